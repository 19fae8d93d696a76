"""The single rules of reading a plan: days, due rules, bodies, healing, files that are refused."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.core.transitions import Refused
from doithoai.programme.reading import audiences, bodies, days, dues, files, healing, phrases, syllables, whole
from doithoai.programme.reading.blocks import Block
from tests.programme import plans_made

DAYS = st.dates(date(2018, 1, 1), date(2035, 12, 31))
SOUND = (
    "Đảng ủy xã chuẩn bị hội trường, quý khách đến trước giờ khai mạc; khuỷu đường, thuở trước, nghĩa trang, giữ gìn, "
    "quốc lộ, huỳnh quang, tham nhũng, hòa thuận, thủy lợi, Đắk Lắk, Krông Nô, online, UBND, MTTQ, giếng "
    "nước, uyển chuyển"
)


def healed(text: str) -> str:
    return healing.heal([Block(text, 1)])[0].text


@given(DAYS, st.sampled_from(["{:%d/%m/%Y}", "{0.day}/{0.month}/{0.year}", "{0.day:02d} tháng {0.month} năm {0.year}"]))
def test_a_day_is_read_however_it_is_written(day: date, form: str) -> None:
    found = days.period_of(f"tổ chức vào 14 giờ 30 phút, ngày {form.format(day)} tại hội trường", 2000)

    assert found is not None and found[0] == {"kind": "day", "date": day.isoformat(), "time": "14:30"}


@given(DAYS, st.integers(1, 40), st.booleans())
def test_a_span_is_read_with_and_without_its_first_year(first: date, length: int, is_short: bool) -> None:
    last = first + timedelta(days=length)
    begin = f"{first:%d/%m}" if is_short and first.year == last.year else f"{first:%d/%m/%Y}"

    assert days.range_of(f"từ ngày {begin} đến hết ngày {last:%d/%m/%Y}", 2000) == (first, last)


@given(st.integers(1, 90), st.sampled_from(["ngày", "ngày làm việc"]))
def test_a_due_rule_is_read_before_and_after(count: int, unit: str) -> None:
    word = "working_days" if "làm việc" in unit else "days"
    before = [
        f"trước mỗi hội nghị ít nhất {count:02d} {unit}",
        f"trước khi tổ chức hội nghị {count} {unit}",
        f"chậm nhất {count} {unit} trước ngày tổ chức",
        f"gửi về Văn phòng trước {count:02d} {unit} để tổng hợp",
    ]
    after = [
        f"chậm nhất {count:02d} {unit} sau hội nghị",
        f"trong thời hạn {count} {unit} kể từ ngày kết thúc",
        f"sau khi kết thúc hội nghị không quá {count} {unit}",
    ]

    for texts, side in ((before, "before"), (after, "after")):
        for text in texts:
            assert [one.rule for one in dues.dues_of(text, 2026)] == [{"kind": f"{word}_{side}", "days": count}], text


@given(DAYS)
def test_a_fixed_day_is_a_due_day(day: date) -> None:
    for text in (f"báo cáo trước ngày {day:%d/%m/%Y}", f"xong chậm nhất ngày {day:%d/%m/%Y}"):
        assert [one.rule for one in dues.dues_of(text, 2000)] == [{"kind": "date", "date": day.isoformat()}]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("quý IV/2026", {"kind": "quarter", "quarter": 4, "year": 2026}),
        ("trong quý 2", {"kind": "quarter", "quarter": 2, "year": 2031}),
        ("dự kiến tháng 9 năm 2026", {"kind": "month", "month": 9, "year": 2026}),
        ("6 tháng đầu năm", {"kind": "range", "from": "2031-01-01", "to": "2031-06-30"}),
        ("ngày 7 hoặc 8/3/2026", {"kind": "alternative_days", "dates": ["2026-03-07", "2026-03-08"]}),
        *(
            (text, {"kind": "alternative_days", "dates": ["2026-07-10", "2026-07-12"]})
            for text in (
                "ngày 10/7/2026 (dự phòng ngày 12/7/2026)",
                "sáng 10/7, nếu mưa thì chuyển sang ngày 12/7/2026",
                "07 giờ 30 ngày 10/7/2026 hoặc 14 giờ ngày 12/7/2026",
            )
        ),
        (
            "dự kiến ngày 10 hoặc 11, 12/7/2026",
            {"kind": "alternative_days", "dates": ["2026-07-10", "2026-07-11", "2026-07-12"]},
        ),
        ("các ngày 10, 11/7/2026", {"kind": "range", "from": "2026-07-10", "to": "2026-07-11"}),
        ("sáng ngày 31/02/2026", None),
        ("theo Quyết định số 15-QĐ/TU ngày 09/7/2015", None),
        ("mười ngày sau, 1/2 số hộ", None),
    ],
)
def test_periods(text: str, period: dict[str, Any] | None) -> None:
    found = days.period_of(text, 2031)

    assert (found[0] if found else None) == period


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Phòng Kinh tế, Công an xã, Trạm Y tế chuẩn bị tài liệu", ["Phòng Kinh tế", "Công an xã", "Trạm Y tế"]),
        (
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã công khai kết quả",
            ["Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"],
        ),
        (
            "Ủy ban MTTQ và các tổ chức chính trị - xã hội xã vận động hội viên",
            ["Ủy ban MTTQ và các tổ chức chính trị - xã hội xã"],
        ),
        ("Giao Ban Quản lý dự án khu vực cung cấp số liệu", ["Ban Quản lý dự án khu vực"]),
        ("Ban Tổ chức Đảng ủy rà soát danh sách", ["Ban Tổ chức Đảng ủy"]),
        ("các cơ quan, đơn vị liên quan cử lãnh đạo dự", ["các cơ quan, đơn vị liên quan"]),
        ("thông báo rộng rãi để mọi người biết", []),
    ],
)
def test_who_is_named_to_act(text: str, leads: list[str]) -> None:
    assert bodies.leads(text)[0] == leads


def test_with_whom() -> None:
    found, duty = bodies.cooperating(
        "chủ trì, phối hợp với Hội Nông dân, Đoàn Thanh niên xã và Trạm Y tế tổng hợp ý kiến"
    )

    assert found == ["Hội Nông dân", "Đoàn Thanh niên xã", "Trạm Y tế"] and duty == "tổng hợp ý kiến"


def test_groups_of_an_audience() -> None:
    assert audiences.groups("khoảng 120 đoàn viên, thanh niên và chủ trang trại trồng cam, trồng bưởi") == [
        "đoàn viên",
        "thanh niên",
        "chủ trang trại trồng cam, trồng bưởi",
    ]


def test_sound_words_stay_as_they_are() -> None:
    assert healed(SOUND) == SOUND


@pytest.mark.parametrize(
    ("worn", "sound"),
    [
        ("tham muu", "tham mưu"),
        ("Thuờng trực", "Thường trực"),
        ("kế họach, đối thọai", "kế hoạch, đối thoại"),
        ("Uỷ ban, văn hoá, thuỷ lợi", "Ủy ban, văn hóa, thủy lợi"),
        ("nhũng nội dung", "những nội dung"),
        ("tham nhũng", "tham nhũng"),
        ("tổng họp vói nhân dân", "tổng hợp với nhân dân"),
        ("ngày 0l tháng l2 năm 2O26", "ngày 01 tháng 12 năm 2026"),
        ("quý I/2026 và quý II", "quý I/2026 và quý II"),
        ("ít nhất 07ngày", "ít nhất 07 ngày"),
    ],
)
def test_lost_strokes(worn: str, sound: str) -> None:
    assert healed(worn) == sound


@given(st.text(max_size=80))
def test_healing_twice_is_healing_once(text: str) -> None:
    once = healed(text)

    assert healed(once) == once


@given(st.sampled_from(SOUND.replace(",", "").replace(";", "").split()))
def test_a_sound_syllable_is_never_changed(word: str) -> None:
    assert syllables.mend(word, set()) == word and phrases.mend(word) == word


@given(st.text(max_size=400))
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        whole.read(text.encode("utf-8", errors="ignore")).as_data()
    except Refused as refused:
        assert refused.sentence


@given(st.permutations([line for line in plans_made.BROKEN.split("\n") if line.strip()]))
def test_no_order_of_lines_breaks_the_reading(lines: list[str]) -> None:
    data = whole.understand(files.text_blocks("\n".join(lines))).as_data()

    assert data["document"]["type"] == "KH"


def _zip(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


REFUSED = {
    "empty": (b"  \n", "empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), "disguised"),
    "pdf": (b"%PDF-1.7 abc", "disguised"),
    "page": (b"<html><body>x</body></html>", "disguised"),
    "sheet": (_zip(**{"[Content_Types].xml": b"<Types/>", "xl__workbook.xml": b"<x/>"}), "disguised"),
    "torn": (plans_made.commune()[:2000], "broken"),
    "bomb": (_zip(**{"word__document.xml": b"0" * 60_000_000}), "bomb"),
    "locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "locked"),
    "endless": (("KẾ HOẠCH\nI. NỘI DUNG\nngày " + "1, " * 30_000).encode(), "bomb"),
    "old": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "disguised"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_in_a_sentence(name: str) -> None:
    data, code = REFUSED[name]

    with pytest.raises(Refused) as refused:
        files.blocks_of(data)

    assert refused.value.code == code and str(refused.value.sentence).endswith(".")


def test_a_document_type_in_the_file_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(plans_made.commune()))
    parts = {name: source.read(name) for name in source.namelist()}
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">]>'
    parts["word/document.xml"] = evil + parts["word/document.xml"].split(b"?>", 1)[1]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)

    with pytest.raises(Refused):
        files.blocks_of(out.getvalue())
