"""Who was asked to answer, what they answered, and the result that each matter reached."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from doithoai.casework import answering, assigning, points, verdicts
from doithoai.casework.models import Answer, Assignment, Grade
from doithoai.casework.states import ACTIVE
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.opinion import refusing, triage
from doithoai.opinion.models import Opinion
from doithoai.opinion.states import RESULTS
from doithoai.people.roles import Role

DAY = timedelta(days=1)
TO_RESOLVE = "Đã giải trình tại hội nghị; chuyển sang giao giải quyết theo kết luận."
CORRECTED = "Bổ sung kết quả sau khi kiểm tra lại thực tế."
ASKED = "Tham mưu nội dung trả lời, nêu rõ căn cứ và thời hạn."


def schedule(world: World) -> None:
    """Assignments, answers, results, verdicts."""
    for work in world.sample.assignments:
        _assignment(world, work)
    for matter in world.sample.matters:
        if matter.answer is not None:
            _answer(world, matter, matter.answer)
        elif matter.state == "withdrawn":
            world.line.at(matter.day, "16:00", matter.key, partial(_withdraw, world, matter))
        elif matter.state == "not_accepted":
            world.line.at(matter.day, "16:00", matter.key, partial(_turn_down, world, matter))
    for one in world.sample.verdicts:
        world.line.at(one.day, "19:20", f"verdict {one.opinion}", partial(_verdict, world, one))


# -- assignments ------------------------------------------------------------------------------------------------


def _given_on(world: World, said: shapes.Assignment) -> date:
    """What the conclusion orders is given to the organisations when the notice of conclusion goes out."""
    day = world.day(said.given)
    matter = next(one for one in world.sample.matters if one.key == said.matter)
    hall = next((one for one in world.sample.sittings if one.conference == matter.conference), None)
    if said.kind == "resolve" and hall is not None and hall.notice_issued is not None:
        return max(day, world.day(hall.notice_issued))
    return day


def _assignment(world: World, said: shapes.Assignment) -> None:
    at, given = world.line.at, _given_on(world, said)
    at(given, "16:50" if said.kind == "resolve" else "13:30", said.key, lambda: _assign(world, said))
    if said.accepted is not None:
        day = max(world.day(said.accepted), given)
        at(day, "17:20" if day == given else "08:15", f"{said.key} accepted", lambda: _accept(world, said))
    if said.handed_back:
        at(given + DAY, "10:30", f"{said.key} handed back", lambda: _hand_back(world, said))
    if said.extension is not None:
        at(said.extension.asked, "10:10", f"{said.key} more time", lambda: _more_time(world, said))


def _assign(world: World, said: shapes.Assignment) -> None:
    matter, by = world.matter(said.matter), world.holder(Role.COORDINATOR)
    before = matter.assignments.filter(is_lead=True, state__in=ACTIVE).first()
    if before is not None:
        assigning.withdraw(before, reason=TO_RESOLVE, by=by)
        matter.refresh_from_db()
    due: date | None = world.day(said.due)
    if said.kind == "explain" and assigning.proposed_due(matter, said.kind)[0] == due:
        due = None  # the authority's own rule gives this day, and says how it was counted
    world.assignments[said.key] = assigning.assign(
        matter,
        lead=world.organisations[said.organisation],
        with_=[world.organisations[key] for key in said.co],
        purpose=said.kind,
        asked=said.task or ASKED,
        due_on=due,
        by=by,
    )


def _row(world: World, said: shapes.Assignment) -> Assignment:
    if said.key not in world.assignments:
        raise Refused(f"chưa giao {said.key}")
    rows = Assignment.objects.select_related("matter__authority", "organisation__authority")
    return rows.get(pk=world.assignments[said.key].pk)


def _accept(world: World, said: shapes.Assignment) -> None:
    """The lead takes it on, and with it those that co-operate and have somebody for it."""
    lead = _row(world, said)
    assigning.accept(lead, by=world.worker(said.organisation, "assignment.accept"))
    for row in lead.matter.assignments.filter(is_lead=False, state="given").select_related("matter", "organisation"):
        by = world.worker(row.organisation.code, "assignment.accept")
        if by.may("assignment.accept", row.scope()):
            assigning.accept(row, by=by)


def _hand_back(world: World, said: shapes.Assignment) -> None:
    assigning.hand_back(
        _row(world, said),
        reason=said.handed_back,
        believed_competent=world.organisations.get(said.believed),
        by=world.worker(said.organisation, "assignment.hand_back"),
    )


def _more_time(world: World, said: shapes.Assignment) -> None:
    if said.extension is None:
        return
    asker = world.worker(said.organisation, "extension.ask")
    asked = assigning.ask_extension(
        _row(world, said), to_day=world.day(said.extension.until), reason=said.extension.reason, by=asker
    )
    if said.extension.granted is not None:
        by = world.acting(said.extension.by) if said.extension.by else world.holder(Role.STANDING)
        assigning.decide(asked, granted=said.extension.granted, by=by)


# -- answers ----------------------------------------------------------------------------------------------------


def published_on(world: World, said: shapes.Matter, answer: shapes.Answer) -> date:
    """The day of the result; what must be proved first, when it was proved."""
    days = [world.day(said.day), world.day(answer.day)]
    if said.state == "resolved":
        proofs = [one.verified for one in world.sample.commitments if one.matter == said.key]
        days += [world.day(day) for day in proofs if day is not None]
    return max(days)


def _answer(world: World, said: shapes.Matter, answer: shapes.Answer) -> None:
    if answer.given == "hall" and world.is_running:
        return  # what the head said in the hall is the answer; the work on it is still going on
    at, day, key = world.line.at, world.day(answer.day), f"{said.key} answer"
    at(day, "14:00", key, lambda: _write(world, said, answer))
    if answer.state == "draft":
        return
    at(day, "14:50", f"{key} handed in", lambda: _hand_in(world, said, answer))
    if answer.state == "sent_back":
        at(day, "15:40", f"{key} sent back", lambda: _send_back(world, said, answer))
    if answer.state in ("approved", "published"):
        at(day, "15:40", f"{key} approved", lambda: _approve(world, said, answer))
    if answer.state == "published":
        at(published_on(world, said, answer), "16:20", f"{key} published", lambda: _publish(world, said))


def _write(world: World, said: shapes.Matter, answer: shapes.Answer) -> None:
    """The clerk drafts; a matter that nobody was asked about yet is given to its lead first."""
    matter, writer = world.matter(said.key), world.acting(answer.author)
    work = matter.assignments.filter(is_lead=True, state__in=ACTIVE).select_related("matter").first()
    if work is None:
        by = world.holder(Role.COORDINATOR)
        due = assigning.proposed_due(matter, "resolve")[0]
        lead = world.organisations[said.lead]
        work = assigning.assign(matter, lead=lead, asked=ASKED, due_on=due, by=by)
    made = answering.draft(work, by=writer)
    answering.save(
        made,
        short=answer.short,
        body=answer.body,
        basis=answer.basis,
        result=said.state if said.state in RESULTS else "explained",
        not_accepted_reason=said.reason if said.state == "not_accepted" else "",
        correction_reason=CORRECTED if answering.replaced(made) is not None else "",
        answered=[one.pk for one in points.of(made.matter)],
        seen_edits=made.edits,
        by=writer,
    )


def _current(world: World, said: shapes.Matter, state: str) -> Answer:
    rows = Answer.objects.filter(matter=world.matters[said.key], state=state)
    row = rows.select_related("matter__authority", "assignment__matter", "assignment__organisation").first()
    if row is None:
        raise Refused(f"không có trả lời ở trạng thái {state}")
    return row


def _hand_in(world: World, said: shapes.Matter, answer: shapes.Answer) -> None:
    made = _current(world, said, "draft")
    body = world.sample.people[[one.key for one in world.sample.people].index(answer.author)].organisation
    head = world.worker(body, "answer.endorse")
    if head.pk != made.author and head.may("answer.endorse", made.scope()):
        answering.endorse(made, by=head)
    answering.hand_in(made, by=world.acting(answer.author))


def _reviewer(world: World, answer: shapes.Answer) -> str:
    """The person of the data, else the first reviewer."""
    if answer.reviewer:
        return answer.reviewer
    return next(key for key, held in world.roles.items() if any(role.name == Role.REVIEWER for role in held))


def _send_back(world: World, said: shapes.Matter, answer: shapes.Answer) -> None:
    by = world.acting(_reviewer(world, answer))
    answering.send_back(_current(world, said, "in_review"), reason=answer.note, by=by)


def _approve(world: World, said: shapes.Matter, answer: shapes.Answer) -> None:
    answering.approve(_current(world, said, "in_review"), by=world.acting(_reviewer(world, answer)))


def _publish(world: World, said: shapes.Matter) -> None:
    answering.publish(_current(world, said, "approved"), by=world.holder(Role.PUBLISHER))


# -- results without an answer, what others say of it -------------------------------------------------------------


def _withdraw(world: World, said: shapes.Matter) -> None:
    opinion = Opinion.objects.select_related("matter").get(matter=world.matters[said.key])
    triage.withdraw(opinion, by=CITIZEN)


def _turn_down(world: World, said: shapes.Matter) -> None:
    """The only one of the samples that nobody answers is an advertisement: into the bin, counted."""
    reason = next(row for row in refusing.reasons(world.authority) if row.is_bin and row.code == "rac")
    refusing.refuse(world.matter(said.key), reason=reason, note=said.reason, by=world.holder(Role.COORDINATOR))


def _verdict(world: World, said: shapes.Verdict) -> None:
    opinion = Opinion.objects.select_related("matter__authority", "authority").get(pk=world.opinions[said.opinion].pk)
    given = verdicts.give(
        opinion, grade=Grade.SATISFIED if said.satisfied else Grade.NOT_YET, words=said.text, by=CITIZEN
    )
    if said.upheld:
        verdicts.uphold(given, reason="Người nêu chưa hài lòng, xem xét lại.", by=world.holder(Role.COORDINATOR))
    elif said.reply:
        verdicts.refuse(given, reason=said.reply, by=world.holder(Role.COORDINATOR))
