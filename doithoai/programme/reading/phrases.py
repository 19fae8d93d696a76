"""Pairs of words that papers of offices are made of: a pair that lost its strokes is known by its neighbours.

"họp" and "vói" are sound syllables, so that no rule of spelling mends "tổng họp" or "vói nhân dân"; these pairs do.
"""

from __future__ import annotations

import re
import unicodedata

_PAIRS = """
an ninh|an toàn|ban hành|ban thường|bao gồm|biên bản|biểu mẫu|buổi đối|bàn ghế|báo cáo|bí thư|bước đầu|bảo vệ|
bảo đảm|bố trí|bổ sung|bộ phận|chi bộ|chi tiết|cho dân|chuyên đề|chuẩn bị|chính phủ|chính quyền|chính sách|
chính trị|chương trình|chấp hành|chậm nhất|chỉ đạo|chịu trách|chủ trì|chủ trương|chủ tịch|chủ tọa|chủ động|
chức năng|cung cấp|cuối năm|các thôn|cán bộ|công an|công chức|công khai|công nhân|công tác|công việc|cùng với|
căn cứ|cơ quan|cơ sở|cư trú|cả năm|cấp huyện|cấp xã|cấp ủy|cụ thể|của đảng|cử lãnh|cử tri|cựu chiến|danh sách|
diễn ra|doanh nghiệp|dân chủ|dân cư|dân vận|dư luận|dự họp|dự kiến|dự án|ghi nhận|gia đình|giao cho|giao thông|
giám sát|giải pháp|giải quyết|giải trình|giấy mời|giữ gìn|gặp gỡ|gửi về|hiệu lực|hiệu quả|hoàn thành|hoạt động|
hàng năm|hình thức|hướng dẫn|hằng năm|hộ gia|hội nghị|hội trường|hội viên|hội đồng|hợp tác|khai mạc|khiếu nại|
khách mời|khó khăn|khởi nghiệp|kinh phí|kinh tế|kiến nghị|kế hoạch|kết luận|kết quả|kết thúc|kể từ|kịch bản|
kịp thời|lao động|làm việc|lãnh đạo|lĩnh vực|lưu văn|lắng nghe|lồng ghép|lực lượng|mặt trận|một số|mời dự|mục đích|
nghiêm túc|nghị quyết|nghị định|nguyện vọng|ngày làm|ngày tổ|người cao|người dân|người lao|người đứng|nhiệm vụ|
nhà nước|nhà văn|nhân dân|như sau|như trên|niêm yết|nông dân|năm học|nơi nhận|nắm bắt|nếu có|nội dung|nội vụ|
phong trào|pháp luật|phát biểu|phát hiện|phát sinh|phát thanh|phát triển|phân công|phân loại|phòng kinh|phó bí|
phương thức|phương tiện|phương án|phản ánh|phối hợp|phổ biến|phụ nữ|phụ trách|quan tâm|quan điểm|quy chế|quy định|
quyết định|quyền hạn|quá trình|quán triệt|quân sự|rà soát|sinh hoạt|số lượng|sửa đổi|tham dự|tham gia|tham mưu|
thanh niên|theo cụm|theo dõi|theo quy|thi đấu|thành lập|thành phần|thành viên|tháng đầu|thông báo|thông tin|thư ký|
thường trực|thường vụ|thường xuyên|thẩm quyền|thời gian|thời hạn|thời điểm|thủ trưởng|thủ tục|thứ ba|thứ bảy|
thứ hai|thứ nhất|thứ năm|thứ sáu|thứ tư|thực hiện|tiếp công|tiếp nhận|tiếp thu|tiếp tục|tiếp xúc|toàn thể|
trang trí|trao đổi|triển khai|triệu tập|trong năm|trong thời|trung tâm|trung ương|truyền hình|truyền thanh|
trách nhiệm|trình tự|trước khi|trước mỗi|trước ngày|trường học|trưởng ban|trưởng các|trưởng phòng|trưởng thôn|
trật tự|trụ sở|trực thuộc|trực tiếp|trực tuyến|tuyên giáo|tuyên truyền|tài liệu|tâm tư|tư tưởng|tại điểm|tập hợp|
tập trung|tỉnh ủy|tố cáo|tổ chức|tổ dân|tổng hợp|tờ trình|từ ngày|từng hội|viên chức|việc làm|vào ngày|văn bản|
tra cứu|trả lời|
văn hóa|văn phòng|vướng mắc|vấn đề|vận động|về việc|với ban|với các|với cán|với công|với cử|với doanh|với hộ|
với hội|với người|với nhân|với nông|với phòng|với phụ|với sở|với thanh|với văn|với đại|với đồng|với ủy|xem xét|
xây dựng|xã hội|xử lý|yêu cầu|âm thanh|ý kiến|điều chỉnh|điều hành|điều kiện|đoàn thể|đoàn viên|đã ban|đã hứa|
đôn đốc|đăng ký|đăng tải|đơn vị|đường lối|được biết|được đông|đại biểu|đại diện|đảm bảo|đảng bộ|đảng viên|đảng ủy|
đất đai|đầu năm|đầu tư|đến hết|đến ngày|đề nghị|đề xuất|đề án|để biết|để thực|địa bàn|địa phương|địa điểm|định kỳ|
đối thoại|đối tượng|đối với|đồng bào|đồng chí|đồng chủ|đồng thời|đột xuất|đủ điều|ủy ban|ủy viên
"""
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = str.maketrans("ăâđêôơư", "aadeoou")
#: Words that stand alone where no other of the same shape does.
_ALONE = {"vói": "với", "nguòi": "người", "truóc": "trước", "duọc": "được", "đuọc": "được"}


