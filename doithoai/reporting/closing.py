"""A year programme is closed: what is still open is listed, what would break a promise to people refuses the closing.

Refused is what would leave somebody without an answer, a conference without an end, or a record without its last line.
All else may stay open with a reason: promises, matters sent on and what senders say of answers go on to their end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.casework import carrying, verdicts
from doithoai.casework.models import Answer, Assignment, Commitment, Referral
from doithoai.casework.states import AnswerState, ReferralState
from doithoai.conference import scheduling
from doithoai.conference.models import TO_COME, Announcement, Conference, Duty
from doithoai.conference.states import AnnouncementState, DutyState
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow
from doithoai.documents.models import Paper, RegisterLine
from doithoai.live import sitting as sittings
from doithoai.live.models import Sitting
from doithoai.live.results import OUT
from doithoai.opinion.models import Matter
from doithoai.opinion.states import WAITING, MatterState
from doithoai.programme import planning
from doithoai.programme.models import Plan
from doithoai.programme.states import PlanState
from doithoai.reporting import archiving, dues
from doithoai.reporting.year_files import conferences

Words = str | Promise
#: Work goes on behind these results, under a promise or a letter of its own.
GOES_ON = (MatterState.IN_PROGRESS, MatterState.SCHEDULED, MatterState.REFERRED)
RIGHT = "plan.submit"
#: So many of each point are named.
NAMED = 20


@dataclass(frozen=True)
class Point:
    """One kind of thing that is still open: how many, and the first of them; `is_must` forbids the closing."""

    code: str
    is_must: bool
    label: Words
    count: int
    rows: list[Any] = field(default_factory=list)

    @property
    def sentence(self) -> str:
        return f"{self.label}: {self.count}" if self.count else str(self.label)


@dataclass(frozen=True)
class _Year:
    """What all points ask about."""

    plan: Plan
    held: list[Conference]

    @property
    def matters(self) -> models.QuerySet[Matter]:
        return Matter.objects.filter(conference__in=self.held, joined_into=None)


def points(plan: Plan) -> list[Point]:
    """What is still open, in the order in which it is to be settled."""
    year = _Year(plan, conferences(plan))
    return [one for make in _POINTS if (one := make(year)) is not None]


def close(plan: Plan, *, by: Actor, reason: str = "") -> list[Point]:
    """Close the year; returns what stays open. Its conferences and sittings are put away, its promises go on."""
    allow(by, RIGHT, plan)
    if plan.state != PlanState.ISSUED:
        raise Refused(_("Only a plan that is in force can be closed."), code="state")
    found = points(plan)
    if must := [one.sentence for one in found if one.is_must]:
        raise Refused(_("The year cannot be closed yet. %(points)s.") % {"points": "; ".join(must)}, code="open")
    if found and not reason.strip():
        raise Refused(_("Say why the year is closed although this is open."), code="reason", field="reason")
    with transaction.atomic():
        for row in conferences(plan):
            _put_away(row, reason=reason, by=by)
        planning.close(plan, by=by, reason=reason, left=[one.code for one in found])
        archiving.ask(plan, by=by)
    return found


def _put_away(row: Conference, *, reason: str, by: Actor) -> None:
    left, following = list(carrying.left_open(row)), carrying.proposed(row)
    if left and following is not None:
        carrying.carry(row, rows=left, to=following, reason=reason, by=by)
    for sitting in Sitting.objects.filter(conference=row, state__in=OUT[:-1]).select_related("conference"):
        sittings.archive(sitting, by=by)
    scheduling.put_away(row, reason=reason.strip() or "Chương trình năm đã khép lại.", by=by)


# --- the points ---------------------------------------------------------------------------------------------


def _point(code: str, label: Words, rows: models.QuerySet[Any] | list[Any], *, must: bool = False) -> Point | None:
    first = list(rows[: NAMED + 1])
    count = len(first) if len(first) <= NAMED or isinstance(rows, list) else rows.count()
    return Point(code, must, label, len(rows) if isinstance(rows, list) else count, first[:NAMED]) if first else None


def _not_held(year: _Year) -> Point | None:
    rows = [one for one in year.held if one.state in TO_COME]
    return _point("conferences", _("Conferences neither held nor called off"), rows, must=True)


def _not_told(year: _Year) -> Point | None:
    """People still read the day of a conference that was called off (process rule 4)."""
    stale = Announcement.objects.filter(conference__in=_called_off(year), state=AnnouncementState.STALE)
    rows = [one for one in year.held if one.pk in set(stale.values_list("conference", flat=True))]
    return _point("announcements", _("Conferences called off, and the public not told"), rows, must=True)


def _without_conclusion(year: _Year) -> Point | None:
    over = [one.pk for one in year.held if one.state not in TO_COME]
    rows = Sitting.objects.filter(conference__in=over).exclude(state__in=OUT).exclude(conference__in=_called_off(year))
    found = rows.select_related("conference").order_by("pk")
    return _point("sittings", _("Conferences without an issued conclusion"), found, must=True)


def _called_off(year: _Year) -> list[int]:
    return [one.pk for one in year.held if one.is_called_off]


def _to_verify(year: _Year) -> Point | None:
    rows = _duties(year).filter(state=DutyState.EVIDENCE)
    return _point("evidence", _("Evidence of duties that nobody has verified"), rows, must=True)


def _without_result(year: _Year) -> Point | None:
    rows = year.matters.filter(state__in=WAITING, is_sealed=False).order_by("pk")
    return _point("matters", _("Matters without a result"), rows, must=True)


def _sealed(year: _Year) -> Point | None:
    n = year.matters.filter(state__in=WAITING, is_sealed=True).count()
    label = _("Confidential matters on which their holder has not decided")
    return Point("sealed", True, label, n) if n else None


def _missing_answers(year: _Year) -> Point | None:
    """Of matters that are answered and not followed up; those without a result stand above."""
    done = year.matters.exclude(state__in=[*WAITING, *GOES_ON]).filter(is_sealed=False)
    asked = Q(pk__in=Assignment.objects.active().filter(is_lead=True).values("matter"))
    written = Q(pk__in=Answer.objects.filter(state__in=[AnswerState.IN_REVIEW, AnswerState.APPROVED]).values("matter"))
    rows = done.filter(asked | written).order_by("pk")
    return _point("answers", _("Answers that were asked for and are not published"), rows, must=True)


def _verdicts(year: _Year) -> Point | None:
    rows = verdicts.to_decide(year.plan.authority).filter(opinion__matter__conference__in=year.held)
    found = rows.select_related("opinion__matter")
    return _point("verdicts", _("Senders not yet satisfied, without a decision; it is still taken"), found)


def _not_done(year: _Year) -> Point | None:
    rows = _duties(year).filter(state=DutyState.OPEN)
    return _point("duties", _("Duties not done; they are recorded as not done"), rows)


def _duties(year: _Year) -> models.QuerySet[Duty]:
    return Duty.objects.filter(conference__in=year.held).select_related("conference").order_by("due_on", "pk")


def _promises(year: _Year) -> Point | None:
    mine = Q(conference__in=year.held) | Q(matter__conference__in=year.held)
    rows = Commitment.objects.of(year.plan.authority).unsealed().unfinished().filter(mine)
    label = _("Promises being carried out; they stay in the public ledger and are followed on")
    return _point("promises", label, rows.for_list())


def _referrals(year: _Year) -> Point | None:
    rows = Referral.objects.filter(matters__conference__in=year.held).exclude(state=ReferralState.PASSED_ON)
    label = _("Matters sent on, without a reply that was passed on; they are followed on")
    return _point("referrals", label, rows.select_related("to").distinct().order_by("pk"))


def _papers(year: _Year) -> Point | None:
    about = Q(about_kind="programme.plan", about_id=year.plan.pk)
    about |= Q(about_kind="conference.conference", about_id__in=[one.pk for one in year.held])
    about |= Q(about_kind="live.sitting", about_id__in=Sitting.objects.filter(conference__in=year.held).values("pk"))
    rows = Paper.objects.of(year.plan.authority).waiting().filter(about)
    return _point("papers", _("Papers written or signed, and not issued"), rows)


def _numbers(year: _Year) -> Point | None:
    rows = RegisterLine.objects.free().filter(register__authority=year.plan.authority, day__year=year.plan.year)
    found = rows.select_related("register").order_by("register", "number")
    return _point("numbers", _("Reserved numbers that no paper has"), found)


def _reports(year: _Year) -> Point | None:
    of = year.plan.year
    asked = [*dues.of_year(year.plan.authority, of), *dues.of_year(year.plan.authority, of + 1)]
    rows = [one for one in asked if one.until is not None and one.until.year == of and not one.is_done]
    return _point("reports", _("Reports not sent yet"), rows)


def _amendment(year: _Year) -> Point | None:
    rows = Plan.objects.of(year.plan.authority).filter(
        year=year.plan.year, state__in=[PlanState.DRAFT, PlanState.SUBMITTED]
    )
    return _point("amendment", _("An amendment that was not issued; it can no longer be"), rows)


def _early(year: _Year) -> Point | None:
    if clock.today().year > year.plan.year:
        return None
    return Point("early", False, _("The year is not over yet"), 0)


_POINTS: tuple[Callable[[_Year], Point | None], ...] = (
    _not_held,
    _not_told,
    _without_conclusion,
    _to_verify,
    _without_result,
    _sealed,
    _missing_answers,
    _verdicts,
    _not_done,
    _promises,
    _referrals,
    _papers,
    _numbers,
    _reports,
    _amendment,
    _early,
)
