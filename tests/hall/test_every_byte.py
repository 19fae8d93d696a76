"""Every byte that leaves the house for walls and phones, at each step of a conference, and whose words are in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from doithoai.core import clock, pulse
from doithoai.live import beats, desk, floor, minutes, questions
from doithoai.live import sitting as sittings
from doithoai.live.models import NameShown, Question
from doithoai.live.states import QuestionState
from doithoai.opinion import intake
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Door, Matter
from tests.factories.live import Hall, in_session, leader_present, question, speaker
from tests.factories.people import authority, signed_in
from tests.hall.listening import Ears, Line, listening

pytestmark = [pytest.mark.django_db(transaction=True)]

AUDIENCES, LANGUAGES = ("projector", "phone", "timer"), ("vi", "en")
PAGES = ("man-chieu", "dong-ho", "dien-thoai", "nhip/projector", "nhip/phone", "nhip/timer")
WAY = "Hướng dẫn gửi đơn theo quy định của pháp luật"

FULL, PLACE, NUMBER, HIDDEN = "Đỗ Thị Mai Hiên", "Thân Trọng Quyền", "Ngụy Đức Thiện", "Tiêu Thị Bưởi"
#: Of a name that may be shown with the place, the last word; the rest is nobody's.
NEVER = (
    "Thân Trọng", "Ngụy", "Đức Thiện", "Tiêu Thị", "Thôn Ẩn Danh", "Thôn Chỉ Số",
    "0987654321", "0987 654 321", "lyly.rieng@example.vn", "Ngõ 7 đường Hoa Sim",
    "vườn rau trên sân", "chi bộ thôn Bãi", "lời kể đầy đủ", "lời ghi biên bản", "phiếu giấy riêng",
)  # fmt: skip


def address(hall: Hall, path: str) -> str:
    return f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/{path}/"


class Outside:
    """All that anybody without an account gets of one conference, and a delegate with a card."""

    def __init__(self, hall: Hall, ears: Ears, card: str) -> None:
        self.hall, self.pages = hall, ""
        self.staff = self._open(ears, "staff", "vi", signed_in(hall.chair))
        self.lines = [self._open(ears, audience, language) for audience in AUDIENCES for language in LANGUAGES]
        self.delegate = Client()
        self.delegate.post(address(hall, "dien-thoai/gan-so"), {"card": card})

    def _open(self, ears: Ears, audience: str, language: str, who: Client | None = None) -> Line:
        cookie = "; ".join(f"{name}={crumb.value}" for name, crumb in who.cookies.items()) if who else ""
        return ears.open(f"/stream/{self.hall.conference.public_id}/{audience}/{language}", cookie)

    def read(self) -> str:
        """After a step: wait until every stream has shown it, and read all pages and polls as well."""
        beat = pulse.beat(self.hall.sitting.pulse_key)
        for line in (*self.lines, self.staff):
            line.until(beat)
        for language in LANGUAGES:
            for client in (Client(), self.delegate):
                for path in PAGES:
                    client.cookies["django_language"] = language
                    answer = client.get(address(self.hall, path))
                    assert answer.status_code == 200
                    self.pages += str(dict(answer.headers)) + answer.content.decode()
        return self.pages + "".join(line.words for line in (*self.lines, self.staff))


def steps(hall: Hall) -> dict[str, Callable[[], Any]]:
    """A conference in which much is said that must not leave the room."""
    chair, secretary = hall.chair, hall.secretary
    made: dict[str, Any] = {}

    def call() -> Any:
        for turn in hall.fresh().turns.filter(state="speaking"):
            floor.stop(turn, by=chair)
        made["turn"] = floor.call_next(hall.fresh(), by=chair)

    def ask(gist: str, name: str, **other: Any) -> Callable[[], Any]:
        def act() -> None:
            made[name] = question(hall, gist, turn=made["turn"], **other)

        return act

    def again(name: str) -> Question:
        return Question.objects.select_related("sitting__conference__authority", "opinion__matter").get(
            pk=made[name].pk
        )

    def inside() -> None:
        row = again("party")
        Matter.objects.filter(pk=row.opinion.matter_id).update(is_internal=True)
        questions.confirm_gist(again("party"), by=chair)

    def contact() -> None:
        data = ContactData(
            name="Tiêu Thị Bưởi", phone="0987654321", email="lyly.rieng@example.vn", address="Ngõ 7 đường Hoa Sim"
        )
        intake.receive(
            hall.authority, door=Door.PAPER, texts=["Đề nghị sửa phiếu giấy riêng"], by=hall.desk, contact=data,
            conference=hall.conference,
        )  # fmt: skip
        beats.screens(hall.sitting)

    return {
        "called": call,
        "speaks": lambda: floor.start(made["turn"], by=chair),
        "asked": ask("Bao giờ sửa cống thôn Hậu?", "open", text="Cống hỏng từ năm ngoái, lời kể đầy đủ."),
        "shown": lambda: questions.confirm_gist(again("open"), by=chair),
        "assigned": lambda: questions.assign(again("open"), to=hall.agency, by=chair),
        "minutes": lambda: minutes.write(hall.sitting, text="lời ghi biên bản", by=secretary),
        "second": call,
        "second speaks": lambda: floor.start(made["turn"], by=chair),
        "denounced": ask("Vì sao có vườn rau trên sân?", "sealed", text="Tôi tố cáo có vườn rau trên sân của thôn."),
        "referred": lambda: questions.outcome(again("sealed"), QuestionState.REFERRED, reason=WAY, by=chair),
        "third": call,
        "third speaks": lambda: floor.start(made["turn"], by=chair),
        "of the Party": ask("Việc họp của chi bộ thôn Bãi?", "party"),
        "kept inside": inside,
        "contact": contact,
        "slip": lambda: desk.take_slip(
            hall.sitting, text="Việc phiếu giấy riêng", name="Tiêu Thị Bưởi", place="Thôn Ẩn Danh", by=hall.desk
        ),
        "fourth": call,
        "fourth speaks": lambda: floor.start(made["turn"], by=chair),
        "suspended": lambda: sittings.suspend(hall.fresh(), because="disorder", by=chair),
        "resumed": lambda: sittings.resume(hall.fresh(), by=chair),
        "list": lambda: sittings.show_slide(hall.fresh(), slide="conclusion", by=hall.operator),
    }


@pytest.mark.clause("G-17", "S-41")
def test_no_byte_to_walls_and_phones_holds_a_name_without_consent_or_words_that_are_kept_inside() -> None:
    hall = in_session()
    leader_present(hall)
    for name, place, consent in (
        (FULL, "Thôn Hậu", NameShown.FULL),
        (PLACE, "Thôn Cầu Xi", NameShown.PLACE),
        (NUMBER, "Thôn Chỉ Số", NameShown.NUMBER),
        (HIDDEN, "Thôn Ẩn Danh", NameShown.HIDDEN),
    ):
        last = speaker(hall, name, place, name_shown=consent)
    assert last.attendance is not None
    with listening() as ears:
        outside, seen = Outside(hall, ears, last.attendance.card), ""
        for step, act in steps(hall).items():
            act()
            seen = outside.read()
            assert [words for words in NEVER if words in seen] == [], step
        staff = "".join(event["html"] for event in outside.staff.events)

    # The net is not empty: what may be shown was shown, on streams and on pages.
    lines = "".join(line.words for line in outside.lines)
    for words in (FULL, "Thôn Hậu", "Quyền, Thôn Cầu Xi", "sửa cống"):
        assert words in lines and words in outside.pages, words
    assert "Hiên" not in staff and "sửa cống" not in staff
    assert max(len(line.events) for line in outside.lines) > 15


def test_two_conferences_at_once_do_not_see_each_others_bytes() -> None:
    here, there = in_session(), in_session(authority("xa-phuc-hoa"))
    speaker(here, FULL, name_shown=NameShown.FULL)
    speaker(there, "Lèng Seo Páo", "Bản Xa Xôi", name_shown=NameShown.FULL)
    with listening() as ears:
        of_here = [ears.open(f"/stream/{here.conference.public_id}/{one}/vi") for one in AUDIENCES]
        of_there = [ears.open(f"/stream/{there.conference.public_id}/{one}/vi") for one in AUDIENCES]
        quiet = [len(line.events) for line in of_there]
        floor.start(floor.call_next(here.sitting, by=here.chair), by=here.chair)
        for line in of_here:
            line.until(pulse.beat(here.sitting.pulse_key))
        assert [len(line.events) for line in of_there] == quiet

        floor.start(floor.call_next(there.sitting, by=there.chair), by=there.chair)
        for line in of_there:
            line.until(pulse.beat(there.sitting.pulse_key))

    seen_here, seen_there = ("".join(line.words for line in lines) for lines in (of_here, of_there))
    assert "Mai Hiên" in seen_here and "Páo" in seen_there
    assert "Páo" not in seen_here and "Bản Xa Xôi" not in seen_here and "Mai Hiên" not in seen_there
    for hall, other in ((here, there), (there, here)):
        crossed = f"/{other.authority.slug}/hoi-truong/{hall.conference.public_id}/nhip/phone/"
        assert Client().get(crossed).status_code == 404


def test_a_page_from_the_kept_state_still_shows_the_seconds_that_have_passed() -> None:
    hall = in_session()
    turn = speaker(hall)
    floor.call(turn, by=hall.chair)
    floor.start(turn, by=hall.chair)
    assert 'data-elapsed="0"' in Client().get(address(hall, "dong-ho")).content.decode()
    clock.set_offset(timedelta(seconds=75))
    try:
        page = Client().get(address(hall, "dong-ho")).content.decode()
    finally:
        clock.set_offset(timedelta())
    assert 'data-elapsed="75"' in page or 'data-elapsed="76"' in page
