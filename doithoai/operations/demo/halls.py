"""The sittings of a sample. Where only the outcome is known (2024), the course is drawn up from it."""

from __future__ import annotations

from datetime import date, timedelta

from doithoai.core.formats import vndate
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.programme.wording import lower

#: The first speech, and from one to the next, in minutes after midnight.
FIRST, EACH = 8 * 60 + 40, 13


def of(world: World, conference: shapes.Conference) -> shapes.Sitting | None:
    """The sitting of a conference that was or is being held."""
    known = next((one for one in world.sample.sittings if one.conference == conference.key), None)
    if known is not None or conference.state not in ("concluded", "closed"):
        return known
    return _drawn(world, conference)


def spoken(world: World) -> frozenset[str]:
    """Opinions that are born as questions of a sitting."""
    halls = [of(world, one) for one in world.sample.conferences]
    return frozenset(question.opinion for hall in halls if hall for question in hall.questions)


def _drawn(world: World, conference: shapes.Conference) -> shapes.Sitting:
    """A turn and a question for each opinion given in the hall; what is internal is not asked aloud."""
    matters = {one.key: one for one in world.sample.matters if one.conference == conference.key}
    said = [
        one
        for one in world.sample.opinions
        if one.door == "hall" and one.matter in matters and not world.fields_internal(matters[one.matter].field)
    ]
    day = world.day(conference.day or 0)
    turns = tuple(_turn(one, matters[one.matter], number) for number, one in enumerate(said, start=1))
    mode = next(one.mode for one in world.sample.plan.conferences if one.key == conference.key)
    questions = tuple(_question(world, one, matters[one.matter], mode) for one in said)
    promised = {one.matter: one for one in world.sample.commitments if one.origin == "conclusion"}
    items = tuple(
        shapes.ConclusionItem(number, "unsolved", matters[one.matter].title, f"q{one.key}", promised[one.matter].key)
        for number, one in enumerate(said, start=1)
        if one.matter in promised
    )
    return shapes.Sitting(
        conference.key,
        "follow_up",
        4,
        (),
        turns,
        questions,
        lines=_lines(conference, turns),
        conclusions=items,
        signed=_after(day, 4),
        notice_issued=_after(day, 6),
    )


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _hour(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _turn(one: shapes.Opinion, matter: shapes.Matter, number: int) -> shapes.Turn:
    called = FIRST + EACH * (number - 1)
    return shapes.Turn(
        f"t{one.key}",
        number,
        one.name,
        one.place,
        one.category,
        matter.title[:160],
        one.text,
        "hall",
        _hour(7 * 60 + 28 + number * 2),
        "finished",
        consent="full" if one.consent == "tn" else "number",
        called=_hour(called),
        started=_hour(called + 1),
        ended=_hour(called + 4),
    )


def _question(world: World, one: shapes.Opinion, matter: shapes.Matter, mode: str) -> shapes.Question:
    """Promised or directed where a commitment came of it, answered otherwise."""
    promise = next((c for c in world.sample.commitments if c.matter == matter.key and c.origin == "conclusion"), None)
    answer = matter.answer.short if matter.answer else ""
    if promise is not None:
        due = vndate(world.day(promise.due))
        what = lower(promise.what.rstrip("."))
        answer = f"Giao {world.organisations_said(promise.owner)}: {what}; xong trước ngày {due}."
    return shapes.Question(
        key=f"q{one.key}",
        turn=f"t{one.key}",
        opinion=one.key,
        gist=f"{matter.title}."[:160],
        outcome=("directed_on_spot" if mode == "resolve_on_spot" else "promised") if promise else "answered_on_spot",
        by=matter.lead if promise is None else "chair",
        answer=answer,
        executor=promise.owner if promise else "",
        due=promise.due if promise else None,
        satisfied=None if promise else True,
    )


def _lines(conference: shapes.Conference, turns: tuple[shapes.Turn, ...]) -> tuple[shapes.MinuteLine, ...]:
    speeches = (
        shapes.MinuteLine(
            _hour(FIRST + EACH * (turn.number - 1) + 5), "doi-thoai", f"Đại biểu số {turn.number}: {turn.topic}."
        )
        for turn in turns
    )
    return (
        shapes.MinuteLine(
            "08:02", "khai-mac", "Văn phòng Huyện ủy tuyên bố lý do, giới thiệu đại biểu, chủ tọa, thư ký."
        ),
        shapes.MinuteLine("08:14", "phuong-phap", "Bí thư Huyện ủy nêu nội dung, cách thức tiếp xúc, đối thoại."),
        shapes.MinuteLine("08:20", "bao-cao", conference.information),
        *speeches,
        shapes.MinuteLine("10:30", "ket-luan", "Bí thư Huyện ủy kết luận từng nội dung, nêu rõ cơ quan và thời hạn."),
    )
