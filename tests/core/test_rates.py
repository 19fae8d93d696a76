"""A count of attempts is exact however many processes press at once, and no header of the sender moves it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from uvicorn.config import Config

from doithoai.core import web
from doithoai.core.models import Rate
from tests.coroutines import run
from tests.racing import press_together

COUNT = """
from doithoai.core import rates

def act():
    return rates.count(sys.argv[1], minutes=10)
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_counted_one_by_one() -> None:
    said = press_together(COUNT, [("send:somebody:1",)] * 50)

    assert sorted(int(one.word) for one in said) == list(range(1, 51))
    assert Rate.objects.get(key="send:somebody:1").n == 50


@pytest.mark.django_db
def test_a_forged_address_of_the_sender_gives_no_second_chance() -> None:
    make = RequestFactory()
    forged = [
        make.get("/", **{header: f"203.0.113.{number}"})  # type: ignore[arg-type]
        for number, header in enumerate(("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_CLIENT_IP"))
    ]

    assert [web.limited(one, "look", "3/10m") for one in forged] == [False, False, False, True]
    assert not web.limited(make.get("/", REMOTE_ADDR="203.0.113.9"), "look", "3/10m")


@pytest.mark.parametrize(
    ("peer", "header", "counted"),
    [
        ("127.0.0.1", b"203.0.113.6, 198.51.100.9", "198.51.100.9"),
        ("198.51.100.5", b"203.0.113.6", "198.51.100.5"),
    ],
)
def test_the_address_is_the_one_the_proxy_of_this_machine_saw(
    monkeypatch: pytest.MonkeyPatch, peer: str, header: bytes, counted: str
) -> None:
    """What a client wrote into the header stands left of what the proxy added; from elsewhere the header is nothing."""
    monkeypatch.delenv("FORWARDED_ALLOW_IPS", raising=False)
    seen: list[str] = []

    async def product(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope["client"][0])

    config = Config(product, interface="asgi3", log_config=None)
    config.load()
    scope: Any = {"type": "http", "scheme": "http", "client": (peer, 1), "headers": [(b"x-forwarded-for", header)]}
    run(config.loaded_app(scope, None, None))

    assert seen == [counted]
