"""Recognise a complaint or a denunciation by its words: a proposal for sealing, decided by a holder.

Better one too many sealed than one too few: a holder releases in a minute, what was published stays read.
All words stand folded, so that texts without marks are known too.
"""

from __future__ import annotations

import re

from doithoai.core.vietnamese import fold, plain
from doithoai.opinion.models import SealedKind


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


#: Who holds an office or somebody else's money.
OFFICIAL = _any(
    *("can bo", "chu tich", "pho chu tich", "truong thon", "truong xom", "to truong", "bi thu", "dang uy vien"),
    *("cap uy", "chi uy", "ke toan", "thu quy", "thu kho", "hieu truong", "hieu pho", "giam doc", "quan doc"),
    *("truong phong", "pho phong", "truong ban", "chu nhiem", "dia chinh", "cong an", "cong chuc", "vien chuc"),
    *("lanh dao", "chi huy", "truong tram", "kiem lam", "thanh tra", "dai bieu", "nguoi phu trach", "ong ay", "ba ay"),
)
#: Acts that the law punishes, whoever did them.
CRIME = _any(
    *("hoi lo", "tham o", "tham nhung", "bao ke", "khai khong", "rut ruot", "chiem doat", "bien thu", "lam gia"),
    *("gia mao", "mua chuoc", "chay chot", "chay an", "an chan", "vu loi", "truc loi", "nhan lot tay", "lap khong"),
    *("lap quy den", "gia chu ky", "bo tui", "chu ky [a-z0-9 ]{0,60}la gia"),
    "thu tien khong co (?:hoa don|bien lai|phieu thu)",
)
#: Acts that weigh only when somebody in office did them.
ABUSE = _any(
    "nhan (?:tien (?!ho tro|den bu|boi thuong|tro cap|luong|thuong)|phong bi|qua bieu)",
    *("cam cua", "giu lai [a-z0-9 ]{0,30}(?:trieu|tien)", "chi rieng", "tieu rieng", "nop tien rieng"),
    *("ep [a-z0-9 ]{1,40}(?:nop|ky|dua)", "vao trung thau", "thong thau", "sau ngay khoi cong", "ban dat cong"),
    *("lan chiem dat cong", "hanh hung", "danh (?:chau|con|toi|nguoi|dan|vo|chong|hoc sinh)", "de doa", "tra thu"),
    *("quay roi", "sam so", "an tien", "doi tien", "moi tien", "bao lo ", "lo giup", "cho nguoi nha"),
    "dua (?:em|con|chau|vo|chong|nguoi nha)",
)
#: Who speaks, right before the verb: others only quote it ("bà con tố là nước đục").
SPEAKER = _any("toi", "chung toi", "em", "xin", "nay", "don", "nguoi", "tap the", "ba con", "gia dinh", "to giac va")
DECISION = _any(
    *("quyet dinh", "van ban tu choi", "thong bao thu hoi", "bi loai", "bi thu hoi", "bi cuong che", "bi ky luat"),
    *("buoc thoi viec", "xu phat"),
)
OBJECTION = _any(
    *("khong nhat tri", "khong dong y", "khong chap nhan", "trai quy dinh", "trai luat", "trai phap luat"),
    *("khong dung", "la sai", "huy", "thu hoi quyet dinh", "thu hoi lai", "giai quyet lai", "xem xet lai"),
    *("doi xem xet", "xet lai", "boi thuong", "thiet hai", "thu ly"),
)
MINE = _any("toi", "gia dinh", "em")

_DENOUNCE = re.compile(rf"(?:^|\b{SPEAKER} )(?:to cao|to giac)\b(?! nhau)")
_CRIME = re.compile(rf"\b{CRIME}\b")
_ABUSE = re.compile(rf"\b{OFFICIAL}\b.{{0,120}}\b{ABUSE}|\b{ABUSE}.{{0,80}}\b{OFFICIAL}\b")
_COMPLAIN = re.compile(rf"(?:^|\b{SPEAKER} )khieu nai\b|\bkhieu nai lan (?:dau|hai|1|2|thu)")
_DECISION, _OBJECTION, _MINE = (re.compile(rf"\b{words}\b") for words in (DECISION, OBJECTION, MINE))
_SECRET = re.compile(r"(?:^|[\s\"“(])(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?=[\s.,:;)\"”]|$)")


def route(text: str) -> str:
    """ "denunciation", "complaint" or "" for a text as it came, with or without marks."""
    words = fold(text)
    if _DENOUNCE.search(words) or _CRIME.search(words) or _ABUSE.search(words):
        return SealedKind.DENUNCIATION
    if _COMPLAIN.search(words):
        return SealedKind.COMPLAINT
    if _DECISION.search(words) and _OBJECTION.search(words) and _MINE.search(words):
        return SealedKind.COMPLAINT
    return SealedKind.NONE


def carries_secret_mark(text: str) -> bool:
    """True for a text marked as a state secret, which must not enter here at all."""
    return _SECRET.search(plain(text)) is not None
