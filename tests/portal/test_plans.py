"""The plan in public: all parts but the internal one, what became of its conferences, versions, who made it known."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.conference import moving_in, plan_in_force, scheduling
from doithoai.conference.models import Conference
from doithoai.notices.models import Notice
from doithoai.programme import acknowledging, parts, planning
from doithoai.programme.models import Plan
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator, issued_plan, office, plan, planned

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


def url(name: str, *args: Any) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *args])


def read(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


@pytest.mark.clause("S-64", "S-94")
def test_on_issue_those_who_received_it_are_asked_to_make_it_known_and_the_public_sees_how_many_did() -> None:
    commune = authority()
    writer = coordinator(commune)
    cell = organisation(commune, "chi-bo-dong-khoat", kind="local_committee")
    local = person("local_committee", commune, cell)
    row = plan(commune, by=writer)
    planning.submit(row, by=writer)

    plan_in_force.put_in_force(row, on=date(2026, 1, 15), by=office(commune), number="21-KH/ĐU")

    told = Notice.objects.filter(key__startswith=f"plan-issued:{row.pk}:")
    assert [one.reader_id for one in told] == [local.pk]
    before = Client().get(url("plan", row.public_id)).context
    acknowledging.acknowledge(row, organisation=cell, how="Đọc trên loa ba buổi tối.", by=local)
    after = Client().get(url("plan", row.public_id)).context
    assert [(one["told"], one["expected"]) for one in (before, after)] == [(0, 1), (1, 1)]
    assert Client().get(url("plan_file", row.public_id)).status_code == 200


@pytest.mark.clause("S-64", "S-21a", "S-22")
def test_every_part_is_public_but_the_internal_topic_and_days_that_were_not_announced() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer, conferences=0)
    planned(
        row, by=writer, villages="Thôn Hạ", chair="Bí thư Đảng ủy", co_chairs="Chủ tịch UBND xã", form="both",
        occasion="on_request", asked_by=1250, voters=10400, remarks="Có phiên dịch.", period_kind="days",
        period_days=["2026-06-18", "2026-06-25"], internal_topic="Hạn chế trong sinh hoạt chi bộ.",
    )  # fmt: skip
    planning.submit(row, by=writer)
    plan_in_force.put_in_force(row, on=date(2026, 1, 15), by=office(commune), override_reason="Gấp.")
    Conference.objects.update(day=date(2026, 6, 25), state="scheduled")

    page = read(url("plan", row.public_id))

    for words in (
        "Thôn Hạ", "Bí thư Đảng ủy", "Chủ tịch UBND xã", "1.250", "Có phiên dịch.",
        "ngày 18/06/2026 hoặc 25/06/2026", "vận động nhân dân tham gia, giám sát", "Đại biểu phát biểu.",
    ):  # fmt: skip
        assert words in page, words
    assert "sinh hoạt chi bộ" not in page
    assert page.count("25/06/2026") == 1


def test_a_conference_that_was_called_off_says_so_with_its_reason_and_its_place_in_the_next_plan() -> None:
    commune = authority()
    writer, clerk = coordinator(commune), office(commune)
    row = issued_plan(commune, by=writer, conferences=2)
    first, second = scheduling.make_real(row, by=clerk)
    scheduling.postpone(first, reason="Mưa bão kéo dài.", by=writer)
    scheduling.move_to_next_year(second, reason="Chờ hoàn thành dự án.", by=writer)
    following = plan(commune, by=writer, year=2027)
    moving_in.take_in(following, second, by=writer)
    draft = read(url("plan", row.public_id))
    planning.submit(following, by=writer)
    planning.issue(following, number="9-KH/ĐU", on=date(2027, 1, 11), by=clerk)

    page, later = read(url("plan", row.public_id)), read(url("plan", following.public_id))

    assert "Mưa bão kéo dài." in page and "Chờ hoàn thành dự án." in page
    # What is still a draft is nobody's business.
    assert (url("plan", following.public_id) in draft, url("plan", following.public_id) in page) == (False, True)
    assert "2026" in later


def test_versions_stay_and_what_changed_is_public_once_it_is_issued() -> None:
    commune = authority()
    writer = coordinator(commune)
    old = issued_plan(commune, by=writer)
    new = planning.amend(old, reason="Đổi địa điểm.", by=writer)
    parts.change(new.planned.get(), by=writer, venue="Nhà văn hóa thôn Hạ")
    hidden = Client().get(url("plan_changes", new.public_id)).status_code
    planning.submit(new, by=writer)
    planning.issue(new, number="45-KH/ĐU", on=date(2026, 5, 4), by=office(commune))

    changes, archive = read(url("plan_changes", new.public_id)), read(url("plans"))

    assert hidden == 404
    assert "Nhà văn hóa thôn Hạ" in changes and "Hội trường UBND xã Tân Yên" in changes
    assert url("plan", old.public_id) in archive and url("plan", new.public_id) in archive
    assert url("plan_changes", new.public_id) in read(url("plan", new.public_id))
    assert Client().get(url("plan_changes", old.public_id)).status_code == 404


def test_drafts_and_plans_of_others_are_not_in_the_archive() -> None:
    commune = authority()
    row = plan(commune)
    other = issued_plan(authority("xa-phuc-hoa"))

    page = read(url("plans"))

    assert "empty__title" in page
    assert row.public_id not in page and other.public_id not in page


def test_the_public_page_asks_as_often_for_many_tasks_as_for_few() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = issued_plan(commune, by=writer, conferences=2)
    read(url("plan", row.public_id))
    with CaptureQueriesContext(connection) as few:
        read(url("plan", row.public_id))
    Plan.objects.filter(pk=row.pk).update(state="draft")
    row.refresh_from_db()
    for number in range(20):
        parts.add_task(
            row, by=writer, text=f"Việc {number}.", lead=organisation(commune, f"cq-{number % 4}", name=f"CQ {number}")
        )
        planned(row, by=writer)
    Plan.objects.filter(pk=row.pk).update(state="issued")

    with CaptureQueriesContext(connection) as many:
        page = read(url("plan", row.public_id))

    assert "Việc 19." in page
    assert len(few) == len(many) <= 10
