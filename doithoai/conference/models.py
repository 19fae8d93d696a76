"""One planned conference becoming real: day, duties, announcement, broadcasts, attendance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doithoai.conference.before_models import Briefing as Briefing
from doithoai.conference.before_models import HallCheck as HallCheck
from doithoai.conference.before_models import HallTemplate as HallTemplate
from doithoai.conference.before_models import Quota as Quota
from doithoai.conference.channel_models import Arrival as Arrival
from doithoai.conference.channel_models import Sufficiency as Sufficiency
from doithoai.conference.deadline_models import CalendarLink as CalendarLink
from doithoai.conference.deadline_models import Receipt as Receipt
from doithoai.conference.over import WORDS as OVER
from doithoai.conference.over import PartOf
from doithoai.conference.result_models import ResultNotice as ResultNotice
from doithoai.conference.result_models import ResultPlace as ResultPlace
from doithoai.conference.states import AnnouncementState, ConferenceState, DutyState
from doithoai.conference.station_models import Abbreviation as Abbreviation
from doithoai.conference.station_models import Slot as Slot
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, Stateful
from doithoai.documents.models import Attachment
from doithoai.people.models import Authority, Channel, Organisation
from doithoai.programme.models import Mode, PlannedConference, Task

CALLED_OFF = (ConferenceState.POSTPONED, ConferenceState.CANCELLED, ConferenceState.MOVED)
#: Of these there will still be a sitting, or it is going on.
TO_COME = (
    ConferenceState.PLANNED,
    ConferenceState.SCHEDULED,
    ConferenceState.ANNOUNCED,
    ConferenceState.IN_SESSION,
    ConferenceState.POSTPONED,
)


class ConferenceSet(models.QuerySet["Conference"]):
    def of(self, authority: Authority) -> ConferenceSet:
        return self.filter(authority=authority).select_related("planned__plan").order_by("day", "pk")

    def public(self) -> ConferenceSet:
        """What the portal shows: announced or later, and what was called off after it was announced."""
        return self.exclude(state__in=[ConferenceState.PLANNED]).exclude(announced_at=None)

    def going_on(self) -> ConferenceSet:
        """Without those of a closed year, for which nothing more is taken in."""
        return self.filter(put_away_on=None)

    def with_told(self) -> ConferenceSet:
        """With the announcements that the public may read, newest first, as `told`."""
        published = Announcement.objects.exclude(state=AnnouncementState.DRAFT).order_by("-version")
        return self.prefetch_related(models.Prefetch("announcements", published, to_attr="told"))

    def coming(self, day: date) -> ConferenceSet:
        return self.filter(
            state__in=[ConferenceState.SCHEDULED, ConferenceState.ANNOUNCED, ConferenceState.IN_SESSION],
        ).filter(Q(day=None) | Q(day__gte=day))


class Conference(Stateful):
    """One conference (hội nghị). Day, time and venue may each still be unknown."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="conferences")
    planned = models.OneToOneField(
        PlannedConference, null=True, blank=True, on_delete=models.PROTECT, related_name="conference"
    )
    state = models.CharField(max_length=24, choices=ConferenceState, default=ConferenceState.PLANNED)
    title = models.CharField(max_length=300)
    audience = models.CharField(max_length=300)
    mode = models.CharField(max_length=16, choices=Mode, default=Mode.ASSIGN)
    programme = models.TextField(blank=True)
    content = models.TextField(blank=True)
    how_to_take_part = models.TextField(blank=True)
    house_rules = models.TextField(blank=True)
    pre_gathering = models.BooleanField(default=True)
    day = models.DateField(null=True, blank=True)
    # Days between which is still chosen, as ISO texts; deadlines run from the earliest.
    alternative_days = models.JSONField(default=list, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    speak_seconds = models.PositiveSmallIntegerField(default=180)
    warning_seconds = models.PositiveSmallIntegerField(default=30)
    warnings = models.JSONField(default=list, blank=True)
    called_off_reason = models.TextField(blank=True)
    fix_reminded_at = models.DateTimeField(null=True, blank=True)
    # The inside installation told it: shown here, changed there (conference.across).
    is_told = models.BooleanField(default=False, editable=False)
    # Who presides as it was told; else the roles of the conference say it.
    told_chairs = models.JSONField(default=list, blank=True, editable=False)
    # Since the programme of its year is closed: it and all that belongs to it stay as they are.
    put_away_on = models.DateField(null=True, blank=True)

    objects = ConferenceSet.as_manager()

    class Meta:
        verbose_name = _("conference")
        indexes = [models.Index(fields=["authority", "day"], name="conference_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ConferenceState.values), name="conference_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["announced", "in_session"])
                | (Q(day__isnull=False) & Q(starts_at__isnull=False) & ~Q(venue="")),
                name="conference_announced_with_day_time_venue",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return Scope(self.authority_id, conference_id=self.pk, is_told=self.is_told)

    @property
    def pulse_key(self) -> str:
        return f"conference:{self.pk}"

    @property
    def anchor(self) -> date | None:
        """The day that deadlines are counted from: the fixed one, else the earliest of several."""
        if self.day:
            return self.day
        return min((date.fromisoformat(text) for text in self.alternative_days), default=None)

    @property
    def is_called_off(self) -> bool:
        return self.state in CALLED_OFF

    @property
    def over_words(self) -> str | Promise:
        return OVER if self.put_away_on else ""

    @property
    def has_begun(self) -> bool:
        """What was to be done before it can no longer be done in time."""
        return self.state in (ConferenceState.IN_SESSION, ConferenceState.CONCLUDED, ConferenceState.CLOSED)


class DutySet(models.QuerySet["Duty"]):
    def of(self, authority: Authority) -> DutySet:
        return self.filter(conference__authority=authority).select_related("conference", "lead", "task")

    def for_organisations(self, pks: Iterable[int]) -> DutySet:
        return self.filter(lead__in=list(pks))

    def waiting(self) -> DutySet:
        """To be done here, of conferences that were not called off."""
        rows = self.filter(state=DutyState.OPEN, conference__is_told=False)
        return rows.exclude(conference__state__in=CALLED_OFF)

    def to_verify(self) -> DutySet:
        return self.filter(state=DutyState.EVIDENCE)

    def overdue(self, day: date) -> DutySet:
        return self.waiting().filter(due_on__lt=day)


class Duty(PartOf, Stateful):
    """A task of the plan applied to one conference, with a date and evidence."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="duties")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    state = models.CharField(max_length=24, choices=DutyState, default=DutyState.OPEN)
    clock_code = models.CharField(max_length=30, blank=True)
    title = models.CharField(max_length=300)
    rule_text = models.CharField(max_length=400, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    due_on = models.DateField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)
    lead = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="duties")
    cooperating = models.ManyToManyField(Organisation, blank=True, related_name="joined_duties")
    evidence_text = models.TextField(blank=True)
    evidence_file = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    objects = DutySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DutyState.values), name="duty_state_known"),
            models.UniqueConstraint(
                fields=["conference", "clock_code"], condition=~Q(clock_code=""), name="duty_clock_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        organisations = frozenset({self.lead_id}) if self.lead_id else frozenset()
        return Scope(self.conference.authority_id, organisations, self.conference_id)

    @property
    def together(self) -> list[Organisation]:
        """The co-operating bodies by rank; the database alone would give them in any order."""
        return sorted(self.cooperating.all(), key=Organisation.rank)

    @property
    def bodies(self) -> list[Organisation]:
        """Who does it, and who helps."""
        return [*([self.lead] if self.lead else []), *self.together]


class Announcement(PartOf, Stateful):
    """What the public is told of a conference; a version stays as it was published."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="announcements")
    state = models.CharField(max_length=24, choices=AnnouncementState, default=AnnouncementState.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    day = models.DateField(null=True)
    starts_at = models.TimeField(null=True)
    venue = models.CharField(max_length=200, blank=True)
    programme = models.TextField(blank=True)
    content = models.TextField(blank=True)
    how_to_take_part = models.TextField(blank=True)
    change_note = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True)
    paper_ref = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("announcement")
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AnnouncementState.values), name="announcement_state_known"),
            models.UniqueConstraint(fields=["conference", "version"], name="announcement_version_once"),
            models.UniqueConstraint(
                fields=["conference"], condition=Q(state="published"), name="announcement_one_published"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conference} · {self.version}"

    def scope(self) -> Scope:
        return self.conference.scope()


