"""Files that go with a report: changed while it is a draft, frozen with its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import evidence
from doithoai.core import journal, uploads
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.core.uploads import MAX_FILES, Accepted
from doithoai.documents.models import Attachment
from doithoai.reporting.models import Report, ReportFile

KINDS = ("picture", "paper", "sheet")
journal.register_verb("periodic.files", _("Files of the report changed"))


def of(report: Report) -> list[Attachment]:
    """In the order in which they were added."""
    rows = ReportFile.objects.filter(report=report, attachment__is_sealed=False).select_related("attachment")
    return [row.attachment for row in rows.order_by("pk")]


def one_of(report: Report, public_id: str) -> Attachment | None:
    return next((file for file in of(report) if file.public_id == public_id), None)


def change(report: Report, *, by: Actor, added: Sequence[tuple[str, Accepted]], dropped: Iterable[str]) -> bool:
    """Called by the act that saves the words, which has asked for right and state; the same file twice is once."""
    kept, out = of(report), set(dropped)
    gone = [file for file in kept if file.public_id in out]
    known = {file.sha256 for file in kept if file not in gone}
    new = list({one.sha256: (name, one) for name, one in added if one.sha256 not in known}.values())
    if any(one.kind not in KINDS for _name, one in new):
        raise Refused(_("A report takes pictures, PDF, Word and Excel files."), field="added")
    if len(kept) - len(gone) + len(new) > MAX_FILES:
        raise Refused(_("A report has at most %(most)s files.") % {"most": MAX_FILES}, field="added")
    if not gone and not new:
        return False
    for file in gone:
        _take_out(report, file)
    for name, one in new:
        ReportFile.objects.create(report=report, attachment=evidence.keep(report.authority, name, one))
    journal.record(report, "periodic.files", by=by, facts={"added": len(new), "dropped": len(gone)})
    return True


def _take_out(report: Report, file: Attachment) -> None:
    """Gone for good, unless the version before has it."""
    ReportFile.objects.filter(report=report, attachment=file).delete()
    if not ReportFile.objects.filter(attachment=file).exists():
        path = file.path
        file.delete()
        transaction.on_commit(partial(uploads.discard, path))


def carry(earlier: Report, later: Report) -> None:
    rows = ReportFile.objects.filter(report=earlier).order_by("pk").values_list("attachment", flat=True)
    ReportFile.objects.bulk_create(ReportFile(report=later, attachment_id=pk) for pk in rows)


def fingerprints(report: Report) -> list[str]:
    """For the hash of what was sent: what the files hold, in any order."""
    return sorted(ReportFile.objects.filter(report=report).values_list("attachment__sha256", flat=True))
