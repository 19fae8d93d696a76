"""The second factor: a code of the telephone works once, codes on paper work once each, a reset needs two people.

The library's own part for this keeps recovery codes readable and its secrets outside of the change of keys; here the
secret lies sealed like all that is personal, and of the codes on paper only a hash is kept.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
import struct
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused
from doithoai.people.accounts import home_of
from doithoai.people.models import FactorKind, Person, RecoveryCode, SecondFactor
from doithoai.people.roles import Acting

#: RFC 6238: six digits, thirty seconds; one step before and after for clocks that differ (5.2).
STEP, DIGITS, BESIDE = 30, 6, 1
#: Where a session keeps whose second factor it has shown.
PASSED = "second_factor"
#: How many codes stand on the paper, and of which letters (none that looks like another).
CODES, LETTERS = 10, "abcdefghjkmnpqrstuvwxyz23456789"

journal.register_verb("factor.add", _("Second factor added"))
journal.register_verb("factor.remove", _("Second factor removed by the person"))
journal.register_verb("factor.codes", _("Recovery codes made anew"))
journal.register_verb("factor.code_used", _("Signed in with a recovery code"))


def is_required() -> bool:
    """True where the installation asks every official for a second factor."""
    return bool(settings.DOITHOAI_SECOND_FACTOR)


def is_missing(session: Mapping[str, Any], person: Person) -> bool:
    """True where a second factor is required and this session has not shown one."""
    return is_required() and session.get(PASSED) != person.pk


def has_one(person: Person) -> bool:
    return person.second_factors.exists()


def new_secret() -> str:
    """160 bits, as RFC 4226 (R6) recommends."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def in_groups(secret: str) -> str:
    """Groups of four, to be typed from the screen."""
    return " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))


def address_for(secret: str, person: Person, issuer: str) -> str:
    """What the square code says to the application on the telephone."""
    label = quote(f"{issuer}:{person.username}")
    return f"otpauth://totp/{label}?{urlencode({'secret': secret, 'issuer': issuer}, quote_via=quote)}"


def code_at(secret: str, step: int) -> str:
    """The digits that the telephone shows in this step (RFC 4226, 5.3)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[offset : offset + 4])[0] & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def step_now() -> int:
    return int(clock.now().timestamp()) // STEP


def step_of(secret: str, typed: str) -> int | None:
    """The step whose code was typed, or None."""
    now = step_now()
    digits = "".join(typed.split())
    fitting = [
        step
        for step in range(now - BESIDE, now + BESIDE + 1)
        if hmac.compare_digest(code_at(secret, step).encode(), digits.encode())
    ]
    return fitting[0] if fitting else None


def add(person: Person, *, secret: str, typed: str, name: str = "") -> list[str]:
    """Keep an application after its first code; the first factor brings the codes on paper."""
    step = step_of(secret, typed)
    if step is None:
        raise Refused(_("This is not the code of now. Wait for the next one and type it."), field="code")
    return keep(person, kind=FactorKind.CODES, name=name, secret=secret, last_step=step)


def keep(person: Person, *, kind: FactorKind, name: str, secret: str, last_step: int) -> list[str]:
    """Put a factor that was shown once on the list; returns codes for paper with the first. Other sessions end."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        if any(row.secret == secret for row in person.second_factors.all()):
            raise Refused(_("This is on the list already."), field="code")
        first = not has_one(person)
        SecondFactor.objects.create(
            person=person,
            kind=kind,
            name=name.strip()[:60] or str(kind.label),
            secret=secret,
            last_step=last_step,
        )
        _other_sessions_end(person)
        _tell(person, "factor.add")
        return _fresh_codes(person) if first else []


def remove(person: Person, public_id: str) -> None:
    """Take one off the list; without any the codes on paper are worth nothing either."""
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        row = person.second_factors.filter(public_id=public_id).first()
        if row is None:
            return
        if is_required() and person.second_factors.count() == 1:
            raise Refused(_("A second factor is required here. Add another one before you remove this one."))
        row.delete()
        if not has_one(person):
            person.recovery_codes.all().delete()
        _other_sessions_end(person)
        _tell(person, "factor.remove")


def new_codes(person: Person) -> list[str]:
    """Ten new codes for paper; the old ones are worth nothing from now on. Shown this once."""
    if not has_one(person):
        raise Refused(_("Add a second factor first."))
    with transaction.atomic():
        codes = _fresh_codes(person)
        _tell(person, "factor.codes")
    return codes


def takes(person: Person, typed: str) -> bool:
    """True for a code of a telephone or of the paper that was not used before; used it is from now on."""
    return _takes_digits(person, typed) or _takes_paper(person, typed)


def _takes_digits(person: Person, typed: str) -> bool:
    rows = person.second_factors.filter(kind=FactorKind.CODES)
    for row in rows.exclude(secret=""):  # an export without personal data leaves secrets out
        step = step_of(row.secret, typed)
        # One statement decides: of two who type the same code at once, one is let in.
        fresh = SecondFactor.objects.filter(pk=row.pk, last_step__lt=step) if step else SecondFactor.objects.none()
        if fresh.update(last_step=step, last_used_at=clock.now()):
            return True
    return False


def _takes_paper(person: Person, typed: str) -> bool:
    place, _dash, rest = "".join(typed.split()).lower().partition("-")
    if not place.isdecimal() or len(place) > 2 or not rest:
        return False
    row = person.recovery_codes.filter(place=int(place), used_at=None).first()
    if row is None or not check_password(rest.replace("-", ""), row.digest):
        return False
    with transaction.atomic():
        used = RecoveryCode.objects.filter(pk=row.pk, used_at=None).update(used_at=clock.now())
        if used:
            _tell(person, "factor.code_used", left=codes_left(person))
    return bool(used)


def codes_left(person: Person) -> int:
    return person.recovery_codes.filter(used_at=None).count()


def _fresh_codes(person: Person) -> list[str]:
    """`3-abcd-efgh-jkmn`: the first number says which line is meant, so that one hash is reckoned and not ten."""
    person.recovery_codes.all().delete()
    codes = []
    for place in range(1, CODES + 1):
        groups = ["".join(secrets.choice(LETTERS) for _letter in range(4)) for _group in range(3)]
        RecoveryCode.objects.create(person=person, place=place, digest=make_password("".join(groups)))
        codes.append("-".join([str(place), *groups]))
    return codes


def _other_sessions_end(person: Person) -> None:
    """The desk renews the session in which it was done."""
    person.session_mark = public_id()
    person.save(update_fields=["session_mark"])


def _tell(person: Person, verb: str, **facts: int) -> None:
    home = home_of(person)
    if home is not None:
        journal.record(home, verb, by=Acting(person, home), facts={"person": person.pk, **facts})
