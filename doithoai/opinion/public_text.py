"""What the public reads of a citizen's matter: prepared by one person, approved by another (process rule 6)."""

from __future__ import annotations

import unicodedata

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, begin, move
from doithoai.opinion import personal, states
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.opinion.personal import Label
from doithoai.opinion.states import TextState

journal.register_verb("public_text.propose", _("Public text proposed"))
journal.register_verb("public_text.take", _("Public text of the inside installation received"))

#: What stands where something personal stood; the filter `masked` draws it.
COVERED = {
    Label.NAME: "họ tên",
    Label.PHONE: "số điện thoại",
    Label.ID: "số giấy tờ",
    Label.EMAIL: "thư điện tử",
    Label.BANK: "số tài khoản",
    Label.PLATE: "biển số xe",
    Label.HOUSE: "địa chỉ nhà",
    Label.PARCEL: "thửa đất",
    Label.BIRTH: "ngày sinh",
    Label.SOCIAL: "trang cá nhân",
}


def proposed(text: str) -> str:
    """The words with every personal place covered, as a first draft that a person reads and corrects."""
    body, last, parts = unicodedata.normalize("NFC", text), 0, []
    for span in personal.spans(body):
        parts += [body[last : span.start], f"[đã che: {COVERED[span.label]}]"]
        last = span.end
    return "".join([*parts, body[last:]])


def propose(row: Opinion | Matter, *, text: str, by: Actor) -> PublicText:
    """The words meant for the public: of an opinion only with the sender's consent, of a matter its title."""
    words = text.strip()
    if not words:
        raise Refused(_("Write the text for the public."), field="text")
    matter = row if isinstance(row, Matter) else row.matter
    if matter.is_sealed or matter.is_internal:
        raise Refused(_("This matter does not go to the public."), code="right")
    if isinstance(row, Matter) and len(words) > 200:
        raise Refused(_("A title has at most 200 characters."), field="text")
    if isinstance(row, Opinion) and not row.submission.consents_to_text:
        raise Refused(_("The sender did not agree that these words are published."), field="text")
    if by.pk is None:
        raise Refused(_("A person prepares the text."), code="right")
    with transaction.atomic():
        for earlier in row.public_texts.filter(state__in=[TextState.PROPOSED, TextState.SENT_BACK]):
            move(earlier, states.REPLACE_TEXT, by=by)
        made = PublicText(
            opinion=row if isinstance(row, Opinion) else None,
            matter=row if isinstance(row, Matter) else None,
            text=words,
            prepared_by=by.pk,
        )
        return begin(made, "public_text.propose", by=by, right="public_text.propose")


def approve(text: PublicText, *, by: Actor) -> None:
    """A second person lets it out; the earlier approved words are replaced."""
    if by.pk == text.prepared_by:
        raise Refused(_("Another person must approve what you prepared."), code="right")
    matter = text.matter or text.opinion.matter  # type: ignore[union-attr]  # CHECK: one of them
    if matter.is_sealed or matter.is_internal:
        raise Refused(_("This matter does not go to the public."), code="right")
    with transaction.atomic():
        siblings = PublicText.objects.filter(opinion=text.opinion, matter=text.matter, state=TextState.APPROVED)
        for earlier in siblings.exclude(pk=text.pk):
            move(earlier, states.REPLACE_TEXT, by=by, allowed=True)
        move(text, states.APPROVE_TEXT, by=by, approved_by=by.pk, approved_at=clock.now())
        if text.matter is not None:
            Matter.objects.filter(pk=text.matter.pk).update(public_title=text.text)
            text.matter.public_title = text.text


def take(opinion: Opinion, text: str, *, by: Actor) -> bool:
    """Words that two persons prepared and approved at the other installation; "" takes them back. Twice is once."""
    held = opinion.public_texts.filter(state=TextState.APPROVED).first()
    is_open = opinion.submission.consents_to_text and not opinion.matter.is_sealed
    words = text.strip() if is_open else ""
    if words == (held.text if held else ""):
        return False
    with transaction.atomic():
        if held is not None:
            move(held, states.REPLACE_TEXT, by=by, allowed=True)
        if words:
            made = PublicText(opinion=opinion, text=words, prepared_by=0)
            begin(made, "public_text.take", by=by, right="answer.publish")
            move(made, states.APPROVE_TEXT, by=by, approved_at=clock.now(), allowed=True)
    return True


def send_back(text: PublicText, *, note: str, by: Actor) -> None:
    """Not like this: the one who prepared it reads why."""
    if not note.strip():
        raise Refused(_("Say what is to be changed."), field="note")
    move(text, states.SEND_BACK_TEXT, by=by, note=note.strip()[:300])


def shown(opinion: Opinion) -> str | None:
    """The words of one opinion that the public may read, or None."""
    if not opinion.submission.consents_to_text or opinion.matter.is_sealed or opinion.matter.is_internal:
        return None
    return opinion.public_texts.filter(state=TextState.APPROVED).values_list("text", flat=True).first()


def shown_of(matter: Matter) -> list[str]:
    """All words in a matter that the public may read, in the order in which they came."""
    if matter.is_sealed or matter.is_internal:
        return []
    rows = PublicText.objects.filter(
        opinion__matter=matter, opinion__submission__consents_to_text=True, state=TextState.APPROVED
    )
    return list(rows.order_by("opinion_id").values_list("text", flat=True))
