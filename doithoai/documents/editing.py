"""The office's hand on a draft: its words may be changed before the signature, and what was changed stays visible."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from doithoai.core import journal, uploads
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend
from doithoai.documents.content import Content, Item, Paragraph, Recipient, Table, clean, dump, load
from doithoai.documents.models import Attachment, Paper
from doithoai.documents.states import PaperState

journal.register_verb("paper.edit", _("Words of the draft changed by hand"))
journal.register_verb("paper.scan", _("Signed paper added as a file"))


@dataclass(frozen=True)
class Difference:
    """A line that the product had drawn up and the paper does not say, or the other way round."""

    words: str
    is_added: bool


def passages(content: Content) -> list[tuple[int, str]]:
    """The running text of a draft, each with its place in the body: what may be put in other words."""
    return [(place, block.text) for place, block in enumerate(content.body) if isinstance(block, (Paragraph, Item))]


def edit(paper: Paper, *, texts: Sequence[str], recipients: str, by: Actor) -> None:
    """Other words for the passages, in their order, and for the recipients (a line each, the purpose in brackets)."""
    if paper.state != PaperState.DRAFT:
        raise Refused(_("Only a draft can be changed. Reload the page."), code="state")
    said = paper.content
    known = passages(said)
    if len(texts) != len(known):
        raise Refused(_("The draft has changed meanwhile. Reload the page."), code="stale")
    body = list(said.body)
    for (place, _before), text in zip(known, texts, strict=True):
        block: Any = body[place]
        # A form to be filled in by hand has passages that are empty on purpose.
        if not clean(text) and not (getattr(block, "lead", "") or not block.text):
            raise Refused(_("A passage is empty. Write what it says."), field=f"text_{place}")
        body[place] = replace(block, text=clean(text))
    changed = replace(said, body=tuple(body), recipients=tuple(_recipients(recipients)))
    text = dump(changed)
    if text == paper.content_text:
        raise Refused(_("Nothing was changed."), code="twice")
    amend(paper, "paper.edit", by=by, right="paper.draft", content_text=text, subject=changed.title[:400])


def as_lines(content: Content) -> str:
    """The recipients as they are typed."""
    return "\n".join(f"{one.name} ({one.purpose})" if one.purpose else one.name for one in content.recipients)


def _recipients(typed: str) -> Iterator[Recipient]:
    for line in (clean(part).strip("-; ,") for part in typed.splitlines()):
        name, opened, purpose = line.rpartition(" (")
        if opened and purpose.endswith(")"):
            yield Recipient(name, purpose[:-1])
        elif line:
            yield Recipient(line)


def differences(paper: Paper) -> list[Difference]:
    """Between what the product drew up and what the paper says; number, day and names come with the issue."""
    if not paper.generated_text:
        return []
    before, after = list(_lines(load(paper.generated_text))), list(_lines(paper.content))
    return [
        Difference(line[2:], line.startswith("+"))
        for line in difflib.ndiff(before, after)
        if line.startswith(("+ ", "- "))
    ]


def _lines(content: Content) -> Iterator[str]:
    yield content.title
    yield from content.addressees
    yield from content.bases
    for block in (*content.body, *(block for annex in content.annexes for block in annex.body)):
        if isinstance(block, Table):
            yield from (" | ".join(row) for row in (block.header, *block.rows))
        else:
            yield " ".join(
                part for part in (getattr(block, name, "") for name in ("word", "lead", "name", "text")) if part
            )
    yield from as_lines(content).splitlines()


def add_scan(paper: Paper, *, name: str, accepted: uploads.Accepted, by: Actor) -> Attachment:
    """The paper as it was signed by hand; its hash is kept, and it is added once."""
    if paper.state not in (PaperState.SIGNED, PaperState.ISSUED):
        raise Refused(_("Record the signature first."), code="state")
    if paper.scan_id is not None:
        raise Refused(_("The signed paper is kept already and does not change."), code="twice", field="file")
    if accepted.kind != "picture" and accepted.suffix != ".pdf":
        raise Refused(_("Add the signed paper as a PDF or a picture."), field="file")
    kept = Attachment.objects.create(
        authority=paper.authority,
        path=uploads.keep(accepted),
        name=name,
        kind=accepted.kind,
        size=len(accepted.content),
        sha256=accepted.sha256,
    )
    amend(paper, "paper.scan", by=by, right="paper.sign", facts={"sha256": accepted.sha256}, scan=kept)
    return kept
