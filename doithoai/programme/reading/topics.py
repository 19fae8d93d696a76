"""What a line of the part on conferences is about, and whom one that stands in a list names."""

from __future__ import annotations

import re
from dataclasses import replace

from doithoai.programme.reading import audiences, days, labels, mentions
from doithoai.programme.reading.outline import Line, folded

_PARTICIPANTS = re.compile(r"tham du|tham gia|thanh phan|moi du|dai bieu")
_NO_NAME = re.compile(
    r"(?:thời gian|địa điểm|thành phần|chủ trì|nội dung|hình thức|số lượng|tiếp nhận|khai mạc|buổi|từ|"
    r"trước|sau|đồng chí|kinh phí|mời|dự kiến|đối tượng|nay|báo cáo|các|hoàn thành|phương thức)\b",
    re.IGNORECASE,
)
#: "Quý I: nông dân, chủ trang trại"
_PERIOD_FIRST = re.compile(r"((?:quý|tháng|ngày)\s[^:;]{1,40}?)\s*:\s*([^:;.]{4,160})[.;]?$", re.IGNORECASE)
#: "Địa điểm buổi thứ nhất: …", "Thời gian của hội nghị với nông dân: …"
_LABEL_OF = re.compile(
    r"(?P<label>Thời gian|Địa điểm|Thành phần|Đối tượng|Chủ trì|Số lượng)\s+(?:tổ chức\s+)?(?:của\s+)?"
    r"(?P<whose>(?:hội nghị|buổi|cuộc|đợt|cụm|phiên)\s+(?:đối thoại\s+)?(?:thứ|số|với|đối với|\d|"
    r"[IVX]+\b|nhất)[^:]{0,60}?)"
    r"\s*:\s*(?P<rest>.+)",
    re.IGNORECASE,
)
#: "Cụm thôn Đông, thôn Đoài"
_CLUSTER = re.compile(
    r"^(?:cụm|nhóm|liên)\s+(?:các\s+)?(?=(?:thôn|ấp|bản|xóm|khóm|buôn|làng|tổ dân phố|khu phố)\b)", re.IGNORECASE
)
#: Where one conference of a paragraph ends and the next begins.
_PARTS = re.compile(r";\s+(?![^()]*\))|(?<=:)\s+|(?<=[^\d\s.][.])\s+(?=[A-ZĐÀ-Ỹ])|\s*\(\d\)\s+")


def apart(line: Line, year: int) -> list[Line]:
    """A paragraph that tells several conferences, each with its time, as lines of their own."""
    line = _turned(line)
    if several := _divided(line):
        return several
    parts = [part for part in _PARTS.split(line.text) if part.strip()]
    telling = [part for part in parts if mentions.of(part) and days.period_of(part, year)]
    if len(telling) < 2:
        return [line]
    return [replace(line, text=part.strip(" ;"), depth=line.depth if part is parts[0] else 0) for part in parts]


def _turned(line: Line) -> Line:
    """ "Địa điểm buổi thứ nhất: …" with the conference before the label."""
    found = _LABEL_OF.match(line.text)
    if not found or not mentions.whose(f"{found['whose']}:"):
        return line
    return replace(line, text=f"{found['whose']}: {found['label']}: {found['rest']}", depth=0)


def _divided(line: Line) -> list[Line]:
    """ "Thời gian: cuộc thứ nhất vào tháng 5; cuộc thứ hai vào quý III" as a line for each of them."""
    name, end = labels.begins(line.text)
    if name == "form" and (alone := re.search(r"[;,.]\s+riêng\s+(?=\S)", line.text, re.IGNORECASE)):
        rest = line.text[alone.end() :]
        if whose := mentions.whose(rest):
            own = f"{whose.strip(' :,')}: {line.text[:end]} {rest[len(whose) :].strip(' :,')}"
            return [replace(line, text=line.text[: alone.start()]), replace(line, text=own, depth=0)]
    parts = [part.strip() for part in re.split(r";\s+(?![^()]*\))", line.text[end:].rstrip(" .;"))]
    if not name or len(parts) < 2:
        return []
    found: list[Line] = []
    for part in parts:
        whose = mentions.whose(part)
        if not whose:
            return []
        rest = part[len(whose) :].strip(" :,–-")
        text = (
            f"{whose.strip(' :,–-')} {rest}"
            if name == "audience"
            else f"{whose.strip(' :,–-')}: {line.text[:end]} {rest}"
        )
        found.append(replace(line, text=text, depth=0 if found else line.depth))
    return found


def is_heading(line: Line) -> bool:
    return line.depth == 1 or len(line.text) < 120 and not line.text.rstrip().endswith((".", ";"))


#: Sentences that tell of the conference itself, whatever the heading above says.
_TELLS = re.compile(
    r"(?:Hội nghị|Buổi|Cuộc)[^.;:]{0,40}?\s(?:được|sẽ|dự kiến)?\s*(?:tổ chức|diễn ra|tiến hành)\b|"
    r"(?:Tham dự|Dự)\s+(?:hội nghị|buổi|cuộc)|"
    r"(?:Đồng chí\s+)?(?:Phó\s+)?(?:Bí thư|Chủ tịch)\b[^.;:]{0,80}\s(?:chủ trì|chủ tọa)",
    re.IGNORECASE,
)


def topic(line: Line) -> str:
    """What the nearest heading that says so is about."""
    for one in reversed(line.path):
        words = folded(one.text)
        if re.search(r"thoi gian", words):
            return "time"
        if re.search(r"dia diem", words):
            return "venue"
        if re.search(r"doi tuong", words) and not _PARTICIPANTS.search(words):
            return "audience"
        if re.search(r"thanh phan|dai bieu tham du|doi tuong tham du", words):
            return "participants"
        if re.search(r"noi dung", words) and not re.search(r"dieu chinh|bo sung|sua doi|thay doi", words):
            return "" if _TELLS.match(line.text) else "content"
    return ""


def listed(line: Line, topic: str, year: int, *, has_period: bool) -> mentions.Mention | None:
    """A list item that names whom only: under "đối tượng", or before a day."""
    if topic == "audience" and line.depth >= 4 and not _NO_NAME.match(line.text) and not has_period:
        return mentions.Mention(line.text.strip(" .;,"), "", "")
    if (
        not has_period
        or _NO_NAME.match(line.text)
        or labels.begins(line.text)[0]
        or topic == "content"
        or _TELLS.match(line.text)
    ):
        return None
    if (first := _PERIOD_FIRST.match(line.text)) and audiences.is_group(first[2]):
        return mentions.Mention(first[2].strip(" .;,"), "", first[1])
    head = re.match(r"([^:;(]{4,120}?)\s*(?:[:(]|,?\s+(?:vào\s+|lúc\s+)?(?:ngày|quý|tháng)\s|[-–]\s)", line.text)
    if not head or days.period_of(head[1], year) or re.search(r"\d", head[1][:2]):
        return None
    return mentions.Mention(_CLUSTER.sub("", head[1]).strip(" .,;"), "", line.text[head.end(1) :].strip(" :"))
