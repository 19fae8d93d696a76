"""The pages of a conference, and what is typed in the form of its day and place."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from tests.factories.conference import PROGRAMME, TAKE_PART

SLUG = "xa-tan-yen"


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def typed(**changes: str) -> dict[str, str]:
    return {
        "title": "Đối thoại với nhân dân các thôn",
        "day": "10/12/2026",
        "starts_at": "8h",
        "ends_at": "11:00",
        "venue": "Hội trường UBND xã Tân Yên",
        "programme": PROGRAMME,
        "content": "Bồi thường, tái định cư.",
        "how_to_take_part": TAKE_PART,
        "reason": "",
        **changes,
    }
