"""Accounts of officials: made, reset and ended by the administrator; the first one by a one-time token."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, vietnamese
from doithoai.core.actors import Actor, Machine
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.people.models import Authority, FirstToken, Membership, Organisation, Person
from doithoai.people.roles import TABLE, Acting, C, O, Role

#: How long an initial password opens the door (Decision 742: an initial secret does not live for ever).
INITIAL_HOURS = 72
SETUP = Machine("setup", frozenset({"people.manage"}))

journal.register_verb("membership.begin", _("Role given"))
journal.register_verb("membership.end", _("Role ended"))
journal.register_verb("people.reset", _("Password set anew"))
journal.register_verb("people.deactivate", _("Account closed"))
journal.register_verb("people.activate", _("Account opened again"))
journal.register_verb("people.end_sessions", _("Sessions ended by the administrator"))
journal.register_verb("people.password", _("Password changed by the person"))


def new_person(authority: Authority, *, username: str, full_name: str, by: Actor) -> tuple[Person, str]:
    """An account with an initial password that must be changed at the first sign-in; returns both."""
    allow(by, "people.manage", authority)
    name = username.strip().lower()
    if Person.objects.filter(username__iexact=name).exists():
        raise Refused(_("This user name is already taken. Choose another one."), field="username")
    secret = initial_password()
    person = Person(
        username=name,
        full_name=full_name.strip(),
        sort_name=vietnamese.sort_key(full_name),
        must_change_password=True,
        initial_until=clock.now() + timedelta(hours=INITIAL_HOURS),
    )
    person.set_password(secret)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError as error:
        raise Refused(_("This user name is already taken. Choose another one."), field="username") from error
    return person, secret


def new_member(authority: Authority, *, username: str, full_name: str, by: Actor, **place: Any) -> tuple[Person, str]:
    """An account with its first role, or neither."""
    with transaction.atomic():
        person, secret = new_person(authority, username=username, full_name=full_name, by=by)
        give_role(person, authority=authority, by=by, **place)
    return person, secret


def initial_password() -> str:
    """Four groups that can be read over the telephone."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _place in range(4)) for _group in range(4))


def give_role(
    person: Person,
    *,
    authority: Authority,
    role: str,
    by: Actor,
    organisation: Organisation | None = None,
    position: str = "",
    valid_from: date | None = None,
    valid_to: date | None = None,
    conference_ref: int | None = None,
    stands_in_for: Membership | None = None,
    right: str = "people.manage",
) -> Membership:
    """One role in one place; the same role in the same place twice is one role."""
    where = TABLE[role][0]
    if where == O and organisation is None:
        raise Refused(_("This role belongs to an organisation. Choose which one."), field="organisation")
    if where == C and conference_ref is None:
        raise Refused(_("This role is given on the page of a conference."), field="role")
    if organisation is not None and organisation.authority_id != authority.pk:
        raise Refused(_("Choose an organisation of this authority."), field="organisation")
    if valid_from and valid_to and valid_to < valid_from:
        raise Refused(_("The last day lies before the first day."), field="valid_to")
    first_day = valid_from or clock.today()
    place = {"authority": authority, "role": role, "organisation": organisation, "conference_ref": conference_ref}
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # two clicks at once give one role
        existing = Membership.objects.on(first_day).filter(person=person, **place).first()
        if existing is not None:
            return existing
        row = Membership(
            person=person,
            position=position,
            valid_from=first_day,
            valid_to=valid_to,
            stands_in_for=stands_in_for,
            **place,
        )
        return begin(row, "membership.begin", by=by, right=right, facts={"role": role})


def stand_in(membership: Membership, *, person: Person, valid_from: date, valid_to: date, by: Actor) -> Membership:
    """Another person holds the same role during an absence."""
    if person.pk == membership.person_id:
        raise Refused(_("Nobody stands in for himself. Choose another person."), field="username")
    return give_role(
        person,
        authority=membership.authority,
        role=membership.role,
        organisation=membership.organisation,
        conference_ref=membership.conference_ref,
        valid_from=valid_from,
        valid_to=valid_to,
        stands_in_for=membership,
        by=by,
    )


def end_role(membership: Membership, *, by: Actor) -> None:
    """The role ends with yesterday, and with it its stand-ins: from this moment nobody may use it any more."""
    yesterday = clock.today() - timedelta(days=1)
    if membership.valid_to is not None and membership.valid_to <= yesterday:
        return
    if membership.role == Role.ADMINISTRATOR and _last_administrator(membership):
        raise Refused(_("This is the last administrator. Give the role to somebody else first."))
    with transaction.atomic():
        for row in (membership, *membership.stand_ins.filter(Q(valid_to=None) | Q(valid_to__gt=yesterday))):
            facts = {"role": row.role}
            amend(row, "membership.end", by=by, right="people.manage", facts=facts, valid_to=yesterday)
            end_sessions_without_role(row.person)


def end_sessions_without_role(person: Person) -> bool:
    """True when the person holds no role anywhere today: every session has ended then."""
    if Membership.objects.on(clock.today()).filter(person=person).exists():
        return False
    person.session_mark = public_id()
    person.save(update_fields=["session_mark"])
    return True


