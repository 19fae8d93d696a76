"""What a citizen types wrong comes back as it was typed, says what to do, and leaves nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.core import codes
from tests.factories.conference import NOW
from tests.factories.people import authority
from tests.factories.rows import comes_back, nothing_written

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập."


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    authority()
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: Any) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *args])


def on_the_last_page() -> Client:
    client = Client()
    client.post(url("send"), {"field": "", "place": ""})
    client.post(url("send_text"), {"text": DRAIN, "kind": ""})
    client.post(url("send_contact"), {})
    return client


def test_an_unknown_code() -> None:
    typed = codes.new_code()

    with nothing_written():
        comes_back(Client().post(url("lookup"), {"code": typed}), "code", typed)


def test_a_telephone_number_that_is_none() -> None:
    client = Client()
    client.post(url("send"), {"field": "", "place": ""})
    client.post(url("send_text"), {"text": DRAIN, "kind": ""})

    with nothing_written():
        answer = client.post(url("send_contact"), {"name": "Bà Lụa", "phone": "09123"})

        comes_back(answer, "phone", "Bà Lụa", 'value="09123"')


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-1.7\n" + bytes(20 * 1024 * 1024), "10 MB"), (b"MZ\x90\x00" + bytes(400), "don.pdf")],
    ids=["20 MB", "a program called .pdf"],
)
def test_a_file_too_large_or_disguised(data: bytes, words: str) -> None:
    client = on_the_last_page()

    with nothing_written():
        answer = client.post(url("send_check"), {"attached": SimpleUploadedFile("don.pdf", data)})

        assert words in comes_back(answer, "attached", DRAIN)


def test_a_double_click_is_one_submission() -> None:
    client = on_the_last_page()

    first = client.post(url("send_check"), {})
    with nothing_written():
        second = client.post(url("send_check"), {}, follow=True)

    assert first["Location"] == url("receipt")
    assert second.status_code == 200 and "slip__code" in second.content.decode()


def test_a_form_without_its_token_gives_the_words_back() -> None:
    client = Client(enforce_csrf_checks=True)

    with nothing_written():
        answer = client.post(url("send_text"), {"text": DRAIN, "kind": ""})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in page and DRAIN in page
    assert "no-store" in answer["Cache-Control"]
