"""manage.py dossier CONFERENCE --out FILE.zip: every paper of a conference in one archive, with its index."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.conference.models import Conference
from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.reporting import dossier


class Command(HouseCommand):
    help = "Write every paper of a conference (.docx and .pdf, issued ones as they were kept) and index.json to a zip."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("conference", help="the code in the address of the conference's page")
        parser.add_argument("--out", required=True, help="the archive to write")

    def handle(self, *args: Any, **options: Any) -> None:
        row = Conference.objects.select_related("authority", "planned").filter(public_id=options["conference"]).first()
        if row is None:
            raise CommandError(f"There is no conference {options['conference']}")
        try:
            data = dossier.packed(row)
            Path(options["out"]).write_bytes(data)
        except Refused as refusal:
            raise CommandError(str(refusal.sentence)) from refusal
        except OSError as broken:
            raise CommandError(f"{options['out']} cannot be written") from broken
        self.stdout.write(f"{len(dossier.entries(row))} papers in {options['out']}")
