"""manage.py search --check | --rebuild: look after the word indexes of matters and papers."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.documents import search as paper_search
from doithoai.opinion import search


class Command(HouseCommand):
    help = "Say whether every matter and every issued paper can be found by its words; write the indexes anew."

    def add_arguments(self, parser: CommandParser) -> None:
        choice = parser.add_mutually_exclusive_group(required=True)
        choice.add_argument("--check", action="store_true", help="compare the indexes with matters and papers")
        choice.add_argument("--rebuild", action="store_true", help="write every row anew; searches find less meanwhile")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rebuild"]:
            self.stdout.write(f"{search.rebuild()} matters, {paper_search.rebuild()} papers written")
        elif breaches := [*search.check(), *paper_search.check()]:
            raise CommandError("; ".join(breaches))
        else:
            self.stdout.write("every matter and every issued paper can be found")
