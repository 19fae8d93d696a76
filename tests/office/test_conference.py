"""Conferences at the desk: day with its preview, announcement, channels, duties, roles, delegates, calling off."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from doithoai.conference import scheduling
from doithoai.conference.models import Announcement, Broadcast, Conference, Duty
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake
from doithoai.programme import parts, planning
from tests.factories.conference import (
    DAY,
    NOW,
    PROGRAMME,
    TAKE_PART,
    announced,
    conference,
    looked_and_saved,
    scheduled,
)
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator, office, plan, planned
from tests.office.conference_desk import text_of, typed, url

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_an_office_without_conferences_says_where_they_come_from() -> None:
    page = text_of(signed_in(coordinator(authority())), url("conferences"))

    assert "empty__title" in page


@pytest.mark.clause("S-48", "S-74", "S-85")
def test_a_day_is_looked_at_before_it_is_saved_and_then_starts_the_clocks() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)
    desk = signed_in(writer)

    looked = desk.post(url("fix", row.public_id), typed())
    row.refresh_from_db()
    untouched = row.day
    looked_and_saved(desk, url("fix", row.public_id), typed())

    assert looked.status_code == 200
    assert "30/11/2026" in looked.content.decode() and "03/12/2026" in looked.content.decode()
    assert untouched is None
    row.refresh_from_db()
    assert (row.day, row.state, f"{row.starts_at:%H:%M}") == (DAY, "scheduled", "08:00")
    page = text_of(desk, url("conference", row.public_id))
    assert "Trước ngày hội nghị ít nhất 10 ngày: ngày hội nghị 10/12/2026 không tính" in page


@pytest.mark.clause("S-46", "S-47")
def test_a_day_outside_the_quarter_comes_back_with_its_warning_until_there_is_a_reason() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)
    desk = signed_in(writer)

    silent = desk.post(url("fix", row.public_id), typed(day="14/01/2027", save="1"))
    assert silent.status_code == 422
    assert 'value="14/01/2027"' in silent.content.decode()
    assert "quý IV/2026" in silent.content.decode()
    looked_and_saved(desk, url("fix", row.public_id), typed(day="14/01/2027", reason="Chờ nghiệm thu công trình."))

    row.refresh_from_db()
    assert row.day == date(2027, 1, 14)
    assert "Chờ nghiệm thu công trình." in text_of(desk, url("conference", row.public_id))


def test_an_error_opens_the_fold_that_it_stands_in_and_nothing_typed_is_lost() -> None:
    row = conference(authority())
    desk = signed_in(coordinator(authority()))
    fold, opened = '<details class="panel">', '<details class="panel" open>'

    first = text_of(desk, url("fix", row.public_id))
    wrong = desk.post(url("fix", row.public_id), typed(title="", programme="8h khai mạc", day="31/02/2026"))

    page = wrong.content.decode()
    assert fold in first and opened not in first
    assert 'href=""' not in first and f'<a href="{url("conference", row.public_id)}">Quay lại' in first
    assert wrong.status_code == 422 and opened in page and fold not in page
    assert all(words in page for words in ("8h khai mạc", "31/02/2026", TAKE_PART, "Hội trường UBND xã Tân Yên"))
    # the summary of errors goes down the page as the fields do
    assert page.index('href="#id_day"') < page.index('href="#id_title"') < page.index('id="id_day"')


def test_the_page_says_the_next_milestone_and_how_many_channels_have_spoken_before_they_are_unfolded() -> None:
    row = announced(authority())
    page = text_of(signed_in(coordinator(authority())), url("conference", row.public_id))

    milestones = page[page.index('id="moc"') : page.index("</summary>", page.index('id="moc"'))]
    channels = page[page.index('id="kenh"') : page.index("</summary>", page.index('id="kenh"'))]
    assert " open" not in milestones and "Việc tiếp theo:" in milestones
    assert " open" in channels and re.search(r"\d+ / \d+ đúng hạn", channels)


def test_two_people_on_one_page_the_slower_one_is_told() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)
    desk = signed_in(writer)
    looked_and_saved(desk, url("fix", row.public_id), typed(seen="planned"))

    slower = desk.post(url("fix", row.public_id), typed(save="1", seen="planned", venue="Nhà văn hóa"))

    assert slower.status_code == 422
    row.refresh_from_db()
    assert row.venue == "Hội trường UBND xã Tân Yên"


@pytest.mark.clause("S-25", "S-27", "S-84")
def test_the_announcement_is_looked_at_and_published_with_its_four_items_and_how_to_take_part() -> None:
    writer = coordinator(authority())
    row = scheduled(authority(), by=writer, programme="")
    desk = signed_in(writer)
    lacking = desk.post(url("announce", row.public_id), {"change_note": "", "override_reason": ""})
    Conference.objects.filter(pk=row.pk).update(programme=PROGRAMME)

    page = text_of(desk, url("announce", row.public_id))
    desk.post(url("announce", row.public_id), {"change_note": "", "override_reason": ""})

    assert (lacking.status_code, Announcement.objects.filter(state="published").count()) == (422, 1)
    for item in ("10/12/2026", "Hội trường UBND xã Tân Yên", "tái định cư", "08:15 Báo cáo tình hình", TAKE_PART):
        assert item in page
    row.refresh_from_db()
    assert row.state == "announced"


@pytest.mark.clause("S-26", "S-83", "S-85")
def test_a_station_logs_its_broadcast_with_proof_and_sees_whether_it_was_in_time() -> None:
    commune = authority()
    row = announced(commune)
    centre = organisation(commune, "truyen-thong")
    desk = signed_in(person("media", commune, centre))
    usual = {"channel": "grassroots_radio", "organisation": centre.pk, "day": "02/11/2026", "at": "08:30"}

    bare = desk.post(url("broadcast", row.public_id), usual)
    foreign = desk.post(
        url("broadcast", row.public_id),
        {**usual, "organisation": organisation(commune, "van-phong").pk, "evidence_text": "Nhật ký."},
    )
    logged = desk.post(url("broadcast", row.public_id), {**usual, "evidence_text": "Nhật ký phát sóng."}, follow=True)
    again = desk.post(url("broadcast", row.public_id), {**usual, "evidence_text": "Nhật ký phát sóng."})

    assert [one.status_code for one in (bare, foreign, logged, again)] == [422, 422, 200, 422]
    aired = Broadcast.objects.get(channel="grassroots_radio")
    assert (aired.in_time, aired.evidence_text) == (True, "Nhật ký phát sóng.")
    assert "Nhật ký phát sóng." in logged.content.decode()


def test_an_agency_sees_its_own_duties_and_not_those_of_its_neighbour() -> None:
    commune = authority()
    row = announced(commune)
    desk = signed_in(person("agency_clerk", commune, organisation(commune, "phong-kinh-te")))

    page = text_of(desk, url("conference", row.public_id))

    own = row.duties.get(task__kind="report", lead__code="phong-kinh-te")
    others = [one.public_id for one in row.duties.exclude(pk=own.pk)]
    assert url("duty", own.public_id) in page
    assert [one for one in others if one in page] == []


def test_the_neighbour_finds_nothing_and_readers_change_nothing() -> None:
    commune = authority()
    row = announced(commune)
    duty = row.duties.first()
    outside = signed_in(coordinator(authority("xa-phuc-hoa")))
    reader = signed_in(person("supervisor", commune))

    for name, args in (
        ("conference", [row.public_id]),
        ("fix", [row.public_id]),
        ("announce", [row.public_id]),
        ("broadcast", [row.public_id]),
        ("delegates", [row.public_id]),
        ("conference_roles", [row.public_id]),
        ("duty", [duty.public_id]),
        ("call_off", [row.public_id, "huy"]),
    ):
        assert outside.get(url(name, *args)).status_code == 404, name
        foreign = reverse(f"office:{name}", args=["xa-phuc-hoa", *args])
        assert outside.get(foreign).status_code == 404, name
    assert reader.get(url("conference", row.public_id)).status_code == 200
    for name in ("fix", "announce", "conference_roles", "delegates", "broadcast"):
        assert reader.get(url(name, row.public_id)).status_code == 403, name
    assert reader.post(url("call_off", row.public_id, "huy"), {"reason": "Không."}).status_code == 403


@pytest.mark.clause("G-6", "S-71")
def test_gathering_beforehand_is_set_for_each_conference_and_its_page_its_work_and_an_amendment_follow() -> None:
    """Ordered for the first and not for the second; the amended plan turns it round. Nobody is kept from sending."""
    commune = authority()
    writer = coordinator(commune)
    draft = plan(commune, by=writer)
    planned(draft, by=writer, audience="Cán bộ, đảng viên xã", pre_gathering=False)
    gather = {"kind": "gather", "text": "Nắm bắt tâm tư, nguyện vọng.", "is_for_each": True, "lead_group": "Các đơn vị"}
    parts.add_task(draft, by=writer, cooperating=[organisation(commune, "phong-kinh-te")], **gather)
    planning.submit(draft, by=writer)
    planning.issue(draft, number="21-KH/ĐU", on=NOW.date(), by=office(commune), override_reason="Thử")
    first, second = scheduling.make_real(draft, by=writer)
    desk = signed_in(writer)
    for row, day in ((first, "10/12/2026"), (second, "17/12/2026")):
        looked_and_saved(desk, url("fix", row.public_id), typed(day=day))

    def seen(row: Conference) -> tuple[bool, int]:
        page = text_of(desk, url("conference", row.public_id))
        open_work = Duty.objects.filter(conference=row, state="open", task__kind="gather")
        return "Báo cáo tổng hợp ý kiến nắm bắt" in page, open_work.count()

    assert [seen(row) for row in (first, second)] == [(True, 1), (False, 0)]
    later = planning.amend(draft, reason="Đổi nơi nắm bắt.", by=writer)
    for one in later.planned.all():
        parts.change(one, by=writer, pre_gathering=not one.pre_gathering)
    planning.submit(later, by=writer)
    planning.issue(later, number="22-KH/ĐU", on=NOW.date(), by=office(commune), override_reason="Thử")
    scheduling.make_real(later, by=writer)

    assert [seen(row) for row in (first, second)] == [(False, 0), (True, 1)]
    received = intake.receive(commune, door="web", texts=["Đường xóm hỏng."], by=CITIZEN, conference=first)
    assert received.opinions[0].conference == first
