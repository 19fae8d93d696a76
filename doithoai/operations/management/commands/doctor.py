"""manage.py doctor [--json] [--quick]: whether the house stands well; exit code 0 ok, 1 warnings, 2 bad."""

import json
import sys
from typing import Any

from django.core.management.base import CommandParser
from django.utils import translation

from doithoai.core import health
from doithoai.core.commands import HouseCommand
from doithoai.core.health import Looked, Verdict
from doithoai.operations import training

SIGNS = {Verdict.OK: "ok  ", Verdict.WARNING: "WARN", Verdict.BAD: "BAD "}


class Command(HouseCommand):
    help = "Look at keys, disk, database, clock, backup and stored files; say what to do. Exit code 0, 1 or 2."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")
        parser.add_argument("--quick", action="store_true", help="leave out what reads every row and every file")
        parser.add_argument("--lang", default="vi", choices=["vi", "en"], help="language of the sentences")

    def handle(self, *args: Any, **options: Any) -> None:
        training.follow()
        with translation.override(options["lang"]):
            looked = health.look(long=not options["quick"])
            worst = health.worst(looked)
            self.stdout.write(as_json(looked) if options["json"] else as_lines(looked))
        if worst:
            sys.exit(int(worst))


def as_json(looked: list[Looked]) -> str:
    checks = [
        {
            "name": one.name,
            "verdict": one.verdict.name.lower(),
            "findings": [
                {"verdict": found.verdict.name.lower(), "seen": str(found.seen), "to_do": str(found.to_do)}
                for found in one.findings
            ],
        }
        for one in looked
    ]
    return json.dumps({"verdict": health.worst(looked).name.lower(), "checks": checks}, ensure_ascii=False, indent=1)


def as_lines(looked: list[Looked]) -> str:
    lines = []
    for one in looked:
        for found in one.findings:
            lines.append(f"{SIGNS[found.verdict]}  {one.label}: {found.seen}")
            if found.to_do:
                lines.append(f"      → {found.to_do}")
    return "\n".join(lines)
