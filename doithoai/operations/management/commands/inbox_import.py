"""manage.py inbox_import FILE …: take in files of the other installation, in their turn, once, whole or not at all."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.operations.exchange import reading


class Command(HouseCommand):
    help = "Take in files that outbox_export wrote at the other installation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", type=Path, nargs="+")

    def handle(self, *args: Any, **options: Any) -> None:
        for place in sorted(options["files"], key=lambda one: one.name):
            try:
                taken = reading.take(place)
            except Refused as refused:
                raise CommandError(f"{place.name}: {refused.sentence}") from refused
            words = (
                f"{taken.submissions} new, {taken.withdrawn} withdrawn, {taken.verdicts} verdicts, {taken.told} told, "
                f"{taken.conferences} conferences, {taken.promises} promises"
                if taken.is_new
                else "taken in before"
            )
            self.stdout.write(f"{place.name}: {words}")
