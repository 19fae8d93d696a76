"""Daily times of stations, one press for what was broadcast, and the letters as the announcer says them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.conference import bulletin, reading_aloud, stations
from doithoai.conference.models import Announcement, Broadcast, Duty, Slot
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.people.models import Organisation
from doithoai.people.roles import Acting
from doithoai.programme.models import TaskKind
from tests.factories import people
from tests.factories.conference import NOW, announced
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\x00\x00\x00\x0c"
    b"IDATx\x9cc\xf8\xff\xff?\x00\x05\xfe\x02\xfe\r\xefF\xb8\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(autouse=True)
def november() -> Iterator[time_machine.Coordinates]:
    with time_machine.travel(NOW, tick=False) as now:
        yield now


class Station:
    """A culture centre with two daily times, and a conference announced at nine in the morning."""

    def __init__(self) -> None:
        self.authority = people.authority()
        self.body: Organisation = people.organisation(
            self.authority, "tt-vh", "Trung tâm Văn hóa - Thông tin và Thể thao", "media"
        )
        self.clerk: Acting = people.person("media", self.authority, self.body)
        self.told: Announcement = announced(self.authority).announcements.get()
        self.early = self.slot(time(5, 30), "Cụm loa thôn Trám")
        self.late = self.slot(time(17, 15), "Đài truyền thanh huyện", channel="district_radio")

    def slot(self, at: time, station: str, channel: str = "grassroots_radio") -> Slot:
        return stations.add(self.body, channel=channel, station=station, at=at, minutes=3, by=self.clerk)

    def tomorrow(self) -> date:
        return clock.today() + timedelta(days=1)


@pytest.mark.clause("S-83", "S-85")
def test_the_next_time_on_air_is_proposed_and_each_day_asks_for_its_own(
    november: time_machine.Coordinates,
) -> None:
    made = Station()
    rows = stations.slots(made.authority)
    proposed = stations.next_airing(rows)
    assert proposed is not None and proposed[1] == made.late
    assert [(one.slot, one.is_ahead) for one in stations.airings(made.told, rows)] == [(made.late, True)]

    november.shift(timedelta(days=1))

    asked = stations.airings(made.told, rows)
    assert [(one.slot.pk, one.is_ahead) for one in asked] == [
        (made.late.pk, True),
        (made.early.pk, False),
        (made.late.pk, False),
    ]
    assert stations.next_airing([]) is None


def test_one_press_writes_the_log_once_and_shows_the_duty_to_broadcast(november: time_machine.Coordinates) -> None:
    made = Station()
    duty = Duty.objects.filter(conference=made.told.conference, task__kind=TaskKind.BROADCAST).first()
    if duty is None:
        task = made.told.conference.planned.plan.tasks.first()  # type: ignore[union-attr]
        type(task).objects.filter(pk=task.pk).update(kind=TaskKind.BROADCAST)  # type: ignore[union-attr]
        duty = Duty.objects.create(conference=made.told.conference, task=task, title="Thông báo trên truyền thanh")
    Duty.objects.filter(pk=duty.pk).update(lead=made.body)
    november.shift(timedelta(days=1))

    first = stations.aired(made.told, made.early, day=clock.today(), by=made.clerk)
    again = stations.aired(made.told, made.early, day=clock.today(), by=made.clerk)

    assert first == again and first.in_time and first.place == "Cụm loa thôn Trám" and first.minutes == 3
    assert Broadcast.objects.exclude(channel="portal").count() == 1
    duty.refresh_from_db()
    assert duty.state == "evidence" and "Cụm loa thôn Trám" in duty.evidence_text


def test_nothing_is_said_to_have_been_broadcast_before_its_hour_or_by_a_stranger() -> None:
    made = Station()
    other = people.person("media", made.authority, people.organisation(made.authority, "dai-khac", "Đài khác", "media"))

    with pytest.raises(Refused):
        stations.aired(made.told, made.late, day=clock.today(), by=made.clerk)
    with pytest.raises(Refused):
        stations.aired(made.told, made.early, day=made.told.day - timedelta(days=60), by=other)  # type: ignore[operator]
    with pytest.raises(Refused):
        stations.add(made.body, channel="press", station="Báo", at=time(6), minutes=None, by=made.clerk)
    with pytest.raises(Refused):
        made.slot(time(5, 30), "Loa thôn khác")
    stations.end(made.early, by=made.clerk)
    stations.end(made.early, by=made.clerk)
    assert stations.slots(made.authority) == [made.late]
    assert made.slot(time(5, 30), "Loa thôn khác")


def test_a_telephone_shows_the_own_times_and_takes_a_picture(
    november: time_machine.Coordinates,
) -> None:
    made = Station()
    slug = made.authority.slug
    stranger = people.organisation(made.authority, "dai-khac", "Đài khác", "media")
    foreign = stations.add(
        stranger, channel="grassroots_radio", station="Loa xa", at=time(6), minutes=None, by=coordinator(made.authority)
    )
    november.shift(timedelta(days=1))
    client = people.signed_in(made.clerk)

    page = client.get(reverse("office:airing", args=[slug])).content.decode()
    press = reverse("office:aired", args=[slug, made.told.public_id, made.early.public_id])
    done = client.post(
        press, {"day": clock.today().isoformat(), "file": SimpleUploadedFile("loa.png", PNG, "image/png")}
    )
    refused = client.post(reverse("office:aired", args=[slug, made.told.public_id, foreign.public_id]), {"day": "x"})

    assert "Cụm loa thôn Trám" in page and "Loa xa" not in page
    assert done.status_code == 302 and refused.status_code == 404
    row = Broadcast.objects.get(channel="grassroots_radio")
    assert row.evidence_file is not None and len(row.evidence_file.sha256) == 64
    after = client.get(reverse("office:airing", args=[slug])).content.decode()
    assert after.count(press) == page.count(press) - 1


def test_a_station_enters_and_ends_its_times_by_the_page() -> None:
    made = Station()
    slug, client = made.authority.slug, people.signed_in(made.clerk)
    page = reverse("office:slots", args=[slug])
    values = {"organisation": made.body.pk, "channel": "grassroots_radio", "station": "Loa thôn Hạ", "at": "11:45"}

    wrong = client.post(page, {**values, "at": "05:30"})
    client.post(page, values)
    entered = Slot.objects.get(station="Loa thôn Hạ")
    client.post(reverse("office:slot_end", args=[slug, entered.public_id]))

    assert wrong.status_code == 422
    entered.refresh_from_db()
    assert entered.is_over and entered.at == time(11, 45)


@pytest.mark.clause("S-84")
def test_letters_of_the_authority_are_read_as_it_wishes() -> None:
    made = Station()
    writer = coordinator(made.authority)
    slug, client = made.authority.slug, people.signed_in(writer)
    page = reverse("office:abbreviations", args=[slug])
    Announcement.objects.filter(pk=made.told.pk).update(content="HTX TDP Đồi góp ý với HTX.")
    made.told.refresh_from_db()

    for short, words in (
        ("HTX", "hợp tác xã"),
        ("TDP", "tổ dân phố"),
        ("HTX", "hội"),
        ("ABC", r"\1 3 lần"),
        ("A B", "a"),
    ):
        client.post(page, {"short": short, "words": words})

    assert reading_aloud.extra(made.authority) == {"HTX": "hợp tác xã", "TDP": "tổ dân phố"}
    for make in (bulletin.whole, bulletin.short):
        text = make(made.told, bulletin.pace_of(made.authority)).text
        assert "ợp tác xã tổ dân phố Đồi góp ý với hợp tác xã" in text
    row = reading_aloud.listed(made.authority)[0]
    client.post(reverse("office:abbreviation_end", args=[slug, row.public_id]))
    assert [one.short for one in reading_aloud.listed(made.authority)] == ["TDP"]
    with pytest.raises(Refused):
        reading_aloud.add(made.authority, short="XYZ", words="xê ích", by=made.clerk)
