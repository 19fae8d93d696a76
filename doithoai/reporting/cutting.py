"""The figures of one report, all of one moment: plain numbers and names, so that they can be kept as they were.

Of matters only their numbers are kept, never a title: what is sealed later leaves no words in a report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q
from django.utils import translation

from doithoai.casework.models import Answer, Commitment
from doithoai.casework.states import AnswerState, CommitmentState
from doithoai.conference import attending
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.counting import Sums, sum_each
from doithoai.core.local_day import LocalDay
from doithoai.documents.models import Paper
from doithoai.live import conclusion
from doithoai.live.models import ConclusionItem, ConclusionKind, Question, Sitting
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.states import STILL_OPEN
from doithoai.people.models import Authority
from doithoai.reporting import breaking, figures, naming, persisting
from doithoai.reporting.figures import BodyRow, Overview, Span
from doithoai.reporting.measures import By

#: Raised again or late: so many are listed by their numbers, the rest is counted.
LISTED = 50
BROKEN_DOWN: tuple[str, ...] = (By.ORGANISATION, By.FIELD, By.CONFERENCE)

Figures = dict[str, Any]


def cut(
    authority: Authority,
    span: Span,
    *,
    previous: Span | None = None,
    year_before: Span | None = None,
    at: datetime | None = None,
) -> Figures:
    """Everything that the report tells, counted from the records."""
    at = at or clock.now()
    on = clock.local(at).date()
    told, bodies = figures.both(authority, on, span)
    compared = {"previous": previous, "year_before": year_before}
    found: Figures = {
        "at": at.isoformat(),
        "places": dict(told.balance.places),
        "holds": told.balance.holds,
        "main": main(told) | _flows(authority, on, span),
        "compared": {
            name: {
                "since": _iso(other.since),
                "until": _iso(other.until),
                "main": main(figures.overview(authority, on, other)) | _flows_before(authority, on, other),
            }
            for name, other in compared.items()
            if other is not None
        },
        "by": {
            by: _broken(authority, on, by, span) for by in BROKEN_DOWN if by != By.CONFERENCE or not span.conference
        },
        "bodies": [_body(row) for row in bodies],
        **_persisting(authority, on, span),
        "late_promises": _late_promises(authority, on, span),
    }
    if span.conference is not None:
        found["hall"] = _hall(span.conference)
    return found


def main(told: Overview) -> dict[str, int]:
    """The figures that stand beside those of another period."""
    plain = asdict(told)
    names = (
        "matters", "answered", "resolved", "published", "in_time", "commitments", "kept", "kept_in_time",
        "late_commitments", "judged", "satisfied", "internal",
    )  # fmt: skip
    return {
        "received": told.balance.received,
        "submissions": told.balance.submissions,
        **{name: int(plain[name]) for name in names},
    }


def _flows_before(authority: Authority, on: date, span: Span) -> dict[str, int]:
    """The same of another period; what had been brought into that one still open, nobody can count today any more."""
    return {name: number for name, number in _flows(authority, on, span).items() if name != "brought_in"}


def _flows(authority: Authority, on: date, span: Span) -> dict[str, int]:
    """What was done within the period, whenever it had been received; what was brought into it still open."""
    if span.since is None or span.until is None:
        return {}
    days = (span.since, span.until)
    promises = Commitment.objects.of(authority).unsealed()
    done_in_time = Q(state=CommitmentState.DONE, done_on__lte=F("due_on"))
    earlier = Opinion.objects.filter(
        authority=authority, received_on__lt=span.since, matter__is_sealed=False, matter__state__in=STILL_OPEN
    )
    answers = Answer.objects.filter(
        matter__authority=authority, matter__is_sealed=False, state=AnswerState.PUBLISHED, is_oral=False
    )
    counted = sum_each(
        {
            "earlier": Sums(earlier, {"n": Count("pk")}),
            "answers": Sums(answers.annotate(day=LocalDay("published_at")).filter(day__range=days), {"n": Count("pk")}),
            "due": Sums(
                promises.filter(due_on__range=days),
                {
                    "n": Count("pk"),
                    "in_time": Count("pk", filter=done_in_time),
                    "late": Count("pk", filter=Q(state=CommitmentState.DONE) & ~done_in_time),
                    "open": Count("pk", filter=Q(state=CommitmentState.OPEN, due_on__lt=on)),
                },
            ),
            "done": Sums(promises.filter(state=CommitmentState.DONE, done_on__range=days), {"n": Count("pk")}),
        }
    )
    due = counted["due"][""]
    return {
        "brought_in": counted["earlier"][""]["n"],
        "answers_given": counted["answers"][""]["n"],
        "promises_due": due["n"],
        "due_in_time": due["in_time"],
        "due_late": due["late"],
        "due_open": due["open"],
        "promises_done": counted["done"][""]["n"],
    }


def _broken(authority: Authority, on: date, by: str, span: Span) -> dict[str, Any]:
    """The rows of a break-down under the names that they have now."""
    counted = breaking.break_down(authority, on, span, by)
    with translation.override("vi"):
        rows, whole = naming.lines(authority, counted)
    return {
        "rows": [[row.label, _without_reasons(row.numbers)] for row in rows],
        "sum": _without_reasons(whole.numbers),
    }


def _without_reasons(numbers: Mapping[str, int]) -> dict[str, int]:
    return {name: n for name, n in numbers.items() if not name.startswith(breaking.REASON)}


def _body(row: BodyRow) -> dict[str, Any]:
    return {"name": row.organisation.name, **{name: getattr(row, name) for name in (*figures.COUNTED, "repeated")}}


def _persisting(authority: Authority, on: date, span: Span) -> dict[str, Any]:
    """What comes again and what stays late, agency by agency (S-17)."""
    seen = Matter.objects.of(authority).unsealed().filter(span.of())
    found: dict[str, Any] = {}
    for what in ("again", "late"):
        rows = persisting.rows(authority, on, seen, what=what)
        shown = persisting.told(rows[:LISTED], on)
        found[what] = {
            "whole": len(shown) if len(shown) < LISTED else rows.count(),
            "rows": [
                [
                    one.matter.number,
                    one.matter.lead.name if one.matter.lead else "",
                    one.raised,
                    one.reopened,
                    _iso(one.late_since),
                    one.late_days,
                ]
                for one in shown
            ],
        }
    return found


def _late_promises(authority: Authority, on: date, span: Span) -> dict[str, Any]:
    rows = Commitment.objects.of(authority).unsealed().filter(span.of("matter__"))
    rows = rows.filter(state=CommitmentState.OPEN, due_on__lt=on).order_by("due_on", "pk").select_related("owner")
    shown = list(rows[: LISTED + 1])
    return {
        "whole": len(shown) if len(shown) <= LISTED else rows.count(),
        "rows": [[one.number, one.owner.name, _iso(one.due_on), (on - one.due_on).days] for one in shown[:LISTED]],
    }


def _hall(conference: Conference) -> dict[str, Any]:
    """The sitting itself: who came, what was asked, what became of it there, and the notice of conclusion."""
    there = attending.figures(conference)
    found: dict[str, Any] = {
        "attendance": {**asdict(there), "summons_percent": there.summons_percent},
        "asked": 0,
        "on_the_spot": 0,
        "promised": 0,
        "forwarded": 0,
        "open": 0,
        "conclusion": "",
    }
    sitting = Sitting.objects.filter(conference=conference).first()
    if sitting is None:
        return found
    by_kind = dict(
        ConclusionItem.objects.filter(sitting=sitting).order_by().values_list("kind").annotate(n=Count("pk"))
    )
    asked = Question.objects.filter(sitting=sitting).count()
    paper = Paper.objects.of(conference.authority).in_force().filter(key=conclusion.paper_key(sitting)).first()
    return found | {
        "asked": asked,
        "on_the_spot": by_kind.get(ConclusionKind.SOLVED, 0) + by_kind.get(ConclusionKind.DISCUSSED, 0),
        "promised": by_kind.get(ConclusionKind.UNSOLVED, 0),
        "forwarded": by_kind.get(ConclusionKind.FORWARDED, 0),
        "open": asked - sum(by_kind.values()),
        "conclusion": f"{paper.number_text} ngày {paper.issued_on:%d/%m/%Y}" if paper and paper.issued_on else "",
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
