"""Personal data at rest."""

from __future__ import annotations

import base64

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rounds
from hypothesis import strategies as st
from pytest_django import Settings

from doithoai.core import cipher

PURPOSE = "opinion_contact.phone"


@pytest.fixture(autouse=True)
def _keys(settings: Settings) -> None:
    settings.DOITHOAI_DATA_KEYS = {"k1": b"1" * 32}
    settings.DOITHOAI_DATA_KEY_ID = "k1"


@rounds(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
def test_what_is_sealed_is_read_again(text: str) -> None:
    assert cipher.unseal(cipher.seal(text, PURPOSE), PURPOSE) == text


def test_two_seals_of_one_text_differ_and_show_nothing() -> None:
    one, other = cipher.seal("0531234567", PURPOSE), cipher.seal("0531234567", PURPOSE)

    assert one != other
    assert b"0531234567" not in base64.b64decode(one)


def test_a_value_moved_to_another_column_is_unreadable() -> None:
    value = cipher.seal("Nguyễn Thị Bưởi", PURPOSE)

    with pytest.raises(cipher.Unreadable):
        cipher.unseal(value, "opinion_contact.name")


def test_every_changed_byte_is_noticed() -> None:
    raw = base64.b64decode(cipher.seal("Bưởi", PURPOSE))

    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        with pytest.raises(cipher.Unreadable):
            cipher.unseal(base64.b64encode(changed).decode(), PURPOSE)


@pytest.mark.parametrize("value", ["", "Nguyễn", "AQ==", "AQJrMQ==", "/////w==", "not base64!"])
def test_what_was_never_sealed_is_unreadable(value: str) -> None:
    with pytest.raises(cipher.Unreadable):
        cipher.unseal(value, PURPOSE)


def test_a_new_key_seals_and_the_old_one_still_opens(settings: Settings) -> None:
    old = cipher.seal("Bưởi", PURPOSE)
    old_index = cipher.blind_index("0531234567", PURPOSE)
    settings.DOITHOAI_DATA_KEYS = {"k1": b"1" * 32, "k2": b"2" * 32}
    settings.DOITHOAI_DATA_KEY_ID = "k2"

    new = cipher.seal("Bưởi", PURPOSE)

    assert (cipher.unseal(old, PURPOSE), cipher.unseal(new, PURPOSE)) == ("Bưởi", "Bưởi")
    assert (cipher.is_current(old), cipher.is_current(new)) == (False, True)
    new_index = cipher.blind_index("0531234567", PURPOSE)
    assert new_index != old_index
    assert sorted(cipher.blind_indexes("0531234567", PURPOSE)) == sorted([old_index, new_index])


def test_without_its_key_a_value_is_unreadable(settings: Settings) -> None:
    value = cipher.seal("Bưởi", PURPOSE)
    settings.DOITHOAI_DATA_KEYS = {"k2": b"2" * 32}

    with pytest.raises(cipher.Unreadable, match="missing"):
        cipher.unseal(value, PURPOSE)


def test_a_fingerprint_finds_the_same_text_of_the_same_column_only() -> None:
    index = cipher.blind_index("0531234567", PURPOSE)

    assert index == cipher.blind_index("0531234567", PURPOSE)
    assert index != cipher.blind_index("0531234568", PURPOSE)
    assert index != cipher.blind_index("0531234567", "people_person.phone")
