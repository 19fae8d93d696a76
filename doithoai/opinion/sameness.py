"""Opinions that say the same belong to one matter; joining can be undone, and nobody is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor, Granted
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.opinion import alike, search, telling
from doithoai.opinion.alike import Candidate
from doithoai.opinion.models import Matter, Opinion, Sameness
from doithoai.opinion.states import RESULTS, MatterState

journal.register_verb("opinion.join", _("Joined with a matter that says the same"))
journal.register_verb("opinion.part", _("Joining undone"))
journal.register_verb("opinion.take_out", _("Taken out into a matter of its own"))
journal.register_verb("matter.open", _("Matter opened"))
journal.register_verb("matter.joined", _("All opinions stand joined to another matter"))
journal.register_verb("matter.stands", _("The matter stands on its own again"))

#: What an organisation works on is not emptied under its hands: the other matter is joined to it instead.
WORKED_ON = (MatterState.ASSIGNED, MatterState.PREPARED)


def propose(matter: Matter, limit: int = 5, *, said: Opinion | None = None) -> list[Candidate]:
    """The nearest matters of this authority, those of earlier years and with a result too; a list, never a decision.

    `said` is the opinion in hand; where it is the only one of its matter, it is not read again.
    """
    texts = [said.text] if said is not None and matter.said == 1 else None
    return alike.nearest(matter, limit, texts)


def join(opinion: Opinion, *, into: Matter, by: Actor, because: str = "", right: str = "opinion.triage") -> Sameness:
    """The opinion belongs to `into` from now on; number, source and sender stay its own."""
    rows = join_all([opinion], into=into, by=by, because=because, right=right)
    if not rows:
        raise Refused(_("The opinion already belongs to this matter."), code="done")
    return rows[0]


def join_all(
    opinions: Sequence[Opinion], *, into: Matter, by: Actor, because: str = "", right: str = "opinion.triage"
) -> list[Sameness]:
    """Several opinions in one act: all of them or none.

    Each opinion is as the screen saw it: where somebody else has moved one meanwhile, nothing is done.
    What belongs to `into` already is left as it is, so that the same act twice is one act.
    """
    allow(by, right, into)
    moment = clock.now()
    with transaction.atomic():
        held = _held({into.pk, *(one.matter_id for one in opinions)})
        target = held[into.pk]
        for one in opinions:
            _joinable(one, held[one.matter_id], target)
        leaving = [one for one in opinions if one.matter_id != target.pk]
        _not_worked_on(leaving, held)
        rows = [_join_one(one, held[one.matter_id], target, by, because, right, moment) for one in leaving]
        for pk in {row.from_matter_id for row in rows}:
            _leave(held[pk], target, by, right)
        if rows:
            search.write(target)
    into.refresh_from_db()
    return rows


def _held(keys: Iterable[int]) -> dict[int, Matter]:
    """The matters of an act as they are now, locked until it is done, always in one order."""
    rows = Matter.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows}


def _joinable(opinion: Opinion, left: Matter, into: Matter) -> None:
    if into.authority_id != opinion.authority_id:
        raise Refused(_("Choose a matter of this authority."), field="into")
    if into.is_sealed or left.is_sealed:
        raise Refused(_("Sealed matters are not joined with others."), code="right")
    if into.joined_into_id is not None:
        raise Refused(_("That matter was itself joined to another one. Choose the one that stands."), field="into")
    now = Opinion.objects.filter(pk=opinion.pk).values_list("matter_id", flat=True).first()
    if now not in (left.pk, into.pk) or left.joined_into_id not in (None, into.pk):
        raise Refused(_("Somebody else has joined %(number)s meanwhile. Reload the page.") % _of(opinion), code="stale")
    opinion.matter_id = now
    if now != into.pk and left.state in RESULTS:
        raise Refused(_("This matter already has a result. Reopen it first."), code="state")


def _of(opinion: Opinion) -> dict[str, str]:
    return {"number": opinion.number}


def _not_worked_on(leaving: Sequence[Opinion], held: dict[int, Matter]) -> None:
    going = {one.pk for one in leaving}
    for pk in {one.matter_id for one in leaving}:
        row = held[pk]
        if row.state in WORKED_ON and not row.opinions.exclude(pk__in=going).exists():
            raise Refused(_("This matter is already being worked on. Join the other one to it instead."), code="state")


def _join_one(
    opinion: Opinion, left: Matter, into: Matter, by: Actor, because: str, right: str, at: datetime
) -> Sameness:
    changed = Opinion.objects.filter(pk=opinion.pk, matter=left).update(matter=into)
    if not changed:
        raise Refused(_("Somebody else was faster. Reload the page."), code="stale")
    opinion.matter = into
    row = Sameness.objects.create(
        opinion=opinion, from_matter=left, to_matter=into, because=because[:300], joined_by=by.pk, joined_at=at
    )
    facts = {"from": left.number, "to": into.number}
    amend(opinion, "opinion.join", by=by, right=right, allowed=True, public=True, facts=facts)
    if into.state in RESULTS:
        _tell_of_result(opinion, into)
    return row


def _leave(left: Matter, into: Matter, by: Actor, right: str) -> None:
    """Emptied, a matter stays unseen and points at the one that took its opinions."""
    if not left.opinions.exists():
        facts = {"to": into.number}
        amend(left, "matter.joined", by=by, right=right, allowed=True, facts=facts, joined_into=into)
    search.write(left)


def _tell_of_result(opinion: Opinion, into: Matter) -> None:
    """Whoever joins a matter that has its result is told that there is one; the words stand behind the code."""
    telling.sender(
        opinion,
        key=f"joined:{into.public_id}:{opinion.public_id}",
        subject=f"Ý kiến {opinion.number} đã có kết quả",
        body=(
            f"Ý kiến {opinion.number} của ông/bà có cùng nội dung với vấn đề {into.number} mà "
            f"{opinion.authority.name} đã xem xét. Xin dùng mã tra cứu đã cấp để xem kết quả; "
            "nếu thấy nội dung khác nhau, xin phản hồi tại trang tra cứu."
        ),
    )


def same_act(row: Sameness) -> list[Sameness]:
    """The joinings that one act made and that still stand."""
    rows = Sameness.objects.filter(
        to_matter=row.to_matter_id, joined_at=row.joined_at, joined_by=row.joined_by, undone_at=None
    )
    return list(rows.select_related("opinion__matter", "from_matter", "to_matter").order_by("pk"))


def undo_all(row: Sameness, *, by: Actor) -> int:
    """Everything that one act joined, back where it was; how many opinions went back."""
    with transaction.atomic():
        rows = same_act(row)
        for one in rows:
            undo(one, by=by)
    return len(rows)


def undo(sameness: Sameness, *, by: Actor) -> None:
    """Back to the matter where the opinion was; undone once, it stays undone."""
    sameness.refresh_from_db()
    opinion = sameness.opinion
    allow(by, "opinion.triage", opinion)
    if sameness.undone_at is not None:
        return
    if opinion.matter_id != sameness.to_matter_id:
        raise Refused(_("The opinion has moved on since. Look at its history."), code="stale")
    with transaction.atomic():
        _held({sameness.from_matter_id, sameness.to_matter_id})
        moved_on = not Opinion.objects.filter(pk=opinion.pk, matter=sameness.to_matter_id).exists()
        changed = Sameness.objects.filter(pk=sameness.pk, undone_at=None).update(undone_at=clock.now())
        if not changed or moved_on:
            raise Refused(_("Somebody else was faster. Reload the page."), code="stale")
        Opinion.objects.filter(pk=opinion.pk).update(matter=sameness.from_matter)
        opinion.matter = sameness.from_matter
        facts = {"from": sameness.to_matter.number, "to": sameness.from_matter.number}
        amend(opinion, "opinion.part", by=by, right="opinion.triage", public=True, facts=facts)
        home = Matter.objects.get(pk=sameness.from_matter_id)
        if home.joined_into_id is not None:
            amend(home, "matter.stands", by=by, right="opinion.triage", joined_into=None)
        if not sameness.to_matter.opinions.exists():
            facts = {"to": home.number}
            amend(sameness.to_matter, "matter.joined", by=by, right="opinion.triage", facts=facts, joined_into=home)
        search.write(sameness.from_matter)
        search.write(sameness.to_matter)


def take_out(opinion: Opinion, *, by: Actor, reason: str, allowed: bool = False) -> Matter:
    """A matter of its own for one of several opinions, with a record."""
    old = opinion.matter
    right = "opinion.triage"
    if not allowed:
        allow(by, right, old)
    if old.opinions.count() < 2:
        raise Refused(_("This is the only opinion of its matter."), code="single")
    with transaction.atomic():
        matter = Matter(
            authority=old.authority,
            conference=old.conference,
            number=numbers.numbered("VĐ", old.authority_id, clock.today().year),
            title=old.title,
            field=old.field,
            kind=opinion.kind,
            place=old.place,
            competence_level=old.competence_level,
            is_internal=old.is_internal,
            received_on=opinion.received_on,
        )
        begin(matter, "matter.open", by=Granted(by, right), right=right)
        Opinion.objects.filter(pk=opinion.pk).update(matter=matter)
        opinion.matter = matter
        facts = {"from": old.number, "to": matter.number, "reason": journal.Typed(reason)}
        amend(opinion, "opinion.take_out", by=by, right=right, allowed=True, public=True, facts=facts)
        search.write(old)
        search.write(matter)
    return matter
