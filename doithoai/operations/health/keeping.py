"""Checks of what is kept: the clock's life, the year's holidays, the age of the backup, the sum, the stored files."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice

from django.utils.translation import gettext as _

from doithoai.core import cipher, clock, holidays
from doithoai.core.health import Finding, Verdict, bad, ok, warning
from doithoai.operations import heartbeat, kept_files
from doithoai.operations.backup import note
from doithoai.opinion import conservation

#: From this month on the next year is planned for.
NEXT_YEAR_FROM = 10
SILENT, DEAD = timedelta(minutes=2), timedelta(hours=1)
OLD_BACKUP, TOO_OLD_BACKUP = timedelta(hours=36), timedelta(days=7)
NAMED = 3


def rounds() -> list[Finding]:
    """The clock ran lately, and none of its rounds breaks each time."""
    last, now = heartbeat.last_run(), clock.now()
    start = _("Start it: manage.py serve, or the service doithoai-clock.")
    if last is None:
        return warning(_("The clock has never run: nobody is reminded and no letter goes out."), start)
    if now - last > SILENT:
        verdict = Verdict.BAD if now - last > DEAD else Verdict.WARNING
        minutes = int((now - last).total_seconds() // 60)
        return [Finding(verdict, _("The clock has not run for %(minutes)s minutes.") % {"minutes": minutes}, start)]
    broken = sorted(name for name, at in heartbeat.last_rounds().items() if last - at > SILENT)
    if broken:
        return bad(
            _("These rounds of the clock break: %(names)s.") % {"names": ", ".join(broken)},
            _("Read the log of the clock and send it to who maintains the release."),
        )
    if last - now > SILENT:
        return bad(_("The clock of this machine was set back."), _("Let the machine take its time from the network."))
    return ok(_("The clock runs."))


def holiday_year() -> list[Finding]:
    """Deadlines in working days are right only for a year that was confirmed."""
    today = clock.today()
    years = [today.year, *([today.year + 1] if today.month >= NEXT_YEAR_FROM else [])]
    open_years = [str(year) for year in years if not holidays.is_confirmed(year)]
    if open_years:
        return warning(
            _("Holidays are not confirmed for: %(years)s.") % {"years": ", ".join(open_years)},
            _("Enter the yearly decision under Settings, Holidays, and confirm the year."),
        )
    return ok(_("The holidays of the year are confirmed."))


def backup_age() -> list[Finding]:
    """The last backup made by the command, as noted in the data folder."""
    made = note.last()
    to_do = _("Run manage.py backup, and switch the nightly timer on (docs/operate.md).")
    if made is None:
        return warning(_("No backup was made yet."), to_do)
    age = clock.now() - made
    seen = _("The last backup is %(hours)s hours old.") % {"hours": int(age.total_seconds() // 3600)}
    if age > OLD_BACKUP:
        return [Finding(Verdict.BAD if age > TOO_OLD_BACKUP else Verdict.WARNING, seen, to_do)]
    return ok(seen)


def files() -> list[Finding]:
    """Every file that a row names lies on the disk, with the content that was received."""
    missing, changed, number = [], [], 0
    for number, one in enumerate(kept_files.every(), start=1):  # noqa: B007 -- the last number is the sum
        try:
            if one.sha256 != kept_files.digest(one.path):
                changed.append(one.path)
        except FileNotFoundError:
            missing.append(one.path)
        except cipher.Unreadable:
            changed.append(one.path)
    found = []
    to_do = _("Fetch them from the last backup: manage.py restore FILE --check says whether it holds them.")
    if missing:
        found += bad(_say(_("%(number)s stored files are missing: %(names)s."), missing), to_do)
    if changed:
        found += bad(_say(_("%(number)s stored files were changed or cannot be read: %(names)s."), changed), to_do)
    return found or ok(_("%(number)s stored files are as they were received.") % {"number": number})


def _say(sentence: str, paths: list[str]) -> str:
    named = ", ".join(islice(paths, NAMED)) + (" …" if len(paths) > NAMED else "")
    return sentence % {"number": len(paths), "names": named}


def conserved() -> list[Finding]:
    """No opinion is lost."""
    breaches = conservation.check()
    if breaches:
        return [
            Finding(Verdict.BAD, breach, _("Keep the last backup and tell who maintains the release."))
            for breach in breaches
        ]
    return ok(_("No opinion is lost: the sum holds."))
