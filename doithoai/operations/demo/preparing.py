"""What is prepared before the day: the information part, the list of the hall, how many are to come, the airing."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta
from functools import partial

from doithoai.conference import briefing, checklist, evidence, expecting, stations
from doithoai.conference.models import Briefing, HallCheck
from doithoai.core import clock, uploads
from doithoai.core.formats import vndate
from doithoai.documents import drafting, pdf
from doithoai.documents.content import Signature, Table
from doithoai.documents.models import Attachment
from doithoai.documents.profiles import profile
from doithoai.operations.demo import guests
from doithoai.operations.demo.ground import World
from doithoai.operations.demo.timeline import moment_of
from doithoai.operations.samples import shapes
from doithoai.people.roles import Role

DAY = timedelta(days=1)


def schedule(world: World) -> None:
    at = world.line.at
    for said in world.sample.conferences:
        if said.day is None or said.scheduled_on is None:
            continue
        fixed = world.day(said.scheduled_on)
        at(fixed + DAY, "10:30", f"{said.key} checklist", partial(_list, world, said))
        at(fixed + DAY, "10:50", f"{said.key} expected", partial(_expect, world, said))
        for back in range(8):
            day = world.day(said.day) - back * DAY
            if day <= world.made_on:
                at(day, "06:40" if back == 0 else "16:10", f"{said.key} hall {back}", partial(_tick, world, said))
    for told in world.sample.briefings:
        at(told.given, "09:20", f"{told.conference} briefing given", partial(_give, world, told))
        written = told.ready if told.ready is not None else world.day(told.given) + 3 * DAY
        at(written, "15:10", f"{told.conference} briefing", partial(_write, world, told))
    for thing in world.sample.prepared:
        if thing.done is not None:
            at(thing.done, "09:10", thing.text, partial(_done, world, thing))
    if world.sample.slots:
        first = min(world.day(one.day) for one in world.sample.announcements)
        at(first - DAY, "09:00", "daily times", partial(_times, world))
    for slot in world.sample.slots:
        for on, has_file in slot.aired:
            moment = moment_of(world.day(on), slot.at) + timedelta(minutes=20)
            act = partial(_aired, world, slot, world.day(on), has_file=has_file)
            world.line.at_moment(moment, f"{slot.announcement} {slot.at}", act)


# -- the hall ---------------------------------------------------------------------------------------


def _list(world: World, said: shapes.Conference) -> None:
    conference, by = world.conferences[said.key], world.holder(Role.COORDINATOR)
    conference.refresh_from_db()
    checklist.make(conference, by=by)
    for thing in world.sample.prepared:
        if thing.conference == said.key:
            checklist.add(
                conference,
                text=thing.text,
                days_before=thing.days_before,
                owner=checklist.host_of(conference),
                by=by,
            )


def _tick(world: World, said: shapes.Conference) -> None:
    """What is due today is done today by the body that was asked; what has a day of its own waits for it."""
    own = {thing.text for thing in world.sample.prepared}
    conference = world.conferences[said.key]
    conference.refresh_from_db()
    for row in checklist.of(conference):
        if row.done_at is None and row.due_on == clock.today() and row.text not in own:
            _tick_one(world, row)


def _done(world: World, thing: shapes.Prepared) -> None:
    conference = world.conferences[thing.conference]
    _tick_one(world, next(row for row in checklist.of(conference) if row.text == thing.text))


def _tick_one(world: World, row: HallCheck) -> None:
    code = next((key for key, body in world.organisations.items() if body.pk == row.owner_id), "")
    by = world.worker(code, "duty.work")
    checklist.tick(row, by=by if checklist.may_tick(row, by) else world.holder(Role.COORDINATOR))


def _expect(world: World, said: shapes.Conference) -> None:
    """How many of each category are to come, as the groups of the invitation say."""
    wanted: Counter[tuple[str, str]] = Counter()
    for group in said.invitations:
        wanted[guests.category(group.group), group.organisation] += group.expected
    for (category, body), count in wanted.items():
        expecting.plan(
            world.conferences[said.key],
            category=category,
            planned=count,
            organisation=world.organisations.get(body),
            by=world.holder(Role.COORDINATOR),
        )


# -- the information part -----------------------------------------------------------------------------


def _give(world: World, told: shapes.Briefing) -> None:
    conference = world.conferences[told.conference]
    conference.refresh_from_db()
    briefing.give(conference, owner=world.organisations[told.owner], by=world.holder(Role.COORDINATOR))


def _write(world: World, told: shapes.Briefing) -> None:
    row = Briefing.objects.select_related("conference__authority").get(conference=world.conferences[told.conference])
    by = world.worker(told.owner, "duty.work")
    briefing.write(
        row,
        title=row.title,
        short=told.short,
        results=told.results,
        advantages=told.advantages,
        difficulties=told.difficulties,
        tasks_ahead=told.tasks_ahead,
        figures=told.figures,
        by=by,
    )
    if told.ready is not None:
        briefing.finish(row, by=by)


# -- loudspeakers ---------------------------------------------------------------------------------------


def _body_of(world: World, slot: shapes.Slot) -> str:
    return next(one.organisation for one in world.sample.people if one.key == slot.by)


def _times(world: World) -> None:
    for slot in world.sample.slots:
        stations.add(
            world.organisations[_body_of(world, slot)],
            channel=slot.channel,
            station=slot.station,
            at=time.fromisoformat(slot.at),
            minutes=slot.minutes,
            by=world.acting(slot.by),
        )


def _aired(world: World, slot: shapes.Slot, day: date, *, has_file: bool) -> None:
    row = next(one for one in stations.slots(world.authority) if f"{one.at:%H:%M}" == slot.at)
    stations.aired(
        world.announcements[slot.announcement],
        row,
        day=day,
        by=world.acting(slot.by),
        file=_log_sheet(world, slot, day) if has_file else None,
    )


def _log_sheet(world: World, slot: shapes.Slot, day: date) -> Attachment:
    """The sheet of the station's log, as the one on duty would send it."""
    name = next(one.name for one in world.sample.people if one.key == slot.by)
    said = drafting.listed(
        world.authority,
        kind="Nhật ký phát thanh",
        abstract=(f"ngày {vndate(day)}",),
        day=day,
        body=(
            Table(
                ("Giờ phát", "Cụm loa", "Nội dung", "Thời lượng"),
                ((slot.at.replace(":", " giờ "), slot.station, "Thông báo hội nghị", f"{slot.minutes} phút"),),
                widths=(2, 4, 4, 2),
            ),
        ),
        signature=Signature("Người trực đài", name),
    )
    data = pdf.render(said, profile(world.authority.paper_profile))
    file_name = "nhat-ky-phat-thanh.pdf"
    return evidence.keep(world.authority, file_name, uploads.accept(data, file_name))
