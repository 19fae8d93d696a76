"""manage.py same FILE.tsv [--json]: for each text of a table the nearest others and the group it is proposed for."""

import csv
import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.opinion import likeness

#: In a table of more rows than MANY, a word in more than FEW rows, and in one of so many, brings nobody together.
MANY, FEW, COMMON = 1000, 50, 50


class Command(HouseCommand):
    help = "Propose which texts of a tab-separated table (column: text) say the same. Nothing is saved."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            help="a tab-separated table with a header that names a column text, and a column field if it has one",
        )
        parser.add_argument("--json", action="store_true", help="print one JSON object a line")

    def handle(self, *args: Any, **options: Any) -> None:
        texts, fields = _read(Path(options["file"]))
        common = max(FEW, len(texts) // COMMON) if len(texts) > MANY else None
        links = likeness.sorted_apart(likeness.links(likeness.vectors(texts), common), fields)
        of = {place: number for number, group in enumerate(likeness.groups(links), 1) for place in group}
        for place, row in enumerate(links):
            answer = {"row": place + 1, "nearest": [one + 1 for one in likeness.nearest(row)], "group": f"N{of[place]}"}
            if options["json"]:
                self.stdout.write(json.dumps(answer))
            else:
                self.stdout.write(f"{answer['row']}\t{answer['group']}\t{texts[place]}")


def _read(path: Path) -> tuple[list[str], list[str]]:
    """The columns `text` and, where there is one, `field`, row by row; cells are as they stand, quotes too."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    except (OSError, UnicodeDecodeError, csv.Error) as broken:
        raise CommandError(f"{path.name} cannot be read as a table in UTF-8") from broken
    if not rows or "text" not in rows[0]:
        raise CommandError(f"{path.name} has no column text")
    return [row["text"] or "" for row in rows], [row.get("field") or "" for row in rows]
