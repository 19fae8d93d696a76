"""What is held about the person who asks, as one paper to hand over. Drawing it up leaves a trace like any reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Verdict
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate, vnmoment
from doithoai.core.transitions import Refused, allow
from doithoai.documents import docx, drafting, pdf
from doithoai.documents.content import Block, Content, Heading, Item, Paragraph, Table
from doithoai.documents.profiles import profile
from doithoai.live.models import Turn
from doithoai.notices.models import Notice
from doithoai.opinion import contacts
from doithoai.opinion.models import Opened, Opinion, Submission
from doithoai.opinion.received import ContactData
from doithoai.privacy import doing
from doithoai.privacy.models import DataRequest
from doithoai.privacy.states import RIGHT

journal.register_verb(doing.EXTRACT, _("Extract of the held data drawn up"))

FORMS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
YES, NO = "có", "không"
ASKED_FROM = "Không lưu tên, số điện thoại, địa chỉ của người gửi."


@dataclass(frozen=True)
class Held:
    """One submission with everything behind it."""

    submission: Submission
    contact: ContactData
    opinions: list[Opinion]


def file(row: DataRequest, form: str, *, by: Actor) -> bytes:
    """The extract as a Word or PDF file; who draws it up has read the data, and the log says so."""
    if not doing.may(row, by):
        allow(by, RIGHT, row)
        raise Refused(_("Of what is kept confidential its holders alone decide."), code="right")
    held = [_held(one, row, by) for one in row.submissions.select_related("authority").order_by("pk")]
    journal.record(row, doing.EXTRACT, by=by, facts={"form": form, "submissions": len(held)})
    render = pdf.render if form == "pdf" else docx.render
    return render(content(row, held), profile(row.authority.paper_profile))


def _held(submission: Submission, row: DataRequest, by: Actor) -> Held:
    data = contacts.hand_out(submission, by=by, reason=f"Cung cấp dữ liệu theo yêu cầu {row.number}")
    return Held(submission, data, list(Opinion.every.filter(submission=submission).select_related("matter__lead")))


def content(row: DataRequest, held: list[Held]) -> Content:
    """The words of the extract; its title names the request, never the person."""
    return drafting.listed(
        row.authority,
        kind="Bản cung cấp dữ liệu cá nhân",
        abstract=(f"theo yêu cầu {row.number}",),
        body=tuple(_body(row, held)),
        day=clock.today(),
    )


def _body(row: DataRequest, held: list[Held]) -> Iterator[Block]:
    yield Paragraph(
        f"{row.authority.name} cung cấp cho ông/bà dữ liệu cá nhân đang lưu, theo Luật Bảo vệ dữ liệu cá nhân "
        f"số 91/2025/QH15. Yêu cầu được tiếp nhận ngày {vndate(row.received_on)}."
    )
    for one in held:
        yield Heading(1, f"Ý kiến {', '.join(opinion.number for opinion in one.opinions)}")
        if one.submission.erased_at:
            yield Paragraph(
                f"Phần dữ liệu cá nhân đã xóa ngày {vndate(one.submission.erased_at)}; chỉ còn số và kết quả."
            )
            continue
        yield Table(("Dữ liệu", "Đang lưu"), tuple(_facts(one)), widths=(2, 5))
        yield Heading(2, "Nội dung ông/bà đã gửi")
        for opinion in one.opinions:
            yield Item(opinion.received_text, lead=f"{opinion.number}: ")
        yield from _told(one)
        yield from _read(one.submission)


def _facts(one: Held) -> Iterator[tuple[str, str]]:
    submission, contact = one.submission, one.contact
    if not contact:
        yield "Người gửi", ASKED_FROM
    for name, value in (
        ("Họ và tên", contact.name),
        ("Điện thoại", contact.phone),
        ("Thư điện tử", contact.email),
        ("Địa chỉ", contact.address),
        ("Địa điểm ghi trong ý kiến", submission.place),
        ("Nhóm người gửi", submission.get_category_display() if submission.category else ""),
    ):
        if value:
            yield name, str(value)
    yield "Ngày gửi", vnmoment(submission.received_at, staff=True)
    yield "Gửi bằng", str(submission.get_door_display())
    yield "Đồng ý công khai nội dung", YES if submission.consents_to_text else NO
    yield "Đồng ý công khai họ tên", YES if submission.consents_to_name else NO
    if submission.consent_notice:
        yield "Bản lời hỏi đồng ý", f"{submission.consent_notice}, lúc gửi ý kiến"
    yield "Cơ quan giải quyết được xem liên hệ", YES if submission.contact_for_agency else NO
    yield "Số tệp, ảnh kèm theo", str(submission.files.count())
    for opinion in one.opinions:
        lead = f"; chủ trì: {opinion.matter.lead.name}" if opinion.matter.lead else ""
        yield f"Kết quả của {opinion.number}", f"{opinion.matter.get_state_display()}{lead}"


def _told(one: Held) -> Iterator[Block]:
    numbers = [opinion.public_id for opinion in one.opinions]
    sent = Notice.objects.filter(about__in=numbers).order_by("pk")
    verdicts = Verdict.objects.filter(opinion__in=one.opinions).order_by("pk")
    turns = Turn.objects.filter(opinion__in=one.opinions).select_related("sitting__conference")
    if not (sent or verdicts or turns):
        return
    yield Heading(2, "Tin đã gửi, đánh giá, lượt phát biểu")
    for notice in sent:
        yield Item(f"{vndate(notice.created_at)}: {notice.subject}")
    for verdict in verdicts:
        yield Item(f"{vndate(verdict.created_at)}: đánh giá “{verdict.get_grade_display()}”. {verdict.words}".strip())
    for turn in turns:
        yield Item(f"Lượt phát biểu số {turn.number}, {turn.sitting.conference.title}")


def _read(submission: Submission) -> Iterator[Block]:
    """When the contact data were opened; who of the officials is a datum of theirs and not of the person."""
    opened = Opened.objects.filter(submission=submission).order_by("at")
    if opened:
        yield Heading(2, "Các lần cán bộ mở thông tin liên hệ")
        for row in opened:
            yield Item(f"{vnmoment(row.at, staff=True)}: {row.reason}")
