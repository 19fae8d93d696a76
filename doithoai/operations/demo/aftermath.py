"""After the hall: minutes drafted and signed, the notice of conclusion issued as a paper, the follow-up begun."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from doithoai.core import clock
from doithoai.documents import issuing
from doithoai.documents.content import Content
from doithoai.live import conclusion, minutes, papers
from doithoai.live import sitting as sittings
from doithoai.operations.demo.ground import World
from doithoai.people.roles import Role

if TYPE_CHECKING:
    from doithoai.operations.demo.sittings import Hall

DAY = timedelta(days=1)
#: Numbers that the book of the office gave; the running programme's data names its own.
NUMBERS = {"hn1": 46, "c1": 158, "c2": 203, "c3": 241}
FROM_THE_BOOK = "Số do văn thư cấp trong sổ công văn đi của cơ quan."
#: When a programme that is over reported its last result.
CLOSED_AFTER = 95 * DAY


def schedule(world: World, hall: Hall) -> None:
    """The days after the conference."""
    at, key, day = world.line.at, hall.conference.key, hall.hours.day
    signed = world.day(hall.said.signed) if hall.said.signed is not None else day + 2 * DAY
    issued = world.day(hall.said.notice_issued) if hall.said.notice_issued is not None else day + 6 * DAY
    at(day + DAY, "16:00", f"{key} minutes drafted", lambda: _draft_minutes(hall))
    at(signed, "09:00", f"{key} minutes signed", lambda: _sign_minutes(world, hall))
    at(issued, "10:00", f"{key} conclusion issued", lambda: _issue(world, hall))
    at(issued, "11:00", f"{key} follow-up", lambda: _follow_up(world, hall))
    if hall.conference.state == "closed":
        at(day + CLOSED_AFTER, "16:00", f"{key} closed", hall.close_conference)


def _draft_minutes(hall: Hall) -> None:
    minutes.finish_draft(hall.sitting, by=hall.who(Role.MINUTE_TAKER))


def _paper(
    world: World, hall: Hall, *, content: Content, key: str, public: bool, signer: str, number: int | None
) -> None:
    by = world.holder(Role.OFFICE)
    paper = issuing.draft(
        world.authority,
        content=content,
        by=by,
        key=key,
        about_kind="live.sitting",
        about_id=hall.sitting.pk,
        public=public,
    )
    issuing.sign(paper, by=by, name=signer)
    issuing.issue(paper, by=by, day=clock.today(), number=number, reason=FROM_THE_BOOK if number else "")


def _sign_minutes(world: World, hall: Hall) -> None:
    sitting = hall.sitting
    chair = hall.who(Role.CHAIR)
    _paper(
        world,
        hall,
        content=papers.minutes(sitting),
        key=f"minutes:{sitting.public_id}",
        public=False,
        signer=chair.name,
        number=None,
    )
    minutes.sign(sitting, by=chair)


def _issue(world: World, hall: Hall) -> None:
    sitting, office = hall.sitting, world.holder(Role.OFFICE)
    _paper(
        world,
        hall,
        content=papers.conclusion(sitting, day=clock.today()),
        key=conclusion.paper_key(sitting),
        public=True,
        signer=office.name,
        number=NUMBERS.get(hall.conference.key),
    )
    conclusion.issue(sitting, by=world.holder(Role.PUBLISHER))


def _follow_up(world: World, hall: Hall) -> None:
    sittings.follow_up(hall.sitting, by=world.holder(Role.COORDINATOR))
