"""Ways in: signing in, the first password, sessions, the first administrator, the demo buttons."""

from __future__ import annotations

import re
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from doithoai.core import clock
from doithoai.people import accounts
from doithoai.people.models import Authority, Clock, Membership, Person
from doithoai.people.roles import Acting
from tests.factories import people

pytestmark = pytest.mark.django_db
WORDS = "bon tu khong quen"
SIGN_IN, CHANGE, OWN = "/tai-khoan/dang-nhap/", "/tai-khoan/doi-mat-khau/", "/tai-khoan/phien/"


@pytest.fixture(autouse=True)
def empty_counters() -> None:
    cache.clear()


@pytest.fixture
def place() -> Authority:
    return people.authority()


def official(place: Authority, role: str = "coordinator", username: str = "lam.td") -> Person:
    person = people.person(role, place, username=username).person
    person.set_password(WORDS)
    person.save()
    return person


def sign_in(browser: Client, username: str = "lam.td", password: str = WORDS, **more: str) -> object:
    return browser.post(SIGN_IN, {"login": username, "password": password, **more})


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def test_one_signs_in_by_user_name_whatever_its_case_and_reaches_the_only_authority(place: Authority) -> None:
    official(place)
    browser = Client()
    browser.get(SIGN_IN)

    answer = sign_in(browser, "LAM.TD")

    assert (answer.status_code, answer["Location"]) == (302, "/vao/")
    assert browser.get("/vao/")["Location"] == reverse("office:today", args=[place.slug])


def test_the_session_gets_a_new_key_when_one_signs_in_and_out(place: Authority) -> None:
    official(place)
    browser = Client()
    sign_in(browser)
    first = browser.session.session_key
    browser.post(reverse("account_logout"))
    old = Client()
    old.cookies["doithoai"] = first

    sign_in(browser)

    assert browser.session.session_key != first
    assert old.get(OWN).status_code == 302


def test_cookies_cannot_be_read_by_scripts_and_stay_on_the_site(place: Authority) -> None:
    official(place)
    browser = Client()
    sign_in(browser)

    cookie = browser.cookies["doithoai"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    assert cookie["max-age"] == ""


def test_a_wrong_password_says_the_same_for_known_and_unknown_names(place: Authority) -> None:
    official(place)
    browser = Client()

    known = sign_in(browser, "lam.td", "sai mat khau roi")
    unknown = sign_in(browser, "khong.co", "sai mat khau roi")

    assert (known.status_code, unknown.status_code) == (422, 422)
    assert _without_name(text(known)) == _without_name(text(unknown))


def _without_name(page: str) -> str:
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return page.replace("lam.td", "*").replace("khong.co", "*")


@pytest.mark.parametrize("username", ["lam.td", "khong.co"])
def test_after_five_failures_the_door_is_shut_for_five_minutes_even_for_the_right_password(
    place: Authority, username: str
) -> None:
    official(place)
    browser = Client()
    for _time in range(5):
        assert sign_in(browser, username, "sai mat khau roi").status_code == 422

    shut = sign_in(browser, username, WORDS)
    with time_machine.travel(clock.now() + timedelta(minutes=6)):
        later = sign_in(browser, username, WORDS)

    assert (shut.status_code, shut["Retry-After"]) == (429, "300")
    assert later.status_code == (302 if username == "lam.td" else 422)


def test_one_address_cannot_try_many_names(place: Authority) -> None:
    browser = Client()

    answers = [sign_in(browser, f"nguoi.{number}", "sai mat khau roi").status_code for number in range(12)]

    assert answers == [422] * 10 + [429] * 2


def test_the_first_sign_in_leads_to_nothing_but_a_new_password(place: Authority) -> None:
    admin = people.person("administrator", place)
    person, secret = accounts.new_member(
        place, username="hoa.lt", full_name="Lê Thị Hoa", role="administrator", by=admin
    )
    browser = Client()
    sign_in(browser, "hoa.lt", secret)
    office = reverse("office:people", args=[place.slug])

    before = [browser.get(address)["Location"] for address in ("/vao/", office, f"/{place.slug}/")]
    same = browser.post(CHANGE, {"oldpassword": secret, "password1": secret, "password2": secret})
    short = browser.post(CHANGE, {"oldpassword": secret, "password1": "ngan", "password2": "ngan"})
    changed = browser.post(CHANGE, {"oldpassword": secret, "password1": WORDS, "password2": WORDS})

    person.refresh_from_db()
    assert before == [CHANGE] * 3
    assert "id_password1-e" in text(same) and "id_password1-e" in text(short)
    assert changed["Location"] == "/vao/"
    assert (person.must_change_password, person.initial_until) == (False, None)
    assert browser.get(office).status_code == 200


def test_an_initial_password_opens_nothing_after_72_hours(place: Authority) -> None:
    admin = people.person("administrator", place)
    _person, secret = accounts.new_member(
        place, username="hoa.lt", full_name="Lê Thị Hoa", role="administrator", by=admin
    )
    browser = Client()

    with time_machine.travel(clock.now() + timedelta(hours=73)):
        answer = sign_in(browser, "hoa.lt", secret)
        page = browser.get(answer["Location"])
        still_out = browser.get(OWN).status_code
    with time_machine.travel(clock.now() + timedelta(hours=71)):
        in_time = sign_in(Client(), "hoa.lt", secret)

    assert answer["Location"] == reverse("account_reset_password")
    assert "72" in text(page) and still_out == 302
    assert in_time["Location"] == "/vao/"


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("ngan", False),
        ("123456789012", False),
        ("DangUyXaTanYen2026", False),
        ("tanyen-tanyen-26", False),
        ("lam.td lam.td", False),
        ("bốn từ không quên", True),
        ("x" * 60 + "y" * 68, True),
    ],
)
def test_a_password_is_long_and_not_what_everybody_would_guess(place: Authority, password: str, good: bool) -> None:
    person = official(place)
    browser = people.signed_in(people.Acting(person, place))

    browser.post(CHANGE, {"oldpassword": WORDS, "password1": password, "password2": password})

    person.refresh_from_db()
    assert person.check_password(password) is good


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(place: Authority) -> None:
    official(place)
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)
    new = "nam tu khac han nhau"

    here.post(CHANGE, {"oldpassword": WORDS, "password1": new, "password2": new})

    assert [one.get(OWN).status_code for one in (here, elsewhere)] == [200, 302]


