"""The rule of five: what may be told of a break-down in public, so that nobody in a small group can be guessed.

Small groups make one row. As long as that row is small itself, the next smallest goes in with it: else it could be
worked out from the sum. The same holds for the verdicts of a row, which need five who judged.
"""

from __future__ import annotations

from dataclasses import dataclass

from doithoai.reporting.breaking import Numbers, Part, add, total
from doithoai.reporting.measures import SMALLEST_GROUP, VERDICTS
from doithoai.reporting.naming import Names


@dataclass(frozen=True)
class Line:
    """One row that the public reads; `kind` is "", without, other, internal or total."""

    label: str
    numbers: Numbers
    kind: str = ""
    key: str = ""
    tells_verdicts: bool = False


@dataclass(frozen=True)
class Published:
    """The lines, and their sum."""

    lines: list[Line]
    sum: Line

    @property
    def is_broken_down(self) -> bool:
        """False where everything had to go into one row."""
        return any(line.kind in ("", "without") for line in self.lines)


@dataclass(frozen=True)
class Words:
    """What the rows are called that have no name of their own."""

    without: str
    other: str
    internal: str
    all: str


def small(groups: dict[str, int], along: int = 0) -> set[str]:
    """The groups that go into one row together with `along` others, so that it is not small; the smallest ones."""
    sizes = sorted((number, key) for key, number in groups.items())
    hidden = [key for number, key in sizes if number < SMALLEST_GROUP]
    rest = [key for number, key in sizes if number >= SMALLEST_GROUP]
    while rest and 0 < along + sum(groups[key] for key in hidden) < SMALLEST_GROUP:
        hidden.append(rest.pop(0))
    return set(hidden)


def publish(part: Part, names: Names, words: Words) -> Published:
    """Rows of five and more under their names; the rest, and what has no public name, in one row."""
    known = {key: numbers for key, numbers in part.told.items() if key in names or key == ""}
    together = total({key: numbers for key, numbers in part.told.items() if key not in known})
    hidden = small({key: numbers["received"] for key, numbers in known.items()}, together["received"])
    for key in hidden:
        add(together, known[key])
    lines = [Line(names[key], known[key], key=key) for key in names if key in known and key not in hidden]
    if "" in known and "" not in hidden:
        lines.append(Line(words.without, known[""], "without"))
    if together["received"]:
        lines.append(Line(words.other, together, "other"))
    inside = total(part.internal)
    if inside["received"]:
        lines.append(Line(words.internal, _counted_alone(inside), "internal"))
    every = Line(words.all, total(part.rows), "total")
    return Published(_with_verdicts(lines), _told(every, every.numbers["judged"] >= SMALLEST_GROUP))


def _counted_alone(numbers: Numbers) -> Numbers:
    """A small line that must stand by itself says how many there are, and nothing of them."""
    few = numbers["received"] < SMALLEST_GROUP
    return {name: n for name, n in numbers.items() if name in ("received", *VERDICTS)} if few else numbers


def _with_verdicts(lines: list[Line]) -> list[Line]:
    """Verdicts of internal matters are never told; of others where enough judged and nothing follows from the sum."""
    told = {str(n): line.numbers["judged"] for n, line in enumerate(lines) if line.kind != "internal"}
    inside = sum(line.numbers["judged"] for line in lines if line.kind == "internal")
    hidden = small(told, inside)
    return [_told(line, str(n) in told and str(n) not in hidden) for n, line in enumerate(lines)]


def _told(line: Line, tells: bool) -> Line:
    """Where verdicts are not told, they are not in the numbers either: no table, no file holds them."""
    kept = {name: n for name, n in line.numbers.items() if tells or name not in VERDICTS}
    return Line(line.label, kept, line.kind, line.key, tells)


def whole(part: Part) -> Numbers:
    """The sum of what has a content in public."""
    return total(part.told)


def grouped(pairs: list[tuple[str, int]], other: str) -> list[tuple[str, int]]:
    """The same for one list of numbers, such as reasons; nothing where all of them would be one."""
    sizes = {str(n): number for n, (_words, number) in enumerate(pairs)}
    hidden = small(sizes)
    shown = [pair for n, pair in enumerate(pairs) if str(n) not in hidden]
    rest = sum(sizes[key] for key in hidden)
    return [*shown, (other, rest)] if rest and shown else shown
