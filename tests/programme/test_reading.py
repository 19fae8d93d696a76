"""Plans of many shapes are read: what each says is found, and where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.programme.reading import files, whole
from tests.programme import damage, plans_made

SHAPES = ("province", "commune", "clusters", "amended", "listed", "sections", "ordinals")


def read(name: str) -> dict[str, Any]:
    return whole.read(getattr(plans_made, name)()).as_data()


def day(text: str, time: str | None = None) -> dict[str, Any]:
    return {"kind": "day", "date": text, "time": time}


def quarter(number: int, year: int) -> dict[str, Any]:
    return {"kind": "quarter", "quarter": number, "year": year}


def month(number: int, year: int) -> dict[str, Any]:
    return {"kind": "month", "month": number, "year": year}


def periods(data: dict[str, Any]) -> list[Any]:
    return [one["period"] for one in data["conferences"]]


def venues(data: dict[str, Any]) -> list[Any]:
    return [(one["venue"] or {}).get("text", (one["venue"] or {}).get("kind")) for one in data["conferences"]]


def tasks(data: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Lead, due rule in short, conferences."""
    return [
        (one["lead"], _short(one["due"]), "all" if one["conferences"] == ["all"] else " ".join(one["conferences"]))
        for one in data["tasks"]
    ]


def _short(due: dict[str, Any] | None) -> Any:
    return due and (due["date"] if due["kind"] == "date" else (due["kind"], due["days"]))


@pytest.mark.clause("S-5", "S-6", "S-7")
def test_a_party_head_of_a_province_with_a_table_of_conferences() -> None:
    data = read("province")

    assert data["document"] == {
        "type": "KH",
        "number": "09-KH/TU",
        "date": "2027-01-06",
        "place": "Hải Bình",
        "issuer": "Ban Thường vụ Tỉnh ủy",
        "level": "province",
        "head": "party",
        "year": 2027,
        "profile": "dang_2026",
        "subject": "gặp gỡ, đối thoại của đồng chí Bí thư Tỉnh ủy với nhân dân năm 2027",
        "amends": None,
    }
    assert [(one["kind"], one["number"], one["date"], one["issuer"]) for one in data["bases"]] == [
        ("Quy định", "902-QĐ/TW", "2019-05-04", "Ban Bí thư"),
        ("Chương trình", "17-CTr/TU", "2026-09-08", "Ban Chấp hành Đảng bộ tỉnh"),
    ]
    assert data["bases"][0]["subject"] == "cấp ủy lắng nghe dân"
    assert periods(data) == [quarter(1, 2027), day("2027-06-18", "14:30"), month(9, 2027)]
    assert venues(data) == ["Trung tâm Văn hóa phường Cửa Sóng", "Trường Đại học Sóng Xanh", "announced_later"]
    assert [one.get("expected") for one in data["conferences"]] == [200, 150, 90]
    assert {one["chair"] for one in data["conferences"]} == {"Bí thư Tỉnh ủy"}
    assert tasks(data) == [
        ("Văn phòng Tỉnh ủy", ("working_days_before", 5), "all"),
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy", ("working_days_after", 7), "all"),
        ("Đảng ủy phường Cửa Sóng", None, "C1"),
        ("Công an tỉnh", None, "all"),
    ]
    assert data["tasks"][0]["cooperating"] == ["Ban Tổ chức Tỉnh ủy", "Sở Nông nghiệp và Môi trường"]


