"""One size on one database, in a process of its own: fill, serve, ask over HTTP, count the statements."""

from __future__ import annotations

import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 -- after setup
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from bench import papers  # noqa: E402
from bench.browsing import Browser  # noqa: E402
from bench.copying import multiply  # noqa: E402
from bench.filling import USERNAME, fill, person_of  # noqa: E402
from bench.machine import fsync_ms, pace_ms  # noqa: E402
from bench.pages import INBOX, MOST_SQL_FORM, Page, pages  # noqa: E402
from bench.texts import letter  # noqa: E402
from doithoai.operations.serving import web_command  # noqa: E402
from doithoai.opinion.models import Matter  # noqa: E402
from doithoai.people.models import Authority, Person  # noqa: E402
from doithoai.programme.models import Plan  # noqa: E402
from scripts.served import free_port  # noqa: E402

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
FORM = "new opinion by the public form"
FORM_WITHIN = 20.0
SECONDS = 10
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


class House:
    """The authority that was filled, and what the addresses of the pages are filled in with."""

    def __init__(self, authority: Authority, person: Person) -> None:
        self.authority, self.person = authority, person
        matters = Matter.objects.of(authority)
        middle = matters.order_by("pk")[matters.count() // 2]
        self.plan = Plan.objects.of(authority)[0]
        self.matter = matters.filter(said__gt=1, state="explained").order_by("-pk")[0]
        self.values = {"body": str(self.matter.lead_id), "field": str(self.matter.field_id), "middle": str(middle.pk)}

    def address(self, page: Page) -> tuple[str, dict[str, str]]:
        slug = self.authority.slug
        about = [self.matter] if page.of_matter else [self.plan] if page.of_plan else []
        path = reverse(page.address, args=[slug, *(row.public_id for row in about)])
        return path, {name: value.format(**self.values) for name, value in page.query.items()}

    def client(self) -> Client:
        client = Client()
        client.force_login(self.person, backend=BACKEND)
        return client

    def session(self) -> str:
        return self.client().cookies[settings.SESSION_COOKIE_NAME].value


@contextmanager
def serving(workers: int = 1) -> Iterator[int]:
    """The shipped web server, without its clock."""
    port = free_port()
    process = subprocess.Popen(web_command("127.0.0.1", port, workers))
    try:
        for _try in range(200):
            try:
                if Browser(port).get("/livez") == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def summed(took: list[float]) -> dict[str, float]:
    ordered = sorted(took)
    return {
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
    }


def ask(house: House, port: int, rounds: int) -> Iterator[dict[str, Any]]:
    """Each page over one open connection, signed in; the first answers warm it up.

    Round by round through all pages: what else the machine does at a moment falls on all of them alike.
    """
    browser = Browser(port, house.session())
    asked = [(page, *house.address(page)) for page in pages()]
    status = {page.name: [browser.get(path, query) for _warm in range(5)][-1] for page, path, query in asked}
    took: dict[str, list[float]] = {page.name: [] for page, _path, _query in asked}
    size: dict[str, int] = {}
    for _round in range(rounds):
        for page, path, query in asked:
            browser.get(path, query)
            took[page.name].append(browser.took)
            size[page.name] = len(browser.body)
    for page, _path, _query in asked:
        name = page.name
        yield {
            "page": name, "within": page.within, "most": page.most, "status": status[name],
            "bytes": size[name], "statements": statements(house, page), **summed(took[name]),
        }  # fmt: skip


def statements(house: House, page: Page) -> int:
    """Counted in this process; the second time, as in a server that has been up for a while."""
    client = house.client()
    path, query = house.address(page)
    client.get(path, query)
    with CaptureQueriesContext(connection) as asked:
        client.get(path, query)
    return len(besides_control(asked))


def send(house: House, port: int, rounds: int, chance: random.Random) -> dict[str, Any]:
    """The last press of the public form: number, matter, journal, figures, word index, one commit."""
    took, status = [], 0
    for _round in range(rounds):
        browser = Browser(port)
        last = written(browser, house, chance)
        status = browser.post(last, {"consents_to_text": "on"})
        took.append(browser.took)
    return {"page": FORM, "within": FORM_WITHIN, "most": MOST_SQL_FORM, "status": status, **summed(took)}


def written(browser: Any, house: House, chance: random.Random) -> str:
    """All steps but the last; answers the address of the last one, whose page has been got."""
    step = {name: reverse(f"portal:{name}", args=[house.authority.slug]) for name in STEPS}
    browser.get(step["send"])
    browser.post(step["send"], {"field": "L01", "place": "thôn Đông"})
    browser.get(step["send_text"])
    browser.post(step["send_text"], {"text": letter(chance)})
    browser.get(step["send_contact"])
    browser.post(step["send_contact"], {})
    browser.get(step["send_check"])
    return step["send_check"]


STEPS = ("send", "send_text", "send_contact", "send_check")


def form_statements(house: House, chance: random.Random) -> list[str]:
    """The statements of the last press, counted in this process."""
    client = Client()
    last = written(client, house, chance)
    with CaptureQueriesContext(connection) as asked:
        client.post(last, {"consents_to_text": "on"})
    return besides_control(asked)


def besides_control(asked: CaptureQueriesContext) -> list[str]:
    """Without the statements that begin and end transactions."""
    return [sql for one in asked if not (sql := str(one["sql"])).startswith(CONTROL)]


def crowd(house: House, workers: int, connections: int = 8) -> dict[str, Any]:
    """So many people leafing through the same mix of pages at once."""
    mix = [page for page in pages() if page.name in CROWDED]
    sessions = [house.session() for _one in range(connections)]

    def leaf(port: int, place: int, until: float) -> Iterator[tuple[float, int]]:
        browser, turn = Browser(port, sessions[place]), place
        while time.monotonic() < until:
            status = browser.get(*house.address(mix[turn % len(mix)]))
            yield browser.took, status
            turn += 1

    return {"doing": "reading", **_at_once(leaf, workers, connections)}


def writers(house: House, workers: int, connections: int = 4) -> dict[str, Any]:
    """So many citizens sending opinions at once, without a rest between them; the last press is timed."""

    def write(port: int, place: int, until: float) -> Iterator[tuple[float, int]]:
        chance = random.Random(place)
        while time.monotonic() < until:
            browser = Browser(port)
            last = written(browser, house, chance)
            status = browser.post(last, {"consents_to_text": "on"})
            yield browser.took, status

    return {"doing": "sending", **_at_once(write, workers, connections)}


def _at_once(
    work: Callable[[int, int, float], Iterator[tuple[float, int]]], workers: int, connections: int
) -> dict[str, Any]:
    """Each connection in a thread of its own; what it took each time, the longest, and how often it failed."""
    took: list[float] = []
    failed = [0]
    lock = threading.Lock()
    with serving(workers) as port:
        for place in range(connections):
            list(work(port, place, time.monotonic() + 0.5))  # warm
        until = time.monotonic() + SECONDS

        def run(place: int) -> None:
            own = list(work(port, place, until))
            with lock:
                took.extend(ms for ms, _status in own)
                failed[0] += sum(status >= 400 for _ms, status in own)

        threads = [threading.Thread(target=run, args=(place,)) for place in range(connections)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return {
        "processes": workers, "connections": connections, "pages_s": round(len(took) / SECONDS, 1),
        "longest": round(max(took), 1), "failed": failed[0], **summed(took),
    }  # fmt: skip


CROWDED = (
    "matters, newest",
    INBOX,
    "one matter with its history",
    "dashboard: my work today",
    "matters of one state",
)


def filled(matters: int, times: int, mark: Path) -> tuple[House, float]:
    """The house of that size, and the seconds it took to fill; `mark` tells them of one that was filled before."""
    call_command("migrate", verbosity=0)
    if not mark.exists():
        began = time.perf_counter()
        authority = fill(matters // times)
        if times > 1:
            multiply(times)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
        person_of(authority)
        mark.write_text(str(time.perf_counter() - began))
    authority = Authority.objects.earliest("pk")
    return House(authority, Person.objects.get(username=USERNAME)), float(mark.read_text())


def main(matters: int, rounds: int, target: Path, times: int) -> None:
    house, took = filled(matters, times, target.parent / "filled")
    disk, pace = fsync_ms(target.parent), pace_ms()
    print(
        f"\n{connection.vendor}, {matters} matters, filled in {took:.0f} s, one fsync {disk:.2f} ms, "
        f"pace {pace:.1f} ms",
        flush=True,
    )
    chance = random.Random(1)
    with serving() as port:
        rows = [tell(row) for row in ask(house, port, rounds)]
        sent = send(house, port, rounds, chance)
    rows.append(tell({**sent, "statements": len(form_statements(house, chance))}))
    together = [act(house, workers) for act in (crowd, writers) for workers in (1, 2)]
    for one in together:
        print(
            f"{one['doing']}, {one['connections']} connections, {one['processes']} processes: {one['pages_s']}/s, "
            f"p95 {one['p95']}, longest {one['longest']} ms, {one['failed']} failed",
            flush=True,
        )
    drawn = papers.measured()
    over = "" if drawn["p50_s"] <= papers.WITHIN_S else "  ← over"
    print(
        f"booklet of {drawn['pages']} pages, Word and PDF: {drawn['p50_s']} of {papers.WITHIN_S:g} s{over}", flush=True
    )
    report = {
        "matters": matters, "filled_s": round(took), "fsync_ms": round(disk, 2), "pace_ms": round(pace, 1),
        "pages": rows, "together": together, "booklet": drawn,
    }  # fmt: skip
    target.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    connection.close()


def tell(row: dict[str, Any]) -> dict[str, Any]:
    over = "" if row["p50"] <= row["within"] and row["statements"] <= row["most"] else "  ← over"
    print(
        f"{row['page']:52} p50 {row['p50']:7.1f}  p95 {row['p95']:7.1f}  of {row['within']:.0f} ms  "
        f"{row['statements']:3} statements  {row['status']}{over}",
        flush=True,
    )
    return row


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
