"""Phrases of Vietnamese as rules read them: whole words, gaps of a few words, never across a sentence.

A phrase is written with its marks. A text with marks is compared with marks ("bán" is not "bạn"); a text typed
without marks is compared without. Brackets and bars are alternatives, `?` makes optional, `…` is a gap of up to
eight words, `#` a number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from doithoai.core.vietnamese import plain, words

_END = re.compile(r"[.!;…]+(?=\s|$|[\"”)])|[?]+|\n+|:(?=\s)|,(?=\s)")
#: Words of the south and the middle of the country for those that the phrases are written with.
_SPOKEN = {
    "tui": ("tôi", "toi"),
    "tụi": ("chúng", "chung"),
    "hổng": ("không", "khong"),
    "nỏ": ("không", "khong"),
    "giùm": ("giúp", "giup"),
    "dùm": ("giúp", "giup"),
    "coi": ("xem", "xem"),
    "xài": ("dùng", "dung"),
    "mần": ("làm", "lam"),
    "nhứt": ("nhất", "nhat"),
    "bịnh": ("bệnh", "benh"),
    "rứa": ("thế", "the"),
    "má": ("mẹ", "me"),
    "tía": ("bố", "bo"),
}
_LETTERS = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r" [.?] ")
_SENTENCE = re.compile(r"[^.?]*[^.? ][^.?]*\??")
_GAP = "(?:[^ .?]+ ){0,8}"
#: Fewer words with marks than this share: typed without marks.
MARKED_SHARE = 0.2


@dataclass(frozen=True)
class Said:
    """A text as words between blanks; ` . `, ` ? ` and ` , ` stand where sentences and their parts end."""

    marked: str
    folded: str
    has_marks: bool

    @property
    def words(self) -> str:
        return self.marked if self.has_marks else self.folded

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each word of `words` begins."""
        found: dict[str, list[int]] = {}
        at = 1
        for word in self.words.split():
            found.setdefault(word, []).append(at)
            at += len(word) + 1
        return found


def read(text: str) -> Said:
    """The words of a text, once for all rules."""
    marked: list[str] = []
    folded: list[str] = []
    start, body = 0, plain(text)
    for end in [*_END.finditer(body), None]:
        stop = end.start() if end else len(body)
        for one, other in words(body[start:stop]):
            pocket = one == "tui" and folded[-1:] in (["bo"], ["dut"])
            said, plainly = (one, other) if pocket else _SPOKEN.get(one, (one, other))
            marked.append(said)
            folded.append(plainly)
        if end:
            mark = "?" if "?" in end.group() else "," if end.group() == "," else "."
            marked.append(mark)
            folded.append(mark)
            start = end.end()
    written = _LETTERS.findall(body)  # an abbreviation that is written out has marks which its writer did not type
    share = sum(not word.isascii() for word in written) / len(written) if written else 0.0
    return Said(f" {' '.join(marked)} ", f" {' '.join(folded)} ", share >= MARKED_SHARE)


class Phrases:
    """Some phrases that mean the same; two expressions, with marks and without, made on first use."""

    def __init__(self, *phrases: str) -> None:
        self.always = [phrase for phrase in phrases if not phrase.startswith("!")]
        self.all = [phrase.removeprefix("!") for phrase in phrases]

    @cached_property
    def _marked(self) -> Reader:
        return Reader(self.all, _with_marks)

    @cached_property
    def _folded(self) -> Reader:
        return Reader(self.always, _without_marks)

    def _reader(self, said: Said) -> Reader:
        return self._marked if said.has_marks else self._folded

    def search(self, said: Said) -> re.Match[str] | None:
        return self._reader(said).anywhere.search(said.words)

    def spans(self, said: Said) -> list[tuple[int, int]]:
        """Every place where one of the phrases stands, from left to right, none over another."""
        return [found.span() for found in self._reader(said).each(said)]

    def within(self, said: Said) -> bool:
        return next(self._reader(said).each(said), None) is not None


def near(said: Said, one: Phrases, other: Phrases, *, before: int | None = 60, after: int = 120) -> bool:
    """True when in one sentence `other` begins within `after` characters behind `one`, or ends `before` ahead of it.

    No `before`: only behind.
    """
    places = other.spans(said)
    for start, end in one.spans(said):
        for first, last in places:
            behind = first >= end
            between = (end, first) if behind else (last, start)
            most = after if behind else before
            if most is None or between[1] - between[0] > most:
                continue
            if not _STOP.search(said.words, max(between[0] - 1, 0), between[1]):
                return True
    return False


