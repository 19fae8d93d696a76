"""Figures of a large authority are kept and say when they were counted; the clock counts them anew, no reader waits."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.casework import workshop
from doithoai.core import clock
from doithoai.opinion import figures as tallies
from doithoai.opinion.models import Matter
from doithoai.reporting import breaking, kept, naming
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import By
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SINCE = Span(since=date(2020, 1, 1))


@pytest.fixture
def commune(monkeypatch: pytest.MonkeyPatch) -> Commune:
    """Three matters are many here."""
    monkeypatch.setattr(kept, "LARGE", 2)
    monkeypatch.setattr(kept, "_looked", {})
    cache.clear()
    made = Commune()
    for _n in range(3):
        made.matter()
    while tallies.fold(clock.now()):
        pass
    return made


def seen(commune: Commune, span: Span | None = None) -> kept.Picture:
    return kept.picture(commune.authority, clock.today(), span)


def later(monkeypatch: pytest.MonkeyPatch, **after: int) -> datetime:
    moment = clock.now() + timedelta(**after)
    monkeypatch.setattr(clock, "now", lambda: moment)
    return moment


def test_a_small_authority_is_counted_for_every_reader(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "LARGE", 100)

    assert seen(commune).overview.matters == 3
    commune.matter()
    assert seen(commune).overview.matters == 4
    assert not kept.refresh_one(clock.now())


def test_what_is_kept_is_shown_until_the_clock_has_counted_anew(
    commune: Commune, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert kept.refresh_one(clock.now())
    first = seen(commune)
    commune.matter()
    moment = later(monkeypatch, minutes=6)

    with django_assert_num_queries(1):
        shown = seen(commune)
    assert (shown.overview.matters, shown.at) == (3, first.at)
    assert kept.refresh_one(moment)
    assert (seen(commune).overview.matters, seen(commune).at) == (4, moment)
    assert [kept.refresh_one(moment) for _by in By.values] == [True] * len(By.values)
    assert not kept.refresh_one(moment)


def test_how_far_very_many_answers_are_is_counted_by_the_clock(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    def approved() -> tuple[int, int]:
        whole = kept.measured(commune.authority).meter.whole
        return whole.approved, whole.matters

    given = [commune.assigned() for _n in range(3)]
    assert approved() == (0, 3) and kept.measured(commune.authority).at is None
    commune.approved(given[0])
    assert approved() == (1, 3)  # of little work nothing is kept

    monkeypatch.setattr(workshop, "LARGE", 2)
    assert approved() == (1, 3)
    commune.approved(given[1])
    moment = later(monkeypatch, minutes=6)
    assert approved() == (1, 3)
    while kept.refresh_one(moment):
        pass
    assert approved() == (2, 3) and kept.measured(commune.authority).at == moment


def test_a_part_that_a_reader_chose_is_counted_anew_by_the_clock(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(commune, SINCE)
    commune.matter()
    moment = later(monkeypatch, minutes=6)

    assert seen(commune, SINCE).overview.matters == 3
    while kept.refresh_one(moment):
        pass
    assert (seen(commune, SINCE).overview.matters, seen(commune, SINCE).at) == (4, moment)


def test_a_break_down_is_kept_without_any_text_and_counted_anew_by_the_clock(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    Matter.objects.update(place="Nhà bà Bưởi")
    first = kept.broken(commune.authority, clock.today(), By.PLACE)
    commune.matter()
    moment = later(monkeypatch, minutes=6)

    with CaptureQueriesContext(connection) as queries:
        shown = kept.broken(commune.authority, clock.today(), By.PLACE)
    assert not any("opinion_" in one["sql"] for one in queries)
    assert shown == first and "Bưởi" not in repr(shown)
    while kept.refresh_one(moment):
        pass
    anew = kept.broken(commune.authority, clock.today(), By.PLACE)
    assert (breaking.total(anew.counted.now.rows)["received"], anew.at) == (4, moment)


def test_a_place_that_was_sealed_meanwhile_is_gone_from_the_kept_break_down(commune: Commune) -> None:
    Matter.objects.update(place="Nhà bà Bưởi")
    counted = kept.broken(commune.authority, clock.today(), By.PLACE).counted
    assert [row.label for row in naming.lines(commune.authority, counted)[0]] == ["Nhà bà Bưởi"]

    Matter.objects.update(is_sealed=True)

    assert kept.broken(commune.authority, clock.today(), By.PLACE).counted == counted
    rows, whole = naming.lines(commune.authority, counted)
    assert [row.label for row in rows] == [str(naming.WITHOUT[By.PLACE])] and whole.numbers["received"] == 3


def test_without_a_clock_figures_do_not_stay_as_they_are(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    seen(commune)
    commune.matter()
    later(monkeypatch, hours=1)

    assert seen(commune).overview.matters == 4
    assert kept.overview(commune.authority, clock.today()).matters == 4


def test_the_page_says_when_its_figures_were_counted(commune: Commune) -> None:
    page = people.signed_in(commune.coordinator).get(f"/{commune.authority.slug}/van-phong/so-lieu/").content.decode()

    assert f"{clock.local(seen(commune).at):%H:%M}" in page


def test_the_first_reader_of_a_break_down_does_not_wait_either(
    commune: Commune, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    while kept.refresh_one(clock.now()):
        pass
    at = clock.now()
    later(monkeypatch, minutes=3)

    with django_assert_num_queries(len(By.values)):
        found = [kept.broken(commune.authority, clock.today(), by) for by in By.values]
    assert all(one.at <= at for one in found)
