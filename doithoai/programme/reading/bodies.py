"""Which bodies a sentence names as the ones who act, and with whom."""

from __future__ import annotations

import re

_BODY = (
    r"(?=[A-ZĐÀ-Ỹ])(?i:Ban(?! hành)|Văn phòng|(?:Đảng|Tỉnh|Thành|Huyện|Quận|Thị) ủy|"
    r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) đoàn|Đặc khu|Phòng(?! chống| ngừa)|Sở|Công an|Ủy ban|UBND|"
    r"UBMT\w*|HĐND|Hội(?! nghị| trường| ý)|MTTQ|Mặt trận|Đoàn(?! kết)|"
    r"Liên đoàn|Liên minh|Liên hiệp|LĐLĐ|Trung tâm|Báo(?! cáo)|Đài|Trưởng|Phó|Bí thư|Chủ tịch|Các|Chi (?:bộ|ủy|cục|"
    r"đoàn|hội|nhánh)|Cục|Đội|Tổ(?! chức)|"
    r"Trạm|Trường|Bộ (?:Chỉ huy|phận)|Quân sự|Thường trực|Thuế|Kho bạc|Viện|Tòa án|Thanh tra|Hạt|Đồn|Cơ quan|Đơn vị|"
    r"Thủ trưởng|Lãnh đạo|Tập đoàn|Công ty|Công đoàn|Hợp tác xã|Bưu điện|Điện lực|Ngân hàng|Bảo hiểm|Đảng "
    r"bộ|Nhà văn hóa|Khối|"
    r"Tiểu ban|Cổng|Tạp chí|Hiệp hội|Lực lượng|Cấp ủy|Người đứng đầu|Cán bộ|Công chức|Cựu|BCH|BQL|VP|TT|"
    r"Đại biểu|Mỗi|Toàn thể|Nhân viên|Hiệu trưởng|Giám đốc|Chánh Văn phòng|Chỉ huy|Ấp|Thôn|Bản|Xã|Phường|Khu)"
)
_GROUP = (
    r"(?:các (?:cơ quan|đơn vị|ban|phòng|sở|ngành|tổ chức|đoàn thể|chi bộ|xã|phường|thôn|ấp|bản|đồng chí|"
    r"đảng ủy|hội(?! nghị)|trường|"
    r"doanh nghiệp|địa phương|tổ|trưởng|khu|cấp|thành viên|phòng)|trưởng (?:các )?(?:thôn|ban|phòng|ấp|"
    r"bản|khu)|cấp ủy|thủ trưởng|bí thư|"
    r"cơ quan|đơn vị|chi bộ|công chức|những)"
)
_HEAD = rf"(?:{_BODY}\b|{_GROUP}\b)"
_VERBS = (
    "chủ trì|phối hợp|chuẩn bị|tổng hợp|thông báo|thông tin|tuyên truyền|chỉ đạo|đưa tin|đưa|phát (?:lại|"
    "sóng|thanh|hành|trực tiếp|tin)|"
    "giám sát|vận động|công khai|tham mưu|xây dựng|báo cáo|rà soát|cử|bố trí|bảo đảm|đảm bảo|hướng dẫn|"
    "theo dõi|đôn đốc|"
    "kiểm tra|triển khai|tổ chức|thực hiện|tiếp nhận|tiếp thu|thu thập|nắm|tập hợp|lập|gửi|trả lời|giải "
    "quyết|giải trình|"
    "phân công|phân loại|ban hành|niêm yết|đăng|viết|in|trang trí|đón tiếp|mời|triệu tập|chịu|có|căn cứ|"
    "chủ động|tăng cường|"
    "khảo sát|thu nhận|thu thập|tập hợp|nắm|lập|canh gác|thường xuyên|kịp thời|trình|soạn thảo|dự "
    "thảo|dự kiến|hoàn thiện|hoàn thành|cung cấp|ghi|quay|dẫn|"
    "đề xuất|lựa chọn|chọn|"
    "giới thiệu|điều hành|phụ trách|quán triệt|phổ biến|là|dự|tham dự|tham gia|cùng|đề nghị|cân đối|cấp|"
    "giúp|sẽ|được|phải|"
    "làm|hỗ trợ|động viên|huy động|đại diện cho|truyền|sao|lấy|nghiên cứu|tiến hành|quản lý|kết nối|dựng|kê|lo|lắp đặt|"
    "giữ|nhận|trực|bám|thành lập|lồng ghép|tận dụng|duy trì|vệ sinh|chịu|tạo|bồi dưỡng|đối chiếu|chấp "
    "hành|tiếp|sắp xếp|đọc|mở|nêu|đặt|chuyển|nộp|xem xét|thẩm định|giao|tiếp tục|bám sát|quan tâm|trực tiếp"
)
_VERB = re.compile(rf"(?<=[\s,:])(?:{_VERBS})(?=[\s,:;.]|$)")
_NO_VERB_AFTER = re.compile(
    r"(?:các|những|[Đđ]ào|Thường|Xây|Dịch vụ|Ban|Tổ|tổ|Đội|Tiểu ban|Phòng|Bộ phận|bộ phận|Trung tâm|Công ty|Cán bộ|cán "
    r"bộ|Quỹ|Hội|được|và|,|-|Lực lượng|dự án|trách nhiệm)\s*$"
)
_NOUN_TAIL = re.compile(
    r"tổ chức (?:chính trị|đoàn thể|hội|đảng|thành viên|xã hội|Đảng|cơ sở|cán bộ)|quản lý (?:dự án|thị "
    r"trường|đất)|dự (?:án|toán)|có (?:liên quan|dự án|đông)|trực (?:thuộc|tiếp quản)|được (?:phân|giao|"
    r"mời)|cấp (?:xã|huyện|tỉnh|trên|dưới|cơ sở|ủy)|truyền hình(?! trực tiếp)|"
    r"thông tin (?:và|điện tử)|giao (?:thông|dịch)|chủ động lực"
)
_OPENING = re.compile(
    r"^(?:Giao|Đề nghị|Yêu cầu|Phân công|Riêng|Ngoài ra,?)\s+(?:cho\s+)?(?:đồng chí\s+)?", re.IGNORECASE
)
_SPLIT = re.compile(rf"\s*(?:[,;]\s*(?:và\s+)?|\s+và\s+|\s+cùng\s+)(?={_HEAD})")
_WITH = re.compile(
    rf"(?:chủ trì\s*,?\s*)?phối hợp\s+(?:chặt chẽ\s+)?(?:(?:với|cùng)\s+(?:với\s+)?(?=\S)|(?={_BODY}\b))|"
    rf"(?:chủ trì\s*,?\s*|^)cùng(?: với)?\s+(?={_BODY}\b)",
    re.IGNORECASE,
)
_HEAD_START = re.compile(_HEAD)
_JOINT = re.compile(r"^(?:Văn phòng|VP)\b.*(?:Hội đồng nhân dân|HĐND|Đại biểu Quốc hội|ĐBQH|đại biểu Quốc hội)$")
#: Where a name ends when no known verb tells it: at a colon, or behind the word of a level.
_NAME_ENDS = re.compile(
    r"^[^:.]{3,250}?(?=:)|^[^:;.]{3,200}?\b(?:tỉnh|huyện|xã|phường|thị trấn|quận|ủy|thôn)(?=\s+[a-zđà-ỹ])"
)
#: What looks like a verb is part of a name that ends with its level: "Trung tâm Dịch vụ tổng hợp xã: …".
_ENDS_A_NAME = re.compile(r"(?:\S+\s+){1,5}(?:tỉnh|huyện|xã|phường|thị trấn|quận|đặc khu|thành phố)\s*:")
#: Words between the names and what they do, which name nobody.
_ASIDE = re.compile(
    r"\s*\((?:đề nghị|kính đề nghị|mời|phối hợp)\)|,?\s+(?:theo (?:chức năng|lĩnh vực|nhiệm vụ|thẩm quyền|phân công)|"
    r"trên cơ sở|căn cứ|trong phạm vi|tùy)\b.*$",
    re.IGNORECASE,
)
#: A name ends behind the word of its level, with the name of the place if there is one, where small letters follow.
_AT_LEVEL = re.compile(
    r"\b(?:thị xã|tỉnh|huyện|(?<!hợp tác )xã|phường|thị trấn|quận|đặc khu|thành phố|(?:Tỉnh|Thành|"
    r"Huyện|Quận|Thị|Đảng) ủy)\b"
)
_WORDS_WITHIN = (
    "và hội đoàn ủy viên trực thuộc có cùng cũ mới liên trên nơi được theo các những trong ngoài cho do "
    "xã phường tỉnh huyện thành thị đặc quận khối cơ với"
)
_GOES_ON = frozenset(_WORDS_WITHIN.split())
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_LEVEL = re.compile(r"\b(?:tỉnh|huyện|xã|phường|thành phố|thị trấn|đặc khu|quận)\b")


