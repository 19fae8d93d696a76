"""What a converter leaves between the lines: running heads, cut sentences, lost tones, marks of a text editor."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.programme.reading import files, healing, whole
from doithoai.programme.reading.blocks import Block
from tests.programme.test_reading import day, month, periods, tasks, venues

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ BẾN ĐẤT\nSố: 14/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Bến Đất, ngày 06 tháng 02 năm 2027\n\nKẾ HOẠCH\nđối thoại của Chủ tịch UBND xã với Nhân dân năm 2027\n"
)


def understood(body: str, *, head: str = HEAD) -> dict[str, Any]:
    return whole.understand(files.text_blocks(f"{head}{body}")).as_data()


def healed(*lines: str) -> list[str]:
    return [block.text for block in healing.heal([Block(line, number) for number, line in enumerate(lines, 1)])]


@pytest.mark.parametrize(
    "head",
    [
        "Trang {}/4\nKế hoạch đối thoại - xã Bến Đất",
        "UBND xã Bến Đất        Trang {}",
        "- {} -\nKế hoạch đối thoại năm 2027",
    ],
)
def test_a_running_head_is_no_part_of_the_paper(head: str) -> None:
    data = understood(
        "I. CÁC HỘI NGHỊ\n1. Đối thoại với nông dân, chủ trang trại và thành viên hợp tác xã: vào ngày\n"
        f"{head.format(2)}\n05/3/2027 tại Nhà văn hóa thôn Đông.\n"
        "2. Đối thoại với thanh niên: tháng 6/2027 tại Hội trường xã.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Văn phòng xã tổng hợp ý kiến trước mỗi hội nghị\n"
        f"{head.format(3)}\n10 ngày.\n{head.format(4)}\n2. Công an xã bảo đảm trật tự."
    )

    assert periods(data) == [day("2027-03-05"), month(6, 2027)]
    assert venues(data) == ["Nhà văn hóa thôn Đông", "Hội trường xã"]
    assert tasks(data) == [("Văn phòng xã", ("days_before", 10), "all"), ("Công an xã", None, "all")]


def test_what_stands_twice_without_a_page_beside_it_stays() -> None:
    lines = ["Hội trường xã", "Đối thoại với nông dân", "Hội trường xã", "Đối thoại với phụ nữ"]

    assert healed(*lines) == lines


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Cụm dân cư số 1: lúc 8 giờ, ngày", "22/10/2027, tại Nhà văn hóa thôn Đông."),
        ("Địa điểm tổ chức hội nghị tại", "Hội trường xã."),
        ("1. Đối thoại với nông dân: 8 giờ ngày 05/3/2027, tại Trường Tiểu học Bến", "Đất."),
        ("Căn cứ Chương trình công tác số", "02/CTr-UBND ngày 08/01/2027 của UBND xã;"),
    ],
)
def test_a_sentence_cut_behind_a_word_that_needs_another_goes_on(before: str, after: str) -> None:
    assert healing.is_cut(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1. Hội nghị đối thoại với nông dân, hợp tác xã, chủ trang trại các thôn", "Thời gian: tháng 3/2027"),
        ("2. Thành phần tham dự", "Đại diện các thôn."),
        ("1. Thời gian: tháng 3/2027", "Địa điểm: Hội trường xã."),
    ],
)
def test_a_heading_is_not_joined_with_what_it_heads(before: str, after: str) -> None:
    assert not healing.is_cut(before, after)


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("UY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("KÊ HOẠCH", "KẾ HOẠCH"),
        ("T/M BAN THƯƠNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("chuẩn bị nội dung trả lơi", "chuẩn bị nội dung trả lời"),
        ("Hôi nghị với nông dân", "Hội nghị với nông dân"),
        ("giai quyết kiến nghi", "giải quyết kiến nghị"),
        ("thứ tư ngày 05/3", "thứ tư ngày 05/3"),
        ("mùa thu năm 2027", "mùa thu năm 2027"),
        ("cho dân biết", "cho dân biết"),
    ],
)
def test_a_lost_tone_is_known_by_the_neighbour(broken: str, sound: str) -> None:
    assert healed(broken) == [sound]


def test_letters_below_roman_numbers_are_points_of_their_section() -> None:
    data = understood(
        "I. MỤC ĐÍCH\nNghe dân.\nII. CÁC ĐỢT ĐỐI THOẠI\nA. Đợt 1: Đối thoại với công nhân\n- Thời gian : tháng 4/2027\n"
        "- Địa điểm : Khu trọ Suối Cát\nB. Đợt 2: Đối thoại với người cao tuổi\n- Thời gian : tháng 9/2027\n"
        "- Địa điểm : sẽ thông báo sau\nChủ trì cả 2 đợt: Chủ tịch UBND xã. Cùng chủ trì: Đại diện "
        "Thường trực HĐND xã.\n"
        "III. PHÂN CÔNG\n1/ Văn phòng xã: tổng hợp ý kiến trước mỗi đợt 5 ngày.\n2/ Công an xã: bảo "
        "đảm trật tự đợt 1.\n"
        "3/ Hội Người cao tuổi xã: vận động hội viên dự đợt 2."
    )

    assert [(one["chair"], one["co_chairs"]) for one in data["conferences"]] == [
        ("Chủ tịch UBND xã", ["Đại diện Thường trực HĐND xã"])
    ] * 2
    assert periods(data) == [month(4, 2027), month(9, 2027)]
    assert tasks(data) == [
        ("Văn phòng xã", ("days_before", 5), "all"),
        ("Công an xã", None, "C1"),
        ("Hội Người cao tuổi xã", None, "C2"),
    ]


def test_slanted_headings_of_a_text_file_are_no_list() -> None:
    data = understood(
        "**I. Các hội nghị**\n\n*1. Đối thoại với nông dân*\n\nTổ chức trong tháng 4/2027 tại Hội trường xã.\n\n"
        "*2. Đối thoại với thanh niên*\n\nTổ chức trong tháng 5/2027 tại Sân vận động xã.\n\n"
        "**II. Tổ chức thực hiện**\n\n*1. Văn phòng xã:* Mời đại biểu trước mỗi hội nghị 05 ngày.\n\n"
        "*2. Công an xã:* Bảo đảm trật tự."
    )

    assert periods(data) == [month(4, 2027), month(5, 2027)]
    assert [one["audience"] for one in data["conferences"]] == [["nông dân"], ["thanh niên"]]
    assert [one[:2] for one in tasks(data)] == [("Văn phòng xã", ("days_before", 5)), ("Công an xã", None)]


def test_a_letterhead_divided_by_bars() -> None:
    head = (
        "ĐẢNG BỘ TỈNH SAO MAI | ĐẢNG CỘNG SẢN VIỆT NAM\nTHỊ ỦY ĐỒI CHÈ |\nSố 64-KH/ThU | Đồi Chè, "
        "ngày 15 tháng 3 năm 2023\n\n"
        "KẾ HOẠCH\nđối thoại của Bí thư Thị ủy với Nhân dân năm 2023\n"
    )
    document = understood("I. NỘI DUNG\n1. Đối thoại với nông dân: tháng 4/2023.", head=head)["document"]

    assert (document["place"], document["issuer"]) == ("Đồi Chè", "Thị ủy Đồi Chè")
    assert document["number"] == "64-KH/ThU"


def test_the_foot_is_found_in_capitals_too() -> None:
    data = understood(
        "I. NỘI DUNG\n1. Đối thoại với nông dân: tháng 4/2027.\n\nNƠI NHẬN:            TM. ỦY BAN NHÂN DÂN\n"
        "- UBND tỉnh, (báo cáo)              CHỦ TỊCH\n- Trưởng các thôn (thực hiện);\n- Lưu: VT.\n"
        "             Trần Văn Bịa"
    )

    assert data["recipients"] == [
        {"text": "UBND tỉnh", "purpose": "report"},
        {"text": "Trưởng các thôn", "purpose": "action"},
    ]
    assert data["filing"] == "Lưu: VT"
    assert data["signer"] == {"authority": "TM. ỦY BAN NHÂN DÂN", "position": "CHỦ TỊCH", "name": "Trần Văn Bịa"}
