"""The shipped server on a fresh database with the sample data, for browser tests and pictures."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit

import psycopg

from doithoai.operations.backup.tools import drop_database
from scripts import migrated

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("DOITHOAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Served:
    """A running house: its address, and commands against its database."""

    url: str
    environment: dict[str, str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    arguments: list[str] = field(default_factory=list)
    #: Put before each command of the house: it then runs with fewer powers.
    before: list[str] = field(default_factory=list)

    def manage(self, *command: str) -> str:
        """Run an operator's command; its words, or an error with all it said."""
        done = subprocess.run(
            [*self.before, sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)}: {done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def start(self, seconds: float = 120) -> None:
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(
                [*self.before, sys.executable, "manage.py", "serve", *self.arguments],
                cwd=ROOT,
                env=self.environment,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.wait_until_alive(seconds)

    def wait_until_alive(self, seconds: float = 120) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}/livez", timeout=2) as answer:
                    if answer.status == 200:
                        return
            except (URLError, OSError):
                time.sleep(0.2)
        raise RuntimeError(f"the server did not come up:\n{self.log.read_text(errors='replace')[-4000:]}")

    def stop(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(30)
            self.process = None


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def fresh_database(place: Path, url: str | None, *, kept: str = "") -> Iterator[str]:
    """The address of a database of the same kind as `url`, with tables and no rows; one on a server is dropped later.

    The file on SQLite may have no tables yet: `migrate` makes them. `kept` is the name of one that stays, and that is
    taken as it is when it is there (SQLite: in the same place).
    """
    if not url or not url.startswith("postgres"):
        if not (kept and (place / "house.sqlite3").exists()):
            migrated.copy_to(place / "house.sqlite3")
        yield f"sqlite:///{place}/house.sqlite3"
        return
    name = kept or f"house_{os.getpid()}_{place.name.replace('-', '_')}"
    with psycopg.connect(url, autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
        if there and not kept:
            drop_database(url, name)
        if not (there and kept):
            server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{migrated.template(url)}"')
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        if not kept:
            drop_database(url, name)


@contextmanager
def served(
    place: Path,
    *,
    database_url: str | None = None,
    demo: bool = True,
    only: str = "",
    clock: bool = False,
    before: Sequence[str] = (),
) -> Iterator[Served]:
    """Migrate, fill with the samples (or that of `only` this authority), serve, and stop again."""
    port = free_port()
    with fresh_database(place, database_url) as address:
        environment = {
            **os.environ,
            "DOITHOAI_DATA_DIR": str(place),
            "DOITHOAI_DATABASE_URL": address,
            "DOITHOAI_DEMO": "1" if demo else "0",
            "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
        }
        arguments = ["--port", str(port), *([] if clock else ["--without-clock"])]
        house = Served(
            f"http://127.0.0.1:{port}", environment, place / "server.log", arguments=arguments, before=[*before]
        )
        if address.startswith("sqlite") and not (place / "house.sqlite3").exists():
            house.manage("migrate", "--verbosity", "0")
        if demo:
            house.manage("demo", *(["--only", only] if only else []))
        house.start()
        try:
            yield house
        finally:
            house.stop()
