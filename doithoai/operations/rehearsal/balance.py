"""The balance of a rehearsal: where everybody and everything ended, read from what the rules wrote."""

from __future__ import annotations

from collections import Counter
from typing import Any

from doithoai.conference.models import AttendanceStatus
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.live import floor
from doithoai.live.models import NameShown, Question, Turn
from doithoai.live.states import OUTCOMES, QuestionState, TurnState
from doithoai.operations.rehearsal.playing import Played

ENDINGS = ("declined", "finished", "to_written", "withdrawn", "redirected", "merged")
#: How the rest of a speech that the chair stopped, and a request that the chair sent, got into writing.
STOPPED, BY_CHAIR = "stopped_rest", "chair"


def of(played: Played) -> dict[str, Any]:
    """The balance as one JSON object: attendance, requests, questions, promises, refusals, what is never public."""
    turns = {code: Turn.objects.get(pk=row.pk) for code, row in played.stage.turns.items()}
    questions = {
        code: Question.objects.select_related("opinion__matter", "group_of").get(pk=row.pk)
        for code, row in played.stage.questions.items()
    }
    count = Counter(turn.state for turn in turns.values())
    outcomes = {code: _outcome(row) for code, row in questions.items()}
    ended = Counter(outcomes.values())
    return {
        "events": played.script.everything,
        "attendance": _attendance(played),
        "spoken": count[TurnState.FINISHED],
        "to_written": count[TurnState.TO_WRITTEN],
        "withdrawn": count[TurnState.WITHDRAWN],
        "requests": {
            "received": len(turns),
            "declined": count[TurnState.DECLINED],
            "finished": count[TurnState.FINISHED],
            "of_which_stopped": sum(_is_stopped(turn) for turn in turns.values()),
            "to_written": count[TurnState.TO_WRITTEN],
            "withdrawn": count[TurnState.WITHDRAWN],
            "redirected": count[TurnState.REDIRECTED],
            "merged": count[TurnState.MERGED],
        },
        "request_states": {code: str(turn.state) for code, turn in turns.items()},
        "speaking_seconds": {code: floor.elapsed(turn, clock.now()) for code, turn in turns.items() if _spoke(turn)},
        "questions": {
            "total": len(questions),
            **{str(outcome): ended[str(outcome)] for outcome in OUTCOMES},
            "grouped": sum(row.group_of_id is not None for row in questions.values()),
        },
        "question_outcomes": outcomes,
        "commitments": _commitments(played, questions, outcomes),
        "written_answers": _written(played, turns),
        "verdicts": _verdicts(played),
        "suspensions": _suspensions(played),
        "segments": list(dict.fromkeys(event.text("segment") for event in played.done_acts("segment"))),
        "chair_at_end": _head(played),
        "refused_events": [{"n": n, "code": code} for n, code in played.refused],
        "repeated_events": played.repeated,
        "never_public": {
            "questions": sorted(code for code, row in questions.items() if _stays_inside(row, outcomes[code])),
            "names_of": sorted(code for code, shown in played.stage.shown.items() if shown == NameShown.NUMBER),
        },
    }


def holds(balance: dict[str, Any]) -> bool:
    """True when every request that was received has exactly one ending."""
    requests = balance["requests"]
    return bool(requests["received"] == sum(requests[name] for name in ENDINGS))


def _attendance(played: Played) -> dict[str, int]:
    rows = list(played.stage.conference.attendances.all())
    listed = [row for row in rows if not row.is_walk_in]
    return {
        "expected": len(listed),
        "came_of_expected": sum(row.status == AttendanceStatus.PRESENT for row in listed),
        "walk_ins": len(rows) - len(listed),
    }


def _spoke(turn: Turn) -> bool:
    return turn.started_at is not None and turn.state in (TurnState.FINISHED, TurnState.SPEAKING, TurnState.PAUSED)


def _is_stopped(turn: Turn) -> bool:
    return turn.state == TurnState.FINISHED and bool(turn.stop_reason)


def _outcome(question: Question) -> str | None:
    """The outcome with which the question was concluded, or has now; None while there is none."""
    if question.state in OUTCOMES:
        return str(question.state)
    if question.state != QuestionState.CONCLUDED:
        return None
    entry = Entry.objects.filter(subject="live.question", subject_id=question.pk, verb="question.conclude").latest("pk")
    return entry.source


def _commitments(
    played: Played, questions: dict[str, Question], outcomes: dict[str, str | None]
) -> list[dict[str, Any]]:
    names = {body.pk: code for code, body in played.stage.bodies.items()}
    return [
        {"question": code, "owner": names.get(row.executor_id or 0), "date": row.due_on.isoformat()}
        for code, row in questions.items()
        if row.due_on is not None and row.group_of_id is None and outcomes[code] in ("promised", "directed_on_spot")
    ]


def _written(played: Played, turns: dict[str, Turn]) -> list[dict[str, str]]:
    given = {event.text("request"): event.text("why") for event in played.done_acts("to_written")}
    found = [{"request": code, "why": STOPPED} for code, turn in turns.items() if _is_stopped(turn)]
    for code, turn in turns.items():
        if turn.state == TurnState.TO_WRITTEN:
            entry = Entry.objects.filter(subject="live.turn", subject_id=turn.pk, verb="turn.to_written").latest("pk")
            found.append({"request": code, "why": given.get(code) or entry.facts.get("why", BY_CHAIR)})
    return found


def _verdicts(played: Played) -> dict[str, int]:
    said = Counter(event.text("verdict") for event in played.done_acts("verdict"))
    return {name: said[name] for name in ("not_yet", "satisfied")}


def _suspensions(played: Played) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    open_since: float | None = None
    for event in played.done.values():
        if event.act == "suspend":
            open_since = event.t
            found.append({"reason": event.text("reason"), "seconds": 0})
        elif event.act == "resume" and open_since is not None:
            found[-1]["seconds"] = round(event.t - open_since)
            open_since = None
    if open_since is not None:
        found[-1]["seconds"] = round(played.script.events[-1].t - open_since)
    return found


def _head(played: Played) -> str:
    if played.stage.sitting is None:
        return "chair"
    head = played.stage.fresh().head_id
    return next((name for name, one in played.stage.actors.items() if one.pk == head), "")


def _stays_inside(question: Question, outcome: str | None) -> bool:
    matter = question.opinion.matter
    return outcome == QuestionState.REFERRED or matter.is_sealed or matter.is_internal
