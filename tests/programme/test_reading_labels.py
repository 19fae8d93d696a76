"""The words before a colon: many names for time, place, people, who presides; and what is said without any."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.programme.reading import bases, files, whole
from doithoai.programme.reading.blocks import Piece
from tests.programme.test_reading import day, month, periods, quarter, tasks, venues
from tests.programme.test_reading_wordings import FARMERS, paper

ONE = "1. Hội nghị đối thoại với nông dân\n"


def only(body: str) -> dict[str, Any]:
    (one,) = paper(f"{ONE}{body}")["conferences"]
    found: dict[str, Any] = one
    return found


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("- Người tham dự: trưởng thôn, hộ nuôi tôm.", "audience", ["trưởng thôn", "hộ nuôi tôm"]),
        ("- Người dự: 80 đại biểu là trưởng thôn, hộ nuôi tôm.", "audience", ["trưởng thôn", "hộ nuôi tôm"]),
        ("- Thành phần: 80 đại biểu, gồm: trưởng thôn, hộ nuôi tôm.", "audience", ["trưởng thôn", "hộ nuôi tôm"]),
        ("- Đối tượng: Đối thoại với trưởng thôn, hộ nuôi tôm.", "audience", ["trưởng thôn", "hộ nuôi tôm"]),
        ("- Quy mô: 80 đại biểu.", "expected", 80),
        ("- Số người dự kiến: 80.", "expected", 80),
        ("- Thành phần: trưởng thôn, hộ nuôi tôm (80 người).", "expected", 80),
        ("- Số lượng tăng từ 50 lên 80 người.", "expected", 80),
        ("- Người điều hành: Phó Bí thư Đảng ủy xã.", "chair", "Phó Bí thư Đảng ủy xã"),
        ("- Chủ tọa: Phó Bí thư Đảng ủy xã.", "chair", "Phó Bí thư Đảng ủy xã"),
        ("- Chủ trì buổi đối thoại: đồng chí Phó Bí thư Đảng ủy xã.", "chair", "Phó Bí thư Đảng ủy xã"),
        ("- Cùng chủ trì: Chủ tịch UBND xã.", "co_chairs", ["Chủ tịch UBND xã"]),
        ("- Đồng chủ tọa: Chủ tịch UBND xã.", "co_chairs", ["Chủ tịch UBND xã"]),
        ("- Chủ trì: Bí thư Đảng ủy xã; Chủ tịch UBND xã.", "co_chairs", ["Chủ tịch UBND xã"]),
        (
            "- Chủ trì: Bí thư Đảng ủy xã; đồng chủ trì có Chủ tịch UBND xã.",
            "co_chairs",
            ["Chủ tịch UBND xã"],
        ),
        ("- Nơi gặp gỡ: Sân đình thôn Đông.", "venue", {"kind": "fixed", "text": "Sân đình thôn Đông"}),
        ("- Điểm tổ chức: Hội trường xã.", "venue", {"kind": "fixed", "text": "Hội trường xã"}),
        ("- Địa điểm dự kiến: Hội trường xã.", "venue", {"kind": "fixed", "text": "Hội trường xã"}),
        ("- Ngày, giờ: 14h00, 10/4/2027.", "period", day("2027-04-10", "14:00")),
        ("- Bắt đầu: 14 giờ ngày 10/4/2027.", "period", day("2027-04-10", "14:00")),
        ("- Phương thức: trực tiếp kết hợp trực tuyến.", "form", "in_person_and_online"),
        ("- Kính mời: Thường trực HĐND xã.", "guests", ["Thường trực HĐND xã"]),
        ("- Đại biểu khách mời: Thường trực HĐND xã.", "guests", ["Thường trực HĐND xã"]),
    ],
)
def test_a_label_by_another_name(line: str, name: str, value: Any) -> None:
    assert only(line).get(name) == value


def test_offices_divided_by_a_semicolon_preside_together() -> None:
    found = only("- Chủ trì: Bí thư Đảng ủy xã; Chủ tịch UBND xã.")

    assert found["chair"] == "Bí thư Đảng ủy xã"


def test_a_group_with_its_number_names_its_kinds() -> None:
    data = paper(
        "1. Thời gian: tháng 4/2027\n2. Thành phần tham dự\n- Chủ trì: Bí thư Đảng ủy xã.\n"
        "- Thanh niên: 120 người, gồm sinh viên, công nhân trẻ."
    )
    (one,) = data["conferences"]

    assert (one["audience"], one["expected"]) == (["sinh viên", "công nhân trẻ"], 120)


@pytest.mark.parametrize(
    "line",
    [
        "Kế hoạch cũ ghi: ngày 20/7/2027 tại Đình làng. Nay chuyển đến 14 giờ ngày 06/8/2027, tại Hội trường xã.",
        "Trước đây: ngày 20/7/2027 tại Đình làng. Nay đổi thành 14 giờ ngày 06/8/2027 tại Hội trường xã.",
        "Thời gian cũ: ngày 20/7/2027, tại Đình làng; thời gian mới: 14 giờ ngày 06/8/2027 tại Hội trường xã.",
        "Theo Kế hoạch số 05-KH/ĐU: ngày 20/7/2027 tại Đình làng. Nay lùi sang 14 giờ ngày "
        "06/8/2027 tại Hội trường xã.",
    ],
)
def test_what_was_planned_before_gives_way(line: str) -> None:
    found = only(line)

    assert (found["period"], found["venue"]) == (
        day("2027-08-06", "14:00"),
        {"kind": "fixed", "text": "Hội trường xã"},
    )
    assert found["was"] == {"period": day("2027-07-20"), "venue": "Đình làng"}


def test_one_line_for_all_divides_what_it_says_by_their_numbers() -> None:
    data = paper(
        "1. Đối tượng: cuộc thứ nhất với hộ chăn nuôi, chủ gia trại; cuộc thứ hai với giáo viên, y tá.\n"
        "2. Thời gian: cuộc thứ nhất vào tháng 5/2027; cuộc thứ hai vào quý III năm 2027.\n"
        "3. Địa điểm: cuộc thứ nhất tại Nhà văn hóa thôn Đông; cuộc thứ hai tại Hội trường xã.",
        duties="1. Công an xã bảo đảm trật tự cuộc thứ nhất.\n2. Trạm Y tế xã lập danh sách dự cuộc thứ hai.",
    )

    assert [one["audience"] for one in data["conferences"]] == [["hộ chăn nuôi", "chủ gia trại"], ["giáo viên", "y tá"]]
    assert periods(data) == [month(5, 2027), quarter(3, 2027)]
    assert venues(data) == ["Nhà văn hóa thôn Đông", "Hội trường xã"]
    assert [one[2] for one in tasks(data)] == ["C1", "C2"]


def test_a_cluster_named_by_its_villages() -> None:
    data = paper(
        "1. Thành phần: trưởng thôn, hộ dân của từng cụm.\n"
        "2. Cụm thôn Đông, thôn Đoài: lúc 7 giờ 30 ngày 10/4/2027, tại Nhà văn hóa thôn Đông.\n"
        "3. Cụm thôn Bắc, thôn Trại: lúc 14 giờ ngày 10/4/2027, tại Trường Tiểu học xã."
    )

    assert [one["villages"] for one in data["conferences"]] == [["Đông", "Đoài"], ["Bắc", "Trại"]]
    assert periods(data) == [day("2027-04-10", "07:30"), day("2027-04-10", "14:00")]
    assert venues(data) == ["Nhà văn hóa thôn Đông", "Trường Tiểu học xã"]
    assert [one["audience"] for one in data["conferences"]] == [["trưởng thôn", "hộ dân"]] * 2


def test_two_papers_with_one_day() -> None:
    found = bases.read(
        [Piece("Căn cứ Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị;")]
    )

    assert [(one.number, one.date) for one in found] == [("217-QĐ/TW", "2013-12-12"), ("218-QĐ/TW", "2013-12-12")]


def test_each_basis_of_one_paragraph_and_small_letters() -> None:
    found = bases.read(
        [
            Piece(
                "Căn cứ luật tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm "
                "2025; Căn cứ Chương trình "
                "công tác số 02/CTr-UBND ngày 08/01/2027 của UBND xã;"
            )
        ]
    )

    assert [(one.kind, one.number) for one in found] == [("Luật", "72/2025/QH15"), ("Chương trình", "02/CTr-UBND")]


def test_the_year_of_a_title_in_capitals() -> None:
    data = paper(
        FARMERS, title="ĐỐI THOẠI VỚI NHÂN DÂN NĂM 2028", opening="Căn cứ Quy chế số 03-QC/ĐU ngày 05 tháng 6 năm 2026;"
    )

    assert data["document"]["year"] == 2028


def test_days_of_the_bases_say_nothing_of_the_year_of_the_plan() -> None:
    data = paper(
        FARMERS, title="ĐỐI THOẠI VỚI NHÂN DÂN", opening="Căn cứ Quy chế số 03-QC/ĐU ngày 05 tháng 6 năm 2026;"
    )

    assert data["document"]["year"] == 2027


def test_the_front_writes_as_the_state_does() -> None:
    text = (
        "MẶT TRẬN TỔ QUỐC VIỆT NAM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nỦY BAN MTTQ VIỆT NAM XÃ ĐỒI "
        "CHÈ\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 22/KH-MTTQ-BTT\tĐồi Chè, ngày 12 tháng 5 năm 2027\nKẾ HOẠCH\nPhối hợp tổ chức đối "
        "thoại của Bí thư Đảng ủy với "
        f"Nhân dân năm 2027\nI. CÁC HỘI NGHỊ\n{FARMERS}\nNơi nhận:\n- Đảng ủy xã;\n- Lưu: MT.\n\nTM. "
        f"BAN THƯỜNG TRỰC\nCHỦ TỊCH\nTrần Văn Bịa\n"
    )
    document = whole.understand(files.text_blocks(text)).as_data()["document"]

    assert document["issuer"] == "Ban Thường trực Ủy ban MTTQ Việt Nam xã Đồi Chè"
    assert (document["profile"], document["head"], document["level"]) == ("nd30_2020", "party", "commune")
