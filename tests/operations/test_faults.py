"""What is away, locked, full or closed gives a 503 in words or a start that says why; nothing written is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client

from doithoai.opinion.models import Opinion
from tests.factories.casework import Commune
from tests.operations.keeping import environment
from tests.racing import ROOT, database_url

SEND = "/xa-tan-yen/gui-y-kien/"
#: Root may write everywhere: without these two powers it is like any other account.
UNPRIVILEGED = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []


def browser() -> Client:
    """As a server answers: a fault becomes a page."""
    return Client(raise_request_exception=False)


def assert_busy(answer: Any) -> None:
    words = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Hệ thống đang bận" in words and "Traceback" not in words


@contextmanager
def somebody_writes() -> Iterator[None]:
    """Another program holds the database for longer than we wait."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout=200")
            with closing(sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                yield
                other.execute("ROLLBACK")
            cursor.execute("PRAGMA busy_timeout=10000")
            return
        cursor.execute("SET lock_timeout='200ms'")
        with psycopg.connect(database_url()) as other:
            other.execute("LOCK TABLE django_session, opinion_submission IN EXCLUSIVE MODE")
            yield
            other.rollback()
        cursor.execute("RESET lock_timeout")


@pytest.mark.django_db(transaction=True)
def test_a_locked_database_is_a_503_to_writers_and_readers_go_on() -> None:
    Commune()
    client, begun = browser(), browser()
    assert begun.post(SEND, {"field": "", "place": ""}).status_code == 302
    with somebody_writes():
        assert_busy(client.post(SEND, {"field": "", "place": ""}))
        # Whoever is in the middle of it has a session already, which cannot be written either.
        assert_busy(begun.post(f"{SEND}noi-dung/", {"text": "Cống sau chợ bé, mưa là ngập vào nhà.", "kind": ""}))
        assert client.get("/xa-tan-yen/").status_code == 200
        assert client.get("/readyz").status_code == 200

    assert client.post(SEND, {"field": "", "place": ""}).status_code == 302


@pytest.mark.django_db
def test_nobody_waits_for_a_held_database_longer_than_ten_seconds() -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout")
        assert cursor.fetchone()[0] in (10_000, "10s")


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_a_503_and_what_was_confirmed_stays() -> None:
    if connection.vendor != "sqlite":
        return assert_no_room_for_files()
    commune = Commune()
    kept = commune.opinion()
    client = browser()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # no page is free
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count={cursor.fetchone()[0]}")
        answers = [browser().post(SEND, {"field": "", "place": "", "x": "y"}) for _many in range(60)]
        cursor.execute("PRAGMA max_page_count=1073741823")
        cursor.execute("PRAGMA quick_check")
        assert cursor.fetchone()[0] == "ok"

    full = [answer for answer in answers if answer.status_code != 302]
    assert full, "the database was never full"
    assert_busy(full[0])
    assert Opinion.objects.get().pk == kept.pk
    assert client.post(SEND, {"field": "", "place": ""}).status_code == 302
    return None


def assert_no_room_for_files() -> None:
    """The same for the server of a database: what it says is an OperationalError too."""
    with pytest.raises(Exception, match="boom"), connection.cursor() as cursor:
        cursor.execute("DO $$ BEGIN RAISE EXCEPTION 'boom' USING ERRCODE = 'disk_full'; END $$")


AWAY = """
import django
django.setup()
from django.test import Client
browser = Client(raise_request_exception=False)
browser.cookies["doithoai"] = "k" * 32
for path in ("/", "/xa-tan-yen/", "/xa-tan-yen/van-phong/", "/readyz", "/livez"):
    answer = (Client() if path in ("/readyz", "/livez") else browser).get(path)
    print(path, answer.status_code, answer.get("Retry-After", "-"))
print(browser.get("/").content.decode())
"""


@pytest.mark.parametrize("url", ["postgres://nobody:x@127.0.0.1:9/none", "sqlite:////nowhere/at/all.sqlite3"])
def test_without_its_database_every_page_says_so(url: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", AWAY],
        cwd=ROOT,
        env=environment(DOITHOAI_DATABASE_URL=url),
        capture_output=True,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    assert lines[:5] == [
        "/ 503 30",
        "/xa-tan-yen/ 503 30",
        "/xa-tan-yen/van-phong/ 503 30",
        "/readyz 503 10",
        "/livez 200 -",
    ]
    assert "Hệ thống đang bận" in done.stdout and "127.0.0.1:9" not in done.stdout


@pytest.fixture
def folder() -> Iterator[Path]:
    place = Path(tempfile.mkdtemp(prefix="doithoai-start-"))
    yield place
    place.chmod(0o755)
    shutil.rmtree(place)


def start(folder: Path, *command: str, **settings: str) -> str:
    """What a start that is refused says; it must end by itself."""
    made = dict.fromkeys(("DOITHOAI_SECRET_KEY", "DOITHOAI_CODE_KEY", "DOITHOAI_DATA_KEY"), "")
    done = subprocess.run(
        [*UNPRIVILEGED, sys.executable, "manage.py", *(command or ("serve", "--port", "1"))],
        cwd=ROOT,
        env=environment(
            **{
                "DOITHOAI_DATA_DIR": str(folder),
                "DOITHOAI_DATABASE_URL": f"sqlite:///{folder}/doithoai.sqlite3",
                **made,
                **settings,
            }
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0 and "Traceback" not in done.stderr, done.stderr
    return done.stderr


def test_a_start_is_refused_in_one_sentence(folder: Path) -> None:
    folder.chmod(0o555)
    assert "secret_key.key: Permission denied. Give the data folder" in start(folder)

    folder.chmod(0o755)
    subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment(DOITHOAI_DATA_DIR=str(folder), DOITHOAI_DATABASE_URL=f"sqlite:///{folder}/doithoai.sqlite3"),
        check=True,
        capture_output=True,
    )
    (folder / "data_key.key").chmod(0)
    assert "data_key.key: Permission denied" in start(folder)

    (folder / "data_key.key").unlink()
    (folder / "doithoai.sqlite3").touch()
    assert "data_key.key is missing, but there are data" in start(folder)

    (folder / "data_key.key").write_text("k" * 40)
    folder.chmod(0o555)
    assert "không ghi được" in start(folder)
    folder.chmod(0o755)
    (folder / "doithoai.sqlite3").chmod(0)
    assert "thuộc tài khoản khác" in start(folder)


def test_without_the_tables_of_this_release_it_does_not_start(folder: Path) -> None:
    """Every page would break; the way out is told."""
    assert "manage.py upgrade" in start(folder)


@pytest.mark.parametrize(
    ("name", "value", "takes"),
    [
        ("DOITHOAI_IDLE_SECONDS", "half an hour", "a whole number"),
        ("DOITHOAI_SMTP_PORT", "smtp", "a whole number"),
        ("DOITHOAI_SECOND_FACTOR", "ja", "1 or 0"),
        ("DOITHOAI_PLAIN_HTTP", "maybe", "1 or 0"),
        ("DOITHOAI_DATABASE_URL", "nonsense", "postgres://"),
        ("DOITHOAI_DATABASE_URL", "mysql://u:geheim@h/x", "postgres://"),
        ("DOITHOAI_DATABASE_URL", "postgres://u:geheim@h:port/x", "postgres://"),
        ("DOITHOAI_DATABASE_URL", "postgres://u:geheim@h/", "postgres://"),
        ("DOITHOAI_ADMIN_NETWORKS", "10.1.0.0/99", "networks"),
        ("DOITHOAI_ADMIN_HOURS", "7-18h", "two hours"),
        ("DOITHOAI_ADMIN_HOURS", "18:00-07:00", "two hours"),
        ("DOITHOAI_SUBMIT_LIMIT", "many", "a number and minutes"),
        ("DOITHOAI_SUBMIT_LIMIT", "5/0m", "a number and minutes"),
        ("DOITHOAI_OLD_DATA_KEYS", "geheim", "pairs"),
        ("DOITHOAI_SECRET_KEY_FILE", "/nowhere/key", "a file that the service can read"),
        ("DOITHOAI_LOG_LEVEL", "LOUD", "one of DEBUG"),
        ("DOITHOAI_LOG_FILE", "/nowhere/x.log", "a file that the service can write"),
        ("DOITHOAI_SIDE", "middle", "outside or inside"),
    ],
)
def test_a_setting_that_cannot_be_understood_ends_the_start_by_its_name(
    folder: Path, name: str, value: str, takes: str
) -> None:
    said = start(folder, "check", **{name: value})

    assert said.startswith(name) and takes in said and len(said.splitlines()) == 1
    assert "geheim" not in said
