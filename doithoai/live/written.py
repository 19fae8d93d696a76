"""Nobody is answered by silence (process rule 10): a request that is not spoken becomes a written opinion."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Actor, Granted
from doithoai.core.transitions import Refused, move
from doithoai.live import beats, queue, receipts, states
from doithoai.live.models import NameShown, Sitting, Turn
from doithoai.live.sitting import permit
from doithoai.live.states import SittingState
from doithoai.opinion import intake
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Door, Opinion


def to_written(turn: Turn, *, by: Actor) -> Opinion:
    """The head, or on behalf of the head who also writes down outcomes, turns a request into a written opinion."""
    permit(turn.sitting, "hall.outcome", by=by)
    with transaction.atomic():
        beats.floor(turn.sitting)
        return write_down(turn, by=by, why="chair")


def take_late(
    sitting: Sitting, *, name: str, topic: str, by: Actor, right: str = "desk.register", **other: Any
) -> Turn:
    """After the list is closed a request goes into writing at once; `other` as for `queue.request`."""
    if sitting.state not in (SittingState.IN_SESSION, SittingState.SUSPENDED, SittingState.CONCLUDING):
        raise Refused(_("The conference is over. Take it as an opinion, with a form or at the counter."), code="state")
    with transaction.atomic():
        turn = queue.enter(sitting, name=name, topic=topic, by=by, right=right, **other)
        write_down(turn, by=Granted(by, "hall.read"), why="late")
    return turn


def write_down(turn: Turn, *, by: Actor, why: str) -> Opinion:
    """`why` goes into the journal: "chair", "late", "absent_twice", "time_out", "expelled"."""
    opinion = turn.opinion or as_opinion(turn, by=by)
    move(turn, states.TO_WRITTEN, by=by, allowed=True, facts={"number": turn.number, "why": why}, opinion=opinion)
    return opinion


def as_opinion(turn: Turn, *, by: Actor) -> Opinion:
    """The words the person handed in; where there are none yet, the topic, to be completed with the person."""
    conference = turn.sitting.conference
    receipt = intake.receive(
        conference.authority,
        door=Door.HALL,
        texts=[turn.content.strip() or turn.topic],
        by=by,
        conference=conference,
        contact=ContactData(name=turn.name) if turn.name else None,
        place=turn.place,
        wants_to_speak=True,
        hides_author=turn.name_shown == NameShown.HIDDEN,
        key=f"turn:{turn.public_id}",
        right="hall.read",
    )
    return receipts.hold(receipt)
