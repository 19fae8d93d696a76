"""The archive of a closed year holds every issued paper as it was kept, and proves itself without this house."""

from __future__ import annotations

import copy
import hashlib
import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from doithoai.conference.models import Conference
from doithoai.core import clock, seals, uploads
from doithoai.core.models import Entry, JournalSeal
from doithoai.core.transitions import Refused
from doithoai.documents import editing, issuing
from doithoai.documents.models import Paper, PaperIndex
from doithoai.opinion.models import Matter, Opinion
from doithoai.programme.models import Plan
from doithoai.reporting import archiving, closing
from doithoai.reporting.models import YearArchive
from tests import once
from tests.factories.dossier import Held, held
from tests.factories.people import person, signed_in
from tests.factories.programme import coordinator, office

pytestmark = pytest.mark.django_db
SCAN = b"%PDF-1.4 signed by hand %%EOF"


made_once = once.fixture(held)


@pytest.fixture
def made(db: None, made_once: Held) -> Held:
    return copy.deepcopy(made_once)


def closed(made: Held) -> Plan:
    """All of the conference is settled, its year closed."""
    plan = Plan.objects.select_related("authority").get(pk=made.conference.planned.plan_id)  # type: ignore[union-attr]
    Conference.objects.filter(pk=made.conference.pk).update(state="concluded")
    made.hall.sitting.__class__.objects.filter(pk=made.hall.sitting.pk).update(state="issued")
    Matter.objects.filter(conference=made.conference).update(state="scheduled")
    closing.close(plan, by=coordinator(plan.authority), reason="Năm đã hết.")
    return plan


def issued(made: Held, *, number: int = 3) -> Paper:
    """One paper of the dossier, issued, with its signed copy."""
    entry = next(one for one in made.entries() if one.number == number)
    by = office(made.commune.authority)
    content: Any = entry.build()
    paper = issuing.draft(made.commune.authority, content=content, by=by, key=entry.key)
    issuing.sign(paper, by=by, name="Giáp Thị Hồng Vân", position="Bí thư")
    issuing.issue(paper, by=by)
    digest = hashlib.sha256(SCAN).hexdigest()
    editing.add_scan(paper, name="ban-ky.pdf", accepted=uploads.Accepted(SCAN, "pdf", ".pdf", digest), by=by)
    return paper


def seal() -> None:
    seals.seal_some(clock.now() + timedelta(hours=1 + JournalSeal.objects.count()))


def opened(data: bytes) -> tuple[zipfile.ZipFile, dict[str, Any]]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return archive, json.loads(archive.read("index.json"))


def test_the_command_writes_papers_dossiers_data_and_proofs_with_their_hashes(made: Held, tmp_path: Path) -> None:
    out = tmp_path / "nam.zip"
    paper = issued(made)
    plan = closed(made)
    seal()

    call_command("archive_programme", plan.public_id, "--out", str(out))

    archive, index = opened(out.read_bytes())
    files = {one["file"]: one for one in index["files"]}
    assert set(archive.namelist()) == {*files, "index.json"}
    for name, facts in files.items():
        assert hashlib.sha256(archive.read(name)).hexdigest() == facts["sha256"]
    of_paper = {facts["sha256"] for facts in files.values() if facts.get("paper") == paper.number_text}
    assert of_paper == {paper.pdf_sha256, paper.docx_sha256, hashlib.sha256(SCAN).hexdigest()}
    assert {name.split("/")[0] for name in files} == {"van-ban", "ho-so", "du-lieu", "nhat-ky"}
    assert (index["plan"]["year"], index["not_yet_sealed"]) == (plan.year, 0)
    assert not list(tmp_path.glob("*.part"))


def test_what_is_confidential_is_not_in_it_and_a_paper_that_quotes_it_is_named_alone(made: Held) -> None:
    paper = issued(made)
    PaperIndex.objects.update_or_create(paper=paper, defaults={"is_closed": True})
    sealed = made.commune.matter("Đơn tố cáo trưởng thôn")
    opinion = Opinion.objects.get(matter=sealed)
    plan = closed(made)
    Matter.objects.filter(pk=sealed.pk).update(conference=made.conference, is_sealed=True, state="diverted")
    Opinion.objects.filter(pk=opinion.pk).update(conference=made.conference)
    seal()
    out = io.BytesIO()

    archiving.write(plan, out)

    archive, index = opened(out.getvalue())
    assert index["withheld"] == [paper.number_text]
    assert paper.pdf_sha256 not in {one["sha256"] for one in index["files"]}
    texts = [name for name in archive.namelist() if name.endswith((".json", ".jsonl", ".csv", ".txt"))]
    assert not [name for name in texts if opinion.number in archive.read(name).decode()]
    assert not [name for name in archive.namelist() if sealed.number in name]


