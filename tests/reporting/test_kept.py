"""Figures of a large authority are kept and say when they were counted; the clock counts them anew, no reader waits."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.cache import cache
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.core import clock
from doithoai.opinion import figures as tallies
from doithoai.reporting import kept
from doithoai.reporting.figures import Span
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
    assert not kept.refresh_one(moment)


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


def test_without_a_clock_figures_do_not_stay_as_they_are(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    seen(commune)
    commune.matter()
    later(monkeypatch, hours=1)

    assert seen(commune).overview.matters == 4
    assert kept.overview(commune.authority, clock.today()).matters == 4


def test_the_page_says_when_its_figures_were_counted(commune: Commune) -> None:
    page = people.signed_in(commune.coordinator).get(f"/{commune.authority.slug}/van-phong/so-lieu/").content.decode()

    assert f"{clock.local(seen(commune).at):%H:%M}" in page
