"""Life cycles of a sitting, its segments, speaking requests and questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import step


class SittingState(models.TextChoices):
    DESK_OPEN = "desk_open", _("Doors open")
    IN_SESSION = "in_session", _("In session")
    SUSPENDED = "suspended", _("Suspended")
    CONCLUDING = "concluding", _("Concluding")
    ENDED = "ended", _("Ended")
    DRAFTED = "drafted", _("Minutes drafted")
    SIGNED = "signed", _("Minutes signed")
    ISSUED = "issued", _("Conclusion issued")
    FOLLOW_UP = "follow_up", _("Follow-up")
    ARCHIVED = "archived", _("Archived")


S = SittingState
START = step(
    "sitting.start", [S.DESK_OPEN], S.IN_SESSION, right="floor.lead", label=_("Conference opened"), public=True
)
SUSPEND = step("sitting.suspend", [S.IN_SESSION], S.SUSPENDED, right="floor.lead", label=_("Suspended"), public=True)
RESUME = step("sitting.resume", [S.SUSPENDED], S.IN_SESSION, right="floor.lead", label=_("Resumed"), public=True)
ADJOURN = step("sitting.adjourn", [S.SUSPENDED], S.DESK_OPEN, right="floor.lead", label=_("Adjourned"), public=True)
CONCLUDING = step(
    "sitting.concluding", [S.IN_SESSION], S.CONCLUDING, right="floor.lead", label=_("Concluding"), public=True
)
END = step("sitting.end", [S.CONCLUDING], S.ENDED, right="hall.conclude", label=_("Ended"), public=True)
DRAFT_MINUTES = step("sitting.draft_minutes", [S.ENDED], S.DRAFTED, right="minutes.write", label=_("Minutes drafted"))
SIGN_MINUTES = step("sitting.sign_minutes", [S.DRAFTED], S.SIGNED, right="hall.sign", label=_("Minutes signed"))
ISSUE_CONCLUSION = step(
    "sitting.issue_conclusion",
    [S.SIGNED],
    S.ISSUED,
    right="conclusion.publish",
    label=_("Notice of conclusion issued"),
    public=True,
)
FOLLOW_UP = step("sitting.follow_up", [S.ISSUED], S.FOLLOW_UP, right="conference.schedule", label=_("Follow-up begun"))
ARCHIVE = step("sitting.archive", [S.FOLLOW_UP], S.ARCHIVED, right="conference.schedule", label=_("Archived"))


class SegmentState(models.TextChoices):
    PENDING = "pending", _("Pending")
    ACTIVE = "active", _("Active")
    DONE = "done", _("Done")
    SKIPPED = "skipped", _("Skipped")


BEGIN_SEGMENT = step(
    "segment.begin", [SegmentState.PENDING], SegmentState.ACTIVE, right="segment.run", label=_("Segment begun")
)
END_SEGMENT = step(
    "segment.end", [SegmentState.ACTIVE], SegmentState.DONE, right="segment.run", label=_("Segment done")
)
SKIP_SEGMENT = step(
    "segment.skip", [SegmentState.PENDING], SegmentState.SKIPPED, right="segment.run", label=_("Segment skipped")
)


class TurnState(models.TextChoices):
    SUBMITTED = "submitted", _("Asked to speak")
    ACCEPTED = "accepted", _("Accepted")
    READY = "ready", _("Present")
    CALLED = "called", _("Called to the microphone")
    SPEAKING = "speaking", _("Speaking")
    PAUSED = "paused", _("Paused")
    DEFERRED = "deferred", _("Absent when called")
    FINISHED = "finished", _("Has spoken")
    MERGED = "merged", _("Merged into another request")
    REDIRECTED = "redirected", _("Shown another way")
    TO_WRITTEN = "to_written", _("Turned into a written opinion")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")


T = TurnState
WAITING_TURNS: tuple[str, ...] = (T.SUBMITTED, T.ACCEPTED, T.READY, T.CALLED, T.DEFERRED)
CALLABLE: tuple[str, ...] = (T.ACCEPTED, T.READY, T.DEFERRED)
ON_FLOOR: tuple[str, ...] = (T.SPEAKING, T.PAUSED)

ACCEPT = step("turn.accept", [T.SUBMITTED], T.ACCEPTED, right="turn.screen", label=_("Request accepted"))
ACCEPT_AT_DESK = step(
    "turn.accept_at_desk", [T.SUBMITTED], T.READY, right="desk.register", label=_("Request accepted at the desk")
)
BE_READY = step("turn.ready", [T.ACCEPTED], T.READY, right="desk.check_in", label=_("Speaker is in the hall"))
CALL = step("turn.call", CALLABLE, T.CALLED, right="floor.call", label=_("Called to speak"), public=True)
UNCALL = step("turn.uncall", [T.CALLED], T.READY, right="floor.call", label=_("Call undone"), public=True)
#: A call taken back leaves the request as it was before it.
UNCALL_TO = {
    T.READY: UNCALL,
    T.ACCEPTED: step(
        "turn.uncall_absentee", [T.CALLED], T.ACCEPTED, right="floor.call", label=_("Call undone"), public=True
    ),
    T.DEFERRED: step(
        "turn.uncall_deferred", [T.CALLED], T.DEFERRED, right="floor.call", label=_("Call undone"), public=True
    ),
}
SPEAK = step("turn.speak", [T.CALLED], T.SPEAKING, right="floor.time", label=_("Began to speak"), public=True)
UNSTART = step("turn.unstart", [T.SPEAKING], T.CALLED, right="floor.time", label=_("Start undone"), public=True)
PAUSE = step("turn.pause", [T.SPEAKING], T.PAUSED, right="floor.time", label=_("Speech paused"))
CONTINUE = step("turn.continue", [T.PAUSED], T.SPEAKING, right="floor.time", label=_("Speech continued"))
FINISH = step("turn.finish", ON_FLOOR, T.FINISHED, right="floor.time", label=_("Finished speaking"), public=True)
RESUME_SPEECH = step("turn.resume", [T.FINISHED], T.SPEAKING, right="floor.time", label=_("Stopping the speech undone"))
DEFER = step("turn.defer", [T.CALLED], T.DEFERRED, right="floor.call", label=_("Absent when called"), public=True)
UNDEFER = step("turn.undefer", [T.DEFERRED], T.CALLED, right="floor.call", label=_("Absence undone"), public=True)
TO_WRITTEN = step(
    "turn.to_written",
    [T.SUBMITTED, T.ACCEPTED, T.READY, T.CALLED, T.DEFERRED],
    T.TO_WRITTEN,
    right="floor.lead",
    label=_("Turned into a written opinion"),
    public=True,
)
UNWRITE = step(
    "turn.unwrite", [T.TO_WRITTEN], T.CALLED, right="floor.call", label=_("Second absence undone"), public=True
)
WITHDRAW = step(
    "turn.withdraw",
    [T.SUBMITTED, T.ACCEPTED, T.READY, T.CALLED, T.DEFERRED],
    T.WITHDRAWN,
    right="desk.register",
    label=_("Request withdrawn"),
)
MERGE = step("turn.merge", [T.SUBMITTED, *CALLABLE], T.MERGED, right="turn.screen", label=_("Request merged"))
REDIRECT = step(
    "turn.redirect", [T.SUBMITTED, *CALLABLE], T.REDIRECTED, right="turn.screen", label=_("Shown another way")
)
DECLINE = step("turn.decline", [T.SUBMITTED], T.DECLINED, right="floor.lead", label=_("Request declined"))


class QuestionState(models.TextChoices):
    RAISED = "raised", _("Raised")
    ASSIGNED = "assigned", _("Assigned")
    ANSWERING = "answering", _("Being answered")
    ANSWERED = "answered_on_spot", _("Answered on the spot")
    DIRECTED = "directed_on_spot", _("Directed on the spot")
    PROMISED = "promised", _("Promised")
    FORWARDED = "forwarded", _("Forwarded to the competent authority")
    REFERRED = "referred", _("Shown the way the law gives")
    OUT_OF_SCOPE = "out_of_scope", _("Out of scope")
    CONCLUDED = "concluded", _("Concluded")


Q = QuestionState
UNDECIDED: tuple[str, ...] = (Q.RAISED, Q.ASSIGNED, Q.ANSWERING)
OUTCOMES: tuple[str, ...] = (Q.ANSWERED, Q.DIRECTED, Q.PROMISED, Q.FORWARDED, Q.REFERRED, Q.OUT_OF_SCOPE)

ASSIGN = step(
    "question.assign",
    [Q.RAISED, Q.ASSIGNED, Q.ANSWERING],
    Q.ASSIGNED,
    right="hall.assign",
    label=_("Question assigned"),
    public=True,
)
BEGIN_ANSWER = step(
    "question.answering",
    [Q.RAISED, Q.ASSIGNED],
    Q.ANSWERING,
    right="hall.answer",
    label=_("Question being answered"),
    public=True,
)
BOUNCE = step(
    "question.bounce",
    [Q.ASSIGNED, Q.ANSWERING],
    Q.RAISED,
    right="hall.answer",
    label=_("Question given back: not ours"),
)
YIELD = step(
    "question.yield", [Q.ANSWERING], Q.ASSIGNED, right="floor.time", label=_("The floor passed on during an answer")
)
UNDO_OUTCOME = step(
    "question.undo_outcome", OUTCOMES, Q.RAISED, right="hall.outcome", label=_("Outcome undone"), public=True
)
OUTCOME_STEPS = {
    outcome: step(
        f"question.{outcome}",
        [*UNDECIDED, *(other for other in OUTCOMES if other != outcome)],
        outcome,
        right="hall.outcome",
        label=label,
        public=True,
    )
    for outcome, label in (
        (Q.ANSWERED, _("Answered on the spot")),
        (Q.DIRECTED, _("Directed on the spot")),
        (Q.PROMISED, _("Promised")),
        (Q.FORWARDED, _("Forwarded to the competent authority")),
        (Q.REFERRED, _("Shown the way the law gives")),
        (Q.OUT_OF_SCOPE, _("Out of scope")),
    )
}
CONCLUDE_QUESTION = step(
    "question.conclude", OUTCOMES, Q.CONCLUDED, right="hall.conclude", label=_("Question concluded")
)
