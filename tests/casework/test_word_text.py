"""A Word file as the text of a draft: what is read of it, and what is refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from docx import Document

from doithoai.casework import answering, word_text, writing
from doithoai.core import sheets, uploads
from doithoai.core.transitions import Refused
from tests.factories.casework import Commune

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(build: Callable[[Document], None]) -> bytes:  # type: ignore[valid-type]  # a factory in python-docx
    document, out = Document(), io.BytesIO()
    build(document)
    document.save(out)
    return out.getvalue()


def of_xml(body: str, head: str = "") -> bytes:
    """A Word file whose text is this XML."""
    plain = word(lambda document: document.add_paragraph("x"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            text = f"{head}<w:document {SPACE}><w:body>{body}</w:body></w:document>".encode()
            target.writestr(name, text if name == "word/document.xml" else source.read(name))
    return out.getvalue()


def test_paragraphs_line_ends_and_tables_are_read_in_their_order() -> None:
    def build(document: Document) -> None:  # type: ignore[valid-type]
        document.add_paragraph("Cống sau chợ\nđã khảo sát.")  # type: ignore[attr-defined]
        table = document.add_table(rows=1, cols=2)  # type: ignore[attr-defined]
        table.cell(0, 0).text, table.cell(0, 1).text = "Quý I", "180 m"
        document.add_paragraph("  ")  # type: ignore[attr-defined]
        document.add_paragraph("Hết.")  # type: ignore[attr-defined]

    assert word_text.read(word(build)) == "Cống sau chợ\nđã khảo sát.\nQuý I | 180 m\nHết."


def test_what_was_deleted_or_moved_away_is_left_out_and_what_was_inserted_is_read() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = (
        "<w:p>" + run.format("Xã ") + f"<w:ins>{run.format('sẽ ')}</w:ins>"
        "<w:del><w:r><w:delText>không </w:delText></w:r></w:del>"
        f"<w:moveFrom>{run.format('cũ ')}</w:moveFrom>" + run.format("sửa.") + "</w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr>" + run.format("điểm một") + "</w:p>"
    )

    assert word_text.read(of_xml(body)) == "Xã sẽ sửa.\n- điểm một"


def test_a_text_in_an_old_encoding_is_read_as_unicode() -> None:
    text = word_text.read(word(lambda document: document.add_paragraph("Cèng sau chî ®· háng, x· söa trong quý I.")))

    assert text == "Cống sau chợ đã hỏng, xã sửa trong quý I."


ENCRYPTED = b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


BAD = {
    "nothing": (lambda: b"", "kind"),
    "a pdf": (lambda: b"%PDF-1.4\n%%EOF", "kind"),
    "no container": (lambda: b"PK\x03\x04 broken", "broken"),
    "an old file": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old"),
    "with a password": (lambda: ENCRYPTED, "locked"),
    "too large": (lambda: b"PK\x03\x04" + b"0" * uploads.MAX_BYTES, "too_large"),
    "no text": (lambda: of_xml("<w:p></w:p>"), "empty"),
    "broken text": (lambda: of_xml("<w:p>"), "broken"),
    "an entity": (lambda: of_xml("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>", '<!DOCTYPE x [<!ENTITY a "b">]>'), "broken"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(name: str) -> None:
    made, code = BAD[name]
    with pytest.raises(Refused) as refusal:
        word_text.read(made())

    assert refusal.value.code == code
    assert str(refusal.value.sentence).endswith(".")


def test_a_sheet_is_no_word_file() -> None:
    with pytest.raises(Refused) as refusal:
        word_text.read(sheets.write_xlsx(["Cột"], [["chữ"]]))
    assert refusal.value.code == "kind"


@pytest.mark.django_db
def test_the_text_takes_the_place_of_words_only_when_asked_to_and_never_of_a_version_in_review() -> None:
    commune = Commune()
    answer = commune.drafted()
    short = answer.short
    with pytest.raises(Refused) as refusal:
        writing.take_text(answer, "Từ tệp Word", by=commune.clerk)
    assert refusal.value.field == "instead"

    writing.take_text(answer, "Từ tệp Word", by=commune.clerk, instead=True)
    assert (answer.body, answer.short) == ("Từ tệp Word", short)

    answering.hand_in(answer, by=commune.clerk)
    for by in (commune.clerk, commune.neighbour):
        with pytest.raises(Refused):
            writing.take_text(answer, "Nữa", by=by, instead=True)
