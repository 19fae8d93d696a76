"""A count of attempts is exact however many processes press at once, and no header of the sender moves it."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from doithoai.core import web
from doithoai.core.models import Rate
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
