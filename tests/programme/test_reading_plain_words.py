"""Plans in plain words: sentences below "Nội dung", questions as labels, hours in a column of their own, what stays."""

from __future__ import annotations

from typing import Any

from doithoai.programme.reading import files, healing, whole
from doithoai.programme.reading.blocks import Block
from tests.programme.test_reading import day, month, periods, quarter, tasks, venues
from tests.programme.test_reading_wordings import HEAD, YOUTH, paper


def under_content(body: str, duties: str = "") -> dict[str, Any]:
    title = "đối thoại của Bí thư Đảng ủy xã với nông dân năm 2027"
    text = f"{HEAD}{title}\nI. NỘI DUNG\n{body}\nII. TỔ CHỨC THỰC HIỆN\n{duties}\n"
    return whole.understand(files.text_blocks(text)).as_data()


def test_sentences_below_content_tell_of_the_conference() -> None:
    data = under_content(
        "1. Nội dung đối thoại: vốn, đất đai.\n"
        "2. Hội nghị được tổ chức vào lúc 07 giờ 30 phút, ngày 11/4/2027, tại Hội trường xã; kết "
        "nối trực tuyến đến các thôn.\n"
        "3. Tham dự Hội nghị có khoảng 80 đại biểu, gồm: trưởng thôn, chủ trang trại.\n"
        "4. Đồng chí Phó Bí thư Đảng ủy xã chủ trì Hội nghị; Chủ tịch UBND xã đồng chủ trì.",
        "1. Công an xã giữ trật tự.\nKinh phí thực hiện từ ngân sách xã.",
    )
    (one,) = data["conferences"]

    assert (one["period"], one["venue"]["text"]) == (day("2027-04-11", "07:30"), "Hội trường xã")
    assert (one["audience"], one["expected"]) == (["trưởng thôn", "chủ trang trại"], 80)
    assert (one["chair"], one["co_chairs"]) == ("Phó Bí thư Đảng ủy xã", ["Chủ tịch UBND xã"])
    assert one["form"] == "in_person_and_online"
    assert tasks(data) == [("Công an xã", None, "all")]


def test_numbers_in_brackets_below_content() -> None:
    data = under_content(
        "Năm 2027 tổ chức 2 cuộc, gồm:\n"
        "(1) Cuộc đối thoại với nông dân: trong tháng 3, tại thôn Bản Lầu, đồng chí Bí thư Đảng ủy xã chủ trì;\n"
        "(2) Cuộc đối thoại với thanh niên: quý IV, địa điểm thông báo sau, đồng chí Phó Bí thư Đảng ủy xã chủ trì."
    )

    assert periods(data) == [month(3, 2027), quarter(4, 2027)]
    assert [one["venue"]["kind"] for one in data["conferences"]] == ["fixed", "announced_later"]
    assert [one["chair"] for one in data["conferences"]] == ["Bí thư Đảng ủy xã", "Phó Bí thư Đảng ủy xã"]


def test_questions_as_labels_and_heads() -> None:
    data = paper(
        "1. Hội nghị đối thoại với người dân\n- Khi nào: 14 giờ, thứ Năm, ngày 28/8/2027\n- Ở đâu: Nhà văn hóa xã\n"
        "- Ai tham dự: trưởng thôn, hộ kinh doanh",
        duties="\n".join(
            "\t".join(row.split("|"))
            for row in (
                "Việc cần làm|Ai làm|Cùng làm|Xong trước",
                "Gom câu hỏi|Văn phòng xã|Công an xã|18/8/2027",
                "Công bố kết quả|Trạm Y tế xã||10 ngày sau hội nghị",
            )
        ),
    )
    (one,) = data["conferences"]

    assert (one["period"], one["venue"]["text"]) == (day("2027-08-28", "14:00"), "Nhà văn hóa xã")
    assert one["audience"] == ["trưởng thôn", "hộ kinh doanh"]
    assert tasks(data) == [("Văn phòng xã", "2027-08-18", "all"), ("Trạm Y tế xã", ("days_after", 10), "all")]
    assert data["tasks"][0]["cooperating"] == ["Công an xã"]


