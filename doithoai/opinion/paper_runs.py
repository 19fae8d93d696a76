"""Paper forms by their numbers: reserved when printed, entered or skipped one by one, none twice (process rule 8)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core import clock, codes, journal, numbers, uploads
from doithoai.core.actors import Actor
from doithoai.core.formats import vnmoment
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.opinion import intake
from doithoai.opinion.models import Door, PaperRun, PaperSheet, SheetSize, WhySkipped
from doithoai.opinion.received import key_of
from doithoai.people.models import Organisation, Person

RIGHT = "opinion.intake"
MOST_COPIES = 500

journal.register_verb("paper_run.print", _("Forms printed"))
journal.register_verb("paper_run.print_again", _("Forms printed again"))
journal.register_verb("paper_sheet.enter", _("Paper form entered"))
journal.register_verb("paper_sheet.skip", _("Paper form skipped"))


@dataclass(frozen=True)
class Progress:
    """How far a run is: numbers entered, skipped, and those of which nothing is known yet."""

    copies: int
    entered: int
    skipped: int
    missing: tuple[int, ...]

    @property
    def dealt_with(self) -> int:
        return self.entered + self.skipped


def print_run(
    conference: Conference,
    *,
    copies: int,
    by: Actor,
    size: str = SheetSize.A4,
    through: Organisation | None = None,
    printed_on: date | None = None,
) -> PaperRun:
    """Reserve as many numbers in a row as sheets are printed."""
    authority, day = conference.authority, printed_on or clock.today()
    if not 1 <= copies <= MOST_COPIES:
        raise Refused(
            _("Print from 1 to %(most)s sheets at a time.") % {"most": MOST_COPIES}, code="copies", field="copies"
        )
    if size not in SheetSize.values:
        raise Refused(_("Choose one of the values offered."), code="choice", field="size")
    if through is not None and through.authority_id != authority.pk:
        raise Refused(_("Choose an organisation of this authority."), field="through")
    run = PaperRun(
        authority=authority,
        conference=conference,
        through=through,
        size=size,
        year=day.year,
        printed_on=day,
        printed_by=by.pk,
        seed=secrets.token_hex(32),
    )
    allow(by, RIGHT, run)
    with transaction.atomic():
        run.last = numbers.next_number(f"P:{authority.pk}:{day.year}", copies)
        run.first = run.last - copies + 1
        return begin(run, "paper_run.print", by=by, right=RIGHT, facts={"first": run.first, "last": run.last})


def print_again(run: PaperRun, *, by: Actor) -> list[int]:
    """The numbers that may be printed once more: not those dealt with, whose codes belong to their senders."""
    left = list(progress(run).missing)
    if not left:
        raise Refused(_("Every sheet of this printing was dealt with. Print new ones."), code="nothing_left")
    amend(run, "paper_run.print_again", by=by, right=RIGHT, facts={"sheets": len(left)})
    return left


def code_of(run: PaperRun, number: int) -> str:
    """The look-up code on the stub of a sheet."""
    return codes.code_from(bytes.fromhex(run.seed), str(number))


def progress(run: PaperRun) -> Progress:
    return progress_of([run])[run.pk]


def progress_of(runs: Sequence[PaperRun]) -> dict[int, Progress]:
    """Of many runs in one question."""
    known: dict[int, dict[int, bool]] = {run.pk: {} for run in runs}
    rows = PaperSheet.objects.filter(run__in=runs).exclude(done_at=None)
    for run_id, number, submission in rows.values_list("run_id", "number", "submission_id"):
        known[run_id][number] = submission is not None
    return {
        run.pk: Progress(
            copies=run.copies,
            entered=sum(known[run.pk].values()),
            skipped=sum(not entered for entered in known[run.pk].values()),
            missing=tuple(n for n in range(run.first, run.last + 1) if n not in known[run.pk]),
        )
        for run in runs
    }


def next_number(run: PaperRun, after: int = 0) -> int | None:
    """The next sheet in order of which nothing is known, from the start again at the end; None when all are done."""
    missing = progress(run).missing
    return next((number for number in missing if number > after), missing[0] if missing else None)


def in_parts(run: PaperRun, sheets: Sequence[int]) -> list[str]:
    """Rising numbers as people list them: P-2026-0004, P-2026-0007 – 0012."""
    parts: list[tuple[int, int]] = []
    for number in sheets:
        if parts and parts[-1][1] == number - 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return [run.name_of(first) if first == last else f"{run.name_of(first)} – {last:04d}" for first, last in parts]


def number_in(run: PaperRun, typed: str) -> int:
    """The number that was meant: 12, 0012 or P-2026-0012."""
    found = re.fullmatch(r"\s*(?:P[\s.-]*(?P<year>\d{4})[\s.-]+)?0*(?P<number>\d{1,7})\s*", typed, re.IGNORECASE)
    if found is None:
        raise Refused(_("Type the number as it is printed on the sheet."), code="number", field="number")
    number = int(found["number"])
    if not run.first <= number <= run.last or (found["year"] and int(found["year"]) != run.year):
        raise Refused(_("This printing has the sheets %(range)s.") % {"range": run}, code="other_run", field="number")
    return number


def enter(run: PaperRun, number: int, *, key: str, by: Actor, **values: Any) -> intake.Receipt:
    """One sheet becomes a submission under the code of its stub; a number is entered once.

    The same form sent again gives the first submission back. A sheet that was skipped may turn up after all.
    """
    allow(by, RIGHT, run)
    with transaction.atomic():
        PaperRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        sheet = _sheet(run, number)
        if sheet.submission is not None and sheet.submission.key != key_of(run.authority, key):
            raise Refused(_who_entered(sheet), code="entered", field="number")
        given = values.pop("files", ())
        made = intake.receive(
            run.authority,
            by=by,
            key=key,
            code=code_of(run, number),
            through=run.through,
            files=[*given, *_scanned(sheet)],
            **({"door": Door.PAPER} | values | {"conference": run.conference}),
        )
        if made.code is None:
            if sheet.submission != made.submission:
                raise Refused(
                    _("This page was saved before, for another sheet. Reload it."), code="saved", field="number"
                )
            return made
        _settle(sheet, "paper_sheet.enter", by=by, submission=made.submission, skipped="")
    return made


def skip(run: PaperRun, number: int, *, reason: str, by: Actor) -> PaperSheet:
    """Say why a number is not entered; what was entered is not skipped any more."""
    if reason not in WhySkipped.values:
        raise Refused(_("Say why the sheet is skipped."), code="choice", field="reason")
    allow(by, RIGHT, run)
    with transaction.atomic():
        PaperRun.objects.select_for_update(no_key=True).get(pk=run.pk)
        sheet = _sheet(run, number)
        if sheet.submission is not None:
            raise Refused(_who_entered(sheet), code="entered", field="number")
        if sheet.skipped != reason:
            _settle(sheet, "paper_sheet.skip", by=by, skipped=reason)
    return sheet


def _sheet(run: PaperRun, number: int) -> PaperSheet:
    if not run.first <= number <= run.last:
        raise Refused(_("This printing has the sheets %(range)s.") % {"range": run}, code="other_run", field="number")
    row = PaperSheet.objects.filter(run=run, number=number).select_related("submission").first()
    return row or PaperSheet(run=run, number=number)


def _settle(sheet: PaperSheet, verb: str, *, by: Actor, **columns: Any) -> None:
    """Keep what became of a sheet; a picture that waited for it goes when the act stands."""
    waiting, done = sheet.scan, {**columns, "scan": "", "done_at": clock.now(), "done_by": by.pk}
    facts = {"sheet": str(sheet), **({"reason": columns["skipped"]} if columns["skipped"] else {})}
    if sheet._state.adding:
        for name, value in done.items():
            setattr(sheet, name, value)
        begin(sheet, verb, by=by, right=RIGHT, facts=facts)
    else:
        amend(sheet, verb, by=by, right=RIGHT, facts=facts, **done)
    if waiting:
        transaction.on_commit(lambda: uploads.discard(waiting))


def _scanned(sheet: PaperSheet) -> list[tuple[str, uploads.Accepted]]:
    """The waiting picture of a sheet, as a file that came with it."""
    if not sheet.scan:
        return []
    with uploads.open_kept(sheet.scan) as kept:
        return [(f"{sheet}.{uploads.suffix_of(sheet.scan)}", uploads.accept(kept.read(), str(sheet)))]


def _who_entered(sheet: PaperSheet) -> Any:
    person = Person.objects.filter(pk=sheet.done_by or 0).first()
    listed = sheet.submission.opinions.order_by("part").values_list("number", flat=True) if sheet.submission else ()
    return _("Sheet %(sheet)s was entered by %(who)s, %(when)s, as %(numbers)s.") % {
        "sheet": sheet,
        "who": person or "–",
        "when": vnmoment(sheet.done_at) if sheet.done_at else "–",
        "numbers": ", ".join(listed),
    }
