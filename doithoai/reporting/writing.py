"""A report from its beginning to its sending: counted, written, submitted, approved, frozen, corrected."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.journal import Typed
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.core.uploads import Accepted
from doithoai.opinion.models import Opinion
from doithoai.people.models import Authority
from doithoai.reporting import attached, calendar, cutting, dues, periods, states
from doithoai.reporting.dues import Occasion
from doithoai.reporting.figures import Span
from doithoai.reporting.models import Report, ReportKind, Rhythm
from doithoai.reporting.states import ReportState

RIGHT = "report.write"
#: The parts that people write.
TEXTS = ("results", "shortcomings", "tasks", "proposals")
for _verb, _words in {
    "periodic.begin": _("Report begun"),
    "periodic.count": _("Figures of the report counted"),
    "periodic.text": _("Words of the report changed"),
    "periodic.correct": _("Correction of the report begun"),
    "periodic.publish": _("Figures of the report published"),
    "periodic.unpublish": _("Figures of the report no longer published"),
}.items():
    journal.register_verb(_verb, _words)


def begin_report(authority: Authority, occasion: Occasion, *, by: Actor) -> Report:
    """The draft of what falls due, its figures counted; begun twice it is the same one."""
    known = _newest(authority, occasion.key)
    if known is not None:
        return known
    row = Report(
        authority=authority,
        kind=occasion.kind,
        occasion=occasion.key,
        title=occasion.title,
        addressee=occasion.kind.addressee,
        since=occasion.since,
        until=occasion.until,
        conference=occasion.conference,
        due_on=occasion.due_on,
        due_rule=occasion.rule,
    )
    return _begun(row, by=by)


def begin_on_request(
    kind: ReportKind, *, title: str, since: date, until: date, due_on: date | None, addressee: str, by: Actor
) -> Report:
    """Somebody asks for a report about a time of their own."""
    if kind.rhythm != Rhythm.REQUEST or not kind.is_valid_on(clock.today()):
        raise no_requests()
    if until < since:
        raise Refused(_("The last day lies before the first one."), field="until")
    row = Report(
        authority=kind.authority,
        kind=kind,
        occasion=f"{kind.line}:{public_id()}",
        title=title.strip(),
        addressee=addressee.strip() or kind.addressee,
        since=since,
        until=until,
        due_on=due_on,
        due_rule=kind.basis,
    )
    return _begun(row, by=by)


def no_requests() -> Refused:
    """When the calendar knows no such reports."""
    return Refused(_("The reporting calendar has no reports on request. Add such a line."), field="title")


def _begun(row: Report, *, by: Actor) -> Report:
    allow(by, RIGHT, row)
    row.figures, row.counted_at = _counted(row)
    facts = {"occasion": row.occasion, "version": row.version}
    return begin(row, "periodic.begin", by=by, right=RIGHT, facts=facts)


def _newest(authority: Authority, occasion: str) -> Report | None:
    return Report.objects.filter(authority=authority, occasion=occasion).order_by("-version").first()


def recount(report: Report, *, by: Actor) -> None:
    """The figures as they are now; only while it is a draft, and only when asked."""
    _refuse_unless_draft(report)
    allow(by, RIGHT, report)
    found, at = _counted(report)
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        _refuse_unless_draft(locked)
        amend(report, "periodic.count", by=by, right=RIGHT, figures=found, counted_at=at)


def _counted(report: Report) -> tuple[dict[str, Any], Any]:
    at = clock.now()
    span = span_of(report)
    found = cutting.cut(report.authority, span, previous=previous_span(report), year_before=_year_before(report), at=at)
    return found, at


def span_of(report: Report) -> Span:
    """What is counted: all of the conference, or what was received in the period."""
    if report.conference is not None:
        return Span(conference=report.conference)
    return Span(report.since, report.until)


def previous_span(report: Report) -> Span | None:
    """The period before it by the calendar; of one on request, as many days before it."""
    if report.conference is not None or report.since is None or report.until is None:
        return None
    line = next(one for one in calendar.lines(report.authority) if one.key == report.kind.line)
    for one in periods.of_year(report.kind.rhythm, _year_of(report), line.cut_day):
        if one.until == report.until:
            found = periods.before(one, report.kind.rhythm, line.cut_day)
            return Span(found.since, found.until)
    return Span(report.since - (report.until - report.since) - _DAY, report.since - _DAY)


_DAY = date.resolution


def _year_of(report: Report) -> int:
    return report.until.year if report.until is not None else clock.today().year


def _year_before(report: Report) -> Span | None:
    if report.conference is not None or report.since is None or report.until is None:
        return None
    if report.kind.rhythm in (Rhythm.YEAR, Rhythm.NINE):
        return None  # the period before it is that of the year before
    return Span(_year_back(report.since), _year_back(report.until))


def _year_back(day: date) -> date:
    return day.replace(year=day.year - 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year - 1)


def save_texts(
    report: Report,
    *,
    seen_edits: int,
    by: Actor,
    added: Sequence[tuple[str, Accepted]] = (),
    dropped: Iterable[str] = (),
    **words: str,
) -> None:
    """The words of the office; what somebody else saved meanwhile is not overwritten."""
    allow(by, RIGHT, report)
    clean: dict[str, Any] = {name: text.strip() for name, text in words.items() if name in TEXTS}
    with transaction.atomic():
        locked = Report.objects.select_for_update().get(pk=report.pk)
        _refuse_unless_draft(locked)
        if locked.edits != seen_edits:
            raise Refused(
                _("Somebody else has changed this report meanwhile. Copy your words, reload the page, add them."),
                code="stale",
            )
        changed = attached.change(report, by=by, added=added, dropped=dropped)
        if changed or any(getattr(locked, name) != text for name, text in clean.items()):
            amend(report, "periodic.text", by=by, right=RIGHT, edits=locked.edits + 1, **clean)


def prior(report: Report) -> Report | None:
    """The last report of the same line that was sent before it: its words may be a template."""
    rows = Report.objects.filter(authority=report.authority, kind__line=report.kind.line, state=ReportState.SENT)
    return rows.exclude(occasion=report.occasion).order_by("-sent_on", "-pk").first()


def submit(report: Report, *, by: Actor) -> None:
    """Figures and words as they stand go to approval; the time of the report must have been over when it was counted.

    Else what comes in on its last hours would stand in no report at all.
    """
    if report.until is not None and report.until >= clock.today() and not _may_end_today(report):
        raise Refused(_("The time of this report is not over yet. Submit it after its last day."), code="early")
    counted_on = clock.local(report.counted_at).date() if report.counted_at else None
    if counted_on is None or (report.until is not None and counted_on <= report.until and not _may_end_today(report)):
        raise Refused(_("The figures were counted before the time was over. Count anew, then submit."), code="early")
    if not any(getattr(report, name).strip() for name in TEXTS):
        raise Refused(_("Write at least one part in words before you submit the report."), code="empty")
    move(report, states.SUBMIT, by=by, facts=_of_figures(report), submitted_by=by.pk, sent_back_reason="")


def _may_end_today(report: Report) -> bool:
    """On request, somebody asks for what is there until now: no report follows it."""
    return report.kind.rhythm == Rhythm.REQUEST and report.until is not None and report.until <= clock.today()


def came_later(report: Report) -> int:
    """How many more (or fewer) opinions its time has today than it told: entered late, or taken apart since."""
    rows = Opinion.objects.filter(span_of(report).of(), authority=report.authority)
    return rows.count() - int(report.figures["main"]["received"])


def send_back(report: Report, *, reason: str, by: Actor) -> None:
    if not reason.strip():
        raise Refused(_("Say what is to be changed."), field="reason")
    facts = {"reason": Typed(reason.strip())}
    move(report, states.SEND_BACK, by=by, facts=facts, sent_back_reason=reason.strip())


def approve(report: Report, *, by: Actor) -> None:
    """By somebody else than who submitted it."""
    if report.submitted_by == by.pk:
        raise Refused(_("Who submitted a report does not approve it. Ask another person."), code="own")
    move(report, states.APPROVE, by=by, facts=_of_figures(report))


def send(report: Report, *, by: Actor) -> None:
    """From now on neither figures nor words change: both lie here with the moment they were cut, and their hash."""
    now = clock.now()
    today = clock.local(now).date()
    late = report.version == 1 and report.due_on is not None and today > report.due_on
    digest = fingerprint(report)
    facts = {"hash": digest, "late": late, "due_on": report.due_on.isoformat() if report.due_on else ""}
    columns: dict[str, Any] = {"sent_on": today, "frozen_at": now, "content_hash": digest, "was_late": late}
    move(report, states.SEND, by=by, at=now, facts=facts, **columns)


def fingerprint(report: Report) -> str:
    """Of all that it says: figures, words, files, period, addressee."""
    said = {
        "title": report.title,
        "addressee": report.addressee,
        "version": report.version,
        "since": str(report.since or ""),
        "until": str(report.until or ""),
        "conference": report.conference_id or 0,
        "figures": report.figures,
        "words": {name: getattr(report, name) for name in TEXTS},
        "reason": report.correction_reason,
        "files": attached.fingerprints(report),
    }
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_untouched(report: Report) -> bool:
    """True when what lies here is what was sent."""
    return report.is_frozen and fingerprint(report) == report.content_hash


def is_as_left(report: Report) -> bool:
    """True when nothing changed but the words that were taken out, on the record, after it was sent."""
    return is_untouched(report) or (bool(report.rest_hash) and fingerprint(report) == report.rest_hash)


def lose(report: Report, lost: dict[str, str], *, by: Actor) -> None:
    """Words go. Of a sent report the entry holds the hash that it was sent with and the one of what is left."""
    columns: dict[str, Any] = dict(lost)
    if report.state == ReportState.SENT:
        for name, text in lost.items():
            setattr(report, name, text)
        columns |= {"lost_words_at": clock.now(), "rest_hash": fingerprint(report)}
        facts = {"hash": report.content_hash, "rest": columns["rest_hash"]}
        journal.record(report, "periodic.lose_words", by=by, facts=facts)
    Report.objects.filter(pk=report.pk).update(**columns)


def correct(report: Report, *, reason: str, by: Actor) -> Report:
    """A new version beside the sent one, which stays as it is; its figures are counted anew."""
    if not report.is_frozen:
        raise Refused(_("Only a report that was sent is corrected. Change the draft."), code="state")
    if not reason.strip():
        raise Refused(_("Say what the correction is about."), field="reason")
    known = Report.objects.filter(corrects=report).first()
    if known is not None:
        return known
    later = Report(
        authority=report.authority,
        kind=report.kind,
        occasion=report.occasion,
        version=report.version + 1,
        corrects=report,
        correction_reason=reason.strip(),
        title=report.title,
        addressee=report.addressee,
        since=report.since,
        until=report.until,
        conference=report.conference,
        due_on=report.due_on,
        due_rule=report.due_rule,
        **{name: getattr(report, name) for name in TEXTS},
    )
    later.figures, later.counted_at = _counted(later)
    with transaction.atomic():
        facts = {"version": later.version, "reason": Typed(reason.strip())}
        begin(later, "periodic.correct", by=by, right=RIGHT, facts=facts)
        attached.carry(report, later)
    return later


def publish(report: Report, *, by: Actor) -> None:
    """The figures of a sent yearly report are for everybody from now on; an act of its own, twice is once."""
    if not report.is_frozen or report.kind.rhythm != Rhythm.YEAR:
        raise Refused(_("Only the figures of a yearly report that was sent are published."), code="state")
    if Report.objects.filter(corrects=report, state=ReportState.SENT).exists():
        raise Refused(_("This version was corrected. Publish the newest one."), code="old")
    if report.published_at is None:
        amend(report, "periodic.publish", by=by, right="report.publish", public=True, published_at=clock.now())


def unpublish(report: Report, *, by: Actor) -> None:
    if report.published_at is not None:
        amend(report, "periodic.unpublish", by=by, right="report.publish", public=True, published_at=None)


def find_occasion(authority: Authority, key: str) -> Occasion:
    found = dues.find(authority, key)
    if found is None:
        raise Refused(_("The reporting calendar does not ask for this report any more."), code="gone")
    return found


def _of_figures(report: Report) -> dict[str, str]:
    text = json.dumps(report.figures, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return {"figures": hashlib.sha256(text.encode()).hexdigest()}


def _refuse_unless_draft(report: Report) -> None:
    if report.state != ReportState.DRAFT:
        raise Refused(_("This report was submitted. Only a draft is changed."), code="state")
