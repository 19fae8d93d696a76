"""Which element of the form each line is: known by what it says and where it stands, never by a style's name."""

from __future__ import annotations

import re

from doithoai.documents.profiles import BODY_KINDS, Profile
from doithoai.documents.recognising_foot import foot_start, name_foot
from doithoai.documents.seen import Seen, SeenPaper

#: What a paper may be called on its own line, and the letters that its symbol then carries.
KINDS = {
    "KẾ HOẠCH": "KH", "THÔNG BÁO": "TB", "BÁO CÁO": "BC", "TỜ TRÌNH": "TTr", "KẾT LUẬN": "KL", "HƯỚNG DẪN": "HD",
    "QUYẾT ĐỊNH": "QĐ", "BIÊN BẢN": "BB", "CHƯƠNG TRÌNH": "CTr", "NGHỊ QUYẾT": "NQ", "QUY ĐỊNH": "QĐ",
    "QUY CHẾ": "QC", "CHỈ THỊ": "CT", "GIẤY MỜI": "GM", "GIẤY TRIỆU TẬP": "GTT", "PHIẾU CHUYỂN": "PC",
    "PHIẾU HƯỚNG DẪN": "PHD", "PHIẾU LẤY Ý KIẾN": "", "CÔNG ĐIỆN": "CĐ", "ĐỀ ÁN": "ĐA", "QUY TRÌNH": "QT",
    "DANH SÁCH": "", "NỘI QUY": "", "PHIẾU BÁO": "",
    "KỊCH BẢN ĐIỀU HÀNH": "", "BẢNG CÔNG KHAI": "", "TẬP TRẢ LỜI": "",
}  # fmt: skip
URGENCIES = ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC")
NUMBER = re.compile(r"^Số\b\s*:?\s*[^\s/]*\s*[-/]", re.IGNORECASE)
DATED = re.compile(r"ngày.{0,8}tháng.{0,8}năm", re.IGNORECASE)
ADDRESSED = re.compile(r"^Kính (gửi|trình)\b", re.IGNORECASE)
_BASIS = re.compile(r"^(-\s*)?(Căn cứ|Xét|Theo đề nghị|Theo)\b")
_MARKED_BASIS = re.compile(r"^-\s*(Căn cứ|Xét|Theo|Thực hiện|Trên cơ sở)\b")
_CHAPTER = re.compile(r"^(Phần|Chương|Mục|Tiểu mục)\s+(thứ\s+\w+|[IVXLC]+|\d+)\b[.:]?$", re.IGNORECASE)
ANNEX = re.compile(r"^Phụ lục(\s+([IVX]+|\d+))?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^Điều \d+\b", re.IGNORECASE)
_ROMAN = re.compile(r"^[IVX]+\s?[-./)]")
_THIRD = re.compile(r"^\d+\.\d+\s?[-.)]?\s")
_SECOND = re.compile(r"^\d+\s?[-./)]\s?")
#: No body begins so far in, only what stands under the colon of "Kính gửi:".
_FAR_IN_MM = 15
_ITEM = re.compile(r"^([-+–•*]\s|[a-zđ]\)\s)")
_ONLY_SIGNS = re.compile(r"^(?:[^\w\s]|_){2,}$")


def recognise(paper: SeenPaper, profile: Profile) -> None:
    """Write down for every line which element it is; "" for what the form does not know."""
    behind = _annex_start(paper.lines)
    paper.lines, paper.annexes = paper.lines[:behind], paper.lines[behind:]
    _annexes(paper.annexes)
    lines = paper.lines
    start = _head(lines, profile)
    end = foot_start(lines, start)
    body = _name([line for line in lines[start:end] if line.zone != "cell"], profile)
    _body(body)
    for line in lines[start:end]:
        if line.zone == "cell":
            line.element = "cell"
    name_foot(lines[end:])


# -- head --------------------------------------------------------------------------------------------


