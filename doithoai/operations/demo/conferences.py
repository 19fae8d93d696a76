"""Conferences on their way to the hall: fixed, announced, broadcast, people invited, duties shown."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q

from doithoai.conference import announcing, appointing, duties, scheduling
from doithoai.conference.models import Duty
from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, amend
from doithoai.operations.demo import guests
from doithoai.operations.demo.ground import World
from doithoai.operations.demo.hours import hours_of, spoken
from doithoai.operations.demo.timeline import moment_of
from doithoai.operations.samples import shapes
from doithoai.people.roles import Acting, Role

#: Where the second conference of the running programme was to be before its venue moved.
FIRST_VENUES = {"hn2": "Nhà văn hóa thôn Trung Hòa"}
WHY_THIS_DAY = "Thường trực thống nhất tổ chức vào ngày này để kịp thời nghe nhân dân; các đơn vị đã chuẩn bị xong."
WHY_MOVED = "Nhà văn hóa thôn Trung Hòa đang sửa mái."
WHY_LATE = "Thường trực yêu cầu thông báo ngay, đồng thời phát trên loa của tất cả các thôn."


def schedule(world: World) -> None:
    """Everything before the doors open, and what is shown afterwards."""
    for said in world.sample.conferences:
        if said.day is not None and said.scheduled_on is not None:
            _schedule(world, said)
    for duty in world.sample.duties:
        _duty(world, duty)


def _schedule(world: World, said: shapes.Conference) -> None:
    at, key = world.line.at, said.key
    told = [one for one in world.sample.announcements if one.conference == key]
    fixed = world.day(said.scheduled_on if said.scheduled_on is not None else 0)
    at(fixed, "09:00", f"{key} fixed", lambda: _fix(world, said, told[0]))
    at(fixed, "10:00", f"{key} roles", lambda: _appoint(world, said))
    for number, words in enumerate(told):
        if number:
            at(words.day, "08:10", f"{key} moved", partial(_fix, world, said, words))
        at(words.day, "08:30", f"{key} announced", partial(_announce, world, words))
    for one in world.sample.broadcasts:
        if one.channel != "portal" and one.announcement in {words.key for words in told}:
            aired = moment_of(world.day(one.day), one.at)
            act = partial(_broadcast, world, one, aired)
            world.line.at_moment(aired + timedelta(hours=3), f"{key} {one.channel}", act)
    invited = min(world.day(said.day or 0) - timedelta(days=6), world.made_on)
    at(invited, "14:00", f"{key} guests", lambda: guests.invite(world, said))


def _fix(world: World, said: shapes.Conference, words: shapes.Announcement) -> None:
    conference, by, hours = world.conferences[said.key], world.holder(Role.COORDINATOR), hours_of(world, said)
    conference.refresh_from_db()
    venue = FIRST_VENUES.get(said.key, said.venue) if words.version == 1 else said.venue
    time_words = {"{time}": spoken(hours.starts_at), "{date}": vndate(hours.day), "{venue}": venue}
    content = words.content
    for mark, value in time_words.items():
        content = content.replace(mark, value)
    doors = moment_of(hours.day, f"{hours.starts_at:%H:%M}") - timedelta(minutes=45)
    take_part = words.take_part.replace("07 giờ 15 phút", spoken(clock.local(doors).time()))
    warned = scheduling.warnings_of(conference, day=hours.day) if conference.day is None else []
    scheduling.fix(
        conference,
        day=hours.day,
        starts_at=hours.starts_at,
        ends_at=datetime.strptime(said.ends, "%H:%M").time() if said.ends else None,
        venue=venue,
        programme=words.programme,
        content=content,
        how_to_take_part=take_part,
        house_rules="\n".join(world.sample.house_rules),
        reason=WHY_MOVED if words.version > 1 else WHY_THIS_DAY if warned else "",
        by=by,
    )


def _appoint(world: World, said: shapes.Conference) -> None:
    conference, by = world.conferences[said.key], world.holder(Role.COORDINATOR)
    for one in said.appointments:
        appointing.appoint(conference, person=world.people[one.person], role=one.role, by=by)
    world.appointed()
    each = next((one.minutes_each for one in world.sample.sittings if one.conference == said.key), 4)
    amend(conference, "conference.write", by=by, right="conference.schedule", speak_seconds=each * 60)


def _announce(world: World, words: shapes.Announcement) -> None:
    conference = world.conferences[words.conference]
    conference.refresh_from_db()
    last = announcing.last_day(conference)
    is_late = last is not None and last.day is not None and clock.today() > last.day
    world.announcements[words.key] = announcing.publish(
        conference,
        by=world.holder(Role.COORDINATOR),
        change_note=f"Đổi địa điểm: {WHY_MOVED}" if words.version > 1 else "",
        override_reason=WHY_LATE if is_late else "",
    )


def _broadcast(world: World, said: shapes.Broadcast, aired: datetime) -> None:
    """The media centre logs its own; what village heads passed on is logged by the coordinator."""
    person = next((one for one in world.sample.people if one.key == said.by), None)
    by = world.acting(said.by) if person else world.holder(Role.COORDINATOR)
    body = world.organisations[person.organisation if person else world.sample.organisations[1].key]
    if not by.holds("broadcast.log"):
        by = world.holder(Role.COORDINATOR)
    announcing.log_broadcast(
        world.announcements[said.announcement],
        channel=said.channel,
        organisation=body,
        aired_at=min(aired, clock.now()),
        minutes=3 if said.channel in ("district_radio", "grassroots_radio") else None,
        place=said.where,
        evidence_text=said.note,
        by=by,
    )


def _duty(world: World, said: shapes.Duty) -> None:
    """Shown on its day, looked at by somebody else a little later."""
    if said.state == "open":
        return
    day = world.day(said.evidence_day if said.evidence_day is not None else said.due)
    name = f"{said.conference} {said.task} {said.organisation}"
    if said.state == "not_done":
        world.line.at(day + timedelta(days=2), "15:20", name, lambda: _give_up(world, said))
        return
    world.line.at(day, "11:10", name, lambda: _show(world, said))
    if said.state == "done":
        world.line.at(day, "16:40", f"{name} verified", lambda: _verify(world, said))


def _row(world: World, said: shapes.Duty) -> Duty:
    rows = Duty.objects.filter(conference=world.conferences[said.conference], task__in=world.tasks[said.task])
    row = rows.filter(lead=world.organisations[said.organisation]).first()
    if row is None:
        raise Refused(f"không có nhiệm vụ {said.task} của {said.organisation}")
    return row


def _show(world: World, said: shapes.Duty) -> None:
    duties.show(_row(world, said), evidence_text=said.evidence, by=world.worker(said.organisation, "duty.work"))


def _verify(world: World, said: shapes.Duty) -> None:
    duties.verify(_row(world, said), by=_checker(world, world.worker(said.organisation, "duty.work")))


def _checker(world: World, shown_by: Acting) -> Acting:
    """Another coordinator than the one who showed it, where the staff body has two."""
    try:
        return world.holder(Role.COORDINATOR, not_pk=shown_by.pk)
    except LookupError:
        return world.holder(Role.COORDINATOR)


def _give_up(world: World, said: shapes.Duty) -> None:
    reason = said.evidence or "Không gửi báo cáo; ý kiến đã nắm qua Mặt trận và bộ phận tiếp nhận."
    duties.give_up(_row(world, said), reason=reason, by=world.holder(Role.COORDINATOR))


def do_the_usual(world: World) -> None:
    """Duties that the data says nothing of are done on their day, those without a day after the conference."""
    if not world.conferences:
        return
    today = clock.today()
    named = {(said.conference, said.task, said.organisation) for said in world.sample.duties}
    known = {
        (world.conferences[conference].pk, task.pk, world.organisations[body].pk)
        for conference, key, body in named
        for task in world.tasks[key]
    }
    codes = {row.pk: key for key, row in world.organisations.items()}
    after = Q(due_on=None, conference__day__lt=today)
    rows = Duty.objects.filter(conference__authority=world.authority, state="open").filter(Q(due_on=today) | after)
    for row in rows.select_related("conference__authority", "task", "lead"):
        if (row.conference_id, row.task_id, row.lead_id) in known:
            continue
        by = world.worker(codes[row.lead_id or 0], "duty.work") if row.lead_id else world.holder(Role.COORDINATOR)
        proof = row.task.evidence if row.task and row.task.evidence else "Báo cáo kết quả thực hiện"
        duties.show(row, evidence_text=f"{proof}, đã gửi và lưu hồ sơ hội nghị.", by=by)
        duties.verify(row, by=_checker(world, by))
