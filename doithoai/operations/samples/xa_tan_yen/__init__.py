"""Xã Tân Yên, tỉnh Bắc Ninh, today: one conference over, one held now, one announced, one planned."""

from __future__ import annotations

from doithoai.operations.samples.shapes import Sample
from doithoai.operations.samples.xa_tan_yen import (
    casework,
    frame,
    matters_first,
    matters_second,
    opinions_first,
    opinions_second,
    plan,
    preparing,
    sittings,
)

SAMPLE = Sample(
    authority=frame.AUTHORITY,
    organisations=frame.ORGANISATIONS,
    people=frame.PEOPLE,
    places=frame.PLACES,
    fields=frame.FIELDS,
    plan=plan.PLAN,
    conferences=plan.CONFERENCES,
    announcements=plan.ANNOUNCEMENTS,
    broadcasts=plan.BROADCASTS,
    duties=plan.DUTIES,
    opinions=opinions_first.OPINIONS + opinions_second.OPINIONS,
    matters=matters_first.MATTERS + matters_second.MATTERS,
    assignments=casework.ASSIGNMENTS,
    commitments=casework.COMMITMENTS,
    referrals=casework.REFERRALS,
    remarks=casework.REMARKS,
    lots=casework.LOTS,
    verdicts=casework.VERDICTS,
    sittings=sittings.SITTINGS,
    briefings=preparing.BRIEFINGS,
    prepared=preparing.PREPARED,
    slots=preparing.SLOTS,
    house_rules=(
        "Đăng ký trước, phát biểu theo thứ tự; mỗi lượt không quá 4 phút, trọng tâm vào nội dung đã đăng ký.",
        "Tôn trọng người đang nói; không xúc phạm, không nêu đích danh người bị tố cáo.",
        "Khiếu nại, tố cáo gửi bộ phận tiếp nhận, không trình bày tại hội trường.",
        "Hội nghị có ghi âm để lập biên bản; ai không muốn công khai tên thì báo bàn đăng ký.",
        "Hết giờ mà chưa được phát biểu, ý kiến được nhận bằng văn bản và trả lời như các ý kiến khác.",
    ),
)
