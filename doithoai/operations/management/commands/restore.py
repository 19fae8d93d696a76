"""manage.py restore FILE --check | --into DIR [--overwrite]: compare a backup, or put it in place."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.operations import running
from doithoai.operations.backup import restoring
from doithoai.operations.backup.sealing import BadBackup


class Command(HouseCommand):
    help = "Check a backup in a temporary place (exit code 1 when it differs), or restore it. Stop the service first."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--check", action="store_true", help="restore into a temporary place and compare")
        what.add_argument("--into", type=Path, help="data folder; PostgreSQL: into the configured database")
        parser.add_argument("--overwrite", action="store_true", help="put aside the data that are there")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["check"]:
                self._check(options["file"])
            else:
                self._put(options["file"], options["into"], overwrite=options["overwrite"])
        except (BadBackup, running.StillRunning) as bad:
            raise CommandError(str(bad)) from bad

    def _check(self, file: Path) -> None:
        checked = restoring.check(file)
        made = f"{checked.manifest['made_at']}, {checked.manifest['vendor']}, release {checked.manifest['version']}"
        self.stdout.write(f"{file.name}: {made}; {checked.rows} rows, {checked.files} files")
        for line in checked.differences:
            self.stderr.write(line)
        if checked.differences:
            sys.exit(1)
        self.stdout.write("The copy equals what was counted when the backup was made.")

    def _put(self, file: Path, place: Path, *, overwrite: bool) -> None:
        with running.alone(place):
            aside = restoring.put(file, place, overwrite=overwrite)
        self.stdout.write(
            f"Restored into {place}. Now run manage.py upgrade, manage.py erase --again, then manage.py doctor."
        )
        if aside is not None:
            self.stdout.write(f"What stood there lies in {aside}.")
