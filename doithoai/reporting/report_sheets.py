"""The kept figures of a report as one table to take away."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from doithoai.core.formats import vnmoment
from doithoai.core.sheets import Value
from doithoai.reporting import reading
from doithoai.reporting.measures import MEASURES
from doithoai.reporting.models import Report

HEADS = ("Phần", "Dòng", "Chỉ tiêu", "Số lượng", "Trên tổng số", "Kỳ trước", "Cùng kỳ năm trước")


def figures(report: Report) -> tuple[tuple[str, ...], list[list[Value]]]:
    """Headings and lines: every figure says which part and which row it belongs to."""
    with translation.override("vi"):
        return HEADS, [*_lines(report)]


def _lines(report: Report) -> Iterator[list[Value]]:
    kept = report.figures
    for _code, words, number in reading.places(kept):
        yield ["Kết quả từng ý kiến", "", words, number]
    for row in reading.rows(kept):
        yield ["Các chỉ tiêu", "", row.label, row.number, row.whole, row.previous, row.year_before]
    for row in [*reading.attendance(kept), *reading.hall(kept)]:
        yield ["Hội nghị", "", row.label, row.number, row.whole]
    for body in kept.get("bodies", []):
        for code, label in reading.BODY_WORDS.items():
            yield ["Công việc của cơ quan, đơn vị", body["name"], str(label), body[code]]
    for by, title in (("don-vi", "Ý kiến theo đơn vị"), ("linh-vuc", "Theo lĩnh vực"), ("hoi-nghi", "Theo hội nghị")):
        for label, numbers in kept.get("by", {}).get(by, {}).get("rows", []):
            for one in MEASURES:
                yield [title, label, str(one.label), numbers[one.code], numbers[one.of] if one.of else None]
    for agency in reading.persisting(kept):
        for title, found in (("Nêu nhiều lần", agency.again), ("Quá hạn", agency.late)):
            for words in found:
                yield [title, agency.body or "Chưa giao cơ quan nào", words]
    yield ["Số liệu chốt lúc", vnmoment(report.counted_at, staff=True) if report.counted_at else ""]
    if report.content_hash:
        yield ["Mã kiểm (SHA-256) của báo cáo đã gửi", report.content_hash]
    if report.rest_hash:
        yield ["Mã kiểm (SHA-256) của phần còn lại sau khi rút nội dung giữ kín", report.rest_hash]
