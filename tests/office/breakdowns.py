"""How the pages of figures are asked for."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from doithoai.people.roles import Acting
from tests.factories import people

SLUG = "xa-tan-yen"


def get(actor: Acting, name: str, **query: str) -> Any:
    return people.signed_in(actor).get(reverse(f"office:{name}", args=[SLUG]), query)


def read(actor: Acting, name: str, **query: str) -> str:
    response = get(actor, name, **query)
    assert response.status_code == 200, response.status_code
    return str(response.content.decode())


def table(page: str) -> str:
    return page.split("<main")[1]
