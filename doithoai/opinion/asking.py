"""A question about a procedure, a right or a rule, told from a wrong that is put as a question."""

from __future__ import annotations

import re

from doithoai.opinion import wrongs
from doithoai.opinion.phrases import Phrases, Said

#: Asking about a procedure, a right or a rule.
ASKING = Phrases(
    "(cho|xin) (tôi|em|cháu|chúng tôi|bà con|phép)? (được )?hỏi",
    (
        "(như thế nào|thế nào|ra sao|bao giờ|khi nào|bao nhiêu|bao lâu|mấy ngày|gì không|có được|đến đâu|"
        "nơi nào|cơ quan nào|ai giải quyết|phải làm gì|cần gì|hay không|có phải)"
    ),
    "!(ở đâu)",
    "(hướng dẫn|giải thích|phân biệt) (giúp|cho|hộ) (tôi|em|bà con|dân|chúng tôi)?",
    "chỉ (giúp|hộ) (tôi|em|bà con|dân|chúng tôi)?",
)
#: The words of somebody who wants to know the way or the rule, whatever he speaks of.
PROCEDURE = Phrases(
    (
        "(gửi|nộp|báo|gọi|phản ánh|tố cáo|khiếu nại|hỏi|trình|tố giác|lấy|kêu) (đơn |thư |số )?(đến|cho|ở|tới|với|"
        "lên|qua)? "
        "(đâu|ai|cơ quan nào|nơi nào|chỗ nào|số nào|cấp nào|những ai)"
    ),
    "(có|liệu có) (được|phải|bị|cần|ai đọc|ai nhận|giữ kín|ghi âm|xem xét|đúng luật|sao|hợp lệ) … (không|chưa)",
    (
        "(bị|thì|sẽ) (xử lý|xử phạt|phạt|kỷ luật|xử|đi tù|hình thức|mức) (hình thức |mức )?(gì|nào|ra sao|thế nào|"
        "bao nhiêu|"
        "mấy năm|không)"
    ),
    "(luật|quy định|pháp luật|mức phạt|chế tài|thủ tục|thời hạn|mẫu đơn|mẫu) … (ra sao|thế nào|ở đâu|là gì|bao lâu|"
    "bao nhiêu|nào)",
    "(bao giờ|khi nào|lúc nào) (thì )?(có|công bố|công khai|xử|xong|kết thúc|dân|trả|mới)",
    "(khác nhau|khác gì|là gì|thế nào là|gồm những gì|cần giấy tờ gì|theo mẫu nào|chỗ nào)",
)
_ENDS = re.compile(
    r" (?:duoc|co|dung|phai|hay|gi|sao|nao|may|ngay|trieu) (?:\S+ )?(?:khong|chua) (?:(?:a|vay|nhi|the|ha) )?$"
)


def asks(said: Said) -> bool:
    """A question about procedures, rights or a case thought of; nothing is told that happened."""
    if wrongs.CONCRETE.within(said):
        return False
    return " ? " in said.words or wrongs.SUPPOSED.within(said) or ASKING.within(said) or bool(_ENDS.search(said.folded))


def wants_the_way(said: Said) -> bool:
    """Somebody wants to know whom to ask, what the rule is or when it will be."""
    return PROCEDURE.within(said)
