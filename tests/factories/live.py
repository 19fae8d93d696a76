"""A conference with its people in the hall, brought through the rules to the moment that a test needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from doithoai.conference import announcing, appointing, attending, scheduling
from doithoai.conference.models import Attendance, Category, Conference
from doithoai.live import desk, floor, questions
from doithoai.live import sitting as sittings
from doithoai.live.models import NameShown, Question, Sitting, Turn
from doithoai.people.models import Authority, Organisation
from doithoai.people.roles import Acting, Role
from doithoai.programme.models import Mode
from tests.factories.conference import announced, fixed
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator, issued_plan
from tests.remembering import remembered


@dataclass
class Hall:
    """The people of one conference, each under the own duty, and its sitting."""

    authority: Authority
    conference: Conference
    sitting: Sitting
    coordinator: Acting
    chair: Acting
    deputy: Acting
    host: Acting
    secretary: Acting
    desk: Acting
    operator: Acting
    agency: Organisation
    answerer: Acting

    def fresh(self) -> Sitting:
        self.sitting = Sitting.objects.select_related("conference__authority").get(pk=self.sitting.pk)
        self.conference = self.sitting.conference
        return self.sitting


def appointed(conference: Conference, role: str, by: Acting, name: str = "") -> Acting:
    """Somebody of the office, appointed for this conference alone."""
    who = person(Role.TEXT_REVIEWER, conference.authority, organisation(conference.authority, "van-phong"), name=name)
    appointing.appoint(conference, person=who.person, role=role, by=by)
    return Acting(who.person, conference.authority)


@remembered
def doors_open(place: Authority | None = None, *, mode: str = Mode.ASSIGN) -> Hall:
    """The registration desk is open, nobody has spoken yet."""
    where = place or authority()
    by = coordinator(where)
    return opened(announced(where, by=by, reason="Thường trực đã thống nhất"), by=by, mode=mode)


@remembered
def two_doors_open() -> tuple[Hall, Hall]:
    """Two conferences of one authority on the same morning, each with people of its own."""
    where = authority()
    by = coordinator(where)
    halls = []
    for row in scheduling.make_real(issued_plan(where, by=by, conferences=2), by=by):
        fixed(row, by=by, reason="Thường trực đã thống nhất")
        announcing.publish(row, by=by)
        halls.append(opened(row, by=by))
    return halls[0], halls[1]


def opened(conference: Conference, *, by: Acting, mode: str = Mode.ASSIGN) -> Hall:
    """An announced conference with its people, its doors open."""
    where = conference.authority
    Conference.objects.filter(pk=conference.pk).update(mode=mode)
    conference.refresh_from_db()
    names = {
        Role.CHAIR: "Giáp Thị Hồng Vân",
        Role.DEPUTY: "Nguyễn Đình Trọng",
        Role.HOST: "Đỗ Hải Yến",
        Role.MINUTE_TAKER: "Trần Quốc Bảo",
        Role.DESK: "Lê Thu Hằng",
        Role.OPERATOR: "Phạm Văn Khoa",
    }
    people = {role: appointed(conference, role, by, name) for role, name in names.items()}
    sitting = sittings.open_desk(conference, by=by)
    agency = organisation(where, "phong-kinh-te")
    return Hall(
        where,
        conference,
        sitting,
        by,
        people[Role.CHAIR],
        people[Role.DEPUTY],
        people[Role.HOST],
        people[Role.MINUTE_TAKER],
        people[Role.DESK],
        people[Role.OPERATOR],
        agency,
        person(Role.AGENCY_HEAD, where, agency, name="Vũ Ngọc Lâm", position="Trưởng phòng"),
    )


@remembered
def in_session(place: Authority | None = None, *, mode: str = Mode.ASSIGN) -> Hall:
    """The conference has been opened by its chair."""
    hall = doors_open(place, mode=mode)
    sittings.start(hall.sitting, by=hall.chair)
    hall.fresh()
    return hall


def delegate(hall: Hall, name: str = "Thân Thị Lý", unit: str = "Thôn Cầu Xi", **other: Any) -> Attendance:
    """On the list, not yet in the hall."""
    values: dict[str, Any] = {"category": Category.PEOPLE, "by": hall.coordinator, "unit": unit}
    return attending.expect(hall.conference, name=name, **(values | other))


def leader_present(hall: Hall, body: Organisation | None = None) -> Attendance:
    """A leader of an organisation sits in the hall."""
    row = attending.expect(
        hall.conference,
        name="Vũ Ngọc Lâm",
        category=Category.LEADER,
        position="Trưởng phòng",
        organisation=body or hall.agency,
        by=hall.coordinator,
    )
    desk.check_in(hall.sitting, row, by=hall.desk)
    return row


def speaker(
    hall: Hall,
    name: str = "Giáp Văn Khởi",
    place: str = "Thôn Làng Đồng",
    topic: str = "Tiền hỗ trợ chuyển nghề",
    *,
    name_shown: str = NameShown.NUMBER,
) -> Turn:
    """Came in, asked to speak, waits."""
    came = desk.walk_in(hall.sitting, name=name, place=place, topic=topic, name_shown=name_shown, by=hall.desk)
    assert came.turn is not None
    return came.turn


def speaking(hall: Hall, **other: Any) -> Turn:
    """Has the floor."""
    turn = speaker(hall, **other)
    floor.call(turn, by=hall.chair)
    floor.start(turn, by=hall.chair)
    return turn


def question(
    hall: Hall,
    gist: str = "Bao giờ 15 hộ còn lại nhận tiền hỗ trợ chuyển nghề?",
    turn: Turn | None = None,
    **other: Any,
) -> Question:
    """Written down by the minute taker, not yet on any screen."""
    row = questions.raise_question(hall.sitting, gist=gist, turn=turn, by=hall.secretary, **other)
    return Question.objects.select_related("sitting__conference__authority", "opinion__matter", "turn").get(pk=row.pk)
