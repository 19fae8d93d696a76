"""The information part at the desk and before the chair."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.conference import briefing
from doithoai.live import sitting as sittings
from tests.conference.test_briefing import TEXTS
from tests.factories.conference import NOW, announced
from tests.factories.live import in_session
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator
from tests.live.test_briefing import to_the_report, written

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


@pytest.mark.clause("S-15", "S-16")
def test_the_coordinator_gives_it_and_the_body_writes_it_until_it_is_ready() -> None:
    commune = authority()
    owner = organisation(commune, "phong-kinh-te", "Phòng Kinh tế")
    writer, clerk = coordinator(commune), person("agency_clerk", commune, owner)
    row = announced(commune, by=writer)
    desk, body = signed_in(writer), signed_in(clerk)
    page, data = url("briefing", row.public_id), {"title": "Tình hình xã", "figures": "Hộ nghèo: 2,1 %"}

    desk.post(url("briefing_give", row.public_id), {"owner": owner.pk, "due_on": ""})
    wrong = body.post(page, data | {"figures": "Hộ nghèo giảm nhiều"})
    file = SimpleUploadedFile("bao-cao.pdf", PDF, content_type="application/pdf")
    body.post(page, {**data, **TEXTS, "slides": file})
    body.post(url("briefing_ready", row.public_id))

    shown = desk.get(page).content.decode()
    made = briefing.of(row)
    assert made is not None and (made.state, wrong.status_code) == ("ready", 422)
    assert "Hộ nghèo giảm nhiều" in wrong.content.decode()
    assert TEXTS["difficulties"] in shown and "08/12/2026" in shown
    assert b"".join(desk.get(url("briefing_slides_file", row.public_id)).streaming_content) == PDF  # type: ignore[attr-defined]


def test_the_chair_reads_the_whole_text_at_its_part_and_the_wall_shows_the_figures() -> None:
    hall = in_session()
    written(hall, ready=True)
    address = reverse("hall:chair", args=[SLUG, hall.conference.public_id])
    chair = signed_in(hall.chair)
    before = chair.get(address).content.decode()

    to_the_report(hall)

    after = chair.get(address).content.decode()
    wall = chair.get(reverse("hall:projector", args=[SLUG, hall.conference.public_id])).content.decode()
    assert TEXTS["difficulties"] not in before
    assert TEXTS["difficulties"] in after
    assert "Tình hình của xã" in wall and "2,1 %" in wall
    sittings.next_segment(hall.sitting, by=hall.host)
    assert TEXTS["difficulties"] not in chair.get(address).content.decode()
