"""Rules of the meeting and the checklist of the hall: the authority's templates, one conference's own."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from doithoai.conference import checklist, hall_papers, hall_rules, papers, scheduling
from doithoai.conference.models import HallTemplate
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.documents.content import Paragraph, Table
from doithoai.live import projection
from tests.factories.conference import NOW, announced
from tests.factories.live import in_session
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-23", "S-54")
def test_the_template_holds_until_a_conference_says_otherwise_and_comes_back_when_it_says_nothing() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    offered = hall_rules.of(row)
    template = {"checklist": "Kê ghế | | 1", "by": writer}
    kept = [
        hall_rules.write_template(authority(), rules=f"Xây dựng.\nMỗi lượt {hall_rules.TIME}.", **template)
        for _time in range(2)
    ]
    of_authority = hall_rules.of(row)
    hall_rules.set_for(row, text="Chỉ nói về đất đai.", speak_seconds=150, by=writer)
    own = hall_rules.of(row)
    hall_rules.set_for(row, text=" ", speak_seconds=150, by=writer)

    assert "tinh thần xây dựng, vì lợi ích chung" in offered[0]
    assert "3 phút" in offered[2]
    assert kept == [True, False] and HallTemplate.objects.count() == 1
    assert of_authority == ("Xây dựng.", "Mỗi lượt 3 phút.")
    assert own == ("Chỉ nói về đất đai.",)
    assert hall_rules.of(row) == ("Xây dựng.", "Mỗi lượt 2 phút 30 giây.")
    with pytest.raises(Refused):
        hall_rules.set_for(row, text="", speak_seconds=3600, by=writer)


@pytest.mark.clause("S-23", "S-54")
def test_the_rules_stand_on_the_wall_when_the_conference_opens_and_in_the_printed_programme() -> None:
    hall = in_session()
    lines = hall_rules.of(hall.conference)

    printed = [block.text for block in papers.programme(hall.conference).body if isinstance(block, Paragraph)]

    assert projection.public(hall.sitting).rules == lines
    assert f"1. {lines[0]}" in printed
    assert hall_papers.rules(hall.conference).kind == "Nội quy"
    with pytest.raises(Refused):
        hall_rules.set_for(hall.conference, text="Khác", speak_seconds=180, by=hall.coordinator)


def test_the_checklist_comes_from_the_template_once_and_its_days_move_with_the_conference() -> None:
    commune = authority()
    writer = coordinator(commune)
    police = organisation(commune, "cong-an")
    row = announced(commune, by=writer)
    text = f"Kê ghế | | 2\nAn ninh | {police.name} | 1\nNước uống"
    hall_rules.write_template(commune, rules="Xây dựng.", checklist=text, by=writer)

    made = [checklist.make(row, by=writer) for _time in range(2)]
    checklist.add(row, text="Xe  đưa đón người cao tuổi", by=writer, days_before=1)
    checklist.add(row, text="Xe đưa đón người cao tuổi", by=writer)

    rows = {one.text: one for one in checklist.of(row)}
    assert made == [3, 0]
    assert len(rows) == 4
    assert (rows["Kê ghế"].due_on, rows["Nước uống"].due_on) == (date(2026, 12, 8), date(2026, 12, 10))
    assert rows["An ninh"].owner == police
    assert rows["Kê ghế"].owner == checklist.host_of(row) is not None
    scheduling.fix(row, day=date(2026, 12, 17), by=writer, reason="Đổi ngày", venue="Nhà văn hóa")
    assert {one.text: one.due_on for one in checklist.of(row)}["Kê ghế"] == date(2026, 12, 15)
    with pytest.raises(Refused):
        checklist.read_template("Kê ghế | | hôm qua")


def test_the_body_that_was_asked_or_the_desk_ticks_and_nobody_else() -> None:
    commune = authority()
    police = organisation(commune, "cong-an")
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    one = checklist.add(row, text="An ninh", owner=police, by=writer)
    officer = person("agency_clerk", commune, police)
    stranger = person("agency_clerk", commune, organisation(commune, "phong-kinh-te"))

    with pytest.raises(Refused):
        checklist.tick(one, by=stranger)
    ticked = [checklist.tick(one, by=officer) for _time in range(2)]
    by_whom = one.done_by_id
    checklist.tick(one, by=person("desk", commune, conference=row), is_done=False)

    assert (ticked, by_whom, one.done_at) == ([True, False], officer.pk, None)
    verbs = [entry.verb for entry in journal.history(one)]
    assert (verbs.count("hall_check.tick"), verbs.count("hall_check.untick")) == (1, 1)
    table = next(block for block in hall_papers.preparations(row).body if isinstance(block, Table))
    assert table.rows[0][1:3] == ("An ninh", police.name)
