"""Two versions of a plan side by side: texts, decisions, conferences, tasks and recipients that stand otherwise.

A conference or a task is the same one in both when the later comes from the earlier, over any number of versions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from doithoai.core.formats import vndate
from doithoai.programme.models import LegalBasis, Plan, PlannedConference, Recipient, Task
from doithoai.programme.wording import citation, due_words, lower, named, working

NOT_YET, GONE = "Chưa có", "Không tổ chức"
LATER = "Có thông báo sau"

TEXTS = {
    "title": "Tên kế hoạch", "lead_in": "Phần mở đầu", "purposes": "Mục đích", "requirements": "Yêu cầu",
    "motto": "Phương châm", "audience_reason": "Đối tượng", "form_text": "Hình thức", "regime_text": "Chế độ",
    "procedure": "Trình tự", "front_role": "Vai trò của Mặt trận và các tổ chức", "final_words": "Lời kết",
    "signing_authority": "Thẩm quyền ký", "signer_position": "Chức vụ người ký", "signer_name": "Người ký",
}  # fmt: skip


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


def changes(before: Plan, after: Plan) -> list[Change]:
    """Everything that is public in a plan and stands otherwise in the later version."""
    return [
        *_texts(before, after),
        *_by_words("basis", "Căn cứ", map(citation, before.bases.all()), map(citation, after.bases.all())),
        *_parts("conference", before, after, before.planned.all(), after.planned.all()),
        *_parts("task", before, after, before.tasks.all(), after.tasks.all()),
        *_by_words("recipient", "Nơi nhận", map(_line, before.recipients.all()), map(_line, after.recipients.all())),
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


def _parts(
    kind: str, first: Plan, last: Plan, before: Iterable[Any], after: Iterable[Any]
) -> Iterable[Change]:
    """Conferences or tasks by what each comes from."""
    facts, called = (_conference, _held) if kind == "conference" else (_task, _ordered)
    roots = _roots(kind, first, last)
    old = {roots.get(one.pk, one.pk): one for one in before}
    for one in after:
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


def _roots(kind: str, first: Plan, last: Plan) -> dict[int, int]:
    """Each part of the year by the first one that it comes from; one question, however many versions lie between."""
    if last.amends_id == first.pk:
        rows: Any = last.planned.all() if kind == "conference" else last.tasks.all()
        return {one.pk: one.origin_id for one in rows if one.origin_id}
    model: Any = PlannedConference if kind == "conference" else Task
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


def _ordered(one: Task) -> str:
    return f"Nhiệm vụ “{one.text[:60].rstrip(' .;,')}{'…' if len(one.text) > 60 else ''}”"


def _task(one: Task) -> dict[str, str]:
    return {
        "Nội dung": one.text.strip(),
        "Chủ trì": one.lead.name if one.lead else one.lead_group,
        "Phối hợp": ", ".join(filter(None, [*(body.name for body in one.together), one.open_group])),
        "Báo cáo": one.report_to.name if one.report_to else "",
        "Thời hạn": due_words(one).removeprefix(", "),
        "Kết quả": one.evidence,
        "Áp dụng cho": "; ".join(named(planned) for planned in one.conferences.all()),
    }


def _line(one: Recipient) -> str:
    return f"{one.name} ({one.purpose})" if one.purpose else one.name
