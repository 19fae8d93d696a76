"""Which places a text names: two texts that name different ones hardly say the same, however alike they sound.

No list of places: a name is known by its capitals and by the word before it, or by its number (xóm 7).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence, Set

from doithoai.core import vietnamese
from doithoai.opinion import synonyms


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Begins the mark of a place; a synonym's mark never goes on like this.
MARK = f"{synonyms.MARK}@"
#: … and the mark of a hamlet, quarter or group: two of one commune are two places.
HAMLET = f"{MARK}@"
_HAMLETS = _set("thon xom ban ap lang buon soc khom khu pho to khoi")
#: Words before the name of a place, folded; a name of one syllable keeps its word ("chợ Cồn").
_HEADS = _set(
    "thon xom ban ap lang buon soc khom khu pho to xa phuong huyen quan tinh duong ngo hem kiet cau cho song suoi kenh "
    "muong rach ho dap de deo nui doi bai bau dong cong tram truong dinh chua den mieu mo ga ben pha trai go con khe "
    "cum vuc vung lo kho nga"
)
#: Words before a number that is a place's name.
_NUMBERED = _set("thon xom ap ban khu pho to khom doi lang lo duong huyen cum khoi hem ngo kenh tuyen")
#: Words with a capital that begin the name of a body, an office, a paper or a person spoken of.
_BODIES = _set(
    "hoi doan so bo phong ban uy mat nha dang chi chinh quoc trung phap luat nghi thong quyet truong pho chu bi giam "
    "bac cong bao toa vien ngan to"
)
#: How a sentence begins before the name of a place.
_OPENERS = _set("o tai tu tren ve qua doan dan nguoi xin mong va den trong ngoai nhu do vi theo")
_LETTERS = re.compile(r"[^\W_]+")


def marks(text: str) -> set[str]:
    """A mark for each pair of syllables in the names of places of a text."""
    found: set[str] = set()
    for line in vietnamese.plain(text).splitlines():
        found.update(_named(line))
    return found


def proper(found: Iterable[str]) -> set[str]:
    """The syllables that belong to the names of places themselves, not the words before them (chợ)."""
    pairs = [one.removeprefix(MARK).split("_") for one in found if not one.startswith(HAMLET)]
    return {other for _one, other in pairs} | {one for one, _other in pairs if one not in _HEADS}


def mark(one: str, other: str) -> str:
    return f"{MARK}{one}_{other}"


def numbered(words: Sequence[str]) -> set[str]:
    """Marks of places that a number names: xóm 7, khu phố 3, lộ 17."""
    found = {(one, other) for one, other in itertools.pairwise(words) if one in _NUMBERED and other.isdecimal()}
    with_so = zip(words, words[1:], words[2:], strict=False)
    found |= {(a, c) for a, b, c in with_so if a in _NUMBERED and b == "so" and c.isdecimal()}
    return {f"{HAMLET}{number}" if head in _HAMLETS else mark(head, number) for head, number in found}


def are_apart(one: Set[str], other: Set[str]) -> bool:
    """True when both name hamlets and no name of one holds one of the other: Đồi, Đồi Liên Sơn."""
    mine, its = ([f"_{mark.removeprefix(HAMLET)}_" for mark in marks] for marks in (one, other))
    pairs = list(itertools.product(mine, its))
    return bool(pairs) and not any(name in longer or longer in name for name, longer in pairs)


def _named(line: str) -> Iterator[str]:
    """Marks of neighbouring syllables of each name; with the word before it where the name has one syllable."""
    words = list(_LETTERS.finditer(line))
    if sum(word.group().isupper() for word in words) * 2 > len(words):
        return
    run: list[str] = []
    before = last = ""
    end = 0
    for word in words:
        written, between = word.group(), line[end : word.start()]
        is_name = written.istitle()
        if run and not (is_name and between == " "):
            yield from _marks_of(run, before)
            run = []
        if is_name:
            if not run:
                before = vietnamese.fold(last) if between == " " else ""
            run.append(vietnamese.fold(written))
        last, end = written, word.end()
    if run:
        yield from _marks_of(run, before)


def _marks_of(run: list[str], before: str) -> Iterator[str]:
    if before not in _HEADS:
        while len(run) > 1 and run[0] in _OPENERS:
            run = run[1:]
        if run[0] in _BODIES and run[0] not in _HEADS or run == ["viet", "nam"]:
            return
    if before not in _HEADS and len(run) > 1 and run[0] in _HEADS:
        before, run = run[0], run[1:]
        if len(run) == 1:
            yield mark(before, run[0])
    elif len(run) == 1 and before in _HEADS:
        yield mark(before, run[0])
    if before in _HAMLETS:
        yield HAMLET + "_".join(run)
    yield from (mark(*pair) for pair in itertools.pairwise(run))
