"""The letters of the casework keep the prescribed form and name nobody who raised anything."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from docx import Document

from doithoai.casework import papers, urging
from doithoai.core import clock
from doithoai.documents import checking, docx, pdf
from doithoai.documents.content import Content, Table
from doithoai.documents.profiles import PROFILES, profile
from doithoai.opinion import triage
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture(params=sorted(PROFILES))
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def commune_of(code: str) -> Commune:
    if profile(code).party:
        return Commune(paper_profile=code)
    state = {"name": "Ủy ban nhân dân xã Tân Yên", "short_name": "UBND xã", "head_kind": "state", "symbol": "UBND"}
    return Commune(
        paper_profile=code,
        head_title="Chủ tịch Ủy ban nhân dân xã",
        issuing_body="Ủy ban nhân dân xã Tân Yên",
        superior_name="Ủy ban nhân dân tỉnh Bắc Ninh",
        **state,
    )


def deviations(content: Content, code: str) -> list[checking.Deviation]:
    """As the paper stands once it is issued."""
    signed = replace(content.signature, name="Nguyễn Văn Thụ")
    issued = replace(content, number="15", day=clock.today(), signature=signed)
    form = profile(code)
    assert pdf.render(issued, form).startswith(b"%PDF")
    return checking.check_docx(docx.render(issued, form), form)


@pytest.mark.clause("S-36", "S-14")
def test_the_letter_of_a_referral_and_its_urging_keep_the_form_of_each_profile(code: str) -> None:
    commune = commune_of(code)
    day = clock.today()
    referral = commune.referral(commune.matter(), commune.matter(), reply_by=day + timedelta(days=20))

    assert deviations(papers.referral_letter(referral), code) == []
    assert deviations(papers.referral_urging(referral, times=2, on=day + timedelta(days=30)), code) == []


@pytest.mark.clause("S-80")
def test_the_urging_of_an_organisation_keeps_the_form_of_each_profile(code: str) -> None:
    commune = commune_of(code)
    work = commune.assigned()
    type(work).objects.filter(pk=work.pk).update(due_on=clock.today() - timedelta(days=3))
    due = urging.owed(commune.agency, on=clock.today())

    assert deviations(papers.urging(commune.agency, due.rows(clock.today()), soon=due.soon), code) == []


def test_the_list_of_a_referral_says_what_it_is_about_and_how_many_raised_it_and_names_nobody() -> None:
    commune = Commune()
    shown = commune.made_public(commune.matter(), "Làm lại cống sau chợ")
    opinion = commune.opinion("Ông Nguyễn Văn Mẫu, 0912345678, đề nghị xét lại.")
    triage.classify(
        opinion.matter, field=commune.field(), by=commune.coordinator, title="Đề nghị của ông Nguyễn Văn Mẫu 0912345678"
    )
    referral = commune.referral(shown, opinion.matter, sent=False)

    said = papers.referral_letter(referral)

    (table,) = [block for block in said.body if isinstance(block, Table)]
    assert [row[1] for row in table.rows] == [shown.number, opinion.matter.number]
    assert table.rows[0][2] == "Làm lại cống sau chợ" and table.rows[0][5] == "1"
    word = Document(io.BytesIO(docx.render(said, profile("dang_2026"))))
    whole = "\n".join(cell.text for grid in word.tables for line in grid.rows for cell in line.cells)
    assert "Mẫu" not in whole and "0912345678" not in whole
