"""A commune clerk and thirty paper forms: printed, entered in order without a mouse, their senders told by slips."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, Page, expect

from scripts.served import Served

#: On the samples, which take long to load: on one database, on both in the soak.
pytestmark = [pytest.mark.browser, pytest.mark.pages]
SHEETS = 30
PLACES = ("thôn Hạ", "thôn Trung", "thôn Thượng", "xóm Đồi", "xóm Đình", "phố chợ")
SAID = (
    "Đường {} vỡ nhiều đoạn, xe tải vẫn chạy",
    "Đèn đường {} hỏng hai tháng, tối đi không thấy gì",
    "Cống {} quá bé, mưa nửa giờ là ngập",
    "Nước máy {} đục, để qua đêm lắng cặn vàng",
    "Đề nghị mở thêm điểm thu gom rác ở {}",
)
#: Sheets of which more is told than the words and a name; the phone of the mistaken one lacks figures at first.
SCANNED, MISTAKEN, WITH_PHONE = 7, 12, (12, 20)
#: Presses for a sheet with words and a name: to the name, save; a phone is one field further.
PRESSES = 2


def words_of(number: int) -> str:
    return f"{SAID[number % 5].format(PLACES[number // 5 % 6])}. Tờ thứ {number}."


class Keys:
    """Somebody who has no mouse; every press besides the words themselves is counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0
        # The choice of files is the test's from the start: asked for as late as the key, a slow browser opens its own.
        page.on("filechooser", lambda _choosing: None)

    def press(self, key: str, times: int = 1) -> None:
        for _time in range(times):
            self.pressed += 1
            self.page.keyboard.press(key)

    def opens(self, key: str) -> None:
        with self.page.expect_navigation():
            self.press(key)

    def write(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def reach(self, selector: str) -> None:
        """Tab until the focus stands there; a page on which that takes too long is no page for the keyboard."""
        for presses in count():
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            assert presses < 60, f"not reached by Tab: {selector}"
            self.press("Tab")

    def downloads(self, key: str) -> Download:
        with self.page.expect_download() as waiting:
            self.press(key)
        return waiting.value


def enter_as(page: Page, house: Served, role: str) -> str:
    """Sign in by the button of the sample; the address of the desk."""
    page.goto(f"{house.url}/dung-thu/")
    page.locator("form:has([name=authority][value=xa-tan-yen])").get_by_role("button", name=role, exact=True).click()
    page.wait_for_url("**/van-phong/")
    return page.url


def waiting(page: Page, desk: str) -> int:
    """How many paper forms wait to be sorted, as the inbox counts them."""
    page.goto(f"{desk}y-kien/?door=paper")
    return int(page.locator(".tabs__link[aria-current] .count").inner_text())


@pytest.mark.clause("S-29")
def test_thirty_sheets_by_keyboard_alone(house: Served, page: Page, complaints: list[str], tmp_path: Path) -> None:
    page.add_init_script(
        "window.printed = 0; window.print = () => { window.printed += 1; dispatchEvent(new Event('afterprint')); };"
    )
    desk, keys = enter_as(page, house, "Cán bộ tiếp nhận"), Keys(page)
    before = waiting(page, desk)

    # The printing: conference, how many, Enter; then the sheets as PDF.
    keys.reach("a[href$='/in-phieu/']")
    keys.opens("Enter")
    keys.reach("[name=conference]")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.write(str(SHEETS))
    keys.opens("Enter")
    run = page.url
    keys.reach("form[action$='phieu.pdf'] button")
    printed = pypdfium2.PdfDocument(keys.downloads("Enter").path().read_bytes())
    numbers = re.findall(r"P-\d{4}-\d{4}", printed[0].get_textpage().get_text_range())
    assert len(printed) == SHEETS and numbers
    keys.press("Tab")
    keys.opens("Enter")

    scan = tmp_path / "to-7.png"
    Image.new("L", (620, 877), 240).save(scan)
    told = [enter_sheet(keys, number, scan) for number in range(1, SHEETS + 1)]
    expect(page.locator("main")).to_contain_text(re.compile(rf"{SHEETS}\s*/\s*{SHEETS}"))
    assert page.url == run

    assert waiting(page, desk) == before + SHEETS
    listed = page.locator(".triage__list").inner_text()
    assert len(set(told)) == SHEETS and [number for number in told if number not in listed] == []
    attached = opened(page, desk, told[SCANNED - 1])
    expect(attached.locator("img[src*='/tep/']")).to_be_visible()
    for number in WITH_PHONE:
        tell_by_slip(keys, desk, told[number - 1])
    assert '"holds": true' in house.manage("conservation", "--json")
    assert ["422" in said for said in complaints] == [True]  # the one page that came back with an error


def enter_sheet(keys: Keys, number: int, scan: Path) -> str:
    """One sheet as it lies there, then the next number stands ready; the number of the opinion."""
    page, before, more = keys.page, keys.pressed, 0
    expect(page.locator("#id_text")).to_be_focused()
    keys.write(words_of(number))
    keys.press("Tab")
    keys.write(f"Người viết {number}")
    if number in WITH_PHONE:
        keys.press("Tab")
        keys.write("09123" if number == MISTAKEN else f"09123456{number}")
        more += 1
    if number == MISTAKEN:
        more += corrected(keys, number)
    if number == SCANNED:
        with page.expect_file_chooser() as choosing:
            keys.press("Alt+q")
        choosing.value.set_files(scan)
        more += 1
    keys.opens("Alt+s")
    assert keys.pressed - before == PRESSES + more
    saved = re.search(r"P-\d{4}-\d{4}.*(YK-\d{4}-\d{4})", page.locator("main").inner_text())
    assert saved is not None
    return saved[1]


def corrected(keys: Keys, number: int) -> int:
    """Saved with a wrong phone: the error leads to its field by one key, and all that was typed stands."""
    page, before = keys.page, keys.pressed
    keys.opens("Alt+s")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.locator("#id_text")).to_have_value(words_of(number))
    expect(page.locator("#id_name")).to_have_value(f"Người viết {number}")
    expect(page.locator("#id_phone")).to_have_value("09123")
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator("#id_phone")).to_be_focused()
    keys.press("Control+a")
    keys.write(f"09123456{number}")
    return keys.pressed - before


def opened(page: Page, desk: str, number: str) -> Locator:
    """The opinion of this number, by the search of the house."""
    page.goto(f"{desk}y-kien/?door=paper")
    page.locator(".triage__list .item").filter(has_text=number).get_by_role("link").click()
    return page.locator("main")


def tell_by_slip(keys: Keys, desk: str, number: str) -> None:
    """The slip of this sender is printed and recorded as handed over, by two keys."""
    page = keys.page
    page.goto(f"{desk}y-kien/bao-tin/")
    while not page.locator(".item").filter(has_text=f"Đã nhận ý kiến {number}").count():
        page.get_by_role("link", name="Tiếp").click()
        page.wait_for_load_state()
    link = page.locator(".item").filter(has_text=f"Đã nhận ý kiến {number}").get_by_role("link", name="Phiếu báo tin")
    link.focus()
    keys.opens("Enter")
    keys.press("Enter")
    assert page.evaluate("window.printed") == 1
    expect(page.locator(".slip")).to_contain_text(number)
    keys.opens("Enter")
    expect(page.locator("body")).not_to_contain_text(f"Đã nhận ý kiến {number}")
