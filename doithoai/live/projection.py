"""What the screens show, built from a whitelist: nothing is shown because nobody thought of removing it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q
from django.utils.text import Truncator

from doithoai.conference import attending, briefing, hall_rules
from doithoai.conference.models import Conference
from doithoai.core import clock, pulse
from doithoai.live import conflict, floor, queue
from doithoai.live.models import NameShown, Question, Sitting, Turn
from doithoai.live.states import (
    ON_FLOOR,
    UNDECIDED,
    QuestionState,
    SegmentState,
    SittingState,
    TurnState,
)
from doithoai.people.roles import Role

#: As many as stay readable from the last row, where no words for the screen were written.
WORDS_ON_WALL = 45
#: The first of them; all stand on paper and on the page of the conference.
RULES_ON_WALL = 6
#: So many of those who wait are named.
FOLLOWING = 2
#: Whose turn every screen shows, and what of a turn is read.
ON_SCREEN = frozenset({*ON_FLOOR, TurnState.CALLED})
OF_TURN = (
    "state", "number", "name", "name_shown", "place", "topic", "limit_seconds", "started_at", "paused_at",
    "paused_seconds", "sitting_id",
)  # fmt: skip
OF_QUESTION = (
    "number", "shown_gist", "state", "by_chair", "led_by_id", "sitting",
    "turn__number", "answerer__short_name", "executor__short_name",
)  # fmt: skip


@dataclass(frozen=True)
class Speaker:
    """A speaker as the person agreed to be shown."""

    number: int
    name: str
    topic: str
    state: str

    @property
    def lines(self) -> list[str]:
        """The name, and below it the place."""
        return self.name.split(", ", 1)


@dataclass(frozen=True)
class Timer:
    """A timer as facts; the screens compute the running digits from the server's time."""

    state: str
    limit: int
    warning: int
    elapsed: int
    started_at: datetime | None
    server_now: datetime


@dataclass(frozen=True)
class Asked:
    """A question whose gist a second person confirmed."""

    number: int
    gist: str
    who: str
    state: str
    turn_number: int | None


@dataclass(frozen=True)
class Told:
    """The information part as it stands on the wall: what is ready, never a draft."""

    title: str
    text: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class PublicScreen:
    """Everything a public screen may show of a sitting."""

    beat: int
    state: str
    slide: str
    title: str
    venue: str
    segment: str
    present: int
    registration_open: bool
    speaker: Speaker | None
    called: Speaker | None
    following: tuple[Speaker, ...]
    waiting_numbers: tuple[int, ...]
    timer: Timer
    question: Asked | None
    questions: tuple[Asked, ...]
    told: Told | None
    rules: tuple[str, ...]


def shown_name(turn: Turn) -> str:
    """Full name and place, given name and place, or the number alone, as agreed at registration."""
    if turn.name_shown == NameShown.FULL:
        return ", ".join(part for part in (turn.name, turn.place) if part)
    if turn.name_shown == NameShown.PLACE and turn.name:
        return ", ".join(part for part in (turn.name.split()[-1], turn.place) if part)
    return ""


def public(sitting: Sitting, now: datetime | None = None, *, beat: int | None = None) -> PublicScreen:
    """The public state of a sitting: projector, phones, public page. `beat`: the present one, where it is known."""
    moment = now or clock.now()
    hidden = sitting.state == SittingState.SUSPENDED
    waiting = queue.places(sitting)
    named = Q(state__in=ON_SCREEN) | Q(pk__in=[place.pk for place in waiting[:FOLLOWING]])
    turns = {turn.pk: turn for turn in sitting.turns.filter(named).only(*OF_TURN)}
    on_floor = next((turn for turn in turns.values() if turn.state in ON_FLOOR), None)
    called = next((turn for turn in turns.values() if turn.state == TurnState.CALLED), None)
    segment = sitting.segments.filter(state=SegmentState.ACTIVE).values_list("title", flat=True).first()
    shown = [] if hidden else [_asked(row) for row in _shown_questions(sitting)]
    return PublicScreen(
        beat=pulse.beat(sitting.pulse_key) if beat is None else beat,
        state=sitting.state,
        slide="neutral" if hidden else sitting.slide,
        title=sitting.conference.title,
        venue=sitting.conference.venue,
        segment=segment or "",
        present=attending.present(sitting.conference),
        registration_open=sitting.registration_open,
        speaker=None if hidden or on_floor is None else _speaker(on_floor),
        called=None if hidden or called is None else _speaker(called),
        following=() if hidden else tuple(_speaker(turns[place.pk]) for place in waiting[:FOLLOWING]),
        waiting_numbers=tuple(place.number for place in waiting),
        timer=timer(sitting, None if hidden else on_floor, moment),
        question=next((row for row in reversed(shown) if row.state in UNDECIDED), shown[-1] if shown else None),
        questions=tuple(shown),
        rules=() if hidden or sitting.slide != "rules" else hall_rules.of(sitting.conference)[:RULES_ON_WALL],
        told=None if hidden or sitting.slide != "report" else told(sitting.conference),
    )


def told(conference: Conference) -> Told | None:
    """What the wall shows of the information part; None while it is still being written."""
    row = briefing.ready(conference)
    if row is None:
        return None
    figures = tuple((one.name, one.value) for one in briefing.figures(row.figures))
    return Told(row.title, row.short or Truncator(row.results).words(WORDS_ON_WALL), figures)


def timer(sitting: Sitting, turn: Turn | None, now: datetime) -> Timer:
    """Idle without a speaker; else running or paused."""
    conference = sitting.conference
    if turn is None:
        return Timer("idle", conference.speak_seconds, conference.warning_seconds, 0, None, now)
    state = "paused" if turn.state == TurnState.PAUSED else "running"
    return Timer(state, turn.limit_seconds, conference.warning_seconds, floor.elapsed(turn, now), turn.started_at, now)


def at(shown: Timer, now: datetime) -> Timer:
    """The same timer at a later moment: a running one has run on."""
    if shown.state != "running" or shown.started_at is None:
        return replace(shown, server_now=now)
    paused = int((shown.server_now - shown.started_at).total_seconds()) - shown.elapsed
    return replace(shown, elapsed=int((now - shown.started_at).total_seconds()) - paused, server_now=now)


def _speaker(turn: Turn) -> Speaker:
    return Speaker(turn.number, shown_name(turn), turn.topic, turn.state)


def _shown_questions(sitting: Sitting) -> list[Question]:
    rows = sitting.questions.exclude(shown_gist="").exclude(gist_confirmed_by=None)
    return list(
        rows.exclude(state=QuestionState.REFERRED)
        .filter(opinion__matter__is_sealed=False, opinion__matter__is_internal=False)
        .select_related("answerer", "executor", "turn")
        .only(*OF_QUESTION)
    )


def who_answers(question: Question) -> str:
    """Who answers, or carries it out: the head by the title, who stands in for the head by the duty, a body."""
    if question.by_chair:
        stands_in = conflict.role_of(question.sitting, question.led_by_id) if question.led_by_id else None
        is_deputy = stands_in == Role.DEPUTY
        return str(Role.DEPUTY.label) if is_deputy else question.sitting.conference.authority.head_title
    body = question.answerer or question.executor
    return body.short_name if body is not None else ""


def _asked(question: Question) -> Asked:
    number = question.turn.number if question.turn is not None else None
    return Asked(question.number, question.shown_gist, who_answers(question), question.state, number)
