"""The screens of the staff: who may open which, and what each shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from doithoai.casework.models import Answer
from doithoai.casework.states import AnswerState
from doithoai.conference import appointing, attending, briefing
from doithoai.conference.models import Attendance, AttendanceStatus, Conference
from doithoai.core import clock, pulse
from doithoai.core.web import HouseRequest
from doithoai.hall.forms import acts as forms
from doithoai.hall.forms.late import LateArrivalForm, LateSpeechForm
from doithoai.live import (
    beats,
    conclusion,
    conflict,
    expected,
    fairness,
    known,
    minutes,
    projection,
    questions,
    queue,
    receipts,
)
from doithoai.live import sitting as sittings
from doithoai.live.agenda import REPORT
from doithoai.live.models import Question, Sitting, Turn
from doithoai.live.states import ON_FLOOR, OUTCOMES, UNDECIDED, QuestionState, SegmentState, SittingState, TurnState
from doithoai.opinion.models import Opinion
from doithoai.people import clocks
from doithoai.people.models import Person
from doithoai.people.roles import RIGHTS, Role

Context = dict[str, Any]
#: What the present head may do although the role of a deputy does not say so.
HEAD_RIGHTS = frozenset(right for right in RIGHTS if right.split(".")[0] in ("floor", "hall", "segment", "screen")) | {
    "gist.confirm",
    "turn.screen",
}


#: The screens that keep what is pressed while the server is away.
KEEPING = ("chair", "secretary", "desk")
#: So many of those who wait have all acts on the page of the chair; the rarer ones of the others open on demand.
NEAR = 12
#: How questions begin, as the minute taker writes them: Vietnamese data, not labels.
PHRASES = ("Đề nghị xã", "Bao giờ", "Vì sao chưa")


@dataclass(frozen=True)
class Screen:
    """One screen: its address, who may open it, its template and what it adds to the common state."""

    address: str
    rights: tuple[str, ...]
    template: str
    build: Callable[[HouseRequest, Sitting, Context], Context]


def sitting_for(request: HouseRequest, public_id: str, screen: str) -> Sitting:
    """The sitting, when this person may open this screen of it; else as if it were not there."""
    rows = beats.with_floor(Sitting.objects.select_related("conference__authority"))
    sitting = get_object_or_404(rows, conference__public_id=public_id, conference__authority=request.authority)
    if not opens(request, sitting.conference, screen, head_id=sitting.head_id):
        raise Http404
    return sitting


def opens(request: HouseRequest, conference: Conference, screen: str, head_id: int | None = None) -> bool:
    """True when the person holds one of the rights of the screen at this conference."""
    if screen == "agency":
        return bool(request.actor.organisation_ids) and request.actor.holds("hall.answer")
    rights = SCREENS[screen].rights
    is_head = head_id == request.actor.pk and bool(HEAD_RIGHTS & set(rights))
    return is_head or any(request.actor.may(right, conference.scope()) for right in rights)


def through_any(request: HouseRequest, public_id: str) -> Sitting:
    """The sitting, when this person may open one of the screens that keep; else as if it were not there."""
    rows = Sitting.objects.select_related("conference__authority")
    sitting = get_object_or_404(rows, conference__public_id=public_id, conference__authority=request.authority)
    if not any(opens(request, sitting.conference, name, sitting.head_id) for name in KEEPING):
        raise Http404
    return sitting


def address(sitting: Sitting, screen: str) -> str:
    conference = sitting.conference
    return reverse(f"hall:{screen}", args=[conference.authority.slug, conference.public_id])


def show(
    request: HouseRequest,
    sitting: Sitting,
    screen: str,
    *,
    bound: forms.HallForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The whole screen with its full state; `bound` is a form that was not accepted.

    The floor may change while the page is being read: half of the old and half of the new would be refused at the next
    tap, or worse, accepted. Then it is read again.
    """
    for _attempt in range(3):
        context = _common(request, sitting, screen)
        context |= SCREENS[screen].build(request, sitting, context)
        if beats.of_floor(sitting) == context["seen"]:
            break
        sitting = sitting_for(request, sitting.conference.public_id, screen)
    if bound is not None:
        context |= {f"{bound.name}_form": bound, "form": bound}
    return render(request, SCREENS[screen].template, context, status=status)