class Broadcast(PartOf, Dated):
    """One publication of an announcement by one channel, with its evidence."""

    whole = "announcement"

    announcement = models.ForeignKey(Announcement, on_delete=models.PROTECT, related_name="broadcasts")
    channel = models.CharField(max_length=18, choices=Channel)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="broadcasts")
    aired_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    evidence_text = models.TextField(blank=True)
    evidence_file = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_time = models.BooleanField(null=True)

    class Meta:
        ordering = ["aired_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["announcement", "channel", "organisation", "aired_at"], name="broadcast_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.aired_at}"

    def scope(self) -> Scope:
        return replace(self.announcement.scope(), organisation_ids=frozenset({self.organisation_id}))


class AttendanceStatus(models.TextChoices):
    EXPECTED = "expected", _("Expected")
    PRESENT = "present", _("Present")
    EXCUSED = "excused", _("Absent with reason")
    ABSENT = "absent", _("Absent")


class Category(models.TextChoices):
    OFFICIAL = "official", _("Official")
    PARTY_MEMBER = "party_member", _("Party member")
    ASSOCIATION_MEMBER = "association_member", _("Member of an organisation")
    PEOPLE = "people", pgettext_lazy("category", "People")
    OWNER = "owner", _("Business owner")
    WORKER = "worker", _("Worker")
    LEADER = "leader", _("Leader of an agency")
    GUEST = "guest", _("Guest")


