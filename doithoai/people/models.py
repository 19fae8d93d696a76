"""Who takes part: authorities, their organisations, persons, who holds which role where, and the clocks."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, vietnamese
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, public_id
from doithoai.people.factor_models import FactorKind as FactorKind
from doithoai.people.factor_models import FactorReset as FactorReset
from doithoai.people.factor_models import RecoveryCode as RecoveryCode
from doithoai.people.factor_models import SecondFactor as SecondFactor


class Level(models.TextChoices):
    CENTRAL = "central", _("Central")
    PROVINCE = "province", _("Province")
    DISTRICT = "district", _("District")
    COMMUNE = "commune", _("Commune")
    SPECIAL = "special", _("Special zone")


class HeadKind(models.TextChoices):
    PARTY = "party", _("Party head")
    STATE = "state", _("Head of the People's Committee")


class Valid(models.Model):
    """Something that holds from a day to a day (both included; None = without end)."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def is_valid_on(self, day: date) -> bool:
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


def valid_on(day: date) -> Q:
    """Rows that hold on `day`."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gte=day))


class Authority(Dated, Valid):
    """The organising body and everything that belongs to it: the tenant."""

    slug = models.SlugField(max_length=60, unique=True)
    host = models.CharField(max_length=200, blank=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    place_name = models.CharField(max_length=80)
    level = models.CharField(max_length=12, choices=Level)
    head_kind = models.CharField(max_length=8, choices=HeadKind)
    head_title = models.CharField(max_length=120)
    issuing_body = models.CharField(max_length=160)
    superior_name = models.CharField(max_length=200, blank=True)
    symbol = models.CharField(max_length=20)
    paper_profile = models.CharField(max_length=20, default="dang_2026")
    term_label = models.CharField(max_length=20, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)
    # Reasons out of the own regulation, one a line; empty: the usual ones.
    decline_reasons = models.TextField(blank=True)
    stop_reasons = models.TextField(blank=True)
    # The plan orders gathering from the agencies; spreadsheets and reports of local committees are an extension (G-18).
    local_gathering = models.BooleanField(default=False)
    demo = models.BooleanField(default=False)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")

    class Meta:
        verbose_name = _("authority")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.pk)


class OrganisationKind(models.TextChoices):
    STANDING = "standing", _("Standing members")
    PARTY_STAFF = "party_staff", _("Party staff body")
    PARTY_OFFICE = "party_office", _("Party committee office")
    LOCAL_COMMITTEE = "local_committee", _("Local Party committee")
    PEOPLES_COMMITTEE = "peoples_committee", _("People's Committee")
    AGENCY = "agency", _("Specialised agency")
    PUBLIC_UNIT = "public_unit", _("Public service unit")
    MEDIA = "media", _("Media centre")
    FRONT = "front", _("Fatherland Front")
    MASS = "mass", _("Socio-political organisation")
    ARMED = "armed", _("Police or military")
    UPPER = "upper", _("Competent higher authority")
    OTHER = "other", _("Other unit")


class OrganisationSet(models.QuerySet["Organisation"]):
    def of(self, authority: Authority) -> OrganisationSet:
        return self.filter(authority=authority).order_by("order", "name")

    def valid(self, day: date) -> OrganisationSet:
        return self.filter(valid_on(day))


class Organisation(Dated, Valid):
    """A body that belongs to an authority; it may end and name its successor."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="organisations")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    level = models.CharField(max_length=12, choices=Level)
    order = models.PositiveSmallIntegerField(default=100)
    symbol = models.CharField(max_length=20, blank=True)
    head_title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")

    objects = OrganisationSet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        constraints = [
            models.UniqueConstraint(fields=["authority", "code"], name="organisation_code_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.authority_id, frozenset({self.pk}) if self.pk else frozenset())

    def rank(self) -> tuple[int, str]:
        """Its place among the bodies of a list: as the authority orders them, then by the alphabet."""
        return self.order, vietnamese.sort_key(self.name, person=False)


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username__iexact=username)


class Person(AbstractBaseUser, Dated):
    """An official who signs in. Citizens have no account."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    sort_name = models.CharField(max_length=160, blank=True, editable=False)
    email = models.EmailField(blank=True)
    phone = SealedText(blank=True, default="")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=False)
    initial_until = models.DateTimeField(null=True, blank=True)
    # When the present password was chosen, for houses where passwords grow old.
    password_set_at = models.DateTimeField(null=True, blank=True)
    # Every session carries this mark; a new one ends them all.
    session_mark = models.CharField(max_length=12, default=public_id, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = PersonManager()

    class Meta:
        verbose_name = _("person")
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return self.full_name

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session must carry to be believed: changes with the password and with the mark."""
        return salted_hmac(
            "doithoai.people.session", self.password + self.session_mark, secret=secret, algorithm="sha256"
        ).hexdigest()

    def initial_has_expired(self) -> bool:
        """True when the password told by the administrator was never changed and its time is over."""
        return self.must_change_password and self.initial_until is not None and self.initial_until < clock.now()

    def password_age(self) -> timedelta:
        """How long ago the present password was chosen, or the account made."""
        return clock.now() - (self.password_set_at or self.created_at)


class MembershipSet(models.QuerySet["Membership"]):
    def on(self, day: date) -> MembershipSet:
        return self.filter(valid_on(day), person__is_active=True)


class Membership(Dated, Valid):
    """One role of one person in one place. A conference role carries the number of its conference."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    role = models.CharField(max_length=24)
    position = models.CharField(max_length=120, blank=True)
    # A key upward is not allowed (people stands below conference), so the number alone is kept.
    conference_ref = models.BigIntegerField(null=True, blank=True)
    stands_in_for = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="stand_ins")

    objects = MembershipSet.as_manager()

    class Meta:
        verbose_name = _("membership")
        indexes = [models.Index(fields=["authority", "role"], name="membership_by_role")]

    def __str__(self) -> str:
        return f"{self.person} · {self.role}"

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class ClockUnit(models.TextChoices):
    DAYS = "days", _("days")
    WORKING_DAYS = "working_days", _("working days")


class ClockAnchor(models.TextChoices):
    CONFERENCE_BEFORE = "conference_before", _("before the conference")
    CONFERENCE_AFTER = "conference_after", _("after the conference")
    RECEIPT = "receipt", _("after receipt")
    ASSIGNMENT = "assignment", _("after assignment")
    CONCLUSION = "conclusion", _("after the conclusion")
    DUE_BEFORE = "due_before", _("before the due day")
    DUE_AFTER = "due_after", _("after the due day")
    ROUNDS = "rounds", _("rounds")


class ClockSet(models.QuerySet["Clock"]):
    def for_code(self, authority_id: int, code: str, day: date) -> Clock | None:
        """The rule that holds on `day`; the newest when several do."""
        rows = self.filter(valid_on(day), authority_id=authority_id, code=code)
        return rows.order_by(F("valid_from").desc(nulls_last=True), "-pk").first()


class Clock(Dated, Valid):
    """A deadline rule of an authority: amount, unit, anchor and the paper that sets it."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="clocks")
    code = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    amount = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=14, choices=ClockUnit)
    anchor = models.CharField(max_length=20, choices=ClockAnchor)
    basis = models.CharField(max_length=300)

    objects = ClockSet.as_manager()

    class Meta:
        verbose_name = _("clock")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Channel(models.TextChoices):
    PORTAL = "portal", _("Portal")
    DISTRICT_RADIO = "district_radio", _("District loudspeakers")
    GRASSROOTS_RADIO = "grassroots_radio", _("Grassroots loudspeakers")
    BOARD = "board", _("Notice board")
    PRESS = "press", _("Press")
    VILLAGE = "village", _("Village heads")


class RequiredChannel(Dated, Valid):
    """A channel that every announcement of the authority must use, and the paper that says so."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="required_channels")
    channel = models.CharField(max_length=20, choices=Channel)
    basis = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("required channel")
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "channel"], condition=Q(valid_to=None), name="required_channel_once"
            )
        ]

    def __str__(self) -> str:
        return self.get_channel_display()

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class FirstToken(models.Model):
    """The one-time token that lets the first administrator in; printed at set-up, kept as a digest."""

    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.made_at)


class SavedFilter(Dated):
    """A filter of a list under a name: of one person, or shown to everybody of an organisation."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="saved_filters")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_filters")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="saved_filters"
    )
    page = models.CharField(max_length=20)
    name = models.CharField(max_length=60)
    # Choices of the filter alone: never the words that somebody typed.
    query = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "person", "page", "name"], name="saved_filter_name_once")
        ]

    def __str__(self) -> str:
        return self.name
