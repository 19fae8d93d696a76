"""A yearly report with its words, and what its paper deviates in."""

from __future__ import annotations

from doithoai.core import clock
from doithoai.documents import checking, docx, pdf
from doithoai.documents.content import Content
from doithoai.documents.profiles import profile
from doithoai.reporting import writing
from doithoai.reporting.models import Report, Rhythm
from tests.factories import reports
from tests.factories.casework import Commune

WORDS = {
    "results": "Cấp ủy đã chỉ đạo trả lời kịp thời.\nCác cơ quan phối hợp tốt.",
    "shortcomings": "Một số cơ quan còn chậm.",
    "tasks": "Tiếp tục đôn đốc.",
    "proposals": "Đề nghị bố trí kinh phí.",
}


def written(commune: Commune) -> Report:
    report = reports.begun(commune, clock.today().year - 1, 1, rhythm=Rhythm.YEAR, name="Báo cáo định kỳ hằng năm")
    writing.save_texts(report, seen_edits=report.edits, by=commune.coordinator, **WORDS)
    return reports.sent(commune, report)


def deviations(said: Content, code: str) -> list[object]:
    look = profile(code)
    numbered = bool(said.number)
    found = [(docx.render(said, look)), (pdf.render(said, look))]
    return [one for data in found for one in checking.check(data, look, numbered=numbered)]