def _head(lines: list[Seen], profile: Profile) -> int:
    """The lines in two columns at the beginning; returns where they end."""
    end = next((place for place, line in enumerate(lines) if line.zone not in ("left", "right")), len(lines))
    head = lines[:end]
    right = [line for line in head if line.zone == "right"]
    names = ("title", "motto")[: len(profile.title)]
    unnamed = [line for line in right if not _marked(line)]
    # Where the words are right they tell the line, even when another is missing.
    for name, text in zip(names, profile.title, strict=True):
        for line in [one for one in unnamed if one.said.upper() == text.upper()][:1]:
            line.element = name
    left_over = [name for name in names if all(line.element != name for line in unnamed)]
    for name, line in zip(left_over, [one for one in unnamed if not one.element], strict=False):
        line.element = name
    left = [line for line in head if line.zone == "left"]
    for line in head:
        if NUMBER.match(line.said):
            line.element = "number"
        elif DATED.search(line.said):
            line.element = "place_date"
    above, below = _split(left)
    _bodies(above)
    for line in below:
        line.element = _below(line, below)
    for line in right:
        if not line.element and _stamp(line):
            line.element = _stamp(line)
    return end


def _marked(line: Seen) -> bool:
    return bool(DATED.search(line.said) or NUMBER.match(line.said) or _stamp(line))