def test_a_session_ends_after_half_an_hour_without_use_and_after_twelve_hours_of_use(place: Authority) -> None:
    official(place)
    start = clock.now()
    idle, busy = Client(), Client()
    with time_machine.travel(start, tick=False) as moment:
        sign_in(idle)
        sign_in(busy)
        idle.get(OWN), busy.get(OWN)
        moment.move_to(start + timedelta(minutes=29))
        at_29 = busy.get(OWN).status_code
        moment.move_to(start + timedelta(minutes=31))
        at_31 = (idle.get(OWN)["Location"], busy.get(OWN).status_code)
        for step in range(2, 24):
            moment.move_to(start + timedelta(minutes=30 * step))
            assert busy.get(OWN).status_code == 200
        moment.move_to(start + timedelta(hours=12, minutes=1))
        at_12 = busy.get(OWN).status_code

    assert (at_29, at_31, at_12) == (200, (f"{SIGN_IN}?next=%2Ftai-khoan%2Fphien%2F", 200), 302)


def test_the_times_of_a_session_are_settings(place: Authority, settings: Any) -> None:
    settings.DOITHOAI_IDLE_SECONDS = 60
    official(place)
    browser = Client()
    sign_in(browser)
    browser.get(OWN)

    with time_machine.travel(clock.now() + timedelta(seconds=61)):
        assert browser.get(OWN).status_code == 302


def test_one_sees_and_ends_the_own_sessions_and_nobody_elses(place: Authority) -> None:
    official(place)
    official(place, "intake", "hoa.lt")
    here, lost, other = Client(), Client(), Client(HTTP_USER_AGENT="Mozilla Firefox/140 Android")
    sign_in(here)
    sign_in(lost)
    sign_in(other, "hoa.lt")
    mine = UserSession.objects.get(session_key=lost.session.session_key)
    theirs = UserSession.objects.get(session_key=other.session.session_key)

    page = text(here.get(OWN))
    foreign = here.post(reverse("session_end", args=[theirs.pk]))
    by_link = here.get(reverse("session_end", args=[mine.pk]))
    here.post(reverse("session_end", args=[mine.pk]))

    assert page.count("</tr>") == 3 and "Firefox" not in page
    assert (foreign.status_code, by_link.status_code) == (404, 405)
    assert [one.get(OWN).status_code for one in (here, lost, other)] == [200, 302, 200]


