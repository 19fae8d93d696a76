"""Print the one-time token that lets the first administrator in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.people import accounts


class Command(HouseCommand):
    help = "Print the one-time token for the first administrator (empty installations only)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            token = accounts.first_token()
        except Refused as refusal:
            raise CommandError(str(refusal.sentence)) from refusal
        self.stdout.write(token)
        self.stderr.write(
            "Open /khoi-tao/ in the browser and enter this token. It works once; an earlier one no longer does."
        )
