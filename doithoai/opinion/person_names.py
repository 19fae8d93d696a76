"""Where a text names a person: by form of address, office, family name and capitals; places and heroes left out."""

from __future__ import annotations

import re

from doithoai.core import vietnamese
from doithoai.opinion import name_words as known
from doithoai.opinion.name_tokens import MOST_GIVEN
from doithoai.opinion.small_names import SmallNames


def names(text: str) -> list[tuple[int, int]]:
    """Start and end of each person's name in a text in NFC."""
    words = _Finder(text)
    return [(words.tokens[first].start, words.tokens[last - 1].end) for first, last in words.found()]


def are_given(words: str) -> bool:
    """One or two words that are nothing but given names."""
    small = words.lower()
    return small not in known.THINGS and all(word in known.GIVEN_NAMES for word in small.split())


def street_written_small(found: re.Match[str]) -> int:
    """How many letters of what follows the number of a house are the name of its street."""
    words = found.group("words").split()
    if any(word[0].isupper() for word in words):
        return 0
    bare = vietnamese.fold(found.group("words")).split()
    family = words[0] in known.MARKED_FAMILY or bare[0] in known.UNLIKE_WORDS
    if not family and not found.group("said"):
        return 0
    heroes = (size for size in range(len(bare), 1, -1) if " ".join(bare[:size]) in known.HEROES)
    full = 3 if family and len(bare) >= 3 and bare[2] not in known.STOP else 2
    size = next(heroes, full)
    return found.start("words") - found.start() + len(" ".join(words[:size]))


