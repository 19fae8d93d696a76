"""One province's worth of rows, written in bulk: matters with their submissions, opinions and assignments."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from doithoai.casework.models import Assignment
from doithoai.casework.states import AssignmentState
from doithoai.opinion.models import Door, Field, Kind, Matter, Opinion, Submission, TallyDelta, tally_lines
from doithoai.opinion.states import STILL_OPEN, MatterState
from doithoai.people.models import Authority, HeadKind, Level, Organisation, OrganisationKind, Person

BATCH = 2_000
PLACES = (
    "thôn Đông",
    "thôn Nguộn",
    "tổ dân phố Chính Lễ",
    "xã Ngọc Vân",
    "xã Lam Cốt",
    "thị trấn Cao Thượng",
)
SUBJECTS = (
    "đường liên thôn xuống cấp",
    "rác thải tồn đọng nhiều ngày",
    "chậm chi trả tiền bồi thường giải phóng mặt bằng",
    "nước sinh hoạt có mùi tanh",
    "điện yếu vào giờ cao điểm",
    "công nhân thiếu nhà trẻ gửi con",
    "kênh mương nội đồng bị bồi lấp",
    "thủ tục cấp giấy chứng nhận quyền sử dụng đất kéo dài",
    "đèn chiếu sáng công cộng bị hỏng",
    "xe quá tải đi qua khu dân cư",
)
STATES = (
    (MatterState.RECEIVED, 8),
    (MatterState.CLASSIFIED, 6),
    (MatterState.ASSIGNED, 10),
    (MatterState.IN_PROGRESS, 6),
    (MatterState.EXPLAINED, 40),
    (MatterState.RESOLVED, 24),
    (MatterState.REFERRED, 6),
)


def text_of(chance: random.Random) -> str:
    """A letter of about a hundred words."""
    parts = [
        f"{chance.choice(SUBJECTS).capitalize()} tại {chance.choice(PLACES)}, đề nghị kiểm tra, giải quyết."
        for _sentence in range(chance.randint(4, 8))
    ]
    return " ".join(parts)


def ground(organisations: int) -> tuple[Authority, list[Organisation], list[Field]]:
    """One authority with its organisations and fields."""
    authority = Authority.objects.create(
        slug="tinh-do", name="Tỉnh ủy Đo lường", short_name="Tỉnh ủy", place_name="Bắc Giang",
        level=Level.PROVINCE, head_kind=HeadKind.PARTY, head_title="Bí thư Tỉnh ủy",
        issuing_body="Ban Thường vụ Tỉnh ủy", symbol="TU",
    )  # fmt: skip
    bodies = [
        Organisation(
            authority=authority, code=f"CQ{place:03}", name=f"Cơ quan số {place}", short_name=f"CQ {place}",
            kind=OrganisationKind.AGENCY, level=Level.PROVINCE,
        )
        for place in range(organisations)
    ]  # fmt: skip
    fields = [Field(authority=authority, code=f"L{place:02}", name=f"Lĩnh vực {place}") for place in range(20)]
    return authority, Organisation.objects.bulk_create(bodies), Field.objects.bulk_create(fields)


def fill(matters: int, organisations: int = 120, seed: int = 7) -> Authority:
    """Write the rows; the same seed gives the same rows."""
    chance = random.Random(seed)
    authority, bodies, fields = ground(organisations)
    for first in range(1, matters + 1, BATCH):
        with transaction.atomic():
            rows = list(_matters(authority, bodies, fields, range(first, min(first + BATCH, matters + 1)), chance))
            Matter.objects.bulk_create(rows)
            _words(rows, chance)
            _work(rows)
            TallyDelta.objects.bulk_create([line for row in rows for line in tally_lines(None, row)])
    return authority


def _matters(
    authority: Authority,
    bodies: list[Organisation],
    fields: list[Field],
    numbers: range,
    chance: random.Random,
) -> Iterator[Matter]:
    states, weights = zip(*STATES, strict=True)
    for number in numbers:
        state = chance.choices(states, weights)[0]
        received = date(2024, 1, 1) + timedelta(days=number % 700)
        yield Matter(
            authority=authority, number=f"VĐ-{received.year}-{number:06}", state=state,
            title=f"{chance.choice(SUBJECTS).capitalize()} tại {chance.choice(PLACES)}",
            field=chance.choice(fields), lead=chance.choice(bodies), received_on=received,
            due_on=received + timedelta(days=30), is_open=state in STILL_OPEN, place=chance.choice(PLACES),
        )  # fmt: skip


def _words(rows: list[Matter], chance: random.Random) -> None:
    """One submission and one opinion per matter."""
    letters = []
    for row in rows:
        text = text_of(chance)
        letters.append(
            Submission(
                authority_id=row.authority_id, door=Door.WEB, text=text,
                text_hash=hashlib.sha256(text.encode()).hexdigest(),
                code_digest=hashlib.sha256(row.number.encode()).hexdigest(),
            )
        )  # fmt: skip
    Submission.objects.bulk_create(letters)
    Opinion.objects.bulk_create(
        Opinion(
            authority_id=row.authority_id, submission=letter, number=row.number.replace("VĐ", "YK"),
            text=letter.text, kind=Kind.PETITION, matter=row, received_on=row.received_on,
        )
        for row, letter in zip(rows, letters, strict=True)
    )  # fmt: skip


def _work(rows: list[Matter]) -> None:
    given = [row for row in rows if row.state != MatterState.RECEIVED and row.lead and row.due_on]
    Assignment.objects.bulk_create(
        Assignment(
            matter=row, organisation=row.lead, due_on=row.due_on, given_on=row.received_on,
            state=AssignmentState.GIVEN if row.is_open else AssignmentState.CLOSED,
        )
        for row in given
    )  # fmt: skip


def person_of(authority: Authority) -> Person:
    """An official who may look at everything."""
    person = Person.objects.create(username="do-luong", full_name="Nguyễn Văn Đo")
    person.memberships.create(authority=authority, role="coordinator", valid_from=date(2020, 1, 1))
    return person
