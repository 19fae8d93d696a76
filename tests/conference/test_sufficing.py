"""A channel is enough by its log or by a named person; a change asks every channel and every body anew."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from doithoai.conference import announcing, sufficing
from doithoai.conference.models import Conference
from doithoai.core import journal
from doithoai.core.transitions import Refused
from tests.factories.conference import NOW, announced, fixed
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def enough(row: Conference) -> dict[str, bool]:
    return {one.covered.channel: one.is_enough for one in sufficing.standings(row)}


def hold(row: Conference, channel: str, by: Any, reason: str = "Trưởng thôn đọc tại họp thôn.") -> Any:
    return sufficing.hold_enough(row, channel, reason=reason, person=by.person, by=by)


@pytest.mark.clause("S-26", "S-83")
def test_the_portal_is_enough_by_itself_and_a_silent_channel_only_by_a_named_person_with_a_reason() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    assert enough(row) == {"portal": True, "grassroots_radio": False, "board": False}

    for channel, reason in (("board", " "), ("press", "Báo"), ("portal", "Thêm")):
        with pytest.raises(Refused):
            hold(row, channel, writer, reason)
    with pytest.raises(Refused) as right:
        hold(row, "board", person("media", authority(), organisation(authority(), "truyen-thong")))
    made = hold(row, "board", writer)
    with pytest.raises(Refused) as twice:
        hold(row, "board", writer)

    assert (right.value.code, twice.value.code) == ("right", "twice")
    assert enough(row)["board"] is True
    assert made.person == writer.person
    assert journal.history(made).first().facts["reason"] == "Trưởng thôn đọc tại họp thôn."
    assert [one.is_missing for one in announcing.coverage(row) if one.channel == "board"] == [True]


@pytest.mark.clause("S-85")
def test_what_was_broadcast_late_is_not_enough_by_itself() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    with time_machine.travel(datetime(2026, 12, 5, 3, 0, tzinfo=UTC), tick=False):
        announcing.log_broadcast(
            announcing.current(row),
            channel="board",
            organisation=organisation(authority(), "truyen-thong"),
            aired_at=datetime(2026, 12, 4, 3, 0, tzinfo=UTC),
            evidence_text="Ảnh",
            by=writer,
        )

        assert enough(row)["board"] is False
        hold(row, "board", writer)
        assert enough(row)["board"] is True


@pytest.mark.clause("S-48", "S-50")
def test_another_place_makes_all_stale_and_every_channel_and_body_is_asked_again() -> None:
    commune = authority()
    writer = coordinator(commune)
    village = organisation(commune, "thon-1", "Thôn Trung Hòa", kind="other")
    row = announced(commune, by=writer)
    hold(row, "board", writer)
    sufficing.arrive(row, village, by=writer, is_own=False, told_by="Trưởng thôn, điện thoại")

    fixed(row, by=writer, venue="Nhà văn hóa thôn Trung Hòa", reason="Hội trường đang sửa.")
    stale = enough(row)
    with pytest.raises(Refused) as held:
        hold(row, "board", writer)
    with pytest.raises(Refused) as early:
        sufficing.arrive(row, village, by=writer, is_own=False, told_by="Trưởng thôn")
    announcing.publish(row, by=writer, change_note="Đổi nơi họp.")

    assert set(stale.values()) == {False}
    assert (held.value.code, early.value.code) == ("state", "state")
    assert enough(row) == {"portal": True, "grassroots_radio": False, "board": False}
    assert [one.arrival for one in sufficing.recipients(row) if one.organisation == village] == [None]


@pytest.mark.clause("S-27", "S-94")
def test_a_body_says_itself_that_it_has_received_it_and_for_another_one_somebody_is_named() -> None:
    commune = authority()
    writer = coordinator(commune)
    village = organisation(commune, "thon-1", "Thôn Trung Hòa", kind="other")
    front = organisation(commune, "hoi-phu-nu", "Hội Phụ nữ", kind="mass")
    row = announced(commune, by=writer)
    clerk = person("agency_clerk", commune, front)

    with pytest.raises(Refused) as unnamed:
        sufficing.arrive(row, village, by=writer, is_own=False)
    with pytest.raises(Refused) as foreign:
        sufficing.arrive(row, village, by=clerk, is_own=True)
    for _time in range(2):
        sufficing.arrive(row, front, by=clerk, is_own=True)
    silent = [one.organisation for one in sufficing.recipients(row) if one.arrival is None]

    assert (unnamed.value.field, foreign.value.code) == ("told_by", "right")
    assert village in silent
    assert front not in silent
    assert announcing.current(row).arrivals.count() == 1
