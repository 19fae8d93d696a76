"""The administrator's pages from named networks and in working hours only, where the house asks for it (742)."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from datetime import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doithoai.core import clock, holidays
from doithoai.core.web import note

#: Pages that ask for one of these and nothing else are the administrator's.
RIGHTS = {"people.manage", "organisation.manage", "clock.manage", "settings.manage"}


class Administration:
    """Looks at the door of the page before it opens."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not set(getattr(view, "house_right", "").split("|")) <= RIGHTS:
            return None
        if not is_near(request.META.get("REMOTE_ADDR", "")):
            sentence = _("These pages are open from the network of the authority only.")
        elif not is_open_now():
            sentence = _("These pages are open in working hours only.")
        else:
            return None
        note(request, "refused")
        return render(request, "errors/403.html", {"sentence": sentence}, status=403)


def is_near(address: str) -> bool:
    """True for an address inside one of the networks that are set; for every address when none is."""
    networks = settings.DOITHOAI_ADMIN_NETWORKS
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return not networks
    return not networks or any(found in ipaddress.ip_network(one, strict=False) for one in networks)


def is_open_now() -> bool:
    """True on a working day between the hours that are set (`07:00-18:00`), and always when none are."""
    if not settings.DOITHOAI_ADMIN_HOURS:
        return True
    since, until = (time.fromisoformat(word.strip()) for word in settings.DOITHOAI_ADMIN_HOURS.split("-"))
    now = clock.local(clock.now())
    return since <= now.time() < until and holidays.calendar_for([now.year]).is_working(now.date())
