"""A chair's booklet of forty pages as Word and as PDF: both within two seconds, the first time and every time."""

from __future__ import annotations

import statistics
import time
from datetime import date

import pypdfium2

from doithoai.documents import docx, pdf
from doithoai.documents.content import Block, Content, Heading, Letterhead, Paragraph, Signature, Symbol
from doithoai.documents.profiles import DANG_2026

PAGES, WITHIN_S = 40, 2.0
_MATTERS = 150
_ANSWER = (
    "Ủy ban nhân dân xã đã kiểm tra thực địa, giao đơn vị thi công nạo vét toàn tuyến cống, bổ sung kinh phí từ "
    "nguồn sự nghiệp và hoàn thành trong quý này; người dân theo dõi tiến độ trên cổng đối thoại. "
)


def booklet() -> Content:
    """As casework.booklet draws it up, without a database."""
    body: list[Block] = []
    for number in range(1, _MATTERS + 1):
        body += [
            Heading(2, f"Cống thoát nước sau chợ trung tâm, đoạn qua thôn số {number}"),
            Paragraph(f"VĐ-2026-{number:04d}; 3 ý kiến", lead="Số:"),
            Paragraph("Phòng Kinh tế", lead="Cơ quan trả lời:"),
            Paragraph("đã giải trình, thông tin", lead="Kết quả:"),
            Paragraph(_ANSWER * 2, lead="Trả lời:"),
        ]
    return Content(
        letterhead=Letterhead("Đảng ủy xã Tân Yên", "Đảng bộ tỉnh Bắc Ninh"),
        symbol=Symbol("TL", "ĐU"),
        place="Tân Yên",
        kind="Tập trả lời",
        abstract=("phục vụ đồng chí chủ trì",),
        body=tuple(body),
        signature=Signature("BỘ PHẬN TỔNG HỢP"),
        day=date(2026, 12, 10),
        has_number=False,
        has_end_mark=False,
    )


def measured(rounds: int = 5) -> dict[str, float]:
    """Seconds for both files together: the first time, when nothing is prepared yet, and the middle of the rest."""
    content, took, count = booklet(), [], 0
    for _round in range(rounds):
        began = time.perf_counter()
        docx.render(content, DANG_2026)
        data = pdf.render(content, DANG_2026)
        took.append(time.perf_counter() - began)
        count = len(pypdfium2.PdfDocument(data))
    return {"pages": count, "first_s": round(took[0], 2), "p50_s": round(statistics.median(took[1:]), 2)}
