"""Complaints and denunciations are not opinions: sealed at once, opened only by a holder with a reason."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, move
from doithoai.opinion import intake, sameness, search, states, triage
from doithoai.opinion.models import Matter, MatterSet, Opened, Opinion, SealedKind
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority

journal.register_verb("sealed.seal", _("Content sealed"))
journal.register_verb("sealed.opened", _("Sealed content opened by a holder"))

#: Which procedure takes over, in the words of the slip that the sender gets.
GUIDANCE = {
    SealedKind.COMPLAINT: (
        "Nội dung ông/bà gửi là khiếu nại. Luật Khiếu nại quy định người đã ra quyết định hoặc cơ quan có quyết định, "
        "hành vi bị khiếu nại giải quyết lần đầu. Ông/bà gửi đơn đến cơ quan đó hoặc nơi tiếp công dân của xã; "
        "mang theo quyết định bị khiếu nại và giấy tờ liên quan."
    ),
    SealedKind.DENUNCIATION: (
        "Nội dung ông/bà gửi được chuyển người có thẩm quyền xem xét theo Luật Tố cáo. Họ tên và địa chỉ của ông/bà "
        "được giữ bí mật. Ông/bà có thể đến nơi tiếp công dân để được hướng dẫn và làm việc trực tiếp."
    ),
}


def seal(row: Matter | Opinion, *, kind: str, by: Actor, right: str = "opinion.triage") -> Matter:
    """Seal a matter with one opinion, or one opinion out of several; sealed already: nothing changes."""
    if kind not in (SealedKind.COMPLAINT, SealedKind.DENUNCIATION):
        raise Refused(_("Say whether it is a complaint or a denunciation."), field="kind")
    matter = row if isinstance(row, Matter) else row.matter
    allow(by, right, matter)
    if matter.is_sealed:
        return matter
    if isinstance(row, Matter) and row.opinions.count() > 1:
        raise Refused(_("Choose the one opinion to be sealed; the others of this matter stay as they are."))
    with transaction.atomic():
        if isinstance(row, Opinion):
            matter = sameness.take_out(row, by=by, reason="Giữ kín", right=right)
        if matter.state != MatterState.RECEIVED:
            raise Refused(_("This matter is already being worked on. Take back the assignment first."), code="state")
        triage.hide(matter)
        amend(matter, "sealed.seal", by=by, right=right, allowed=True, sealed_kind=kind, field=None)
    return matter


def open(matter: Matter, *, by: Actor, reason: str) -> list[Opinion]:  # noqa: A001 -- the word of the trade
    """The opinions behind the seal, for a holder; who, when and why are kept."""
    allow(by, "sealed.open", matter)
    if not reason.strip():
        raise Refused(_("Give the reason for opening; it is kept with your name."), field="reason")
    if by.pk is None:
        raise Refused(_("Only a signed-in holder opens sealed content."), code="right")
    with transaction.atomic():
        opened = Opened.objects.create(
            at=clock.now(), person_id=by.pk, matter=matter, reason=reason.strip()[:300]
        )
        amend(matter, "sealed.opened", by=by, right="sealed.open", facts={"opening": opened.pk})
    return list(matter.opinions.select_related("submission").order_by("pk"))


def confirm(matter: Matter, *, by: Actor, reason: str) -> Entry:
    """It is one: the matter leaves for the procedure of the law and is counted under diverted."""
    _decides(matter, by, reason)
    return triage.result(matter, MatterState.DIVERTED, by=by, reason=reason)


def release(matter: Matter, *, by: Actor, reason: str) -> Entry:
    """It is an ordinary opinion: back to the others, with its words."""
    _decides(matter, by, reason)
    if matter.state != MatterState.RECEIVED:
        raise Refused(_("This matter has already been handed over."), code="state")
    first = matter.opinions.order_by("pk").first()
    with transaction.atomic():
        entry = move(
            matter,
            states.RELEASE,
            by=by,
            is_sealed=False,
            sealed_kind=SealedKind.NONE,
            title=intake.title_of(first.text) if first else matter.number,
            reason=reason.strip(),
        )
        search.refold(matter)
        _unseal_files(matter)
    return entry


def _decides(matter: Matter, by: Actor, reason: str) -> None:
    allow(by, "sealed.decide", matter)
    if not matter.is_sealed:
        raise Refused(_("This content is not sealed."), code="state")
    if not reason.strip():
        raise Refused(_("Give the reason for the decision."), field="reason")


def _unseal_files(matter: Matter) -> None:
    """Files of a form stay sealed while another of its points is."""
    for opinion in matter.opinions.select_related("submission"):
        if opinion.submission.opinions.filter(matter__is_sealed=True).exists():
            continue
        for file in opinion.submission.files.select_related("attachment"):
            file.attachment.is_sealed = False
            file.attachment.save(update_fields=["is_sealed"])


def visible(rows: MatterSet, actor: Actor, authority: Authority) -> MatterSet:
    """Rows without what is sealed, except for a holder."""
    return rows if actor.may("sealed.open", Scope(authority.pk)) else rows.unsealed()


def waiting(authority: Authority) -> MatterSet:
    """What a holder must decide on."""
    return Matter.objects.of(authority).filter(is_sealed=True, state=MatterState.RECEIVED).order_by("pk")


def guidance(matter: Matter) -> str:
    """What a sender reads instead of an answer."""
    kind = matter.sealed_kind or SealedKind.COMPLAINT
    return GUIDANCE[SealedKind(kind)]
