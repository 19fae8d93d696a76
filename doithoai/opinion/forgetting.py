"""The personal part of a submission is destroyed for good; number, fingerprint of the words and result stay (rule 2).

The rooms above forget what they hold by `Marks`; who asks for it, and whether it may be done, is decided there.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Q

from doithoai.core import clock, journal, uploads
from doithoai.core.actors import CLOCK
from doithoai.core.transitions import move
from doithoai.documents import forgetting as drafts
from doithoai.documents import search as paper_search
from doithoai.documents.models import Attachment
from doithoai.notices import outbox
from doithoai.opinion import index, search, states, traces
from doithoai.opinion.models import (
    Contact,
    Division,
    GatheringReport,
    HeldCode,
    Matter,
    Opened,
    Opinion,
    PaperSheet,
    PublicText,
    Sameness,
    SheetImport,
    SheetRow,
    Submission,
    SubmissionFile,
)
from doithoai.opinion.sealing import SEALED_TITLE, SHOWN
from doithoai.opinion.states import SheetState

#: What stands where words of the person stood, and where a name or a number stood in words of others.
ERASED_TITLE = "Nội dung đã xóa theo yêu cầu của người gửi"
CUT = "[đã xóa]"


@dataclass(frozen=True)
class Marks:
    """By what the person is recognised in texts of others: name, telephone, addresses, and runs of the own words."""

    spans: tuple[re.Pattern[str], ...]
    quoted: traces.Traces
    numbers: tuple[str, ...] = ()

    def names(self, text: str) -> bool:
        """True when the name or a way to the person stands in it."""
        return any(span.search(text) for span in self.spans)

    def touch(self, text: str) -> bool:
        return bool(text) and (self.names(text) or self.quoted.touch(text))

    def cut(self, text: str) -> str:
        """Words of an official record, without what names the person."""
        for span in self.spans:
            text = span.sub(CUT, text)
        return text

    def without(self, text: str) -> str:
        """Words of a draft: none of a text that quotes the person, and no name."""
        return ERASED_TITLE if self.quoted.touch(text) else self.cut(text)

    def cut_columns(self, row: Any, *columns: str) -> dict[str, str]:
        """Columns of a row that lose something, as they read then."""
        held = {name: str(getattr(row, name)) for name in columns}
        return {name: self.cut(text) for name, text in held.items() if self.names(text)}


def marks_of(submission: Submission, names: Iterable[str] = ()) -> Marks:
    """Read before anything is destroyed; `names` are those under which the person is known elsewhere."""
    contact = Contact.objects.filter(submission=submission).first()
    opinions = list(Opinion.every.filter(submission=submission))
    texts = [submission.text or submission.sealed_text, *(row.received_text for row in opinions)]
    public = PublicText.objects.filter(opinion__in=opinions).values_list("text", flat=True)
    spans = (*(_spans(contact) if contact else ()), *_spans(Contact(), *names))
    return Marks(spans, traces.of([*filter(None, texts), *filter(None, public)]), tuple(row.number for row in opinions))


def _spans(contact: Contact, *names: str) -> tuple[re.Pattern[str], ...]:
    """A name of one word is a word like others and is looked for nowhere."""
    words = [text.strip() for text in (contact.name, contact.address, *names) if len(text.split()) > 1]
    found = [rf"(?<!\w){re.escape(text)}(?!\w)" for text in words]
    found += [re.escape(contact.email.strip())] if contact.email.strip() else []
    digits = re.sub(r"\D", "", contact.phone)
    found += [r"(?<!\d)" + r"[\s.\-]?".join(digits) + r"(?!\d)"] if len(digits) > 5 else []
    return tuple(re.compile(one, re.IGNORECASE) for one in found)


def matters_of(submission: Submission) -> list[Matter]:
    """Every matter in which one of its opinions stands or stood."""
    opinions = Opinion.every.filter(submission=submission)
    left = Sameness.objects.filter(opinion__in=opinions)
    # Their numbers first: one question for either would walk through every matter there is.
    known = {*opinions.values_list("matter", flat=True), *left.values_list("from_matter", flat=True)}
    return list(Matter.objects.filter(pk__in=known).order_by("pk"))


def forget_contact(submission: Submission) -> None:
    """How the person is reached goes, with every message about the own opinions; the words stay."""
    abouts = list(Opinion.every.filter(submission=submission).values_list("public_id", flat=True))
    outbox.forget_about(abouts)
    HeldCode.objects.filter(submission=submission).delete()
    Contact.objects.filter(submission=submission).delete()


def forget(submission: Submission, marks: Marks) -> None:
    """Words, files, contact data and drafts of this submission, and what quotes it in this room. One transaction."""
    opinions = list(Opinion.every.filter(submission=submission))
    matters = matters_of(submission)
    now = clock.now()
    for text in PublicText.objects.filter(opinion__in=opinions, state__in=SHOWN):
        move(text, states.REPLACE_TEXT, by=CLOCK, allowed=True)
    PublicText.objects.filter(opinion__in=opinions).update(text="", note="")
    Division.objects.filter(opinion__in=opinions).update(title=ERASED_TITLE)
    for row in Sameness.objects.filter(opinion__in=opinions).exclude(because=""):
        Sameness.objects.filter(pk=row.pk).update(because="" if marks.touch(row.because) else row.because)
    Opinion.every.filter(submission=submission).update(text="", sealed_text="", erased_at=now)
    Submission.objects.filter(pk=submission.pk).update(
        text="", sealed_text="", place="", consents_to_text=False, consents_to_name=False, erased_at=now
    )
    _files(submission)
    _sheets(submission, marks)
    for opened in Opened.objects.filter(Q(submission=submission) | Q(matter__in=matters)).exclude(reason=""):
        if marks.touch(opened.reason):
            Opened.objects.filter(pk=opened.pk).update(reason=CUT)
    forget_contact(submission)
    outbox.forget(submission.authority, marks.touch, since=submission.created_at, words=ERASED_TITLE)
    _reports(submission, marks)
    drafts.forget(submission.authority, marks.without, since=submission.created_at)
    paper_search.close(submission.authority, marks.touch, since=submission.created_at)
    journal.unsay(
        submission.authority_id, since=submission.created_at, touches=marks.touch, about=[submission, *opinions]
    )
    _matters(matters, marks, place=submission.place)


def settle(submission: Submission) -> None:
    """After every room forgot: the word index is written anew from what is left."""
    for matter in matters_of(submission):
        search.write(matter)
    index.settle()  # a word taken out of the index stays in its older parts until they are put together


def _matters(matters: list[Matter], marks: Marks, *, place: str) -> None:
    """A working title made of the person's words goes; the title that two officials wrote stays."""
    for matter in matters:
        columns: dict[str, Any] = marks.cut_columns(matter, "public_title", "reason")
        if matter.title != SEALED_TITLE and marks.touch(matter.title):
            columns["title"] = columns.get("public_title") or matter.public_title or ERASED_TITLE
        if place and matter.place == place:
            columns["place"] = ""
        if columns:
            Matter.objects.filter(pk=matter.pk).update(**columns)


