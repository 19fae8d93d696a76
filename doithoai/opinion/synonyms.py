"""One thing under several names: words that people use for the same, whatever they want of it. No places.

What is written with marks is compared with marks; a text typed without them is compared without, save for names of
one syllable, which would be anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache

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

#: The rest of each name, with the mark of its line, by the words that it begins with: two, or one where one is all.
_Names = Mapping[tuple[str, ...], Sequence[tuple[tuple[str, ...], str]]]


def _names(lines: Iterable[str], mark: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Each name as (marked, folded) words, `*` as it is, with the mark of its line."""
    for line in lines:
        names = line.split("|")
        set_mark = mark + vietnamese.fold(names[0]).replace(" ", "_")
        for name in names:
            parts = [vietnamese.words(part) if part != "*" else [("*", "*")] for part in name.split(" ")]
            yield [word for part in parts for word in part], set_mark


@cache
def _by_beginning(*, folded: bool) -> _Names:
    """Built when the first text is read: most processes read none."""
    found: dict[tuple[str, ...], dict[tuple[tuple[str, ...], str], None]] = defaultdict(dict)
    for words, mark in [*_names([*WORKS, *SERVICES], MARK), *_names(TROUBLES, TROUBLE)]:
        if folded and len(words) == 1 and words[0][0] != words[0][1]:
            continue
        name = tuple(word[folded] for word in words)
        size = 1 if "*" in name[:2] else 2
        found[name[:size]][name[size:], mark] = None
    return {beginning: tuple(rest) for beginning, rest in found.items()}


def has_marks(words: Sequence[tuple[str, str]]) -> bool:
    return sum(marked != folded for marked, folded in words) * WITH_MARKS >= len(words)


def said(words: Sequence[tuple[str, str]], proper: Set[str] = frozenset()) -> set[str]:
    """The marks of all sets of which a text of (marked, folded) words has a name.

    A folded syllable of a `proper` name is no thing by itself: an alley (kiệt) in the name Thường Kiệt.
    """
    marked = has_marks(words)
    names, text = _by_beginning(folded=not marked), [word[not marked] for word in words]
    found: set[str] = set()
    for at, word in enumerate(text):
        alone = names.get((word,), ())
        found.update(
            mark for rest, mark in alone if (rest or words[at][1] not in proper) and _goes_on(text, at + 1, rest)
        )
        together = names.get(tuple(text[at : at + 2]), ()) if at + 1 < len(text) else ()
        found.update(mark for rest, mark in together if _goes_on(text, at + 2, rest))
    return found


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