def test_its_public_data_is_that_of_its_own_year(made: Held) -> None:
    other = made.commune.matter("Việc của năm khác")
    made.commune.made_public(other, "Việc của năm khác")
    plan, out = closed(made), io.BytesIO()

    archiving.write(plan, out)

    archive, _index = opened(out.getvalue())
    told = json.loads(archive.read("du-lieu/van-de.json"))["rows"]
    assert {one["conference"] for one in told} <= {made.conference.public_id}
    assert told
    assert other.number not in {one["number"] for one in told}
    assert json.loads(archive.read("du-lieu/tong-so.json"))["rows"]


def test_the_program_in_it_proves_every_mark_and_finds_a_changed_paper(made: Held, tmp_path: Path) -> None:
    paper = issued(made)
    plan, out = closed(made), io.BytesIO()
    seal()
    archiving.write(plan, out)
    archive, _index = opened(out.getvalue())
    archive.extractall(tmp_path)
    (file,) = (tmp_path / "van-ban").glob(f"*{paper.public_id}.pdf")

    def run(*more: str) -> int:
        return subprocess.run(
            [sys.executable, "-I", "nhat-ky/kiem_chung.py", "nhat-ky/dau-moc.jsonl", "nhat-ky/goc.jsonl", *more],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        ).returncode

    assert (run(), run(str(file))) == (0, 0)
    file.write_bytes(file.read_bytes() + b" ")
    assert run(str(file)) == 1
    marks = tmp_path / "nhat-ky/dau-moc.jsonl"
    marks.write_text(marks.read_text(encoding="utf-8").replace(paper.pdf_sha256, "0" * 64), encoding="utf-8")
    assert run() == 1


def test_only_a_closed_year_is_archived(made: Held, tmp_path: Path) -> None:
    plan = Plan.objects.get(pk=made.conference.planned.plan_id)  # type: ignore[union-attr]

    for wanted in (plan.public_id, "khong-co"):
        with pytest.raises(CommandError):
            call_command("archive_programme", wanted, "--out", str(tmp_path / "nam.zip"))
    with pytest.raises(Refused):
        archiving.ask(plan, by=coordinator(plan.authority))
    assert list(tmp_path.iterdir()) == []


def test_the_clock_makes_it_once_the_closing_is_sealed_and_the_coordinator_takes_it(made: Held, settings: Any) -> None:
    settings.DOITHOAI_PROOF_MINUTES = 0
    plan = closed(made)
    by = coordinator(plan.authority)
    assert archiving.ask(plan, by=by) == YearArchive.objects.get()
    assert not archiving.make_one(clock.now())
    seal()

    assert archiving.make_one(clock.now())
    assert not archiving.make_one(clock.now())

    row = YearArchive.objects.get()
    page = reverse("office:plan_archive_file", args=[plan.authority.slug, plan.public_id])
    data = signed_in(by).get(page).content
    assert hashlib.sha256(data).hexdigest() == row.sha256
    assert Entry.objects.get(verb="plan.archive_taken").facts == {"sha256": row.sha256}
    assert uploads.is_locked(row.path)
    assert signed_in(person("supervisor", plan.authority)).get(page).status_code == 403


def test_what_cannot_be_made_is_said_and_holds_up_nobody(made: Held) -> None:
    paper = issued(made)
    plan = closed(made)
    uploads.put_back(paper.pdf_path, b"%PDF-1.4 another %%EOF")
    seal()

    assert archiving.make_one(clock.now())
    assert not archiving.make_one(clock.now())

    page = reverse("office:plan", args=[plan.authority.slug, plan.public_id])
    row = YearArchive.objects.get()
    assert (row.path, bool(row.failure)) == ("", True)
    assert row.failure in signed_in(coordinator(plan.authority)).get(page).content.decode()


def test_it_leaves_the_house_after_some_days_and_when_something_is_forgotten(
    made: Held,
    django_capture_on_commit_callbacks: Any,
) -> None:
    plan = closed(made)
    by = coordinator(plan.authority)
    seal()
    archiving.make_one(clock.now())
    row = YearArchive.objects.get()
    path = row.path

    with django_capture_on_commit_callbacks(execute=True):
        archiving.make_one(clock.now() + timedelta(days=archiving.KEPT_DAYS))

    row.refresh_from_db()
    assert (row.path, uploads.is_kept(path)) == ("", False)
    with pytest.raises(Refused):
        archiving.content(row, by=by)
    again = archiving.ask(plan, by=by)
    archiving.make_one(clock.now())
    again.refresh_from_db()
    assert again.path
    archiving.discard_all(plan.authority)
    again.refresh_from_db()
    assert again.path == ""
