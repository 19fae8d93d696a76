"""A year plan with three conferences, made through the rules, up to the state that a test needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from doithoai.programme import parts, planning
from doithoai.programme.models import Plan
from tests.factories.people import organisation, person

YEAR = 2026


def coordinator(authority: Authority) -> Acting:
    return person("coordinator", authority, organisation(authority, "ban-xdd"), position="Trưởng ban")


def office(authority: Authority) -> Acting:
    return person("office", authority, organisation(authority, "van-phong"), position="Chánh Văn phòng")


def empty_plan(authority: Authority, *, by: Acting | None = None, year: int = YEAR, **texts: Any) -> Plan:
    """A draft without any part."""
    return planning.draft(authority, year=year, by=by or coordinator(authority), **texts)


def planned(plan: Plan, *, by: Acting, **columns: Any) -> Any:
    """One conference of a plan."""
    first, last = parts.quarter(plan.year, 4)
    values: dict[str, Any] = {
        "audience": "Cán bộ và nhân dân các thôn có dự án trọng điểm",
        "audience_groups": ["official", "people"],
        "inform_part": "Tình hình, kết quả giải phóng mặt bằng; thuận lợi, khó khăn trong lãnh đạo, chỉ đạo.",
        "listen_part": "Ý kiến về bồi thường, tái định cư, đường gom, thoát nước.",
        "respond_part": "Giao cơ quan chuyên môn đề xuất cách giải quyết.",
        "period_kind": "quarter",
        "period_from": first,
        "period_to": last,
        "venue": "Hội trường UBND xã Tân Yên",
    }
    return parts.add_conference(plan, by=by, **(values | columns))


def plan(authority: Authority, *, by: Acting | None = None, year: int = YEAR, conferences: int = 1) -> Plan:
    """A draft with everything that the list before issue asks for."""
    writer = by or coordinator(authority)
    row = empty_plan(
        authority,
        by=writer,
        year=year,
        audience_reason="Theo tình hình Đảng bộ và nhiệm vụ trọng tâm của năm.",
        purposes="Nghe nhân dân nói điều mong muốn.\nĐưa chủ trương, chính sách đến nhân dân.",
        requirements="Thiết thực, đúng quy định.\nBáo trước cho nhân dân.",
        procedure="Khai mạc.\nĐại biểu phát biểu.\nKết luận.",
        front_role="Ủy ban MTTQ và các tổ chức chính trị - xã hội vận động nhân dân tham gia, giám sát việc thực hiện.",
        signer_name="Lương Khánh Toàn",
    )
    parts.add_basis(
        row,
        by=writer,
        document_type="Quyết định",
        symbol="1158-QĐ/TU",
        issued_on=date(2015, 7, 9),
        issuer="Ban Thường vụ Tỉnh ủy",
        subject="Quy chế tiếp xúc, đối thoại trực tiếp của người đứng đầu cấp ủy với nhân dân",
    )
    for _number in range(conferences):
        planned(row, by=writer)
    lead = organisation(authority, "ban-xdd")
    two = [organisation(authority, "phong-kinh-te"), organisation(authority, "cong-an")]
    parts.add_task(
        row,
        by=writer,
        kind="report",
        text="Tổng hợp ý kiến, báo cáo Thường trực qua Ban Xây dựng Đảng.",
        lead_group="Các cơ quan, đơn vị",
        is_for_each=True,
        cooperating=two,
        report_through=lead,
        report_to=organisation(authority, "thuong-truc"),
        due_kind="before",
        due_amount=10,
    )
    parts.add_task(
        row,
        by=writer,
        kind="broadcast",
        text="Thông báo rộng rãi trên hệ thống truyền thanh.",
        lead=organisation(authority, "truyen-thong"),
        cooperating=[lead],
        due_kind="before",
        due_amount=7,
    )
    parts.add_task(
        row,
        by=writer,
        kind="prepare_hall",
        text="Chuẩn bị hội trường và các điều kiện bảo đảm.",
        lead=organisation(authority, "van-phong"),
        due_kind="before",
        due_amount=1,
    )
    parts.add_recipient(row, by=writer, name="Thường trực Tỉnh ủy", purpose="b/c")
    parts.add_recipient(
        row,
        by=writer,
        name="Các chi bộ thôn",
        organisations=[organisation(authority, "chi-bo-dong-khoat")],
    )
    parts.add_recipient(row, by=writer, name="Lưu Văn phòng Đảng ủy", is_filing=True)
    return row


def issued_plan(
    authority: Authority,
    *,
    by: Acting | None = None,
    year: int = YEAR,
    conferences: int = 1,
    number: str = "21-KH/ĐU",
    on: date | None = None,
) -> Plan:
    """A plan in force (its conferences are made by the conference room)."""
    writer = by or coordinator(authority)
    row = plan(authority, by=writer, year=year, conferences=conferences)
    planning.submit(row, by=writer)
    return planning.issue(row, number=number, on=on or date(year, 1, 15), by=office(authority))
