"""The public ledger of the inside installation on the portal outside: told as everybody reads it, shown as told.

A promise that leaves the ledger inside (its matter was sealed) leaves it outside too, with all its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from doithoai.casework import across, states
from doithoai.casework.carrying import CARRIED
from doithoai.casework.models import Commitment, Extension, ProgressNote
from doithoai.casework.states import CommitmentState, ExtensionState
from doithoai.conference.models import Conference
from doithoai.core import journal, retelling
from doithoai.core.actors import Machine
from doithoai.core.models import Entry
from doithoai.core.retelling import Line
from doithoai.core.transitions import Refused, amend, begin, move
from doithoai.documents.models import Attachment
from doithoai.opinion import inherited
from doithoai.opinion.models import Field, Matter, Opinion
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.people import across as bodies
from doithoai.people.models import Authority, Organisation

for verb in ("commitment.take", "extension.take"):
    journal.register_verb(verb, _("As the inside installation told it"))
RIGHT = "commitment.take"
#: Who shows it outside: the inside installation, known by its signature.
INSIDE = Machine("inside_installation", frozenset({RIGHT, "assignment.give"}))
#: What the list of what was carried over shows of its entry.
_SHOWN = {CARRIED: ("from", "to")}


@dataclass(frozen=True)
class Moved:
    """One later day that was allowed, with the reason and the body that allowed it."""

    from_day: date
    to_day: date
    reason: str
    decided_at: datetime | None
    unit: str


@dataclass(frozen=True)
class Noted:
    at: datetime
    text: str


@dataclass(frozen=True)
class Promise:
    """What the page of one promise says."""

    number: str
    state: str
    what: str
    done_means: str
    owner: bodies.Body
    field: str
    #: Both empty where the outside installation does not know them.
    conference: str
    opinion: str
    promised_on: date
    first_due_on: date
    due_on: date
    extensions_count: int
    is_late: bool
    evidence_text: str
    #: Hash of the picture or paper that proves it.
    proof: str
    reason: str
    origin: str
    done_on: date | None
    moved: tuple[Moved, ...]
    notes: tuple[Noted, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Told:
    """One promise; `promise` is None when it left the ledger."""

    commitment: str
    promise: Promise | None = None


def told(authority: Authority) -> Iterator[tuple[Commitment, Told]]:
    """Every promise as the ledger shows it today; what is in it no more is told as gone."""
    timelines = retelling.lines(Commitment, authority.pk, _SHOWN)
    shown = set(Conference.objects.of(authority).public().values_list("pk", flat=True))
    of_outside = across.came_from_outside(authority).filter(matter=OuterRef("matter")).values("public_id")[:1]
    public = Commitment.objects.of(authority).public()
    gone = Commitment.objects.of(authority).exclude(pk__in=public.values("pk"))
    rows = public.select_related("owner", "matter__field", "conference", "evidence_file")
    rows = rows.annotate(opinion=Subquery(of_outside)).prefetch_related("notes").order_by("pk")
    allowed = _allowed(authority)
    for row in rows.iterator(500):
        said = _of(row, is_shown=row.conference_id in shown)
        yield row, Told(row.public_id, replace(said, moved=allowed.get(row.pk, ()), lines=timelines.get(row.pk, ())))
    for row in gone.order_by("pk").iterator(500):
        yield row, Told(row.public_id)


def _of(row: Commitment, *, is_shown: bool) -> Promise:
    proof = row.shown_proof
    return Promise(
        number=row.number,
        state=row.state,
        what=row.what,
        done_means=row.done_means,
        owner=bodies.body(row.owner),
        field=row.matter.field.code if row.matter.field else "",
        conference=row.conference.public_id if row.conference and is_shown else "",
        opinion=row.opinion or "",  # type: ignore[attr-defined]  # annotated
        promised_on=row.promised_on,
        first_due_on=row.first_due_on,
        due_on=row.due_on,
        extensions_count=row.extensions_count,
        is_late=row.is_late,
        evidence_text=row.shown_evidence,
        proof=proof.sha256 if proof else "",
        reason=row.reason if row.state == CommitmentState.NOT_POSSIBLE else "",
        origin=row.origin,
        done_on=row.done_on,
        moved=(),
        notes=tuple(Noted(one.created_at, one.text) for one in sorted(row.notes.all(), key=lambda one: one.pk)),
        lines=(),
    )


def _allowed(authority: Authority) -> dict[int, tuple[Moved, ...]]:
    """The later days that were allowed, by promise, the oldest first."""
    entries = Entry.objects.filter(authority_id=authority.pk, subject=Extension._meta.label_lower)
    decided = {entry.subject_id: entry for entry in entries.filter(verb=states.GRANT.name)}
    found: dict[int, tuple[Moved, ...]] = {}
    rows = Extension.objects.filter(commitment__authority=authority, state=ExtensionState.APPROVED)
    for row in rows.order_by("pk"):
        entry = decided.get(row.pk)
        at, unit = (entry.at, entry.unit) if entry else (None, "")
        one = Moved(row.from_day, row.to_day, row.reason, at, unit)
        found[row.commitment_id or 0] = (*found.get(row.commitment_id or 0, ()), one)
    return found


def take(authority: Authority, said: Told, kept: Callable[[], Attachment]) -> bool:
    """Show it in the ledger of here; False when it stands like this already. `kept` keeps its proof when it is new."""
    row = Commitment.objects.filter(public_id=said.commitment).select_related("matter").first()
    if row is not None and row.authority_id != authority.pk:
        raise ValueError(said.commitment)
    with transaction.atomic():
        if said.promise is None:
            return row is not None and _gone(row)
        return _shown(authority, row, said.commitment, said.promise, kept)


def _shown(
    authority: Authority, row: Commitment | None, public_id: str, said: Promise, kept: Callable[[], Attachment]
) -> bool:
    owner = bodies.take(authority, said.owner, by=INSIDE, right=RIGHT)
    is_new = row is None
    if row is None:
        row = _begun(authority, public_id, said, owner)
    changed = [is_new, _placed(row, said), _written(row, said, owner, kept)]
    changed += [_moved(row, one) for one in said.moved]
    changed += [_noted(row, one) for one in said.notes]
    changed.append(retelling.tell_again(row, said.lines, by=INSIDE))
    return any(changed)


def _begun(authority: Authority, public_id: str, said: Promise, owner: Organisation) -> Commitment:
    if Commitment.objects.filter(authority=authority, number=said.number).exists():
        raise Refused(_("A number of the file is in use here. Two installations give out the same numbers."))
    row = Commitment(
        authority=authority,
        public_id=public_id,
        number=said.number,
        matter=_matter(authority, said) or _opened(authority, said, owner),
        what=said.what,
        owner=owner,
        first_due_on=said.first_due_on,
        due_on=said.due_on,
    )
    return begin(row, "commitment.take", by=INSIDE, right=RIGHT)


def _matter(authority: Authority, said: Promise) -> Matter | None:
    """The matter of a sender of here, who then reads the promise behind the code."""
    rows = Opinion.every.filter(authority=authority, public_id=said.opinion, matter__is_sealed=False)
    found = rows.select_related("matter").first() if said.opinion else None
    return found.matter if found else None


def _opened(authority: Authority, said: Promise, owner: Organisation) -> Matter:
    field = Field.objects.filter(authority=authority, code=said.field, is_internal=False).first()
    return inherited.open_matter(
        authority, title=said.what, lead=owner, due_on=said.due_on, by=INSIDE, field=field, opened=inherited.TOLD
    )


def _placed(row: Commitment, said: Promise) -> bool:
    """From the matter that was opened for it to that of a sender, once one is known."""
    before, matter = row.matter, _matter(row.authority, said)
    if matter is None or before.said or matter.pk == before.pk:
        return False
    amend(row, "commitment.take", by=INSIDE, right=RIGHT, matter=matter)
    inherited.give_way(before, to=matter, by=INSIDE)
    return True


def _written(row: Commitment, said: Promise, owner: Organisation, kept: Callable[[], Attachment]) -> bool:
    """State and columns in one act; nobody outside is reminded of it."""
    names = ("what", "done_means", "promised_on", "first_due_on", "due_on", "extensions_count", "is_late")
    columns: dict[str, Any] = {name: getattr(said, name) for name in names}
    columns |= {name: getattr(said, name) for name in ("evidence_text", "reason", "origin", "done_on")}
    conference = Conference.objects.filter(authority=row.authority, public_id=said.conference).first()
    columns |= {"owner": owner, "conference": conference if said.conference else None}
    columns |= {"is_public": True, "is_told": True, "remind_at": None}
    held = row.evidence_file
    if said.proof != (held.sha256 if held is not None and held.is_public else ""):
        columns["evidence_file"] = kept() if said.proof else None
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    if row.state != said.state:
        move(row, states.TAKE_PROMISE[CommitmentState(said.state)], by=INSIDE, **changed)
        return True
    if changed:
        amend(row, "commitment.take", by=INSIDE, right=RIGHT, facts={"changed": sorted(changed)}, **changed)
    return bool(changed)


def _moved(row: Commitment, said: Moved) -> bool:
    known = row.extensions.filter(from_day=said.from_day, to_day=said.to_day, state=ExtensionState.APPROVED).first()
    if known is not None:
        return bool(Extension.objects.filter(pk=known.pk).exclude(reason=said.reason).update(reason=said.reason))
    made = Extension(commitment=row, from_day=said.from_day, to_day=said.to_day, reason=said.reason, asked_by=0)
    begin(made, "extension.take", by=INSIDE, right=RIGHT, at=said.decided_at)
    move(made, states.GRANT, by=replace(INSIDE, unit=said.unit), at=said.decided_at, allowed=True)
    return True


def _noted(row: Commitment, said: Noted) -> bool:
    """Each note once; words that were taken back inside go here too."""
    known = row.notes.filter(created_at=said.at)
    if known.exists():
        return bool(known.exclude(text=said.text).update(text=said.text))
    ProgressNote.objects.create(commitment=row, text=said.text, written_by=0, created_at=said.at)
    return True


def _gone(row: Commitment) -> bool:
    """Out of the ledger, without its words; the entries of the journal stand."""
    if not row.is_public:
        return False
    columns: dict[str, Any] = dict.fromkeys(("done_means", "evidence_text", "reason", "origin"), "")
    columns |= {"what": SEALED_TITLE, "evidence_file": None, "is_public": False, "is_told": True, "remind_at": None}
    amend(row, "commitment.take", by=INSIDE, right=RIGHT, **columns)
    row.notes.update(text=SEALED_TITLE)
    row.extensions.update(reason="")
    journal.unsay(row.authority_id, since=row.created_at, touches=lambda _text: False, about=[row])
    inherited.hide(row.matter, by=INSIDE)
    return True
