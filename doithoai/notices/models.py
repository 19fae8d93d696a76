"""The outbox: one row per reader and occasion; addresses lie encrypted."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
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


class NoticeSet(models.QuerySet["Notice"]):
    def inbox_of(self, person_id: int, authority: Authority) -> NoticeSet:
        """Everything told to this person, however else it was carried."""
        return self.filter(reader_id=person_id, authority=authority, not_before__lte=clock.now()).order_by("-pk")

    def unread(self) -> NoticeSet:
        return self.filter(read_at=None)

    def waiting(self) -> NoticeSet:
        return self.filter(sent_at=None).exclude(carrier__in=[Carrier.INBOX, Carrier.HAND])


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
