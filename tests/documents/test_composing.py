"""The words of a paper in the order and with the marks of its form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.documents.composing import compose
from doithoai.documents.content import Article, Content, Paragraph, Signature
from doithoai.documents.lettering import day_line, roman
from doithoai.documents.metrics import balanced, displayable, width_mm
from doithoai.documents.profiles import DANG_2018, DANG_2026, ND30_2020, Profile, profile_on
from doithoai.documents.sheet import Columns, Line, Ruled, Sheet
from tests.factories import documents as papers


def lines(sheet: Sheet) -> list[Line]:
    found: list[Line] = []
    for part in sheet.parts:
        if isinstance(part, Line):
            found.append(part)
        if isinstance(part, Columns):
            found += [one for row in part.rows for side in row for one in side if isinstance(one, Line)]
    return found


def said(content: Content, profile: Profile, element: str) -> list[str]:
    return [line.text for line in lines(compose(content, profile)) if line.element == element]


def test_number_and_symbol_take_the_form_of_each_profile() -> None:
    assert said(papers.plan(), DANG_2018, "number") == ["Số 07-KH/HU"]
    assert said(papers.state_notice(), ND30_2020, "number") == ["Số: 07/TB-UBND"]
    assert said(papers.letter(), DANG_2026, "number") == ["Số 12-CV/BDVHU"]
    assert said(papers.letter(), ND30_2020, "number") == ["Số: 12/BDVHU-BDV"]


def test_a_slip_without_number_has_none() -> None:
    assert said(papers.plan(has_number=False), DANG_2018, "number") == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 3, 5), "Tân Yên, ngày 05 tháng 3 năm 2024"),
        (date(2024, 2, 10), "Tân Yên, ngày 10 tháng 02 năm 2024"),
        (date(2024, 12, 31), "Tân Yên, ngày 31 tháng 12 năm 2024"),
    ],
)
def test_small_days_and_the_first_two_months_take_a_zero(day: date, expected: str) -> None:
    assert day_line("Tân Yên", day) == expected


def test_headings_are_numbered_anew_under_each_other() -> None:
    sheet = compose(papers.plan(), DANG_2018)

    found = [line.text for line in lines(sheet) if line.element.startswith("heading")]

    assert found == [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "2. Yêu cầu",
        "II. CÁC HỘI NGHỊ",
        "1. Thời gian, địa điểm",
        "1.1. Hội nghị với doanh nghiệp và người lao động",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    assert said(papers.plan(), DANG_2026, "heading_1")[0] == "I- MỤC ĐÍCH, YÊU CẦU"


def test_articles_are_numbered_through() -> None:
    content = papers.plan(body=(Article("Phạm vi"), Paragraph("Một."), Article("Hiệu lực"), Paragraph("Hai.")))

    assert said(content, DANG_2018, "article") == ["Điều 1. Phạm vi", "Điều 2. Hiệu lực"]


@pytest.mark.clause("S-87")
@pytest.mark.parametrize(("profile", "mark"), [(DANG_2018, "./."), (DANG_2026, "."), (ND30_2020, "./.")])
def test_the_body_ends_with_the_mark_of_the_form_once(profile: Profile, mark: str) -> None:
    for typed in ("Kế hoạch có hiệu lực", "Kế hoạch có hiệu lực.", "Kế hoạch có hiệu lực./."):
        assert said(papers.plan(body=(Paragraph(typed),)), profile, "paragraph") == [f"Kế hoạch có hiệu lực{mark}"]


def test_bases_and_recipients_are_divided_as_prescribed() -> None:
    assert [text[-1] for text in said(papers.plan(), DANG_2018, "basis")] == [";", ","]
    assert [text[-1] for text in said(papers.state_notice(), ND30_2020, "basis")] == [";", "."]
    assert said(papers.plan(), DANG_2018, "recipient") == [
        "- Thường trực Tỉnh ủy (b/c),",
        "- Các đồng chí Ủy viên Ban Thường vụ Huyện ủy,",
        "- Đảng ủy các xã, thị trấn (t/h),",
        "- Lưu Văn phòng Huyện ủy.",
    ]
    assert said(papers.plan(), DANG_2026, "recipient")[0] == "- Thường trực Tỉnh ủy (b/c);"
    assert said(papers.state_notice(), ND30_2020, "recipient")[-1] == "- Lưu: VT, TH."


def test_the_filing_line_says_its_word_once() -> None:
    assert (
        said(papers.plan(filing="Lưu Văn phòng Huyện ủy."), DANG_2018, "recipient")[-1] == "- Lưu Văn phòng Huyện ủy."
    )
    assert said(papers.state_notice(filing="Lưu: VT"), ND30_2020, "recipient")[-1] == "- Lưu: VT."


def test_one_addressee_stands_on_the_line_of_the_word_and_several_below_it() -> None:
    one = papers.letter(addressees=("Thường trực Huyện ủy",))

    assert said(one, DANG_2018, "addressee") == ["Kính gửi: Thường trực Huyện ủy."]
    assert said(papers.letter(), DANG_2018, "addressee") == [
        "- Đảng ủy các xã, thị trấn,",
        "- Liên đoàn Lao động huyện.",
    ]


def test_the_abstract_of_a_letter_stands_under_its_number() -> None:
    assert " ".join(said(papers.letter(), DANG_2026, "letter_abstract")).startswith("về việc nắm bắt")
    assert " ".join(said(papers.letter(), ND30_2020, "letter_abstract")).startswith("V/v nắm bắt")


def test_minutes_carry_two_signatures_and_no_recipients() -> None:
    content = papers.minutes()

    assert said(content, DANG_2018, "signing_authority") == ["NGƯỜI GHI BIÊN BẢN", "CHỦ TRÌ HỘI NGHỊ"]
    assert said(content, DANG_2018, "signer") == ["Phạm Thị Bưởi", "Nguyễn Văn Thụ"]
    assert said(content, DANG_2018, "recipient_head") == []


def test_the_form_writes_for_whom_somebody_signs() -> None:
    assert DANG_2026.acting("TM", "BAN THƯỜNG VỤ") == "T/M BAN THƯỜNG VỤ"
    assert ND30_2020.acting("KT", "CHỦ TỊCH") == "KT. CHỦ TỊCH"


def test_a_long_name_breaks_before_its_place() -> None:
    assert said(papers.state_notice(), ND30_2020, "issuer") == ["ỦY BAN NHÂN DÂN", "XÃ SƠN HẠ"]


def test_no_line_of_the_head_is_wider_than_its_column() -> None:
    for content, profile in ((papers.plan(), DANG_2018), (papers.state_notice(), ND30_2020)):
        head = compose(content, profile).parts[0]
        assert isinstance(head, Columns)
        for row in head.rows:
            for side, room in zip(row, head.widths_mm, strict=True):
                for line in side:
                    if isinstance(line, Line):
                        look = profile.styles[line.element]
                        assert width_mm(line.text, look.size, bold=look.bold, italic=look.italic) <= room
                    if isinstance(line, Ruled):
                        assert line.width_mm <= room


def test_the_tone_mark_stands_where_the_authority_wants_it() -> None:
    moved = replace(DANG_2026, tone_mark_style="uỷ")
    content = papers.plan(signature=Signature("Bí thư", "Vũ Huy Thủy", "T/M Huyện ủy"))

    assert "Huyện uỷ" in said(content, moved, "abstract")[0]
    assert "Huyện ủy" in said(content, DANG_2026, "abstract")[0]


def test_the_form_follows_the_day_of_the_paper() -> None:
    assert profile_on(date(2024, 3, 5), party=True) == DANG_2018
    assert profile_on(date(2026, 1, 8), party=True) == DANG_2018
    assert profile_on(date(2026, 1, 9), party=True) == DANG_2026
    assert profile_on(date(2026, 1, 9), party=False) == ND30_2020


@given(st.lists(st.sampled_from(["BAN", "CHỈ", "HUY", "PHÒNG", "THỦ"]), min_size=1, max_size=12))
def test_balanced_lines_lose_no_word_and_fit(words: list[str]) -> None:
    text = " ".join(words)

    found = balanced(text, 14, 60, bold=True)

    assert " ".join(found) == text
    assert all(width_mm(line, 14, bold=True) <= 60 for line in found)


def test_roman_numbers() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 40, 58)] == ["I", "IV", "IX", "XIV", "XL", "LVIII"]


def test_letters_that_the_font_lacks_become_squares() -> None:
    assert displayable("Đường hỏng 😡 ở xã ơ ư ỷ ₫") == "Đường hỏng □ ở xã ơ ư ỷ ₫"