def _split(left: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The names of the bodies, and what stands under the separator or from the number on."""
    for place, line in enumerate(left):
        if line.element == "number":
            return left[:place], left[place + 1 :]
        if re.fullmatch(r"[*_\W]+", line.said):
            line.element = "separator"
            rest = left[place + 1 :]
            return left[:place], [one for one in rest if one.element != "number"]
    for place, line in enumerate(left):
        if _stamp(line) or _opens_abstract(line):
            return left[:place], left[place:]
    return left, []


def _bodies(above: list[Seen]) -> None:
    """Which lines name the upper body: those before the first bold one, else those of the first of two names."""
    first_bold = next((place for place, line in enumerate(above) if line.share("bold") > 0.5), 0)
    # A second name among the lines that are not bold is the issuer's, whose weight is then at fault.
    names = [n for n, line in enumerate(above) if n and line.said.upper().startswith(BODY_KINDS)]
    if names and (not first_bold or names[0] < first_bold):
        first_bold = names[0]
    elif not first_bold and len(above) > 1 and above[0].said.upper() not in BODY_KINDS:
        first_bold = 1
    for place, line in enumerate(above):
        line.element = "superior" if first_bold and place < first_bold else "issuer"


def _opens_abstract(line: Seen) -> bool:
    return line.said.lower().startswith(("v/v", "về việc"))


def _stamp(line: Seen) -> str:
    said = line.said
    if said.upper() in URGENCIES:
        return "urgency"
    if said.lower().startswith("dự thảo"):
        return "draft_note"
    return "circulation" if said.upper().startswith(("TÀI LIỆU", "XONG HỘI NGHỊ", "LƯU HÀNH", "HỌP XONG")) else ""


def _below(line: Seen, below: list[Seen]) -> str:
    if line.element == "separator":
        return "separator"
    if stamp := _stamp(line):
        return stamp
    if re.fullmatch(r"[*]+", line.said):
        return "separator"
    before = below[: [id(one) for one in below].index(id(line))]
    if before and before[-1].element in ("circulation", "draft_note") and line.said.isupper():
        return "circulation"
    return "letter_abstract"


# -- name, addressees ----------------------------------------------------------------------------------


def _name(lines: list[Seen], profile: Profile) -> list[Seen]:
    """The name of the paper, its abstract and its addressees; returns what is left."""
    place = 0
    if lines and (lines[0].said.upper() in KINDS or _is_name(lines[0])):
        lines[0].element = "kind"
        place = 1
        signs = next((n for n, line in enumerate(lines[:9]) if _ONLY_SIGNS.match(line.said)), None)
        ruled = next((n for n, line in enumerate(lines[:9]) if line.rule_mm is not None and n), None)
        last = signs if signs is not None else (ruled + 1 if ruled is not None else None)
        while place < len(lines) and (place < last if last is not None else _is_abstract(lines[place])):
            lines[place].element = "abstract"
            place += 1
        if signs is not None and place == signs:
            lines[place].element = "below_abstract"
            place += 1
    if place < len(lines) and ADDRESSED.match(lines[place].said):
        single = not lines[place].said.rstrip().endswith(":")
        lines[place].element = "addressee_line" if single else "addressee_word"
        place += 1
        while not single and place < len(lines) and _is_addressee(lines[place]):
            lines[place].element = "addressee"
            place += 1
    return lines[place:]


def _is_addressee(line: Seen) -> bool:
    """A line with a mark, or one without that stands as far in as the addressees do."""
    if line.said.startswith("-"):
        return not _MARKED_BASIS.match(line.said)
    return line.align == "left" and (line.indent_mm or 0) > _FAR_IN_MM and line.said.endswith((",", ";", "."))


def _is_name(line: Seen) -> bool:
    return line.said.isupper() and line.align == "center" and line.share("bold") > 0.5 and len(line.said) < 60


def _is_abstract(line: Seen) -> bool:
    return line.align == "center" and not ADDRESSED.match(line.said) and (line.share("bold") > 0.5)


# -- body ----------------------------------------------------------------------------------------------


def _body(lines: list[Seen]) -> None:
    for line in lines[: _bases(lines)]:
        line.element = "basis"
    chapter = ""
    for line in lines:
        if line.element:
            continue
        said = line.said
        if chapter:
            line.element, chapter = chapter, ""
        elif _CHAPTER.match(said):
            line.element, chapter = "chapter_word", "chapter_name"
        elif ANNEX.match(said):
            line.element, chapter = "annex_word", "annex_title"
        else:
            line.element = _kind_of(line)


def _bases(lines: list[Seen]) -> int:
    """How many paragraphs at the beginning are grounds."""
    count = 0
    while count < len(lines) and (_MARKED_BASIS.match(lines[count].said) or _BASIS.match(lines[count].said)):
        if lines[count].said.endswith(":"):
            break
        count += 1
    alone = count == 1 and not _MARKED_BASIS.match(lines[0].said) and not lines[0].said.endswith((";", ","))
    return 0 if alone and lines[0].share("italic") < 0.5 else count


def _kind_of(line: Seen) -> str:
    said = line.said
    if _ARTICLE.match(said):
        return "article"
    if _ROMAN.match(said) and len(said) < 200:
        return "heading_1"
    if _THIRD.match(said):
        return "heading_3" if _is_heading(line) else "item"
    if _SECOND.match(said):
        return "heading_2" if _is_heading(line) else "item"
    if _ITEM.match(said):
        return "item"
    centred = line.align == "center" and len(said) < 160
    return "note" if centred and (line.share("italic") > 0.5 or said.startswith("(")) else "paragraph"


def _is_heading(line: Seen) -> bool:
    """Words after a number without the end of a sentence, or set apart as a whole."""
    return (not line.said.endswith((".", ";", ",", ":", "?")) and len(line.said) < 120) or line.share("bold") > 0.9


# -- annexes -------------------------------------------------------------------------------------------


def _annex_start(lines: list[Seen]) -> int:
    """The first "Phụ lục" line behind the signature; one in the body is a heading of the paper itself."""
    columns = [place for place, line in enumerate(lines) if line.zone in ("left", "right")]
    after = columns[-1] + 1 if columns else len(lines)
    return next((n for n in range(after, len(lines)) if ANNEX.match(lines[n].said)), len(lines))


def _annexes(lines: list[Seen]) -> None:
    """Word, title of one or several lines, reference to the paper; then as in a body."""
    place = "annex_title"
    for line in lines:
        if line.zone == "cell":
            line.element, place = "cell", ""
        elif ANNEX.match(line.said):
            line.element, place = "annex_word", "annex_title"
        elif (
            place == "annex_title"
            and line.said.startswith("(")
            or place == "annex_reference"
            and line.align == "center"
        ):
            line.element = place = "annex_reference"
        elif place == "annex_title" and (line.align == "center" or line.share("bold") > 0.5):
            line.element = "annex_title"
        else:
            line.element, place = _kind_of(line), ""
