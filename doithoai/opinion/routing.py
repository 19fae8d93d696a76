"""Propose the way of a text: normal, complaint, denunciation, bin or stop. Decided by a person, always."""

from __future__ import annotations

import re
from enum import StrEnum

from doithoai.core.vietnamese import plain
from doithoai.opinion import grievances, wrongs
from doithoai.opinion.phrases import Phrases, Said, near, read, sentences


class Route(StrEnum):
    NORMAL = "normal"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    BIN = "bin"
    STOP = "stop"


_SECRET = re.compile(r"(?:^|[\s\"“(\[])(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?=[\s.,:;)\]\"”–-]|$)")
_GRADE = re.compile(r"(?:độ mật|mức độ mật)\s*:\s*(?:tuyệt |tối )?mật|đóng dấu (?:tuyệt |tối )?mật", re.IGNORECASE)
#: Asking about a procedure, a right or a rule.
ASKING = Phrases(
    "(cho|xin) (tôi|em|cháu|chúng tôi|bà con|phép)? (được )?hỏi",
    (
        "(ở đâu|như thế nào|thế nào|ra sao|bao giờ|khi nào|bao nhiêu|bao lâu|mấy ngày|gì không|có được|đến đâu|"
        "nơi nào|cơ quan nào|ai giải quyết|phải làm gì|cần gì|hay không|có phải)"
    ),
    "(hướng dẫn|chỉ|giải thích|phân biệt) (giúp|cho|hộ) (tôi|em|bà con|dân|chúng tôi)?",
)
#: A sentence that asks for something, thanks or advises tells no wrong by money and goods alone.
_WISH = Phrases(
    "(đề nghị|kiến nghị|mong|yêu cầu|nên|cảm ơn|khen|góp ý|kính|hỗ trợ|xin|chưa (nhận|được|trả|chi)|muốn|cần)"
)
_ADVERT = Phrases(
    "(vay|cho vay) (tiền|vốn|nóng|nhanh|tín chấp|online) … (nhanh|thế chấp|ngay|trong ngày|lãi|giải ngân|nợ xấu|phút)",
    "(nổ hũ|casino|cá cược|đánh bài|tài xỉu|lô đề online|đổi thưởng|nhà cái|soi kèo|rút tiền về tài khoản|tặng code)",
    (
        "(inbox|ib|nhắn tin|nhắn zalo|kết bạn zalo|gọi ngay|liên hệ (ngay|em|shop|hotline|để)|đặt hàng|click|"
        "truy cập|bấm vào link|tải app|đăng ký ngay|mua ngay|add zalo|quét mã)"
    ),
    (
        "(giao tận (nhà|nơi)|ai mua|mua hàng|bán (buôn|lẻ|thanh lý)|hàng (chính hãng|có sẵn|mới về)|cả nhà|"
        "nhé cả nhà|shop|giảm giá|khuyến mãi|khuyến mại|ship|sale|freeship|miễn phí ship|giao hàng toàn quốc|"
        "giá rẻ|giá sốc|giá gốc|thanh lý|ưu đãi|trúng thưởng|quà tặng|hoàn tiền|cam kết)"
    ),
    "(kiếm|thu nhập) … (triệu|k|nghìn|online|tại nhà|mỗi ngày|một ngày|thụ động)",
    (
        "(việc nhẹ lương cao|cộng tác viên|đa cấp|sinh lời|lợi nhuận|đầu tư … (lãi|lời|coin|forex)|đất nền|"
        "sổ hồng trao tay|tuyển sỉ|sim số đẹp|bằng lái bao đậu|làm bằng)"
    ),
    "(chữa khỏi|giảm cân|trị (mụn|nám|dứt điểm|khỏi)|tăng cường sinh lý|thực phẩm chức năng|gia truyền|xương khớp)",
)
_INSULT = Phrases(
    (
        "(ngu|óc chó|óc lợn|chó má|khốn nạn|mất dạy|đồ chó|lũ chó|bọn chó|thằng chó|con chó này|đồ ngu|lũ ngu|"
        "bọn ngu|đĩ|súc vật|mặt lợn|vô học|khốn kiếp|đồ khốn|rác rưởi|thối tha|ăn hại|ăn cứt|cứt|đm|đmm|dm|vcl|vl|"
        "clgt|địt|đéo|đếch|lồn|cặc|mẹ mày|bố mày|cha mày|tiên sư|tổ sư|chết tiệt|phá hoại như chó|não)"
    ),
    "(chúng mày|bọn mày|tụi mày|lũ mày)",
    "!mày",
    "(cút|chết|biến) (hết )?(đi|mẹ|cha|xéo)",
    "(đồ|lũ|bọn|thằng|con) (óc )?(chó|lợn|ngu|khốn|điên|súc sinh|hèn|vô dụng|ăn hại|thối)",
)
_TRYING = Phrases(
    (
        "(test|thử|kiểm tra) (thử|hệ thống|xem|tin|gửi|form|chức năng)? … (được không|gửi được|hihi|haha|1 2 3|"
        "có chạy|abc)"
    ),
    "(test|hihi|haha|alo alo|hello)",
)
#: Words of a real matter: somebody who is angry about it is heard all the same.
_MATTER = Phrases(
    (
        "(đề nghị|kiến nghị|yêu cầu|xã|phường|thôn|xóm|ủy ban|đường|nước|điện|đất|trường|trạm y tế|rác|công ty|chợ|"
        "cán bộ|bà con|người dân|hộ|cống|cầu|lương|bảo hiểm|hồ sơ)"
    ),
)
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|kh|ph|th|tr|ch|nh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)


