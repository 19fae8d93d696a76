"""Propose the way of a text: normal, complaint, denunciation, bin or stop. Decided by a person, always."""

from __future__ import annotations

import re
from enum import StrEnum

from doithoai.core.vietnamese import plain
from doithoai.opinion import grievances, suspicions, wrongs
from doithoai.opinion.phrases import Phrases, Said, joined, near, read, sentences


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
    (
        "(đề nghị|kiến nghị|mong|yêu cầu|cảm ơn|khen|góp ý|kính|chưa (nhận|được|trả|chi)|cần (có|được|phải)|"
        "nên (có|làm|được|nâng))"
    ),
)
_OFFER = Phrases(
    "(vay|cho vay) (tiền|vốn|nóng|nhanh|tín chấp|online) … (nhanh|thế chấp|ngay|trong ngày|lãi|giải ngân|nợ xấu|phút)",
    "(nổ hũ|casino|cá cược|đánh bài|tài xỉu|lô đề online|đổi thưởng|nhà cái|soi kèo|rút tiền về tài khoản|tặng code)",
    "làm (bằng|chứng chỉ|giấy tờ) (đại học|cao đẳng|lái xe|các loại|giả|cấp|gốc)",
    "dịch vụ (thám tử|cưới hỏi|chuyển nhà|thông tắc|hút bể|kế toán|thành lập|đòi nợ|tư vấn|visa|seo|in ấn|cho thuê)",
    "(kết bạn (zalo|làm quen)|tìm (anh|em|bạn|người) (tâm sự|yêu|tình)|gái (gọi|xinh)|massage|spa|khai trương|hot hot)",
    "(bảo mật tuyệt đối|gọi là có|có mặt ngay|phục vụ 24|ngoại tình)",
)
_ADVERT = Phrases(
    (
        "(inbox|ib|nhắn tin|nhắn zalo|kết bạn zalo|gọi ngay|liên hệ (ngay|em|shop|hotline|để)|đặt hàng|click|"
        "truy cập|bấm vào link|tải app|đăng ký ngay|mua ngay|add zalo|quét mã)"
    ),
    (
        "(giao tận (nhà|nơi)|ai mua|mua hàng|bán (buôn|lẻ|thanh lý)|hàng (chính hãng|có sẵn|mới về)|cả nhà|"
        "nhé cả nhà|shop|giảm giá|khuyến mãi|khuyến mại|ship|sale|freeship|miễn phí ship|giao hàng toàn quốc|"
        "giá rẻ|giá sốc|giá gốc|thanh lý|ưu đãi|trúng thưởng|tặng quà|giảm #|quà tặng|hoàn tiền|cam kết)"
    ),
    "(kiếm|thu nhập) … (triệu|k|nghìn|online|tại nhà|mỗi ngày|một ngày|thụ động)",
    (
        "(việc nhẹ lương cao|cộng tác viên|đa cấp|sinh lời|lợi nhuận|đầu tư … (lãi|lời|coin|forex)|đất nền|"
        "sổ hồng trao tay|tuyển sỉ|sim số đẹp|bằng lái bao đậu|làm bằng)"
    ),
    "(nhận|chuyên|dịch vụ|bao) (làm|cấp|lo|đậu|chạy|bán|mua|cho vay|vay|sửa|thiết kế|in|ship)",
    "(không cần|khỏi) (đặt cọc|thế chấp|vốn|kinh nghiệm|bằng cấp)",
    "(uy tín|số lượng có hạn|bảo hành|chính hãng|tư vấn miễn phí|lãi suất (thấp|ưu đãi|0)|hỗ trợ # (#)?|hoa hồng cao)",
    "(chữa khỏi|giảm cân|trị (mụn|nám|dứt điểm|khỏi)|tăng cường sinh lý|thực phẩm chức năng|gia truyền|xương khớp)",
)
#: An advert asks the authority for nothing.
_CLAIM = Phrases("(đề nghị|kiến nghị|mong (xã|cấp|các|nhà nước)|góp ý|bà con|người dân|xã nên|tôi hỏi|cho hỏi|cử tri)")
_INSULT = Phrases(
    "!(ngu|đĩ|vl)",
    (
        "(đồ ngu|óc chó|óc lợn|chó má|khốn nạn|mất dạy|đồ chó|lũ chó|bọn chó|thằng chó|con chó này|đồ ngu|lũ ngu|"
        "bọn ngu|súc vật|mặt lợn|vô học|khốn kiếp|đồ khốn|rác rưởi|thối tha|ăn hại|ăn cứt|cứt|đm|đmm|dm|vcl|clgt|"
        "địt|đéo|đếch|lồn|cặc|mẹ mày|bố mày|cha mày|tiên sư|tổ sư|chết tiệt|phá hoại như chó)"
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
    """A question about procedures, rights or a case thought of; nothing is told that happened."""
    if wrongs.CONCRETE.within(said):
        return False
    return " ? " in said.words or wrongs.SUPPOSED.within(said) or ASKING.within(said) or bool(_ENDS.search(said.folded))


_ENDS = re.compile(
    r" (?:duoc|co|dung|phai|hay|gi|sao|nao|may|ngay|trieu) (?:\S+ )?(?:khong|chua) (?:(?:a|vay|nhi|the|ha) )?$"
)
_WRONGS = (wrongs.EXTORTION, wrongs.EMBEZZLE, wrongs.NEPOTISM, wrongs.COMPLICITY)


def denounces(said: Said) -> bool:
    """An unlawful act of somebody in office or of a body is told."""
    said = joined([part for part in sentences(said) if not asks(part)])
    if wrongs.DENOUNCE.within(said) and not wrongs.DENOUNCE_TALK.within(said):
        return True
    general = wrongs.IN_GENERAL.within(said)
    if wrongs.CRIME.within(said) and not general:
        return True
    if not general and any(near(said, wrongs.OFFICE, wrong) for wrong in _WRONGS):
        return True
    if near(said, wrongs.PERSON, wrongs.VIOLENCE, before=None):
        return True
    if general or grievances.COMPLAIN.within(said) or suspicions.SELF.within(said):
        return False
    if suspicions.REPORTING.within(said) and wrongs.PERSON.within(said):
        return True
    return any(_suspicious(part) or _acts(part) for part in sentences(said) if _tells(part))


def _tells(said: Said) -> bool:
    """A sentence that asks for something, thanks or advises tells nothing, unless it asks to look into somebody."""
    return suspicions.INVESTIGATE.within(said) or not (_WISH.within(said) or suspicions.GOOD.within(said))


def _suspicious(said: Said) -> bool:
    """In one sentence: somebody in office, and money, kin, goods of all or hands where they do not belong."""
    if suspicions.FALSEHOOD.within(said) or (suspicions.BODY.within(said) and suspicions.BODY_WRONG.within(said)):
        return True
    if suspicions.MONEY.within(said) and suspicions.ONLY_THEN.within(said) and wrongs.OFFICE.within(said):
        return True
    if suspicions.KIN.within(said) and (suspicions.GAIN.within(said) or wrongs.PERSON.within(said)):
        return True
    if not wrongs.PERSON.within(said):
        return False
    return (
        (suspicions.MONEY.within(said) and suspicions.TAKING.within(said))
        or (suspicions.COMMON.within(said) and suspicions.DISPOSING.within(said))
        or near(said, wrongs.PERSON, suspicions.BODILY, before=None, after=60)
    )


def _acts(said: Said) -> bool:
    """Somebody in office did something, and it is neither good nor poor service to the public."""
    return wrongs.PERSON.within(said) and not suspicions.SERVICE.within(said) and not grievances.UNDO.within(said)


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
    if grievances.HARMED.within(said) and grievances.RECONSIDER.within(said):
        return True
    return grievances.REFUSAL.within(said) or (against and grievances.DECISION.within(said))


def is_rubbish(said: Said) -> bool:
    """Advertising, insults without a matter, keys pressed at random, trials."""
    found = said.folded.split()
    letters = [word for word in found if word.isalpha()]
    if not letters:
        return True
    strange = sum(_SYLLABLE.fullmatch(word) is None or len(set(word)) == 1 < len(word) for word in letters)
    if strange > len(letters) / 2:
        return True
    if len(letters) < 12 and _TRYING.within(said) and not _MATTER.within(said):
        return True
    if len(_ADVERT.spans(said)) + 2 * len(_OFFER.spans(said)) >= 2 and not _CLAIM.within(said):
        return True
    insults = len(_INSULT.spans(said))
    return insults >= 2 or (insults == 1 and not _MATTER.within(said))
