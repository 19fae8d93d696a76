"""The yearly report of a random world has no deviation from any form, as a draft and once it is issued."""

from __future__ import annotations

import copy

import pytest

from doithoai.core import clock
from doithoai.documents import checking, docx, pdf
from doithoai.documents.content import Content
from doithoai.documents.profiles import PROFILES, profile
from doithoai.reporting import report_papers, writing
from doithoai.reporting.models import Report, Rhythm
from tests import once
from tests.factories import reports
from tests.factories.casework import Commune
from tests.factories.dossier import authority_of, issued
from tests.factories.random_world import World

pytestmark = pytest.mark.django_db
WORDS = {
    "results": "Cấp ủy đã chỉ đạo trả lời kịp thời.\nCác cơ quan phối hợp tốt.",
    "shortcomings": "Một số cơ quan còn chậm.",
    "tasks": "Tiếp tục đôn đốc.",
    "proposals": "Đề nghị bố trí kinh phí.",
}


made = once.fixture(lambda: World(5, opinions=20))


@pytest.fixture
def world(db: None, made: World) -> World:
    return copy.deepcopy(made)


def written(commune: Commune) -> Report:
    report = reports.begun(commune, clock.today().year - 1, 1, rhythm=Rhythm.YEAR, name="Báo cáo định kỳ hằng năm")
    writing.save_texts(report, seen_edits=report.edits, by=commune.coordinator, **WORDS)
    return reports.sent(commune, report)


def deviations(said: Content, code: str) -> list[object]:
    look = profile(code)
    numbered = bool(said.number)
    found = [(docx.render(said, look)), (pdf.render(said, look))]
    return [one for data in found for one in checking.check(data, look, numbered=numbered)]


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
