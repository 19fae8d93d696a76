"""Huyện ủy Tân Yên in 2024: a plan with three conferences, all held, everything finished."""

from __future__ import annotations

from doithoai.operations.samples.shapes import Sample
from doithoai.operations.samples.tan_yen_2024 import cases, frame, plan, preparing

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
    opinions=cases.OPINIONS,
    matters=cases.MATTERS,
    assignments=cases.ASSIGNMENTS,
    commitments=cases.COMMITMENTS,
    referrals=cases.REFERRALS,
    verdicts=cases.VERDICTS,
    briefings=preparing.BRIEFINGS,
    prepared=preparing.PREPARED,
)
