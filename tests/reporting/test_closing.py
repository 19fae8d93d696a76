"""A year is closed when nobody is left without an answer; then it is read and no longer changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from doithoai.casework import carrying, promising
from doithoai.conference import attending, duties, leaving, scheduling
from doithoai.conference.models import Announcement, Category, Conference, Duty
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.documents.models import Register, RegisterLine
from doithoai.live.models import Sitting
from doithoai.opinion import intake, triage
from doithoai.opinion.models import Door, Matter, Opinion
from doithoai.people.roles import Role
from doithoai.programme import planning
from doithoai.programme.models import Plan
from doithoai.reporting import archiving, closing
from doithoai.reporting.models import YearArchive
from tests.factories.casework import Commune
from tests.factories.conference import NOW
from tests.factories.people import authority, person, signed_in
from tests.factories.programme import YEAR, coordinator, issued_plan, office

pytestmark = pytest.mark.django_db
REASON = "Năm đã hết, việc còn lại theo dõi tiếp."


class Over:
    """A commune whose only conference of the year was held and concluded."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.by = coordinator(self.commune.authority)
        self.plan = issued_plan(self.commune.authority, by=self.by)
        self.conference = scheduling.make_real(self.plan, by=self.by)[0]
        Conference.objects.filter(pk=self.conference.pk).update(state="concluded", day=date(YEAR, 6, 1))
        self.fresh()

    def fresh(self) -> Conference:
        self.conference = Conference.objects.select_related("authority").get(pk=self.conference.pk)
        return self.conference

    def codes(self, *, must: bool) -> set[str]:
        return {one.code for one in closing.points(self.plan) if one.is_must is must}

    def matter(self, **columns: Any) -> Matter:
        row = self.commune.matter()
        Matter.objects.filter(pk=row.pk).update(conference=self.conference, **columns)
        Opinion.objects.filter(matter=row).update(conference=self.conference)
        row.refresh_from_db()
        return row

    def closed(self) -> Plan:
        closing.close(self.plan, by=self.by, reason=REASON)
        self.fresh()
        return self.plan


@pytest.fixture(autouse=True)
def _at() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_year_with_an_unheld_conference_or_an_open_matter_is_refused_and_both_are_named() -> None:
    over = Over()
    Conference.objects.filter(pk=over.conference.pk).update(state="postponed")
    over.matter()

    with pytest.raises(Refused) as refusal:
        closing.close(over.plan, by=over.by, reason=REASON)

    assert refusal.value.code == "open"
    assert over.codes(must=True) == {"conferences", "matters"}
    with translation.override("en"):
        assert str(refusal.value.sentence).count(": 1") == 2
    assert Plan.objects.get(pk=over.plan.pk).state == "issued"
    assert over.fresh().put_away_on is None


def test_whoever_read_of_a_conference_is_told_first_that_it_was_called_off() -> None:
    over = Over()
    told = Announcement.objects.create(conference=over.conference, state="stale", version=1)
    Conference.objects.filter(pk=over.conference.pk).update(state="cancelled")
    assert over.codes(must=True) == {"announcements"}

    Announcement.objects.filter(pk=told.pk).update(state="replaced")

    assert over.codes(must=True) == set()


def test_what_is_confidential_is_counted_and_not_named() -> None:
    over = Over()
    over.matter(is_sealed=True)

    (point,) = [one for one in closing.points(over.plan) if one.is_must]

    assert (point.code, point.count, point.rows) == ("sealed", 1, [])


def test_a_conference_without_its_conclusion_and_unverified_evidence_forbid_the_closing() -> None:
    over = Over()
    Sitting.objects.create(conference=over.conference, state="signed")
    Duty.objects.filter(pk=over.conference.duties.earliest("pk").pk).update(state="evidence")

    assert over.codes(must=True) == {"sittings", "evidence"}


def test_an_answer_that_was_asked_for_forbids_it_and_a_running_promise_does_not() -> None:
    over = Over()
    row = over.commune.commitment(over.matter())
    asked = over.matter()
    over.commune.assigned(asked)
    Matter.objects.filter(pk=asked.pk).update(state="explained")
    Matter.objects.filter(pk=row.matter_id).update(state="scheduled")

    assert over.codes(must=True) == {"answers"}
    assert "promises" in over.codes(must=False)


def test_what_stays_open_wants_a_reason_and_the_journal_keeps_both() -> None:
    over = Over()
    with pytest.raises(Refused) as refusal:
        closing.close(over.plan, by=over.by)
    assert refusal.value.field == "reason"

    over.closed()

    entry = Entry.objects.get(verb="plan.close")
    assert {"duties", "early"} <= set(entry.facts["left"])
    assert entry.said.text == REASON
    assert not over.conference.duties.exclude(state="not_done").exists()
    assert (over.conference.state, over.conference.put_away_on) == ("closed", NOW.date())


def test_reserved_numbers_are_listed_and_do_not_forbid() -> None:
    over = Over()
    book = Register.objects.create(authority=over.commune.authority, kind="TB", series="2026")
    RegisterLine.objects.create(register=book, number=7, origin="reserved", reason="chờ ký", day=NOW.date())

    assert "numbers" in over.codes(must=False)


def test_only_who_submits_plans_closes_one_and_only_once() -> None:
    over = Over()
    with pytest.raises(Refused) as refusal:
        closing.close(over.plan, by=office(over.commune.authority), reason=REASON)
    assert refusal.value.code == "right"

    over.closed()

    with pytest.raises(Refused) as again:
        closing.close(over.plan, by=over.by, reason=REASON)
    assert again.value.code == "state"


