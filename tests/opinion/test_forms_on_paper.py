"""The printed form: a number and a code a sheet, nothing ticked beforehand, one page each in both sizes."""

from __future__ import annotations

import pypdfium2
import pytest

from doithoai.core import codes
from doithoai.opinion import forms_on_paper, paper_runs
from doithoai.opinion.models import Field
from tests.factories import people
from tests.factories.conference import conference

pytestmark = pytest.mark.django_db
SAID = (
    "PHIẾU LẤY Ý KIẾN",
    "không bắt buộc",
    "Đảng viên",
    "Điện thoại",
    "Nơi có việc",
    "phát biểu",
    "giấu tên",
)
SEND = "https://doithoai.example/xa-tan-yen/gui-y-kien/?hoi-nghi=abc"


@pytest.mark.parametrize(("size", "wide", "high"), [("a4", 595, 842), ("a5", 420, 595)])
@pytest.mark.parametrize("fields", [0, 12, 28])
def test_a_sheet_is_one_page_with_its_number_twice_and_its_code_once(
    size: str, wide: int, high: int, fields: int
) -> None:
    place = people.authority()
    for number in range(fields):
        Field.objects.create(authority=place, code=f"F{number}", name=f"Bồi thường, tái định cư số {number}")
    row = conference(place)
    run = paper_runs.print_run(row, copies=3, by=people.person("intake", place), size=size)

    made = forms_on_paper.render(run, [1, 3], send_at=SEND, look_up_at="https://doithoai.example/xa-tan-yen/tra-cuu/")

    document = pypdfium2.PdfDocument(made)
    assert [tuple(map(round, document[page].get_size())) for page in range(len(document))] == [(wide, high)] * 2
    for page, number in zip(document, (1, 3), strict=True):
        text = " ".join(page.get_textpage().get_text_range().split())
        assert text.count(run.name_of(number)) == 2
        assert text.count(codes.grouped(paper_runs.code_of(run, number))) == 1
        for words in SAID:
            assert words in text
        assert "doithoai.example/xa-tan-yen/tra-cuu" in text and "☑" not in text
        assert ("tái định cư số 3" in text) == (fields == 12)
