"""One programme from an empty database to a kept promise, by clicks, as eight people, on the shipped server.

After the start nothing is written to the database but through pages.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.served import Served, served

pytestmark = pytest.mark.browser

PASSWORD = "chim hoa mi hot buoi sang"
PEOPLE = {
    "thuy.xdd": ("Trần Thị Thủy", "coordinator", "Ban Xây dựng Đảng"),
    "quang.xdd": ("Phạm Hồng Quang", "text_reviewer", "Ban Xây dựng Đảng"),
    "son.vp": ("Giáp Thế Sơn", "office", "Văn phòng Đảng ủy"),
    "duyen.kt": ("Lê Thị Duyên", "agency_clerk", "Phòng Kinh tế"),
    "lam.tt": ("Nguyễn Đăng Lâm", "standing", ""),
    "mai.vp": ("Thân Thị Mai", "publisher", "Văn phòng Đảng ủy"),
}
BODIES = (
    ("BXD", "Ban Xây dựng Đảng", "party_staff"),
    ("VP", "Văn phòng Đảng ủy", "party_office"),
    ("KT", "Phòng Kinh tế", "agency"),
    ("TT", "Trung tâm Cung ứng dịch vụ công", "media"),
)


@pytest.fixture(scope="module")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The shipped server on an empty database, its clock process beside it."""
    url = os.environ.get("DOITHOAI_DATABASE_URL")
    with served(tmp_path_factory.mktemp("journey"), database_url=url, demo=False, clock=True) as running:
        yield running


class Walker:
    """Somebody at a screen: fills by field name, presses by words."""

    def __init__(self, browser: Browser, base: str, width: int = 1366) -> None:
        self.page: Page = browser.new_context(viewport={"width": width, "height": 768}, locale="vi-VN").new_page()
        self.page.set_default_timeout(30_000)
        self.base = base

    def go(self, path: str) -> Walker:
        self.page.goto(path if path.startswith("http") else f"{self.base}{path}")
        return self

    def fill(self, within: str = "main", **values: str) -> Walker:
        for name, value in values.items():
            field = self.page.locator(f"{within} [name='{name}']").first
            fold = self.page.locator(f"{within} details.panel:not([open]):has([name='{name}']) > summary")
            if fold.count() and not field.is_visible():
                fold.first.click()
            kind = field.evaluate("one => `${one.tagName}:${one.type}`")
            if kind.startswith("SELECT"):
                known = dict(field.evaluate("one => [...one.options].map(it => [it.text.trim(), it.value])"))
                match = next((val for word, val in known.items() if value in (val, word) or value in word), value)
                field.select_option(value=match)
            elif "radio" in kind:
                self.page.locator(f"{within} [name='{name}'][value='{value}']").check()
            elif "checkbox" in kind:
                field.check()
            else:
                field.fill(value)
        return self

    def send(self, having: str) -> Walker:
        """Send the form that has a field of this name."""
        self.page.locator(f"form:has([name='{having}']) button[type=submit]:visible").first.click()
        self.page.wait_for_load_state()
        return self

    def press(self, words: str) -> Walker:
        self.page.get_by_role("button", name=words).first.click()
        self.page.wait_for_load_state()
        # In the hall a press goes by itself and brings the new page back.
        self.page.wait_for_function("() => !document.querySelector('form[data-going]')")
        return self

    def follow(self, words: str) -> Walker:
        self.page.get_by_role("link", name=words).first.click()
        self.page.wait_for_load_state()
        return self

    def open(self, words: str) -> Walker:
        self.page.locator("summary", has_text=words).first.click()
        return self

    def download(self, words: str) -> bytes:
        """The file behind a link, as the browser keeps it."""
        with self.page.expect_download() as waiting:
            self.page.locator("main").get_by_role("link", name=words, exact=True).first.click()
        return waiting.value.path().read_bytes()

    def reads(self, words: str) -> Walker:
        expect(self.page.locator("body")).to_contain_text(words)
        return self