@pytest.mark.clause("S-88", "S-96", "S-98")
def test_a_commune_tells_its_only_conference_by_labels() -> None:
    data = read("commune")
    (one,) = data["conferences"]

    assert (data["document"]["issuer"], data["document"]["level"]) == ("Ủy ban nhân dân xã Suối Ngà", "commune")
    assert (data["document"]["head"], data["document"]["profile"]) == ("state", "nd30_2020")
    assert (one["period"], one["venue"]["text"]) == (day("2025-10-15", "08:00"), "Hội trường Ủy ban nhân dân xã")
    assert one["co_chairs"] == ["Chủ tịch Ủy ban MTTQ Việt Nam xã"]
    assert one["guests"] == ["Thường trực Đảng ủy", "Trưởng Công an xã"]
    assert (one["audience"], one["expected"]) == (["đại diện hộ gia đình", "cán bộ thôn", "người có uy tín"], 180)
    assert data["opinion_window"] == {"from": "2025-09-15", "to": "2025-09-30"}
    assert data["bases"][0]["number"] == "" and "dân chủ" in data["bases"][0]["subject"]
    assert tasks(data) == [
        ("Văn phòng HĐND và UBND xã", "2025-10-05", "all"),
        ("Văn phòng HĐND và UBND xã", ("days_after", 15), "all"),
        ("Phòng Văn hóa - Xã hội", ("days_before", 10), "all"),
        ("Công an xã", None, "all"),
        ("Ban Chỉ huy Quân sự xã", None, "all"),
    ]
    assert data["recipients"] == [
        {"text": "Chủ tịch UBND tỉnh", "purpose": "report"},
        {"text": "Các thôn", "purpose": "action"},
    ]
    assert data["filing"] == "Lưu: VT"
    assert data["signer"]["position"] == "PHÓ CHỦ TỊCH" and data["signer"]["name"] == "Lò Thị Thử"


def test_villages_in_clusters_with_days_to_choose_from() -> None:
    data = read("clusters")

    assert [one["villages"] for one in data["conferences"]] == [
        ["Rừng Sến", "Đồi Cọ"],
        ["Bến Lau", "Gò Mối", "Vườn Trám"],
        ["Khe Đá"],
    ]
    assert periods(data) == [
        day("2026-07-08", "19:30"),
        {"kind": "alternative_days", "dates": ["2026-07-10", "2026-07-11"]},
        {"kind": "range", "from": "2026-07-20", "to": "2026-07-24"},
    ]
    assert venues(data) == ["Nhà văn hóa thôn Đồi Cọ", "đình làng Bến Lau", "announced_later"]
    assert data["bases"][0]["subject"] == "đối thoại"
    assert tasks(data)[2:] == [
        ("Ban Xây dựng Đảng", "2026-07-01", "C1 C2"),
        ("Ban Xây dựng Đảng", "2026-07-15", "C3"),
    ]


def test_a_plan_that_changes_another() -> None:
    data = read("amended")

    assert data["document"]["amends"] == {"number": "12-KH/ĐU", "date": "2026-01-20"}
    assert [one["state"] for one in data["conferences"]] == [
        "planned",
        "moved_to_next_year",
        "cancelled",
        "planned",
        "on_request",
    ]
    first, moved, dropped, more, _asked = data["conferences"]
    assert (first["was"]["period"], first["period"]) == (quarter(2, 2026), quarter(3, 2026))
    assert moved["moved_to"] == 2027 and moved["period"] is None
    assert (dropped["into"], more["added"], more["period"]) == ("C4", True, day("2026-10-02", "08:00"))
    assert tasks(data) == [("Văn phòng Đảng ủy", "2026-09-20", "C4"), ("Ủy ban MTTQ phường", None, "all")]


def test_a_list_that_word_numbers_and_a_table_of_tasks() -> None:
    data = read("listed")

    assert [one["subject"] for one in data["conferences"]] == [
        "thanh niên khởi nghiệp",
        "hộ trồng chè",
        "giáo viên và phụ huynh",
    ]
    assert periods(data) == [month(3, 2024), quarter(2, 2024), day("2024-09-12", "13:30")]
    assert venues(data) == ["Nhà thi đấu huyện", "announced_later", "Trường THPT Đồng Xa"]
    assert tasks(data) == [
        ("Văn phòng HĐND và UBND huyện", ("days_before", 10), "all"),
        ("Trung tâm Văn hóa, Thông tin và Thể thao huyện", ("days_after", 2), "all"),
        ("Phòng Nội vụ", "2024-12-20", "all"),
    ]
    assert data["tasks"][0]["cooperating"] == ["Phòng Nội vụ", "Thanh tra huyện"]


