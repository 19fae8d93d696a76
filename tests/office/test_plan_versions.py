"""A plan at the desk: versions compared, issued with what changes; what was moved comes in; a conference whole."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.conference import scheduling
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.documents.models import Paper
from doithoai.opinion.models import Field, Matter
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from doithoai.programme import parts, planning
from doithoai.programme.models import Plan
from doithoai.reporting import kept
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator, empty_plan, issued_plan, office, plan, planned

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def test_two_versions_stand_side_by_side_and_any_other_can_be_chosen() -> None:
    commune = authority()
    writer, clerk = coordinator(commune), office(commune)
    first = issued_plan(commune, by=writer)
    second = planning.amend(first, reason="Đổi địa điểm.", by=writer)
    parts.change(second.planned.get(), by=writer, venue="Nhà văn hóa thôn Hạ")
    planning.submit(second, by=writer)
    planning.issue(second, number="33-KH/ĐU", on=date(2026, 4, 1), by=clerk)
    third = planning.amend(second, reason="Đổi lời.", by=writer)
    planning.write(third, by=writer, form_text="Trực tiếp tại thôn.")
    desk = signed_in(writer)

    near = text_of(desk, url("plan_compare", third.public_id))
    far = text_of(desk, url("plan_compare", third.public_id) + "?voi=1")

    assert "Trực tiếp tại thôn." in near and "Nhà văn hóa thôn Hạ" not in near
    assert "Trực tiếp tại thôn." in far and "Nhà văn hóa thôn Hạ" in far
    assert desk.get(url("plan_compare", third.public_id) + "?voi=khong").status_code == 200
    assert url("plan_compare", third.public_id) in text_of(desk, url("plan", third.public_id))
    alone = empty_plan(commune, by=writer, year=2031)
    assert desk.get(url("plan_compare", alone.public_id)).status_code == 404


def test_the_office_issues_what_changes_and_the_whole_text_stays_to_be_read() -> None:
    commune = authority()
    writer = coordinator(commune)
    new = planning.amend(issued_plan(commune, by=writer), reason="Đổi địa điểm.", by=writer)
    parts.change(new.planned.get(), by=writer, venue="Nhà văn hóa thôn Hạ")
    planning.submit(new, by=writer)
    clerk = signed_in(office(commune))

    form = text_of(clerk, url("plan_issue", new.public_id))
    clerk.post(url("plan_issue", new.public_id), {"number": "45-KH/ĐU", "on": "04/05/2026"})

    new.refresh_from_db()
    assert 'name="as_whole"' in form
    assert "Điều chỉnh thành" in Paper.objects.get(public_id=new.paper_ref).content_text
    whole = clerk.get(reverse("office:plan_whole_file", args=[SLUG, new.public_id, "docx"]))
    assert (whole.status_code, whole["Content-Type"].endswith("document")) == (200, True)
    assert clerk.get(reverse("office:plan_whole_file", args=[SLUG, new.public_id, "txt"])).status_code == 404
    assert clerk.get(reverse("office:plan_whole_file", args=[SLUG, new.amends.public_id, "pdf"])).status_code == 404


def test_a_conference_that_was_moved_is_told_in_both_plans_and_taken_in_by_one_press() -> None:
    commune = authority()
    writer = coordinator(commune)
    old = issued_plan(commune, by=writer)
    (row,) = scheduling.make_real(old, by=office(commune))
    scheduling.move_to_next_year(row, reason="Chờ hoàn thành dự án đường.", by=writer)
    new = plan(commune, by=writer, year=2027)
    desk = signed_in(writer)

    offered = text_of(desk, url("plan", new.public_id))
    answer = desk.post(url("plan_move_in", new.public_id, row.public_id))
    again = desk.post(url("plan_move_in", new.public_id, row.public_id))

    made = new.planned.get(moved_from=row.planned)
    assert "Chờ hoàn thành dự án đường." in offered
    assert answer["Location"] == url("plan_part", new.public_id, "hoi-nghi", made.public_id)
    assert (again.status_code, new.planned.count()) == (409, 2)
    this_year, next_year = (text_of(desk, url("plan", one.public_id)) for one in (old, new))
    assert "Chờ hoàn thành dự án đường." in this_year and url("plan", new.public_id) in this_year
    assert "2026" in next_year and url("plan_move_in", new.public_id, row.public_id) not in next_year


FULL = {
    "audience": "Đại diện đoàn viên, thanh niên",
    "kind": "youth",
    "occasion": "on_request",
    "asked_by": "1250",
    "voters": "10400",
    "asked_on": "02/03/2026",
    "villages": "Thôn Hạ\nThôn Trung",
    "inform_part": "Việc làm cho thanh niên.",
    "listen_part": "Khởi nghiệp, đất sản xuất.",
    "remarks": "Có phiên dịch.",
    "mode": "assign",
    "form": "both",
    "chair": "Bí thư Đảng ủy",
    "co_chairs": "Chủ tịch UBND xã\nBí thư Đoàn xã",
    "period_kind": "days",
    "period_days": "25/06/2026\n18/6/2026",
    "venue": "",
}


@pytest.mark.clause("S-7", "S-44")
def test_kind_occasion_count_villages_chairs_form_and_several_days_are_entered_and_shown() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = empty_plan(commune, by=writer)
    desk = signed_in(writer)
    address = url("plan_part_new", row.public_id, "hoi-nghi")

    wrong = desk.post(address, FULL | {"period_days": "25/06/2026\nmồng bảy"})
    alone = desk.post(address, FULL | {"period_days": "25/06/2026"})
    desk.post(address, FULL)

    one = row.planned.get()
    assert (wrong.status_code, alone.status_code) == (422, 422)
    assert "mồng bảy" in wrong.content.decode()
    assert (one.kind, one.occasion, one.asked_by, one.voters, one.asked_on) == (
        "youth", "on_request", 1250, 10400, date(2026, 3, 2),
    )  # fmt: skip
    assert (one.clusters, one.together) == (["Thôn Hạ", "Thôn Trung"], ["Chủ tịch UBND xã", "Bí thư Đoàn xã"])
    assert (one.period_days, one.form, one.remarks) == (["2026-06-18", "2026-06-25"], "both", "Có phiên dịch.")
    page = text_of(desk, url("plan", row.public_id))
    assert "12,0 %" in page and "ngày 18/06/2026 hoặc 25/06/2026" in page and "Bí thư Đoàn xã" in page
    again = text_of(desk, url("plan_part", row.public_id, "hoi-nghi", one.public_id))
    assert "18/06/2026\n25/06/2026" in again


def test_open_points_lead_to_the_part_that_they_are_about() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    board = organisation(commune, "ban-xdd")
    board.valid_to = date(2025, 12, 31)
    board.save()
    task = parts.add_task(row, by=writer, text="Việc không có ai chủ trì.")
    bare = planned(row, by=writer, audience="", listen_part="")

    page = text_of(
        signed_in(person("coordinator", commune, organisation(commune, "van-phong"))), url("plan", row.public_id)
    )

    for kind, part in (
        ("nhiem-vu", task.public_id),
        ("nhiem-vu", row.tasks.get(kind="broadcast").public_id),
        ("hoi-nghi", bare.public_id),
    ):
        assert f'<li><a href="{url("plan_part", row.public_id, kind, part)}">' in page


def matter(commune: Authority, field: Field, day: date, number: int, **columns: Any) -> Matter:
    values = {"state": "received", "is_open": True, "said": 1, "received_on": day} | columns
    return Matter.objects.create(
        authority=commune, field=field, title=f"Việc {number}", number=f"VĐ-{day.year}-{number:04}", **values
    )


@pytest.mark.clause("S-19")
def test_the_plan_is_held_against_what_people_raised_and_what_was_then_heard() -> None:
    commune = authority()
    writer = coordinator(commune)
    land = Field.objects.create(authority=commune, code="dat", name="Đất đai")
    below = Field.objects.create(authority=commune, code="dat-1", name="Bồi thường", parent=land)
    roads = Field.objects.create(authority=commune, code="duong", name="Giao thông")
    party = Field.objects.create(authority=commune, code="dang", name="Xây dựng Đảng", is_internal=True)
    for number, field in enumerate([land, below, below, roads, roads, party], 1):
        matter(commune, field, date(2025, 9, number), number)
    matter(commune, roads, date(2025, 9, 9), 9, is_sealed=True)
    row = issued_plan(commune, by=writer)
    row.planned.update(field_codes=["dat"])
    (held,) = scheduling.make_real(row, by=office(commune))
    matter(commune, below, date(2026, 5, 5), 20, conference=held, is_open=False, state="explained")
    desk = signed_in(writer)

    response = desk.get(url("plan_reality", row.public_id))

    lines = {one.field.name: one for one in response.context["lines"]}
    assert list(lines) == ["Đất đai", "Giao thông"]
    assert [(one.raised, one.still_open, len(one.planned), one.heard) for one in lines.values()] == [
        (3, 3, 1, 1),
        (2, 2, 0, 0),
    ]
    assert [one.field.name for one in response.context["missed"]] == ["Giao thông"]
    assert url("plan_reality", row.public_id) in text_of(desk, url("plan", row.public_id))


def test_what_a_large_authority_raised_is_counted_once_in_some_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says so; nobody waits for a count of all matters each time (as with the other figures)."""
    monkeypatch.setattr(kept, "LARGE", 2)
    cache.clear()
    commune = authority()
    writer = coordinator(commune)
    roads = Field.objects.create(authority=commune, code="duong", name="Giao thông")
    row = plan(commune, by=writer)
    matter(commune, roads, date(row.year - 1, 5, 5), 1)
    page, desk = url("plan_reality", row.public_id), signed_in(writer)

    assert "Số liệu tính lúc" not in text_of(desk, page)
    matter(commune, roads, date(row.year - 1, 5, 5), 2)
    assert "Số liệu tính lúc" in text_of(desk, page)
    matter(commune, roads, date(row.year - 1, 5, 5), 3)
    assert desk.get(page).context["lines"][0].raised == 2
    moment = clock.now() + timedelta(seconds=kept.SECONDS)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert desk.get(page).context["lines"][0].raised == 3


