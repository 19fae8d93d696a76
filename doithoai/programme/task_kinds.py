"""Which kind of task the words of a duty describe; the coordinator may change it."""

from __future__ import annotations

import re

from doithoai.programme.models import TaskKind

#: The first that fits: what names one act before what many duties mention.
_SIGNS = (
    (TaskKind.PREPARE_HALL, r"hội trường|cơ sở vật chất|địa điểm tổ chức|bàn ghế|âm thanh|trang trí|chỗ để xe"),
    (TaskKind.SUMMON, r"triệu tập|vận động[^.;]*(?:dự|tham gia)|gửi danh sách|mời đại biểu|gửi giấy mời"),
    (TaskKind.RESULT, r"(?:công khai|báo cáo|thông báo)[^.;]{0,30}(?:kết quả|kết luận)|phát lại kết luận"),
    (
        TaskKind.BROADCAST,
        r"truyền thanh|đưa tin|thông báo[^.;]*(?:thời gian|rộng rãi|công khai|trên)|niêm yết|đăng tải|loa",
    ),
    (TaskKind.MONITOR, r"giám sát|đôn đốc|theo dõi"),
    (TaskKind.COMPILE, r"tổng hợp[^.;]*giải trình"),
    (TaskKind.ANSWER, r"giải trình|trả lời|giải quyết"),
    (TaskKind.REPORT, r"tổng hợp[^.;]*ý kiến|báo cáo[^.;]*ý kiến|ý kiến[^.;]*báo cáo"),
    (TaskKind.GATHER, r"nắm bắt|thu thập ý kiến|tập hợp ý kiến|tiếp nhận ý kiến|lấy ý kiến"),
    (TaskKind.SORT, r"phân loại"),
    (TaskKind.PUBLICISE, r"tuyên truyền|phổ biến|quán triệt"),
    (TaskKind.ORGANISE, r"tham mưu|kịch bản|chương trình"),
    (TaskKind.PREPARE_CONTENT, r"chuẩn bị[^.;]*(?:nội dung|tài liệu)"),
    (TaskKind.EXPECT, r"dự kiến thành phần"),
    (TaskKind.ATTEND, r"(?:cử|bố trí) lãnh đạo|dự họp"),
)


def kind_of(duty: str) -> TaskKind:
    """The kind of a duty by its words."""
    for kind, signs in _SIGNS:
        if re.search(signs, duty, re.IGNORECASE):
            return kind
    return TaskKind.OTHER
