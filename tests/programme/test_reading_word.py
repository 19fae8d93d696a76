"""What Word keeps beside the plain text of a paragraph: text boxes, changes that were kept, tables in cells."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from doithoai.programme.reading import docx_blocks

W = nsdecls("w")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def lines(*paragraphs: str) -> list[str]:
    file: Any = docx.Document()
    for inside in paragraphs:
        file.add_paragraph()._p.getparent().insert(-1, parse_xml(f"<w:p {W}>{inside}</w:p>"))
    return _texts(file)


def _texts(file: Any) -> list[str]:
    out = io.BytesIO()
    file.save(out)
    return [one.text for one in docx_blocks.blocks(out.getvalue())]


def test_what_was_put_in_is_read_and_what_was_struck_is_not() -> None:
    struck = '<w:del w:id="1" w:author="A"><w:r><w:delText>tháng 10/2027</w:delText></w:r></w:del>'
    put_in = f'<w:ins w:id="2" w:author="A">{run("ngày 05/11/2027")}</w:ins>'
    moved = f'<w:moveFrom w:id="3" w:author="A">{run("tại trụ sở")}</w:moveFrom>'

    assert lines(f"{run('Thời gian: ')}{struck}{put_in}{moved}") == ["Thời gian: ngày 05/11/2027"]


def test_words_inside_of_fields_and_controls_are_read() -> None:
    inside = f"<w:sdt><w:sdtContent>{run('ngày 05')}</w:sdtContent></w:sdt><w:smartTag>{run(' tháng 3')}</w:smartTag>"

    assert lines(f"{inside}{run(' năm 2027')}<w:r><w:br/><w:t>tại xã</w:t></w:r>") == [
        "ngày 05 tháng 3 năm 2027",
        "tại xã",
    ]


def test_a_text_box_is_read_once_where_it_hangs() -> None:
    box = f"<w:txbxContent><w:p>{run('ỦY BAN NHÂN DÂN')}</w:p><w:p>{run('XÃ ĐỒI CHÈ')}</w:p></w:txbxContent>"
    drawn = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )

    assert lines(f"{drawn}{run('KẾ HOẠCH')}") == ["ỦY BAN NHÂN DÂN", "XÃ ĐỒI CHÈ", "KẾ HOẠCH"]


def test_a_table_inside_of_a_cell_is_read_with_it() -> None:
    file: Any = docx.Document()
    cell = file.add_table(1, 1).cell(0, 0)
    cell.text = "TỈNH ỦY SAO MAI"
    inner = cell.add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Số 07-KH/TU", "Sao Mai"

    assert [text.split("\n") for text in _texts(file)] == [["TỈNH ỦY SAO MAI", "Số 07-KH/TU", "Sao Mai"]]
