"""No barrier on any page type, as it is and with an error in it, on a phone and on a desk."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.shortcuts import render
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Browser

from doithoai.casework import working
from doithoai.conference import announcing
from doithoai.conference.models import Conference
from doithoai.core import clock, seals
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import begin
from doithoai.documents.models import Paper
from doithoai.notices import act_links
from doithoai.notices.models import Notice
from doithoai.opinion import intake, triage
from doithoai.opinion.models import Matter
from doithoai.people import second_factor
from doithoai.people.models import FactorKind, Person, SecondFactor
from doithoai.people.roles import TABLE, O, Role
from tests.browser.page_types import Shown, Tour
from tests.browser.shown import faults_of, shown
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, fixed
from tests.factories.live import Hall, opened
from tests.house import matrix, world
from tests.live.test_results import given_out, over
from tests.office.test_passkeys import Device

pytestmark = [pytest.mark.browser, pytest.mark.pages, pytest.mark.django_db]
PASSWORD = "chim hoa mi hot buoi sang"
SLUG = "xa-tan-yen"
ERRORS = (400, 403, 404, 409, 413, 429, 500, 503)


@pytest.fixture(autouse=True)
def quiet_house(settings: Any, tmp_path: Path) -> None:
    """Files in a place of their own, the buttons of the samples, no limits of senders."""
    settings.MEDIA_ROOT = tmp_path
    settings.DOITHOAI_DEMO = True
    settings.DOITHOAI_SUBMIT_LIMIT = settings.DOITHOAI_LOOKUP_LIMIT = "1000/1m"


def prepared(here: world.Side, there: world.Side) -> dict[str, tuple[str, Client]]:
    """Addresses and browsers for pages that need something done before they show themselves."""
    own, held = (
        Client(HTTP_HOST="localhost"),
        people.person("office", here.authority, people.organisation(here.authority, "van-phong")),
    )
    held.person.set_password(PASSWORD)
    held.person.save()
    assert own.login(username=held.person.username, password=PASSWORD)
    twice = people.person("coordinator", here.authority, people.organisation(here.authority, "ban-xdd"))
    people.also(twice, "coordinator", there.authority, people.organisation(there.authority, "ban-xdd"))
    sender = Client()
    for step, typed in (("send", {"place": "Chợ Bé"}), ("send_text", {"text": "Cống sau chợ hay ngập."})):
        assert sender.post(public(step), typed).status_code == 302, step
    sorter = people.signed_in(here.actors["coordinator"])
    ticked = f"?viec=giao&tu=van-de&m={here.row('matter', world.OWN).public_id}"
    waiting, answered = follower(), follower(published=True)
    made = {name: (reverse(name), own) for name in ("account_change_password", "account_reauthenticate")}
    half = half_in(own, held.person)
    made |= {name: (reverse(name), half) for name in ("second_step", "second_step_key")}
    at_home = people.signed_in(here.actors["intake"])
    at_home.defaults["HTTP_HOST"] = "localhost"
    made["second_factor_key_add"] = (reverse("second_factor_key_add"), at_home)
    made["office:bulk"] = (reverse("office:bulk", args=[SLUG]) + ticked, sorter)
    made["choose"] = (reverse("choose"), people.signed_in(twice))
    made |= {f"portal:{step}": (public(step), sender) for step in ("send_contact", "send_check")}
    made["office:answer_compare"] = corrected()
    hall = another_hall(here)
    with time_machine.travel(datetime.combine(DAY, time(2, 0), UTC)):
        told = given_out(over(hall)).conference
    for name in ("office:conference_results", "office:conference_results_sheet", "office:conference_results_text"):
        made[name] = (reverse(name, args=[SLUG, told.public_id]), sorter)
    made["portal:conference_results"] = (public("conference_results", told.public_id), Client())
    made["office:act_at_once"] = (in_message("urged"), Client())
    made["portal:case"] = (public("case"), answered[1])
    made["portal:own_data"] = (public("own_data"), answered[1])
    made["portal:own_data_ask"] = (public("own_data_ask", "sua"), answered[1])
    seals.seal_some(clock.now() + timedelta(days=400))  # what was done on the day of the hall too
    paper = Paper.objects.of(here.authority).in_force().earliest("pk")
    for name in ("portal:paper_checked", "portal:paper_proof"):
        made[name] = (public(name.partition(":")[2], paper.pdf_sha256), Client())
    made["portal:case_proof"] = (public("case_proof", answered[0]), answered[1])
    made["portal:case_withdraw"] = (public("case_withdraw", waiting[0]), waiting[1])
    made["portal:case_verdict"] = (public("case_verdict", answered[0]), answered[1])
    return made


def another_hall(here: world.Side) -> Hall:
    """A conference beside those of the plan, its doors open."""
    by = here.actors["coordinator"]
    row = Conference(
        authority=here.authority, title="Hội nghị đột xuất về chợ Bé", audience="Tiểu thương", mode="assign"
    )
    begin(row, "conference.begin", by=by, right="conference.schedule", facts={"plan": ""})
    fixed(row, by=by, reason="Thường trực đã thống nhất")
    announcing.publish(row, by=by, override_reason="Đột xuất")
    return opened(row, by=by)


def half_in(own: Client, person: Person) -> Client:
    """Somebody whose password was right and whose telephone is asked for; the own page lists it."""
    secret = second_factor.new_secret()
    second_factor.add(person, secret=secret, typed=second_factor.code_at(secret, second_factor.step_now()))
    key = base64.b64encode(Device().credential()).decode()
    SecondFactor.objects.create(person=person, kind=FactorKind.PASSKEY, name="Máy cơ quan", secret=key)
    assert own.login(username=person.username, password=PASSWORD)
    browser = Client(HTTP_HOST="localhost")
    assert browser.post(reverse("account_login"), {"login": person.username, "password": PASSWORD}).status_code == 302
    return browser


def public(name: str, *parts: str) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *parts])


def follower(*, published: bool = False) -> tuple[str, Client]:
    """Somebody who sent an opinion and typed the code of it."""
    commune = Commune(SLUG)
    receipt = intake.receive(commune.authority, door="web", texts=["Đường tối, xin thêm đèn."], by=CITIZEN)
    opinion = receipt.opinions[0]
    if published:
        triage.classify(opinion.matter, field=commune.field(), by=commune.coordinator, title="Đèn đường")
        commune.published(commune.assigned(opinion.matter))
    browser = Client()
    assert browser.post(public("lookup"), {"code": str(receipt.code)}).status_code == 302
    return opinion.public_id, browser


def corrected() -> tuple[str, Client]:
    """A version beside the one before it."""
    commune = Commune(SLUG)
    first = commune.published()
    again = commune.assigned(Matter.objects.get(pk=first.matter_id))
    second = commune.published(again, short="Xã làm lại cống trong quý II năm 2027.")
    return reverse("office:answer_compare", args=[SLUG, second.public_id]), people.signed_in(commune.reviewer)


def in_message(occasion: str) -> str:
    """The link in a message about work that was given or urged."""
    commune = Commune(SLUG)
    given = commune.assigned()
    working.urge(given, text="Đề nghị trả lời sớm", by=commune.coordinator)
    notices = Notice.objects.filter(key__startswith=f"{occasion}:", reader=commune.clerk.pk)
    offered = act_links.offered(notices.latest("pk"))
    assert offered is not None
    return offered[1]


def more_states(tour: Tour, here: world.Side) -> None:
    """Pages that look otherwise after an act, and the pages of errors."""
    hall = here.row("conference", world.OWN)
    guest, phone = Client(), reverse("hall:phone", args=[SLUG, hall.public_id])
    bound = reverse("hall:phone_bind", args=[SLUG, hall.public_id])
    assert guest.post(bound, {"card": here.row("delegate", world.OWN).card}).status_code == 302
    tour.look("hall:phone with a card", phone, guest)
    to_accept = in_message("assigned")
    tour.look("office:act_at_once to accept", to_accept, guest)
    guest.post(to_accept)
    tour.look("office:act_at_once when it is done", to_accept, guest)
    request = guest.get(phone).wsgi_request
    with translation.override(tour.language):
        for status in ERRORS:
            page = render(request, f"errors/{status}.html").content.decode()
            tour.full.append(Shown(f"error {status}", "/loi/", page))


def toured(language: str = "vi") -> Tour:
    tour = Tour(language)
    with time_machine.travel(NOW, tick=False):
        tour.visit("first_administrator", reverse("first_administrator"), {"nobody": Client()})
        here, there = world.side(SLUG), world.side("xa-phuc-hoa")
        tour.special = prepared(here, there)
        browsers = matrix.clients(here, there)
        tour.whole_house(here, there, browsers)
        more_states(tour, here)
    return tour


def test_no_barrier_on_any_page_type(browser: Browser) -> None:
    tour = toured()

    assert (tour.never_shown, tour.never_refused) == ([], [])
    assert "\n".join(faults_of(browser, [*tour.full, *tour.with_error])) == ""


def test_the_clock_of_a_wall_counts_from_the_time_of_the_house(browser: Browser) -> None:
    """The machine at the wall may be wrong, and the clock of the house may be moved: its page says what time it is."""
    with time_machine.travel(NOW, tick=False):
        here = world.side(SLUG)
        address = reverse("hall:projector", args=[SLUG, here.row("conference", world.OWN).public_id])
        page = Shown("hall:projector", address, Client().get(address).content.decode())

    for _page, wall in shown(browser, [page]):
        assert wall.locator("[data-clock]").inner_text() == clock.local(NOW).strftime("%H:%M")


@pytest.mark.soak
def test_no_barrier_on_any_page_type_in_english(browser: Browser) -> None:
    tour = toured("en")

    assert (tour.never_shown, tour.never_refused) == ([], [])
    assert [page.name for page in tour.full if '<html lang="en"' not in page.body] == []
    assert "\n".join(faults_of(browser, [*tour.full, *tour.with_error])) == ""


@pytest.mark.soak
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_barrier_where_there_is_nothing_yet(browser: Browser, language: str) -> None:
    """An authority on its first day: everybody is there, and every list is empty."""
    tour = Tour(language)
    place = people.authority(SLUG)
    body = people.organisation(place, "van-phong")
    # The Front supervises as a body: it alone draws samples.
    in_body = {role: body if where == O or role == Role.SUPERVISOR else None for role, (where, _) in TABLE.items()}
    everybody = {role: people.person(role, place, where) for role, where in in_body.items()}
    tour.without_rows(SLUG, {str(role): people.signed_in(one) for role, one in everybody.items()})

    assert tour.never_shown == []
    assert len(tour.full) >= 25
    assert "\n".join(faults_of(browser, [*tour.full, *tour.with_error])) == ""
