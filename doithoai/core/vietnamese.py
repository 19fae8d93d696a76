"""Vietnamese as people type, search, sort and read it aloud. Pure functions of text."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache

# Raise when words() or tokens() changes, or what else a row holds: rows are then written anew (opinion.search.rebuild).
VERSION = 3

# Common abbreviations of the offices and of people's messages, written out in texts and in questions.
# Only such as are no Vietnamese syllable and have one meaning in this work.
ABBREVIATIONS = {
    "antt": "an ninh trật tự",
    "atgt": "an toàn giao thông",
    "attp": "an toàn thực phẩm",
    "bch": "ban chấp hành",
    "bhtn": "bảo hiểm thất nghiệp",
    "bhxh": "bảo hiểm xã hội",
    "bhyt": "bảo hiểm y tế",
    "bqlda": "ban quản lý dự án",
    "btv": "ban thường vụ",
    "bvmt": "bảo vệ môi trường",
    "bvtv": "bảo vệ thực vật",
    "cbcc": "cán bộ công chức",
    "cbccvc": "cán bộ công chức viên chức",
    "cccd": "căn cước công dân",
    "ccvc": "công chức viên chức",
    "cmnd": "chứng minh nhân dân",
    "cntt": "công nghệ thông tin",
    "csgt": "cảnh sát giao thông",
    "csvc": "cơ sở vật chất",
    "ctxh": "chính trị xã hội",
    "đbqh": "đại biểu quốc hội",
    "đc": "được",
    "đ/c": "đồng chí",
    "dvc": "dịch vụ công",
    "gcn": "giấy chứng nhận",
    "gcnqsdđ": "giấy chứng nhận quyền sử dụng đất",
    "gdđt": "giáo dục đào tạo",
    "gpmb": "giải phóng mặt bằng",
    "gpxd": "giấy phép xây dựng",
    "gtnt": "giao thông nông thôn",
    "gtvt": "giao thông vận tải",
    "hđnd": "hội đồng nhân dân",
    "htx": "hợp tác xã",
    "kcn": "khu công nghiệp",
    "kdc": "khu dân cư",
    "ko": "không",
    "k": "không",
    "ktxh": "kinh tế xã hội",
    "lđtbxh": "lao động thương binh xã hội",
    "lđlđ": "liên đoàn lao động",
    "mttq": "mặt trận tổ quốc",
    "nnptnt": "nông nghiệp phát triển nông thôn",
    "ntm": "nông thôn mới",
    "nvh": "nhà văn hóa",
    "ocop": "mỗi xã một sản phẩm",
    "pccc": "phòng cháy chữa cháy",
    "ptnt": "phát triển nông thôn",
    "qldđ": "quản lý đất đai",
    "qsdđ": "quyền sử dụng đất",
    "sdđ": "sử dụng đất",
    "sđt": "số điện thoại",
    "sxkd": "sản xuất kinh doanh",
    "tđc": "tái định cư",
    "tdp": "tổ dân phố",
    "thcs": "trung học cơ sở",
    "thpt": "trung học phổ thông",
    "tnmt": "tài nguyên môi trường",
    "tthc": "thủ tục hành chính",
    "ttpvhcc": "trung tâm phục vụ hành chính công",
    "ubmttq": "ủy ban mặt trận tổ quốc",
    "ubnd": "ủy ban nhân dân",
    "vhtt": "văn hóa thông tin",
    "vhxh": "văn hóa xã hội",
    "vpđkđđ": "văn phòng đăng ký đất đai",
    "vsmt": "vệ sinh môi trường",
    "xdcb": "xây dựng cơ bản",
    "xhcn": "xã hội chủ nghĩa",
}

_MARKS = "\u0300-\u036f"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_TOKEN = re.compile(rf"(?:[^\W_]|[{_MARKS}])+(?:[&/.-](?:[^\W_]|[{_MARKS}])+)*")
_JOINT = re.compile(r"[&/.-]")
# Acute, grave, hook above, tilde, dot below: the tones; every other mark belongs to its letter.
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_OPEN_PAIR = re.compile(r"(?:oa|oe|uy)$")


@lru_cache(8192)
def _syllable(token: str) -> tuple[str, str]:
    """(marked, folded) of one lower-case word: marks in one order, the tone in one place."""
    letters: list[str] = []
    tones: list[tuple[int, str]] = []
    for char in unicodedata.normalize("NFD", token):
        if char in _TONES:
            tones.append((max(len(letters) - 1, 0), char))
        elif unicodedata.combining(char) and letters:
            letters[-1] = unicodedata.normalize("NFC", letters[-1] + char)
        elif not unicodedata.combining(char):
            letters.append("đ" if char == "ð" else char)
    if len(tones) == 1:
        tones = [(_tone_place("".join(letters), tones[0][0]), tones[0][1])]
    marked = list(letters)
    for place, tone in tones:
        if marked:
            marked[place] += tone
    folded = "".join(char for char in _bare("".join(letters)) if char.isalnum())
    return unicodedata.normalize("NFC", "".join(marked)), folded


def _tone_place(base: str, place: int) -> int:
    """hoà and hòa, thuý and thúy are one word: the tone stands on the first vowel of open oa, oe, uy."""
    if not _OPEN_PAIR.search(base) or place < len(base) - 2:
        return place
    # The u of "quy" belongs to the q.
    return len(base) - 1 if base.endswith("quy") else len(base) - 2


# The letter đ, and the Icelandic one that looks like it in capitals.
_BARRED = str.maketrans("đð", "dd")


def _bare(text: str) -> str:
    small = unicodedata.normalize("NFKD", text).lower()  # m² is found as m2
    apart = unicodedata.normalize("NFKD", small)
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_BARRED)


# Found by the bare form, so that TĐC, tdc and a text folded before are one.
_EXPANDED = {_bare(name): tuple(_syllable(word) for word in written.split()) for name, written in ABBREVIATIONS.items()}


@lru_cache(maxsize=16384)
def _expand(token: str) -> tuple[tuple[str, str], ...]:
    whole = _EXPANDED.get(_bare(token if "/" in token else _JOINT.sub("", token)))
    if whole:
        return whole
    pairs = (pair for part in _JOINT.split(token) for pair in _EXPANDED.get(_bare(part)) or (_syllable(part),))
    return tuple(pair for pair in pairs if pair[1])


def plain(text: str) -> str:
    """The text in NFC without invisible characters."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", text))


