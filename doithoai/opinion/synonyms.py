"""One thing under several names: words that people use for the same, whatever they want of it. No places.

What is written with marks is compared with marks; a text typed without them is compared without, save for names of
one syllable, which would be anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from doithoai.core import vietnamese
from doithoai.opinion.everyday_words import EVERYDAY
from doithoai.opinion.names_of_services import SERVICES
from doithoai.opinion.names_of_troubles import TROUBLES
from doithoai.opinion.names_of_works import WORKS

#: The mark that a name of this set was said; no word begins with it.
MARK = "~"
#: … and that of a trouble or a wish.
TROUBLE = f"{MARK}!"
#: So many words may stand where a name says `*`.
BETWEEN = 3
#: A text is written with marks when at least one word in so many has some.
WITH_MARKS = 4

_Names = Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


def _names(lines: Iterable[str], mark: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Each name as (marked, folded) words, `*` as it is, with the mark of its line."""
    for line in lines:
        names = line.split("|")
        set_mark = mark + vietnamese.fold(names[0]).replace(" ", "_")
        for name in names:
            parts = [vietnamese.words(part) if part != "*" else [("*", "*")] for part in name.split(" ")]
            yield [word for part in parts for word in part], set_mark


def _by_first(*, folded: bool) -> _Names:
    found: dict[str, dict[tuple[tuple[str, ...], str], None]] = defaultdict(dict)
    for words, mark in [*_names([*WORKS, *SERVICES], MARK), *_names(TROUBLES, TROUBLE)]:
        if folded and len(words) == 1 and words[0][0] != words[0][1]:
            continue
        name = tuple(word[folded] for word in words)
        found[name[0]][name[1:], mark] = None
    return {first: tuple(rest) for first, rest in found.items()}


_MARKED, _FOLDED = _by_first(folded=False), _by_first(folded=True)


def has_marks(words: Sequence[tuple[str, str]]) -> bool:
    return sum(marked != folded for marked, folded in words) * WITH_MARKS >= len(words)


def said(words: Sequence[tuple[str, str]]) -> set[str]:
    """The marks of all sets of which a text of (marked, folded) words has a name."""
    marked = has_marks(words)
    names, text = (_MARKED if marked else _FOLDED), [word[not marked] for word in words]
    return {mark for at, word in enumerate(text) for rest, mark in names.get(word, ()) if _goes_on(text, at + 1, rest)}


def _goes_on(text: Sequence[str], at: int, rest: Sequence[str]) -> bool:
    for place, word in enumerate(rest):
        if word == "*":
            later = rest[place + 1 :]
            return any(_goes_on(text, start, later) for start in range(at, at + BETWEEN + 1))
        if at >= len(text) or text[at] != word:
            return False
        at += 1
    return True


def is_everyday(gram: str) -> bool:
    """True for a word, or a pair of words, that every sentence may have."""
    return all(word in EVERYDAY for word in gram.split(" "))
