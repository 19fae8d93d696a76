"""The second factor of the own account: added, shown at the sign-in, taken off; codes for paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.decorators import login_stage_required
from allauth.account.internal.flows.login import record_authentication
from allauth.account.stages import LoginStage
from allauth.core.internal import ratelimit
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import cipher
from doithoai.core.forms import Form
from doithoai.core.transitions import Refused
from doithoai.core.web import bound_refusal, note
from doithoai.office.forms.account import CodeForm, FactorForm
from doithoai.office.proof import proved_lately
from doithoai.people import accounts, passkeys, second_factor
from doithoai.people.models import FactorKind, Person

#: Where the secret waits, sealed, until its first code was typed.
WAITING = "second_factor_waiting"


class SecondStep(LoginStage):  # type: ignore[misc]  # allauth has no types
    """Whoever has a second factor is not in before it was shown, whether the installation asks for one or not."""

    key = "second_factor"
    urlname = "second_step"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if self.login.user is not None and second_factor.has_one(self.login.user):
            return redirect("second_step"), True
        return None, True


def who_of(request: HttpRequest) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _second_step(request: HttpRequest) -> HttpResponse:
    """After the password; wrong codes shut this door as wrong passwords do."""
    stage: Any = request._login_stage  # type: ignore[attr-defined]  # put there by the library's decorator
    person: Person = stage.login.user
    form = CodeForm(request.POST or None)
    has_key = person.second_factors.filter(kind=FactorKind.PASSKEY).exists()
    context = {"form": form, "has_key": has_key and passkeys.works_at(origin(request))}
    sentence = _("This code is not valid, or it was used already. Wait for the next one.")
    return shown(
        request,
        stage,
        form,
        lambda data: second_factor.takes(person, data["code"]),
        template="account/second_step.html",
        context=context,
        sentence=sentence,
    )


def shown(
    request: HttpRequest,
    stage: Any,
    form: Form,
    takes: Callable[[dict[str, Any]], bool],
    *,
    template: str,
    context: dict[str, Any],
    sentence: str,
) -> HttpResponse:
    """One try at a second factor: in when it is taken; else the same page, and the try is counted."""
    person: Person = stage.login.user
    status = 422 if form.is_bound else 200
    if form.is_bound and form.is_valid():
        key = f"second-factor-{person.pk}"
        counted = ratelimit.consume(request, app="allauth.account", action="login_failed", key=key)
        if not counted:
            form.add_error(None, _("Too many wrong codes. Try again later."))
            status = 429
        elif takes(form.cleaned_data):
            counted.rollback()
            record_authentication(request, person, "mfa")
            request.session[second_factor.PASSED] = person.pk
            response: HttpResponse = stage.exit()
            return response
        else:
            note(request, "second_factor_failed", person.pk)
            form.add_error("code" if "code" in form.fields else None, sentence)
    answer = render(request, template, context, status=status)
    if status == 429:
        answer["Retry-After"] = str(settings.DOITHOAI_LOCK_OUT_MINUTES * 60)
    return answer


def origin(request: HttpRequest) -> str:
    """The address of the house as the browser names it."""
    return f"{request.scheme}://{request.get_host()}"


second_step = login_stage_required(stage="second_factor", redirect_urlname="account_login")(_second_step)


@login_required
def factors(request: HttpRequest) -> HttpResponse:
    person = who_of(request)
    context = {
        "factors": person.second_factors.all(),
        "codes_left": second_factor.codes_left(person),
        "required": second_factor.is_required(),
        "keys_work": passkeys.works_at(origin(request)),
    }
    return render(request, "account/second_factors.html", context)


@login_required
@proved_lately
def factor_add(request: HttpRequest) -> HttpResponse:
    """The secret as a square and as letters; kept when the application shows the right code."""
    person, secret = who_of(request), _waiting_secret(request)
    form = FactorForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            codes = second_factor.add(person, secret=secret, typed=data["code"], name=data["name"])
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            del request.session[WAITING]
            return added(request, person, codes)
    home = accounts.home_of(person)
    issuer = " ".join([_("Dialogue"), home.short_name if home else ""]).strip()
    context = {
        "form": form,
        "secret": second_factor.in_groups(secret),
        "address": second_factor.address_for(secret, person, issuer),
        "first": not second_factor.has_one(person),
        "required": second_factor.is_required(),
        "keys_work": passkeys.works_at(origin(request)),
    }
    return render(request, "account/second_factor_add.html", context, status=422 if form.is_bound else 200)


def added(request: HttpRequest, person: Person, codes: list[str]) -> HttpResponse:
    """With the first factor the codes for paper; with another one the list."""
    goes_on(request, person)
    if codes:
        return render(request, "account/recovery_codes.html", {"codes": codes, "first": True})
    messages.success(request, _("The second factor is on the list. Other sessions have ended."))
    return redirect("second_factors")


def _waiting_secret(request: HttpRequest) -> str:
    if WAITING not in request.session:
        request.session[WAITING] = cipher.seal(second_factor.new_secret(), WAITING)
    return cipher.unseal(request.session[WAITING], WAITING)


def goes_on(request: HttpRequest, person: Person) -> None:
    """This session alone goes on, under a new key."""
    request.session[second_factor.PASSED] = person.pk
    update_session_auth_hash(request, person)
    UserSession.objects.create_from_request(request)


@require_POST
@login_required
@proved_lately
def factor_codes(request: HttpRequest) -> HttpResponse:
    codes = second_factor.new_codes(who_of(request))
    return render(request, "account/recovery_codes.html", {"codes": codes, "first": False})


@require_POST
@login_required
@proved_lately
def factor_remove(request: HttpRequest, public_id: str) -> HttpResponse:
    person = who_of(request)
    second_factor.remove(person, public_id)
    goes_on(request, person)
    messages.success(request, _("The second factor is off the list. Other sessions have ended."))
    return redirect("second_factors")