def _bare(word: str) -> str:
    """Letters without strokes, the tone kept."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = "".join(one for one in parts if one in _TONES)
    letters = "".join(one for one in parts if not unicodedata.combining(one) or one in "\u0302\u0306\u031b")
    return unicodedata.normalize("NFC", letters).translate(_LETTERS) + tones


def _toneless(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES))


_KNOWN = frozenset(_PAIRS.replace("\n", "").split("|"))
_BY_SHAPE = {(_bare(first), _bare(second)): (first, second) for first, second in (pair.split(" ") for pair in _KNOWN)}


_BY_FIRST: dict[str, list[tuple[str, str]]] = {}
_BY_SECOND: dict[str, list[tuple[str, str]]] = {}
#: "thứ tư ngày 5", "mùa thu năm 2026": without their tone these are words of their own.
_AMBIGUOUS = {"từ", "thứ", "tại", "vào", "đến", "cả", "của", "kể"}
for _first, _second in sorted(pair for pair in _BY_SHAPE.values() if pair[0] not in _AMBIGUOUS):
    if _first != "với":  # "với cư dân": that word goes before anybody
        _BY_FIRST.setdefault(_first, []).append((_first, _second))
    _BY_SECOND.setdefault(_second, []).append((_first, _second))


def mend(text: str) -> str:
    """The text with the pairs put right that are known by their shape."""
    words = re.split(r"([^\W\d_]+)", text)
    places = [number for number, word in enumerate(words) if word[:1].isalpha()]
    for number in places:
        words[number] = _alone(words[number])
    for one, other in zip(places, places[1:], strict=False):
        if words[one + 1].strip() or not words[one + 1]:
            continue
        pair = _BY_SHAPE.get((_bare(words[one]), _bare(words[other]))) or _without_tone(words[one], words[other])
        if pair is not None:
            words[one], words[other] = _like(words[one], pair[0]), _like(words[other], pair[1])
    return "".join(words)


def _without_tone(first: str, second: str) -> tuple[str, str] | None:
    """The pair of which one word lost its tone; the other is whole."""
    if first.istitle() and second.istitle():  # a name: "Văn Ban"
        return None
    one, other = first.lower(), second.lower()
    return next(
        (pair for pair in _BY_FIRST.get(one, ()) if _toneless(pair[1]) == other and pair[1] != other),
        None,
    ) or next((pair for pair in _BY_SECOND.get(other, ()) if _toneless(pair[0]) == one and pair[0] != one), None)


def _alone(word: str) -> str:
    return _like(word, _ALONE.get(word.lower(), word.lower())) if word.lower() in _ALONE else word


def _like(word: str, changed: str) -> str:
    """As the word was written, for one that changes."""
    if word.lower() == changed:
        return word
    if word.isupper() and len(word) > 1:
        return changed.upper()
    return changed[:1].upper() + changed[1:] if word[:1].isupper() else changed
