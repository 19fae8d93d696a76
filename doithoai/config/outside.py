"""Signing in at a provider: out with PKCE and a nonce, back with a token that is checked; no account is made by it."""

from __future__ import annotations

import secrets
from typing import Any

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.adapter import get_adapter as requests_of
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from doithoai.config.id_token import checked
from doithoai.core.web import note
from doithoai.people import outside

NONCE = "outside_nonce"


class ClosedOutside(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Whoever the administrator linked comes in; everybody else reads whom to ask."""

    def list_apps(self, request: HttpRequest, provider: str | None = None, client_id: str | None = None) -> list[Any]:
        """The one provider of the settings; the table of the library stays empty."""
        server = settings.DOITHOAI_OIDC_SERVER
        if not outside.is_on():
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=outside.provider_of(server),
                name=settings.DOITHOAI_OIDC_NAME,
                client_id=settings.DOITHOAI_OIDC_CLIENT,
                secret=settings.DOITHOAI_OIDC_SECRET,
                settings={"server_url": server, "oauth_pkce_enabled": True},
            )
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def can_authenticate_by_email(self, login: Any, email: str) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if not sociallogin.is_existing:
            note(request, "outside_unknown")
            raise ImmediateHttpResponse(_failed(request, unknown=True))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        note(request, "outside_failed")
        raise ImmediateHttpResponse(_failed(request))


class Checked(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]  # allauth has no types
    """The library's way there and back, with the checks that it leaves out."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return str(build_absolute_uri(request, reverse("outside_callback")))

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        nonce = request.session.pop(NONCE, "")
        try:
            known = self.openid_config
            if known["issuer"].rstrip("/") != settings.DOITHOAI_OIDC_SERVER.rstrip("/"):
                raise OAuth2Error("issuer")
            with requests_of().get_requests_session() as line:
                keys = line.get(known["jwks_uri"]).json()
            told = kwargs["response"]["id_token"]
            claims = checked(told, keys=keys, issuer=known["issuer"], client=app.client_id, nonce=nonce)
        except (KeyError, AttributeError, TypeError, ValueError) as fault:
            raise OAuth2Error(type(fault).__name__) from fault
        # The subject alone: name, e-mail and whatever else the provider tells are not kept.
        return self.get_provider().sociallogin_from_response(request, {"id_token": {"sub": claims["sub"]}})


def _adapter(request: HttpRequest) -> Checked:
    if not outside.is_on():
        raise Http404
    return Checked(request, outside.provider_of(settings.DOITHOAI_OIDC_SERVER))


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """To the provider; a button, so that no other site can send somebody on this way."""
    provider = _adapter(request).get_provider()
    provider.oauth2_adapter_class = Checked
    request.session[NONCE] = secrets.token_urlsafe(24)
    asked = {"nonce": request.session[NONCE]}
    response: HttpResponse = provider.redirect(
        request, process="login", next_url=get_next_redirect_url(request), auth_params=asked, scope=["openid"]
    )
    address = response.get("Location", "")
    # The content policy lets a form lead nowhere else, so a page of our own leads on.
    return render(request, "account/outside_go.html", {"address": address}) if address else response


@require_GET
def callback(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = OAuth2CallbackView.adapter_view(_adapter(request))(request)
    return response


def _failed(request: HttpRequest, unknown: bool = False) -> HttpResponse:
    return render(request, "account/outside_failed.html", {"unknown": unknown}, status=403)
