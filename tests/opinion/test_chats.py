"""What is copied out of a message group falls into its messages, whatever program copied it."""

from __future__ import annotations

import pytest

from doithoai.opinion.chats import Message, messages

HEAP, LAMP = "Bãi rác thôn Hậu thối không chịu nổi.\nĐề nghị chở đi.", "Đèn đường hỏng từ tháng 9."
TWO = [Message(HEAP, "Dương Thị Hạ"), Message(LAMP, "Ông Tư Cầu Xi")]


@pytest.mark.parametrize(
    "pasted",
    [
        f"[12/11/2026 10:32:11 SA] Dương Thị Hạ: {HEAP}\n[12/11/2026 10:40:02 SA] Ông Tư Cầu Xi: {LAMP}",
        f"[10:32, 12/11/2026] Dương Thị Hạ: {HEAP}\r\n[10:40, 12/11/2026] Ông Tư Cầu Xi: {LAMP}\r\n",
        f"12/11/2026, 10:32 - Dương Thị Hạ: {HEAP}\n12/11/2026, 10:40 - Ông Tư Cầu Xi: {LAMP}",
        f"Dương Thị Hạ, [12/11/2026 10:32]\n{HEAP}\n\nÔng Tư Cầu Xi, [12/11/2026 10:40]\n{LAMP}",
        f"Dương Thị Hạ\n10:32\n{HEAP}\n\nÔng Tư Cầu Xi\n10:40 12/11/2026\n{LAMP}",
        f"[10:32, 12/11/2026] Dương Thị Hạ: {HEAP}\n[10:33, 12/11/2026] Dương Thị Hạ: [Hình ảnh]\n"
        f"[10:40, 12/11/2026] Ông Tư Cầu Xi: {LAMP}",
    ],
)
def test_messages_are_told_apart_by_how_they_begin(pasted: str) -> None:
    assert messages(pasted) == TWO


def test_without_heads_empty_lines_or_marks_tell_them_apart() -> None:
    assert messages(f"{HEAP}\n\n  \n{LAMP}") == [Message(HEAP), Message(LAMP)]
    assert messages("1. Đường hỏng.\n2. Thiếu nước.") == [Message("Đường hỏng."), Message("Thiếu nước.")]
    assert messages(LAMP) == [Message(LAMP)]
    assert messages("  \n ") == []


def test_a_clock_time_within_a_message_divides_nothing() -> None:
    text = "Xe tải chạy lúc 22:30 rất ồn.\n05:00 sáng lại chạy tiếp: dân không ngủ được."

    assert messages(text) == [Message(text)]
    assert messages(f"Trưởng thôn gửi:\n[10:32, 12/11/2026] Dương Thị Hạ: {LAMP}")[0] == Message("Trưởng thôn gửi:")
