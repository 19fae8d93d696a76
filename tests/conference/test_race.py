"""Several people press "publish" at once: the public is told once, the others read that it is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from doithoai.conference import announcing, scheduling
from doithoai.conference.models import Announcement, Broadcast, Conference
from doithoai.core.models import Entry
from tests.factories.conference import NOW, announced, scheduled
from tests.factories.people import authority
from tests.factories.programme import coordinator
from tests.racing import press_together

#: The processes have the clock of the machine: whenever that is, the reason for short notice is given.
PUBLISH = """
from doithoai.conference import announcing
from doithoai.conference.models import Conference
from doithoai.people.models import Person
from doithoai.people.roles import Acting

row = Conference.objects.select_related("authority").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), row.authority)

def act():
    announcing.publish(row, by=by, change_note="Đổi nơi họp.", override_reason="Thường trực đồng ý.")
    return "won"
"""

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def once(verb: str) -> bool:
    return Entry.objects.filter(verb=verb).count() == 1


def test_twelve_hands_on_publish_announce_a_conference_once() -> None:
    with time_machine.travel(NOW, tick=False):
        writer = coordinator(authority())
        row = scheduled(writer.authority, by=writer)

    said = press_together(PUBLISH, [(row.pk, writer.pk)] * 12)

    assert sorted(one.word for one in said) == ["twice"] * 11 + ["won"]
    assert {one.sentence for one in said} == {"", "Nội dung này đã được thông báo rồi."}
    assert once("announcement.publish") and once("announcement.begin") and once("conference.announce")
    assert (Announcement.objects.count(), Broadcast.objects.count()) == (1, 1)
    assert Conference.objects.get().state == "announced"


@pytest.mark.soak
def test_twelve_hands_take_back_a_cancelled_conference_once() -> None:
    with time_machine.travel(NOW, tick=False):
        writer = coordinator(authority())
        row = announced(writer.authority, by=writer)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        scheduling.cancel(row, reason="Bão số 12", by=writer)
    before = Entry.objects.filter(verb="announcement.publish").count()

    said = press_together(PUBLISH, [(row.pk, writer.pk)] * 12)

    assert sorted(one.word for one in said) == ["twice"] * 11 + ["won"]
    assert Entry.objects.filter(verb="announcement.publish").count() == before + 1
    assert Announcement.objects.count() == 2
    latest = announcing.latest(row)
    assert latest is not None and latest.version == 2