def large(commune: Authority, by: Acting, state: str = "draft") -> Plan:
    row = plan(commune, by=by, conferences=6)
    bodies = [organisation(commune, f"cq-{number}", name=f"Cơ quan {number}") for number in range(6)]
    for number in range(60):
        parts.add_task(row, by=by, text=f"Việc {number}.", lead=bodies[number % 6], cooperating=bodies[:3])
    if state == "issued":
        planning.submit(row, by=by)
        planning.issue(row, number="21-KH/ĐU", on=date(2026, 1, 15), by=office(commune))
        scheduling.make_real(row, by=office(commune))
    return row


@pytest.mark.parametrize(("state", "most"), [("draft", 20), ("issued", 15)])
def test_a_large_plan_is_shown_leaf_by_leaf_in_few_questions(state: str, most: int) -> None:
    commune = authority()
    writer = coordinator(commune)
    row = large(commune, writer, state)
    desk = signed_in(writer)
    text_of(desk, url("plan", row.public_id))

    with CaptureQueriesContext(connection) as asked:
        page = text_of(desk, url("plan", row.public_id))

    assert "Việc 0." in page and "Việc 59." not in page
    assert "Việc 59." in text_of(desk, url("plan", row.public_id) + "?trang=3")
    assert len(asked) <= most, "\n".join(one["sql"][:160] for one in asked)
    assert Conference.objects.count() == (6 if state == "issued" else 0)
