"""Where a text names a person: by form of address, office, family name and capitals; places and heroes left out."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from doithoai.opinion import name_words as known

_WORD = re.compile(r"[^\W_]+")


class _Token(NamedTuple):
    start: int
    end: int
    text: str
    small: str
    bare: str
    is_capital: bool
    #: No punctuation between this word and the one before it.
    follows: bool


@lru_cache(maxsize=16384)
def _bare(small: str) -> str:
    apart = unicodedata.normalize("NFD", small)
    return "".join(char for char in apart if not unicodedata.combining(char)).replace("đ", "d").replace(".", "")


_BARE_OF: dict[frozenset[str], frozenset[str]] = {}


def _among(token: str, words: frozenset[str], *, loose: bool) -> bool:
    """The word as written; in a text without marks it also stands for the one that has them."""
    if token in words:
        return True
    if not loose:
        return False
    bare = _BARE_OF.get(words)
    if bare is None:
        bare = _BARE_OF[words] = frozenset(_bare(word) for word in words)
    return token in bare


@lru_cache(maxsize=16384)
def _forms(word: str) -> tuple[str, str, bool]:
    """Small, without marks, and whether it begins with a capital."""
    small = word.lower()
    return small, _bare(small), word[0].isupper()


def _tokens(text: str) -> list[_Token]:
    """The words; initials ("N.V.") and "đ/c" are one."""
    found: list[_Token] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        between = text[last:start]
        if found and (between in {".", "/"} and _is_initial(found[-1].text) or between in {"'", "’"}):
            word, start = f"{found[-1].text}{between}{match.group()}", found[-1].start
            follows = found.pop().follows
        else:
            word = match.group()
            follows = between == " " or (bool(found) and _is_joint(between, found[-1].text))
        small, bare, capital = _forms(word)
        found.append(_Token(start, end, word, small, bare, capital, follows))
        last = end
    return found


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (len(word) < 6 and word[-2:-1] in {".", "/"})


def _is_joint(between: str, before: str) -> bool:
    """Blanks alone, or the dot and blank behind an initial."""
    if "\n" in between:
        return False
    return between.isspace() or (between == ". " and _is_initial(before) and before[0].isupper())


def names(text: str) -> list[tuple[int, int]]:
    """Start and end of each person's name in a text in NFC."""
    tokens = _tokens(text)
    wordy = [token for token in tokens if token.text.isalpha()]
    shouted = len(wordy) > 3 and sum(token.text.isupper() for token in wordy) > len(wordy) * 0.7
    found = _Finder(tokens, shouted=shouted).found()
    return [(tokens[first].start, tokens[last - 1].end) for first, last in found]


