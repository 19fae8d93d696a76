"""Who wrote in beforehand and wants to speak: expected at the desk, called by the name they left for that."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import attending
from doithoai.conference.models import Category
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.live import beats, queue
from doithoai.live.models import NameShown, Sitting, Turn
from doithoai.live.sitting import permit
from doithoai.opinion.models import Door, Matter, Opinion
from doithoai.opinion.states import MatterState

RIGHT = "desk.register"
#: What ended before the conference is not spoken any more.
GONE = (MatterState.WITHDRAWN, MatterState.DIVERTED, MatterState.NOT_ACCEPTED)


@dataclass(frozen=True)
class Expected:
    """One sender; neither telephone nor address nor the own words leave the opinion."""

    opinion: Opinion
    name: str
    place: str
    topic: str


def speakers(sitting: Sitting, *, by: Actor) -> list[Expected]:
    """Senders who want to speak and have not yet asked at the desk, in the order in which they wrote.

    For the desk alone: the name is the one left in order to be called up.
    """
    if not by.may(RIGHT, sitting.scope()):
        return []
    rows = Opinion.objects.filter(
        submission__conference=sitting.conference_id, submission__wants_to_speak=True, part=1, matter__is_sealed=False
    )
    rows = rows.exclude(submission__door=Door.HALL).exclude(matter__state__in=GONE)
    rows = rows.exclude(submission__opinions__turns__sitting=sitting)
    return [_expected(row) for row in rows.select_related("submission__contact", "matter__field").order_by("pk")]


def _expected(opinion: Opinion) -> Expected:
    contact = getattr(opinion.submission, "contact", None)
    if opinion.submission.hides_author:  # called by the number of the opinion, which stands on the receipt
        return Expected(opinion, "", "", topic_of(opinion.matter, opinion.number))
    name = contact.name if contact is not None else ""
    return Expected(opinion, name, opinion.submission.place, topic_of(opinion.matter, opinion.number))


def topic_of(matter: Matter, number: str) -> str:
    """What the screens may say: an approved title, else the field, else the number; never the sender's own words."""
    field = matter.field.name if matter.field is not None else ""
    return (matter.public_title or field or number)[:160]


def register(sitting: Sitting, opinion: Opinion, *, by: Actor) -> Turn:
    """The sender stands at the desk: on the list of delegates, present, and on the list of speakers, in one act."""
    permit(sitting, RIGHT, by=by)
    one = next((row for row in speakers(sitting, by=by) if row.opinion.pk == opinion.pk), None)
    if one is None:
        raise Refused(_("This person is already on the list of speakers."), code="state")
    name = one.name or opinion.number
    shown = NameShown.FULL if one.name and opinion.submission.consents_to_name else NameShown.NUMBER
    if opinion.submission.hides_author:
        shown = NameShown.HIDDEN
    with transaction.atomic():
        category = opinion.submission.category or Category.PEOPLE
        delegate = attending.expect(sitting.conference, name=name, category=category, unit=one.place, by=by)
        attending.check_in(delegate, by=by)
        turn = queue.request(
            sitting,
            name=name,
            topic=one.topic,
            place=one.place,
            name_shown=shown,
            attendance=delegate,
            opinion=opinion,
            door=opinion.submission.door,
            by=by,
            in_hall=True,
        )
        beats.screens(sitting)
    return turn
