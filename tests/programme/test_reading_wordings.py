"""Single wordings of plans, each in a short paper of its own: who presides, what is moved, by when, from where."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.programme.reading import audiences, files, whole
from tests.programme.test_reading import day, month, periods, quarter, tasks, venues

HEAD = "ĐẢNG BỘ TỈNH SAO MAI\nĐẢNG ỦY XÃ ĐỒI CHÈ\nSố 07-KH/ĐU\nĐồi Chè, ngày 05 tháng 01 năm 2027\n\nKẾ HOẠCH\n"
TITLE = "đối thoại của Bí thư Đảng ủy xã với Nhân dân năm 2027"
FARMERS = "1. Hội nghị đối thoại với nông dân: ngày 05/3/2027 tại Nhà văn hóa thôn Đông"
YOUTH = "2. Hội nghị đối thoại với thanh niên: tháng 6/2027 tại Hội trường xã"


def paper(body: str, *, title: str = TITLE, opening: str = "", duties: str = "") -> dict[str, Any]:
    text = f"{HEAD}{title}\n{opening}\nI. CÁC HỘI NGHỊ\n{body}\nII. TỔ CHỨC THỰC HIỆN\n{duties}\n"
    return whole.understand(files.text_blocks(text)).as_data()


def chairs(data: dict[str, Any]) -> list[tuple[str, list[str]]]:
    return [(one["chair"], one["co_chairs"]) for one in data["conferences"]]


def scopes(duties: str) -> list[Any]:
    return [one[2] for one in tasks(paper(f"{FARMERS}\n{YOUTH}", duties=duties))]


@pytest.mark.parametrize(
    ("said", "chair", "others"),
    [
        (
            "Chủ trì các hội nghị: đồng chí Bí thư Đảng ủy xã; đồng chí Chủ tịch Hội Nông dân xã đồng chủ trì.",
            "Bí thư Đảng ủy xã",
            ["Chủ tịch Hội Nông dân xã"],
        ),
        (
            "Bí thư Đảng ủy xã chủ trì; Thường trực Hội đồng nhân dân xã đồng chủ trì.",
            "Bí thư Đảng ủy xã",
            ["Thường trực Hội đồng nhân dân xã"],
        ),
        (
            "Chủ trì hội nghị: đồng chí Bí thư Đảng ủy xã và đồng chí Chủ tịch Ủy ban nhân dân xã.",
            "Bí thư Đảng ủy xã",
            ["Chủ tịch Ủy ban nhân dân xã"],
        ),
        ("Chủ trì: Bí thư Đảng ủy xã, Chủ tịch UBND xã.", "Bí thư Đảng ủy xã", ["Chủ tịch UBND xã"]),
        ("Chủ trì: đồng chí Lê Thị Bịa, Bí thư Đảng ủy xã.", "Bí thư Đảng ủy xã", []),
    ],
)
def test_who_presides_and_who_beside(said: str, chair: str, others: list[str]) -> None:
    dashes = "- Hội nghị đối thoại với nông dân: ngày 05/3/2027.\n- Hội nghị đối thoại với thanh niên: tháng 6/2027.\n"

    assert chairs(paper(dashes + said, title="đối thoại với Nhân dân năm 2027")) == [(chair, others)] * 2


@pytest.mark.parametrize(
    ("title", "chair", "others"),
    [
        ("đối thoại giữa người đứng đầu cấp ủy với Nhân dân năm 2027", "Bí thư Đảng ủy xã", []),
        ("đối thoại của người đứng đầu cấp ủy, chính quyền với Nhân dân năm 2027", "Bí thư Đảng ủy xã", []),
        (
            "đối thoại giữa Bí thư Đảng ủy, Chủ tịch UBND xã với Nhân dân năm 2027",
            "Bí thư Đảng ủy",
            ["Chủ tịch UBND xã"],
        ),
    ],
)
def test_the_head_of_the_title_presides(title: str, chair: str, others: list[str]) -> None:
    assert chairs(paper(FARMERS, title=title)) == [(chair, others)]


def test_a_head_named_in_the_body_goes_before_one_put_together() -> None:
    title = "đối thoại của người đứng đầu cấp ủy với Nhân dân năm 2027"
    body = f"{FARMERS}\n- Nội dung: nghe đồng chí Bí thư Đảng ủy xã thông tin tình hình."

    assert chairs(paper(body, title=title)) == [("Bí thư Đảng ủy xã", [])]


def test_who_presides_beside_at_one_conference_only() -> None:
    said = (
        "Bí thư Đảng ủy xã chủ trì; đồng chủ trì: Chủ tịch Hội Nông dân xã (hội nghị với nông dân), "
        "Bí thư Đoàn xã (hội nghị với thanh niên)."
    )
    body = f"- {FARMERS[3:]}.\n- {YOUTH[3:]}.\nCác hội nghị do {said}"

    assert [one["co_chairs"] for one in paper(body)["conferences"]] == [
        ["Chủ tịch Hội Nông dân xã"],
        ["Bí thư Đoàn xã"],
    ]


def test_a_plan_changed_by_verbs() -> None:
    data = paper(
        "1. Lùi thời gian tổ chức hội nghị đối thoại với nông dân từ ngày 05/3/2027 sang ngày 09/4/2027; địa điểm "
        "chuyển từ Nhà văn hóa thôn Đông sang Hội trường xã.\n"
        "2. Hủy hội nghị đối thoại với hộ kinh doanh (theo kế hoạch tổ chức trong tháng 9/2027).\n"
        "3. Chuyển hội nghị đối thoại với cựu chiến binh, người cao tuổi sang năm 2028.\n"
        "4. Dừng tổ chức buổi đối thoại với thanh niên."
    )

    assert [one["state"] for one in data["conferences"]] == ["planned", "cancelled", "moved_to_next_year", "cancelled"]
    assert periods(data) == [day("2027-04-09"), None, None, None]
    assert venues(data) == ["Hội trường xã", None, None, None]
    assert data["conferences"][0]["was"] == {"period": day("2027-03-05"), "venue": "Nhà văn hóa thôn Đông"}
    assert data["conferences"][2]["moved_to"] == 2028
    assert data["conferences"][2]["audience"] == ["cựu chiến binh", "người cao tuổi"]


def test_a_table_of_what_was_and_what_is_now() -> None:
    data = paper(
        "TT\tHội nghị\tThời gian theo Kế hoạch số 03-KH/ĐU\tThời gian điều chỉnh\tĐịa điểm\n"
        "1\tĐối thoại với tiểu thương\tNgày 18/6/2027\t19 giờ 00 ngày 25/6/2027\tBan Quản lý chợ\n"
        "2\tĐối thoại với thanh niên\tQuý III/2027\tChuyển sang năm 2028\t\n"
        "3\tĐối thoại với người cao tuổi\tQuý III/2027\tKhông tổ chức\t"
    )

    assert periods(data) == [day("2027-06-25", "19:00"), None, None]
    assert data["conferences"][0]["was"] == {"period": day("2027-06-18")}
    assert [one["state"] for one in data["conferences"]] == ["planned", "moved_to_next_year", "cancelled"]


def test_a_conference_only_when_people_ask_for_it() -> None:
    data = paper(
        f"1. Định kỳ\n- {FARMERS[3:]}\n2. Đối thoại theo yêu cầu\n"
        "- Hội nghị đối thoại khi có ít nhất 10% cử tri yêu cầu: thời gian, địa điểm do Thường trực Đảng ủy quyết định."
    )

    assert [(one["state"], one["period"]) for one in data["conferences"]] == [
        ("planned", day("2027-03-05")),
        ("on_request", None),
    ]
    assert venues(data)[1] == "announced_later"
    assert data["conferences"][1]["audience"] == []


def test_several_conferences_in_one_paragraph() -> None:
    data = paper(
        "Năm 2027, đồng chí Bí thư Đảng ủy xã đối thoại với các đối tượng sau: Đối thoại với hội viên nông dân (quý "
        "I/2027) tại Nhà văn hóa thôn Đông; đối thoại với thanh niên (quý II/2027), địa điểm thông báo sau."
    )

    assert periods(data) == [quarter(1, 2027), quarter(2, 2027)]
    assert venues(data) == ["Nhà văn hóa thôn Đông", "announced_later"]
    assert [one["audience"] for one in data["conferences"]] == [["hội viên nông dân"], ["thanh niên"]]


def test_a_table_that_lies_on_its_side() -> None:
    data = paper(
        "Nội dung\tHội nghị với phụ nữ\tHội nghị với nông dân\n"
        "Thời gian\t08 giờ 00, ngày 14/6/2027\tTháng 8/2027\n"
        "Địa điểm\tHội trường xã\tNhà văn hóa thôn Tây\n"
        "Thành phần\tCán bộ; hội viên phụ nữ\tNông dân\n"
        "Số lượng\t150 đại biểu\t100 đại biểu"
    )

    assert periods(data) == [day("2027-06-14", "08:00"), month(8, 2027)]
    assert venues(data) == ["Hội trường xã", "Nhà văn hóa thôn Tây"]
    assert [one["expected"] for one in data["conferences"]] == [150, 100]


def test_a_column_of_clusters_may_hold_their_villages() -> None:
    data = paper(
        "STT\tCụm bản\tThời gian\tĐịa điểm\n"
        "1\tBản Hua Mây, Bản Nà Đá\tNgày 06/4/2027\tNhà văn hóa bản Nà Đá\n"
        "2\tBản Lọng\tTháng 5/2027\tThông báo sau"
    )

    assert [one["villages"] for one in data["conferences"]] == [["Hua Mây", "Nà Đá"], ["Lọng"]]
    assert [one["audience"] for one in data["conferences"]] == [["cử tri hai bản"], ["cử tri một bản"]]


def test_heads_of_columns_in_two_rows() -> None:
    data = paper(
        "TT\tĐối tượng\tThời gian, địa điểm\t\tSố lượng\n"
        "\t\tThời gian\tĐịa điểm\t\n"
        "1\tNông dân\tNgày 06/4/2027\tHội trường xã\t90"
    )
    changed = paper(
        "TT\tĐối tượng\tTheo kế hoạch cũ\t\tĐiều chỉnh\t\n"
        "TT\tĐối tượng\tThời gian\tĐịa điểm\tThời gian\tĐịa điểm\n"
        "1\tNông dân\tNgày 06/4/2027\tHội trường xã\tNgày 09/4/2027\tTrường Mây"
    )

    assert (periods(data), venues(data)) == ([day("2027-04-06")], ["Hội trường xã"])
    assert (periods(changed), venues(changed)) == ([day("2027-04-09")], ["Trường Mây"])
    assert changed["conferences"][0]["was"] == {"period": day("2027-04-06"), "venue": "Hội trường xã"}


def test_more_groups_one_can_talk_with() -> None:
    assert audiences.groups("hội viên nông dân, chủ trang trại, giám đốc hợp tác xã") == [
        "hội viên nông dân",
        "chủ trang trại",
        "giám đốc hợp tác xã",
    ]
    assert audiences.groups("Đại diện doanh nghiệp, hợp tác xã, hiệp hội ngành nghề")[2] == "hiệp hội ngành nghề"


def test_the_words_about_what_are_not_with_whom() -> None:
    body = (
        "1. Đối thoại với Nhân dân toàn xã về kết quả giải quyết kiến nghị: ngày 15/10/2027.\n"
        "2. Đối thoại với công nhân lao động nhân Tháng Công nhân, tổ chức ngày 09/5/2027."
    )

    assert [one["audience"] for one in paper(body)["conferences"]] == [["Nhân dân toàn xã"], ["công nhân lao động"]]


def test_a_bracket_on_the_next_line_belongs_to_the_venue() -> None:
    body = "1. Đối thoại với nông dân\n- Thời gian: ngày 05/3/2027.\n- Địa điểm: Hội trường xã\n\n(cơ sở 2)."

    assert venues(paper(body)) == ["Hội trường xã (cơ sở 2)"]


def test_who_comes_in_a_list_below_its_heading() -> None:
    data = paper(
        "1. Thời gian: 14 giờ 00 phút ngày 23 tháng 3 năm 2027\n2. Địa điểm: Hội trường xã\n3. Thành phần\n"
        "- Bí thư Đảng ủy xã - Chủ trì;\n- Lãnh đạo các ban, ngành, đoàn thể xã;\n- Thường trực Đảng ủy, HĐND xã;\n"
        "- 150 thanh niên tiêu biểu trên địa bàn xã;\n- Bí thư chi bộ, trưởng thôn và mỗi thôn 05 hộ dân.",
        title="đối thoại với thanh niên năm 2027",
    )
    (one,) = data["conferences"]

    assert one["audience"] == [
        "thanh niên tiêu biểu trên địa bàn xã",
        "Bí thư chi bộ",
        "trưởng thôn",
        "mỗi thôn 05 hộ dân",
    ]
    assert (one["expected"], one["chair"]) == (150, "Bí thư Đảng ủy xã")


def test_signs_below_dashes_tell_of_the_dash_above() -> None:
    body = (
        "- Hội nghị với nông dân\n+ Thời gian: quý I/2027\n+ Địa điểm: Nhà văn hóa thôn Đông\n"
        "- Hội nghị với thanh niên\n+ Thời gian: một trong hai ngày 11 hoặc 12/4/2027\n+ Địa điểm: thông báo sau"
    )
    for signs in (body, body.replace("- ", "* ")):
        data = paper(signs)

        assert periods(data) == [
            quarter(1, 2027),
            {"kind": "alternative_days", "dates": ["2027-04-11", "2027-04-12"]},
        ]
        assert venues(data) == ["Nhà văn hóa thôn Đông", "announced_later"]


def test_a_village_whose_name_begins_like_a_kind() -> None:
    body = "- Cụm 1 (gồm các thôn: Bản Cảng, Nà Lầu): 13h30 ngày 19/11/2027\n- Cụm 2 (thôn Pò Mất): ngày 20/11/2027"

    assert [one["villages"] for one in paper(body)["conferences"]] == [["Bản Cảng", "Nà Lầu"], ["Pò Mất"]]


def test_who_is_asked_to_preside_too() -> None:
    said = "- Chủ trì: Bí thư Đảng ủy xã. Kính mời Thường trực HĐND xã cùng chủ trì."

    assert chairs(paper(f"{FARMERS}\n{said}")) == [("Bí thư Đảng ủy xã", ["Thường trực HĐND xã"])]


def test_changes_that_keep_the_place_or_join_another_conference() -> None:
    data = paper(
        "1. Hội nghị đối thoại với nông dân: chuyển từ tháng 6/2027 sang tháng 8/2027, địa điểm không thay đổi "
        "(Nhà văn hóa thôn Đông).\n"
        "2. Không tổ chức hội nghị đối thoại với hộ kinh doanh; ghép nội dung vào hội nghị số 1.\n"
        "3. Bổ sung hội nghị đối thoại với người dân vùng sạt lở (dự kiến tháng 9/2027)."
    )

    assert venues(data)[0] == "Nhà văn hóa thôn Đông"
    assert [one["state"] for one in data["conferences"]] == ["planned", "cancelled", "planned"]
    assert data["conferences"][1]["into"] == "C1"


def test_a_cell_of_time_and_place_that_waits_for_a_request() -> None:
    data = paper(
        "TT\tNội dung\tThành phần\tThời gian - Địa điểm\n"
        "1\tĐối thoại về mặt bằng\tHộ dân bị ảnh hưởng\tKhi có yêu cầu\n"
        "2\tĐối thoại với thanh niên\tThanh niên\tTháng 6/2027 Hội trường xã"
    )

    assert [(one["state"], one["venue"]) for one in data["conferences"]][0] == ("on_request", None)


def test_who_comes_to_every_round_is_said_once() -> None:
    body = (
        "- Lần 1: 19 giờ 00 ngày 20/3/2027 tại Hội trường xã.\n- Lần 2: trong tháng 9/2027.\nTHÀNH PHẦN\n"
        "- Chủ trì: Bí thư Đảng ủy xã.\n- Đại biểu: Bí thư chi bộ, trưởng thôn, đại diện các hộ dân (khoảng 180 người)."
    )
    conferences = paper(body)["conferences"]

    assert [one["audience"] for one in conferences] == [["Bí thư chi bộ", "trưởng thôn", "đại diện các hộ dân"]] * 2
    assert [one["expected"] for one in conferences] == [180, 180]


def test_a_count_behind_the_groups_is_none_of_them() -> None:
    assert audiences.groups("Đại diện doanh nghiệp, hợp tác xã: 250 đại biểu") == [
        "Đại diện doanh nghiệp",
        "hợp tác xã",
    ]


def test_two_heads_each_with_conferences_of_their_own() -> None:
    data = paper(
        "1. Đồng chí Bí thư Đảng ủy xã\n"
        "- Quý II/2027: Tiếp xúc, đối thoại với đồng bào có đạo, địa điểm thông báo sau.\n"
        "2. Đồng chí Chủ tịch UBND xã\n- Quý I/2027: Tiếp xúc, đối thoại với thanh niên tại Trường Trung học Mây.",
        title="đối thoại giữa Bí thư Đảng ủy xã, Chủ tịch UBND xã với Nhân dân năm 2027",
        duties="1. Phòng Kinh tế chuẩn bị các cuộc đối thoại của đồng chí Chủ tịch UBND xã.",
    )

    assert chairs(data) == [("Bí thư Đảng ủy xã", []), ("Chủ tịch UBND xã", [])]
    assert venues(data) == ["announced_later", "Trường Trung học Mây"]
    assert [one["audience"] for one in data["conferences"]] == [["đồng bào có đạo"], ["thanh niên"]]
    assert tasks(data) == [("Phòng Kinh tế", None, "C2")]
    assert scopes("1. Phòng Kinh tế chuẩn bị các cuộc đối thoại của đồng chí Bí thư Đảng ủy xã.") == ["all"]


def test_a_row_that_only_divides_the_table_is_no_conference() -> None:
    data = paper(
        "TT\tNội dung đối thoại\tĐối tượng\tThời gian\tĐịa điểm\tĐơn vị chủ trì tham mưu\n"
        "I\t6 tháng đầu năm\t\t\t\t\n"
        "1\tĐối thoại về môi trường\tHộ chế biến hải sản\t08h00, 18/3/2027\tHội trường xã\tPhòng Kinh tế\n"
        "II\t6 tháng cuối năm\t\t\t\t\n"
        "2\tĐối thoại về nông thôn mới\tNông dân\tTháng 8\tThông báo sau\tPhòng Văn hóa"
    )

    assert periods(data) == [day("2027-03-18", "08:00"), month(8, 2027)]
    assert {one["chair"] for one in data["conferences"]} == {"Bí thư Đảng ủy xã"}
    assert tasks(data) == [("Phòng Kinh tế", None, "C1"), ("Phòng Văn hóa", None, "C2")]


def test_comrades_are_counted_too() -> None:
    data = paper(
        "1. Thời gian: ngày 11/5/2027\n2. Thành phần\n- Đoàn viên công đoàn, công nhân lao động: 200 đồng chí."
    )
    (one,) = data["conferences"]

    assert (one["audience"], one["expected"]) == (["Đoàn viên công đoàn", "công nhân lao động"], 200)


def test_conferences_below_a_heading_of_contents() -> None:
    data = paper(
        "II. NỘI DUNG THỰC HIỆN\n"
        "1. Đối thoại với thanh niên\na) Thời gian: ngày 20/3/2027;\nb) Địa điểm: Hội trường xã.\n"
        "2. Đối thoại với nông dân\na) Thời gian: tháng 10/2027;\nb) Địa điểm: Nhà văn hóa thôn Đông."
    )

    assert periods(data) == [day("2027-03-20"), month(10, 2027)]
    assert venues(data) == ["Hội trường xã", "Nhà văn hóa thôn Đông"]


def test_conferences_that_are_named_by_what_they_are_about() -> None:
    body = (
        "1. Hội nghị đối thoại về công tác giải phóng mặt bằng\n- Đối tượng: các hộ dân có đất thu hồi.\n"
        "- Thời gian: tháng 4/2027.\n2. Hội nghị đối thoại về vệ sinh môi trường\n- Đối tượng: tiểu thương.\n"
        "- Thời gian: ngày 07/6/2027."
    )
    duty = "1. Văn phòng Đảng ủy chuẩn bị hội nghị đối thoại về vệ sinh môi trường trước ngày 25/5/2027."
    data = paper(body, duties=duty)

    assert periods(data) == [month(4, 2027), day("2027-06-07")]
    assert [one["audience"] for one in data["conferences"]] == [["các hộ dân có đất thu hồi"], ["tiểu thương"]]
    assert tasks(data) == [("Văn phòng Đảng ủy", "2027-05-25", "C2")]


def test_topics_of_one_conference_are_no_conferences() -> None:
    body = "1. Thời gian: ngày 07/6/2027\n2. Nội dung\n- Đối thoại về đất đai\n- Đối thoại về môi trường"

    assert periods(paper(body)) == [day("2027-06-07")]


def test_lists_of_times_and_of_places_that_name_the_people_first() -> None:
    data = paper(
        "1. Thời gian\n- Với già làng, trưởng thôn: ngày 12-3-2027.\n- Với phụ nữ: quý II/2027.\n"
        "2. Địa điểm\n- Với già làng, trưởng thôn: Nhà rông làng Krông.\n- Với phụ nữ: thông báo sau."
    )

    assert periods(data) == [day("2027-03-12"), quarter(2, 2027)]
    assert venues(data) == ["Nhà rông làng Krông", "announced_later"]
