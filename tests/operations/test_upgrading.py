"""An upgrade that fails goes back; one that is cut goes on, or back, at the next call."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from scripts.served import fresh_database
from tests.operations.keeping import environment
from tests.racing import ROOT, database_url

TABLE = "tomorrow_day"


class House:
    """A data folder and a database of a test's own, worked on by commands in processes of their own."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url

    def env(self, told: str = "", *, tomorrow: bool = True) -> dict[str, str]:
        module = "tests.operations.tomorrow.settings" if tomorrow else "doithoai.config.settings"
        return environment(
            DOITHOAI_DATA_DIR=str(self.folder),
            DOITHOAI_DATABASE_URL=self.url,
            DJANGO_SETTINGS_MODULE=module,
            TOMORROW=told,
        )

    def run(self, *command: str, told: str = "", tomorrow: bool = True) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.env(told, tomorrow=tomorrow),
            capture_output=True,
            text=True,
            check=False,
        )

    def backups(self) -> list[Path]:
        return sorted((self.folder / "backups").glob("*"))

    def measured(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.run("measure", "--rows-only", tomorrow=False).stdout)
        return found

    def kill_in_the_middle(self) -> None:
        with subprocess.Popen(
            [sys.executable, "manage.py", "upgrade"],
            cwd=ROOT,
            env=self.env("hang"),
            stdout=subprocess.PIPE,
            text=True,
        ) as running:
            assert running.stdout is not None
            assert any("hanging" in line for line in running.stdout)
            running.kill()


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Made once: on PostgreSQL its tables take long. Each test leaves it older, the last one upgraded."""
    tmp_path = tmp_path_factory.mktemp("house")
    url = database_url() if connection.vendor == "postgresql" else None
    with fresh_database(tmp_path, url and url.rsplit("/", 1)[0] + "/postgres") as address:
        made = House(tmp_path, address)
        assert made.run("migrate", "-v0", tomorrow=False).returncode == 0
        yield made
    shutil.rmtree(tmp_path / "backups", ignore_errors=True)


@pytest.mark.race
@pytest.mark.pages
def test_a_cut_upgrade_that_then_fails_goes_back_and_a_cut_way_back_is_taken_again(house: House) -> None:
    before = house.measured()
    house.kill_in_the_middle()

    failed = house.run("upgrade", told="fail")
    assert failed.returncode != 0 and house.measured() == before

    house.kill_in_the_middle()
    place = house.folder / "upgrade.json"
    place.write_text(json.dumps(json.loads(place.read_text()) | {"doing": "going back"}))
    back = house.run("upgrade")
    assert back.returncode != 0 and house.measured() == before and not place.exists()


@pytest.mark.race
@pytest.mark.soak
def test_an_upgrade_comes_about_fails_or_is_cut_and_never_stands_between(house: House) -> None:
    before, earlier = house.measured(), house.backups()

    failed = house.run("upgrade", told="fail")
    assert failed.returncode != 0 and "as told" in failed.stderr and "như trước" in failed.stderr
    assert house.measured() == before and TABLE not in before["tables"]

    harmed = house.run("upgrade", told="harm")
    assert harmed.returncode != 0 and house.measured() == before

    house.kill_in_the_middle()
    assert (house.folder / "upgrade.json").exists()
    again = house.run("upgrade")
    assert again.returncode == 0, again.stderr
    assert house.measured()["tables"][TABLE] == 1

    assert "Không có việc gì" in house.run("upgrade").stdout
    assert len(house.backups()) == len(earlier) + 3 and not (house.folder / "upgrade.json").exists()
    assert os.listdir(house.folder).count("running.lock") == 1
