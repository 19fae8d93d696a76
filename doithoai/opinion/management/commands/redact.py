"""manage.py redact FILE.jsonl [--json]: the personal places that are proposed to be covered in each text."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.opinion import personal, public_text


class Command(HouseCommand):
    help = "Propose what to cover in each text of a file (one JSON object a line: id, text). Nothing is saved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a file with one JSON object a line that has id and text")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, text in _rows(Path(options["file"])):
            if options["json"]:
                spans = [{"start": one.start, "end": one.end, "label": str(one.label)} for one in personal.spans(text)]
                self.stdout.write(json.dumps({"id": name, "spans": spans}, ensure_ascii=False))
            else:
                self.stdout.write(f"{name}\t{public_text.proposed(text)}")


def _rows(path: Path) -> list[tuple[Any, str]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        return [(row["id"], str(row["text"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as broken:
        raise CommandError(f"{path.name} is no file of JSON objects with id and text") from broken
