"""Several clerks issue, reserve and type numbers at once: no number twice, none missing."""

from __future__ import annotations

import pytest

from doithoai.core import clock
from doithoai.documents import issuing, numbering
from doithoai.documents.models import LineState, Paper, Register, RegisterLine
from tests.factories import documents as papers
from tests.factories import people
from tests.racing import press_together

WRITE = """
from doithoai.documents import issuing, numbering
from doithoai.documents.models import Paper, Register
from doithoai.people.models import Person
from doithoai.people.roles import Acting

what, paper, person, book = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
row = Paper.objects.select_related("authority").get(pk=paper)
by = Acting(Person.objects.get(pk=person), row.authority)

def act():
    if what == "reserve":
        return numbering.reserve(Register.objects.get(pk=book), by=by, reason="Dành cho kết luận").number
    if what == "type":
        return issuing.issue(row, by=by, number=7, reason="Số do Văn phòng Tỉnh ủy cấp").number
    return issuing.issue(row, by=by).number
"""

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def test_eight_writers_leave_no_double_and_no_gap() -> None:
    authority = people.authority()
    office = people.person("office", authority)
    rows: list[Paper] = []
    for _number in range(9):
        rows.append(issuing.draft(authority, content=papers.plan(number="", day=None), by=office))
        issuing.sign(rows[-1], by=office)
    issuing.issue(rows[0], by=office, day=clock.today())
    book = Register.objects.get()

    acts = ["issue"] * 4 + ["reserve"] * 2 + ["type"] * 2
    said = press_together(WRITE, [(what, row.pk, office.pk, book.pk) for what, row in zip(acts, rows[1:], strict=True)])

    given = [int(one.word) for one in said if one.word.isdigit()]
    # Of two hands that type the same number one is told so; or both, when the book had given it by then.
    assert len(given) in (6, 7)
    assert sorted(RegisterLine.objects.values_list("number", flat=True)) == sorted([1, *given])
    assert len(set(given)) == len(given)
    assert numbering.missing(book) == []
    states = {line.state for line in RegisterLine.objects.select_related("paper")}
    assert states <= {LineState.ISSUED, LineState.RESERVED, LineState.ELSEWHERE}