class Reply(models.TextChoices):
    NONE = "", _("No answer yet")
    COMING = "coming", _("Will come")
    NOT_COMING = "not_coming", _("Will not come")


class Attendance(PartOf, Dated):
    """One delegate: invited or summoned, by category; checked in at the door."""

    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="attendances")
    number = models.PositiveIntegerField()
    name = SealedText()
    category = models.CharField(max_length=20, choices=Category)
    unit = models.CharField(max_length=200, blank=True)
    position = models.CharField(max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="attendances"
    )
    is_summoned = models.BooleanField(default=False)
    is_leader = models.BooleanField(default=False)
    is_walk_in = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=AttendanceStatus, default=AttendanceStatus.EXPECTED)
    absence_reason = models.CharField(max_length=200, blank=True)
    checked_in_at = models.DateTimeField(null=True, blank=True)
    card = models.CharField(max_length=16, unique=True)
    reply = models.CharField(max_length=12, choices=Reply, blank=True, default=Reply.NONE)
    replied_at = models.DateTimeField(null=True, blank=True)
    reply_note = SealedText(blank=True)
    # Somebody else was sent instead; the row of the one who was called keeps the reason.
    stands_in_for = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="stand_in"
    )
    # Place in the order of presentation where position and body do not give it.
    protocol = models.PositiveSmallIntegerField(null=True, blank=True)
    # The number written on the slip while the server was away: the letter of the desk and its own count.
    desk_number = models.CharField(max_length=8, blank=True)
    # The head asked this person to leave: from then on what is still to be said is taken in writing.
    asked_to_leave_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conference", "number"], name="attendance_number_once"),
            models.UniqueConstraint(
                fields=["conference", "desk_number"],
                condition=~models.Q(desk_number=""),
                name="attendance_desk_number_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conference_id} · {self.number}"

    @property
    def shown_number(self) -> str:
        """The number, with the one that a desk gave while the server was away."""
        return f"{self.number} ({self.desk_number})" if self.desk_number else str(self.number)

    def scope(self) -> Scope:
        organisations = frozenset({self.organisation_id}) if self.organisation_id else frozenset()
        return Scope(self.conference.authority_id, organisations, self.conference_id)
