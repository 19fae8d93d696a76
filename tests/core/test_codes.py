"""Look-up codes."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from doithoai.core import codes

CODES = st.builds(codes.new_code)
PLACES = st.integers(0, codes.LENGTH - 1)


def test_a_code_has_twelve_random_characters_of_thirty_and_a_check() -> None:
    fresh = {codes.new_code() for _time in range(500)}

    assert len(fresh) == 500
    assert {len(code) for code in fresh} == {13}
    assert set("".join(fresh)) <= set(codes.ALPHABET)
    assert len(set(codes.ALPHABET)) == 30
    assert not set(codes.ALPHABET) & set("O0I1UA")


@given(CODES)
def test_every_single_wrong_character_is_caught(code: str) -> None:
    for place in range(codes.LENGTH):
        for letter in codes.ALPHABET.replace(code[place], ""):
            assert codes.normalise(code[:place] + letter + code[place + 1 :]) is None


@given(CODES)
def test_every_swap_of_two_characters_is_caught(code: str) -> None:
    for first in range(codes.LENGTH):
        for second in range(first + 1, codes.LENGTH):
            swapped = list(code)
            swapped[first], swapped[second] = code[second], code[first]
            if code[first] != code[second]:
                assert codes.normalise("".join(swapped)) is None


@given(CODES)
def test_the_way_of_typing_is_forgiven(code: str) -> None:
    assert codes.normalise(code) == code
    assert codes.normalise(f"  {codes.grouped(code).lower()} ") == code
    assert codes.normalise(codes.grouped(code).replace("-", " – ")) == code
    look_alikes = code.replace("Q", "O").replace("L", "1").replace("V", "u").replace("4", "A")
    assert codes.normalise(look_alikes) == code


def test_what_a_vietnamese_keyboard_makes_of_a_code_is_undone() -> None:
    assert codes._keys("đêư") == "DDEEW"
    assert codes._keys("éỹ") == "ESYX"


@pytest.mark.parametrize("typed", ["", "ABC", "K" * 14, "'; DROP TABLE", "ÂĂƠ" * 5, "K" * 100_000], ids=len)
def test_what_is_no_code_is_none(typed: str) -> None:
    assert codes.normalise(typed) is None


@given(st.text(max_size=30))
def test_nothing_that_is_typed_breaks_the_look_up(typed: str) -> None:
    code = codes.normalise(typed)

    assert code is None or codes.normalise(code) == code


def test_a_code_is_printed_in_groups_of_four() -> None:
    assert codes.grouped("RD8QJW53S6E5S") == "RD8Q-JW53-S6E5-S"


def test_only_a_keyed_fingerprint_is_stored(settings: Settings) -> None:
    settings.DOITHOAI_CODE_KEY = b"k" * 32
    expected = hmac.new(b"k" * 32, b"RD8QJW53S6E5S", hashlib.sha256).hexdigest()

    assert codes.digest("RD8QJW53S6E5S") == expected

    settings.DOITHOAI_CODE_KEY = b"other" * 8
    assert codes.digest("RD8QJW53S6E5S") != expected
