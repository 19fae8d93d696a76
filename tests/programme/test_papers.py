"""The plan as a paper: every part stands where the form wants it."""

from datetime import date

import pytest

from doithoai.documents.composing import compose
from doithoai.documents.content import Heading, Item, Paragraph, dump, load
from doithoai.documents.profiles import DANG_2018
from doithoai.programme import papers, parts
from doithoai.programme.models import Plan
from tests.factories.people import authority, organisation
from tests.factories.programme import coordinator, issued_plan, plan, planned

pytestmark = pytest.mark.django_db


def texts(row: Plan) -> list[str]:
    content = papers.plan_content(Plan.objects.whole().get(pk=row.pk))
    return [
        f"{block.lead} {block.text}".strip() if isinstance(block, Paragraph) else block.text
        for block in content.body
        if isinstance(block, Paragraph | Heading | Item)
    ]


@pytest.mark.clause("S-5", "S-6", "S-8")
def test_the_plan_opens_with_the_decision_it_rests_on_and_the_body_that_issues_it() -> None:
    opening = texts(issued_plan(authority()))[0]

    assert opening == (
        "Thực hiện Quyết định số 1158-QĐ/TU ngày 09/07/2015 của Ban Thường vụ Tỉnh ủy về quy chế tiếp xúc, "
        "đối thoại trực tiếp của người đứng đầu cấp ủy với nhân dân; Ban Thường vụ Đảng ủy xã Tân Yên ban hành "
        "Kế hoạch tiếp xúc, đối thoại trực tiếp của Bí thư Đảng ủy xã với nhân dân năm 2026 như sau:"
    )


@pytest.mark.clause("S-88", "S-89", "S-96")
def test_recipients_carry_their_purpose_and_the_last_line_says_where_it_is_filed() -> None:
    content = papers.plan_content(Plan.objects.whole().get(pk=issued_plan(authority()).pk))

    assert [(one.name, one.purpose) for one in content.recipients] == [
        ("Thường trực Tỉnh ủy", "b/c"),
        ("Các chi bộ thôn", ""),
    ]
    assert content.filing == "Văn phòng Đảng ủy"


@pytest.mark.clause("S-97", "S-98", "S-99")
def test_it_is_signed_for_the_collective_by_position_and_bare_name() -> None:
    content = papers.plan_content(Plan.objects.whole().get(pk=issued_plan(authority()).pk))

    signature = content.signature
    assert (signature.authority, signature.position, signature.name) == (
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Lương Khánh Toàn",
    )
    assert (content.number, content.day, content.kind) == ("21", date(2026, 1, 15), "Kế hoạch")
    assert "'Lương Khánh Toàn'" in str(compose(content, DANG_2018))


@pytest.mark.clause("S-24")
def test_the_motto_is_printed_once() -> None:
    row = plan(authority())

    assert sum("Trọng dân, gần dân" in text for text in texts(row)) == 1
    Plan.objects.filter(pk=row.pk).update(requirements=f"Thực hiện “{row.motto}”.")
    assert sum("Trọng dân, gần dân" in text for text in texts(row)) == 1


@pytest.mark.clause("S-48", "S-50", "S-43")
def test_what_is_not_known_yet_is_said_and_an_audience_is_worded_for_its_place() -> None:
    writer = coordinator(authority())
    row = plan(authority(), by=writer)
    planned(
        row,
        by=writer,
        audience="Cán bộ, đảng viên và nhân dân xã",
        place_wording="Cán bộ, đảng viên xã",
        venue="",
        period_kind="none",
        period_from=None,
        period_to=None,
    )

    said = texts(row)

    assert "Với cán bộ, đảng viên xã: thông báo sau." in said
    assert "Với cán bộ, đảng viên xã: Có thông báo sau." in said
    assert "Cán bộ, đảng viên và nhân dân xã." in said
    assert "Với cán bộ và nhân dân các thôn có dự án trọng điểm: quý IV/2026." in said


@pytest.mark.clause("S-15", "S-16", "S-28")
def test_each_conference_informs_first_and_the_audiences_have_a_reason() -> None:
    said = texts(plan(authority()))

    inform = next(n for n, text in enumerate(said) if "thuận lợi, khó khăn trong lãnh đạo" in text)
    listen = next(n for n, text in enumerate(said) if text.startswith("Ý kiến về bồi thường"))
    assert inform < listen
    assert "Theo tình hình Đảng bộ và nhiệm vụ trọng tâm của năm." in said


@pytest.mark.clause("S-73", "S-74", "S-75")
def test_tasks_name_their_lead_those_who_join_the_way_of_the_report_and_the_day() -> None:
    said = texts(plan(authority()))

    assert "Công an xã, Phòng Kinh tế" in said
    assert (
        "Tổng hợp ý kiến, báo cáo Thường trực qua Ban Xây dựng Đảng; báo cáo Thường trực Đảng ủy "
        "(qua Ban Xây dựng Đảng), trước hội nghị ít nhất 10 ngày."
    ) in said
    assert (
        "Thông báo rộng rãi trên hệ thống truyền thanh; phối hợp: Ban Xây dựng Đảng, trước hội nghị ít nhất 07 ngày."
    ) in said


@pytest.mark.clause("G-20", "S-67")
def test_related_bodies_can_be_added_as_an_open_group() -> None:
    writer = coordinator(authority())
    row = plan(authority(), by=writer)
    parts.add_task(
        row,
        by=writer,
        text="Phối hợp chuẩn bị nội dung.",
        is_for_each=True,
        lead_group="Các cơ quan",
        cooperating=[organisation(authority(), "phong-van-hoa"), organisation(authority(), "phong-kinh-te")],
        open_group="các cơ quan, đơn vị có liên quan",
    )

    # By rank, whatever the order in which the database gives them.
    assert "Phòng Kinh tế, Phòng Văn hóa - Xã hội và các cơ quan, đơn vị có liên quan" in texts(row)


@pytest.mark.clause("G-21")
def test_the_plan_knows_no_money_and_travels_whole() -> None:
    content = papers.plan_content(Plan.objects.whole().get(pk=plan(authority()).pk))

    assert load(dump(content)) == content
    assert "kinh phí" not in dump(content).lower()
    names = {field.name for model in (Plan, Plan.planned.rel.related_model) for field in model._meta.get_fields()}
    assert not names & {"cost", "budget", "amount", "price"}
