"""The office puts a draft in other words: the difference stays visible; the signed paper is kept as a file, once."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.core import uploads
from doithoai.core.transitions import Refused
from doithoai.documents import editing, issuing, pdf, seen_pdf
from doithoai.documents.content import Item, Paragraph, Recipient
from doithoai.documents.models import Paper
from doithoai.documents.profiles import DANG_2026
from doithoai.people.roles import Acting
from tests.factories import documents as papers
from tests.factories import people

pytestmark = pytest.mark.django_db
BODY = (Paragraph("Đề nghị các đơn vị nắm bắt ý kiến."), Item("gửi báo cáo đúng hạn;"))
SCAN = pdf.render(papers.letter(), DANG_2026)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path


@pytest.fixture
def office() -> Acting:
    return people.person("office", people.authority())


def drafted(office: Acting) -> Paper:
    content = papers.letter(number="", day=None, body=BODY)
    return issuing.draft(office.authority, content=content, by=office, key="thu")


def changed(office: Acting) -> Paper:
    row = drafted(office)
    texts = ["Đề nghị các đơn vị nắm bắt đầy đủ ý kiến.", BODY[1].text]
    editing.edit(row, texts=texts, recipients="Như trên\nThường trực Đảng ủy (b/c)", by=office)
    return row


@pytest.mark.clause("S-89")
def test_what_was_changed_by_hand_is_issued_and_stays_visible(office: Acting) -> None:
    row = changed(office)
    issuing.sign(row, by=office, name="Nguyễn Văn Thụ")
    issuing.issue(row, by=office)

    row = Paper.objects.get(pk=row.pk)
    told = {(one.words, one.is_added) for one in editing.differences(row)}
    assert ("Đề nghị các đơn vị nắm bắt ý kiến.", False) in told
    assert ("Đề nghị các đơn vị nắm bắt đầy đủ ý kiến.", True) in told
    assert ("Thường trực Đảng ủy (b/c)", True) in told
    assert row.content.recipients[-1] == Recipient("Thường trực Đảng ủy", "b/c")
    assert "nắm bắt đầy đủ ý kiến" in seen_pdf.words(issuing.file_bytes(row))
    with pytest.raises(Refused):
        editing.edit(row, texts=["a", "b"], recipients="", by=office)


def test_a_paper_that_nobody_touched_differs_in_nothing(office: Acting) -> None:
    row = drafted(office)
    issuing.sign(row, by=office, name="Nguyễn Văn Thụ")
    issuing.issue(row, by=office)

    assert editing.differences(Paper.objects.get(pk=row.pk)) == []


def test_words_changed_by_hand_survive_a_newer_draft(office: Acting) -> None:
    row = changed(office)
    newer = replace(papers.letter(number="", day=None), body=(*BODY, Item("thêm một việc.")))

    again = issuing.draft(office.authority, content=newer, by=office, key="thu")

    assert again.pk == row.pk
    assert [block.text for block in again.content.body if isinstance(block, Paragraph)] == [
        "Đề nghị các đơn vị nắm bắt đầy đủ ý kiến."
    ]
    assert ("- thêm một việc.".removeprefix("- "), False) in {
        (one.words, one.is_added) for one in editing.differences(again)
    }


@pytest.mark.parametrize("texts", [["Một."], ["", "Hai;"], [BODY[0].text, BODY[1].text]])
def test_an_edit_that_says_nothing_is_refused(office: Acting, texts: list[str]) -> None:
    row = drafted(office)

    with pytest.raises(Refused):
        editing.edit(row, texts=texts, recipients=editing.as_lines(row.content), by=office)


def test_the_signed_paper_is_kept_once_with_its_hash(office: Acting) -> None:
    row = drafted(office)
    accepted = uploads.accept(SCAN, "ban-ky.pdf")
    with pytest.raises(Refused):
        editing.add_scan(row, name="ban-ky.pdf", accepted=accepted, by=office)
    issuing.sign(row, by=office, name="Nguyễn Văn Thụ")
    issuing.issue(row, by=office)

    kept = editing.add_scan(row, name="ban-ky.pdf", accepted=accepted, by=office)

    assert kept.sha256 == hashlib.sha256(SCAN).hexdigest()
    with pytest.raises(Refused):
        editing.add_scan(row, name="khac.pdf", accepted=accepted, by=office)


def test_the_pages_change_words_and_keep_the_signed_paper(office: Acting) -> None:
    row, client = drafted(office), people.signed_in(office)
    at = [office.authority.slug, row.public_id]
    edit = reverse("office:paper_edit", args=at)
    values = {"text_0": "Đề nghị khẩn trương.", "text_1": BODY[1].text, "recipients": "Như trên"}

    shown = client.get(edit).content.decode()
    wrong = client.post(edit, {**values, "text_0": " "})
    client.post(edit, values)
    page = client.get(reverse("office:paper", args=at)).content.decode()
    issuing.sign(Paper.objects.get(pk=row.pk), by=office, name="Nguyễn Văn Thụ")
    closed = client.get(edit)
    missing = client.get(reverse("office:paper_scan_file", args=at))
    refused = client.post(reverse("office:paper_scan", args=at))
    client.post(reverse("office:paper_scan", args=at), {"file": SimpleUploadedFile("ky.pdf", SCAN)})

    assert BODY[0].text in shown and wrong.status_code == 422
    assert "<ins" in page and "Đề nghị khẩn trương." in page and "<del" in page
    assert closed.status_code >= 400 and missing.status_code == 404 and refused.status_code == 422
    scan = client.get(reverse("office:paper_scan_file", args=at))
    assert b"".join(scan.streaming_content) == SCAN  # type: ignore[attr-defined]
    assert hashlib.sha256(SCAN).hexdigest() in client.get(reverse("office:paper", args=at)).content.decode()
