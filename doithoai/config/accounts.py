"""How signing in behaves here: accounts are made by an administrator, sessions end by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.core.web import busy, note
from doithoai.people import accounts
from doithoai.people.models import Person

#: How old the note "last seen" may be: not every request writes.
NOTE_EVERY = timedelta(seconds=60)


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts are made by the administrator alone; a chosen password replaces the initial one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_stages(self) -> list[str]:
        """After the password, the second factor of whoever has one."""
        return ["doithoai.office.views.second_factor.SecondStep"]

    def pre_login(self, request: HttpRequest, user: Person, **kwargs: Any) -> HttpResponse | None:
        """The password was right; an initial one that nobody changed in time opens nothing."""
        if user.initial_has_expired():
            messages.error(request, _("The initial password has expired. Ask your administrator for a new one."))
            return redirect("account_reset_password")
        accounts.worn_out(user)
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        note(request, "signed_in", user.pk)

    def logout(self, request: HttpRequest) -> None:
        note(request, "signed_out")
        super().logout(request)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """The number of the account where there is one; a name that nobody has may be a password typed there."""
        known = Person.objects.filter(username__iexact=credentials.get("username") or "").values_list("pk", flat=True)
        note(request, "sign_in_failed", known.first())

    def clean_password(self, password: str, user: Person | None = None) -> str:
        if user is not None and user.check_password(password):
            raise ValidationError(_("Choose another password than the present one."), code="password_same")
        cleaned: str = super().clean_password(password, user)
        return cleaned

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("choose")

    def set_password(self, user: Person, password: str) -> None:
        accounts.own_password(user, password)


class SessionLife:
    """Ends a session that nobody used for a while, and any session after its longest time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            was_in = request.user.is_authenticated
        except OperationalError:
            return busy()
        response = self.answer(request)
        if was_in and not request.user.is_authenticated:
            # The next person at this computer finds no page in the cache; unsent drafts stay on the device.
            response["Clear-Site-Data"] = '"cache"'
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not self.goes_on(request, clock.of_the_machine()):
            logout(request)
            messages.info(request, _("You were signed out because nobody used this page for a while."))
            door = reverse(settings.LOGIN_URL)
            return redirect(f"{door}?{urlencode({'next': request.path})}" if request.method == "GET" else door)
        return self.get_response(request)

    def goes_on(self, request: HttpRequest, moment: datetime) -> bool:
        """True while the session may be used; notes from time to time that it was."""
        if "begun_at" not in request.session:
            request.session["begun_at"] = request.session["seen_at"] = moment.isoformat()
            UserSession.objects.create_from_request(request)
        begun = datetime.fromisoformat(request.session["begun_at"])
        seen = datetime.fromisoformat(request.session["seen_at"])
        idle = timedelta(seconds=settings.DOITHOAI_IDLE_SECONDS)
        longest = timedelta(seconds=settings.SESSION_COOKIE_AGE)
        if moment - seen > idle or moment - begun > longest:
            return False
        if moment - seen > NOTE_EVERY:
            if isinstance(request.user, Person) and accounts.end_sessions_without_role(request.user):
                return False  # the last role ended by its day
            request.session["seen_at"] = moment.isoformat()
            UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=moment)
        return True
