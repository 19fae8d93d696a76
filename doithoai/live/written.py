"""Nobody is answered by silence (process rule 10): a request that is not spoken becomes a written opinion."""

from __future__ import annotations

from django.db import transaction

from doithoai.core.actors import Actor
from doithoai.core.transitions import move
from doithoai.live import beats, states
from doithoai.live.models import NameShown, Turn
from doithoai.live.sitting import require_head
from doithoai.opinion import intake
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Door, Opinion


def to_written(turn: Turn, *, by: Actor) -> Opinion:
    """Nobody is answered by silence: the request becomes a written opinion (process rule 10)."""
    require_head(turn.sitting, by)
    with transaction.atomic():
        beats.floor(turn.sitting)
        return write_down(turn, by=by)


def write_down(turn: Turn, *, by: Actor) -> Opinion:
    opinion = turn.opinion or as_opinion(turn, by=by)
    move(turn, states.TO_WRITTEN, by=by, allowed=True, facts={"number": turn.number}, opinion=opinion)
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
    return receipt.opinions[0]