def vietnamese_today() -> datetime:
    return datetime.now(UTC) + timedelta(hours=7)


def words_of(word: bytes, pdf: bytes) -> list[str]:
    """The text of a paper in both its forms, white space made one; fails on what is neither."""
    with zipfile.ZipFile(io.BytesIO(word)) as parts:
        written = re.sub("<[^>]+>", "", parts.read("word/document.xml").decode())
    document = pypdfium2.PdfDocument(pdf)
    printed = " ".join(page.get_textpage().get_text_bounded() for page in document)
    return [" ".join(text.split()) for text in (written, printed)]


def issued(office: Walker, *, signer: str = "") -> tuple[str, list[str]]:
    """Sign, number and issue the paper whose page is open; its number, and its text as .docx and as .pdf."""
    if signer:
        office.fill("form:has([name='position'])", name=signer)
    office.send("position").reads("lấy số và ban hành").send("line").reads("Đã ban hành")
    number = office.page.locator("main .page-head__kicker .u-soft").first.inner_text().strip()
    return number, words_of(office.download("Word"), office.download("PDF"))


def set_up(browser: Browser, house: Served) -> tuple[Walker, dict[str, str]]:
    """The first administrator by the printed token; bodies, people with initial passwords, a field."""
    token = house.manage("first_token").splitlines()[0].strip()
    admin = Walker(browser, house.url).go("/khoi-tao/")
    admin.fill(
        token=token,
        name="Đảng ủy xã Đồng Tâm",
        slug="xa-dong-tam",
        place_name="Đồng Tâm",
        level="commune",
        head_kind="party",
        head_title="Bí thư Đảng ủy xã",
        issuing_body="Ban Thường vụ Đảng ủy xã Đồng Tâm",
        symbol="ĐU",
        phone="0204 300 0115",
        username="quan.tri",
        full_name="Nguyễn Văn Trị",
        password=PASSWORD,
    ).send("token")
    admin.base = f"{house.url}/xa-dong-tam"
    for code, name, kind in BODIES:
        admin.go("/van-phong/don-vi/them/").fill(
            code=code, name=name, short_name=name, kind=kind, level="commune", head_title="Trưởng"
        ).send("code")
    secrets = {}
    for login, (name, role, body) in PEOPLE.items():
        admin.go("/van-phong/can-bo/them/")
        if admin.page.locator("main [name=password]").count():
            admin.fill(password=PASSWORD).send("password")
        admin.fill(username=login, full_name=name, role=role)
        if body:
            admin.fill(organisation=body)
        admin.send("username")
        found = re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}", admin.page.inner_text("main"))
        assert found is not None
        secrets[login] = found[0]
    admin.go("/van-phong/can-bo/").follow("Phạm Hồng Quang").fill(role="reviewer").send("role")
    admin.go("/van-phong/thiet-lap/linh-vuc/them/").fill(code="GT-1", name="Giao thông, thoát nước").send("code")
    return admin, secrets


def sign_in(browser: Browser, house: Served, login: str, secret: str) -> Walker:
    """Sign in and change the initial password, as everybody must."""
    walker = Walker(browser, house.url).go("/xa-dong-tam/").follow("Dành cho cán bộ")
    walker.fill(login=login, password=secret).send("login")
    walker.fill(oldpassword=secret, password1=PASSWORD, password2=PASSWORD).send("password1")
    walker.base = f"{house.url}/xa-dong-tam"
    return walker.go("/van-phong/")