@pytest.mark.clause("S-67", "S-74", "S-85")
def test_three_lists_that_repeat_the_audiences_in_other_words() -> None:
    data = read("sections")

    assert [(one["period"], one["mode"]) for one in data["conferences"]] == [
        (quarter(1, 2023), "assign"),
        (month(8, 2023), "resolve_on_spot"),
    ]
    assert venues(data) == ["Nhà văn hóa xã Bãi Ngang", "announced_later"]
    assert tasks(data) == [
        ("Phòng Kinh tế", None, "all"),
        ("Phòng Nội vụ", None, "all"),
        ("Hội Nông dân thị xã", None, "all"),
        ("các cơ quan, đơn vị liên quan", None, "all"),
        ("Ban Dân vận Thị ủy", ("days_before", 8), "all"),
        ("Ban Dân vận Thị ủy", ("days_before", 6), "all"),
        ("Đảng ủy phường Hòn Gạo", None, "C2"),
    ]
    assert data["document"]["profile"] == "dang_2018" and data["document"]["level"] == "district"


def test_conferences_counted_in_words() -> None:
    data = read("ordinals")

    assert data["document"]["level"] == "special"
    assert periods(data) == [
        {"kind": "alternative_days", "dates": ["2026-03-05", "2026-03-06", "2026-03-07"]},
        {"kind": "range", "from": "2026-07-01", "to": "2026-12-31"},
    ]
    assert [one.get("form") for one in data["conferences"]] == [None, "online"]
    assert tasks(data) == [
        ("Phòng Văn hóa - Xã hội", ("days_before", 10), "all"),
        ("Đồn Biên phòng", "2026-03-01", "C1"),
        ("Văn phòng HĐND và UBND đặc khu", ("working_days_after", 7), "all"),
    ]


def test_text_with_cut_sentences_and_lost_strokes() -> None:
    data = whole.read(plans_made.BROKEN.encode()).as_data()

    assert (data["document"]["number"], data["document"]["date"]) == ("5/KH-UBND", "2026-01-12")
    assert [one["subject"] for one in data["conferences"]] == [
        "hội viên nông dân",
        "công nhân, người lao động nhà máy chè",
    ]
    assert venues(data) == ["Nhà văn hóa thôn Nà Cọ", "hội trường nhà máy"]
    assert tasks(data) == [("Văn phòng HĐND và UBND xã", ("days_before", 9), "all"), ("Công an xã", None, "all")]
    assert data["tasks"][0]["duty"].startswith("tham mưu nội dung")
    assert data["bases"][0]["number"] == "10/2022/QH15"
    assert data["signer"] == {"position": "CHỦ TỊCH", "name": "Bàn Văn Tạm"}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_thing_says_where_it_stands(shape: str) -> None:
    found = whole.read(getattr(plans_made, shape)())

    for one in found.conferences:
        assert one.at and all(number in found.places for number in one.at)
    for task in found.tasks:
        words = " ".join(found.blocks[number].text for number in task.at)
        assert task.at and (task.lead in words or task.duty[:20] in words)
    for receiver in found.closing.recipients:
        assert any(receiver.text in found.blocks[number].text for number in receiver.at)
    assert all(found.blocks[number].text.strip() for number in found.missed)


def test_what_is_not_understood_is_listed() -> None:
    strange = "Việc này không giống gì trong kế hoạch cả và đứng một mình ở đây."
    found = whole.read(plans_made.word([*plans_made.COMMUNE[:8], strange, *plans_made.COMMUNE[8:]]))
    below = whole.read(plans_made.BROKEN.replace("- 2 -", strange).encode())

    assert strange in [found.blocks[number].text for number in found.missed]
    assert [below.blocks[number].text for number in below.missed] == [strange]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("seed", range(6))
def test_an_old_converter_costs_little(shape: str, seed: int) -> None:
    blocks = files.blocks_of(getattr(plans_made, shape)())
    whole_facts = facts(whole.understand(blocks).as_data())
    found = facts(whole.read(damage.damaged(blocks, seed).encode()).as_data())

    assert len(whole_facts & found) / len(whole_facts) >= 0.85


def facts(data: dict[str, Any]) -> set[str]:
    facts = {f"{name} {value}" for name, value in data["document"].items() if name != "subject"}
    facts |= {f"{one['number']} {one['date']}" for one in data["bases"]}
    for one in data["conferences"]:
        facts |= {f"{one['key']} {name} {one[name]}" for name in ("period", "venue", "chair", "state")}
    facts |= {str(one) for one in tasks(data)}
    facts |= {str(one) for one in data["recipients"]} | {str(data["signer"])}
    return facts
