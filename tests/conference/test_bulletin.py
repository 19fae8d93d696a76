"""The bulletin is made of what was announced, is read without a digit, and its short form keeps to its time."""

import re
from collections.abc import Iterator

import pytest
import time_machine

from doithoai.conference import announcing, bulletin, scheduling
from doithoai.core import spoken
from doithoai.core.spoken_words import ABBREVIATIONS
from doithoai.people.models import Clock
from tests.factories.conference import NOW, announced, conference, fixed, scheduled
from tests.factories.people import authority
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-25", "S-27", "S-84")
def test_the_whole_bulletin_says_all_that_is_announced_in_words() -> None:
    commune = authority()
    told = announcing.current(announced(commune))

    text = bulletin.whole(told, bulletin.pace_of(commune)).text

    assert "Thời gian: tám giờ, thứ Năm, ngày mùng mười tháng mười hai năm hai nghìn không trăm hai mươi sáu." in text
    for part in (
        "Địa điểm: Hội trường Ủy ban nhân dân xã Tân Yên.",
        "Nội dung: Bồi thường, tái định cư",
        "Tám giờ mười lăm phút Báo cáo tình hình",
        "đăng ký phát biểu",
        "Xin nhắc lại.",
    ):
        assert part.lower() in text.lower()
    assert not re.search(r"\d", text)
    assert not [name for name in ABBREVIATIONS if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]


@pytest.mark.parametrize("times", [1, 40])
def test_the_short_bulletin_takes_two_minutes_at_most_and_keeps_time_and_place(times: int) -> None:
    commune = authority()
    long = "Gửi ý kiến tại nhà văn hóa thôn trước ngày 05/12/2026. " * times
    told = announcing.current(announced(commune, how_to_take_part=long, content="Đất đai, đường sá. " * times))
    pace = bulletin.pace_of(commune)

    made = bulletin.short(told, pace)

    assert (made.seconds or 0) <= 120
    assert not made.is_too_long
    assert "Thời gian: tám giờ".lower() in made.text.lower()
    assert "Hội trường Ủy ban nhân dân" in made.text
    assert (bulletin.whole(told, pace).seconds or 0) > (120 if times > 1 else 30)


def test_the_pace_is_data_of_the_authority_and_without_it_no_length_is_claimed() -> None:
    commune = authority()
    told = announcing.current(announced(commune))
    before = bulletin.whole(told, bulletin.pace_of(commune))

    Clock.objects.filter(authority=commune, code="reading_pace").update(amount=80)
    slow = bulletin.whole(told, bulletin.pace_of(commune))
    Clock.objects.filter(authority=commune, code="reading_pace").update(amount=None)

    assert bulletin.pace_of(commune) is None
    assert bulletin.whole(told, None).seconds is None
    assert before.words == slow.words == spoken.word_count(slow.text)
    assert abs((slow.seconds or 0) - 2 * (before.seconds or 0)) <= 1


@pytest.mark.clause("S-48", "S-50")
def test_nothing_is_read_before_all_is_known_and_a_change_is_said_first() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)
    assert bulletin.for_reading(row) is None

    fixed(row, by=writer)
    announcing.publish(row, by=writer)
    fixed(row, by=writer, venue="NVH thôn Trung Hòa", reason="Hội trường đang sửa.")
    announcing.publish(row, by=writer, change_note="Đổi nơi họp sang NVH thôn Trung Hòa.")
    lines = bulletin.short(bulletin.for_reading(row), bulletin.pace_of(authority())).text.splitlines()

    assert lines[1] == "Nội dung thay đổi: Đổi nơi họp sang nhà văn hóa thôn Trung Hòa."


def test_what_was_called_off_is_read_with_its_reason_and_without_a_day() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    scheduling.postpone(row, reason="Bão số 9.", by=writer)
    announcing.publish(row, by=writer, change_note="Hoãn vì bão số 9.")

    text = bulletin.whole(announcing.current(row), bulletin.pace_of(authority())).text

    assert "bão số chín" in text.lower()
    assert "Thời gian" not in text


def test_before_it_is_announced_the_draft_can_be_heard() -> None:
    told = bulletin.for_reading(scheduled(authority()))

    assert told.pk is None
    assert "tái định cư" in bulletin.whole(told, None).text
