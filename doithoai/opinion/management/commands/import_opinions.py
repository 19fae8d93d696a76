"""manage.py import_opinions FILE --conference ID|new --dry-run --json: what a spreadsheet of opinions holds."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.conference.models import Conference
from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.opinion.spreadsheets import answers, reading


class Command(HouseCommand):
    help = "Read a spreadsheet of opinions (.xlsx, .xls, .ods, .csv) and say what is in it. Nothing is saved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the spreadsheet")
        parser.add_argument("--conference", required=True, help="public id of a conference, or new")
        parser.add_argument("--dry-run", action="store_true", required=True, help="only say what would be taken in")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        file, conference = Path(options["file"]), options["conference"]
        if conference != "new" and not Conference.objects.filter(public_id=conference).exists():
            raise CommandError(f"there is no conference {conference}")
        try:
            answer = answers.of(reading.read(file.read_bytes(), file.name))
        except Refused as refused:
            answer = answers.of_refused(file.name, refused)
            self.stderr.write(str(refused.sentence))
        except OSError as error:
            raise CommandError(f"{file.name} cannot be opened") from error
        if options["json"]:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
            return
        self.stdout.write(f"{answer['opinion_count']} opinions, {len(answer['refused'])} rows refused")
