"""Conferences of the inside installation on the portal outside: what everybody reads inside, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.urls import reverse

from doithoai.conference import across, announcing, appointing, scheduling
from doithoai.conference.models import Announcement, Broadcast, Conference, Duty
from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.live import sitting
from doithoai.operations.exchange import content, outgoing, reading
from doithoai.opinion import intake
from doithoai.opinion.models import Opinion
from doithoai.people.models import Authority, Organisation
from doithoai.people.roles import Acting, Role
from doithoai.portal.forms.opinion import open_conferences
from doithoai.reporting import dues
from doithoai.reporting.models import Rhythm
from tests.factories import people, reports
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, announced, conference, fixed
from tests.factories.programme import coordinator, issued_plan
from tests.factories.rows import nothing_written
from tests.operations import crossing
from tests.operations.crossing import Sides, differing, export, pages

pytestmark = pytest.mark.django_db
CHAIR = "Trịnh Thị Ngọc Hiên"


@pytest.fixture(autouse=True)
def november() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sides(settings: Any, tmp_path: Path) -> Sides:
    return crossing.made(settings, tmp_path)


@pytest.fixture
def place() -> Authority:
    return people.authority()


def shown(public_id: str) -> list[str]:
    return pages(("conference", public_id), ("conferences",), ("home",))


def loud(row: Announcement, centre: Organisation, *, by: Acting) -> None:
    """The loudspeakers carried it; the evidence stays inside."""
    announcing.log_broadcast(
        row,
        channel="grassroots_radio",
        organisation=centre,
        aired_at=clock.now(),
        by=by,
        evidence_text="Biên bản nội bộ số 9.",
    )


@pytest.mark.clause("S-25", "S-27")
def test_a_conference_that_was_announced_inside_stands_outside_as_inside(sides: Sides, place: Authority) -> None:
    with sides.on_its_own("inside"):
        writer = coordinator(place)
        row, hidden = scheduling.make_real(issued_plan(place, by=writer, conferences=2), by=writer)
        fixed(row, by=writer)
        announcing.publish(row, by=writer)
        fixed(hidden, by=writer, day=DAY + timedelta(days=7), reason="Chưa thông báo")
        chair = people.person("coordinator", place, name=CHAIR)
        appointing.appoint(row, person=chair.person, role=Role.CHAIR, by=writer)
        centre = people.organisation(place, "tt-vh", "Trung tâm Văn hóa", "media")
        loud(row.announcements.get(), centre, by=writer)
        asked = [("conference", row.public_id), ("conferences",), ("announcement", row.public_id, 1)]
        inside = pages(*asked)
        export(sides)
        with nothing_written():
            export(sides)
    sides.on("outside")
    taken = reading.take(sides.number(1))

    assert taken.conferences == 1 and differing(pages(*asked), inside) == []
    assert all(word in "".join(inside) for word in (CHAIR, "Trung tâm Văn hóa", "08:15 Báo cáo", "10/12/2026"))
    assert Conference.objects.count() == 1 and not Broadcast.objects.exclude(evidence_text="").exists()
    with nothing_written():
        assert not reading.take(sides.number(1)).is_new


def changed_inside(row: Conference, by: Acting) -> Iterator[None]:
    """What may become of an announced conference; the exchange goes on between."""
    yield
    scheduling.fix(
        row, day=DAY + timedelta(days=1), by=by, reason="Hội trường bận", starts_at=time(8), venue="Nhà văn hóa"
    )
    yield
    announcing.publish(row, by=by, change_note="Lùi một ngày.", override_reason="Hội trường bận")
    yield
    scheduling.postpone(row, reason="Mưa bão", by=by)
    yield
    fixed(row, by=by, day=DAY + timedelta(days=5))
    announcing.publish(row, by=by, change_note="Ngày mới.")
    yield
    scheduling.cancel(row, reason="Gộp với hội nghị sau", by=by)
    announcing.publish(row, by=by, change_note="Không tổ chức nữa.")
    yield


@pytest.mark.clause("S-25")
def test_each_later_change_is_told_and_a_day_that_was_not_announced_stays_inside(
    sides: Sides, place: Authority
) -> None:
    writer = coordinator(place)
    told: list[across.Told] = []
    inside: list[list[str]] = []
    row = conference(place, by=writer)  # both sides were made equal when it was planned
    with sides.on_its_own("inside"):
        fixed(row, by=writer)
        announcing.publish(row, by=writer)
        for _change in changed_inside(row, writer):
            row.refresh_from_db()
            told += [one for _row, one in across.told(place)]
            inside.append(shown(row.public_id))
            export(sides)
    assert [one.day for one in told] == [DAY, None, DAY + timedelta(days=1), told[3].day, told[4].day, told[5].day]
    assert "11/12/2026" not in "".join(inside[1]) and told[1].announcements[0].state == "stale"
    assert "Nhà văn hóa" not in str(told[1]) and "Nhà văn hóa" in str(told[2])
    sides.on("outside")
    for number, pages_inside in enumerate(inside, start=1):
        assert reading.take(sides.number(number)).conferences == 1
        assert differing(shown(row.public_id), pages_inside) == [], number
        with nothing_written():
            assert not across.take(place, told[number - 1])
    assert [one.version for one in Announcement.objects.order_by("version")] == [1, 2, 3, 4]


@pytest.mark.clause("S-27")
def test_an_opinion_sent_outside_for_it_arrives_inside_at_the_same_conference(sides: Sides, place: Authority) -> None:
    row = announced(place)
    ((_row, told),) = across.told(place)
    sides.on("outside")
    with sides.on_its_own("outside"):
        Conference.objects.filter(pk=row.pk).update(public_id="elsewhere")
        across.take(place, told)
        here = Conference.objects.get(public_id=row.public_id)
        assert open_conferences(place)[0] == here
        intake.receive(place, door="web", texts=["Đường gom ngập."], conference=here, by=CITIZEN)
        export(sides)
    reading.take(sides.number(1))

    assert Opinion.objects.get().conference == row


def test_what_was_told_is_read_outside_and_changed_inside_alone(sides: Sides, place: Authority) -> None:
    writer = coordinator(place)
    row = conference(place, by=writer)
    with sides.on_its_own("inside"):
        announcing.publish(fixed(row, by=writer), by=writer)
        ((_row, told),) = across.told(place)
    sides.on("outside")
    across.take(place, told)
    row = Conference.objects.get()
    assert row.duties.exists() and not Duty.objects.waiting().exists()
    version, centre = row.announcements.get(), people.organisation(place, "truyen-thong")
    administrator = people.person("administrator", place)

    page = people.signed_in(writer).get(reverse("office:conference", args=["xa-tan-yen", row.public_id]))
    offered = [f'"{page.wsgi_request.path}{act}"' for act in ("ngay/", "thong-bao/", "huy/")]
    assert "hệ thống bên trong" in page.content.decode()
    assert [address for address in offered if address in page.content.decode()] == []
    with nothing_written():
        for act in (
            lambda: scheduling.postpone(row, reason="Mưa", by=writer),
            lambda: fixed(row, by=writer, day=DAY + timedelta(days=2), reason="Bận"),
            lambda: announcing.publish(row, by=writer, change_note="Khác"),
            lambda: sitting.open_desk(row, by=writer),
            lambda: loud(version, centre, by=writer),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert "trong" in str(refused.value.sentence)
        # A rule of the authority changes: nothing that is kept inside is counted anew here.
        assert scheduling.follow_rules(place, by=administrator) == []


def test_what_was_held_inside_asks_for_no_report_outside(sides: Sides) -> None:
    commune = Commune()
    reports.line(commune, Rhythm.CONFERENCE)
    with sides.on_its_own("inside"):
        row = announced(commune.authority)
        scheduling.open(row, by=commune.coordinator)
        scheduling.conclude(row, by=commune.coordinator)
        assert len(dues.of_year(commune.authority, DAY.year)) == 1
        ((_row, told),) = across.told(commune.authority)
    sides.on("outside")
    across.take(commune.authority, told)

    assert Conference.objects.get().state == "concluded" and dues.of_year(commune.authority, DAY.year) == []


def test_what_this_release_does_not_know_is_refused_whole(sides: Sides, place: Authority) -> None:
    with sides.on_its_own("inside"):
        announced(place)
        (row,) = outgoing.next_parcel(place, "inside").rows["conferences"]
    sides.on("outside")
    plain = json.loads(json.dumps(row, default=content.plain))
    first = plain["announcements"][0]
    for wrong in (
        plain | {"chair": "ai đó"},
        plain | {"state": "planned"},
        plain | {"mode": "khác"},
        plain | {"day": 5},
        plain | {"announced_at": "2026-11-02"},
        plain | {"announcements": []},
        plain | {"announcements": [first | {"state": "draft"}]},
        plain | {"announcements": [first | {"paper_ref": "x"}]},
        plain | {"lines": [{"verb": "lạ", "at": plain["announced_at"], "unit": "", "reason": "", "facts": []}]},
    ):
        with nothing_written(), pytest.raises(Refused, match="cùng một phiên bản"), transaction.atomic():
            reading.made_outside(place, 1, {"conferences": [wrong]}, {}, [])
    assert reading.made_outside(place, 1, {"conferences": [plain]}, {}, []).conferences == 1
    for made in (reading.made_inside, reading.made_outside):
        with nothing_written(), pytest.raises(Refused, match="cùng một phiên bản"):
            made(place, 1, {"plans": []}, {}, [])
    other = people.authority("xa-phuc-hoa")
    with nothing_written(), pytest.raises(Refused, match="cùng một phiên bản"):
        reading.made_outside(other, 1, {"conferences": [plain]}, {}, [])
