"""A conference that was moved to the next year: offered to that year's plan, taken in once, shown in both."""

import pytest

from doithoai.conference import moving_in, scheduling
from doithoai.conference.models import Conference
from doithoai.core.transitions import Refused
from doithoai.programme import planning
from tests.factories.people import authority
from tests.factories.programme import coordinator, issued_plan, office, plan

pytestmark = pytest.mark.django_db


def moved() -> Conference:
    commune = authority()
    row = issued_plan(commune, year=2026, conferences=2)
    first, _second = scheduling.make_real(row, by=office(commune))
    scheduling.move_to_next_year(first, reason="Chờ hoàn thành dự án.", by=coordinator(commune))
    return first


def test_it_is_offered_to_the_plan_of_the_next_year_until_it_was_taken_in() -> None:
    row = moved()
    writer = coordinator(row.authority)
    this_year, next_year = row.planned.plan, plan(row.authority, year=2027)

    offered = moving_in.waiting(next_year)
    made = moving_in.take_in(next_year, row, by=writer)
    with pytest.raises(Refused) as again:
        moving_in.take_in(next_year, row, by=writer)

    assert (offered, moving_in.waiting(this_year), moving_in.waiting(next_year)) == ([row], [], [])
    assert (made.moved_from, made.audience, made.period_words) == (row.planned, row.audience, "quý IV/2027")
    assert again.value.code == "twice"
    assert moving_in.waiting(plan(authority("xa-phuc-hoa"), year=2027)) == []


def test_a_later_version_of_either_plan_does_not_offer_it_again() -> None:
    row = moved()
    writer, clerk = coordinator(row.authority), office(row.authority)
    next_year = plan(row.authority, year=2027)
    moving_in.take_in(next_year, row, by=writer)
    amended = planning.amend(row.planned.plan, reason="Đổi địa điểm hội nghị còn lại.", by=writer)
    planning.submit(amended, by=writer)
    planning.issue(amended, number="60-KH/ĐU", on=row.planned.plan.issued_on, by=clerk)
    scheduling.make_real(amended, by=clerk)
    row.refresh_from_db()

    assert row.planned.plan == amended
    assert moving_in.waiting(next_year) == []


def test_what_was_postponed_or_cancelled_is_not_offered() -> None:
    commune = authority()
    writer = coordinator(commune)
    first, second = scheduling.make_real(issued_plan(commune, year=2026, conferences=2), by=office(commune))
    scheduling.postpone(first, reason="Mưa bão.", by=writer)
    scheduling.cancel(second, reason="Đã giải quyết xong.", by=writer)

    assert moving_in.waiting(plan(commune, year=2027)) == []
