"""The year plan as a paper (1), and the one that adjusts it (2): what they say, in the order that such a plan has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from doithoai.core.formats import vndate
from doithoai.documents.content import (
    Block,
    Content,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Signature,
    Symbol,
    Table,
    paragraphs,
)
from doithoai.documents.content import Recipient as Line
from doithoai.programme.models import LegalBasis, Plan, PlannedConference, Task

LATER = "Có thông báo sau"


def plan_content(plan: Plan) -> Content:
    """The whole plan; reads the parts that `Plan.objects.whole()` has fetched."""
    number = plan.number_text.partition("-")[0].partition("/")[0].strip()
    return Content(
        letterhead=Letterhead(issuer=plan.authority.name, superior=plan.authority.superior_name),
        symbol=Symbol(kind="KH", body=plan.authority.symbol),
        place=plan.place or plan.authority.place_name,
        kind="Kế hoạch",
        abstract=(abstract(plan),),
        body=tuple(body(plan)),
        signature=Signature(position=plan.signer_position, name=plan.signer_name, authority=plan.signing_authority),
        day=plan.issued_on,
        number=number,
        recipients=tuple(Line(one.name, one.purpose) for one in plan.recipients.all() if not one.is_filing),
        filing=filing(plan),
        draft_note="" if plan.issued_on else "Dự thảo",
    )


def abstract(plan: Plan) -> str:
    """The title without the name of the kind of paper, which stands above it."""
    words = plan.title.strip()
    return words[len("Kế hoạch") :].strip() if words.lower().startswith("kế hoạch") else words


def filing(plan: Plan) -> str:
    """Where the paper is filed, without the word that the form writes itself."""
    lines = (one.name for one in plan.recipients.all() if one.is_filing)
    return next(lines, "").removeprefix("Lưu").lstrip(": ").strip()


def body(plan: Plan) -> Iterable[Block]:
    """Lead-in, purposes and requirements, content, implementation."""
    yield Paragraph(opening(plan))
    yield Heading(1, "MỤC ĐÍCH, YÊU CẦU")
    yield Heading(2, "Mục đích")
    yield from paragraphs(plan.purposes)
    yield Heading(2, "Yêu cầu")
    yield from paragraphs(plan.requirements)
    if plan.motto and plan.motto not in plan.requirements:
        yield Paragraph(f"Thực hiện tốt phương châm “{plan.motto}”.")
    yield Heading(1, "NỘI DUNG")
    yield from _content(plan)
    yield Heading(1, "TỔ CHỨC THỰC HIỆN")
    yield from _tasks(plan.tasks.all())


def opening(plan: Plan) -> str:
    """The bases in one sentence, then who issues what."""
    if plan.lead_in.strip():
        return plan.lead_in.strip()
    bases = "; ".join(citation(basis) for basis in plan.bases.all())
    start = f"Thực hiện {bases}; " if bases else ""
    issuer = plan.authority.issuing_body
    return f"{start}{issuer} ban hành Kế hoạch {abstract(plan)} như sau:"


def citation(basis: LegalBasis) -> str:
    """A decision as papers cite it."""
    day = f" ngày {vndate(basis.issued_on)}" if basis.issued_on else ""
    subject = f" về {lower(basis.subject)}" if basis.subject else ""
    return f"{basis.document_type} số {basis.symbol}{day} của {basis.issuer}{subject}"


def lower(words: str) -> str:
    """The words inside a sentence: only the first letter is made small, abbreviations stay."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def _content(plan: Plan) -> Iterable[Block]:
    planned = list(plan.planned.all())
    yield Heading(2, "Đối tượng tiếp xúc, đối thoại")
    yield from paragraphs(plan.audience_reason)
    for one in planned:
        yield Item(f"{one.audience}.")
    yield Heading(2, "Nội dung tiếp xúc, đối thoại")
    for one in planned:
        yield Heading(3, f"Tiếp xúc, đối thoại với {_named(one)}")
        # The internal topic of a conference stays inside: it is not part of the paper (S-41).
        for part in (one.inform_part, one.listen_part, one.respond_part):
            yield from paragraphs(part)
    yield Heading(2, "Hình thức, chế độ, thời gian, địa điểm")
    yield Paragraph(plan.form_text, lead="Hình thức:")
    yield Paragraph(plan.regime_text, lead="Chế độ:")
    yield Paragraph("", lead="Thời gian:")
    for one in planned:
        yield Item(f"Với {_named(one)}: {one.period_words}.")
    yield Paragraph("(Thời gian cụ thể của từng hội nghị thông báo sau)", italic=True)
    yield Paragraph("", lead="Địa điểm:")
    for one in planned:
        yield Item(f"Với {_named(one)}: {one.venue or LATER}.")
    if plan.procedure.strip():
        yield Heading(2, "Trình tự tiếp xúc, đối thoại")
        yield from paragraphs(plan.procedure)


