"""Not accepted: for a reason out of the authority's list, with its basis; spam and abuse go into the bin, counted."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, begin
from doithoai.opinion import triage
from doithoai.opinion.models import Matter, RefusalReason
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, valid_on

journal.register_verb("refusal_reason.begin", _("Reason for refusals entered"))
journal.register_verb("refusal_reason.retire", _("Reason for refusals retired"))
RIGHT = "organisation.manage"
RECEPTION = "Luật Tiếp công dân 2013, Điều 9"
#: What a new authority begins with: code, words to the sender, basis, bin. It may add its own and retire these.
FIRST: tuple[tuple[str, str, str, bool], ...] = (
    ("da-giai-quyet", "Vụ việc đã được giải quyết đúng pháp luật, đã trả lời bằng văn bản", RECEPTION, False),
    ("khong-co-co-so", "Nội dung không có cơ sở để xem xét", "", False),
    ("ngoai-pham-vi", "Nội dung ngoài phạm vi đối thoại và không có cơ quan nào để chuyển", "", False),
    ("dang-to-tung", "Vụ việc đang được tòa án, cơ quan điều tra thụ lý", "", False),
    ("khong-du-thong-tin", "Không đủ thông tin để xem xét, không liên hệ được để hỏi thêm", "", False),
    ("xuc-pham", "Nội dung xúc phạm cơ quan, cá nhân, gây rối", RECEPTION, True),
    ("rac", "Nội dung quảng cáo, gửi hàng loạt hoặc không phải ý kiến", "", True),
)


def reasons(authority: Authority) -> list[RefusalReason]:
    """The reasons in use today; an authority without any begins with the usual ones."""
    rows = RefusalReason.objects.filter(authority=authority)
    if not rows.exists():
        RefusalReason.objects.bulk_create(
            [
                RefusalReason(authority=authority, code=code, words=words, basis=basis, is_bin=is_bin)
                for code, words, basis, is_bin in FIRST
            ],
            ignore_conflicts=True,  # two people open the page for the first time
        )
    return list(rows.filter(valid_on(clock.today())).order_by("is_bin", "pk"))


def enter(authority: Authority, *, code: str, words: str, basis: str, is_bin: bool, by: Actor) -> RefusalReason:
    """A reason of the authority's own."""
    reasons(authority)
    if RefusalReason.objects.filter(authority=authority, code=code).exists():
        raise Refused(_("This code is in use. Choose another."), field="code")
    row = RefusalReason(
        authority=authority,
        code=code,
        words=words.strip(),
        basis=basis.strip(),
        is_bin=is_bin,
        valid_from=clock.today(),
    )
    return begin(row, "refusal_reason.begin", by=by, right=RIGHT)


def retire(reason: RefusalReason, *, on: date, by: Actor) -> None:
    """The last day on which it may be chosen; what was refused for it keeps it."""
    amend(reason, "refusal_reason.retire", by=by, right=RIGHT, facts={"on": on.isoformat()}, valid_to=on)


def refuse(matter: Matter, *, reason: RefusalReason, note: str = "", by: Actor) -> None:
    """The matter ends as not accepted; the senders read the reason. What goes into the bin is on no public page."""
    if reason.authority_id != matter.authority_id or not reason.is_valid_on(clock.today()):
        raise Refused(_("Choose a reason from the list."), field="reason")
    basis = f" ({reason.basis})" if reason.basis else ""
    words = f"{reason.words}{basis}." + (f" {note.strip()}" if note.strip() else "")
    with transaction.atomic():
        triage.result(matter, MatterState.NOT_ACCEPTED, by=by, reason=words)
        Matter.objects.filter(pk=matter.pk).update(refusal=reason)
        matter.refusal = reason
