"""Under a new key everything personal is readable, found again, and needs the old key no more."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from doithoai.core import cipher, uploads
from doithoai.operations import rotating
from doithoai.opinion.models import Contact
from tests.factories.casework import Commune
from tests.operations.keeping import environment, own_folder
from tests.racing import ROOT

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
OLD, NEW = os.urandom(32), os.urandom(32)


@pytest.fixture
def data(settings: Any, tmp_path: Path) -> Path:
    folder = own_folder(settings, tmp_path / "data")
    settings.DOITHOAI_DATA_KEYS, settings.DOITHOAI_DATA_KEY_ID = {"k1": OLD}, "k1"
    return folder


def turn(settings: Any, **keys: bytes) -> None:
    settings.DOITHOAI_DATA_KEYS, settings.DOITHOAI_DATA_KEY_ID = keys, max(keys)


def raw() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM opinion_contact WHERE email <> '' ORDER BY id")
        return [value for (value,) in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_everything_is_sealed_again_and_a_cut_run_goes_on(data: Path, settings: Any) -> None:
    commune = Commune()
    for place in range(5):
        commune.opinion(email=f"bau{place}@example.org")
    Contact.objects.filter(email__gt="").update(
        phone="0912345678", phone_index=cipher.blind_index("0912345678", "opinion_contact.phone")
    )
    path = uploads.keep(uploads.accept(PDF, "don.pdf"), locked=True)
    turn(settings, k1=OLD, k2=NEW)
    commune.opinion(email="moi@example.org")  # somebody writes with the new key meanwhile
    with pytest.raises(CommandError, match="khóa cũ"):
        call_command("rotate_keys", "--finish")

    first = rotating.work_off(most=3)
    assert first.values == 3 and rotating.left() > 0
    rotating.work_off()

    assert rotating.left() == 0 and rotating.work_off().values == 0
    assert all(cipher.is_current(value) for value in raw())
    turn(settings, k2=NEW)  # the old one is gone
    emails = sorted(row.email for row in Contact.objects.all())
    assert emails == [*(f"bau{place}@example.org" for place in range(5)), "moi@example.org"]
    assert Contact.objects.filter(phone_index=cipher.blind_index("0912345678", "opinion_contact.phone")).count() == 5
    with uploads.open_kept(path) as kept:
        assert kept.read() == PDF


@pytest.mark.django_db(transaction=True)
def test_what_no_key_opens_is_said_and_stops_the_end(data: Path, settings: Any) -> None:
    Commune().opinion(email="bau@example.org")
    turn(settings, k2=NEW)
    said = StringIO()

    with pytest.raises(SystemExit):
        call_command("rotate_keys", stdout=StringIO(), stderr=said)

    assert "opinion_contact.email" in said.getvalue() and "bau@" not in said.getvalue()
    with pytest.raises(CommandError, match="khóa cũ"):
        call_command("rotate_keys", "--finish")


SEAL = "import django; django.setup(); from doithoai.core import cipher; import sys; "


def test_keys_are_begun_and_put_away_as_files(tmp_path: Path) -> None:
    """In processes of their own: the settings are read anew, as when the service is started again."""
    env = environment(DOITHOAI_DATA_DIR=str(tmp_path))

    def run(*command: str) -> str:
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0 and not done.stderr, done.stderr
        return done.stdout.strip()

    old = run("-c", SEAL + "print(cipher.seal('a', 'x'))")
    assert "k2" in run("manage.py", "rotate_keys", "--begin")
    assert (tmp_path / "data_key_k2.key").stat().st_mode & 0o777 == 0o600
    assert run("-c", SEAL + f"print(cipher.unseal({old!r}, 'x'), cipher.is_current({old!r}))") == "a False"
    new = run("-c", SEAL + "print(cipher.seal('b', 'x'))")
    (tmp_path / "data_key.key").rename(tmp_path / "away")
    assert run("-c", SEAL + f"print(cipher.unseal({new!r}, 'x'), cipher.is_current({new!r}))") == "b True"
    assert not (tmp_path / "data_key.key").exists()
