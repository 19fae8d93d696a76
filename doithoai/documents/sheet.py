"""The parts of a composed paper: what Word and PDF both draw, line by line."""

from __future__ import annotations

from dataclasses import dataclass

PAGE_MM = 210.0


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one look; None keeps the look of the element."""

    text: str
    bold: bool | None = None
    italic: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of an element."""

    element: str
    runs: tuple[Run, ...]
    left_mm: float = 0
    align: str = ""
    keep: bool = False
    #: Goes on from the line above, so without the distance that the element has before it.
    goes_on: bool = False
    #: Width and height of a frame around it, and the colour of both.
    frame_mm: tuple[float, float] | None = None
    colour: str = "000000"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A solid rule under an element."""

    element: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class Empty:
    """Empty lines: room for a signature, or dotted lines to write on."""

    element: str
    count: int


Small = Line | Ruled | Empty


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows of two columns side by side without borders."""

    rows: tuple[tuple[tuple[Small, ...], tuple[Small, ...]], ...]
    widths_mm: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with borders."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...]
    aligns: tuple[str, ...]


Part = Small | Columns | Grid


@dataclass(frozen=True, slots=True)
class Sheet:
    """A composed paper."""

    title: str
    parts: tuple[Part, ...]
    #: The line in the foot of the first page; a form of the State has a rule across the page above it.
    contact: str = ""
    #: Each on pages of its own, behind the signature.
    annexes: tuple[tuple[Part, ...], ...] = ()
