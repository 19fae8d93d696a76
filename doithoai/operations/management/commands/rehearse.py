"""manage.py rehearse: a script of a conference played through the rules of the screens."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.db import transaction

from doithoai.core.commands import HouseCommand
from doithoai.operations.rehearsal import balance, script
from doithoai.operations.rehearsal.playing import play
from doithoai.operations.rehearsal.stage import Stage


class Command(HouseCommand):
    help = "Play a script of a conference (JSON lines) and print its balance. Nothing of it stays, without --keep."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the script, one event a line")
        parser.add_argument("--json", action="store_true", help="print the balance as JSON")
        parser.add_argument("--realtime", action="store_true", help="at the pace of the script, to be followed")
        parser.add_argument("--speed", type=float, default=1.0, help="with --realtime: so many times as fast")
        parser.add_argument("--keep", action="store_true", help="leave it as sample data in an authority of its own")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with open(Path(options["file"]), encoding="utf-8-sig") as lines:
                wanted = script.read(lines)
        except (OSError, UnicodeDecodeError) as error:
            raise CommandError(f"Không đọc được tệp kịch bản: {error}") from error
        except script.Unreadable as error:
            raise CommandError(str(error)) from error
        if options["realtime"] and options["speed"] <= 0:
            raise CommandError("--speed phải lớn hơn 0.")
        # Who wants to follow it on the screens must find it in the database.
        keeps = options["keep"] or options["realtime"]
        pace = options["speed"] if options["realtime"] else 0.0
        if keeps:
            played = play(wanted, pace=pace, ready=self._tell)
            found = balance.of(played)
        else:
            with transaction.atomic():
                played = play(wanted)
                found = balance.of(played)
                transaction.set_rollback(True)
        if options["json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=1))
        else:
            self._print(found)
        # A script may stop in the middle; only what has ended must add up.
        if played.done_acts("end") and not balance.holds(found):
            raise CommandError("Số lượt đăng ký KHÔNG KHỚP với tổng kết quả.", returncode=1)

    def _tell(self, stage: Stage) -> None:
        path = f"/{stage.authority.slug}/hoi-truong/{stage.conference.public_id}/"
        self.stderr.write(f"Màn chiếu: {path}man-chieu/ · điện thoại: {path}dien-thoai/")

    def _print(self, found: dict[str, Any]) -> None:
        came, asked, said = found["attendance"], found["requests"], found["questions"]
        lines = [
            f"Dự kiến {came['expected']}, có mặt {came['came_of_expected']}, khách {came['walk_ins']}.",
            f"Đăng ký phát biểu {asked['received']} = đã nói {asked['finished']} (dừng {asked['of_which_stopped']})"
            f" + bằng văn bản {asked['to_written']} + rút {asked['withdrawn']} + gộp {asked['merged']}"
            f" + chuyển hướng {asked['redirected']} + từ chối {asked['declined']}"
            f" ({'khớp' if balance.holds(found) else 'còn lượt chưa kết thúc'}).",
            f"Câu hỏi {said['total']}: trả lời ngay {said['answered_on_spot']}, chỉ đạo ngay"
            f" {said['directed_on_spot']}, hứa {said['promised']}, chuyển cấp trên {said['forwarded']},"
            f" chuyển theo quy định {said['referred']}, ngoài phạm vi {said['out_of_scope']}.",
            f"Cam kết {len(found['commitments'])}, phải trả lời bằng văn bản {len(found['written_answers'])}.",
            f"Bị từ chối theo quy tắc: {', '.join(str(one['n']) for one in found['refused_events']) or 'không có'}."
            f" Lặp lại: {', '.join(map(str, found['repeated_events'])) or 'không có'}.",
        ]
        self.stdout.write("\n".join(lines))
