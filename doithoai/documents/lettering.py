"""Words of a paper in the look of its form: their letters, how wide they stand, where they break."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from doithoai.documents.content import Content, clean
from doithoai.documents.metrics import balanced, width_mm
from doithoai.documents.profiles import BODY_KINDS, Profile
from doithoai.documents.sheet import PAGE_MM, Line, Ruled, Run


def day_line(place: str, day: date | None) -> str:
    """Place and day, as in "Tân Yên, ngày 05 tháng 3 năm 2024": a zero before days below 10, months 1 and 2."""
    if day is None:
        room = "\u00a0" * 5
        return f"{place}, ngày{room}tháng{room}năm{room}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def roman(number: int) -> str:
    """I, II, III …"""
    out = ""
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        out += sign * (number // value)
        number %= value
    return out


class Lettering:
    """Carries content and profile; the composer builds its lines by it."""

    def __init__(self, content: Content, profile: Profile) -> None:
        self.content = content
        self.profile = profile
        self.room = PAGE_MM - profile.margins_mm[2] - profile.margins_mm[3]

    def _say(self, text: str) -> str:
        """Clean text with the tone mark where the profile wants it."""
        text = clean(text)
        for plain, moved in (("ủy", "uỷ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ")):
            if self.profile.tone_mark_style == "uỷ":
                text = text.replace(plain, moved)
            elif self.profile.tone_mark_style == "uy":
                text = text.replace(moved, plain)
        return text

    def _line(self, element: str, text: str, **more: object) -> Line:
        said = self._say(text)
        said = said.upper() if self.profile.styles[element].caps else said
        return Line(element, (Run(said),), **more)  # type: ignore[arg-type]

    def _width(self, element: str, text: str) -> float:
        """Of the longest of its lines: typed line ends are kept."""
        look = self.profile.styles[element]
        said = text.upper() if look.caps else text
        lines = said.splitlines() or [""]
        return max(width_mm(line, look.size, bold=look.bold, italic=look.italic) for line in lines)

    def _wrapped(self, element: str, text: str, room: float) -> list[Line]:
        """The text in even lines; typed line ends are kept."""
        look = self.profile.styles[element]
        typed = (self._say(part) for part in text.splitlines())
        lines = [
            line
            for said in typed
            if said
            for part in self._natural(said.upper() if look.caps else said, element, room)
            for line in balanced(part, look.size, room, bold=look.bold, italic=look.italic)
        ]
        return [Line(element, (Run(one),)) for one in lines]

    def _natural(self, text: str, element: str, room: float) -> tuple[str, ...]:
        """A name too long for one line breaks between the kind of body and its place, if both fit."""
        if self._width(element, text) <= room:
            return (text,)
        for kind in BODY_KINDS:
            if text.startswith(f"{kind} ") and self._width(element, text[len(kind) + 1 :]) <= room:
                return kind, text[len(kind) + 1 :]
        return (text,)

    def _rule(self, element: str, lines: Iterable[Line]) -> list[Ruled]:
        rule = self.profile.rules.get(element)
        widths = [self._width(element, line.text) for line in lines if line.element == element]
        return [Ruled(element, max(widths) * rule.share)] if rule and widths else []