def test_the_hour_in_a_column_of_its_own() -> None:
    data = paper(
        "Cụm\tCác thôn\tNgày tổ chức\tGiờ\tNơi họp\nCụm Đông\tĐông, Đoài\t16/6/2027\t8 giờ 00\tNhà văn hóa thôn Đông"
    )

    assert periods(data) == [day("2027-06-16", "08:00")]
    assert venues(data) == ["Nhà văn hóa thôn Đông"]


def test_a_day_behind_its_label_is_surer_than_the_month_of_the_round() -> None:
    data = paper(
        "1. Đợt 1 (tháng 4/2027): các thôn Đông, thôn Đoài; địa điểm: Nhà văn hóa thôn Đông; thời "
        "gian: 8 giờ ngày 16/4/2027.\n"
        "2. Đợt 2 (tháng 8/2027): thôn Trại; địa điểm: Hội trường xã; thời gian: 14 giờ ngày 20/8/2027."
    )

    assert periods(data) == [day("2027-04-16", "08:00"), day("2027-08-20", "14:00")]
    assert [one["villages"] for one in data["conferences"]] == [["Đông", "Đoài"], ["Trại"]]


def test_what_was_published_what_stays_and_what_is_joined() -> None:
    data = paper(
        "1. Hội nghị đối thoại với nông dân\nThời gian đã ban hành: tháng 9/2027.\nThời gian điều "
        "chỉnh: 14 giờ 00, ngày 24/10/2027.\n"
        "Địa điểm: giữ nguyên tại Hội trường xã.\n2. Hội nghị đối thoại với phụ nữ\nGộp vào hội nghị số 1.",
        title="điều chỉnh đối thoại của Bí thư Đảng ủy xã với Nhân dân năm 2027",
        opening="Ngày 25/01/2027, Ban Thường vụ Đảng ủy xã ban hành Kế hoạch số 198-KH/ĐU về đối thoại. "
        "Nay Ban Thường vụ điều chỉnh như sau:",
    )

    assert (periods(data)[0], venues(data)[0]) == (day("2027-10-24", "14:00"), "Hội trường xã")
    assert [(one["state"], one.get("into")) for one in data["conferences"]] == [("planned", None), ("cancelled", "C1")]
    assert data["document"]["amends"] == {"number": "198-KH/ĐU", "date": "2027-01-25"}


def test_the_letterhead_is_no_running_head() -> None:
    lines = ["ĐẢNG ỦY XÃ ĐỒI CHÈ", "Số 07-KH/ĐU", "ĐẢNG ỦY XÃ ĐỒI CHÈ - Trang 2", "ĐẢNG ỦY XÃ ĐỒI CHÈ - Trang 3"]
    healed = healing.heal([Block(line, number) for number, line in enumerate(lines, 1)])

    assert [block.text for block in healed] == [*lines[:2], "", ""]


def test_a_name_is_no_word_that_lost_its_tone() -> None:
    assert healing.heal([Block("Quàng Văn Ban", 1)])[0].text == "Quàng Văn Ban"


def test_a_cell_of_those_who_prepare_in_their_hamlet() -> None:
    data = paper(
        "1. Đối thoại với nông dân: tháng 3/2027 tại Nhà văn hóa buôn Ea Tu\n" + YOUTH,
        duties="1. Chi bộ buôn Ea Tu chuẩn bị địa điểm.",
    )

    assert tasks(data) == [("Chi bộ buôn Ea Tu", None, "C1")]


def test_a_name_cut_in_two_behind_its_first_word() -> None:
    assert healing.is_cut("1- Đợt 1 (tháng 4/2027): các thôn 1, thôn 2, buôn Ea", "Knuôl; địa điểm: Nhà văn hóa buôn")
