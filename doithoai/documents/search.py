"""Issued papers by their words: number, title, who issued, what the paper says; marks may be left out.

What a paper says lies encrypted, so the index holds keyed fingerprints of its words and no word. Few as papers are,
both databases keep them in one plain table.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When

from doithoai.core import cipher, vietnamese
from doithoai.documents.content import (
    Article,
    Blank,
    Block,
    Chapter,
    Content,
    Heading,
    Item,
    Paragraph,
    Table,
)
from doithoai.documents.models import Paper, PaperIndex, PaperWord
from doithoai.people.models import Authority

PURPOSE = "documents_paperword.word"
#: Hits whose long phrase is looked at in the paper itself.
CANDIDATES = 104
BATCH = 100
#: What a line of the list shows.
SHOWN = ("public_id", "subject", "number_text", "issued_on", "state", "organisation__short_name")


# --- the rows --------------------------------------------------------------------------------------


def write(paper: Paper) -> None:
    """Called when a paper is issued; a withdrawn one stays as it is, and its state marks it."""
    with transaction.atomic():
        row, _made = PaperIndex.objects.get_or_create(paper=paper)
        PaperWord.objects.filter(paper=paper).delete()
        words = vietnamese.tokens(_body(paper, is_closed=row.is_closed))
        prints = {_number(cipher.blind_index(word, PURPOSE)) for word in words}
        PaperWord.objects.bulk_create(
            (PaperWord(authority_id=paper.authority_id, paper=paper, word=one) for one in sorted(prints)),
            batch_size=1000,
        )
        PaperIndex.objects.filter(pk=row.pk).update(fold_version=vietnamese.VERSION)


def close(authority: Authority, touches: Callable[[str], bool], *, since: datetime) -> None:
    """Papers that quote what was sealed late are found by number and issuer alone from now on, for good."""
    for paper in _issued().filter(authority=authority, created_at__gte=since):
        if any(touches(text) for text in (paper.subject, *_said(paper.content))):
            PaperIndex.objects.update_or_create(paper=paper, defaults={"is_closed": True})
            write(paper)


def _body(paper: Paper, *, is_closed: bool) -> str:
    """What a paper is found by, one text a line: no phrase reaches from one to the next."""
    said = paper.content
    head = (paper.number_text, said.letterhead.issuer, paper.organisation.name if paper.organisation else "")
    return vietnamese.document(head if is_closed else (*head, paper.subject, *_said(said)))


def _said(content: Content) -> Iterator[str]:
    head = content.letterhead
    yield from (head.superior, head.committee, content.title, *content.addressees, *content.bases)
    for block in content.body:
        yield from _lines(block)
    for annex in content.annexes:
        yield annex.title
        for block in annex.body:
            yield from _lines(block)
    for signature in (content.signature, content.left_signature):
        if signature is not None:
            yield f"{signature.authority} {signature.position}"
            yield signature.name
    yield from (f"{one.name} {one.purpose}" for one in content.recipients)


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph() | Item():
            yield f"{block.lead} {block.text}"
        case Table():
            yield from block.header
            for row in block.rows:
                yield from row
        case Chapter():
            yield f"{block.word} {block.name}"
        case Article():
            yield block.name
        case Blank():
            return


def _number(digest: str) -> int:
    """Eight bytes of a fingerprint as a number with a sign, as both databases keep it."""
    return int.from_bytes(bytes.fromhex(digest[:16]), signed=True)


def _issued() -> QuerySet[Paper]:
    """Papers that were issued once, withdrawn since or not."""
    return Paper.objects.exclude(issued_on=None).select_related("authority", "organisation").order_by("pk")


def rebuild() -> int:
    """Write every row anew, for a new folding or a new data key; what was closed stays closed."""
    count = 0
    last = 0
    while rows := list(_issued().filter(pk__gt=last)[:BATCH]):
        with transaction.atomic():
            for paper in rows:
                write(paper)
        count, last = count + len(rows), rows[-1].pk
    return count


def check() -> list[str]:
    """What does not agree, one sentence each."""
    wanted = set(_issued().values_list("pk", flat=True))
    kept = dict(PaperIndex.objects.values_list("paper", "fold_version"))
    told = (
        (wanted - set(kept), "{n} papers cannot be found"),
        (set(kept) - wanted, "{n} rows belong to no paper that was issued"),
        ({pk for pk, version in kept.items() if version != vietnamese.VERSION}, "{n} papers are of an older folding"),
    )
    return [words.format(n=len(ids)) for ids, words in told if ids]


# --- asking ----------------------------------------------------------------------------------------


def find(authority: Authority, typed: str, *, most: int) -> list[Paper]:
    """Issued and withdrawn papers of one authority with these words: as typed first, then the newest."""
    wanted = vietnamese.question(typed)
    if not wanted:
        return []
    rows = Paper.objects.of(authority).filter(_having(authority, wanted.folded)).order_by("-pk")
    if wanted.marked:
        as_typed = When(_having(authority, wanted.marked), then=Value(0))
        rows = rows.annotate(tier=Case(as_typed, default=Value(1))).order_by("tier", "-pk")
    if not wanted.phrases:
        return list(rows.select_related(None).select_related("organisation").only(*SHOWN)[:most])
    fitting = (row for row in rows.annotate(is_closed=F("index__is_closed"))[:CANDIDATES] if _holds(row, wanted))
    return list(itertools.islice(fitting, most))


def _having(authority: Authority, words: Iterable[str]) -> Q:
    """Papers in which all of these index words occur; under whichever known key they were written."""
    having = Q()
    for word in words:
        prints = [_number(digest) for digest in cipher.blind_indexes(word, PURPOSE)]
        having &= Q(pk__in=PaperWord.objects.filter(authority=authority, word__in=prints).values("paper"))
    return having


def _holds(paper: Paper, wanted: vietnamese.Question) -> bool:
    """Pairs alone may stand apart: a long phrase is looked for in the paper itself, first where it is short."""
    return wanted.occurs_in(vietnamese.document([paper.number_text])) or wanted.occurs_in(
        _body(paper, is_closed=paper.is_closed)  # type: ignore[attr-defined]  # annotated in find()
    )
