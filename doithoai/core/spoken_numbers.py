"""Numbers as they are said: amounts, decimals, ordinals, telephones, Roman figures."""

from __future__ import annotations

import re

from doithoai.core.vietnamese import LARGEST, number_in_words

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def digit_by_digit(text: str) -> str:
    return " ".join(DIGITS[int(char)] for char in text if char.isdecimal())


def whole(number: int) -> str:
    """Any number: what is too large for words is dictated."""
    if number > LARGEST + 1:
        return digit_by_digit(str(number))
    return "một nghìn tỷ" if number == LARGEST + 1 else number_in_words(number)


def amount(text: str) -> str:
    """1.234,5 or 08 or 007: thousands, decimals; a long number that begins with 0 is a code and is dictated."""
    written, _comma, decimals = text.replace(".", "").partition(",")
    if len(written) > 2 and written.startswith("0"):
        words = digit_by_digit(written)
    else:
        words = whole(int(written or "0"))
    if not decimals:
        return words
    short = len(decimals) <= 2 and not decimals.startswith("0")
    return f"{words} phẩy {whole(int(decimals)) if short else digit_by_digit(decimals)}"


def phone(text: str) -> str:
    """Digit by digit, with a breath after every third or fourth."""
    digits = "".join(char for char in re.sub(r"^\+84", "0", text) if char.isdecimal())
    head = digits[: len(digits) - 6] if len(digits) > 7 else digits[:4]
    rest = digits[len(head) :]
    return ", ".join(digit_by_digit(part) for part in (head, rest[:3], rest[3:]) if part)


def ordinal(number: int) -> str:
    """Thứ nhất, thứ hai, thứ tư: what follows the word "thứ"."""
    return {1: "nhất", 4: "tư"}.get(number) or whole(number)


def day_of_month(number: int) -> str:
    return f"mùng {whole(number)}" if 1 <= number <= 10 else whole(number)


def month(number: int) -> str:
    return "tư" if number == 4 else whole(number)


def roman(text: str) -> int:
    values = [_ROMAN[char] for char in text]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


_VALUES = {word: value for value, word in enumerate(DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5}
_SCALES = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def heard(words: str) -> int:
    """The number that somebody hears: how a reading is checked."""
    total = group = last = 0
    for word in words.split():
        if word in _VALUES:
            last = _VALUES[word]
            group += last
        elif word in {"mươi", "trăm"}:
            group += last * (9 if word == "mươi" else 99)
        elif word == "mười":
            group += 10
        elif word in _SCALES:
            scaled = (group or 1) * _SCALES[word]
            # "một nghìn tỷ": a scale of what was said so far.
            total, group = (total * _SCALES[word], 0) if not group and total else (total + scaled, 0)
    return total + group
