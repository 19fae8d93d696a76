"""Presets of clocks and required channels, once, with their source; an authority copies one and may change each row."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.people import clocks
from doithoai.people.models import (
    Authority,
    Channel,
    Clock,
    ClockAnchor,
    ClockUnit,
    HeadKind,
    Level,
    RequiredChannel,
)

D, W = ClockUnit.DAYS, ClockUnit.WORKING_DAYS
BEFORE, AFTER = ClockAnchor.CONFERENCE_BEFORE, ClockAnchor.CONFERENCE_AFTER

PLAN = "Kế hoạch năm"
CHAIN = "Quy trình nội bộ của cơ quan tổ chức"
LAW_2025 = "Luật Thực hiện dân chủ ở cơ sở và quy chế đối thoại của cấp ủy"
PACE = "Nhịp đọc chậm, rõ cho loa ngoài trời; đài đo lại và sửa theo thực tế"
LAW_LOCAL = "Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
LAW_YOUTH = "Luật Thanh niên số 57/2020/QH14"
RULE_11 = "Quy định 11-QĐi/TW ngày 18/02/2019"
LAW_DATA = "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; Nghị định số 356/2025/NĐ-CP"
KEPT = "Cơ quan quyết định theo Luật Lưu trữ và Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15"

#: code, Vietnamese name, unit, anchor, basis, amounts of (seed_2015, two_level_2025, peoples_committee_2025)
ROWS: tuple[tuple[str, str, str, str, str, tuple[int | None, int | None, int | None]], ...] = (
    ("gathered", "Báo cáo tổng hợp ý kiến nắm bắt", D, BEFORE, PLAN, (10, 10, 10)),
    ("sorted", "Phân loại, đề xuất thẩm quyền", D, BEFORE, CHAIN, (9, 9, 9)),
    ("sent_out", "Giao nhiệm vụ giải trình", D, BEFORE, CHAIN, (8, 8, 8)),
    ("announced", "Thông báo, phát thanh rộng rãi", D, BEFORE, PLAN, (7, 7, 7)),
    ("explained", "Cơ quan gửi nội dung giải trình", D, BEFORE, CHAIN, (4, 4, 4)),
    ("compiled", "Thẩm định, tổng hợp giải trình", D, BEFORE, CHAIN, (3, 3, 3)),
    ("dossier", "Trình hồ sơ Thường trực", D, BEFORE, CHAIN, (2, 2, 2)),
    ("on_screen", "Nội dung trả lời có trên máy của chủ trì", D, BEFORE, CHAIN, (1, 1, 1)),
    (
        "acknowledge",
        "Báo đã tiếp nhận hoặc chuyển cho người gửi",
        W,
        ClockAnchor.RECEIPT,
        RULE_11,
        (10, 10, 10),
    ),
    ("hand_back", "Trả lại việc được giao", W, ClockAnchor.ASSIGNMENT, CHAIN, (2, 2, 2)),
    ("conclusion", "Thông báo kết luận", W, AFTER, CHAIN, (7, 7, 7)),
    ("published", "Công khai kết quả đối thoại", D, AFTER, LAW_2025, (None, 10, 10)),
    ("resolve", "Giải quyết, trả lời kiến nghị", D, ClockAnchor.CONCLUSION, CHAIN, (30, 15, 15)),
    ("verdict", "Quyết định về đánh giá chưa hài lòng", W, ClockAnchor.RECEIPT, CHAIN, (5, 5, 5)),
    ("remark_reply", "Trả lời nhận xét giám sát", W, ClockAnchor.RECEIPT, CHAIN, (10, 10, 10)),
    ("remind_before", "Nhắc trước hạn", W, ClockAnchor.DUE_BEFORE, CHAIN, (2, 2, 2)),
    ("remind_every", "Đôn đốc lại sau hạn", W, ClockAnchor.DUE_AFTER, CHAIN, (3, 3, 3)),
    ("remind_rounds", "Số lần đôn đốc trước khi báo cáo cấp trên", D, ClockAnchor.ROUNDS, CHAIN, (2, 2, 2)),
    ("plan_year", "Số hội nghị ít nhất trong kế hoạch năm", D, ClockAnchor.ROUNDS, LAW_LOCAL, (None, 1, 1)),
    ("plan_quarter", "Số hội nghị ít nhất trong mỗi quý", D, ClockAnchor.ROUNDS, PLAN, (None, None, None)),
    ("plan_youth", "Số hội nghị ít nhất với thanh niên mỗi năm", D, ClockAnchor.ROUNDS, LAW_YOUTH, (None, None, 1)),
    ("plan_business", "Số hội nghị ít nhất với doanh nghiệp mỗi năm", D, ClockAnchor.ROUNDS, PLAN, (None, None, None)),
    ("voter_share", "Tỷ lệ cử tri yêu cầu đối thoại (%)", D, ClockAnchor.ROUNDS, LAW_LOCAL, (None, 10, 10)),
    ("preparation", "Thời gian chuẩn bị trước mốc dài nhất", D, ClockAnchor.ROUNDS, CHAIN, (10, 10, 10)),
    ("reading_pace", "Nhịp đọc bản tin truyền thanh: số tiếng mỗi phút", D, ClockAnchor.ROUNDS, PACE, (160, 160, 160)),
    ("short_bulletin", "Bản tin truyền thanh ngắn: dài nhất bao nhiêu phút", D, ClockAnchor.ROUNDS, CHAIN, (2, 2, 2)),
    ("data_answer", "Trả lời yêu cầu về dữ liệu cá nhân", W, ClockAnchor.RECEIPT, LAW_DATA, (2, 2, 2)),
    ("data_stop", "Rút đồng ý, hạn chế, phản đối xử lý dữ liệu", D, ClockAnchor.RECEIPT, LAW_DATA, (15, 15, 15)),
    (
        "data_stop_shared",
        "Rút đồng ý, hạn chế, phản đối xử lý dữ liệu khi có bên thứ ba",
        D,
        ClockAnchor.RECEIPT,
        LAW_DATA,
        (20, 20, 20),
    ),
    ("data_other", "Cung cấp, chỉnh sửa, xóa dữ liệu", D, ClockAnchor.RECEIPT, LAW_DATA, (10, 10, 10)),
    (
        "data_other_shared",
        "Cung cấp, chỉnh sửa, xóa dữ liệu khi có bên thứ ba",
        D,
        ClockAnchor.RECEIPT,
        LAW_DATA,
        (20, 20, 20),
    ),
    ("data_extend", "Gia hạn một lần yêu cầu về dữ liệu", D, ClockAnchor.DUE_AFTER, LAW_DATA, (15, 15, 15)),
    # Empty until the authority sets it: nothing is erased by itself before (proposals below).
    (
        "keep_contact",
        "Lưu thông tin liên hệ của người gửi sau khi vấn đề kết thúc",
        D,
        ClockAnchor.CONCLUSION,
        KEPT,
        (None, None, None),
    ),
    (
        "keep_words",
        "Lưu nguyên văn, tệp và bản quét sau khi vấn đề kết thúc",
        D,
        ClockAnchor.CONCLUSION,
        KEPT,
        (None, None, None),
    ),
    ("keep_notices", "Lưu tin nhắn, thư đã gửi cho người dân", D, ClockAnchor.RECEIPT, KEPT, (None, None, None)),
    ("keep_sheets", "Lưu tệp bảng tính đã nhập", D, ClockAnchor.RECEIPT, KEPT, (None, None, None)),
    (
        "keep_requests",
        "Lưu nội dung yêu cầu về dữ liệu đã giải quyết",
        D,
        ClockAnchor.CONCLUSION,
        KEPT,
        (None, None, None),
    ),
)

#: Days proposed for what is kept; an authority looks at what they would erase and sets its own.
PROPOSED_TO_KEEP = {
    "keep_contact": 730,
    "keep_words": 3650,
    "keep_notices": 365,
    "keep_sheets": 90,
    "keep_requests": 1825,
}

GRASSROOTS = "Kế hoạch năm; Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
#: Announcements: media and local loudspeakers; above the commune a station besides those of the communes.
COMMUNE_CHANNELS = {Channel.PORTAL: GRASSROOTS, Channel.GRASSROOTS_RADIO: GRASSROOTS, Channel.BOARD: GRASSROOTS}
UPPER_CHANNELS = {Channel.PORTAL: PLAN, Channel.DISTRICT_RADIO: PLAN, Channel.GRASSROOTS_RADIO: PLAN}

PRESETS = ("seed_2015", "two_level_2025", "peoples_committee_2025")
LABELS = (
    ("seed_2015", _("Party committee, by the regulation of 2015")),
    ("two_level_2025", _("Party committee of two levels, from 2025")),
    ("peoples_committee_2025", _("People's Committee, from 2025")),
)


@dataclass(frozen=True)
class Difference:
    """One rule that a preset sets otherwise than the authority does today; `rule` is None when it has none."""

    code: str
    name: str
    rule: Clock | None
    wanted: Clock


def usual(authority: Authority) -> str:
    """The preset of such a head."""
    return "peoples_committee_2025" if authority.head_kind == HeadKind.STATE else "two_level_2025"


def usual_channels(authority: Authority) -> dict[Channel, str]:
    """The channels of such a level, each with its basis."""
    return COMMUNE_CHANNELS if authority.level in (Level.COMMUNE, Level.SPECIAL) else UPPER_CHANNELS


def differences(authority: Authority, preset: str) -> list[Difference]:
    """What the authority would change by taking the preset over; its own basis of an equal rule stays."""
    now = clocks.rules_of(authority, clock.today())
    found = []
    for row in _rows(authority, preset):
        rule = now.get(row.code)
        if rule is not None and row.code in PROPOSED_TO_KEEP:
            continue  # how long data are kept is the authority's own decision
        if rule is None or (rule.amount, rule.unit) != (row.amount, row.unit):
            found.append(Difference(row.code, row.name, rule, row))
    return found


def apply_preset(authority: Authority, preset: str) -> None:
    """Give a new authority the clocks of a preset and the channels of its level; what it has is left as it is."""
    known = set(Clock.objects.filter(authority=authority).values_list("code", flat=True))
    Clock.objects.bulk_create(row for row in _rows(authority, preset) if row.code not in known)
    if not RequiredChannel.objects.filter(authority=authority).exists():
        own = usual_channels(authority)
        RequiredChannel.objects.bulk_create(
            RequiredChannel(authority=authority, channel=channel, basis=basis) for channel, basis in own.items()
        )


def _rows(authority: Authority, preset: str) -> list[Clock]:
    place = PRESETS.index(preset)
    return [
        Clock(
            authority=authority,
            code=code,
            name=name,
            amount=amounts[place],
            unit=unit,
            anchor=anchor,
            basis=basis,
        )
        for code, name, unit, anchor, basis, amounts in ROWS
    ]
