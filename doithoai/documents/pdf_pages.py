"""A page of a PDF: its letters in rows, its tables, its margins and its number against the form."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import pypdfium2

from doithoai.documents.metrics import MM_PER_PT
from doithoai.documents.pdf_letters import Letter, Stroke, letters, strokes
from doithoai.documents.profiles import CENTRE_MM, EDGE_MM, Profile
from doithoai.documents.seen import Deviation, Span

_PAGE_MM = (210.0, 297.0)


class Row:
    """Letters on one base line of one column."""

    def __init__(self, signs: list[Letter], page: int) -> None:
        self.signs, self.page = signs, page
        self.left, self.right = signs[0].left, signs[-1].right
        self.base, self.size = signs[0].base, median(one.size for one in signs)
        self.y = page * 1000 + self.base

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans())

    def spans(self, lines: list[Stroke] | None = None) -> list[Span]:
        """Letters of one look together; blanks where letters stand apart."""
        found: list[Span] = []
        before: Letter | None = None
        for one in self.signs:
            apart = before is not None and (one.spaced or one.left - before.right > 0.25 * one.size * MM_PER_PT)
            blank = " " if apart else ""
            under = any(
                line.left - 0.5 <= one.left and one.right <= line.right + 0.5 and 0 < line.top - one.base < 1.5
                for line in lines or ()
            )
            look = (one.font, one.size, "Bold" in one.font, "Italic" in one.font, under, one.colour)
            last = found[-1] if found else None
            if last and look == (last.font, last.size, last.bold, last.italic, last.underline, last.colour):
                found[-1] = Span(last.text + blank + one.sign, *look)
            else:
                found.append(Span(blank + one.sign, *look))
            before = one
        return found

    def parts(self, gap: float) -> list[Row]:
        """The row cut where letters stand further apart than the gap."""
        cut: list[list[Letter]] = [[self.signs[0]]]
        for before, one in pairwise(self.signs):
            if one.left - before.right > gap:
                cut.append([])
            cut[-1].append(one)
        return [Row(signs, self.page) for signs in cut]


class PageSeen:
    """One page: its rows of text, its page number and its drawn lines."""

    def __init__(self, number: int, page: pypdfium2.PdfPage, profile: Profile) -> None:
        self.number, self.profile = number, profile
        #: Which page of an annex it is, counted from 1; 0 in the paper itself.
        self.opens_annex, self.annex_page = False, 0
        self.size = [side * MM_PER_PT for side in page.get_size()]
        signs = list(letters(page))
        self.lines = strokes(page)
        top, bottom = profile.margin_ranges[0][0] - 2, _PAGE_MM[1] - profile.margin_ranges[1][0] + 1
        self.head = [one for one in signs if one.top < top]
        self.foot = _rows([one for one in signs if one.base > bottom], number)
        self.rows = _rows([one for one in signs if one.top >= top and one.base <= bottom], number)
        uprights = [one for one in self.lines if one.is_upright]
        self.grids = _joined([(one.top, one.bottom) for one in uprights if not _stamp_frame(one, self.lines)])

        inner, outer = profile.margins_mm[2:] if number % 2 == 0 else profile.margins_mm[:1:-1]
        self.edges = self._settled()
        self.left = self.edges[0] or min([inner, *(one.left for one in self.rows)])
        self.right = self.edges[1] or max([210 - outer, *(one.right for one in self.rows)])

    def _settled(self) -> tuple[float, float]:
        """Where the text begins and ends, when enough long lines agree; else nothing."""
        text = [one for one in self.rows if not self.in_grid(one)]
        left, right = min((one.left for one in text), default=0), max((one.right for one in text), default=0)
        begins = sum(one.left < left + 0.7 and one.right > right - 40 for one in text)
        ends = sum(one.right > right - 0.7 for one in text)
        # Short paragraphs alone begin at their indent, which is no margin; long ones have a first line further in.
        opened = any(8 < one.left - left < 14 and one.right > right - 2 for one in text)
        if left > self.profile.margins_mm[2] + 7 and not opened:
            begins = 0
        return (left if begins > 2 else 0, right if ends > 3 else 0)

    def in_grid(self, row: Row) -> bool:
        return any(top <= row.base <= bottom for top, bottom in self.grids)

    def deviations(self) -> Iterator[Deviation]:
        party = self.profile.party
        row = "A1" if party else "B page"
        if any(abs(found - wanted) > EDGE_MM for found, wanted in zip(self.size, _PAGE_MM, strict=True)):
            yield Deviation("page", f"{self.size[0]:.0f} × {self.size[1]:.0f} mm", "210 × 297 mm", row)
        yield from self._edges(row)
        yield from self._number("A2" if party else "B27")

    def _edges(self, row: str) -> Iterator[Deviation]:
        if not self.rows:
            return
        left, right = min(one.left for one in self.rows), 210 - max(one.right for one in self.rows)
        (top, _t), (bottom, _b), inner, outer = self.profile.margin_ranges
        # Even pages of a paper printed on both sides carry the wide margin on the right.
        sides = [(inner, outer)] if self.number % 2 == 0 else [(inner, outer), (outer, inner)]
        # Letters lean over the edge by their side bearing, a fraction of a millimetre.
        if all(left < one[0][0] - EDGE_MM for one in sides):
            yield Deviation("margin left", f"{left:.1f} mm", f"{sides[0][0][0]:g} mm", row)
        elif all(right < one[1][0] - 2 * EDGE_MM for one in sides):
            yield Deviation("margin right", f"{right:.1f} mm", f"{sides[0][1][0]:g} mm", row)
        elif self.edges[0] and all(left > one[0][1] + 1 for one in sides):
            yield Deviation("margin left", f"{left:.1f} mm", f"{sides[0][0][1]:g} mm", row)
        elif self.edges[1] and all(right > one[1][1] + 1 for one in sides):
            yield Deviation("margin right", f"{right:.1f} mm", f"{sides[0][1][1]:g} mm", row)
        first = min(sign.top for one in self.rows[:2] for sign in one.signs)
        if not top - EDGE_MM <= first <= self.profile.margin_ranges[0][1] + 6 and self.number == 0:
            yield Deviation("margin top", f"{first:.1f} mm", f"{top:g} mm", row)
        if self.rows[-1].base > 297 - bottom + EDGE_MM or (self.foot and self.number):
            yield Deviation("margin bottom", "text in it", f"{bottom:g} mm", row)

    def _number(self, row: str) -> Iterator[Deviation]:
        found = "".join(one.sign for one in self.head)
        expected = "" if self.number == 0 else str(self.number + 1)
        if self.annex_page and (self.profile.annex_has_own_pages or found != expected):
            own = str(self.annex_page)
            # The first page of an annex may show its number or not.
            expected = found if self.annex_page == 1 and found in ("", own) else own
            row = row if self.profile.party else "B22"
        if found != expected:
            yield Deviation("page_number", found or "none", expected or "none", row)
        elif self.head:
            top = min(one.top for one in self.head)
            if self.profile.party and not 9 <= top <= 12.5:
                yield Deviation("page_number", f"{top:.1f} mm", "10 mm from the edge", row)
            middle = (self.head[0].left + self.head[-1].right) / 2
            inner, outer = self.profile.margins_mm[2:]
            sides = ((inner + 210 - outer) / 2, (outer + 210 - inner) / 2)
            if all(abs(middle - centre) > CENTRE_MM + 1 for centre in (*sides, 105)):
                yield Deviation("page_number", f"{middle:.1f} mm", f"centred at {sides[0]:.1f} mm", row)


def _stamp_frame(line: Stroke, lines: list[Stroke]) -> bool:
    return any(one.is_frame and one.left - 1 <= line.left <= one.right + 1 for one in lines)


def _rows(signs: list[Letter], page: int) -> list[Row]:
    """Letters by base line, from the top; within a line from the left."""
    found: list[list[Letter]] = []
    for one in sorted(signs, key=lambda sign: (sign.base, sign.left)):
        if found and one.base - found[-1][0].base < 0.6:
            found[-1].append(one)
        else:
            found.append([one])
    return [Row(sorted(one, key=lambda sign: sign.left), page) for one in found]


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for top, bottom in sorted(spans):
        if joined and top <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(bottom, joined[-1][1]))
        else:
            joined.append((top, bottom))
    return joined
