"""manage.py measure [--rows-only]: what two copies must agree in, as JSON; used by backup and restore."""

import json
from typing import Any

from django.core.management.base import CommandParser

from doithoai.core import uploads
from doithoai.core.commands import HouseCommand
from doithoai.operations import kept_files
from doithoai.operations.backup import measuring


class Command(HouseCommand):
    help = "Rows, migrations, journal, sums and missing files of the configured database, as one JSON object."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rows-only", action="store_true", help="tables that may be of an older release")

    def handle(self, *args: Any, **options: Any) -> None:
        found = measuring.measure(rows_only=options["rows_only"])
        if not options["rows_only"]:
            found["files"] = [f"{one.path} is missing" for one in kept_files.every() if not uploads.is_kept(one.path)]
        self.stdout.write(json.dumps(found, ensure_ascii=False))
