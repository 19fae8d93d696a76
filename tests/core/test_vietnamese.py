"""Vietnamese as people type, search, sort and read it aloud."""

from __future__ import annotations

import unicodedata
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from doithoai.core import vietnamese
from doithoai.core.vietnamese import fold, number_in_words, slug, sort_key, words

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
TEXTS = st.text(alphabet=LETTERS + LETTERS.upper() + " 0123456789,.;-/&", max_size=60)


@given(TEXTS)
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert words(unicodedata.normalize("NFD", text)) == words(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_capitals_make_no_difference(text: str) -> None:
    assert words(text.upper()) == words(text.lower())


@given(st.text(max_size=80))
@example("𝑨 ½ İ ㎡ ﬁ ²đ")
@example("ÐC")
def test_a_folded_text_stays_as_it_is(text: str) -> None:
    folded = fold(text)

    assert fold(folded) == folded
    assert not set(folded) & set("_#đĐ")
    assert folded == " ".join(folded.split())


@given(TEXTS)
def test_a_folded_vietnamese_text_is_plain_ascii(text: str) -> None:
    assert fold(text).isascii()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("khoẻ", "khỏe"),
        ("thuỷ", "thủy"),
        ("uỷ", "ủy"),
        ("loà xoà", "lòa xòa"),
        ("Qúy", "quý"),
        ("HOÁ", "hóa"),
        ("Ðường", "đường"),
        ("ti\u200bền", "tiền"),
        ("te\u0301\u0302", "tế"),
        ("GPMB", "giải phóng mặt bằng"),
        ("tđc", "tái định cư"),
        ("tdc", "tái định cư"),
        ("UBND xã", "ủy ban nhân dân xã"),
        ("HĐND-UBND", "Hội đồng nhân dân, Uỷ ban nhân dân"),
        ("MTTQ", "Mặt trận Tổ quốc"),
        ("CBCC", "cán bộ, công chức"),
        ("TN&MT", "tài nguyên môi trường"),
        ("TNMT", "tài nguyên môi trường"),
        ("Đ/c Nam", "đồng chí Nam"),
        ("ko đc", "không được"),
    ],
)
def test_two_spellings_are_one_text(one: str, other: str) -> None:
    assert words(one) == words(other)


@pytest.mark.parametrize("text", ["quý", "hoàn", "toàn", "khuỷu", "xoay", "già", "thuở"])
def test_the_tone_stays_where_it_belongs(text: str) -> None:
    assert [marked for marked, _folded in words(text)] == [text]


def test_marks_are_kept_beside_the_folded_word() -> None:
    assert words("Má, mà ma!") == [("má", "ma"), ("mà", "ma"), ("ma", "ma")]
    assert words("a_b #c 50 m²") == [("a", "a"), ("b", "b"), ("c", "c"), ("50", "50"), ("m²", "m2")]


def test_no_abbreviation_hides_a_word_that_another_writes_out() -> None:
    written_out = {fold(text) for text in vietnamese.ABBREVIATIONS.values()}

    assert {fold(text) for text in written_out} == written_out


def found_by(question: vietnamese.Question, text: str) -> bool:
    """A reading of its own: all index words occur, and long phrases as neighbours."""
    body = vietnamese.document([text])
    return set(question.folded) <= vietnamese.tokens(body) and question.occurs_in(body)


@given(TEXTS, st.data())
def test_what_a_text_holds_is_found_without_marks_and_as_a_phrase(text: str, data: st.DataObject) -> None:
    typed = words(text)
    begin = data.draw(st.integers(0, len(typed)))
    some = typed[begin : data.draw(st.integers(begin, len(typed)))]

    for part in (0, 1):
        said = " ".join(word[part] for word in some)
        assert found_by(vietnamese.question(said), text)
        assert found_by(vietnamese.question(f'"{said}"'), text)
    assert set(vietnamese.question(" ".join(word[0] for word in some)).marked) <= vietnamese.tokens(
        vietnamese.document([text])
    )


@given(TEXTS)
def test_a_question_is_the_same_however_it_was_typed(text: str) -> None:
    asked = vietnamese.question(text)

    assert vietnamese.question(unicodedata.normalize("NFD", text)) == asked
    assert vietnamese.question(text.upper()) == asked


@given(st.text(max_size=80))
@example("中文 một")
@example("x_y #u1 “a_b”")
@example("đ" * 300)
def test_no_text_can_imitate_a_pair_or_a_facet(text: str) -> None:
    body = vietnamese.document([text])
    found = vietnamese.tokens(body)

    assert all(len(token) <= 2 * 4 * vietnamese.LONGEST_WORD + 2 for token in found)
    assert not {token for token in found if token.startswith("#") and not token.startswith("#x")}
    assert not set("".join(body.split())) & set("_#")
    assert vietnamese.question(text).folded == () or found_by(vietnamese.question(text), text)


