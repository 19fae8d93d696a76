"""Invited or summoned, checked in at the door, counted against the whole."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine

from doithoai.conference import attending, scheduling
from doithoai.conference.models import Attendance
from doithoai.core import journal
from doithoai.core.transitions import Refused
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-66", "S-82")
def test_summoned_members_are_counted_against_all_of_them_and_absences_have_reasons() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    members = [
        attending.expect(row, name=name, category="party_member", is_summoned=True, by=writer)
        for name in ("Trần Văn Lành", "Lê Thị Lụa", "Phạm Đức Thuận", "Đỗ Thị Ánh")
    ]
    attending.expect(row, name="Nguyễn Thị Bưởi", category="people", by=writer)
    for one in members[:2]:
        attending.check_in(one, by=writer)
    with pytest.raises(Refused):
        attending.excuse(members[2], reason=" ", by=writer)
    attending.excuse(members[2], reason="Đi viện", by=writer)

    found = attending.figures(row)

    assert (found.summoned, found.summoned_present, found.summoned_excused) == (4, 2, 1)
    assert (found.summons_percent, found.summoned_missing, found.expected, found.present) == (50, 1, 5, 2)


def test_checking_in_twice_is_once_and_can_be_taken_back() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    one = attending.expect(row, name="Trần Văn Lành", category="people", by=writer)

    assert attending.check_in(one, by=writer) is True
    assert attending.check_in(one, by=writer, at=NOW + timedelta(hours=1)) is False

    one.refresh_from_db()
    assert one.checked_in_at == NOW
    assert [entry.verb for entry in journal.history(one)].count("attendance.check_in") == 1
    attending.undo_check_in(one, by=writer)
    with pytest.raises(Refused):
        attending.undo_check_in(one, by=writer)
    assert attending.figures(row).present == 0


def test_a_walk_in_is_numbered_and_present_and_the_door_of_another_conference_is_closed() -> None:
    commune = authority()
    row = announced(commune)
    desk = person("desk", commune, conference=row)
    stranger = person("desk", commune, conference=row.pk + 1)
    attending.expect(row, name="Lê Thị Lụa", category="people", by=coordinator(commune))

    came = attending.walk_in(row, name="Hoàng Thị Mai", category="people", by=desk)
    with pytest.raises(Refused) as refusal:
        attending.walk_in(row, name="Vũ Quang Khải", category="people", by=stranger)

    assert (came.number, came.status, refusal.value.code) == (2, "present", "right")
    assert attending.figures(row).walk_ins == 1


@pytest.mark.clause("S-69")
@pytest.mark.parametrize(
    ("position", "leads"),
    [
        ("Trưởng phòng Kinh tế", True),
        ("Phó Giám đốc", True),
        ("Chánh Văn phòng", True),
        ("Chuyên viên", False),
        ("Cán bộ địa chính", False),
        ("", False),
    ],
)
def test_an_agency_sends_a_leader_and_staff_is_refused_in_that_place(position: str, leads: bool) -> None:
    commune = authority()
    agency = organisation(commune, "phong-kinh-te")
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    before = attending.without_leader(row)

    def enter() -> Attendance:
        return attending.expect(
            row, name="Đặng Thị Lụa", category="leader", position=position, organisation=agency, by=writer
        )

    if leads:
        assert enter().is_leader
    else:
        with pytest.raises(Refused) as refusal:
            enter()
        assert refusal.value.field == "position"
    assert agency in before
    assert (agency in attending.without_leader(row)) is not leads


@pytest.mark.clause("S-86", "S-11")
def test_members_of_organisations_are_told_apart_from_other_people() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)

    for category in ("official", "party_member", "association_member", "people"):
        attending.expect(row, name="Trần Văn Lành", category=category, by=writer)
    with pytest.raises(Refused) as refusal:
        attending.expect(row, name="Trần Văn Lành", category="hội viên", by=writer)

    assert refusal.value.field == "category"
    assert set(Attendance.objects.values_list("category", flat=True)) == {
        "official",
        "party_member",
        "association_member",
        "people",
    }


def test_a_local_committee_lists_its_own_people_and_nobody_elses() -> None:
    commune = authority()
    cell, other = (
        organisation(commune, "chi-bo-dong-khoat"),
        organisation(commune, "chi-bo-hau", kind="local_committee"),
    )
    secretary = person("local_committee", commune, cell)
    row = announced(commune)
    usual = {"name": "Lê Thị Lụa", "category": "party_member", "is_summoned": True, "by": secretary}

    attending.expect(row, organisation=cell, **usual)
    for body in (other, None):
        with pytest.raises(Refused):
            attending.expect(row, organisation=body, **usual)

    assert [(one.organisation, one.unit) for one in Attendance.objects.all()] == [(cell, cell.name)]


def test_when_the_sitting_ends_those_who_did_not_come_are_absent() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    one = attending.expect(row, name="Lê Thị Lụa", category="people", by=writer)
    scheduling.open(row, by=writer)

    scheduling.conclude(row, by=writer)

    one.refresh_from_db()
    assert one.status == "absent"
    assert attending.figures(row).absent == 1


def test_names_lie_encrypted_and_are_not_in_the_journal() -> None:
    from django.db import connection  # noqa: PLC0415 -- only this test looks below the ORM

    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    one = attending.expect(row, name="Nguyễn Thị Bưởi", category="people", by=writer)

    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM conference_attendance WHERE id = %s", [one.pk])
        kept = cursor.fetchone()[0]

    assert "Bưởi" not in kept
    assert "Bưởi" not in str(journal.history(one).first().facts)