def leads(sentence: str) -> tuple[list[str], str]:
    """Who acts, and the rest of the sentence from the first verb on; nobody when it begins otherwise."""
    text = _OPENING.sub("", sentence.strip())
    if not _HEAD_START.match(text):
        return [], sentence
    end = _verb_at(text)
    colon = text.find(":")
    if end is not None and (_ENDS_A_NAME.match(text, end) or _is_named_to(text, colon, end)):
        end = None
    if end is None or 0 <= colon < end:
        ends = _NAME_ENDS.match(text)
        if ends is None:
            return [], sentence
        end = ends.end()
    names = _ASIDE.sub("", text[:end]).rstrip(" ,:")
    if len(names) > 500 or re.search(r"[.]", names):
        return [], sentence
    return split(names), text[end:].lstrip(" :")


def _is_named_to(text: str, colon: int, end: int) -> bool:
    """True where all up to the colon is one name that ends with its level, whatever verbs are in it."""
    name = text[:colon] if end < colon < 150 else ""
    return bool(
        re.search(r"(?:^|\s)(?:tỉnh|huyện|xã|phường|thị trấn|quận|đặc khu|thành phố)$", name)
    ) and not re.search(r"[,;.]|\b(?:chủ trì|phối hợp)\b", name)


def alone(line: str) -> list[str]:
    """The bodies of a line that names nothing else, such as a heading of a task."""
    text = _OPENING.sub("", line.strip()).rstrip(".:; ")
    if not _HEAD_START.match(text) or len(text) > 250 or ":" in text or _verb_at(text) is not None:
        return []
    return split(text)


