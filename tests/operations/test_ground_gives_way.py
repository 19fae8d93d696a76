"""The disk fills up or breaks, the database stops, somebody holds it: a running house says so and goes on afterwards.

People send all the while; what was confirmed is compared with what is there (tests/senders.py).
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.db import connection

from scripts.served import Served, served
from tests.clusters import Cluster, cluster
from tests.operations.test_faults import UNPRIVILEGED
from tests.racing import database_url
from tests.senders import FOUND, SLUG, acknowledged, refused, sending, until_more

pytestmark = [pytest.mark.soak, pytest.mark.race]

PORTAL = f"/{SLUG}/"


@pytest.fixture(autouse=True)
def many_may_send(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOITHOAI_SUBMIT_LIMIT", "1000000/10m")


@pytest.fixture
def place() -> Iterator[Path]:
    """Open to other accounts, which the folders of the run are not."""
    found = Path(tempfile.mkdtemp(prefix="doithoai-ground-"))
    found.chmod(0o755)
    yield found
    shutil.rmtree(found, ignore_errors=True)


def run(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@contextmanager
def mounted(at: Path, *command: str) -> Iterator[Path]:
    at.mkdir(exist_ok=True)
    run("mount", *command, str(at))
    try:
        yield at
    finally:
        run("umount", "--lazy", str(at))  # a server of a database lets go of its files later


def answer_of(house: Served, path: str = PORTAL) -> tuple[int, float]:
    """The status of a page, and the seconds that it took."""
    began = time.monotonic()
    try:
        with urllib.request.urlopen(house.url + path, timeout=60) as answer:
            return answer.status, time.monotonic() - began
    except urllib.error.HTTPError as fault:
        return fault.code, time.monotonic() - began


def found(house: Served) -> None:
    house.manage("shell", "--no-imports", "-c", FOUND)


def fill(disk: Path) -> Path:
    """Every byte of the disk taken."""
    ballast = disk / "ballast"
    with contextlib.suppress(OSError), ballast.open("ab", buffering=0) as out:
        for size in (1 << 16, 1 << 10, 1):
            with contextlib.suppress(OSError):
                while True:
                    out.write(b"x" * size)
    return ballast


def assert_whole(house: Served) -> None:
    """Its file is in order, and the program never came to an end it did not foresee."""
    if house.environment["DOITHOAI_DATABASE_URL"].startswith("sqlite"):
        file = house.environment["DOITHOAI_DATABASE_URL"].removeprefix("sqlite:///")
        with closing(sqlite3.connect(file)) as direct:
            assert direct.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert '"status": 500' not in house.log.read_text(errors="replace")


def send_over_a_full_disk(house: Served, disk: Path) -> None:
    with sending(house, 4) as senders:
        until_more(acknowledged, senders, 4)
        ballast = fill(disk)
        until_more(refused, senders, 8)
        assert answer_of(house)[0] == 200
        assert answer_of(house, "/readyz")[0] == 200
        ballast.unlink()
        until_more(acknowledged, senders, 8)
    assert_whole(house)


@pytest.mark.mounts
def test_a_disk_that_fills_up_loses_nothing_and_needs_no_restart(place: Path) -> None:
    if connection.vendor != "sqlite":
        with cluster() as server:
            return fill_the_disk_of(server, place)
    with (
        mounted(place, "-t", "tmpfs", "-o", "size=48m,mode=0755", "doithoai") as disk,
        served(disk, demo=False, before=UNPRIVILEGED) as house,
    ):
        found(house)
        send_over_a_full_disk(house, disk)
    return None


def fill_the_disk_of(server: Cluster, place: Path) -> None:
    """The tables lie on a disk of their own; what the server notes of itself lies elsewhere."""
    url = f"postgres://house@127.0.0.1:{server.port}/postgres"
    (place / "house").mkdir()
    with (
        mounted(place / "tables", "-t", "tmpfs", "-o", "size=128m,mode=0755", "doithoai") as disk,
        served(place / "house", database_url=url, demo=False, before=UNPRIVILEGED) as house,
    ):
        (disk / "space").mkdir()
        shutil.chown(disk / "space", "postgres")
        found(house)
        house.stop()
        name = urlsplit(house.environment["DOITHOAI_DATABASE_URL"]).path.strip("/")
        with psycopg.connect(url, autocommit=True) as direct:
            direct.execute(f"CREATE TABLESPACE small LOCATION '{disk}/space'")
            direct.execute(f'ALTER DATABASE "{name}" SET TABLESPACE small')
        house.start()
        send_over_a_full_disk(house, disk)


@contextmanager
def breakable_disk(place: Path) -> Iterator[tuple[Path, str]]:
    """A file system of its own, which the system makes read-only when it finds a fault; and its device."""
    image, at = place / "disk.img", place / "disk"
    with image.open("wb") as out:
        out.truncate(96 << 20)
    run("mkfs.ext4", "-q", str(image))
    device = run("losetup", "-f", "--show", str(image))
    try:
        with mounted(at, "-o", "errors=remount-ro", device):
            yield at, device
    finally:
        run("losetup", "-d", device)


@pytest.mark.mounts
def test_a_disk_that_turns_read_only_is_read_on_and_what_was_confirmed_is_there_when_it_is_mended(place: Path) -> None:
    url = None if connection.vendor == "sqlite" else database_url().rsplit("/", 1)[0] + "/postgres"
    with (
        breakable_disk(place) as (disk, device),
        served(disk, database_url=url, demo=False, before=UNPRIVILEGED) as house,
    ):
        found(house)
        # A log on a disk that is broken tells nothing.
        house.stop()
        house.log = place / "server.log"
        house.start()
        with sending(house, 4) as senders:
            until_more(acknowledged, senders, 4)
            Path(f"/sys/fs/ext4/{Path(device).name}/trigger_fs_error").write_text("1\n")
            if url is None:
                until_more(refused, senders, 8)
            else:
                until_more(acknowledged, senders, 4)  # the words lie elsewhere
            assert answer_of(house)[0] == 200
            house.stop()
            run("umount", str(disk))
            subprocess.run(["fsck.ext4", "-p", device], check=False, capture_output=True)
            run("mount", device, str(disk))
            house.start()
            until_more(acknowledged, senders, 8)
        assert_whole(house)


def test_a_postgresql_that_stops_and_comes_back_loses_nothing(tmp_path: Path) -> None:
    with (
        cluster() as server,
        served(tmp_path, database_url=f"postgres://house@127.0.0.1:{server.port}/postgres", demo=False) as house,
    ):
        found(house)
        with sending(house, 4) as senders:
            for _time in range(3):
                until_more(acknowledged, senders, 6)
                server.stop()
                until_more(refused, senders, 8)
                status, seconds = answer_of(house)
                assert status == 503 and seconds < 5, seconds
                server.start()
            until_more(acknowledged, senders, 8)
        assert_whole(house)


@contextmanager
def somebody_writes(house: Served) -> Iterator[None]:
    """Another program holds the database."""
    url = house.environment["DOITHOAI_DATABASE_URL"]
    if url.startswith("sqlite"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None, timeout=30)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield
            other.execute("ROLLBACK")
        return
    with psycopg.connect(url) as other:
        other.execute("LOCK TABLE django_session, opinion_submission, core_entry IN EXCLUSIVE MODE")
        yield
        other.rollback()


def test_a_writer_of_twenty_seconds_stops_no_reader_and_loses_nothing(tmp_path: Path) -> None:
    url = None if connection.vendor == "sqlite" else database_url().rsplit("/", 1)[0] + "/postgres"
    with served(tmp_path, database_url=url, demo=False) as house:
        found(house)
        with sending(house, 8) as senders:
            until_more(acknowledged, senders, 8)
            before, reads = refused(senders), []
            with somebody_writes(house):
                until = time.monotonic() + 20
                while time.monotonic() < until:
                    reads.append(answer_of(house))
                    time.sleep(0.2)
            assert {status for status, _seconds in reads} == {200}
            seconds = [one for _status, one in reads]
            # Who waits for the writer waits ten seconds; who reads does not wait for who waits.
            assert statistics.median(seconds) < 3 and max(seconds) < 9, (len(seconds), sorted(seconds)[-5:])
            assert refused(senders) > before
            until_more(acknowledged, senders, 8)
        assert_whole(house)
