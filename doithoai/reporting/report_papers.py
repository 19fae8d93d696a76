"""A periodic or result report as a paper (22): the kept figures, the written parts, what comes again and stays late."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import translation

from doithoai.core.formats import vndate, vnmoment, vnnumber
from doithoai.documents import drafting
from doithoai.documents.content import Block, Content, Heading, Item, Paragraph, Table, paragraphs
from doithoai.reporting import reading
from doithoai.reporting.models import Report
from doithoai.reporting.reading import Row

#: Where a field or a conference stands, so many figures beside it fit on a page.
_BROKEN = (("received", "Tiếp nhận"), ("answered", "Đã trả lời"), ("resolved", "Giải quyết xong"), ("late", "Quá hạn"))
_BODIES = (
    ("given", "Được giao"),
    ("working", "Đang làm"),
    ("late", "Quá hạn"),
    ("promises", "Cam kết"),
    ("kept", "Đã thực hiện"),
    ("late_promises", "Cam kết quá hạn"),
    ("repeated", "Nêu nhiều lần"),
)
_HEADS = {
    "shortcomings": "HẠN CHẾ, NGUYÊN NHÂN",
    "tasks": "NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI",
    "proposals": "ĐỀ XUẤT, KIẾN NGHỊ",
}


def content(report: Report) -> Content:
    """What the report says, in the form of the authority; of a draft, as it stands now."""
    authority = report.authority
    with translation.override("vi"):
        body = tuple(_body(report))
    return drafting.paper(
        authority,
        kind="Báo cáo",
        symbol="BC",
        abstract=_abstract(report),
        day=report.sent_on,
        addressees=(),
        body=body,
        recipients=(report.addressee,),
    )


def _abstract(report: Report) -> tuple[str, ...]:
    about = "kết quả tiếp nhận, giải quyết, trả lời ý kiến"
    if report.conference is not None:
        return (about, f"sau {drafting.lowered(report.conference.title)}")
    if "(" in report.title and report.title.endswith(")"):
        return (about, report.title.rpartition("(")[2].removesuffix(")"))
    return (drafting.lowered(report.title.removeprefix("Báo cáo ")),)


def _body(report: Report) -> Iterator[Block]:
    figures = report.figures
    if report.corrects is not None:
        yield Paragraph(
            f"Báo cáo này thay báo cáo ngày {vndate(report.corrects.sent_on)} (lần {report.corrects.version}). "
            f"Lý do: {report.correction_reason}"
        )
    yield Paragraph(_basis(report))
    if "hall" in figures:
        yield Heading(1, "HỘI NGHỊ")
        yield from _hall(report)
    yield Heading(1, "KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT")
    yield Heading(2, "Ý kiến tiếp nhận và kết quả từng ý kiến")
    yield _places(report)
    yield Heading(2, "Các chỉ tiêu")
    yield _main(report)
    yield from paragraphs(report.results)
    yield from _broken_down(report)
    yield Heading(1, "VẤN ĐỀ NÊU NHIỀU LẦN, QUÁ HẠN")
    yield from _persisting(report)
    for name, head in _HEADS.items():
        if getattr(report, name).strip():
            yield Heading(1, head)
            yield from paragraphs(getattr(report, name))


def _basis(report: Report) -> str:
    cut = vnmoment(report.counted_at, staff=True) if report.counted_at else ""
    days = ""
    if report.since and report.until:
        days = f" Ý kiến tiếp nhận từ ngày {vndate(report.since)} đến hết ngày {vndate(report.until)}."
    return f"Số liệu chốt lúc {cut}, lấy từ nhật ký xử lý của hệ thống.{days}"


def _hall(report: Report) -> Iterator[Block]:
    conference, said = report.conference, report.figures["hall"]
    if conference is not None:
        yield Paragraph(f"{conference.title}, ngày {vndate(conference.day)}, tại {conference.venue}.")
    yield _pairs([*reading.attendance(report.figures), *reading.hall(report.figures)])
    ending = (
        f"Thông báo kết luận số {said['conclusion']}." if said["conclusion"] else "Chưa ban hành thông báo kết luận."
    )
    yield Paragraph(ending)


def _pairs(rows: list[Row]) -> Table:
    return Table(
        ("Chỉ tiêu", "Số lượng", "Trên tổng số"),
        tuple((row.label, vnnumber(row.number), _number(row.whole)) for row in rows),
        widths=(6, 2, 2),
        aligns=("left", "right", "right"),
    )


def _places(report: Report) -> Table:
    lines = [(words, vnnumber(n)) for _code, words, n in reading.places(report.figures)]
    received = report.figures["main"]["received"]
    return Table(
        ("Kết quả", "Số ý kiến"),
        (*lines, ("Tổng số ý kiến tiếp nhận", vnnumber(received))),
        widths=(7, 3),
        aligns=("left", "right"),
    )


def _main(report: Report) -> Table:
    rows = reading.rows(report.figures)
    beside = {name for name, _since, _until in reading.compared(report.figures)}
    heads, widths = ["Chỉ tiêu", "Số lượng", "Trên tổng số"], [5.0, 1.6, 1.6]
    if "previous" in beside:
        heads.append("Kỳ trước")
        widths.append(1.5)
    if "year_before" in beside:
        heads.append("Cùng kỳ năm trước")
        widths.append(1.6)
    cells = []
    for row in rows:
        line = [row.label, vnnumber(row.number), _number(row.whole)]
        line += [_number(row.previous)] if "previous" in beside else []
        line += [_number(row.year_before)] if "year_before" in beside else []
        cells.append(tuple(line))
    return Table(tuple(heads), tuple(cells), widths=tuple(widths), aligns=("left", *("right",) * (len(heads) - 1)))


def _broken_down(report: Report) -> Iterator[Block]:
    bodies = report.figures["bodies"]
    if bodies:
        yield Heading(2, "Kết quả của từng cơ quan, đơn vị")
        yield Table(
            ("Cơ quan, đơn vị", *(words for _code, words in _BODIES)),
            tuple((one["name"], *(vnnumber(one[code]) for code, _words in _BODIES)) for one in bodies),
            widths=(3.6, *(1.1 for _one in _BODIES)),
            aligns=("left", *("right" for _one in _BODIES)),
        )
    for by, head, first in (("linh-vuc", "Theo lĩnh vực", "Lĩnh vực"), ("hoi-nghi", "Theo hội nghị", "Hội nghị")):
        part = report.figures["by"].get(by)
        if part and part["rows"]:
            yield Heading(2, head)
            yield Table(
                (first, *(words for _code, words in _BROKEN)),
                tuple((label, *(vnnumber(n[code]) for code, _words in _BROKEN)) for label, n in part["rows"]),
                widths=(5, *(1.4 for _one in _BROKEN)),
                aligns=("left", *("right" for _one in _BROKEN)),
            )


def _persisting(report: Report) -> Iterator[Block]:
    found = reading.persisting(report.figures)
    if not found:
        yield Paragraph("Không có vấn đề nêu nhiều lần, không có vấn đề, cam kết quá hạn.")
    for one in found:
        words = []
        if one.again:
            words.append(f"nêu nhiều lần {', '.join(one.again)}")
        if one.late:
            words.append(f"quá hạn {', '.join(one.late)}")
        yield Item(f"{one.body or 'Chưa giao cơ quan nào'}: {'; '.join(words)}.")
    if rest := reading.left_out(report.figures):
        yield Paragraph(f"Còn {vnnumber(rest)} vấn đề, cam kết khác, có trong danh sách trên hệ thống.")


def _number(value: int | None) -> str:
    return "" if value is None else vnnumber(value)
