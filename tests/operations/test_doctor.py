"""The doctor sees what is wrong, says what to do, and its exit code says how bad it is."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import translation

from doithoai.core import clock, health, uploads
from doithoai.core.append_only import protect_rows
from doithoai.core.health import Verdict
from doithoai.documents.models import Attachment
from doithoai.operations import heartbeat
from doithoai.operations.backup import note
from doithoai.operations.health import places
from tests.factories.casework import Commune
from tests.factories.people import authority, person, signed_in
from tests.operations.keeping import own_folder
from tests.racing import ROOT

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    folder = own_folder(settings, tmp_path / "data")
    folder.chmod(0o750)
    return folder


def doctor(*options: str) -> tuple[int, dict[str, str]]:
    """Exit code, and the verdict of each check."""
    out, code = StringIO(), 0
    try:
        call_command("doctor", "--json", *options, stdout=out)
    except SystemExit as ended:
        code = int(ended.code or 0)
    return code, {one["name"]: one["verdict"] for one in json.loads(out.getvalue())["checks"]}


def seen(name: str) -> str:
    return " ".join(str(one.seen) for one in next(one for one in health.look() if one.name == name).findings)


@pytest.mark.django_db(transaction=True)
def test_a_house_as_made_has_nothing_bad(data: Path) -> None:
    Commune().published()
    call_command("clock", "--once", stdout=StringIO())

    code, said = doctor()

    # The tests' own database does not wait for the disk, which the doctor rightly calls bad.
    assert {name for name, verdict in said.items() if verdict == "bad"} <= {"database"}
    assert said["clock"] == said["files"] == said["conservation"] == said["triggers"] == said["migrations"] == "ok"
    assert said["backup"] == said["mail"] == said["holidays"] == said["security"] == "warning"
    assert code == (2 if "bad" in said.values() else 1)


@pytest.mark.django_db(transaction=True)
def test_what_is_said_of_a_demonstration_stands_in_the_page_for_operators(data: Path) -> None:
    Commune()
    page = (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")
    with translation.override("en"):
        said = {
            (str(one.label), str(finding.seen).partition(":")[0])
            for one in health.look(long=False)
            for finding in one.findings
            if finding.verdict == Verdict.WARNING
        }

    assert len(said) == 5
    assert [pair for pair in said if f"| {pair[0]} | {pair[1]}" not in page] == []


def attachment(content: bytes, *, locked: bool = False) -> Attachment:
    file = uploads.accept(content, "don.pdf")
    path = uploads.keep(file, locked=locked)
    return Attachment.objects.create(
        authority=authority(), path=path, name="don.pdf", kind=file.kind, size=len(content), sha256=file.sha256
    )


@pytest.mark.django_db
def test_a_file_that_went_and_one_that_changed_are_named(data: Path, settings: Any) -> None:
    gone, changed, locked = attachment(PDF), attachment(PDF + b"%%EOF"), attachment(PDF, locked=True)
    assert doctor()[1]["files"] == "ok"

    (data / "files" / gone.path).unlink()
    (data / "files" / changed.path).write_bytes(PDF)
    raw = (data / "files" / locked.path).read_bytes()
    (data / "files" / locked.path).write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))

    assert doctor()[1]["files"] == "bad" and "files" not in doctor("--quick")[1]
    words = seen("files")
    assert gone.path in words and changed.path in words and locked.path in words


@pytest.mark.django_db(transaction=True)
def test_a_trigger_that_is_missing_is_bad(data: Path) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute('DROP TRIGGER "core_entry_delete"')
        else:
            cursor.execute('DROP TRIGGER "core_entry_append_only" ON "core_entry"')
    try:
        assert doctor("--quick")[1]["triggers"] == "bad" and "core_entry" in seen("triggers")
    finally:
        with connection.schema_editor() as editor:
            protect_rows(editor, "core_entry")
    assert doctor("--quick")[1]["triggers"] == "ok"


@pytest.mark.django_db
def test_time_is_looked_at(data: Path) -> None:
    assert doctor("--quick")[1]["clock"] == "warning"
    heartbeat.beat(clock.now(), {"casework.a": True, "casework.b": True}, None)
    note.write(clock.now(), 1)
    assert doctor("--quick")[1]["clock"] == doctor("--quick")[1]["backup"] == "ok"

    with time_machine.travel(clock.now() + timedelta(minutes=10)):
        assert doctor("--quick")[1]["clock"] == "warning"
        heartbeat.beat(clock.now(), {"casework.a": True, "casework.b": False}, None)
        assert doctor("--quick")[1]["clock"] == "bad" and "casework.b" in seen("clock")
    with time_machine.travel(clock.now() + timedelta(days=9)):
        assert doctor("--quick")[1]["clock"] == doctor("--quick")[1]["backup"] == "bad"


@pytest.mark.django_db
def test_keys_that_others_read_and_a_weak_secret_are_bad(data: Path, settings: Any) -> None:
    (data / "data_key.key").write_text("x")
    (data / "data_key.key").chmod(0o644)
    settings.SECRET_KEY = "a" * 50

    said = doctor("--quick")[1]

    assert said["permissions"] == said["secret"] == "bad" and "data_key.key" in seen("permissions")


def test_the_settings_under_tls_are_clean(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE", raising=False)  # the browser tests set it
    settings.DOITHOAI_PLAIN_HTTP = False
    settings.SECRET_KEY = secrets.token_urlsafe(48)  # as the settings make it
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True

    assert [one.verdict for one in places.security()] == [Verdict.OK], [str(one.seen) for one in places.security()]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    assert [one.verdict for one in places.security()] == [Verdict.BAD]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.SESSION_COOKIE_SECURE = False
    assert any("security.W012" in str(one.seen) for one in places.security())


def test_a_check_that_breaks_is_bad_and_says_no_word_of_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[health.Finding]:
        raise ValueError("dữ liệu của ai đó")

    monkeypatch.setattr(health, "CHECKS", {"x": ("x", broken)})
    assert health.worst(health.look()) == Verdict.BAD
    assert "ai đó" not in str(health.look())


@pytest.mark.django_db
def test_the_administrator_sees_it_as_a_page(data: Path) -> None:
    client = signed_in(person("administrator", authority()))

    words = client.get("/xa-tan-yen/van-phong/thiet-lap/tinh-trang/").content.decode()

    assert "Tiến trình đồng hồ chưa chạy lần nào" in words and "Cần xem lại" in words
    assert "manage.py backup" in words


@pytest.mark.django_db
def test_watchers_read_whether_it_serves_and_figures_behind_a_word(client: Client, data: Path, settings: Any) -> None:
    Commune().matter("Việc của ông Nguyễn Văn Tám", email="tam@example.org")
    assert (client.get("/livez").status_code, client.get("/readyz").status_code) == (200, 200)
    assert client.get("/metrics").status_code == 404
    settings.DOITHOAI_METRICS_TOKEN = "một từ"
    assert client.get("/metrics", headers={"Authorization": "Bearer wrong"}).status_code == 404

    answer = client.get("/metrics", headers={"Authorization": "Bearer một từ"})
    words = answer.content.decode()

    assert 'doithoai_opinions{authority="xa-tan-yen",place="waiting"} 1' in words
    assert 'doithoai_notices_waiting{authority="xa-tan-yen"} 1' in words and "doithoai_clock_age_seconds -1" in words
    assert "Tám" not in words and "example.org" not in words


@pytest.mark.django_db
def test_tables_of_an_older_release_are_not_served(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doithoai.config.health._known", lambda: frozenset({"core.9999_of_tomorrow"}))

    answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"migrations: 1 are not applied\n")
