"""manage.py rotate_keys [--begin | --finish]: personal columns and locked files under a new key."""

import sys
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.operations import rotating


class Command(HouseCommand):
    help = (
        "--begin makes a key (then start the service again); without an option everything is sealed with it; --finish."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--begin", action="store_true", help="make the next key")
        what.add_argument("--finish", action="store_true", help="put the old keys away once nothing needs them")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            if options["begin"]:
                self.stdout.write(f"{rotating.begin()} was made. Start the service again, then run rotate_keys.")
            elif options["finish"]:
                for place in rotating.finish():
                    self.stdout.write(f"{place}: keep it apart as long as backups of before are kept, then destroy it.")
            else:
                self._work_off()
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused

    def _work_off(self) -> None:
        count = rotating.work_off()
        self.stdout.write(f"{count.values} values and {count.files} files were sealed again.")
        for name in count.unreadable:
            self.stderr.write(f"cannot be read with any key: {name}")
        if count.unreadable:
            sys.exit(1)
