"""The daily times of the stations: what comes next, and one press for “it was broadcast”."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import announcing, duties
from doithoai.conference.models import Announcement, Broadcast, Conference, Duty
from doithoai.conference.states import AnnouncementState
from doithoai.conference.station_models import Slot
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vnmoment
from doithoai.core.transitions import Refused, amend, begin
from doithoai.documents.models import Attachment
from doithoai.people.models import Authority, Channel, Organisation
from doithoai.programme.models import TaskKind

journal.register_verb("slot.begin", _("Daily time of a station entered"))
journal.register_verb("slot.end", _("Daily time of a station ended"))

#: By these one speaks at a fixed hour.
SPOKEN = (Channel.DISTRICT_RADIO, Channel.GRASSROOTS_RADIO)
#: For so many days back a station says by one press that it broadcast; older ones are written into the log.
DAYS_BACK = 2


@dataclass(frozen=True)
class Airing:
    """A slot on one day for one announcement: broadcast, to be said, or still to come."""

    announcement: Announcement
    slot: Slot
    moment: datetime
    broadcast: Broadcast | None

    @property
    def is_done(self) -> bool:
        return self.broadcast is not None

    @property
    def is_ahead(self) -> bool:
        return self.moment > clock.now()

    @property
    def day(self) -> date:
        return clock.local(self.moment).date()


def slots(authority: Authority, bodies: Collection[int] | None = None) -> list[Slot]:
    """The times that hold, of all stations or of these bodies, through the day."""
    rows = Slot.objects.filter(organisation__authority=authority, is_over=False).select_related("organisation")
    return list(rows if bodies is None else rows.filter(organisation__in=bodies))


def add(organisation: Organisation, *, channel: str, station: str, at: time, minutes: int | None, by: Actor) -> Slot:
    """One more time a day; the same body and channel at the same hour is one slot, whatever stations carry it."""
    if channel not in SPOKEN:
        raise Refused(_("Daily times are for district and grassroots loudspeakers."), field="channel")
    if not station.strip():
        raise Refused(_("Name the station or the loudspeakers."), field="station")
    if Slot.objects.filter(organisation=organisation, channel=channel, at=at, is_over=False).exists():
        raise Refused(_("This time is in the list already. Name all its loudspeakers there."), code="twice", field="at")
    row = Slot(organisation=organisation, channel=channel, station=station.strip(), at=at, minutes=minutes)
    facts = {"channel": channel, "at": f"{at:%H:%M}", "organisation": organisation.code}
    return begin(row, "slot.begin", by=by, right="broadcast.log", facts=facts)


def end(slot: Slot, *, by: Actor) -> None:
    """No longer broadcast at this time. Twice is once."""
    if not slot.is_over:
        amend(slot, "slot.end", by=by, right="broadcast.log", facts={"at": f"{slot.at:%H:%M}"}, is_over=True)


def current(authority: Authority) -> list[Announcement]:
    """What holds now of conferences that have not begun, the soonest first."""
    rows = Announcement.objects.filter(conference__authority=authority, state=AnnouncementState.PUBLISHED)
    today = clock.today()
    ahead = rows.exclude(day__lt=today).select_related("conference__authority")
    return sorted(ahead, key=lambda row: (row.day or date.max, row.pk))


def airings(announcement: Announcement, rows: Iterable[Slot]) -> list[Airing]:
    """These slots on the days since it was published, at most a few, and today; the newest first."""
    if announcement.published_at is None:
        return []
    logged = {(one.channel, one.organisation_id, one.aired_at): one for one in announcement.broadcasts.all()}
    days = [clock.today() - timedelta(days=back) for back in range(DAYS_BACK + 1)]
    found = [
        Airing(announcement, slot, moment, logged.get((slot.channel, slot.organisation_id, moment)))
        for slot in rows
        for day in days
        if (moment := _moment(slot, day)) >= announcement.published_at
    ]
    return sorted(found, key=lambda one: one.moment, reverse=True)


def next_airing(rows: Iterable[Slot]) -> tuple[datetime, Slot] | None:
    """When a bulletin that is ready now would be heard first, and where."""
    now = clock.now()
    found = [(_moment(slot, clock.today() + timedelta(days=later)), slot) for slot in rows for later in (0, 1)]
    return min((one for one in found if one[0] > now), key=lambda one: one[0], default=None)


def aired(announcement: Announcement, slot: Slot, *, day: date, by: Actor, file: Attachment | None = None) -> Broadcast:
    """“It was broadcast”: the log gets its line, an open duty to broadcast its evidence. Twice is once."""
    moment = _moment(slot, day)
    known = announcement.broadcasts.filter(channel=slot.channel, organisation=slot.organisation, aired_at=moment)
    with transaction.atomic():
        # One at a time: of two taps the second one finds the line.
        Conference.objects.select_for_update().get(pk=announcement.conference_id)
        if (row := known.first()) is not None:
            return row
        row = announcing.log_broadcast(
            announcement,
            channel=slot.channel,
            organisation=slot.organisation,
            aired_at=moment,
            minutes=slot.minutes,
            place=slot.station,
            evidence_text=f"Phát theo lịch hằng ngày; đài xác nhận lúc {vnmoment(clock.now())}.",
            evidence_file=file,
            by=by,
        )
        _show_duties(announcement, slot, row, by)
    return row


def _show_duties(announcement: Announcement, slot: Slot, row: Broadcast, by: Actor) -> None:
    """The station's own duty to broadcast is shown by its first line in the log."""
    open_duties = Duty.objects.waiting().filter(conference=announcement.conference, lead=slot.organisation)
    for duty in open_duties.filter(task__kind=TaskKind.BROADCAST).select_related("conference"):
        if by.may("duty.work", duty.scope()):
            words = f"Đã phát {vnmoment(row.aired_at)}, {slot.station} (nhật ký phát sóng)."
            duties.show(duty, evidence_text=words, file=row.evidence_file, by=by)


def _moment(slot: Slot, day: date) -> datetime:
    return datetime.combine(day, slot.at, clock.ZONE)
