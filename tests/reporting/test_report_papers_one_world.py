"""The yearly report of a random world has no deviation from any form, as a draft and once it is issued."""

from __future__ import annotations

import copy

import pytest

from doithoai.documents.profiles import PROFILES
from doithoai.reporting import report_papers
from tests import once
from tests.factories.dossier import authority_of, issued
from tests.factories.random_world import World
from tests.reporting.yearly import deviations, written

pytestmark = pytest.mark.django_db


made = once.fixture(lambda: World(5, opinions=20))


@pytest.fixture
def world(db: None, made: World) -> World:
    return copy.deepcopy(made)


@pytest.mark.clause("S-78")
@pytest.mark.parametrize("code", sorted(PROFILES))
def test_neither_draft_nor_issued_report_deviates_from_its_form(world: World, code: str) -> None:
    for name, value in authority_of(code).items():
        setattr(world.authority, name, value)
    world.authority.save()
    report = written(world)
    report.authority = world.authority

    assert deviations(report_papers.content(report), code) == []
    assert deviations(issued(report_papers.content(report)), code) == []