def sentences(said: Said) -> list[Said]:
    """Each sentence as a text of its own; a question keeps its mark."""
    pairs = zip(_SENTENCE.findall(said.marked), _SENTENCE.findall(said.folded), strict=True)
    return [Said(f" {one.strip()} ", f" {other.strip()} ", said.has_marks) for one, other in pairs]


def split(part: Said) -> tuple[Said, Said | None]:
    """A sentence at its first comma."""
    first, comma, rest = part.marked.partition(" , ")
    if not comma:
        return part, None
    folded_first, _comma, folded_rest = part.folded.partition(" , ")
    return Said(f"{first} ", f"{folded_first} ", part.has_marks), Said(f" {rest}", f" {folded_rest}", part.has_marks)


def clauses(part: Said) -> list[Said]:
    """A sentence at each of its commas."""
    pairs = zip(part.marked.split(" , "), part.folded.split(" , "), strict=True)
    return [Said(f" {one.strip()} ", f" {other.strip()} ", part.has_marks) for one, other in pairs if one.strip()]


def joined(parts: list[Said]) -> Said:
    """Some sentences as one text."""
    if not parts:
        return Said(" ", " ", has_marks=True)
    marked, folded = (
        " . ".join(words) for words in zip(*((p.marked.strip(), p.folded.strip()) for p in parts), strict=True)
    )
    return Said(f" {marked} ", f" {folded} ", parts[0].has_marks)


def _tokens(phrase: str) -> list[str]:
    return re.findall(r"[()|]|…|#|\?|[^\s()|…#?]+", phrase)


def _expression(phrase: str) -> str:
    """Blanks belong to the word before them, so that an optional word takes its blank along."""
    parts: list[str] = []
    for token in _tokens(phrase):
        if token == "(":
            parts.append("(?:")
        elif token in "|)":
            parts.append(token)
        elif token == "?":
            parts.append("?")
        elif token == "…":
            parts.append(_GAP)
        elif token == "#":
            parts.append("[0-9][^ ]* ")
        else:
            parts.append(f"(?:{token} )")
    return "".join(parts)


class Reader:
    """The phrases as one expression, and the words with which they can begin (None: with any)."""

    def __init__(self, phrases: Sequence[str], write: Callable[[re.Match[str]], str]) -> None:
        written = _LETTERS.sub(write, "|".join(map(_expression, phrases)) or "(?!)")
        self.here = re.compile(f"(?:{written})")
        self.anywhere = re.compile(f"(?<= )(?:{written})")
        self.firsts = _all_firsts(phrases, write)

    def each(self, said: Said) -> Iterator[re.Match[str]]:
        """Looked for only where a word stands with which a phrase can begin: asked by far the most of all rules."""
        if self.firsts is None:
            yield from self.anywhere.finditer(said.words)
            return
        places = said.places
        end = 0
        for at in sorted(place for word in places.keys() & self.firsts for place in places[word]):
            if at >= end and (found := self.here.match(said.words, at)):
                end = found.end()
                yield found


def _all_firsts(phrases: Sequence[str], write: Callable[[re.Match[str]], str]) -> frozenset[str] | None:
    found: set[str] = set()
    for phrase in phrases:
        words, may_be_empty = _firsts(_tokens(phrase))
        if words is None or may_be_empty:
            return None
        found |= {_LETTERS.sub(write, word).split()[0] for word in words}
    return frozenset(found)


def _firsts(tokens: list[str]) -> tuple[set[str] | None, bool]:
    """The first words of one group of alternatives, up to its bracket, and whether it may stand for nothing.

    Takes the tokens that it has read; None when it may begin with a gap or a number.
    """
    found: set[str] | None = set()
    empty_one = False
    so_far = True  # nothing in this alternative must have stood yet
    while tokens:
        token = tokens.pop(0)
        if token in ("|", ")"):
            empty_one |= so_far
            so_far = True
            if token == ")":
                return found, empty_one
            continue
        own, may_be_empty = _firsts(tokens) if token == "(" else ({token}, False)
        if token in ("…", "#"):
            own = None
        if tokens and tokens[0] == "?":
            tokens.pop(0)
            may_be_empty = True
        if so_far:
            found = None if own is None or found is None else found | own
            so_far = may_be_empty
    return found, empty_one or so_far


def _with_marks(found: re.Match[str]) -> str:
    return " ".join(marked for marked, _folded in words(found.group())) or found.group()


def _without_marks(found: re.Match[str]) -> str:
    return " ".join(folded for _marked, folded in words(found.group())) or found.group()