def _named(planned: PlannedConference) -> str:
    """The audience in the wording of this place of use (S-43)."""
    return lower(planned.place_wording or planned.audience)


def _tasks(tasks: Iterable[Task]) -> Iterable[Block]:
    for lead, group in groupby(tasks, key=leads):
        yield Heading(2, lead)
        for task in group:
            yield Paragraph(_order(task))


def leads(task: Task) -> str:
    """Who is named at the head of a task: its lead, or everybody who does it for itself."""
    if task.is_for_each:
        names = [*([task.lead.name] if task.lead else []), *(one.name for one in task.together)]
        return ", ".join(names) + (f" và {task.open_group}" if task.open_group else "") or task.lead_group
    return task.lead.name if task.lead else task.lead_group or "Các cơ quan, đơn vị liên quan"


def _order(task: Task) -> str:
    words = task.text.rstrip(" .")
    together = [] if task.is_for_each else [one.name for one in task.together]
    if task.open_group and not task.is_for_each:
        together.append(task.open_group)
    if together:
        words += f"; phối hợp: {', '.join(together)}"
    if task.report_to is not None:
        through = f" (qua {task.report_through.name})" if task.report_through else ""
        words += f"; báo cáo {task.report_to.name}{through}"
    return f"{words}{_due(task)}."


def _due(task: Task) -> str:
    unit = "ngày làm việc" if task.due_unit == "working_days" else "ngày"
    if task.due_kind == "before":
        return f", trước hội nghị ít nhất {task.due_amount:02d} {unit}"
    if task.due_kind == "after":
        return f", chậm nhất {task.due_amount:02d} {unit} sau hội nghị"
    return f", trước ngày {vndate(task.due_on)}" if task.due_kind == "fixed" else ""


def adjustment(plan: Plan) -> Content:
    """Kế hoạch điều chỉnh (2): what stands otherwise than in the version before, and why."""
    before = plan.amends
    number = f" số {before.number_text}" if before and before.number_text else ""
    day = f" ngày {vndate(before.issued_on)}" if before and before.issued_on else ""
    return replace(
        plan_content(plan),
        abstract=(f"điều chỉnh Kế hoạch{number}{day}",),
        body=(
            Paragraph(
                f"{plan.authority.issuing_body} điều chỉnh một số nội dung của Kế hoạch{number}{day} "
                f"{abstract(plan)} như sau:"
            ),
            *((Paragraph(plan.amend_reason, lead="Lý do:"),) if plan.amend_reason else ()),
            Table(
                ("TT", "Nội dung", "Theo kế hoạch trước", "Điều chỉnh thành"),
                tuple((str(place), *row) for place, row in enumerate(changes(plan), start=1)),
                widths=(0.6, 2.4, 3.5, 3.5),
                aligns=("center", "left", "left", "left"),
            ),
            Paragraph("Các nội dung khác giữ nguyên theo kế hoạch trước."),
        ),
    )


_TEXTS = {
    "purposes": "Mục đích", "requirements": "Yêu cầu", "motto": "Phương châm", "audience_reason": "Đối tượng",
    "form_text": "Hình thức", "regime_text": "Chế độ", "procedure": "Trình tự",
}  # fmt: skip


def changes(plan: Plan) -> list[tuple[str, str, str]]:
    """What, as it was, as it is: texts of the plan, and its conferences by the one that each comes from."""
    if plan.amends is None:
        return []
    found = [
        (words, getattr(plan.amends, name).strip(), getattr(plan, name).strip())
        for name, words in _TEXTS.items()
        if getattr(plan.amends, name).strip() != getattr(plan, name).strip()
    ]
    old = {one.pk: one for one in plan.amends.planned.all()}
    for one in plan.planned.all():
        was = old.pop(one.origin_id or 0, None)
        if was is None:
            found.append((f"Hội nghị với {_named(one)}", "Chưa có", _told(one)))
        elif _told(was) != _told(one):
            found.append((f"Hội nghị với {_named(one)}", _told(was), _told(one)))
    found += [(f"Hội nghị với {_named(one)}", _told(one), "Không tổ chức") for one in old.values()]
    return found


def _told(planned: PlannedConference) -> str:
    return f"{planned.audience}; {planned.period_words}; {planned.venue or LATER}"
