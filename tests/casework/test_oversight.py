"""The Front supervises: it reads and remarks, and sees neither who wrote nor what is sealed or internal."""

import pytest

from doithoai.casework import oversight
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
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


@pytest.mark.clause("S-18")
def test_the_organisation_replies_once_and_the_front_is_told() -> None:
    commune = Commune()
    given = commune.assigned()
    row = oversight.remark(given.matter, organisation=commune.front, text="Cần nêu rõ hạn.", by=commune.supervisor)
    told = Notice.objects.filter(key__startswith=f"remark:{row.public_id}")
    assert set(told.values_list("reader", flat=True)) == {commune.coordinator.pk, commune.clerk.pk, commune.head.pk}

    for who in (commune.neighbour, commune.supervisor, commune.reviewer, Commune("xa-viet-yen").clerk):
        with pytest.raises(Refused):
            oversight.reply(row, text="Đã nêu", by=who)
    with pytest.raises(Refused):
        oversight.reply(row, text=" ", by=commune.clerk)
    oversight.reply(row, text="Hạn là quý I năm 2027.", by=commune.clerk)
    with pytest.raises(Refused) as refusal:
        oversight.reply(row, text="Khác", by=commune.coordinator)

    row.refresh_from_db()
    assert (refusal.value.code, row.reply) == ("done", "Hạn là quý I năm 2027.")
    assert row.replied_unit == commune.agency.short_name
    answered = Notice.objects.filter(key__startswith="remark_reply:")
    assert list(answered.values_list("reader", flat=True)) == [commune.supervisor.pk]
    assert list(journal.history(given.matter).values_list("verb", flat=True)[:2]) == ["remark.reply", "remark.write"]
