"""Kernel tables: the journal, the pulse, counters, yearly holiday decisions; abstract bases of the rooms."""

from __future__ import annotations

import secrets
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core import cipher, clock

_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def public_id() -> str:
    """Short random id for addresses; says nothing about order or number of rows."""
    return "".join(secrets.choice(_ALPHABET) for _place in range(10))


class SealedText(models.TextField):  # type: ignore[type-arg]
    """Text that lies encrypted in the database (AES-256-GCM under the purpose table.column)."""

    def _purpose(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def get_prep_value(self, value: Any) -> Any:
        return value if value in (None, "") else cipher.seal(str(value), self._purpose())

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        return value if value in (None, "") else cipher.unseal(value, self._purpose())


class Entry(models.Model):
    """One line of the journal. Never changed, never deleted (triggers say it again in the database)."""

    authority_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=60)
    source = models.CharField(max_length=24, blank=True)
    target = models.CharField(max_length=24, blank=True)
    by_id = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=200, blank=True)
    public = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    key = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001 -- NULL = no key; several allowed

    class Meta:
        verbose_name = _("journal entry")
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="entry_of_subject"),
            models.Index(fields=["authority_id", "id"], name="entry_of_authority"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.verb} {self.subject} {self.subject_id}"


class Said(models.Model):
    """What a person typed for an act of the journal, beside its entry: it can be taken back, the entry never."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.PROTECT, related_name="said")
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("typed words of an act")

    def __str__(self) -> str:
        return str(self.entry_id)


class JournalLeaf(models.Model):
    """An entry of the journal in the tree of hashes, at its place; append-only (see core.seals)."""

    place = models.BigIntegerField(unique=True)
    entry_id = models.BigIntegerField(unique=True)
    salt = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        verbose_name = _("sealed journal entry")

    def __str__(self) -> str:
        return str(self.place)


class JournalNode(models.Model):
    """The hash of 16, 256, 4096 … leaves, so that a proof need not read them all."""

    level = models.PositiveSmallIntegerField()
    place = models.BigIntegerField()
    hash = models.BinaryField()

    class Meta:
        verbose_name = _("node of the journal")
        constraints = [models.UniqueConstraint(fields=["level", "place"], name="journal_node_once")]

    def __str__(self) -> str:
        return f"{self.level}/{self.place}"


class JournalSeal(models.Model):
    """The root over the first `size` entries, as it is published."""

    size = models.BigIntegerField(unique=True)
    root = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("seal of the journal")

    def __str__(self) -> str:
        return f"{self.size} {self.root[:12]}"


class Pulse(models.Model):
    """A number per watched screen: version, order and lock in one."""

    key = models.CharField(max_length=60, primary_key=True)
    beat = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.key}: {self.beat}"


class Counter(models.Model):
    """The last number given out under a name."""

    name = models.CharField(max_length=60, primary_key=True)
    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Rate(models.Model):
    """How often something was done under a key, until it is forgotten. The key holds a digest, no address."""

    key = models.CharField(max_length=80, primary_key=True)
    n = models.PositiveIntegerField(default=0)
    until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.key}: {self.n}"


class HolidayYear(models.Model):
    """A year whose public holidays were confirmed against the yearly decision."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    basis = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return str(self.year)


class HolidayDecision(models.Model):
    """One day that a yearly decision makes a day off, or a working day after all."""

    day = models.DateField(unique=True)
    is_working = models.BooleanField(default=False)
    reason = models.CharField(max_length=200)
    year = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return f"{self.day}: {self.reason}"


class Dated(models.Model):
    """A row with a public id and the moment it was made."""

    public_id = models.CharField(max_length=12, unique=True, default=public_id, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True


class Stateful(Dated):
    """A row with a life cycle; `state` is written by core.transitions alone."""

    state = models.CharField(max_length=24)
    state_since = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True
