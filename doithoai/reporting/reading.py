"""The kept figures of a report as rows: the page, the paper and the table to take away read the same ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.core.vietnamese import sort_key
from doithoai.opinion.states import MatterState
from doithoai.reporting.models import Report
from doithoai.reporting.writing import TEXTS

#: Figure, its words, the figure that it is a part of.
ROWS: tuple[tuple[str, str | Promise, str], ...] = (
    ("received", _("Opinions received"), ""),
    ("submissions", _("Submissions in which they came"), ""),
    ("brought_in", _("Opinions from before that are still open"), ""),
    ("matters", _("Matters raised"), ""),
    ("answered", _("Matters answered"), "matters"),
    ("resolved", _("Matters resolved, with evidence"), "matters"),
    ("internal", _("Internal matters among them"), "matters"),
    ("published", _("Written answers made public"), ""),
    ("in_time", _("Written answers in time"), "published"),
    ("answers_given", _("Answers made public within the time of the report"), ""),
    ("commitments", _("Commitments about these matters"), ""),
    ("kept", _("Commitments kept, with evidence"), "commitments"),
    ("kept_in_time", _("Commitments kept in time"), "kept"),
    ("late_commitments", _("Commitments overdue"), "commitments"),
    ("promises_due", _("Commitments that fell due within the time of the report"), ""),
    ("due_in_time", _("of these kept in time"), "promises_due"),
    ("due_late", _("of these kept late"), "promises_due"),
    ("due_open", _("of these still open and overdue"), "promises_due"),
    ("promises_done", _("Commitments fulfilled within the time of the report"), ""),
    ("judged", _("Answers judged by the sender"), ""),
    ("satisfied", _("Senders satisfied, of those who judged"), "judged"),
)
RECEIVED = ROWS[0][1]
HALL_ROWS: tuple[tuple[str, str | Promise, str], ...] = (
    ("asked", _("Questions in the hall"), ""),
    ("on_the_spot", _("answered or solved on the spot"), "asked"),
    ("promised", _("to be resolved and answered, with owner and day"), "asked"),
    ("forwarded", _("forwarded to whom they concern"), "asked"),
    ("open", _("without an outcome yet"), "asked"),
)
PART_WORDS: dict[str, str | Promise] = {
    "results": _("Assessment of the results"),
    "shortcomings": _("Shortcomings and their causes"),
    "tasks": _("Tasks of the time to come"),
    "proposals": _("Proposals"),
}
ATTENDANCE: tuple[tuple[str, str | Promise, str], ...] = (
    ("expected", _("Delegates invited or summoned"), ""),
    ("present", _("Present"), ""),
    ("walk_ins", _("Without invitation among those present"), ""),
    ("excused", _("Absent with reason"), "expected"),
    ("absent", _("Absent without reason"), "expected"),
    ("summoned_present", _("Summoned and present"), "summoned"),
)


@dataclass(frozen=True)
class Row:
    """One figure with its whole, beside other periods where there are any."""

    code: str
    label: str
    number: int
    whole: int | None
    previous: int | None = None
    year_before: int | None = None


def rows(figures: Mapping[str, Any]) -> list[Row]:
    """The figures of the report in their order."""
    main: Mapping[str, int] = figures.get("main", {})
    before, year = (_main_of(figures, name) for name in ("previous", "year_before"))
    return [
        Row(code, str(label), main[code], main.get(whole) if whole else None, before.get(code), year.get(code))
        for code, label, whole in ROWS
        if code in main
    ]


def compared(figures: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Which other periods stand beside it: name, first and last day as ISO texts."""
    return [(name, one["since"], one["until"]) for name, one in figures.get("compared", {}).items()]


def _main_of(figures: Mapping[str, Any], name: str) -> Mapping[str, int]:
    found: Mapping[str, int] = figures.get("compared", {}).get(name, {}).get("main", {})
    return found


def places(figures: Mapping[str, Any]) -> list[tuple[str, str, int]]:
    """The ten places of the sum, all of them, however small: code, words, number."""
    return [(code, place_words(code), n) for code, n in figures.get("places", {}).items()]


