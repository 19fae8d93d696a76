"""The archive of a closed year: asked for, made by the clock, kept for some days, made again whenever it is wanted."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import IO, Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, seals, uploads
from doithoai.core.actors import CLOCK, Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.people.models import Authority
from doithoai.programme.models import Plan
from doithoai.programme.states import PlanState
from doithoai.reporting.models import YearArchive
from doithoai.reporting.year_files import Year, conferences

RIGHT = "plan.submit"
#: Whoever wants it later has it made again: what was sealed or forgotten since is no longer in it.
KEPT_DAYS = 7
#: The act of closing is in the archive with its mark; so long is waited until it is sealed.
PATIENCE = timedelta(minutes=30)
journal.register_verb("year_archive.ask", _("Archive of the year asked for"))
journal.register_verb("year_archive.made", _("Archive of the year made"))
journal.register_verb("plan.archive_taken", _("Archive of the year taken away"))


@dataclass(frozen=True)
class Written:
    """What was written: its files, and the marks that no root holds yet."""

    files: int
    unproved: int
    withheld: list[str]


def write(plan: Plan, out: IO[bytes]) -> Written:
    """The whole archive, its index last: every file with its hash."""
    if plan.state != PlanState.CLOSED:
        raise Refused(_("Only a closed year is archived. Close it first."), code="state")
    year, index = Year(plan, conferences(plan)), []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in year.files():
            archive.writestr(file.name, file.data)
            facts = {"file": file.name, "sha256": hashlib.sha256(file.data).hexdigest(), "size": len(file.data)}
            index.append(facts | file.about)
        told = _about(plan) | {"withheld": year.withheld, "not_yet_sealed": year.unproved, "files": index}
        archive.writestr("index.json", json.dumps(told, ensure_ascii=False, indent=1))
    return Written(len(index), year.unproved, year.withheld)


def _about(plan: Plan) -> dict[str, Any]:
    closed = clock.local(plan.state_since).date() if plan.state_since else None
    return {
        "authority": plan.authority.name,
        "plan": {"title": plan.title, "number": plan.number_text, "year": plan.year, "version": plan.version},
        "closed_on": closed.isoformat() if closed else None,
        "made_at": clock.local(clock.now()).isoformat(timespec="minutes"),
    }


# --- asked for on a page, made by the clock ------------------------------------------------------------------


def ask(plan: Plan, *, by: Actor) -> YearArchive:
    """Have it made; while one is being made a second wish changes nothing."""
    if plan.state != PlanState.CLOSED:
        raise Refused(_("Only a closed year is archived. Close it first."), code="state")
    waiting = YearArchive.objects.filter(plan=plan, made_at=None).first()
    if waiting is not None:
        allow(by, RIGHT, waiting)
        return waiting
    row = YearArchive(authority=plan.authority, plan=plan, asked_by=by.pk)
    try:
        with transaction.atomic():
            return begin(row, "year_archive.ask", by=by, right=RIGHT)
    except IntegrityError:  # somebody else asked at the same moment
        return YearArchive.objects.get(plan=plan, made_at=None)


def latest(plan: Plan) -> YearArchive | None:
    return plan.archives.order_by("-pk").first()


def make_one(now: datetime) -> bool:
    """The oldest wish, once the act of closing is sealed; what lay too long is put out of the house first."""
    for old in YearArchive.objects.exclude(path="").filter(made_at__lte=now - timedelta(days=KEPT_DAYS)):
        _discard(old)
    rows = YearArchive.objects.filter(made_at=None).select_related("plan__authority", "authority")
    row = next((one for one in rows.order_by("pk") if _is_sealed(one, now)), None)
    if row is None:
        return False
    try:
        _make(row, now)
    except (Refused, OSError) as fault:
        words = str(fault.sentence) if isinstance(fault, Refused) else type(fault).__name__
        _note(row, {"failed": True}, made_at=now, failure=words[:300])
    return True


def _make(row: YearArchive, now: datetime) -> None:
    out = io.BytesIO()
    written = write(row.plan, out)
    data = out.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    path = uploads.keep(uploads.Accepted(data, "archive", ".zip", digest), locked=True)
    facts = {"sha256": digest, "files": written.files}
    try:
        _note(row, facts, made_at=now, path=path, sha256=digest, size=len(data), files=written.files)
    except Exception:
        uploads.discard(path)
        raise


def _note(row: YearArchive, facts: dict[str, Any], **columns: Any) -> None:
    amend(row, "year_archive.made", by=CLOCK, right="clock.round", facts=facts, **columns)


def _is_sealed(row: YearArchive, now: datetime) -> bool:
    if now - row.created_at > PATIENCE:
        return True
    entries = Entry.objects.filter(subject=Plan._meta.label_lower, subject_id=row.plan_id, verb="plan.close")
    closing = entries.order_by("pk").last()
    return closing is not None and seals.proof_of(closing.pk) is not None


def content(row: YearArchive, *, by: Actor) -> bytes:
    """The file, for somebody who takes it away; the journal says so."""
    if not row.path:
        raise Refused(_("This archive is no longer kept here. Have it made again."), code="gone")
    with uploads.open_kept(row.path) as kept:
        data = kept.read()
    amend(row.plan, "plan.archive_taken", by=by, right=RIGHT, facts={"sha256": row.sha256})
    return data


def discard_all(authority: Authority) -> None:
    """Something was sealed or forgotten: what lies ready may hold it, and can be made again without it."""
    for row in YearArchive.objects.filter(authority=authority).exclude(path=""):
        _discard(row)


def _discard(row: YearArchive) -> None:
    path, row.path = row.path, ""
    row.save(update_fields=["path"])
    transaction.on_commit(lambda: uploads.discard(path))
