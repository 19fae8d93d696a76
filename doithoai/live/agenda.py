"""The order of a sitting as the plan gives it (S-52 to S-63); the authority may change each line."""

from __future__ import annotations

from dataclasses import dataclass

from doithoai.conference.models import Conference
from doithoai.programme.models import Mode

#: The short name of the part in which the situation is told (S-15); the screens know it by this.
REPORT = "Báo cáo"


@dataclass(frozen=True)
class Part:
    title: str
    who: str
    minutes: int
    short: str
    is_dialogue: bool = False


def parts(conference: Conference) -> list[Part]:
    """The seven parts; how questions are dealt with follows the mode of the conference."""
    on_spot = conference.mode == Mode.RESOLVE_ON_SPOT
    method = (
        "Nội dung, phương pháp: kiến nghị cụ thể được chỉ đạo, giải quyết ngay tại hội nghị"
        if on_spot
        else "Nội dung, phương pháp: trả lời tại chỗ hoặc giao cơ quan chuyên môn tham mưu giải quyết"
    )
    head = conference.authority.head_title
    return [
        Part("Tuyên bố lý do, giới thiệu đại biểu và thành phần tham dự", "Văn phòng", 10, "Khai mạc"),
        Part(
            "Thông qua chương trình, nội quy; giới thiệu chủ tọa, thư ký, bộ phận tiếp nhận", "Văn phòng", 5, "Nội quy"
        ),
        Part(method, head, 5, "Phương pháp"),
        Part("Thông báo tình hình và việc giải quyết ý kiến đã tiếp nhận", head, 20, REPORT),
        Part("Đại biểu phát biểu, trao đổi", "Đại biểu đã đăng ký", 90, "Đối thoại", is_dialogue=True),
        Part("Kết luận hội nghị", head, 15, "Kết luận"),
        Part("Bế mạc", "Văn phòng", 5, "Bế mạc"),
    ]
