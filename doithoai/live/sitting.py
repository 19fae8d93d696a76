"""The sitting as a whole: doors, start, suspension, conclusion, end; the balance of requests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import attending, briefing, scheduling
from doithoai.conference.models import Conference
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, Step, allow, amend, begin, move
from doithoai.live import beats, states
from doithoai.live.agenda import REPORT, parts
from doithoai.live.models import Segment, Sitting, Turn
from doithoai.live.states import SegmentState, SittingState, TurnState
from doithoai.people.models import Membership, Person
from doithoai.people.roles import Role

SUSPEND_REASONS = {"recess": _("Recess"), "disorder": _("Disorder"), "outage": _("Power or network failure")}

journal.register_verb("sitting.open_desk", _("Registration desk opened"))
journal.register_verb("sitting.close_list", _("List of speakers closed"))
journal.register_verb("sitting.open_list", _("List of speakers opened again"))
journal.register_verb("sitting.hand_over", _("Chair handed over"))
journal.register_verb("sitting.slide", _("Slide changed"))
journal.register_verb("segment.plan", _("Part of the agenda planned"))


def open_desk(conference: Conference, *, by: Actor) -> Sitting:
    """Open the doors: the sitting with its agenda; a second call gives the same sitting."""
    existing = Sitting.objects.filter(conference=conference).first()
    if existing is not None:
        return existing
    allow(by, "conference.schedule", conference)
    head = (
        Membership.objects.on(clock.today())
        .filter(conference_ref=conference.pk, role=Role.CHAIR, authority=conference.authority)
        .first()
    )
    if head is None:
        raise Refused(_("Nobody is appointed chair of this conference. Appoint the chair first."))
    with transaction.atomic():
        sitting = begin(
            Sitting(conference=conference, head_id=head.person_id),
            "sitting.open_desk",
            by=by,
            right="conference.schedule",
            public=True,
        )
        for order, part in enumerate(parts(conference), start=1):
            segment = Segment(
                sitting=sitting,
                order=order,
                title=part.title,
                short=part.short,
                who=part.who,
                planned_minutes=part.minutes,
                is_dialogue=part.is_dialogue,
            )
            begin(segment, "segment.plan", by=by, right="conference.schedule")
        beats.screens(sitting)
    return sitting


def require_head(sitting: Sitting, by: Actor) -> None:
    """Only the present head leads: the chair, after a hand-over the deputy."""
    if by.pk is None or by.pk != sitting.head_id:
        raise Refused(_("Only the one who chairs now may do this."), code="right")


def permit(sitting: Sitting, right: str, *, by: Actor) -> None:
    """The present head may do whatever is done on the floor; others need the right here."""
    if by.pk is None or by.pk != sitting.head_id:
        allow(by, right, sitting)


def _lead(
    sitting: Sitting,
    arrow: Step,
    *,
    by: Actor,
    seen: int | None,
    facts: dict[str, Any] | None = None,
    **columns: Any,
) -> None:
    require_head(sitting, by)
    beats.floor(sitting, seen=seen)
    move(sitting, arrow, by=by, allowed=True, facts=facts, **columns)


def start(sitting: Sitting, *, by: Actor, seen: int | None = None, at: datetime | None = None) -> None:
    """Open the conference; attendance is read for the first time."""
    with transaction.atomic():
        present = attending.figures(sitting.conference).present
        _lead(
            sitting,
            states.START,
            by=by,
            seen=seen,
            slide="rules",
            started_at=sitting.started_at or at or clock.now(),
            present_at_start=present,
        )
        scheduling.open(sitting.conference, by=by)
        first = sitting.segments.filter(state=SegmentState.PENDING).first()
        is_running = sitting.segments.filter(state=SegmentState.ACTIVE).exists()
        if first is not None and not is_running:
            move(first, states.BEGIN_SEGMENT, by=by, allowed=True, began_at=clock.now())


def suspend(sitting: Sitting, *, because: str, by: Actor, seen: int | None = None) -> None:
    """Suspend; whoever is speaking is paused and the screens turn neutral."""
    if because not in SUSPEND_REASONS:
        raise Refused(_("Choose the reason of the suspension."), field="because")
    with transaction.atomic():
        _lead(sitting, states.SUSPEND, by=by, seen=seen, suspended_because=because)
        for turn in sitting.turns.filter(state=TurnState.SPEAKING):
            move(turn, states.PAUSE, by=by, allowed=True, paused_at=clock.now(), paused_by_suspension=True)


def resume(sitting: Sitting, *, by: Actor, seen: int | None = None) -> None:
    """Go on: the speech that the suspension interrupted too; one that was paused before stays paused."""
    with transaction.atomic():
        _lead(sitting, states.RESUME, by=by, seen=seen, suspended_because="")
        for turn in sitting.turns.filter(state=TurnState.PAUSED, paused_by_suspension=True):
            paused = turn.paused_seconds + since(turn.paused_at)
            columns: dict[str, Any] = {"paused_at": None, "paused_seconds": paused, "paused_by_suspension": False}
            move(turn, states.CONTINUE, by=by, allowed=True, **columns)


def since(moment: datetime | None) -> int:
    """Whole seconds since then; 0 when it never was, or when a command comes later that was pressed before it."""
    return max(0, int((clock.now() - moment).total_seconds())) if moment is not None else 0


def adjourn(sitting: Sitting, *, by: Actor, reason: str, seen: int | None = None) -> None:
    """Break off: the conference goes back to scheduled and the queue is kept; who was called waits again."""
    if not reason.strip():
        raise Refused(_("Say why the conference is adjourned."), field="reason")
    with transaction.atomic():
        facts = {"reason": journal.Typed(reason.strip())}
        _lead(sitting, states.ADJOURN, by=by, seen=seen, facts=facts, suspended_because="")
        for turn in sitting.turns.filter(state=TurnState.CALLED):
            move(turn, states.UNCALL, by=by, allowed=True, called_at=None)
        scheduling.adjourn(sitting.conference, by=by)


def end(sitting: Sitting, *, by: Actor, seen: int | None = None) -> None:
    """End the sitting, once the list of conclusions is signed off and the balance holds."""
    if sitting.signed_off_at is None:
        raise Refused(_("Sign off the list of conclusions first."))
    if not balance(sitting).holds:
        raise Refused(_("Some requests to speak have no ending yet. Turn them into written opinions first."))
    with transaction.atomic():
        _lead(sitting, states.END, by=by, seen=seen, slide="thanks", ended_at=clock.now())
        for segment in sitting.segments.filter(state=SegmentState.ACTIVE):
            move(segment, states.END_SEGMENT, by=by, allowed=True, ended_at=clock.now())
        scheduling.conclude(sitting.conference, by=by)


def hand_over(sitting: Sitting, *, to: Person, by: Actor, seen: int | None = None) -> None:
    """Another person chairs from now on: the chair or a deputy of this conference."""
    require_head(sitting, by)
    fits = Membership.objects.on(clock.today()).filter(
        person=to, conference_ref=sitting.conference_id, role__in=[Role.CHAIR, Role.DEPUTY]
    )
    if not fits.exists():
        raise Refused(_("The chair can be handed to the chair or a deputy of this conference only."))
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        amend(
            sitting,
            "sitting.hand_over",
            by=by,
            right="floor.lead",
            allowed=True,
            facts={"from": sitting.head_id, "to": to.pk},
            head_id=to.pk,
        )


def set_list(sitting: Sitting, *, is_open: bool, by: Actor, seen: int | None = None) -> None:
    """Close or open the list of speakers; late requests become written opinions."""
    require_head(sitting, by)
    if sitting.registration_open == is_open:
        return
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        verb = "sitting.open_list" if is_open else "sitting.close_list"
        amend(sitting, verb, by=by, right="floor.lead", allowed=True, registration_open=is_open)


def show_slide(sitting: Sitting, *, slide: str, by: Actor) -> None:
    """What the projector shows when nobody speaks."""
    if slide not in dict(SLIDES):
        raise Refused(_("This slide does not exist."))
    permit(sitting, "screen.run", by=by)
    with transaction.atomic():
        beats.screens(sitting)
        amend(sitting, "sitting.slide", by=by, right="screen.run", allowed=True, slide=slide)


#: What the projector can show when nobody speaks, in the order of the day.
SLIDES = (
    ("welcome", _("Welcome")),
    ("rules", _("Rules of the conference")),
    ("report", _("Information part")),
    ("floor", _("Question being dealt with")),
    ("neutral", _("Title alone")),
    ("conclusion", _("Conclusion")),
    ("thanks", _("Thanks")),
)


def next_segment(sitting: Sitting, *, by: Actor, seen: int | None = None) -> None:
    """End the active part of the agenda and begin the next one; `seen` is the order of the part the screen showed."""
    permit(sitting, "segment.run", by=by)
    with transaction.atomic():
        beats.screens(sitting)  # the lock: a second one waits here and then sees the new part
        _same_segment(sitting, seen)
        for segment in sitting.segments.filter(state=SegmentState.ACTIVE):
            move(segment, states.END_SEGMENT, by=by, allowed=True, ended_at=clock.now())
        following = sitting.segments.filter(state=SegmentState.PENDING).first()
        if following is None:
            raise Refused(_("This was the last part of the agenda."))
        move(following, states.BEGIN_SEGMENT, by=by, allowed=True, began_at=clock.now())
        _turn_the_page(sitting, following, by=by)


def go_to_segment(segment: Segment, *, by: Actor) -> None:
    """Begin this part now; what the agenda had before it and did not come is skipped. Of a running one, nothing."""
    sitting = segment.sitting
    permit(sitting, "segment.run", by=by)
    with transaction.atomic():
        beats.screens(sitting)
        segment.refresh_from_db()
        if segment.state == SegmentState.ACTIVE:
            return
        for other in sitting.segments.filter(state=SegmentState.ACTIVE):
            move(other, states.END_SEGMENT, by=by, allowed=True, ended_at=clock.now())
        for other in sitting.segments.filter(state=SegmentState.PENDING, order__lt=segment.order):
            move(other, states.SKIP_SEGMENT, by=by, allowed=True)
        move(segment, states.BEGIN_SEGMENT, by=by, allowed=True, began_at=clock.now())
        _turn_the_page(sitting, segment, by=by)


def _turn_the_page(sitting: Sitting, segment: Segment, *, by: Actor) -> None:
    """The information part brings its page to the wall when it is ready, and takes it down when it is over (S-15)."""
    if segment.short == REPORT and briefing.show(sitting.conference, by=by) is not None:
        slide = "report"
    elif sitting.slide == "report":
        slide = "floor"
    else:
        return
    amend(sitting, "sitting.slide", by=by, right="screen.run", allowed=True, slide=slide)


def _same_segment(sitting: Sitting, seen: int | None) -> None:
    active = sitting.segments.filter(state=SegmentState.ACTIVE).values_list("order", flat=True).first() or 0
    if seen is not None and seen != active:
        raise Refused(_("Somebody has just acted. The screen now shows the new state."), code="stale")


@dataclass(frozen=True)
class Balance:
    """Where every request to speak ended (invariant 2 of the sitting)."""

    received: int
    finished: int
    to_written: int
    withdrawn: int
    redirected: int
    merged: int
    declined: int

    @property
    def still_open(self) -> int:
        ended = self.finished + self.to_written + self.withdrawn + self.redirected + self.merged + self.declined
        return self.received - ended

    @property
    def holds(self) -> bool:
        return self.still_open == 0


def balance(sitting: Sitting) -> Balance:
    """Count the requests of a sitting by their ending."""
    states_of = list(Turn.objects.filter(sitting=sitting).values_list("state", flat=True))
    names = ("finished", "to_written", "withdrawn", "redirected", "merged", "declined")
    return Balance(len(states_of), **{name: states_of.count(name) for name in names})


def follow_up(sitting: Sitting, *, by: Actor) -> None:
    """After the conclusion is issued the promises are followed."""
    move(sitting, states.FOLLOW_UP, by=by)


def archive(sitting: Sitting, *, by: Actor) -> None:
    """The programme of the year is closed; nothing of the sitting changes any more."""
    with transaction.atomic():
        if sitting.state == SittingState.ISSUED:
            follow_up(sitting, by=by)
        move(sitting, states.ARCHIVE, by=by)
