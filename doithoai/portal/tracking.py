"""What the sender of an opinion may see of it: own words, state, public steps, answer, promises."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from doithoai.casework import whereabouts
from doithoai.casework.models import Answer, Commitment, Verdict
from doithoai.casework.states import AnswerState
from doithoai.casework.whereabouts import Underway
from doithoai.core.badges import Badge, badge_of
from doithoai.core.models import Entry
from doithoai.opinion import triage
from doithoai.opinion.models import Opinion, Submission
from doithoai.opinion.states import MatterState

NO_VERDICT = (MatterState.WITHDRAWN, MatterState.DIVERTED)


@dataclass
class Track:
    """One opinion with everything the page about it shows."""

    opinion: Opinion
    entries: list[Entry] = field(default_factory=list)
    referred: list[Underway] = field(default_factory=list)

    @property
    def is_sealed(self) -> bool:
        return self.opinion.matter.is_sealed

    @property
    def badge(self) -> Badge:
        """The state; of what is kept confidential only whether it waits or has gone its way."""
        if not self.is_sealed:
            return badge_of(self.opinion.matter)
        gone = self.opinion.matter.state == MatterState.DIVERTED
        return Badge(_("Diverted as the law says"), "send", "lock") if gone else Badge(_("Received"), "wait")

    @property
    def answer(self) -> Answer | None:
        rows: list[Answer] = [] if self.is_sealed else self.opinion.matter.published  # type: ignore[attr-defined]  # prefetched
        return rows[0] if rows else None

    @property
    def promises(self) -> list[Commitment]:
        rows: list[Commitment] = self.opinion.matter.promises  # type: ignore[attr-defined]  # prefetched
        return [] if self.is_sealed else rows

    @property
    def verdict(self) -> Verdict | None:
        rows: list[Verdict] = self.opinion.judged  # type: ignore[attr-defined]  # prefetched
        return rows[0] if rows else None

    @property
    def can_withdraw(self) -> bool:
        return not self.is_sealed and triage.is_waiting(self.opinion.matter)

    @property
    def can_judge(self) -> bool:
        matter = self.opinion.matter
        if self.is_sealed or matter.state in NO_VERDICT:
            return False
        return self.answer is not None or triage.has_result(matter)


def tracks(submission: Submission) -> list[Track]:
    """All opinions of one submission; the number of queries does not grow with them."""
    answers = Answer.objects.filter(state=AnswerState.PUBLISHED).prefetch_related("kept_files__attachment")
    promises = Commitment.objects.public().for_list()
    opinions = submission.opinions.select_related("matter__lead", "matter__field", "division__opinion")
    opinions = opinions.prefetch_related(
        Prefetch("matter__answers", answers, to_attr="published"),
        Prefetch("matter__commitments", promises, to_attr="promises"),
        Prefetch("verdicts", Verdict.objects.order_by("-pk"), to_attr="judged"),
    )
    found = [Track(opinion) for opinion in opinions.order_by("part")]
    _entries(found)
    _referred(found)
    return found


def _referred(found: list[Track]) -> None:
    """Where a matter is that was sent on; of a sealed one nothing."""
    known = whereabouts.of(track.opinion.matter_id for track in found if not track.is_sealed)
    for track in found:
        track.referred = [] if track.is_sealed else known.get(track.opinion.matter_id, [])


def _entries(found: list[Track]) -> None:
    """The public steps of each opinion and of its matter; of a sealed one only that it was received."""
    wanted = Q(subject="opinion.opinion", subject_id__in=[track.opinion.pk for track in found])
    open_ones = [track.opinion.matter_id for track in found if not track.is_sealed]
    wanted |= Q(subject="opinion.matter", subject_id__in=open_ones)
    by_row: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in Entry.objects.filter(wanted, public=True).order_by("-id"):
        by_row[entry.subject, entry.subject_id].append(entry)
    for track in found:
        rows = [*by_row["opinion.opinion", track.opinion.pk]]
        if not track.is_sealed:
            rows += by_row["opinion.matter", track.opinion.matter_id]
        track.entries = sorted(rows, key=lambda entry: -entry.pk)
