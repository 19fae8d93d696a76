"""How dates, times and numbers are written for people: 05/11/2024, 08 giờ 00, 1.234,5."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from doithoai.core import clock


def vndate(day: date | datetime | None) -> str:
    """05/11/2024; a moment is taken to its Vietnamese day; nothing for None."""
    if day is None:
        return ""
    if isinstance(day, datetime):
        day = _wall(day)
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def vntime(at: time | datetime | None, *, staff: bool = False) -> str:
    """08 giờ 00 as official papers write it; 08:00 on staff screens."""
    if at is None:
        return ""
    if isinstance(at, datetime):
        at = _wall(at).time()
    return f"{at.hour:02d}:{at.minute:02d}" if staff else f"{at.hour:02d} giờ {at.minute:02d}"


def vnmoment(at: datetime | None, *, staff: bool = False) -> str:
    """08 giờ 00 ngày 05/11/2024; on staff screens 08:00 05/11/2024."""
    if at is None:
        return ""
    return f"{vntime(at, staff=staff)} {'' if staff else 'ngày '}{vndate(at)}"


def vnnumber(number: int | float | Decimal | None, places: int | None = None) -> str:
    """1.234,5: dots between thousands, comma before decimals; `places` rounds half up."""
    if number is None:
        return ""
    exact = Decimal(str(number))
    if places is not None:
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    written = f"{exact:,f}"
    if places is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.translate(str.maketrans(",.", ".,"))


def _wall(moment: datetime) -> datetime:
    return clock.local(moment) if moment.tzinfo else moment
