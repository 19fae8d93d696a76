"""manage.py archive_programme PLAN --out FILE.zip: papers, dossiers, public data and proofs of a closed year."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.transitions import Refused
from doithoai.programme.models import Plan
from doithoai.reporting import archiving


class Command(HouseCommand):
    help = (
        "Write a closed year to a zip: issued papers, dossiers, public data, marks and roots, index.json with hashes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("plan", help="the code in the address of the plan's page")
        parser.add_argument("--out", required=True, help="the archive to write")

    def handle(self, *args: Any, **options: Any) -> None:
        plan = Plan.objects.select_related("authority").filter(public_id=options["plan"]).first()
        if plan is None:
            raise CommandError(f"There is no plan {options['plan']}")
        target = Path(options["out"])
        draft = target.with_name(f"{target.name}.part")
        try:
            with draft.open("wb") as out:
                written = archiving.write(plan, out)
            draft.replace(target)
        except Refused as refusal:
            draft.unlink(missing_ok=True)
            raise CommandError(str(refusal.sentence)) from refusal
        except OSError as broken:
            draft.unlink(missing_ok=True)
            raise CommandError(f"{target} cannot be written") from broken
        self.stdout.write(f"{written.files} files in {target}")
        if written.withheld:
            self.stdout.write(f"Confidential, not carried along: {', '.join(written.withheld)}")
        if written.unproved:
            self.stdout.write(f"{written.unproved} marks are not sealed yet: make the archive again later")
