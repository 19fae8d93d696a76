"""What a sentence says of a conference: when, where, with whom, who presides, how it is dealt with."""

from __future__ import annotations

import re

from doithoai.programme.reading import audiences, days, fates, manners
from doithoai.programme.reading.labels import fields
from doithoai.programme.reading.presiding import beside, named, people, person, said
from doithoai.programme.reading.structure import CANCELLED, MOVED, PLANNED, Conference

_PLACE = (
    r"(?:[A-ZĐÀ-Ỹ]|hội trường|nhà (?:văn hóa|sinh hoạt|thi đấu|hội|làng|rông|đa năng|trưng|khách)|trụ sở|"
    r"trung tâm|sân|phòng họp|khu|điểm|trường|đình|câu lạc bộ|công ty|cơ quan|văn phòng|(?:xã|phường|"
    r"thôn|bản|ấp|xóm|buôn|thị trấn)\s+(?=[A-ZĐÀ-Ỹ]))"
)
_AT = re.compile(rf"\btại\s+(?P<where>{_PLACE}[^.;(\n]*(?:\([^()\d]*\)[^.;(\n]*)?)")
_VENUE_ENDS = re.compile(
    r",?\s+(?:thành phần|số lượng|do|với sự|chủ trì|đối tượng|dự kiến|khoảng|vào (?:ngày|lúc|tháng|quý|"
    r"hồi)|lúc|từ \d|thời gian|ngày \d|tham gia|nội dung|đồng chí|để|trong (?:tháng|quý)|quý [IV\d]|tháng "
    r"\d|\d{1,2} (?:giờ|h))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_INVITES = re.compile(
    r"(?:^|[.;]\s*)Mời\s+(?:đồng chí\s+|đại diện\s+)?([A-ZĐÀ-Ỹ][^.;:]*?)\s+(?:tới\s+|đến\s+|cùng\s+)?(?:tham\s+)?dự\b"
)
#: "mời 140 người, gồm trưởng thôn, chủ trang trại"
_MADE_OF = re.compile(
    r"\d\s+(?:người|đại biểu)(?:\s+(?:tham )?dự)?\s*,?\s*(?:gồm|bao gồm|là)(?:\s+có)?\s*:?\s+([^.;]{4,300})",
    re.IGNORECASE,
)
_NEW_PLACE = re.compile(
    r"địa điểm\s+(?:tổ chức\s+)?(?:được\s+)?(?:chuyển\s+|thay đổi\s+|điều chỉnh\s+)?từ\s+(.{4,90}?)\s+"
    r"(?:sang|thành|chuyển sang|về)\s+([^.;]{4,120})",
    re.IGNORECASE,
)
#: "địa điểm không thay đổi (Hội trường xã)"
_SAME_PLACE = re.compile(r"địa điểm[^.;:()\d]{0,40}\(([A-ZĐÀ-Ỹ][^()]+)\)")
_SHIFT = re.compile(
    r"(?:từ|thời gian từ)\s+(.{4,40}?)\s+(?:sang|thành|chuyển sang|lùi sang)\s+(.{4,60})", re.IGNORECASE
)


_OFFICES = re.compile(
    r"(?:(?:các|đồng chí|đại diện)\s+)*(?:lãnh đạo|thường trực|(?:đảng|tỉnh|thành|huyện|quận|thị) (?:ủy|đoàn)|ban |"
    r"ủy ban|UBND|HĐND|hội đồng|sở |phòng |bí thư (?:đảng|tỉnh|thành|huyện)|chủ tịch|văn phòng)",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"\b(?:hoặc|dự phòng|dự bị|nếu|khoảng|tuần|(?:đầu|giữa|cuối)\s+(?:tháng|quý)|thượng tuần|trung tuần|hạ tuần)\b",
    re.IGNORECASE,
)


def tell(conference: Conference, text: str, year: int, *, topic: str = "") -> bool:
    """Take from the text what it says of this conference; True when that was anything."""
    before = repr(conference)
    fates.state(conference, text, year)
    for name, value in fields(text):
        _FIELDS.get(name, _sentence)(conference, value, year, topic)
    manners.manner(conference, text)
    return repr(conference) != before


