"""The organisations report what they gathered; the coordinator receives, consolidates, the standing members note."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from doithoai.conference.models import Duty
from doithoai.core import clock
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.opinion import gathering
from doithoai.people.roles import Role

DAY = timedelta(days=1)
METHODS = (
    "Họp chi bộ, tổ dân phố; mở hòm thư góp ý tại nhà văn hóa; cán bộ đến từng hộ ghi phiếu.",
    "Phát phiếu lấy ý kiến cho đoàn viên, hội viên; tổng hợp qua nhóm tin nhắn của các chi hội.",
    "Nghe trực tiếp tại buổi sinh hoạt thường kỳ; ghi qua điện thoại với người đi làm xa.",
)


def schedule(world: World) -> None:
    """Ten days before each conference; of one that is still to come, the last organisation has not reported yet."""
    for said in world.sample.conferences:
        if said.day is None:
            continue
        day = world.day(said.day) - 10 * DAY
        if day > world.made_on:
            continue
        world.line.at(day, "17:10", f"{said.key} gathered", partial(_report, world, said))
        if day + DAY < world.made_on:
            world.line.at(day + DAY, "09:20", f"{said.key} consolidated", partial(_consolidate, world, said))


def _report(world: World, said: shapes.Conference) -> None:
    conference = world.conferences[said.key]
    codes = {row.pk: key for key, row in world.organisations.items()}
    waiting = [one for one in gathering.expected(conference) if one.report is None]
    still_to_come = conference.day is not None and conference.day > world.made_on
    for number, one in enumerate(waiting[:-1] if still_to_come else waiting):
        by = world.worker(codes[one.organisation.pk], "opinion.gather")
        own = [row.pk for row in gathering.gathering_duties(conference) if row.lead == one.organisation]
        if Duty.objects.waiting().filter(pk__in=own).exists() or not by.holds("opinion.gather"):
            continue  # it shows its duty itself, on its own day
        gathering.send(
            conference,
            one.organisation,
            method=METHODS[number % len(METHODS)],
            since=clock.today() - 15 * DAY,
            until=clock.today(),
            by=by,
        )


def _consolidate(world: World, said: shapes.Conference) -> None:
    conference, coordinator = world.conferences[said.key], world.holder(Role.COORDINATOR)
    standing = world.holder(Role.STANDING)
    for one in gathering.expected(conference):
        if one.report is not None and not one.is_missing:
            gathering.receive(one.report, by=coordinator)
            gathering.pass_on(one.report, by=coordinator)
    whole = gathering.consolidate(
        conference, method="Ý kiến tập trung vào đất đai, hạ tầng và môi trường.", by=coordinator
    )
    gathering.note(whole, by=standing)
