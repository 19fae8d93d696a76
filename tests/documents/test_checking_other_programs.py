"""The same paper as other programs and other hands write it has no deviation either, and its faults are found."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from doithoai.documents import docx
from doithoai.documents.checking import Deviation, check_docx
from doithoai.documents.metrics import width_mm
from doithoai.documents.profiles import DANG_2018, DANG_2026, ND30_2020, PROFILES, Profile
from tests.documents.test_checking_rows import SAMPLES
from tests.documents.word_edits import Damage, Word
from tests.factories import documents as papers

#: Nothing here asks a database: on one of them it is enough.
pytestmark = pytest.mark.pages

DOCUMENT, HEADER, STYLES, THEME = "word/document.xml", "word/header1.xml", "word/styles.xml", "word/theme/theme1.xml"
MADE = {
    **{
        (name, form.code): docx.render(SAMPLES[name], form)
        for name in ("plan", "letter")
        for form in (DANG_2018, DANG_2026)
    },
    **{(name, "nd30_2020"): docx.render(SAMPLES[name], ND30_2020) for name in ("state", "letter")},
}
#: What the parts of a file become.
Manner = Callable[[dict[str, str]], object]


def remade(data: bytes, manner: Manner) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    texts = {name: files[name].decode("utf-8") for name in files if name.endswith(".xml") and name.startswith("word/")}
    before = dict(texts)
    manner(texts)
    assert texts != before
    files.update({name: text.encode("utf-8") for name, text in texts.items()})
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


# -- manners -------------------------------------------------------------------------------------------


def decimals(texts: dict[str, str]) -> None:
    """As Google Docs writes measures."""
    measure = re.compile(r'(w:(?:w|h|left|right|top|bottom|before|after|line|firstLine|header)=")(\d+)"')
    for name in (DOCUMENT, STYLES):
        texts[name] = measure.sub(r'\1\2.0"', texts[name])


def theme_fonts(texts: dict[str, str]) -> None:
    """As Word does when the font of the theme was changed."""
    names = 'w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
    texts[STYLES] = re.sub(r"<w:rFonts [^>]*/>", f"<w:rFonts {names}/>", texts[STYLES])
    texts[DOCUMENT] = re.sub(r"<w:rFonts [^>]*/>", f"<w:rFonts {names}/>", texts[DOCUMENT])
    minor = re.compile(r'(<a:minorFont>\s*<a:latin typeface=")[^"]*')
    texts[THEME] = minor.sub(r"\1Times New Roman", texts[THEME])


def shown_in_capitals(texts: dict[str, str]) -> None:
    """Typed small, shown in capitals."""

    def small(one: re.Match[str]) -> str:
        is_name = one[1].isupper() and len(one[1]) > 9 and not one[1].startswith("Số")
        return f"<w:r><w:rPr><w:caps/></w:rPr><w:t>{one[1].capitalize()}</w:t></w:r>" if is_name else one[0]

    texts[DOCUMENT] = re.sub(r"<w:r><w:t>([^<]+)</w:t></w:r>", small, texts[DOCUMENT])


def cut_up(texts: dict[str, str]) -> None:
    """Runs cut within words, a field within its name, what was deleted and moved away kept beside it."""
    run = re.compile(r"<w:r>(<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>([^<]{2})([^<]+)</w:t></w:r>")

    def cut(one: re.Match[str]) -> str:
        look = one[1] or ""
        gone = f'<w:del w:id="1" w:author="A"><w:r>{look}<w:delText>BỎ</w:delText></w:r></w:del>'
        moved = f'<w:moveFrom w:id="2" w:author="A"><w:r>{look}<w:t>bỏ đi</w:t></w:r></w:moveFrom>'
        first, rest = (f'<w:r>{look}<w:t xml:space="preserve">{part}</w:t></w:r>' for part in (one[2], one[3]))
        return f'{first}{gone}{moved}<w:smartTag w:element="place">{rest}</w:smartTag>'

    texts[DOCUMENT] = run.sub(cut, texts[DOCUMENT])
    texts[HEADER] = texts[HEADER].replace(
        " PAGE </w:instrText>", " PA</w:instrText><w:instrText>GE \\* MERGEFORMAT</w:instrText>"
    )


def number_in_a_box(texts: dict[str, str]) -> None:
    """As WPS Office sets a page number."""
    box = _box("{}", None, 20, 8).replace(
        "<wp:positionH/>", '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>'
    )
    inner = re.search(r"<w:p>.*</w:p>", texts[HEADER], re.DOTALL)
    assert inner is not None
    texts[HEADER] = texts[HEADER].replace(inner[0], f"<w:p><w:r>{box.replace('{}', inner[0])}</w:r></w:p>")


def letterhead_in_boxes(texts: dict[str, str]) -> None:
    """Two text boxes side by side in place of the first table, for old programs drawn a second time."""

    def boxes(table: re.Match[str]) -> str:
        widths = [int(one) * 25.4 / 1440 for one in re.findall(r'<w:gridCol w:w="(\d+)"', table[0])]
        cells = re.findall(r"<w:tc>.*?</w:tcPr>(.*?)</w:tc>", table[0], re.DOTALL)
        columns = ["".join(cells[0::2]), "".join(cells[1::2])]
        runs = [_box(columns[0], 0, widths[0], 40), _box(columns[1], widths[0], widths[1], 40)]
        return "<w:p>" + "".join(f"<w:r>{one}</w:r>" for one in runs) + "</w:p>"

    texts[DOCUMENT] = re.sub(r"<w:tbl>.*?</w:tbl>", boxes, texts[DOCUMENT], count=1, flags=re.DOTALL)


def _box(content: str, left: float | None, width: float, height: float) -> str:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    place = "<wp:positionH/>"
    if left is not None:
        place = f'<wp:positionH relativeFrom="column"><wp:posOffset>{left * 36000:.0f}</wp:posOffset></wp:positionH>'
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="{wp}">{place}'
        f'<wp:extent cx="{width * 36000:.0f}" cy="{height * 36000:.0f}"/>'
        f"<w:txbxContent>{content}</w:txbxContent></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><w:txbxContent>{content}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    )


def letterhead_by_tabs(texts: dict[str, str]) -> None:
    """Each line of the head one paragraph with two centred tabs; the rule is a drawn line."""

    def tabbed(table: re.Match[str]) -> str:
        wide = [int(one) for one in re.findall(r'<w:gridCol w:w="(\d+)"', table[0])]
        stops = (wide[0] // 2, wide[0] + wide[1] // 2)
        tabs = "".join(f'<w:tab w:val="center" w:pos="{stop}"/>' for stop in stops)
        length = width_mm("ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True) * 72 / 25.4
        begins = stops[1] / 20 - length / 2
        rule = (
            '<w:r><w:pict><v:line xmlns:v="urn:schemas-microsoft-com:vml" '
            f'from="{begins:.1f}pt,20pt" to="{begins + length:.1f}pt,20pt"/></w:pict></w:r>'
        )
        out = ""
        for row in re.findall(r"<w:tr>.*?</w:tr>", table[0], re.DOTALL):
            columns = [_said(cell) for cell in re.findall(r"<w:tc>.*?</w:tc>", row, re.DOTALL)]
            for place in range(max(map(len, columns))):
                words = [column[place] if place < len(column) else "" for column in columns]
                runs = "".join(f"<w:r><w:tab/></w:r>{word}" for word in words)
                out += f"<w:p><w:pPr><w:tabs>{tabs}</w:tabs></w:pPr>{rule if 'ĐẢNG CỘNG' in runs else ''}{runs}</w:p>"
        return out

    looks = {"Papertitle": "<w:b/>@30", "Paperissuer": "<w:b/>@28", "Paperplacedate": "<w:i/>@28"}
    looks |= {"Papersuperior": "@28", "Paperseparator": "@28", "Papernumber": "@28", "Paperletterabstract": "<w:i/>@24"}

    def _said(cell: str) -> list[str]:
        found = []
        for style, text in re.findall(r'<w:pStyle w:val="(\w+)"/>(?:(?!</w:p>).)*?<w:t[^>]*>([^<]*)', cell):
            weight, _at, size = looks.get(style, "@28").partition("@")
            found.append(f'<w:r><w:rPr>{weight}<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r>')
        return found

    texts[DOCUMENT] = re.sub(r"<w:tbl>.*?</w:tbl>", tabbed, texts[DOCUMENT], count=1, flags=re.DOTALL)


def justified_headings(texts: dict[str, str]) -> None:
    """Everything of the body justified, the headings too."""
    texts[STYLES] = texts[STYLES].replace('<w:jc w:val="left"/>', '<w:jc w:val="both"/>')
    heading = re.compile(r'(<w:pStyle w:val="Paper(?:heading\d|article)"/>)')
    texts[DOCUMENT] = heading.sub(r'\1<w:jc w:val="both"/>', texts[DOCUMENT])


MANNERS: list[tuple[Manner, str]] = [
    *(
        (one, sample)
        for one in (decimals, theme_fonts, shown_in_capitals, cut_up)
        for sample in ("plan", "letter", "state")
    ),
    (number_in_a_box, "letter"),
    (number_in_a_box, "state"),
    (letterhead_in_boxes, "letter"),
    (letterhead_in_boxes, "state"),
    (letterhead_by_tabs, "letter"),
    (justified_headings, "plan"),
    (justified_headings, "state"),
]


@pytest.mark.parametrize(("manner", "sample"), MANNERS, ids=[f"{one.__name__}-{name}" for one, name in MANNERS])
def test_a_paper_without_fault_has_none_whoever_wrote_the_file(manner: Manner, sample: str) -> None:
    for name, code in MADE:
        if name != sample or manner is letterhead_by_tabs and code == "nd30_2020":
            continue
        found = check_docx(remade(MADE[name, code], manner), PROFILES[code])
        assert found == [], code


# -- faults ----------------------------------------------------------------------------------------------

P18, P26, ST = DANG_2018, DANG_2026, ND30_2020
#: Row, sample, form, damage: the one row is found and no other.
FAULTS: list[tuple[str, str, Profile, Damage]] = [
    ("A2", "letter", P18, lambda d: d.part(HEADER, "(<w:pStyle[^>]*/>)", r'\1<w:jc w:val="right"/>')),
    ("B27", "state", ST, lambda d: d.part(HEADER, "(<w:pStyle[^>]*/>)", r'\1<w:jc w:val="left"/>')),
    ("A10", "plan", P18, lambda d: d.say("-----", "_____")),
    ("A12", "letter", P26, lambda d: d.say("- Đảng ủy các xã", "Đảng ủy các xã, thị trấn,")),
    ("A19", "letter", P26, lambda d: d.say("Đề nghị các đơn vị", "2. Đề nghị các đơn vị tổng hợp ý kiến " * 4)),
    ("A20", "plan", P18, lambda d: d.say("T/M", "T.M BAN THƯỜNG VỤ")),
    ("B16", "state", ST, lambda d: d.say("TM.", "TM ỦY BAN NHÂN DÂN")),
    ("B1", "state", ST, lambda d: d.drop("CỘNG HÒA")),
    ("B11", "state", ST, lambda d: d.form("Thực hiện", "spacing", after="120", line="240", lineRule="exact")),
]


@pytest.mark.parametrize(("row", "sample", "form", "damage"), FAULTS, ids=[f"{n}-{d[0]}" for n, d in enumerate(FAULTS)])
def test_a_fault_is_found_in_its_own_row_alone(row: str, sample: str, form: Profile, damage: Damage) -> None:
    word = Word(MADE[sample, form.code])
    damage(word)

    assert rows(check_docx(word.bytes(), form)) == {row}


def rows(found: list[Deviation]) -> set[str]:
    return {one.row for one in found}


def test_the_weight_of_the_capacities_of_minutes_is_free_in_the_party_form() -> None:
    word = Word(docx.render(papers.minutes(), P18))
    word.look("NGƯỜI GHI", "b", val="0")

    assert check_docx(word.bytes(), P18) == []


def test_bases_under_the_addressees_are_no_addressees() -> None:
    word = Word(docx.render(SAMPLES["letter"], P18))
    word.insert("- Căn cứ Quy chế làm việc của Ban Chấp hành,", like="Đề nghị các đơn vị", after="- Liên đoàn")

    assert check_docx(word.bytes(), P18) == []


def test_one_addressee_of_a_state_letter_needs_no_full_stop_and_one_of_the_party_does() -> None:
    for form, expected in ((ND30_2020, set()), (DANG_2018, {"A12"})):
        word = Word(docx.render(SAMPLES["one"], form))
        texts = [node for node in word.at("Kính gửi").iter() if (node.text or "").endswith("ủy.")]
        texts[-1].text = texts[-1].text.removesuffix(".")
        assert rows(check_docx(word.bytes(), form)) == expected
