"""The sitting itself: segments, speaking requests, questions, minutes, conclusion."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Commitment
from doithoai.conference.models import Attendance, Conference
from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, Stateful
from doithoai.live.help_models import Help as Help
from doithoai.live.help_models import HelpKind as HelpKind
from doithoai.live.states import QuestionState, SegmentState, SittingState, TurnState
from doithoai.opinion.models import Door, Opinion
from doithoai.people.models import Organisation


class Sitting(Stateful):
    """One per conference; reopens after an adjournment."""

    conference = models.OneToOneField(Conference, on_delete=models.PROTECT, related_name="sitting")
    state = models.CharField(max_length=24, choices=SittingState, default=SittingState.DESK_OPEN)
    head_id = models.BigIntegerField(null=True)
    registration_open = models.BooleanField(default=True)
    suspended_because = models.CharField(max_length=20, blank=True)
    present_at_start = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    minutes_paper = models.CharField(max_length=12, blank=True)
    conclusion_paper = models.CharField(max_length=12, blank=True)
    slide = models.CharField(max_length=16, default="welcome")
    signed_off_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("sitting")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SittingState.values), name="sitting_state_known"),
        ]

    def __str__(self) -> str:
        return str(self.conference)

    def scope(self) -> Scope:
        return Scope(self.conference.authority_id, conference_id=self.conference_id)

    @property
    def pulse_key(self) -> str:
        return self.conference.pulse_key

    @property
    def floor_key(self) -> str:
        """The beat of order and lock; see live.beats."""
        return f"floor:{self.pk}"


class Segment(Stateful):
    """One part of the agenda (S-52 to S-58)."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="segments")
    state = models.CharField(max_length=24, choices=SegmentState, default=SegmentState.PENDING)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    short = models.CharField(max_length=24, blank=True)
    who = models.CharField(max_length=200, blank=True)
    planned_minutes = models.PositiveSmallIntegerField(default=5)
    is_dialogue = models.BooleanField(default=False)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["sitting"], condition=Q(state="active"), name="segment_one_active"),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return self.sitting.scope()


class NameShown(models.TextChoices):
    FULL = "full", _("Full name")
    PLACE = "place", _("Name and place of residence")
    NUMBER = "number", _("Number only")
    # The name is not even kept with the request: neither chair nor organisations read it.
    HIDDEN = "hidden", _("Number only, hidden from everybody in the hall")


class TurnSet(models.QuerySet["Turn"]):
    def in_order(self) -> TurnSet:
        return self.order_by("priority", "sequence")


