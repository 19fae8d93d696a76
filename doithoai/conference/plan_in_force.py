"""A plan is issued and its conferences become real in one act: both stand, or neither."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from doithoai.conference import scheduling
from doithoai.conference.models import Conference
from doithoai.core import uploads
from doithoai.core.actors import Actor
from doithoai.documents.models import Paper
from doithoai.programme import issuing
from doithoai.programme.models import Plan


def put_in_force(
    plan: Plan, *, on: date | None, by: Actor, number: str = "", override_reason: str = "", as_whole: bool = False
) -> list[Conference]:
    """Issue the plan with its paper, and make its conferences with their duties."""
    files: list[str] = []
    try:
        with transaction.atomic():
            words = {"number": number, "override_reason": override_reason}
            issuing.issue(plan, on=on, by=by, as_whole=as_whole, **words)
            paper = Paper.objects.get(authority=plan.authority_id, public_id=plan.paper_ref)
            files = [paper.docx_path, paper.pdf_path]
            return scheduling.make_real(plan, by=by)
    except Exception:
        _forget(files)
        plan.refresh_from_db()
        raise


def _forget(files: list[str]) -> None:
    """The database took its rows back by itself; the files of the paper that is not there go by hand."""
    if files and not Paper.objects.filter(pdf_path__in=files).exists():
        for path in files:
            uploads.discard(path)
