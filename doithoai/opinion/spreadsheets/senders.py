"""Who spoke: names without forms of address, phones, identity numbers, and all of them out of one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doithoai.opinion import name_words
from doithoai.opinion.spreadsheets.texts import flat, words

_ADDRESSED = re.compile(
    r"(?:(?:thầy giáo|cô giáo|ông|bà|anh|chị|cụ|cô|chú|bác|em|cháu|bạn|thầy|dì|cậu|mợ|thím|đ/c|đ\.c|đc|đồng chí|bs"
    r"|ths|ts|gs|pgs|ks"
    r"|cn|mr|mrs|ms)"
    r"\s*(?:[/,&]|\bvà\b)?\s*)+(?:\s*\((?:ông|bà|anh|chị)\))?\s*[.:]?\s+|[ôb]\s*\.\s*|[ac]\.\s*(?=\w\w)|đ/c\s*[.:]?\s*",
    re.IGNORECASE,
)
#: Without marks these are families too: only before a whole name of the commonest ones.
_ADDRESSED_BARE = re.compile(
    rf"(?:ong|ba|anh|chi|cu|co|chu|bac|em|d/c|dong chi)\s+(?=(?:{'|'.join(sorted(name_words.COMMON))})\s)",
    re.IGNORECASE,
)
_SLASHED = re.compile(
    r"(?:ông|bà|anh|chị)\s*(?:\((?:ông|bà|anh|chị)\)|/\s*(?:ông|bà|anh"
    r"|chị))\s*:?\s*",
    re.IGNORECASE,
)
#: Whoever speaks for many stands as it is written.
_GROUP = re.compile(
    r"(?:toan the |toan bo |mot so |nhieu |cac |nhung |dai dien |tat ca |hon )?(?:\d+ )?"
    r"(?:nhan dan|tap the|chi bo|chi hoi|chi doan|ba con|anh em|chi em|cu tri|ho dan|cac ho|ho gia dinh"
    r"|cong doan|doan thanh nien"
    r"|hoi (?:nong dan|phu nu|cuu chien binh|nguoi cao tuoi|dong huong|cha me|phu huynh|vien)|phu huynh"
    r"|ban (?:cong tac|quan ly"
    r"|lanh dao|chap hanh|giam doc|dai dien|thuong vu)|to (?:dan pho|lien gia|hoa giai|cong nhan|san xuat)"
    r"|mttq|mat tran|cong nhan"
    r"|doan vien|hoi vien|dang vien|can bo|giao vien|hoc sinh|sinh vien|nguoi dan|dan cu|khu dan cu|cong ty"
    r"|hop tac xa|htx"
    r"|doanh nghiep|truong (?:mam non|tieu hoc|thcs|thpt))\b"
)
#: Places that stand for all who live there; with their marks, for Tô, Bàn and Lăng are families.
_PLACE = re.compile(r"(?:thôn|xóm|khu|tổ|bản|làng|ấp|khóm|buôn|xã|phường)\s", re.IGNORECASE)
#: One of many, by name: Cử tri Lê Văn Tám.
_MEMBER = re.compile(
    r"(?:cử tri|công dân|hội viên|đoàn viên|đảng viên|đại biểu|học sinh|sinh viên|công nhân|phụ huynh|giáo viên"
    r"|người dân|chủ hộ)\s*:?\s+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,4}\s*[.)/-]\s*(?=[^\W\d_])")
_NAMELESS = re.compile(
    r"(?:(?:xin|de nghi|yeu cau|nguoi|mot|1|cong dan|cu tri|nguoi dan|nguoi gui|ba con) )*(?:duoc )?"
    r"(?:(?:an|vo|nac|khuyet) danh\b.*|giau (?:ho )?(?:ten|danh).*|ko ro|kxd|n a|x|0"
    r"|(?:khong|chua)(?: (?:biet|ro|co|ghi|neu|ky|de|lai|xung|khai|cung cap|ho|va|ten|danh tinh"
    r"|thong tin))*(?: nguoi.*)?)"
)
_PHONE_MARK = (
    r"(?:s[ốo]\s*(?:đt|dt|điện thoại)|sđt|sdt|đtdđ|dtdd|đt|dt|điện thoại|đthoại|tel|phone|mobile|zalo|di động|☎|☏|📞)"
)
_PHONE_IN = re.compile(
    rf"[,;\s(\-–]*{_PHONE_MARK}\s*[.:]?\s*(?P<marked>\(?\+?\d[\d\s.\-()/]*\d)?\)?"
    r"|[,;\s(\-–]*(?<![\d/])(?P<plain>\(?(?:\+\s?84|0084|84|0)[\s.\-]?\(?\d(?:[\s.\-()]{0,2}\d){7,10})(?!\d)\)?",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_ID_IN = re.compile(
    r"[,;\s(\-–]*(?:(?:số\s*)?(?:cccd|cmnd|cmt|căn cước|cc)\s*(?:số)?\s*[.:]?\s*)(?P<id>\d[\d .]{7,14}\d)\)?",
    re.IGNORECASE,
)
_PLACES = r"(?=(?:thôn|xóm|ấp|bản|làng|khu|tổ|số|xã|phường|ngõ|đội|buôn|khóm)\b)"
_APART = re.compile(
    rf"\s*[,;\n]\s*|\s+[-–—/]+\s*|\s*[-–—]+\s+|\s*\(\s*{_PLACES}"
    rf"|\s+(?:hiện\s+)?(?:ở|trú|ngụ|thường trú|cư trú)(?:\s+(?:tại|ở))?\s*:?\s+{_PLACES}",
)
_HAND_WRITTEN_LABEL = re.compile(
    r"(?:họ (?:và )?tên|tên|địa chỉ|đ/c|đc|nơi ở|trú tại|ở|thường trú(?: tại)?|ngụ(?: tại)?)\s*:\s*", re.IGNORECASE
)
_OFFICE = re.compile(
    r"(?:bi thu|pho bi thu|chu tich|pho chu tich|truong (?:thon|xom|ban|khu|ap|phong)|pho (?:thon|truong)"
    r"|to truong|can bo|dang vien"
    r"|hoi vien|doan vien|giao vien|cong nhan|nguyen|chi hoi truong|giam doc|ke toan|sinh nam|sn|\d+ tuoi"
    r"|nam sinh|dai bieu|cu tri)\b"
)
_SEVERAL = re.compile(r"[;,/|\n&]|\bhoặc\b|\bvà\b|\bhay\b", re.IGNORECASE)
_LANDLINE, _MOBILE = re.compile(r"02\d{9}"), re.compile(r"0[35789]\d{8}")


@dataclass
class Sender:
    """What one row says of the person; `warnings` are about this person's cells."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    id_number: str = ""
    warnings: list[str] = field(default_factory=list)

    def known(self) -> dict[str, str]:
        parts = ("name", "phone", "email", "address", "id_number")
        return {part: getattr(self, part) for part in parts if getattr(self, part)}


