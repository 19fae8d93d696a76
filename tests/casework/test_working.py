"""Those that co-operate give their part and are done; whoever works notes, whoever coordinates urges."""

from datetime import datetime

import pytest
import time_machine

from doithoai.casework import answering, deadlines, oversight, working
from doithoai.casework.models import Assignment, WorkNote
from doithoai.core import journal
from doithoai.core.clock import ZONE
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import sealed
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-09 09:00+07:00"


@pytest.fixture
def commune() -> Commune:
    return Commune()


def pair(commune: Commune, **more: object) -> tuple[Assignment, Assignment]:
    """The lead's assignment and that of the one that co-operates."""
    lead = commune.assigned(with_=[commune.other], **more)
    return lead, lead.matter.assignments.get(is_lead=False)


def late_on(day: int) -> int:
    """How many things the clock calls late that night."""
    now, found = datetime(2026, 11, day, 1, tzinfo=ZONE), 0
    with time_machine.travel(now, tick=False):
        while deadlines.mark_late_one(now):
            found += 1
    return found


@pytest.mark.clause("S-75", "S-77")
def test_a_contribution_ends_the_part_of_who_gave_it_and_reaches_the_lead(commune: Commune) -> None:
    lead, part = pair(commune)
    assert [(row.pk, given) for row, given in working.parts(lead.matter)] == [(part.pk, None)]

    working.contribute(part, text="Công an xã đã phân luồng giờ tan học.", by=commune.neighbour)

    part.refresh_from_db()
    assert (part.state, part.remind_at) == ("answered", None)
    ((_row, given),) = working.parts(lead.matter)
    assert given is not None and given.text == "Công an xã đã phân luồng giờ tan học."
    readers = Notice.objects.filter(key__startswith="contributed:").values_list("reader", flat=True)
    assert set(readers) == {commune.clerk.pk, commune.head.pk}
    assert all("phân luồng" not in row.body + row.subject for row in Notice.objects.all())
    with pytest.raises(Refused):
        working.contribute(part, text="Thêm", by=commune.neighbour)


def test_only_the_organisation_itself_gives_its_part_and_the_lead_writes_the_answer(commune: Commune) -> None:
    lead, part = pair(commune)

    for row, who, words in ((part, commune.clerk, "Có"), (lead, commune.clerk, "Có"), (part, commune.neighbour, " ")):
        with pytest.raises(Refused):
            working.contribute(row, text=words, by=who)

    assert not WorkNote.objects.exists()
    assert set(Assignment.objects.values_list("state", flat=True)) == {"given"}


@pytest.mark.clause("S-75")
def test_what_co_operates_is_closed_when_the_answer_of_the_lead_is_approved_and_never_late_after(
    commune: Commune,
) -> None:
    with time_machine.travel(MONDAY, tick=False):
        lead, part = pair(commune, due_on=datetime(2026, 11, 16).date())
        answer = commune.handed_in(lead)
    assert late_on(18) == 1  # the matter alone: it is not explained; nobody who co-operated holds it up

    with time_machine.travel("2026-11-18 09:00+07:00", tick=False):
        answering.approve(answer, by=commune.reviewer)
    part.refresh_from_db()

    assert (part.state, part.is_late) == ("closed", False)
    assert journal.history(part).first().verb == "assignment.close_part"  # type: ignore[union-attr]
    assert late_on(25) == 0
    assert list(Assignment.objects.owed()) == []


def test_sent_back_to_the_lead_the_part_is_owed_again(commune: Commune) -> None:
    with time_machine.travel(MONDAY, tick=False):
        lead, part = pair(commune, due_on=datetime(2026, 11, 16).date())
        answer = commune.handed_in(lead)
        assert part not in Assignment.objects.owed()
        answering.send_back(answer, reason="Thiếu phần của công an", by=commune.reviewer)

    assert part in Assignment.objects.owed()
    assert late_on(18) == 3


def test_a_note_tells_how_far_it_is_and_is_not_public(commune: Commune) -> None:
    lead, _part = pair(commune)

    working.note(lead, text="Đã khảo sát, chờ báo giá.", by=commune.clerk)
    for who in (commune.neighbour, commune.coordinator):
        with pytest.raises(Refused):
            working.note(lead, text="Xong", by=who)

    assert [row.kind for row in lead.work_notes.all()] == ["progress"]
    assert journal.history(lead).filter(verb="assignment.note", public=False).count() == 1


@pytest.mark.clause("S-80")
def test_urging_leaves_a_line_and_tells_the_organisation_once_a_day(commune: Commune) -> None:
    lead, part = pair(commune)
    colleague = people.person("agency_clerk", commune.authority, commune.agency)

    working.urge(lead, text="Đề nghị gửi dự thảo trong tuần.", by=commune.coordinator)
    with pytest.raises(Refused) as refusal:
        working.urge(lead, text="Lần nữa", by=commune.coordinator)
    with pytest.raises(Refused):
        working.urge(part, text="Nhanh lên", by=commune.clerk)

    assert refusal.value.code == "twice"
    told = Notice.objects.filter(key__startswith="urged:")
    assert set(told.values_list("reader", flat=True)) == {commune.clerk.pk, commune.head.pk, colleague.pk}
    assert journal.history(lead).filter(verb="assignment.urge").count() == 1
    answering.hand_in(commune.drafted(lead), by=commune.clerk)
    lead.refresh_from_db()
    with time_machine.travel("2030-01-01", tick=False), pytest.raises(Refused):
        working.urge(lead, text="Đề nghị gửi", by=commune.coordinator)


def test_a_matter_sealed_late_takes_the_words_of_its_notes_and_replies_with_it(commune: Commune) -> None:
    lead, part = pair(commune)
    working.note(lead, text="Ông Bảy nói cán bộ nhận tiền.", by=commune.clerk)
    working.contribute(part, text="Ông Bảy nói cán bộ nhận tiền.", by=commune.neighbour)
    row = oversight.remark(lead.matter, organisation=commune.front, text="Ông Bảy nói gì", by=commune.supervisor)
    oversight.reply(row, text="Ông Bảy nói cán bộ nhận tiền.", by=commune.clerk)

    sealed.seal(lead.matter, kind="denunciation", by=commune.coordinator)

    row.refresh_from_db()
    kept = [note.text for note in WorkNote.objects.all()] + [row.text, row.reply]
    assert len(kept) == 4 and not any("Ông Bảy" in words for words in kept)
