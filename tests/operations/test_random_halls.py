"""Random mornings: whatever people press, in whatever order, the invariants of the hall hold after every event."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.core import clock
from doithoai.live.models import Question, Turn
from doithoai.live.states import CALLABLE, ON_FLOOR, OUTCOMES, UNDECIDED, WAITING_TURNS, QuestionState
from doithoai.operations.rehearsal import balance
from doithoai.operations.rehearsal.playing import Played, one, play
from doithoai.operations.rehearsal.script import Event, Script, read
from tests.operations.test_rehearsal import OPENED, script

pytestmark = pytest.mark.django_db
#: On each of the two databases; the soak plays many more.
RUNS = 1500 if os.environ.get("DOITHOAI_SOAK") == "1" else 100
#: Who mostly does what; one in five presses comes from somebody else.
WHO = {
    "desk1": ("check_in", "walk_in", "register", "withdraw"),
    "secretary": ("accept", "merge", "redirect", "question", "refer", "promise", "assign", "finish"),
    "operator": ("call", "speak", "no_show", "undo", "segment", "pause", "unpause", "finish"),
    "agency:kt": ("answer", "promise", "not_ours", "no_data"),
    "person:A": ("register", "verdict", "withdraw"),
    "chair": (
        *("call", "call", "speak", "finish", "stop", "pause", "unpause", "no_show", "undo", "remind", "question"),
        *("assign", "answer", "direct", "forward", "out_of_scope", "group", "verdict", "suspend", "resume", "resume"),
        *("to_written", "decline", "expel", "close_list", "hand_over"),
    ),
}
SEGMENTS = ("rules", "report", "dialogue", "conclusion")


def next_of(played: Played) -> str:
    """What a hall would do now."""
    states = {turn.state for turn in Turn.objects.filter(sitting=played.stage.sitting)}
    if played.stage.fresh().state == "suspended":
        return "resume"
    if "called" in states:
        return "speak"
    if "speaking" in states:
        return "finish"
    return "call" if len(played.stage.questions) % 2 else "question"


def fitting_turns(played: Played, act: str) -> list[str]:
    """The requests about which this can be done."""
    wanted = {"speak": ("called",), "no_show": ("called",), "finish": ON_FLOOR, "stop": ON_FLOOR, "pause": ON_FLOOR}
    states = dict(Turn.objects.filter(sitting=played.stage.sitting).values_list("pk", "state"))
    fits = wanted.get(act, CALLABLE if act == "call" else tuple(states.values()))
    return [code for code, turn in played.stage.turns.items() if states[turn.pk] in fits]


def press_of(chance: Random, played: Played, place: int, moment: float) -> dict[str, Any]:
    """One press, mostly of somebody who may, about something that is there."""
    turns, questions = list(played.stage.turns), list(played.stage.questions)
    act = chance.choice([*(name for acts in WHO.values() for name in acts), "note", "mask"])
    if chance.random() < 0.5:
        act = next_of(played) or act
    if chance.random() < 0.01:
        act = chance.choice(("conclude", "sign_conclusion", "end"))
    fitting = [name for name, acts in WHO.items() if act in acts] or ["chair"]
    head = played.stage.fresh().head_id
    leads = next(name for name, actor in played.stage.actors.items() if actor.pk == head)
    who = chance.choice(fitting) if chance.random() < 0.8 else chance.choice([*WHO, "deputy", "observer", "agency:vh"])
    return {
        "who": leads if who == "chair" else who,
        "act": act,
        "t": moment,
        "n": place,
        "key": f"r{place}",
        "request": f"R{len(turns) + 1}" if act == "register" else chance.choice(fitting_turns(played, act) or turns),
        "into": chance.choice(questions or ["Q1"]) if act == "group" else chance.choice(turns),
        "question": f"Q{len(questions) + 1}" if act == "question" else chance.choice(questions or ["Q1"]),
        "person": chance.choice(list("ABCDE")),
        "name": "Quàng Văn Ún",
        "topic": chance.choice(("Điện", "Đường", "Nước")),
        "content": chance.choice(("", "Cột điện nghiêng")),
        "gist": chance.choice(("Bao giờ sửa cột điện?", "Sinh hoạt chi bộ")),
        "internal": chance.random() < 0.1,
        "source": chance.choice(("desk", "phone", "before")),
        "segment": chance.choice(SEGMENTS),
        "to": "deputy" if act == "hand_over" else chance.choice(("kt", "kt", "vh", "chair", "nobody")),
        "owner": chance.choice(("kt", "vh", None)),
        "date": chance.choice(("2026-12-01", "2026-12-01", "2020-01-01", "hôm nay", None)),
        "text": chance.choice(("", "Xong trước Tết")),
        "kind": chance.choice(("to_cao", "khieu_nai", "toa_an")),
        "reason": chance.choice(("disorder", "off_topic", "ngoài nội dung")),
        "verdict": chance.choice(("satisfied", "not_yet")),
        "on_behalf": chance.random() < 0.8,
        "follow_up": chance.random() < 0.1,
        "of": max(played.done) if chance.random() < 0.7 else place - 2,
    }


def opened() -> Script:
    return read([json.dumps(event) for event in script(*OPENED, mode="resolve_on_spot")])


def again(hall: Played) -> Played:
    """The hall as it stood when the conference began."""
    stage = replace(
        hall.stage, delegates=dict(hall.stage.delegates), shown=dict(hall.stage.shown), turns=dict(hall.stage.turns)
    )
    stage.questions = {}
    return replace(hall, stage=stage, refused=[], repeated=[], done=dict(hall.done), keys=set(hall.keys))


def press(played: Played, event: Event) -> None:
    with clock.held(played.script.moment(event)):
        one(played, event)


def look(played: Played) -> None:
    """One has the floor, one is called; everything that was received is there; a promise has owner and day."""
    turns = list(Turn.objects.filter(sitting=played.stage.sitting))
    count = Counter(turn.state for turn in turns)
    answering = Question.objects.filter(sitting=played.stage.sitting, state=QuestionState.ANSWERING).count()
    assert count["speaking"] + count["paused"] + answering <= 1 and count["called"] <= 1
    assert {turn.pk for turn in played.stage.turns.values()} == {turn.pk for turn in turns}
    waiting = Counter(turn.attendance_id for turn in turns if turn.state in WAITING_TURNS and turn.follows_id is None)
    assert not waiting or max(waiting.values()) == 1
    for question in Question.objects.filter(pk__in=[row.pk for row in played.stage.questions.values()]):
        assert question.state != QuestionState.PROMISED or (question.executor_id and question.due_on)
        assert question.state not in OUTCOMES or question.group_of is None or question.group_of.state in OUTCOMES


def end(played: Played, last: float) -> None:
    """Whoever leads brings it to its end: it can always be done, and everything adds up."""
    stage = played.stage
    acts: list[dict[str, Any]] = []
    state = stage.fresh().state
    head = next(name for name, actor in stage.actors.items() if actor.pk == stage.fresh().head_id)
    if state == "suspended":
        acts.append({"act": "resume"})
    if state in ("in_session", "suspended"):
        acts.append({"act": "conclude"})
    if stage.fresh().signed_off_at is None and state != "ended":
        for code, row in stage.questions.items():
            row.refresh_from_db()
            if row.state in UNDECIDED and row.group_of_id is None:
                acts.append({"act": "answer", "question": code, "text": "Đã trả lời."})
        acts.append({"act": "sign_conclusion"})
    if state != "ended":
        acts.append({"act": "end"})
    for place, told in enumerate(acts):
        event = Event(10_000 + place, last + 60 + place, head, told["act"], "", told)
        press(played, event)
        assert event.n in played.done, (told, played.refused[-1])
    found = balance.of(played)
    assert stage.fresh().state == "ended" and balance.holds(found)
    assert None not in found["question_outcomes"].values()


def test_no_random_morning_breaks_an_invariant() -> None:
    hall = play(opened())

    @settings(
        max_examples=RUNS,
        deadline=None,
        derandomize=RUNS < 1000,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(seed=st.integers(0, 2**40), presses=st.integers(8, 24))
    def mornings(seed: int, presses: int) -> None:
        chance = Random(seed)
        with transaction.atomic():
            played, moment = again(hall), 0.0
            for place in range(presses):
                moment += chance.choice((1, 5, 9, 40))
                told = press_of(chance, played, 100 + place, moment)
                press(played, Event(told["n"], moment, told["who"], told["act"], told["key"], told))
                look(played)
            end(played, moment)
            transaction.set_rollback(True)

    mornings()