def taken_apart(cell: str) -> Sender:
    """Name, address, phone and e-mail out of the one cell in which they stand."""
    sender = Sender()
    rest = cell
    if found := _EMAIL.search(rest):
        sender.email = found[0]
        rest = rest.replace(found[0], " ")
    if found := _ID_IN.search(rest):
        sender.id_number, sender.warnings = identity(found["id"])
        rest = f"{rest[: found.start()]} , {rest[found.end() :]}"
    phones = [
        found for found in _PHONE_IN.finditer(rest) if found["marked"] or found["plain"] or found[0].strip(" ,;-–(")
    ]
    numbers = [found["marked"] or found["plain"] for found in phones if found["marked"] or found["plain"]]
    if numbers:
        sender.phone, warnings = phone(" / ".join(numbers))
        sender.warnings += warnings
    for found in reversed(phones):
        rest = f"{rest[: found.start()]} , {rest[found.end() :]}"
    whole = flat(rest).strip(" ,;-–()/")
    pieces = [_HAND_WRITTEN_LABEL.sub("", piece).strip(" ,;-–()/") for piece in _APART.split(rest)]
    pieces = [flat(piece) for piece in pieces if piece]
    if is_place(whole) and (person := next(filter(is_person, pieces[1:]), "")):
        pieces = [person, *(piece for piece in pieces if piece != person)]  # Thôn Đoài, ông Hà Văn Thử
    elif is_group(whole):
        sender.name = name(whole)
        return sender
    if pieces:
        sender.name = name(pieces[0])
        sender.address = ", ".join(piece for piece in pieces[1:] if not _OFFICE.match(words(piece)))
    return sender


