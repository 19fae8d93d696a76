"""manage.py clock [--once]: the loop that lets time work. Two of them at once do no harm."""

import time
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError, close_old_connections

from doithoai.core import clock
from doithoai.core.commands import HouseCommand
from doithoai.operations import heartbeat, running, training
from doithoai.operations.rounds import fine, tick


class Command(HouseCommand):
    help = "Remind, mark what is late, carry notices, fold figures; every few seconds until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one tick, then stop")
        parser.add_argument("--seconds", type=float, default=5.0, help="pause between ticks")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with running.together(Path(settings.DOITHOAI_DATA_DIR)):
                self._run(options)
        except running.StillRunning as otherwise:
            raise CommandError(str(otherwise)) from otherwise

    def _run(self, options: dict[str, Any]) -> None:
        noted: datetime | None = None
        while True:
            training.follow()
            done = tick(clock.now())
            noted = self._note(noted)
            if options["once"]:
                self.stdout.write(f"{done} pieces of work done")
                return
            close_old_connections()
            time.sleep(options["seconds"])

    def _note(self, noted: datetime | None) -> datetime | None:
        """Say for the doctor that the clock lives; a database that is away is waited for."""
        try:
            return heartbeat.beat(clock.now(), fine, noted)
        except DatabaseError as fault:
            self.stderr.write(f"clock: {type(fault).__name__}")
            return noted
