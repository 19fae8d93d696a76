"""manage.py check_paper FILE --profile P [--draft] [--json]: what in a .docx or .pdf is not as the form prescribes."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from django.core.management.base import CommandError, CommandParser
from pypdfium2 import PdfiumError

from doithoai.core.commands import HouseCommand
from doithoai.documents import checking
from doithoai.documents.profiles import PROFILES


class Command(HouseCommand):
    help = "List where a paper departs from its form. Ends with 1 when there is a deviation, with 0 when there is none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a .docx or .pdf")
        parser.add_argument("--profile", required=True, choices=sorted(PROFILES), help="the form to check against")
        parser.add_argument("--draft", action="store_true", help="the paper has no number and no day yet")
        parser.add_argument("--json", action="store_true", help="print one JSON list")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        form = PROFILES[options["profile"]]
        try:
            found = checking.check(path.read_bytes(), form, numbered=not options["draft"])
        except OSError as broken:
            raise CommandError(f"{path.name} cannot be read") from broken
        except (BadZipFile, KeyError, ValueError, PdfiumError) as broken:
            raise CommandError(f"{path.name} is neither a Word paper nor a PDF") from broken
        if options["json"]:
            self.stdout.write(json.dumps([asdict(one) for one in found], ensure_ascii=False))
        elif found:
            for one in found:
                self.stdout.write(f"{one.row or '-'}\t{one.element}\tfound: {one.found}\tprescribed: {one.expected}")
        else:
            self.stdout.write(f"No deviation from {form.code}.")
        if found:
            sys.exit(1)
