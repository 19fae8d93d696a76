"""Who asked to be hidden is found by nobody in the room and by no employer: each page is tried for a trace."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from PIL import Image

from doithoai.casework import answering
from doithoai.core import uploads
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.core.vietnamese import fold
from doithoai.live import expected, floor, projection, questions
from doithoai.live.models import NameShown, Turn
from doithoai.opinion import contacts, intake, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Opinion, Submission
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.live import Hall, in_session, speaker
from tests.house import matrix

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
NAME, PHONE, VILLAGE = "Khuếch Thị Thoắng", "0912345678", "Xóm Quỳnh Nghiễn"
SAID = f"Tôi là {NAME}, điện thoại {PHONE}. Đề nghị lắp thêm đèn ở cổng khu công nghiệp, ca đêm về tối."
#: Folded, as they are looked for.
TRACES = ("khuech", "thoang", "0912345678", "quynh nghien")


def traces(text: str) -> list[str]:
    shown = fold(text.replace(PHONE, " 0912345678 "))
    return [trace for trace in TRACES if trace in shown]


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Commune:
    settings.DOITHOAI_DATA_DIR = str(tmp_path)
    return Commune()


def picture() -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    return drawn.getvalue()


def hidden(place: Commune, **more: Any) -> Opinion:
    """Everything ticked that would name the sender; the wish to be hidden outweighs it."""
    given: dict[str, Any] = {
        "contact": ContactData(name=NAME, phone=PHONE, address=VILLAGE),
        "files": [("anh.png", uploads.accept(picture(), "anh.png"))],
        "place": VILLAGE,
        "category": "worker",
        "consents_to_text": True,
        "consents_to_name": True,
        "contact_for_agency": True,
        "hides_author": True,
    } | more
    made = intake.receive(place.authority, door="web", texts=[SAID], by=CITIZEN, **given)
    return Opinion.objects.select_related("matter", "submission").get(pk=made.opinions[0].pk)


def assigned(place: Commune) -> tuple[Opinion, Any]:
    """The employer is the organisation that has to answer."""
    opinion = hidden(place)
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator)
    opinion.matter.refresh_from_db()
    return opinion, place.assigned(opinion.matter)


def pages_of_the_office(**rows: str) -> Iterator[str]:
    """Each address of the office that takes nothing, or the row of these that it is about."""
    for page in matrix.pages():
        if not page.name.startswith("office:"):
            continue
        if not page.parts:
            yield reverse(page.name, args=[SLUG])
        elif len(page.parts) == 1 and page.kind in rows:
            yield reverse(page.name, args=[SLUG, rows[page.kind]])


@pytest.mark.clause("G-17", "S-29")
def test_no_page_of_the_employer_leads_to_the_author(place: Commune) -> None:
    opinion, given = assigned(place)
    answer = place.drafted(given)
    rows = {
        "opinion": opinion.public_id,
        "matter": opinion.matter.public_id,
        "assignment": given.public_id,
        "answer": answer.public_id,
    }
    looked = 0
    for who in (place.clerk, place.head, place.supervisor):
        browser = people.signed_in(who)
        for address in sorted(set(pages_of_the_office(**rows))):
            shown = browser.get(address)
            if shown.status_code != 200:
                continue
            looked += 1
            body = b"".join(shown.streaming_content) if shown.streaming else shown.content
            assert traces(body.decode("utf-8", "replace")) == [], (who.roles, address)
    assert looked > 50
    page = people.signed_in(place.clerk).get(reverse("office:assignment", args=[SLUG, given.public_id]))
    assert "lắp thêm đèn" in page.content.decode() and "đã che" in page.content.decode()
    page = people.signed_in(place.coordinator).get(reverse("office:opinion", args=[SLUG, opinion.public_id]))
    assert NAME in page.content.decode() and "giấu tên" in page.content.decode()


@pytest.mark.clause("G-17", "S-29")
def test_the_employer_opens_neither_contact_data_nor_files(place: Commune) -> None:
    opinion, _given = assigned(place)
    kept = opinion.submission.files.get().attachment
    reader = people.also(place.clerk, "contact_reader", place.authority, place.agency)
    for who in (place.clerk, place.head, reader):
        browser = people.signed_in(who)
        for name in ("opinion_file", "opinion_preview"):
            assert (
                browser.get(reverse(f"office:{name}", args=[SLUG, opinion.public_id, kept.public_id])).status_code
                == 404
            )
        contact = reverse("office:opinion_contact", args=[SLUG, opinion.public_id])
        for shown in (browser.get(contact), browser.post(contact, {"reason": "Gọi lại"})):
            assert shown.status_code in (403, 404)
        with pytest.raises(Refused):
            contacts.open(opinion.submission, by=who, reason="Gọi lại")
    row = Submission.objects.get()
    assert (row.consents_to_name, row.contact_for_agency) == (False, False)


@pytest.mark.clause("G-17")
def test_the_employer_finds_the_matter_by_what_it_reads_and_not_by_the_author(place: Commune) -> None:
    opinion, _given = assigned(place)

    def found(who: Acting, typed: str) -> bool:
        page = people.signed_in(who).get(reverse("office:search", args=[SLUG]), {"q": typed})
        return opinion.matter.number in page.content.decode()

    for typed in ("Khuếch Thị Thoắng", "thoang", PHONE, "Quỳnh Nghiễn", "quynh nghien", '"khuech thi thoang"'):
        assert not found(place.clerk, typed), typed
    assert found(place.clerk, "lap them den") and found(place.clerk, opinion.matter.number)
    assert found(place.coordinator, "Thoắng")


@pytest.mark.clause("G-17")
def test_lists_and_the_spreadsheet_of_the_authority_hold_no_trace(place: Commune) -> None:
    assigned(place)
    hidden(place)
    for who in (place.coordinator, place.standing, place.supervisor):
        shown = people.signed_in(who).get(reverse("office:matters_export", args=[SLUG]))
        cells = [str(cell.value) for row in load_workbook(io.BytesIO(shown.content)).active for cell in row]  # type: ignore[union-attr]
        assert len(cells) > 20 and traces(" ".join(cells)) == []
        assert traces(people.signed_in(who).get(reverse("office:matters", args=[SLUG])).content.decode()) == []


@pytest.mark.clause("G-17")
def test_the_public_and_the_answer_name_nobody(place: Commune) -> None:
    opinion, given = assigned(place)
    place.made_public(opinion.matter)
    answering.publish(place.approved(given), by=place.publisher)
    for name, args in (("matter", [opinion.matter.public_id]), ("results", []), ("home", []), ("figures", [])):
        assert traces(Client().get(reverse(f"portal:{name}", args=[SLUG, *args])).content.decode()) == [], name


def in_the_hall(hall: Hall) -> Turn:
    made = intake.receive(
        hall.authority,
        door="web",
        texts=[SAID],
        by=CITIZEN,
        conference=hall.conference,
        contact=ContactData(name=NAME, phone=PHONE),
        place=VILLAGE,
        category="worker",
        consents_to_name=True,
        wants_to_speak=True,
        hides_author=True,
    )
    (one,) = expected.speakers(hall.sitting, by=hall.desk)
    assert (one.name, one.place) == ("", "") and traces(one.topic) == []
    return expected.register(hall.sitting, made.opinions[0], by=hall.desk)


SCREENS = (
    "chu-toa",
    "thu-ky",
    "ban-dang-ky",
    "co-quan",
    "theo-doi",
    "man-chieu",
    "dong-ho",
    "dien-thoai",
    "nhip/projector",
)


@pytest.mark.clause("G-17", "S-29")
def test_in_the_hall_a_hidden_author_is_a_number_to_chair_desk_agency_and_wall() -> None:
    hall = in_session()
    turn = in_the_hall(hall)
    floor.start(floor.call(turn, by=hall.chair) or turn, by=hall.chair)
    question = questions.raise_question(
        hall.sitting, gist="Bao giờ lắp thêm đèn?", text="", turn=turn, by=hall.secretary
    )
    questions.confirm_gist(question, by=hall.chair)
    looked = 0
    for who in (hall.chair, hall.secretary, hall.desk, hall.coordinator, hall.answerer, None):
        browser = signed_in(who)
        for path in SCREENS:
            shown = browser.get(f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/{path}/")
            if shown.status_code == 200:
                looked += 1
                assert traces(shown.content.decode()) == [], (who and who.roles, path)
    assert looked > 10
    assert traces(str(projection.public(hall.sitting))) == []
    delegates = people.signed_in(hall.coordinator).get(
        reverse("office:delegates", args=[hall.authority.slug, hall.conference.public_id])
    )
    assert traces(delegates.content.decode()) == []


def signed_in(who: Acting | None) -> Client:
    return people.signed_in(who) if who else Client()


@pytest.mark.clause("G-17")
def test_who_asks_at_the_desk_to_be_hidden_is_not_even_named_in_the_request() -> None:
    hall = in_session()
    turn = speaker(hall, NAME, name_shown=NameShown.HIDDEN, place=VILLAGE, topic="Đèn cổng khu công nghiệp")
    assert (turn.name, turn.place) == ("", "")
    question = questions.raise_question(
        hall.sitting, gist="Bao giờ lắp thêm đèn?", text="", turn=turn, by=hall.secretary
    )
    assert question.opinion.submission.hides_author and not contacts.exists(question.opinion.submission)


@pytest.mark.clause("G-17")
def test_nobody_lifts_the_shield_later(place: Commune) -> None:
    hidden(place)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.update(hides_author=False)
