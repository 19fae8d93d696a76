"""Where a referred matter is: with whom, since when, urged how often. What the public reads of it, in two queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from doithoai.casework.models import Referral
from doithoai.casework.states import ReferralState
from doithoai.core import clock
from doithoai.core.models import Entry

WAITED_FOR = (ReferralState.SENT, ReferralState.RECEIVED)


@dataclass(frozen=True)
class Underway:
    """One referral as it stands beside a matter."""

    referral: Referral
    urged: int

    @property
    def is_waited_for(self) -> bool:
        return self.referral.state in WAITED_FOR

    @property
    def is_passed_on(self) -> bool:
        """The senders have the words of the reply."""
        return self.referral.state == ReferralState.PASSED_ON

    @property
    def is_late(self) -> bool:
        until = self.referral.reply_by
        return self.is_waited_for and until is not None and until < clock.today()


def of(matters: Iterable[int]) -> dict[int, list[Underway]]:
    """By matter, the latest first; a referral that is still being drafted is nobody's business yet."""
    through = Referral.matters.through.objects.filter(matter__in=list(matters))
    through = through.exclude(referral__state=ReferralState.DRAFTED).select_related("referral__to")
    pairs = [(row.matter_id, row.referral) for row in through.order_by("-referral__pk")]
    urged = urgings({row.pk for _matter, row in pairs})
    found: dict[int, list[Underway]] = defaultdict(list)
    for matter, row in pairs:
        found[matter].append(Underway(row, urged.get(row.pk, 0)))
    return dict(found)


def urgings(referrals: Iterable[int]) -> dict[int, int]:
    """How often the reply to each was urged."""
    keys = list(referrals)
    if not keys:
        return {}
    entries = Entry.objects.filter(subject=Referral._meta.label_lower, subject_id__in=keys, verb="referral.urge")
    return dict(entries.order_by().values_list("subject_id").annotate(n=Count("pk")))
