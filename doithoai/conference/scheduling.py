"""A planned conference becomes real: day, time and venue; moved, postponed, called off; opened and closed.

A day outside the approved period, on a day off or too near is possible after a warning, with a reason kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doithoai.conference import announcing, attending, duties, moving, timetable
from doithoai.conference.models import CALLED_OFF, Conference
from doithoai.conference.moving import Outlook, Shift, preview
from doithoai.conference.states import (
    ADJOURN,
    CANCEL,
    CLOSE,
    CONCLUDE,
    MOVE_TO_NEXT_YEAR,
    OPEN,
    POSTPONE,
    SCHEDULE,
    ConferenceState,
    DutyState,
)
from doithoai.core import clock, holidays
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, Step, allow, amend, begin, move
from doithoai.people.clocks import WEEKDAYS
from doithoai.people.models import Authority, ClockAnchor
from doithoai.programme.models import Plan, PlannedConference, TaskKind
from doithoai.programme.wording import lower

register_verb("conference.put_away", _("Put away: the programme of the year is closed"))
register_verb("conference.begin", _("Conference taken from the plan"))
register_verb("conference.plan_version", _("Conference follows the amended plan"))
register_verb("conference.write", _("Particulars of the conference changed"))
register_verb("conference.rules_changed", _("Due days follow a changed rule or holiday"))

#: What a fixed conference consists of; a change of the first ones must be announced again.
ANNOUNCED = ("day", "starts_at", "venue", "programme", "content", "how_to_take_part")


@dataclass(frozen=True)
class Warning:
    """Something that people may decide all the same, with a reason."""

    code: str
    sentence: str


def make_real(plan: Plan, *, by: Actor) -> list[Conference]:
    """A conference with its duties for each planned one; called again it adds only what is new."""
    if not plan.is_in_force:
        raise Refused(_("Only the conferences of an issued plan can be prepared."), code="state")
    right = "plan.issue" if by.may("plan.issue", plan.scope()) else "conference.schedule"
    allow(by, right, plan)
    tasks = list(plan.tasks.select_related("lead", "plan").prefetch_related("cooperating", "conferences"))
    made = []
    with transaction.atomic():
        for planned in plan.planned.select_related("origin"):
            conference = _real(plan, planned, by=by, right=right)
            here = [task for task in tasks if planned in task.conferences.all() or not task.conferences.all()]
            if planned.origin is not None:
                _follow_version(conference, here, by=by)
            duties.make(conference, here, by=by, right=right)
            made.append(conference)
    return made


def left_out(plan: Plan) -> list[Conference]:
    """Conferences of earlier versions that the plan no longer names: people decide about them."""
    rows = Conference.objects.filter(planned__plan__authority=plan.authority_id, planned__plan__year=plan.year)
    return list(rows.exclude(planned__plan=plan))


def warnings_of(conference: Conference, *, day: date | None, others: tuple[date, ...] = ()) -> list[Warning]:
    """What speaks against a day; each needs a reason, none forbids it."""
    days = sorted({*others, *([day] if day else [])})
    found: list[Warning] = []
    for one in days:
        found += _against(conference, one)
    return found


def moved_by_rules(authority: Authority) -> list[Shift]:
    """Open duties whose day is no longer what the rules and holidays now give (nothing is saved)."""
    return [shift for one in _counting(authority) for shift in preview(one, day=one.anchor)]


def follow_rules(authority: Authority, *, by: Actor, right: str = "clock.manage") -> list[Shift]:
    """After a changed clock or holiday: move what is still open, tell those it concerns."""
    found: list[Shift] = []
    with transaction.atomic():
        for one in _counting(authority):
            shifts = preview(one, day=one.anchor)
            if not shifts:
                continue
            facts = {"moved": len(shifts)}
            entry = amend(one, "conference.rules_changed", by=by, right=right, facts=facts)
            duties.recompute(one, by=by, right=right)
            moving.tell(one, shifts, act=entry.pk, was=one.anchor, by=by)
            found += shifts
    return found


def fix(
    conference: Conference,
    *,
    day: date | None,
    by: Actor,
    starts_at: time | None = None,
    ends_at: time | None = None,
    venue: str = "",
    alternatives: tuple[date, ...] = (),
    reason: str = "",
    seen: str | None = None,
    looked: str | None = None,
    **texts: str,
) -> Outlook:
    """Fix or change day, time, venue and programme; returns what moved and who was told.

    `looked`: the mark of the outlook that the person has seen; when it is another one by now, nothing is saved.
    """
    allow(by, SCHEDULE.right, conference)
    if unknown := set(texts) - {"programme", "content", "how_to_take_part", "house_rules", "title"}:
        raise ValueError(f"not a text of a conference: {sorted(unknown)}")
    wanted = _wanted(day, starts_at, ends_at, venue, alternatives) | texts
    changed = {name: value for name, value in wanted.items() if getattr(conference, name) != value}
    _check(conference, day, starts_at, ends_at, alternatives, changed)
    found = warnings_of(conference, day=day, others=alternatives) if _moves_day(changed) else []
    was_told = announcing.current(conference) is not None
    needs_reason = bool(found) or (was_told and bool({"day", "venue", "starts_at"} & set(changed)))
    if needs_reason and not reason.strip():
        raise Refused(
            _("There are warnings. Read them, and say why it is done all the same."),
            code="reason",
            field="reason",
        )
    with transaction.atomic():
        outlook = _fix(conference, changed, found, reason.strip(), by=by, seen=seen)
        if looked is not None and outlook.moves and outlook.mark != looked:
            raise Refused(_("Dates move. Look at what moves and who is told, then save."), code="look")
        return outlook


def look(conference: Conference, *, by: Actor, reason: str = "", **values: Any) -> Outlook:
    """What `fix` would do beside itself: it is done and taken back, so it cannot differ."""
    copy = Conference.objects.select_related("authority", "planned").get(pk=conference.pk)
    with transaction.atomic():
        outlook = fix(copy, by=by, reason=reason.strip() or "…", **values)
        transaction.set_rollback(True)
    return outlook


def postpone(conference: Conference, *, reason: str, by: Actor) -> None:
    """Later, on a day not yet known; nothing of it counts as late."""
    _call_off(conference, POSTPONE, reason, "Hội nghị đã hoãn, chưa tính hạn.", by=by)


def cancel(conference: Conference, *, reason: str, by: Actor) -> None:
    """It will not take place."""
    _call_off(conference, CANCEL, reason, "Hội nghị đã hủy, không tính hạn.", by=by)


def move_to_next_year(conference: Conference, *, reason: str, by: Actor) -> None:
    """It goes into the plan of the coming year."""
    words = "Hội nghị đã chuyển sang năm sau, không tính hạn."
    _call_off(conference, MOVE_TO_NEXT_YEAR, reason, words, by=by)


def open(conference: Conference, *, by: Actor, allowed: bool = True) -> None:
    """The sitting has begun (the live room has checked who opens it)."""
    move(conference, OPEN, by=by, allowed=allowed)


def conclude(conference: Conference, *, by: Actor, allowed: bool = True) -> None:
    """The sitting has ended; who was expected and did not come is absent."""
    with transaction.atomic():
        move(conference, CONCLUDE, by=by, allowed=allowed)
        attending.close_list(conference, by=by)


def adjourn(conference: Conference, *, by: Actor, allowed: bool = True) -> None:
    """Broken off: back to a fixed conference, with its queue kept."""
    move(conference, ADJOURN, by=by, allowed=allowed)


def close(conference: Conference, *, by: Actor) -> None:
    """Everything is reported; what is open is carried over."""
    move(conference, CLOSE, by=by)


def put_away(conference: Conference, *, reason: str, by: Actor) -> None:
    """The programme of its year is closed: what was not done is recorded so, and nothing of it changes any more."""
    with transaction.atomic():
        for duty in conference.duties.filter(state__in=[DutyState.OPEN, DutyState.EVIDENCE]):
            duties.drop(duty, words=reason, by=by)
        if conference.state == ConferenceState.CONCLUDED:
            close(conference, by=by)
        amend(conference, "conference.put_away", by=by, right=CLOSE.right, put_away_on=clock.today())


def _counting(authority: Authority) -> list[Conference]:
    """Conferences with a day whose deadlines run."""
    rows = (
        Conference.objects.of(authority).filter(is_told=False).exclude(state__in=[*CALLED_OFF, ConferenceState.CLOSED])
    )
    return [one for one in rows.select_related("authority") if one.anchor is not None]


def _real(plan: Plan, planned: PlannedConference, *, by: Actor, right: str) -> Conference:
    known = Conference.objects.filter(planned__in=[planned, planned.origin] if planned.origin else [planned])
    conference = known.select_related("authority").first()
    if conference is None:
        row = Conference(
            authority=plan.authority,
            planned=planned,
            title=_title(plan, planned),
            audience=planned.audience,
            mode=planned.mode,
            content=planned.listen_part,
            pre_gathering=planned.pre_gathering,
            venue=planned.venue,
        )
        return begin(row, "conference.begin", by=by, right=right, facts={"plan": plan.number_text})
    if conference.planned_id != planned.pk:
        columns: dict[str, Any] = {"planned": planned, "audience": planned.audience, "mode": planned.mode}
        columns["pre_gathering"] = planned.pre_gathering
        facts = {"version": plan.version}
        # The right was asked on the plan; a conference that was told follows the plan of here too.
        amend(conference, "conference.plan_version", by=by, right=right, allowed=True, facts=facts, **columns)
    return conference


def _follow_version(conference: Conference, tasks: list[Any], *, by: Actor) -> None:
    """Duties of the earlier version belong to the task that follows it, or fall away."""
    later = {task.origin_id: task for task in tasks if task.origin_id}
    for duty in conference.duties.exclude(task=None).exclude(task__in=tasks).select_related("conference"):
        if duty.task_id in later:
            facts = {"task": later[duty.task_id].order}
            amend(duty, "duty.move", by=by, right="", facts=facts, allowed=True, task=later[duty.task_id])
        elif duty.state in (DutyState.OPEN, DutyState.EVIDENCE):
            duties.drop(duty, words="Kế hoạch điều chỉnh không còn nhiệm vụ này.", by=by)
    if not conference.pre_gathering:
        left = conference.duties.filter(Q(task__kind=TaskKind.GATHER) | Q(clock_code="gathered"))
        for duty in left.filter(state__in=[DutyState.OPEN, DutyState.EVIDENCE]):
            duties.drop(duty, words="Kế hoạch điều chỉnh: hội nghị này không nắm bắt ý kiến trước.", by=by)


def _title(plan: Plan, planned: PlannedConference) -> str:
    return f"Hội nghị tiếp xúc, đối thoại trực tiếp của {plan.authority.head_title} với {lower(planned.audience)}"[:300]


def _wanted(
    day: date | None, starts_at: time | None, ends_at: time | None, venue: str, alternatives: tuple[date, ...]
) -> dict[str, Any]:
    return {
        "day": day,
        "starts_at": starts_at,
        "ends_at": ends_at,
        "venue": venue.strip(),
        "alternative_days": [] if day else sorted(one.isoformat() for one in alternatives),
    }


def _moves_day(changed: dict[str, Any]) -> bool:
    return bool({"day", "alternative_days"} & set(changed))


def _check(
    conference: Conference,
    day: date | None,
    starts_at: time | None,
    ends_at: time | None,
    alternatives: tuple[date, ...],
    changed: dict[str, Any],
) -> None:
    if not changed:
        raise Refused(_("Nothing has changed."), code="same")
    if starts_at and ends_at and ends_at <= starts_at:
        raise Refused(_("The conference ends before it begins."), field="ends_at")
    if day is None and conference.day is not None:
        raise Refused(_("The day is fixed. To take it back, postpone the conference."), field="day")
    if day is None and not alternatives and conference.state != ConferenceState.PLANNED:
        raise Refused(_("Enter the day of the conference."), field="day")


def _against(conference: Conference, day: date) -> list[Warning]:
    found = []
    planned = conference.planned
    if planned is not None and not planned.allows(day):
        words = {"day": vndate(day), "period": planned.period_words}
        found.append(Warning("period", gettext("%(day)s lies outside the approved period (%(period)s).") % words))
    calendar = holidays.calendar_for([day.year])
    if not calendar.is_working(day):
        name = holidays.explain(day) or WEEKDAYS[day.weekday()]
        found.append(
            Warning("day_off", gettext("%(day)s is a day off (%(name)s).") % {"day": vndate(day), "name": name})
        )
    if day < clock.today():
        found.append(Warning("past", gettext("%(day)s has passed already.") % {"day": vndate(day)}))
    else:
        found += _too_near(conference, day, calendar)
    same = Conference.objects.filter(authority=conference.authority_id, day=day).exclude(pk=conference.pk)
    if other := same.exclude(state__in=["cancelled", "moved"]).first():
        found.append(Warning("clash", gettext("On the same day there is: %(title)s") % {"title": other.title}))
    return found


def _too_near(conference: Conference, day: date, calendar: Any) -> list[Warning]:
    rules = duties.Book.of(conference.authority, day).rules
    gone = [
        one
        for one in timetable.milestones(day, rules, calendar)
        if rules[one.code].anchor == ClockAnchor.CONFERENCE_BEFORE and one.day and one.day < clock.today()
    ]
    if not conference.pre_gathering:
        gone = [one for one in gone if one.code != "gathered"]
    if not gone:
        return []
    names = "; ".join(f"{one.name} ({vndate(one.day)})" for one in gone)
    return [Warning("near", gettext("Too little time is left for: %(names)s.") % {"names": names})]


def _fix(
    conference: Conference,
    changed: dict[str, Any],
    found: list[Warning],
    reason: str,
    *,
    by: Actor,
    seen: str | None,
) -> Outlook:
    anchor, was = _anchor(conference, changed), conference.anchor
    shifts = preview(conference, day=anchor) if _moves_day(changed) else []
    facts = _facts(conference, changed, found, reason)
    outlook = Outlook([], [], [])
    columns = dict(changed)
    if found:
        kept = [{"code": one.code, "sentence": one.sentence, "reason": reason} for one in found]
        columns["warnings"] = [*conference.warnings, *kept]
    if _is_scheduled(conference, changed):
        if conference.is_called_off:
            columns["called_off_reason"] = ""
        entry = move(conference, SCHEDULE, by=by, seen=seen, facts=facts, **columns)
    else:
        right = SCHEDULE.right
        entry = amend(conference, "conference.write", by=by, right=right, facts=facts, **columns)
    if _moves_day(changed):
        right = SCHEDULE.right
        outlook = moving.follow_day(conference, shifts, act=entry.pk, was=was, by=by, right=right)
    if set(changed) & set(ANNOUNCED):
        announcing.go_stale(conference, by=by, reason=reason)
    return outlook


def _anchor(conference: Conference, changed: dict[str, Any]) -> date | None:
    """The day that deadlines would run from after the change."""
    day: date | None = changed.get("day", conference.day)
    if day is not None:
        return day
    days = changed.get("alternative_days", conference.alternative_days)
    return min((date.fromisoformat(text) for text in days), default=None)


def _is_scheduled(conference: Conference, changed: dict[str, Any]) -> bool:
    """True when the act leads (again) to the state "scheduled"."""
    if _anchor(conference, changed) is None:
        return False
    if conference.state == ConferenceState.ANNOUNCED:
        return bool(set(changed) & set(ANNOUNCED))
    return True


def _facts(conference: Conference, changed: dict[str, Any], found: list[Warning], reason: str) -> dict[str, Any]:
    """Both values of day, time and venue; of long texts only that they changed."""
    facts: dict[str, Any] = {"changed": sorted(changed)}
    for name in ("day", "starts_at", "ends_at", "venue", "alternative_days"):
        if name in changed:
            facts[name] = [_plain(getattr(conference, name)), _plain(changed[name])]
    if found:
        facts["warnings"] = [one.code for one in found]
    if reason:
        facts["reason"] = reason
    return facts


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | time) else value


def _call_off(conference: Conference, arrow: Step, reason: str, words: str, *, by: Actor) -> None:
    if not reason.strip():
        raise Refused(_("Say why. The reason will be public."), field="reason")
    with transaction.atomic():
        facts = {"reason": reason.strip(), "day": _plain(conference.day)}
        columns: dict[str, Any] = {"called_off_reason": reason.strip()}
        entry = move(conference, arrow, by=by, facts=facts, **columns)
        moving.tell_called_off(conference, words=words, act=entry.pk, by=by)
        duties.stop_counting(conference, words=words, by=by, right=arrow.right)
        announcing.go_stale(conference, by=by, reason=reason.strip())
