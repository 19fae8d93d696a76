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
from doithoai.programme import comparing
from doithoai.programme.comparing import LATER
from doithoai.programme.models import PeriodKind, Plan, PlannedConference, Task
from doithoai.programme.wording import citation, due_words, named, working


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
    if plan.front_role.strip():
        yield Heading(2, "Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội")
        yield from paragraphs(plan.front_role)
    yield from paragraphs(plan.final_words)


def opening(plan: Plan) -> str:
    """The bases in one sentence, then who issues what."""
    if plan.lead_in.strip():
        return plan.lead_in.strip()
    bases = "; ".join(citation(basis) for basis in plan.bases.all())
    start = f"Thực hiện {bases}; " if bases else ""
    issuer = plan.authority.issuing_body
    return f"{start}{issuer} ban hành Kế hoạch {abstract(plan)} như sau:"


def _content(plan: Plan) -> Iterable[Block]:
    planned = list(plan.planned.all())
    yield Heading(2, "Đối tượng tiếp xúc, đối thoại")
    yield from paragraphs(plan.audience_reason)
    for one in planned:
        villages = f" ({', '.join(one.clusters)})" if one.clusters else ""
        yield Item(f"{one.audience}{villages}.")
    yield Heading(2, "Nội dung tiếp xúc, đối thoại")
    for one in planned:
        yield Heading(3, f"Tiếp xúc, đối thoại với {named(one)}")
        # The internal topic of a conference stays inside: it is not part of the paper (S-41).
        for part in (one.inform_part, one.listen_part, one.respond_part, one.remarks):
            yield from paragraphs(part)
    yield Heading(2, "Hình thức, chế độ, thời gian, địa điểm")
    yield Paragraph(plan.form_text, lead="Hình thức:")
    for one in planned:
        if words := working(one):
            yield Item(f"Với {named(one)}: {words}.")
    yield Paragraph(plan.regime_text, lead="Chế độ:")
    for one in planned:
        if words := _presiding(one):
            yield Item(f"Với {named(one)}: {words}.")
    yield Paragraph("", lead="Thời gian:")
    for one in planned:
        yield Item(f"Với {named(one)}: {one.period_words}.")
    if any(one.period_kind != PeriodKind.DAY for one in planned):
        yield Paragraph("(Thời gian cụ thể của từng hội nghị thông báo sau)", italic=True)
    yield Paragraph("", lead="Địa điểm:")
    for one in planned:
        yield Item(f"Với {named(one)}: {one.venue or LATER}.")
    if plan.procedure.strip():
        yield Heading(2, "Trình tự tiếp xúc, đối thoại")
        yield from paragraphs(plan.procedure)


def _presiding(planned: PlannedConference) -> str:
    """Who presides, where the plan says it of this conference."""
    said = [f"{planned.chair} chủ trì"] if planned.chair else []
    if planned.together:
        said.append(f"{', '.join(planned.together)} đồng chủ trì")
    return "; ".join(said)


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
    return f"{words}{due_words(task)}."


def consolidated(plan: Plan) -> Content:
    """The whole plan as it stands after an amendment: to read, without the number of either paper."""
    before = plan.amends.citation if plan.amends else ""
    opened = Paragraph(f"(Hợp nhất {before} với {plan.citation})", italic=True)
    said = plan_content(plan)
    return replace(said, number="", day=None, draft_note="Bản hợp nhất", body=(opened, *said.body))


def adjustment(plan: Plan) -> Content:
    """Kế hoạch điều chỉnh (2): what stands otherwise than in the version before, and why."""
    before = plan.amends
    number = f" số {before.number_text}" if before and before.number_text else ""
    day = f" ngày {vndate(before.issued_on)}" if before and before.issued_on else ""
    found = comparing.changes(before, plan) if before else []
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
                tuple((str(place), one.title, one.before, one.after) for place, one in enumerate(found, start=1)),
                widths=(0.6, 2.4, 3.5, 3.5),
                aligns=("center", "left", "left", "left"),
            ),
            Paragraph("Các nội dung khác giữ nguyên theo kế hoạch trước."),
        ),
    )
