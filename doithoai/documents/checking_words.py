"""What a paper must say and how: what is missing, numbers, days, marks between and after."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from doithoai.documents.lettering import roman
from doithoai.documents.profiles import TOP_BODIES, Profile
from doithoai.documents.recognising import KINDS, NUMBER
from doithoai.documents.recognising_foot import ACTING
from doithoai.documents.seen import Deviation, SeenPaper

_MINUTES = "BIÊN BẢN"
WITHOUT_RECIPIENTS = (
    _MINUTES, "GIẤY MỜI", "GIẤY TRIỆU TẬP", "PHIẾU CHUYỂN", "PHIẾU HƯỚNG DẪN", "PHIẾU LẤY Ý KIẾN", "PHIẾU BÁO",
    "DANH SÁCH", "NỘI QUY", "KỊCH BẢN", "BẢNG CÔNG KHAI",
)  # fmt: skip
#: Papers that need no number of a book: "giấy tờ hành chính", forms, lists, collections for the hall.
_WITHOUT_NUMBER = (*WITHOUT_RECIPIENTS, "TẬP TRẢ LỜI")
_DAY = re.compile(r"^[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}$")
_DEGREES = re.compile(r"^(GS|PGS|TS|ThS|BS|KS|CN|Đ/c|đồng chí|Ông|Bà|Thượng tá|Đại tá|Trung tá)\b\.?", re.IGNORECASE)
_NAMES_OF_BODIES = re.compile(r"\b(HUYỆN ỦY|ĐẢNG ỦY|TỈNH ỦY|THÀNH ỦY|ỦY BAN|UBND|HĐND|XÃ|PHƯỜNG|HUYỆN)\b")


def deviations(paper: SeenPaper, profile: Profile, *, numbered: bool) -> Iterator[Deviation]:
    yield from _letters(paper, profile)
    yield from _present(paper, profile, numbered=numbered)
    yield from _titles(paper, profile)
    yield from _number(paper, profile, numbered=numbered)
    yield from _abstract(paper, profile)
    yield from _marks(paper, profile)
    yield from _headings(paper, profile)
    yield from _end(paper, profile)
    yield from _signed(paper, profile)
    yield from _annexes(paper, profile)


def _said(paper: SeenPaper, *elements: str) -> list[str]:
    return [line.said for line in paper.of(*elements)]


def _letters(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    text = "\n".join(line.text for line in (*paper.lines, *paper.annexes))
    if not unicodedata.is_normalized("NFC", text):
        yield Deviation("letters", "decomposed", "NFC", "A page" if profile.party else "B page")
    other = {"uy": "uỷ", "uỷ": "ủy"}.get(profile.tone_mark_style)
    if other and other in text.lower():
        yield Deviation("tone mark", other, "ủy" if other == "uỷ" else "uỷ", "A31")


def _kind(paper: SeenPaper) -> str:
    return next(iter(_said(paper, "kind")), "").upper()


def _present(paper: SeenPaper, profile: Profile, *, numbered: bool) -> Iterator[Deviation]:
    kind, issuer = _kind(paper), " ".join(_said(paper, "issuer")).upper()
    needed = ["title", "issuer"] + (["signer"] if numbered else [])
    needed += ["motto"] if len(profile.title) > 1 else ["separator"]
    needed += ["abstract"] if kind else ["letter_abstract"]
    needed += [] if issuer.startswith(TOP_BODIES) else ["superior"]
    needed += ["place_date"] if profile.party or kind != _MINUTES else []
    needed += ["recipient_head"] if not kind.startswith(WITHOUT_RECIPIENTS) else []
    needed += ["number"] if not kind.startswith(_WITHOUT_NUMBER) else []
    needed += ["position"] if kind != _MINUTES else []
    needed += ["addressee"] if kind in ("", "TỜ TRÌNH") else []
    for element in needed:
        there = paper.of(element) or (element == "addressee" and paper.of("addressee_line"))
        if not there:
            yield Deviation(element, "missing", "present", profile.rows[element])
    if profile.below_abstract and paper.of("kind") and _said(paper, "below_abstract") != [profile.below_abstract]:
        found = " ".join(_said(paper, "below_abstract")) or "missing"
        yield Deviation("below_abstract", found, profile.below_abstract, profile.rows["abstract"])
    if kind == _MINUTES and numbered and len(paper.of("signer")) < 2:
        yield Deviation("signer", "one signature", "keeper and chair", profile.rows["signer"])


def _titles(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    for element, text in zip(("title", "motto"), profile.title, strict=False):
        for said in _said(paper, element):
            if said.upper() != text.upper():
                yield Deviation(element, "missing", text, profile.rows[element])
            elif element == "motto" and said != text:
                yield Deviation(element, said, text, profile.rows[element])
    for said in _said(paper, "separator"):
        if profile.separator and said != profile.separator:
            yield Deviation("separator", said, profile.separator, profile.rows["separator"])


# -- number and day ----------------------------------------------------------------------------------------


def _number(paper: SeenPaper, profile: Profile, *, numbered: bool) -> Iterator[Deviation]:
    digits = r"(0[1-9]|[1-9]\d+)" if numbered else r"(0[1-9]|[1-9]\d+|\s*)"
    party = rf"^Số {digits}-(?P<kind>[^\W\d_]+)/[^\s/]+$"
    state = rf"^Số: {digits}/(?P<kind>[^\s/-]+)(-[^\s/]+)?$"
    row = profile.rows["number"]
    kind = KINDS.get(_kind(paper), "") if _kind(paper) else ("CV" if profile.party else "")
    kinds = (kind, "QĐi") if profile.code == "dang_2018" and kind == "QĐ" else (kind,)
    for text in _said(paper, "number"):
        # A draft leaves room for the number, which a reader joins to one blank.
        plain = text if numbered else re.sub(r"^(Số:?) ?(?=[-/])", r"\1 ", text)
        match = re.match(party if profile.party else state, plain)
        if match is None:
            yield Deviation("number", text, profile.number_form, row)
        elif kind and match["kind"] not in kinds:
            yield Deviation("number", match["kind"], kind, row)
        elif not profile.party and not _upper(text.partition("/")[2]):
            yield Deviation("number", text, "symbol in capitals", row)
    for line in paper.lines:
        if line.element == "number" or not NUMBER.match(line.said) or line.zone not in ("left", "right"):
            continue
        yield Deviation("number", "in another place", "under the issuer", row)
    for text in _said(paper, "place_date"):
        if (numbered or any(letter.isdigit() for letter in text)) and not _DAY.match(text):
            yield Deviation("place_date", text, "…, ngày 05 tháng 3 năm 2024", profile.rows["place_date"])


def _upper(symbol: str) -> bool:
    return all(part.isupper() or part in ("TTr", "CTr") for part in re.split(r"[-/]", symbol) if part)


def _abstract(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    said = " ".join(_said(paper, "abstract"))
    if profile.party and said and not said[0].islower():
        yield Deviation("abstract", said[:20], "begins small", profile.rows["abstract"])
    letter = " ".join(_said(paper, "letter_abstract"))
    openings = {"dang_2026": ("về việc ",), "nd30_2020": ("V/v ",)}.get(profile.code, ("V/v ", "về việc ", "Về việc "))
    if letter and not letter.startswith(openings):
        yield Deviation("letter_abstract", letter[:12], openings[0].strip(), profile.rows["letter_abstract"])


# -- marks ---------------------------------------------------------------------------------------------------


def _marks(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    rows = profile.rows
    bases = _said(paper, "basis")
    yield from _ends("basis", bases, (";",), profile.basis_lasts, rows["basis"])
    yield from _begins("basis", bases, profile.basis_mark.strip(), rows["basis"])
    between = (",", ";") if profile.code == "dang_2026" else (profile.addressee_between,)
    addressees = _said(paper, "addressee")
    yield from _ends("addressee", addressees, between, (".",), rows["addressee"])
    yield from _begins("addressee", addressees, "-", rows["addressee"])
    yield from _addressed(paper, profile)
    recipients = _said(paper, "recipient")
    yield from _ends("recipient", recipients, (profile.recipient_between,), (".",), rows["recipient"])
    yield from _begins("recipient", recipients, "-", rows["recipient"])
    for text in _said(paper, "recipient_head"):
        if text != profile.recipient_head:
            yield Deviation("recipient_head", text, profile.recipient_head, rows["recipient_head"])
    filings = [text for text in recipients if text.startswith("- Lưu")]
    for text in filings:
        if text.startswith("- Lưu:") == profile.party:
            yield Deviation("recipient", text, profile.filing_form.format(filing="…"), rows["recipient"])
    if recipients and recipients[-1] not in filings:
        yield Deviation("recipient", recipients[-1], "filing line last", rows["recipient"])


def _addressed(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    """The word before the addressees, in its look; the names behind it upright."""
    row = profile.rows["addressee"]
    submission = any(re.match(r"^Số:? ?\S*[-/]TTr\b", text) for text in _said(paper, "number"))
    word = profile.submission_word if submission else profile.addressee_word
    for line in paper.of("addressee_word", "addressee_line"):
        if not line.said.startswith(word):
            yield Deviation("addressee_word", line.said[:12], word, row)
        if line.element == "addressee_line":
            wanted = profile.styles["addressee_word"].italic
            spans = line.words
            if spans and (spans[0].italic != wanted or (spans[-1].italic and len(spans) > 1)):
                expected = "word italic, name upright" if wanted else "upright"
                yield Deviation("addressee_word", "otherwise", expected, row)
            if profile.party and not line.said.endswith("."):
                yield Deviation("addressee", line.said[-12:], "ends with .", row)


def _ends(
    element: str, texts: list[str], between: tuple[str, ...], last: tuple[str, ...], row: str
) -> Iterator[Deviation]:
    for place, text in enumerate(texts, start=1):
        allowed = last if place == len(texts) else between
        if not text.endswith(allowed):
            yield Deviation(element, f"… {text[-12:]}", f"ends with {' or '.join(allowed)}", row)


def _begins(element: str, texts: list[str], mark: str, row: str) -> Iterator[Deviation]:
    for text in texts:
        if text.startswith("-") != bool(mark):
            yield Deviation(element, f"{text[:8]} …", f"begins with “{mark}”" if mark else "begins without a mark", row)


# -- headings, end, signature ------------------------------------------------------------------------------


def _headings(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    mark = {"dang_2018": r"[-.]", "dang_2026": "-"}.get(profile.code, r"\.")
    forms = {"heading_1": rf"[IVX]+{mark} ", "heading_2": rf"\d+{mark} ", "heading_3": rf"\d+\.\d+{mark} "}
    for element, form in forms.items():
        for text in _said(paper, element):
            if not re.match(form, text):
                yield Deviation(element, text[:6], profile.heading_marks[0].format(n="I"), profile.rows[element])
    for text in _said(paper, "chapter_word"):
        arabic = text.lower().startswith(("mục", "tiểu mục"))
        if not profile.party and bool(re.search(r"\d+$", text)) != arabic:
            yield Deviation("chapter_word", text, "Roman for Phần and Chương, Arabic for Mục", "B12")
        if text.isupper() and len(text) > 1 and not text.istitle():
            yield Deviation("chapter_word", text, text.capitalize(), profile.rows["chapter_word"])


def _annexes(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    """Annexes of a State paper: Roman numbers when there are several, and each says to which paper it belongs."""
    words = [line.said for line in paper.annexes if line.element == "annex_word"]
    if profile.party or not words:
        return
    wanted = [f"Phụ lục {roman(place)}" for place in range(1, len(words) + 1)] if len(words) > 1 else None
    for found, expected in zip(words, wanted or words, strict=True):
        if found != expected:
            yield Deviation("annex_word", found, expected, "B22")
    starts = [place for place, line in enumerate(paper.annexes) if line.element == "annex_word"]
    for start, end in pairwise([*starts, len(paper.annexes)]):
        there = {line.element for line in paper.annexes[start:end]}
        for element in ("annex_title", "annex_reference"):
            if element not in there:
                yield Deviation(element, "missing", "present", "B22")


def _end(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    body = [line for line in paper.lines if line.element in ("paragraph", "item", "cell", "note") and line.said]
    if not body or body[-1].element == "cell" or _kind(paper).startswith(WITHOUT_RECIPIENTS):
        return
    text, row = body[-1].said, profile.rows["end_mark"]
    if not text.endswith(profile.end_marks):
        yield Deviation("end_mark", text[-10:], " or ".join(profile.end_marks), row)
    elif "./." not in profile.end_marks and text.endswith("./."):
        yield Deviation("end_mark", "./.", profile.end_mark, row)


def _signed(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    rows = profile.rows
    for text in _said(paper, "signing_authority"):
        mark = ACTING.match(text)
        form = r"(T/M|K/T|T/L|T/?UQ|Q)\b" if profile.party else r"(TM|KT|TL|TUQ|Q)\."
        if mark and not re.match(form, text, re.IGNORECASE):
            yield Deviation("signing_authority", text[:4], profile.acting("TM", "…"), rows["signing_authority"])
    for text in _said(paper, "position"):
        if profile.party and _NAMES_OF_BODIES.search(text):
            yield Deviation("position", text, "without the name of the body", rows["position"])
    for text in _said(paper, "signer"):
        if _DEGREES.match(text):
            yield Deviation("signer", text, "the name alone", rows["signer"])
        elif text.isupper():
            yield Deviation("signer", text, text.title(), rows["signer"])
