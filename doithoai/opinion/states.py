"""Life cycle of a matter, its results, the ten places of the sum; and of a public text."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Step, step


class MatterState(models.TextChoices):
    RECEIVED = "received", _("Received")
    CLASSIFIED = "classified", _("Classified")
    ASSIGNED = "assigned", _("Assigned")
    PREPARED = "prepared", _("Explanation approved")
    RAISED = "raised", _("Raised at the conference")
    TAKEN_UP = "taken_up", _("Taken up")
    EXPLAINED = "explained", _("Explained")
    RESOLVED = "resolved", _("Resolved")
    IN_PROGRESS = "in_progress", _("In progress")
    SCHEDULED = "scheduled", _("Will be resolved")
    REFERRED = "referred", _("Referred to the competent authority")
    NOT_ACCEPTED = "not_accepted", _("Not accepted")
    DIVERTED = "diverted", _("Diverted as the law says")
    WITHDRAWN = "withdrawn", _("Withdrawn")


M = MatterState

WAITING: tuple[str, ...] = (M.RECEIVED, M.CLASSIFIED, M.ASSIGNED, M.PREPARED, M.RAISED)
RESULTS: tuple[str, ...] = (
    M.TAKEN_UP,
    M.EXPLAINED,
    M.RESOLVED,
    M.IN_PROGRESS,
    M.SCHEDULED,
    M.REFERRED,
    M.NOT_ACCEPTED,
    M.DIVERTED,
    M.WITHDRAWN,
)
#: Results that leave work behind: the matter is answered, not finished.
STILL_OPEN: tuple[str, ...] = (*WAITING, M.IN_PROGRESS, M.SCHEDULED, M.REFERRED)

#: The ten places of the sum (process rule 1), in the order in which they are shown.
PLACES: tuple[str, ...] = ("waiting", *RESULTS)


def place_of(state: str) -> str:
    """The place in the sum where a matter of this state is counted."""
    return "waiting" if state in WAITING else state


CLASSIFY = step(
    "matter.classify",
    [M.RECEIVED, M.CLASSIFIED],
    M.CLASSIFIED,
    right="opinion.triage",
    label=_("Classified"),
    public=True,
)
ASSIGN = step(
    "matter.assign",
    [M.CLASSIFIED, M.ASSIGNED, M.PREPARED, M.RAISED],
    M.ASSIGNED,
    right="assignment.give",
    label=_("Assigned to an organisation"),
    public=True,
)
UNASSIGN = step(
    "matter.unassign",
    [M.ASSIGNED, M.PREPARED],
    M.CLASSIFIED,
    right="assignment.give",
    label=_("Assignment ended, to be assigned anew"),
)
PREPARE = step(
    "matter.prepare",
    [M.CLASSIFIED, M.ASSIGNED],
    M.PREPARED,
    right="answer.approve",
    label=_("Explanation approved"),
)
RAISE = step(
    "matter.raise",
    [M.RECEIVED, M.CLASSIFIED, M.ASSIGNED, M.PREPARED],
    M.RAISED,
    right="floor.call",
    label=_("Raised at the conference"),
    public=True,
)
REOPEN = step("matter.reopen", RESULTS, M.CLASSIFIED, right="opinion.triage", label=_("Reopened"), public=True)
RELEASE = step("matter.release", [M.RECEIVED], M.RECEIVED, right="sealed.decide", label=_("Released from sealing"))


def _result(state: str, right: str, label: str | Promise) -> Step:
    sources = [other for other in (*WAITING, *RESULTS) if other != state]
    return step(f"matter.{state}", sources, state, right=right, label=label, public=True)


RESULT_STEPS = {
    M.TAKEN_UP: _result(M.TAKEN_UP, "answer.publish", _("Taken up")),
    M.EXPLAINED: _result(M.EXPLAINED, "answer.publish", _("Explained")),
    M.RESOLVED: _result(M.RESOLVED, "answer.publish", _("Resolved")),
    M.IN_PROGRESS: _result(M.IN_PROGRESS, "answer.publish", _("In progress")),
    M.SCHEDULED: _result(M.SCHEDULED, "answer.publish", _("Will be resolved")),
    M.REFERRED: _result(M.REFERRED, "referral.send", _("Referred to the competent authority")),
    M.NOT_ACCEPTED: _result(M.NOT_ACCEPTED, "opinion.triage", _("Not accepted")),
    M.DIVERTED: _result(M.DIVERTED, "sealed.decide", _("Diverted as the law says")),
    M.WITHDRAWN: _result(M.WITHDRAWN, "opinion.withdraw", _("Withdrawn by the sender")),
}


class TextState(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    SENT_BACK = "sent_back", _("Sent back")
    REPLACED = "replaced", _("Replaced")


APPROVE_TEXT = step(
    "public_text.approve",
    [TextState.PROPOSED],
    TextState.APPROVED,
    right="public_text.approve",
    label=_("Public text approved"),
)
SEND_BACK_TEXT = step(
    "public_text.send_back",
    [TextState.PROPOSED],
    TextState.SENT_BACK,
    right="public_text.approve",
    label=_("Public text sent back"),
)
REPLACE_TEXT = step(
    "public_text.replace",
    [TextState.PROPOSED, TextState.APPROVED, TextState.SENT_BACK],
    TextState.REPLACED,
    right="public_text.propose",
    label=_("Public text replaced"),
)


class SheetState(models.TextChoices):
    """A spreadsheet of opinions on its way in."""

    PREVIEWED = "previewed", _("To be looked at")
    QUEUED = "queued", _("Being taken in")
    TAKEN_IN = "taken_in", _("Taken in")
    DROPPED = "dropped", _("Put aside")


TAKE_SHEET = step(
    "sheet.take_in",
    [SheetState.PREVIEWED, SheetState.QUEUED],
    SheetState.TAKEN_IN,
    right="opinion.intake",
    label=_("Spreadsheet taken in"),
)
QUEUE_SHEET = step(
    "sheet.queue", [SheetState.PREVIEWED], SheetState.QUEUED, right="opinion.intake", label=_("To be taken in")
)
RETURN_SHEET = step(
    "sheet.return", [SheetState.QUEUED], SheetState.PREVIEWED, right="opinion.intake", label=_("Not taken in")
)
DROP_SHEET = step(
    "sheet.drop", [SheetState.PREVIEWED], SheetState.DROPPED, right="opinion.intake", label=_("Spreadsheet put aside")
)


class ReportState(models.TextChoices):
    """A report of gathered opinions: from the organisation over the coordinator to the standing members (S-74)."""

    DRAFT = "draft", _("Report in preparation")
    SENT = "sent", _("Sent to the coordinator")
    RECEIVED = "received", _("Received by the coordinator")
    PASSED_ON = "passed_on", _("With the standing members")
    NOTED = "noted", _("Noted by the standing members")


R = ReportState

SEND_REPORT = step("report.send", [R.DRAFT], R.SENT, right="opinion.gather", label=_("Report sent"))
RECEIVE_REPORT = step("report.receive", [R.SENT], R.RECEIVED, right="opinion.triage", label=_("Report received"))
RETURN_REPORT = step("report.return", [R.SENT], R.DRAFT, right="opinion.triage", label=_("Report sent back"))
PASS_ON_REPORT = step(
    "report.pass_on",
    [R.DRAFT, R.RECEIVED],
    R.PASSED_ON,
    right="opinion.triage",
    label=_("Report passed on to the standing members"),
)
NOTE_REPORT = step("report.note", [R.PASSED_ON], R.NOTED, right="report.receive", label=_("Report noted"))
