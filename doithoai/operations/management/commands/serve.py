"""`manage.py serve`: web process and clock process from one command."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from doithoai.operations import running, starting
from doithoai.operations.serving import Child, clock_command, serve, web_command


class Command(BaseCommand):
    help = "Serve the pages and run the clock until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="more than one needs PostgreSQL")
        parser.add_argument("--without-clock", action="store_true", help="the clock runs elsewhere")

    def handle(self, *args: Any, **options: Any) -> None:
        starting.refuse_what_cannot_run()
        try:
            with running.together(starting.folder()):
                self._serve(options)
        except running.StillRunning as otherwise:
            raise CommandError(str(otherwise)) from otherwise

    def _serve(self, options: dict[str, Any]) -> None:
        children = [Child("web", web_command(options["host"], options["port"], options["workers"]))]
        if not options["without_clock"]:
            children.append(Child("clock", clock_command()))
        serve(children, started=lambda: self._say(options))

    def _say(self, options: dict[str, Any]) -> None:
        self.stdout.write(f"http://{options['host']}:{options['port']}/   (Ctrl-C stops)")
        self.stdout.flush()
