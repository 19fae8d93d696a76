"""Cards to print: eight on a sheet, nothing personal in the code, and the desk knows it."""

import pypdfium2
import pytest
import time_machine

from doithoai.conference import attending, cards, inviting
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.live import desk
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, person
from tests.factories.programme import coordinator

pytestmark = [pytest.mark.django_db, pytest.mark.clause("S-53")]


@time_machine.travel(NOW, tick=False)
def test_nine_delegates_fill_two_sheets_and_the_code_leads_the_desk_to_each_of_them() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    rows = [attending.expect(row, name=f"Trần Văn Lành {n}", category="people", by=writer) for n in range(9)]
    inviting.replace(rows[0], name="Đặng Thị Lụa", position="", by=writer)

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(cards.render(row, by=writer))]

    assert len(pages) == 2
    assert "Đặng Thị Lụa" in "".join(pages)
    assert "Trần Văn Lành 0" not in "".join(pages)
    for one in cards.holders(row):
        code = cards.coded(one)
        assert len(code) == desk.CARD_LENGTH and code.isalnum() and code.isascii()
        assert desk.find(row, f" {code.upper()} ") == [one]
        assert desk.find(row, " ".join((code[:4], code[4:8], code[8:]))) == [one]
    assert journal.history(row).first().verb == "conference.cards_printed"


@time_machine.travel(NOW, tick=False)
def test_an_empty_list_has_no_cards_and_not_everybody_prints_them() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    with pytest.raises(Refused):
        cards.render(row, by=writer)
    attending.expect(row, name="Lê Thị Lụa", category="people", by=writer)

    with pytest.raises(Refused) as refusal:
        cards.render(row, by=person("agency_clerk", authority()))

    assert refusal.value.code == "right"
