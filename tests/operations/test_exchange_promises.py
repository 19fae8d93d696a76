"""The public ledger of the inside installation on the portal outside: what everybody reads inside, and nothing else."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse
from PIL import Image

from doithoai.casework import across_promises, assigning, carrying, deadlines, open_work, promising, succession
from doithoai.casework.models import Commitment
from doithoai.conference import announcing, evidence, scheduling
from doithoai.core import clock, uploads
from doithoai.core.models import Said
from doithoai.core.transitions import Refused
from doithoai.documents.models import Attachment
from doithoai.operations.exchange import content, outgoing, reading
from doithoai.opinion import conservation, lookup
from doithoai.opinion.models import Matter, Opinion
from doithoai.portal.tracking import tracks
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, fixed
from tests.factories.programme import issued_plan
from tests.factories.rows import nothing_written
from tests.operations import crossing
from tests.operations.crossing import Sides, differing, export, pages
from tests.operations.test_exchange import received

pytestmark = pytest.mark.django_db
LEDGER = ("commitments",)


@pytest.fixture(autouse=True)
def november() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def sides(settings: Any, tmp_path: Path) -> Sides:
    return crossing.made(settings, tmp_path)


@pytest.fixture
def commune() -> Commune:
    made = Commune()
    made.field()
    return made


def shown(promise: Commitment) -> list[str]:
    """The ledger and the page of the promise, without the link to its matter: matters of inside do not cross."""
    return [line for line in pages(LEDGER, ("commitment", promise.number), ("home",)) if "/van-de/" not in line]


def picture(commune: Commune) -> Attachment:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "JPEG")
    file = evidence.keep(commune.authority, "cong.jpg", uploads.accept(out.getvalue(), "cong.jpg"))
    Attachment.objects.filter(pk=file.pk).update(is_public=True)
    return file


def life(commune: Commune, promise: Commitment) -> Iterator[None]:
    """What may become of a promise; the exchange goes on between."""
    yield
    promising.note(promise, text="Đã khảo sát 180 m.", by=commune.clerk)
    promising.urge(promise, by=commune.coordinator)
    day = promise.due_on + timedelta(days=20)
    asked = promising.ask_extension(promise, to_day=day, reason="Chờ vốn của tỉnh", by=commune.head)
    assigning.decide(asked, granted=True, by=commune.standing)
    yield
    promise.refresh_from_db()
    promising.show(promise, evidence_text="Biên bản nháp", by=commune.clerk, file=picture(commune))
    promising.reject(promise, reason="Lý do nội bộ", by=commune.coordinator)
    succession.hand_over(promise, to=commune.other, reason="Đúng việc của Công an xã", by=commune.coordinator)
    yield
    other = people.person("agency_clerk", commune.authority, commune.other)
    promising.show(promise, evidence_text="Biên bản nghiệm thu số 12", by=other, file=picture(commune))
    yield
    promising.verify(promise, by=commune.coordinator)
    yield


@pytest.mark.clause("S-12", "G-15")
def test_the_ledger_outside_is_that_of_inside_through_the_whole_life_of_a_promise(
    sides: Sides, commune: Commune
) -> None:
    inside: list[list[str]] = []
    with sides.on_its_own("inside"):
        promise = commune.scheduled(days=30)
        hidden = commune.commitment(commune.matter("Chưa trả lời"), what="Chưa công bố")
        for _change in life(commune, promise):
            promise.refresh_from_db()
            inside.append(shown(promise))
            export(sides)
            with nothing_written():
                export(sides)
        proof = Client().get(reverse("portal:commitment_file", args=["xa-tan-yen", promise.number]))
        wanted = b"".join(proof.streaming_content)  # type: ignore[attr-defined]  # a file
    sides.on("outside")
    for number, pages_inside in enumerate(inside, start=1):
        taken = reading.take(sides.number(number))
        assert taken.promises == 1
        assert differing(shown(promise), pages_inside) == [], number
        with nothing_written():
            assert not reading.take(sides.number(number)).is_new
    proof = Client().get(reverse("portal:commitment_file", args=["xa-tan-yen", promise.number]))
    assert b"".join(proof.streaming_content) == wanted  # type: ignore[attr-defined]  # a file
    assert Commitment.objects.count() == 1 and hidden.what not in "".join(inside[-1])
    assert "Lý do nội bộ" not in str(list(Commitment.objects.values()))
    assert conservation.examine(commune.authority).breaches == ()


@pytest.mark.clause("S-12")
def test_a_sender_reads_the_promise_behind_the_code_also_when_the_opinion_came_later(
    sides: Sides, commune: Commune
) -> None:
    place = commune.authority
    sides.on("outside")
    receipt = received(place)
    with sides.on_its_own("inside"):
        promise = commune.scheduled(days=30)
        ((_row, before),) = across_promises.told(place)
        # The opinion crossed, and was found to say the same.
        Opinion.objects.filter(pk=receipt.opinions[0].pk).update(matter=promise.matter)
        ((_row, after),) = across_promises.told(place)
    sides.on("outside")
    assert across_promises.take(place, before, nothing_to_keep)
    opened = Commitment.objects.get().matter
    assert across_promises.take(place, after, nothing_to_keep)
    with nothing_written():
        assert not across_promises.take(place, after, nothing_to_keep)

    row = lookup.find(place, str(receipt.code))
    assert row is not None
    assert [[one.number for one in track.promises] for track in tracks(row)] == [[promise.number], []]
    opened.refresh_from_db()
    assert opened.joined_into == receipt.opinions[0].matter
    assert conservation.examine(place).breaches == ()


@pytest.mark.clause("S-62")
def test_what_was_carried_over_stands_on_the_first_page_of_the_next_conference_outside_too(
    sides: Sides, commune: Commune
) -> None:
    place, writer = commune.authority, commune.coordinator
    first, later = scheduling.make_real(issued_plan(place, by=writer, conferences=2), by=writer)
    with sides.on_its_own("inside"):
        for number, row in enumerate((first, later)):
            fixed(row, by=writer, day=DAY + timedelta(days=7 * number))
            announcing.publish(row, by=writer)
        promise = commune.commitment(conference=first, allowed=True)
        carrying.carry(first, rows=[promise], to=later, reason="Chờ vốn", by=writer)
        asked = [("conference", later.public_id), ("commitment", promise.number), ("commitments",)]
        inside = pages(*asked)
        export(sides)
    sides.on("outside")
    assert reading.take(sides.number(1)).promises == 1

    assert differing(pages(*asked), inside) == [] and "Chờ vốn" in "".join(inside)
    assert Commitment.objects.get().conference == later


def nothing_to_keep() -> Attachment:
    raise AssertionError


def test_what_leaves_the_ledger_inside_leaves_it_outside_with_its_words(sides: Sides, commune: Commune) -> None:
    with sides.on_its_own("inside"):
        promise = commune.scheduled(days=30)
        for _change in zip(range(3), life(commune, promise), strict=False):
            promise.refresh_from_db()
        export(sides)
        Matter.objects.filter(pk=promise.matter_id).update(is_sealed=True)
        export(sides)
        with nothing_written():
            export(sides)
    sides.on("outside")
    reading.take(sides.number(1))
    row = Commitment.objects.get()
    assert row.notes.get().text and row.extensions.get().reason and Said.objects.exclude(text="").exists()
    assert reading.take(sides.number(2)).promises == 1

    assert Client().get(reverse("portal:commitment", args=["xa-tan-yen", row.number])).status_code == 404
    row = Commitment.objects.get()
    kept = f"{Commitment.objects.values()} {row.notes.values()} {row.extensions.values()} {Matter.objects.values()}"
    for words in (promise.what, "khảo sát", "Chờ vốn", "Biên bản"):
        assert words not in kept
    assert not Said.objects.exclude(text="").exists()


def test_a_promise_that_was_told_is_changed_inside_alone(
    sides: Sides, commune: Commune, november: time_machine.Traveller
) -> None:
    with sides.on_its_own("inside"):
        commune.scheduled(days=30)
        ((_row, told),) = across_promises.told(commune.authority)
    sides.on("outside")
    across_promises.take(commune.authority, told, nothing_to_keep)
    row = Commitment.objects.get()
    page = people.signed_in(commune.coordinator).get(reverse("office:commitment", args=["xa-tan-yen", row.public_id]))
    assert "hệ thống bên trong" in page.content.decode()
    with nothing_written():
        for act in (
            lambda: promising.note(row, text="Xong", by=commune.clerk),
            lambda: promising.show(row, evidence_text="Xong", by=commune.clerk),
            lambda: promising.give_up(row, reason="Không có vốn", by=commune.coordinator),
            lambda: promising.urge(row, by=commune.coordinator),
            lambda: succession.hand_over(row, to=commune.other, reason="Khác", by=commune.coordinator),
        ):
            with pytest.raises(Refused), transaction.atomic():
                act()
        assert list(open_work.of(commune.clerk, on=row.due_on)) == []
        # Whether it is late is recorded inside, where the day may have been moved.
        november.shift(timedelta(days=60))
        assert not deadlines.mark_late_one(clock.now()) and deadlines.next_to_remind(clock.now()) is None


def test_what_this_release_does_not_know_is_refused_whole(sides: Sides, commune: Commune) -> None:
    place = commune.authority
    with sides.on_its_own("inside"):
        promise = commune.scheduled(days=30)
        (row,) = outgoing.next_parcel(place, "inside").rows["promises"]
    sides.on("outside")
    plain = json.loads(json.dumps(row, default=content.plain))
    said = plain["promise"]
    for wrong in (
        plain | {"promise": said | {"remind_at": None}},
        plain | {"promise": said | {"state": "lạ"}},
        plain | {"promise": said | {"due_on": "ngày mai"}},
        plain | {"promise": said | {"extensions_count": True}},
        plain | {"promise": said | {"owner": said["owner"] | {"kind": "lạ"}}},
        plain | {"promise": said | {"proof": "0" * 64}},
    ):
        with nothing_written(), pytest.raises(Refused, match="cùng một phiên bản"), transaction.atomic():
            reading.made_outside(place, 1, {"promises": [wrong]}, {}, [])
    assert reading.made_outside(place, 1, {"promises": [plain]}, {}, []).promises == 1
    with nothing_written(), pytest.raises(Refused), transaction.atomic():
        reading.made_outside(place, 1, {"promises": [plain | {"commitment": "another"}]}, {}, [])
    assert Commitment.objects.get().number == promise.number
