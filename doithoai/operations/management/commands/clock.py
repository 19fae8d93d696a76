"""manage.py clock [--once]: the loop that lets time work. Two of them at once do no harm."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from doithoai.core import clock
from doithoai.operations.rounds import tick


class Command(BaseCommand):
    help = "Remind, mark what is late, carry notices, fold figures; every few seconds until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one tick, then stop")
        parser.add_argument("--seconds", type=float, default=5.0, help="pause between ticks")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            done = tick(clock.now())
            if options["once"]:
                self.stdout.write(f"{done} pieces of work done")
                return
            close_old_connections()
            time.sleep(options["seconds"])
