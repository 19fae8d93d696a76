"""The second factor of officials: added, asked for, used once, taken off by two people."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.hall import access
from doithoai.people import factor_resets, second_factor
from doithoai.people.models import Authority, FactorReset, Person, SecondFactor
from doithoai.people.roles import Acting
from tests.factories import people
from tests.house.test_doors import desk
from tests.office.test_entry import OWN, SIGN_IN, WORDS, official, sign_in, text

pytestmark = pytest.mark.django_db
STEP, LIST, ADD = "/tai-khoan/dang-nhap/ma/", "/tai-khoan/xac-thuc-hai-buoc/", "/tai-khoan/xac-thuc-hai-buoc/them/"


@pytest.fixture(autouse=True)
def empty_counters() -> None:
    cache.clear()


@pytest.fixture
def place() -> Authority:
    return people.authority()


@pytest.fixture
def asked(settings: Any) -> None:
    settings.DOITHOAI_SECOND_FACTOR = True


def code(person: Person, steps: int = 0) -> str:
    """What the telephone shows, some steps from now."""
    return second_factor.code_at(person.second_factors.get().secret, second_factor.step_now() + steps)


def protected(place: Authority, role: str = "coordinator", username: str = "lam.td") -> tuple[Person, list[str]]:
    """Somebody who added a telephone a while ago; with the codes of the paper."""
    person = official(place, role, username)
    secret = second_factor.new_secret()
    now = second_factor.code_at(secret, second_factor.step_now())
    codes = second_factor.add(person, secret=secret, typed=now)
    SecondFactor.objects.update(last_step=0)
    return person, codes


def add_on_page(browser: Client) -> Any:
    """Read the key from the page as a person does, and type the first code."""
    key = re.search(r'class="factor-key">([A-Z2-7 ]+)<', text(browser.get(ADD)))
    assert key is not None
    secret = key[1].replace(" ", "")
    return browser.post(ADD, {"code": second_factor.code_at(secret, second_factor.step_now()), "name": ""})


def test_the_codes_are_those_of_the_standard() -> None:
    """The figures of RFC 6238, appendix B, by their last six digits."""
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    moments = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}

    assert {at: second_factor.code_at(secret, at // 30) for at in moments} == moments


def test_an_official_without_a_second_factor_reaches_nothing_but_the_page_where_one_is_added(
    place: Authority, asked: None
) -> None:
    person = official(place, "administrator")
    browser = Client()
    sign_in(browser)
    came_to = set()
    for name, _view in [*desk("office"), *desk("hall")]:
        for words in ({}, {"public_id": "a"}, {"pk": 1}, {"public_id": "a", "form": "docx"}, {"conference": "a"}):
            try:
                address = reverse(name, kwargs={"slug": place.slug, **words})
            except NoReverseMatch:
                continue
            came_to |= {browser.get(address).get("Location"), browser.post(address).get("Location")}
    others = {browser.get(address).get("Location") for address in ("/vao/", "/", f"/{place.slug}/")}
    stream = access._person(f"{browser.cookies.output(header='', sep=';')}")

    assert came_to | others == {ADD} and stream is None
    added = add_on_page(browser)
    assert added.status_code == 200 and len(re.findall(r"<li><code>", text(added))) == 10
    assert browser.get(reverse("office:people", args=[place.slug])).status_code == 200
    assert access._person(f"{browser.cookies.output(header='', sep=';')}") == person


def test_the_key_changes_and_other_sessions_end_when_a_factor_is_added(place: Authority) -> None:
    person = official(place)
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    before = here.session.session_key

    wrong = here.post(ADD, {"code": "000000"})
    add_on_page(here)

    assert wrong.status_code == 422 and "id_code-e" in text(wrong)
    assert here.session.session_key != before and text(here.get(OWN)).count("</tr>") == 2
    assert [one.get(OWN).status_code for one in (here, elsewhere)] == [200, 302]
    assert Entry.objects.filter(verb="factor.add", facts={"person": person.pk}).count() == 1
    raw = SecondFactor.objects.extra(select={"raw": "secret"}).values_list("raw", flat=True).get()
    assert person.second_factors.get().secret not in raw


def test_who_has_a_second_factor_is_not_in_before_it_is_shown(place: Authority) -> None:
    person, _codes = protected(place)
    browser = Client()

    asked = sign_in(browser, next=f"/{place.slug}/van-phong/")
    between = browser.session.session_key
    outside = browser.get(OWN).status_code
    wrong = browser.post(STEP, {"code": "000000"})
    right = browser.post(STEP, {"code": code(person)})

    assert (asked["Location"], outside, wrong.status_code) == (STEP, 302, 422)
    assert right["Location"] == f"/{place.slug}/van-phong/"
    assert browser.session.session_key != between
    assert Client().get(STEP)["Location"] == SIGN_IN


@pytest.mark.parametrize(("steps", "good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_is_good_one_step_before_and_after(place: Authority, steps: int, good: bool) -> None:
    with time_machine.travel(clock.now(), tick=False):
        person, _codes = protected(place)

        assert second_factor.takes(person, code(person, steps)) is good


def test_a_code_works_once_and_no_older_one_after_it(place: Authority) -> None:
    with time_machine.travel(clock.now(), tick=False):
        person, _codes = protected(place)
        now, before = code(person), code(person, -1)

        said = [second_factor.takes(person, typed) for typed in (f"{now[:3]} {now[3:]}", now, before)]

        SecondFactor.objects.update(secret="", last_step=0)  # as after an import without personal data
        without = second_factor.takes(person, second_factor.code_at("", second_factor.step_now()))

    assert (said, without) == ([True, False, False], False)


def test_a_recovery_code_is_hashed_opens_once_and_is_shown_once(place: Authority) -> None:
    person, codes = protected(place)
    first, second = Client(), Client()
    sign_in(first)
    sign_in(second)

    came = [one.post(STEP, {"code": codes[3].upper()}).status_code for one in (first, second)]
    other = second.post(STEP, {"code": codes[4].replace("-", " - ")}).status_code

    assert (came, other) == ([302, 422], 302)
    assert {row.digest.split("$")[0] for row in person.recovery_codes.all()} == {"argon2"}
    assert "8" in text(first.get(LIST)) and not any(one in text(first.get(LIST)) for one in codes)
    anew = text(first.post(f"{LIST}ma-du-phong/"))
    assert not any(one in anew for one in codes) and not second_factor.takes(person, codes[5])
    assert Entry.objects.filter(verb="factor.code_used").count() == 2


def test_five_wrong_codes_shut_the_door_for_five_minutes_even_for_the_right_one(place: Authority) -> None:
    person, _codes = protected(place)
    browser = Client()
    sign_in(browser)
    tried = [browser.post(STEP, {"code": "000000"}).status_code for _time in range(5)]

    shut = browser.post(STEP, {"code": code(person)})
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        later = browser.post(STEP, {"code": code(person)}).status_code

    assert (tried, shut.status_code, shut["Retry-After"], later) == ([422] * 5, 429, "300", 302)


def test_taking_a_factor_off_wants_the_password_and_the_last_one_stays_where_one_is_required(
    place: Authority, settings: Any
) -> None:
    person, _codes = protected(place)
    browser = Client()
    sign_in(browser)
    browser.post(STEP, {"code": code(person)})
    remove = reverse("second_factor_remove", args=[person.second_factors.get().public_id])
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        asked = browser.post(remove)
        settings.DOITHOAI_SECOND_FACTOR = True
        kept = browser.post(asked["Location"], {"password": WORDS, "next": remove})
        still = person.second_factors.count()
        settings.DOITHOAI_SECOND_FACTOR = False
        browser.post(remove)

    assert asked["Location"].startswith("/tai-khoan/xac-nhan/") and (kept.status_code, still) == (409, 1)
    assert (person.second_factors.count(), person.recovery_codes.count()) == (0, 0)
    assert sign_in(Client())["Location"] == "/vao/"


def test_a_reset_needs_a_second_person_and_is_written_down(place: Authority) -> None:
    lost, _codes = protected(place)
    one, head = people.person("administrator", place), people.person("standing", place)
    browsers = [people.signed_in(actor) for actor in (one, head, Acting(lost, place))]
    ask = reverse("office:factor_reset_ask", args=[place.slug, lost.public_id])

    empty = browsers[0].post(ask, {"reason": " "}).status_code
    browsers[0].post(ask, {"reason": "Mất điện thoại và giấy, đã gặp trực tiếp."})
    again = browsers[0].post(ask, {"reason": "Lần nữa."}).status_code
    row = FactorReset.objects.get()
    yes = reverse("office:factor_reset_confirm", args=[place.slug, row.public_id])
    alone, himself = browsers[0].post(yes).status_code, browsers[2].post(yes).status_code
    stays = lost.second_factors.count()
    page = text(browsers[1].get(reverse("office:today", args=[place.slug])))
    browsers[1].post(yes)
    browsers[1].post(yes)

    assert (empty, again, alone, himself, stays) == (422, 422, 409, 403, 1)
    assert reverse("office:factor_resets", args=[place.slug]) in page
    assert lost.second_factors.count() == lost.recovery_codes.count() == 0
    assert browsers[2].get(OWN).status_code == 302
    written = Entry.objects.filter(verb__startswith="factor.reset").order_by("pk").values_list("verb", "by_id")
    assert list(written) == [("factor.reset_ask", one.pk), ("factor.reset", head.pk)]


def test_an_administrator_who_is_concerned_confirms_nothing_and_a_refused_reset_changes_nothing(
    place: Authority,
) -> None:
    lost, _codes = protected(place, "administrator")
    head = people.person("standing", place)
    row = factor_resets.ask(lost, authority=place, reason="Mất máy.", by=people.person("administrator", place))

    with pytest.raises(Refused):
        factor_resets.confirm(row, by=Acting(lost, place))
    factor_resets.refuse(row, by=head)
    factor_resets.confirm(row, by=head)

    assert lost.second_factors.count() == 1
    call_command("reset_factor", "LAM.TD")
    assert lost.second_factors.count() == 0 and Entry.objects.filter(verb="factor.reset_operator").exists()
