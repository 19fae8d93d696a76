"""The acts of a script, each by the rule that the screens call."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from doithoai.conference.models import Category
from doithoai.core import vietnamese
from doithoai.core.actors import CITIZEN, Actor
from doithoai.core.transitions import Refused
from doithoai.live import conclusion as conclusions
from doithoai.live import covering, desk, floor, leaving, questions, queue, written
from doithoai.live import sitting as sittings
from doithoai.live.models import Question, Turn
from doithoai.live.states import ON_FLOOR, UNDECIDED, QuestionState, SegmentState
from doithoai.operations.rehearsal.script import Event
from doithoai.operations.rehearsal.stage import CATEGORIES, PARTS, SHOWN, Stage, open_desk
from doithoai.opinion.models import Door, SealedKind
from doithoai.people.models import Organisation

Act = Callable[[Stage, Event], object]
PLAYED: dict[str, Act] = {}
#: What only the head decides, and others record on the head's behalf when they say so.
ON_BEHALF = frozenset({"assign", "direct", "promise", "forward", "out_of_scope", "to_written"})
#: act -> who may do it, beside what the rules ask for.
WHO = {
    "check_in": ("desk",),
    "walk_in": ("desk",),
    "open_desk": ("desk", "operator", "secretary", "chair", "system"),
    "accept": ("secretary", "desk"),
    "remind": ("chair", "deputy"),
    "pause": ("chair", "deputy", "operator"),
    "unpause": ("chair", "deputy", "operator"),
}
SEALED = {"to_cao": SealedKind.DENUNCIATION, "khieu_nai": SealedKind.COMPLAINT}
WAYS = {
    "to_cao": "Chuyển theo quy định về tố cáo.",
    "khieu_nai": "Hướng dẫn thủ tục theo quy định về khiếu nại.",
}
SUSPENDED = {"disorder", "recess", "outage"}


def play(stage: Stage, event: Event) -> None:
    """Perform one event; Refused, with a code, when a rule says no."""
    role = "desk" if event.who.startswith("desk") else event.who
    if event.act in WHO and not role.startswith(WHO[event.act]):
        raise Refused("Không thuộc quyền.", code="right")
    if event.act in ON_BEHALF and role in ("secretary", "operator") and not event.data.get("on_behalf"):
        raise Refused("Phải ghi rõ là làm thay chủ trì.", code="right")
    if stage.sitting is None and event.act != "open_desk":
        raise Refused("Chưa mở cửa.", code="state")
    PLAYED[event.act](stage, event)


def by(stage: Stage, event: Event) -> Actor:
    """Who acts in this event; a delegate acts by the phone."""
    if event.who.startswith("desk"):
        return stage.actors["desk"]
    if event.who.startswith("person:"):
        return CITIZEN
    if event.who == "system":
        return stage.coordinator
    if event.who == "operator" and event.act in ON_BEHALF - {"assign"}:
        # The screens of the operator have no such button: what the head decides is entered by the minute taker.
        return stage.actors["secretary"]
    if event.who not in stage.actors:
        raise Refused("Không có người này.", code="unknown")
    return stage.actors[event.who]


def act(name: str) -> Callable[[Act], Act]:
    def declare(run: Act) -> Act:
        PLAYED[name] = run
        return run

    return declare


def _known(rows: dict[str, Any], name: str) -> Any:
    if name not in rows:
        raise Refused(f"Không có “{name}”.", code="unknown")
    return rows[name]


def _turn(stage: Stage, name: str) -> Turn:
    pk = _known(stage.turns, name).pk
    return Turn.objects.select_related("sitting__conference__authority", "attendance", "opinion").get(pk=pk)


def _question(stage: Stage, name: str) -> Question:
    pk = _known(stage.questions, name).pk
    rows = Question.objects.select_related("sitting__conference__authority", "opinion__matter", "group_of", "turn")
    return rows.get(pk=pk)


def _body(stage: Stage, name: str) -> Organisation:
    body: Organisation = _known(stage.bodies, name)
    return body


def _day(event: Event) -> date | None:
    text = event.text("date")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refused("Ngày viết như 2026-09-30.", code="date") from error


# --- door ----------------------------------------------------------------------------------------------------


@act("open_desk")
def _open_desk(stage: Stage, event: Event) -> None:
    if stage.sitting is not None:
        raise Refused("Cửa đã mở.", code="state")
    open_desk(stage)


@act("check_in")
def _check_in(stage: Stage, event: Event) -> None:
    row = _known(stage.delegates, event.text("person"))
    row.refresh_from_db()
    if not desk.check_in(stage.fresh(), row, by=by(stage, event)):
        raise Refused("Đã có mặt.", code="already_there")


@act("walk_in")
def _walk_in(stage: Stage, event: Event) -> None:
    code = event.text("person")
    if code in stage.delegates:
        raise Refused("Đã có trong danh sách.", code="already_there")
    shown = SHOWN.get(event.text("consent"), SHOWN["number_only"])
    came = desk.walk_in(
        stage.fresh(),
        name=event.text("name", 120),
        place=event.text("place", 120),
        category=CATEGORIES.get(vietnamese.fold(event.text("category")), Category.PEOPLE),
        name_shown=shown,
        by=by(stage, event),
    )
    stage.delegates[code], stage.shown[code] = came.attendance, shown


@act("expel")
def _expel(stage: Stage, event: Event) -> None:
    row = _known(stage.delegates, event.text("person"))
    row.refresh_from_db()
    leaving.expel(stage.fresh(), row, reason=event.text("reason") or "Vi phạm nội quy hội nghị", by=by(stage, event))


# --- requests to speak ---------------------------------------------------------------------------------------


@act("register")
def _register(stage: Stage, event: Event) -> None:
    code, actor = event.text("request"), by(stage, event)
    if code in stage.turns:
        raise Refused("Đăng ký này đã có.", code="already_registered")
    sitting, row = stage.fresh(), _known(stage.delegates, event.text("person"))
    if event.who.startswith("person:") and event.who != f"person:{event.text('person')}":
        raise Refused("Chỉ đăng ký cho chính mình.", code="right")
    row.refresh_from_db()
    at_desk = event.text("source") in ("desk", "hall", "walk_in")
    asked: dict[str, Any] = {
        "name": row.name,
        "topic": event.text("topic", 160),
        "content": event.text("content"),
        "place": row.unit,
        "name_shown": stage.shown[event.text("person")],
        "attendance": row,
        "door": Door.HALL if at_desk else Door.WEB,
        "by": actor,
        "right": "turn.request" if actor is CITIZEN else "turn.screen" if event.who == "secretary" else "desk.register",
    }
    if event.data.get("follow_up"):
        earlier = sitting.turns.filter(attendance=row, state="finished").order_by("-pk").first()
        if earlier is None:
            raise Refused("Chưa phát biểu lần nào.", code="state")
        earlier.sitting = sitting
        stage.turns[code] = queue.follow_up(earlier, by=_head(stage))
        return
    if queue.is_open(sitting):
        stage.turns[code] = queue.request(sitting, in_hall=at_desk, **asked)
    else:
        stage.turns[code] = written.take_late(sitting, **asked)


def _head(stage: Stage) -> Actor:
    """Whoever leads now."""
    head = stage.fresh().head_id
    return next(one for one in stage.actors.values() if one.pk == head)


@act("accept")
def _accept(stage: Stage, event: Event) -> None:
    queue.accept(_turn(stage, event.text("request")), by=stage.actors["secretary"])


@act("decline")
def _decline(stage: Stage, event: Event) -> None:
    queue.decline(_turn(stage, event.text("request")), reason=event.text("reason", 200), by=by(stage, event))


@act("redirect")
def _redirect(stage: Stage, event: Event) -> None:
    reason = WAYS.get(event.text("kind"), "") or event.text("reason", 200) or "Chuyển theo quy định."
    queue.redirect(_turn(stage, event.text("request")), reason=reason, by=by(stage, event))


@act("merge")
def _merge(stage: Stage, event: Event) -> None:
    queue.merge(_turn(stage, event.text("request")), into=_turn(stage, event.text("into")), by=by(stage, event))


@act("withdraw")
def _withdraw(stage: Stage, event: Event) -> None:
    turn, actor = _turn(stage, event.text("request")), by(stage, event)
    if actor is CITIZEN:
        own = _known(stage.delegates, event.who.partition(":")[2])
        if turn.attendance_id != own.pk:
            raise Refused("Không phải đăng ký của mình.", code="right")
        queue.withdraw(turn, by=actor, right="turn.request")
    else:
        queue.withdraw(turn, by=actor)


@act("to_written")
def _to_written(stage: Stage, event: Event) -> None:
    written.to_written(_turn(stage, event.text("request")), by=by(stage, event))


# --- run of the conference ----------------------------------------------------------------------------------


@act("start")
def _start(stage: Stage, event: Event) -> None:
    sittings.start(stage.fresh(), by=by(stage, event))


@act("segment")
def _segment(stage: Stage, event: Event) -> None:
    sitting = stage.fresh()
    row = stage.segments.get(PARTS.get(event.text("segment"), event.text("segment")))
    if row is None:
        sittings.next_segment(sitting, by=by(stage, event))
        return
    row.refresh_from_db()
    row.sitting = sitting
    if row.state in (SegmentState.DONE, SegmentState.SKIPPED):
        raise Refused("Phần này đã qua.", code="state")
    sittings.go_to_segment(row, by=by(stage, event))


@act("suspend")
def _suspend(stage: Stage, event: Event) -> None:
    because = event.text("reason") if event.text("reason") in SUSPENDED else "recess"
    sittings.suspend(stage.fresh(), because=because, by=by(stage, event))


@act("resume")
def _resume(stage: Stage, event: Event) -> None:
    sittings.resume(stage.fresh(), by=by(stage, event))


@act("hand_over")
def _hand_over(stage: Stage, event: Event) -> None:
    to = stage.actors.get(event.text("to") or "deputy")
    if to is None or getattr(to, "person", None) is None:
        raise Refused("Không có người này.", code="unknown")
    sittings.hand_over(stage.fresh(), to=to.person, by=by(stage, event))  # type: ignore[attr-defined]  # an Acting


@act("close_list")
def _close_list(stage: Stage, event: Event) -> None:
    sittings.set_list(stage.fresh(), is_open=False, by=by(stage, event))


@act("conclude")
def _conclude(stage: Stage, event: Event) -> None:
    floor.begin_concluding(stage.fresh(), by=by(stage, event))


@act("sign_conclusion")
def _sign(stage: Stage, event: Event) -> None:
    conclusions.sign_off(stage.fresh(), by=by(stage, event))


@act("end")
def _end(stage: Stage, event: Event) -> None:
    sittings.end(stage.fresh(), by=by(stage, event))


# --- floor --------------------------------------------------------------------------------------------------


@act("call")
def _call(stage: Stage, event: Event) -> None:
    floor.call(_turn(stage, event.text("request")), by=by(stage, event))


@act("no_show")
def _no_show(stage: Stage, event: Event) -> None:
    floor.defer(_turn(stage, event.text("request")), by=by(stage, event))


@act("speak")
def _speak(stage: Stage, event: Event) -> None:
    floor.start(_turn(stage, event.text("request")), by=by(stage, event))


@act("pause")
def _pause(stage: Stage, event: Event) -> None:
    floor.pause(_turn(stage, event.text("request")), by=by(stage, event))


@act("unpause")
def _unpause(stage: Stage, event: Event) -> None:
    floor.go_on(_turn(stage, event.text("request")), by=by(stage, event))


@act("remind")
def _remind(stage: Stage, event: Event) -> None:
    turn = _turn(stage, event.text("request"))
    if turn.state not in ON_FLOOR:
        raise Refused("Người này không đang phát biểu.", code="state")
    floor.remind_of_topic(turn, by=by(stage, event))


@act("stop")
def _stop(stage: Stage, event: Event) -> None:
    reason = event.text("reason", 60) or "order"
    floor.stop(_turn(stage, event.text("request")), by=by(stage, event), reason=reason)


@act("finish")
def _finish(stage: Stage, event: Event) -> None:
    floor.stop(_turn(stage, event.text("request")), by=by(stage, event))


# --- questions ----------------------------------------------------------------------------------------------


@act("question")
def _ask(stage: Stage, event: Event) -> None:
    code = event.text("question")
    if code in stage.questions:
        raise Refused("Câu hỏi này đã có.", code="already_there")
    if event.who != "secretary" and not event.who.startswith("desk"):
        raise Refused("Thư ký hoặc bàn đón tiếp ghi câu hỏi.", code="right")
    sitting, words = stage.fresh(), event.text("gist", questions.GIST_LENGTH)
    turn = _turn(stage, event.text("request")) if event.text("request") else None
    slip = None
    if turn is None and event.text("person"):
        row = _known(stage.delegates, event.text("person"))
        slip = desk.take_slip(
            sitting, text=event.text("gist"), name=row.name, place=row.unit, by=stage.actors["desk"], key=event.key
        )
    question = questions.raise_question(
        sitting,
        gist=words,
        text=event.text("original"),
        turn=turn,
        slip=slip,
        by=stage.actors["secretary"],
    )
    stage.questions[code] = question
    if event.data.get("internal"):
        covering.keep_inside(_question(stage, code), by=stage.actors["secretary"])


@act("group")
def _group(stage: Stage, event: Event) -> None:
    questions.group(
        _question(stage, event.text("question")), main=_question(stage, event.text("into")), by=by(stage, event)
    )


@act("assign")
def _assign(stage: Stage, event: Event) -> None:
    to = None if event.text("to") in ("chair", "deputy") else _body(stage, event.text("to"))
    questions.assign(_question(stage, event.text("question")), to=to, by=by(stage, event), even_if_absent=True)


def _own(stage: Stage, event: Event) -> Question:
    """The question, when it waits for this organisation."""
    question = _question(stage, event.text("question"))
    body = stage.bodies.get(event.who.partition(":")[2])
    if body is None or question.answerer_id != body.pk or question.state not in UNDECIDED:
        raise Refused("Câu hỏi không giao cho cơ quan này.", code="not_assigned")
    return question


@act("not_ours")
def _not_ours(stage: Stage, event: Event) -> None:
    question = _own(stage, event)
    questions.not_ours(question, reason=event.text("reason", 200) or "Không thuộc thẩm quyền", by=by(stage, event))


@act("no_data")
def _no_data(stage: Stage, event: Event) -> None:
    questions.no_data(_own(stage, event), by=by(stage, event))


def _end_question(stage: Stage, event: Event, state: str, **columns: Any) -> None:
    question = _own(stage, event) if event.who.startswith("agency:") else _question(stage, event.text("question"))
    questions.outcome(question, state, by=by(stage, event), **columns)


@act("answer")
def _answer(stage: Stage, event: Event) -> None:
    if not event.who.startswith(("agency:", "chair", "deputy")):
        raise Refused("Chủ trì hoặc cơ quan được giao trả lời.", code="right")
    _end_question(stage, event, QuestionState.ANSWERED, answer_text=event.text("text") or "Đã trả lời tại chỗ.")


def _promised(stage: Stage, event: Event) -> dict[str, Any]:
    owner = _body(stage, event.text("owner")) if event.text("owner") else None
    return {"executor": owner, "due_on": _day(event), "answer_text": event.text("text")}


@act("promise")
def _promise(stage: Stage, event: Event) -> None:
    _end_question(stage, event, QuestionState.PROMISED, **_promised(stage, event))


@act("direct")
def _direct(stage: Stage, event: Event) -> None:
    _end_question(stage, event, QuestionState.DIRECTED, **_promised(stage, event))


@act("forward")
def _forward(stage: Stage, event: Event) -> None:
    _end_question(stage, event, QuestionState.FORWARDED, reason=event.text("to", 300))


@act("refer")
def _refer(stage: Stage, event: Event) -> None:
    way = WAYS.get(event.text("kind"), "Chuyển theo quy định của pháp luật.")
    kind = SEALED.get(event.text("kind"), "")
    _end_question(stage, event, QuestionState.REFERRED, reason=way, sealed_kind=kind)


@act("out_of_scope")
def _out_of_scope(stage: Stage, event: Event) -> None:
    reason = event.text("reason", 200) or "Ngoài phạm vi hội nghị"
    _end_question(stage, event, QuestionState.OUT_OF_SCOPE, reason=reason)


@act("verdict")
def _verdict(stage: Stage, event: Event) -> None:
    question, actor = _question(stage, event.text("question")), by(stage, event)
    is_satisfied = event.text("verdict") == "satisfied"
    if actor is CITIZEN:
        questions.say_satisfied(question, is_satisfied=is_satisfied, by=actor, right="verdict.give")
    else:
        questions.say_satisfied(question, is_satisfied=is_satisfied, by=actor)


# --- recorded, without effect on the balance ------------------------------------------------------------------


@act("note")
@act("mask")
@act("correct_name")
def _recorded(stage: Stage, event: Event) -> None:
    if event.who == "observer":
        raise Refused("Người giám sát chỉ theo dõi.", code="right")
