"""Recognise a complaint or a denunciation by its words: a proposal for sealing, decided by a holder.

Better one too many sealed than one too few: a holder releases in a minute, what was published stays read.
"""

from __future__ import annotations

import re

from doithoai.core.vietnamese import fold, plain
from doithoai.opinion.models import SealedKind

#: Who holds an office or somebody else's money.
OFFICIAL = (
    r"(?:can bo|chu tich|pho chu tich|truong thon|truong xom|to truong|bi thu|dang uy vien|cap uy|chi uy|ke toan|"
    r"thu quy|thu kho|hieu truong|hieu pho|giam doc|quan doc|truong phong|pho phong|truong ban|chu nhiem|dia chinh|"
    r"cong an|cong chuc|vien chuc|lanh dao|chi huy|truong tram|kiem lam|thanh tra|dai bieu|nguoi phu trach|ong ay|ba ay)"
)
#: Acts that the law punishes, whoever did them.
CRIME = (
    r"(?:hoi lo|tham o|tham nhung|bao ke|khai khong|rut ruot|chiem doat|bien thu|lam gia|gia mao|mua chuoc|"
    r"chay chot|chay an|an chan|vu loi|truc loi|nhan lot tay|thu tien khong co (?:hoa don|bien lai|phieu thu)|"
    r"lap khong|lap quy den|chu ky [a-z0-9 ]{0,60}la gia|gia chu ky|bo tui)"
)
#: Acts that weigh only when somebody in office did them.
ABUSE = (
    r"(?:cam cua|nhan (?:tien (?!ho tro|den bu|boi thuong|tro cap|luong|thuong)|phong bi|qua bieu)|giu lai [a-z0-9 ]{0,30}(?:trieu|tien)|chi rieng|tieu rieng|vay nong|ep [a-z0-9 ]{1,40}(?:nop|ky|dua)|"
    r"vao trung thau|thong thau|ban dat cong|lan chiem dat cong|hanh hung|danh (?:chau|con|toi|nguoi|dan|vo|chong|hoc sinh)|"
    r"de doa|tra thu|quay roi|sam so|an tien|doi tien|moi tien|nop tien rieng|bao lo |lo giup|cho nguoi nha|"
    r"dua (?:em|con|chau|vo|chong|nguoi nha)|sau ngay khoi cong)"
)
_DENOUNCE = re.compile(
    r"(?:^|\b(?:toi|chung toi|em|xin|nay|don|dung don|viet don|lam don|gui don|nguoi|tap the|ba con|gia dinh|to giac va) )"
    r"(?:to cao|to giac)\b(?! nhau)"
)
_CRIME = re.compile(rf"\b{CRIME}\b")
_OFFICIAL_ABUSE = re.compile(rf"\b{OFFICIAL}\b.{{0,120}}\b{ABUSE}")
_ABUSE_BY_OFFICIAL = re.compile(rf"\b{ABUSE}.{{0,80}}\b{OFFICIAL}\b")

_COMPLAIN = re.compile(
    r"(?:^|\b(?:toi|chung toi|em|gia dinh|gia dinh toi|xin|don|lam don|gui don|nay) )khieu nai\b|\bkhieu nai lan (?:dau|hai|1|2|thu)"
)
_DECISION = re.compile(
    r"\b(?:quyet dinh|qd|van ban tu choi|thong bao thu hoi|bi loai|bi thu hoi|bi cuong che|bi ky luat|buoc thoi viec|xu phat)\b"
)
_OBJECT = re.compile(
    r"\b(?:khong nhat tri|khong dong y|khong chap nhan|trai quy dinh|trai luat|trai phap luat|khong dung|la sai|"
    r"huy|thu hoi quyet dinh|thu hoi lai|giai quyet lai|xem xet lai|doi xem xet|xet lai|boi thuong|thiet hai|thu ly)\b"
)
_MINE = re.compile(r"\b(?:toi|gia dinh|nha toi|con toi|vo toi|chong toi|chung toi|me toi|bo toi|em)\b")
_SECRET = re.compile(r"(?:^|[\s\"“(])(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?=[\s.,:;)\"”]|$)")


def route(text: str) -> str:
    """ "denunciation", "complaint" or "" for a text as it came, with or without marks."""
    words = fold(text)
    if _DENOUNCE.search(words) or _CRIME.search(words):
        return SealedKind.DENUNCIATION
    if _OFFICIAL_ABUSE.search(words) or _ABUSE_BY_OFFICIAL.search(words):
        return SealedKind.DENUNCIATION
    if _COMPLAIN.search(words):
        return SealedKind.COMPLAINT
    if _DECISION.search(words) and _OBJECT.search(words) and _MINE.search(words):
        return SealedKind.COMPLAINT
    return SealedKind.NONE


def carries_secret_mark(text: str) -> bool:
    """True for a text marked as a state secret, which must not enter here at all."""
    return _SECRET.search(plain(text)) is not None
