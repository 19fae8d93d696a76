"""manage.py export DIR [--with-personal]: all data in open formats, of one moment."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.operations.export import writing


class Command(HouseCommand):
    help = "Write every table as JSON lines and the stored files into a new folder; README.txt in it says what is what."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--with-personal", action="store_true", help="contact data and locked files in plain words")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = writing.write(options["folder"], personal=options["with_personal"])
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        rows = sum(table["rows"] for table in manifest["tables"].values())
        self.stdout.write(f"{options['folder']}: {rows} rows, {len(manifest['files'])} files")
