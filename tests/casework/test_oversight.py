"""The Front supervises: it reads and remarks, and sees neither who wrote nor what is sealed or internal."""

import pytest

from doithoai.casework import oversight
from doithoai.core.transitions import Refused
from doithoai.opinion import sealed
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.mark.clause("S-18", "G-11")
def test_a_supervisor_remarks_on_what_is_open_to_supervision_and_nobody_else_does() -> None:
    commune = Commune()
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    matter, inside, kept = commune.matter(), commune.matter(code="XDD"), commune.matter()
    sealed.seal(kept, kind="denunciation", by=commune.coordinator)

    row = oversight.remark(matter, organisation=commune.front, text="Cần nêu rõ hạn.", by=commune.supervisor)
    for closed in (inside, kept):
        with pytest.raises(Refused):
            oversight.remark(closed, organisation=commune.front, text="Xem", by=commune.supervisor)
    for other in (commune.coordinator, commune.clerk, Commune("xa-viet-yen").supervisor):
        with pytest.raises(Refused):
            oversight.remark(matter, organisation=commune.front, text="Xem", by=other)
    with pytest.raises(Refused):
        oversight.remark(matter, organisation=commune.front, text=" ", by=commune.supervisor)

    assert list(matter.remarks.all()) == [row]
