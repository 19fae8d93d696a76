"""A changed rule or day off: what moves is said before it is saved, and both dates are kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from doithoai.conference import duties, recomputing, scheduling
from doithoai.conference.models import Conference, Duty
from doithoai.core import journal
from doithoai.core.models import HolidayDecision
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.people import clocks
from doithoai.people.models import Authority, Clock
from tests.factories import people
from tests.factories.conference import DAY, NOW, conference, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


def dates(row: Conference) -> dict[int, date | None]:
    return dict(Duty.objects.filter(conference=row).values_list("pk", "due_on"))


def rule(place: Authority, code: str) -> Clock:
    return clocks.rules_of(place)[code]


def test_a_longer_notice_moves_exactly_what_was_shown_and_the_journal_keeps_both_dates() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    row = scheduled(place)
    before = dates(row)

    shown = recomputing.preview_clock(place, code="dossier", amount=5, unit="days")
    untouched = (dates(row) == before, rule(place, "dossier").amount, Clock.objects.filter(valid_to=None).count())
    saved = recomputing.change_clock(rule(place, "dossier"), amount=5, unit="days", basis="Quy chế 12-QC", by=admin)

    assert untouched == (True, 2, Clock.objects.filter(valid_to=None).count())
    assert [(one.old, one.new) for one in shown] == [(date(2026, 12, 8), date(2026, 12, 5))]
    assert [(one.duty.pk, one.old, one.new) for one in saved] == [(one.duty.pk, one.old, one.new) for one in shown]
    moved = Duty.objects.get(pk=saved[0].duty.pk)
    assert (moved.due_on, moved.basis) == (date(2026, 12, 5), "Quy chế 12-QC")
    assert {pk: day for pk, day in dates(row).items() if pk != moved.pk} == {
        pk: day for pk, day in before.items() if pk != moved.pk
    }
    entry = journal.history(moved).first()
    assert entry is not None
    assert (entry.verb, entry.by_id) == ("duty.move", admin.pk)
    assert entry.facts == {"from": "2026-12-08", "to": "2026-12-05"}


def test_the_same_change_twice_moves_nothing_the_second_time() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    scheduled(place)
    change = {"amount": 5, "unit": "days", "basis": "Quy chế 12-QC", "by": admin}

    recomputing.change_clock(rule(place, "dossier"), **change)
    rules, entries = Clock.objects.count(), journal.Entry.objects.count()

    assert recomputing.change_clock(rule(place, "dossier"), **change) == []
    assert (Clock.objects.count(), journal.Entry.objects.count()) == (rules, entries)


def test_what_was_shown_or_has_no_day_stays_and_so_does_the_neighbour() -> None:
    place, neighbour = people.authority(), people.authority("xa-phuc-hoa")
    admin = people.person("administrator", place)
    writer = people.person("coordinator", place)
    row, other, open_day = scheduled(place), scheduled(neighbour), conference(people.authority("xa-moi"))
    done = Duty.objects.get(conference=row, clock_code="dossier")
    duties.show(done, evidence_text="Tờ trình 45-TTr đã gửi", by=writer)
    before = (dates(row), dates(other), dates(open_day))

    moved = recomputing.change_clock(rule(place, "dossier"), amount=5, unit="days", basis="Quy chế", by=admin)

    assert moved == []
    assert (dates(row), dates(other), dates(open_day)) == before


def test_a_conference_that_was_called_off_or_lies_behind_is_left_alone() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    writer = people.person("coordinator", place)
    row = scheduled(place)

    with time_machine.travel(datetime(2026, 12, 20, 2, tzinfo=UTC)):
        assert recomputing.preview_clock(place, code="dossier", amount=5, unit="days") == []
    scheduling.postpone(row, reason="Bão số 9", by=writer)

    assert recomputing.change_clock(rule(place, "dossier"), amount=5, unit="days", basis="Quy chế", by=admin) == []


def test_a_date_that_cannot_be_kept_any_more_is_said_before_it_is_saved() -> None:
    place = people.authority()
    scheduled(place)

    shown = recomputing.preview_clock(place, code="dossier", amount=60, unit="days")

    assert [(one.new, one.is_impossible) for one in shown] == [(date(2026, 10, 11), True)]


def test_who_has_the_duty_hears_of_the_new_date_once() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    row = scheduled(place)
    lead = people.organisation(place, "phong-kinh-te")
    Duty.objects.filter(conference=row, clock_code="dossier").update(lead=lead)
    clerk = people.person("agency_clerk", place, lead)
    recomputing.preview_clock(place, code="dossier", amount=5, unit="days")
    told_by_preview = Notice.objects.filter(reader=clerk.person, key__startswith="duty-moved").count()

    recomputing.change_clock(rule(place, "dossier"), amount=5, unit="days", basis="Quy chế", by=admin)

    notice = Notice.objects.get(reader=clerk.person, key__startswith="duty-moved")
    assert told_by_preview == 0
    assert "hạn cũ 08/12/2026, hạn mới 05/12/2026" in notice.body


def test_only_an_administrator_of_this_authority_changes_a_rule_and_half_a_change_is_none() -> None:
    place, neighbour = people.authority(), people.authority("xa-phuc-hoa")
    row = scheduled(place)
    before = dates(row)

    for actor in (people.person("coordinator", place), people.person("administrator", neighbour)):
        with pytest.raises(Refused) as refusal:
            recomputing.change_clock(rule(place, "dossier"), amount=5, unit="days", basis="Quy chế", by=actor)
        assert refusal.value.code == "right"
    with pytest.raises(Refused):
        recomputing.change_clock(
            rule(place, "dossier"), amount=5, unit="days", basis=" ", by=people.person("administrator", place)
        )

    assert (dates(row), rule(place, "dossier").amount) == (before, 2)


@pytest.mark.clause("G-4")
def test_a_day_off_moves_working_day_rules_of_every_authority_and_moves_them_back() -> None:
    place, neighbour = people.authority(), people.authority("xa-phuc-hoa")
    admin = people.person("administrator", place)
    mine, theirs = scheduled(place), scheduled(neighbour)
    before = (dates(mine), dates(theirs))
    off = date(2026, 12, 14)

    shown = recomputing.preview_holiday(place, day=off, is_working=False)
    saved = recomputing.decide_holiday(place, day=off, is_working=False, reason="Nghỉ bù", by=admin)
    after = (dates(mine), dates(theirs))
    back = recomputing.preview_removal(place, HolidayDecision.objects.get())
    still_there = HolidayDecision.objects.count()
    recomputing.remove_holiday(place, HolidayDecision.objects.get(), by=admin)

    assert [(one.duty.conference, one.old, one.new) for one in shown] == [
        (mine, date(2026, 12, 21), date(2026, 12, 22))
    ]
    assert {one.duty.conference for one in saved} == {mine, theirs}
    assert [set(new.items()) - set(old.items()) != set() for old, new in zip(before, after, strict=True)] == [True] * 2
    assert [(one.old, one.new) for one in back] == [(date(2026, 12, 22), date(2026, 12, 21))]
    assert (still_there, (dates(mine), dates(theirs))) == (1, before)
    moved = journal.Entry.objects.filter(authority_id=neighbour.pk, verb="duty.move", by_id=None)
    assert [entry.facts["to"] for entry in moved.order_by("pk")] == ["2026-12-22", "2026-12-21"]


def test_the_day_of_the_conference_is_the_anchor() -> None:
    place = people.authority()
    row = scheduled(place)

    assert Duty.objects.get(conference=row, clock_code="on_screen").due_on == DAY.replace(day=9)
