"""A backup made while people write holds one moment; a bad one is refused in words, and nothing half is left."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from doithoai.core import uploads
from doithoai.operations import running
from doithoai.operations.backup import making, measuring, note, restoring, sealing, tools
from doithoai.operations.backup.sealing import PIECE, BadBackup
from doithoai.opinion.models import Opinion
from tests.factories.casework import Commune
from tests.operations.keeping import own_folder, writers

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    return own_folder(settings, tmp_path / "data")


def sealed(folder: Path, content: bytes, key: bytes = b"k" * 32) -> Path:
    path = folder / "sealed"
    with path.open("wb") as out:
        writer = sealing.Writer(out, key)
        writer.write(content)
        writer.close()
    return path


def opened(path: Path, key: bytes = b"k" * 32) -> bytes:
    with path.open("rb") as source:
        return sealing.Reader(source, key).read()


@pytest.mark.parametrize("length", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_what_is_sealed_comes_back(tmp_path: Path, length: int) -> None:
    content = os.urandom(length)

    assert opened(sealed(tmp_path, content)) == content
    assert content[:64] not in sealed(tmp_path, content).read_bytes() or length == 0 or length == 1


HARM: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "a byte changed": (lambda raw: raw[:PIECE] + bytes([raw[PIECE] ^ 1]) + raw[PIECE + 1 :], "bị thay đổi"),
    "cut at a piece": (lambda raw: raw[: 56 + 32 + PIECE + 16 - 32], "bị cắt"),
    "cut anywhere": (lambda raw: raw[:-7], "bị cắt"),
    "cut in the head": (lambda raw: raw[:30], "không phải bản sao lưu"),
    "pieces exchanged": (lambda raw: raw[:56] + raw[56 + PIECE + 16 : 56 + 2 * (PIECE + 16)] + raw[56:], "bị thay đổi"),
    "something behind": (lambda raw: raw + b"x", "bị thay đổi"),
    "another file": (lambda raw: b"PK\x03\x04" + raw[4:], "không phải bản sao lưu"),
}


@pytest.mark.parametrize("harm", HARM)
def test_a_harmed_file_is_refused_in_words(tmp_path: Path, harm: str) -> None:
    path, (change, words) = sealed(tmp_path, os.urandom(2 * PIECE + 100)), HARM[harm]
    path.write_bytes(change(path.read_bytes()))

    with pytest.raises(BadBackup, match=words):
        opened(path)


def test_another_key_is_told_apart_from_harm(tmp_path: Path) -> None:
    with pytest.raises(BadBackup, match="khóa khác"):
        opened(sealed(tmp_path, b"x"), b"l" * 32)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_backup_made_under_steady_writes_is_of_one_moment(data: Path) -> None:
    Commune()
    uploads.keep(uploads.accept(PDF, "don.pdf"), locked=True)
    with writers(3):
        before = Opinion.objects.count()
        began = time.monotonic()
        made = making.make()
        seconds, after = time.monotonic() - began, Opinion.objects.count()

    checked = restoring.check(made.path)

    assert checked.differences == []
    assert before <= checked.manifest["tables"]["opinion_opinion"] < after, seconds
    assert checked.manifest["tables"]["opinion_opinion"] == checked.manifest["sums"]["xa-tan-yen"]["received"]
    assert checked.files == made.files == 1
    assert note.last() is not None
    assert made.path.stat().st_mode & 0o077 == 0 and (data / "backup.key").stat().st_mode & 0o077 == 0
    assert not list(data.glob("backup-work-*")) and not list(made.path.parent.glob("*.draft"))


@pytest.mark.django_db(transaction=True)
def test_a_restore_brings_back_the_moment_and_puts_aside_what_stood_there(data: Path, settings: Any) -> None:
    commune = Commune()
    commune.matter(email="bau@example.org")
    made = making.make()
    then = measuring.measure()
    commune.matter("Đường làng hỏng")
    place = data if connection.vendor == "postgresql" else data.parent / "elsewhere"
    if connection.vendor == "sqlite":
        restoring.put(made.path, place)  # an empty place

    with pytest.raises(BadBackup, match="đã có dữ liệu"):
        restoring.put(made.path, place)
    connection.close()
    aside = restoring.put(made.path, place, overwrite=True)

    if connection.vendor == "postgresql":
        assert measuring.differences(then, measuring.measure()) == []
        return
    assert aside is not None and (aside / "doithoai.sqlite3").exists()
    found = restoring.compare(then, f"sqlite:///{place}/doithoai.sqlite3", place)
    assert found.differences == []


@pytest.mark.django_db(transaction=True)
def test_what_cannot_be_restored_leaves_nothing_behind(
    data: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    Commune().matter()
    made, place = making.make(), data.parent / "elsewhere"
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(CommandError):
        call_command("restore", str(made.path), "--into", str(place))
    made.path.write_bytes(whole)
    monkeypatch.setattr("doithoai.operations.release.known_migrations", lambda: {"core.0001_initial"})
    with pytest.raises(CommandError, match="phiên bản khác"):
        call_command("restore", str(made.path), "--into", str(place))
    monkeypatch.undo()
    settings.DOITHOAI_DATA_KEYS = {"k1": b"another key of thirty-two bytes."}
    with pytest.raises(CommandError, match="data_key.key"):
        call_command("restore", str(made.path), "--into", str(place))

    assert [path.name for path in place.iterdir()] == ["running.lock"]


@pytest.mark.django_db(transaction=True)
def test_the_check_says_what_differs(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Commune().matter()
    true = measuring.measure

    def lying(**options: Any) -> dict[str, Any]:
        return true(**options) | {"journal": {"number": 0, "last": 0, "sha256": ""}}

    if connection.vendor == "sqlite":
        monkeypatch.setattr("doithoai.operations.backup.tools.measured", lambda *_a, **_o: lying())
    monkeypatch.setattr(measuring, "measure", lying)
    made = making.make()
    monkeypatch.undo()

    said = StringIO()
    with pytest.raises(SystemExit):
        call_command("restore", str(made.path), "--check", stderr=said)
    assert "journal.sha256" in said.getvalue()


def test_nothing_is_restored_under_a_running_service(tmp_path: Path) -> None:
    with running.together(tmp_path), running.together(tmp_path), pytest.raises(CommandError, match="đang chạy"):
        call_command("restore", "x", "--into", str(tmp_path))
    with running.alone(tmp_path), pytest.raises(running.StillRunning, match="nâng cấp"), running.together(tmp_path):
        pass


@pytest.mark.django_db(transaction=True)
def test_only_the_newest_are_left_when_asked(data: Path) -> None:
    for _night in range(3):
        call_command("backup", "--keep", "2", stdout=StringIO(), stderr=StringIO())

    assert len(list((data / "backups").glob("*.doithoai-backup"))) == 2
    assert json.loads((data / "backup-last.json").read_text())["bytes"] > 0


@contextmanager
def vacuum_at_work(url: str) -> Iterator[None]:
    """PostgreSQL's own vacuum in this database, for as long as we like; it comes within a minute."""
    slow = "autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1, autovacuum_vacuum_threshold = 1"
    with psycopg.connect(url, autocommit=True) as inside:
        inside.execute(f"CREATE TABLE big (number int) WITH ({slow})")
        inside.execute("INSERT INTO big SELECT generate_series(1, 2000000)")
        inside.execute("DELETE FROM big WHERE number % 2 = 0")
        began = time.monotonic()
        while not inside.execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usesysid IS NULL"
        ).fetchone():
            assert time.monotonic() - began < 180, "no vacuum came"
            time.sleep(0.2)
        yield


@contextmanager
def somebody_connected(url: str) -> Iterator[None]:
    with psycopg.connect(url, autocommit=True):
        yield


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "company", [somebody_connected, pytest.param(vacuum_at_work, marks=pytest.mark.soak)], ids=lambda one: one.__name__
)
def test_the_spare_database_goes_whoever_is_still_in_it(company: Callable[[str], AbstractContextManager[None]]) -> None:
    if connection.vendor == "sqlite":
        assert tools.database_url().startswith("sqlite:")  # a file in the work folder: nothing is made on a server
        return
    with contextlib.ExitStack() as still_there:
        with tools.spare_database(tools.database_url()) as spare:
            still_there.enter_context(company(spare))
        name = urlsplit(spare).path.removeprefix("/")
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_database WHERE datname = %s", [name])
            assert cursor.fetchone() == (0,)