class _Finder(SmallNames):
    """Goes over the words once."""

    def found(self) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        place = 0
        while place < len(self.tokens):
            run = place + 1
            span: tuple[int, int] | None = None
            if self.tokens[place].is_capital and not self.shouted:
                run = self._run(place)
                span = self._in_run(place, run)
            if not span:
                span = next(((at, end) for at in range(place, run) if (end := self._flat(at))), None)
            while span:
                spans.append(span)
                run = span[1]
                span = self._another(run)
            place = run
        return spans

    def _another(self, place: int) -> tuple[int, int] | None:
        """Given names that stand in one row with a name: Vinh, Tiến và Thọ."""
        if place + 1 >= len(self.tokens) or self.shouted:
            return None
        first, joined = place, False
        if self.tokens[place].follows and self._is(self.tokens[place].small, known.AND):
            first, joined = place + 1, True
        elif self._between(place).strip() != ",":
            return None
        if not self.tokens[first].is_capital or joined != self.tokens[first].follows:
            return None
        end = self._run(first)
        closed = end == len(self.tokens) or not self.tokens[end].follows
        goes_on = not closed and self._is(self.tokens[end].small, known.AND | known.AFTER_GIVEN)
        return (first, end) if self._given(first, end) and (joined or closed or goes_on) else None

    def _run(self, place: int) -> int:
        """Capitals that stand together, behind `place`."""
        end = place + 1
        while end < len(self.tokens) and self.tokens[end].is_capital and self.tokens[end].follows:
            end += 1
        return end

    def _in_run(self, start: int, end: int) -> tuple[int, int] | None:
        first = start
        while first < end:
            if self._begins_place(first, end):
                return None
            step = self._lead_length(first, end)
            if not step:
                break
            first += step
        if first >= end or (first > start and not self._full(first, end) and self._names_a_thing(start)):
            return None
        end = self._cut(first, end)
        if first >= end or (self._is_hero(first, end) and not self._introduced(first)):
            return None
        size = end - first
        if (
            size == 1
            and self.tokens[first].text.isupper()
            and len(self.tokens[first].text) > 1
            and "." not in self.tokens[first].text
        ):
            return None
        kind = self._before(first)
        if kind == "place" and not (size >= 3 and self._titled_level(first)):
            return None
        told = kind and self.tokens[first].follows and not (kind == "lead" and (self.loose or self._goes_on(end)))
        told = told or self._of_kin(first, end) or self._speaks(first, end)
        if told and kind != "place" and self._given(first, end):
            return first, end
        if self._is(self._pair(first), known.OFFICES) or (
            kind != "address" and not self._full(first, end) and self._is(self.tokens[first].small, known.BODIES)
        ):
            return self._later(first + 1, end)
        if kind in {"given", "address"} and self._is(self._pair(first), known.BUREAUS):
            return None
        if kind == "address" or (kind == "given" and self.tokens[first].text[:1].isalpha()):
            return first, min(end, first + 5)
        if kind == "lead" and size >= 2 and not self._shouts_words(first, end):
            return first, min(end, first + 5)
        return self._bare_name(first, end)

    def _later(self, first: int, end: int) -> tuple[int, int] | None:
        """A name behind other capitals of the same run: it begins with a family name."""
        for at in range(first, end - 2):
            if self._full(at, end):
                return at, min(end, at + 5)
        return None

    def _bare_name(self, first: int, end: int) -> tuple[int, int] | None:
        """A run that nothing leads to."""
        if any(self._is(self._pair(at), known.FAME) for at in range(max(first - 7, 0), first - 1)):
            return None
        if self._full(first, end):
            return first, min(end, first + 5)
        if later := self._later(first + 1, end):
            return later
        if end - first == 2 and self._is_highland(first):
            return first, end
        common = self.tokens[first].bare in known.COMMON and not self._shouts_words(first, end)
        if end - first == 2 and common and self._alone(first, end):
            return first, end
        return None

    def _is_highland(self, first: int) -> bool:
        """A Pửi, Y Blen: a letter before the name tells man from woman; but "ở A Lưới" is a place."""
        one, two = self.tokens[first : first + 2]
        if one.text == "Ka":
            return True
        if one.text not in {"A", "Y"} or two.text.isupper() or two.small == "tế":
            return False
        return first > 0 and one.follows and self.tokens[first - 1].small not in known.WHERE

    def _full(self, first: int, end: int) -> bool:
        if end - first < 3:
            return False
        second = self.tokens[first + 1].bare
        if self._shouts_words(first, end):
            return False
        goes_to = self.tokens[first].small in known.WHERE
        return (
            self.tokens[first].bare in known.FAMILY
            or second in known.MIDDLE
            or (second in {"seo", "a"} and not goes_to)
        )

    def _shouts_words(self, first: int, end: int) -> bool:
        """A heading in capitals; a name in capitals begins with a family name as it is written."""
        shouted = all(token.text.isupper() for token in self.tokens[first:end]) and not self.loose
        return shouted and self.tokens[first].small not in known.FAMILY_WRITTEN

    def _alone(self, first: int, end: int) -> bool:
        """Two words as a signature: at the beginning before a mark, or behind a mark at the end."""
        starts = first == 0 and end < len(self.tokens) and not self.tokens[end].follows
        ends = end == len(self.tokens) and not self.tokens[first].follows
        return starts or ends

    def _begins_place(self, at: int, end: int) -> bool:
        """A capital that opens the name of a place, body or thing: Đường …, Công ty …, THCS …"""
        small, bare = self.tokens[at].small, self.tokens[at].bare
        if bare in known.FAMILY and self._full(at, end) and self.tokens[at + 1].bare in known.MIDDLE:
            return False
        if at + 1 < end and self._is(small, known.PLACE) and not self._is(self._pair(at), known.OFFICES):
            return bare not in known.FAMILY or not (small.isascii() or small in {"hồ", "cao"})
        return self._pair(at) in known.PLACE_PAIRS

    def _lead_length(self, at: int, end: int) -> int:
        """How many words here only lead to the name: Ông, Hộ, Bác sĩ, Tôi …"""
        token = self.tokens[at]
        if (
            at + 1 < end
            and (
                self._is(token.small, known.ADDRESS)
                or self._is(token.small, known.LEAD)
                or (not self.loose and token.small in known.ADDRESS_MARKED)
            )
            and (not self._full(at, end) or self._leads_family(at))
        ):
            return 1
        if at + 2 < end and self._is(self._pair(at), known.LEAD_PAIRS):
            return 2
        return 0

    def _leads_family(self, at: int) -> bool:
        """Hộ Nông …, Cháu Sùng …: what would be a family name too has another before it."""
        following = self.tokens[at + 1].bare
        return not self.tokens[at].small.isascii() and following in known.FAMILY and following not in known.MIDDLE

    def _goes_on(self, end: int) -> bool:
        """A word written small follows that makes another of it: Quyết định."""
        following = self.tokens[end : end + 1]
        return bool(following) and following[0].follows and following[0].small not in known.AFTER_GIVEN | known.AND

    def _speaks(self, first: int, end: int) -> bool:
        """Sơn: mai cắt điện à. Of two words only beside a line that begins with one: "An Dương: …" may be a place."""
        if end == len(self.tokens) or self._between(end)[:1] != ":" or (first and "\n" not in self._between(first)):
            return False
        if end - first == 1:
            return self.tokens[first].small not in known.HEADINGS
        lines = (line.partition(":")[0].lower() for line in self.text.splitlines())
        return any(line in known.GIVEN_NAMES - known.HEADINGS for line in lines)

    def _of_kin(self, first: int, end: int) -> bool:
        """Hùng con ông Lạc, Tâm ở xóm 5, nhà Khánh Hằng: told by whose kin it is, or where he or she lives."""
        token = self.tokens[first]
        if first and token.follows and self._is(self.tokens[first - 1].small, known.GIVEN_LEAD):
            return self._pair(first - 2) not in known.MANY
        if (first and token.follows and self.tokens[first - 1].small != "là") or self._is(token.small, known.ADDRESS):
            return False
        after, pair = self.tokens[end : end + 2], self._pair(end)
        if len(after) < MOST_GIVEN or not after[0].follows or not pair:
            return False
        kin = after[0].small in known.KIN and (after[1].small in known.ADDRESS or after[1].small in {"nhà", "của"})
        return kin or (after[0].small == "ở" and after[1].small in known.HAMLETS)

    def _before(self, first: int) -> str:
        """What the words before a run make of it: address, given, lead, place or nothing."""
        token = self.tokens[first]
        if first == 0:
            return ""
        last = self.tokens[first - 1]
        pair = self._pair(first - 2) if first >= 2 else ""
        if not token.follows:
            return "lead" if self._is(pair, known.LEAD_PAIRS) or last.bare in {"ten", "tren"} else ""
        if self._is(pair, known.GIVEN_PAIRS) or (pair == "dân phố" and self._titled(first - 2)):
            return "given"
        if self._is(pair, known.LEAD_PAIRS):
            return "lead"
        if pair in known.PLACE_PAIRS or (pair.isascii() and self._is(pair, known.PLACE_PAIRS)):
            return "place"
        if pair in known.MANY:
            return ""
        marked = not self.loose and last.small in known.ADDRESS_MARKED
        if (
            marked
            or self._is(last.small, known.ADDRESS)
            and not last.text.isupper()
            or (last.text in known.CHAT and first >= 1)
        ):
            return "address"
        if last.small == "tên":
            return "given"
        if self._behind_a_place(first):
            return "place"
        return "lead" if self._is(last.small, known.LEAD) and last.small not in {"và", "với", "do"} else ""

    def _cut(self, first: int, end: int) -> int:
        """The run up to an office, a number or a word that is no name."""
        for at in range(first + 1, end):
            if (
                self._is(self._pair(at), known.OFFICES)
                or not self.tokens[at].text[-1:].isalpha()
                and "." not in self.tokens[at].text
            ):
                return at
        return end
