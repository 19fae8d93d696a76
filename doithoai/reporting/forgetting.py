"""A person is forgotten: no report names one. Figures and what the authority found out stay."""

from __future__ import annotations

from doithoai.core.actors import CLOCK
from doithoai.opinion.forgetting import Marks
from doithoai.opinion.models import Submission
from doithoai.reporting import archiving, writing
from doithoai.reporting.models import Report
from doithoai.reporting.sealing import WORDS


def forget(submission: Submission, marks: Marks) -> None:
    """A name or a number in the words of a report goes; its figures and their hash hold no words."""
    archiving.discard_all(submission.authority)
    for report in Report.objects.filter(authority=submission.authority_id):
        lost = marks.cut_columns(report, *WORDS)
        if lost:
            writing.lose(report, lost, by=CLOCK)