class _Finder:
    """Goes over the words once; places are indexes of words."""

    def __init__(self, tokens: list[_Token], *, shouted: bool) -> None:
        self.tokens = tokens
        self.shouted = shouted
        self.is_small = not any(token.is_capital for token in tokens[1:])
        self.loose = sum(not token.small.isascii() for token in tokens) < len(tokens) * 0.15

    def found(self) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        place, count = 0, len(self.tokens)
        while place < count:
            token = self.tokens[place]
            end = 0
            if token.is_capital and not self.shouted:
                run = self._run(place)
                span = self._in_run(place, run)
                if span:
                    spans.append(span)
                    place = span[1]
                    continue
                flat = next((at for at in range(place, run) if self._flat(at)), None)
                if flat is None:
                    place = run
                    continue
                place = flat
                end = self._flat(place)
            else:
                end = self._flat(place)
            if end:
                spans.append((place, end))
            place = end or place + 1
        return spans

    def _is(self, words: str, among: frozenset[str]) -> bool:
        return _among(words, among, loose=self.loose)

    def _run(self, place: int) -> int:
        """Capitals that stand together, behind `place`."""
        end = place + 1
        while end < len(self.tokens) and self.tokens[end].is_capital and self.tokens[end].follows:
            end += 1
        return end

    def _pair(self, place: int) -> str:
        """This word and the next, small."""
        if place < 0 or place + 1 >= len(self.tokens) or not self.tokens[place + 1].follows:
            return ""
        return f"{self.tokens[place].small} {self.tokens[place + 1].small}"

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
        if self._is(self._pair(first), known.OFFICES) or (
            kind != "address" and not self._full(first, end) and self._is(self.tokens[first].small, known.BODIES)
        ):
            return self._later(first + 1, end)
        if kind in {"given", "address"} and self._is(self._pair(first), known.BUREAUS):
            return None
        if kind == "address" or (kind == "given" and self.tokens[first].text[:1].isalpha()):
            return first, min(end, first + 5)
        if kind == "lead" and size >= 2:
            return first, min(end, first + 5)
        return self._bare_name(first, end)

    def _names_a_thing(self, start: int) -> bool:
        """Nhà hàng Bà Năm, chợ Bà Chiểu, tiếng Anh: the form of address belongs to the name of a thing."""
        if start == 0 or not self.tokens[start].follows:
            return False
        last = self.tokens[start - 1].small
        thing = last in known.PLACE and last not in known.LEVELS
        return thing or last in {"tiếng", "nước"} or self._pair(start - 2) in known.PLACE_PAIRS

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
        if end - first == 2 and self.tokens[first].bare in known.COMMON and self._alone(first, end):
            return first, end
        return None

    def _is_highland(self, first: int) -> bool:
        """A Pửi, Y Blen: a letter before the name tells man from woman; but "ở A Lưới" is a place."""
        one, two = self.tokens[first : first + 2]
        if one.text not in {"A", "Y"} or two.text.isupper() or two.small == "tế":
            return False
        return first > 0 and one.follows and self.tokens[first - 1].small not in known.WHERE

    def _full(self, first: int, end: int) -> bool:
        if end - first < 3:
            return False
        second = self.tokens[first + 1].bare
        goes_to = self.tokens[first].small in known.WHERE
        return (
            self.tokens[first].bare in known.FAMILY
            or second in known.MIDDLE
            or (second in {"seo", "a"} and not goes_to)
        )

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
            and not self._full(at, end)
        ):
            return 1
        if at + 2 < end and self._is(self._pair(at), known.LEAD_PAIRS):
            return 2
        return 0

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
        if self._is(last.small, known.PLACE):
            return "place"
        return "lead" if self._is(last.small, known.LEAD) and last.small not in {"và", "với", "do"} else ""

    def _titled_level(self, first: int) -> bool:
        """Chủ tịch xã …, trưởng thôn …, công an phường …: the level belongs to the office before it."""
        if self.tokens[first - 1].small not in known.LEVELS or self.tokens[first].bare not in known.FAMILY:
            return False
        near = self.tokens[max(first - 4, 0) : first - 1]
        return any(token.small in known.TITLES_NEAR or token.bare in {"tich", "thu", "truong", "pho"} for token in near)

    def _titled(self, at: int) -> bool:
        """Tổ trưởng (tổ) dân phố …"""
        return any(token.bare in {"truong", "pho"} for token in self.tokens[max(at - 2, 0) : at])

    def _is_hero(self, first: int, end: int) -> bool:
        bare = [token.bare for token in self.tokens[max(first - 1, 0) : end]]
        return " ".join(bare) in known.HEROES or " ".join(bare[1 if first else 0 :]) in known.HEROES

    def _introduced(self, first: int) -> bool:
        """Tôi là …, tên là …: whoever bears the name of a hero."""
        return first >= 2 and self.tokens[first].follows and self._is(self._pair(first - 2), known.INTRODUCED)

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

    def _flat(self, place: int) -> int:
        """A name without capitals or all in capitals: family name, then Văn or Thị, or behind a lead."""
        token = self.tokens[place]
        if self.is_small and self._given_written_small(place):
            return place + 1
        if token.bare not in known.COMMON or (not token.small.isascii() and token.small not in known.MARKED_FAMILY):
            return 0
        led = place > 0 and (self._leads_flat(place) if token.follows else self._signed(place))
        led = led or (place > 1 and token.follows and self._titled_level(place))
        following = self.tokens[place + 1 : place + 4]
        if not following or not following[0].follows:
            return 0
        if place > 0 and token.follows and self._is(self.tokens[place - 1].small, known.PLACE) and not led:
            return 0
        second = following[0].bare
        middle = second in known.MIDDLE and len(following) > 1 and following[1].follows
        if middle and following[0].is_capital and not following[1].is_capital and not led:
            return 0  # a clan, not a person: dòng họ Nguyễn Văn
        middle = middle and (led or following[1].bare not in known.STOP)
        if middle and (
            led or token.bare not in {"do", "ho", "mai", "ha", "cao", "ta", "ma", "lo", "than", "chu", "la"}
        ):
            end = place + 3
        elif led and second not in known.STOP and token.bare in known.UNLIKE_WORDS:
            end = place + 2
        else:
            return 0
        while end < len(self.tokens) and end < place + 4 and self.tokens[end].follows:
            if self.tokens[end].bare in known.STOP or not self.tokens[end].text.isalpha():
                break
            end += 1
        if (self._is_hero(place, end) or self._is_hero(place, place + 3)) and not self._introduced(place):
            return 0
        return end

    def _given_written_small(self, place: int) -> bool:
        """Chị lan ở tổ 5, in a text without capitals: a given name behind a form of address, and what follows it."""
        token = self.tokens[place]
        if place == 0 or place + 1 >= len(self.tokens) or not token.follows or token.small not in known.GIVEN:
            return False
        if self.tokens[place - 1].small not in known.SMALL_ADDRESS:
            return False
        return self.tokens[place + 1].small in known.AFTER_GIVEN

    def _signed(self, place: int) -> bool:
        """Ký tên: …, họ tên: …, người viết: …"""
        pair = self._pair(place - 2)
        return place >= 2 and self._is(pair, known.SIGNED)

    def _leads_flat(self, place: int) -> bool:
        """Tôi là …, tên là …, ông …: a name must follow."""
        last = self.tokens[place - 1]
        if last.bare == "toi" and self.loose:
            return self.tokens[place].bare in known.SPEAKING
        if last.bare == "la":
            return place >= 2 and self.tokens[place - 2].bare in {"toi", "em", "chau", "ten"}
        if place >= 2 and self.tokens[place - 2].small == "tiếng":
            return False
        return last.small in {"ông", "bà", "anh", "chị", "cô", "cụ", "tên"} or (
            self.loose and last.small in {"ong", "ba", "anh", "chi", "cu", "ten"}
        )
