"""manage.py search --check | --rebuild: look after the word index of the matters."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doithoai.opinion import search


class Command(BaseCommand):
    help = "Say whether every matter can be found by its words; write the index anew."

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group(required=True)
        choice.add_argument("--check", action="store_true", help="compare the index with the matters")
        choice.add_argument("--rebuild", action="store_true", help="write every row anew; searches find less meanwhile")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            self.stdout.write(f"{search.rebuild()} matters written")
        elif breaches := search.check():
            raise CommandError("; ".join(breaches))
        else:
            self.stdout.write("every matter can be found")
