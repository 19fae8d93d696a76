"""All data leave in open formats and come back equal, on the other database too; personal columns only when asked."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, connections

from doithoai.core import uploads
from doithoai.documents.models import Attachment
from doithoai.operations.export import writing
from scripts import postgresql
from scripts.served import fresh_database
from tests.factories.casework import Commune
from tests.operations.keeping import environment
from tests.racing import ROOT

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
SHOWN = """
import django; django.setup()
from doithoai.opinion.models import Contact
from doithoai.documents.models import Attachment
from doithoai.core import uploads
from doithoai.people.models import Authority
from doithoai.opinion import conservation, search
for one in Contact.objects.order_by("pk"):
    print("contact", one.email)
for one in Attachment.objects.order_by("pk"):
    print("file", one.name, uploads.is_kept(one.path) and uploads.open_kept(one.path).read() == %r)
print("sum", [conservation.examine(one).breaches for one in Authority.objects.all()], search.check())
""".replace("%r", repr(PDF))


@pytest.fixture(params=["the other kind", pytest.param("the same kind", marks=pytest.mark.soak)])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an empty installation on the other database, in the soak on the same one too."""
    is_lite = (connection.vendor == "sqlite") is (request.param == "the same kind")
    url = None if is_lite else postgresql.find()
    assert url or is_lite, "no PostgreSQL was found"
    place = tmp_path / "other"
    place.mkdir()
    shutil.copy(Path(settings.DOITHOAI_DATA_DIR) / "code_key.key", place / "code_key.key")
    with fresh_database(place, url) as address:
        env = environment(DOITHOAI_DATA_DIR=str(place), DOITHOAI_DATABASE_URL=address)
        if not url:
            subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], cwd=ROOT, env=env, check=True)
        yield env


def run(env: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


@pytest.mark.django_db
def test_a_command_may_begin_with_reading() -> None:
    """The first question of a process asks for one moment, before anything has connected."""
    fresh = connections.create_connection("default")
    if fresh.vendor == "sqlite":
        with fresh.only_reading():  # type: ignore[attr-defined]  # our own backend
            assert fresh.transaction_mode == "DEFERRED"  # type: ignore[attr-defined]
    fresh.close()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_all_data_move_to_another_installation(other: dict[str, str], tmp_path: Path) -> None:
    commune = Commune()
    commune.published(commune.assigned(commune.matter(email="bau@example.org")))
    commune.scheduled(commune.matter("Đường thôn Đồng Khoát"))
    commune.referral(commune.matter("Giá bồi thường"))
    path = uploads.keep(uploads.accept(PDF, "don.pdf"), locked=True)
    Attachment.objects.create(
        authority=commune.authority, path=path, name="đơn của bà Bưởi.pdf", kind="paper", size=len(PDF), sha256="0" * 64
    )
    bare, whole = tmp_path / "bare", tmp_path / "whole"
    writing.write(bare)
    manifest = writing.write(whole, personal=True)

    told = "".join(file.read_text() for file in bare.rglob("*.jsonl"))
    assert "bau@example.org" not in told and "bà Bưởi" not in told and not (bare / "files" / path).exists()
    assert "bau@example.org" in (whole / "tables" / "opinion.contact.jsonl").read_text()

    (bare / "tables" / "core.entry.jsonl").open("ab").write(b"\n")
    refused = run(other, "manage.py", "import_export", str(bare))
    assert refused.returncode != 0 and "Traceback" not in refused.stderr

    taken = run(other, "manage.py", "import_export", str(whole))
    assert taken.returncode == 0, taken.stderr[-3000:]
    assert run(other, "-c", SHOWN).stdout.splitlines() == [
        "contact bau@example.org",
        "file đơn của bà Bưởi.pdf True",
        "sum [()] []",
    ]
    again = json.loads(run(other, "manage.py", "measure").stdout)
    assert again["journal"] == manifest["journal"] and again["sums"] == manifest["sums"]
    twice = run(other, "manage.py", "import_export", str(whole))
    assert "đã có dữ liệu" in twice.stderr
