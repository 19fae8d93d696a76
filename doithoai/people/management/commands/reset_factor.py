"""Take the second factor off an account, for the only administrator who lost telephone and paper."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.people import factor_resets
from doithoai.people.models import Person


class Command(HouseCommand):
    help = "Take the second factor off an account. Only when no second person can do it in the office."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")

    def handle(self, *args: Any, username: str, **options: Any) -> None:
        person = Person.objects.filter(username__iexact=username).first()
        if person is None:
            raise CommandError("Nobody has this user name.")
        factor_resets.at_the_server(person)
        self.stdout.write("Done, and written into the journal. The password stays; all sessions have ended.")
