"""A province's worth of rows, written in bulk: the same seed gives the same rows.

A matter has 1.3 opinions, 5 lines in the journal and, once classified, an assignment; 30 % are open; 500
organisations of which one has 6 %, 20 fields, 200 conferences, a plan of 30 of them, a promise for every tenth matter.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter as Count
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection, models, transaction

from bench.texts import PLACES, TITLES, letter
from doithoai.casework.models import Answer, Assignment, Commitment
from doithoai.casework.states import AnswerState, AssignmentState, CommitmentState
from doithoai.conference.models import Conference
from doithoai.core.models import Counter
from doithoai.opinion import figures, search
from doithoai.opinion.models import Door, Field, Matter, Opinion, Submission
from doithoai.opinion.states import STILL_OPEN, MatterState
from doithoai.people.models import Authority, HeadKind, Level, Organisation, OrganisationKind, Person
from doithoai.programme.models import Plan, PlannedConference, Recipient, Task
from doithoai.programme.states import PlanState

BATCH = 2_000
ORGANISATIONS, FIELDS, CONFERENCES = 500, 20, 200
PLANNED, TASKS = 30, 300
M = MatterState
STATES = {
    M.RECEIVED: 4, M.CLASSIFIED: 3, M.ASSIGNED: 10, M.PREPARED: 2, M.RAISED: 1, M.IN_PROGRESS: 5, M.REFERRED: 5,
    M.EXPLAINED: 40, M.RESOLVED: 24, M.NOT_ACCEPTED: 4, M.TAKEN_UP: 2,
}  # fmt: skip
UNGIVEN = (M.RECEIVED, M.CLASSIFIED)
FIRST_DAY = date(2025, 1, 1)


class Ground:
    """One authority with its organisations, fields and conferences."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.authority = Authority.objects.create(
            slug="tinh-do", name="Tỉnh ủy Đo lường", short_name="Tỉnh ủy", place_name="Bắc Giang",
            level=Level.PROVINCE, head_kind=HeadKind.PARTY, head_title="Bí thư Tỉnh ủy",
            issuing_body="Ban Thường vụ Tỉnh ủy", symbol="TU",
        )  # fmt: skip
        self.bodies = _bulk(
            Organisation(
                authority=self.authority, code=f"CQ{place:03}", name=f"Cơ quan số {place}", short_name=f"CQ {place}",
                kind=OrganisationKind.AGENCY, level=Level.PROVINCE,
            )
            for place in range(ORGANISATIONS)
        )  # fmt: skip
        self.weights = [6.0] + [94 / (ORGANISATIONS - 1)] * (ORGANISATIONS - 1)
        self.fields = _bulk(
            Field(authority=self.authority, code=f"L{place:02}", name=f"Lĩnh vực {place}") for place in range(FIELDS)
        )
        self.conferences = _bulk(
            Conference(authority=self.authority, title=f"Hội nghị đối thoại số {place}", audience="Nhân dân")
            for place in range(CONFERENCES)
        )


def _bulk(rows: Iterable[Any]) -> list[Any]:
    made = list(rows)
    manager: models.Manager[Any] = type(made[0])._default_manager
    return manager.bulk_create(made, batch_size=BATCH) if made else []


def fill_plan(ground: Ground) -> Plan:
    """Both versions of the plan of the year: 30 conferences, of which each is real, and 300 tasks for 120 bodies."""
    first = _version(ground, 1, None, PlanState.REPLACED, "15-KH/TU")
    plan = _version(ground, 2, first, PlanState.ISSUED, "48-KH/TU")
    for conference, one in zip(ground.conferences, plan.planned.all(), strict=False):
        conference.planned = one
        conference.save(update_fields=["planned"])
    return plan


def _version(ground: Ground, version: int, before: Plan | None, state: str, number: str) -> Plan:
    plan = Plan.objects.create(
        authority=ground.authority, year=2026, version=version, amends=before, state=state, number_text=number,
        issued_on=date(2026, 1, 12), title="Kế hoạch tiếp xúc, đối thoại với nhân dân năm 2026",
        purposes="Lắng nghe nhân dân.", requirements="Thiết thực, đúng quy định.", signer_name="Nguyễn Văn Đo",
    )  # fmt: skip
    was = list(before.planned.all()) if before else []
    done = list(before.tasks.all()) if before else []
    planned = _bulk(
        PlannedConference(
            plan=plan, order=place + 1, audience=f"Nhân dân cụm {place + 1}", inform_part="Kết quả đã làm được.",
            listen_part="Ý kiến về đời sống, sản xuất, hạ tầng.", period_kind="quarter", venue=f"Nhà văn hóa {place}",
            period_from=date(2026, 3 * (place % 4) + 1, 1), period_to=date(2026, 3 * (place % 4) + 3, 30),
            field_codes=[f"L{place % FIELDS:02}"], origin=was[place] if was else None,
        )
        for place in range(PLANNED)
    )  # fmt: skip
    tasks = _bulk(
        Task(
            plan=plan, order=place + 1, kind="prepare_content", text=f"Chuẩn bị nội dung số {place + 1} của hội nghị.",
            lead=ground.bodies[place % 120], due_kind="before", due_amount=10 if place % 10 else version + 4,
            origin=done[place] if done else None,
        )
        for place in range(TASKS)
    )  # fmt: skip
    joined, here = Task.cooperating.through, Task.conferences.through
    _bulk(
        joined(task=one, organisation=ground.bodies[(place + 7 * step) % 120])
        for place, one in enumerate(tasks)
        for step in (1, 2, 3)
    )
    _bulk(here(task=one, plannedconference=planned[place % PLANNED]) for place, one in enumerate(tasks))
    line = Recipient.objects.create(plan=plan, name="Các cơ quan, đơn vị")
    line.organisations.set(ground.bodies[:120])
    return plan


