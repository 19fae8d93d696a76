"""Keys of a device: added on the own account, shown as the second step of the sign-in."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.decorators import login_stage_required
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from doithoai.core.transitions import Refused
from doithoai.core.web import bound_refusal
from doithoai.office.forms.account import KeyAddForm, KeyForm
from doithoai.office.proof import proved_lately
from doithoai.office.views.second_factor import added, origin, shown, who_of
from doithoai.people import passkeys, second_factor
from doithoai.people.models import Person

#: What was asked of the device, until it answers; each question is good for one answer.
ASKED = "passkey_asked"


@login_required
@proved_lately
def key_add(request: HttpRequest) -> HttpResponse:
    person, house = who_of(request), origin(request)
    if not passkeys.works_at(house):
        raise Http404
    form = KeyAddForm(request.POST or None)
    state = request.session.pop(ASKED, {})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            codes = passkeys.add(person, origin=house, state=state, answer=data["answer"], name=data["name"])
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return added(request, person, codes)
    options, request.session[ASKED] = passkeys.ask_to_add(person, house)
    first = not second_factor.has_one(person)
    context = {"form": form, "options": options, "first": first, "required": second_factor.is_required()}
    return render(request, "account/key_add.html", context, status=422 if form.is_bound else 200)


def _key_step(request: HttpRequest) -> HttpResponse:
    stage: Any = request._login_stage  # type: ignore[attr-defined]  # put there by the library's decorator
    person: Person = stage.login.user
    house = origin(request)
    state = request.session.pop(ASKED, {})
    asked = passkeys.ask_to_show(person, house)
    if asked is None:
        return redirect("second_step")
    options, request.session[ASKED] = asked
    form = KeyForm(request.POST or None)
    return shown(
        request,
        stage,
        form,
        lambda data: passkeys.takes(person, origin=house, state=state, answer=data["answer"]),
        template="account/key_step.html",
        context={"form": form, "options": options},
        sentence=_("The key was not recognised. Try again, or use a code."),
    )


key_step = login_stage_required(stage="second_factor", redirect_urlname="account_login")(_key_step)
