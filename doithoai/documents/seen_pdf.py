"""A PDF paper as it is seen: letters become lines, lines become columns, paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import pypdfium2

from doithoai.documents.metrics import MM_PER_PT, NATURAL_LINE
from doithoai.documents.pdf_letters import Stroke
from doithoai.documents.pdf_pages import PageSeen, Row
from doithoai.documents.profiles import Profile
from doithoai.documents.recognising import ADDRESSED, ANNEX, KINDS
from doithoai.documents.recognising_foot import ACTING, CAPACITY, POSITIONS
from doithoai.documents.seen import Seen, SeenPaper, Span


def read(data: bytes, profile: Profile) -> SeenPaper:
    """Every line of every page, the pages' measures against the profile."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = [PageSeen(number, page, profile) for number, page in enumerate(document)]
    finally:
        document.close()
    return _Reader(pages, profile).paper()


def _goes_on(above: Seen, line: Seen) -> bool:
    """A line of the recipients that was too long for its column: the one before it is open and this begins no other."""
    is_open = above.said.startswith("-") and not above.said.endswith((",", ";", "."))
    return is_open and bool(line.spans) and not line.said.startswith("-")


class _Reader:
    """Cuts the rows of all pages into head, body and foot."""

    def __init__(self, pages: list[PageSeen], profile: Profile) -> None:
        self.pages, self.profile = pages, profile
        self.rows = [row for page in pages for row in page.rows]
        self.behind = self._annex_start()

    def paper(self) -> SeenPaper:
        head_end = self._head_end()
        foot = self._foot_start(head_end)
        lines = [
            *self._columns(self.rows[:head_end], 1.8),
            *self._body(self.rows[head_end:foot]),
            *self._columns(self.rows[foot : self.behind], 3.0),
            *self._body(self.rows[self.behind :]),
        ]
        found = [one for page in self.pages for one in page.deviations()]
        footer = [Seen(row.spans(), "full") for row in (self.pages[0].foot if self.pages else [])]
        numbered = next((page.head for page in self.pages[1:] if page.head), None)
        number = Seen(Row(numbered, 1).spans(), "full") if numbered else None
        return SeenPaper(found, lines, footer, number, self._footer_rule())

    def _annex_start(self) -> int:
        """The first row of the annexes: they begin a page, and nobody receives or signs behind them."""
        found = len(self.rows)
        opens: int | None = None
        for place, row in enumerate(self.rows):
            said = " ".join(row.text.split())
            is_top = place > 0 and row.page != self.rows[place - 1].page
            if is_top and ANNEX.match(said):
                opens = place if opens is None else opens
                self.pages[row.page].opens_annex = True
            elif said.lower().startswith("nơi nhận"):
                opens = None
        if opens is not None:
            found = opens
        first = 0
        for number, page in enumerate(self.pages):
            first = number if page.opens_annex else first
            page.annex_page = number - first + 1 if first else 0
        return found

    def _footer_rule(self) -> float | None:
        """The longest level line above the words in the foot of the first page."""
        foot = self.pages[0].foot if self.pages else []
        above = [one for one in self.pages[0].lines if one.is_level and foot and 0 < foot[0].base - one.top < 12]
        return max((one.right - one.left for one in above), default=None)

    # -- head and foot --

    def _head_end(self) -> int:
        """The first row that names the paper, addresses somebody or runs across the page."""
        for place, row in enumerate(self.rows):
            if row.page:
                return place
            said = " ".join(row.text.split())
            if said.upper() in KINDS or ADDRESSED.match(said):
                return place
            if place > 3 and abs(row.centre - self._centre(row)) < 5 and len(row.parts(1.8)) == 1:
                return place
            if row.left < 50 and row.right > 150 and len(row.parts(1.8)) == 1:
                return place
        return len(self.rows)

    def _foot_start(self, head_end: int) -> int:
        places = range(self.behind - 1, head_end, -1)
        for place in places:
            if self.rows[place].text.strip().lower().startswith("nơi nhận"):
                return self._above(place)
        for place in places:
            row = self.rows[place]
            if self.pages[row.page].in_grid(row):
                return place + 1
            parts = row.parts(3.0)
            said = [" ".join(part.text.split()) for part in parts]
            right = parts[-1]
            if right.left > 95 and said[-1].isupper() and (ACTING.match(said[-1]) or CAPACITY.match(said[-1])):
                return place
            alone = right.left > 95 and said[-1].upper().startswith(POSITIONS) and said[-1].isupper()
            above = " ".join(self.rows[place - 1].text.split())
            if alone and not (self.rows[place - 1].left > 95 and above.isupper()):
                return place
        return self.behind

    def _above(self, place: int) -> int:
        """The signature may begin a line above the recipients."""
        while place > 1 and self.rows[place - 1].left > 95 and self.rows[place - 1].text.isupper():
            place -= 1
        return place

    def _centre(self, row: Row) -> float:
        inner, outer = self.profile.margins_mm[2:]
        return (inner + 210 - outer) / 2 if row.page % 2 == 0 else (outer + 210 - inner) / 2

    def _columns(self, rows: list[Row], gap: float) -> list[Seen]:
        """Each row's two sides, left before right, as the eye goes down each column."""
        sides: dict[str, list[Row]] = {"left": [], "right": []}
        for row in rows:
            for name, part in self._sides(row, gap):
                sides[name].append(part)
        lines: list[tuple[float, Seen]] = []
        for name, parts in sides.items():
            axis = self._axis(name, parts)
            for before, part in zip([None, *parts], parts, strict=False):
                line = self._line(part, name, before)
                if axis is not None:
                    line.align = "center" if abs(part.centre - axis) <= 2 else None
                if name == "left" and lines and _goes_on(lines[-1][1], line):
                    above = lines[-1][1]
                    above.spans += [Span(" ", *_look(above.spans[-1])), *line.spans]
                    continue
                lines.append((part.y, line))
        # The number and the day, then the names, come in the order in which they stand.
        return [line for _y, line in sorted(lines, key=lambda one: (one[1].zone == "right", one[0]))]

    def _sides(self, row: Row, gap: float) -> Iterator[tuple[str, Row]]:
        parts = row.parts(gap)
        left = [part for part in parts if part.left < 60 or part.right < 95]
        rest = [part for part in parts if part not in left]
        # Room for a number or a day that a draft has not yet stands inside one side.
        if left and rest and rest[0].left < 85 and len(rest) > 1:
            left.append(rest.pop(0))
        for name, some in (("left", left), ("right", rest)):
            if some:
                yield name, Row([sign for part in some for sign in part.signs], row.page)

    def _axis(self, name: str, parts: list[Row]) -> float | None:
        """The middle of a column whose lines are centred."""
        if not parts or any(part.text.strip().startswith(("Nơi nhận", "-")) for part in parts if name == "left"):
            return None
        return median(part.centre for part in parts)

    # -- body --

    def _body(self, rows: list[Row]) -> Iterator[Seen]:
        paragraph: list[Row] = []
        for row in rows:
            page = self.pages[row.page]
            if page.in_grid(row):
                yield from self._closed(paragraph)
                paragraph = []
                yield self._line(row, "cell", None)
                continue
            if paragraph and self._begins(row, paragraph):
                yield from self._closed(paragraph)
                paragraph = []
            paragraph.append(row)
        yield from self._closed(paragraph)

    def _begins(self, row: Row, paragraph: list[Row]) -> bool:
        """A new paragraph: indented, centred, in another weight throughout, or further down than a line."""
        before = paragraph[-1]
        left = self._left(row)
        if row.left > left + 5 or before.left > left + 5 and len(paragraph) > 1:
            return True
        if len(paragraph) == 1 and paragraph[0].left > left + 20:
            return True
        down = (row.base - before.base) / MM_PER_PT
        return row.page == before.page and down > max(2.0 * row.size, 26)

    def _left(self, row: Row) -> float:
        return self.pages[row.page].left

    def _right(self, row: Row) -> float:
        return self.pages[row.page].right

    def _closed(self, paragraph: list[Row]) -> Iterator[Seen]:
        if not paragraph:
            return
        first = paragraph[0]
        before = self._row_before(first)
        line = self._line(first, "full", before)
        for row in paragraph[1:]:
            line.spans += [Span(" ", *_look(line.spans[-1])), *row.spans(self.pages[row.page].lines)]
        line.indent_mm = first.left - self._left(first)
        line.align = self._align(paragraph)
        steps = [(two.base - one.base) / MM_PER_PT for one, two in pairwise(paragraph) if one.page == two.page]
        line.pitch_pt = min(steps) + 0.05 if steps else None
        line.multiple = round(line.pitch_pt / (first.size * NATURAL_LINE), 2) if line.pitch_pt else None
        if before is not None and before.page == first.page and not self.pages[first.page].in_grid(before):
            pitch = line.pitch_pt or (18 if self.profile.party else first.size * NATURAL_LINE)
            line.gap_pt = (first.base - before.base) / MM_PER_PT - pitch
        yield line

    def _row_before(self, row: Row) -> Row | None:
        place = self.rows.index(row)
        return self.rows[place - 1] if place else None

    def _align(self, paragraph: list[Row]) -> str | None:
        first = paragraph[0]
        centred = abs(first.centre - self._centre(first)) <= 2 and first.left - self._left(first) > 13
        if centred:
            return "center"
        whole = paragraph[:-1]
        if len(whole) < 2:
            return None
        return "justify" if all(self._right(row) - row.right <= 1.5 for row in whole) else "left"

    def _line(self, row: Row, zone: str, before: Row | None) -> Seen:
        page = self.pages[row.page]
        line = Seen(row.spans(page.lines), zone, y_mm=row.y)
        line.rule_mm = self._rule(row, page)
        frame = next((one for one in page.lines if one.is_frame and _holds(one, row)), None)
        if frame is not None and zone != "cell":
            line.frame_mm = (frame.right - frame.left, frame.bottom - frame.top)
        if before is not None and before.page == row.page:
            line.free_pt = (row.base - before.base) / MM_PER_PT - row.size * NATURAL_LINE
        return line

    def _rule(self, row: Row, page: PageSeen) -> float | None:
        """A level line under the row and about its middle; those close below underline it."""
        for one in page.lines:
            below = one.top - row.base
            if one.is_level and 1.2 < below < 6 and abs((one.left + one.right) / 2 - row.centre) < 2.5:
                nearer = any(other.base > row.base and other.base < one.top and other.left < one.right
                             and other.right > one.left for other in page.rows if other is not row
                             and other.base - row.base > 0.6)  # fmt: skip
                if not nearer and not page.in_grid(Row(row.signs, row.page)):
                    return one.right - one.left
        return None


def _look(span: Span) -> tuple[str, float, bool, bool, bool, str]:
    return span.font, span.size, span.bold, span.italic, span.underline, span.colour


def _holds(frame: Stroke, row: Row) -> bool:
    return frame.left <= row.left and row.right <= frame.right and frame.top < row.base < frame.bottom


def words(data: bytes) -> str:
    """All that stands on the pages, in the order in which the file says it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in document)).strip()
    finally:
        document.close()
