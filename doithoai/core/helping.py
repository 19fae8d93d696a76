"""Help in place: each desk keeps short texts by area and says which of its pages belong to which area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

#: How the last paragraph of a text begins.
NEVER = "Không hoàn tác được:"


@dataclass(frozen=True)
class Help:
    """What a screen is for, what people do there, what cannot be undone."""

    area: str
    title: str
    purpose: str
    acts: tuple[str, ...]
    never: str


@dataclass(frozen=True)
class Desk:
    folder: Path
    areas: Mapping[str, str]


_desks: dict[str, Desk] = {}


def register(desk: str, folder: Path, areas: Mapping[str, str]) -> None:
    """The texts of a desk, and its pages: by the module of the view, or by the name of one page."""
    _desks[desk] = Desk(folder, areas)


def area_of(desk: str, page: str, view: Any) -> str:
    """The area of a page, or nothing when its desk has no help for it."""
    known = _desks.get(desk)
    if known is None:
        return ""
    module = str(getattr(view, "__module__", "")).rpartition(".")[2]
    return known.areas.get(module) or known.areas.get(page, "")


def read(desk: str, area: str) -> Help | None:
    """The text of an area; None when there is none."""
    known = _desks.get(desk)
    if known is None or area not in known.areas.values():
        return None
    return _parsed(area, known.folder / f"{area}.md")


def others(desk: str) -> list[Help]:
    """All texts of a desk, in the order of its list."""
    areas = dict.fromkeys(_desks[desk].areas.values()) if desk in _desks else {}
    return [one for area in areas if (one := read(desk, area))]


@lru_cache
def _parsed(area: str, place: Path) -> Help:
    """Title, one paragraph, points, one last paragraph: no other marks are read."""
    blocks = [" ".join(block.split()) for block in place.read_text(encoding="utf-8").split("\n\n") if block.strip()]
    title, purpose, last = blocks[0].removeprefix("# "), blocks[1], blocks[-1]
    acts = tuple(block.removeprefix("- ") for block in blocks[2:-1])
    if not (blocks[0].startswith("# ") and acts and last.startswith(NEVER)):
        raise ValueError(f"{place.name} is no help text")
    return Help(area, title, purpose, acts, last.removeprefix(NEVER).strip())
