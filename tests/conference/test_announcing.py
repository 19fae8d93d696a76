"""Announced when everything is known, again when it changed, and proved by each channel."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from doithoai.conference import announcing, scheduling
from doithoai.conference.models import Announcement, Broadcast
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.people import channels
from doithoai.people.models import RequiredChannel
from tests.factories.conference import DAY, NOW, announced, announcement, fixed, scheduled
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-25", "S-27", "G-7")
@pytest.mark.parametrize("name", ["programme", "content", "venue", "starts_at", "how_to_take_part"])
def test_a_conference_is_announced_only_when_all_is_known_and_how_to_take_part(name: str) -> None:
    writer = coordinator(authority())
    lacking = None if name == "starts_at" else ""
    extra = {"ends_at": None} if name == "starts_at" else {}
    row = scheduled(authority(), by=writer, **{name: lacking, **extra})

    with pytest.raises(Refused) as refusal:
        announcing.publish(row, by=writer)

    assert refusal.value.code == "missing"
    assert (row.state, Announcement.objects.count()) == ("scheduled", 0)
    fixed(row, by=writer)
    assert announcing.publish(row, by=writer).state == "published"


def test_publishing_tells_the_portal_at_once_and_twice_is_once() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)

    with pytest.raises(Refused) as again:
        announcing.publish(row, by=writer, change_note="Không đổi gì.")

    assert again.value.code == "twice"
    assert [(one.channel, one.in_time, one.aired_at) for one in Broadcast.objects.all()] == [("portal", True, NOW)]
    assert (row.state, row.announced_at) == ("announced", NOW)
    assert [entry.verb for entry in journal.history(row, public=True)] == ["conference.announce"]


def test_only_those_who_may_announce_do_and_a_neighbour_never() -> None:
    commune = authority()
    row = scheduled(commune)

    for who in (
        person("media", commune, organisation(commune, "truyen-thong")),
        person("office", commune),
        coordinator(authority("xa-phuc-hoa")),
    ):
        with pytest.raises(Refused) as refusal:
            announcing.publish(row, by=who)
        assert refusal.value.code == "right"

    assert Announcement.objects.count() == 0


def test_a_second_version_says_what_changed_and_the_first_one_stays_as_it_was() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    fixed(row, by=writer, venue="Nhà văn hóa thôn Trung Hòa", reason="Hội trường đang sửa.")

    with pytest.raises(Refused) as silent:
        announcing.publish(row, by=writer)
    announcing.publish(row, by=writer, change_note="Đổi nơi họp sang Nhà văn hóa thôn Trung Hòa.")

    assert silent.value.field == "change_note"
    assert [(one.version, one.state, one.venue) for one in Announcement.objects.order_by("version")] == [
        (1, "replaced", "Hội trường UBND xã Tân Yên"),
        (2, "published", "Nhà văn hóa thôn Trung Hòa"),
    ]


@pytest.mark.clause("S-85")
def test_short_notice_is_possible_with_a_reason_and_the_reason_is_kept() -> None:
    writer = coordinator(authority())
    row = scheduled(authority(), by=writer)

    with time_machine.travel(datetime(2026, 12, 4, 1, 0, tzinfo=UTC), tick=False):
        with pytest.raises(Refused) as late:
            announcing.publish(row, by=writer)
        announcing.publish(row, by=writer, override_reason="Vừa có kết luận của Thường trực.")

    assert late.value.field == "override_reason"
    assert [(one["code"], one["reason"]) for one in row.warnings] == [
        ("short_notice", "Vừa có kết luận của Thường trực.")
    ]
    assert Broadcast.objects.get().in_time is False


@pytest.mark.clause("S-85", "S-83")
@pytest.mark.parametrize(("day", "in_time"), [(3, True), (4, False)])
def test_a_broadcast_seven_days_before_is_in_time_and_one_day_later_it_is_not(day: int, in_time: bool) -> None:
    commune = authority()
    centre = organisation(commune, "truyen-thong")
    told = announcement(commune)
    aired = datetime(2026, 12, day, 16, 59, tzinfo=UTC)

    with time_machine.travel(aired + timedelta(days=3), tick=False):
        row = announcing.log_broadcast(
            told,
            channel="grassroots_radio",
            organisation=centre,
            aired_at=aired,
            minutes=5,
            evidence_text="Nhật ký phát sóng.",
            by=person("media", commune, centre),
        )

    assert row.in_time is in_time
    assert journal.history(row).first().facts["in_time"] is in_time


def test_a_broadcast_needs_its_proof_lies_in_the_past_and_is_logged_once_by_its_own_station() -> None:
    commune = authority()
    centre = organisation(commune, "truyen-thong")
    told = announcement(commune)
    station = person("media", commune, centre)
    other = person("media", commune, organisation(commune, "dai-khac", "Đài khác", kind="media"))
    usual = {"channel": "grassroots_radio", "organisation": centre, "evidence_text": "Nhật ký phát sóng."}

    refused = []
    for by, changes in (
        (station, {"evidence_text": " "}),
        (station, {"aired_at": NOW + timedelta(hours=1)}),
        (other, {}),
        (coordinator(authority("xa-phuc-hoa")), {}),
    ):
        with pytest.raises(Refused) as refusal:
            announcing.log_broadcast(told, by=by, **({"aired_at": NOW} | usual | changes))
        refused.append(refusal.value.field or refusal.value.code)
    announcing.log_broadcast(told, by=station, aired_at=NOW, **usual)
    with pytest.raises(Refused) as twice:
        announcing.log_broadcast(told, by=station, aired_at=NOW, **usual)

    assert refused == ["evidence_text", "aired_at", "right", "right"]
    assert twice.value.code == "twice"
    assert Broadcast.objects.filter(channel="grassroots_radio").count() == 1


@pytest.mark.clause("S-26", "S-83")
def test_a_silent_channel_is_shown_as_missing_and_the_district_has_a_station_more() -> None:
    commune, district = authority(), authority("huyen-tan-yen", level="district", preset="seed_2015")
    row = announced(commune)

    covered = [(one.channel, one.is_missing, one.in_time) for one in announcing.coverage(row)]

    assert covered == [("portal", False, True), ("grassroots_radio", True, None), ("board", True, None)]
    assert channels.required(district) == ("portal", "district_radio", "grassroots_radio")


@pytest.mark.clause("S-26", "S-83")
def test_the_authority_says_by_which_channels_and_earlier_announcements_keep_theirs() -> None:
    commune = authority()
    row, keeper = announced(commune), person("administrator", commune)
    board = RequiredChannel.objects.get(authority=commune, channel="board")
    assert all(one.basis for one in channels.rules_of(commune))

    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        for _time in range(2):
            channels.release(board, by=keeper)
        channels.require(commune, channel="village", basis="Quy chế đối thoại số 05-QC/ĐU", by=keeper)
        for words in ({"channel": "village", "basis": "x"}, {"channel": "pigeon", "basis": "x"}):
            with pytest.raises(Refused):
                channels.require(commune, **words, by=keeper)
        with pytest.raises(Refused):
            channels.require(commune, channel="press", basis=" ", by=keeper)
        with pytest.raises(Refused):
            channels.require(commune, channel="press", basis="Quy chế", by=coordinator(commune))

        assert channels.required(commune) == ("portal", "grassroots_radio", "village")
        assert [one.channel for one in channels.ended(commune)] == ["board"]
        assert [one.channel for one in announcing.coverage(row)] == ["portal", "grassroots_radio", "board"]
        announcing.go_stale(row, by=keeper)
        announcing.publish(row, change_note="Thông báo lại", override_reason="Đổi kênh", by=coordinator(commune))
        assert [one.channel for one in announcing.coverage(row)] == ["portal", "grassroots_radio", "village"]


def test_the_clock_runs_again_for_a_new_version() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    announcing.log_broadcast(
        announcing.current(row),
        channel="board",
        organisation=organisation(commune, "truyen-thong"),
        aired_at=NOW,
        evidence_text="Ảnh niêm yết.",
        by=writer,
    )
    fixed(row, by=writer, day=date(2026, 12, 17), reason="Trùng kỳ họp HĐND.")
    announcing.publish(row, by=writer, change_note="Lùi một tuần.")

    assert [(one.channel, one.is_missing) for one in announcing.coverage(row)] == [
        ("portal", False),
        ("grassroots_radio", True),
        ("board", True),
    ]
    assert Broadcast.objects.count() == 3


def test_calling_off_is_announced_with_its_reason_and_without_having_been_told_it_is_not() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    scheduling.postpone(row, reason="Bão số 9.", by=writer)

    announcing.publish(row, by=writer, change_note="Hoãn vì bão số 9, ngày mới thông báo sau.")
    with pytest.raises(Refused) as twice:
        announcing.publish(row, by=writer, change_note="Lần nữa.")

    assert twice.value.code == "twice"
    assert row.state == "postponed"
    told = announcing.current(row)
    assert (told.version, told.change_note) == (2, "Hoãn vì bão số 9, ngày mới thông báo sau.")
    assert row.day == DAY
