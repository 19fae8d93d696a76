"""The poster for notice boards: the four items in large letters, and a square code that leads to the page (A4, A3)."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path
from typing import Any

import segno

from doithoai.conference.models import Announcement
from doithoai.conference.papers import when
from doithoai.core import clock
from doithoai.documents import pdf
from doithoai.documents.metrics import displayable

SIZES = ("a4", "a3")
_TEMPLATE = Path(__file__).resolve().parent / "templates" / "conference" / "poster.typ"


def render(announcement: Announcement, *, size: str, address: str) -> bytes:
    """One sheet as PDF; of what was called off it says so instead of a day."""
    conference = announcement.conference
    authority = conference.authority
    published = announcement.published_at
    off = conference.is_called_off
    poster: dict[str, Any] = {
        "size": size,
        "issuer": authority.name,
        "superior": authority.superior_name,
        "title": conference.title,
        "change": announcement.change_note,
        "off": f"{conference.get_state_display()}. {conference.called_off_reason}" if off else "",
        "when": when(announcement),
        "venue": announcement.venue,
        "content": announcement.content,
        "programme": [line.strip() for line in announcement.programme.splitlines() if line.strip()],
        "ways": announcement.how_to_take_part,
        "phone": authority.phone,
        "told": f"Thông báo ngày {clock.local(published):%d/%m/%Y}" if published else "",
        "address": address.partition("://")[2].rstrip("/"),
    }
    shown = {name: _displayable(value) for name, value in poster.items()}
    shown["square"] = segno.make(address, error="m", micro=False).svg_inline(border=0)
    day = clock.local(published).date() if published else clock.today()
    return pdf.draw(_TEMPLATE, "poster", shown, moment=datetime.combine(day, time(), clock.ZONE))


def _displayable(value: str | list[str]) -> str | list[str]:
    return displayable(value) if isinstance(value, str) else [displayable(one) for one in value]
