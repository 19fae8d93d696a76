"""When all lines are read: what holds for every conference, keys, and what one that is not held has not."""

from __future__ import annotations

import re
from collections.abc import Iterable

from doithoai.programme.reading import audiences, days, mentions
from doithoai.programme.reading.days import Period
from doithoai.programme.reading.structure import CANCELLED, MOVED, ON_REQUEST, Conference

#: "Chủ tịch Hội Nông dân xã (hội nghị với nông dân)"
_AT_ONE = re.compile(r"^(.+?)\s*\(([^()]*\b(?:hội nghị|buổi|cuộc|đối thoại|cụm)\b[^()]*)\)$", re.IGNORECASE)


def settle(
    found: list[Conference], general: Conference, general_at: Iterable[int], listed: list[Conference], title: str
) -> None:
    """A plan with one conference; groups that were only listed are its audience."""
    found[:] = [one for one in found if not one.is_matter or one.period or one.venue or one.audience]
    listed_only = listed and not any(one.period or one.venue for one in found)
    if listed_only and general.period and general.period["kind"] == "day":
        general.audience = [one.subject for one in found]
        general.at = set().union(*(one.at for one in found))
        found.clear()
    if not found and (general.period or general.venue or general.audience):
        general.subject = _of_title(title)
        general.at |= set(general_at)
        found.append(general)
    found[:] = [one for one in found if one.subject or one.period or one.venue]
    for number, one in enumerate(found, 1):
        one.key = f"C{number}"
        one.point = one.point or str(number)


def complete(found: list[Conference], general: Conference, apart: list[tuple[Period, str]], chairs: list[str]) -> None:
    """What holds for all goes to each that does not say otherwise."""
    for one in found:
        for period, venue in apart:
            if one.period and days.is_within(one.period, period):
                one.venue = {"kind": "fixed", "text": venue}
        _take_general(one, general, is_only=len(found) == 1)
        if not one.chair and chairs:
            one.chair, one.co_chairs = chairs[0], one.co_chairs or chairs[1:]
        one.co_chairs = [name for said in one.co_chairs if (name := _beside_at(said, one, found)) and name != one.chair]
        if one.fate in (CANCELLED, MOVED):
            one.venue = None
            one.period = None
            one.when = ""
        one.subject = one.subject or ", ".join(one.audience)
        if not one.audience and (one.fate != ON_REQUEST or audiences.is_group(one.subject)):
            one.audience = (
                audiences.groups(one.subject)
                if not one.villages
                else [audiences.voters(one.villages, one.village_kind)]
            )
        if one.into:
            target = next((other for other in found if other is not one and other.point == one.into), None)
            one.into = target.key if target else ""


def _take_general(one: Conference, general: Conference, *, is_only: bool) -> None:
    one.chair = one.chair or general.chair
    if one is general or one.fate in (CANCELLED, MOVED):
        return
    for name in ("co_chairs", "form", "venue", "mode", "guests", "contents"):
        if not getattr(one, name):
            setattr(one, name, getattr(general, name))
    is_of_all = not one.subject or re.match(
        r"(?:toàn thể |đông đảo )?(?:nhân dân|cử tri|người dân)\b", one.subject, re.I
    )
    is_of_places = one.villages and not any(re.search(r"toàn thể|toàn bộ|cử tri", group) for group in general.audience)
    if general.audience and not one.audience and (is_of_places or not one.villages and is_of_all):
        one.audience, one.expected = list(general.audience), one.expected or general.expected
    if one.period is None and general.period and general.period["kind"] in ("month", "quarter") and is_only:
        one.period, one.when = general.period, general.when


def _beside_at(said: str, one: Conference, found: list[Conference]) -> str:
    """The office without the bracket that says where; nothing when that is another conference."""
    at_one = _AT_ONE.match(said)
    if at_one is None:
        return said
    subject = re.sub(r"^.*?\b(?:với|cùng)\s+", "", at_one[2])
    meant = mentions.by_label(at_one[2].lower(), found) or mentions.best(subject, found)
    return at_one[1] if meant in (None, one) else ""


def _of_title(title: str) -> str:
    found = re.search(
        r"\bvới\s+(?:các\s+)?(.+?)(?=\s+(?:năm \d{4}|trên địa bàn|quý|tháng \d|\d+ tháng|sáu tháng|"
        r"lần thứ|đợt \d|về [^\W\d_])|$)",
        title,
    )
    return found[1].strip(" .,") if found else "Nhân dân"


def fill(one: Conference, other: Conference) -> None:
    """What one does not say itself it takes from the other."""
    for name in (
        "period",
        "venue",
        "chair",
        "co_chairs",
        "expected",
        "mode",
        "form",
        "villages",
        "guests",
        "audience",
        "attendees",
        "wording",
        "when",
        "label",
        "point",
    ):
        if not getattr(one, name):
            setattr(one, name, getattr(other, name))
