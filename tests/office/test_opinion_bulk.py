"""One act for ticked rows: the preview says what the rule will do, each is done by itself, twice is once."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from doithoai.casework.models import Assignment
from doithoai.core import journal
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.office import bulk
from doithoai.opinion import conservation, intake, refusing, sealed, triage
from doithoai.opinion.models import Matter, PublicText
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
TICKED = re.compile(r'<input [^>]*name="m"[^>]* checked>')
DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập."


@pytest.fixture
def place() -> Commune:
    return Commune()


def url(name: str, slug: str = SLUG) -> str:
    return reverse(f"office:{name}", args=[slug])


def received(place: Commune, n: int = 1) -> list[Matter]:
    texts = [f"{DRAIN} Lần {number}." for number in range(n)]
    return [intake.receive(place.authority, door="web", texts=[one], by=CITIZEN).opinions[0].matter for one in texts]


def shown(who: Acting | Client, act: str, matters: list[Matter], **typed: Any) -> Any:
    """The preview page."""
    browser = who if isinstance(who, Client) else people.signed_in(who)
    query = {"viec": act, "m": [row.public_id for row in matters], "xem": "1", "tu": "van-de", "ve": "state=open"}
    return browser.get(url("bulk"), query | typed)


def pressed(who: Acting | Client, page: Any) -> Any:
    browser = who if isinstance(who, Client) else people.signed_in(who)
    return browser.post(url("bulk_perform"), {"xem-truoc": page.context["token"], "tu": "van-de", "ve": "state=open"})


def whys(page: Any) -> dict[int, bool]:
    """Of each matter of a page whether it is left as it is."""
    return {line.matter.pk: bool(line.why) for line in page.context["lines"]}


def state_of(matter: Matter) -> str:
    return Matter.objects.values_list("state", flat=True).get(pk=matter.pk)


@pytest.mark.clause("S-76")
def test_a_preview_changes_nothing_and_pressing_it_twice_does_it_once(place: Commune) -> None:
    one, two, three = received(place, 3)
    triage.classify(three, field=place.field(), by=place.coordinator)
    before = journal.history(one).count()

    page = shown(place.coordinator, "phan-loai", [one, two, three], field=place.field().pk, level="commune", because="")
    assert whys(page) == {one.pk: False, two.pk: False, three.pk: True}
    assert (state_of(one), journal.history(one).count()) == ("received", before)

    answer = pressed(place.coordinator, page)
    assert (answer.context["done"], answer.context["back"]) == (2, f"{url('matters')}?state=open")
    told = journal.history(one).count()
    again = pressed(place.coordinator, page)

    assert (again.context["done"], again.context["skipped"]) == (0, 2)
    assert journal.history(one).count() == told
    assert {state_of(row) for row in (one, two)} == {"classified"}


def test_another_classification_in_bulk_needs_its_reason_too(place: Commune) -> None:
    (matter,) = received(place)
    triage.classify(matter, field=place.field(), by=place.coordinator)
    road = place.field("DUONG", name="Đường xã")

    assert whys(shown(place.coordinator, "phan-loai", [matter], field=road.pk, level="")) == {matter.pk: True}
    pressed(place.coordinator, shown(place.coordinator, "phan-loai", [matter], field=road.pk, because="Xem lại"))

    assert Matter.objects.get(pk=matter.pk).field == road


def test_what_was_sealed_refused_or_changed_after_the_preview_is_left_and_the_others_are_done(place: Commune) -> None:
    one, two, three, four = received(place, 4)
    page = shown(place.coordinator, "phan-loai", [one, two, three, four], field=place.field().pk)
    sealed.seal(two, kind="complaint", by=place.coordinator)
    triage.classify(three, field=place.field("DUONG", name="Đường xã"), by=place.coordinator)

    answer = pressed(place.coordinator, page)

    assert (answer.context["done"], answer.context["gone"]) == (2, 1)
    assert whys(answer) == {one.pk: False, three.pk: True, four.pk: False}
    assert two.number not in answer.content.decode()
    assert Matter.objects.get(pk=three.pk).field == place.field("DUONG")
    assert state_of(two) == "received"


def test_each_is_assigned_to_the_lead_once(place: Commune) -> None:
    waiting, ready, given = received(place)[0], place.matter(), place.matter("Đường thôn Hậu")
    place.assigned(given)

    page = shown(place.coordinator, "giao", [waiting, ready, given], lead=place.other.pk, due_on="")
    assert whys(page) == {waiting.pk: True, ready.pk: False, given.pk: True}
    for _time in range(2):
        pressed(place.coordinator, page)

    leads = dict(Assignment.objects.values_list("matter", "organisation"))
    assert leads == {ready.pk: place.other.pk, given.pk: place.agency.pk}


def test_not_accepted_for_a_reason_of_the_list_with_results_left_alone(place: Commune) -> None:
    one, two = received(place, 2)
    reason = refusing.reasons(place.authority)[0]
    refusing.refuse(two, reason=reason, by=place.coordinator)

    page = shown(place.coordinator, "khong-tiep-nhan", [one, two], reason=reason.pk, note="Đã trả lời năm 2025")
    assert whys(page) == {one.pk: False, two.pk: True}
    pressed(place.coordinator, page)

    one.refresh_from_db()
    assert (one.state, one.refusal, "năm 2025" in one.reason) == ("not_accepted", reason, True)
    assert conservation.examine(place.authority).breaches == ()


def test_the_title_is_proposed_once_and_never_while_it_quotes_the_sender(place: Commune) -> None:
    quoting, ready = received(place)[0], place.matter()
    inner = place.matter("Sinh hoạt chi bộ", code="CHI-BO", is_internal=True)

    page = shown(place.coordinator, "tieu-de", [quoting, ready, inner])
    assert whys(page) == {quoting.pk: True, ready.pk: False, inner.pk: True}
    for _time in range(2):
        pressed(place.coordinator, page)

    assert list(PublicText.objects.values_list("matter", "text", "state")) == [(ready.pk, ready.title, "proposed")]


def test_a_preview_is_nobody_elses_and_cannot_be_changed(place: Commune) -> None:
    (matter,) = received(place)
    page = shown(place.coordinator, "phan-loai", [matter], field=place.field().pk)
    second = people.person("coordinator", place.authority)

    assert pressed(second, page).status_code in (403, 409)
    forged = people.signed_in(place.coordinator).post(url("bulk_perform"), {"xem-truoc": page.context["token"] + "x"})

    assert forged.status_code in (403, 409)
    assert state_of(matter) == "received"


def test_only_who_may_do_the_act_is_offered_it_and_a_neighbour_meets_nothing(place: Commune) -> None:
    matter = place.matter()
    other = Commune("xa-ngoc-thien")
    browser = people.signed_in(other.coordinator)
    foreign = browser.get(url("bulk", "xa-ngoc-thien"), {"viec": "tieu-de", "m": matter.public_id})

    assert foreign.status_code == 302
    for who in (place.supervisor, place.clerk, place.standing):
        assert shown(who, "khong-tiep-nhan", [matter]).status_code in (403, 404)
        listed = people.signed_in(who).get(url("matters"))
        assert 'name="m"' not in listed.content.decode()


def test_every_row_is_ticked_by_the_link_without_scripts_and_nothing_ticked_says_so(place: Commune) -> None:
    received(place, 3)
    browser = people.signed_in(place.coordinator)

    for name in ("matters", "inbox"):
        assert len(TICKED.findall(browser.get(url(name), {"chon": "het"}).content.decode())) == 3
        assert TICKED.findall(browser.get(url(name)).content.decode()) == []
    nothing = browser.get(url("bulk"), {"viec": "phan-loai", "tu": "y-kien", "ve": "nhom=cho"})

    assert nothing.headers["Location"] == f"{url('inbox')}?nhom=cho"


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_press_at_once_do_each_matter_once() -> None:
    place = Commune()
    matters = received(place, 4)
    fields = [place.field(), place.field("DUONG", name="Đường xã")]
    hands = [people.signed_in(place.coordinator), people.signed_in(people.person("coordinator", place.authority))]
    pages = [shown(hand, "phan-loai", matters, field=field.pk) for hand, field in zip(hands, fields, strict=True)]
    start, answers = threading.Barrier(2), []

    def press(hand: Client, page: Any) -> None:
        try:
            start.wait()
            answers.append(pressed(hand, page))
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=pair) for pair in zip(hands, pages, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    # What the test client holds of a context is shared by threads; the pages are not.
    with translation.override("vi"):
        late = str(gettext("It has changed since the preview."))
    assert sum(answer.content.decode().count(late) for answer in answers) == 4
    for matter in matters:
        verbs = [entry.verb for entry in journal.history(matter)]
        assert (verbs.count("matter.classify"), verbs.count("matter.reclassify")) == (1, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", list(bulk.ACTS))
def test_a_preview_only_reads_and_keeps_no_writer_waiting(act: str) -> None:
    place = Commune()
    matters = received(place, 3)
    for row in matters[1:] if act in ("giao", "tieu-de") else []:
        triage.classify(row, field=place.field(), by=place.coordinator)
    reason = refusing.reasons(place.authority)[0]
    every: dict[str, dict[str, Any]] = {
        "phan-loai": {"field": place.field().pk, "level": ""},
        "giao": {"lead": place.agency.pk},
        "khong-tiep-nhan": {"reason": reason.pk},
        "tieu-de": {},
    }
    browser = people.signed_in(place.coordinator)
    browser.get(url("inbox"))
    before = Entry.objects.count()

    with CaptureQueriesContext(connection) as asked:
        page = shown(browser, act, matters, **every[act])

    words = {str(one["sql"]).split()[0] for one in asked} - {"SAVEPOINT", "RELEASE", "ROLLBACK", "COMMIT", "DECLARE"}
    begun = {str(one["sql"]) for one in asked if str(one["sql"]).startswith("BEGIN")}
    assert words - {"BEGIN"} == {"SELECT"} and begun <= {"BEGIN", "BEGIN DEFERRED"}
    assert Entry.objects.count() == before
    assert sum(whys(page).values()) == (1 if act in ("giao", "tieu-de") else 0)
