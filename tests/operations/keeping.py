"""A data folder of a test's own, with the keys of the run, and processes that write without a pause."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings as configured

from tests.racing import ROOT, database_url

WRITE = """
import django
django.setup()
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake
from doithoai.people.models import Authority
place = Authority.objects.order_by("pk")[0]
while True:
    receipt = intake.receive(place, door="web", texts=["Cống sau chợ bé, mưa là ngập vào nhà."], by=CITIZEN)
    print(receipt.opinions[0].number, flush=True)
"""


def own_folder(settings: Any, folder: Path) -> Path:
    """Let the product use this folder; the keys are those the settings were made with."""
    keys = list(Path(configured.DOITHOAI_DATA_DIR).glob("*.key"))
    folder.mkdir(exist_ok=True)
    for key in keys:
        if key.name != "backup.key":
            shutil.copy(key, folder / key.name)
    settings.DOITHOAI_DATA_DIR = folder
    settings.DOITHOAI_BACKUP_DIR = folder / "backups"
    settings.DOITHOAI_BACKUP_KEY_FILE = ""
    return folder


def environment(**more: str) -> dict[str, str]:
    return {
        **os.environ,
        "DOITHOAI_DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
        **more,
    }


@contextmanager
def writers(number: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Processes that hand in opinions until the end, and say each number that was confirmed."""
    running = [
        subprocess.Popen([sys.executable, "-c", WRITE], cwd=ROOT, env=environment(), stdout=subprocess.PIPE, text=True)
        for _one in range(number)
    ]
    try:
        for one in running:
            assert one.stdout is not None and one.stdout.readline().startswith("YK-")
        yield running
    finally:
        for one in running:
            one.kill()
            one.wait()