def _last_administrator(membership: Membership) -> bool:
    others = Membership.objects.on(clock.today()).filter(authority=membership.authority, role=Role.ADMINISTRATOR)
    return not others.exclude(pk=membership.pk).exclude(person=membership.person).exists()


def reset_password(person: Person, *, authority: Authority, by: Actor) -> str:
    """A new initial password, told by the administrator in person; no e-mail is needed."""
    allow(by, "people.manage", authority)
    own_people(person, authority)
    secret = initial_password()
    person.set_password(secret)
    person.must_change_password = True
    person.initial_until = clock.now() + timedelta(hours=INITIAL_HOURS)
    with transaction.atomic():
        person.save(update_fields=["password", "must_change_password", "initial_until"])
        journal.record(authority, "people.reset", by=by, facts={"person": person.pk})
    return secret


def deactivate(person: Person, *, authority: Authority, by: Actor) -> None:
    """Close the account; what the person did stays in the journal."""
    allow(by, "people.manage", authority)
    own_people(person, authority)
    if person.pk == by.pk:
        raise Refused(_("You cannot close your own account. Ask another administrator."))
    if not person.is_active:
        return
    person.is_active = False
    person.set_unusable_password()
    person.session_mark = public_id()
    with transaction.atomic():
        person.save(update_fields=["is_active", "password", "session_mark"])
        journal.record(authority, "people.deactivate", by=by, facts={"person": person.pk})


def activate(person: Person, *, authority: Authority, by: Actor) -> str:
    """Open the account again with a new initial password."""
    allow(by, "people.manage", authority)
    own_people(person, authority)
    if not person.is_active:
        person.is_active = True
        with transaction.atomic():
            person.save(update_fields=["is_active"])
            journal.record(authority, "people.activate", by=by, facts={"person": person.pk})
    return reset_password(person, authority=authority, by=by)


def end_sessions(person: Person, *, authority: Authority, by: Actor) -> None:
    """Sign the person out everywhere, for instance after a telephone was lost."""
    allow(by, "people.manage", authority)
    own_people(person, authority)
    person.session_mark = public_id()
    with transaction.atomic():
        person.save(update_fields=["session_mark"])
        journal.record(authority, "people.end_sessions", by=by, facts={"person": person.pk})


def own_password(person: Person, password: str) -> None:
    """The person chose a password: the initial one has done its work."""
    person.set_password(password)
    person.must_change_password = False
    person.initial_until = None
    person.password_set_at = clock.now()
    person.save(update_fields=["password", "must_change_password", "initial_until", "password_set_at"])
    home = home_of(person)
    if home is not None:
        journal.record(home, "people.password", by=Acting(person, home), facts={"person": person.pk})


def worn_out(person: Person) -> bool:
    """True when the house sets passwords a lifetime (Decision 742) and it is over: a new one must be chosen."""
    days = settings.DOITHOAI_PASSWORD_DAYS
    if not days or person.must_change_password or person.password_age() <= timedelta(days=days):
        return False
    person.must_change_password = True
    person.save(update_fields=["must_change_password"])
    return True


def home_of(person: Person) -> Authority | None:
    """The authority that made the account: only its administrators set passwords, open and close it."""
    first = person.memberships.select_related("authority").order_by("pk").first()
    return first.authority if first else None


def own_people(person: Person, authority: Authority) -> None:
    home = home_of(person)
    if home is None or not person.memberships.filter(authority=authority).exists():
        raise Refused(_("This person does not belong to this authority."), code="right")
    if home.pk != authority.pk:
        raise Refused(_("Another authority keeps this account. Ask the administrator there."))


def first_token() -> str:
    """Make the one-time token for the first administrator; earlier unused ones lose their force."""
    if Person.objects.exists():
        raise Refused(_("There are accounts already. An administrator makes further ones."))
    secret = secrets.token_urlsafe(24)
    with transaction.atomic():
        FirstToken.objects.filter(used_at=None).delete()
        FirstToken.objects.create(digest=_digest(secret))
    return secret


def use_first_token(token: str, *, username: str, full_name: str, password: str, authority: Authority) -> Person:
    """The first administrator, with the password he chose; the token works once."""
    try:
        validate_password(password)
    except ValidationError as error:
        raise Refused(" ".join(error.messages), field="password") from error
    with transaction.atomic():
        taken = FirstToken.objects.filter(digest=_digest(token.strip()), used_at=None).update(used_at=clock.now())
        if not taken or Person.objects.exists():
            raise Refused(_("This token is not valid. Print a new one with the command first_token."), field="token")
        if authority._state.adding:
            authority.save()
        person, _secret = new_person(authority, username=username, full_name=full_name, by=SETUP)
        person.set_password(password)
        person.must_change_password = False
        person.initial_until = None
        person.save(update_fields=["password", "must_change_password", "initial_until"])
        give_role(person, authority=authority, role=Role.ADMINISTRATOR, by=SETUP)
    return person


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