def words(text: str) -> list[tuple[str, str]]:
    """The words of a text as (marked, folded), abbreviations written out; no punctuation, no `_`, no `#`."""
    found = _TOKEN.findall(plain(text).lower())
    return [pair for token in found for pair in _expand(token)]


def fold(text: str) -> str:
    """What two spellings of the same words have in common: the folded words with single spaces."""
    return " ".join(folded for _marked, folded in words(text))


# --- what a search row holds, and what it is asked ------------------------------------------------

#: Longer words are kept and asked for by their beginning.
LONGEST_WORD = 60
_KNOWN = re.compile("[0-9a-z\u00df-\u00f6\u00f8-\u017f\u01a1\u01b0\u1ea0-\u1ef9]+")
_QUOTED = re.compile('["\u201c\u201d]([^"\u201c\u201d]*)["\u201c\u201d]')


def document(parts: Iterable[str]) -> str:
    """Several texts as one: a line of marked words for each, so that no pair crosses from one to the next."""
    lines = (" ".join(marked[:LONGEST_WORD] for marked, _folded in words(part)) for part in parts)
    return "\n".join(line for line in lines if line)


def tokens(body: str) -> set[str]:
    """All that a document is found by: folded words, words with their marks, pairs of folded neighbours."""
    found: set[str] = set()
    for line in body.split("\n"):
        both = [_tokens_of(word) for word in line.split(" ") if word]
        folded = [one for _marked, one in both]
        found.update(marked for marked, _folded in both)
        found.update(folded)
        found.update(f"{one}_{two}" for one, two in itertools.pairwise(folded))
    return found


@lru_cache(maxsize=16384)
def _tokens_of(word: str) -> tuple[str, str]:
    """(marked, folded) of a marked word as index words."""
    kept = word[:LONGEST_WORD]
    return _plain_token(kept), _plain_token(_syllable(kept)[1])


def _plain_token(word: str) -> str:
    """The word itself; in hexadecimal where an index might take it apart (other scripts)."""
    return word if _KNOWN.fullmatch(word) else f"#x{word.encode().hex()}"


@dataclass(frozen=True)
class Question:
    """Index words that must all occur; never anything that was typed."""

    folded: tuple[str, ...]
    marked: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return bool(self.folded)

    def fits(self, *texts: str) -> bool:
        """True when texts that stand in no index hold all of it."""
        lines = [f" {' '.join(_tokens_of(word)[1] for word, _folded in words(text))} " for text in texts]
        runs = [one.replace("_", " ") for one in self.folded] + [" ".join(phrase) for phrase in self.phrases]
        return all(any(f" {run} " in line for line in lines) for run in runs)

    def occurs_in(self, body: str) -> bool:
        """True when the long phrases stand in one line of a document: pairs alone may stand apart."""
        lines = [f" {' '.join(_tokens_of(word)[1] for word in line.split(' '))} " for line in body.split("\n")]
        return all(any(f" {' '.join(phrase)} " in line for line in lines) for phrase in self.phrases)