def cooperating(rest: str) -> tuple[list[str], str]:
    """With whom, and what is to be done."""
    found = _WITH.search(rest)
    if not found:
        return [], rest
    after = rest[found.end() :]
    if not _HEAD_START.match(after):
        return [], rest
    end = _verb_at(after)
    names = after if end is None else after[:end]
    stop = re.search(r"[.;]|\s+(?:để|trong|về|nhằm|trước|khi)\s", names)
    cut = stop.start() if stop else len(names)
    return split(names[:cut].rstrip(" ,:")), f"{rest[: found.start()].rstrip(' ,')} {after[cut:]}".strip(" ,")


def split(names: str) -> list[str]:
    """Single bodies of a list; one whose name itself holds a comma or "và" stays whole."""
    found: list[str] = []
    place = 0
    cuts = [(one.start(), one.end()) for one in _SPLIT.finditer(names)] + [(len(names), len(names))]
    for start, end in cuts:
        part = names[place:start].strip(" ,.;:")
        if end < len(names) and _is_joint(part, names[start:end], names[end:]):
            continue
        if part:
            found.append(re.sub(r"^(?:đồng chí|đ/c)\s+", "", part, flags=re.IGNORECASE))
        place = end
    return found


def _is_joint(left: str, joint: str, right: str) -> bool:
    """An office of two bodies, or "X và các …" of which only the end says at which level."""
    if left.startswith("Các") and re.match(r"(?:tỉnh|huyện|thành|quận|thị|đảng) ủy\b", right):
        return True
    if left in ("Báo", "báo") or re.match(r"Xã hội\b", right):
        return True
    if left.startswith(("các", "Các", "thủ trưởng", "Thủ trưởng")) and re.match(
        r"(?:cơ quan|đơn vị|địa phương|ban,|chi bộ)", right
    ):
        return True
    if "và" not in joint:
        return False
    if _JOINT.search(left) and re.match(r"(?:Ủy ban nhân dân|UBND)", right):
        return True
    return right.startswith(("các tổ chức", "các đoàn thể")) and not _LEVEL.search(left)


def _verb_at(text: str) -> int | None:
    verb = None
    for found in _VERB.finditer(text):
        before = text[: found.start()]
        if _NO_VERB_AFTER.search(before) and not re.search(r",\s*$", before):
            continue
        if " " not in before.strip() and not before.strip().isupper():
            continue
        if _NOUN_TAIL.match(text, found.start()):
            continue
        verb = found.start()
        break
    behind = _behind_level(text)
    return behind if behind is not None and (verb is None or behind < verb) else verb


def _behind_level(text: str) -> int | None:
    """Where the first word stands that follows the level and the place of a name and belongs to neither."""
    for found in _AT_LEVEL.finditer(text):
        if re.search(r"[:.;]|[Hh]ợp tác $", text[: found.start()]):
            continue
        place = found.end()
        is_of_place = not found[0].endswith("ủy")
        while (word := _NEXT_WORD.match(text, place)) and word[1][0].isupper() and is_of_place:
            place = word.end()
        if word and word[1][0].islower() and word[1] not in _GOES_ON:
            return word.start(1)
    return None
