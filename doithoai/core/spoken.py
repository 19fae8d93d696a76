"""A written text as an announcer reads it aloud: no digit, abbreviation or sign is left. Pure functions of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, time

from doithoai.core import spoken_numbers as said
from doithoai.core.spoken_words import ABBREVIATIONS, LETTERS, UNITS
from doithoai.core.vietnamese import date_in_words, plain, time_in_words

_WORD = r"[^\W\d_]"
_DASH = r"\s*[-–—]\s*"
_UNIT = "|".join(re.escape(name) for name in sorted(UNITS, key=len, reverse=True))
_AMOUNT = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_CLOCK = r"(?:[01]?\d|2[0-4])\s*(?:h|g|:|giờ)\s*[0-5]\d(?:\s*phút\b)?|(?:[01]?\d|2[0-4])\s*(?:h\b|giờ\b)"
_FULL_DAY = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}"
_ROMAN = r"(?=[IVXLC])(?:X[LC]|L?X{0,3})(?:I[XV]|V?I{0,3})"
_COUNTED = (
    r"quý|khóa|khoá|thứ|kỳ|phần|chương|mục|đại hội|đại hội đảng|loại|hạng|cấp|vùng|khu vực|tập|đợt|lần|thế kỷ|phụ lục"
)


def aloud(text: str, extra: Mapping[str, str] | None = None) -> str:
    """The text for the announcer; `extra` adds abbreviations of the authority to the usual ones."""
    lines = (_line(line, extra or {}) for line in plain(text).splitlines())
    return "\n".join(line for line in lines if line)


def word_count(text: str) -> int:
    """How many words an announcer says: in Vietnamese every syllable stands alone."""
    return sum(any(char.isalpha() for char in part) for part in text.split())


def _line(line: str, extra: Mapping[str, str]) -> str:
    for pattern, say in _STEPS:
        line = pattern.sub(say, line)
    # The longest first: HTX DV before HTX; the words are no pattern, whatever somebody typed.
    for name in sorted(extra, key=len, reverse=True):
        line = extra[name].join(re.split(rf"(?<!\w){re.escape(name)}(?!\w)", line))
    line = _ABBREVIATED.sub(lambda found: ABBREVIATIONS[found[0]], line)
    line = _SPELLED.sub(lambda found: _spell(found[0]), line)
    line = _tidy("".join(_last_resort(char) for char in line))
    # A sentence begins with a capital: what was no short form before may look like one now.
    return _ABBREVIATED.sub(lambda found: ABBREVIATIONS[found[0]], line)


def _spell(letters: str) -> str:
    return " ".join(LETTERS.get(char, char) for char in letters)


def _last_resort(char: str) -> str:
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return f" {said.DIGITS[digit]} "
    return " " if unicodedata.category(char) in {"No", "Nl", "Sk", "Sc", "Cc"} else char


def _tidy(line: str) -> str:
    for pattern, by in _TIDY:
        line = pattern.sub(by, line)
    line = line.strip(" ,;:")
    return _SENTENCE.sub(lambda found: found[0].upper(), line)


def _day(found: re.Match[str]) -> str:
    number, month, year = (int(part) for part in re.findall(r"\d+", found[0]))
    try:
        words = date_in_words(date(year, month, number))
    except ValueError:
        words = " trên ".join(said.whole(part) for part in (number, month, year))
    return f" {words} "


def _short_day(found: re.Match[str]) -> str:
    number, month = int(found["day"]), int(found["month"])
    before = re.sub(r"(?i:\s*ngày)$", "", found["before"])
    if not (1 <= number <= 31 and 1 <= month <= 12):
        return f"{found['before']} {said.whole(number)} trên {said.whole(month)} "
    return f"{before} ngày {said.day_of_month(number)} tháng {said.month(month)} "


def _days(found: re.Match[str]) -> str:
    """05-07/3/2026: from a day to another one of the same month."""
    first, number, month, year = (int(part) for part in re.findall(r"\d+", found[0]))
    try:
        words = date_in_words(date(year, month, number))
    except ValueError:
        words = " trên ".join(said.whole(part) for part in (number, month, year))
    return f" ngày {said.day_of_month(first)} đến {words} "


def _of_month(found: re.Match[str]) -> str:
    return f"ngày {said.day_of_month(int(found[1]))} "


def _month(found: re.Match[str]) -> str:
    year = f" năm {said.whole(int(found[2]))}" if found[2] else ""
    return f"tháng {said.month(int(found[1]))}{year} "


def _time(found: re.Match[str]) -> str:
    hour, *rest = (int(part) for part in re.findall(r"\d+", found[0]))
    minute = rest[0] if rest else 0
    words = time_in_words(time(hour, minute)) if hour < 24 else f"hai mươi bốn giờ {said.whole(minute)} phút"
    return f" {words} "


def _phone(found: re.Match[str]) -> str:
    return f" {said.phone(found[0])} "


def _digits(found: re.Match[str]) -> str:
    return f"{found[1]} {said.digit_by_digit(found[2])} "


def _address(found: re.Match[str]) -> str:
    """A web address or mail address, as it is dictated."""
    bare = re.sub(r"^[a-zA-Z]+://", "", found[0]).rstrip("/.,")
    signs = {".": " chấm ", "/": " gạch chéo ", "-": " gạch ngang ", "_": " gạch dưới ", "@": " a còng "}
    return " " + "".join(
        signs.get(char, f" {said.DIGITS[int(char)]} " if char in "0123456789" else char) for char in bare
    )


def _percent(found: re.Match[str]) -> str:
    return f" {said.amount(found[1])} phần trăm "


def _money(found: re.Match[str]) -> str:
    return f" {said.amount(found[1])} {found[2] or ''} đồng "


def _measured(found: re.Match[str]) -> str:
    return f" {said.amount(found[1])} {UNITS[found[2]]} "


def _range(found: re.Match[str]) -> str:
    return f"{found[1]} đến "


def _ordinal(found: re.Match[str]) -> str:
    return f"{found[1]} {said.ordinal(int(found[2]))} "


def _roman(found: re.Match[str]) -> str:
    number = said.roman(found[2])
    words = said.ordinal(number) if found[1].lower().endswith("thứ") else said.whole(number)
    return f"{found[1]} {words} "


def _plain_roman(found: re.Match[str]) -> str:
    return f" {said.whole(said.roman(found[0]))} "


def _symbol(found: re.Match[str]) -> str:
    """Số 15-KH/BDV, 10/2022/QH15: number and letters, each part for itself."""
    parts = re.split(r"([-/])", found[2])
    words = []
    for part in parts:
        if part in {"-", "/"}:
            words.append("gạch ngang" if part == "-" else "trên")
        elif part.isdigit():
            words.append(
                said.whole(int(part)) if part == parts[0] or not part.startswith("0") else said.digit_by_digit(part)
            )
        else:
            words += [said.whole(int(one)) if one.isdigit() else _spell(one) for one in re.findall(r"\d+|\D+", part)]
    return f"{found[1]} {' '.join(words)} "


def _number(found: re.Match[str]) -> str:
    return f" {said.amount(found[0])} "


def _road(found: re.Match[str]) -> str:
    kinds = {"QL": "quốc lộ", "TL": "tỉnh lộ", "ĐT": "đường tỉnh", "ĐH": "đường huyện"}
    return f"{kinds[found[1]]} {said.whole(int(found[2]))} {_spell(found[3])} "


#: In this order: what is longer and surer is read first, so that single numbers are left for the end.
_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (
        re.compile(
            r"https?://\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.])(?:[a-z0-9-]+\.)+(?:vn|com|org|net)\b(?:/\S*)?"
        ),
        _address,
    ),
    (re.compile(r"(?<!\w)(QL|TL|ĐT|ĐH)\.?\s?(\d{1,3})([A-ZĐ]?)(?![\w ]*\d)"), _road),
    (
        re.compile(
            r"((?:tổng đài|đường dây nóng|điện thoại|số máy|[Hh]otline|ĐT|SĐT)(?:\s+số)?\s*:?)\s*(\d{3,8})(?![ .]?\d)"
        ),
        _digits,
    ),
    (
        re.compile(
            r"(?<![\w.,/])(?:\+84[ .-]?|0)\d(?:[ .-]?\d){7,9}(?!\d|[/.,]\d)|(?<![\w.,/])1[89]00(?:[ .-]?\d){4,6}(?!\d)"
        ),
        _phone,
    ),
    (re.compile(rf"({_CLOCK}){_DASH}(?={_CLOCK})"), _range),
    (re.compile(rf"(?<![\w.,/]){_CLOCK}"), _time),
    (re.compile(rf"(?<!\d)({_FULL_DAY}){_DASH}(?=\d)"), _range),
    (re.compile(rf"(?<![\w/.,])(?:[Nn]gày\s+)?\d{{1,2}}{_DASH}\d{{1,2}}/\d{{1,2}}/\d{{4}}(?!\d)"), _days),
    (re.compile(rf"(?<![\w/.,])(?:[Nn]gày\s+)?{_FULL_DAY}(?![\d/])"), _day),
    (
        re.compile(
            r"(?P<before>\b(?:[Nn]gày|[Tt]ừ|[Đđ]ến|[Tt]rước|[Ss]áng|[Cc]hiều|[Tt]ối|[Hh]ôm|[Dd]ịp|[Ll]ễ)(?:\s+ngày)?)"
            r"\s+(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/])"
        ),
        _short_day,
    ),
    (re.compile(r"\b[Nn]gày\s+(?:mùng\s+)?(\d{1,2})(?![\d/.,]*\d)"), _of_month),
    (re.compile(r"\b[Tt]háng\s+(\d{1,2})(?!\d)(?:\s*/\s*(\d{4}))?"), _month),
    (
        re.compile(rf"(\b[Ss]ố:?)\s+(\d+(?:-[A-ZĐ]+)?(?:/(?:\d{{4}}|[\w-]*[A-ZĐ][\w-]*))+(?:-{_WORD}+)*|\d+-[A-ZĐ]+)"),
        _symbol,
    ),
    (re.compile(r"()(?<![\w/-])([A-ZĐ]{2,4}-\d{4}-\d+)(?!\w)"), _symbol),
    (re.compile(rf"(?<![\w.,])({_AMOUNT})\s*%"), _percent),
    (re.compile(rf"(?<![\w.,])({_AMOUNT})\s*((?:nghìn|triệu|tỷ|tỉ)\b)?\s*(?:đồng|đ|VNĐ|VND|vnđ|₫)(?!\w)"), _money),
    (re.compile(rf"(?<![\w.,])({_AMOUNT}){_DASH}(?=(?:{_AMOUNT})(?![\w.]))"), _range),
    (re.compile(rf"(?<![\w.,])({_AMOUNT})\s*({_UNIT})(?!\w)"), _measured),
    (re.compile(r"(\b[Tt]hứ)\s+(\d{1,12})(?![\d/.,]*\d)"), _ordinal),
    (re.compile(rf"(?i:\b({_COUNTED}))\s+({_ROMAN})(?!\w)"), _roman),
    (re.compile(r"(?<!\w)(?:X{1,3}(?:I{2,3}|IV|IX|V|VI{1,3})|VI{2,3}|I{2,3}|IV|IX)(?!\w)"), _plain_roman),
    (re.compile(r"(?<=\d)\s*/\s*(?=\d)"), lambda _found: " trên "),
    (re.compile(r"(?<=\d)\s*[x×]\s*(?=\d)"), lambda _found: " nhân "),
    (re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"), _number),
)

_ABBREVIATED = re.compile(
    rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in sorted(ABBREVIATIONS, key=len, reverse=True))})(?!\w)"
)
#: Capitals without a vowel are no word: they are said letter by letter.
_SPELLED = re.compile(r"(?<!\w)[BCDĐFGHJKLMNPQRSTVWXZ]{2,6}(?!\w)")
_SENTENCE = re.compile(r"^\w|(?<=[.!?] )\w")
_TIDY = (
    (re.compile(r"^\s*[-–—•*+]\s*"), ""),
    (re.compile(r"[()\[\]{}]|\s[-–—]\s"), ", "),
    (re.compile(r"[\"“”«»'‘’*#_|~^`<>\\]"), " "),
    (re.compile(r"&"), " và "),
    (re.compile(r"%"), " phần trăm "),
    (re.compile(r"\+"), " cộng "),
    (re.compile(r"="), " bằng "),
    (re.compile(r"@"), " a còng "),
    (re.compile(r"…|\.{2,}"), "."),
    (re.compile(r"/"), ", "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:!?])"), ""),
    (re.compile(r"[,;:](?=[,.;:!?])"), ""),
    (re.compile(r"(?<=[,;])(?=\S)"), " "),
)
