"""The open work of an organisation that is not on line, as a spreadsheet to fill in; answers_back reads it again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from doithoai.casework import entering
from doithoai.casework.models import Answer, Assignment, AssignmentSet
from doithoai.casework.states import AnswerState
from doithoai.core import sheets
from doithoai.core.formats import vndate
from doithoai.opinion.states import MatterState
from doithoai.people.models import Organisation

CODE, NUMBER, TITLE, ASKED, DUE, SHORT, BODY, BASIS, RESULT, REASON, DAY = HEADER = (
    "Mã (không sửa)",
    "Số vấn đề",
    "Nội dung cần trả lời",
    "Yêu cầu",
    "Hạn trả lời",
    "Trả lời ngắn (tối đa 200 ký tự)",
    "Trả lời đầy đủ",
    "Căn cứ, minh chứng",
    "Kết quả",
    "Lý do nếu không tiếp nhận",
    "Ngày trả lời hoặc ngày hẹn xong",
)
#: The words of the results as the sheet offers and reads them.
WORDS: dict[str, str] = {
    MatterState.EXPLAINED: "Đã giải trình",
    MatterState.RESOLVED: "Đã giải quyết xong",
    MatterState.IN_PROGRESS: "Đang giải quyết",
    MatterState.SCHEDULED: "Sẽ giải quyết",
    MatterState.REFERRED: "Chuyển cấp có thẩm quyền",
    MatterState.TAKEN_UP: "Tiếp thu và ghi nhận",
    MatterState.NOT_ACCEPTED: "Không tiếp nhận",
}


def open_work(organisation: Organisation) -> AssignmentSet:
    """What the organisation leads and still owes, the next due first."""
    rows = Assignment.objects.owed().filter(organisation=organisation, is_lead=True, matter__is_sealed=False)
    return rows.for_list()


def code_of(assignment: Assignment) -> str:
    """Names the work and what it asked when the sheet was written."""
    asked = "\x1f".join(
        (assignment.matter.title, assignment.asked, assignment.purpose, str(assignment.organisation_id))
    )
    return f"{assignment.public_id}-{hashlib.sha256(asked.encode()).hexdigest()[:6]}"


def write(organisation: Organisation) -> bytes:
    """All open work with what is drafted so far; nothing of who raised it."""
    rows = list(open_work(organisation))
    drafts = drafts_of(rows)
    cells = [_cells(row, drafts.get(row.pk)) for row in rows]
    wide = (TITLE, ASKED, SHORT, BODY, BASIS)
    return sheets.write_xlsx(HEADER, cells, title="Trả lời", choices={RESULT: list(WORDS.values())}, wide=wide)


def _cells(row: Assignment, draft: Answer | None) -> list[sheets.Value]:
    said = list(entering.kept(draft)) if draft else [""] * 5
    short, body, basis, result, reason = said
    words = WORDS.get(MatterState(result), "") if result else ""
    return [
        code_of(row),
        row.matter.number,
        row.matter.title,
        row.asked or str(row.get_purpose_display()),
        vndate(row.due_on),
        short,
        body,
        basis,
        words,
        reason,
        "",
    ]


def drafts_of(rows: Iterable[Assignment]) -> dict[int, Answer]:
    """The newest version of each; the same that drafting would open."""
    found = Answer.objects.filter(assignment__in=[row.pk for row in rows]).order_by("version")
    return {row.assignment_id: row for row in found.exclude(state=AnswerState.CORRECTED) if row.assignment_id}