class Turn(Stateful):
    """A speaking request (lượt phát biểu): one person, one conference, one active at a time."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="turns")
    attendance = models.ForeignKey(Attendance, null=True, blank=True, on_delete=models.PROTECT, related_name="turns")
    state = models.CharField(max_length=24, choices=TurnState, default=TurnState.SUBMITTED)
    number = models.PositiveIntegerField()
    priority = models.SmallIntegerField(default=5)
    sequence = models.PositiveIntegerField()
    name = SealedText()
    name_shown = models.CharField(max_length=8, choices=NameShown, default=NameShown.NUMBER)
    place = models.CharField(max_length=120, blank=True)
    topic = models.CharField(max_length=160)
    content = models.TextField(blank=True)
    door = models.CharField(max_length=8, choices=Door, default=Door.HALL)
    opinion = models.ForeignKey(Opinion, null=True, blank=True, on_delete=models.PROTECT, related_name="turns")
    follows = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    calls = models.PositiveSmallIntegerField(default=0)
    called_at = models.DateTimeField(null=True)
    limit_seconds = models.PositiveSmallIntegerField(default=180)
    started_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    paused_seconds = models.PositiveIntegerField(default=0)
    paused_by_suspension = models.BooleanField(default=False)
    stopped_at = models.DateTimeField(null=True)
    stop_reason = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    objects = TurnSet.as_manager()

    class Meta:
        verbose_name = _("turn")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TurnState.values), name="turn_state_known"),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(state__in=["speaking", "paused"]), name="turn_one_has_the_floor"
            ),
            models.UniqueConstraint(fields=["sitting"], condition=Q(state="called"), name="turn_one_is_called"),
            models.UniqueConstraint(fields=["sitting", "number"], name="turn_number_once"),
        ]
        indexes = [models.Index(fields=["sitting", "priority", "sequence"], name="turn_in_order")]

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.number}"

    def scope(self) -> Scope:
        return self.sitting.scope()


#: What stands in the place of covered words.
COVER = "…"


class Question(Stateful):
    """What is answered; it is also an opinion of the door "hall", joined to a matter."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="questions")
    turn = models.ForeignKey(Turn, null=True, blank=True, on_delete=models.PROTECT, related_name="questions")
    opinion = models.OneToOneField(Opinion, on_delete=models.PROTECT, related_name="question")
    state = models.CharField(max_length=24, choices=QuestionState, default=QuestionState.RAISED)
    number = models.PositiveIntegerField()
    group_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="grouped")
    gist = models.CharField(max_length=300)
    gist_by = models.BigIntegerField(null=True)
    gist_confirmed_by = models.BigIntegerField(null=True)
    shown_gist = models.CharField(max_length=300, blank=True)
    by_chair = models.BooleanField(default=False)
    # Who runs this question in the place of the head, whom it concerns.
    led_by_id = models.BigIntegerField(null=True)
    answerer = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="hall_questions"
    )
    executor = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer_text = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    no_data = models.BooleanField(default=False)
    on_behalf_of_head = models.BooleanField(default=False)
    is_satisfied = models.BooleanField(null=True)
    decided_at = models.DateTimeField(null=True)
    # Words of the gist that no screen and no public paper shows; what was said stays in the gist.
    covered = models.JSONField(default=list, blank=True)
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="questions"
    )

    class Meta:
        verbose_name = _("question")
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=QuestionState.values), name="question_state_known"),
            models.UniqueConstraint(fields=["sitting", "number"], name="question_number_once"),
            models.CheckConstraint(
                condition=Q(gist_confirmed_by=None) | ~Q(gist_confirmed_by=models.F("gist_by")),
                name="question_gist_second_person",
            ),
            models.CheckConstraint(
                condition=~Q(state="promised") | Q(due_on__isnull=False, executor__isnull=False),
                name="question_promise_has_owner_and_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.number}"

    @property
    def open_gist(self) -> str:
        """The gist as everybody may read it: covered words are three dots."""
        words = self.gist
        for one in sorted(self.covered, key=len, reverse=True):
            words = words.replace(one, COVER)
        return words

    def scope(self) -> Scope:
        organisations = frozenset({self.answerer_id}) if self.answerer_id else frozenset()
        return Scope(self.sitting.conference.authority_id, organisations, self.sitting.conference_id)


class MinuteLine(Dated):
    """One line of the minutes; corrected by a later line, never changed."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="minute_lines")
    at = models.DateTimeField(default=clock.now)
    text = models.TextField()
    question = models.ForeignKey(Question, null=True, blank=True, on_delete=models.PROTECT, related_name="minute_lines")
    turn = models.ForeignKey(Turn, null=True, blank=True, on_delete=models.PROTECT, related_name="minute_lines")
    written_by = models.BigIntegerField(null=True)
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections")
    is_late_entry = models.BooleanField(default=False)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]

    def scope(self) -> Scope:
        return self.sitting.scope()


class ConclusionKind(models.TextChoices):
    DISCUSSED = "discussed", _("Discussed")
    SOLVED = "solved", _("Solved")
    UNSOLVED = "unsolved", _("To be resolved and answered")
    FORWARDED = "forwarded", _("Forwarded")


class ConclusionItem(Dated):
    """One line of the conclusion (S-62, S-63)."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="conclusion_items")
    question = models.OneToOneField(Question, on_delete=models.PROTECT, related_name="conclusion_item")
    kind = models.CharField(max_length=10, choices=ConclusionKind)
    text = models.TextField()
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text[:60]


class Command(models.Model):
    """A command of a screen that has been performed, by its idempotency key."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="commands")
    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=40)
    by_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(default=clock.real_now)
    # Only of a command that a screen kept while the server was away: where, in which order, and when by its own clock.
    device = models.CharField(max_length=32, blank=True)
    sequence = models.PositiveIntegerField(null=True)
    device_at = models.DateTimeField(null=True)
    happened_at = models.DateTimeField(null=True)
    # The beat of the floor that this command left behind, when nobody else had acted since the screen was drawn.
    floor_after = models.PositiveBigIntegerField(null=True)

    def __str__(self) -> str:
        return f"{self.name} {self.key}"


class HallDevice(models.Model):
    """A browser in the hall, and the letter of the numbers which it gives while the server is away (A-17)."""

    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="devices")
    device = models.CharField(max_length=32)
    letter = models.CharField(max_length=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "device"], name="hall_device_once"),
            models.UniqueConstraint(fields=["sitting", "letter"], name="hall_device_letter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.letter}"