def question(typed: str) -> Question:
    """Single words anywhere; what stands in quotation marks, an abbreviation or a number as neighbours."""
    folded: dict[str, None] = {}
    marked: dict[str, None] = {}
    phrases: dict[tuple[str, ...], None] = {}
    for run in _runs(typed):
        both = [_tokens_of(word) for word in run]
        bare = tuple(one for _marked, one in both)
        marked.update(dict.fromkeys(word for word, one in both if word != one))
        pairs = [f"{one}_{two}" for one, two in itertools.pairwise(bare)]
        folded.update(dict.fromkeys(pairs or bare))
        if len(bare) > 2:
            phrases[bare] = None
    return Question(tuple(folded), tuple(marked), tuple(phrases))


def _runs(typed: str) -> Iterable[list[str]]:
    """The words that belong together, one run after the other."""
    for place, part in enumerate(_QUOTED.split(plain(typed).lower())):
        pieces = [part] if place % 2 else _TOKEN.findall(part)
        for piece in pieces:
            if run := [marked for marked, _folded in words(piece)]:
                yield run


def slug(text: str) -> str:
    """Lower-case ASCII words with hyphens, for addresses and file names."""
    return re.sub(r"[^a-z0-9]+", "-", _bare(plain(text).lower().replace("ð", "đ"))).strip("-")


# --- order -----------------------------------------------------------------------------------------

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: str(30 + place) for place, letter in enumerate(_ALPHABET)}
_TONE_ORDER = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_RUN = re.compile(r"\d+|\D+")
# Keys are stored: a very long name is ordered by its beginning.
LONGEST_KEY = 160


def sort_key(name: str, *, person: bool = True) -> str:
    """Digits that sort as the Vietnamese alphabet does, in any database; a person by given name first.

    Syllable by syllable: letters, then tone (ngang, huyền, hỏi, ngã, sắc, nặng); numbers by their value.
    """
    parts = [_syllable(token)[0] for token in re.findall(rf"(?:[^\W_]|[{_MARKS}])+", plain(name).lower())]
    if person and len(parts) > 1:
        parts = [parts[-1], *parts[:-1]]
    return "".join(_word_key(part) for part in parts)[:LONGEST_KEY]


@lru_cache(8192)
def _word_key(word: str) -> str:
    key, tone = "", "0"
    for run in _RUN.findall(word):
        if run.isdecimal():
            number = str(int(run))
            key += f"{min(len(number), 19) + 10}{number}"
            continue
        for char in unicodedata.normalize("NFD", run):
            if char in _TONE_ORDER:
                tone = _TONE_ORDER[char]
        letters = unicodedata.normalize(
            "NFC", "".join(c for c in unicodedata.normalize("NFD", run) if c not in _TONE_ORDER)
        )
        key += "".join(_ORDER.get(letter) or _ORDER.get(_bare(letter), "99") for letter in letters)
    return f"{key}0{tone}"


# --- aloud -----------------------------------------------------------------------------------------

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = (" tỷ", " triệu", " nghìn", "")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
LARGEST = 10**12 - 1


def number_in_words(number: int) -> str:
    """0 to 999.999.999.999 as it is read: hai mươi mốt, ba mươi tư, một trăm linh năm."""
    if not 0 <= number <= LARGEST:
        raise ValueError("only 0 to 999.999.999.999 can be read aloud")
    if number == 0:
        return _DIGITS[0]
    spoken: list[str] = []
    for power, group_name in zip((3, 2, 1, 0), _GROUPS, strict=True):
        group = number // 1000**power % 1000
        if group:
            spoken.append(_group(group, full=bool(spoken)) + group_name)
    return " ".join(spoken)


def _group(group: int, *, full: bool) -> str:
    """Three digits; `full` says the hundreds even when there are none (một nghìn không trăm linh năm)."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    spoken = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        if units and spoken:
            spoken.append("linh")
    elif tens == 1:
        spoken.append("mười")
    else:
        spoken += [_DIGITS[tens], "mươi"]
    if units:
        spoken.append(_unit(units, tens))
    return " ".join(spoken)


def _unit(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 4 and tens > 1:
        return "tư"
    if units == 5 and tens > 0:
        return "lăm"
    return _DIGITS[units]


def date_in_words(day: date) -> str:
    """ngày mùng năm tháng mười một năm hai nghìn không trăm hai mươi tư."""
    first_ten = "mùng " if day.day <= 10 else ""
    month = "tư" if day.month == 4 else number_in_words(day.month)
    return f"ngày {first_ten}{number_in_words(day.day)} tháng {month} năm {number_in_words(day.year)}"


def weekday_in_words(day: date) -> str:
    """thứ Hai … Chủ nhật."""
    return _WEEKDAYS[day.weekday()]


def time_in_words(at: time) -> str:
    """tám giờ; mười ba giờ ba mươi phút."""
    minutes = f" {number_in_words(at.minute)} phút" if at.minute else ""
    return f"{number_in_words(at.hour)} giờ{minutes}"
