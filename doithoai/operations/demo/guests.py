"""Who is invited and summoned: those who will speak first, heads of bodies by name, the rest invented."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.conference import attending
from doithoai.conference.models import Attendance, Category
from doithoai.operations.demo import halls
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.people.roles import Role

FAMILY = ("Nguyễn", "Trần", "Giáp", "Lê", "Thân", "Phạm", "Ngô", "Hoàng", "Dương", "Đỗ", "Vũ", "Hà", "Chu", "Lưu")
MIDDLE = ("Văn", "Thị", "Đức", "Thị Thu", "Quang", "Thị Minh", "Xuân", "Thị Kim", "Bá", "Thị Hồng", "Đình")
GIVEN = ("Lành", "Khải", "Nhàn", "Thuận", "Mận", "Toàn", "Huệ", "Chiến", "Thơm", "Bền", "Hợi", "Sáu", "Điển", "Na")
#: At most so many of a group by name: a hall that can be looked at, not a telephone book.
MOST = 12
WORDS = (
    ("lãnh đạo", Category.LEADER),
    ("mặt trận", Category.ASSOCIATION_MEMBER),
    ("đảng viên", Category.PARTY_MEMBER),
    ("bí thư", Category.OFFICIAL),
    ("cán bộ", Category.OFFICIAL),
    ("chủ doanh nghiệp", Category.OWNER),
    ("công nhân", Category.WORKER),
)


def category(group: str) -> str:
    """What the words of an invitation say about who comes."""
    return next((kind for word, kind in WORDS if word in group.lower()), Category.PEOPLE)


def names(start: int) -> Iterator[str]:
    """Invented names, the same ones in the same order each time."""
    while True:
        yield (
            f"{FAMILY[start % len(FAMILY)]} {MIDDLE[start * 3 % len(MIDDLE)]} "
            f"{GIVEN[(start * 5 + start // len(GIVEN)) % len(GIVEN)]}"
        )
        start += 1


def invite(world: World, said: shapes.Conference) -> None:
    """The list of delegates: numbers one and following are those who asked to speak."""
    by, conference = world.holder(Role.COORDINATOR), world.conferences[said.key]
    hall = halls.of(world, said)
    for turn in hall.turns if hall else ():
        attending.expect(conference, name=turn.name, category=turn.category, unit=world.place(turn.place), by=by)
    order = world.sample.conferences.index(said)
    for number, group in enumerate(said.invitations):
        invented = names(17 * number + 41 * order)
        if category(group.group) == Category.LEADER:
            _leaders(world, said, group)
            continue
        for _one in range(min(MOST, group.expected)):
            attending.expect(
                conference,
                name=next(invented),
                category=category(group.group),
                unit=group.group,
                organisation=world.organisations.get(group.organisation),
                is_summoned=group.how == "summoned",
                by=by,
            )


def _leaders(world: World, said: shapes.Conference, group: shapes.Invitation) -> None:
    """The heads of the bodies that may have to answer, under their own names."""
    for one in world.sample.people:
        leads = any(role.name in (Role.AGENCY_HEAD, Role.SUPERVISOR) for role in world.roles[one.key])
        if leads and attending.is_leading(one.position):
            attending.expect(
                world.conferences[said.key],
                name=one.name,
                category=Category.LEADER,
                unit=world.organisations[one.organisation].name,
                position=one.position,
                organisation=world.organisations[one.organisation],
                is_summoned=group.how == "summoned",
                by=world.holder(Role.COORDINATOR),
            )


def came(world: World, said: shapes.Conference) -> tuple[list[Attendance], list[Attendance]]:
    """Of those without a speech: who comes to the door, and who is excused; in the shares that the data gives."""
    hall = halls.of(world, said)
    speakers = len(hall.turns) if hall else 0
    rows = list(world.conferences[said.key].attendances.filter(number__gt=speakers))
    present: list[Attendance] = []
    excused: list[Attendance] = []
    for group in said.invitations:
        kind = category(group.group)
        mine = [row for row in rows if row.unit == group.group or (kind == row.category == Category.LEADER)]
        count = round(len(mine) * (group.came or group.expected) / group.expected)
        missing = mine[count:]
        present += mine[:count]
        excused += missing[: max(1, len(missing) - 1)] if group.excused else []
    return present, excused
