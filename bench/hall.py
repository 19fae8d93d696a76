"""The live conference of the shipped server: how soon many screens see what the chair pressed.

Clients and server share the machine. A run is a chair who calls, starts and stops speakers; each figure is the median
of the runs' 95th parts, over all screens and all presses of a run.
"""

from __future__ import annotations

import gzip
import http.client
import json
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench.machine import described, pace_ms
from scripts.served import ROOT, Served, served

#: What is wanted: milliseconds, for the two crowds; the answer to a press; a reconnect of the smaller crowd.
WANTED = {500: 50.0, 2000: 110.0}
PRESS_WANTED, RECONNECT_WANTED, MEMORY_WANTED, PHONE_WANTED = 100.0, 1000.0, 60.0, 50.0
SPEAKERS = 260

PREPARE = f"""
import json, django
django.setup()
from django.conf import settings
from django.test import Client
from tests.factories.live import in_session, speaker
hall = in_session()
for number in range({SPEAKERS}):
    speaker(hall, f"Giáp Văn Khởi {{number}}", name_shown="full")
browser = Client()
browser.force_login(hall.chair.person)
name = settings.SESSION_COOKIE_NAME
print(json.dumps({{
    "slug": hall.authority.slug, "conference": hall.conference.public_id,
    "cookie": name + "=" + browser.cookies[name].value,
}}))
"""


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1] if len(values) > 1 else values[0]


