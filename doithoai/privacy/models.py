"""What a person asks about the own data (Law 91/2025/QH15, Decree 356/2025), and what a night erased by rule."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, Stateful
from doithoai.opinion.models import Submission
from doithoai.people.models import Authority
from doithoai.privacy.states import OPEN, RequestState


class RequestKind(models.TextChoices):
    SEE = "see", _("See what is held")
    CORRECT = "correct", _("Correct the contact data")
    CONSENT = "consent", _("Take back the consent to publish")
    ERASE = "erase", _("Erase the personal data")
    RESTRICT = "restrict", _("Restrict the use, or object to it")


class RequestDoor(models.TextChoices):
    WEB = "web", _("With the look-up code")
    COUNTER = "counter", _("In person")
    LETTER = "letter", pgettext_lazy("door", "Letter")
    PHONE = "phone", _("Telephone")


class Proof(models.TextChoices):
    """How it was made sure that the data are those of who asks; no number and no picture of a document is kept."""

    CODE = "code", _("Look-up code of the receipt")
    DOCUMENT = "document", _("Identity document looked at, no copy kept")
    CALL = "call", _("Called back under the number that was left")
    PROXY = "proxy", _("Letter of authority of the person")


class Refusal(models.TextChoices):
    """Why the law lets an authority keep what it is asked to change."""

    RECORD = "record", _("The law on archives orders that the record is kept")
    COURT = "court", _("Needed for a case, an inspection or an investigation")
    SEALED = "sealed", _("Belongs to a complaint or a denunciation that goes its own way")
    OTHERS = "others", _("Would disclose or change data of other people")
    NOT_PROVED = "not_proved", _("It was not made sure whose data they are")
    NOT_HELD = "not_held", _("Nothing about the person is held here")


class DataRequestSet(models.QuerySet["DataRequest"]):
    def of(self, authority: Authority) -> DataRequestSet:
        return self.filter(authority=authority)

    def open(self) -> DataRequestSet:
        return self.filter(state__in=OPEN)


class DataRequest(Stateful):
    """One request about the data behind one or several submissions, with its days."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="data_requests")
    number = models.CharField(max_length=24)
    state = models.CharField(max_length=24, choices=RequestState, default=RequestState.RECEIVED)
    kind = models.CharField(max_length=10, choices=RequestKind)
    door = models.CharField(max_length=8, choices=RequestDoor)
    submissions = models.ManyToManyField(Submission, related_name="data_requests")
    received_on = models.DateField(default=clock.today)
    received_by = models.BigIntegerField(null=True)
    proof = models.CharField(max_length=10, choices=Proof)
    # What is asked in the person's own words, and the contact data as they should read.
    words = SealedText(blank=True, default="")
    wanted = SealedText(blank=True, default="")
    # One of its opinions is kept confidential: its holders alone deal with the request.
    is_sealed = models.BooleanField(default=False)
    # Others hold the data too, so the law gives more days.
    has_third_party = models.BooleanField(default=False)
    answer_by = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    due_rule = models.CharField(max_length=400, blank=True)
    is_extended = models.BooleanField(default=False)
    extended_because = models.CharField(max_length=300, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.BigIntegerField(null=True)
    refusal = models.CharField(max_length=12, choices=Refusal, blank=True)
    # Told to the person with the decision.
    reason = SealedText(blank=True, default="")
    is_late = models.BooleanField(default=False)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    objects = DataRequestSet.as_manager()

    class Meta:
        verbose_name = _("request about personal data")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="data_request_state_known"),
            models.UniqueConstraint(fields=["authority", "number"], name="data_request_number_once"),
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED) | ~Q(refusal=""), name="data_request_refused_with_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "due_on"], name="data_request_by_day"),
            models.Index(fields=["remind_at"], condition=Q(remind_at__isnull=False), name="data_request_to_remind"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Erasing(Dated):
    """What one night erased of one class of data, by which rule: the count alone."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="erasings")
    code = models.CharField(max_length=30)
    before = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("erasing by rule")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.code}: {self.number}"

    def scope(self) -> Scope:
        return Scope(self.authority_id)
