"""Single wordings around the conferences: bases, duties, by when, who acts, for whom, who receives and signs."""

from __future__ import annotations

import pytest

from doithoai.programme.reading import bodies, dues, files, healing, whole
from doithoai.programme.reading.blocks import Block
from tests.programme.test_reading import day, periods, tasks
from tests.programme.test_reading_wordings import FARMERS, HEAD, TITLE, paper, scopes


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("lập danh sách, hoàn thành trong tháng 8/2027", "2027-08-31"),
        ("báo cáo kết quả xong trước tháng 12/2027", "2027-11-30"),
        ("gửi báo cáo trong quý III/2027", "2027-09-30"),
        ("tổ chức hội nghị trong tháng 8/2027", None),
    ],
)
def test_a_due_month_ends_with_its_last_day(text: str, due: str | None) -> None:
    assert [one.rule.get("date") for one in dues.dues_of(text, 2027)] == ([due] if due else [])


def test_a_heading_with_its_helpers_speaks_for_the_points_below() -> None:
    data = paper(
        FARMERS,
        duties="1. Giao Văn phòng Đảng ủy chủ trì, phối hợp với Ban xây dựng Đảng:\n"
        "a) Tổng hợp câu hỏi, trình Thường trực Đảng ủy trước hội nghị 05 ngày;\n"
        "b) Dự thảo thông báo kết luận trong 03 ngày làm việc sau hội nghị.",
    )

    assert tasks(data) == [
        ("Văn phòng Đảng ủy", ("days_before", 5), "all"),
        ("Văn phòng Đảng ủy", ("working_days_after", 3), "all"),
    ]
    assert [one["cooperating"] for one in data["tasks"]] == [["Ban xây dựng Đảng"]] * 2


@pytest.mark.parametrize(
    ("duty", "scope"),
    [
        ("Phòng Kinh tế tổng hợp kiến nghị của nông dân.", "C1"),
        ("Văn phòng Đảng ủy lựa chọn đại biểu thanh niên, gửi danh sách trước ngày 01/5/2027.", "C2"),
        ("Hội Nông dân xã vận động hội viên dự hội nghị.", "all"),
        ("Đài truyền thanh thông báo để nông dân, thanh niên biết.", "all"),
    ],
)
def test_the_people_of_a_duty_tell_its_conference(duty: str, scope: str) -> None:
    assert scopes(f"1. {duty}") == [scope]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Thành đoàn, Liên đoàn Lao động thành phố lựa chọn đại biểu", ["Thành đoàn", "Liên đoàn Lao động thành phố"]),
        ("Báo và phát thanh, truyền hình Sao Mai đưa tin", ["Báo và phát thanh, truyền hình Sao Mai"]),
    ],
)
def test_further_bodies_that_act(text: str, leads: list[str]) -> None:
    assert bodies.leads(text)[0] == leads


def test_helpers_without_with() -> None:
    assert bodies.cooperating("chủ trì, phối hợp Ban Quản lý chợ gửi thư mời")[0] == ["Ban Quản lý chợ"]
    assert bodies.cooperating("phối hợp chuẩn bị nội dung")[0] == []


def test_a_law_named_by_its_day_and_a_sentence_that_goes_on() -> None:
    data = paper(
        FARMERS,
        opening="Căn cứ Luật Thanh niên ngày 16 tháng 6 năm 2020;\n"
        "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;\n"
        "Thực hiện Chương trình công tác năm 2027, Ban Thường vụ Đảng ủy xã xây dựng Kế hoạch như sau:",
    )

    assert [(one["kind"], one["subject"], one["date"]) for one in data["bases"]] == [
        ("Luật", "Thanh niên", "2020-06-16"),
        ("Luật", "Tổ chức chính quyền địa phương", None),
        ("Chương trình", "công tác năm 2027", None),
    ]


def test_the_acting_head_is_a_position() -> None:
    foot = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nQ. CHỦ TỊCH\n\nNông Văn Bịa"
    text = f"{HEAD}{TITLE}\nI. CÁC HỘI NGHỊ\n{FARMERS}\n{foot}"

    assert whole.understand(files.text_blocks(text)).as_data()["signer"] == {
        "authority": "TM. ỦY BAN NHÂN DÂN",
        "position": "Q. CHỦ TỊCH",
        "name": "Nông Văn Bịa",
    }


def test_a_letterhead_between_bars() -> None:
    head = (
        "| ĐẢNG BỘ TỈNH SAO MAI | ĐẢNG CỘNG SẢN VIỆT NAM |\n| --- | --- |\n| **ĐẢNG ỦY XÃ ĐỒI CHÈ** | |\n"
        "| * | *Đồi Chè, ngày 05 tháng 01 năm 2027* |\n| Số 07-KH/ĐU | |\n\n# KẾ HOẠCH\n"
    )
    text = f"{head}**{TITLE}**\n\nI. CÁC HỘI NGHỊ\n{FARMERS}\n\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\nLê Thị Bịa"
    document = whole.understand(files.text_blocks(text)).as_data()["document"]

    assert (document["issuer"], document["place"]) == ("Ban Thường vụ Đảng ủy xã Đồi Chè", "Đồi Chè")
    assert (document["number"], document["date"]) == ("07-KH/ĐU", "2027-01-05")


