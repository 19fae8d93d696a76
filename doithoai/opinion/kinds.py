"""What kind of text somebody sent: a proposal by its words, corrected by whoever sorts it."""

from __future__ import annotations

import re

from doithoai.opinion import harmless, routing
from doithoai.opinion.models import SealedKind
from doithoai.opinion.phrases import Phrases, Said, read
from doithoai.opinion.routing import Route, carries_secret_mark, route

__all__ = ["Route", "carries_secret_mark", "kind", "route", "sealing"]

_BY_ROUTE = {
    Route.STOP: "secret",
    Route.DENUNCIATION: "denunciation",
    Route.COMPLAINT: "complaint",
    Route.BIN: "spam",
}
_QUESTION = Phrases(
    "(cho|xin) (phép )?(tôi |em |cháu |chúng tôi |bà con )?(được )?hỏi",
    (
        "(bao giờ|khi nào|ở đâu|là bao nhiêu|bao nhiêu|thế nào|ra sao|vì sao|tại sao|làm sao|có phải|hay không|"
        "hay chưa|đến đâu|cần (những )?gì|là gì|giấy tờ gì|có được|mấy ngày|bao lâu|là mấy|đúng quy định không|"
        "được không|có không|không ạ|phải không|đúng không)"
    ),
)
_ASK = Phrases(
    (
        "(nhờ (công an|xã|cơ quan|cấp|huyện|các|chính quyền|ủy ban|hội|thôn|tỉnh|lãnh đạo)|"
        "đề nghị|kiến nghị|yêu cầu|đề xuất|kính đề nghị|kính mong|rất mong|xin (đề nghị|kiến nghị|công ty|"
        "nhà trường|huyện|tỉnh|thôn|xã|phường|ủy ban|cấp trên|nhà nước))"
    ),
    (
        "(mong|kính mong|mong muốn|mong rằng) (muốn )?(các )?(xã|lãnh đạo|cấp trên|nhà nước|ủy ban|chính quyền|"
        "huyện|tỉnh|ban|cơ quan|sở|ngành|công ty|nhà trường|đảng|phường|hợp tác xã|các cấp|công an|công đoàn|"
        "bí thư|chủ tịch)"
    ),
    "mong (ở )?trên (cho|xem|sớm|quan tâm|đầu tư|hỗ trợ|làm|xuống)",
)
_WISHED = Phrases(
    "mong (muốn )?(sớm |sẽ )?được",
    "xin (được )?(cấp|hỗ trợ|vay|xây|sửa|mở|xét|giúp|thêm|bố trí|đầu tư|lắp|kéo|trang bị|làm (đường|cầu|lại))",
    "mong (các )?(trường|thôn|ấp|bản|làng|khu phố|lớp)",
    (
        "(rất |kính )?mong (các |ông |bà )?(đồng chí|anh|chị|thầy|cô|bác|chú|"
        "trạm|bác sĩ|cán bộ|dự án|nhà máy|điện lực|ngân hàng|bệnh viện|"
        "thôn|hội|đoàn|quý|cơ quan|báo|có|sớm|làm|giúp|cho|không|đừng|tăng|giảm|mở|sửa)"
    ),
    (
        "(mong|mong muốn|mong mỏi|muốn) (sớm |xã |được |nhà nước |sẽ )?(được )?(đầu tư|hỗ trợ|xây|xây dựng|"
        "làm (đường|cầu|sân|nhà)|lắp|lắp đặt|cấp|quan tâm|mở|sửa|sửa chữa|nâng cấp|giải quyết|bố trí|trả|bố trí|"
        "có (cầu|đường|nước|điện|chợ|trạm|sân))"
    ),
)
_THANKS = Phrases(
    (
        "(cảm ơn|cám ơn|biết ơn|tri ân|khen|khen ngợi|biểu dương|tuyên dương|hoan nghênh|ghi nhận|hài lòng|"
        "phấn khởi|tuyệt vời|đánh giá cao|trân trọng|mừng|tự hào|ai cũng quý|đáng quý|ân cần|cảm kích|tận tâm|"
        "gương mẫu|kịp thời|ấn tượng|nể phục|quý lắm|quý mến|khâm phục|rất vui|vui lắm|vui mừng|sạch đẹp|ngưỡng mộ|"
        "chu đáo|tâm huyết|tận tình|nhiệt tình|niềm nở|tri ân|mang ơn|nhớ ơn|đội ơn|kính trọng|rất quý|xúc động|"
        "ấm lòng|bổ ích|thiết thực lắm|rất thiết thực|rất ý nghĩa|hết lòng|tử tế|trầm trồ|"
        "mừng rơi|như người nhà|đáng khen|không quản|tận tụy)"
    ),
)
_WELL_DONE = Phrases(
    "(tổ chức|làm|phục vụ|làm việc|giải quyết|tiếp dân|điều hành) (rất|thật) "
    "(tốt|nhanh|hay|chu đáo|bài bản|gọn|khoa học)",
)
_OPENING = re.compile(
    r" (?:(?:toi|chung toi|ba con|em|xin|rat|gia dinh|thay mat) ){0,3}(?:khen|cam on|bieu duong|hoan nghenh) "
)
#: "Xin" at the beginning of a sentence or of its part, and what is wanted.
_PLEA = re.compile(
    r"(?:^|[.,?]) (?:(?:nay|cho|toi|chung toi|em|gia dinh|dan|ba con|thu nhat|thu hai|thu ba|vi vay) )?xin "
    r"(?!hoi|cam on|cam ta|phan anh|gop|bao |chao|cho biet|cho hoi|hien ke|duoc hoi|loi khen|hien|"
    r"trinh bay|thay mat|khen|"
    r"chan thanh|huong dan|chi giup|tri an|gui loi|chuc|y kien|duoc gop)"
)
_OUGHT = re.compile(r"(?:^|[.?]|, (?:thu \S+ ,)?) nen |(?:^|[.?]) thu (?:nhat|hai|ba|tu) , nen ")
_ENDS = re.compile(r"[.,?] xin (?:hoi|cho (?:biet|hoi)|duoc biet) ")
_GRATEFUL = Phrases("(cảm ơn|cám ơn|khen|hoan nghênh|biểu dương|hài lòng|biết ơn|tri ân)")
_YET = Phrases(
    "(nhưng|tuy nhiên|đề nghị|kiến nghị|yêu cầu|song|chưa (được|có|làm|xong|trả|nhận|thấy)|còn (nhiều|bốn|một|hai|ba))"
)
_WORRY = Phrases("(lo lắng|buồn|ước)", "!lo")
_BUT = Phrases(
    (
        "(nhưng|tuy nhiên|song|tiếc|đề nghị|kiến nghị|yêu cầu|mong|nên|chưa|không được|cần (phải|có|thêm|sớm|được|"
        "xem)|chỉ (lo|mong|tiếc))"
    ),
)
_ADVICE = Phrases(
    (
        "(góp ý|hiến kế|đóng góp ý kiến|theo (ý kiến |ý )?(của )?(tôi|em|chúng tôi|cá nhân)|thay vì|giá như|giá mà|"
        "tôi (thấy|nghĩ) … nên|sáng kiến)"
    ),
    (
        "(xã|phường|thôn|trường|nhà trường|công ty|ủy ban|hợp tác xã|ban tổ chức|chúng ta|các cấp|cán bộ|hội nghị|"
        "buổi (họp|đối thoại)|lần sau|đề tài|tài liệu|bản tin|loa|lịch|phiếu|biển|bảng|hội|chi bộ|đoàn thanh niên|"
        "kế hoạch|chương trình|nội dung) (cũng |vẫn )?nên"
    ),
    (
        "có thể (ghép|gắn|thử|học|tận dụng|làm|nhờ|giao|mượn|lồng ghép|chọn|bắt đầu|vận động|phối hợp|xoay vòng|"
        "đổi|cắt|nhân rộng|kết nối|liên kết|áp dụng|thí điểm)"
    ),
    "dự thảo … (đề nghị|nên|cần|xin) … (sửa|bổ sung|bỏ|thêm|thay|làm rõ|quy định)",
    "(sửa|bổ sung|bỏ|viết lại) (điều|khoản|mục|chương|câu|phần) #",
    "sao (mình|ta|chúng ta|chúng mình|xã mình|thôn mình) (không|chẳng|chưa)",
    "(là hợp lý|thì hợp lý|thì (hay|tốt|tiện|khả thi|phù hợp|thiết thực|dễ|sát) (hơn|biết mấy)|"
    "sẽ (hay|tốt|tiện|hợp lý|khả thi|phù hợp) hơn|cho đỡ)",
    (
        "(nên|có thể) (gọn|ngắn|xuống|rút|ngắn|làm|nhắc|tổ chức|có|bố trí|đặt|trồng|lập|mở|chia|gộp|in|gửi|dùng|bỏ|"
        "thêm|tăng|giảm|ghi|chuyển|để|sửa|bớt|cho|đưa|xây|công khai|mời|kết hợp|quy định|thay|dạy|xem|viết|họp|"
        "treo|cân nhắc|khuyến khích)"
    ),
)


