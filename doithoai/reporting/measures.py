"""What the figures of a break-down are, each with its whole and the one sentence that says how it is counted."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: Smaller groups are not broken down in public: who is in them could be guessed.
SMALLEST_GROUP = 5


class By(models.TextChoices):
    """What the opinions are broken down by; the value stands in the address."""

    ORGANISATION = "don-vi", _("Organisation")
    FIELD = "linh-vuc", _("Field")
    PLACE = "dia-ban", _("Place of the matter")
    DOOR = "kenh", _("Door")
    CONFERENCE = "hoi-nghi", _("Conference")
    PROGRAMME = "ke-hoach", _("Year plan")
    MONTH = "thang", _("Month")


@dataclass(frozen=True)
class Measure:
    """One figure: `of` names the figure that it is a part of."""

    code: str
    label: str | Promise
    meaning: str | Promise
    of: str = ""


MEASURES: tuple[Measure, ...] = (
    Measure(
        "received",
        _("Received"),
        _("Opinions that came in, each counted once; one that was taken apart counts with each of its points."),
    ),
    Measure(
        "answered",
        _("Answered"),
        _(
            "Opinions whose matter has a result of which the senders were told; "
            "not those withdrawn or diverted as the law says."
        ),
        "received",
    ),
    Measure(
        "resolved",
        _("Resolved"),
        _("Opinions whose matter is resolved, with evidence that was verified. They are part of those answered."),
        "received",
    ),
    Measure(
        "open",
        _("Still open"),
        _("Opinions that wait for a result, or whose result leaves work behind: in progress, promised, referred."),
        "received",
    ),
    Measure(
        "late",
        _("Overdue"),
        _("Of those still open: their day has passed, and neither explanation, work nor reply was finished by it."),
        "open",
    ),
    Measure(
        "not_accepted",
        _("Not accepted"),
        _("Opinions that ended as not accepted; the reason was told to the sender."),
        "received",
    ),
    Measure(
        "repeated",
        _("Raised by several"),
        _("Opinions in matters that were raised more than once."),
        "received",
    ),
    Measure(
        "carried",
        _("Carried over"),
        _("Opinions whose commitment was carried over from one conference to a later one."),
        "received",
    ),
    Measure(
        "judged",
        _("Judged by the sender"),
        _("Opinions whose sender judged the answer; the latest verdict of each counts."),
        "received",
    ),
    Measure("satisfied", _("Satisfied"), _("Of those who judged: satisfied."), "judged"),
    Measure("partly", _("Partly satisfied"), _("Of those who judged: partly satisfied."), "judged"),
    Measure("not_yet", _("Not yet satisfied"), _("Of those who judged: not yet satisfied."), "judged"),
)
VERDICTS = ("judged", "satisfied", "partly", "not_yet")
NUMBERS = tuple(one.code for one in MEASURES)
#: What is put beside the same period of the year before.
COMPARED = ("received", "answered", "resolved")


#: What a table on a page has a column for; the other figures stand in it as the whole of these.
COLUMNS = tuple(one for one in MEASURES if one.code not in ("open", "judged"))


def measure(code: str) -> Measure:
    """One of them by its code."""
    return next(one for one in MEASURES if one.code == code)
