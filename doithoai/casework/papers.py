"""Papers of the casework: the letter that refers matters (17), its urging, the urging of an organisation (21)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from doithoai.casework.models import Referral, ReferralPurpose
from doithoai.core.formats import vndate, vnnumber
from doithoai.documents import drafting, wording
from doithoai.documents.content import (
    Block,
    Content,
    Letterhead,
    Paragraph,
    Recipient,
    Signature,
    Symbol,
    Table,
)
from doithoai.opinion import public_text
from doithoai.opinion.models import Matter
from doithoai.people.models import Authority, HeadKind, Organisation

ASKED = {
    ReferralPurpose.SOLVE: "xem xét, giải quyết theo thẩm quyền",
    ReferralPurpose.AMEND: "xem xét, bổ sung, điều chỉnh chủ trương, chính sách, quy định cho phù hợp",
}


REFERRAL_ASKS = wording.passage(
    "referral.request",
    number=17,
    paper="Công văn chuyển kiến nghị",
    name="Đề nghị cấp trên",
    text="{co_quan} trân trọng đề nghị {noi_nhan} {viec}; kết quả xin gửi về {co_quan}{han} để thông tin đến người nêu "
    "ý kiến và công khai theo quy định.",
    fields={
        "co_quan": "Đảng ủy xã Tân Yên",
        "noi_nhan": "Sở Xây dựng",
        "viec": "xem xét, giải quyết theo thẩm quyền",
        "han": " trước ngày 15/01/2027",
    },
    needed=("viec", "han"),
)
URGING_ASKS = wording.passage(
    "urging.request",
    number=21,
    paper="Công văn đôn đốc",
    name="Yêu cầu thực hiện",
    text="Đề nghị {don_vi} khẩn trương hoàn thành {han}; có khó khăn, vướng mắc thì báo cáo ngay, nêu rõ lý do và đề "
    "xuất thời hạn mới để cấp có thẩm quyền xem xét.",
    fields={"don_vi": "Phòng Kinh tế", "han": "trước ngày 15/12/2026"},
    needed=("han",),
)


@dataclass(frozen=True)
class Owed:
    """One piece of work or promise that is late or due soon, as the letter lists it."""

    number: str
    words: str
    what: str
    due_on: date
    days_late: int

    @property
    def state(self) -> str:
        if self.days_late > 0:
            return f"quá hạn {self.days_late} ngày"
        return "đến hạn hôm nay" if self.days_late == 0 else f"còn {-self.days_late} ngày"


def referral_letter(referral: Referral, *, reply_by: date | None = None) -> Content:
    """What lies above the authority, in one list without the names of those who raised it (S-14, S-36)."""
    authority = referral.authority
    rows = list(referral.matters.select_related("field").order_by("pk"))
    asked = ASKED[ReferralPurpose(referral.purpose)]
    until = reply_by or referral.reply_by
    when = f" trước ngày {vndate(until)}" if until else ""
    body = (
        Paragraph(
            f"Qua tổng hợp ý kiến, kiến nghị của nhân dân, {authority.name} nhận được {vnnumber(len(rows))} vấn đề "
            "thuộc thẩm quyền giải quyết của cấp trên, gồm:"
        ),
        _list_of(rows),
        Paragraph(
            REFERRAL_ASKS.said(authority, co_quan=authority.name, noi_nhan=referral.to.name, viec=asked, han=when)
        ),
    )
    abstract = f"chuyển kiến nghị thuộc thẩm quyền của {referral.to.name}"
    return _letter(authority, referral.to, abstract, body, _signed_by_the_head(authority))


def referral_urging(referral: Referral, *, times: int, on: date) -> Content:
    """The reply has not come: asked for once more, with the number and day of the first letter."""
    authority = referral.authority
    rows = list(referral.matters.select_related("field").order_by("pk"))
    due = f", đề nghị trả lời trước ngày {vndate(referral.reply_by)}" if referral.reply_by else ""
    late = (on - referral.reply_by).days if referral.reply_by else 0
    passed = f" Thời hạn đề nghị trả lời đã qua {late} ngày." if late > 0 else ""
    before = f" {authority.name} đã đôn đốc {times} lần." if times else ""
    body = (
        Paragraph(
            f"Ngày {vndate(referral.sent_on)}, {authority.name} có Công văn số {referral.letter} chuyển "
            f"{vnnumber(len(rows))} vấn đề nhân dân kiến nghị thuộc thẩm quyền của {referral.to.name}{due}."
            f"{passed}{before} Đến nay {authority.name} chưa nhận được văn bản trả lời đối với các vấn đề sau:"
        ),
        _list_of(rows),
        Paragraph(
            f"{authority.name} trân trọng đề nghị {referral.to.name} quan tâm xem xét, có văn bản trả lời để "
            "thông tin đến người nêu ý kiến."
        ),
    )
    abstract = f"đôn đốc trả lời kiến nghị đã chuyển tại Công văn số {referral.letter}"
    return _letter(authority, referral.to, abstract, body, _signed_by_the_head(authority))


def urging(body: Organisation, rows: Sequence[Owed], *, soon: date, new_day: date | None = None) -> Content:
    """All that one organisation owes: what is late and what is due soon, with numbers and days (S-80)."""
    authority = body.authority
    late = sum(row.days_late > 0 for row in rows)
    until = f"trước ngày {vndate(new_day)}" if new_day else "đúng hạn; việc quá hạn thực hiện ngay"
    blocks: tuple[Block, ...] = (
        Paragraph(
            f"Theo dõi việc giải quyết, trả lời ý kiến, kiến nghị và thực hiện cam kết, {body.name} còn "
            f"{vnnumber(len(rows))} việc quá hạn hoặc đến hạn trước hết ngày {vndate(soon)}, trong đó "
            f"{vnnumber(late)} việc quá hạn:"
        ),
        Table(
            ("TT", "Số", "Nội dung", "Việc phải làm", "Hạn", "Tình trạng"),
            tuple(
                (str(place), row.number, row.words, row.what, vndate(row.due_on), row.state)
                for place, row in enumerate(rows, start=1)
            ),
            widths=(0.6, 2.1, 3.7, 1.8, 1.7, 1.7),
            aligns=("center", "left", "left", "left", "center", "left"),
        ),
        Paragraph(URGING_ASKS.said(authority, don_vi=body.name, han=until)),
    )
    party = authority.head_kind == HeadKind.PARTY
    signature = Signature(position="CHÁNH VĂN PHÒNG", authority="T/L BAN THƯỜNG VỤ" if party else "TL. CHỦ TỊCH")
    abstract = "đôn đốc giải quyết, trả lời ý kiến, kiến nghị và thực hiện cam kết"
    return _letter(authority, body, abstract, blocks, signature)


def _list_of(rows: Iterable[Matter]) -> Table:
    """The words that an official gave the matter, personal places covered; how many raised it."""
    cells = tuple(
        (
            str(place),
            row.number,
            row.public_title or public_text.proposed(row.title),
            row.field.name if row.field else "",
            row.place,
            vnnumber(row.said),
        )
        for place, row in enumerate(rows, start=1)
    )
    header = ("TT", "Số", "Nội dung kiến nghị", "Lĩnh vực", "Địa bàn", "Số ý kiến")
    aligns = ("center", "left", "left", "left", "left", "center")
    return Table(header, cells, widths=(0.6, 2.1, 4.1, 2, 1.6, 1), aligns=aligns)


def _signed_by_the_head(authority: Authority) -> Signature:
    """A letter to a higher body goes out in the name of the body that answers for the programme."""
    if authority.head_kind == HeadKind.PARTY:
        return Signature(position="PHÓ BÍ THƯ", authority="T/M BAN THƯỜNG VỤ")
    return Signature(position="CHỦ TỊCH", authority="TM. ỦY BAN NHÂN DÂN")


def _letter(
    authority: Authority, to: Organisation, abstract: str, body: tuple[Block, ...], signature: Signature
) -> Content:
    party = authority.head_kind == HeadKind.PARTY
    return Content(
        letterhead=Letterhead(issuer=authority.name, superior=authority.superior_name),
        symbol=Symbol(kind="CV", body=authority.symbol, unit="VP"),
        place=authority.place_name,
        kind="",
        abstract=(abstract,),
        addressees=(to.name,),
        body=body,
        signature=signature,
        recipients=(Recipient("Như trên"), Recipient(f"Thường trực {authority.short_name}", "b/c"))
        if party
        else (Recipient("Như trên"),),
        filing=f"Văn phòng {authority.short_name}" if party else "VT, VP",
        contact=drafting.contact_of(authority),
    )
