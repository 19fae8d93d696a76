"""Who a conference is held with: single groups out of a list, and how many are expected."""

from __future__ import annotations

import re

_GROUP = (
    r"(?:(?:toàn thể|toàn bộ|đại diện|mỗi (?:thôn|ấp|bản|xóm|tổ|chi bộ|khu)|\d+|một số|"
    r"các|những|đông đảo|nhóm|hộ|tất cả)\s+)*"
    r"(?:cán bộ|đảng viên|nhân dân|bà con|nông dân|ngư dân|diêm dân|chủ|công nhân|người|thành viên|hội "
    r"viên|đoàn viên|thanh niên|thanh thiếu|"
    r"thiếu|phụ nữ|cử tri|bí thư|trưởng|phó|giáo viên|nhà giáo|học sinh|sinh viên|doanh nghiệp|doanh nhân|"
    r"hộ|hợp tác xã|tổ hợp tác|"
    r"tiểu thương|cựu|đồng bào|lao động|già làng|chức sắc|chức việc|tín đồ|trí thức|văn nghệ sĩ|phụ huynh|"
    r"công chức|viên chức|"
    r"tổ chức|đoàn thể|chi bộ|chi hội|ban|lãnh đạo|đại biểu|cá nhân|dân|nghệ nhân|y|bác sĩ|nhà|trẻ|cơ sở|"
    r"hội|mặt trận|cộng tác viên|"
    r"ủy viên|cấp ủy|thương|đội|nhân sĩ|kiều bào|gia đình|cơ quan|đơn vị|công đoàn|lực lượng|quần chúng|"
    r"tập thể|xã viên|giám đốc|hiệp hội|nghiệp đoàn|chuyên gia|kỹ sư|luật sư|nghệ sĩ|vận động viên|nhóm|cộng đồng|"
    r"câu lạc bộ|bộ đội|dân quân|quân nhân|phật tử|giáo dân|linh mục|mục sư|thân nhân|thương binh|bệnh binh|nạn nhân|"
    r"mẹ|nữ|bạn|tổ trưởng|tổ phó|khu trưởng|tổ viên|chiến sĩ|tuổi trẻ|đối tượng|khách|trang trại|thầy|cô)"
)
_ITEM = re.compile(rf"{_GROUP}\b", re.IGNORECASE)
_COUNT = re.compile(
    r"(?:khoảng|số lượng|dự kiến|tổng số|tối đa|không quá|ít nhất|gồm|có|từ)\s*:?\s*(?:khoảng\s+|dự "
    r"kiến\s+)?(?:\d{2,4}\s*[-–]\s*)?(\d{1,2}\.\d{3}|\d{1,5})\s*"
    r"(?=người|đại biểu|cử tri|hộ|[a-zđà-ỹ]{2,})(?!\s*(?:ngày|phút|giờ|tháng|năm|tuần|hội nghị|buổi|cụm|"
    r"thôn|xã|ý kiến|%|lần|cuộc|tổ|ấp|bản))",
    re.IGNORECASE,
)
_PLAIN_COUNT = re.compile(r"(?<![\d/.,-])(\d{2,5})\s+(?:người|đại biểu|cử tri|đồng chí)\b", re.IGNORECASE)
#: "mỗi thôn 15 người" says nothing of how many come in all.
_EACH = re.compile(r"\b(?:mỗi|từng)\s+[^\d,;.]{1,30}$", re.IGNORECASE)
_LEADING = re.compile(
    r"^(?:(?:dự kiến|khoảng|gồm(?: có)?|bao gồm|là|có|từ|số lượng)\s*:?\s*)*(?:\d[\d.]*\s*(?:(?:người|đại "
    r"biểu|đồng chí)\s*(?:(?:[,:(]|là|trong đó|bao gồm|gồm(?: có)?)\s*)*)?)?",
    re.IGNORECASE,
)
#: "Đối thoại với nông dân", "Thanh niên: 120 người, gồm sinh viên": only the kinds of people count.
_BEFORE_KINDS = re.compile(
    r"^(?:(?:tổ chức\s+)?(?:(?:hội nghị|buổi|cuộc)\s+)?(?:tiếp xúc,?\s+)?(?:đối thoại|tiếp xúc|gặp gỡ)"
    r"(?:\s+trực tiếp)?\s+(?:với|cùng)\s+"
    r"|[^,;:.]{3,60}:\s*(?:khoảng\s+)?\d[\d.]*\s+(?:người|đại biểu|đồng chí)\s*,?\s*(?:trong "
    r"đó\s+)?(?:gồm|là|bao gồm|có)\s*:?\s*)",
    re.IGNORECASE,
)
#: "người uy tín của từng cụm": which of them is said elsewhere.
_OF_EACH = re.compile(
    r"\s+(?:của|ở|tại|trong|thuộc)\s+(?:từng|mỗi)\s+(?:cụm|thôn|ấp|bản|hội nghị|buổi|đợt)[^,;]{0,20}$", re.IGNORECASE
)
#: What goes on with the group before the comma: one more place, one more thing that it grows or does.
_GOES_ON = re.compile(
    r"[^a-zà-ỹđ]|[A-ZĐ]|\S+$|(?:trồng|nuôi|chăn nuôi|sản xuất|chế biến|kinh doanh|buôn bán|khai thác|"
    r"đánh bắt|dịch vụ|có|đang|"
    r"thuộc|trong|ngoài|ở|tại|bị|được|phải|đã|chưa|từ|theo|làm|sống|xã|phường|thị trấn|thôn|ấp|bản|xóm|buôn|huyện|quận|"
    r"tổ dân phố|khu phố|thương mại|công nghiệp|nông nghiệp|lâm nghiệp|thủy sản|xây dựng|du lịch|vùng|không|"
    r"(?:khoảng |số lượng )?\d)\b"
)
#: "tăng từ 150 lên 200 người"
_CHANGED = re.compile(
    r"(?:tăng|giảm|điều chỉnh|thay đổi)\s+từ\s+\d[\d.]*(?:\s+(?:người|đại biểu))?\s+(?:lên|xuống|còn|thành|sang)\s+"
    r"(\d{1,5})\b",
    re.IGNORECASE,
)
_ONLY_COUNT = re.compile(
    r"(?:số lượng|khoảng|dự kiến|tổng số|:|\s)*\d[\d.]*\s*(?:người|đại biểu|cử tri)?(?:/\w+(?: \w+)?)?", re.IGNORECASE
)
_KINDS = re.compile(r"\b(?:thôn|xóm|ấp|bản|làng|khu dân cư|tổ dân phố|khu phố|khóm|buôn|khu)\b", re.IGNORECASE)
_VILLAGE = re.compile(rf"(?i:{_KINDS.pattern})\s+[A-ZĐÀ-Ỹ\d][^,;:]{{0,40}}")
_BEFORE_NAME = re.compile(
    r"(thôn|xóm|ấp|bản|làng|khu dân cư|tổ dân phố|TDP|khu phố|khóm|buôn)\s+(?=[A-ZĐÀ-Ỹ\d])", re.IGNORECASE
)
WORDS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")


