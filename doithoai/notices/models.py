"""The outbox: one row per reader and occasion; addresses lie encrypted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Count, Q, Window
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText
from doithoai.people.models import Authority


class Carrier(models.TextChoices):
    INBOX = "inbox", _("Inbox")
    EMAIL = "email", _("E-mail")
    SMS = "sms", _("Text message")
    HAND = "hand", _("Told by a person")


class Hand(models.TextChoices):
    """How a person told it where no wire reaches."""

    PHONE = "phone", _("By telephone")
    PRINT = "print", _("On paper")
    MEETING = "meeting", _("Face to face")
    CHAT = "chat", _("By message")


#: Begins the keys of the daily letters: what they gather stands in the inbox line by line.
DIGEST = "digest"


class NoticeSet(models.QuerySet["Notice"]):
    def inbox_of(self, person_id: int, authority: Authority) -> NoticeSet:
        """Everything told to this person, however else it was carried; what its carrier puts off stands there too."""
        known = Q(not_before__lte=clock.now()) | Q(tries__gt=0)
        rows = self.filter(known, reader_id=person_id, authority=authority)
        return rows.exclude(key__startswith=f"{DIGEST}:").order_by("-pk")

    def unread(self) -> NoticeSet:
        return self.filter(read_at=None)

    def newest(self, most: int) -> tuple[list[Notice], int]:
        """The first rows, and how many of all of them have not been read; one statement."""
        rows = list(self.annotate(all_unread=Window(Count("pk", filter=Q(read_at=None))))[:most])
        unread = rows[0].all_unread if rows else 0  # type: ignore[attr-defined]  # annotated
        return rows, unread

    def waiting(self) -> NoticeSet:
        return self.filter(sent_at=None).exclude(carrier__in=[Carrier.INBOX, Carrier.HAND])

    def to_gather(self) -> NoticeSet:
        """Stands in the inbox, and waits to become a line of the daily letter of its reader."""
        return self.filter(sent_at=None, in_digest=True, carrier=Carrier.INBOX, reader__isnull=False)


class Notice(Dated):
    """One message to one reader by one carrier. `key` makes it one per reader and occasion."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="notices")
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="notices"
    )
    carrier = models.CharField(max_length=8, choices=Carrier)
    address = SealedText(blank=True, default="")
    key = models.CharField(max_length=120, unique=True)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    path = models.CharField(max_length=200, blank=True)
    not_before = models.DateTimeField(default=clock.now)
    taken_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    failure = models.CharField(max_length=200, blank=True)
    # The opinion that a sender is told about (its public id); empty for officials.
    about = models.CharField(max_length=12, blank=True)
    #: Goes by wire only as a line of the daily digest of its reader; `sent_at` is when it became one.
    in_digest = models.BooleanField(default=False)
    told_how = models.CharField(max_length=8, choices=Hand, blank=True)
    told_by = models.BigIntegerField(null=True, blank=True)

    objects = NoticeSet.as_manager()

    class Meta:
        verbose_name = _("notice")
        indexes = [
            models.Index(fields=["not_before"], condition=Q(sent_at=None), name="notice_to_carry"),
            models.Index(fields=["reader", "id"], name="notice_of_reader"),
            models.Index(
                fields=["authority", "id"], condition=Q(sent_at=None, about__gt=""), name="notice_to_tell_senders"
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class How(models.TextChoices):
    AT_ONCE = "at_once", _("Each message by e-mail, reminders once a day")
    DAILY = "daily", _("One e-mail a day")
    INBOX = "inbox", _("No e-mail: I read them here")


class Preference(models.Model):
    """How one official wants to be told by wire; the inbox on the page holds everything anyway."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    how = models.CharField(max_length=8, choices=How, default=How.AT_ONCE)

    def __str__(self) -> str:
        return self.how


class ActLink(Dated):
    """A link in a message that is good for one act of one reader; only the hash of its token is kept."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    act = models.CharField(max_length=40)
    #: The public id of what the act is done to.
    subject = models.CharField(max_length=12)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.act
