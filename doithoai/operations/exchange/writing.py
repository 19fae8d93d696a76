"""What waits goes into numbered files for the other installation; each is kept here too until it came."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy

from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Machine
from doithoai.core.models import Counter
from doithoai.operations.exchange import content, envelope, keys, outgoing
from doithoai.people.models import Authority

WRITTEN = "exchange.write"
journal.register_verb(WRITTEN, gettext_lazy("File for the other installation written"))
EXCHANGE = Machine("exchange")


def counter(authority: Authority) -> str:
    """The row of numbers of the files for the other side."""
    return f"exchange-out:{authority.pk}:{keys.pair(keys.own().card, keys.other())}"


def kept_in() -> Path:
    """Files lie here, readable by the other side alone, until somebody removes those that came."""
    return Path(settings.DOITHOAI_DATA_DIR) / "exchange"


def write(folder: Path, *, again_from: int | None = None) -> list[Path]:
    """New files for everything that waits, and copies of the kept ones from a number on; returns what was put there."""
    own, other = keys.own(), keys.other()
    kept_in().mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for authority in Authority.objects.order_by("pk"):
        _finish(authority)
        last = _last(authority)
        while _one(authority, own, other):
            pass
        start = last + 1 if again_from is None else again_from
        for place in sorted(kept_in().glob(f"{_stem(authority)}-*.doithoai")):
            if _number(place) >= start:
                made.append(Path(shutil.copyfile(place, folder / place.name)))
    return made


def _one(authority: Authority, own: keys.Keys, other: keys.Card) -> bool:
    """The next file; False when nothing waits."""
    with transaction.atomic():
        # One at a time: who comes second sees what the first has sent.
        Authority.objects.select_for_update().get(pk=authority.pk)
        parcel = outgoing.next_parcel(authority, keys.side())
        if not parcel.noted:
            return False
        number = numbers.next_number(counter(authority))
        manifest = {
            "authority": authority.slug,
            "number": number,
            "made_at": clock.now().isoformat(timespec="seconds"),
            **{name: len(rows) for name, rows in parcel.rows.items()},
        }
        data = envelope.seal(content.pack(parcel.rows, parcel.files), manifest, own, other)
        for row, verb, facts in parcel.noted:
            journal.record(row, verb, by=EXCHANGE, facts={"file": number, **facts})
        facts = {"file": number, "digest": hashlib.sha256(data).hexdigest(), "other": other.fingerprint}
        journal.record(authority, WRITTEN, by=EXCHANGE, facts=facts)
        _put(kept_in() / f"{_stem(authority)}-{number:06d}.part", data)
    _finish(authority)
    return True


def _stem(authority: Authority) -> str:
    return f"{authority.slug}-{keys.side()}-{keys.own().card.fingerprint[:4]}"


def _number(place: Path) -> int:
    return int(place.stem.rpartition("-")[2])


def _last(authority: Authority) -> int:
    return Counter.objects.filter(pk=counter(authority)).values_list("value", flat=True).first() or 0


def _put(place: Path, data: bytes) -> None:
    """On the disk before the rows say so."""
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _finish(authority: Authority) -> None:
    """A file whose rows were committed gets its name; one whose rows were not is none."""
    last = _last(authority)
    for part in kept_in().glob(f"{_stem(authority)}-*.part"):
        if _number(part) <= last:
            part.rename(part.with_suffix(".doithoai"))
        else:
            part.unlink()
