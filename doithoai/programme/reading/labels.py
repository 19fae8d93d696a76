"""The words before a colon that say what comes behind it: when, where, with whom, who presides."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MEETING = r"(?:hội nghị|buổi|cuộc|đợt|phiên|đối thoại|tiếp xúc|gặp gỡ|gặp mặt)"
_TAIL = (
    r"(?:\s+(?:tổ chức|dự kiến|hội nghị|tham dự|tham gia|mời|dự|mỗi cụm|mỗi hội nghị|của hội nghị|đối "
    r"thoại|đại biểu|người|cụ thể|diễn ra|tiếp xúc,? đối thoại|từng cụm|từng hội nghị|buổi đối thoại|mỗi đợt|chính))*"
)
_OF_ALL = rf"(?:\s+(?:các|cả|tất cả|mỗi|từng|chung|\d{{1,2}}|hai|ba|bốn|{_MEETING}))*"
_OLD = (
    r"Trước (?:khi )?(?:điều chỉnh|sửa đổi)|Trước đây|Kế hoạch (?:cũ|ban đầu|đã ban hành)|Lịch cũ|Thời gian cũ|"
    r"Theo (?:kế hoạch (?:cũ|đã ban hành|ban đầu)|Kế hoạch số [^\s:;,]+)|(?:Thời gian )?đã ban hành|Nội dung cũ"
)
_NEW = (
    r"Nay (?:điều chỉnh|sửa|chuyển|đổi|lùi|dời|thay)(?: (?:thành|sang|đến|vào|lại))?|"
    r"Sau (?:khi )?(?:điều chỉnh|sửa đổi)|"
    r"(?:Điều chỉnh|Sửa|Đổi) (?:thành|lại)|Thời gian (?:mới|(?:được )?điều chỉnh|thay đổi)|Lịch mới|Nội dung mới|Nay"
)
_LABELS = (
    ("was", rf"(?:{_OLD})(?:\s+(?:ghi|nêu|quy định|là|xác định))?"),
    ("now", _NEW),
    ("both", rf"Thời gian,? (?:và )?địa điểm{_TAIL}"),
    (
        "time",
        rf"Thời gian{_TAIL}|Thời điểm{_TAIL}|Ngày,? giờ|Giờ,? ngày|Ngày tổ chức|Lịch(?: tổ chức)?|"
        rf"Dự kiến thời gian|Bắt đầu|Khai mạc|Khi nào|Bao giờ|Vào lúc",
    ),
    (
        "venue",
        rf"Địa điểm{_TAIL}|Nơi (?:tổ chức|họp|diễn ra|gặp gỡ|gặp mặt|đối thoại|tiếp xúc)|Điểm (?:tổ "
        rf"chức|họp)|Ở đâu|Tại đâu",
    ),
    (
        "invited",
        r"Thành phần (?:được |khách )?mời(?: tham dự| dự)?",
    ),
    (
        "audience",
        r"Đại biểu(?!\s+(?:mời|khách))(?:\s+[^\W\d_]+){0,4}(?=\s*:)|(?:Người|Ai) (?:tham )?dự|Người "
        r"tham gia|Phía người dân|"
        rf"Đối tượng{_TAIL}|Thành phần{_TAIL}|Thành phần, đối tượng{_TAIL}|Đối tượng, thành phần{_TAIL}",
    ),
    ("expected", rf"Số lượng{_TAIL}|Tổng số{_TAIL}|Số (?:đại biểu|người){_TAIL}|Quy mô{_TAIL}"),
    ("co", rf"(?:Đồng|Cùng) (?:chủ trì|chủ tọa|điều hành){_OF_ALL}|Phối hợp chủ trì"),
    (
        "chair",
        rf"(?:Người )?(?:chủ trì|chủ tọa|điều hành){_OF_ALL}|Lãnh đạo chủ trì|Chế độ(?: tiếp xúc, đối thoại)?",
    ),
    ("form", rf"(?:Hình thức|Phương thức|Cách thức){_TAIL}"),
    (
        "guests",
        r"Cùng (?:tham )?dự|Mời dự|Mời|(?:Trân trọng )?kính mời|Đại biểu (?:khách )?mời(?: dự)?|Khách mời",
    ),
    ("content", rf"(?:Nội dung|Chủ đề|Chuyên đề|Trọng tâm){_TAIL}(?:\s+(?:chính|trọng tâm))?"),
    ("villages", r"(?:Gồm )?(?:Các thôn|Các ấp|Các bản|Các tổ dân phố|Các khu dân cư)"),
)
#: "Nay chuyển đến …", "đồng chủ trì có …": these need no colon.
_WITHOUT_COLON = (
    r"(?P<starts>Nay (?:điều chỉnh|sửa|chuyển|đổi|lùi|dời|thay)(?: (?:thành|sang|đến|vào|lại|tổ chức))*)(?=\s+[\d\w])|"
    r"(?P<people>(?:Đối tượng|Thành phần)(?: tham dự| đối thoại)? (?:là|gồm|bao gồm)(?: có)?)(?=\s+[a-zđ])|"
    r"(?P<besides>(?:đồng|cùng) (?:chủ trì|chủ tọa) (?:có|gồm|là))(?=\s)"
)
_LABEL = re.compile(
    r"(?:^|(?<=[.;,]\s)|(?<=[.;,]))\s*(?:(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _LABELS)
    + rf")(?:\s*:\s*|(?=\s+(?:khoảng|gồm|dự kiến)\b))|{_WITHOUT_COLON})",
    re.IGNORECASE,
)


def fields(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its labels: (name of the label or nothing, what stands behind it)."""
    place, name = 0, ""
    for found in _LABEL.finditer(text):
        if text[place : found.start()].strip(" .;,"):
            yield name, text[place : found.start()].strip(" ;,")
        name, place = found.lastgroup or "", found.end()
    if text[place:].strip(" .;,"):
        yield name, text[place:].strip(" ;,")


def begins(text: str) -> tuple[str, int]:
    """The name of the label that the text begins with, and where it ends; an empty name when there is none."""
    found = _LABEL.match(text)
    return (found.lastgroup or "", found.end()) if found else ("", 0)