def test_whoever_forgot_the_password_is_sent_to_the_administrator_and_no_mail_goes_out(
    place: Authority, mailoutbox: list[object]
) -> None:
    official(place)
    browser = Client()

    page = browser.post(reverse("account_reset_password"), {"email": "lam.td@example.org"})

    assert page.status_code == 200 and "Đề nghị liên hệ quản trị viên" in text(page)
    assert mailoutbox == []


@pytest.mark.parametrize("address", ["signup/", "dang-ky/", "email/", "password/reset/", "login/", "confirm-email/"])
def test_nobody_signs_up_by_himself(address: str) -> None:
    assert Client().get(f"/tai-khoan/{address}").status_code == 404


def test_every_act_wants_the_token_of_the_page(place: Authority) -> None:
    official(place)
    strict = Client(enforce_csrf_checks=True)

    assert sign_in(strict).status_code == 403
    assert strict.get(OWN).status_code == 302


def test_where_one_came_from_is_kept_through_the_sign_in_but_only_within_the_house(place: Authority) -> None:
    official(place)
    office = reverse("office:people", args=[place.slug])
    browser = Client()

    asked = browser.get(office)["Location"]
    inside = sign_in(browser, next=office)
    outside = sign_in(Client(), next="https://example.org/")

    assert asked == f"{SIGN_IN}?next={office}"
    assert (inside["Location"], outside["Location"]) == (office, "/vao/")


def test_somebody_in_two_authorities_chooses_and_somebody_without_a_role_reads_what_to_do(place: Authority) -> None:
    other = people.authority("xa-phuc-hoa", name="Đảng ủy xã Phúc Hòa")
    both = people.person("coordinator", place)
    people.also(both, "intake", other)
    none = people.person("intake", place)
    Membership.objects.filter(person=none.person).update(valid_to=clock.today() - timedelta(days=1))

    choice = text(people.signed_in(both).get("/vao/"))
    nothing = people.signed_in(none).get("/vao/")

    assert reverse("office:today", args=[place.slug]) in choice
    assert reverse("office:today", args=[other.slug]) in choice
    assert nothing.status_code == 200 and none.person.username in text(nothing)
    assert Client().get("/vao/")["Location"] == SIGN_IN


FIRST = {
    "name": "Đảng ủy xã Tân Yên",
    "slug": "xa-tan-yen",
    "place_name": "Tân Yên",
    "level": "commune",
    "head_kind": "party",
    "head_title": "Bí thư Đảng ủy xã",
    "issuing_body": "Ban Thường vụ Đảng ủy xã",
    "symbol": "ĐU",
    "phone": "0204 300 0115",
    "username": "quan.tri",
    "full_name": "Ngô Xuân Trường",
    "password": WORDS,
}


