"""Everything for the hall: every sheet alone, together, and what is still missing, said in words."""

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
import pytest
import time_machine

from doithoai.conference import appointing, attending, briefing, checklist, expecting, inviting, scheduling
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.live import hall_print
from doithoai.people.roles import Role
from tests.conference.test_briefing import TEXTS
from tests.factories.conference import NOW, announced
from tests.factories.live import appointed, doors_open
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-53", "S-54")
def test_the_archive_and_the_one_file_hold_every_sheet_that_there_is() -> None:
    hall = doors_open()
    row, by = hall.conference, hall.coordinator
    attending.expect(row, name="Trần Văn Lành", category="people", by=by)
    attending.expect(row, name="Lê Thị Lụa", category="party_member", is_summoned=True, by=by)
    checklist.make(row, by=by)
    briefing.write(briefing.give(row, owner=hall.agency, by=by), by=by, title="Tình hình", **TEXTS)

    packed = zipfile.ZipFile(io.BytesIO(hall_print.archive(row, by=by)))
    whole = pypdfium2.PdfDocument(hall_print.together(row, by=by))

    names = [name.split("-", 1)[1].removesuffix(".pdf") for name in packed.namelist()]
    pages = sum(len(pypdfium2.PdfDocument(packed.read(name))) for name in packed.namelist())
    assert names == [
        "chuong-trinh", "noi-quy", "kich-ban", "phan-thong-tin", "chuan-bi", "dai-bieu", "phieu-y-kien",
        "giay-moi", "giay-trieu-tap", "the-dai-bieu",
    ]  # fmt: skip
    assert len(whole) == pages
    assert [entry.verb for entry in journal.history(row)].count("conference.hall_printed") == 2
    assert hall_print.one(row, "bia", by=by) is None
    with pytest.raises(Refused):
        hall_print.archive(row, by=hall.desk)


@pytest.mark.clause("S-52", "S-55", "S-56")
def test_what_is_not_appointed_is_warned_of_and_a_host_from_elsewhere_too() -> None:
    commune = authority()
    office = organisation(commune, "van-phong", kind="party_office")
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    nobody = appointing.gaps(row)
    for role in (Role.CHAIR, Role.MINUTE_TAKER, Role.DESK, Role.OPERATOR):
        appointed(row, role, writer)
    stranger = person("agency_clerk", commune, organisation(commune, "phong-kinh-te"))
    appointing.appoint(row, person=stranger.person, role=Role.HOST, by=writer)
    elsewhere = appointing.gaps(row)
    appointing.appoint(row, person=person("office", commune, office).person, role=Role.HOST, by=writer)

    assert len(nobody) == 5
    assert len(elsewhere) == 1
    assert appointing.gaps(row) == []


@pytest.mark.clause("S-66", "S-82")
def test_planned_listed_and_come_stand_side_by_side_by_category_and_body() -> None:
    commune = authority()
    cell = organisation(commune, "chi-bo", "Chi bộ Một", "local_committee")
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    for _time in range(2):
        expecting.plan(row, category="party_member", organisation=cell, planned=3, by=writer)
    expecting.plan(row, category="people", planned=20, by=writer)
    first, second = (
        attending.expect(
            row, name=name, category="party_member", organisation=cell, is_summoned=True, by=writer
        )
        for name in ("Trần Văn Lành", "Lê Thị Lụa")
    )  # fmt: skip
    attending.check_in(inviting.replace(first, name="Vũ Văn An", position="", by=writer), by=writer)
    inviting.reply(second, is_coming=True, by=writer)

    lines = {(line.category, line.body): line for line in expecting.lines(row)}

    of_cell, of_people = lines["party_member", "Chi bộ Một"], lines["people", ""]
    assert (of_cell.planned, of_cell.listed, of_cell.coming, of_cell.came, of_cell.missing) == (3, 2, 2, 1, 1)
    assert (of_cell.summoned, of_cell.summoned_came) == (2, 1)
    assert (of_people.planned, of_people.listed, of_people.missing) == (20, 0, 20)
    with pytest.raises(Refused):
        expecting.plan(row, category="hoàng tử", planned=1, by=writer)
    with pytest.raises(Refused):
        expecting.plan(row, category="people", planned=5, by=person("desk", commune, conference=row))


def test_what_was_called_off_is_not_printed_and_an_empty_hall_says_what_it_lacks() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    lacking = hall_print.unready(row)

    scheduling.postpone(row, reason="Bão", by=writer)

    assert len(lacking) >= 8
    with pytest.raises(Refused):
        hall_print.together(row, by=writer)
