"""Keys of a device as second factor: it signs what the house asks, for this address alone (WebAuthn level 2).

Nothing secret is kept here, and a page with a false address gets no signature. Works under https and on localhost.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from fido2.rpid import verify_rp_id
from fido2.server import Fido2Server
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.people import second_factor
from doithoai.people.models import FactorKind, Person, SecondFactor

#: What a key that cannot be read or does not fit raises in the library.
UNFIT = (ValueError, TypeError, KeyError)


def works_at(origin: str) -> bool:
    """True for an address at which browsers offer keys at all."""
    return verify_rp_id(_host(origin), origin)


def ask_to_add(person: Person, origin: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the browser is asked, and what must be remembered until it answers."""
    # The public id, so that the device learns nothing that means anything elsewhere.
    user = PublicKeyCredentialUserEntity(
        id=person.public_id.encode(), name=person.username, display_name=person.full_name
    )
    options, state = _server(origin).register_begin(
        user,
        [credential for _row, credential in _keys(person)],
        resident_key_requirement=ResidentKeyRequirement.DISCOURAGED,
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return dict(options), state


def add(person: Person, *, origin: str, state: Mapping[str, Any], answer: Mapping[str, Any], name: str) -> list[str]:
    """Keep the key; the first factor brings the codes on paper."""
    try:
        made = _server(origin).register_complete(state, answer)
    except UNFIT as fault:
        raise Refused(_("The key could not be added. Try again."), field="answer") from fault
    assert made.credential_data is not None
    secret = base64.b64encode(made.credential_data).decode()
    return second_factor.keep(person, kind=FactorKind.PASSKEY, name=name, secret=secret, last_step=made.counter)


def ask_to_show(person: Person, origin: str) -> tuple[dict[str, Any], dict[str, Any]] | None:
    """The same for signing in; None when the person has no key or the address allows none."""
    keys = [credential for _row, credential in _keys(person)]
    if not keys or not works_at(origin):
        return None
    options, state = _server(origin).authenticate_begin(keys, UserVerificationRequirement.PREFERRED)
    return dict(options), state


def takes(person: Person, *, origin: str, state: Mapping[str, Any], answer: Mapping[str, Any]) -> bool:
    """True when a key of this person signed what was asked; a counter that does not grow betrays a copy."""
    keys = _keys(person)
    try:
        used = _server(origin).authenticate_complete(state, [credential for _row, credential in keys], answer)
        counter = AuthenticationResponse.from_dict(answer).response.authenticator_data.counter
    except UNFIT:
        return False
    row = next(row for row, credential in keys if credential == used)
    rows = SecondFactor.objects.filter(pk=row.pk)
    if counter or row.last_step:
        rows = rows.filter(last_step__lt=counter)
    return bool(rows.update(last_step=counter, last_used_at=clock.now()))


def _keys(person: Person) -> list[tuple[SecondFactor, AttestedCredentialData]]:
    rows = person.second_factors.filter(kind=FactorKind.PASSKEY).exclude(secret="")
    return [(row, AttestedCredentialData(base64.b64decode(row.secret))) for row in rows]


def _server(origin: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=_host(origin), name=_host(origin)))


def _host(origin: str) -> str:
    return origin.partition("://")[2].partition(":")[0].partition("/")[0]
