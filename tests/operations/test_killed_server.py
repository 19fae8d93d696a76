"""The server is killed while people send: what was confirmed is there and there once."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from scripts.served import Served, served
from tests.racing import database_url
from tests.senders import FOUND, sending


def kill(house: Served) -> None:
    """kill -9 for the service and its children at once."""
    assert house.process is not None
    parent = house.process.pid
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    os.kill(parent, signal.SIGKILL)
    for child in children:
        os.kill(int(child), signal.SIGKILL)
    house.process.wait()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    monkeypatch.setenv("DOITHOAI_SUBMIT_LIMIT", "1000000/10m")
    url = None
    if connection.vendor == "postgresql":
        url = database_url().rsplit("/", 1)[0] + "/postgres"
    with served(tmp_path, database_url=url, demo=False) as running:
        running.manage("shell", "--no-imports", "-c", FOUND)
        yield running


@pytest.mark.race
@pytest.mark.parametrize(("kills", "clients"), [(3, 4), pytest.param(200, 8, marks=pytest.mark.soak)])
def test_what_was_confirmed_outlives_kills(house: Served, kills: int, clients: int) -> None:
    chance = random.Random(kills)
    with sending(house, clients):
        for _kill in range(kills):
            time.sleep(chance.uniform(0.3, 1.2))
            kill(house)
            house.start(180)  # of hundreds of starts on a busy machine one may take long
