"""What lies in the archive of a year, file by file: papers, dossiers, public data, and what proves the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.urls import reverse

from doithoai.conference.models import Conference
from doithoai.core import kiem_chung, seals, uploads, vietnamese
from doithoai.core.models import Entry, JournalSeal
from doithoai.documents import issuing, proving
from doithoai.documents.models import Paper
from doithoai.documents.states import PaperState
from doithoai.opinion.models import Matter, Opinion
from doithoai.programme.models import Plan
from doithoai.reporting import dossier, open_files, open_sets
from doithoai.reporting.open_sets import Set

#: Acts whose marks go along with those of opinions and papers.
_ACTS = ("plan.issue", "plan.close", "conference.announce", "conference.conclude", "conference.close")


@dataclass(frozen=True)
class File:
    """One file; `about` stands beside it in the index."""

    name: str
    data: bytes
    about: dict[str, Any]


@dataclass
class Year:
    """The year that is put together, and what had to be left out of it."""

    plan: Plan
    conferences: list[Conference]
    #: Papers that quote what was sealed later: named by number, not carried along.
    withheld: list[str] = field(default_factory=list)
    #: Marks whose entry no root holds yet.
    unproved: int = 0

    def files(self) -> Iterator[File]:
        for paper in self._papers:
            yield from _kept_files(paper)
        for place, (conference, entries) in enumerate(self._dossiers, 1):
            yield from self._dossier(place, conference, entries)
        for one in open_sets.SETS:
            yield from self._public(one)
        yield from self._journal()

    @cached_property
    def _versions(self) -> list[Plan]:
        return list(Plan.objects.of(self.plan.authority).filter(year=self.plan.year))

    # --- papers ---------------------------------------------------------------------------------------------

    @cached_property
    def _dossiers(self) -> list[tuple[Conference, list[dossier.Entry]]]:
        return [(one, dossier.entries(one)) for one in self.conferences]

    @cached_property
    def _papers(self) -> list[Paper]:
        """Issued in the year by their day; of the plan and its conferences whatever the day."""
        keys = {entry.key for _conference, entries in self._dossiers for entry in entries}
        wanted = Q(issued_on__year=self.plan.year) | Q(key__in=keys)
        wanted |= Q(about_kind="programme.plan", about_id__in=[one.pk for one in self._versions])
        wanted |= Q(about_kind="conference.conference", about_id__in=[one.pk for one in self.conferences])
        rows: QuerySet[Paper] = Paper.objects.of(self.plan.authority).filter(wanted).exclude(issued_on=None)
        rows = rows.filter(state__in=[PaperState.ISSUED, PaperState.WITHDRAWN]).select_related("scan", "index")
        return [one for one in rows.order_by("issued_on", "pk") if not self._is_withheld(one)]

    def _is_withheld(self, paper: Paper | None) -> bool:
        index = getattr(paper, "index", None)
        if paper is None or index is None or not index.is_closed:
            return False
        if paper.number_text not in self.withheld:
            self.withheld.append(paper.number_text)
        return True

    def _dossier(self, place: int, conference: Conference, entries: list[dossier.Entry]) -> Iterator[File]:
        """As it was kept, or as it stands; what is written to single people only if it was drafted."""
        papers = dossier.kept(conference, entries)
        day = f"{conference.day:%Y-%m-%d}" if conference.day else conference.state
        for entry in entries:
            paper = papers.get(entry.key)
            if (entry.is_one_of_many and paper is None) or self._is_withheld(paper):
                continue
            about = {"conference": conference.public_id, "list": entry.number, "subject": entry.name}
            about["state"] = paper.state if paper else ""
            for name, data, _form in dossier.files_of(entry, paper):
                yield File(f"ho-so/{place:02d}-{day}/{name}", data, about)

    # --- public data ----------------------------------------------------------------------------------------

    @cached_property
    def _marks_of_year(self) -> dict[str, set[str]]:
        matters = Matter.objects.filter(conference__in=self.conferences)
        return {
            "conference": {one.public_id for one in self.conferences},
            "matter": set(matters.values_list("number", flat=True)),
        }

    def _public(self, one: Set) -> Iterator[File]:
        rows = list(self._rows(one))
        about = {"set": one.code, "rows": len(rows)}
        for ending, write in open_files.WRITERS.items():
            yield File(f"du-lieu/{one.code}.{ending}", b"".join(write(one, rows)), about)
        yield File(f"du-lieu/{one.code}-mo-ta.csv", open_files.description(one), {"set": one.code})

    def _rows(self, one: Set) -> Iterator[list[Any]]:
        """Of the year where the set tells conference or matter, else of the authority as it stands."""
        told = {one.heads.index(head): marks for head, marks in self._marks_of_year.items() if head in one.heads}
        for row in one.rows(self.plan.authority):
            cells = list(row)
            if told and not any(cells[place] in marks for place, marks in told.items()):
                continue
            for place, column in enumerate(one.columns):
                if column.page and cells[place]:
                    path = reverse(f"portal:{column.page}", args=[self.plan.authority.slug, cells[place]])
                    cells[place] = f"{settings.DOITHOAI_BASE_URL.rstrip('/')}{path}"
            yield cells

    # --- what proves the record -----------------------------------------------------------------------------

    def _journal(self) -> Iterator[File]:
        roots = [seals.as_public(row) for row in JournalSeal.objects.order_by("size").iterator()]
        yield File("nhat-ky/goc.jsonl", _lines(roots), {"roots": len(roots)})
        yield File("nhat-ky/kiem_chung.py", Path(str(kiem_chung.__file__)).read_bytes(), {})
        marks = [*self._marks(), *self._paper_marks()]
        yield File("nhat-ky/dau-moc.jsonl", _lines(marks), {"marks": len(marks)})

    def _marks(self) -> Iterator[dict[str, Any]]:
        """The place of each receipt and public act in the sealed journal."""
        told = dict(self._entries())
        proofs = seals.proofs(list(told))
        self.unproved += len(told) - len(proofs)
        for pk, proof in proofs.items():
            yield asdict(proof) | told[pk]

    def _entries(self) -> Iterator[tuple[int, dict[str, Any]]]:
        opinions = Opinion.objects.filter(conference__in=self.conferences, matter__is_sealed=False)
        numbers = dict(opinions.values_list("pk", "number"))
        received = Entry.objects.filter(subject="opinion.opinion", verb="opinion.receive")
        for entry in received.filter(subject_id__in=opinions.values("pk")).order_by("pk"):
            yield entry.pk, {"opinion": numbers[entry.subject_id]}
        acts = Q(subject="programme.plan", subject_id__in=[one.pk for one in self._versions])
        acts |= Q(subject="conference.conference", subject_id__in=[one.pk for one in self.conferences])
        for entry in Entry.objects.filter(acts, verb__in=_ACTS).order_by("pk"):
            yield entry.pk, {"act": entry.verb, "at": open_sets.plain(entry.at)}

    def _paper_marks(self) -> Iterator[dict[str, Any]]:
        """Of the files of papers the entry too, which holds their hashes."""
        for paper in self._papers:
            for held in proving.of(paper):
                proof = proving.proof(held)
                self.unproved += proof is None
                if proof is not None:
                    yield proof


def conferences(plan: Plan) -> list[Conference]:
    """All conferences of the year, also those that a later version no longer names."""
    rows = Conference.objects.of(plan.authority).select_related("authority", "planned__plan")
    return list(rows.filter(planned__plan__year=plan.year))


def _kept_files(paper: Paper) -> Iterator[File]:
    day, number = f"{paper.issued_on:%Y-%m-%d}", vietnamese.slug(paper.number_text or paper.kind)
    stem = f"van-ban/{day}-{number}-{paper.public_id}"
    about = {
        "paper": paper.number_text,
        "issued_on": day,
        "issuer": str(paper.organisation or paper.authority),
        "subject": paper.subject,
        "state": paper.state,
    }
    for form in ("docx", "pdf"):
        yield File(f"{stem}.{form}", issuing.file_bytes(paper, form=form), about)
    if paper.scan is not None and not paper.scan.is_sealed:
        with uploads.open_kept(paper.scan.path) as kept:
            yield File(f"{stem}-ban-ky.{uploads.suffix_of(paper.scan.path)}", kept.read(), about)


def _lines(told: list[dict[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in told).encode()
