"""manage.py read_plan FILE [--json]: what a plan in Word or as text says, as data or for reading."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.programme.reading import whole


class Command(HouseCommand):
    help = "Read a year plan (.docx, .txt, .md) and say what was understood. Nothing is saved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the plan")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        file = Path(options["file"])
        try:
            understood = whole.read(file.read_bytes())
        except Refused as refused:
            self.stderr.write(str(refused.sentence))
            if options["json"]:
                self.stdout.write(json.dumps({"file_refused": refused.code}))
            return
        except OSError as error:
            raise CommandError(f"{file.name} cannot be opened") from error
        if options["json"]:
            self.stdout.write(json.dumps(understood.as_data(), ensure_ascii=False))
            return
        for number, block in enumerate(understood.blocks):
            said = ", ".join(understood.places.get(number, ["?"]))
            self.stdout.write(f"{block.where}\t{said}\t{block.text[:100]}")
