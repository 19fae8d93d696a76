"""Matters that were known before somebody spoke: what a question in the hall may belong to."""

from __future__ import annotations

from doithoai.core import vietnamese
from doithoai.live.models import Sitting
from doithoai.opinion.models import Matter
from doithoai.opinion.states import MatterState

#: Assigned: the explanation is late, and people ask all the same.
SPOKEN_OF = (MatterState.ASSIGNED, MatterState.PREPARED, MatterState.RAISED)


def matters(sitting: Sitting) -> list[Matter]:
    """Matters of this conference that were assigned, prepared or raised, the sealed ones left out."""
    rows = Matter.objects.of(sitting.conference.authority).unsealed().filter(conference=sitting.conference_id)
    return list(rows.filter(state__in=SPOKEN_OF).order_by("pk"))


def said(sitting: Sitting, typed: str) -> list[Matter]:
    """Those that a number means, or else words of a title, with or without marks."""
    rows, words = matters(sitting), vietnamese.fold(typed)
    by_number = [row for row in rows if f" {vietnamese.fold(row.number)} " in f" {words} "]
    wanted = set(words.split())
    return by_number or [row for row in rows if wanted and wanted <= set(vietnamese.fold(row.title).split())]
