"""Acts that open doors (roles, passwords, lists of people) want the own password again after ten minutes."""

from __future__ import annotations

import functools
from typing import Any

from allauth.account.internal.flows import reauthentication
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from doithoai.core import clock
from doithoai.core.web import View


def proved_lately(view: View) -> View:
    """Ask for the password first when it was not given for a while; what was sent is kept and done afterwards."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if _is_proved(request):
            return view(request, *args, **kwargs)
        suspended: HttpResponseBase = reauthentication.suspend_request(request, reverse("account_reauthenticate"))
        return suspended

    return inner


def _is_proved(request: HttpRequest) -> bool:
    minutes = settings.DOITHOAI_PROOF_MINUTES
    if not minutes or not reauthentication.get_reauthentication_flows(request.user):
        return True
    given = [record["at"] for record in get_authentication_records(request, request.user)]
    return bool(given) and clock.now().timestamp() - max(given) < minutes * 60
