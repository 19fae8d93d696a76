"""Deadline rules of an authority: the day, its arithmetic, days off."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.core.models import HolidayDecision
from doithoai.core.workdays import Calendar
from doithoai.people import clocks
from doithoai.people.models import Clock
from tests.factories.people import authority

pytestmark = pytest.mark.django_db

CONFERENCE = date(2024, 6, 27)


@pytest.mark.clause("S-74", "S-85")
def test_the_report_is_due_ten_days_and_the_broadcast_seven_days_before() -> None:
    district = authority(preset="seed_2015")

    found = clocks.dues(district, ["gathered", "announced"], anchor=CONFERENCE)

    assert {code: due.day for code, due in found.items()} == {
        "gathered": date(2024, 6, 17),
        "announced": date(2024, 6, 20),
    }


def test_a_date_explains_itself() -> None:
    due = clocks.due(authority(), "gathered", anchor=CONFERENCE)

    assert due.rule == (
        "Trước ngày hội nghị ít nhất 10 ngày: ngày hội nghị 27/06/2024 không tính; hạn là hết ngày 17/06/2024."
    )
    assert (due.basis, due.warning, due.proposed) == ("Kế hoạch năm", "", None)


def test_a_due_day_that_is_a_day_off_stays_and_proposes_the_working_day_before() -> None:
    due = clocks.due(authority(), "gathered", anchor=date(2026, 9, 22))

    assert due.day == date(2026, 9, 12)
    assert due.proposed == date(2026, 9, 11)
    assert due.warning == "Ngày 12/09/2026 (thứ Bảy) là ngày nghỉ; nên xong từ ngày 11/09/2026."


@pytest.mark.clause("G-1", "G-4")
def test_the_unit_belongs_to_the_rule_and_working_days_pass_over_holidays() -> None:
    commune = authority()
    before = clocks.due(commune, "conclusion", anchor=date(2026, 8, 27))
    Clock.objects.filter(authority=commune, code="conclusion").update(unit="days")

    after = clocks.due(commune, "conclusion", anchor=date(2026, 8, 27))

    assert (before.day, after.day) == (date(2026, 9, 10), date(2026, 9, 3))
    assert "07 ngày làm việc" in before.rule and "bỏ qua ngày nghỉ" in before.rule
    assert "07 ngày:" in after.rule


def test_a_yearly_decision_moves_a_deadline() -> None:
    commune = authority()
    before = clocks.due(commune, "acknowledge", anchor=date(2026, 3, 2)).day
    HolidayDecision.objects.create(day=date(2026, 3, 5), reason="Nghỉ theo quyết định năm", year=2026)

    after = clocks.due(commune, "acknowledge", anchor=date(2026, 3, 2)).day

    assert (before, after) == (date(2026, 3, 16), date(2026, 3, 17))


def test_the_newest_rule_that_holds_on_the_day_counts_and_the_neighbour_keeps_its_own() -> None:
    commune, neighbour = authority(), authority("xa-phuc-hoa")
    Clock.objects.create(
        authority=commune,
        code="gathered",
        name="Báo cáo ý kiến",
        amount=15,
        unit="days",
        anchor="conference_before",
        basis="Quy chế mới",
        valid_from=date(2026, 7, 1),
    )

    days = [
        clocks.due(commune, "gathered", anchor=date(2026, 6, 30)).day,
        clocks.due(commune, "gathered", anchor=date(2026, 7, 16)).day,
        clocks.due(neighbour, "gathered", anchor=date(2026, 7, 16)).day,
    ]

    assert days == [date(2026, 6, 20), date(2026, 7, 1), date(2026, 7, 6)]


def test_a_rule_without_an_amount_and_an_unknown_rule_give_no_day() -> None:
    district = authority(preset="seed_2015")

    assert clocks.due(district, "published", anchor=CONFERENCE).day is None
    assert clocks.due(district, "nothing", anchor=CONFERENCE).day is None
    assert (clocks.amount(district, "published"), clocks.amount(district, "remind_rounds")) == (None, 2)


@given(st.dates(date(2024, 1, 1), date(2030, 1, 1)), st.integers(0, 40), st.sampled_from(["days", "working_days"]))
def test_a_backward_rule_never_gives_a_later_day_and_more_days_never_a_later_one(
    day: date, amount: int, unit: str
) -> None:
    calendar = Calendar()
    rule = Clock(amount=amount, unit=unit, anchor="conference_before", basis="", name="")
    longer = Clock(amount=amount + 1, unit=unit, anchor="conference_before", basis="", name="")

    first = clocks.reckon(rule, day, calendar).day
    second = clocks.reckon(longer, day, calendar).day

    assert first is not None and second is not None
    assert second < first <= day
    assert unit == "working_days" or first == day - timedelta(days=amount)
