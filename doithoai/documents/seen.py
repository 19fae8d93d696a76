"""A paper as a reader sees it: lines with their place, looks and distances, read from Word or from PDF alike."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that is not as prescribed; `row` is the row of the table of rules (A3, B11 …)."""

    element: str
    found: str
    expected: str
    row: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Span:
    """Letters of one look."""

    text: str
    font: str
    size: float
    bold: bool
    italic: bool
    underline: bool = False
    #: Six hexadecimal digits.
    colour: str = "000000"


@dataclass(slots=True)
class Seen:
    """One paragraph. What a kind of file cannot tell is None."""

    spans: list[Span]
    #: Where it stands: "left" or "right" column of head and foot, "full" width, "cell" of a table with borders.
    zone: str
    align: str | None = None
    #: Of the first line, from the edge of the text.
    indent_mm: float | None = None
    #: Between this paragraph and the one before it.
    gap_pt: float | None = None
    #: From line to line.
    pitch_pt: float | None = None
    #: The lines' distance as a multiple of the natural one, when it is said so.
    multiple: float | None = None
    #: How long the solid rule is that stands under it.
    rule_mm: float | None = None
    #: The line drawn in this paragraph stands above its words, under those before.
    rule_is_above: bool = False
    #: Width and height of a frame around it.
    frame_mm: tuple[float, float] | None = None
    #: Things that stand level have one band: the row of a table in Word.
    band: int | None = None
    #: Tabs set it in its column: paragraphs of the page go on below it.
    is_tabbed: bool = False
    #: From the upper edge of the first page downwards (PDF).
    y_mm: float | None = None
    #: How wide the column is in which it must fit (Word).
    room_mm: float | None = None
    #: Room left free above, beyond the natural distance of lines.
    free_pt: float = 0
    free_lines: int = 0
    element: str = ""

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)

    @property
    def said(self) -> str:
        """The words with single blanks."""
        return " ".join(self.text.split())

    @property
    def words(self) -> list[Span]:
        return [span for span in self.spans if span.text.strip()]

    def share(self, look: str) -> float:
        """Which part of the letters is bold, italic or underlined."""
        whole = sum(len(span.text.strip()) for span in self.spans)
        return sum(len(span.text.strip()) for span in self.spans if getattr(span, look)) / whole if whole else 0.0


@dataclass(slots=True)
class SeenPaper:
    """All that was read: what is wrong with the pages themselves, then every line from the head to the foot."""

    pages: list[Deviation]
    lines: list[Seen]
    #: What stands in the lower margin of the first page.
    footer: list[Seen] = field(default_factory=list)
    page_number: Seen | None = None
    #: How long the rule is that stands above the words of the foot.
    footer_rule_mm: float | None = None
    #: Lines of the annexes, which lie behind the signature; `recognise` takes them out of `lines`.
    annexes: list[Seen] = field(default_factory=list)

    def of(self, *elements: str) -> list[Seen]:
        return [line for line in self.lines if line.element in elements]

    def first(self, element: str) -> Seen | None:
        return next((line for line in self.lines if line.element == element), None)
