"""For every row of the tables of rules that a machine can check: one fault is planted in the file and found."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pypdfium2
import pytest

from doithoai.documents import docx, pdf
from doithoai.documents.checking import check, check_docx
from doithoai.documents.content import Article, Chapter, Content, Heading, Item, Paragraph
from doithoai.documents.pdf_pages import PageSeen
from doithoai.documents.profiles import DANG_2018, DANG_2026, ND30_2020, PROFILES, Profile
from tests.documents.word_edits import Damage, Word
from tests.factories import documents as papers

#: Nothing here asks a database: on one of them it is enough.
pytestmark = pytest.mark.pages

RULES = Path(__file__).resolve().parents[2] / "docs" / "paper-rules.md"
BODY = (
    Paragraph("Thực hiện chương trình năm, việc đối thoại được tổ chức như sau. " * 3),
    Chapter("Chương I", "Quy định chung"),
    Article("Phạm vi"),
    Heading(1, "MỤC ĐÍCH"),
    Heading(2, "Mục đích"),
    Heading(3, "Người dân được hỏi"),
    Item("Công khai kết quả giải quyết để nhân dân theo dõi."),
    Item("chuẩn bị hội trường;", mark="a)"),
    Paragraph("Các đơn vị thực hiện nghiêm kế hoạch."),
)
STAMPS = {"urgency": "Hỏa tốc", "circulation": "Tài liệu hội nghị", "draft_note": "Dự thảo lần 2"}
CONTACT = "Thôn Đồng Khoát, xã Tân Yên; điện thoại 0204 300 0115"
SAMPLES: dict[str, Content] = {
    "plan": papers.plan(body=BODY, **STAMPS),
    "state": papers.state_notice(body=BODY, urgency="Hỏa tốc", circulation="Tài liệu hội nghị"),
    "letter": papers.letter(),
    "one": papers.letter(addressees=("Thường trực Huyện ủy",)),
    "minutes": papers.minutes(),
    "contact": papers.letter(contact=CONTACT),
    "annexed": papers.state_notice(annexes=papers.ANNEXES, contact=CONTACT),
}


@lru_cache(maxsize=32)
def made(sample: str, code: str) -> bytes:
    return docx.render(SAMPLES[sample], PROFILES[code])


P18, P26, ST = "dang_2018", "dang_2026", "nd30_2020"
PLAN = "đối thoại của đồng chí"
#: Row, sample, form, damage.
DAMAGES: list[tuple[str, str, str, Damage]] = [
    ("A page", "plan", P18, lambda d: d.say("Thực hiện", unicodedata.normalize("NFD", "Việc dân bàn."))),
    ("A1", "plan", P18, lambda d: d.section("pgMar", top="1417")),
    ("A1", "plan", P18, lambda d: d.section("pgMar", left="1900")),
    ("A1", "plan", P18, lambda d: d.section("pgSz", w="12240", h="15840")),
    ("A2", "plan", P18, lambda d: d.section("pgMar", header="1134")),
    ("A2", "plan", P18, lambda d: d.part("word/header1.xml", " PAGE ", " DATE ")),
    ("A3", "plan", P18, lambda d: d.look("ĐẢNG CỘNG SẢN", "sz", val="26")),
    ("A3", "plan", P18, lambda d: d.drop_after("ĐẢNG CỘNG SẢN")),
    ("A3", "plan", P18, lambda d: d.say("ĐẢNG CỘNG SẢN", "Đảng Cộng sản Việt Nam")),
    ("A4", "plan", P18, lambda d: d.look("ĐẢNG BỘ", "b", val="1")),
    ("A4", "plan", P18, lambda d: d.drop("ĐẢNG BỘ")),
    ("A5", "plan", P18, lambda d: d.look("HUYỆN ỦY", "b", val="0")),
    ("A5", "plan", P18, lambda d: d.form("HUYỆN ỦY", "jc", val="left")),
    ("A6", "plan", P18, lambda d: d.say("*", "")),
    ("A6", "plan", P18, lambda d: d.say("*", "_____")),
    ("A7", "plan", P18, lambda d: d.say("Số 07", "Số: 07-KH/HU")),
    ("A7", "plan", P18, lambda d: d.say("Số 07", "Số 7-KH/HU")),
    ("A7", "plan", P18, lambda d: d.say("Số 07", "Số 07/KH-HU")),
    ("A7", "plan", P18, lambda d: d.say("Số 07", "Số 07-TB/HU")),
    ("A8", "plan", P18, lambda d: d.look("Hà Giang Thượng, ngày", "i", val="0")),
    ("A8", "plan", P18, lambda d: d.say("Hà Giang Thượng, ngày", "Hà Giang Thượng, ngày 5 tháng 3 năm 2024")),
    ("A8", "plan", P18, lambda d: d.say("Hà Giang Thượng, ngày", "Hà Giang Thượng, ngày 05 tháng 03 năm 2024")),
    ("A9", "plan", P18, lambda d: d.look("KẾ HOẠCH", "sz", val="28")),
    ("A9", "plan", P18, lambda d: d.form("KẾ HOẠCH", "jc", val="left")),
    ("A10", "plan", P18, lambda d: d.look(PLAN, "b", val="0")),
    ("A10", "plan", P18, lambda d: d.say("-----", "***")),
    ("A10", "plan", P18, lambda d: d.say(PLAN, "Đối thoại của đồng chí Bí thư")),
    ("A11", "letter", P18, lambda d: d.look("V/v", "sz", val="28")),
    ("A11", "letter", P18, lambda d: d.look("V/v", "i", val="0")),
    ("A11", "letter", P26, lambda d: d.say("về việc", "V/v nắm bắt ý kiến")),
    ("A12", "letter", P18, lambda d: d.look("Kính gửi", "i", val="0")),
    ("A12", "letter", P18, lambda d: d.look("- Đảng ủy các xã", "i", val="1")),
    ("A12", "letter", P18, lambda d: d.say("- Liên đoàn", "- Liên đoàn Lao động huyện,")),
    ("A12", "one", P18, lambda d: d.look("Kính gửi", "i", val="1")),
    ("A13", "plan", P18, lambda d: d.say("- Căn cứ Quy chế", "- Căn cứ Quy chế làm việc.")),
    ("A13", "plan", P18, lambda d: d.say("- Căn cứ Chương trình", "Căn cứ Chương trình công tác,")),
    ("A14", "plan", P18, lambda d: d.look("Thực hiện", "sz", val="26")),
    ("A14", "plan", P18, lambda d: d.look("Thực hiện", "rFonts", ascii="Arial", hAnsi="Arial")),
    ("A14", "plan", P18, lambda d: d.look("Thực hiện", "color", val="0000FF")),
    ("A14", "plan", P18, lambda d: d.look("Thực hiện", "i", val="1")),
    ("A14", "plan", P18, lambda d: d.form("Thực hiện", "jc", val="left")),
    ("A14", "plan", P18, lambda d: d.form("Thực hiện", "ind", firstLine="200")),
    ("A14", "plan", P18, lambda d: d.form("Thực hiện", "spacing", before="0", after="40")),
    ("A14", "plan", P18, lambda d: d.form("Thực hiện", "spacing", after="120", line="300", lineRule="exact")),
    ("A15", "plan", P18, lambda d: d.look("Chương I", "b", val="0")),
    ("A16", "plan", P18, lambda d: d.say("QUY ĐỊNH CHUNG", "Quy định chung")),
    ("A17", "plan", P18, lambda d: d.look("I. MỤC ĐÍCH", "b", val="0")),
    ("A17", "plan", P18, lambda d: d.look("1. Mục đích", "b", val="0")),
    ("A17", "plan", P18, lambda d: d.look("1.1. Người", "i", val="0")),
    ("A17", "plan", P26, lambda d: d.say("I- MỤC ĐÍCH", "I. MỤC ĐÍCH")),
    ("A18", "plan", P18, lambda d: d.look("Điều 1", "b", val="0")),
    ("A19", "plan", P18, lambda d: d.say("Các đơn vị", "Các đơn vị thực hiện nghiêm kế hoạch")),
    ("A19", "plan", P26, lambda d: d.say("Các đơn vị", "Các đơn vị thực hiện nghiêm kế hoạch./.")),
    ("A20", "plan", P18, lambda d: d.look("T/M", "b", val="0")),
    ("A20", "plan", P18, lambda d: d.say("T/M", "TM. BAN THƯỜNG VỤ")),
    ("A21", "plan", P18, lambda d: d.look("BÍ THƯ", "b", val="1")),
    ("A21", "plan", P18, lambda d: d.say("BÍ THƯ", "BÍ THƯ HUYỆN ỦY")),
    ("A22", "plan", P18, lambda d: d.drop_after("BÍ THƯ", 2)),
    ("A23", "plan", P18, lambda d: d.look("Nguyễn Văn Thụ", "b", val="0")),
    ("A23", "plan", P18, lambda d: d.say("Nguyễn Văn Thụ", "ThS. Nguyễn Văn Thụ")),
    ("A23", "plan", P18, lambda d: d.say("Nguyễn Văn Thụ", "NGUYỄN VĂN THỤ")),
    ("A24", "plan", P18, lambda d: d.look("Nơi nhận", "u", val="none")),
    ("A24", "plan", P18, lambda d: d.say("Nơi nhận", "NƠI NHẬN")),
    ("A25", "plan", P18, lambda d: d.look("- Đảng ủy các xã", "sz", val="28")),
    ("A25", "plan", P18, lambda d: d.say("- Đảng ủy các xã", "- Đảng ủy các xã;")),
    ("A25", "plan", P26, lambda d: d.say("- Đảng ủy các xã", "- Đảng ủy các xã,")),
    ("A25", "plan", P18, lambda d: d.say("- Lưu", "- Lưu: Văn phòng Huyện ủy.")),
    ("A26", "plan", P18, lambda d: d.look("HỎA TỐC", "b", val="0")),
    ("A27", "plan", P18, lambda d: d.look("TÀI LIỆU HỘI NGHỊ", "sz", val="28")),
    ("A28", "plan", P18, lambda d: d.look("Dự thảo", "i", val="0")),
    ("A29", "plan", P18, lambda d: d.insert("LVK-30", like="- Lưu", after="- Lưu")),
    ("A30", "plan", P18, lambda d: d.foot("Số điện thoại: 0204 123 456", size=14)),
    ("B page", "state", ST, lambda d: d.section("pgMar", right="1247")),
    ("B page", "state", ST, lambda d: d.section("pgMar", top="1701")),
    ("B1", "state", ST, lambda d: d.look("CỘNG HÒA", "sz", val="28")),
    ("B1", "state", ST, lambda d: d.say("CỘNG HÒA", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    ("B2", "state", ST, lambda d: d.say("Độc lập", "Độc lập-Tự do-Hạnh phúc")),
    ("B2", "state", ST, lambda d: d.drop_after("Độc lập")),
    ("B3", "state", ST, lambda d: d.look("ỦY BAN NHÂN DÂN", "b", val="1")),
    ("B4", "state", ST, lambda d: d.drop_after("XÃ SƠN HẠ")),
    ("B4", "state", ST, lambda d: d.look("XÃ SƠN HẠ", "sz", val="28")),
    ("B5", "state", ST, lambda d: d.say("Số: 07", "Số 07/TB-UBND")),
    ("B5", "state", ST, lambda d: d.say("Số: 07", "Số: 07/TB-Ubnd")),
    ("B6", "state", ST, lambda d: d.look("Sơn Hạ, ngày", "i", val="0")),
    ("B6", "state", ST, lambda d: d.move("Sơn Hạ, ngày", "Độc lập")),
    ("B7", "state", ST, lambda d: d.look("THÔNG BÁO", "sz", val="32")),
    ("B8", "state", ST, lambda d: d.drop_after("Tổ chức hội nghị")),
    ("B8", "state", ST, lambda d: d.look("Tổ chức hội nghị", "b", val="0")),
    ("B9", "letter", ST, lambda d: d.look("V/v", "i", val="1")),
    ("B9", "letter", ST, lambda d: d.say("V/v", "về việc nắm bắt ý kiến")),
    ("B10", "state", ST, lambda d: d.look("Căn cứ Quy chế", "i", val="0")),
    ("B10", "state", ST, lambda d: d.say("Căn cứ Chương trình", "Căn cứ Chương trình công tác;")),
    ("B11", "state", ST, lambda d: d.look("Thực hiện", "sz", val="30")),
    ("B11", "state", ST, lambda d: d.form("Thực hiện", "jc", val="left")),
    ("B11", "state", ST, lambda d: d.form("Thực hiện", "ind", firstLine="200")),
    ("B11", "state", ST, lambda d: d.form("Thực hiện", "spacing", after="120", line="480", lineRule="auto")),
    ("B12", "state", ST, lambda d: d.say("Chương I", "Chương 1")),
    ("B12", "state", ST, lambda d: d.say("QUY ĐỊNH CHUNG", "Quy định chung")),
    ("B13", "state", ST, lambda d: d.say("I. MỤC ĐÍCH", "I. Mục đích")),
    ("B14", "state", ST, lambda d: d.look("1. Mục đích", "sz", val="24")),
    ("B15", "state", ST, lambda d: d.look("a) chuẩn bị", "b", val="1")),
    ("B16", "state", ST, lambda d: d.say("TM.", "T/M ỦY BAN NHÂN DÂN")),
    ("B17", "state", ST, lambda d: d.look("CHỦ TỊCH", "b", val="0")),
    ("B18", "state", ST, lambda d: d.say("Trần Thị Mận", "TS. Trần Thị Mận")),
    ("B18", "state", ST, lambda d: d.drop_after("CHỦ TỊCH", 2)),
    ("B19", "letter", ST, lambda d: d.look("Kính gửi", "i", val="1")),
    ("B19", "letter", ST, lambda d: d.say("- Đảng ủy các xã", "- Đảng ủy các xã, thị trấn,")),
    ("B20", "state", ST, lambda d: d.look("Nơi nhận", "i", val="0")),
    ("B21", "state", ST, lambda d: d.say("- Lưu", "- Lưu VT, TH.")),
    ("B21", "state", ST, lambda d: d.look("- Lưu", "sz", val="24")),
    (
        "B22",
        "state",
        ST,
        lambda d: d.insert("Phụ lục I", like="Chương I", after="Các đơn vị").look("Phụ lục I", "b", val="0"),
    ),
    ("B22", "annexed", ST, lambda d: d.drop_all("pgNumType")),
    ("B22", "annexed", ST, lambda d: d.say("Phụ lục II", "Phụ lục 2")),
    ("B22", "annexed", ST, lambda d: d.look("(Kèm theo", "i", val="0")),
    ("B22", "annexed", ST, lambda d: d.drop("DANH SÁCH ĐẠI BIỂU")),
    ("B23", "state", ST, lambda d: d.look("HỎA TỐC", "color", val="000000")),
    ("B23", "state", ST, lambda d: d.form("HỎA TỐC", "pBdr")),
    ("B24", "state", ST, lambda d: d.form("TÀI LIỆU HỘI NGHỊ", "pBdr")),
    ("B25", "state", ST, lambda d: d.insert("PL.(30)", like="Nơi nhận", after="- Lưu")),
    ("B26", "state", ST, lambda d: d.foot("Số điện thoại: 0204 123 456", size=9)),
    ("B26", "contact", ST, lambda d: d.part("word/footer1.xml", r"<w:pBdr>.*?</w:pBdr>", "")),
    ("B26", "contact", ST, lambda d: d.part("word/footer1.xml", "<w:r>", '<w:r><w:rPr><w:sz w:val="18"/></w:rPr>')),
    ("A30", "contact", P18, lambda d: d.part("word/footer1.xml", "<w:r>", '<w:r><w:rPr><w:sz w:val="28"/></w:rPr>')),
    ("B27", "state", ST, lambda d: d.part("word/header1.xml", " PAGE ", " DATE ")),
]


@pytest.mark.parametrize(
    ("row", "sample", "code", "damage"), DAMAGES, ids=[f"{n}-{d[0]}" for n, d in enumerate(DAMAGES)]
)
def test_a_planted_fault_is_found(row: str, sample: str, code: str, damage: Damage) -> None:
    word = Word(made(sample, code))
    damage(word)

    found = check_docx(word.bytes(), PROFILES[code])

    assert row in {one.row for one in found}, found


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("form", [DANG_2018, DANG_2026, ND30_2020], ids=lambda form: form.code)
def test_undamaged_papers_have_none_whatever_their_styles_are_called(sample: str, form: object) -> None:
    data = made(sample, form.code)  # type: ignore[attr-defined]
    # A plan of the Party in State form is signed "T/M …": only the fitting samples are asked.
    if (sample in ("state", "annexed")) == form.party or (sample == "plan" and not form.party):  # type: ignore[attr-defined]
        return

    assert check_docx(data, form) == []  # type: ignore[arg-type]
    assert check_docx(Word(data).nameless().bytes(), form) == []  # type: ignore[arg-type]


def numbers(data: bytes) -> list[str]:
    """What stands in the upper margin of each page."""
    document = pypdfium2.PdfDocument(data)
    return ["".join(one.sign for one in PageSeen(number, page, ND30_2020).head) for number, page in enumerate(document)]


def test_each_annex_of_a_state_paper_has_its_own_page_numbers_and_a_running_one_is_found() -> None:
    paper = SAMPLES["annexed"]
    running = replace(ND30_2020, annex_has_own_pages=False)

    assert numbers(pdf.render(paper, ND30_2020)) == ["", "2", "", "2", ""]
    assert numbers(pdf.render_all([paper, paper], ND30_2020)) == ["", "2", "", "2", ""] * 2
    assert numbers(pdf.render(paper, running)) == ["", "2", "3", "4", "5"]
    assert check(pdf.render(paper, ND30_2020), ND30_2020) == []
    for data in (pdf.render(paper, running), docx.render(paper, running)):
        assert {(one.element, one.row) for one in check(data, ND30_2020)} == {("page_number", "B22")}
    # A form of the Party says nothing of it: one number runs through, or each annex has its own.
    ours = papers.plan(annexes=papers.ANNEXES)
    own = replace(DANG_2026, annex_has_own_pages=True)
    for form in (DANG_2026, own):
        assert check(pdf.render(ours, form), DANG_2026) == check(docx.render(ours, form), DANG_2026) == []


def test_every_row_of_the_list_has_a_planted_fault() -> None:
    named = re.findall(r"^\| ([AB](?:\d+| page)(?:[-,] ?[AB]\d+)*) \|", RULES.read_text("utf-8"), re.MULTILINE)
    rows: set[str] = set()
    for text in named:
        found = re.findall(r"[AB](?:\d+| page)", text)
        if "-" in text:
            first, last = (int(one[1:]) for one in found)
            found = [f"{text[0]}{number}" for number in range(first, last + 1)]
        rows |= set(found)

    assert rows == {damage[0] for damage in DAMAGES} | {"A31"}


def test_a_tone_mark_that_the_authority_does_not_want_is_found() -> None:
    wanted = replace(DANG_2026, tone_mark_style="uỷ")

    assert {one.row for one in check_docx(made("plan", P26), wanted)} == {"A31"}


#: An element, and what is printed instead of the prescribed look.
LOOKS = [
    (element, change)
    for element in ("title", "superior", "issuer", "number", "place_date", "kind", "abstract", "paragraph",
                    "heading_1", "signing_authority", "position", "signer", "recipient_head", "recipient")
    for change in ("size", "bold", "italic")
]  # fmt: skip


@pytest.mark.parametrize(("element", "change"), LOOKS)
@pytest.mark.parametrize(("sample", "form"), [("plan", DANG_2026), ("state", ND30_2020)], ids=["party", "state"])
def test_a_wrong_look_is_found_in_both_kinds_of_file(sample: str, form: Profile, element: str, change: str) -> None:
    look = form.styles[element]
    other = (
        replace(look, size=look.sizes[0] - 1)
        if change == "size"
        else replace(look, **{change: not getattr(look, change)})
    )
    wrong = replace(form, styles={**form.styles, element: other})

    for data in (docx.render(SAMPLES[sample], wrong), pdf.render(SAMPLES[sample], wrong)):
        assert form.rows[element] in {one.row for one in check(data, form)}
