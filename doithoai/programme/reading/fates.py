"""Whether a conference is held at all: cancelled, moved to another year, joined with another, only on request."""

from __future__ import annotations

import re

from doithoai.programme.reading.structure import CANCELLED, MOVED, ON_REQUEST, PLANNED, Conference

_CANCELLED = re.compile(
    r"không tổ chức|thôi không|hủy bỏ|bãi bỏ|dừng tổ chức|không tiến hành|không thực hiện|khỏi kế hoạch|"
    r"\b(?:hủy|bỏ|dừng)\s+(?:việc\s+)?(?:tổ chức\s+)?(?:các\s+)?(?:hội nghị|buổi|cuộc|đối thoại|tiếp xúc)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"(?:(?:chuyển|lùi|dời|hoãn|để)\s+(?:hội nghị\s+)?(?:lại\s+)?(?:sang|đến|vào|tới)?|"
    r"^\W*(?:chuyển|lùi|dời|hoãn)\s+(?:(?:việc|thời gian|tổ chức|các)\s+)*(?:hội nghị|buổi|cuộc|đối thoại|tiếp xúc)\b"
    r"[^.;]{0,120}?\s(?:sang|đến|vào|tới))\s*(?:tổ "
    r"chức\s+)?(?:trong|vào|sang)?\s*(?:năm\s+(\d{4})|năm sau|(?:quý|tháng)\s+\w+(?:/|\s+năm\s+)(\d{4}))",
    re.IGNORECASE,
)
_ON_REQUEST = re.compile(
    r"(?:khi có|theo) (?:yêu cầu|đề nghị|kiến nghị|đơn)|đột xuất|khi (?:cần thiết|phát sinh)|khi có (?:từ|"
    r"ít nhất)[^.;]{0,60}(?:đề nghị|yêu cầu)",
    re.IGNORECASE,
)
_INTO = re.compile(
    r"(?:lồng ghép|ghép|gộp|nhập|kết hợp)\s+(?:\w+\s+){0,4}?(?:vào|với|cùng)\s+[^.;]{0,60}?(?:điểm|mục|"
    r"khoản|hội nghị|số|thứ)\s+(\d+|[a-zđ]\b)",
    re.IGNORECASE,
)


def is_on_request(text: str) -> bool:
    return _ON_REQUEST.search(text) is not None and not re.search(r"định kỳ", text, re.IGNORECASE)


def state(conference: Conference, text: str, year: int) -> None:
    if moved := _MOVED.search(text):
        to = int(moved[1] or moved[2] or year + 1)
        if to > year:
            conference.fate, conference.moved_to = MOVED, to
    elif _CANCELLED.search(text):
        conference.fate = CANCELLED
    elif _ON_REQUEST.search(text) and conference.fate == PLANNED:
        conference.fate = ON_REQUEST
    if into := _INTO.search(text):
        conference.into = into[1]
        if (
            re.match(r"\W*(?:được\s+)?(?:gộp|ghép|nhập|lồng ghép)\b", text, re.IGNORECASE)
            and conference.fate == PLANNED
        ):
            conference.fate = CANCELLED
