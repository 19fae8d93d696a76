"""Whoever holds the file of an issued paper finds out that it was issued here, and takes the proof away.

The entry of the issue holds the hashes of both files, the entry of the signed copy holds its own: a proof is such an
entry with its salt and its path to a root. Papers that were issued before entries told the hashes are known, and have
no proof.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from doithoai.core import seals
from doithoai.core.models import Entry
from doithoai.documents.models import Paper
from doithoai.documents.states import PaperState
from doithoai.people.models import Authority

HASH = re.compile(r"[0-9a-f]{64}")
VERBS = ("paper.issue", "paper.scan")


@dataclass(frozen=True)
class Held:
    """A file that belongs to an issued paper; `kind` is docx, pdf or scan."""

    paper: Paper
    sha256: str
    kind: str
    #: The entry that tells the hash; None for papers of before.
    entry: Entry | None


def find(authority: Authority, sha256: str) -> Held | None:
    """The issued or withdrawn paper whose file this is; the hash alone is asked for, which nobody guesses."""
    if not HASH.fullmatch(sha256):
        return None
    rows = Paper.objects.of(authority).select_related("scan")
    rows = rows.filter(state__in=[PaperState.ISSUED, PaperState.WITHDRAWN]).exclude(issued_on=None)
    paper = rows.filter(Q(docx_sha256=sha256) | Q(pdf_sha256=sha256) | Q(scan__sha256=sha256)).first()
    if paper is None:
        return None
    kinds = {paper.docx_sha256: "docx", paper.pdf_sha256: "pdf"}
    return Held(paper, sha256, kinds.get(sha256, "scan"), _entry(paper, sha256))


def of(paper: Paper) -> list[Held]:
    """The files of an issued paper."""
    hashes = {"docx": paper.docx_sha256, "pdf": paper.pdf_sha256, "scan": paper.scan.sha256 if paper.scan else ""}
    return [Held(paper, one, kind, _entry(paper, one)) for kind, one in hashes.items() if one]


def _entry(paper: Paper, sha256: str) -> Entry | None:
    rows = Entry.objects.filter(subject=Paper._meta.label_lower, subject_id=paper.pk, verb__in=VERBS).order_by("pk")
    return next((one for one in rows if sha256 in one.facts.values()), None)


def proof(held: Held) -> dict[str, Any] | None:
    """What the stand-alone program checks together with the file; None while the entry is not sealed."""
    found = seals.proof_of(held.entry.pk) if held.entry is not None else None
    if found is None or held.entry is None:
        return None
    issued_on = held.paper.issued_on.isoformat() if held.paper.issued_on else ""
    about = {"paper": held.paper.number_text, "issued_on": issued_on, "sha256": held.sha256}
    return vars(found) | seals.opened(held.entry) | about | {"authority": held.paper.authority.name}
