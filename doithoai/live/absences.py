"""Who was called to the microphone and was not there: told in the minutes with the time of the call."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from doithoai.core import journal
from doithoai.core.models import Entry
from doithoai.live.models import Sitting


@dataclass(frozen=True)
class Absence:
    """One call without an answer."""

    at: datetime
    number: int
    call: int
    is_last: bool

    @property
    def text(self) -> str:
        """Of the minutes: Vietnamese as it is signed, not a label."""
        again = " lần thứ hai" if self.call > 1 else ""
        after = "; nội dung đăng ký được trả lời bằng văn bản" if self.is_last else ""
        return f"Đại biểu số {self.number} vắng khi mời phát biểu{again}{after}."


def of(sitting: Sitting) -> list[Absence]:
    """In the order of the calls; an absence that was taken back did not happen."""
    numbers = dict(sitting.turns.values_list("pk", "number"))
    verbs = ("turn.defer", "turn.undefer", "turn.to_written")
    standing: dict[int, list[Absence]] = defaultdict(list)
    for entry in Entry.objects.filter(subject="live.turn", subject_id__in=numbers, verb__in=verbs).order_by("id"):
        mine = standing[entry.subject_id]
        is_last = entry.facts.get("why") == "absent_twice"
        if entry.verb == "turn.undefer":
            del mine[-1:]
        elif entry.verb == "turn.defer" or is_last:
            mine.append(Absence(journal.happened(entry), numbers[entry.subject_id], len(mine) + 1, is_last))
    return sorted((one for mine in standing.values() for one in mine), key=lambda one: one.at)