def _common(request: HouseRequest, sitting: Sitting, screen: str) -> Context:
    conference = sitting.conference
    now = clock.now()
    scope = conference.scope()
    may = {right for right in RIGHTS if request.actor.may(right, scope)}
    if sitting.head_id == request.actor.pk:
        may |= HEAD_RIGHTS
    segments = list(sitting.segments.all())
    return {
        "sitting": sitting,
        "conference": conference,
        "screen": screen,
        "keeps": screen in KEEPING,
        "screens": [name for name in SCREENS if opens(request, conference, name, sitting.head_id)],
        "may": {right.replace(".", "_"): True for right in may},
        "is_head": sitting.head_id == request.actor.pk,
        "beat": pulse.beat(sitting.pulse_key),
        "seen": beats.as_read(sitting),
        "now": now,
        "segments": segments,
        "segment": next((one for one in segments if one.state == SegmentState.ACTIVE), None),
        "S": {state.name.lower(): sitting.state == state for state in SittingState},
        "present": attending.figures(conference),
    }


@dataclass(frozen=True)
class Sum:
    """Where the requests to speak are now: the line that always adds up."""

    received: int
    parts: tuple[tuple[str, int], ...]

    @property
    def holds(self) -> bool:
        return self.received == sum(number for _name, number in self.parts)


def balance(turns: list[Turn]) -> Sum:
    """Every request in exactly one place, on the screens of chair and secretary."""
    count = Counter(turn.state for turn in turns)
    speaking = count[TurnState.SPEAKING] + count[TurnState.PAUSED]
    waiting = sum(
        count[state]
        for state in (TurnState.SUBMITTED, TurnState.ACCEPTED, TurnState.READY, TurnState.CALLED, TurnState.DEFERRED)
    )
    parts = [("finished", count[TurnState.FINISHED]), ("speaking", speaking), ("waiting", waiting)]
    for state in ("to_written", "withdrawn", "merged", "redirected", "declined"):
        parts.append((state, count[state]))
    return Sum(len(turns), tuple(parts))


def _floor(sitting: Sitting, now: datetime) -> Context:
    """Who speaks, who was called, who waits; the hint and the balance."""
    turns = list(sitting.turns.select_related("attendance", "opinion__matter").prefetch_related("helps").in_order())
    waiting = queue.in_calling_order(turns)
    spoken = fairness.seconds_by_place(turns, now)
    speaking = next((turn for turn in turns if turn.state in ON_FLOOR), None)
    hint = fairness.suggest(waiting, spoken)
    return {
        "turns": turns,
        "speaking": speaking,
        "called": next((turn for turn in turns if turn.state == TurnState.CALLED), None),
        "timer": projection.timer(sitting, speaking, now),
        "waiting": waiting,
        "to_screen": [turn for turn in turns if turn.state == TurnState.SUBMITTED],
        "finished": [turn for turn in turns if turn.state == TurnState.FINISHED],
        "hint": hint if hint is not None and waiting and hint.pk != waiting[0].pk else None,
        "heard": {place for place, seconds in spoken.items() if seconds},
        "balance": balance(turns),
        "minutes_left": _minutes_left(sitting, now),
    }


