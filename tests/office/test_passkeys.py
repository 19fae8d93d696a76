"""Keys of a device: one of the test's own signs with a real key; what is forged, repeated or copied opens nothing."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.cache import cache
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from doithoai.people.models import Authority, SecondFactor
from tests.factories import people
from tests.office.test_entry import OWN, official, sign_in, text

pytestmark = pytest.mark.django_db
ADD, STEP = "/tai-khoan/xac-thuc-hai-buoc/them-khoa/", "/tai-khoan/dang-nhap/khoa/"
HOST, HERE = "localhost", {"HTTP_HOST": "localhost"}


class Device:
    """Holds one key and counts how often it signed."""

    def __init__(self) -> None:
        self.key, self.name, self.counter = ec.generate_private_key(ec.SECP256R1()), b"khoa-cua-may", 0

    def credential(self) -> AttestedCredentialData:
        return AttestedCredentialData.create(bytes(16), self.name, ES256.from_cryptography_key(self.key.public_key()))

    def data(self, *, made: bool = False) -> AuthenticatorData:
        self.counter += 1
        flags = AuthenticatorData.FLAG.UP | (AuthenticatorData.FLAG.AT if made else 0)
        rp = hashlib.sha256(HOST.encode()).digest()
        return AuthenticatorData.create(rp, flags, self.counter, self.credential() if made else b"")

    def makes(self, asked: dict[str, Any], origin: str = f"http://{HOST}") -> str:
        told = CollectedClientData.create("webauthn.create", asked["challenge"], origin)
        kept = AttestationObject.create("none", self.data(made=True), {})
        return self.said({"clientDataJSON": websafe_encode(told), "attestationObject": websafe_encode(kept)})

    def shows(self, asked: dict[str, Any], origin: str = f"http://{HOST}", key: Any = None) -> str:
        told, data = CollectedClientData.create("webauthn.get", asked["challenge"], origin), self.data()
        signed = (key or self.key).sign(data + told.hash, ec.ECDSA(hashes.SHA256()))
        parts = {"clientDataJSON": told, "authenticatorData": data, "signature": signed}
        return self.said({name: websafe_encode(part) for name, part in parts.items()})

    def said(self, response: dict[str, str]) -> str:
        name = websafe_encode(self.name)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


@pytest.fixture(autouse=True)
def empty_counters() -> None:
    cache.clear()


@pytest.fixture
def place() -> Authority:
    return people.authority()


def asked_on(browser: Client, path: str) -> dict[str, Any]:
    """What the page asks the device."""
    block = text(browser.get(path, **HERE)).partition('type="application/json">')[2].partition("</script>")[0]
    asked: dict[str, Any] = json.loads(block)["publicKey"]
    return asked


def added(place: Authority) -> Device:
    """Somebody whose device holds a key for this house."""
    official(place)
    browser, device = Client(), Device()
    sign_in(browser)
    answer = browser.post(ADD, {"answer": device.makes(asked_on(browser, ADD)), "name": "Máy cơ quan"}, **HERE)
    assert text(answer).count("<li><code>") == 10 and SecondFactor.objects.get().name == "Máy cơ quan"
    return device


def half_in() -> Client:
    browser = Client()
    sign_in(browser)
    return browser


def test_a_key_opens_the_second_step_and_the_first_one_brings_codes_for_paper(place: Authority) -> None:
    device, browser = added(place), half_in()

    came = browser.post(STEP, {"answer": device.shows(asked_on(browser, STEP))}, **HERE)

    assert came["Location"] == "/vao/" and browser.get(OWN).status_code == 200
    assert SecondFactor.objects.get().last_used_at is not None


@pytest.mark.parametrize(
    "way", ["false address", "another key", "an answer of before", "a copy of the device", "rubbish"]
)
def test_what_is_forged_repeated_or_copied_opens_nothing(place: Authority, way: str) -> None:
    device, browser = added(place), half_in()
    first = device.shows(asked_on(browser, STEP))
    if way == "an answer of before":
        assert browser.post(STEP, {"answer": first}, **HERE).status_code == 302
        browser = half_in()
    asked = asked_on(browser, STEP)
    if way == "a copy of the device":
        SecondFactor.objects.update(last_step=50)
    sent = {
        "false address": lambda: device.shows(asked, "https://doithoai.example"),
        "another key": lambda: device.shows(asked, key=ec.generate_private_key(ec.SECP256R1())),
        "an answer of before": lambda: first,
        "a copy of the device": lambda: device.shows(asked),
        "rubbish": lambda: '{"id": "", "response": []}',
    }[way]()

    came = browser.post(STEP, {"answer": sent}, **HERE)

    assert came.status_code == 422 and browser.get(OWN).status_code == 302


def test_a_question_is_good_for_one_answer_of_the_session_that_asked(place: Authority) -> None:
    device, browser, other = added(place), half_in(), half_in()
    asked = asked_on(browser, STEP)
    asked_on(other, STEP)

    elsewhere = other.post(STEP, {"answer": device.shows(asked)}, **HERE).status_code
    wrong = browser.post(STEP, {"answer": device.shows(asked, "http://127.0.0.1")}, **HERE).status_code
    again = browser.post(STEP, {"answer": device.shows(asked)}, **HERE).status_code

    assert (elsewhere, wrong, again) == (422, 422, 422)


def test_a_key_is_not_added_under_a_false_address_nor_offered_where_browsers_know_none(place: Authority) -> None:
    official(place)
    browser, device = Client(), Device()
    sign_in(browser)

    forged = browser.post(ADD, {"answer": device.makes(asked_on(browser, ADD), "https://khac.example")}, **HERE)
    plain = browser.get(ADD, HTTP_HOST="testserver").status_code

    assert (forged.status_code, plain, SecondFactor.objects.count()) == (422, 404, 0)
