"""What everybody may read: the next conference, each version of what was announced, the plan; nothing more."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from doithoai.conference import announcing, scheduling
from doithoai.programme import parts, planning
from tests.factories.conference import NOW, TAKE_PART, announced, fixed, scheduled
from tests.factories.people import authority, organisation, signed_in
from tests.factories.programme import coordinator, issued_plan, office, plan

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: Any) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *args])


def read(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def test_a_portal_without_a_conference_says_so_and_what_one_can_do() -> None:
    authority()

    assert "<h1" in read(url("home"))
    assert "empty__title" in read(url("conferences"))


@pytest.mark.clause("S-25", "S-27", "S-26")
def test_everybody_reads_the_four_items_and_how_to_take_part() -> None:
    row = announced(authority())

    page = read(url("conference", row.public_id))

    for item in (
        "08 giờ 00",
        "10/12/2026",
        "Hội trường UBND xã Tân Yên",
        "Bồi thường, tái định cư",
        "08:15 Báo cáo tình hình",
        TAKE_PART,
    ):
        assert item in page
    assert url("conference", row.public_id) in read(url("home"))
    assert url("conference", row.public_id) in read(url("conferences"))


def test_what_is_only_fixed_is_not_public() -> None:
    row = scheduled(authority())

    assert Client().get(url("conference", row.public_id)).status_code == 404
    assert Client().get(url("conference_ics", row.public_id)).status_code == 404
    for page in ("home", "conferences"):
        assert row.public_id not in read(url(page))
        assert "10/12/2026" not in read(url(page))


def test_a_change_is_marked_and_the_new_day_is_not_shown_before_it_is_announced() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    fixed(row, by=writer, day=date(2026, 12, 17), reason="Trùng kỳ họp HĐND.")

    stale = read(url("conference", row.public_id))
    announcing.publish(row, by=writer, change_note="Lùi một tuần vì trùng kỳ họp.")
    fresh = read(url("conference", row.public_id))

    assert "notice--warn" in stale and "10/12/2026" in stale and "17/12/2026" not in stale
    assert "17/12/2026" in fresh and "Lùi một tuần vì trùng kỳ họp." in fresh


def test_every_version_stays_readable_as_it_was_and_a_draft_is_not() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    fixed(row, by=writer, venue="Nhà văn hóa thôn Trung Hòa", reason="Hội trường đang sửa.")
    announcing.publish(row, by=writer, change_note="Đổi nơi họp.")
    fixed(row, by=writer, venue="Sân vận động xã", reason="Đông người.")
    announcing.draft(row, by=writer)

    first, second = (read(url("announcement", row.public_id, version)) for version in (1, 2))

    assert "Hội trường UBND xã Tân Yên" in first and "Trung Hòa" not in first
    assert "Nhà văn hóa thôn Trung Hòa" in second
    assert Client().get(url("announcement", row.public_id, 3)).status_code == 404
    assert "Sân vận động xã" not in read(url("conference", row.public_id))


@pytest.mark.clause("G-5")
@pytest.mark.parametrize("act", ["postpone", "cancel", "move_to_next_year"])
def test_what_was_called_off_stays_visible_with_its_reason(act: str) -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    getattr(scheduling, act)(row, reason="Bão số 9 đổ bộ.", by=writer)

    assert "Bão số 9 đổ bộ." in read(url("conference", row.public_id))
    assert url("conference", row.public_id) not in read(url("home"))


@pytest.mark.clause("S-85", "S-83")
def test_the_public_sees_which_channel_told_when_and_which_is_still_silent() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    announcing.log_broadcast(
        announcing.current(row),
        channel="grassroots_radio",
        organisation=organisation(commune, "truyen-thong"),
        aired_at=NOW,
        evidence_text="Nội bộ: băng ghi âm số 7.",
        by=writer,
    )

    page = read(url("conference", row.public_id))

    assert "Trung tâm Cung ứng dịch vụ công" in page
    assert page.count("timeline__item--next") == 1
    assert "băng ghi âm" not in page


def test_the_calendar_entry_carries_day_time_place_and_version() -> None:
    row = announced(authority())

    response = Client().get(url("conference_ics", row.public_id))

    event = next(iter(Calendar.from_ical(response.content).walk("VEVENT")))
    assert response["Content-Type"].startswith("text/calendar")
    assert event.decoded("dtstart").isoformat() == "2026-12-10T08:00:00+07:00"
    assert event.decoded("dtend").isoformat() == "2026-12-10T11:00:00+07:00"
    assert (str(event["location"]), int(event["sequence"]), str(event["status"])) == (
        "Hội trường UBND xã Tân Yên",
        1,
        "CONFIRMED",
    )


@pytest.mark.clause("S-28a", "S-15", "S-41")
def test_the_issued_plan_is_public_without_its_internal_topics_and_a_draft_is_not() -> None:
    commune = authority()
    writer = coordinator(commune)
    draft = plan(commune, by=writer)
    parts.change(draft.planned.get(), by=writer, internal_topic="Hạn chế trong sinh hoạt chi bộ thôn.")
    hidden = Client().get(url("plan", draft.public_id))
    signed_in(writer).post(reverse("office:plan_submit", args=[SLUG, draft.public_id]))
    signed_in(office(commune)).post(
        reverse("office:plan_issue", args=[SLUG, draft.public_id]), {"number": "21-KH/ĐU", "on": "15/01/2026"}
    )

    page = read(url("plan", draft.public_id))
    paper = Client().get(url("plan_file", draft.public_id))

    assert (hidden.status_code, paper.status_code) == (404, 200)
    assert "Cán bộ và nhân dân các thôn có dự án trọng điểm" in page
    assert "thuận lợi, khó khăn trong lãnh đạo" in page and "quý IV/2026" in page
    assert "sinh hoạt chi bộ thôn" not in page


def test_an_amended_plan_points_to_the_version_in_force() -> None:
    commune = authority()
    writer = coordinator(commune)
    old = issued_plan(commune, by=writer)
    new = planning.amend(old, reason="Thêm hội nghị.", by=writer)
    planning.submit(new, by=writer)
    planning.issue(new, number="45-KH/ĐU", on=date(2026, 5, 4), by=office(commune))

    assert url("plan", new.public_id) in read(url("plan", old.public_id))
    assert "Thêm hội nghị." in read(url("plan", new.public_id))


def test_one_portal_shows_nothing_of_another() -> None:
    row = announced(authority())
    authority("xa-phuc-hoa")

    for name, args in (("conference", [row.public_id]), ("announcement", [row.public_id, 1])):
        assert Client().get(reverse(f"portal:{name}", args=["xa-phuc-hoa", *args])).status_code == 404
    assert row.public_id not in read(reverse("portal:home", args=["xa-phuc-hoa"]))
    foreign = reverse("portal:plan", args=["xa-phuc-hoa", row.planned.plan.public_id])
    assert Client().get(foreign).status_code == 404


def test_pages_ask_the_database_as_often_for_one_conference_as_for_three() -> None:
    commune = authority()
    writer = coordinator(commune)
    rows = scheduling.make_real(issued_plan(commune, by=writer, conferences=3), by=writer)
    counts: dict[str, list[int]] = {"home": [], "conferences": [], "conference": []}
    for size in (1, 3):
        for n, row in enumerate(rows[:size]):
            if row.state == "planned":
                fixed(row, by=writer, day=date(2026, 12, 10 + n * 7 % 12), reason="Đã thống nhất.")
                announcing.publish(row, by=writer)
        for name, counted in counts.items():
            address = url(name, rows[0].public_id) if name == "conference" else url(name)
            with CaptureQueriesContext(connection) as found:
                assert Client().get(address).status_code == 200
            counted.append(len(found))

    assert {name: first == second for name, (first, second) in counts.items()} == dict.fromkeys(counts, True)
