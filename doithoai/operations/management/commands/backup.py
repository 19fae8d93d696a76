"""manage.py backup [--out DIR] [--keep N]: database and stored files of one moment in one encrypted file."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.operations.backup import making, restoring, sealing
from doithoai.operations.backup.sealing import BadBackup


class Command(HouseCommand):
    help = "Make an encrypted backup while people go on working."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, help="folder (default: DOITHOAI_BACKUP_DIR, else backups/ in the data)")
        parser.add_argument("--keep", type=int, default=0, help="leave only so many of the newest in the folder")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = making.make(options["out"])
        except BadBackup as bad:
            raise CommandError(str(bad)) from bad
        self.stdout.write(f"{made.path} ({made.size} bytes, {made.files} files)")
        if made.made_key:
            self.stderr.write(f"A backup key was made: {sealing.key_place()}. Keep a copy apart from the backups.")
        for gone in restoring.keep_only(made.path.parent, options["keep"]):
            self.stdout.write(f"removed {gone.name}")