def printed_token() -> str:
    out = StringIO()
    call_command("first_token", stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def test_an_empty_house_has_no_account_and_is_set_up_once_by_the_printed_token() -> None:
    assert Person.objects.count() == 0
    token, browser = printed_token(), Client()

    wrong = browser.post("/khoi-tao/", FIRST | {"token": "doan bua"})
    weak = browser.post("/khoi-tao/", FIRST | {"token": token, "password": "ngan"})
    made = browser.post("/khoi-tao/", FIRST | {"token": token})
    again = Client().post("/khoi-tao/", FIRST | {"token": token, "username": "hai", "slug": "xa-khac"})

    assert (wrong.status_code, weak.status_code, made.status_code, again.status_code) == (422, 422, 302, 404)
    assert "Bí thư Đảng ủy xã" in text(wrong) and "id_password-e" in text(weak)
    place = Authority.objects.get()
    assert [(held.person.username, held.role) for held in place.memberships.all()] == [("quan.tri", "administrator")]
    assert Clock.objects.filter(authority=place).count() > 10
    assert made["Location"] == reverse("office:first_steps", args=[place.slug])
    # the password was chosen a moment ago: it is not asked for again
    assert browser.get(reverse("office:people_import", args=[place.slug])).status_code == 200
    with pytest.raises(CommandError):
        call_command("first_token")


@pytest.mark.parametrize("slug", ["tai-khoan", "static", "vao", "stream"])
def test_an_authority_cannot_take_an_address_of_the_house(slug: str) -> None:
    answer = Client().post("/khoi-tao/", FIRST | {"token": printed_token(), "slug": slug})

    assert answer.status_code == 422 and "id_slug-e" in text(answer)
    assert Authority.objects.count() == 0


def test_the_demo_page_is_there_only_where_the_setting_says_so(place: Authority, settings: Any) -> None:
    Authority.objects.update(demo=True)
    clerk = people.person("coordinator", place)
    wanted = {"authority": place.slug, "person": clerk.person.public_id}

    settings.DOITHOAI_DEMO = False
    shut = [Client().get("/dung-thu/").status_code, Client().post("/dung-thu/", wanted).status_code]
    settings.DOITHOAI_DEMO = True
    browser = Client()
    page = text(browser.get("/dung-thu/"))
    came = browser.post("/dung-thu/", wanted)

    assert shut == [404, 404]
    assert "Dữ liệu mẫu" in page and clerk.person.full_name in page and "Cán bộ điều phối" in page
    assert came["Location"] == reverse("office:today", args=[place.slug])
    assert browser.get(OWN).status_code == 200


def test_the_demo_has_one_button_per_role_and_opens_no_real_authority(place: Authority, settings: Any) -> None:
    settings.DOITHOAI_DEMO = True
    real = people.authority("xa-phuc-hoa")
    Authority.objects.filter(pk=place.pk).update(demo=True)
    people.person("intake", place)
    people.person("intake", place)
    official = people.person("intake", real)

    page = text(Client().get("/dung-thu/"))
    forced = Client().post("/dung-thu/", {"authority": real.slug, "person": official.person.public_id})
    mixed = Client().post("/dung-thu/", {"authority": place.slug, "person": official.person.public_id})

    assert page.count('name="person"') == 1
    assert (forced.status_code, mixed.status_code) == (404, 404)


def test_several_authorities_are_listed_on_the_first_page(place: Authority) -> None:
    other = people.authority("xa-phuc-hoa", name="Đảng ủy xã Phúc Hòa")

    page = text(Client().get("/"))

    assert place.name in page and other.name in page


def test_pages_of_somebody_signed_in_are_not_kept_anywhere(place: Authority) -> None:
    official(place)
    browser = Client()
    sign_in(browser)

    kept = {browser.get(address)["Cache-Control"] for address in (OWN, "/vao/", CHANGE)}
    gone = browser.post(reverse("account_logout"))

    assert kept == {"no-store"}
    assert gone["Clear-Site-Data"] == '"cache"'


def test_whoever_gives_roles_proves_again_who_it_is_and_what_was_sent_is_done_then(place: Authority) -> None:
    official(place, "administrator", "quan.tri")
    clerk = people.person("intake", place).person
    browser = Client()
    sign_in(browser, "quan.tri")
    give = reverse("office:role_add", args=[place.slug, clerk.public_id])
    fresh = browser.post(give, {"role": "publisher"}).status_code

    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        asked = browser.post(give, {"role": "coordinator"})
        before = sorted(clerk.memberships.values_list("role", flat=True))
        wrong = browser.post(asked["Location"], {"password": "sai mat khau roi"})
        right = browser.post(asked["Location"], {"password": WORDS, "next": give})
        reading = browser.get(reverse("office:people", args=[place.slug])).status_code

    assert (fresh, asked.status_code, reading) == (302, 302, 200)
    assert asked["Location"].startswith("/tai-khoan/xac-nhan/") and "id_password-e" in text(wrong)
    assert before == ["intake", "publisher"]
    assert right["Location"] == reverse("office:person", args=[place.slug, clerk.public_id])
    assert sorted(clerk.memberships.values_list("role", flat=True)) == ["coordinator", "intake", "publisher"]


def test_the_way_to_the_office_leads_to_ones_own_desk_from_every_public_page() -> None:
    here, there = people.authority(), people.authority("xa-phuc-hoa", name="Đảng ủy xã Phúc Hòa")
    only_here = people.person("coordinator", here)
    both = people.person("coordinator", here, name="Ngô Xuân Trường")
    people.also(both, "coordinator", there)

    def led(who: Acting, page: Authority) -> str:
        browser = people.signed_in(who)
        shown = browser.get(f"/{page.slug}/").content.decode()
        return str(browser.get(f"/vao/?noi={page.slug}")["Location"]) if f"/vao/?noi={page.slug}" in shown else ""

    office = {row: reverse("office:today", args=[row.slug]) for row in (here, there)}
    assert [led(only_here, page) for page in (here, there)] == [office[here], office[here]]
    assert [led(both, page) for page in (here, there)] == [office[here], office[there]]
