"""The filled spreadsheet of an organisation comes back as drafts; nothing that was typed on line is overwritten."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from doithoai.casework import answering, entering
from doithoai.casework.answer_sheets import (
    BASIS,
    BODY,
    CODE,
    DAY,
    HEADER,
    REASON,
    RESULT,
    SHORT,
    WORDS,
    code_of,
    drafts_of,
)
from doithoai.casework.entering import Written
from doithoai.casework.models import Answer, Assignment
from doithoai.casework.states import AnswerState
from doithoai.core import clock, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, allow
from doithoai.opinion.spreadsheets import dates
from doithoai.opinion.states import MatterState
from doithoai.people.models import Organisation

_RESULTS = {vietnamese.fold(words): str(state) for state, words in WORDS.items()}
LOOKED_THROUGH = 10
#: So much of the fingerprint of the file stands in the journal.
MARKED = 16


@dataclass(frozen=True)
class Line:
    """One row that can be taken in."""

    row: int
    assignment: Assignment
    written: Written

    @property
    def result_words(self) -> str:
        return WORDS.get(self.written.result, "")

    @property
    def is_complete(self) -> bool:
        """Nothing is missing for the reviewer."""
        said = self.written
        needs = {MatterState.RESOLVED: said.basis, MatterState.NOT_ACCEPTED: said.not_accepted_reason}
        return bool(said.short and said.body and said.result and needs.get(MatterState(said.result), True))


@dataclass(frozen=True)
class Clash:
    """What somebody typed on line and what the sheet says instead: both are shown, nothing is overwritten."""

    row: int
    answer: Answer
    written: Written

    @property
    def typed(self) -> str:
        return _together(entering.kept(self.answer))

    @property
    def on_the_sheet(self) -> str:
        return _together(self.written.parts)


def _together(parts: Sequence[str]) -> str:
    """All parts of an answer below each other, the result in its words."""
    short, body, basis, result, reason = parts
    return "\n".join(words for words in (short, body, basis, WORDS.get(result, ""), reason) if words)


@dataclass
class Preview:
    source: str
    lines: list[Line] = field(default_factory=list)
    refused: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    empty: list[int] = field(default_factory=list)


def read(organisation: Organisation, rows: list[list[str]]) -> Preview:
    """Understand the rows and compare each with what stands here now."""
    start, places = _header(rows)
    preview = Preview(_fingerprint(rows))
    work = Assignment.objects.filter(organisation=organisation, is_lead=True, matter__is_sealed=False).for_list()
    typed = [
        (number, {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()})
        for number, cells in enumerate(rows[start + 1 :], start=start + 2)
    ]
    codes = [values.get(CODE, "").partition("-")[0] for _number, values in typed]
    known = {row.public_id: row for row in work.filter(public_id__in=codes).select_related("matter__authority")}
    drafts, seen = drafts_of(known.values()), dict[str, int]()
    for number, values in typed:
        if any(values.values()):
            _judge(number, values, known, drafts, seen, preview)
    return preview


def _header(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    wanted = {vietnamese.fold(name): name for name in HEADER}
    for number, cells in enumerate(rows[:LOOKED_THROUGH]):
        found = {wanted[folded]: at for at, cell in enumerate(cells) if (folded := vietnamese.fold(cell)) in wanted}
        if CODE in found and SHORT in found:
            return number, found
    raise Refused(_("This is not the sheet that was handed out: the first column must be “%(name)s”.") % {"name": CODE})


def _fingerprint(rows: list[list[str]]) -> str:
    whole = "\x1e".join("\x1f".join(cells) for cells in rows)
    return hashlib.sha256(whole.encode()).hexdigest()[:MARKED]


def _judge(
    number: int,
    values: dict[str, str],
    known: dict[str, Assignment],
    drafts: dict[int, Answer],
    seen: dict[str, int],
    preview: Preview,
) -> None:
    """Put one row where it belongs."""
    code = values.get(CODE, "")
    assignment = known.get(code.partition("-")[0])
    if assignment is None:
        words = _("No work of this organisation has this code. Leave the first column as it was handed out.")
        preview.refused.append((number, words))
        return
    if assignment.public_id in seen:
        words = _("The same work stands in row %(row)s too. Take one out.") % {"row": seen[assignment.public_id]}
        preview.refused.append((number, words))
        return
    seen[assignment.public_id] = number
    draft = drafts.get(assignment.pk)
    try:
        written = _written(values)
        if not written:
            preview.empty.append(number)
        elif draft is not None and entering.kept(draft) == written.parts:
            preview.known.append(number)
        else:
            _check_still_asked(assignment, code, draft)
            _check_words(written)
            if draft is not None and entering.was_typed(draft):
                preview.clashes.append(Clash(number, draft, written))
            else:
                line = Line(number, assignment, written)
                preview.lines.append(line)
                preview.warnings += [(number, words) for words in _warnings(line, clock.today())]
    except Refused as refusal:
        preview.refused.append((number, str(refusal.sentence)))


def _written(values: dict[str, str]) -> Written:
    said = values.get(RESULT, "")
    result = _RESULTS.get(vietnamese.fold(said), "") if said else ""
    if said and not result:
        words = _("“%(said)s” is no result. Choose one of these: %(known)s.")
        raise Refused(words % {"said": said[:60], "known": "; ".join(WORDS.values())})
    return Written(
        short=values.get(SHORT, ""),
        body=values.get(BODY, ""),
        basis=values.get(BASIS, ""),
        result=result,
        not_accepted_reason=values.get(REASON, ""),
        day=_day(values.get(DAY, "")),
    )


def _day(text: str) -> date | None:
    said, _warning = dates.read(text)
    if text and len(said) != len("2026-01-31"):
        raise Refused(_("“%(name)s” must be a day, as 31/01/2026.") % {"name": DAY})
    return date.fromisoformat(said) if said else None


def _check_still_asked(assignment: Assignment, code: str, draft: Answer | None) -> None:
    if assignment.state not in ("given", "accepted"):
        if draft is not None and draft.state == AnswerState.IN_REVIEW:
            raise Refused(_("Its answer is with the reviewer. Nothing is taken over."))
        raise Refused(_("This work has ended meanwhile. Nothing is taken over."))
    if code != code_of(assignment):
        raise Refused(_("What is asked has changed since the sheet was handed out. Download the sheet anew."))


def _check_words(written: Written) -> None:
    if len(written.short) > 200:
        words = _("The short answer has %(n)s characters; at most 200 are allowed.")
        raise Refused(words % {"n": len(written.short)})
    if len(written.not_accepted_reason) > 300:
        raise Refused(_("“%(name)s” has at most 300 characters.") % {"name": REASON})
    if written.result in answering.NEEDS_PROMISE and written.day is None:
        raise Refused(_("This result needs the day by which it will be done."))


def _warnings(line: Line, today: date) -> Iterable[str]:
    said = line.written
    if not line.is_complete:
        yield _("It is not complete yet: it stays a draft.")
    if said.result in answering.NEEDS_PROMISE:
        yield _("Before it is published somebody enters the commitment with this day.")
        if said.day is not None and said.day < today:
            yield _("The day by which it will be done has passed.")
    if said.result == MatterState.REFERRED:
        yield _("Before it is published somebody drafts the referral.")
    if line.assignment.due_on < today:
        yield _("It was due on %(day)s.") % {"day": vndate(line.assignment.due_on)}


@dataclass(frozen=True)
class Taken:
    """How many drafts were written, and how many of them went on to the reviewer."""

    drafts: int
    handed_in: int


def take_in(organisation: Organisation, preview: Preview, *, by: Actor, hand_in: bool = False) -> Taken:
    """Every row that stood as good in the preview, in one transaction; with `hand_in` the complete ones go on."""
    _may(organisation, by)
    handed = 0
    with transaction.atomic():
        for line in preview.lines:
            answer = entering.enter(
                line.assignment, line.written, by=by, verb=entering.FROM_SHEET, source=preview.source, row=line.row
            )
            if hand_in and line.is_complete:
                handed += _handed_in(answer, entering.writer(line.assignment, by))
    return Taken(len(preview.lines), handed)


def _may(organisation: Organisation, by: Actor) -> None:
    if not by.may("answer.draft", organisation.scope()):
        allow(by, "assignment.give", organisation)


def _handed_in(answer: Answer, by: Actor) -> bool:
    """What the room of answers refuses stays a draft."""
    try:
        with transaction.atomic():
            answering.hand_in(answer, by=by, all_the_same=True)
    except Refused:
        return False
    return True
