"""Every paper of the list, in every form, as Word and as PDF: no deviation, the same words; the dossier holds them."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from django.core.management import call_command
from docx import Document
from docx.oxml.ns import qn

from doithoai.documents import docx, pdf, seen_pdf
from doithoai.documents.checking import check
from doithoai.documents.content import Content
from doithoai.documents.profiles import PROFILES
from doithoai.reporting import dossier
from tests.factories import people
from tests.factories.dossier import Held, held, issued

pytestmark = pytest.mark.django_db
#: What a commune has of one conference once it was held; 2, 6 and 7 come with an amended plan and with reports.
ALWAYS = {1, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 22, 23, 24}


def words(text: str) -> list[str]:
    return re.sub(r"[\s\u00a0]+", " ", text).split()


def said_by_word(data: bytes) -> list[str]:
    body = Document(io.BytesIO(data)).element.body
    return words(" ".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))))


def said_by_pdf(data: bytes, pages: bool = True) -> list[str]:
    """Without the numbers of the pages, which stand in a header in Word."""
    document = pypdfium2.PdfDocument(data)
    found: list[str] = []
    for number, page in enumerate(document):
        text = words(page.get_textpage().get_text_range())
        found += text[1:] if number and text[0] == str(number + 1) else text
    return found


def embedded(data: bytes) -> bool:
    document = pypdfium2.PdfDocument(data)
    for page in document:
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            if not raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(one)):
                return False
    return True


@pytest.mark.parametrize("code", sorted(PROFILES))
def test_every_paper_keeps_its_form_in_both_kinds_of_file(code: str) -> None:
    faults: dict[str, object] = {}
    for entry in held(code).entries():
        said = entry.build()
        if not isinstance(said, Content):
            continue
        for state, content in (("draft", said), ("issued", issued(said))):
            word, page = docx.render(content, entry.form), pdf.render(content, entry.form)
            for kind, data in (("docx", word), ("pdf", page)):
                if found := check(data, entry.form):
                    faults[f"{entry.file} {state}.{kind}"] = found
            if "".join(said_by_word(word)) != "".join(said_by_pdf(page)):
                faults[f"{entry.file} {state} words"] = "differ"
            text = seen_pdf.words(page)
            if not text or not unicodedata.is_normalized("NFC", text) or not embedded(page):
                faults[f"{entry.file} {state} text"] = text[:50]
            if not re.search(rb'pdfaid:part(>|=")2', page) or not re.search(rb'pdfaid:conformance(>|=")B', page):
                faults[f"{entry.file} {state} archive"] = "not PDF/A-2b"

    assert faults == {}
