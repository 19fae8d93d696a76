"""Why a request is declined or a speech stopped: lists of the authority's own regulation, one reason a line."""

from __future__ import annotations

from doithoai.people.models import Authority

#: What holds while the authority has no list of its own.
DECLINE = (
    "Nội dung không thuộc phạm vi hội nghị",
    "Nội dung đã được giải quyết dứt điểm theo quy định",
    "Vi phạm nội quy hội nghị",
)
STOP = ("Không đúng nội dung đã đăng ký", "Hết thời gian phát biểu", "Vi phạm nội quy hội nghị")


def to_decline(authority: Authority) -> list[str]:
    return _lines(authority.decline_reasons) or list(DECLINE)


def to_stop(authority: Authority) -> list[str]:
    return _lines(authority.stop_reasons) or list(STOP)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