def _sentence(conference: Conference, text: str, year: int, topic: str) -> None:
    """Words without a label: a period, a place after "tại", a number of people, who presides."""
    if conference.fate in (CANCELLED, MOVED) or topic == "content":
        return
    if shift := _SHIFT.search(text):
        old, new = days.period_of(shift[1], year), days.period_of(shift[2], year)
        if old and new:
            conference.was |= {"period": old[0]}
            conference.period = new[0]
    if moved := _NEW_PLACE.search(text):
        conference.was |= {"venue": moved[1].strip(" ,")}
        _put_venue(conference, moved[2])
    _time(conference, text, year, topic)
    if topic == "venue" and (inside := re.search(r"\(([^()]+)\)\s*\.?\s*$", text)):
        _venue(conference, inside[1], year, topic)
    elif found := _AT.search(text):
        _put_venue(conference, found["where"])
    elif conference.venue is None and (kept := _SAME_PLACE.search(text)) and not days.LATER.search(kept[1]):
        _put_venue(conference, kept[1])
    if days.LATER.search(text) and conference.venue is None and re.search(r"địa điểm", text, re.IGNORECASE):
        conference.venue = {"kind": "announced_later"}
    if conference.expected is None and conference.fate == PLANNED:
        conference.expected = audiences.expected(text)
    if presiding := said(text):
        conference.chair = conference.chair or presiding[0]
        conference.co_chairs = conference.co_chairs or presiding[1:]
    conference.co_chairs = conference.co_chairs or beside(text)
    for invited in _INVITES.finditer(text):
        conference.attendees += people(invited[1])
    if not conference.audience and (made_of := _MADE_OF.search(text)) and audiences.is_group(made_of[1]):
        _audience(conference, made_of[1], year, topic)


def _time(conference: Conference, text: str, year: int, _topic: str) -> None:
    found = days.period_of(text, year)
    if found and (conference.period is None or _is_surer(found[0], conference.period)):
        conference.period = found[0]
        conference.when = _choice(text, found[1])


def _is_surer(new: days.Period, old: days.Period) -> bool:
    """A day within the month or quarter that was known before."""
    return new["kind"] == "day" and old["kind"] in ("month", "quarter") and days.is_within(new, old)


def _choice(text: str, span: tuple[int, int]) -> str:
    """The words around a period that leave a choice or say it roughly; nothing when the period says it all."""
    first = max((text.rfind(sign, 0, span[0]) for sign in (". ", ";", ":")), default=-1) + 1
    ends = [place for sign in (". ", ";") if (place := text.find(sign, span[1])) >= 0]
    clause = re.sub(r",?\s+tại\s.*$", "", text[first : min(ends, default=len(text))]).strip(" .;,")
    return clause if _ROUGHLY.search(clause) and len(clause) < 200 else ""


def _venue(conference: Conference, text: str, _year: int, _topic: str) -> None:
    text = re.sub(
        r"^\s*(?:vẫn|(?:được )?giữ nguyên|không (?:thay )?đổi|như cũ)\s*,?\s*(?=tại\s)", "", text, flags=re.IGNORECASE
    )
    if days.LATER.search(text):
        conference.venue = conference.venue or {"kind": "announced_later"}
    elif moved := _NEW_PLACE.search(f"địa điểm {text}"):
        conference.was |= {"venue": moved[1].strip(" ,")}
        _put_venue(conference, moved[2])
    else:
        _put_venue(conference, re.sub(r"^tại\s+", "", text.strip(), flags=re.IGNORECASE))


def _put_venue(conference: Conference, text: str) -> None:
    text = re.split(r"\.\s+(?=[A-ZĐÀ-Ỹ])|;", text)[0]
    text = _VENUE_ENDS.sub("", text).strip(" .;,:")
    if text and (conference.venue is None or conference.venue["kind"] == "announced_later"):
        conference.venue = {"kind": "fixed", "text": text}


def _both(conference: Conference, text: str, year: int, topic: str) -> None:
    _time(conference, text, year, topic)
    if days.LATER.search(text):
        conference.venue = conference.venue or {"kind": "announced_later"}
    elif found := _AT.search(text):
        _put_venue(conference, found["where"])


def _audience(conference: Conference, text: str, year: int, topic: str) -> None:
    if conference.expected is None:
        conference.expected = audiences.expected(text)
    first = re.split(r"(?<=[^\d.])\.\s+(?=[A-ZĐÀ-Ỹ])", text)[0]
    found = audiences.groups(first)
    # Brackets, numbers and "đang" that the groups leave out are what the paper promised.
    said = first.strip(" .;,")
    if found and said != ", ".join(found) and said != conference.subject and said not in conference.wording:
        conference.wording.append(said)
    whole = [one for one in found if re.search(r"toàn thể|toàn bộ", one)]
    if whole:
        conference.attendees += found
        found = [audiences.voters(conference.villages, conference.village_kind)] if conference.villages else found
    if not conference.audience:
        conference.audience = found