def _files(submission: Submission) -> None:
    kept = Attachment.objects.filter(pk__in=SubmissionFile.objects.filter(submission=submission).values("attachment"))
    paths = [*kept.values_list("path", flat=True)]
    scans = PaperSheet.objects.filter(submission=submission).exclude(scan="")
    paths += scans.values_list("scan", flat=True)
    found = list(kept.values_list("pk", flat=True))
    SubmissionFile.objects.filter(submission=submission).delete()
    Attachment.objects.filter(pk__in=found).delete()
    scans.update(scan="")
    for path in paths:
        transaction.on_commit(partial(uploads.discard, path))


def _sheets(submission: Submission, marks: Marks) -> None:
    """The row of a spreadsheet it came from; the file itself holds the row in clear and goes, its rows are taken in."""
    for row in SheetRow.objects.filter(submission=submission, file__state=SheetState.TAKEN_IN).select_related("file"):
        kept = json.loads(row.file.outcome)
        key = (submission.key or "").partition(":")[2]
        kept["rows"] = [one for one in kept["rows"] if one["key"] != key]
        SheetImport.objects.filter(pk=row.file_id).update(
            path="", name=marks.cut(row.file.name), outcome=json.dumps(kept, ensure_ascii=False)
        )
        if row.file.path:
            transaction.on_commit(partial(uploads.discard, row.file.path))


def _reports(submission: Submission, marks: Marks) -> None:
    """A frozen report of gathered opinions loses the words, as when a matter is sealed late; its hash is made anew."""
    for report in GatheringReport.objects.filter(authority=submission.authority, content_text__gt=""):
        content = json.loads(report.content_text)
        cleaned = _without(content, marks)
        if cleaned != content:
            text = json.dumps(cleaned, ensure_ascii=False, sort_keys=True)
            GatheringReport.objects.filter(pk=report.pk).update(
                content_text=text, content_hash=hashlib.sha256(text.encode()).hexdigest()
            )


def _without(part: Any, marks: Marks) -> Any:
    if isinstance(part, str):
        return ERASED_TITLE if marks.touch(part) else part
    if isinstance(part, list):
        return [_without(one, marks) for one in part]
    if isinstance(part, dict):
        return {name: _without(one, marks) for name, one in part.items()}
    return part
