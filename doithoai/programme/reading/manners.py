"""How a conference deals with what is said: answered at once or handed on; with a line for those far away."""

from __future__ import annotations

import re

from doithoai.programme.reading.structure import Conference

_RESOLVE = re.compile(
    r"(?:chỉ đạo|giải quyết)[^.;]{0,40}(?:ngay (?:tại|trong|ở|những)|tại chỗ)|giải quyết ngay|trực tiếp "
    r"chỉ đạo,? (?:và )?giải quyết",
    re.IGNORECASE,
)
_ASSIGN = re.compile(
    r"giao\s+(?:cho\s+)?(?:các\s+)?(?:cơ quan|đơn vị|phòng|ban|sở|ngành)|(?:vượt|không thuộc|"
    r"ngoài)\s+thẩm quyền|phân công\s+(?:các\s+)?(?:cơ quan|đơn vị)",
    re.IGNORECASE,
)


def manner(conference: Conference, text: str) -> None:
    if not conference.mode or conference.mode == "assign":
        if _RESOLVE.search(text) and not re.search(r"không (?:giải quyết|trực tiếp)", text):
            conference.mode = "resolve_on_spot"
        elif _ASSIGN.search(text):
            conference.mode = "assign"
    if not conference.form and re.search(
        r"(?:tham gia|tham dự|dự|kết nối|kết hợp|hình thức|theo dõi)\s+(?:bằng hình thức\s+)?trực tuyến",
        text,
        re.IGNORECASE,
    ):
        conference.form = "in_person_and_online"
