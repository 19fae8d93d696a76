"""The plan at the desk: written part by part, submitted, issued, confirmed; refused where it must be."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.conference.models import Conference
from doithoai.documents.models import Paper
from doithoai.people.models import Organisation
from doithoai.programme import papers
from doithoai.programme.models import Plan
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator, empty_plan, issued_plan, office, plan
from tests.factories.programme import planned as planned_conference

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


@pytest.mark.clause("S-1", "S-4")
def test_a_coordinator_writes_the_plan_of_a_year_from_an_empty_page() -> None:
    writer = coordinator(authority())
    desk = signed_in(writer)
    assert "empty__title" in text_of(desk, url("plans"))

    made = desk.post(url("plan_new"), {"year": "2026"}, follow=True)
    again = desk.post(url("plan_new"), {"year": "2026"})

    row = Plan.objects.get()
    assert made.redirect_chain == [(url("plan", row.public_id), 302)]
    assert "2026" in made.content.decode()
    assert again.status_code == 422
    assert 'value="2026"' in again.content.decode()


BASIS = {
    "document_type": "Quyết định",
    "symbol": "1158-QĐ/TU",
    "issued_on": "09/07/2015",
    "issuer": "Ban Thường vụ Tỉnh ủy",
    "subject": "Quy chế tiếp xúc, đối thoại trực tiếp",
}
C1 = {
    "audience": "Đại diện chủ doanh nghiệp và công nhân lao động",
    "audience_groups": ["owner", "worker"],
    "inform_part": "Kết quả chính của Đảng bộ, việc trọng tâm thời gian tới.",
    "listen_part": "Phản ánh, kiến nghị của chủ doanh nghiệp, công nhân.",
    "mode": "assign",
    "form": "in_person",
    "pre_gathering": "on",
    "period_kind": "quarter",
    "quarter": "2",
    "venue": "Nhà Hội thảo UBND huyện",
}


@pytest.mark.clause("S-5", "S-6")
def test_the_decision_is_kept_as_kind_number_day_issuer_and_subject() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)
    desk = signed_in(writer)

    wrong = desk.post(url("plan_part_new", row.public_id, "can-cu"), {**BASIS, "issued_on": "31/02/2015"})
    desk.post(url("plan_part_new", row.public_id, "can-cu"), BASIS)

    assert wrong.status_code == 422
    basis = row.bases.get()
    assert (basis.document_type, basis.symbol, basis.issued_on, basis.issuer) == (
        "Quyết định",
        "1158-QĐ/TU",
        date(2015, 7, 9),
        "Ban Thường vụ Tỉnh ủy",
    )
    assert "1158-QĐ/TU" in text_of(desk, url("plan", row.public_id))


@pytest.mark.clause("S-29", "S-46", "S-49")
def test_owners_and_workers_in_one_room_in_the_second_quarter_at_a_known_venue() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)
    desk = signed_in(writer)

    typed = {**C1, "quarter": "", "respond_part": "Trả lời tại chỗ."}
    unsaid = desk.post(url("plan_part_new", row.public_id, "hoi-nghi"), typed)
    desk.post(url("plan_part_new", row.public_id, "hoi-nghi"), C1)

    assert unsaid.status_code == 422
    assert "Nhà Hội thảo UBND huyện" in unsaid.content.decode()
    # what was typed in a fold is open, and what was left alone is not
    assert '<details class="panel" open>' in unsaid.content.decode()
    assert '<details class="panel">' in unsaid.content.decode()
    one = row.planned.get()
    assert (one.audience_groups, one.period_from, one.period_to, one.venue) == (
        ["owner", "worker"],
        date(2026, 4, 1),
        date(2026, 6, 30),
        "Nhà Hội thảo UBND huyện",
    )
    assert "quý II/2026" in text_of(desk, url("plan", row.public_id))


@pytest.mark.clause("S-30", "S-37", "S-38")
def test_the_second_audience_reports_on_clearing_land_and_names_its_communes_later() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)
    desk = signed_in(writer)

    desk.post(
        url("plan_part_new", row.public_id, "hoi-nghi"),
        C1
        | {
            "audience": "Đại diện cán bộ và nhân dân các xã có dự án trọng điểm",
            "audience_groups": ["official", "people"],
            "inform_part": "Tình hình, kết quả giải phóng mặt bằng các công trình, dự án.",
            "listen_part": "Khó khăn, vướng mắc khi triển khai.",
            "quarter": "3",
            "venue": "",
        },
    )
    one = row.planned.get()
    later = desk.post(
        url("plan_part", row.public_id, "hoi-nghi", one.public_id),
        C1 | {"audience": "Nhân dân các xã Tân Trung, Việt Lập", "quarter": "3", "venue": ""},
    )

    assert (one.inform_part, one.listen_part, one.is_venue_later) == (
        "Tình hình, kết quả giải phóng mặt bằng các công trình, dự án.",
        "Khó khăn, vướng mắc khi triển khai.",
        True,
    )
    assert later.status_code == 302
    one.refresh_from_db()
    assert one.audience == "Nhân dân các xã Tân Trung, Việt Lập"


@pytest.mark.clause("S-31", "S-39", "S-40")
def test_the_third_audience_is_one_commune_which_reports_itself_and_tells_its_worries() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)

    signed_in(writer).post(
        url("plan_part_new", row.public_id, "hoi-nghi"),
        C1
        | {
            "audience": "Cán bộ, đảng viên và nhân dân thuộc Đảng bộ xã Tân Trung",
            "audience_groups": ["official", "party_member", "people"],
            "inform_part": "Đảng bộ xã báo cáo công tác lãnh đạo, chỉ đạo; nhiệm vụ, giải pháp.",
            "listen_part": "Tâm tư, nguyện vọng, khó khăn trong phong trào thi đua, phát triển kinh tế - xã hội.",
            "internal_topic": "Hạn chế trong tổ chức, sinh hoạt chi bộ.",
            "mode": "resolve_on_spot",
            "quarter": "3",
            "venue": "Hội trường UBND xã Tân Trung",
        },
    )

    one = row.planned.get()
    assert one.audience_groups == ["official", "party_member", "people"]
    assert one.inform_part.startswith("Đảng bộ xã báo cáo") and "phong trào thi đua" in one.listen_part
    assert (one.mode, one.venue) == ("resolve_on_spot", "Hội trường UBND xã Tân Trung")
    said = str(papers.plan_content(Plan.objects.whole().get(pk=row.pk)).body)
    assert "Đảng bộ xã báo cáo công tác" in said and "khó khăn trong phong trào thi đua" in said


@pytest.mark.clause("S-28", "S-28a")
def test_several_conferences_with_a_stated_reason_and_an_empty_audience_is_not_issued() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer, conferences=3)
    planned_conference(row, by=writer, audience="")
    desk = signed_in(writer)
    desk.post(url("plan_submit", row.public_id))

    page = signed_in(office(commune)).post(
        url("plan_issue", row.public_id), {"number": "", "on": "15/01/2026", "override_reason": "Gấp."}
    )

    assert page.status_code == 422
    row.refresh_from_db()
    assert (row.state, row.planned.count(), Paper.objects.count()) == ("submitted", 4, 0)
    assert "Theo tình hình Đảng bộ" in text_of(desk, url("plan", row.public_id))


@pytest.mark.clause("S-67", "S-68", "S-75")
def test_a_task_names_one_lead_and_those_who_join_and_each_may_do_it_for_itself() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = empty_plan(commune, by=writer)
    lead = organisation(commune, "ban-xdd")
    two = [organisation(commune, "phong-kinh-te"), organisation(commune, "cong-an")]
    foreign = organisation(authority("xa-phuc-hoa"), "phong-kinh-te")
    usual = {"text": "Phối hợp chuẩn bị nội dung.", "kind": "prepare_content", "due_kind": "before", "due_unit": "days"}
    address = url("plan_part_new", row.public_id, "nhiem-vu")
    desk = signed_in(writer)

    dateless = desk.post(address, {**usual, "lead": lead.pk})
    stranger = desk.post(address, {**usual, "due_amount": "10", "lead": foreign.pk})
    desk.post(
        address,
        {
            **usual,
            "due_amount": "10",
            "lead": lead.pk,
            "cooperating": [body.pk for body in two],
            "open_group": "các cơ quan, đơn vị có liên quan",
        },
    )

    assert (dateless.status_code, stranger.status_code) == (422, 422)
    task = row.tasks.get()
    assert (task.lead, set(task.cooperating.all()), task.due_amount) == (lead, set(two), 10)
    assert "các cơ quan, đơn vị có liên quan" in text_of(desk, url("plan", row.public_id))


@pytest.mark.clause("S-92", "S-94", "S-89")
def test_a_line_of_recipients_carries_its_purpose_and_the_bodies_it_stands_for() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = empty_plan(commune, by=writer)
    cells = [organisation(commune, f"chi-bo-{n}", f"Chi bộ thôn số {n}", kind="local_committee") for n in range(1, 4)]
    desk = signed_in(writer)
    address = url("plan_part_new", row.public_id, "noi-nhan")

    desk.post(address, {"name": "Thường trực Tỉnh ủy", "purpose": "b/c"})
    desk.post(address, {"name": "Các chi bộ thôn", "organisations": [cell.pk for cell in cells]})

    first, second = row.recipients.all()
    assert (first.purpose, first.organisations.count(), second.purpose) == ("b/c", 0, "")
    assert set(second.organisations.all()) == set(cells)


def test_open_points_stand_on_the_page_with_a_link_to_the_part() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    task = row.tasks.get(kind="broadcast")
    Organisation.objects.filter(pk=task.lead_id).update(valid_to=date(2025, 6, 30))
    row.tasks.filter(kind="prepare_hall").update(lead=None)

    page = text_of(signed_in(writer), url("plan", row.public_id))

    for one in (task, row.tasks.get(kind="prepare_hall")):
        assert page.count(url("plan_part", row.public_id, "nhiem-vu", one.public_id)) == 2


@pytest.mark.clause("S-1", "S-8")
def test_the_office_issues_with_the_next_number_and_the_paper_and_conferences_are_there() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    signed_in(writer).post(url("plan_submit", row.public_id))
    desk = signed_in(office(commune))

    page = desk.post(url("plan_issue", row.public_id), {"number": "", "on": "15/01/2026"}, follow=True)
    again = desk.post(url("plan_issue", row.public_id), {"number": "", "on": "15/01/2026"})

    row.refresh_from_db()
    assert page.status_code == 200
    assert again.status_code == 422
    assert (row.state, row.number_text, row.issued_on) == ("issued", "01-KH/ĐU", date(2026, 1, 15))
    paper = Paper.objects.get()
    assert (paper.public_id, paper.number_text, paper.state) == (row.paper_ref, "01-KH/ĐU", "issued")
    assert Conference.objects.filter(planned__plan=row).count() == 1
    assert desk.get(url("plan_file", row.public_id, "pdf")).content[:5] == b"%PDF-"


def test_a_number_given_by_another_registry_is_typed_and_a_wrong_one_keeps_what_was_typed() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    signed_in(writer).post(url("plan_submit", row.public_id))
    desk = signed_in(office(commune))

    wrong = desk.post(url("plan_issue", row.public_id), {"number": "KH số 5", "on": "15/01/2026"})
    desk.post(url("plan_issue", row.public_id), {"number": "21-KH/ĐU", "on": "15/01/2026"})

    assert wrong.status_code == 422
    assert 'value="KH số 5"' in wrong.content.decode()
    assert Plan.objects.get().number_text == "21-KH/ĐU"


@pytest.mark.clause("S-64")
def test_a_cell_confirms_at_its_desk_that_it_made_the_plan_known() -> None:
    commune = authority()
    row = issued_plan(commune)
    cell = organisation(commune, "chi-bo-dong-khoat")
    desk = signed_in(person("local_committee", commune, cell))
    assert url("plan_acknowledge", row.public_id) in text_of(desk, url("plan", row.public_id))

    mute = desk.post(url("plan_acknowledge", row.public_id), {"organisation": cell.pk, "how": ""})
    desk.post(url("plan_acknowledge", row.public_id), {"organisation": cell.pk, "how": "Đọc trên loa thôn."})

    assert mute.status_code == 422
    page = text_of(desk, url("plan", row.public_id))
    assert "Đọc trên loa thôn." in page and url("plan_acknowledge", row.public_id) not in page


def test_send_back_and_amend_at_the_desk_need_words() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    writing, deciding = signed_in(writer), signed_in(person("standing", commune))
    writing.post(url("plan_submit", row.public_id))

    mute = deciding.post(url("plan_send_back", row.public_id), {"reason": ""})
    deciding.post(url("plan_send_back", row.public_id), {"reason": "Bổ sung hội nghị với thanh niên."})
    row.refresh_from_db()
    back = row.state
    other = issued_plan(commune, by=writer, year=2027)
    writing.post(url("plan_amend", other.public_id), {"reason": "Thêm hội nghị."})

    assert (mute.status_code, back) == (422, "draft")
    assert Plan.objects.get(year=2027, version=2).amends == other


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_draft_can_be_downloaded_in_its_prescribed_form(form: str) -> None:
    writer = coordinator(authority())
    row = plan(authority(), by=writer)

    response = signed_in(writer).get(url("plan_file", row.public_id, form))

    assert response.status_code == 200
    assert response.content[:2] in (b"PK", b"%P")
    assert response["Content-Disposition"] == f'attachment; filename="ke-hoach-2026-1.{form}"'


def test_the_desk_of_another_authority_and_other_roles_find_nothing() -> None:
    commune, neighbour = authority(), authority("xa-phuc-hoa")
    row = plan(commune)
    outside = signed_in(coordinator(neighbour))
    agency = signed_in(person("agency_clerk", commune, organisation(commune, "phong-kinh-te")))
    reader = signed_in(person("supervisor", commune))
    foreign = reverse("office:plan", args=["xa-phuc-hoa", row.public_id])

    assert outside.get(url("plan", row.public_id)).status_code == 404
    assert outside.get(foreign).status_code == 404
    assert agency.get(url("plan", row.public_id)).status_code == 403
    assert reader.get(url("plan", row.public_id)).status_code == 200
    assert reader.post(url("plan_submit", row.public_id)).status_code == 403
    assert reader.get(url("plan_part_new", row.public_id, "nhiem-vu")).status_code == 403
    assert Client().get(url("plan", row.public_id)).status_code == 302
    assert signed_in(coordinator(commune)).get(url("plan_part_new", row.public_id, "khac")).status_code == 404


@pytest.mark.parametrize("page", ["plans", "plan"])
def test_pages_ask_the_database_the_same_number_of_times_for_one_row_and_for_three(
    page: str, django_assert_num_queries: Any
) -> None:
    from django.db import connection  # noqa: PLC0415 -- only this test counts
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    commune = authority()
    writer = coordinator(commune)
    desk = signed_in(writer)
    counts = []
    for year, size in ((2026, 1), (2027, 3)):
        row = plan(commune, by=writer, year=year, conferences=size)
        if page == "plans" and size == 3:
            plan(commune, by=writer, year=2028)
        address = url("plans") if page == "plans" else url("plan", row.public_id)
        desk.get(address)
        with CaptureQueriesContext(
            connection,
        ) as found:
            assert desk.get(address).status_code == 200
        counts.append(len(found))

    assert counts[0] == counts[1]
