"""Why a promise cannot be kept: a closed list, data of the product, that stands before the own words of the act.

The words are Vietnamese data like those of papers: they are written into the record and read by everybody.
"""

from __future__ import annotations

REASONS: dict[str, str] = {
    "no_policy": "Chưa có chủ trương, chính sách",
    "no_budget": "Chưa bố trí được kinh phí",
    "higher": "Chờ cấp trên quyết định",
    "procedure": "Đang trong thủ tục khiếu nại, tố cáo hoặc tố tụng",
    "not_lawful": "Không phù hợp quy định của pháp luật",
    "survey": "Cần khảo sát, đánh giá thêm",
}


def in_words(why: str, reason: str) -> str:
    """The reason as it is kept: the word of the list, then what was written."""
    return f"{REASONS[why]}: {reason.strip()}"
