"""Files of which nothing may be taken: cut, locked, swollen, something else, marked secret."""

from __future__ import annotations

import io
import struct
import zipfile

from tests.opinion.sheet_writers import Lettered, Page, ods, tcvn3, text_file, xls, xlsx
from tests.opinion.sheets_made import Made, Said
from tests.opinion.sheets_rough import TABLE, repacked


def all_refused() -> list[Made]:
    return [*_refused(), *_marked(), *_not_marked()]


def entities(levels: int = 9) -> str:
    """A few lines that say of themselves that they are ten to the power of `levels` words."""
    inner = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels + 1))
    return f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY e0 "ha">{inner}]>'


def _refused() -> list[Made]:
    book, text = xlsx(Page("X", TABLE)), ods(Page("X", TABLE))
    old = xls(Page("X", TABLE))
    sheet = "xl/worksheets/sheet1.xml"
    laughing = {sheet: lambda found: entities() + found.replace("<sheetData>", "<sheetData>&e9;")}
    page = "<html><body><table><tr><td>Họ tên</td><td>Góp ý</td></tr><tr><td>A</td><td>b c</td></tr></table></body>"
    manifest = '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    begin = struct.pack("<HHHHHHII", 0x809, 16, 0x600, 5, 0x0DBB, 0x07CC, 0x41, 6)
    secret = struct.pack("<HHHHH", 0x2F, 54, 1, 1, 1) + b"\x01" * 48
    word = repacked(book, {"[Content_Types].xml": "<Types>wordprocessingml.document.main+xml</Types>"})
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        letter = io.BytesIO()
        with zipfile.ZipFile(letter, "w") as out:
            out.writestr("[Content_Types].xml", archive.read("[Content_Types].xml"))
            out.writestr("word/document.xml", "<w:document xmlns:w='urn:w'/>")
    return [
        Made("cut.xlsx", book[:-40], file_refused="broken"),
        Made("cut.ods", text[: len(text) * 2 // 3], file_refused="broken"),
        Made("cut.xls", old[: len(old) // 3], file_refused="broken"),
        Made("hole.xlsx", book[:300] + b"\x00" * 40 + book[340:], file_refused="broken"),
        Made("half.xlsx", repacked(book, {sheet: lambda found: found[:-60]}), file_refused="broken"),
        Made("no-sheet.xlsx", _without(book, sheet), file_refused="broken"),
        Made("laughs.xlsx", repacked(book, laughing), file_refused="bomb"),
        Made("laughs.ods", repacked(text, {"content.xml": lambda found: entities() + found}), file_refused="bomb"),
        Made("locked.ods", repacked(text, {"META-INF/manifest.xml": manifest}), file_refused="locked"),
        Made("locked.xls", begin + secret + struct.pack("<HH", 10, 0), file_refused="locked"),
        Made("page.xls", page.encode(), file_refused="disguised"),
        Made("page.csv", ("\ufeff\n " + page).encode("utf-16"), file_refused="disguised"),
        Made("page.xlsx", ("\ufeff" + page).encode(), file_refused="disguised"),
        Made("letter.xlsx", letter.getvalue(), file_refused="disguised"),
        Made("paper.xls", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", file_refused="disguised"),
        Made("data.csv", b'{"opinions": [{"name": "A", "text": "b c d"}]}', file_refused="no_content_column"),
        Made("prices.csv", text_file([["Mặt hàng", "Đơn giá"], ["gạo", "12000"]]), file_refused="no_content_column"),
        Made("head.csv", text_file([["Họ tên", "Góp ý"]]), file_refused="empty"),
        Made("blank.ods", ods(Page("A", [[]]), Page("B", [[]])), file_refused="empty"),
        Made("blank.csv", b";;;\r\n;;;\r\n", file_refused="empty"),
    ]


def _without(data: bytes, gone: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as archive:
        for member in source.namelist():
            if member != gone:
                archive.writestr(member, source.read(member))
    return out.getvalue()


def _marked() -> list[Made]:
    old = Lettered(tcvn3("mật"), ".VnTimeH")
    above: list[list[object]] = [
        ["MẬT"], ["TỐI MẬT"], ["TUYỆT MẬT"], ["M Ậ T"], ["MA\u0302\u0323T"], ["Độ mật: Tối mật"], ["(MẬT)"],
        ["UBND XÃ BA GÒ\nMẬT"], ["UBND XÃ BA GÒ", None, "MẬT"], [old], ["MẬT - Bản số 2"], ["* TUYỆT MẬT *"],
    ]  # fmt: skip
    made = [
        Made(f"mat-{n}.xlsx", xlsx(Page("X", [mark, [], *TABLE])), file_refused="secret")
        for n, mark in enumerate(above)
    ]
    made.append(Made("mat.ods", ods(Page("Y", TABLE), Page("X", [["MẬT"], *TABLE])), file_refused="secret"))
    return made


def _not_marked() -> list[Made]:
    """The word stands in names of things and in what people say."""
    above = ["HỘI NUÔI ONG MẬT", "Danh sách hộ bán mật mía", "Ban Cơ yếu, bảo mật thông tin", "Không có tài liệu mật"]
    said = ["Mật ong của xã bị làm giả.", "Đề nghị bảo mật tên người gửi.", "Cán bộ nói đây là chuyện bí mật."]
    rows = [["Họ tên", "Nội dung góp ý"], *[[f"Kim Văn {n}", text] for n, text in zip("ABC", said, strict=True)]]
    return [
        Made(
            f"khong-mat-{n}.xlsx",
            xlsx(Page("X", [[title], *rows])),
            [Said(row, text, name=f"Kim Văn {who}") for row, who, text in zip((3, 4, 5), "ABC", said, strict=True)],
        )
        for n, title in enumerate(above)
    ]
