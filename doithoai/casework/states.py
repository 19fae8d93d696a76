"""Life cycles of assignment, answer, commitment, referral and of a request for more time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core import retelling
from doithoai.core.transitions import step


class AssignmentState(models.TextChoices):
    GIVEN = "given", _("Given")
    ACCEPTED = "accepted", _("Accepted")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    HANDED_BACK = "handed_back", _("Handed back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


A = AssignmentState
ACTIVE: tuple[str, ...] = (A.GIVEN, A.ACCEPTED, A.ANSWERED)
#: What an organisation may read: its present work and what it finished; not what was taken from it.
READABLE: tuple[str, ...] = (*ACTIVE, A.CLOSED)

ACCEPT = step("assignment.accept", [A.GIVEN], A.ACCEPTED, right="assignment.accept", label=_("Assignment accepted"))
HAND_BACK = step(
    "assignment.hand_back",
    [A.GIVEN, A.ACCEPTED],
    A.HANDED_BACK,
    right="assignment.hand_back",
    label=_("Assignment handed back"),
)
ANSWERED = step(
    "assignment.answered",
    [A.GIVEN, A.ACCEPTED],
    A.ANSWERED,
    right="answer.draft",
    label=_("Answer handed in"),
)
ANSWER_AGAIN = step(
    "assignment.answer_again",
    [A.ANSWERED],
    A.ACCEPTED,
    right="answer.approve",
    label=_("Answer asked for again"),
)
#: One that co-operates has given its part; what it has not given by the approval is no longer waited for.
CONTRIBUTE = step(
    "assignment.contribute",
    [A.GIVEN, A.ACCEPTED],
    A.ANSWERED,
    right="answer.draft",
    label=_("Contribution given to the lead organisation"),
)
CLOSE_PART = step(
    "assignment.close_part",
    ACTIVE,
    A.CLOSED,
    right="answer.approve",
    label=_("Co-operation closed: the answer of the lead organisation is approved"),
)
CLOSE = step("assignment.close", ACTIVE, A.CLOSED, right="answer.publish", label=_("Assignment closed"))
WITHDRAW = step("assignment.withdraw", ACTIVE, A.WITHDRAWN, right="assignment.give", label=_("Assignment withdrawn"))


class AnswerState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SENT_BACK = "sent_back", _("Sent back")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    CORRECTED = "corrected", _("Corrected by a later version")


R = AnswerState
HAND_IN = step("answer.hand_in", [R.DRAFT, R.SENT_BACK], R.IN_REVIEW, right="answer.draft", label=_("Answer handed in"))
SEND_BACK = step(
    "answer.send_back",
    [R.IN_REVIEW],
    R.SENT_BACK,
    right="answer.approve",
    label=_("Answer sent back to be improved"),
)
APPROVE = step("answer.approve", [R.IN_REVIEW], R.APPROVED, right="answer.approve", label=_("Answer approved"))
PUBLISH = step(
    "answer.publish",
    [R.APPROVED],
    R.PUBLISHED,
    right="answer.publish",
    label=_("Answer published"),
    public=True,
)
#: An answer that was reviewed and published at the inside installation, shown outside.
SHOW_OUTSIDE = step(
    "answer.show_outside",
    [R.DRAFT],
    R.PUBLISHED,
    right="answer.publish",
    label=_("Answer published"),
    public=True,
)
CORRECT = step(
    "answer.correct",
    [R.PUBLISHED],
    R.CORRECTED,
    right="answer.publish",
    label=_("Answer corrected"),
    public=True,
)


class CommitmentState(models.TextChoices):
    OPEN = "open", _("Being carried out")
    EVIDENCE = "evidence", _("Evidence shown")
    DONE = "done", _("Done")
    NOT_POSSIBLE = "not_possible", _("Not possible")


K = CommitmentState
SHOW = step(
    "commitment.show",
    [K.OPEN],
    K.EVIDENCE,
    right="commitment.progress",
    label=_("Evidence shown"),
    public=True,
)
VERIFY = step(
    "commitment.verify",
    [K.EVIDENCE],
    K.DONE,
    right="commitment.verify",
    label=_("Verified: the promise was kept"),
    public=True,
)
REJECT = step(
    "commitment.reject",
    [K.EVIDENCE],
    K.OPEN,
    right="commitment.verify",
    label=_("Evidence not sufficient"),
    public=True,
)
GIVE_UP = step(
    "commitment.give_up",
    [K.OPEN, K.EVIDENCE],
    K.NOT_POSSIBLE,
    right="commitment.verify",
    label=_("Recorded as not possible"),
    public=True,
)
TAKE_PROMISE = retelling.arrows("commitment", K, right="commitment.take")


class ExtensionState(models.TextChoices):
    ASKED = "asked", _("Asked")
    APPROVED = "approved", _("Approved")
    REFUSED = "refused", _("Refused")


GRANT = step(
    "extension.grant",
    [ExtensionState.ASKED],
    ExtensionState.APPROVED,
    right="extension.approve",
    label=_("Extension approved"),
    public=True,
)
DENY = step(
    "extension.deny",
    [ExtensionState.ASKED],
    ExtensionState.REFUSED,
    right="extension.approve",
    label=_("Extension refused"),
)


class ReferralState(models.TextChoices):
    DRAFTED = "drafted", _("Drafted")
    SENT = "sent", _("Sent")
    RECEIVED = "received", _("Received")
    REPLIED = "replied", _("Replied")
    PASSED_ON = "passed_on", _("Reply passed on")


F = ReferralState
SEND = step("referral.send", [F.DRAFTED], F.SENT, right="referral.send", label=_("Referral sent"), public=True)
RECEIVE = step(
    "referral.receive",
    [F.SENT],
    F.RECEIVED,
    right="referral.send",
    label=_("Referral received by the competent authority"),
    public=True,
)
REPLY = step(
    "referral.reply",
    [F.SENT, F.RECEIVED],
    F.REPLIED,
    right="referral.send",
    label=_("The competent authority replied"),
    public=True,
)
PASS_ON = step(
    "referral.pass_on",
    [F.REPLIED],
    F.PASSED_ON,
    right="referral.send",
    label=_("Reply passed on to the senders"),
    public=True,
)
