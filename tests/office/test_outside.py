"""Signing in at a provider: a real server of the test's own answers, with real keys; forged tokens open nothing."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.people import outside, second_factor
from doithoai.people.models import Authority, Person
from tests.factories import people
from tests.office.test_entry import OWN, official, text

pytestmark = pytest.mark.django_db
GO, BACK = "/tai-khoan/dang-nhap/ngoai/", "/tai-khoan/dang-nhap/ngoai/ve/"
CLIENT, SUBJECT = "doithoai", "f81d4fae-7dec-11d0"
KEY, STRANGER = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _each in range(2))


class Provider(ThreadingHTTPServer):
    """What it says of itself, its keys, and tokens for whoever brings the right code and verifier."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.challenge = self.nonce = ""
        self.forged: dict[str, Any] = {}
        self.key, self.algorithm, self.header = KEY, "RS256", {"kid": "1"}

    def token(self) -> str:
        now = int(time.time())
        claims = {"iss": self.url, "sub": SUBJECT, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": self.nonce}
        claims |= {"email": "lam.td@vidu.vn", "email_verified": True} | self.forged
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, self.key, algorithm=self.algorithm, headers=self.header)


class Answers(BaseHTTPRequestHandler):
    server: Provider

    def do_GET(self) -> None:
        here = self.server.url
        if self.path.endswith("/openid-configuration"):
            places = {"authorization_endpoint": "/authorize", "token_endpoint": "/token", "jwks_uri": "/keys"}
            self.say({"issuer": here} | {name: here + path for name, path in places.items()})
        else:
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
            self.say({"keys": [key | {"kid": "1", "use": "sig", "alg": "RS256"}]})

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        verifier = hashlib.sha256(sent.get("code_verifier", [""])[0].encode()).digest()
        right = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode() == self.server.challenge
        told = {"access_token": "x", "token_type": "Bearer", "id_token": self.server.token()}
        self.say(told if right and sent["code"] == ["good"] else {"error": "invalid_grant"}, 200 if right else 400)

    def say(self, words: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(words).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        """Silent."""


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    cache.clear()
    with Provider() as server:
        Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
        settings.DOITHOAI_OIDC_SERVER, settings.DOITHOAI_OIDC_CLIENT = server.url, CLIENT
        settings.DOITHOAI_OIDC_SECRET, settings.DOITHOAI_OIDC_NAME = "nho ky", "Cổng của tỉnh"
        yield server
        server.shutdown()


@pytest.fixture
def place() -> Authority:
    return people.authority()


def linked(place: Authority) -> Person:
    person = official(place)
    outside.link(person, subject=SUBJECT, authority=place, by=people.person("administrator", place))
    return person


def sent_away(browser: Client, provider: Provider, **more: str) -> dict[str, str]:
    """Press the button; what the provider is asked."""
    page = browser.post(GO, more)
    address = text(page).partition('href="' + provider.url)[2].partition('"')[0].replace("&amp;", "&")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    provider.challenge, provider.nonce = asked["code_challenge"], asked["nonce"]
    return asked


def signed_in(provider: Provider, **more: str) -> tuple[Client, Any]:
    browser = Client()
    asked = sent_away(browser, provider, **more)
    return browser, browser.get(BACK, {"state": asked["state"], "code": "good"})


def test_who_is_linked_comes_in_and_nothing_else_of_the_provider_is_kept(provider: Provider, place: Authority) -> None:
    person = linked(place)
    office = reverse("office:today", args=[place.slug])

    browser, came = signed_in(provider, next=office)

    assert came["Location"] == office and browser.get(OWN).status_code == 200
    assert browser.session["_auth_user_id"] == str(person.pk)
    kept = SocialAccount.objects.get()
    assert "vidu.vn" not in json.dumps(kept.extra_data) and SocialToken.objects.count() == 0
    assert "Cổng của tỉnh" in text(Client().get("/tai-khoan/dang-nhap/"))


def test_the_provider_is_asked_with_pkce_a_state_and_a_nonce_and_for_nothing_but_the_subject(
    provider: Provider, place: Authority
) -> None:
    asked = [sent_away(Client(), provider) for _time in range(2)]

    assert (asked[0]["response_type"], asked[0]["scope"], asked[0]["client_id"]) == ("code", "openid", CLIENT)
    assert asked[0]["code_challenge_method"] == "S256" and asked[0]["redirect_uri"] == f"http://testserver{BACK}"
    assert all(asked[0][name] != asked[1][name] for name in ("state", "nonce", "code_challenge"))
    assert Client().get(GO).status_code == 405


def test_an_unknown_subject_makes_no_account_and_finds_none_by_its_mail(provider: Provider, place: Authority) -> None:
    person = official(place)
    Person.objects.filter(pk=person.pk).update(email="lam.td@vidu.vn")

    browser, came = signed_in(provider)

    assert came.status_code == 403 and browser.get(OWN).status_code == 302
    assert (Person.objects.count(), SocialAccount.objects.count()) == (1, 0)


PUBLIC = KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
LONG_AGO = int(time.time()) - 3600


@pytest.mark.parametrize(
    "forged",
    [
        {"iss": "https://khac.example"},
        {"aud": "ung-dung-khac"},
        {"aud": [CLIENT, "ung-dung-khac"]},
        {"exp": LONG_AGO},
        {"exp": None},
        {"nonce": "cua-lan-khac"},
        {"nonce": None},
        {"sub": None},
    ],
    ids=["issuer", "audience", "two audiences", "expired", "no end", "nonce of another time", "no nonce", "no subject"],
)
def test_a_token_with_a_wrong_claim_opens_nothing(provider: Provider, place: Authority, forged: dict[str, Any]) -> None:
    linked(place)
    provider.forged = forged

    browser, came = signed_in(provider)

    assert came.status_code == 403 and browser.get(OWN).status_code == 302


@pytest.mark.parametrize("way", ["another key", "no signature", "public key as a secret", "unknown name of the key"])
def test_a_token_with_a_wrong_signature_opens_nothing(
    provider: Provider, place: Authority, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked(place)
    if way == "another key":
        provider.key = STRANGER
    elif way == "no signature":
        provider.algorithm, provider.key = "none", None
    elif way == "unknown name of the key":
        provider.header = {"kid": "2"}
    else:
        told = provider.token

        def by_hand() -> str:
            """A signature that whoever knows the public key can make, where the algorithm is taken from the token."""
            head = base64.urlsafe_b64encode(json.dumps({"alg": "HS256", "kid": "1"}).encode()).rstrip(b"=")
            body = told().split(".")[1].encode()
            sign = base64.urlsafe_b64encode(hmac.digest(PUBLIC, head + b"." + body, "sha256")).rstrip(b"=")
            return b".".join([head, body, sign]).decode()

        monkeypatch.setattr(provider, "token", by_hand)

    browser, came = signed_in(provider)

    assert came.status_code == 403 and browser.get(OWN).status_code == 302


def test_a_code_without_the_state_of_this_browser_or_without_its_verifier_opens_nothing(
    provider: Provider, place: Authority
) -> None:
    linked(place)
    mine, stolen = Client(), Client()
    asked = sent_away(mine, provider)

    elsewhere = stolen.get(BACK, {"state": asked["state"], "code": "good"}).status_code
    provider.challenge = "cua-nguoi-khac"
    without = mine.get(BACK, {"state": asked["state"], "code": "good"}).status_code
    refused = mine.get(BACK, {"state": sent_away(mine, provider)["state"], "error": "access_denied"}).status_code

    assert (elsewhere, without, refused) == (403, 403, 403)
    assert [one.get(OWN).status_code for one in (mine, stolen)] == [302, 302]


def test_the_second_factor_is_asked_for_all_the_same_and_a_closed_account_stays_closed(
    provider: Provider, place: Authority
) -> None:
    person = linked(place)
    secret = second_factor.new_secret()
    second_factor.add(person, secret=secret, typed=second_factor.code_at(secret, second_factor.step_now()))
    half, came = signed_in(provider)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    closed, refused = signed_in(provider)

    assert came["Location"] == reverse("second_step") and half.get(OWN).status_code == 302
    assert refused["Location"] == reverse("account_inactive") and closed.get(OWN).status_code == 302


def test_the_administrator_links_and_takes_away_and_it_is_written_down(provider: Provider, place: Authority) -> None:
    admin = people.person("administrator", place)
    person, other = official(place), official(place, "intake", "hoa.lt")
    browser = people.signed_in(admin)
    link = reverse("office:outside_link", args=[place.slug, person.public_id])

    browser.post(link, {"subject": f" {SUBJECT} "})
    twice = browser.post(reverse("office:outside_link", args=[place.slug, other.public_id]), {"subject": SUBJECT})
    page = text(browser.get(reverse("office:person", args=[place.slug, person.public_id])))
    browser.post(reverse("office:outside_unlink", args=[place.slug, person.public_id]))

    assert SUBJECT in page and twice.status_code == 422
    assert SocialAccount.objects.count() == 0
    verbs = Entry.objects.filter(verb__startswith="outside.").order_by("pk").values_list("verb", "by_id")
    assert list(verbs) == [("outside.link", admin.pk), ("outside.unlink", admin.pk)]
    Person.objects.filter(pk=other.pk).update(must_change_password=True)
    other.refresh_from_db()
    with pytest.raises(Refused):
        outside.link(other, subject="khac", authority=place, by=admin)


def test_without_a_provider_in_the_settings_there_is_no_such_way(place: Authority) -> None:
    admin, person = people.person("administrator", place), official(place)
    page = text(people.signed_in(admin).get(reverse("office:person", args=[place.slug, person.public_id])))

    assert [Client().post(GO).status_code, Client().get(BACK).status_code] == [404, 404]
    assert "dang-nhap-ngoai" not in page and GO not in text(Client().get("/tai-khoan/dang-nhap/"))
