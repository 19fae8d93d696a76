"""Anybody who holds the file of an issued paper finds out that it was issued here, and proves it without this house."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.core import clock, seals, uploads
from doithoai.core.models import JournalSeal
from doithoai.documents import editing, issuing, proving
from doithoai.documents.models import Attachment, Paper
from doithoai.people.models import Authority
from tests.factories.documents import letter
from tests.factories.people import authority, signed_in
from tests.factories.programme import office

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4 signed by hand %%EOF"


def issued(place: Authority) -> Paper:
    by = office(place)
    paper = issuing.draft(place, content=letter(), by=by)
    issuing.sign(paper, by=by, name="Giáp Thị Hồng Vân", position="Bí thư")
    return issuing.issue(paper, by=by, day=date(2026, 3, 5))


def seal() -> None:
    seals.seal_some(clock.now() + timedelta(hours=1 + JournalSeal.objects.count()))


def url(name: str, *more: str, slug: str = "xa-tan-yen") -> str:
    return reverse(f"portal:{name}", args=[slug, *more])


def sent(data: bytes, slug: str = "xa-tan-yen") -> Any:
    """The page that somebody sees who chose this file."""
    return Client().post(url("paper_check", slug=slug), {"file": SimpleUploadedFile("van-ban.pdf", data)}, follow=True)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_who_holds_the_file_reads_by_whom_and_when_it_was_issued(form: str) -> None:
    paper = issued(authority())
    data = issuing.file_bytes(paper, form=form)

    shown = sent(data)

    words = shown.content.decode()
    assert (shown.status_code, paper.number_text in words, "05/03/2026" in words) == (200, True, True)
    assert paper.subject not in words
    assert Attachment.objects.count() == 0


def test_a_changed_file_and_a_draft_are_known_to_nobody() -> None:
    place = authority()
    paper = issued(place)
    draft = issuing.draft(place, content=letter(), by=office(place))

    for data in (issuing.file_bytes(paper) + b" ", issuing.preview(draft), b"x"):
        shown = sent(data)
        assert shown.status_code == 404
        assert paper.number_text not in shown.content.decode()


def test_a_paper_of_the_neighbour_is_not_known_here() -> None:
    paper = issued(authority("xa-phuc-hoa"))
    authority()

    assert sent(issuing.file_bytes(paper)).status_code == 404
    assert sent(issuing.file_bytes(paper), "xa-phuc-hoa").status_code == 200


def test_a_withdrawn_paper_says_so() -> None:
    place = authority()
    paper = issued(place)
    issuing.withdraw(paper, by=office(place), reason="Sai căn cứ của ông Lâm")

    words = sent(issuing.file_bytes(paper)).content.decode()

    assert "thu hồi" in words
    assert "ông Lâm" not in words


def test_nothing_too_large_and_nothing_empty_is_taken(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    authority()
    monkeypatch.setattr("doithoai.portal.forms.proof.MOST_BYTES", 3)

    assert sent(b"four").status_code == 422
    assert sent(b"").status_code == 422
    settings.DOITHOAI_LOOKUP_LIMIT = "1/60m"
    assert sent(b"x").status_code == 429


def test_file_and_proof_are_checked_by_python_alone(tmp_path: Path) -> None:
    place = authority()
    paper = issued(place)
    digest = hashlib.sha256(SCAN).hexdigest()
    accepted = uploads.Accepted(SCAN, "pdf", ".pdf", digest)
    editing.add_scan(paper, name="ban-ky.pdf", accepted=accepted, by=office(place))
    assert Client().get(url("paper_proof", paper.pdf_sha256)).status_code == 404  # not sealed yet
    seal()
    files = {"ky.pdf": SCAN, "a.pdf": issuing.file_bytes(paper), "a.docx": issuing.file_bytes(paper, form="docx")}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        proof = Client().get(url("paper_proof", hashlib.sha256(data).hexdigest()))
        (tmp_path / f"{name}.json").write_bytes(proof.content)
    for name, page in (("goc.jsonl", "roots_file"), ("kiem_chung.py", "checker")):
        (tmp_path / name).write_bytes(b"".join(Client().get(url(page)).streaming_content))  # type: ignore[attr-defined]

    def run(*names: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-I", "kiem_chung.py", *names], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout

    for name in files:
        assert run(f"{name}.json", "goc.jsonl", name)[0] == 0
    assert f"số {paper.number_text} ngày 2026-03-05" in run("a.pdf.json", "goc.jsonl", "a.pdf")[1]
    assert run("a.pdf.json", "goc.jsonl", "ky.pdf")[0] == 1
    (tmp_path / "a.pdf").write_bytes(files["a.pdf"] + b" ")
    assert run("a.pdf.json", "goc.jsonl", "a.pdf")[0] == 1
    told = json.loads((tmp_path / "a.pdf.json").read_text(encoding="utf-8"))
    other = hashlib.sha256(files["a.pdf"] + b" ").hexdigest()
    forged = told | {"entry": told["entry"].replace(paper.pdf_sha256, other)}
    (tmp_path / "gia.json").write_text(json.dumps(forged), encoding="utf-8")
    assert run("gia.json", "goc.jsonl", "a.pdf")[0] == 1


def test_a_paper_whose_issue_told_no_hash_is_known_and_has_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    paper = issued(authority())
    seal()
    monkeypatch.setattr(proving, "VERBS", ("paper.draft",))

    shown = Client().get(url("paper_checked", paper.pdf_sha256))

    assert shown.status_code == 200
    assert "không có bằng chứng riêng" in shown.content.decode()
    assert Client().get(url("paper_proof", paper.pdf_sha256)).status_code == 404


def test_the_page_of_the_paper_leads_to_the_check() -> None:
    place = authority()
    paper = issued(place)
    page = reverse("office:paper", args=[place.slug, paper.public_id])

    assert url("paper_checked", paper.pdf_sha256) in signed_in(office(place)).get(page).content.decode()
