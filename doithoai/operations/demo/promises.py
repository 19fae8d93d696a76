"""Commitments with their evidence, and matters sent to the competent authority."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from doithoai.casework import assigning, promising, referring
from doithoai.casework.models import Commitment, Referral
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.operations.demo import halls
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.people.roles import Role

#: A competent authority is asked to reply within so many days.
REPLY_DAYS = 25


def schedule(world: World) -> None:
    """Those that the conclusion makes are born with it; the others here."""
    born = set[str]()
    for hall in (halls.of(world, one) for one in world.sample.conferences):
        if hall is not None:
            dated = {question.key for question in hall.questions if question.due is not None}
            born |= {item.commitment for item in hall.conclusions if item.question in dated}
    for said in world.sample.commitments:
        if said.key not in born:
            world.line.at(said.made, "13:40", said.key, partial(_promise, world, said))
        _follow(world, said)
    for number, referral in enumerate(world.sample.referrals):
        _referral(world, referral, number)


def _promise(world: World, said: shapes.Commitment) -> None:
    world.commitments[said.key] = promising.commit(
        world.matter(said.matter),
        owner=world.organisations[said.owner],
        what=said.what,
        done_means=said.done_when,
        due_on=world.day(said.due),
        by=world.holder(Role.COORDINATOR),
    )


def _row(world: World, said: shapes.Commitment) -> Commitment:
    if said.key not in world.commitments:
        raise Refused(f"chưa có cam kết {said.key}")
    rows = Commitment.objects.select_related("authority", "owner__authority", "matter__authority", "conference")
    return rows.get(pk=world.commitments[said.key].pk)


def _follow(world: World, said: shapes.Commitment) -> None:
    at, key = world.line.at, said.key
    for asked in said.extensions:
        at(asked.asked, "10:20", f"{key} more time", partial(_more_time, world, said, asked))
    for day, words in _notes(world, said):
        at(day, "17:10", f"{key} progress", partial(_note, world, said, words))
    if said.state == "not_possible":
        day = world.day(said.evidence_day if said.evidence_day is not None else said.due)
        at(day, "15:30", f"{key} given up", lambda: _give_up(world, said))
    elif said.evidence_day is not None:
        at(said.evidence_day, "10:40", f"{key} shown", lambda: _show(world, said))
        if said.state == "done":
            at(_verified_on(world, said), "15:30", f"{key} verified", lambda: _verify(world, said))


def _verified_on(world: World, said: shapes.Commitment) -> date:
    return world.day(said.verified if said.verified is not None else said.evidence_day or 0)


def _notes(world: World, said: shapes.Commitment) -> list[tuple[date, str]]:
    """What the order to resolve reports as progress is progress of the promise."""
    found = []
    for work in world.sample.assignments:
        if (work.matter, work.organisation, work.kind) == (said.matter, said.owner, "resolve"):
            found += [(world.day(day), words) for day, words in work.progress]
    last = world.day(said.evidence_day) if said.evidence_day is not None else world.made_on + timedelta(days=1)
    return [(day, words) for day, words in found if day < last]


def _more_time(world: World, said: shapes.Commitment, asked: shapes.Extension) -> None:
    asker = world.worker(said.owner, "extension.ask")
    made = promising.ask_extension(_row(world, said), to_day=world.day(asked.until), reason=asked.reason, by=asker)
    if asked.granted is not None:
        by = world.acting(asked.by) if asked.by else world.holder(Role.STANDING)
        assigning.decide(made, granted=asked.granted, by=by)


def _note(world: World, said: shapes.Commitment, words: str) -> None:
    promising.note(_row(world, said), text=words, by=world.worker(said.owner, "commitment.progress"))


def _show(world: World, said: shapes.Commitment) -> None:
    by = world.worker(said.owner, "commitment.progress")
    promising.show(_row(world, said), evidence_text=said.evidence, by=by)


def _verify(world: World, said: shapes.Commitment) -> None:
    row = _row(world, said)
    promising.verify(row, by=world.holder(Role.COORDINATOR, not_pk=promising.shown_by(row)))


def _give_up(world: World, said: shapes.Commitment) -> None:
    promising.give_up(_row(world, said), reason=said.reason, by=world.holder(Role.COORDINATOR))


def _referral(world: World, said: shapes.Referral, number: int) -> None:
    at, key = world.line.at, said.key
    sent = world.day(said.sent) if said.sent is not None else world.made_on
    at(sent, "14:10", key, lambda: _draft(world, said))
    if said.sent is None:
        return
    at(sent, "15:10", f"{key} sent", lambda: _send(world, said, 61 + number))
    if said.received is not None:
        at(said.received, "09:10", f"{key} received", lambda: _received(world, said))
    if said.replied is not None:
        at(said.replied, "09:20", f"{key} replied", lambda: _replied(world, said))
        if said.state == "passed_on":
            passed = world.day(said.replied) + timedelta(days=1)
            at(passed, "16:10", f"{key} passed on", lambda: _passed_on(world, said))


def _draft(world: World, said: shapes.Referral) -> None:
    world.referrals[said.key] = referring.draft(
        world.authority,
        to=world.organisations[said.to],
        matters=[world.matter(key) for key in said.matters],
        purpose="amend" if said.policy else "solve",
        by=world.holder(Role.COORDINATOR),
    )


def _referral_row(world: World, said: shapes.Referral) -> Referral:
    return Referral.objects.select_related("authority", "to").get(pk=world.referrals[said.key].pk)


def _send(world: World, said: shapes.Referral, number: int) -> None:
    letter = f"{number}-CV/{world.authority.symbol}"
    reply_by = clock.today() + timedelta(days=REPLY_DAYS)
    by = world.holder(Role.COORDINATOR)
    referring.send(_referral_row(world, said), letter=letter, on=clock.today(), reply_by=reply_by, by=by)


def _received(world: World, said: shapes.Referral) -> None:
    referring.receive(_referral_row(world, said), on=clock.today(), by=world.holder(Role.COORDINATOR))


def _replied(world: World, said: shapes.Referral) -> None:
    by = world.holder(Role.COORDINATOR)
    referring.reply(_referral_row(world, said), text=said.reply, on=clock.today(), by=by)


def _passed_on(world: World, said: shapes.Referral) -> None:
    referring.pass_on(_referral_row(world, said), by=world.holder(Role.COORDINATOR))
