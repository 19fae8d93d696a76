"""manage.py exchange_keys [--card FILE] [--trust FILE]: the keys of this side, its card, the card of the other side."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.operations.exchange import keys


class Command(HouseCommand):
    help = "Make the keys of the exchange once, write the card for the other side, trust the card of the other side."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--card", type=Path, help="write the public card of this installation here")
        parser.add_argument("--trust", type=Path, help="the card of the other installation")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            keys.make()
            card = keys.own().card
            if options["card"]:
                options["card"].write_text(card.text())
            self.stdout.write(f"{card.side}: {card.fingerprint}")
            if options["trust"]:
                other = keys.read_card(options["trust"].read_text())
                keys.trust(other)
                self.stdout.write(f"{other.side}: {other.fingerprint}")
        except Refused as refused:
            raise CommandError(str(refused.sentence)) from refused
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