@pytest.mark.parametrize(
    ("one", "other"), [("hoà bình", "hòa bình"), ("UỶ BAN", "ủy ban"), ("GPMB", '"giải phóng mặt bằng"')]
)
def test_two_spellings_are_one_question(one: str, other: str) -> None:
    assert vietnamese.question(one) == vietnamese.question(other)


def test_a_number_is_asked_for_as_it_stands() -> None:
    asked = vietnamese.question("VĐ-2026-0012")

    assert (asked.folded, asked.phrases) == (("vd_2026", "2026_0012"), (("vd", "2026", "0012"),))
    assert found_by(asked, "Số VĐ-2026-0012")
    assert not found_by(asked, "VĐ-2026-0013, 2026-0012")


def test_long_phrases_are_looked_for_in_one_text() -> None:
    asked = vietnamese.question("giải phóng mặt bằng")
    together = vietnamese.question('"giải phóng mặt bằng"')
    apart = "giải phóng bằng phóng mặt mặt bằng"

    assert found_by(asked, apart)
    assert not found_by(together, apart)
    assert "phong_mat" not in vietnamese.tokens(vietnamese.document(["giải phóng", "mặt bằng"]))


def test_names_stand_in_the_order_of_the_alphabet_by_given_name() -> None:
    names = ["Bùi Đức", "Lê An", "Trần Thị Ánh", "Lê Ân", "Đỗ Dũng", "Ngô Văn An", "Hồ Ăn", "Phạm Bình", "An"]

    assert sorted(names, key=sort_key) == [
        "An",
        "Lê An",
        "Ngô Văn An",
        "Trần Thị Ánh",
        "Hồ Ăn",
        "Lê Ân",
        "Phạm Bình",
        "Đỗ Dũng",
        "Bùi Đức",
    ]


def test_tones_stand_in_the_order_of_the_dictionary() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_places_are_sorted_from_the_first_word_and_numbers_by_value() -> None:
    places = ["Tổ 10", "Thôn Đông", "Tổ 2", "Thôn Dĩnh", "Tổ 2A", "An Hà"]

    assert sorted(places, key=lambda place: sort_key(place, person=False)) == [
        "An Hà",
        "Thôn Dĩnh",
        "Thôn Đông",
        "Tổ 2",
        "Tổ 2A",
        "Tổ 10",
    ]


def test_the_key_of_a_very_long_name_fits_its_column() -> None:
    assert len(sort_key("Nguyễn " * 20)) == vietnamese.LONGEST_KEY == 160


@given(st.text(max_size=40))
def test_a_sort_key_is_digits_in_any_database(name: str) -> None:
    key = sort_key(name)

    assert key == "" or (key.isascii() and key.isdigit())


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        (0, "không"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1005, "một nghìn không trăm linh năm"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (10_000, "mười nghìn"),
        (1_000_000, "một triệu"),
        (21_000_015, "hai mươi mốt triệu không trăm mười lăm"),
        (999 * 10**9, "chín trăm chín mươi chín tỷ"),
    ],
)
def test_a_number_is_read_as_people_read_it(number: int, spoken: str) -> None:
    assert number_in_words(number) == spoken


def heard(spoken: str) -> int:
    """An independent listener: what number was read."""
    digits = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
    digits |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
    total = group = digit = 0
    for word in spoken.split():
        if word in digits:
            digit = digits[word]
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word in ("nghìn", "triệu", "tỷ"):
            total += (group + digit) * {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}[word]
            group = digit = 0
        else:
            assert word == "linh"
    return total + group + digit


@given(st.integers(0, vietnamese.LARGEST) | st.integers(0, 9999))
def test_a_number_is_understood_as_it_was_meant(number: int) -> None:
    assert heard(number_in_words(number)) == number


@pytest.mark.parametrize("number", [-1, vietnamese.LARGEST + 1])
def test_what_cannot_be_read_is_said_so(number: int) -> None:
    with pytest.raises(ValueError, match="read aloud"):
        number_in_words(number)


def test_dates_and_hours_are_read_aloud() -> None:
    assert vietnamese.date_in_words(date(2024, 4, 5)) == ("ngày mùng năm tháng tư năm hai nghìn không trăm hai mươi tư")
    assert vietnamese.date_in_words(date(2026, 11, 21)) == (
        "ngày hai mươi mốt tháng mười một năm hai nghìn không trăm hai mươi sáu"
    )
    assert vietnamese.weekday_in_words(date(2026, 11, 22)) == "Chủ nhật"
    assert vietnamese.time_in_words(time(8)) == "tám giờ"
    assert vietnamese.time_in_words(time(13, 30)) == "mười ba giờ ba mươi phút"


def test_a_slug_keeps_the_letter_that_django_drops() -> None:
    assert slug("Huyện Đông Sơn – UBND xã Tân Trung (số 2)") == "huyen-dong-son-ubnd-xa-tan-trung-so-2"
    assert slug("!!!") == ""