def groups(text: str) -> list[str]:
    """Single groups: divided at semicolons where there are any, else at commas and "và"."""
    text = re.split(r"(?<=[^\d.])\.\s+(?=[^\W\d_])", text.strip())[0]
    text = re.sub(r"\s*\([^)]*\d[^)]*\)|\s*[:–-]\s*(?:khoảng\s+)?\d+\s+(?:đại biểu|người|đồng chí)\b[^;,]*$", "", text)
    text = re.sub(r"\bđang\s+", "", _LEADING.sub("", _BEFORE_KINDS.sub("", text))).strip(" .;,:")
    if not text:
        return []
    if ";" in text:
        parts = [part for one in text.split(";") if (part := one.strip(" .,")) and not _ONLY_COUNT.fullmatch(part)]
        if len(parts) > 1:
            return parts
        text = parts[0] if parts else ""
    text = _OF_EACH.sub("", text)
    found: list[str] = []
    for part in re.split(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+", text):
        is_apart = _ITEM.match(part) or f", {part}" in text and not _GOES_ON.match(part)
        if found and not is_apart:
            joint = re.search(re.escape(found[-1]) + r"(\s*,\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+)" + re.escape(part), text)
            found[-1] = f"{found[-1]}{joint[1] if joint else ', '}{part}"
        elif part:
            found.append(part)
    return [part.strip(" .,") for part in found if part.strip(" .,")]


def expected(text: str) -> int | None:
    """How many people, where the text says so."""
    found = _CHANGED.search(text) or _COUNT.search(text) or _PLAIN_COUNT.search(text)
    if not found or _EACH.search(text[: found.start(1)]):
        return None
    number = int(found[1].replace(".", ""))
    return number if 5 <= number <= 20_000 else None


def voters(villages: list[str], kind: str) -> str:
    """The voters of so many villages, or whatever the place calls them."""
    count = len(villages)
    return f"cử tri {WORDS[count] if count < len(WORDS) else count} {kind}"


def kind_of(text: str) -> str:
    """What the text calls the smallest places: "thôn" in the north, "ấp" in the south, "tổ dân phố" in towns."""
    found = _KINDS.search(text)
    return found[0].lower() if found else "thôn"


def people_of(villages: list[str], kind: str) -> str:
    """The people of these villages as a subject; a name that holds the word itself does not get it twice."""
    first = villages[0].lower().split()[:1]
    return f"Nhân dân {'' if first == kind.split()[:1] else f'{kind} '}{', '.join(villages)}"


def is_group(text: str) -> bool:
    """True when the text begins with people one can talk with."""
    return _ITEM.match(text) is not None


def only_names(text: str) -> list[str]:
    """The villages of a list that names nothing else, each with the word before it."""
    parts = re.split(r"\s*,\s*|\s+và\s+", text.strip())
    return names(text) if all(_VILLAGE.fullmatch(part) for part in parts) else []


def names(text: str, kind: str = "") -> list[str]:
    """Names of villages in a list without the word before them; "Bản Cảng" among villages of another kind is a name."""
    found = []
    for part in re.split(r"\s*[,;\n]\s*|\s+và\s+", text.strip(" .()")):
        part = re.sub(r"^(?:gồm|các)?\s*(?:các\s+)?", "", part)
        before = _BEFORE_NAME.match(part)
        is_part_of_it = before and kind and before[1][:1].isupper() and before[1].lower() != kind
        name = part if not before or is_part_of_it else part[before.end() :]
        found += [one] if (one := name.strip(" .-")) else []
    return found
