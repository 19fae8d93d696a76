"""Every paper of the list, in every form, as Word and as PDF: no deviation, the same words; the dossier holds them."""

from __future__ import annotations

import io
import json
import re
import unicodedata
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from docx import Document
from docx.oxml.ns import qn

from doithoai.core.transitions import Refused
from doithoai.documents import docx, issuing, pdf, seen_pdf
from doithoai.documents.checking import check
from doithoai.documents.content import Content
from doithoai.documents.models import Paper
from doithoai.documents.profiles import PROFILES
from doithoai.opinion.models import Matter
from doithoai.programme import comparing, papers, planning
from doithoai.programme.models import Plan
from doithoai.reporting import dossier
from tests.factories import people
from tests.factories.dossier import held, issued
from tests.factories.programme import coordinator

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
    faults: list[str] = []
    for entry in held(code).entries():
        said = entry.build()
        if not isinstance(said, Content):
            continue
        for state, content in (("draft", said), ("issued", issued(said))):
            word, page = docx.render(content, entry.form), pdf.render(content, entry.form)
            for kind, data in (("docx", word), ("pdf", page)):
                faults += [
                    f"{entry.file} {state}.{kind} {one.row} {one.element}: {one.found} / {one.expected}"
                    for one in check(data, entry.form)
                ]
            if "".join(said_by_word(word)) != "".join(said_by_pdf(page)):
                faults.append(f"{entry.file} {state}: words")
            text = seen_pdf.words(page)
            if not text or not unicodedata.is_normalized("NFC", text) or not embedded(page):
                faults.append(f"{entry.file} {state}: text")
            if not re.search(rb'pdfaid:part(>|=")2', page) or not re.search(rb'pdfaid:conformance(>|=")B', page):
                faults.append(f"{entry.file} {state}: archive")

    assert not faults, "\n".join(faults)


@pytest.mark.clause("S-87")
def test_the_dossier_lists_what_lies_in_it(tmp_path: Path) -> None:
    made, out = held(), tmp_path / "ho-so.zip"
    sealed = made.commune.matter("Đơn tố cáo trưởng thôn")
    Matter.objects.filter(pk=sealed.pk).update(conference=made.conference, is_sealed=True)

    call_command("dossier", made.conference.public_id, "--out", str(out))

    with zipfile.ZipFile(out) as archive:
        index = json.loads(archive.read("index.json"))
        names = set(archive.namelist())
        spoken = archive.read("23-ban-tin.txt").decode()
    assert {one["file"] for one in index} | {"index.json"} == names
    assert {one["paper"] for one in index} == ALWAYS
    assert {one["profile"] for one in index} == {"dang_2026", "nd30_2020", ""}
    assert not [name for name in names if sealed.number in name]
    assert not re.search(r"\d|UBND|HĐND", spoken.partition("Thời lượng")[0])


def test_a_missing_conference_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("dossier", "khong-co", "--out", str(tmp_path / "a.zip"))

    assert not (tmp_path / "a.zip").exists()


def test_an_issued_paper_lies_in_the_dossier_as_it_was_kept(settings: Any, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path
    made = held()
    office = people.person("office", made.commune.authority)
    entry = next(one for one in made.entries() if one.number == 4)
    paper = issuing.draft(made.commune.authority, content=entry.build(), by=office, key=entry.key)
    issuing.sign(paper, by=office, name="Nguyễn Văn Thụ")
    issuing.issue(paper, by=office)

    with zipfile.ZipFile(io.BytesIO(dossier.packed(made.conference))) as archive:
        assert archive.read("04-de-nghi-tong-hop.pdf") == issuing.file_bytes(paper)


def test_the_papers_page_offers_files_drafts_and_the_archive_and_names_only_to_whom_keeps_the_lists() -> None:
    made = held()
    authority, row = made.commune.authority, made.conference
    office = people.signed_in(people.person("office", authority))
    auditor = people.signed_in(made.commune.supervisor)
    url = reverse("office:conference_papers", args=[authority.slug, row.public_id])
    file = partial(reverse, "office:conference_paper_file")

    page = office.get(url).content.decode()
    drafted = office.post(reverse("office:conference_paper_draft", args=[authority.slug, row.public_id, "12-giay-moi"]))
    archive = office.get(reverse("office:conference_dossier", args=[authority.slug, row.public_id]))

    assert "Giấy mời" in page and "13-dai-bieu" in page
    assert drafted.status_code == 302
    assert Paper.objects.get().kind == "GM"
    assert zipfile.ZipFile(io.BytesIO(archive.content)).namelist()[-1] == "index.json"
    assert office.get(file(args=[authority.slug, row.public_id, "13-dai-bieu", "pdf"])).content.startswith(b"%PDF")
    assert "13-dai-bieu" not in auditor.get(url).content.decode()
    assert auditor.get(file(args=[authority.slug, row.public_id, "13-dai-bieu", "pdf"])).status_code == 404
    assert auditor.get(file(args=[authority.slug, row.public_id, "15-bien-ban", "pdf"])).status_code == 404


def test_a_dossier_that_is_too_large_for_one_press_is_refused() -> None:
    with pytest.raises(Refused):
        dossier.packed(held().conference, most=3)


def test_the_adjusted_plan_says_what_was_and_what_is() -> None:
    row = held().conference
    plan = row.planned.plan
    later = planning.amend(plan, reason="Đổi địa điểm theo đề nghị của nhân dân", by=coordinator(plan.authority))
    later.planned.update(venue="Nhà văn hóa trung tâm xã")
    whole = Plan.objects.whole().select_related("amends").get(pk=later.pk)

    said = papers.adjustment(whole)

    assert [one.after for one in comparing.changes(whole.amends, whole)] == ["Nhà văn hóa trung tâm xã"]
    for code, form in PROFILES.items():
        if form.party:
            assert check(docx.render(issued(said), form), form) == [], code