class Crowd:
    """The process of the screens."""

    def __init__(self, house: House) -> None:
        at = urlsplit(house.server.url)
        path = f"/stream/{house.conference}/phone/vi"
        command = [sys.executable, "bench/crowd.py", str(at.hostname), str(at.port), path]
        self.process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, *words: Any) -> dict[str, Any]:
        assert self.process.stdin is not None and self.process.stdout is not None
        print(*words, file=self.process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def end(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(20)


@dataclass
class House:
    """A served conference, and the chair's browser."""

    server: Served
    slug: str
    conference: str
    cookie: str
    csrf: tuple[str, str] = ("", "")
    line: http.client.HTTPConnection | None = None
    turn: str = ""
    next_act: int = field(default=0)

    def page(self, path: str) -> str:
        return f"/{self.slug}/hoi-truong/{self.conference}/{path}/"

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> tuple[int, str, Any]:
        if self.line is None:
            at = urlsplit(self.server.url)
            self.line = http.client.HTTPConnection(at.hostname or "", at.port, timeout=30)
        self.line.request(method, path, body=body, headers=headers)
        answer = self.line.getresponse()
        return answer.status, answer.read().decode(), answer.headers

    def look(self) -> str:
        """The page of the chair; it tells who may be started and stopped."""
        status, page, headers = self.ask("GET", self.page("chu-toa"), Cookie=self.cookie)
        assert status == 200, page[:300]
        if not self.csrf[0]:
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
            assert token is not None
            crumb = next(one for one in headers.get_all("Set-Cookie") if "csrf" in one).split(";")[0]
            self.csrf = (token.group(1), crumb)
        return page

    def press(self) -> tuple[float, float]:
        """Call, start, stop, and again: (when it was pressed, seconds until it was acknowledged)."""
        act = ("moi-tiep", "bat-dau", "ket-thuc-luot")[self.next_act]
        page = self.look()
        self.next_act = (self.next_act + 1) % 3
        form = re.search(rf'action="[^"]*/viec/{act}/".*?</form>', page, re.DOTALL)
        turn = re.search(r'name="turn" value="([^"]+)"', form.group(0)) if form else None
        fields = {"csrfmiddlewaretoken": self.csrf[0], "screen": "chair", "key": secrets.token_hex(8)}
        fields |= {"turn": turn.group(1)} if turn else {}
        cookie = f"{self.cookie}; {self.csrf[1]}"
        kind = "application/x-www-form-urlencoded"
        began = time.monotonic()
        status, answer, _headers = self.ask(
            "POST", self.page(f"viec/{act}"), urlencode(fields), **{"Cookie": cookie, "Content-Type": kind}
        )
        took = time.monotonic() - began
        assert status == 302, (act, status, answer[:2000])
        return began, took

    def memory_mb(self) -> float:
        """Of all processes of the server together."""
        assert self.server.process is not None
        total, waiting = 0.0, [self.server.process.pid]
        while waiting:
            pid = waiting.pop()
            for task in Path(f"/proc/{pid}/task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
            pages = re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{pid}/smaps_rollup").read_text(), re.MULTILINE)
            total += int(pages.group(1)) / 1024 if pages else 0
        return total


@contextmanager
def conference(url: str | None, workers: int) -> Iterator[House]:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), database_url=url, demo=False) as server:
        command = [sys.executable, "-c", PREPARE]
        done = subprocess.run(command, cwd=ROOT, env=server.environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr[-3000:]
        if workers > 1:
            server.stop()
            server.arguments += ["--workers", str(workers)]
            server.start()
            time.sleep(4)  # until every process of it has come up
        yield House(server, **json.loads(done.stdout.strip().splitlines()[-1]))


def changes(house: House, crowd: Crowd, screens: int, presses: int) -> dict[str, float]:
    """One run: p95 from the press to each screen, and to the chair's own acknowledgement."""
    crowd("seen")
    pressed = []
    for _press in range(presses):
        pressed.append(house.press())
        time.sleep(0.15)
    time.sleep(0.5)
    arrived = sorted(crowd("seen")["beats"].items(), key=lambda one: int(one[0]))
    assert len(arrived) == presses, f"{presses} presses, {len(arrived)} changes"
    late = [at - began for (began, _took), (_beat, all_of) in zip(pressed, arrived, strict=True) for at in all_of]
    return {
        "late": p95(late) * 1000,
        "press": p95([took for _began, took in pressed]) * 1000,
        "missing": float(screens * presses - len(late)),
    }


def median_of(runs: list[dict[str, float]]) -> dict[str, Any]:
    """The median of each figure, and the runs themselves: their spread is the noise of the machine."""
    figures = {name: round(statistics.median(run[name] for run in runs), 1) for name in runs[0]}
    return {**figures, "runs": [{name: round(value, 1) for name, value in run.items()} for run in runs]}


def repeated(runs: int, one: Callable[[], dict[str, float]]) -> dict[str, Any]:
    return median_of([one() for _run in range(runs)])


def reconnect(crowd: Crowd, screens: int) -> dict[str, float]:
    crowd("close")
    return {"state": p95(crowd("open", screens)["took"]) * 1000}


def phone_kb(house: House) -> float:
    """The first load of the phone page as transferred, fonts left out: page, styles, scripts and pictures."""
    status, page, size = _transferred(house, house.page("dien-thoai"))
    assert status == 200
    waiting = re.findall(r'(?:href|src)="(/static/[^"#]+)', page)
    known: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in known:
            continue
        known.add(path)
        _status, text, more = _transferred(house, path)
        size += more
        folder = path.rpartition("/")[0]
        waiting += [f"{folder}/{name}" for name in re.findall(r'from "\./([^"]+)"', text)]
    return round(size / 1024, 1)


def _transferred(house: House, path: str) -> tuple[int, str, int]:
    at = urlsplit(house.server.url)
    line = http.client.HTTPConnection(at.hostname or "", at.port, timeout=30)
    line.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = line.getresponse()
    body = answer.read()
    head = sum(len(name) + len(value) + 4 for name, value in answer.getheaders()) + 19
    text = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
    return answer.status, text.decode(), len(body) + head


def one_server(url: str | None, workers: int, sizes: list[int], runs: int, presses: int) -> dict[str, Any]:
    """All figures of one kind of server."""
    with conference(url, workers) as house:
        crowd = Crowd(house)
        house.press()
        empty, open_ = house.memory_mb(), 0
        found: dict[str, Any] = {"workers": workers, "phone_kb": phone_kb(house), "crowds": []}
        for size in sizes:
            crowd("open", size - open_)
            open_ = size
            house.press()  # the first press after the crowd came warms the way
            time.sleep(0.5)
            told = repeated(runs, lambda size=size: changes(house, crowd, size, presses))  # type: ignore[misc]
            found["crowds"].append({"screens": size, **told})
        found["mb_per_1000"] = round((house.memory_mb() - empty) / open_ * 1000, 1)
        found["reconnect"] = {"screens": sizes[0], **repeated(runs, lambda: reconnect(crowd, sizes[0]))}
        found["errors"] = house.server.log.read_text(errors="replace").count("Traceback")
        crowd.end()
        return found


def measure(given: str | None, sizes: list[int], runs: int, presses: int) -> dict[str, Any]:
    """SQLite with one process; PostgreSQL, when there is one, with one and with two."""
    before = pace_ms()
    servers = {"SQLite, 1 process": one_server(None, 1, sizes, runs, presses)}
    if given is not None:
        servers["PostgreSQL, 1 process"] = one_server(given, 1, sizes, runs, presses)
        servers["PostgreSQL, 2 processes"] = one_server(given, 2, sizes, runs, presses)
    pace = [round(before, 1), round(pace_ms(), 1)]
    return {"machine": described(), "pace_ms": pace, "presses": presses, "servers": servers}
