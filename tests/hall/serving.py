"""The shipped server with a conference in session, the chair's browser, and screens that listen to it."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from scripts.served import ROOT, Served, served

PREPARE = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
from tests.factories.live import in_session, speaker
hall = in_session()
for name in ("Bà Đỗ Thị Mai Hiên", "Ông Trịnh Bá Quyền", "Bà Thân Thị Lý", "Anh Ngụy Đức Thiện"):
    speaker(hall, name, name_shown="full")
browser = Client()
browser.force_login(hall.chair.person)
name = settings.SESSION_COOKIE_NAME
print(json.dumps({
    "slug": hall.authority.slug, "conference": hall.conference.public_id, "sitting": hall.sitting.pk,
    "chair": hall.chair.pk, "cookie": name + "=" + browser.cookies[name].value,
}))
"""


@dataclass
class House:
    server: Served
    slug: str
    conference: str
    sitting: int
    chair: int
    cookie: str
    csrf: tuple[str, str] = ("", "")

    def connect(self, seconds: float = 20) -> http.client.HTTPConnection:
        at = urlsplit(self.server.url)
        return http.client.HTTPConnection(at.hostname or "", at.port, timeout=seconds)

    def page(self, path: str) -> str:
        return f"/{self.slug}/hoi-truong/{self.conference}/{path}/"

    def read(self, path: str, cookie: str = "") -> tuple[int, str]:
        line = self.connect()
        line.request("GET", path, headers={"Cookie": cookie})
        answer = line.getresponse()
        return answer.status, answer.read().decode()

    def sign(self) -> None:
        """Fetch the token that a press of the chair needs."""
        line = self.connect()
        line.request("GET", self.page("chu-toa"), headers={"Cookie": self.cookie})
        answer = line.getresponse()
        page = answer.read().decode()
        assert answer.status == 200, page[:500]
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token is not None
        crumbs = [value for name, value in answer.getheaders() if name.lower() == "set-cookie" and "csrf" in value]
        self.csrf = (token.group(1), crumbs[0].split(";")[0])

    def press(self, act: str, **fields: str) -> None:
        """A button of the chair, pressed in the browser without JavaScript."""
        if not self.csrf[0]:
            self.sign()
        body = urlencode({"csrfmiddlewaretoken": self.csrf[0], "screen": "chair", **fields})
        kind = "application/x-www-form-urlencoded"
        line = self.connect()
        headers = {"Cookie": f"{self.cookie}; {self.csrf[1]}", "Content-Type": kind}
        line.request("POST", self.page(f"viec/{act}"), body=body, headers=headers)
        done = line.getresponse()
        assert done.status == 302, done.read().decode()[:500]

    def inside(self, script: str, *arguments: str) -> str:
        """Run a few lines in a process of its own, on the same database."""
        command = [sys.executable, "-c", f"import django\ndjango.setup()\n{script}", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=self.server.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout.strip()


@contextmanager
def hall_served(place: Path, url: str | None) -> Iterator[House]:
    with served(place, database_url=url, demo=False) as server:
        house = House(server, "", "", 0, 0, "")
        yield House(server, **json.loads(house.inside(PREPARE).splitlines()[-1]))


class Screen:
    """One open stream, read event by event."""

    def __init__(self, house: House, audience: str, cookie: str = "") -> None:
        self.line = house.connect()
        self.line.request("GET", f"/stream/{house.conference}/{audience}/vi", headers={"Cookie": cookie})
        self.answer = self.line.getresponse()

    def next(self) -> dict[str, Any]:
        while True:
            line = self.answer.readline().decode()
            if line.startswith("data: "):
                event: dict[str, Any] = json.loads(line.removeprefix("data: "))
                return event

    def until(self, word: str, seconds: float = 2.0) -> float:
        """How long until an event holds this word."""
        began = time.monotonic()
        while word not in self.next()["html"]:
            assert time.monotonic() - began < seconds
        return time.monotonic() - began

    def close(self) -> None:
        self.answer.close()
        self.line.close()
