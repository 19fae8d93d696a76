"""Ways in: signing in, choosing an authority, the first administrator, the demo buttons, the own sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.views import LoginView, PasswordChangeView, ReauthenticateView
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.core.web import bound_refusal, note
from doithoai.office import proof
from doithoai.office.forms.people import FirstForm
from doithoai.people import accounts, outside, presets
from doithoai.people.models import Authority, HeadKind, Membership, Person
from doithoai.people.roles import DOES, TABLE, Role

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TOKEN_FIELDS = ("token", "username", "full_name", "password")


class SignIn(LoginView):  # type: ignore[misc]  # allauth has no types
    """The library's page; a refused form answers 422, a locked door 429 with the same words for everybody."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        provider = settings.DOITHOAI_OIDC_NAME if outside.is_on() else ""
        return {**super().get_context_data(**kwargs), "provider": provider}

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)
        locked = form.has_error("__all__", "too_many_login_attempts")
        response.status_code = 429 if locked else 422
        if locked:
            response["Retry-After"] = str(settings.DOITHOAI_LOCK_OUT_MINUTES * 60)
        return response


class _Refusing:
    """A form of the library that was not accepted answers 422, as every other form of the house."""

    def form_invalid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_invalid(form)  # type: ignore[misc]  # the library's view comes after
        response.status_code = 422
        return response


class ChangePassword(_Refusing, PasswordChangeView):  # type: ignore[misc]  # allauth has no types
    """The own password, anew."""


class ConfirmPassword(_Refusing, ReauthenticateView):  # type: ignore[misc]  # allauth has no types
    """The password once more, before something that matters."""

    def form_valid(self, form: Any) -> HttpResponse:
        """What was sent is done; a file comes from a page of its own, for a browser stays where it takes one away."""
        proof.bring_back(self.request)
        response: HttpResponse = super().form_valid(form)
        address = response.get("Location", "")
        if proof.is_export(address):
            return render(self.request, "account/confirmed.html", {"address": address})
        return response


sign_in = SignIn.as_view()
change_password = login_required(ChangePassword.as_view())
confirm_password = login_required(ConfirmPassword.as_view())


def forgotten(request: HttpRequest) -> HttpResponse:
    """Passwords are set anew by the administrator, face to face; no mail is sent."""
    return render(request, "account/password_reset.html")


@require_POST
@login_required
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of the own sessions, for instance on a computer one forgot."""
    get_object_or_404(UserSession, pk=pk, user=request.user).end()
    messages.success(request, _("The session has ended."))
    return redirect("usersessions_list")


def choose(request: HttpRequest) -> HttpResponse:
    """To the authority from whose page one comes, when one belongs to it, or to the only one; else a choice."""
    if not request.user.is_authenticated:
        return redirect("account_login")
    held = Membership.objects.on(clock.today()).filter(person=request.user, role__in=TABLE)
    rows = list(Authority.objects.filter(pk__in=held.values("authority")))
    here = [row for row in rows if row.slug == request.GET.get("noi")] or rows
    if len(here) == 1:
        return redirect("office:today", here[0].slug)
    return render(request, "office/entry/choose.html", {"authorities": rows})


def first_administrator(request: HttpRequest) -> HttpResponse:
    """Set up an empty installation: the authority, its clocks and the first administrator, by the printed token."""
    if Person.objects.exists():
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = dict(form.cleaned_data)
        account = {name: data.pop(name) for name in TOKEN_FIELDS}
        preset = data.pop("preset")
        state_head = data["head_kind"] == HeadKind.STATE
        profile = "nd30_2020" if state_head else "dang_2026"
        authority = Authority(short_name=data["name"][:80], paper_profile=profile, **data)
        try:
            person = accounts.use_first_token(authority=authority, **account)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            presets.apply_preset(authority, preset or presets.usual(authority))
            login(request, person, backend=BACKEND)
            # Chosen a moment ago: the first steps do not ask for it again.
            record_authentication(request, person, "password", username=person.username)
            note(request, "signed_in")
            return redirect("office:first_steps", authority.slug)
    return render(request, "office/entry/first.html", {"form": form}, status=422 if form.is_bound else 200)


def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sample data only: one button per person and role."""
    if not settings.DOITHOAI_DEMO:
        raise Http404
    if request.method == "POST":
        person = get_object_or_404(Person, public_id=request.POST.get("person", ""), is_active=True)
        place = get_object_or_404(Authority, slug=request.POST.get("authority", ""), demo=True)
        if not person.memberships.filter(authority=place).exists():
            raise Http404
        login(request, person, backend=BACKEND)
        note(request, "signed_in")
        return redirect("office:today", place.slug)
    return render(request, "office/entry/demo.html", {"buttons": list(_demo_buttons())})


def _demo_buttons() -> Iterator[dict[str, Any]]:
    """One button per authority and role: the first person who holds it today."""
    held = Membership.objects.on(clock.today()).filter(authority__demo=True, role__in=TABLE)
    first: dict[tuple[int, str], Membership] = {}
    for row in held.select_related("person", "authority", "organisation").order_by("authority__name", "pk"):
        first.setdefault((row.authority_id, row.role), row)
    order = list(TABLE)
    for row in sorted(first.values(), key=lambda row: (row.authority.name, order.index(row.role))):
        role = Role(row.role)
        yield {"held": row, "authority": row.authority, "label": role.label, "does": DOES[role]}
