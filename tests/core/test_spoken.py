"""What an announcer reads: numbers, days, hours and short forms in words, and nothing left to guess."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.core import spoken, spoken_numbers
from doithoai.core.spoken_words import ABBREVIATIONS

WRITTEN = {
    "08 giờ 30, thứ Năm, ngày 12/3/2026": (
        "Tám giờ ba mươi phút, thứ Năm, ngày mười hai tháng ba năm hai nghìn không trăm hai mươi sáu"
    ),
    "Ngày 05/4/2026": "Ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu",
    "từ 7h30-11h00": "Từ bảy giờ ba mươi phút đến mười một giờ",
    "13:15": "Mười ba giờ mười lăm phút",
    "trước ngày 2/9": "Trước ngày mùng hai tháng chín",
    "05-07/3/2026": "Ngày mùng năm đến ngày mùng bảy tháng ba năm hai nghìn không trăm hai mươi sáu",
    "tháng 4/2026": "Tháng tư năm hai nghìn không trăm hai mươi sáu",
    "UBND xã Tân Yên": "Ủy ban nhân dân xã Tân Yên",
    "Đ/c Bí thư BCH, HĐND và UBMTTQ": ("Đồng chí Bí thư Ban Chấp hành, Hội đồng nhân dân và Ủy ban Mặt trận Tổ quốc"),
    "ĐT: 0912 345 678": "Điện thoại: không chín một hai, ba bốn năm, sáu bảy tám",
    "đường dây nóng 1022": "Đường dây nóng một không hai hai",
    "QL1A, ĐT294, TX Bắc Giang, TP. Huế": (
        "Quốc lộ một a, đường tỉnh hai trăm chín mươi tư, thị xã Bắc Giang, thành phố Huế"
    ),
    "1.250.000 đồng": "Một triệu hai trăm năm mươi nghìn đồng",
    "1,5 tỷ đồng": "Một phẩy năm tỷ đồng",
    "đạt 98,25%": "Đạt chín mươi tám phẩy hai mươi lăm phần trăm",
    "rộng 21 m2, dài 3,05 km, 15 ha": ("Rộng hai mươi mốt mét vuông, dài ba phẩy không năm ki-lô-mét, mười lăm héc-ta"),
    "quý II và quý IV": "Quý hai và quý bốn",
    "lần thứ IV, nhiệm kỳ 2025-2030": (
        "Lần thứ tư, nhiệm kỳ hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm ba mươi"
    ),
    "Đại hội XIV": "Đại hội mười bốn",
    "kỳ họp thứ 1, thứ 4": "Kỳ họp thứ nhất, thứ tư",
    "3-5 ngày": "Ba đến năm ngày",
    "Kế hoạch số 15-KH/BDV": "Kế hoạch số mười lăm gạch ngang ca hát trên bê dê vê",
    "Luật số 10/2022/QH15": "Luật số mười trên hai nghìn không trăm hai mươi hai trên quy hát mười lăm",
    "tại https://tanyen.gov.vn/y-kien": "Tại tanyen chấm gov chấm vn gạch chéo y gạch ngang kien",
    "XI MĂNG": "XI MĂNG",
    "- Ông/bà gửi ý kiến (nếu có)": "Ông hoặc bà gửi ý kiến, nếu có",
    "105 người": "Một trăm linh năm người",
    "TTHC": "Thủ tục hành chính",
    "31/02/2026": "Ba mươi mốt trên hai trên hai nghìn không trăm hai mươi sáu",
}


@pytest.mark.clause("S-83")
@pytest.mark.parametrize(("written", "said"), WRITTEN.items())
def test_it_is_said_as_an_announcer_says_it(written: str, said: str) -> None:
    assert spoken.aloud(written) == said


@given(st.integers(min_value=0, max_value=10**12))
def test_every_number_reads_back(number: int) -> None:
    assert spoken_numbers.heard(spoken_numbers.whole(number)) == number
    assert spoken_numbers.heard(spoken.aloud(f"{number:,}".replace(",", ".")).lower()) == number


@pytest.mark.parametrize("number", [0, 4, 5, 10, 11, 15, 20, 21, 24, 25, 101, 110, 1005, 10**6, 10**9 + 1, 10**12])
def test_the_corners_of_numbers_read_back(number: int) -> None:
    assert spoken_numbers.heard(spoken_numbers.whole(number)) == number


PIECES = st.one_of(
    st.sampled_from(sorted(ABBREVIATIONS)),
    st.from_regex(r"\d{1,14}([.,/:-]\d{1,4}){0,3}(%| ha| đồng|h|m²)?", fullmatch=True),
    st.sampled_from(["ngày", "tháng", "thứ", "quý II", "số", "ĐT:", "từ", "-", "xã", "(", ")", ",", "VII"]),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_no_digit_and_no_known_short_form_is_left(text: str) -> None:
    said = spoken.aloud(text)

    assert not [char for char in said if char.isdigit()]
    assert not [name for name in ABBREVIATIONS if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said)]


def test_an_authority_adds_its_own_short_forms_and_words_are_counted_as_said() -> None:
    assert spoken.aloud("CPSB mời", {"CPSB": "Công ty Phú Sơn"}) == "Công ty Phú Sơn mời"
    assert spoken.word_count("Tám giờ, ngày mùng năm – nghỉ.") == 6
