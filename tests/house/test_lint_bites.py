"""Whatever breaks a rule of the house fails `make check`: each breach is planted and judged by its own check."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.syntax import ROOT

BIN = Path(sys.executable).parent
CHECKS = (ROOT / "scripts" / "check.sh").read_text(encoding="utf-8")
#: What `make check` runs: the name of each check and its command.
COMMANDS = {name: shlex.split(line) for name, line in re.findall(r'^try "([^"]+)" (.+)$', CHECKS, re.M)}
FLOORS, MESSAGES, HOUSE = "floors (import-linter)", "messages complete", "rules of the house"

pytestmark = pytest.mark.pages


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The product, its rules and its tests but for these, where breaking them harms nobody and nothing recurs."""
    place = tmp_path_factory.mktemp("house")
    ignore = shutil.ignore_patterns("*.pyc", "__pycache__", "static", "*.woff2", Path(__file__).name)
    for folder in ("doithoai", "tests", "scripts", "locale", "docs"):
        shutil.copytree(ROOT / folder, place / folder, ignore=ignore)
    for file in ("pyproject.toml", "manage.py"):
        shutil.copy(ROOT / file, place / file)
    return place


def run(place: Path, *command: str) -> tuple[int, str]:
    """Exit status and words of a program of the environment."""
    program, *rest = command
    path = BIN / program.removeprefix("$bin/")
    done = subprocess.run([str(path), *rest], cwd=place, capture_output=True, text=True, timeout=300, check=False)
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
    status, said = broken(copy, name, text, *COMMANDS[FLOORS], "--no-cache")

    assert status == 1, said
    assert "broken" in said.lower() or "attic" in said


def test_without_a_planted_import_the_contracts_are_kept(copy: Path) -> None:
    status, said = run(copy, *COMMANDS[FLOORS], "--no-cache")

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
    status, said = broken(copy, name, text, *COMMANDS["ruff"], "--no-cache")

    assert status == 1
    assert "TID251" in said


def of_the_house(test: str) -> tuple[str, ...]:
    """The rules of the house as `make check` asks them, narrowed to the one that a breach concerns."""
    return (*COMMANDS[HOUSE], "-p", "no:cacheprovider", "-k", test)


def test_a_state_that_is_written_elsewhere_breaks_a_rule(copy: Path) -> None:
    text = 'def hurry(row):\n    row.state = "published"\n'
    rule = of_the_house("test_nobody_but_the_transitions_writes_a_state")

    status, said = broken(copy, "doithoai/casework/planted.py", text, *rule)
    kept, _said = run(copy, *rule)

    assert (status, kept) == (1, 0), said
    assert "doithoai/casework/planted.py:2" in said


@pytest.mark.parametrize(
    ("desk", "rule"),
    [
        ("office", "test_every_office_page_names_a_right"),
        ("hall", "test_every_hall_page_names_a_right"),
        ("portal", "test_the_list_has_a_line_for_every_page_and_none_for_others"),
    ],
)
def test_an_address_that_names_no_role_breaks_a_rule(copy: Path, desk: str, rule: str) -> None:
    addresses = copy / "doithoai" / desk / "urls" / "__init__.py"
    before = addresses.read_text(encoding="utf-8")
    planted = (
        "\n\nfrom django.http import HttpResponse\nfrom django.urls import path\n\n"
        'urlpatterns += [path("planted/", lambda request, slug: HttpResponse(), name="planted")]\n'
    )
    addresses.write_text(before + planted, encoding="utf-8")
    try:
        status, said = run(copy, *of_the_house(rule))
    finally:
        addresses.write_text(before, encoding="utf-8")

    assert status == 1, said
    assert f"{desk}:planted" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("doithoai/office/planted.py", "from django.utils.translation import gettext as _\n\nSAID = _({words!r})\n"),
        ("doithoai/portal/templates/planted.html", '{{% load i18n %}}{{% translate "{words}" %}}\n'),
    ],
)
def test_a_text_without_vietnamese_breaks_a_rule(copy: Path, name: str, text: str) -> None:
    words = "Nobody has put this planted sentence into Vietnamese."

    status, said = broken(copy, name, text.format(words=words), *COMMANDS[MESSAGES])

    assert status == 1
    assert f"not in the catalogue: '{words}'" in said


@pytest.mark.parametrize("failing", [*COMMANDS, ""])
def test_one_failing_check_fails_the_whole(tmp_path: Path, failing: str) -> None:
    (tmp_path / "scripts").mkdir()
    shutil.copy(ROOT / "scripts" / "check.sh", tmp_path / "scripts" / "check.sh")
    tools = tmp_path / ".venv" / "bin"
    tools.mkdir(parents=True)
    refused = " ".join(COMMANDS[failing]).replace("$bin", ".venv/bin") if failing else "nothing"
    for command in COMMANDS.values():
        tool = tmp_path / command[0].replace("$bin", ".venv/bin")
        tool.write_text(f'#!/bin/sh\n[ "$*" != "{refused.partition(" ")[2]}" ] || [ "$0" != "{refused.split()[0]}" ]\n')
        tool.chmod(0o755)

    done = subprocess.run(
        ["bash", str(tmp_path / "scripts" / "check.sh")], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == (1 if failing else 0), done.stdout
    assert (f"FAILED: {failing}" if failing else "All checks passed.") in done.stdout


def test_make_check_runs_these_checks_and_the_house_tests_are_among_them() -> None:
    recipe = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\ncheck:")[2].partition("\n\n")[0]

    assert "scripts/check.sh" in recipe
    assert {FLOORS, MESSAGES, HOUSE} <= set(COMMANDS)
    assert "tests/house" in COMMANDS[HOUSE] and "--check" in COMMANDS[MESSAGES]
