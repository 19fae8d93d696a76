"""The sample programmes load through the public rules, once, on any day, and the sum holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from doithoai.casework.models import Answer, Assignment, Commitment, Extension, Referral
from doithoai.conference.models import Announcement, Broadcast, Conference, Duty, Slot
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.live.models import Question, Sitting, Turn
from doithoai.operations.demo import loading
from doithoai.operations.demo.loading import Loaded
from doithoai.operations.samples import shapes
from doithoai.opinion import conservation
from doithoai.opinion.models import Matter, Opened, Opinion, PublicText
from doithoai.people.models import Authority, Person
from doithoai.programme.models import Plan

#: In each run the browser tests load the same samples on their own database, by the command, on both kinds.
pytestmark = pytest.mark.pages

#: An ordinary working morning.
NOW = datetime(2026, 11, 18, 9, 40, tzinfo=clock.ZONE)


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Loaded]:
    """Both programmes, loaded once for this module and taken back at its end."""
    with django_db_blocker.unblock(), time_machine.travel(NOW), transaction.atomic():
        yield loading.load()
        transaction.set_rollback(True)


@pytest.fixture
def commune(db: None, loaded: Loaded) -> Authority:
    return Authority.objects.get(slug="xa-tan-yen")


def matter_of(sample: shapes.Sample, said: shapes.Matter) -> Matter:
    """Where the first opinion of a matter of the data lies now."""
    first = next(one for one in sample.opinions if one.matter == said.key)
    rows = Opinion.objects.select_related("matter").filter(authority__slug=sample.authority.slug)
    return next(row.matter for row in rows if row.received_text == first.text)


def test_no_rule_refuses_an_act_and_every_opinion_has_its_place(db: None, loaded: Loaded) -> None:
    assert loaded.refused == ()
    assert {slug: balance.received for slug, balance in loaded.sums.items()} == {"huyen-tan-yen": 27, "xa-tan-yen": 131}
    assert all(balance.holds for balance in loaded.sums.values())
    assert conservation.check() == []


def test_a_second_load_adds_nothing_and_names_the_first_day(db: None, loaded: Loaded) -> None:
    models = (Authority, Person, Conference, Opinion, Matter, Commitment, Paper, Entry)
    before = [model.objects.count() for model in models]

    with time_machine.travel(NOW + timedelta(days=3)):
        again = loading.load()

    assert (loaded.is_new, again.is_new, again.made_on) == (True, False, NOW.date())
    assert [model.objects.count() for model in models] == before


def test_the_clock_shows_the_present_again(db: None, loaded: Loaded) -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)
    assert not Entry.objects.filter(at__gt=clock.now()).exists()


@pytest.mark.parametrize("sample", loading.SAMPLES, ids=lambda sample: sample.authority.slug)
def test_each_matter_stands_where_the_data_says(db: None, loaded: Loaded, sample: shapes.Sample) -> None:
    rows = {said.key: matter_of(sample, said) for said in sample.matters}
    assert {key: row.state for key, row in rows.items()} == {said.key: said.state for said in sample.matters}
    counts = {key: row.opinions.count() for key, row in rows.items()}
    assert counts == {key: sum(one.matter == key for one in sample.opinions) for key in rows}
    standing = Matter.objects.standing().filter(authority__slug=sample.authority.slug)
    assert standing.count() == len(sample.matters)


def test_work_is_found_in_every_state(commune: Authority) -> None:
    def states(rows: type[Assignment | Answer | Commitment | Extension | Referral | PublicText | Duty]) -> set[str]:
        return set(rows._default_manager.values_list("state", flat=True))

    assert states(Assignment) == {"given", "accepted", "answered", "closed", "handed_back", "withdrawn"}
    assert states(Answer) == {"draft", "in_review", "sent_back", "approved", "published", "corrected"}
    assert states(Commitment) == {"open", "evidence", "done", "not_possible"}
    assert states(Extension) == {"asked", "approved"}
    assert states(Referral) == {"sent", "received", "passed_on"}
    assert states(PublicText) == {"proposed", "approved", "sent_back"}
    assert states(Duty) == {"open", "evidence", "done", "not_done"}
    assert set(Announcement.objects.values_list("state", flat=True)) == {"published", "replaced"}
    assert Assignment.objects.late(clock.today()).filter(is_late=True, matter__authority=commune).count() >= 5


def test_promises_are_kept_broken_and_prolonged(commune: Authority) -> None:
    mine = Commitment.objects.filter(authority=commune)
    assert mine.count() >= 20
    assert mine.filter(state="open", is_late=True).count() == 2
    assert mine.filter(state="done", is_late=True).exists()
    assert mine.filter(extensions_count=1, state="open").exists()
    assert not mine.filter(state="done", evidence_text="").exists()
    assert not Commitment.objects.filter(authority__slug="huyen-tan-yen").exclude(state="done").exists()


def test_what_is_sealed_or_internal_is_nowhere_in_public(commune: Authority) -> None:
    sealed = Matter.objects.filter(authority=commune, is_sealed=True)
    assert sorted(sealed.values_list("state", "sealed_kind")) == [
        ("diverted", "complaint"),
        ("diverted", "denunciation"),
        ("received", "denunciation"),
    ]
    hidden = [*sealed, *Matter.objects.filter(is_internal=True)]
    assert len(hidden) == 7
    assert not Matter.objects.public().filter(pk__in=[row.pk for row in hidden]).exists()
    words = [row.received_text[:40] for row in Opinion.objects.filter(matter__in=hidden)]
    words += [row.title for row in hidden if row.is_internal]
    browser = Client(headers={"accept-language": "vi"})
    for path in ("", "ket-qua/", "cam-ket/", "so-lieu/"):
        page = browser.get(f"/xa-tan-yen/{path}")
        assert page.status_code == 200, path
        assert not [one for one in words if one in page.content.decode()]
    assert Opened.objects.filter(matter__in=sealed).count() == 2


def test_the_public_reads_only_what_a_second_person_let_out(commune: Authority) -> None:
    rows = PublicText.objects.filter(state="approved")
    assert rows.count() > 80
    assert all(row.approved_by not in (None, row.prepared_by) for row in rows)
    assert PublicText.objects.filter(state="proposed").count() >= 4
    assert not Opinion.objects.filter(public_texts__isnull=False, submission__consents_to_text=False).exists()


def test_a_conference_is_being_held_with_one_speaking_and_others_waiting(commune: Authority) -> None:
    conference = Conference.objects.get(authority=commune, state="in_session")
    sitting = Sitting.objects.get(conference=conference)
    assert conference.day == NOW.date() and sitting.state == "in_session"
    speaking = Turn.objects.get(sitting=sitting, state="speaking")
    assert speaking.started_at is not None
    assert timedelta(0) < clock.now() - speaking.started_at < timedelta(minutes=10)
    assert set(sitting.turns.values_list("state", flat=True)) == {
        "finished",
        "speaking",
        "ready",
        "accepted",
        "submitted",
        "deferred",
        "redirected",
        "withdrawn",
    }
    assert set(sitting.questions.values_list("state", flat=True)) == {
        "directed_on_spot",
        "promised",
        "answered_on_spot",
        "assigned",
    }
    assert Question.objects.filter(sitting=sitting, shown_gist="").exists()
    present = conference.attendances.filter(status="present").count()
    assert 40 <= present < conference.attendances.count()


def test_a_conference_is_over_and_its_papers_are_kept(commune: Authority) -> None:
    sitting = Sitting.objects.get(conference__authority=commune, state="follow_up")
    assert (sitting.questions.exclude(state="concluded").count(), sitting.conclusion_items.count()) == (0, 10)
    assert set(sitting.turns.values_list("state", flat=True)) == {"finished", "to_written", "merged", "withdrawn"}
    assert sitting.minute_lines.exclude(corrects=None).count() == 1
    papers = {paper.kind: paper for paper in Paper.objects.filter(authority=commune)}
    assert {kind: paper.state for kind, paper in papers.items()} == dict.fromkeys(("KH", "BB", "TB"), "issued")
    assert papers["TB"].number_text.startswith("46")
    assert issuing.file_bytes(papers["TB"]).startswith(b"%PDF")


def test_one_is_announced_nine_days_ahead_and_one_has_no_day_yet(commune: Authority) -> None:
    coming = Conference.objects.get(authority=commune, state="announced")
    assert coming.day == NOW.date() + timedelta(days=9)
    assert coming.matters.count() >= 10
    later = Conference.objects.get(authority=commune, state="planned")
    assert (later.day, later.venue) == (None, "")


@pytest.mark.clause("S-15", "S-21a", "S-66")
def test_what_is_prepared_before_the_day_is_there_to_look_at(commune: Authority) -> None:
    mine = Conference.objects.filter(authority=commune)
    over, now, ahead = (mine.get(state=state) for state in ("concluded", "in_session", "announced"))

    assert [one.briefing.state for one in (over, now, ahead)] == ["shown", "shown", "writing"]
    assert over.briefing.owner is not None and "214 hộ" in over.briefing.results
    done = {one.pk: [row.done_at is not None for row in one.hall_checks.all()] for one in (over, now, ahead)}
    assert all(done[over.pk]) and all(done[now.pk]) and len(done[now.pk]) > 10
    assert done[ahead.pk].count(True) == 1 and done[ahead.pk].count(False) > 10
    assert sum(one.planned for one in now.quotas.all()) == 199
    assert Slot.objects.filter(organisation__authority=commune).count() == 2
    rows = Broadcast.objects.filter(announcement__conference=now, evidence_text__startswith="Phát theo lịch")
    assert rows.count() == 4
    assert [row.evidence_file.name for row in rows if row.evidence_file] == ["nhat-ky-phat-thanh.pdf"]
    assert all("Mặt trận" in row.front_role or "MTTQ" in row.front_role for row in Plan.objects.all())


def test_nobody_of_the_samples_can_sign_in_with_a_password(commune: Authority) -> None:
    assert commune.demo and Person.objects.count() >= 45
    assert not any(person.has_usable_password() for person in Person.objects.all())
