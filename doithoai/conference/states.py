"""Life cycles of a conference, its duties and its announcement."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doithoai.core import retelling
from doithoai.core.transitions import step


class ConferenceState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    SCHEDULED = "scheduled", _("Scheduled")
    ANNOUNCED = "announced", _("Announced")
    IN_SESSION = "in_session", _("In session")
    CONCLUDED = "concluded", _("Concluded")
    CLOSED = "closed", _("Closed")
    POSTPONED = "postponed", _("Postponed")
    CANCELLED = "cancelled", _("Cancelled")
    MOVED = "moved", _("Moved to next year")


C = ConferenceState
BEFORE_SESSION = (C.PLANNED, C.SCHEDULED, C.ANNOUNCED)

SCHEDULE = step(
    "conference.schedule",
    [*BEFORE_SESSION, C.POSTPONED],
    C.SCHEDULED,
    right="conference.schedule",
    label=_("Day, time or venue fixed"),
)
ANNOUNCE = step(
    "conference.announce",
    [C.SCHEDULED],
    C.ANNOUNCED,
    right="conference.announce",
    label=_("Conference announced"),
    public=True,
)
OPEN = step(
    "conference.open",
    [C.SCHEDULED, C.ANNOUNCED],
    C.IN_SESSION,
    right="floor.lead",
    label=_("Conference opened"),
    public=True,
)
CONCLUDE = step(
    "conference.conclude",
    [C.IN_SESSION],
    C.CONCLUDED,
    right="floor.lead",
    label=_("Conference concluded"),
    public=True,
)
ADJOURN = step(
    "conference.adjourn",
    [C.IN_SESSION],
    C.SCHEDULED,
    right="floor.lead",
    label=_("Conference adjourned"),
    public=True,
)
CLOSE = step(
    "conference.close",
    [C.CONCLUDED],
    C.CLOSED,
    right="conference.schedule",
    label=_("Conference closed"),
    public=True,
)
POSTPONE = step(
    "conference.postpone",
    BEFORE_SESSION,
    C.POSTPONED,
    right="conference.schedule",
    label=_("Conference postponed"),
    public=True,
)
CANCEL = step(
    "conference.cancel",
    [*BEFORE_SESSION, C.POSTPONED],
    C.CANCELLED,
    right="conference.schedule",
    label=_("Conference cancelled"),
    public=True,
)
MOVE_TO_NEXT_YEAR = step(
    "conference.move_to_next_year",
    [*BEFORE_SESSION, C.POSTPONED],
    C.MOVED,
    right="conference.schedule",
    label=_("Conference moved to next year"),
    public=True,
)

TAKE = retelling.arrows("conference", C, right="conference.take", hidden=C.PLANNED)


class DutyState(models.TextChoices):
    OPEN = "open", _("To do")
    EVIDENCE = "evidence", _("Evidence shown")
    DONE = "done", _("Done")
    NOT_DONE = "not_done", _("Not done")


SHOW_DUTY = step(
    "duty.show", [DutyState.OPEN], DutyState.EVIDENCE, right="duty.work", label=_("Evidence of a duty shown")
)
VERIFY_DUTY = step(
    "duty.verify", [DutyState.EVIDENCE], DutyState.DONE, right="duty.verify", label=_("Duty verified as done")
)
REJECT_DUTY = step(
    "duty.reject",
    [DutyState.EVIDENCE],
    DutyState.OPEN,
    right="duty.verify",
    label=_("Evidence of a duty sent back"),
)
GIVE_UP_DUTY = step(
    "duty.give_up",
    [DutyState.OPEN, DutyState.EVIDENCE],
    DutyState.NOT_DONE,
    right="duty.verify",
    label=_("Duty recorded as not done"),
)


class AnnouncementState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    STALE = "stale", _("To be made again")
    REPLACED = "replaced", _("Replaced")


PUBLISH = step(
    "announcement.publish",
    [AnnouncementState.DRAFT],
    AnnouncementState.PUBLISHED,
    right="conference.announce",
    label=_("Announcement published"),
    public=True,
)
GO_STALE = step(
    "announcement.stale",
    [AnnouncementState.PUBLISHED],
    AnnouncementState.STALE,
    right="conference.schedule",
    label=_("Announcement no longer right: it must be made again"),
    public=True,
)
REPLACE = step(
    "announcement.replace",
    [AnnouncementState.STALE, AnnouncementState.PUBLISHED],
    AnnouncementState.REPLACED,
    right="conference.announce",
    label=_("Announcement replaced by a new one"),
)

TAKE_ANNOUNCEMENT = retelling.arrows(
    "announcement", AnnouncementState, right="conference.take", hidden=AnnouncementState.DRAFT
)


class BriefingState(models.TextChoices):
    WRITING = "writing", _("Being written")
    READY = "ready", pgettext_lazy("information part", "Ready")
    SHOWN = "shown", pgettext_lazy("information part", "Shown")


FINISH_BRIEFING = step(
    "briefing.finish",
    [BriefingState.WRITING],
    BriefingState.READY,
    right="duty.work",
    label=_("Information part ready"),
)
REOPEN_BRIEFING = step(
    "briefing.reopen",
    [BriefingState.READY],
    BriefingState.WRITING,
    right="duty.work",
    label=_("Information part taken up again"),
)
SHOW_BRIEFING = step(
    "briefing.show",
    [BriefingState.READY],
    BriefingState.SHOWN,
    right="segment.run",
    label=_("Information part shown"),
)
