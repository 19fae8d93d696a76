"""The conference moves: what is shown is what happens, everybody concerned hears of it once, and back is back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.casework.models import Assignment, Purpose
from doithoai.conference import appointing, moving, scheduling
from doithoai.conference.models import Conference, Duty
from doithoai.core import holidays
from doithoai.core.models import HolidayDecision
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.people.models import Clock
from doithoai.people.roles import Role
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, announced, fixed, scheduled
from tests.factories.rows import nothing_written

pytestmark = pytest.mark.django_db

REASON = "Trùng kỳ họp HĐND"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def values(row: Conference, day: date) -> dict[str, Any]:
    names = ("starts_at", "ends_at", "venue", "programme", "content", "how_to_take_part")
    return {name: getattr(row, name) for name in names} | {"day": day}


def lines(outlook: moving.Outlook) -> list[tuple[str, str, date | None, date | None, bool]]:
    return [(one.what, one.whose, one.old, one.new, one.is_impossible) for one in outlook.moves]


@pytest.mark.clause("S-48", "S-74", "S-85")
def test_what_is_looked_at_is_what_is_saved_and_looking_writes_nothing() -> None:
    commune = Commune()
    row = announced(commune.authority, by=commune.coordinator)
    matter = commune.matter()
    matter.conference = row
    matter.save(update_fields=["conference"])
    given_ = commune.assigned(matter, purpose=Purpose.EXPLAIN)
    day = DAY + timedelta(days=8)

    with nothing_written():
        shown = scheduling.look(row, by=commune.coordinator, **values(row, day))
    saved = scheduling.fix(row, by=commune.coordinator, reason=REASON, looked=shown.mark, **values(row, day))

    assert lines(shown) == lines(saved)
    assert [one.pk for one in shown.told] == [one.pk for one in saved.told]
    letters = Notice.objects.filter(key__startswith=f"duty-moved:{row.pk}:").values_list("reader", flat=True)
    assert set(letters) >= {one.pk for one in saved.told}
    given_.refresh_from_db()
    assert given_.due_on == day - timedelta(days=4)
    assert (matter.number, given_.due_on) in {(one.where, one.new) for one in saved.moves}
    assert row.announcements.get().state == "stale"


def test_each_hears_once_of_the_day_and_of_the_own_dates_only_and_who_moved_it_does_not() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    chair = people.person("agency_clerk", commune.authority, commune.other)
    appointing.appoint(row, person=chair.person, role=Role.CHAIR, by=commune.coordinator)
    station = people.person("agency_clerk", commune.authority, Duty.objects.get(task__kind="broadcast").lead)
    Notice.objects.all().delete()

    told = scheduling.fix(row, by=commune.coordinator, reason=REASON, **values(row, DAY + timedelta(days=8)))

    letters = Notice.objects.filter(key__startswith="duty-moved:")
    assert sorted(letters.values_list("reader", flat=True)) == sorted(one.pk for one in told.told)
    assert {chair.person, station.person} <= set(told.told)
    assert commune.coordinator.person not in told.told
    body = letters.get(reader=station.person).body
    assert "Hội nghị đổi từ ngày 10/12/2026 sang ngày 18/12/2026" in body
    assert "hạn cũ 03/12/2026, hạn mới 11/12/2026" in body
    assert "hội trường" not in body.partition("\n")[2].lower()


def test_a_body_that_nobody_reads_for_is_named() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)

    shown = scheduling.look(row, by=commune.coordinator, **values(row, DAY + timedelta(days=1)))

    assert "truyen-thong" in {body.code for body in shown.unread}


def test_who_has_something_to_do_hears_once_that_the_conference_is_off() -> None:
    commune = Commune()
    row = announced(commune.authority, by=commune.coordinator)

    scheduling.postpone(row, reason="Bão số 9", by=commune.coordinator)

    letters = Notice.objects.filter(key__startswith=f"called-off:{row.pk}:")
    assert letters.filter(reader=commune.head.person).count() == 1
    assert not letters.filter(reader=commune.coordinator.person).exists()
    assert "Bão số 9" in letters[0].body and letters[0].subject == "Hội nghị đã hoãn, chưa tính hạn."


def test_what_can_no_longer_be_done_is_said_before_it_is_saved() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)

    shown = scheduling.look(row, by=commune.coordinator, **values(row, date(2026, 11, 11)))

    assert {one.new for one in shown.lost} == {date(2026, 11, 1)}
    assert {one.whose for one in shown.lost} == {"Phòng Kinh tế", "Công an xã"}


def test_what_moves_otherwise_by_now_is_not_saved_unseen() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    day = DAY + timedelta(days=8)
    shown = scheduling.look(row, by=commune.coordinator, **values(row, day))
    Clock.objects.filter(authority=commune.authority, code="dossier").update(amount=3)

    with pytest.raises(Refused) as refused, nothing_written():
        scheduling.fix(row, by=commune.coordinator, reason=REASON, looked=shown.mark, **values(row, day))

    assert refused.value.code == "look"
    assert Conference.objects.get(pk=row.pk).day == DAY


def standing(row: Conference) -> list[tuple[Any, ...]]:
    duties = Duty.objects.filter(conference=row).order_by("pk")
    given_ = Assignment.objects.filter(matter__conference=row).order_by("pk")
    return [
        *duties.values_list("pk", "state", "due_on", "rule_text", "basis", "remind_at", "is_late", "lead"),
        *given_.values_list("pk", "state", "due_on", "due_rule", "anchor_on", "remind_at", "is_late"),
    ]


@pytest.fixture
def ground() -> tuple[Commune, Conference]:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    matter = commune.matter()
    matter.conference = row
    matter.save(update_fields=["conference"])
    commune.assigned(matter, purpose=Purpose.EXPLAIN)
    return commune, row


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.dates(date(2026, 12, 1), date(2027, 3, 31)),
    second=st.dates(date(2026, 11, 3), date(2027, 3, 31)),
    units=st.dictionaries(st.sampled_from(["sorted", "explained", "dossier", "conclusion"]), st.just("working_days")),
    swapped=st.dictionaries(st.dates(date(2026, 11, 20), date(2027, 2, 20)), st.booleans(), max_size=6),
)
def test_moving_and_moving_back_changes_no_date(
    ground: tuple[Commune, Conference], first: date, second: date, units: dict[str, str], swapped: dict[date, bool]
) -> None:
    commune, row = ground
    if second == first:
        second += timedelta(days=1)
    for code in ("sorted", "explained", "dossier", "conclusion"):
        unit = units.get(code, "days" if code != "conclusion" else "working_days")
        Clock.objects.filter(authority=commune.authority, code=code).update(unit=unit)
    HolidayDecision.objects.all().delete()
    for day, is_working in swapped.items():
        HolidayDecision.objects.create(day=day, is_working=is_working, reason="Thông báo nghỉ", year=day.year)
    fix_on(row, commune, date(2027, 5, 5) if row.day != date(2027, 5, 5) else date(2027, 5, 6))
    fix_on(row, commune, first)
    before = standing(row)

    fix_on(row, commune, second)
    calendar = holidays.calendar_for([2026, 2027])
    for duty in row.duties.exclude(due_on=None).exclude(clock_code=""):
        rule = Clock.objects.for_code(commune.authority.pk, duty.clock_code, second)
        assert rule is not None and rule.amount is not None
        if rule.anchor == "conference_before" and duty.due_on is not None:
            worked = -calendar.between(second, duty.due_on)
            away = worked if rule.unit == "working_days" else (second - duty.due_on).days
            assert away == rule.amount
    fix_on(row, commune, first)

    assert standing(row) == before


def fix_on(row: Conference, commune: Commune, day: date) -> None:
    row.refresh_from_db()
    fixed(row, by=commune.coordinator, day=day, reason=REASON)
