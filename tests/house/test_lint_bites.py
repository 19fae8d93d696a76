"""The import contracts and the banned imports refuse what they are there to refuse."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.syntax import ROOT

BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python files of the product and their rules, in a place where breaking them harms nobody."""
    place = tmp_path_factory.mktemp("house")
    ignore = shutil.ignore_patterns("*.pyc", "__pycache__", "*.html", "static", "migrations", "*.woff2")
    shutil.copytree(ROOT / "doithoai", place / "doithoai", ignore=ignore)
    shutil.copy(ROOT / "pyproject.toml", place / "pyproject.toml")
    return place


def run(place: Path, *command: str) -> tuple[int, str]:
    program, *rest = command
    done = subprocess.run(
        [str(BIN / program), *rest], cwd=place, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout + done.stderr


def broken(place: Path, name: str, text: str, *command: str) -> tuple[int, str]:
    """What a check says with one planted file."""
    planted = place / name
    made = [folder for folder in planted.parents if not folder.exists()]
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(text, encoding="utf-8")
    try:
        return run(place, *command)
    finally:
        planted.unlink()
        for folder in made:
            shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("doithoai/core/planted.py", "from doithoai.people import models\n"),
        ("doithoai/portal/planted.py", "from doithoai.office import apps\n"),
        ("doithoai/documents/planted.py", "from doithoai.notices import models\n"),
        ("doithoai/opinion/planted.py", "def late():\n    from doithoai.casework import models\n"),
        ("doithoai/live/planted.py", "from doithoai.casework.states import AnswerState\n"),
        ("doithoai/attic/__init__.py", ""),
    ],
)
def test_a_planted_import_breaks_a_contract(copy: Path, name: str, text: str) -> None:
    status, said = broken(copy, name, text, "lint-imports", "--no-cache")

    assert status == 1, said
    assert "broken" in said.lower() or "attic" in said


def test_without_a_planted_import_the_contracts_are_kept(copy: Path) -> None:
    status, said = run(copy, "lint-imports", "--no-cache")

    assert status == 0, said


@pytest.mark.parametrize(
    "text",
    [
        "from django.http import HttpRequest as HttpRequest\n",
        "from django import forms as forms\n",
        "from django.shortcuts import render as render\n",
        "from django.dispatch import receiver as receiver\n",
        "from django.utils.timezone import now as now\n",
    ],
)
def test_a_room_that_touches_the_web_is_refused(copy: Path, text: str) -> None:
    name = "doithoai/opinion/planted.py"
    status, said = broken(copy, name, text, "ruff", "check", "--no-cache", name)

    assert status == 1
    assert "TID251" in said
