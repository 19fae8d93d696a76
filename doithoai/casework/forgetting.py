"""A person is forgotten: what the work on the matters says of them. Answers and promises stay, without the name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from doithoai.casework.answering import hash_of
from doithoai.casework.models import (
    Answer,
    Assignment,
    Commitment,
    Extension,
    ProgressNote,
    Remark,
    SampledMatter,
    Verdict,
    WorkNote,
)
from doithoai.casework.states import AnswerState
from doithoai.opinion.forgetting import ERASED_TITLE, Marks
from doithoai.opinion.models import Matter, Opinion, Submission


def forget(submission: Submission, matters: Iterable[Matter], marks: Marks) -> None:
    """What the person said of the answer goes; notes of the work that quote the person go, records are cut."""
    held = list(matters)
    opinions = Opinion.every.filter(submission=submission)
    for verdict in Verdict.objects.filter(opinion__in=opinions):
        Verdict.objects.filter(pk=verdict.pk).update(words="", decision_reason=marks.cut(verdict.decision_reason))
    for drawn in SampledMatter.objects.filter(matter__in=held).exclude(words=""):
        if marks.touch(drawn.words):
            SampledMatter.objects.filter(pk=drawn.pk).update(words="")
    of_work = Q(assignment__matter__in=held)
    _replace(WorkNote.objects.filter(of_work), marks, "text")
    _replace(ProgressNote.objects.filter(commitment__matter__in=held), marks, "text")
    _replace(Assignment.objects.filter(matter__in=held), marks, "asked", "reason")
    _replace(Extension.objects.filter(of_work | Q(commitment__matter__in=held)), marks, "reason")
    _replace(Remark.objects.filter(matter__in=held), marks, "text", "reply")
    _cut(Commitment.objects.filter(matter__in=held), marks, "what", "done_means", "origin", "evidence_text", "reason")
    _answers(held, marks)


def _answers(matters: list[Matter], marks: Marks) -> None:
    """One that is approved and not yet published keeps the seal of what was approved, made anew without the name."""
    words = ("short", "body", "basis", "not_accepted_reason", "sent_back_reason", "correction_reason")
    for answer in Answer.objects.filter(matter__in=matters):
        columns = marks.cut_columns(answer, *words)
        if columns:
            Answer.objects.filter(pk=answer.pk).update(**columns)
            if answer.state == AnswerState.APPROVED:
                again = Answer.objects.get(pk=answer.pk)
                Answer.objects.filter(pk=answer.pk).update(frozen_hash=hash_of(again))


def _replace(rows: QuerySet[Any], marks: Marks, *columns: str) -> None:
    for row in rows:
        lost = {name: ERASED_TITLE for name in columns if marks.touch(str(getattr(row, name)))}
        if lost:
            type(row)._default_manager.filter(pk=row.pk).update(**lost)


def _cut(rows: QuerySet[Any], marks: Marks, *columns: str) -> None:
    for row in rows:
        lost = marks.cut_columns(row, *columns)
        if lost:
            type(row)._default_manager.filter(pk=row.pk).update(**lost)