def place_words(code: str) -> str:
    """The public word of one of the ten places of the sum."""
    return str(_("Waiting")) if code == "waiting" else str(MatterState(code).label)


def hall(figures: Mapping[str, Any]) -> list[Row]:
    """What was asked at the conference and what became of it there."""
    return list(_own(HALL_ROWS, figures.get("hall", {})))


def attendance(figures: Mapping[str, Any]) -> list[Row]:
    return list(_own(ATTENDANCE, figures.get("hall", {}).get("attendance", {})))


def _own(known: tuple[tuple[str, str | Promise, str], ...], numbers: Mapping[str, int]) -> Iterator[Row]:
    for code, label, whole in known:
        if code in numbers:
            yield Row(code, str(label), numbers[code], numbers.get(whole) if whole else None)


@dataclass(frozen=True)
class Persists:
    """What comes again or stays late at one agency, by the numbers of the matters."""

    body: str
    again: tuple[str, ...]
    late: tuple[str, ...]


def persisting(figures: Mapping[str, Any]) -> list[Persists]:
    """Agency by agency, those that nobody leads yet last (S-17)."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for number, body, raised, reopened, _since, _days in figures.get("again", {}).get("rows", []):
        words = [f"{raised} lần nêu"] if raised > 1 else []
        words += [f"mở lại {reopened} lần"] if reopened else []
        found.setdefault(body, ([], []))[0].append(f"{number} ({', '.join(words)})")
    for number, body, _raised, _reopened, _since, days in figures.get("late", {}).get("rows", []):
        found.setdefault(body, ([], []))[1].append(f"{number} ({days} ngày)")
    for number, body, _due, days in figures.get("late_promises", {}).get("rows", []):
        found.setdefault(body, ([], []))[1].append(f"{number} ({days} ngày)")
    order = sorted(found, key=lambda body: (not body, sort_key(body, person=False)))
    return [Persists(body, tuple(found[body][0]), tuple(found[body][1])) for body in order]


def left_out(figures: Mapping[str, Any]) -> int:
    """How many are counted and not listed by their numbers."""
    parts = [figures.get(name, {"whole": 0, "rows": []}) for name in ("again", "late", "late_promises")]
    return sum(max(part["whole"] - len(part["rows"]), 0) for part in parts)


@dataclass(frozen=True)
class Difference:
    """One thing that a correction says otherwise."""

    label: str
    before: str
    now: str


def differences(earlier: Report, later: Report) -> list[Difference]:
    """What the later version says otherwise: figures one by one, words part by part."""
    was, now = _flat(earlier.figures), _flat(later.figures)
    found = [
        Difference(label, str(was.get(label, "–")), str(now.get(label, "–")))
        for label in {**was, **now}
        if was.get(label) != now.get(label)
    ]
    words = [(str(PART_WORDS[name]), getattr(earlier, name), getattr(later, name)) for name in TEXTS]
    return [*found, *(Difference(label, old or "–", new or "–") for label, old, new in words if old != new)]


def _flat(figures: Mapping[str, Any]) -> dict[str, int]:
    """Every figure under words that say which it is."""
    found = {row.label: row.number for row in rows(figures)}
    found |= {words: n for _code, words, n in places(figures)}
    found |= {row.label: row.number for row in [*hall(figures), *attendance(figures)]}
    for one in figures.get("bodies", []):
        found |= {f"{one['name']}: {label}": one[code] for code, label in BODY_WORDS.items()}
    for part in figures.get("by", {}).values():
        found |= {f"{label}: {RECEIVED}": numbers["received"] for label, numbers in part["rows"]}
    return found


BODY_WORDS: dict[str, str | Promise] = {
    "given": _("Given"),
    "working": _("Working on"),
    "late": _("Overdue"),
    "was_late": _("Was overdue once"),
    "handed_back": _("Handed back"),
    "promises": _("Commitments"),
    "kept": _("Kept"),
    "late_promises": _("Overdue commitments"),
    "repeated": _("Raised by several"),
}
