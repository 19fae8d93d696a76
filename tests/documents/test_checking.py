"""Our own papers have no deviation from their form; a broken paper has the one that was made."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt

from doithoai.documents import docx, docx_page, pdf
from doithoai.documents.checking import Deviation, check_docx, check_pdf
from doithoai.documents.content import Content, Letterhead, Symbol
from doithoai.documents.profiles import DANG_2018, DANG_2026, ND30_2020, Profile
from tests.factories import documents as papers

#: Nothing here asks a database: on one of them it is enough.
pytestmark = pytest.mark.pages

STATE_MINUTES = papers.minutes(
    letterhead=Letterhead("Ủy ban nhân dân xã Sơn Hạ", "Ủy ban nhân dân tỉnh Lâm Sơn"),
    symbol=Symbol("BB", "UBND"),
    has_date=False,
)
CONTACT = "Thôn Đồng Khoát, xã Tân Yên; điện thoại 0204 300 0115"
OURS = [
    (papers.plan(), DANG_2018),
    (papers.plan(), DANG_2026),
    (papers.letter(), DANG_2018),
    (papers.letter(), DANG_2026),
    (papers.letter(), ND30_2020),
    (papers.letter(contact=CONTACT), DANG_2026),
    (papers.letter(contact=CONTACT), ND30_2020),
    (papers.minutes(), DANG_2018),
    (papers.state_notice(), ND30_2020),
    (STATE_MINUTES, ND30_2020),
    (papers.plan(urgency="Khẩn", circulation="Tài liệu hội nghị", draft_note="Dự thảo lần 2"), DANG_2026),
    (papers.state_notice(urgency="Hỏa tốc", circulation="Tài liệu hội nghị"), ND30_2020),
]


@pytest.mark.parametrize(("content", "profile"), OURS)
def test_our_word_papers_have_no_deviation(content: Content, profile: Profile) -> None:
    assert check_docx(docx.render(content, profile), profile) == []


@pytest.mark.parametrize(("content", "profile"), OURS)
def test_our_pdf_papers_have_no_deviation(content: Content, profile: Profile) -> None:
    assert check_pdf(pdf.render(content, profile), profile) == []


def test_a_draft_without_number_and_day_keeps_the_form() -> None:
    data = docx.render(papers.plan(number="", day=None), DANG_2026)

    assert check_docx(data, DANG_2026, numbered=False) == []
    assert [one.element for one in check_docx(data, DANG_2026, numbered=True)] == ["number", "place_date"]


def broken(change: Callable[[WordDocument], object]) -> list[str]:
    document = Document(io.BytesIO(docx.render(papers.plan(), DANG_2018)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return sorted({one.element for one in check_docx(out.getvalue(), DANG_2018)})


def style(document: WordDocument, element: str) -> object:
    return document.styles[docx_page.style_name(element)]


def rewrite(document: WordDocument, element: str, text: str) -> None:
    places = [*document.paragraphs]
    for table in document.tables:
        places += [one for row in table.rows for cell in row.cells for one in cell.paragraphs]
    found = next(one for one in places if one.style.name == docx_page.style_name(element))
    found.runs[0].text = text
    for run in found.runs[1:]:
        run.text = ""


@pytest.mark.parametrize(
    ("change", "element"),
    [
        (lambda d: setattr(d.sections[0], "left_margin", Mm(35)), "margin left"),
        (lambda d: setattr(d.sections[0], "page_height", Mm(279)), "page"),
        (lambda d: setattr(d.sections[0], "different_first_page_header_footer", False), "page_number"),
        (lambda d: setattr(style(d, "position").font, "bold", True), "position"),  # type: ignore[attr-defined]
        (lambda d: setattr(style(d, "title").font, "size", Pt(13)), "title"),  # type: ignore[attr-defined]
        (lambda d: setattr(style(d, "paragraph").font, "name", "Arial"), "paragraph"),  # type: ignore[attr-defined]
        (lambda d: setattr(style(d, "recipient_head").font, "underline", False), "recipient_head"),  # type: ignore[attr-defined]
        (lambda d: setattr(style(d, "paragraph").paragraph_format, "first_line_indent", Mm(5)), "paragraph"),  # type: ignore[attr-defined]
        (lambda d: setattr(style(d, "paragraph").paragraph_format, "space_after", Pt(2)), "paragraph"),  # type: ignore[attr-defined]
        (lambda d: setattr(style(d, "paragraph").paragraph_format, "line_spacing", Pt(15)), "paragraph"),  # type: ignore[attr-defined]
        (lambda d: rewrite(d, "number", "Số: 7/KH-HU"), "number"),
        (lambda d: rewrite(d, "place_date", "Hà Giang Thượng, ngày 5 tháng 3 năm 2024"), "place_date"),
        (lambda d: rewrite(d, "issuer", "Huyện ủy"), "issuer"),
        (lambda d: rewrite(d, "recipient", "- Thường trực Tỉnh ủy (b/c);"), "recipient"),
        (lambda d: rewrite(d, "below_abstract", "***"), "below_abstract"),
        (lambda d: rewrite(d, "separator", ""), "separator"),
    ],
)
def test_a_broken_paper_shows_its_fault(change: Callable[[WordDocument], object], element: str) -> None:
    assert broken(change) == [element]


def test_what_the_form_asks_for_is_missed() -> None:
    bare = papers.plan(letterhead=Letterhead("Đảng ủy xã Sơn Hạ"), recipients=(), filing="")

    found = check_docx(docx.render(bare, DANG_2026), DANG_2026)

    assert found == [Deviation("superior", "missing", "present"), Deviation("recipient_head", "missing", "present")]
    top = papers.plan(letterhead=Letterhead("Tỉnh ủy Lâm Sơn"))
    assert check_docx(docx.render(top, DANG_2026), DANG_2026) == []


def test_a_state_paper_is_no_party_paper() -> None:
    found = {one.element for one in check_docx(docx.render(papers.state_notice(), ND30_2020), DANG_2026)}

    assert {"number", "title", "separator"} <= found
    assert Deviation("title", "missing", "ĐẢNG CỘNG SẢN VIỆT NAM") in check_pdf(
        pdf.render(papers.state_notice(), ND30_2020), DANG_2026
    )
