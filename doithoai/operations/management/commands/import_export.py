"""manage.py import_export DIR: take an export into an empty installation, on SQLite or PostgreSQL."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.operations.export import reading


class Command(HouseCommand):
    help = "Take in what `export` wrote; compares journal and sums, and changes nothing when they differ."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = reading.read(options["folder"])
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        self.stdout.write(f"{sum(table['rows'] for table in manifest['tables'].values())} rows were taken in.")
