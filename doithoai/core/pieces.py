"""Plain values that the components of a page are drawn from, and the arithmetic of drawing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from doithoai.core.badges import TONES, Words

FILLS = frozenset({*TONES, "rest", "ink"})
_WIDTH = 1000.0
_GAP = 2.0


@dataclass(frozen=True)
class Share:
    """A part of a whole: its tone, how many, and the word beside the number."""

    tone: str
    number: int
    word: Words

    def __post_init__(self) -> None:
        if self.tone not in FILLS:
            raise ValueError(f"no fill {self.tone!r}")


@dataclass(frozen=True)
class Rect:
    """One rectangle of a bar, as SVG attributes (never localised)."""

    tone: str
    x: str
    width: str


@dataclass(frozen=True)
class Milestone:
    """A clock counted back from the day of a conference."""

    day: date
    rule: Words
    note: Words = ""
    counts: bool = True
    met_on: date | None = None
    is_next: bool = False


def shares_of(pairs: Iterable[Share | Sequence[object]]) -> list[Share]:
    """Shares, also from plain triples (tone, number, word)."""
    return [pair if isinstance(pair, Share) else Share(*pair) for pair in pairs]  # type: ignore[arg-type]


def rects(shares: Sequence[Share], *, total: int | None = None) -> list[Rect]:
    """Rectangles of a bar 1000 wide, a small gap between them; nothing is drawn for a zero."""
    whole = max(total if total is not None else sum(share.number for share in shares), 1)
    at, drawn = 0.0, []
    for share in shares:
        width = _WIDTH * share.number / whole
        if share.number > 0:
            drawn.append(Rect(share.tone, f"{at:.1f}", f"{max(width - _GAP, 1.0):.1f}"))
        at += width
    return drawn


@dataclass(frozen=True)
class Column:
    """One column of a drawn chart: its rectangles from the bottom up, and where its words stand."""

    word: Words
    number: int
    middle: str
    top: str
    rects: list[tuple[str, str, str, str, str]]


#: The drawing of a chart of columns: its size, the line that they stand on, and the room above for the numbers.
CHART_WIDTH, CHART_HEIGHT, GROUND, HEAD = 720.0, 220.0, 190.0, 20.0


def standing(rows: Iterable[tuple[Words, int, Sequence[object]]]) -> list[Column]:
    """Columns (word, number, shares) to one common scale; rectangles are (tone, x, y, width, height)."""
    made = [(word, number, shares_of(shares)) for word, number, shares in rows]  # type: ignore[arg-type]  # triples
    most = max([number for _word, number, _shares in made], default=0) or 1
    step = CHART_WIDTH / max(len(made), 1)
    width = min(step * 0.7, 48.0)
    drawn = []
    for place, (word, number, shares) in enumerate(made):
        middle, at, rects_ = step * (place + 0.5), GROUND, []
        for share in shares:
            height = (GROUND - HEAD) * share.number / most
            at -= height
            if share.number > 0:
                rects_.append((share.tone, f"{middle - width / 2:.1f}", f"{at:.1f}", f"{width:.1f}", f"{height:.1f}"))
        drawn.append(Column(word, number, f"{middle:.1f}", f"{at - 5:.1f}", rects_))
    return drawn


def spoken(shares: Sequence[Share]) -> str:
    """The label of a bar, from the same numbers as its legend: “37 done, 8 waiting, in all 45”."""
    parts = [f"{share.number} {str(share.word).lower()}" for share in shares]
    if len(parts) < 2:
        return ", ".join(parts)
    return ", ".join([*parts, _("in all %(total)s") % {"total": sum(share.number for share in shares)}])


def pages_around(number: int, last: int, *, reach: int = 2) -> list[int | None]:
    """Page numbers to show: the first, the last, those around; None stands for a gap."""
    near = {1, last, *range(number - reach, number + reach + 1)}
    shown: list[int | None] = []
    before = 0
    for one in sorted(page for page in near if 1 <= page <= last):
        if one - before > 1:
            shown.append(before + 1 if one - before == 2 else None)
        shown.append(one)
        before = one
    return shown
