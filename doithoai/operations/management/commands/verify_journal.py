"""manage.py verify_journal: does the journal still agree with its seals?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser

from doithoai.core import seals
from doithoai.core.commands import HouseCommand

WORDS = {
    "removed": "Mục {entry} đã bị xóa.",
    "changed": "Mục {entry} đã bị sửa.",
    "gap": "Thiếu các mục niêm phong từ {detail}.",
    "cut": "Phần cuối đã bị cắt: đã công bố gốc của {detail} mục.",
    "inserted": "Mục {entry} bị chèn vào giữa.",
    "back_dated": "Mục {entry} ghi lùi ngày.",
    "root": "Gốc của {detail} mục đầu không khớp gốc đã công bố.",
}


class Command(HouseCommand):
    help = (
        "Compare every entry of the journal with its seal. Exit code 0: all agree; 1: something does not; 2: no answer."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")
        parser.add_argument("--roots", help="published roots kept elsewhere: one JSON object a line, size and root")

    def handle(self, *args: Any, **options: Any) -> None:
        found = list(seals.verify(_read(options["roots"]) if options["roots"] else ()))
        seal = seals.latest()
        if options["json"]:
            told = {
                "holds": not found,
                "seal": seals.as_public(seal) if seal else None,
                "breaches": [{"kind": one.kind, "entry": one.entry, "detail": one.detail} for one in found],
            }
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        else:
            for one in found:
                self.stdout.write(WORDS[one.kind].format(entry=one.entry, detail=one.detail))
            if not found and seal is not None:
                self.stdout.write(f"Nhật ký khớp: {seal.size} mục, gốc {seal.root}.")
            elif not found:
                self.stdout.write("Nhật ký chưa có mục nào được niêm phong.")
        if found:
            raise CommandError("Nhật ký KHÔNG KHỚP.", returncode=1)


def _read(path: str) -> list[tuple[int, str]]:
    try:
        lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
        told = [json.loads(line) for line in lines if line.strip()]
        return [(int(one["size"]), str(one["root"])) for one in told]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CommandError(f"Không đọc được tệp gốc đã công bố: {error}", returncode=2) from error
