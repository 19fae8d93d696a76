"""Nine days before the conference: who has reported, what says the same, who answers, and the report that is frozen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.conference.models import Conference
from doithoai.opinion import conservation, intake
from doithoai.opinion.models import Competence, GatheringReport, Matter, Opinion
from tests.browser.conftest import DESKTOP, enter, open_page
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, announced

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
DRAINS = (
    "Cống thoát nước sau chợ Nhã Nam quá bé, mưa nửa giờ là ngập vào nhà dân.",
    "Mưa nửa giờ là ngập vào nhà dân vì cống thoát nước sau chợ Nhã Nam quá bé.",
    "Đề nghị làm lại cống thoát nước sau chợ Nhã Nam, cống quá bé nên mưa là ngập vào nhà.",
)
OTHERS = ("Đường thôn Hậu tối, xin thêm đèn.", "Trạm y tế thiếu thuốc cho người có thẻ bảo hiểm.")


class Place:
    """A conference on its way: one organisation gathers, five opinions have come."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.conference: Conference = announced(self.commune.authority, by=self.commune.coordinator)
        for duty in self.conference.duties.filter(task__kind="report"):
            duty.cooperating.add(self.commune.agency)
        Competence.objects.create(
            field=self.commune.field(), organisation=self.commune.agency, level=self.commune.authority.level
        )
        by = people.person("intake", self.commune.authority)
        for text in (*DRAINS, *OTHERS):
            intake.receive(
                self.commune.authority,
                door="sheet",
                texts=[text],
                conference=self.conference,
                through=self.commune.agency,
                by=by,
            )

    def address(self, name: str, *parts: str) -> str:
        return reverse(f"office:{name}", args=[self.commune.authority.slug, *parts])


@pytest.fixture
def place() -> Iterator[Place]:
    with time_machine.travel(NOW, tick=True):
        made = Place()
    with time_machine.travel(NOW + (DAY - timedelta(days=9) - NOW.date()), tick=True):
        yield made


def press(page: Page, words: str) -> None:
    """A button or link by its words; the page that follows stands."""
    with page.expect_navigation():
        page.locator("button, a.btn, a").filter(has_text=words).first.click()


@pytest.mark.clause("S-72", "S-74", "S-76")
def test_a_coordinator_nine_days_before(
    browser: Browser, page: Page, live_server: LiveServer, place: Place, complaints: list[str]
) -> None:
    gathering = place.address("gathering", place.conference.public_id)
    desk = enter(page, live_server, place.commune.coordinator, gathering)
    row = desk.locator("tr").filter(has_text=place.commune.agency.name)
    expect(row.locator(".tag--late")).to_be_visible()  # due ten days before: yesterday

    other = enter(open_page(browser, DESKTOP, complaints), live_server, place.commune.clerk, gathering)
    press(other, "Gửi báo cáo")
    other.locator("[name=method]").fill("Họp 6 chi bộ, mở 4 hòm thư góp ý.")
    other.locator("[name=since]").fill("10/11/2026")
    other.locator("[name=until]").fill("28/11/2026")
    with other.expect_navigation():
        other.locator("main form button[type=submit]").click()
    desk.reload()
    press(desk, "Xác nhận đã nhận")
    press(desk, "Trình")

    desk.goto(f"{live_server.url}{place.address('same')}")
    press(desk, "Xem trước khi gộp")
    press(desk, "Gộp")
    joined = Matter.objects.get(said=len(DRAINS))
    assert Opinion.objects.count() == len(DRAINS) + len(OTHERS)

    desk.goto(f"{live_server.url}{place.address('matter', joined.public_id)}")
    press(desk, "Gỡ ra")
    assert not Matter.objects.filter(said=len(DRAINS)).exists()
    assert conservation.check(place.commune.authority) == []

    desk.goto(f"{live_server.url}{place.address('opinion', joined.opinions.order_by('pk')[0].public_id)}")
    desk.locator("[name=field]").select_option(str(place.commune.field().pk))
    with desk.expect_navigation():
        desk.locator("[name=title]").press("Enter")
    desk.goto(f"{live_server.url}{place.address('assign', joined.public_id)}")
    desk.locator("[name=lead]").select_option(str(place.commune.agency.pk))
    with desk.expect_navigation():
        desk.locator("main form button[type=submit]").first.click()
    joined.refresh_from_db()
    assert (joined.state, joined.lead) == ("assigned", place.commune.agency)

    desk.goto(f"{live_server.url}{gathering}")
    press(desk, "Báo cáo tổng hợp")
    press(desk, "Chốt và trình")
    whole = GatheringReport.objects.get(organisation=None)
    for form, begins in (("docx", b"PK"), ("pdf", b"%PDF")):
        answer = desk.request.get(f"{live_server.url}{place.address('report_file', whole.public_id, form)}")
        assert answer.ok and answer.body().startswith(begins)
    frozen = whole.content_text
    intake.receive(
        place.commune.authority,
        door="sheet",
        texts=["Đến sau khi đã chốt."],
        conference=place.conference,
        by=people.person("intake", place.commune.authority),
    )
    whole.refresh_from_db()
    assert whole.content_text == frozen

    standing = enter(open_page(browser, DESKTOP, complaints), live_server, place.commune.standing, gathering)
    for _report in (whole, "that of the organisation"):
        press(standing, "Đã xem")
    assert set(GatheringReport.objects.values_list("state", flat=True)) == {"noted"}
    assert complaints == []
