"""manage.py conservation [--authority SLUG] [--json]: rule 1 on the command line; exit code 1 when it does not hold."""

import json
import sys
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.opinion import conservation
from doithoai.people.models import Authority


class Command(HouseCommand):
    help = "Check that no opinion is lost: received = the sum of what became of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--authority", help="portal address of one authority")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        slug = options["authority"]
        authority = Authority.objects.filter(slug=slug).first() if slug else None
        if slug and authority is None:
            raise CommandError(f"no authority has the address {slug}")
        sum_of = conservation.examine(authority)
        if options["json"]:
            answer = {"received": sum_of.received, "places": sum_of.places, "holds": sum_of.holds}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            terms = " + ".join(f"{place} {number}" for place, number in sum_of.places.items())
            self.stdout.write(f"received {sum_of.received} = {terms}")
        for breach in sum_of.breaches:
            self.stderr.write(breach)
        if not sum_of.holds:
            sys.exit(1)
