"""Words that no list knows: groups of people, heads of columns, titles without "của", numbers that begin again."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.programme.reading import audiences, files, whole
from tests.programme.test_reading import day, month, periods, tasks, venues
from tests.programme.test_reading_wordings import FARMERS, HEAD, paper


def table(*rows: str) -> dict[str, Any]:
    return paper("\n".join("\t".join(row.split("|")) for row in rows))


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("hộ du lịch, hướng dẫn viên", ["hộ du lịch", "hướng dẫn viên"]),
        ("người lao động tự do, tài xế công nghệ", ["người lao động tự do", "tài xế công nghệ"]),
        ("nông dân các xã trồng vải, trồng rau", ["nông dân các xã trồng vải, trồng rau"]),
        ("hộ nuôi lợn, gà", ["hộ nuôi lợn, gà"]),
        ("Nhân dân các xã Hoa Đào, Hoa Mai", ["Nhân dân các xã Hoa Đào, Hoa Mai"]),
        ("150 người, trong đó gồm: bí thư chi đoàn, sinh viên", ["bí thư chi đoàn", "sinh viên"]),
    ],
)
def test_a_comma_divides_groups_unless_the_words_go_on(text: str, groups: list[str]) -> None:
    assert audiences.groups(text) == groups


def test_who_presides_stands_first_in_the_title() -> None:
    title = "Bí thư Đảng ủy xã tiếp xúc, đối thoại trực tiếp với Nhân dân năm 2027"

    assert [one["chair"] for one in paper(FARMERS, title=title)["conferences"]] == ["Bí thư Đảng ủy xã"]


def test_columns_with_heads_of_their_own() -> None:
    data = table(
        "STT|Nhóm doanh nghiệp|Thời gian|Địa điểm|Dự kiến",
        "1|Doanh nghiệp vận tải, chủ kho bãi|9 giờ ngày 11/3/2027|Trụ sở xã|90 người",
        "2|Hộ nuôi trồng, ngư dân|Quý II/2027|Chưa xác định, sẽ báo sau|40 người",
    )

    assert [one["audience"] for one in data["conferences"]] == [
        ["Doanh nghiệp vận tải", "chủ kho bãi"],
        ["Hộ nuôi trồng", "ngư dân"],
    ]
    assert [one["expected"] for one in data["conferences"]] == [90, 40]
    assert data["conferences"][1]["venue"] == {"kind": "announced_later"}


def test_dashes_in_a_cell_are_a_list() -> None:
    text = (
        f"{HEAD}đối thoại với Nhân dân năm 2027\nI. CÁC HỘI NGHỊ\n| STT | Đối tượng | Thời gian | "
        f"Địa điểm |\n|---|---|---|---|\n"
        "| 1 | - Hội viên phụ nữ<br>- Nữ chủ hộ | 8 giờ ngày 11/3/2027 | Hội trường xã |\n"
    )
    (one,) = whole.understand(files.text_blocks(text)).as_data()["conferences"]

    assert one["audience"] == ["Hội viên phụ nữ", "Nữ chủ hộ"]


def test_a_table_of_what_was_planned_and_what_holds() -> None:
    data = table(
        "TT|Buổi đối thoại|Theo Kế hoạch số 21/KH-UBND|Điều chỉnh thành",
        "1|Với tài xế công nghệ|19 giờ ngày 25/6/2027|19 giờ ngày 16/7/2027",
        "2|Với chủ quán|Tháng 8/2027|Không tổ chức",
        "3|Với cư dân chung cư|Quý III/2027|Chuyển sang năm 2028",
    )

    assert periods(data) == [day("2027-07-16", "19:00"), None, None]
    assert [one["audience"] for one in data["conferences"]] == [["tài xế công nghệ"], ["chủ quán"], ["cư dân chung cư"]]
    assert [one["state"] for one in data["conferences"]] == ["planned", "cancelled", "moved_to_next_year"]


@pytest.mark.parametrize(
    "line",
    [
        "3. Địa điểm buổi thứ nhất: chuyển từ Công viên xã về Hội trường xã.",
        "3. Địa điểm hội nghị với nông dân: Hội trường xã.",
    ],
)
def test_a_label_with_the_conference_behind_it(line: str) -> None:
    data = paper(
        f"1. Đối thoại với nông dân: tháng 3/2027\n2. Đối thoại với thanh niên: tháng 6/2027 tại Sân "
        f"vận động xã\n{line}"
    )

    assert venues(data) == ["Hội trường xã", "Sân vận động xã"]


def test_numbers_that_begin_again_below_a_number() -> None:
    text = (
        f"{HEAD}đối thoại với Nhân dân năm 2027\n1. Mục đích\nNghe dân.\n2. Các buổi đối thoại\n"
        "- Đối thoại với nông dân: tháng 3/2027 tại Hội trường xã\n- Đối thoại với thanh niên: "
        "tháng 6/2027 tại Sân vận động xã\n"
        "3. Phân công\n1. Văn phòng xã: tổng hợp ý kiến trước mỗi buổi 07 ngày.\n2. Công an xã: giữ trật tự.\n"
        "3. Trưởng thôn: mời bà con.\n4. Trạm Y tế: trực.\n4. Kinh phí\nTừ ngân sách xã.\n"
    )
    data = whole.understand(files.text_blocks(text)).as_data()

    assert periods(data) == [month(3, 2027), month(6, 2027)]
    assert [one[0] for one in tasks(data)] == ["Văn phòng xã", "Công an xã", "Trưởng thôn", "Trạm Y tế"]


def test_opinions_are_taken_in_until_a_day() -> None:
    data = paper(f"{FARMERS}\n2. Tiếp nhận ý kiến: từ nay đến hết ngày 15/2/2027 qua hộp thư góp ý.")

    assert data["opinion_window"] == {"from": None, "to": "2027-02-15"}


def test_one_of_them_is_held_in_another_form() -> None:
    data = paper(
        "1. Đối thoại với nông dân: tháng 3/2027\n2. Đối thoại với thanh niên: tháng 6/2027\n"
        "3. Hình thức: trực tiếp; riêng cuộc đối thoại với thanh niên kết hợp trực tuyến đến các thôn."
    )

    assert [one["form"] for one in data["conferences"]] == ["in_person", "in_person_and_online"]


def test_a_part_with_its_name_in_the_next_line() -> None:
    text = (
        f"{HEAD}gặp gỡ, đối thoại với thanh niên năm 2027\nPhần thứ nhất\nMỤC ĐÍCH, YÊU CẦU\n1. Nghe thanh niên nói.\n"
        "Phần thứ hai\nNỘI DUNG\n1. Chủ đề: khởi nghiệp.\n2. Thời gian, địa điểm: 13 giờ 30 phút "
        "ngày 22/3/2027 tại Nhà Thiếu nhi xã.\n"
        "3. Thành phần tham dự:\na) Bí thư Đảng ủy xã - Chủ trì;\nb) Bí thư Đoàn xã - Đồng chủ trì;\n"
        "c) Thanh niên: 150 người, trong đó gồm: bí thư chi đoàn, sinh viên.\n4. Hình thức: đối thoại trực tiếp.\n"
        "Phần thứ ba\nTỔ CHỨC THỰC HIỆN\n1. Công an xã giữ trật tự.\n"
    )
    (one,) = whole.understand(files.text_blocks(text)).as_data()["conferences"]

    assert (one["period"], one["venue"]["text"]) == (day("2027-03-22", "13:30"), "Nhà Thiếu nhi xã")
    assert (one["chair"], one["co_chairs"]) == ("Bí thư Đảng ủy xã", ["Bí thư Đoàn xã"])
    assert (one["audience"], one["expected"]) == (["bí thư chi đoàn", "sinh viên"], 150)