def route(text: str) -> Route:
    """The way this text should go, as it came, with or without marks."""
    return of(text, read(text))


def of(text: str, said: Said) -> Route:
    if carries_secret_mark(text):
        return Route.STOP
    if denounces(said):
        return Route.DENUNCIATION
    if is_rubbish(said):
        return Route.BIN
    if complains(said):
        return Route.COMPLAINT
    return Route.NORMAL


def carries_secret_mark(text: str) -> bool:
    """True for a text marked as a state secret, which must not enter here at all."""
    body = plain(text)
    capitals = sum(char.isupper() for char in body)
    shouted = capitals > 0.6 * max(sum(char.isalpha() for char in body), 1)
    return _GRADE.search(body) is not None or (_SECRET.search(body) is not None and not shouted)


def asks(said: Said) -> bool:
    """A question about how things are done, without anything told that happened."""
    return " ? " in said.words or wrongs.SUPPOSED.within(said) or ASKING.within(said)


def denounces(said: Said) -> bool:
    """An unlawful act of somebody in office or of a body is told."""
    if _only_asks(said):
        return False
    if wrongs.DENOUNCE.within(said) and not wrongs.DENOUNCE_TALK.within(said):
        return True
    general = wrongs.IN_GENERAL.within(said)
    if wrongs.CRIME.within(said) and not general:
        return True
    if not general and any(near(said, wrongs.OFFICE, wrong) for wrong in _WRONGS):
        return True
    if near(said, wrongs.PERSON, wrongs.VIOLENCE):
        return True
    return any(_suspicious(part) for part in sentences(said) if not _WISH.within(part))


_WRONGS = (wrongs.EXTORTION, wrongs.EMBEZZLE, wrongs.NEPOTISM, wrongs.COMPLICITY)


def _only_asks(said: Said) -> bool:
    """A question about procedures, rights or a case thought of; nothing is told that happened."""
    if not asks(said) or wrongs.CONCRETE.within(said):
        return False
    return wrongs.SUPPOSED.within(said) or ASKING.within(said) or said.words.endswith(" ? ")


def _suspicious(said: Said) -> bool:
    """In one sentence: somebody in office, and money, kin, goods of all or hands where they do not belong."""
    if wrongs.FALSEHOOD.within(said):
        return True
    if wrongs.MONEY.within(said) and wrongs.ONLY_THEN.within(said) and wrongs.OFFICE.within(said):
        return True
    if wrongs.KIN.within(said) and wrongs.GAIN.within(said):
        return True
    if not wrongs.PERSON.within(said):
        return False
    return (
        (wrongs.MONEY.within(said) and wrongs.TAKING.within(said))
        or (wrongs.COMMON.within(said) and wrongs.DISPOSING.within(said))
        or wrongs.BODILY.within(said)
        or wrongs.REPORTING.within(said)
    )


def complains(said: Said) -> bool:
    """A decision or act that harms the writer is to be reconsidered or undone."""
    against = grievances.OBJECTION.within(said) or grievances.UNDO.within(said)
    mine = grievances.MINE.within(said)
    if asks(said) and not (against and mine):
        return False
    if grievances.COMPLAIN.within(said) and not wrongs.SUPPOSED.within(said):
        return True
    if not mine:
        return False
    return grievances.REFUSAL.within(said) or (against and grievances.DECISION.within(said))


def is_rubbish(said: Said) -> bool:
    """Advertising, insults without a matter, keys pressed at random, trials."""
    found = said.folded.replace(" . ", " ").replace(" ? ", " ").split()
    letters = [word for word in found if word.isalpha()]
    if not letters:
        return True
    strange = sum(_SYLLABLE.fullmatch(word) is None or len(set(word)) == 1 < len(word) for word in letters)
    if strange > len(letters) / 2:
        return True
    if len(letters) < 12 and _TRYING.within(said) and not _MATTER.within(said):
        return True
    if len(_ADVERT.spans(said)) >= 2:
        return True
    insults = len(_INSULT.spans(said))
    return insults >= 2 or (insults == 1 and not _MATTER.within(said))
