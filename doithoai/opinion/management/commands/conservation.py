"""`manage.py conservation [--authority SLUG] [--json]`: does the sum hold? Exit code 1 when it does not."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doithoai.opinion import conservation
from doithoai.people.models import Authority


class Command(BaseCommand):
    help = "Check that no opinion is lost: received = the sum of the ten places, and the books agree."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--authority", help="slug; without it: the whole installation")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        authority = self._authority(options["authority"])
        balance, breaches = conservation.balance(authority), conservation.check(authority)
        holds = balance.holds and not breaches
        if options["json"]:
            answer = {"received": balance.received, "places": balance.places, "holds": holds}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            places = " + ".join(f"{name} {n}" for name, n in balance.places.items())
            self.stdout.write(f"{balance.submissions} submissions, {balance.received} opinions = {places}")
        for breach in breaches:
            self.stderr.write(breach)
        if not holds:
            sys.exit(1)

    def _authority(self, slug: str | None) -> Authority | None:
        if not slug:
            return None
        found = Authority.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"no authority is called {slug}")
        return found
