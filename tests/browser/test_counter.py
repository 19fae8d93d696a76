"""The counter: what a person says is typed, saved and handed over on paper without a mouse; then comes the next."""

from __future__ import annotations

import pypdfium2
import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.core import codes
from doithoai.opinion import lookup
from doithoai.opinion.models import Contact, Submission
from tests.browser.conftest import barriers
from tests.factories import people

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
SAID = "Cống sau chợ quá bé, mưa nửa giờ là ngập."
#: Presses besides the words themselves, for one person: two fields further, save, print, next.
PRESSES = 5
MILLIMETRE = 72 / 25.4


def counter(page: Page, server: LiveServer) -> None:
    """The entry as it stands after the first person of the morning: the door is chosen."""
    authority = people.authority()
    session = people.signed_in(people.person("intake", authority)).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    page.add_init_script(
        "window.printed = 0; window.print = () => { window.printed += 1; dispatchEvent(new Event('afterprint')); };"
    )
    page.goto(f"{server.url}{reverse('office:paper_entry', args=[authority.slug])}?door=counter")


def print_of(page: Page) -> tuple[str, list[tuple[float, float]]]:
    """The words on the paper, and the size of each sheet in millimetres."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    sizes = [tuple(round(side / MILLIMETRE) for side in sheet.get_size()) for sheet in document]
    return " ".join(sheet.get_textpage().get_text_range() for sheet in document), sizes  # type: ignore[return-value]


def test_three_people_one_after_the_other_by_keyboard_alone(page: Page, live_server: LiveServer) -> None:
    counter(page, live_server)
    pressed: list[str] = []

    def press(key: str, *, opens: bool = False) -> None:
        pressed.append(key)
        if not opens:
            page.keyboard.press(key)
            return
        with page.expect_navigation():
            page.keyboard.press(key)

    for number in range(3):
        expect(page.locator("#id_text")).to_be_focused()
        page.keyboard.type(f"{SAID} Lần {number}.")
        press("Tab")
        page.keyboard.type("Dương Thị Hạ")
        press("Tab")
        page.keyboard.type(f"091234567{number}")
        press("Alt+s", opens=True)
        press("Enter")
        assert page.evaluate("window.printed") == 1
        press("Enter", opens=True)
    assert len(pressed) == 3 * PRESSES
    assert list(Submission.objects.values_list("door", flat=True)) == ["counter"] * 3
    assert Contact.objects.count() == 3
    assert page.locator("input[name=door]:checked").input_value() == "counter"


@pytest.mark.parametrize(("roll", "size"), [(False, (148, 210)), (True, (80, 190))])
def test_the_slip_fits_the_paper_of_the_counter(
    page: Page, live_server: LiveServer, complaints: list[str], roll: bool, size: tuple[int, int]
) -> None:
    counter(page, live_server)
    page.keyboard.type(SAID)
    with page.expect_navigation():
        page.keyboard.press("Alt+s")
    code = page.locator(".slip__code").inner_text()
    if roll:
        page.get_by_label("80 mm").check()
    assert barriers(page) == []

    words, sizes = print_of(page)

    submission = Submission.objects.get()
    assert sizes == [size]
    for told in (code, submission.opinions.get().number, "tra-cuu", "được giữ kín"):
        assert told in " ".join(words.split()), told
    assert SAID not in words
    assert lookup.find(submission.authority, codes.normalise(code) or "") == submission
    expect(page.locator(".slip__qr")).to_be_visible()
    assert page.evaluate("localStorage.getItem('slip-size')") == ("roll" if roll else None)
    assert complaints == []
