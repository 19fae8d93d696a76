"""What every page needs: who acts in which authority, refusals as answers, paging, rate limits."""

from __future__ import annotations

import errno
import functools
import hashlib
import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db import InterfaceError, OperationalError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from doithoai.core import clock, rates, security_log, uploads
from doithoai.core.transitions import Refused

#: As many files as one form may bring, and the words around them; more is not even read.
LARGEST_REQUEST = (uploads.MAX_FILES + 1) * uploads.MAX_BYTES

View = Callable[..., HttpResponseBase]
RATE_WINDOW = re.compile(r"^(\d+)/(\d+)m$")


class HouseRequest(HttpRequest):
    """A request inside an authority; `actor` is people.roles.Acting when somebody is signed in."""

    authority: Any
    actor: Any


def _tenancy() -> Any:
    return importlib.import_module(settings.DOITHOAI_TENANCY)


class HouseMiddleware:
    """Turns a refusal into a page, keeps signed-in pages out of caches, sends a first sign-in to its change."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or "")
        if length.isdecimal() and int(length) > LARGEST_REQUEST:
            return too_large(request)
        if self._must_change(request):
            return redirect("account_change_password")
        response = self.get_response(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            if exception.code == "right":
                note(request, "refused")
            return answer_refusal(request, exception)
        if is_away(exception):
            return busy()
        return None

    @staticmethod
    def _must_change(request: HttpRequest) -> bool:
        if not request.user.is_authenticated or not getattr(request.user, "must_change_password", False):
            return False
        return not request.path.startswith(("/tai-khoan/", "/static/"))


#: The disk is full, the quota or the size of a file is used up, the disk can only be read or not even that.
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}


def is_away(fault: BaseException | None) -> bool:
    """True when the database is away, locked or full, or the disk is: trying again later helps."""
    if isinstance(fault, OperationalError | InterfaceError):
        return True
    return isinstance(fault, OSError) and (fault.errno in _NO_ROOM or _is_in_our_folder(fault.filename))


def _is_in_our_folder(name: object) -> bool:
    """A stored file that is not there or may not be touched: its disk is not mounted, or belongs to another account."""
    return isinstance(name, str | Path) and Path(name).is_relative_to(settings.DOITHOAI_DATA_DIR)


def busy() -> HttpResponse:
    """503 in words, made without the request: whoever asks for the session or the person asks the database again."""
    response = HttpResponse(render_to_string("errors/503.html"), status=503)
    response["Retry-After"] = "30"
    response["Cache-Control"] = "no-store"
    return response


def answer_refusal(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """A button without input: the sentence on the page one came from; else a page of its own."""
    if refusal.code == "right":
        return render(request, "errors/403.html", {"sentence": refusal.sentence}, status=403)
    came_from = request.META.get("HTTP_REFERER", "")
    local = url_has_allowed_host_and_scheme(came_from, {request.get_host()}, request.is_secure())
    if request.method == "POST" and local and not came_from.endswith(request.path):
        messages.error(request, str(refusal.sentence))
        return redirect(came_from)
    return render(request, "errors/409.html", {"sentence": refusal.sentence}, status=409)


def _in_authority(request: HttpRequest, slug: str) -> HouseRequest:
    if request.user.is_authenticated:
        authority, actor = _tenancy().entered(request.user, slug)
    else:
        authority, actor = _tenancy().authority_by_slug(slug), None
    if authority is None:
        raise Http404
    inside = cast(HouseRequest, request)
    inside.authority, inside.actor = authority, actor
    return inside


def public_page(view: View) -> View:
    """A page of the portal: anybody; `request.authority` from the first path segment."""

    @functools.wraps(view)
    def inner(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(_in_authority(request, slug), slug, *args, **kwargs)

    inner.house_right = "public"  # type: ignore[attr-defined]  # read by the matrix test
    return inner


def office_page(*rights: str) -> Callable[[View], View]:
    """A page for signed-in people of this authority who hold one of `rights` somewhere in it.

    Without a right: any member. Who is no member of this authority gets 404, as if nothing were there.
    """

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def inner(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect(f"{settings_login()}?next={request.path}")
            inside = _in_authority(request, slug)
            if not inside.actor.grants:
                raise Http404
            if rights and not any(inside.actor.holds(right) for right in rights):
                note(request, "refused")
                return render(request, "errors/403.html", status=403)
            answer = view(inside, slug, *args, **kwargs)
            if answer.headers.get("Content-Disposition", "").startswith("attachment"):
                note(request, "export")
            return answer

        inner.house_right = "|".join(rights) or "member"  # type: ignore[attr-defined]  # read by the matrix test
        return inner

    return decorate


hall_page = office_page


def settings_login() -> str:
    """Where one signs in."""
    return resolve_url(settings.LOGIN_URL)


def home_of(request: HttpRequest, slug: str) -> HttpResponse:
    """The first page of an authority's office."""
    return redirect("office:today", slug)


