"""The server is killed while people send: what was confirmed is there and there once."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection

from scripts.served import Served, served
from tests.racing import database_url

SLUG = "xa-tan-yen"
SEND = f"/{SLUG}/gui-y-kien/"
#: An authority that takes opinions in, made in a process of its own.
FOUND = "from tests.factories.casework import Commune; Commune()"
#: What the database holds: the texts of the submissions, and what is wrong with the sum.
HELD = """
import json
from doithoai.opinion import conservation
from doithoai.opinion.models import Submission
print(json.dumps([list(Submission.objects.values_list("text", flat=True)), conservation.check()]))
"""


@dataclass
class Sender:
    """One person after another sends one opinion each, and presses again until an answer comes."""

    house: Served
    number: int
    stop: threading.Event
    acknowledged: list[str] = field(default_factory=list)
    pressed: str = ""
    faults: list[str] = field(default_factory=list)

    def run(self) -> None:
        while not self.stop.is_set():
            words = f"Cống sau chợ bé quá, người gửi thứ {self.number} lần {len(self.acknowledged)}."
            try:
                self._send(words)
            except AssertionError as fault:
                self.faults.append(str(fault))
                return

    def _send(self, words: str) -> None:
        cookies: dict[str, str] = {}
        for path, form in (
            (SEND, {"field": "", "place": ""}),
            (f"{SEND}noi-dung/", {"text": words, "kind": ""}),
            (f"{SEND}lien-he/", {}),
        ):
            if self._press(cookies, path, form) is None:
                return
        self.pressed = words
        if self._press(cookies, f"{SEND}xem-lai/", {}) is not None:
            self.acknowledged.append(words)
            self.pressed = ""

    def _press(self, cookies: dict[str, str], path: str, form: dict[str, str]) -> int | None:
        """Fetch the page and send its form until the answer is a redirect; None when the test is over."""
        for _try in range(400):
            try:
                _status, page = self._ask(cookies, "GET", path)
                token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
                if token is None and path.endswith("xem-lai/") and _status == 302:
                    return 302  # an answer was lost: it had been sent, and the draft is gone
                status, _page = self._ask(
                    cookies, "POST", path, {**form, "csrfmiddlewaretoken": token[1] if token else ""}
                )
            except (OSError, http.client.HTTPException):
                if self.stop.is_set():
                    return None
                time.sleep(0.1)
                continue
            assert status in {302, 503}, (path, status)
            if status == 302:
                return status
        return None

    def _ask(self, cookies: dict[str, str], method: str, path: str, form: Any = None) -> tuple[int, str]:
        line = http.client.HTTPConnection(urlsplit(self.house.url).netloc, timeout=20)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
            if form is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
            line.request(method, path, urlencode(form) if form is not None else None, headers)
            answer = line.getresponse()
            page = answer.read().decode()
            for given in answer.headers.get_all("Set-Cookie") or []:
                name, _sign, value = given.split(";")[0].partition("=")
                cookies[name] = value
            return answer.status, page
        finally:
            line.close()


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
    chance, stop = random.Random(kills), threading.Event()
    senders = [Sender(house, number, stop) for number in range(clients)]
    threads = [threading.Thread(target=one.run) for one in senders]
    for one in threads:
        one.start()
    for _kill in range(kills):
        time.sleep(chance.uniform(0.3, 1.2))
        kill(house)
        house.start()
    time.sleep(1)
    stop.set()
    for one in threads:
        one.join(60)

    texts, breaches = json.loads(house.manage("shell", "--no-imports", "-c", HELD))
    acknowledged = [words for one in senders for words in one.acknowledged]
    unsure = {one.pressed for one in senders} - {""}
    assert [one.faults for one in senders if one.faults] == []
    assert len(acknowledged) >= clients, "too little was sent to prove anything"
    assert len(texts) == len(set(texts)), "one was taken in twice"
    assert set(acknowledged) <= set(texts), "a confirmed one is lost"
    assert set(texts) - set(acknowledged) <= unsure
    assert breaches == []
