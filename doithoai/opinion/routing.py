"""Propose the way of a text: normal, complaint, denunciation, bin or stop. Decided by a person, always."""

from __future__ import annotations

import re
from enum import StrEnum

from doithoai.core.vietnamese import plain
from doithoai.opinion import actors, grievances, harmless, weighing, wrongs
from doithoai.opinion.asking import asks
from doithoai.opinion.phrases import Phrases, Said, joined, read, sentences


class Route(StrEnum):
    NORMAL = "normal"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    BIN = "bin"
    STOP = "stop"


_SECRET = re.compile(r"(?:^|[\s\"“(\[])(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?=[\s.,:;)\]\"”–-]|$)")
#: Typed without marks, only where it stands as a heading: "TOI MAT xe" may be somebody who has lost one.
_SECRET_BARE = re.compile(r"(?:^|[\s\"“(\[])(?:TUYET|TOI) MAT(?=\s*[.:;)\]–-])")
_GRADE = re.compile(
    r"(?:độ mật|mức độ mật)\s*:\s*(?:tuyệt |tối )?mật|(?:văn bản|tài liệu|công văn|báo cáo|kế hoạch)[^.?]{0,60}"
    r"\bđộ (?:tuyệt |tối )?mật\s*[,.;)]",
    re.IGNORECASE,
)
#: Who asks about such papers, or wants fewer of them, holds none.
_STAMPED = re.compile(r"(?<!không )(?<!đừng )đóng dấu (?:tuyệt |tối )?mật(?![^.]*\?)", re.IGNORECASE)
_OFFER = Phrases(
    "(vay|cho vay) (tiền|vốn|nóng|nhanh|tín chấp|online) … (nhanh|thế chấp|ngay|trong ngày|lãi|giải ngân|nợ xấu|phút)",
    "(nổ hũ|casino|cá cược|đánh bài|tài xỉu|lô đề online|đổi thưởng|nhà cái|soi kèo|rút tiền về tài khoản|tặng code)",
    "làm (bằng|chứng chỉ|giấy tờ) (đại học|cao đẳng|lái xe|các loại|giả|cấp|gốc)",
    "dịch vụ (thám tử|cưới hỏi|chuyển nhà|thông tắc|hút bể|kế toán|thành lập|đòi nợ|tư vấn|visa|seo|in ấn|cho thuê)",
    "(kết bạn (zalo|làm quen)|tìm (anh|em|bạn|người) (tâm sự|yêu|tình)|gái (gọi|xinh)|massage|spa|khai trương|hot hot)",
    "(thu mua|cần mua|chuyên bán|nhận mua|cần bán|sang nhượng|cho thuê) … (giá cao|tận nơi|giá tốt|giá rẻ|liên hệ|"
    "zalo|chính chủ)",
    "(cần|muốn) (bán|nhượng) (gấp|nhanh|lô|nền|đất nền|căn|nhà mặt) … (giá|liên hệ|chính chủ|sổ|mặt)",
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
        "nạp thẻ|nạp tiền|nạp lần đầu|nhận ngay|"
        "tặng ngay|siêu tốc|rút tiền (nhanh|ngay)|giá rẻ|giá sốc|giá gốc|thanh lý|ưu đãi|trúng thưởng|tặng quà|"
        "giảm #|quà tặng|hoàn tiền|cam kết)"
    ),
    "(kiếm|thu nhập) … (triệu|k|nghìn|online|tại nhà|mỗi ngày|một ngày|thụ động)",
    (
        "(việc nhẹ lương cao|cộng tác viên|ctv|việc online|làm online|đăng bài|đa cấp|sinh lời|lợi nhuận|"
        "đầu tư … (lãi|lời|coin|forex)|đất nền|"
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
    "!(ngu|đĩ|vl|lồn)",
    (
        "(đồ ngu|óc chó|óc lợn|chó má|khốn nạn|mất dạy|đồ chó|lũ chó|bọn chó|thằng chó|con chó này|đồ ngu|lũ ngu|"
        "bọn ngu|súc vật|mặt lợn|vô học|khốn kiếp|đồ khốn|rác rưởi|thối tha|ăn hại|ăn cứt|cứt|đm|đmm|dm|vcl|clgt|"
        "địt|đéo|đếch|cặc|mẹ mày|bố mày|cha mày|tiên sư|tổ sư|chết tiệt|phá hoại như chó)"
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
#: So much more must be told of a wrong by who complains openly of a decision.
OPEN_COMPLAINT = 1.0
_SYLLABLE = re.compile(
    r"(?:ngh?|gh|kh|ph|th|tr|ch|nh|gi|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.IGNORECASE
)


def route(text: str) -> Route:
    """The way this text should go, as it came, with or without marks."""
    return of(text, read(text))


def of(text: str, said: Said) -> Route:
    if carries_secret_mark(text):
        return Route.STOP
    if insults(said) > 1 and not weighing.told_in(said) & {"wrong", "strict", "money"}:
        return Route.BIN
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
    if _GRADE.search(body) or _STAMPED.search(body):
        return True
    marked = _SECRET.search(body) or _SECRET_BARE.search(body)
    return marked is not None and not _is_shouted(body)


def _is_shouted(body: str) -> bool:
    """Written in capitals from end to end, where a mark says nothing."""
    return sum(map(str.isupper, body)) > 0.6 * max(sum(map(str.isalpha, body)), 1)


def denounces(said: Said) -> bool:
    """An unlawful act of somebody in office or of a body is told."""
    told = joined([part for part in sentences(said) if not asks(part) and " ? " not in part.words])
    talk = wrongs.DENOUNCE_TALK.within(told) or harmless.KNOWN.within(said)
    if wrongs.DENOUNCE.within(told) and not talk:
        return True
    weight = weighing.weight(said)
    return weight > OPEN_COMPLAINT or (weight > 0 and not _is_open_complaint(said))


def _is_open_complaint(said: Said) -> bool:
    """ "Tôi khiếu nại quyết định thu hồi đất …": a decision of one's own case, called what it is."""
    told = (grievances.COMPLAIN, grievances.MINE, grievances.DECISION)
    return all(one.within(said) for one in told) and not wrongs.DENOUNCE.within(said)


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
    count = insults(said)
    return count > 1 or (count == 1 and not (_MATTER.within(said) or actors.ACTOR.within(said)))


def insults(said: Said) -> int:
    return len(_INSULT.spans(said))
