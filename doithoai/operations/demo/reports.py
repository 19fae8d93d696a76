"""The reporting calendar as each authority has it; what fell due is written, approved and sent week by week."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Any

from doithoai.core import clock
from doithoai.operations.demo.ground import World
from doithoai.people.roles import Role
from doithoai.reporting import calendar, dues, writing

WEEK = timedelta(days=7)
WORDS: dict[str, Any] = {
    "results": "Các ý kiến đều được tiếp nhận, phân loại và giao cơ quan có thẩm quyền trong thời hạn quy định.\n"
    "Nội dung trả lời được công khai trên cổng thông tin và trên hệ thống truyền thanh.",
    "shortcomings": "Một số nội dung về hạ tầng phụ thuộc vào nguồn vốn nên thời gian giải quyết kéo dài.",
    "tasks": "Tiếp tục đôn đốc các cơ quan thực hiện cam kết đúng hạn; kiểm tra kết quả tại cơ sở.",
    "proposals": "Đề nghị bố trí kinh phí cho các công trình thoát nước, giao thông mà nhân dân kiến nghị nhiều lần.",
}


def schedule(world: World) -> None:
    """The calendar stands before anything else; of the last week nothing is sent yet."""
    first, last = world.line.days()
    world.line.at(first, "07:30", "reporting calendar", partial(_take, world))
    day = first + WEEK
    while day <= min(last, world.made_on - WEEK):
        world.line.at(day, "17:20", "due reports", partial(_write, world))
        day += WEEK


def _take(world: World) -> None:
    which = world.sample.authority.preset
    usual = which if which in calendar.USUAL else "two_level_2025"
    calendar.take_usual(world.authority, usual, by=world.holder(Role.ADMINISTRATOR))


def _write(world: World) -> None:
    by = world.holder(Role.COORDINATOR)
    for one in dues.open_now(world.authority, clock.today()):
        report = writing.begin_report(world.authority, one, by=by)
        writing.save_texts(report, seen_edits=report.edits, by=by, **WORDS)
        writing.submit(report, by=by)
        writing.approve(report, by=world.holder(Role.STANDING, not_pk=by.pk))
        writing.send(report, by=by)
