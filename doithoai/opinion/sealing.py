"""What is kept confidential leaves every list, search, file and public page: shared by sealing and diverting."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from doithoai.core import journal, uploads
from doithoai.core.actors import CLOCK
from doithoai.core.transitions import move
from doithoai.documents import search as paper_search
from doithoai.documents.models import Attachment
from doithoai.notices import outbox
from doithoai.opinion import index, search, states, traces
from doithoai.opinion.models import (
    Division,
    GatheringReport,
    Matter,
    Opinion,
    PublicText,
    Sameness,
    Submission,
    SubmissionFile,
)
from doithoai.opinion.states import TextState

SHOWN = (TextState.PROPOSED, TextState.APPROVED, TextState.SENT_BACK)
#: The title of everything that is kept confidential.
SEALED_TITLE = "Nội dung được giữ kín"


def hide(matter: Matter) -> None:
    """The words lie encrypted from now on, files too; whatever quotes them is cleaned in every room."""
    opinions = list(matter.opinions.order_by("pk"))
    # What was taken out into a matter of its own was written about before there was that matter.
    since = min([matter.created_at, *(row.created_at for row in opinions)])
    public = PublicText.objects.filter(Q(matter=matter) | Q(opinion__matter=matter))
    quoted = traces.of([*(row.received_text for row in opinions), *public.values_list("text", flat=True)])
    for text in public.filter(state__in=SHOWN):
        move(text, states.REPLACE_TEXT, by=CLOCK, allowed=True)
    public.update(text="", note="")
    Sameness.objects.filter(opinion__in=opinions).update(because="")
    submissions = {row.submission_id for row in opinions}
    for row in _beside(submissions, opinions).exclude(text=""):
        Opinion.every.filter(pk=row.pk).update(text="", sealed_text=row.text)
    Division.objects.filter(opinion__submission__in=submissions).update(title=SEALED_TITLE)
    _hide_submissions(submissions)
    for file in files_of(matter).filter(is_sealed=False):
        _replace(file, uploads.lock(file.path), is_sealed=True)
    outbox.forget(
        matter.authority,
        lambda told: matter.number in told or quoted.touch(told),
        since=since,
        words=SEALED_TITLE,
    )
    _clean_reports(matter, quoted)
    paper_search.close(matter.authority, quoted.touch, since=since)
    if quoted.touch(matter.reason):
        Matter.objects.filter(pk=matter.pk).update(reason="")
        matter.reason = ""
    _clean_left(opinions)
    about = [matter, *_beside(submissions, opinions)]
    journal.unsay(matter.authority_id, since=since, touches=quoted.touch, about=about)
    traces.clean(matter, quoted)
    search.write(matter)
    index.settle()  # a word taken out of the index stays in its older parts until they are put together


def _clean_left(opinions: list[Opinion]) -> None:
    """The empty matters from which these opinions, and no others, were joined away."""
    others = Sameness.objects.exclude(opinion__in=opinions)
    left = Matter.objects.filter(
        joined_into__isnull=False, pk__in=Sameness.objects.filter(opinion__in=opinions).values("from_matter")
    ).exclude(pk__in=others.values("from_matter"))
    for row in left:
        Matter.objects.filter(pk=row.pk).update(title=SEALED_TITLE, public_title="", place="", reason="")
        search.write(row)


def _clean_reports(matter: Matter, quoted: traces.Traces) -> None:
    """The one exception to a frozen report: its line of this matter keeps the number alone, its hash is made anew."""
    for report in GatheringReport.objects.filter(authority=matter.authority, content_text__gt=""):
        content = json.loads(report.content_text)
        cleaned = _without(content, matter.number, quoted)
        if cleaned != content:
            text = json.dumps(cleaned, ensure_ascii=False, sort_keys=True)
            GatheringReport.objects.filter(pk=report.pk).update(
                content_text=text, content_hash=hashlib.sha256(text.encode()).hexdigest()
            )


def _without(part: Any, number: str, quoted: traces.Traces) -> Any:
    if isinstance(part, str):
        return SEALED_TITLE if number in part and part != number or quoted.touch(part) else part
    if isinstance(part, list):
        if number in part:  # a row of the annex
            return [number, SEALED_TITLE, *("" for _cell in part[2:])]
        return [_without(one, number, quoted) for one in part]
    if isinstance(part, dict):
        return {name: _without(one, number, quoted) for name, one in part.items()}
    return part


def unhide(matter: Matter) -> None:
    """Words again; the whole form and its files too, unless another point of it is still sealed."""
    free = Submission.objects.filter(opinions__matter=matter).exclude(opinions__matter__is_sealed=True)
    for row in _beside(set(free.values_list("pk", flat=True)), list(matter.opinions.all())).exclude(sealed_text=""):
        Opinion.every.filter(pk=row.pk).update(text=row.sealed_text, sealed_text="")
    for submission in free.distinct():
        if submission.sealed_text:
            Submission.objects.filter(pk=submission.pk).update(text=submission.sealed_text, sealed_text="")
    others = SubmissionFile.objects.filter(submission__opinions__matter__is_sealed=True)
    for file in files_of(matter).filter(is_sealed=True).exclude(pk__in=others.values("attachment")):
        _replace(file, uploads.unlock(file.path), is_sealed=False)
    search.write(matter)


def _beside(submissions: set[int], opinions: list[Opinion]) -> QuerySet[Opinion]:
    """These opinions, and of the same forms what no longer stands: an opinion holds the words of its points."""
    kept = Q(stands=False, submission__in=submissions)
    return Opinion.every.filter(Q(pk__in=[row.pk for row in opinions]) | kept)


def files_of(matter: Matter) -> QuerySet[Attachment]:
    """Scans and photos that came with the opinions of a matter."""
    kept = SubmissionFile.objects.filter(submission__opinions__matter=matter)
    return Attachment.objects.filter(pk__in=kept.values("attachment"))


def _hide_submissions(ids: set[int]) -> None:
    for submission in Submission.objects.filter(pk__in=ids):
        if submission.text:
            Submission.objects.filter(pk=submission.pk).update(text="", sealed_text=submission.text)


def _replace(file: Attachment, path: str, *, is_sealed: bool) -> None:
    """The row points at the new copy; the old one goes when the act stands."""
    before = file.path
    Attachment.objects.filter(pk=file.pk).update(path=path, is_sealed=is_sealed, is_public=False)
    transaction.on_commit(lambda: uploads.discard(before))
