"""The administrator's pages: organisations, deadline rules, holidays, settings."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.conference import scheduling
from doithoai.conference.models import Duty
from doithoai.core import holidays
from doithoai.core.models import HolidayDecision, HolidayYear
from doithoai.core.sheets import write_xlsx
from doithoai.people import channels, clocks
from doithoai.people.models import Authority, Clock, Organisation, RequiredChannel
from tests.factories import people
from tests.factories.conference import NOW, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place() -> Authority:
    return people.authority()


@pytest.fixture
def browser(place: Authority) -> Client:
    return people.signed_in(people.person("administrator", place))


def at(name: str, place: Authority, *rest: object) -> str:
    return reverse(f"office:{name}", args=[place.slug, *rest])


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


BODY = {
    "code": "phong-tp",
    "name": "Phòng Tư pháp",
    "short_name": "Phòng Tư pháp",
    "kind": "agency",
    "level": "commune",
}


@pytest.mark.clause("S-21")
def test_party_bodies_and_state_agencies_are_entered_side_by_side(place: Authority, browser: Client) -> None:
    for code, kind in (("ban-xdd", "party_staff"), ("ubnd", "peoples_committee"), ("mttq", "front")):
        browser.post(at("organisation_new", place), BODY | {"code": code, "name": f"Đơn vị {code}", "kind": kind})
    unknown = browser.post(at("organisation_new", place), BODY | {"kind": "lord"})

    page = text(browser.get(at("organisations", place)))

    assert unknown.status_code == 422
    words = ("Cơ quan tham mưu của cấp ủy", "Ủy ban nhân dân", "Mặt trận Tổ quốc")
    assert [page.count(f">{kind}</td>") for kind in words] == [1, 1, 1]


def test_an_organisation_is_entered_changed_and_listed(place: Authority, browser: Client) -> None:
    empty = text(browser.get(at("organisations", place)))

    browser.post(at("organisation_new", place), BODY)
    row = Organisation.objects.get(code="phong-tp")
    browser.post(at("organisation", place, row.public_id), BODY | {"name": "Phòng Tư pháp - Hộ tịch"})

    row.refresh_from_db()
    assert "empty__title" in empty
    assert (row.authority, row.name) == (place, "Phòng Tư pháp - Hộ tịch")
    assert "Phòng Tư pháp - Hộ tịch" in text(browser.get(at("organisations", place)))


def test_a_code_is_used_once_and_what_was_typed_stays(place: Authority, browser: Client) -> None:
    people.organisation(place, "phong-tp")
    people.organisation(people.authority("xa-phuc-hoa"), "cua-xa-khac")

    taken = browser.post(at("organisation_new", place), BODY | {"code": "PHONG-TP"})
    free = browser.post(at("organisation_new", place), BODY | {"code": "cua-xa-khac"})

    assert taken.status_code == 422 and "id_code-e" in text(taken) and "Phòng Tư pháp" in text(taken)
    assert free.status_code == 302


def test_nobody_is_his_own_superior(place: Authority, browser: Client) -> None:
    upper = people.organisation(place, "tren")
    lower = people.organisation(place, "duoi", parent=upper)

    circle = browser.post(at("organisation", place, upper.public_id), BODY | {"code": "tren", "parent": lower.pk})
    itself = browser.post(at("organisation", place, upper.public_id), BODY | {"code": "tren", "parent": upper.pk})

    upper.refresh_from_db()
    assert (circle.status_code, itself.status_code, upper.parent) == (422, 422, None)


def test_organisations_of_another_authority_are_not_there(place: Authority, browser: Client) -> None:
    foreign = people.organisation(people.authority("xa-phuc-hoa"), "phong-khac", "Phòng của xã khác")
    own = people.organisation(place)

    answers = [
        browser.get(at("organisation", place, foreign.public_id)),
        browser.post(at("organisation", place, foreign.public_id), BODY),
        browser.get(at("organisation_end", place, foreign.public_id)),
        browser.post(at("organisation_end", place, foreign.public_id), {"on": "31/12/2026", "successor": own.pk}),
    ]
    taken_over = browser.post(
        at("organisation_end", place, own.public_id), {"on": "31/12/2026", "successor": foreign.pk}
    )

    foreign.refresh_from_db()
    own.refresh_from_db()
    assert [answer.status_code for answer in answers] == [404] * 4
    assert (taken_over.status_code, own.valid_to, foreign.name) == (422, None, "Phòng của xã khác")
    assert "Phòng của xã khác" not in text(browser.get(at("organisations", place)))


@pytest.mark.clause("G-1")
def test_a_changed_rule_is_shown_first_and_saved_by_the_second_press(place: Authority, browser: Client) -> None:
    row = scheduled(place)
    rule = clocks.rules_of(place)["dossier"]
    wanted = {"amount": "5", "unit": "working_days", "basis": "Quy chế đối thoại số 12-QC/ĐU"}

    preview = browser.post(at("clock", place, rule.public_id), wanted)
    before = clocks.amount(place, "dossier")
    saved = browser.post(at("clock", place, rule.public_id), wanted | {"save": "1"}, follow=True)

    assert preview.status_code == 200
    assert "08/12/2026" in text(preview) and "03/12/2026" in text(preview)
    assert (before, clocks.amount(place, "dossier")) == (2, 5)
    assert Duty.objects.get(conference=row, clock_code="dossier").due_on == date(2026, 12, 3)
    assert "Quy chế đối thoại số 12-QC/ĐU" in text(saved) and text(saved).count("Trình hồ sơ Thường trực") == 2
    ended = Clock.objects.get(pk=rule.pk)
    assert browser.get(at("clock", place, ended.public_id)).status_code == 404


def test_a_rule_without_a_basis_is_refused_and_keeps_what_was_typed(place: Authority, browser: Client) -> None:
    rule = clocks.rules_of(place)["dossier"]

    blank = browser.post(
        at("clock", place, rule.public_id), {"amount": "77", "unit": "days", "basis": " ", "save": "1"}
    )
    long = browser.post(at("clock", place, rule.public_id), {"amount": "999", "unit": "days", "basis": "Quy chế"})

    assert (blank.status_code, long.status_code) == (422, 422)
    assert 'value="77"' in text(blank) and "id_amount-e" in text(long)
    assert clocks.amount(place, "dossier") == 2


def test_rules_of_another_authority_are_not_there(place: Authority, browser: Client) -> None:
    foreign = clocks.rules_of(people.authority("xa-phuc-hoa"))["dossier"]

    answers = [
        browser.get(at("clock", place, foreign.public_id)),
        browser.post(at("clock", place, foreign.public_id), {"amount": "5", "unit": "days", "basis": "x", "save": "1"}),
    ]

    foreign.refresh_from_db()
    assert [answer.status_code for answer in answers] == [404, 404]
    assert (foreign.amount, foreign.valid_to) == (2, None)


@pytest.mark.clause("G-4")
def test_a_day_of_the_yearly_decision_is_shown_entered_and_taken_out(place: Authority, browser: Client) -> None:
    scheduled(place)
    wanted = {"day": "14/12/2026", "is_working": "off", "reason": "Quyết định 1234/QĐ-TTg"}

    preview = text(browser.post(at("holidays", place), wanted))
    none_yet = HolidayDecision.objects.count()
    browser.post(at("holidays", place), wanted | {"save": "1"})
    again = browser.post(at("holidays", place), wanted | {"save": "1"}, follow=True)
    decision = HolidayDecision.objects.get()
    question = text(browser.get(at("holiday_remove", place, decision.pk)))
    still = HolidayDecision.objects.count()
    browser.post(at("holiday_remove", place, decision.pk))

    assert "21/12/2026" in preview and "22/12/2026" in preview
    assert (none_yet, still, HolidayDecision.objects.count()) == (0, 1, 0)
    assert "Quyết định 1234/QĐ-TTg" in text(again) and "22/12/2026" in question


@pytest.mark.clause("G-1")
def test_a_whole_decision_is_looked_at_then_entered_and_its_year_is_confirmed(
    place: Authority, browser: Client
) -> None:
    scheduled(place)
    wanted = {"reason": "Thông báo 6150/TB-BLĐTBXH", "days": "14/12/2026 nghỉ\n19/12/2026 làm bù"}

    preview = text(browser.post(at("holidays_import", place), wanted))
    none_yet = HolidayDecision.objects.count()
    browser.post(at("holidays_import", place), wanted | {"save": "1"})
    browser.post(at("holidays_import", place), wanted | {"save": "1"})

    assert "19/12/2026" in preview and "Làm bù" not in preview.partition("<table")[0] and none_yet == 0
    assert dict(HolidayDecision.objects.values_list("day", "is_working")) == {
        date(2026, 12, 14): False,
        date(2026, 12, 19): True,
    }
    assert HolidayYear.objects.get().basis == "Thông báo 6150/TB-BLĐTBXH"


def test_a_decision_comes_out_of_a_spreadsheet_and_a_line_not_understood_enters_nothing(
    place: Authority, browser: Client
) -> None:
    rows = [["14/12/2026", "", "nghỉ"], ["19/12/2026", "", "làm bù"]]
    sheet = SimpleUploadedFile("nghi.xlsx", write_xlsx(["Từ ngày", "Đến ngày", "Nghỉ hay làm bù"], rows))
    broken = SimpleUploadedFile("nghi.xlsx", b"PK\x03\x04 broken")

    read = browser.post(at("holidays_import", place), {"reason": "Thông báo 1", "days": "", "file": sheet})
    wrong = browser.post(at("holidays_import", place), {"reason": "Thông báo 1", "days": "14/12/2026", "save": "1"})
    torn = browser.post(at("holidays_import", place), {"reason": "Thông báo 1", "days": "", "file": broken})

    assert read.status_code == 200 and "14/12/2026 nghỉ\n19/12/2026 làm bù" in text(read).replace("\r", "")
    assert (wrong.status_code, torn.status_code, HolidayDecision.objects.count()) == (422, 422, 0)


def test_a_day_that_is_none_is_refused(place: Authority, browser: Client) -> None:
    answer = browser.post(at("holidays", place), {"day": "31/02/2026", "is_working": "off", "reason": "Quyết định 5"})

    assert answer.status_code == 422 and "Quyết định 5" in text(answer) and HolidayDecision.objects.count() == 0


def test_an_unconfirmed_year_is_warned_of_until_somebody_confirms_it(place: Authority, browser: Client) -> None:
    asked_in_november = holidays.unconfirmed(date(2026, 11, 2))
    asked_in_may = holidays.unconfirmed(date(2026, 5, 2))
    warned = "chưa xác nhận ngày nghỉ năm 2026, 2027" in text(browser.get(at("settings", place))).lower()

    empty = browser.post(at("holidays_confirm", place), {"year": "2026", "basis": ""})
    for year in ("2026", "2027"):
        browser.post(at("holidays_confirm", place), {"year": year, "basis": "Thông báo 6150/TB-BLĐTBXH"})

    assert (asked_in_november, asked_in_may, warned) == ([2026, 2027], [2026], True)
    assert empty.status_code == 422
    assert list(HolidayYear.objects.order_by("year").values_list("year", flat=True)) == [2026, 2027]
    assert "chưa xác nhận ngày nghỉ" not in text(browser.get(at("settings", place))).lower()


def test_the_year_of_the_address_is_shown_and_nonsense_gives_this_year(place: Authority, browser: Client) -> None:
    assert "17/02/2026" in text(browser.get(at("holidays", place)))
    assert "10/02/2024" in text(browser.get(at("holidays", place), {"nam": "2024"}))
    assert "17/02/2026" in text(browser.get(at("holidays", place), {"nam": "abc"}))


SETTINGS = {
    "name": "Đảng ủy xã Tân Yên",
    "short_name": "Đảng ủy xã",
    "place_name": "Tân Yên",
    "head_title": "Bí thư Đảng ủy xã",
    "issuing_body": "Ban Thường vụ Đảng ủy xã Tân Yên",
    "symbol": "ĐU",
    "paper_profile": "dang_2026",
    "phone": "0204 300 0999",
}


def test_settings_are_saved_for_this_authority_alone(place: Authority, browser: Client) -> None:
    neighbour = people.authority("xa-phuc-hoa")

    saved = browser.post(at("settings", place), SETTINGS | {"slug": "dia-chi-khac", "demo": "on", "level": "province"})

    place.refresh_from_db()
    neighbour.refresh_from_db()
    assert saved.status_code == 302
    assert (place.phone, place.slug, place.demo, place.level) == ("0204 300 0999", "xa-tan-yen", False, "commune")
    assert neighbour.phone == "0204 300 0115"


def test_a_fault_in_the_settings_stays_in_the_form_and_out_of_the_head(place: Authority, browser: Client) -> None:
    answer = browser.post(at("settings", place), SETTINGS | {"short_name": "Tên gõ dở", "place_name": ""})

    assert answer.status_code == 422 and 'value="Tên gõ dở"' in text(answer)
    assert "· Đảng ủy xã<" in text(answer)


@pytest.mark.parametrize(
    "name", ["people", "organisations", "settings", "clocks", "holidays", "person_new", "people_import"]
)
@pytest.mark.parametrize(("role", "status"), [("coordinator", 403), ("supervisor", 403), ("agency_head", 403)])
def test_others_do_not_enter(place: Authority, name: str, role: str, status: int) -> None:
    body = people.organisation(place) if role == "agency_head" else None
    stranger = people.person("administrator", people.authority("xa-phuc-hoa"))

    assert people.signed_in(people.person(role, place, body)).get(at(name, place)).status_code == status
    assert people.signed_in(stranger).get(at(name, place)).status_code == 404
    assert Client().get(at(name, place))["Location"].startswith("/tai-khoan/dang-nhap/")


@pytest.mark.clause("S-21")
def test_an_organisation_that_ends_hands_its_open_work_to_the_successor_and_is_chosen_no_more(
    place: Authority, browser: Client
) -> None:
    row = scheduled(place)
    ending, heir = people.organisation(place, "phong-cu"), people.organisation(place, "phong-moi")
    duty = Duty.objects.get(conference=row, clock_code="dossier")
    Duty.objects.filter(pk=duty.pk).update(lead=ending)

    alone = browser.post(at("organisation_end", place, ending.public_id), {"on": "30/11/2026", "successor": ""})
    done = browser.post(
        at("organisation_end", place, ending.public_id), {"on": "30/11/2026", "successor": heir.pk}, follow=True
    )

    ending.refresh_from_db()
    duty.refresh_from_db()
    assert alone.status_code == 422 and "30/11/2026" in text(alone)
    assert (ending.valid_to, ending.successor, duty.lead) == (date(2026, 11, 30), heir, heir)
    assert heir.short_name in text(done)


@pytest.mark.clause("S-26", "S-83")
def test_the_administrator_says_by_which_channels_announcements_go_and_since_when(
    place: Authority, browser: Client
) -> None:
    board = RequiredChannel.objects.get(authority=place, channel="board")
    new = {"channel": "village", "basis": "Quy chế số 05-QC/ĐU", "valid_from": "02/11/2026"}

    assert board.get_channel_display() in text(browser.get(at("channels", place)))
    assert browser.post(at("channels", place), new).status_code == 302
    assert browser.post(at("channels", place), new).status_code == 422
    assert browser.post(at("channel_release", place, board.public_id)).status_code == 302

    shown = text(browser.get(at("channels", place)))
    assert "Quy chế số 05-QC/ĐU" in shown and "01/11/2026" in shown
    assert channels.required(place) == ("portal", "grassroots_radio", "village")


def test_a_preset_is_compared_with_the_own_rules_and_taken_over_with_what_it_moves(
    place: Authority, browser: Client
) -> None:
    scheduled(place)
    Clock.objects.filter(authority=place, code="dossier").update(amount=5)
    Clock.objects.filter(authority=place, code="preparation").delete()
    scheduling.follow_rules(place, by=people.person("administrator", place))

    shown = text(browser.post(at("clock_preset", place), {"preset": "seed_2015"}))
    untouched = Clock.objects.filter(authority=place).count()
    browser.post(at("clock_preset", place), {"preset": "seed_2015", "save": "1"})
    browser.post(at("clock_preset", place), {"preset": "seed_2015", "save": "1"})

    rules = clocks.rules_of(place, NOW.date())
    assert "Trình hồ sơ Thường trực" in shown and "08/12/2026" in shown and "Công khai kết quả" in shown
    asked = ("dossier", "published", "resolve", "preparation", "plan_year", "voter_share")
    assert {code: rules[code].amount for code in asked} == {
        "dossier": 2,
        "published": None,
        "resolve": 30,
        "preparation": 10,
        "plan_year": None,  # came with the law of 2025
        "voter_share": None,
    }
    assert all(rule.basis for rule in rules.values())
    assert Clock.objects.filter(authority=place).count() == untouched + len(asked)
    assert Duty.objects.get(clock_code="dossier").due_on == date(2026, 12, 8)


def test_an_unknown_preset_is_refused(place: Authority, browser: Client) -> None:
    assert browser.post(at("clock_preset", place), {"preset": "khong-co", "save": "1"}).status_code == 422


KIND = {
    "level": "commune",
    "head_kind": "state",
    "head_title": "Chủ tịch UBND xã",
    "issuing_body": "Ủy ban nhân dân xã Tân Yên",
    "because": "Nhập nhầm khi khởi tạo",
    "with_rules": "on",
}


def test_level_and_head_entered_wrongly_are_put_right_after_a_look_at_what_changes(
    place: Authority, browser: Client
) -> None:
    Clock.objects.filter(authority=place, code="dossier").update(amount=5)
    assert reverse("office:authority_kind", args=[place.slug]) in text(browser.get(at("settings", place)))

    shown = browser.post(at("authority_kind", place), KIND)

    assert shown.status_code == 200
    assert "Nghị định 30/2020/NĐ-CP" in text(shown) and "Trình hồ sơ Thường trực" in text(shown)
    assert Authority.objects.get(pk=place.pk).head_kind == "party"
    assert browser.post(at("authority_kind", place), KIND | {"save": "1", "because": ""}).status_code == 422
    assert browser.post(at("authority_kind", place), KIND | {"save": "1"}).status_code == 302
    now = Authority.objects.get(pk=place.pk)
    assert (now.head_kind, now.head_title, now.paper_profile) == ("state", "Chủ tịch UBND xã", "nd30_2020")
    assert clocks.amount(place, "dossier") == 2
