"""Figures of a sent yearly report are public by an act of their own, and tell nothing of few."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.core import clock
from doithoai.portal.views.yearly import public_rows
from doithoai.reporting import writing
from doithoai.reporting.models import Report, Rhythm
from tests.factories import reports
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


def page(commune: Commune, query: str = "") -> str:
    return Client().get(reverse("portal:yearly_figures", args=[commune.authority.slug]) + query).content.decode()


def published(commune: Commune, year: int) -> Report:
    report = reports.begun(commune, year, 1, rhythm=Rhythm.YEAR, name="Báo cáo năm")
    reports.sent(commune, report)
    writing.publish(report, by=commune.publisher)
    return report


def test_nothing_is_public_until_somebody_publishes_it() -> None:
    commune = Commune()
    report = reports.sent(commune, reports.begun(commune, clock.today().year - 1, 1, rhythm=Rhythm.YEAR))
    assert report.content_hash not in page(commune)

    writing.publish(report, by=commune.publisher)

    shown = page(commune)
    assert report.content_hash in shown and report.results not in shown
    writing.unpublish(report, by=commune.publisher)
    assert report.content_hash not in page(commune)


def test_each_year_is_chosen_and_a_wrong_one_gives_the_newest() -> None:
    commune, year = Commune(), clock.today().year
    older, newer = published(commune, year - 2), published(commune, year - 1)

    assert newer.content_hash in page(commune)
    assert older.content_hash in page(commune, f"?nam={year - 2}")
    assert newer.content_hash in page(commune, "?nam=1999")


def test_few_verdicts_are_not_told() -> None:
    commune = Commune()
    report = published(commune, clock.today().year - 1)
    words = [row.label for row in public_rows(report)]

    assert report.figures["main"]["judged"] == 0
    assert not any(row.code in ("judged", "satisfied") for row in public_rows(report)) and words
