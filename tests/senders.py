"""People who send one opinion after another to a running house, and press again until an answer comes.

What each was told is kept: a confirmed opinion must be there afterwards, and there once.
"""

from __future__ import annotations

import http.client
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit

from scripts.served import Served

SLUG = "xa-tan-yen"
SEND = f"/{SLUG}/gui-y-kien/"
#: What everybody reads who is to come again.
SENTENCE = "Hệ thống đang bận"
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
    busy: int = 0
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
        while True:
            try:
                status, page = self._ask(cookies, "GET", path)
                assert status in {200, 302, 503}, (path, status)
                token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
                if token is None and path.endswith("xem-lai/") and status == 302:
                    return 302  # an answer was lost: it had been sent, and the draft is gone
                if status != 503:
                    status, page = self._ask(
                        cookies, "POST", path, {**form, "csrfmiddlewaretoken": token[1] if token else ""}
                    )
                assert status in {302, 503}, (path, status)
                if status == 302:
                    return status
                assert SENTENCE in page, page[:500]
                self.busy += 1
            except (OSError, http.client.HTTPException):
                pass
            if self.stop.is_set():
                return None
            time.sleep(0.1)

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


@contextmanager
def sending(house: Served, clients: int) -> Iterator[list[Sender]]:
    """So many send at once as long as the block lasts; then what they were told is compared with what is there."""
    stop = threading.Event()
    senders = [Sender(house, number, stop) for number in range(clients)]
    threads = [threading.Thread(target=one.run) for one in senders]
    for one in threads:
        one.start()
    try:
        yield senders
        time.sleep(1)
    finally:
        stop.set()
        for one in threads:
            one.join(60)
    assert_kept(house, senders)


def acknowledged(senders: list[Sender]) -> int:
    return sum(len(one.acknowledged) for one in senders)


def refused(senders: list[Sender]) -> int:
    """How often somebody was told to come again."""
    return sum(one.busy for one in senders)


def until_more(count: Callable[[list[Sender]], int], senders: list[Sender], more: int, seconds: float = 180) -> None:
    """Wait until a count has grown by so many."""
    wanted, end = count(senders) + more, time.monotonic() + seconds
    while count(senders) < wanted:
        assert time.monotonic() < end, (count(senders), wanted, [one.faults for one in senders])
        time.sleep(0.1)


def assert_kept(house: Served, senders: list[Sender]) -> None:
    texts, breaches = json.loads(house.manage("shell", "--no-imports", "-c", HELD))
    told = {words for one in senders for words in one.acknowledged}
    unsure = {one.pressed for one in senders} - {""}
    assert [one.faults for one in senders if one.faults] == []
    assert len(told) >= len(senders), "too little was sent to prove anything"
    assert len(texts) == len(set(texts)), "one was taken in twice"
    assert told <= set(texts), "a confirmed one is lost"
    assert set(texts) - told <= unsure
    assert breaches == []
