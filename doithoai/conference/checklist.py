"""What is to be prepared in the hall: who does it, until when, ticked on the spot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from doithoai.conference import hall_rules
from doithoai.conference.models import Conference, HallCheck
from doithoai.core import clock, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend, begin
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation, OrganisationKind
from doithoai.programme.models import TaskKind

register_verb("hall_check.begin", _("Entered in the checklist of the hall"))
register_verb("hall_check.tick", _("Prepared in the hall"))
register_verb("hall_check.untick", _("Not prepared after all"))

RIGHT = "attendance.manage"
#: One of these rights is enough to tick: the body that was asked, or who works in the hall.
TICKING = (RIGHT, "duty.work", "desk.check_in", "screen.run", "segment.run")
#: Offered until an authority writes its own: what | who | days before.
OFFERED = (
    "In thẻ, danh sách, chương trình, nội quy, kịch bản điều hành | | 2",
    "Kiểm tra thành phần chủ tọa, thư ký, tổ tiếp nhận đã được phân công | | 2",
    "Kê bàn chủ tọa, bàn thư ký, biển tên, ghế theo số đại biểu | | 1",
    "Lối đi và chỗ ngồi cho người cao tuổi, người khuyết tật | | 1",
    "Thử âm thanh, micro không dây, nguồn điện dự phòng | | 1",
    "Thử máy chiếu, màn hình, đường truyền; mở các màn hình của hội nghị | | 1",
    "Máy ghi âm, ghi hình phục vụ lập biên bản | | 1",
    "Bảo đảm an ninh trật tự, y tế, phòng cháy chữa cháy | | 1",
    "Bàn đăng ký ở cửa: máy đọc mã, phiếu giấy, bút, hòm thư góp ý | | 0",
    "Dán chương trình, nội quy, sơ đồ chỗ ngồi ở cửa hội trường | | 0",
    "Nước uống, tài liệu tại chỗ cho đại biểu | | 0",
)


@dataclass(frozen=True)
class Template:
    """One line of the template: what, who (may be empty: the body that prepares the hall), days before."""

    text: str
    who: str
    days_before: int


def template_text(authority: Authority) -> str:
    return hall_rules.template_of(authority).checklist or "\n".join(OFFERED)


def read_template(text: str) -> list[Template]:
    """One thing per line; raises Refused for a line whose number of days is none."""
    found = []
    for line in text.splitlines():
        what, who, days = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
        if not what:
            continue
        if days and not (days.isdecimal() and int(days) <= 60):
            raise Refused(
                _("Write “what | who | days before”, the days as a number up to 60: “%(line)s”.") % {"line": line},
                field="checklist",
            )
        found.append(Template(what[:200], who, int(days or 0)))
    return found


def host_of(conference: Conference) -> Organisation | None:
    """The body that prepares the hall: the one whose duty it is, else the office, else the staff body."""
    duty = conference.duties.filter(task__kind=TaskKind.PREPARE_HALL).exclude(lead=None).select_related("lead").first()
    if duty is not None:
        return duty.lead
    bodies = directory.organisations(conference.authority)
    for kind in (OrganisationKind.PARTY_OFFICE, OrganisationKind.PARTY_STAFF):
        if found := bodies.filter(kind=kind).first():
            return found
    return bodies.first()


def make(conference: Conference, *, by: Actor) -> int:
    """Everything of the template that is not yet on the list; how many were new."""
    known = set(conference.hall_checks.values_list("text", flat=True))
    named = directory.by_name(directory.organisations(conference.authority))
    host, made = host_of(conference), 0
    with transaction.atomic():
        for place, line in enumerate(read_template(template_text(conference.authority)), start=1):
            if line.text in known:
                continue
            owner = named.get(vietnamese.fold(line.who), host) if line.who else host
            row = HallCheck(
                conference=conference, order=place, text=line.text, owner=owner, days_before=line.days_before
            )
            begin(row, "hall_check.begin", by=by, right=RIGHT)
            known.add(line.text)
            made += 1
    return made


def add(
    conference: Conference, *, text: str, by: Actor, owner: Organisation | None = None, days_before: int = 0
) -> HallCheck:
    """One thing more, for this conference; entered twice it is one."""
    words = " ".join(text.split())[:200]
    if not words:
        raise Refused(_("Say what is to be prepared."), field="text")
    if owner is not None and owner.authority_id != conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="owner")
    known = conference.hall_checks.filter(text=words).first()
    if known is not None:
        return known
    last = conference.hall_checks.aggregate(last=Max("order"))["last"] or 0
    row = HallCheck(conference=conference, order=last + 1, text=words, owner=owner, days_before=days_before)
    return begin(row, "hall_check.begin", by=by, right=RIGHT)


def tick(row: HallCheck, *, by: Actor, is_done: bool = True) -> bool:
    """Prepared, or not after all; False when it stood so already."""
    if (row.done_at is not None) == is_done:
        return False
    verb = "hall_check.tick" if is_done else "hall_check.untick"
    right = next((right for right in TICKING if by.may(right, row.scope())), RIGHT)
    at, whose = (clock.now(), by.pk) if is_done else (None, None)
    amend(row, verb, by=by, right=right, done_at=at, done_by_id=whose)
    return True


def may_tick(row: HallCheck, by: Actor) -> bool:
    return any(by.may(right, row.scope()) for right in TICKING)


@dataclass(frozen=True)
class Progress:
    done: int
    all: int
    late: int


def progress(rows: list[HallCheck], today: date) -> Progress:
    open_ = [row for row in rows if row.done_at is None]
    late = sum(row.due_on is not None and row.due_on < today for row in open_)
    return Progress(len(rows) - len(open_), len(rows), late)


def of(conference: Conference) -> list[HallCheck]:
    """The list in the order of its days, each with the conference at hand."""
    rows = list(conference.hall_checks.select_related("owner", "done_by"))
    for row in rows:
        row.conference = conference
    return rows
