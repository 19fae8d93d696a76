"""The plan of 2024 as an official types it: what each body must do, by when, and who is told."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from doithoai.conference import scheduling
from doithoai.conference.models import Duty
from doithoai.documents.models import Paper
from doithoai.programme.models import Plan
from tests.factories.conference import looked_and_saved
from tests.factories.founding import C1, C3, Desk, keys
from tests.factories.people import organisation, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Iterator[Desk]:
    with time_machine.travel("2024-03-20T08:00:00+07:00", tick=False):
        yield Desk()


@pytest.mark.clause("S-32", "S-33", "S-46")
def test_the_first_conference_reports_then_hears_owners_and_workers_in_its_quarter(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    (row,) = desk.issue()

    looked_and_saved(desk.client, desk.url("fix", row.public_id), {"title": row.title, "day": "04/07/2024"})
    row.refresh_from_db()
    outside = row.day
    desk.fix(row, "27/06/2024")

    page = desk.client.get(desk.url("plan", desk.plan.public_id)).content.decode()
    assert (outside, row.day) == (None, date(2024, 6, 27))
    assert "quý II/2024" in page
    assert row.planned.inform_part.startswith("Kết quả nổi bật")
    assert row.planned.listen_part.startswith("Phản ánh, kiến nghị của chủ doanh nghiệp")


@pytest.mark.clause("S-51", "S-47", "S-43")
def test_the_third_conference_has_its_own_hall_its_quarter_and_a_shorter_wording_in_headings(desk: Desk) -> None:
    desk.add("hoi-nghi", **C3)
    (row,) = desk.issue()

    paper = Paper.objects.get(public_id=Plan.objects.get(pk=desk.plan.pk).paper_ref)

    assert (row.venue, row.audience) == ("Hội trường UBND xã Tân Trung", C3["audience"])
    assert "Tiếp xúc, đối thoại với cán bộ, đảng viên xã Tân Trung" in paper.content_text
    assert "Cán bộ, đảng viên và nhân dân thuộc Đảng bộ xã Tân Trung." in paper.content_text
    assert [one.code for one in scheduling.warnings_of(row, day=date(2024, 9, 26))] == []
    assert [one.code for one in scheduling.warnings_of(row, day=date(2024, 10, 3))] == ["period"]


@pytest.mark.clause("S-67", "S-74", "S-73")
def test_each_of_the_seven_reports_through_the_board_ten_days_before_each_conference(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    desk.add("hoi-nghi", **(C1 | {"quarter": "3", "audience": "Cán bộ và nhân dân các xã có dự án"}))
    desk.task(
        kind="report",
        text="Tổng hợp ý kiến báo cáo trước hội nghị ít nhất 10 ngày.",
        is_for_each="on",
        lead_group="Bảy cơ quan",
        cooperating=keys(desk.seven),
        report_to=desk.standing.pk,
        report_through=desk.board.pk,
        due_kind="before",
        due_amount="10",
    )
    first, second = desk.issue()
    desk.fix(first, "27/06/2024")
    desk.fix(second, "22/08/2024")

    found = {(one.conference_id, one.lead_id): one.due_on for one in Duty.objects.filter(task__kind="report")}

    assert found == {
        (row.pk, body.pk): day
        for row, day in ((first, date(2024, 6, 17)), (second, date(2024, 8, 12)))
        for body in desk.seven
    }
    duty = Duty.objects.filter(task__kind="report").first()
    page = desk.client.get(desk.url("duty", duty.public_id)).content.decode()
    assert "Thường trực Huyện ủy" in page and "Ban Dân vận Huyện ủy" in page


@pytest.mark.clause("S-68", "S-70", "S-69")
def test_the_seven_prepare_send_a_leader_and_answer_each_with_evidence_of_its_own(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    for kind, text in (
        ("prepare_content", "Phối hợp chuẩn bị nội dung."),
        ("attend", "Bố trí lãnh đạo tham dự."),
        ("answer", "Trả lời, giải quyết việc thuộc chức năng."),
    ):
        desk.task(kind=kind, text=text, is_for_each="on", lead_group="Bảy cơ quan", cooperating=keys(desk.seven))
    (row,) = desk.issue()
    own, other = (signed_in(person("agency_clerk", desk.authority, body)) for body in desk.seven[2:4])
    mine = row.duties.get(task__kind="answer", lead=desk.seven[2])

    foreign = other.post(desk.url("duty", mine.public_id), {"evidence_text": "Đã trả lời."})
    own.post(desk.url("duty", mine.public_id), {"evidence_text": "Đã trả lời 5 kiến nghị."})

    mine.refresh_from_db()
    assert (foreign.status_code, mine.state, mine.evidence_text) == (404, "evidence", "Đã trả lời 5 kiến nghị.")
    assert row.duties.filter(task__kind__in=["prepare_content", "attend", "answer"]).count() == 21
    assert row.duties.filter(state="evidence").count() == 1


@pytest.mark.clause("S-71", "G-6")
def test_gathering_is_ordered_for_the_first_conference_and_not_for_the_third(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    desk.add("hoi-nghi", **C3)
    desk.task(
        kind="gather", text="Chủ động nắm bắt tâm tư.", is_for_each="on", lead_group="Bảy cơ quan",
        cooperating=keys(desk.seven),
    )  # fmt: skip
    first, third = desk.issue()

    assert [row.duties.filter(task__kind="gather").count() for row in (first, third)] == [7, 0]
    assert [row.pre_gathering for row in (first, third)] == [True, False]


@pytest.mark.clause("S-79", "S-75", "S-80")
def test_the_board_leads_organises_and_watches_with_the_seven_beside_it(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    desk.task(kind="organise", text="Tham mưu tổ chức hội nghị.", lead=desk.board.pk, cooperating=keys(desk.seven))
    desk.task(kind="monitor", text="Đôn đốc, theo dõi.", lead=desk.board.pk, due_kind="after", due_amount="30")
    (row,) = desk.issue()
    desk.fix(row, "27/06/2024")

    organise, monitor = (row.duties.get(task__kind=kind) for kind in ("organise", "monitor"))

    assert (organise.lead, set(organise.cooperating.all())) == (desk.board, set(desk.seven))
    assert (monitor.lead, monitor.due_on) == (desk.board, date(2024, 7, 27))
    page = desk.client.get(desk.url("conference", row.public_id)).content.decode()
    assert all(desk.url("duty", one.public_id) in page for one in row.duties.all())


@pytest.mark.clause("S-65", "S-66")
def test_the_host_commune_prepares_its_hall_and_summons_for_its_own_conference_only(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    desk.add("hoi-nghi", **C3)
    third = desk.plan.planned.get(mode="resolve_on_spot")
    for kind, text in (("prepare_hall", "Chuẩn bị hội trường."), ("summon", "Triệu tập 100%.")):
        desk.task(kind=kind, text=text, lead=desk.host.pk, conferences=[third.pk], due_kind="before", due_amount="1")
    first, real = desk.issue()
    host = signed_in(person("local_committee", desk.authority, desk.host))
    hall = real.duties.get(task__kind="prepare_hall")

    host.post(desk.url("duty", hall.public_id), {"evidence_text": "Ảnh, bảng kiểm hội trường."})

    hall.refresh_from_db()
    assert hall.state == "evidence"
    assert first.duties.filter(lead=desk.host).count() == 0
    assert set(real.duties.filter(lead=desk.host).values_list("task__kind", flat=True)) == {"prepare_hall", "summon"}


@pytest.mark.clause("S-90", "S-91", "S-95")
def test_recipients_with_and_without_purpose_several_in_a_line_and_a_single_committee(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    council = organisation(desk.authority, "hdnd", "Thường trực HĐND huyện", "other")
    people = organisation(desk.authority, "ubnd", "Thường trực UBND huyện", "peoples_committee")
    desk.add("noi-nhan", name="Thường trực Tỉnh ủy", purpose="b/c")
    desk.add("noi-nhan", name="Ban Dân vận Tỉnh ủy")
    desk.add(
        "noi-nhan",
        name="Thường trực Huyện ủy, HĐND, UBND huyện",
        organisations=[desk.standing.pk, council.pk, people.pk],
    )
    desk.add("noi-nhan", name="Đảng ủy Khối Doanh nghiệp huyện", organisations=[desk.seven[0].pk])
    desk.add("noi-nhan", name="Lưu Văn phòng Huyện ủy", is_filing="on")
    desk.issue()

    lines = Plan.objects.whole().get(pk=desk.plan.pk).recipients.all()

    assert [(line.name, line.purpose, len(line.organisations.all())) for line in lines] == [
        ("Thường trực Tỉnh ủy", "b/c", 0),
        ("Ban Dân vận Tỉnh ủy", "", 0),
        ("Thường trực Huyện ủy, HĐND, UBND huyện", "", 3),
        ("Đảng ủy Khối Doanh nghiệp huyện", "", 1),
        ("Lưu Văn phòng Huyện ủy", "", 0),
    ]
    page = desk.client.get(desk.url("plan", desk.plan.public_id)).content.decode()
    assert "Thường trực UBND huyện" in page


@pytest.mark.clause("S-98", "S-99", "S-97")
def test_the_issued_paper_is_signed_on_behalf_by_position_and_bare_name(desk: Desk) -> None:
    desk.add("hoi-nghi", **C1)
    desk.issue()

    paper = Paper.objects.get()
    signature = paper.content.signature

    assert (signature.authority, signature.position, signature.name) == (
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Đinh Đức Cảnh",
    )
    assert (paper.number_text, paper.profile_code) == ("112-KH/HU", "dang_2018")
