"""Every paper of the list, in every form, as Word and as PDF: no deviation, the same words in the same order."""

from __future__ import annotations

import io
import re
import unicodedata

import pypdfium2
import pypdfium2.raw as raw
import pytest
from docx import Document
from docx.oxml.ns import qn

from doithoai.documents import docx, pdf, seen_pdf
from doithoai.documents.checking import check
from doithoai.documents.content import Content
from doithoai.documents.profiles import PROFILES, Profile
from doithoai.opinion import personal
from tests.factories.dossier import issued
from tests.factories.every_paper import BOOKLET, Named, kept

pytestmark = pytest.mark.django_db
#: The whole list; the bulletin (23) is plain text and has no letterhead.
DRAWN = set(range(1, 25)) - {23} | {BOOKLET}


def words(text: str) -> list[str]:
    return re.sub(r"[\s\u00a0]+", " ", text).split()


def said_by_word(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    said = (("".join(t.text or "" for t in p.iter(qn("w:t")))) for p in body.iter(qn("w:p")))
    return "".join(words(" ".join(said)))


def said_by_pdf(data: bytes, contact: str) -> str:
    """Without the numbers of the pages and the foot of the first, which stand outside of the body in Word."""
    found: list[str] = []
    for number, page in enumerate(pypdfium2.PdfDocument(data)):
        text = words(page.get_textpage().get_text_range())
        if contact and not number:
            assert text[-len(words(contact)) :] == words(contact)
            text = text[: -len(words(contact))]
        found += text[1:] if number and text[0] == str(number + 1) else text
    return "".join(found)


def is_embedded(data: bytes) -> bool:
    return all(
        raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one))
        for page in pypdfium2.PdfDocument(data)
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    )


def faults_of(data: bytes, form: Profile, *, numbered: bool = True) -> list[str]:
    found = check(data, form, numbered=numbered)
    return [f"{one.row} {one.element}: {one.found} / {one.expected}" for one in found]


def faults_of_archive(page: bytes, content: Content) -> list[str]:
    """What must hold of a PDF that is kept for good: PDF/A-2b, whole, searchable, and it says what it is."""
    text, facts = seen_pdf.words(page), pypdfium2.PdfDocument(page).get_metadata_dict()
    found = []
    if not re.search(rb'pdfaid:part(>|=")2', page) or not re.search(rb'pdfaid:conformance(>|=")B', page):
        found.append("is no PDF/A-2b")
    if not is_embedded(page):
        found.append("a font is not embedded")
    if not text or not unicodedata.is_normalized("NFC", text):
        found.append("its text is not composed")
    if facts["Title"].split() != content.title.split() or facts["Author"] != content.letterhead.issuer:
        found.append(f"says of itself {facts}")
    return found


#: What a Word file may say of itself besides its title and who issues it.
SILENT = {"", "vi-VN", "None"}


def told_of_itself(word: bytes) -> set[str]:
    """The words in the properties of a Word file, and those that its parts hold besides the text."""
    document = Document(io.BytesIO(word))
    names = (
        "author", "category", "comments", "content_status", "identifier", "keywords", "language",
        "last_modified_by", "subject", "title", "version",
    )  # fmt: skip
    parts = {str(part.partname) for part in document.part.package.iter_parts()}
    return {str(getattr(document.core_properties, name)) for name in names} | {
        one for one in parts if re.search(r"docProps/custom|comments|people\.xml", one)
    }


def _allowed(content: Content) -> set[str]:
    return {content.title, content.letterhead.issuer}


@pytest.mark.parametrize("code", sorted(PROFILES)[:1])
def test_no_paper_says_more_of_itself_than_its_title_and_who_issues_it_and_no_title_names_a_way_to_a_person(
    code: str,
) -> None:
    more = {
        str(one): told
        for one in kept(code)
        if (told := told_of_itself(docx.render(one.content, one.form)) - SILENT)
        - {one.content.title, one.content.letterhead.issuer}
    }
    personal_titles = {one.content.title for one in kept(code) for _span in personal.spans(one.content.title)}

    assert (more, personal_titles) == ({}, set())


@pytest.mark.parametrize("code", sorted(PROFILES))
def test_every_paper_of_the_list_is_drawn_up(code: str) -> None:
    assert {one.number for one in kept(code)} == DRAWN


@pytest.mark.pages
@pytest.mark.parametrize("code", sorted(PROFILES))
def test_every_paper_keeps_its_form_in_both_kinds_of_file(code: str) -> None:
    faults: list[str] = []
    for one in kept(code):
        faults += [f"{one} {fault}" for fault in _faults(one)]

    assert not faults, "\n".join(faults)


def _faults(one: Named) -> list[str]:
    content = issued(one.content)
    word, page = docx.render(content, one.form), pdf.render(content, one.form)
    found = [f"docx {fault}" for fault in faults_of(word, one.form)]
    found += [f"pdf {fault}" for fault in faults_of(page, one.form)]
    found += [f"pdf {fault}" for fault in faults_of_archive(page, content)]
    found += [f"draft {fault}" for fault in faults_of(docx.render(one.content, one.form), one.form, numbered=False)]
    if said_by_word(word) != said_by_pdf(page, content.contact):
        found.append("Word and PDF do not say the same")
    return found
