"""A file of the other installation is taken in: in its turn, once, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.casework import across, across_promises
from doithoai.conference import across as announced
from doithoai.core import journal, numbers, uploads
from doithoai.core.models import Counter, Entry
from doithoai.core.transitions import Refused
from doithoai.documents.models import Attachment
from doithoai.operations.exchange import content, envelope, keys
from doithoai.operations.exchange.writing import EXCHANGE
from doithoai.opinion import conservation, taking_over
from doithoai.people.models import Authority

TAKEN = "exchange.take"
journal.register_verb(TAKEN, gettext_lazy("File of the other installation taken in"))
LARGEST = 500 * 1024 * 1024
T = TypeVar("T")


@dataclass(frozen=True)
class Taken:
    """What became of a file; nothing new when it had been taken in before."""

    number: int
    submissions: int = 0
    withdrawn: int = 0
    verdicts: int = 0
    told: int = 0
    conferences: int = 0
    promises: int = 0
    is_new: bool = True


def take(place: Path) -> Taken:
    """Refused, and nothing is written, when the file was changed, is not for here, or another must come first."""
    own, other = keys.own(), keys.other()
    try:
        if place.stat().st_size > LARGEST:
            raise content.unknown()
        data = place.read_bytes()
    except OSError as error:
        raise Refused(_("%(place)s cannot be read.") % {"place": place}) from error
    manifest, packed = envelope.unseal(data, own, other)
    authority = Authority.objects.filter(slug=str(manifest.get("authority"))).first()
    number = manifest.get("number")
    if authority is None or not isinstance(number, int) or number < 1:
        raise Refused(_("The file is for an authority that is not here."))
    digest = hashlib.sha256(data).hexdigest()
    rows, files = content.unpack(packed)
    stored: list[str] = []
    try:
        with transaction.atomic():
            return _in_its_turn(authority, other, number, digest, rows, files, stored)
    except BaseException:
        for path in stored:
            uploads.discard(path)
        raise


def _in_its_turn(
    authority: Authority,
    other: keys.Card,
    number: int,
    digest: str,
    rows: dict[str, Any],
    files: dict[str, bytes],
    stored: list[str],
) -> Taken:
    Authority.objects.select_for_update().get(pk=authority.pk)
    name = f"exchange-in:{authority.pk}:{keys.pair(other, keys.own().card)}"
    last = Counter.objects.filter(pk=name).values_list("value", flat=True).first() or 0
    if number <= last:
        return _known(authority, other, number, digest)
    if number > last + 1:
        missing = ", ".join(str(one) for one in range(last + 1, min(number, last + 11)))
        raise Refused(_("A file is missing. Take in first: %(numbers)s.") % {"numbers": missing}, code="gap")
    numbers.next_number(name)
    made = made_inside if keys.side() == "inside" else made_outside
    taken = made(authority, number, rows, files, stored)
    if not conservation.balance(authority).holds:
        raise Refused(_("The sum of the opinions would not hold. Nothing was taken in."))
    facts = {"file": number, "digest": digest, "other": other.fingerprint}
    journal.record(authority, TAKEN, by=EXCHANGE, facts=facts)
    return taken


def made_inside(
    authority: Authority, number: int, rows: dict[str, Any], files: dict[str, bytes], stored: list[str]
) -> Taken:
    """What people sent, what they withdrew, what they said of the answers."""
    _only(rows, "submissions", "withdrawn", "verdicts")
    came = _read(taking_over.Came, rows, "submissions")
    came = [one for one in came if not taking_over.is_here(authority, one)]
    for one in came:
        taking_over.take(authority, one, list(_files(one, files, stored)))
    gone = sum(taking_over.take_withdrawal(authority, str(mark)) for mark in rows.get("withdrawn", []))
    judged = sum(_judged(authority, row) for row in rows.get("verdicts", []))
    return Taken(number, len(came), gone, judged)


def _judged(authority: Authority, row: Any) -> bool:
    try:
        mark, opinion, grade, words = (str(row[name]) for name in ("verdict", "opinion", "grade", "words"))
    except (KeyError, TypeError) as error:
        raise content.unknown() from error
    return across.take_verdict(authority, mark, opinion=opinion, grade=grade, words=words)


def made_outside(
    authority: Authority, number: int, rows: dict[str, Any], files: dict[str, bytes], stored: list[str]
) -> Taken:
    """What became of it, shown behind the code; what is announced and promised, shown on the portal."""
    _only(rows, "told", "conferences", "promises")
    try:
        conferences = sum(announced.take(authority, one) for one in _read(announced.Told, rows, "conferences"))
        told = sum(across.take(authority, one) for one in _read(across.Told, rows, "told"))
        promises = sum(
            across_promises.take(authority, one, partial(_proof, authority, one, files, stored))
            for one in _read(across_promises.Told, rows, "promises")
        )
    except (KeyError, TypeError, ValueError) as error:
        raise content.unknown() from error
    return Taken(number, told=told, conferences=conferences, promises=promises)


def _proof(authority: Authority, one: across_promises.Told, files: dict[str, bytes], stored: list[str]) -> Attachment:
    """The picture or paper that proves a promise, kept here; everybody may have it."""
    sha256, name = (one.promise.proof, one.promise.number) if one.promise else ("", "")
    accepted, path = _kept(name, sha256, files, stored)
    size, kind = len(accepted.content), accepted.kind
    return Attachment.objects.create(
        authority=authority, path=path, name=name, kind=kind, size=size, sha256=sha256, is_public=True
    )


def _only(rows: dict[str, Any], *known: str) -> None:
    """What is left out would never be sent again."""
    if not set(rows) <= set(known):
        raise content.unknown()


def _read(kind: type[T], rows: dict[str, Any], name: str) -> list[T]:
    return [content.read(kind, row) for row in rows.get(name, [])]


def _known(authority: Authority, other: keys.Card, number: int, digest: str) -> Taken:
    """The same file again changes nothing; another file under a number that came is told aloud."""
    entries = Entry.objects.filter(authority_id=authority.pk, verb=TAKEN, subject=Authority._meta.label_lower)
    told = [one.facts for one in entries if one.facts.get("other") == other.fingerprint]
    if {"file": number, "digest": digest}.items() <= next(one for one in told if one["file"] == number).items():
        return Taken(number, is_new=False)
    raise Refused(
        _(
            "Number %(n)s was taken in before, and that was another file. The other installation gives its numbers "
            "again: was it put back from a backup? Nothing was taken in."
        )
        % {"n": number},
        code="other",
    )


def _files(
    one: taking_over.Came, files: dict[str, bytes], stored: list[str]
) -> Iterator[tuple[str, uploads.Accepted, str]]:
    """Each file on the disk; `stored` tells what goes again when the act does not come to its end."""
    for name, sha256 in one.files:
        yield name, *_kept(name, sha256, files, stored, locked=taking_over.is_sealed(one))


def _kept(
    name: str, sha256: str, files: dict[str, bytes], stored: list[str], *, locked: bool = False
) -> tuple[uploads.Accepted, str]:
    if sha256 not in files:
        raise content.unknown()
    accepted = content.accepted(name, files[sha256])
    stored.append(uploads.keep(accepted, locked=locked))
    return accepted, stored[-1]