def house(request: HttpRequest) -> dict[str, Any]:
    """Template context of every page: authority, slug, who acts, the office rail, demo flag."""
    authority = getattr(request, "authority", None)
    actor = getattr(request, "actor", None)
    return {
        "authority": authority,
        "slug": authority.slug if authority else "",
        "actor": actor,
        "demo": settings.DOITHOAI_DEMO,
        "practised": clock.now() if settings.DOITHOAI_DEMO and clock.is_moved() else None,
        "today": clock.today(),
        "rail": getattr(request, "rail", None),
    }


def bound_refusal(form: BaseForm, refusal: Refused) -> None:
    """Put a refusal where the person typed: at the field it names, else on top of the form."""
    name = refusal.field if refusal.field in form.fields else None
    form.add_error(name, str(refusal.sentence))


def unprocessable(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The same page again with the bound form: nothing typed is lost."""
    return render(request, template, context, status=422)


def page_of(request: HttpRequest, rows: Any, size: int = 25) -> Page[Any]:
    """One page of a list; a wrong page number gives the nearest one."""
    return Paginator(rows, size).get_page(request.GET.get("trang"))


def client_key(request: HttpRequest) -> str:
    """A digest of the client's address for counting; the address itself is not kept."""
    raw = f"{request.META.get('REMOTE_ADDR', '')}|{settings.SECRET_KEY}"
    return hashlib.sha256(raw.encode()).hexdigest()[:24]


def note(request: HttpRequest, event: str, person: int | None = None) -> None:
    """A line of the security log about this request."""
    who = person if person is not None else getattr(request.user, "pk", None)
    security_log.note(event, request.path_info, person=who, client=client_key(request))


def limited(request: HttpRequest, what: str, rule: str) -> bool:
    """True when this client did `what` more often than `rule` ("5/10m") allows. Counts this time too."""
    match = RATE_WINDOW.match(rule)
    if match is None:
        raise ValueError(rule)
    most, minutes = int(match[1]), int(match[2])
    slot = int(clock.now().timestamp()) // (minutes * 60)
    return rates.count(f"{what}:{client_key(request)}:{slot}", minutes=minutes) > most


def too_many(request: HttpRequest) -> HttpResponse:
    response = render(request, "errors/429.html", status=429)
    response["Retry-After"] = "600"
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/413.html", status=413)


#: Never shown again: what opens a door.
SECRETS = ("csrf", "password", "code", "token", "key")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page had been open too long or came from elsewhere: say what to do, and give the words back as text."""
    typed = [
        words.strip()
        for name, values in request.POST.lists()
        if not any(secret in name.lower() for secret in SECRETS)
        for words in values
        if " " in words.strip()
    ]
    response = render(request, "403_csrf.html", {"typed": typed}, status=403)
    response["Cache-Control"] = "no-store"
    return response
