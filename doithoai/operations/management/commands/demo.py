"""manage.py demo: the sample programmes as living data."""

from typing import Any

from django.core.management.base import CommandParser

from doithoai.core.commands import HouseCommand
from doithoai.core.formats import vndate
from doithoai.operations.demo.loading import SAMPLES, load


class Command(HouseCommand):
    help = "Load the two sample programmes, or one of them, into the configured database, once."

    def add_arguments(self, parser: CommandParser) -> None:
        known = [sample.authority.slug for sample in SAMPLES]
        parser.add_argument("--only", choices=known, default="", help="one programme instead of both")
        parser.add_argument("--refused", action="store_true", help="print acts that a rule refused")

    def handle(self, *args: Any, **options: Any) -> None:
        loaded = load(options["only"])
        words = "đã lập" if loaded.is_new else "đã có, lập"
        self.stdout.write(f"Dữ liệu mẫu {words} ngày {vndate(loaded.made_on)}.")
        for slug, balance in loaded.sums.items():
            state = "khớp" if balance.holds else "KHÔNG KHỚP"
            parts = " + ".join(str(n) for n in balance.places.values())
            self.stdout.write(f"{slug}: {balance.received} ý kiến = {parts} ({state}), {balance.submissions} phiếu")
            for breach in balance.breaches:
                self.stderr.write(breach)
        if loaded.refused:
            self.stderr.write(f"Không thực hiện được {len(loaded.refused)} việc (xem bằng --refused).")
        for line in loaded.refused if options["refused"] else ():
            self.stderr.write(line)