def _made_of(conference: Conference, text: str, year: int, topic: str) -> None:
    """Groups without a colon before them: they end with the sentence."""
    first, *others = re.split(r"(?<=[^\d\s.])\.\s+(?=[A-ZĐÀ-Ỹ])", text, maxsplit=1)
    _audience(conference, first, year, topic)
    for rest in others:
        _sentence(conference, rest, year, topic)


def _invited(conference: Conference, text: str, year: int, topic: str) -> None:
    """Invited are the people whom the talk is with, or guests where bodies and offices are named."""
    (_guests if _OFFICES.match(text) else _audience)(conference, text, year, topic)


def _expected(conference: Conference, text: str, _year: int, _topic: str) -> None:
    if conference.expected is None:
        conference.expected = audiences.expected(text) or audiences.expected(f"có {text.strip(' .')} người")


def participant(conference: Conference, text: str) -> None:
    """One line of the list of who comes: who presides, bodies and offices, or people the talk is with."""
    if presiding := re.match(r"\W*(.{4,80}?)\s*[-–:(]\s*(?:người )?chủ trì\b", text, re.IGNORECASE):
        conference.chair = conference.chair or person(presiding[1])
        return
    if _OFFICES.match(text.lstrip("-+ ")) or re.search(r"chủ trì|(?:^|[.;]\s*)(?:kính )?mời\b", text, re.IGNORECASE):
        return
    group = text.strip(" .;,")
    if not audiences.is_group(group) or any(name for name, _value in fields(text)):
        return
    if conference.audience and not conference.is_gathered:
        return
    conference.expected = conference.expected or audiences.expected(f"có {group}")
    found = audiences.groups(group)
    if conference.villages:
        conference.attendees += found
        return
    conference.audience += [one for one in found if one not in conference.audience]
    conference.is_gathered = True


def _chair(conference: Conference, text: str, _year: int, _topic: str) -> None:
    if said(text) or not conference.chair:
        conference.chair, *others = named(text) or [""]
        conference.co_chairs = conference.co_chairs or others or beside(text)


def _co(conference: Conference, text: str, _year: int, _topic: str) -> None:
    if not conference.co_chairs:
        conference.co_chairs = people(re.split(r"\.\s+(?=[A-ZĐÀ-Ỹ])", text)[0])
    for invited in _INVITES.finditer(text):
        conference.attendees += people(invited[1])


def _guests(conference: Conference, text: str, _year: int, _topic: str) -> None:
    conference.guests += people(re.sub(r"\s+(?:tham )?dự.*$", "", re.split(r"\.\s+(?=[A-ZĐÀ-Ỹ])", text)[0]))


def _content(conference: Conference, text: str, _year: int, _topic: str) -> None:
    conference.contents.append(text)


def _villages(conference: Conference, text: str, _year: int, _topic: str) -> None:
    conference.villages = conference.villages or audiences.names(re.split(r"[.;(]", text)[0])


def _form(conference: Conference, text: str, _year: int, _topic: str) -> None:
    online, face = re.search(r"trực tuyến", text, re.IGNORECASE), re.search(r"trực tiếp", text, re.IGNORECASE)
    if online:
        conference.form = "in_person_and_online" if face or "kết hợp" in text else "online"
    else:
        conference.form = "in_person" if face else ""


def _was(conference: Conference, text: str, year: int, topic: str) -> None:
    old = Conference()
    _sentence(old, text, year, topic)
    if old.period:
        conference.was["period"] = old.period
    if old.venue:
        conference.was["venue"] = old.venue.get("text", "")


def _now(conference: Conference, text: str, year: int, topic: str) -> None:
    """What holds from now on, whatever was said of it before."""
    new = Conference()
    _sentence(new, text, year, topic)
    for name in ("period", "venue", "when"):
        if value := getattr(new, name):
            setattr(conference, name, value)
    _sentence(conference, text, year, topic)


_FIELDS = {
    "was": _was,
    "now": _now,
    "starts": _now,
    "time": _time,
    "venue": _venue,
    "both": _both,
    "audience": _audience,
    "invited": _invited,
    "expected": _expected,
    "co": _co,
    "besides": _co,
    "people": _made_of,
    "chair": _chair,
    "form": _form,
    "guests": _guests,
    "content": _content,
    "villages": _villages,
}
