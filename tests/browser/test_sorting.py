"""Ten opinions sorted by keyboard alone; the same page without scripts."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, triage
from doithoai.opinion.models import Competence, Matter, Opinion
from doithoai.opinion.states import MatterState
from tests.browser.conftest import DESKTOP, barriers, open_page
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
WORDS = ("sau chợ", "đầu thôn", "cổng trường", "gần trạm y tế", "ngõ 12", "cạnh đình", "đường liên xã", "ven kênh")
DRAIN = "Cống thoát nước {} quá bé, mưa nửa giờ là ngập, xe không đi được."
LAMP = "Đường {} tối om, đề nghị lắp thêm đèn chiếu sáng cho bà con đi lại."


def sent(place: Commune, text: str) -> Opinion:
    return intake.receive(place.authority, door="web", texts=[text], by=CITIZEN).opinions[0]


@pytest.fixture
def place() -> Commune:
    """Two fields, each with one matter that a person has sorted."""
    commune = Commune()
    drains, lamps = commune.field(), commune.field("CHIEU-SANG", name="Điện, chiếu sáng công cộng")
    Competence.objects.create(field=drains, organisation=commune.agency, level="commune")
    Competence.objects.create(field=lamps, organisation=commune.other, level="commune")
    for text, field in ((DRAIN, drains), (LAMP, lamps)):
        triage.classify(sent(commune, text.format("xóm Đồi")).matter, field=field, by=commune.coordinator)
    return commune


def signed_in(page: Page, server: LiveServer, place: Commune) -> str:
    """The address of the inbox, in a browser in which the coordinator is signed in."""
    session = people.signed_in(place.coordinator).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    return f"{server.url}{reverse('office:inbox', args=[place.authority.slug])}"


def heading(page: Page) -> str:
    return page.locator("#yk").inner_text()


def press(page: Page, key: str) -> None:
    with page.expect_navigation():
        page.keyboard.press(key)


def test_ten_opinions_are_sorted_without_a_mouse(
    page: Page, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    waiting = [sent(place, (DRAIN if n % 2 else LAMP).format(f"{WORDS[n % 8]} số {n}")) for n in range(10)]
    page.goto(signed_in(page, live_server, place))

    for number, opinion in enumerate(waiting):
        assert heading(page).startswith(opinion.number), number
        if number == 3:  # decided otherwise than proposed: the second of the list
            page.keyboard.press("2")
        if number == 4:
            page.keyboard.press("t")
            page.keyboard.press("Control+a")
            page.keyboard.type("Lắp đèn ở cổng trường")
        press(page, "Alt+s" if number % 3 == 1 else "Enter")

    expect(page.locator(".triage__list .empty")).to_be_visible()
    rows = {row.pk: row for row in Matter.objects.filter(opinions__in=waiting).select_related("field")}
    sorted_ones = [rows[opinion.matter_id] for opinion in waiting]
    assert {row.state for row in sorted_ones} == {MatterState.CLASSIFIED}
    codes = [row.field.code for row in sorted_ones if row.field]
    proposed = ["THOAT-NUOC" if n % 2 else "CHIEU-SANG" for n in range(10)]
    assert codes == [*proposed[:3], "CHIEU-SANG", *proposed[4:]]
    assert sorted_ones[4].title == "Lắp đèn ở cổng trường"
    assert {row.competence_level for row in sorted_ones} == {"commune"}
    assert complaints == []


def test_the_list_is_walked_by_keys_and_nothing_changed_is_left_without_a_word(
    page: Page, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    first, second, third = (sent(place, DRAIN.format(f"thôn {n}")) for n in ("Hạ", "Trung", "Thượng"))
    page.goto(signed_in(page, live_server, place))

    press(page, "j")
    assert heading(page).startswith(second.number)
    press(page, "Alt+ArrowDown")
    assert heading(page).startswith(third.number)
    press(page, "k")
    press(page, "Alt+ArrowUp")
    assert heading(page).startswith(first.number)
    page.keyboard.press("u")
    page.keyboard.press("j")
    expect(page.locator("[data-keys-said]")).to_be_visible()
    assert heading(page).startswith(first.number)
    press(page, "j")
    assert heading(page).startswith(second.number)

    page.keyboard.press("?")
    expect(page.locator("dialog[open]")).to_be_visible()
    assert barriers(page) == []
    page.locator("[data-keys-single]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    press(page, "Enter")
    assert Matter.objects.get(pk=second.matter_id).state == MatterState.CLASSIFIED
    assert Matter.objects.get(pk=first.matter_id).state == MatterState.RECEIVED
    assert complaints == []


def test_without_scripts_a_proposed_field_is_taken_by_its_link(
    browser: Browser, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    opinion = sent(place, DRAIN.format("sau chợ"))
    page = open_page(browser, DESKTOP, complaints, java_script_enabled=False)
    page.goto(signed_in(page, live_server, place))

    page.locator(".proposed__one").nth(1).click()
    assert page.locator("#id_field option[selected]").inner_text().startswith("Điện, chiếu sáng")
    page.locator("form[data-sorting] button[type=submit]").click()

    assert Matter.objects.get(pk=opinion.matter_id).field == place.field("CHIEU-SANG")
    page.context.close()
