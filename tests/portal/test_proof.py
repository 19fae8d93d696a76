"""Anybody keeps a root and proves later, without this house, that the own opinion stands in the journal."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.core import clock, seals
from doithoai.core.actors import CITIZEN
from doithoai.core.models import JournalSeal
from doithoai.opinion import intake
from doithoai.opinion.intake import Receipt
from doithoai.opinion.models import Door
from doithoai.people.models import Authority
from tests.factories.people import authority

pytestmark = pytest.mark.django_db
WORDS = "Cống sau chợ nghẹt, mưa là ngập đến đầu gối."


def url(name: str, *more: str) -> str:
    return reverse(f"portal:{name}", args=["xa-tan-yen", *more])


def received(place: Authority) -> Receipt:
    return intake.receive(place, door=Door.WEB, texts=[WORDS], by=CITIZEN)


def seal() -> None:
    seals.seal_some(clock.now() + timedelta(hours=1 + JournalSeal.objects.count()))


def body(response: object) -> bytes:
    streamed = getattr(response, "streaming_content", None)
    return b"".join(streamed) if streamed is not None else response.content  # type: ignore[attr-defined]


def run(folder: Path, *names: str) -> tuple[int, str]:
    """The program as it was taken away, in a folder of its own, with Python alone."""
    done = subprocess.run(
        [sys.executable, "-I", "kiem_chung.py", *names], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout


def test_an_opinion_is_proved_by_files_and_python_alone(tmp_path: Path) -> None:
    place, client = authority(), Client()
    receipt = received(place)
    opinion = receipt.opinions[0]
    client.post(url("lookup"), {"code": str(receipt.code)})
    assert client.get(url("case_proof", opinion.public_id)).status_code == 404  # not sealed yet: says so
    seal()
    for _more in range(5):
        received(place)
    seal()

    for name, page in (
        ("bang-chung.json", url("case_proof", opinion.public_id)),
        ("goc.jsonl", url("roots_file")),
        ("kiem_chung.py", url("checker")),
    ):
        (tmp_path / name).write_bytes(body(client.get(page)))
    assert WORDS[:9] not in (tmp_path / "bang-chung.json").read_text(encoding="utf-8")
    assert run(tmp_path, "bang-chung.json", "goc.jsonl")[0] == 0

    first, last = JournalSeal.objects.order_by("size")
    page = f"{url('consistency_file')}?tu={first.size}&den={last.size}"
    (tmp_path / "noi-tiep.json").write_bytes(body(client.get(page)))
    assert run(tmp_path, "noi-tiep.json", "goc.jsonl")[0] == 0

    proof = json.loads((tmp_path / "bang-chung.json").read_text(encoding="utf-8"))
    for name, changed in (
        ("la.json", {"leaf": proof["root"]}),
        ("cho.json", {"place": proof["place"] + 1}),
        ("duong.json", {"path": proof["path"][:-1]}),
        ("goc-khac.json", {"root": proof["leaf"]}),
    ):
        (tmp_path / name).write_text(json.dumps(proof | changed), encoding="utf-8")
        assert run(tmp_path, name, "goc.jsonl")[0] == 1


def test_the_proof_of_an_opinion_is_for_who_holds_its_code() -> None:
    opinion = received(authority()).opinions[0]
    seal()

    assert Client().get(url("case_proof", opinion.public_id)).status_code == 404


def test_roots_are_public_and_unknown_ones_do_not_exist() -> None:
    authority()
    assert "Chưa có gốc nào" in Client().get(url("roots")).content.decode()
    received(authority())
    seal()

    root = JournalSeal.objects.get()
    assert root.root in Client().get(url("roots")).content.decode()
    for query in ("", "?tu=1&den=999999", "?tu=x&den=1", f"?tu={root.size}&den=9999999999999999999999"):
        assert Client().get(f"{url('consistency_file')}{query}").status_code == 404