def fill(matters: int, seed: int = 7) -> Authority:
    ground = Ground(random.Random(seed))
    fill_plan(ground)
    numbers: Count[str] = Count()
    for first in range(0, matters, BATCH):
        with transaction.atomic():
            rows = _bulk(_matter(ground, place) for place in range(first, min(first + BATCH, matters)))
            opinions = _opinions(ground, rows)
            _journal(rows)
            _work(ground, rows)
        for prefix, made in (("VĐ", rows), ("YK", opinions)):
            numbers.update(f"{prefix}:{ground.authority.pk}:{row.received_on.year}" for row in made)
    _bulk(Counter(name=name, value=value) for name, value in numbers.items())
    figures.rebuild(ground.authority.pk)
    search.rebuild()
    return ground.authority


def _matter(ground: Ground, place: int) -> Matter:
    chance = ground.chance
    state = chance.choices(list(STATES), list(STATES.values()))[0]
    received = FIRST_DAY + timedelta(days=place % 690)
    given = state not in UNGIVEN
    return Matter(
        authority=ground.authority, number=f"VĐ-{received.year}-{place + 1:07}", state=state,
        title=f"{chance.choice(TITLES)} tại {chance.choice(PLACES)}", place=chance.choice(PLACES),
        field=None if state == M.RECEIVED else chance.choice(ground.fields),
        conference=chance.choice(ground.conferences), received_on=received, is_open=state in STILL_OPEN,
        lead=chance.choices(ground.bodies, ground.weights)[0] if given else None,
        due_on=received + timedelta(days=30 + chance.randrange(30)) if given else None,
    )  # fmt: skip


def _opinions(ground: Ground, rows: list[Matter]) -> list[Opinion]:
    """One submission for each opinion; three of ten matters have a second one."""
    of = [row for row in rows for _opinion in range(2 if ground.chance.random() < 0.3 else 1)]
    letters = _bulk(_submission(ground, row) for row in of)
    made = _bulk(
        Opinion(
            authority_id=row.authority_id, submission=sent, number=f"YK-{row.received_on.year}-{sent.pk:07}",
            text=sent.text, matter=row, conference_id=row.conference_id, received_on=row.received_on,
        )
        for row, sent in zip(of, letters, strict=True)
    )  # fmt: skip
    return made


def _submission(ground: Ground, row: Matter) -> Submission:
    text = letter(ground.chance)
    return Submission(
        authority_id=row.authority_id, door=Door.WEB, text=text, conference_id=row.conference_id,
        received_at=datetime.combine(row.received_on, time(2), UTC),
        text_hash=hashlib.sha256(text.encode()).hexdigest(), code_digest=ground.chance.randbytes(32).hex(),
    )  # fmt: skip


VERBS = ("matter.open", "matter.classify", "matter.assign", "matter.change", "matter.due")


def _journal(rows: list[Matter]) -> None:
    """Five lines each; past the models, since they are the most of all rows."""
    lines = [
        (row.authority_id, f"{row.received_on} 0{3 + step}:00:00", row.pk, verb, row.state)
        for row in rows
        for step, verb in enumerate(VERBS)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO core_entry (authority_id, at, subject, subject_id, verb, source, target, unit, public, facts) "
            "VALUES (%s, %s, 'opinion.matter', %s, %s, '', %s, '', FALSE, '{}')",
            lines,
        )


def _work(ground: Ground, rows: list[Matter]) -> None:
    """Assignments, an answer for what was explained or resolved, now and then a promise."""
    given = [row for row in rows if row.lead_id and row.due_on]
    assigned = _bulk(
        Assignment(
            matter=row, organisation_id=row.lead_id, due_on=row.due_on, given_on=row.received_on,
            state=AssignmentState.ACCEPTED if row.state == M.ASSIGNED else AssignmentState.CLOSED,
        )
        for row in given
    )  # fmt: skip
    _bulk(
        Answer(
            matter=one.matter, assignment=one, state=AnswerState.PUBLISHED, result=one.matter.state, author=1,
            approved_by=2, short="Cơ quan chủ trì đã kiểm tra và trả lời", body="Nội dung trả lời theo quy định.",
            published_at=datetime.combine(one.given_on + timedelta(days=20), time(4), UTC),
        )
        for one in assigned
        if one.matter.state in (M.EXPLAINED, M.RESOLVED)
    )  # fmt: skip
    _bulk(
        Commitment(
            authority=ground.authority, number=f"CK-{row.received_on.year}-{row.pk:07}", matter=row,
            what="Hoàn thành sửa chữa", owner_id=row.lead_id, promised_on=row.received_on, first_due_on=row.due_on,
            due_on=row.due_on, state=CommitmentState.OPEN if row.is_open else CommitmentState.DONE, is_public=True,
        )
        for row in given
        if row.pk % 10 == 0
    )  # fmt: skip


USERNAME = "do-luong"


def person_of(authority: Authority) -> Person:
    """An official who may look at everything."""
    person = Person.objects.create(username=USERNAME, full_name="Nguyễn Văn Đo")
    person.memberships.create(authority=authority, role="coordinator", valid_from=date(2020, 1, 1))
    return person
