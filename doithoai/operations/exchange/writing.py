"""The outside installation puts what it received into files for the inside one, numbered without a gap.

What was put into a file is noted beside each submission in the journal, in the transaction that numbers the file; so
nothing is left out, whatever stops on the way, and nothing goes twice.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.core import clock, journal, numbers, uploads
from doithoai.core.actors import Machine
from doithoai.core.models import Counter, Entry
from doithoai.core.transitions import Refused
from doithoai.operations.exchange import content, envelope, keys
from doithoai.opinion import taking_over
from doithoai.opinion.models import Opinion, Submission
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority

SENT, WITHDRAWN, WRITTEN = "exchange.send", "exchange.send_withdrawal", "exchange.write"
journal.register_verb(SENT, gettext_lazy("Sent to the inside installation"))
journal.register_verb(WITHDRAWN, gettext_lazy("Withdrawal sent to the inside installation"))
journal.register_verb(WRITTEN, gettext_lazy("File for the other installation written"))
EXCHANGE = Machine("exchange")
#: Submissions, and bytes of their files, in one file.
AT_ONCE, LARGEST = 200, 100 * 1024 * 1024


def counter(authority: Authority, other: keys.Card) -> str:
    """The row of numbers of the files for this receiver."""
    return f"exchange-out:{authority.pk}:{other.fingerprint[:19]}"


def kept_in() -> Path:
    """Files lie here, readable by the other side alone, until somebody removes those that came."""
    return Path(settings.DOITHOAI_DATA_DIR) / "exchange"


def write(folder: Path, *, again_from: int | None = None) -> list[Path]:
    """New files for everything that waits, and copies of the kept ones from a number on; returns what was put there."""
    if keys.side() != "outside":
        raise Refused(_("Opinions leave from the outside installation alone."))
    own, other = keys.own(), keys.other()
    kept_in().mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for authority in Authority.objects.order_by("pk"):
        _finish(authority, other)
        last = Counter.objects.filter(pk=counter(authority, other)).values_list("value", flat=True).first() or 0
        while _one(authority, own, other):
            pass
        start = last + 1 if again_from is None else again_from
        for place in sorted(kept_in().glob(f"{authority.slug}-*.doithoai")):
            if int(place.stem.rpartition("-")[2]) >= start:
                made.append(Path(shutil.copyfile(place, folder / place.name)))
    return made


def waiting(authority: Authority) -> QuerySet[Submission]:
    """What is in no file yet."""
    sent = Entry.objects.filter(subject=Submission._meta.label_lower, subject_id=OuterRef("pk"), verb=SENT)
    return Submission.objects.filter(~Exists(sent), authority=authority).order_by("pk")


def _withdrawn(authority: Authority) -> QuerySet[Opinion]:
    told = Entry.objects.filter(subject=Opinion._meta.label_lower, subject_id=OuterRef("pk"), verb=WITHDRAWN)
    rows = Opinion.objects.filter(~Exists(told), authority=authority, matter__state=MatterState.WITHDRAWN)
    return rows.order_by("pk")


def _one(authority: Authority, own: keys.Keys, other: keys.Card) -> bool:
    """The next file; False when nothing waits."""
    with transaction.atomic():
        # One at a time: who comes second sees what the first has sent.
        Authority.objects.select_for_update().get(pk=authority.pk)
        rows: list[Submission] = []
        files: dict[str, bytes] = {}
        for row in waiting(authority).select_related("contact", "conference")[:AT_ONCE]:
            if rows and sum(map(len, files.values())) > LARGEST:
                break
            rows.append(row)
            files |= {file.sha256: _content(file.path) for file in row.attachments}
        gone = list(_withdrawn(authority))
        if not rows and not gone:
            return False
        number = numbers.next_number(counter(authority, other))
        packed = content.pack(
            {
                "submissions": [content.as_row(taking_over.told(row)) for row in rows],
                "withdrawn": [row.public_id for row in gone],
            },
            files,
        )
        data = envelope.seal(packed, _manifest(authority, number, rows), own, other)
        for sent in rows:
            journal.record(sent, SENT, by=EXCHANGE, facts={"file": number})
        for one in gone:
            journal.record(one, WITHDRAWN, by=EXCHANGE, facts={"file": number})
        digest = hashlib.sha256(data).hexdigest()
        facts = {"file": number, "digest": digest, "submissions": len(rows), "other": other.fingerprint}
        journal.record(authority, WRITTEN, by=EXCHANGE, facts=facts)
        _put(_place(authority, number).with_suffix(".part"), data)
    _finish(authority, other)
    return True


def _manifest(authority: Authority, number: int, rows: list[Submission]) -> dict[str, Any]:
    return {
        "authority": authority.slug,
        "number": number,
        "submissions": len(rows),
        "made_at": clock.now().isoformat(timespec="seconds"),
    }


def _content(path: str) -> bytes:
    with uploads.open_kept(path) as kept:
        return kept.read()


def _place(authority: Authority, number: int) -> Path:
    return kept_in() / f"{authority.slug}-{number:06d}.doithoai"


def _put(place: Path, data: bytes) -> None:
    """On the disk before the rows say so."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _finish(authority: Authority, other: keys.Card) -> None:
    """A file whose rows were committed gets its name; one whose rows were not is none."""
    known = Counter.objects.filter(pk=counter(authority, other)).values_list("value", flat=True).first() or 0
    for part in kept_in().glob(f"{authority.slug}-*.part"):
        if int(part.stem.rpartition("-")[2]) <= known:
            part.rename(part.with_suffix(".doithoai"))
        else:
            part.unlink()
