"""Catalogues of an authority: organisations, clocks, settings; holidays of the country. Each change is journalled."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.models import HolidayDecision, HolidayYear
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.people import presets
from doithoai.people.models import Authority, Clock, Organisation

journal.register_verb("organisation.begin", _("Organisation entered"))
journal.register_verb("organisation.change", _("Organisation changed"))
journal.register_verb("clock.begin", _("Deadline rule set"))
journal.register_verb("clock.end", _("Deadline rule ended"))
journal.register_verb("authority.change", _("Settings changed"))
journal.register_verb("authority.correct", _("Level and kind of the head corrected"))
journal.register_verb("holiday.decide", _("Day of the yearly holiday decision entered"))
journal.register_verb("holiday.remove", _("Day of the yearly holiday decision removed"))
journal.register_verb("holiday.confirm", _("Holidays of a year confirmed"))


def enter(organisation: Organisation, *, by: Actor) -> Organisation:
    """A new organisation."""
    return begin(organisation, "organisation.begin", by=by, right="organisation.manage")


def change(organisation: Organisation, *, by: Actor, **columns: Any) -> None:
    """New name, kind or head of an organisation; papers already issued keep the old words."""
    amend(
        organisation,
        "organisation.change",
        by=by,
        right="organisation.manage",
        facts={"columns": sorted(columns)},
        **columns,
    )


def set_clock(
    rule: Clock, *, amount: int | None, unit: str, basis: str, by: Actor, valid_from: date | None = None
) -> Clock:
    """A changed deadline rule is a new row from a day on; the old one keeps its days and its basis."""
    day = valid_from or clock.today()
    if not basis.strip():
        raise Refused(_("Say which paper sets this deadline."), field="basis")
    if amount is not None and amount > 366:
        raise Refused(_("At most 366 days."), field="amount")
    if (rule.amount, rule.unit, rule.basis) == (amount, unit, basis.strip()):
        return rule
    new = Clock(
        authority=rule.authority,
        code=rule.code,
        name=rule.name,
        anchor=rule.anchor,
        amount=amount,
        unit=unit,
        basis=basis.strip(),
        valid_from=day,
    )
    facts = {"code": rule.code, "from": rule.amount, "to": amount, "unit": unit}
    with transaction.atomic():
        if rule.valid_from is None or rule.valid_from < day:
            amend(
                rule,
                "clock.end",
                by=by,
                right="clock.manage",
                facts={"code": rule.code},
                valid_to=day - timedelta(days=1),
            )
        return begin(new, "clock.begin", by=by, right="clock.manage", facts=facts)


def take_preset(authority: Authority, preset: str, *, by: Actor) -> list[presets.Difference]:
    """Set every rule as the preset has it, from today on; each changed rule is a row with its own basis."""
    allow(by, "clock.manage", authority)
    found = presets.differences(authority, preset)
    with transaction.atomic():
        for one in found:
            wanted = one.wanted
            if one.rule is not None:
                set_clock(one.rule, amount=wanted.amount, unit=wanted.unit, basis=wanted.basis, by=by)
                continue
            wanted.valid_from = clock.today()
            facts = {"code": wanted.code, "from": None, "to": wanted.amount, "unit": str(wanted.unit)}
            begin(wanted, "clock.begin", by=by, right="clock.manage", facts=facts)
    return found


def change_settings(authority: Authority, *, by: Actor, **columns: Any) -> None:
    """What stands on papers and on the portal."""
    amend(
        authority,
        "authority.change",
        by=by,
        right="settings.manage",
        facts={"columns": sorted(columns)},
        **columns,
    )


def correct_kind(authority: Authority, *, because: str, by: Actor, **columns: Any) -> None:
    """Level, kind and title of the head as they should have been from the beginning; both stand in the journal."""
    facts: dict[str, Any] = {name: [getattr(authority, name), value] for name, value in columns.items()}
    facts = {name: pair for name, pair in facts.items() if pair[0] != pair[1]}
    facts["because"] = journal.Typed(because)
    amend(authority, "authority.correct", by=by, right="settings.manage", facts=facts, **columns)


def decide_holiday(authority: Authority, *, day: date, is_working: bool, reason: str, by: Actor) -> HolidayDecision:
    """Enter one day of the yearly decision: a day off, or a working day after all. It holds for the country."""
    allow(by, "clock.manage", authority)
    with transaction.atomic():
        row, _made = HolidayDecision.objects.update_or_create(
            day=day, defaults={"is_working": is_working, "reason": reason.strip(), "year": day.year}
        )
        facts = {"day": day.isoformat(), "is_working": is_working}
        journal.record(authority, "holiday.decide", by=by, facts=facts)
    return row


def remove_holiday(authority: Authority, decision: HolidayDecision, *, by: Actor) -> None:
    """Take a wrongly entered day out again."""
    allow(by, "clock.manage", authority)
    with transaction.atomic():
        journal.record(authority, "holiday.remove", by=by, facts={"day": decision.day.isoformat()})
        decision.delete()


def confirm_year(authority: Authority, *, year: int, basis: str, by: Actor) -> None:
    """The holidays of this year were compared with the yearly decision."""
    allow(by, "clock.manage", authority)
    with transaction.atomic():
        HolidayYear.objects.update_or_create(year=year, defaults={"basis": basis.strip()})
        journal.record(authority, "holiday.confirm", by=by, facts={"year": year})
