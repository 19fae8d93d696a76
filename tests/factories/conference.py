"""A conference of an issued plan, brought through the rules to the state that a test needs.

Tests that use it stand in time: `@pytest.mark.usefixtures` is not needed, `time_machine.travel(NOW)` is.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from typing import Any

from django.test import Client

from doithoai.conference import announcing, scheduling
from doithoai.conference.models import Announcement, Conference
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests.factories.programme import coordinator, issued_plan

#: Monday; a conference on DAY has ten days for its report on 30/11 and seven for its broadcast on 03/12.
NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
DAY = date(2026, 12, 10)
PROGRAMME = "08:00 Khai mạc\n08:15 Báo cáo tình hình\n08:45 Nhân dân phát biểu\n10:40 Kết luận"
TAKE_PART = "Gửi ý kiến qua cổng, gọi điện, viết phiếu, hoặc đến dự và đăng ký phát biểu."


def conference(authority: Authority, *, by: Acting | None = None, **plan: Any) -> Conference:
    """Planned: day open, venue as the plan says."""
    writer = by or coordinator(authority)
    return scheduling.make_real(issued_plan(authority, by=writer, **plan), by=writer)[0]


def scheduled(
    authority: Authority, *, by: Acting | None = None, day: date = DAY, reason: str = "", **other: Any
) -> Conference:
    """Fixed: day, time, venue and all that is announced."""
    writer = by or coordinator(authority)
    row = conference(authority, by=writer)
    return fixed(row, by=writer, day=day, reason=reason, **other)


def fixed(row: Conference, *, by: Acting, day: date = DAY, reason: str = "", **other: Any) -> Conference:
    """The same conference with a day and everything else that must be known."""
    values: dict[str, Any] = {
        "starts_at": time(8, 0),
        "ends_at": time(11, 0),
        "venue": "Hội trường UBND xã Tân Yên",
        "programme": PROGRAMME,
        "content": "Bồi thường, tái định cư, đường gom, thoát nước.",
        "how_to_take_part": TAKE_PART,
    }
    scheduling.fix(row, day=day, by=by, reason=reason, **(values | other))
    return row


def announced(authority: Authority, *, by: Acting | None = None, **other: Any) -> Conference:
    """Announced to the public on the portal."""
    writer = by or coordinator(authority)
    row = scheduled(authority, by=writer, **other)
    announcing.publish(row, by=writer)
    return row


def looked_and_saved(desk: Client, address: str, typed: dict[str, str]) -> Any:
    """As a person does it: look what moves, then save exactly that."""
    looked = desk.post(address, {name: value for name, value in typed.items() if name != "save"})
    mark = re.search(r'name="looked" value="(\w+)"', looked.content.decode())
    return desk.post(address, {**typed, "looked": mark[1] if mark else "", "save": "1"})


def announcement(authority: Authority, *, by: Acting | None = None) -> Announcement:
    row = announcing.current(announced(authority, by=by))
    assert row is not None
    return row
