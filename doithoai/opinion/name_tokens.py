"""The words of a text as the search for names reads them: small, without marks, what stands before them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from doithoai.opinion import name_words as known

_WORD = re.compile(r"[^\W_]+")
#: So many blanks part columns, not words.
COLUMN = 3
#: A given name has no more words.
MOST_GIVEN = 2


class Token(NamedTuple):
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


def tokens(text: str) -> list[Token]:
    """The words; initials ("N.V.") and "đ/c" are one."""
    found: list[Token] = []
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
        found.append(Token(start, end, word, small, bare, capital, follows))
        last = end
    return found


def _is_initial(word: str) -> bool:
    return len(word) == 1 or (len(word) < 6 and word[-2:-1] in {".", "/"})


def _is_joint(between: str, before: str) -> bool:
    """Blanks alone, or the dot and blank behind an initial."""
    if "\n" in between:
        return False
    if between.isspace():
        return len(between) < COLUMN and "\t" not in between
    return between == ". " and _is_initial(before) and before[0].isupper()


class Words:
    """The words of a text; places are indexes of words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = tokens(text)
        wordy = [token for token in self.tokens if token.text.isalpha()]
        #: All in capitals: they tell nothing.
        self.shouted = len(wordy) > 3 and sum(token.text.isupper() for token in wordy) > len(wordy) * 0.7
        #: Typed without marks.
        self.loose = sum(not token.small.isascii() for token in self.tokens) < len(self.tokens) * 0.15

    def _is(self, words: str, among: frozenset[str]) -> bool:
        return _among(words, among, loose=self.loose)

    def _pair(self, place: int) -> str:
        """This word and the next, small."""
        if place < 0 or place + 1 >= len(self.tokens) or not self.tokens[place + 1].follows:
            return ""
        return f"{self.tokens[place].small} {self.tokens[place + 1].small}"

    def _titled_level(self, first: int) -> bool:
        """Chủ tịch xã …, trưởng thôn …, công an phường …: the level belongs to the office before it."""
        if self.tokens[first - 1].small not in known.LEVELS or self.tokens[first].bare not in known.FAMILY:
            return False
        near = self.tokens[max(first - 4, 0) : first - 1]
        return any(token.small in known.TITLES_NEAR or token.bare in {"tich", "thu", "truong", "pho"} for token in near)

    def _names_a_thing(self, start: int) -> bool:
        """Nhà hàng Bà Năm, chợ Bà Chiểu, xóm Ông Tư, tiếng Anh: the form of address belongs to the name of a thing."""
        if start == 0 or not self.tokens[start].follows:
            return False
        last = self.tokens[start - 1].small
        titled = last in known.LEVELS and any(
            token.small in known.TITLES_NEAR for token in self.tokens[max(start - 4, 0) : start - 1]
        )
        thing = last in known.PLACE and not titled
        return thing or last in {"tiếng", "nước"} or self._pair(start - 2) in known.PLACE_PAIRS

    def _titled(self, at: int) -> bool:
        """Tổ trưởng (tổ) dân phố …"""
        return any(token.bare in {"truong", "pho"} for token in self.tokens[max(at - 2, 0) : at])

    def _given(self, first: int, end: int) -> bool:
        """One or two words that are given names, and not the beginning of a body: "Văn phòng", "Trung tâm"."""
        words = self.tokens[first:end]
        if not 0 < len(words) <= MOST_GIVEN or not all(self._is(token.small, known.GIVEN_NAMES) for token in words):
            return False
        if self._pair(first) in known.OFFICES | known.BUREAUS | known.THINGS:
            return False
        goes_on = end < len(self.tokens) and self.tokens[end].follows and not self.tokens[end].is_capital
        return not (words[0].small in known.BODIES and goes_on and self.tokens[end].small not in known.AFTER_GIVEN)

    def _behind_a_place(self, place: int) -> bool:
        """Đường …, and hẻm 6 …: what follows is the name of a street."""
        last = self.tokens[place - 1]
        if last.small[0].isdigit():
            return place > 1 and self.tokens[place - 2].bare in known.ALLEYS
        return self._is(last.small, known.PLACE)

    def _between(self, place: int) -> str:
        """What stands between this word and the one before it."""
        return self.text[self.tokens[place - 1].end : self.tokens[place].start]

    def _is_hero(self, first: int, end: int) -> bool:
        bare = [token.bare for token in self.tokens[max(first - 1, 0) : end]]
        return " ".join(bare) in known.HEROES or " ".join(bare[1 if first else 0 :]) in known.HEROES

    def _introduced(self, first: int) -> bool:
        """Tôi là …, tên là …: whoever bears the name of a hero."""
        return first >= 2 and self.tokens[first].follows and self._is(self._pair(first - 2), known.INTRODUCED)
