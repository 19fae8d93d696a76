"""Plans of further shapes: appendices, parts above sections, rounds, quarters, spans; whole and damaged."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.programme.reading import bodies, dues, files, healing, whole
from doithoai.programme.reading.blocks import Block
from tests.programme import damage, plans_shapes
from tests.programme.test_reading import day, facts, month, periods, quarter, tasks, venues

SHAPES = (
    "appendix",
    "months",
    "chairs",
    "prose",
    "villages",
    "south",
    "quarters",
    "duties",
    "timeline",
    "inline",
    "leadcol",
)


def read(name: str) -> dict[str, Any]:
    return whole.read(getattr(plans_shapes, name)()).as_data()


def audiences(data: dict[str, Any]) -> list[list[str]]:
    return [one["audience"] for one in data["conferences"]]


def test_tasks_in_an_appendix_behind_the_signature() -> None:
    data = read("appendix")

    assert tasks(data)[1:] == [
        ("Sở Nội vụ", ("days_before", 15), "all"),
        ("Các sở, ban, ngành", ("working_days_before", 5), "all"),
        ("Báo và Phát thanh, Truyền hình Trà Lĩnh", None, "all"),
        ("Văn phòng UBND tỉnh", ("days_after", 10), "all"),
        ("Sở Nội vụ", "2026-12-15", "all"),
    ]
    assert data["tasks"][1]["cooperating"] == ["Văn phòng UBND tỉnh", "Ủy ban MTTQ Việt Nam tỉnh"]
    assert [one["text"] for one in data["recipients"]][-1] == "UBND các xã, phường"
    assert data["signer"] == {
        "authority": "TM. ỦY BAN NHÂN DÂN",
        "position": "CHỦ TỊCH",
        "name": "Hoàng Văn Bịa",
    }
    assert periods(data) == [month(3, 2026), day("2026-03-26", "08:00"), quarter(3, 2026)]


def test_quarters_before_the_audience_and_numbers_of_two_parts() -> None:
    data = read("months")

    assert periods(data) == [month(3, 2026), day("2026-05-15"), quarter(3, 2026), quarter(4, 2026)]
    assert [one["co_chairs"] for one in data["conferences"]] == [["Chủ tịch UBND phường"]] * 4
    assert tasks(data)[:2] == [
        ("Ban Xây dựng Đảng Đảng ủy phường", ("days_before", 10), "all"),
        ("Ban Xây dựng Đảng Đảng ủy phường", ("days_after", 7), "all"),
    ]


def test_letters_above_roman_numbers_and_the_same_venue_again() -> None:
    data = read("chairs")

    assert [one["chair"] for one in data["conferences"]] == [
        "Chủ tịch UBND huyện",
        "Phó Chủ tịch UBND huyện",
        "Chủ tịch UBND huyện",
    ]
    assert venues(data) == ["Nhà văn hóa huyện", "Nhà văn hóa huyện", "UBND xã Nậm Khao"]
    assert periods(data) == [day("2022-03-08", "08:00"), month(10, 2022), month(11, 2022)]
    assert tasks(data) == [
        ("Phòng Nội vụ", None, "all"),
        ("Phòng Nội vụ", "2022-11-20", "all"),
        ("Văn phòng HĐND và UBND huyện", ("days_before", 7), "all"),
        ("Văn phòng HĐND và UBND huyện", None, "all"),
        ("Ủy ban nhân dân các xã, thị trấn", ("days_before", 15), "all"),
        ("UBND xã Nậm Khao", None, "C3"),
        ("Công an huyện", None, "all"),
    ]


def test_one_conference_of_two_heads() -> None:
    found = whole.read(plans_shapes.prose())
    data = found.as_data()
    (one,) = data["conferences"]

    assert (one["subject"], one["chair"]) == ("Nhân dân", "Bí thư Đảng ủy, Chủ tịch HĐND xã")
    assert one["co_chairs"] == ["Phó Bí thư, Chủ tịch UBND xã"]
    assert one["audience"] == ["Bí thư chi bộ", "trưởng thôn", "đại diện hộ gia đình của 12 thôn"]
    assert "expected" not in one  # "mỗi thôn 15 người" is no sum
    assert "Trung tâm Dịch vụ tổng hợp xã" in [lead for lead, _due, _keys in tasks(data)]
    assert (found.texts["purposes"], found.texts["requirements"]) == ("Lắng nghe.", "Dân chủ.")
    assert found.missed == []


def test_streets_of_a_ward_are_no_villages() -> None:
    data = read("villages")

    assert [one["subject"] for one in data["conferences"]] == [
        "Nhân dân Khu 1, Khu 2",
        "Nhân dân Khu 3",
        "Nhân dân Khu 4, Khu 5, Khu 6",
    ]
    assert audiences(data)[0] == ["cử tri hai khu dân cư"]
    assert ("Các phòng chuyên môn", ("days_after", 20), "all") in tasks(data)
    assert whole.read(plans_shapes.villages()).missed == []


def test_rounds_of_several_conferences() -> None:
    data = read("south")

    assert [one["villages"] for one in data["conferences"]] == [
        ["Phước Thới", "Phước Hòa"],
        ["Long Bình"],
        ["Tân Lợi", "Tân Phú", "Tân Mỹ"],
    ]
    assert data["conferences"][0]["subject"] == "Nhân dân ấp Phước Thới, Phước Hòa"
    assert periods(data) == [day("2026-03-20", "08:00"), day("2026-03-27", "14:00"), month(8, 2026)]
    assert tasks(data) == [
        ("Văn phòng Đảng ủy", ("days_before", 5), "all"),
        ("Văn phòng Đảng ủy", ("days_after", 10), "all"),
        ("Chủ tịch UBND xã", None, "all"),
        ("Ủy ban MTTQ xã", "2026-03-10", "C1 C2"),
        ("Ủy ban MTTQ xã", "2026-07-30", "C3"),
        ("Chi ủy", None, "all"),
        ("Ban nhân dân các ấp", None, "all"),
    ]


def test_a_list_of_quarters_with_one_venue_apart() -> None:
    data = read("quarters")

    assert periods(data) == [quarter(number, 2025) for number in (1, 2, 3, 4)]
    assert audiences(data)[1] == ["Doanh nhân", "chủ hợp tác xã"]
    assert venues(data) == [
        "Trung tâm Hội nghị tỉnh",
        "Trung tâm Hội nghị tỉnh",
        "xã Ea Nuôl",
        "Trung tâm Hội nghị tỉnh",
    ]
    assert ("Liên đoàn Lao động tỉnh", "2025-09-30", "C4") in tasks(data)
    assert ("Huyện ủy Buôn Đơn", None, "C3") in tasks(data)


def test_guests_and_delegates_apart() -> None:
    data = read("duties")
    (one,) = data["conferences"]

    assert (one["audience"], one["expected"]) == (["đoàn viên", "thanh niên các chi đoàn"], 100)
    assert one["guests"][0] == "Đại diện Tỉnh đoàn"
    assert tasks(data)[-3:] == [
        ("Văn phòng HĐND và UBND xã", None, "all"),
        ("Công an xã", None, "all"),
        ("Trạm Y tế xã", None, "all"),
    ]


def test_a_table_of_the_course_of_the_work() -> None:
    data = read("timeline")

    assert data["opinion_window"] == {"from": "2026-04-01", "to": "2026-04-10"}
    assert tasks(data)[:4] == [
        ("Ủy ban MTTQ phường", "2026-03-25", "all"),
        ("Văn phòng Đảng ủy", "2026-04-10", "all"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "2026-04-12", "all"),
        ("Văn phòng Đảng ủy", ("days_after", 3), "all"),
    ]


def test_numbers_in_brackets_and_quarters_that_begin_a_sentence() -> None:
    data = read("inline")

    assert periods(data) == [day("2028-05-12"), quarter(3, 2028), month(11, 2028)]
    assert tasks(data) == [
        ("Văn phòng Đảng ủy", ("days_before", 5), "all"),
        ("Ủy ban MTTQ Việt Nam xã", ("days_before", 10), "all"),
        ("Ủy ban nhân dân xã", ("days_after", 15), "all"),
        ("Bí thư chi bộ thôn Trại Cá", None, "C1"),
    ]


def test_who_prepares_each_conference_stands_in_their_table() -> None:
    data = read("leadcol")

    assert periods(data)[1] == {"kind": "range", "from": "2026-08-20", "to": "2026-08-21"}
    assert tasks(data) == [
        ("Trung tâm Phục vụ hành chính công", None, "C1"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", None, "C2"),
        ("Đoàn Thanh niên phường", None, "C3"),
        ("Các đơn vị được giao", ("days_before", 20), "all"),
        ("Văn phòng HĐND và UBND phường", None, "all"),
        ("Văn phòng HĐND và UBND phường", "2026-12-10", "all"),
        ("Phòng Văn hóa - Xã hội", ("days_before", 7), "all"),
        ("Phòng Văn hóa - Xã hội", ("days_after", 3), "all"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Báo cáo cấp trên trước ngày 10/12/2026",
        "Tổ chức tuyên truyền đến người dân",
        "Hội nghị diễn ra trong buổi sáng",
        "Phòng chống thiên tai là việc của mọi người",
        "Ban hành thông báo kết luận",
    ],
)
def test_a_sentence_that_begins_like_a_body_names_none(sentence: str) -> None:
    assert bodies.leads(sentence)[0] == [] and bodies.alone(sentence) == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(4))
def test_an_old_converter_costs_little(shape: str, seed: int) -> None:
    blocks = files.blocks_of(getattr(plans_shapes, shape)())
    sound = facts(whole.understand(blocks).as_data())
    found = facts(whole.read(damage.damaged(blocks, seed).encode()).as_data())

    assert len(sound & found) / len(sound) >= 0.85


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("trả lời bằng văn bản trong thời hạn 20 ngày", {"kind": "days_after", "days": 20}),
        ("gửi trong vòng 03 ngày trước hội nghị", {"kind": "days_before", "days": 3}),
        ("tổ chức trong thời gian 01 ngày", None),
        ("sau mỗi đợt 10 ngày", {"kind": "days_after", "days": 10}),
    ],
)
def test_a_limit_without_its_beginning_runs_from_the_conference(text: str, rule: dict[str, Any] | None) -> None:
    assert [one.rule for one in dues.dues_of(text, 2026)] == ([rule] if rule else [])


@pytest.mark.parametrize("worn", ["Đợt l", "đợt l", "Khu l", "cụm l"])
def test_a_lone_stroke_behind_a_counted_word_is_a_one(worn: str) -> None:
    assert healing.heal([Block(worn, 1)])[0].text == worn.replace("l", "1")