def test_the_sitting_is_archived_and_a_running_promise_goes_to_the_next_conference() -> None:
    over = Over()
    sitting = Sitting.objects.create(conference=over.conference, state="issued")
    row = over.commune.commitment(over.matter())
    type(row).objects.filter(pk=row.pk).update(conference=over.conference, is_public=True)
    Matter.objects.filter(pk=row.matter_id).update(state="scheduled")
    following = issued_plan(over.commune.authority, by=over.by, year=YEAR + 1, number="02-KH/ĐU")
    (coming,) = scheduling.make_real(following, by=over.by)

    over.closed()

    row.refresh_from_db()
    sitting.refresh_from_db()
    assert (sitting.state, row.state, row.conference_id) == ("archived", "open", coming.pk)
    assert row in type(row).objects.of(over.commune.authority).public()
    promising.note(row, text="Đang làm.", by=person(Role.AGENCY_CLERK, over.commune.authority, row.owner))


def test_a_closed_year_refuses_its_acts_with_a_sentence() -> None:
    over = Over()
    over.closed()
    plan = Plan.objects.get(pk=over.plan.pk)
    acts = [
        lambda: planning.amend(plan, reason="bổ sung", by=over.by),
        lambda: attending.expect(over.conference, name="Vi Thị Pẩn", category=Category.PEOPLE, by=over.by),
        lambda: duties.give_up(over.conference.duties.earliest("pk"), reason="x", by=over.by),
        lambda: scheduling.cancel(over.conference, reason="x", by=over.by),
        lambda: intake.receive(
            plan.authority, door=Door.WEB, texts=["Đường liên thôn hỏng."], conference=over.conference, by=CITIZEN
        ),
    ]

    for act in acts:
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code in ("over", "state")
    assert intake.receive(plan.authority, door=Door.WEB, texts=["Đường liên thôn hỏng."], by=CITIZEN).opinions


def test_an_amendment_that_was_never_issued_can_no_longer_be() -> None:
    over = Over()
    later = planning.amend(over.plan, reason="Thêm một hội nghị", by=over.by)
    over.closed()

    for act in (
        lambda: planning.write(later, motto="Khác", by=over.by),
        lambda: planning.submit(later, by=over.by),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "over"


def test_a_promise_left_behind_is_carried_on_when_the_next_year_has_its_conference() -> None:
    over = Over()
    row = over.commune.commitment(over.matter())
    type(row).objects.filter(pk=row.pk).update(conference=over.conference)
    Matter.objects.filter(pk=row.matter_id).update(state="scheduled")
    over.closed()
    following = issued_plan(over.commune.authority, by=over.by, year=YEAR + 1, number="02-KH/ĐU")
    (coming,) = scheduling.make_real(following, by=over.by)

    carrying.carry(over.conference, rows=[row], to=coming, reason="Chưa xong.", by=over.by)

    row.refresh_from_db()
    assert row.conference_id == coming.pk


def test_lists_can_still_be_taken_away_from_a_closed_year_and_the_journal_says_so() -> None:
    over = Over()
    over.closed()

    leaving.taken(over.conference, "dai-bieu", by=over.by)

    assert Entry.objects.filter(verb="conference.names_taken", subject_id=over.conference.pk).exists()


def test_what_a_sender_says_still_opens_the_matter_again() -> None:
    over = Over()
    row = over.matter(state="explained")
    over.closed()

    triage.reopen(row, reason="Người nêu chưa được trả lời đủ.", by=over.by)

    assert row.state == "classified"


def test_the_neighbour_with_the_same_year_is_not_asked_about() -> None:
    over = Over()
    neighbour = issued_plan(authority("xa-phuc-hoa"), by=coordinator(authority("xa-phuc-hoa")))
    scheduling.make_real(neighbour, by=coordinator(authority("xa-phuc-hoa")))

    assert over.codes(must=True) == set()
    over.closed()
    assert Plan.objects.get(pk=neighbour.pk).state == "issued"


def test_the_page_names_what_is_open_with_links_and_closes_the_year() -> None:
    over = Over()
    matter = over.matter()
    client, slug = signed_in(over.by), over.commune.authority.slug
    page = reverse("office:plan_close", args=[slug, over.plan.public_id])

    told = client.get(page).content.decode()
    assert reverse("office:matter", args=[slug, matter.public_id]) in told
    assert "<textarea" not in told

    Matter.objects.filter(pk=matter.pk).update(state="explained")
    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": REASON}).status_code == 302
    over.plan.refresh_from_db()
    assert over.plan.state == "closed"
    assert YearArchive.objects.get(plan=over.plan).made_at is None
    assert client.get(reverse("office:plan", args=[slug, over.plan.public_id])).status_code == 200
    held = client.get(reverse("office:conference", args=[slug, over.conference.public_id])).content.decode()
    assert reverse("office:conference_roles", args=[slug, over.conference.public_id]) not in held


def test_the_public_still_reads_a_closed_year() -> None:
    over = Over()
    Conference.objects.filter(pk=over.conference.pk).update(announced_at=NOW)
    slug = over.commune.authority.slug
    over.closed()

    home = Client().get(reverse("portal:home", args=[slug])).content.decode()
    assert reverse("portal:plan", args=[slug, over.plan.public_id]) in home
    assert Client().get(reverse("portal:plan", args=[slug, over.plan.public_id])).status_code == 200
    assert archiving.latest(over.plan) is not None
