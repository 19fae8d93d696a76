"""What waits for the other installation: outside what people sent, inside what became of it and what is announced.

What was put into a file is noted in the journal beside its row, in the transaction that numbers the file: nothing is
left out whatever stops on the way, and nothing goes twice.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.casework import across, across_promises
from doithoai.casework.models import Commitment, Verdict
from doithoai.conference import across as announced
from doithoai.conference.models import Conference
from doithoai.core import journal, retelling, uploads
from doithoai.core.models import Entry
from doithoai.opinion import taking_over
from doithoai.opinion.models import Opinion, Submission
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority

SENT, WITHDRAWN = "exchange.send", "exchange.send_withdrawal"
JUDGED, TOLD, SHOWN = "exchange.send_verdict", "exchange.tell", "exchange.show"
journal.register_verb(SENT, _("Sent to the inside installation"))
journal.register_verb(WITHDRAWN, _("Withdrawal sent to the inside installation"))
journal.register_verb(JUDGED, _("Verdict sent to the inside installation"))
journal.register_verb(TOLD, _("Result sent to the outside installation"))
journal.register_verb(SHOWN, _("Sent to the portal of the outside installation"))
#: Submissions or conferences, and bytes of files, in one file; and what became of so many opinions.
AT_ONCE, LARGEST, TOLD_AT_ONCE = 200, 100 * 1024 * 1024, 1000


@dataclass
class Parcel:
    """The content of one file, and the rows beside which it is noted."""

    rows: dict[str, Any] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    noted: list[tuple[models.Model, str, dict[str, Any]]] = field(default_factory=list)


def next_parcel(authority: Authority, side: str) -> Parcel:
    """As much as fits into one file; nothing is noted in it when nothing waits."""
    if side == "outside":
        return _received(authority)
    made = _became(authority)
    _shown(authority, made)
    return made


def _not_yet(rows: QuerySet[Any], verb: str) -> QuerySet[Any]:
    noted = Entry.objects.filter(subject=rows.model._meta.label_lower, subject_id=OuterRef("pk"), verb=verb)
    return rows.filter(~Exists(noted)).order_by("pk")


def _received(authority: Authority) -> Parcel:
    made = Parcel()
    sent: list[Submission] = []
    rows = Submission.objects.filter(authority=authority, erased_at=None).select_related("contact", "conference")
    for row in _not_yet(rows, SENT)[:AT_ONCE]:
        if sent and sum(map(len, made.files.values())) > LARGEST:
            break
        sent.append(row)
        made.files |= {file.sha256: _content(file.path) for file in row.attachments}
    withdrawn = Opinion.objects.filter(authority=authority, matter__state=MatterState.WITHDRAWN)
    gone = list(_not_yet(withdrawn, WITHDRAWN)[:AT_ONCE])
    judged = list(_verdicts(authority)[:AT_ONCE])
    made.rows = {
        "submissions": [asdict(taking_over.told(row)) for row in sent],
        "withdrawn": [row.public_id for row in gone],
        "verdicts": [
            {"verdict": row.public_id, "opinion": row.opinion.public_id, "grade": row.grade, "words": row.words}
            for row in judged
        ],
    }
    made.noted = [(row, SENT, {}) for row in sent] + [(row, WITHDRAWN, {}) for row in gone]
    made.noted += [(row.opinion, JUDGED, {"verdict": row.pk}) for row in judged]
    return made


def _verdicts(authority: Authority) -> QuerySet[Verdict]:
    """What senders said of the answers; noted beside the opinion."""
    noted = Entry.objects.filter(authority_id=authority.pk, verb=JUDGED).values_list("facts", flat=True)
    rows = Verdict.objects.filter(opinion__authority=authority).exclude(pk__in=[facts["verdict"] for facts in noted])
    return rows.select_related("opinion").order_by("pk")


def _became(authority: Authority) -> Parcel:
    """Of every opinion from outside what is told now and was not told like this before."""
    known = _known(authority, Opinion, TOLD)
    marks = dict(across.came_from_outside(authority).values_list("public_id", "pk"))
    made = Parcel()
    told: list[across.Told] = []
    for one in across.told(authority):
        # What was never told is told as received: the sender knows that from the receipt.
        before = known.get(marks[one.opinion], across.Told(one.opinion, MatterState.RECEIVED).digest)
        if one.digest != before and len(told) < TOLD_AT_ONCE:
            told.append(one)
    rows = Opinion.every.in_bulk([marks[one.opinion] for one in told])
    made.rows = {"told": [asdict(one) for one in told]}
    made.noted = [(rows[marks[one.opinion]], TOLD, {"digest": one.digest}) for one in told]
    return made


def _known(authority: Authority, model: type[models.Model], verb: str) -> dict[int, str]:
    """How each row was told last."""
    entries = Entry.objects.filter(authority_id=authority.pk, subject=model._meta.label_lower, verb=verb)
    return {pk: facts["digest"] for pk, facts in entries.order_by("pk").values_list("subject_id", "facts")}


def _shown(authority: Authority, made: Parcel) -> None:
    """Conferences that the portal shows now and that were not told like this before."""
    known = _known(authority, Conference, SHOWN)
    changed = ((row, told, retelling.digest(told)) for row, told in announced.told(authority))
    waiting = [one for one in changed if known.get(one[0].pk) != one[2]][:AT_ONCE]
    made.rows["conferences"] = [asdict(told) for _row, told, _digest in waiting]
    made.noted += [(row, SHOWN, {"digest": digest}) for row, _told, digest in waiting]
    made.rows["promises"] = []
    if len(waiting) < AT_ONCE:  # those of a conference cross after it
        _promised(authority, made)


def _promised(authority: Authority, made: Parcel) -> None:
    """The same of the public ledger, with what proves it; what was never in it is not told as gone."""
    known = _known(authority, Commitment, SHOWN)
    for row, told in across_promises.told(authority):
        digest, before = retelling.digest(told), known.get(row.pk)
        if digest == before or (before is None and told.promise is None):
            continue
        if len(made.rows["promises"]) == TOLD_AT_ONCE or sum(map(len, made.files.values())) > LARGEST:
            break
        made.rows["promises"].append(asdict(told))
        made.noted.append((row, SHOWN, {"digest": digest}))
        if file := row.shown_proof if told.promise else None:
            made.files[file.sha256] = _content(file.path)


def _content(path: str) -> bytes:
    with uploads.open_kept(path) as kept:
        return kept.read()
