"""What the Front and the organisations remark, what they are replied, and the matters they draw by lot."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from doithoai.casework import oversight, sampling
from doithoai.casework.models import Remark, Sample
from doithoai.core import clock
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.people.models import Organisation
from doithoai.people.roles import Role

DAY = timedelta(days=1)


def schedule(world: World) -> None:
    """Remarks with their replies a day later; samples from the draw to the finding."""
    at = world.line.at
    for remark in world.sample.remarks:
        at(remark.day, "16:30", remark.key, partial(_remark, world, remark))
        if remark.reply:
            at(world.day(remark.day) + DAY, "10:40", f"{remark.key} reply", partial(_reply, world, remark))
    for lot in world.sample.lots:
        at(lot.day, "14:30", lot.key, partial(_draw, world, lot))
        at(lot.published, "15:10", f"{lot.key} finding", partial(_publish, world, lot))


def _body(world: World, key: str) -> Organisation:
    person = next(one for one in world.sample.people if one.key == key)
    return world.organisations[person.organisation]


def _remark(world: World, said: shapes.Remark) -> None:
    body = _body(world, said.by)
    oversight.remark(world.matter(said.matter), organisation=body, text=said.text, by=world.acting(said.by))


def _reply(world: World, said: shapes.Remark) -> None:
    row = Remark.objects.get(matter=world.matters[said.matter], text=said.text)
    oversight.reply(row, text=said.reply, by=world.holder(Role.COORDINATOR))


def _draw(world: World, said: shapes.Lot) -> None:
    by = world.acting(said.by)
    body, size = _body(world, said.by), len(said.said)
    drawn = sampling.draw(
        world.authority, organisation=body, since=None, until=clock.today(), size=size, seed=said.seed, by=by
    )
    for row, (how, agrees, words) in zip(drawn.drawn.all(), said.said, strict=True):
        sampling.note(row, how=how, agrees=agrees, words=words, by=by)


def _publish(world: World, said: shapes.Lot) -> None:
    drawn = Sample.objects.get(authority=world.authority, seed=said.seed)
    sampling.publish(drawn, finding=said.finding, by=world.acting(said.by))
