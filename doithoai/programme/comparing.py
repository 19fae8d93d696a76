"""Two versions of a plan side by side: texts, decisions, conferences, tasks and recipients that stand otherwise.

A conference or a task is the same one in both when the later comes from the earlier, over any number of versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from doithoai.programme.models import LegalBasis, Plan, PlannedConference, Recipient, Task
from doithoai.programme.wording import citation, due_words, named, working

NOT_YET, GONE = "Chưa có", "Không tổ chức"
LATER = "Có thông báo sau"

TEXTS = {
    "title": "Tên kế hoạch", "lead_in": "Phần mở đầu", "purposes": "Mục đích", "requirements": "Yêu cầu",
    "motto": "Phương châm", "audience_reason": "Đối tượng", "form_text": "Hình thức", "regime_text": "Chế độ",
    "procedure": "Trình tự", "front_role": "Vai trò của Mặt trận và các tổ chức", "final_words": "Lời kết",
    "signing_authority": "Thẩm quyền ký", "signer_position": "Chức vụ người ký", "signer_name": "Người ký",
}  # fmt: skip


#: What is compared of a task, without the whole of it and of the bodies that it names: there are hundreds.
_TASK = (
    *("pk", "plan_id", "origin_id", "text", "lead__name", "lead_group", "open_group", "report_to__name", "evidence"),
    *("due_kind", "due_amount", "due_unit", "due_on"),
)


@dataclass(frozen=True)
class Change:
    """One thing that stands otherwise: of which part, what of it, as it was and as it is."""

    kind: str
    part: str
    what: str
    before: str
    after: str

    @property
    def title(self) -> str:
        return f"{self.part}: {self.what.lower()}" if self.part and self.what else self.part or self.what


class _Parts:
    """The parts of both versions, read together: six questions, however many tasks there are."""

    def __init__(self, *plans: Plan) -> None:
        keys = [plan.pk for plan in plans]
        self.bases = _by_plan(LegalBasis.objects.filter(plan__in=keys))
        self.planned = _by_plan(PlannedConference.objects.filter(plan__in=keys))
        self.tasks = _by_plan(Task.objects.filter(plan__in=keys).values_list(*_TASK, named=True))
        self.recipients = _by_plan(Recipient.objects.filter(plan__in=keys))
        joined = Task.cooperating.through.objects.filter(task__plan__in=keys)
        meant = Task.conferences.through.objects.filter(task__plan__in=keys)
        bodies = joined.order_by("organisation__order", "organisation__name")
        self.together = _grouped(bodies.values_list("task", "organisation__name"))
        audiences = {one.pk: named(one) for rows in self.planned.values() for one in rows}
        pairs = meant.order_by("plannedconference__order").values_list("task", "plannedconference")
        self.meant = _grouped((task, audiences[pk]) for task, pk in pairs)

    def lines(self) -> tuple[tuple[Callable[[Any], str], dict[int, list[Any]]], ...]:
        """Parts that are compared by their words alone."""
        return (citation, self.bases), (_line, self.recipients)


def _by_plan(rows: Iterable[Any]) -> dict[int, list[Any]]:
    return _grouped((row.plan_id, row) for row in rows)


def _grouped(pairs: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found


def changes(before: Plan, after: Plan) -> list[Change]:
    """Everything that is public in a plan and stands otherwise in the later version."""
    parts = _Parts(before, after)
    bases, lines = ([map(words, rows[plan.pk]) for plan in (before, after)] for words, rows in parts.lines())
    return [
        *_texts(before, after),
        *_by_words("basis", "Căn cứ", *bases),
        *_parts("conference", before, after, parts),
        *_parts("task", before, after, parts),
        *_by_words("recipient", "Nơi nhận", *lines),
    ]


def _texts(before: Plan, after: Plan) -> Iterable[Change]:
    for name, words in TEXTS.items():
        was, now = getattr(before, name).strip(), getattr(after, name).strip()
        if was != now:
            yield Change("text", "", words, was or NOT_YET, now or "Bỏ")


def _by_words(kind: str, words: str, before: Iterable[str], after: Iterable[str]) -> Iterable[Change]:
    """Lines that have no history of their own: those that went and those that came."""
    was, now = list(before), list(after)
    gone = [line for line in was if line not in now]
    came = [line for line in now if line not in was]
    for place in range(max(len(gone), len(came))):
        old = gone[place] if place < len(gone) else NOT_YET
        new = came[place] if place < len(came) else "Bỏ"
        yield Change(kind, "", words, old, new)


def _parts(kind: str, first: Plan, last: Plan, parts: _Parts) -> Iterable[Change]:
    """Conferences or tasks by what each comes from."""
    rows = parts.planned if kind == "conference" else parts.tasks
    called: Callable[[Any], str] = _held if kind == "conference" else _ordered

    def facts(one: Any) -> dict[str, str]:
        return _conference(one) if kind == "conference" else _task(one, parts)

    roots = _roots(PlannedConference if kind == "conference" else Task, first, last, rows[last.pk])
    old = {roots.get(one.pk, one.pk): one for one in rows[first.pk]}
    for one in rows[last.pk]:
        was = old.pop(roots.get(one.pk, one.pk), None)
        if was is None:
            yield Change(kind, called(one), "", NOT_YET, _whole(facts(one)))
            continue
        earlier, now = facts(was), facts(one)
        for what, words in now.items():
            if earlier[what] != words:
                yield Change(kind, called(was), what, earlier[what] or NOT_YET, words or "Bỏ")
    for gone in old.values():
        yield Change(kind, called(gone), "", _whole(facts(gone)), GONE if kind == "conference" else "Bỏ")


def _roots(model: type[PlannedConference | Task], first: Plan, last: Plan, rows: list[Any]) -> dict[int, int]:
    """Each part by the one it comes from; where versions lie between, by the first one of the year."""
    if last.amends_id == first.pk or not rows:
        return {one.pk: one.origin_id for one in rows if one.origin_id}
    same_year = {"plan__authority": first.authority_id, "plan__year": first.year}
    before = dict(model.objects.filter(**same_year).values_list("pk", "origin"))
    return {pk: _first(pk, before) for pk in before}


def _first(pk: int, before: dict[int, int | None]) -> int:
    while (earlier := before.get(pk)) is not None:
        pk = earlier
    return pk


def _whole(facts: dict[str, str]) -> str:
    return "; ".join(words for words in facts.values() if words)


def _held(one: PlannedConference) -> str:
    return f"Hội nghị với {named(one)}"


def _conference(one: PlannedConference) -> dict[str, str]:
    """What a plan says of a conference; its internal topic stays inside (S-41)."""
    return {
        "Đối tượng": one.audience,
        "Thời gian": one.period_words,
        "Địa điểm": one.venue or LATER,
        "Thôn, cụm thôn": ", ".join(one.clusters),
        "Chủ trì": ", ".join(filter(None, [one.chair, *one.together])),
        "Cách tổ chức": working(one),
        "Nội dung thông báo": one.inform_part.strip(),
        "Nội dung lắng nghe": one.listen_part.strip(),
        "Cách giải quyết": one.respond_part.strip(),
        "Nội dung khác": one.remarks.strip(),
    }


def _ordered(one: Any) -> str:
    return f"Nhiệm vụ “{one.text[:60].rstrip(' .;,')}{'…' if len(one.text) > 60 else ''}”"


def _task(one: Any, parts: _Parts) -> dict[str, str]:
    return {
        "Nội dung": one.text.strip(),
        "Chủ trì": one.lead__name or one.lead_group,
        "Phối hợp": ", ".join(filter(None, [*parts.together[one.pk], one.open_group])),
        "Báo cáo": one.report_to__name or "",
        "Thời hạn": due_words(one).removeprefix(", "),
        "Kết quả": one.evidence,
        "Áp dụng cho": "; ".join(parts.meant[one.pk]),
    }


def _line(one: Recipient) -> str:
    return f"{one.name} ({one.purpose})" if one.purpose else one.name
