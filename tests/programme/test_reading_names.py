"""Where the names of those who act end, without a list of all verbs; whom a sentence without a label speaks of."""

from __future__ import annotations

import pytest

from doithoai.programme.reading import bodies, dues
from tests.programme.test_reading import tasks
from tests.programme.test_reading_wordings import FARMERS, YOUTH, paper


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ban Dân vận Huyện ủy khảo sát, nắm tâm tư", ["Ban Dân vận Huyện ủy"]),
        ("Hội Nông dân xã Đồi Chè tập hợp câu hỏi", ["Hội Nông dân xã Đồi Chè"]),
        ("Đồn Biên phòng Cô Tiên canh gác bến cảng", ["Đồn Biên phòng Cô Tiên"]),
        ("Ủy ban MTTQ Việt Nam đặc khu thu nhận ý kiến", ["Ủy ban MTTQ Việt Nam đặc khu"]),
        ("Phòng Kinh tế phường soát lại hồ sơ", ["Phòng Kinh tế phường"]),
        ("Công an phường, Ban Chỉ huy Quân sự phường canh gác", ["Công an phường", "Ban Chỉ huy Quân sự phường"]),
        (
            "Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất thị xã: Cung cấp hồ sơ",
            ["Ban Quản lý dự án đầu tư xây dựng và phát triển quỹ đất thị xã"],
        ),
    ],
)
def test_a_name_ends_behind_its_level(text: str, names: list[str]) -> None:
    assert bodies.leads(text)[0] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("phối hợp với Ủy ban MTTQ và các đoàn thể huyện khảo sát", ["Ủy ban MTTQ và các đoàn thể huyện"]),
        (
            "phối hợp với Ủy ban Mặt trận Tổ quốc Việt Nam thị xã soạn đề cương",
            ["Ủy ban Mặt trận Tổ quốc Việt Nam thị xã"],
        ),
        ("chủ trì cùng Ban Nội chính Thành ủy bố trí lịch", ["Ban Nội chính Thành ủy"]),
        ("cùng với Hội Phụ nữ xã lập danh sách", ["Hội Phụ nữ xã"]),
    ],
)
def test_helpers_end_behind_their_level(text: str, names: list[str]) -> None:
    assert bodies.cooperating(text)[0] == names


def test_bodies_divided_by_semicolons_share_what_follows() -> None:
    data = paper(FARMERS, duties="1. Phòng Kinh tế; Phòng Văn hóa - Xã hội; Công an xã: chuẩn bị trả lời.")

    assert [one[0] for one in tasks(data)] == ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("đăng kết quả sau 10 ngày.", {"kind": "days_after", "days": 10}),
        ("trả lời sau không quá 15 ngày làm việc", {"kind": "working_days_after", "days": 15}),
        ("báo cáo sau mỗi đợt 5 ngày", {"kind": "days_after", "days": 5}),
    ],
)
def test_so_many_days_after(text: str, rule: dict[str, object]) -> None:
    assert [one.rule for one in dues.dues_of(text, 2027)] == [rule]


def test_people_whom_a_sentence_invites() -> None:
    data = paper(
        "1. Đối thoại với cán bộ cơ sở\nTổ chức tháng 4/2027. Dự kiến mời 140 người, gồm trưởng "
        "thôn, chi hội trưởng phụ nữ.\n"
        "2. Đối thoại với Nhân dân vùng dự án\nTổ chức tháng 5/2027. Đối tượng là hộ bị thu hồi đất, hộ phải di dời."
    )

    assert [one["audience"] for one in data["conferences"]] == [
        ["trưởng thôn", "chi hội trưởng phụ nữ"],
        ["hộ bị thu hồi đất", "hộ phải di dời"],
    ]


def test_what_is_said_of_all_rounds_stands_below_the_last() -> None:
    data = paper(f"{FARMERS}\n{YOUTH}\nChủ trì cả hai đợt: Chủ tịch UBND xã.")

    assert [one["chair"] for one in data["conferences"]] == ["Chủ tịch UBND xã"] * 2


def test_who_comes_is_no_heading_of_duties() -> None:
    data = paper(
        "1. Hội nghị đối thoại với công nhân\n- Thời gian: tháng 4/2027\n- Thành phần: công nhân, "
        "chủ nhà trọ (60 người)"
    )
    (one,) = data["conferences"]

    assert (one["audience"], one["expected"]) == (["công nhân", "chủ nhà trọ"], 60)
