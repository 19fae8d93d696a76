"""Signing in at a provider of the province (OpenID Connect): the administrator enters whose account is whose there."""

from __future__ import annotations

import hashlib

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow
from doithoai.people.accounts import own_people
from doithoai.people.models import Authority, Person

journal.register_verb("outside.link", _("Sign-in at the provider linked"))
journal.register_verb("outside.unlink", _("Sign-in at the provider no longer linked"))


def is_on() -> bool:
    return bool(settings.DOITHOAI_OIDC_SERVER)


def provider_of(server: str) -> str:
    """Under which name links are kept: a subject of another provider is somebody else."""
    return "oidc-" + hashlib.sha256(server.rstrip("/").encode()).hexdigest()[:16]


def subject_of(person: Person) -> str:
    """The subject at the present provider; empty when none is linked."""
    rows = SocialAccount.objects.filter(user=person, provider=provider_of(settings.DOITHOAI_OIDC_SERVER))
    return rows.values_list("uid", flat=True).first() or ""


def link(person: Person, *, subject: str, authority: Authority, by: Actor) -> None:
    """The same again changes nothing; another subject replaces the present one."""
    allow(by, "people.manage", authority)
    own_people(person, authority)
    if person.must_change_password:
        raise Refused(_("The person signs in once with the initial password first."), field="subject")
    wanted, here = subject.strip(), provider_of(settings.DOITHOAI_OIDC_SERVER)
    if not wanted or wanted == subject_of(person):
        return
    try:
        with transaction.atomic():
            SocialAccount.objects.filter(user=person, provider=here).delete()
            SocialAccount.objects.create(user=person, provider=here, uid=wanted)
            journal.record(authority, "outside.link", by=by, facts={"person": person.pk})
    except IntegrityError as error:
        raise Refused(_("This subject belongs to another account here."), field="subject") from error


def unlink(person: Person, *, authority: Authority, by: Actor) -> None:
    allow(by, "people.manage", authority)
    own_people(person, authority)
    with transaction.atomic():
        gone, _each = SocialAccount.objects.filter(user=person).delete()
        if gone:
            journal.record(authority, "outside.unlink", by=by, facts={"person": person.pk})
