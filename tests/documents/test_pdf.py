"""The PDF: archival, in one family of fonts, and deaf to anything typed as markup."""

from __future__ import annotations

import hashlib
import re

import pypdfium2
import pytest

from bench import papers as papers_bench
from doithoai.documents import docx, pdf
from doithoai.documents.content import Item, Paragraph, Recipient
from doithoai.documents.metrics import FONTS
from doithoai.documents.pdf_letters import letters
from doithoai.documents.profiles import DANG_2026, ND30_2020
from tests.factories import documents as papers
from tests.pace import within

#: Nothing here asks a database: on one of them it is enough.
pytestmark = pytest.mark.pages

TYPED = '#panic("x") $x^2$ *đậm* _nghiêng_ `mã` @nguồn <nhãn> \\ // ghi chú [a] "trích" ~ -- = tiêu đề'


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_nothing_typed_is_read_as_markup() -> None:
    content = papers.plan(
        body=(Paragraph(TYPED), Item(TYPED)), recipients=(Recipient('#read("/etc/passwd")'),), abstract=("#let x = 1",)
    )

    text = text_of(pdf.render(content, DANG_2026))

    assert text.count(TYPED) == 2
    assert '#read("/etc/passwd")' in text
    assert "#let x = 1" in text


def test_the_file_is_archival_and_has_a_title() -> None:
    data = pdf.render(papers.plan(), DANG_2026)

    assert re.search(rb'pdfaid:part(>|=")2', data) is not None
    assert re.search(rb'pdfaid:conformance(>|=")B', data) is not None
    document = pypdfium2.PdfDocument(data)
    assert document.get_metadata_value("Title") == papers.plan().title


def test_all_letters_come_from_one_family_even_foreign_ones() -> None:
    content = papers.plan(body=(Paragraph("Đường liên thôn hỏng nặng 😡 từ tháng trước; ơ, ư, ỗ, ỵ."),))
    document = pypdfium2.PdfDocument(pdf.render(content, DANG_2026))

    fonts = {one.font.split("-")[0] for page in document for one in letters(page) if one.sign.strip()}

    assert {font.split("+")[-1] for font in fonts} == {"LiberationSerif"}


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf.render(papers.plan(), DANG_2026) == pdf.render(papers.plan(), DANG_2026)


def test_control_letters_break_neither_file() -> None:
    content = papers.state_notice(body=(Paragraph("Dòng một\x00\x0b\x1b hết\ud800"),))

    assert "Dòng một hết" in text_of(pdf.render(content, ND30_2020))
    assert docx.render(content, ND30_2020)[:2] == b"PK"


def test_the_fonts_are_those_that_the_readme_names() -> None:
    named = dict(re.findall(r"\| (\S+\.ttf) \| `([0-9a-f]{64})` \|", (FONTS / "README.md").read_text("utf-8")))

    assert named == {one.name: hashlib.sha256(one.read_bytes()).hexdigest() for one in FONTS.glob("*.ttf")}
    assert (FONTS / "OFL.txt").exists()


def test_a_booklet_of_forty_pages_takes_less_than_two_seconds_as_word_and_pdf() -> None:
    took = papers_bench.measured(rounds=3)

    assert took["pages"] >= papers_bench.PAGES
    # The middle one: a machine that does something else at this moment is no fault of the paper.
    assert took["p50_s"] < within(papers_bench.WITHIN_S)