def name(text: str) -> str:
    """A name without its form of address; empty for one that was not given."""
    text = _NUMBERED.sub("", flat(text).strip(" .,;:-–—_*"), count=1)
    known = words(text)
    if not any(letter.isalpha() for letter in text) or _NAMELESS.fullmatch(known):
        return ""
    if (member := _MEMBER.match(text)) and is_person(text[member.end() :], fewest=3):
        text = text[member.end() :]
    if is_group(text):
        return text
    if text.isascii() and (bare := _ADDRESSED_BARE.match(text)) and is_person(text[bare.end() :]):
        return text[bare.end() :]
    for form in (_SLASHED, _ADDRESSED):
        if (found := form.match(text)) and any(letter.isalpha() for letter in text[found.end() :]):
            forms = found[0].split()
            # Ông Ông Văn Tài: the second one is a family.
            end = found.end() if len(set(map(str.casefold, forms))) == len(forms) else len(forms[0])
            text = text[end:].strip(" .,;:-–")
    return "" if _NAMELESS.fullmatch(words(text)) else text


def is_group(text: str) -> bool:
    """Nhân dân thôn …, Tập thể …, Chi bộ …: many speak, and no name is taken out."""
    return bool(_PLACE.match(text) or _GROUP.match(words(text)))


def is_person(text: str, fewest: int = 2) -> bool:
    """Ông Lê Văn Tám: a family name and others after it, every word with a capital."""
    if is_group(text):
        return False
    parts = (_ADDRESSED.sub("", text, count=1) if _ADDRESSED.match(text) else text).split()
    return (
        fewest <= len(parts) <= 6
        and all(part[:1].isupper() and part.replace("'", "").isalpha() for part in parts)
        and words(parts[0]) in name_words.FAMILY
    )


def is_place(text: str) -> bool:
    return bool(_PLACE.match(text))


def place_and_phone(cell: str) -> tuple[str, str, list[str]]:
    """(address, phone, warnings) of a cell of addresses, where a number may stand too."""
    known = words(cell)
    if not any(letter.isalnum() for letter in cell) or _NAMELESS.fullmatch(known):
        return "", "", []
    found = _PHONE_IN.search(cell)
    number = (found["marked"] or found["plain"]) if found else None
    if found is None or number is None:
        return flat(cell), "", []
    rest = flat(f"{cell[: found.start()]}, {cell[found.end() :]}").strip(" ,;-–()")
    return rest, *phone(number)


def phone(value: str) -> tuple[str, list[str]]:
    """(the first number with its digits alone, warnings) of what stands in a cell of phones."""
    text = value.strip().lstrip("'’`")
    if not any(letter.isdigit() for letter in text):
        return "", []
    whole, restored = _number(text)
    if whole:
        return whole, ["phone_zero_restored"] if restored else []
    pieces = [piece for piece in _SEVERAL.split(text) if any(letter.isdigit() for letter in piece)]
    if len(pieces) < 2:
        pieces = [found[0] for found in re.finditer(r"(?:\+?84|0)\d(?:[\s.\-()]{0,2}\d){7,9}(?!\d)", text)] or pieces
    for piece in pieces:
        number, restored = _number(re.sub(r"[^\d+.\-() ]", "", piece))
        if number:
            several = ["several_phones"] if len(pieces) > 1 else []
            return number, [*several, *(["phone_zero_restored"] if restored else [])]
    return "", ["phone_invalid"]


def _number(text: str) -> tuple[str, bool]:
    """(ten or eleven digits or nothing, its zero had been lost)."""
    text = re.sub(rf"{_PHONE_MARK}\s*[.:]?", "", text, flags=re.IGNORECASE)
    bare = re.sub(r"[\s.\-–()'’`_]", "", re.sub(r"\.0+$", "", text.strip()))
    if not re.fullmatch(r"\+?\d+", bare):
        return "", False
    digits = bare.lstrip("+")
    if bare.startswith("+84") or (digits.startswith("84") and len(digits) in (11, 12, 13)) or digits.startswith("0084"):
        digits = "0" + digits.removeprefix("00").removeprefix("84").removeprefix("0")
    restored = False
    if (len(digits) == 9 and digits[0] in "35789") or (len(digits) == 10 and digits[0] == "2"):
        digits, restored = f"0{digits}", True
    return (digits, restored) if _MOBILE.fullmatch(digits) or _LANDLINE.fullmatch(digits) else ("", False)


def identity(value: str) -> tuple[str, list[str]]:
    """(identity number of 12 or 9 digits, warnings)."""
    digits = re.sub(r"\D", "", re.sub(r"\.0+$", "", value.strip()))
    if len(digits) in (9, 12):
        return digits, []
    if len(digits) in (10, 11):
        return digits.zfill(12), ["id_zero_restored"]
    return "", ["id_invalid"] if digits else []


def email(value: str) -> str:
    found = _EMAIL.search(value)
    return found[0] if found else ""
