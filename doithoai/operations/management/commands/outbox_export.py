"""manage.py outbox_export DIR [--from N]: what waits for the other installation, as signed and encrypted files."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.operations.exchange import writing


class Command(HouseCommand):
    help = "Outside: what people sent; inside: what became of it. Each file is kept here too."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--from", type=int, dest="again_from", help="also the kept files from this number on")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            made = writing.write(options["folder"], again_from=options["again_from"])
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        for place in made:
            self.stdout.write(str(place))