def test_the_timetable_of_a_conference_is_no_list_of_tasks() -> None:
    table = (
        "TT\tThời gian\tNội dung\tNgười thực hiện\n1\t7h00’ - 7h30’\tĐón tiếp\tVăn phòng\n2\t7h30’\tKhai mạc\tChủ tịch"
    )
    data = paper(f"1. Thời gian: từ 07h30’, thứ Sáu, ngày 26/3/2027\n2. Chương trình\n{table}")

    assert data["tasks"] == []
    assert periods(data) == [day("2027-03-26", "07:30")]


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        (
            "Phòng Giáo dục và Đào tạo, Phòng Kinh tế theo lĩnh vực phụ trách chuẩn bị nội dung",
            ["Phòng Giáo dục và Đào tạo", "Phòng Kinh tế"],
        ),
        (
            "Phòng Lao động - Thương binh và Xã hội, Phòng Kinh tế cử lãnh đạo dự",
            ["Phòng Lao động - Thương binh và Xã hội", "Phòng Kinh tế"],
        ),
        ("Ủy ban MTTQ Việt Nam xã (đề nghị): vận động Nhân dân", ["Ủy ban MTTQ Việt Nam xã"]),
        ("Báo và Đài Phát thanh - Truyền hình Sao Mai đưa tin", ["Báo và Đài Phát thanh - Truyền hình Sao Mai"]),
    ],
)
def test_where_the_name_of_a_body_ends(text: str, leads: list[str]) -> None:
    assert bodies.leads(text)[0] == leads


def test_a_second_law_in_the_same_line() -> None:
    opening = "Thực hiện Luật Thanh niên ngày 16/6/2020; Luật Thực hiện dân chủ ở cơ sở ngày 10/11/2022;"

    assert [(one["subject"], one["date"]) for one in paper(FARMERS, opening=opening)["bases"]] == [
        ("Thanh niên", "2020-06-16"),
        ("Thực hiện dân chủ ở cơ sở", "2022-11-10"),
    ]


def test_a_duty_for_the_conferences_of_several_groups() -> None:
    assert scopes("1. Phòng Văn hóa - Xã hội chủ trì nội dung đối thoại với nông dân, thanh niên.") == ["C1 C2"]
    assert scopes("1. Hội Nông dân xã nắm bắt nguyện vọng của đoàn viên, hội viên.") == ["all"]


def test_a_purpose_in_further_abbreviations() -> None:
    foot = "Nơi nhận:\n- Các chi bộ (th/h),\n- Lưu VP.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nLê Bịa"
    text = f"{HEAD}{TITLE}\nI. CÁC HỘI NGHỊ\n{FARMERS}\n{foot}"

    assert whole.understand(files.text_blocks(text)).as_data()["recipients"] == [
        {"text": "Các chi bộ", "purpose": "action"}
    ]


@pytest.mark.parametrize(
    ("worn", "sound"),
    [
        ("PHUỜNG TRUNG SƠN", "PHƯỜNG TRUNG SƠN"),
        ("ngày 1O tháng 9, trước ngày 2O/9/2027", "ngày 10 tháng 9, trước ngày 20/9/2027"),
        ("UBND, MTTQ, TNCS, THPT", "UBND, MTTQ, TNCS, THPT"),
    ],
)
def test_what_an_old_converter_made_of_capitals_and_noughts(worn: str, sound: str) -> None:
    assert healing.heal([Block(worn, 1)])[0].text == sound


def test_committees_of_one_list_stay_together() -> None:
    assert bodies.leads("Các huyện ủy, thành ủy, đảng ủy trực thuộc xây dựng kế hoạch")[0] == [
        "Các huyện ủy, thành ủy, đảng ủy trực thuộc"
    ]


def test_opinions_gathered_from_the_people_of_several_conferences() -> None:
    body = (
        "1. Hội nghị đối thoại với chủ trang trại, nông dân: quý I/2027\n"
        "2. Hội nghị đối thoại với đại diện cán bộ và nhân dân các thôn vùng lũ: quý II/2027\n"
        "3. Hội nghị đối thoại với thanh niên: quý III/2027"
    )
    duty = (
        "1. Ban xây dựng Đảng nắm bắt tâm tư, nguyện vọng của chủ trang trại, nông dân; cán bộ và nhân dân tại "
        "các thôn vùng lũ."
    )

    assert [one[2] for one in tasks(paper(body, duties=duty))] == ["C1 C2"]
