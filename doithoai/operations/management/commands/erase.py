"""manage.py erase [--again]: what the next night would erase by the rules; after a restore, erase once more."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.people.models import Authority
from doithoai.privacy import erasing, retention


class Command(HouseCommand):
    help = "Show what the next night erases, changing nothing; --again: erase what a restored backup brought back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="after a restore; reads erased.txt beside the backups")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            self.stdout.write(f"{erasing.erase_again()} submissions were erased again.")
            return
        for authority in Authority.objects.order_by("pk"):
            for line in retention.preview(authority):
                state = f"{line.number}{'+' if line.has_more else ''}" if line.is_on else "kept (no number in the rule)"
                self.stdout.write(f"{authority.slug} {line.kept.code}: {state}")
