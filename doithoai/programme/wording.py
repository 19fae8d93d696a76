"""How papers word the parts of a plan."""

from __future__ import annotations

from doithoai.core.formats import vndate
from doithoai.programme.models import Form, LegalBasis, Occasion, PlannedConference, Task

FORMS = {Form.IN_PERSON: "trực tiếp", Form.ONLINE: "trực tuyến", Form.BOTH: "trực tiếp kết hợp trực tuyến"}


def citation(basis: LegalBasis) -> str:
    """A decision as papers cite it."""
    day = f" ngày {vndate(basis.issued_on)}" if basis.issued_on else ""
    subject = f" về {lower(basis.subject)}" if basis.subject else ""
    return f"{basis.document_type} số {basis.symbol}{day} của {basis.issuer}{subject}"


def lower(words: str) -> str:
    """The words inside a sentence: only the first letter is made small, abbreviations stay."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def named(planned: PlannedConference) -> str:
    """The audience in the wording of this place of use (S-43)."""
    return lower(planned.place_wording or planned.audience)


def working(planned: PlannedConference) -> str:
    """Occasion and form where they are not the usual ones: what the plan says of all need not be said of each."""
    said = []
    if planned.occasion == Occasion.AD_HOC:
        said.append("đột xuất")
    if planned.occasion == Occasion.ON_REQUEST:
        said.append(_requested(planned))
    if planned.form != Form.IN_PERSON:
        said.append(FORMS[Form(planned.form)])
    return ", ".join(said)


def _requested(planned: PlannedConference) -> str:
    if planned.asked_by is None:
        return "theo yêu cầu của cử tri"
    of = f"/{planned.voters}" if planned.voters else ""
    day = f", ngày {vndate(planned.asked_on)}" if planned.asked_on else ""
    return f"theo yêu cầu của {planned.asked_by}{of} cử tri{day}"


def share(planned: PlannedConference) -> float | None:
    """How many of a hundred voters asked for it."""
    if planned.asked_by is None or not planned.voters:
        return None
    return planned.asked_by * 100 / planned.voters


def due_words(task: Task) -> str:
    """The rule of a task as the end of its sentence."""
    unit = "ngày làm việc" if task.due_unit == "working_days" else "ngày"
    if task.due_kind == "before":
        return f", trước hội nghị ít nhất {task.due_amount:02d} {unit}"
    if task.due_kind == "after":
        return f", chậm nhất {task.due_amount:02d} {unit} sau hội nghị"
    return f", trước ngày {vndate(task.due_on)}" if task.due_kind == "fixed" else ""
