"""Opinions broken down by one thing: each stands in exactly one row, so that the rows add up to what was received.

What is sealed counts as received, and as waiting until it is confirmed; it has neither organisation, field nor place.
One statement counts a period together with the same period of the year before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, F, Min, Q

from doithoai.casework import carrying, deadlines, verdicts
from doithoai.casework.models import Commitment, Grade
from doithoai.core.counting import Summed, Sums, sum_each
from doithoai.core.models import Entry
from doithoai.core.vietnamese import plain
from doithoai.opinion.models import Matter, Opinion, RefusalReason
from doithoai.opinion.states import RESULTS, STILL_OPEN, MatterState
from doithoai.people.models import Authority
from doithoai.reporting.figures import ANSWERED, Span
from doithoai.reporting.measures import NUMBERS, By

#: From the opinion to what it is broken down by.
PATHS: dict[str, str] = {
    By.ORGANISATION: "matter__lead",
    By.FIELD: "matter__field",
    By.PLACE: "matter__place",
    By.DOOR: "submission__door",
    By.CONFERENCE: "conference",
    By.PROGRAMME: "conference__planned__plan__year",
    By.MONTH: "received_on",
}
#: What an official decided about the matter: of what is sealed nothing of it is told.
DECIDED = (By.ORGANISATION, By.FIELD, By.PLACE)
#: Conferences and plans of another year are others: there is no row to put beside.
INCOMPARABLE = (By.CONFERENCE, By.PROGRAMME)
#: States in which a matter whose day has passed is late: not those whose explanation is approved.
UNFINISHED: tuple[str, ...] = (*deadlines.UNEXPLAINED, *(state for state in STILL_OPEN if state in RESULTS))
REASON = "reason_"
_NAMED = {
    "where": Min("matter"),
    "typed": Count("submission", distinct=True, filter=Q(submission__place=F("matter__place"))),
}

Numbers = dict[str, int]
Rows = dict[str, Numbers]
Named = dict[str, tuple[int, int]]


@dataclass(frozen=True)
class Part:
    """Rows of one period: internal matters apart, since the public reads of them in one line."""

    told: Rows
    internal: Rows
    #: For places: the matter that tells how the place is written, and how many senders wrote it so themselves.
    named: Named = field(default_factory=dict)
    named_inside: Named = field(default_factory=dict)

    @property
    def rows(self) -> Rows:
        """All of them, for the office."""
        return merged(self.told, self.internal)


@dataclass(frozen=True)
class Counted:
    """A break-down with numbers and keys alone: what is kept holds no text."""

    by: str
    now: Part
    before: Part | None

    @property
    def parts(self) -> list[Part]:
        return [self.now] if self.before is None else [self.now, self.before]


def empty() -> Numbers:
    return dict.fromkeys(NUMBERS, 0)


def add(into: Numbers, numbers: Mapping[str, int]) -> None:
    for name, number in numbers.items():
        into[name] = into.get(name, 0) + number


def total(rows: Rows) -> Numbers:
    """The sum of all rows."""
    found = empty()
    for numbers in rows.values():
        add(found, numbers)
    return found


def merged(*parts: Rows) -> Rows:
    """Rows with the same key added up."""
    found: Rows = {}
    for part in parts:
        for key, numbers in part.items():
            add(found.setdefault(key, empty()), numbers)
    return found


def is_late(on: date, prefix: str = "") -> Q:
    """Open, and its day has passed without what was due."""
    return Q(**{f"{prefix}state__in": UNFINISHED, f"{prefix}due_on__lt": on})


def year_before(span: Span, by: str, on: date) -> Span | None:
    """The same days of the year before; only where a beginning is set and the rows of both years are alike."""
    if span.since is None or span.conference is not None or by in INCOMPARABLE:
        return None
    return Span(_year_back(span.since), _year_back(span.until or on))


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def break_down(authority: Authority, on: date, span: Span, by: str) -> Counted:
    """Two statements: the reasons of refusals, and everything that is counted."""
    reasons = list(RefusalReason.objects.filter(authority=authority).values_list("pk", flat=True))
    spans = {"now": span, "before": year_before(span, by, on)}
    asked: dict[str, Sums] = {}
    for name, one in spans.items():
        if one is not None:
            asked |= {f"{name} {key}": sums for key, sums in _asked(authority, on, one, by, reasons).items()}
    counted = sum_each(asked)
    before = _part(counted, "before", by, years=1) if spans["before"] is not None else None
    return Counted(by, _part(counted, "now", by), before)


def _asked(authority: Authority, on: date, span: Span, by: str, reasons: list[int]) -> dict[str, Sums]:
    opinions = Opinion.objects.filter(span.of(), authority=authority)
    unsealed = opinions.filter(matter__is_sealed=False)
    path, sums = PATHS[by], _sums(authority, on, reasons) | (_NAMED if by == By.PLACE else {})
    words = {
        "judged": Count("pk"),
        "satisfied": Count("pk", filter=Q(grade=Grade.SATISFIED)),
        "partly": Count("pk", filter=Q(grade=Grade.PARTLY)),
        "not_yet": Count("pk", filter=Q(grade=Grade.NOT_YET)),
    }
    said = verdicts.latest(authority).filter(span.of("opinion__"), opinion__stands=True)
    # From the few sealed matters: over the opinions all of them would be read.
    sealed = opinions.filter(matter__in=Matter.objects.filter(authority=authority, is_sealed=True))
    waiting = Count("pk", filter=Q(matter__state__in=STILL_OPEN))
    at = "" if by in DECIDED else path
    asked = {"sealed": Sums(sealed, {"received": Count("pk"), "open": waiting}, at, empty="")}
    for name, is_internal in (("told", False), ("internal", True)):
        asked[name] = Sums(unsealed.filter(matter__is_internal=is_internal), sums, path, empty="")
        judged = said.filter(opinion__matter__is_internal=is_internal)
        asked[f"{name} verdicts"] = Sums(judged, words, f"opinion__{path}", empty="")
    return asked


def _sums(authority: Authority, on: date, reasons: list[int]) -> dict[str, Count]:
    moved = Entry.objects.filter(
        authority_id=authority.pk, subject=Commitment._meta.label_lower, verb=carrying.CARRIED
    ).values("subject_id")
    carried = Commitment.objects.filter(pk__in=moved, authority=authority).values("matter")
    refused = Q(matter__state=MatterState.NOT_ACCEPTED)
    conditions = {
        "answered": Q(matter__state__in=ANSWERED),
        "resolved": Q(matter__state=MatterState.RESOLVED),
        "open": Q(matter__state__in=STILL_OPEN),
        "late": is_late(on, "matter__"),
        "not_accepted": refused,
        "repeated": Q(matter__said__gt=1),
        "carried": Q(matter__in=carried),
        **{f"{REASON}{pk}": refused & Q(matter__refusal=pk) for pk in reasons},
    }
    return {"received": Count("pk")} | {name: Count("pk", filter=asked) for name, asked in conditions.items()}


def _part(counted: Mapping[str, Summed], name: str, by: str, years: int = 0) -> Part:
    """`years` puts a month of an earlier year beside the same month of this one."""
    told, internal, sealed = (counted[f"{name} {kind}"] for kind in ("told", "internal", "sealed"))
    # Of what is sealed only that it came in, and that it waits until it is confirmed.
    return Part(
        merged(*(_rows(by, own, years) for own in (told, counted[f"{name} told verdicts"], sealed))),
        merged(*(_rows(by, own, years) for own in (internal, counted[f"{name} internal verdicts"]))),
        *((_named(told), _named(internal)) if by == By.PLACE else ()),
    )


def _named(summed: Summed) -> Named:
    """Several ways of typing one place: it is shown as most wrote it."""
    found: Named = {}
    largest: dict[str, int] = {}
    for value, own in summed.items():
        key = _key(By.PLACE, value)
        where, typed = found.get(key, (0, 0))
        if own["received"] > largest.get(key, 0):
            where, largest[key] = own["where"], own["received"]
        found[key] = (where, typed + own["typed"])
    return found


def _rows(by: str, summed: Summed, years: int) -> Rows:
    found: Rows = {}
    for value, own in summed.items():
        kept = {name: number for name, number in own.items() if name in NUMBERS or name.startswith(REASON)}
        add(found.setdefault(_key(by, value, years), empty()), kept)
    return found


def _key(by: str, value: str, years: int = 0) -> str:
    """Days make months; a place is told by its digest, however large its letters are."""
    if by == By.MONTH:
        return f"{int(value[:4]) + years:04d}{value[4:7]}"
    return place_key(value) if by == By.PLACE else value


def place_key(place: str) -> str:
    """The same for one place however it is typed; nothing of it can be read."""
    text = " ".join(plain(place).casefold().split())
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest() if text else ""
