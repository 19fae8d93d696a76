"""manage.py kind FILE.tsv [--json]: the kind and the way that is proposed for each text of a table."""

import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.opinion import kinds


class Command(HouseCommand):
    help = "Propose kind and route of each text of a tab-separated table (columns: id, text). Nothing is saved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a tab-separated table with a header that names the columns id and text")
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        for name, text in _rows(Path(options["file"])):
            answer = {"id": name, "kind": kinds.kind(text), "route": str(kinds.route(text))}
            words = json.dumps(answer, ensure_ascii=False) if options["json"] else "\t".join([*answer.values(), text])
            self.stdout.write(words)


def _rows(path: Path) -> list[tuple[str, str]]:
    """Name and text of each row; cells are as they stand, quotes too."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as broken:
        raise CommandError(f"{path.name} cannot be read as a table in UTF-8") from broken
    if rows and "text" not in rows[0]:
        raise CommandError(f"{path.name} has no column text")
    return [(row.get("id") or str(place), row["text"] or "") for place, row in enumerate(rows, 1)]
