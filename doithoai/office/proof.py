"""What opens doors, goes public or carries persons' data away wants the own password again after some minutes.

The two decorators stand next to the right of a page; tests/house/test_proof.py holds the list of all such pages.
"""

from __future__ import annotations

import functools
from typing import Any

from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve, reverse

from doithoai.core import cipher, clock
from doithoai.core.web import View

KEPT = "session.kept_request"


def proved_lately(view: View) -> View:
    """Ask for the password first when it was not given for a while; what was sent is kept and done afterwards."""
    return _asking(view, "act", ("GET", "POST"))


def proved_when_sent(view: View) -> View:
    """The same for a page that is also read: only what is sent from it asks."""
    return _asking(view, "act", ("POST",))


def _asking(view: View, kind: str, methods: tuple[str, ...]) -> View:
    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in methods or _is_proved(request):
            return view(request, *args, **kwargs)
        suspended: HttpResponseBase = reauthentication.suspend_request(request, reverse("account_reauthenticate"))
        kept = request.session.get(reauthentication.STATE_SESSION_KEY, {})
        if request.method == "POST":
            kept["request"] = cipher.seal(kept["request"], KEPT)
        return suspended

    inner.house_proof = kind  # type: ignore[attr-defined]  # read by the test of the list
    return inner


def bring_back(request: HttpRequest) -> None:
    """What was sent lay sealed while the password was asked for: the library reads it now."""
    kept = request.session.get(reauthentication.STATE_SESSION_KEY, {})
    if "request" in kept:
        kept["request"] = cipher.unseal(kept["request"], KEPT)


def export_of_persons(view: View) -> View:
    """A file with data of persons: the password as above. The door of the office logs it as every file."""
    return _asking(view, "export", ("GET", "POST"))


def is_export(address: str) -> bool:
    """True for the address of a file with data of persons."""
    try:
        view = resolve(address.partition("?")[0]).func
    except Resolver404:
        return False
    return getattr(view, "house_proof", "") == "export"


def _is_proved(request: HttpRequest) -> bool:
    minutes = settings.DOITHOAI_PROOF_MINUTES
    if not minutes or not reauthentication.get_reauthentication_flows(request.user):
        return True
    given = [record["at"] for record in get_authentication_records(request, request.user)]
    return bool(given) and clock.now().timestamp() - max(given) < minutes * 60