def _minutes_left(sitting: Sitting, now: datetime) -> int | None:
    """Minutes left of the part in which people speak."""
    part = sitting.segments.filter(is_dialogue=True, state=SegmentState.ACTIVE).first()
    if part is None or part.began_at is None:
        return None
    return max(0, part.planned_minutes - int((now - part.began_at).total_seconds()) // 60)


def _questions(request: HouseRequest, sitting: Sitting) -> Context:
    rows = list(sitting.questions.select_related("turn", "answerer", "executor", "opinion__matter__lead", "group_of"))
    chosen = request.POST.get("question") or request.GET.get("cau") or ""
    undecided = [row for row in rows if row.state in UNDECIDED and row.group_of_id is None]
    current = next((row for row in rows if row.public_id == chosen), undecided[-1] if undecided else None)
    return {
        "questions": rows,
        "undecided": undecided,
        "to_confirm": [row for row in rows if not row.shown_gist and row.state != QuestionState.REFERRED],
        "question": current,
        "is_referred": current is not None and current.state == QuestionState.REFERRED and is_sealed(current),
        "prepared": _prepared(current),
        "others": [row for row in rows if current is not None and row.pk != current.pk and row.group_of_id is None],
        "sum_of_questions": _sum_of_questions(rows),
    }


def is_sealed(question: Question) -> bool:
    """True when nobody but a holder may read what is asked."""
    return question.opinion.matter.is_sealed


def _sum_of_questions(rows: list[Question]) -> Context:
    count = Counter(row.state for row in rows)
    labels = dict(QuestionState.choices)
    open_ = sum(count[state] for state in UNDECIDED)
    named = [*OUTCOMES, QuestionState.CONCLUDED]
    ended = [(labels[QuestionState(state)], count[state]) for state in named if count[state]]
    return {"all": len(rows), "open": open_, "ended": ended}


def _prepared(question: Question | None) -> Answer | None:
    """The approved explanation of the matter, ready for the chair (S-74 to S-79)."""
    if question is None or is_sealed(question):
        return None
    states = [AnswerState.APPROVED, AnswerState.PUBLISHED]
    return Answer.objects.filter(matter=question.opinion.matter_id, state__in=states).order_by("-version").first()


def _chair(request: HouseRequest, sitting: Sitting, common: Context) -> Context:
    context = _floor(sitting, common["now"]) | _questions(request, sitting)
    question = context["question"]
    due = clocks.due(sitting.conference.authority, "resolve", anchor=clock.today())
    # A form of somebody who waits that was not accepted, or whose rarer acts were asked for.
    opened = request.POST.get("turn") or request.GET.get("luot") or ""
    return context | {
        "near": NEAR,
        "opened": opened,
        "answerers": questions.answerers(sitting),
        "outcome_form": forms.OutcomeForm(sitting=sitting, initial=_as_recorded(question)),
        "proposed_due": due,
        "assign_form": forms.AssignForm(sitting=sitting),
        "suspend_form": forms.SuspendForm(sitting=sitting),
        "reason_form": forms.ReasonForm(sitting=sitting),
        "decline_form": forms.DeclineForm(sitting=sitting),
        "stop_form": forms.StopForm(sitting=sitting),
        "expel_form": forms.ExpelForm(sitting=sitting),
        "helper_form": forms.HelperForm(sitting=sitting),
        "share_form": forms.ShareForm(sitting=sitting),
        "slides": sittings.SLIDES,
        "give_away_form": forms.GiveAwayForm(sitting=sitting, initial={"leads": question and question.led_by_id}),
        "led_by": Person.objects.filter(pk=question.led_by_id).first() if question and question.led_by_id else None,
        "is_given_away": question is not None and conflict.is_kept_from(question, request.actor),
        "hand_over_form": forms.HandOverForm(sitting=sitting),
        "open_points": conclusion.open_points(sitting),
        "is_scarce": _is_scarce(context, sitting),
        **_told(sitting, common),
    }


def _told(sitting: Sitting, common: Context) -> Context:
    """While the situation is told: the whole text for the one who tells it, and what the wall shows of it."""
    segment = common["segment"]
    if segment is None or segment.short != REPORT:
        return {}
    return {"briefing": briefing.of(sitting.conference), "on_wall": projection.told(sitting.conference)}


def _as_recorded(question: Question | None) -> Context:
    """What the outcome form begins with: the organisation that has no data at hand, or the one asked."""
    if question is None:
        return {}
    return {"executor": question.executor_id or question.answerer_id, "answer_text": question.answer_text}


def _is_scarce(context: Context, sitting: Sitting) -> bool:
    """True when the time left is too short for all who wait: the list should be closed."""
    left = context["minutes_left"]
    needed = len(context["waiting"]) * sitting.conference.speak_seconds / 60
    return left is not None and bool(context["waiting"]) and left < needed and sitting.registration_open


def _secretary(request: HouseRequest, sitting: Sitting, common: Context) -> Context:
    context = _floor(sitting, common["now"]) | _questions(request, sitting)
    last = context["speaking"] or (context["finished"] and max(context["finished"], key=_stopped)) or None
    handed_in = slips(sitting)
    return context | {
        "turn": last,
        "slips": handed_in,
        "to_look_at": len(context["to_screen"]) + len(handed_in),
        "phrases": PHRASES,
        "gist_form": forms.GistForm(sitting=sitting),
        "matters": known.matters(sitting),
        "slides": sittings.SLIDES,
        "late_speech_form": LateSpeechForm(sitting=sitting),
        "minute_form": forms.MinuteForm(sitting=sitting),
        "correct_form": forms.CorrectForm(sitting=sitting),
        "helper_form": forms.HelperForm(sitting=sitting),
        "name_form": forms.NameForm(sitting=sitting),
        "current": context["speaking"] or context["called"],
        "named": [row for row in context["turns"] if row.name],
        "cover_form": forms.CoverForm(sitting=sitting),
        "outcome_form": forms.OutcomeForm(sitting=sitting, initial=_as_recorded(context["question"])),
        "answerers": questions.answerers(sitting),
        "lines": minutes.course(sitting)[::-1],
    }


def _stopped(turn: Turn) -> datetime:
    return turn.stopped_at or turn.state_since


def slips(sitting: Sitting) -> list[Opinion]:
    """Questions handed in on paper that nobody has read out yet."""
    rows = Opinion.objects.filter(submission__conference=sitting.conference, submission__key__contains="slip:")
    rows = rows.filter(question=None, matter__is_sealed=False)
    return list(rows.select_related("submission", "matter").order_by("pk"))


def _desk(request: HouseRequest, sitting: Sitting, common: Context) -> Context:
    numbers = {int(one) for one in request.GET.get("gom", "").split(".") if one.isdigit()}
    rows = list(Attendance.objects.filter(conference=sitting.conference).order_by("number"))
    asked = set(sitting.turns.exclude(attendance=None).values_list("attendance_id", flat=True))
    return {
        "found": [row for row in rows if row.number in numbers],
        "just": next((row for row in rows if row.public_id == request.GET.get("vua")), None),
        "expected": [row for row in rows if row.status == AttendanceStatus.EXPECTED],
        "by_unit": _by_unit(rows),
        "asked": asked,
        "speakers_expected": expected.speakers(sitting, by=request.actor),
        "asked_present": sum(1 for row in rows if row.pk in asked and row.status == AttendanceStatus.PRESENT),
        "receipts": receipts.waiting(sitting),
        "late_arrival_form": LateArrivalForm(sitting=sitting),
        "find_form": forms.FindForm(sitting=sitting),
        "walk_in_form": forms.WalkInForm(sitting=sitting),
        "slip_form": forms.SlipForm(sitting=sitting),
        "speak_form": forms.SpeakForm(sitting=sitting),
        "reason_form": forms.ReasonForm(sitting=sitting),
    }


def _by_unit(rows: list[Attendance]) -> list[tuple[str, int, int]]:
    """Unit, present, all: the largest units first."""
    all_, here = (
        Counter(row.unit for row in rows),
        Counter(row.unit for row in rows if row.status == AttendanceStatus.PRESENT),
    )
    return [(unit or "–", here[unit], number) for unit, number in all_.most_common(8)]


def _agency(request: HouseRequest, sitting: Sitting, common: Context) -> Context:
    mine = request.actor.organisation_ids
    rows = sitting.questions.select_related("turn", "answerer", "executor", "opinion__matter").order_by("number")
    asked = [row for row in rows.filter(answerer__in=mine) if row.state in UNDECIDED]
    return {
        "asked": [(row, _prepared(row)) for row in asked],
        "promised": list(rows.filter(executor__in=mine, state__in=[QuestionState.PROMISED, QuestionState.DIRECTED])),
        "public": projection.public(sitting),
        "reason_form": forms.ReasonForm(sitting=sitting),
    }


def _observer(request: HouseRequest, sitting: Sitting, common: Context) -> Context:
    """What the secretary reads, without names that nobody agreed to show and without sealed or internal content."""
    turns = list(sitting.turns.in_order())
    open_to_all = sitting.questions.filter(opinion__matter__is_sealed=False, opinion__matter__is_internal=False)
    rows = open_to_all.exclude(state=QuestionState.REFERRED).select_related("turn", "answerer", "executor")
    hidden = sitting.questions.count() - rows.count()
    return {
        "public": projection.public(sitting),
        "speakers": [(turn, projection.shown_name(turn)) for turn in turns],
        "questions": rows,
        "hidden": hidden,
        "balance": balance(turns),
        "people": [(row, Role(row.role).label) for row in appointing.people_of(sitting.conference)],
    }


SCREENS: dict[str, Screen] = {
    "chair": Screen("chu-toa", ("floor.call", "segment.run"), "hall/chair.html", _chair),
    "secretary": Screen("thu-ky", ("gist.write",), "hall/secretary.html", _secretary),
    "desk": Screen("ban-dang-ky", ("desk.check_in",), "hall/desk.html", _desk),
    "agency": Screen("co-quan", ("hall.answer",), "hall/agency.html", _agency),
    "observer": Screen("theo-doi", ("hall.read",), "hall/observer.html", _observer),
}