def test_one_programme_walks_from_its_plan_to_a_kept_promise(browser: Browser, empty_house: Served) -> None:
    house = empty_house
    _admin, secrets = set_up(browser, house)
    staff = {login: sign_in(browser, house, login, secret) for login, secret in secrets.items()}
    coordinator, reviewer, office = staff["thuy.xdd"], staff["quang.xdd"], staff["son.vp"]
    agency, chair, keeper = staff["duyen.kt"], staff["lam.tt"], staff["mai.vp"]
    today = vietnamese_today()

    # 1 programme
    coordinator.go("/van-phong/ke-hoach/moi/").fill(year=str(today.year)).send("year")
    plan = coordinator.page.url
    coordinator.go(f"{plan}can-cu/moi/").fill(
        document_type="Quyết định",
        symbol="1158-QĐ/TU",
        issued_on="09/07/2015",
        issuer="Ban Thường vụ Tỉnh ủy",
        subject="Quy chế tiếp xúc, đối thoại",
    ).send("symbol")
    coordinator.go(f"{plan}hoi-nghi/moi/").fill(
        audience="Nhân dân các thôn có dự án trọng điểm",
        inform_part="Thông báo tình hình giải phóng mặt bằng.",
        listen_part="Nghe ý kiến của nhân dân.",
        respond_part="Giao cơ quan chuyên môn giải quyết.",
        mode="assign",
        period_kind="range",
        period_from=f"01/01/{today.year}",
        period_to=f"31/12/{today.year}",
        venue="Hội trường UBND xã",
    ).send("audience")
    coordinator.go(f"{plan}nhiem-vu/moi/").fill(
        kind="gather",
        text="Nắm bắt, tổng hợp ý kiến nhân dân.",
        lead="Phòng Kinh tế",
        due_kind="before",
        due_amount="10",
    ).send("kind")
    coordinator.go(f"{plan}noi-nhan/moi/").fill(name="Thường trực Tỉnh ủy", purpose="b/c").send("purpose")
    coordinator.go(f"{plan}sua/").fill(signer_name="Nguyễn Đăng Lâm", purposes="Lắng nghe nhân dân.").send("purposes")
    coordinator.go(plan).press("Trình kế hoạch")
    office.go(f"{plan}ban-hanh/").fill(on=f"{today:%d/%m/%Y}", override_reason="Bổ sung khi tổ chức.").send("on")
    office.reads("Đã ban hành")
    for text in words_of(office.go(plan).download("Tệp Word"), office.download("PDF")):
        assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text and "Số 01-KH/ĐU" in text and "Nhân dân các thôn có dự án" in text

    # 2 conference: roles, day, announcement, broadcast
    coordinator.go("/van-phong/hoi-nghi/").follow("Nhân dân các thôn")
    conference = coordinator.page.url
    hall = f"{house.url}/xa-dong-tam/hoi-truong/{conference.rstrip('/').split('/')[-1]}"
    for role, name in (("chair", "Lâm"), ("minute_taker", "Mai"), ("desk", "Quang"), ("operator", "Sơn")):
        coordinator.go(f"{conference}phan-cong/").fill(role=role, person=name).send("role")
    coordinator.go(f"{conference}ngay/").fill(
        day=f"{today:%d/%m/%Y}",
        starts_at="08:00",
        ends_at="11:00",
        venue="Hội trường UBND xã Đồng Tâm",
        programme="Khai mạc; đối thoại; kết luận",
        content="Giải phóng mặt bằng, thoát nước.",
        how_to_take_part="Gửi ý kiến trên cổng hoặc tại bộ phận tiếp nhận.",
    ).send("day")
    coordinator.reads("Không đủ thời gian").fill(reason="Thường trực quyết định họp sớm").send("day")
    coordinator.go(f"{conference}thong-bao/").fill(override_reason="Họp sớm theo chỉ đạo").send("override_reason")
    coordinator.reads("Đã thông báo")
    coordinator.go(f"{conference}phat-song/").fill(
        channel="grassroots_radio",
        organisation="Trung tâm",
        day=f"{today:%d/%m/%Y}",
        at="00:00",
        minutes="4",
        evidence_text="Phát trên cụm loa thôn Đồng Khoát, có nhật ký.",
    ).send("channel")

    # 3 opinion: a citizen on a phone, a paper form, triage, joining and undoing, public title
    citizen = Walker(browser, f"{house.url}/xa-dong-tam", width=360).go("/").follow("Gửi ý kiến").press("Tiếp tục")
    citizen.fill(text="Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập đến đầu gối.").press("Tiếp tục")
    citizen.fill(name="Dương Thị Hạ Lam", phone="0571234567").press("Tiếp tục")
    expect(citizen.page.locator("main [name=conference]:checked")).to_have_value(conference.rstrip("/").split("/")[-1])
    citizen.press("Gửi ý kiến")
    code = re.search(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]", citizen.page.inner_text("main"))
    assert code is not None
    coordinator.go("/van-phong/y-kien/nhap-phieu/").fill(
        text="Sau chợ mưa là ngập, cống thoát nước bé, đề nghị xã làm lại.", place="Thôn Đồng Khoát"
    ).send("text")
    coordinator.go("/van-phong/y-kien/").follow("Cống thoát nước sau chợ")
    coordinator.fill(field="thoát nước", title="Cống thoát nước sau chợ bé", level="commune").send("field")
    coordinator.go("/van-phong/y-kien/").follow("Sau chợ mưa là ngập").press("Gắn vào")
    coordinator.go("/van-phong/van-de/").follow("Cống thoát nước sau chợ")
    matter = coordinator.page.url
    coordinator.reads("YK-").go(f"{matter}tieu-de/").fill(text="Cống thoát nước sau chợ").send("text")
    reviewer.go("/van-phong/y-kien/ban-cong-khai/").press("Duyệt")

    # 4 casework: assign, draft, send back once, approve
    coordinator.go(f"{matter}giao/").fill(lead="Phòng Kinh tế", asked="Khảo sát, đề xuất phương án.").send("lead")
    agency.go("/van-phong/tra-loi/").follow("Cống thoát nước").press("Soạn trả lời")
    answer = agency.page.url
    agency.fill(
        short="Xã làm lại cống sau chợ trước mùa mưa.",
        body="Phòng Kinh tế đã khảo sát.",
        basis="Nghị quyết số 10/NQ-HĐND ngày 15/7/2026",
        result="explained",
    )
    for point in agency.page.locator("input[name=answered]").all():
        point.check()
    agency.press("Lưu và trình")
    reviewer.go(answer).follow("Trả lại").fill(reason="Nêu rõ thời hạn hoàn thành.").send("reason")
    agency.go(answer).fill(body="Làm lại cống D800, xong trước 15/01.").press("Lưu và trình")
    reviewer.go(answer).press("Duyệt").reads("Đã duyệt")

    # 5 live: desk, floor, question, promise; the projector follows within two seconds
    coordinator.go("/hoi-truong/").press("Mở bàn đón tiếp")
    desk = reviewer.go(f"{hall}/ban-dang-ky/")
    form = "form:has([name='topic'])"
    desk.fill(form, person="Dương Thị Hạ Lam", place="Thôn Đồng Khoát", topic="Cống sau chợ", name_shown="full")
    desk.send("topic")
    wall = Walker(browser, house.url, width=1920).go(f"{hall}/man-chieu/")
    phone = Walker(browser, house.url, width=360).go(f"{hall}/dien-thoai/")
    chair.go(f"{hall}/chu-toa/").press("Khai mạc hội nghị").press("Mời số").press("Bắt đầu").reads("Kết thúc lượt")
    expect(wall.page.locator("body")).to_contain_text("Dương Thị Hạ Lam", timeout=2_000)
    expect(phone.page.locator("body")).to_contain_text("Dương Thị Hạ Lam", timeout=2_000)
    keeper.go(f"{hall}/thu-ky/")
    keeper.fill("form:has([name='gist'])", gist="Bao giờ làm lại cống sau chợ?", into="cống sau chợ")
    keeper.press("Ghi câu hỏi").reads("Bao giờ làm lại cống sau chợ?")
    keeper.fill("form:has([name='at'])", text="Bà Dương Thị Hạ Lam hỏi việc làm lại cống sau chợ.")
    keeper.press("Ghi dòng biên bản")
    coordinator.go(matter).reads("Tại hội trường")
    chair.go(f"{hall}/chu-toa/").press("Đưa lên màn chiếu").press("Kết thúc lượt")
    expect(wall.page.locator("body")).to_contain_text("Bao giờ làm lại cống", timeout=2_000)
    chair.page.wait_for_timeout(1_500)
    chair.reads("Xã làm lại cống sau chợ trước mùa mưa").press("Kinh tế trả lời").open("Ghi kết quả…")
    due = today + timedelta(days=20)
    chair.fill(
        "form:has([name='outcome'])", outcome="promised", executor="Phòng Kinh tế", due_on=f"{due:%d/%m/%Y}"
    ).send("outcome")
    keeper.go(f"{hall}/thu-ky/").fill("form:has([name='gist'])", gist="Mái chợ bao giờ được lợp lại?")
    keeper.press("Ghi câu hỏi").reads("Mái chợ bao giờ")
    chair.go(f"{hall}/chu-toa/").press("Tôi trả lời").open("Ghi kết quả…")
    chair.fill("form:has([name='outcome'])", outcome="answered_on_spot", answer_text="Đã ghi vốn năm nay.")
    chair.send("outcome").reads("đã trả lời tại chỗ 1")

    # 6 conclusion: floor closed, list signed off, minutes and notice as papers
    chair.go(f"{hall}/chu-toa/").open("Sang kết luận…").press("Dừng phần phát biểu").press(
        "Chốt danh mục kết luận"
    ).press("Bế mạc hội nghị").reads("Đã bế mạc hội nghị")
    keeper.go(f"{conference}phien-hop/").press("Biên bản đã đủ").reads("chờ ký")
    chair.go(f"{conference}phien-hop/").press("Ký biên bản").reads("Đã ký biên bản")
    number, texts = issued(office.go(f"{conference}phien-hop/").press("Lập văn bản biên bản"))
    assert all("BIÊN BẢN" in text and number in text and "làm lại cống sau chợ" in text for text in texts)
    office.go(f"{conference}phien-hop/").press("Lập thông báo kết luận")
    number, texts = issued(office, signer="Giáp Thế Sơn")
    assert all(number in text and "Phòng Kinh tế" in text and f"{due:%d/%m/%Y}" in text for text in texts)
    assert not any("Hạ Lam" in text for text in texts)
    keeper.go(f"{conference}phien-hop/").press("Công bố thông báo kết luận").reads("Đã công bố")
    coordinator.go(f"{conference}phien-hop/").press("Theo dõi thực hiện cam kết").reads("Bắt đầu theo dõi")

    # 7 the owner shows evidence, the coordinator verifies, the ledger and the citizen see it
    agency.go("/van-phong/cam-ket/").follow("Bao giờ làm lại cống")
    agency.fill(evidence_text="Biên bản nghiệm thu, ảnh chụp cống mới.").send("evidence_text")
    coordinator.go("/van-phong/cam-ket/").follow("Bao giờ làm lại cống").press("Xác nhận")
    citizen.go("/cam-ket/").reads("Hoàn thành")
    keeper.go(answer).follow("Công bố")
    keeper.page.locator("main form[method=post] button.btn--primary").last.click()
    keeper.page.wait_for_load_state()
    citizen.go("/tra-cuu/").fill(code=code[0].lower().replace("-", " ")).send("code").reads("Xã làm lại cống")

    # 8 reporting
    citizen.go("/so-lieu/").reads("Đã giải quyết xong")
    assert '"holds": true' in house.manage("conservation", "--json")