def sealing(text: str) -> str:
    """A SealedKind: whether this text is proposed to be kept confidential, and as what."""
    way = route(text)
    return SealedKind(way) if way in SealedKind.values else SealedKind.NONE


def kind(text: str) -> str:
    """petition, reflection, suggestion, aspiration, question, praise; or what its route says."""
    said = read(text)
    return _BY_ROUTE.get(routing.of(text, said)) or _normal(said)


def _normal(said: Said) -> str:
    heart = harmless.HEART.within(said)
    place = min((found.start() for found in (_ASK.search(said), _PLEA.search(said.folded)) if found), default=-1)
    asks = place >= 0 or (_WISHED.within(said) and not heart)
    thanks = (_THANKS.within(said) or _WELL_DONE.within(said)) and not _BUT.within(said)
    if not asks and (thanks or _OPENING.match(said.folded) or (_GRATEFUL.within(said) and not _YET.within(said))):
        return "praise"
    asked = _ENDS.search(said.folded) or (_QUESTION.within(said) and not (heart and " ? " not in said.words))
    if not asks and (said.words.endswith("? ") or asked):
        return "question"
    advice = min((found.start() for found in (_ADVICE.search(said), _OUGHT.search(said.folded)) if found), default=-1)
    if advice >= 0 and not 0 <= place < advice:
        return "suggestion"
    if asks:
        return "petition"
    return "aspiration" if heart or _WORRY.within(said) else "reflection"
