"""Places are known in a text by capitals, by the word before them and by numbers, without a list of them."""

import pytest

from doithoai.opinion import likeness, place_names


def places(text: str) -> set[str]:
    """The marks of a text without their beginnings."""
    return {mark.removeprefix(place_names.MARK) for mark in likeness.grams(text) if mark.startswith(place_names.MARK)}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mái đình Kẻ Sặt dột", {"ke_sat"}),
        ("Ở Vân Nham chưa có nước", {"van_nham"}),
        ("Cống chợ Phủ tắc", {"cho_phu"}),
        ("Đường từ Bến Tắm sang Lai Cách lầy", {"ben_tam", "lai_cach"}),
        ("Điện thôn Hạ yếu", {"thon_ha", "@ha"}),
        ("Rác ở khu phố 6 nhiều", {"@6"}),
        ("rác ở tổ dân phố số 9 nhiều", {"@9"}),
    ],
)
def test_names_of_places_are_found(text: str, found: set[str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Xin Nhà nước hỗ trợ, mong Đảng quan tâm",
        "Hội Nông dân và Hội Phụ nữ nên họp chung",
        "Sở Tài nguyên trả lời chậm",
        "Luật Đất đai quy định thế nào?",
        "BAO GIỜ CÓ NƯỚC SẠCH CHO BÀ CON",
        "Việt Nam có nhiều dân tộc",
    ],
)
def test_bodies_papers_and_sentences_are_no_places(text: str) -> None:
    assert places(text) == set()


def test_the_same_trouble_elsewhere_is_less_alike_than_a_twin_in_other_words() -> None:
    here, elsewhere, twin = likeness.vectors(
        [
            "Mái nhà văn hóa thôn Vân Nham dột nhiều chỗ, đề nghị sửa chữa.",
            "Mái nhà văn hóa thôn Bến Tắm dột nhiều chỗ, đề nghị sửa chữa.",
            "Hội trường Vân Nham dột, mưa xuống là ướt hết ghế, xin sửa lại.",
        ]
    )
    assert likeness.is_elsewhere(here, elsewhere)
    assert not likeness.is_elsewhere(here, twin)
    assert likeness.likeness(here, twin) > max(likeness.TOGETHER, likeness.likeness(here, elsewhere))


def test_two_hamlets_of_one_commune_are_two_places() -> None:
    one, other, whole = likeness.vectors(
        ["Điện thôn Hạ, xã Yên Lãng yếu", "Điện thôn Thượng, xã Yên Lãng yếu", "Điện ở Yên Lãng yếu"]
    )
    assert likeness.is_elsewhere(one, other)
    assert not likeness.is_elsewhere(one, whole)


def test_a_hamlet_is_the_same_with_and_without_its_commune_behind_it() -> None:
    one, longer, other = likeness.vectors(
        ["Loa xóm Bãi, xã Yên Lãng hỏng", "Xóm Bãi Yên Lãng loa hỏng", "Loa xóm Bưởi hỏng"]
    )
    assert not likeness.is_elsewhere(one, longer)
    assert likeness.is_elsewhere(one, other)


def test_a_quarter_with_a_number_is_the_same_under_its_short_name() -> None:
    one, short, other = likeness.vectors(["Ngõ tổ dân phố 14 tối", "ngo o to 14 toi", "Ngõ tổ 15 tối"])
    assert not likeness.is_elsewhere(one, short)
    assert likeness.is_elsewhere(one, other)


def test_a_numbered_hamlet_typed_small_is_not_apart_from_its_commune() -> None:
    small, commune = likeness.vectors(["cong o xom 4 yen lang tac", "Cống Yên Lãng tắc"])
    assert not likeness.is_elsewhere(small, commune)


def test_a_place_typed_small_is_known_from_the_texts_that_write_it() -> None:
    _written, small, other = likeness.vectors(
        ["Cầu Vân Nham gãy", "cau van nham gay roi, xin lam lai", "Cầu Bến Tắm gãy rồi, xin làm lại"]
    )
    assert likeness.is_elsewhere(small, other)


def test_a_long_text_full_of_names_is_read_at_once() -> None:
    assert len(place_names.marks("Thôn Vân Nham, xã Yên Lãng. " * 1500)) == 3
