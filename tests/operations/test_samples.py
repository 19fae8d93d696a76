"""The sample programmes: enough of everything, every reference leads somewhere, careful texts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

import pytest

from doithoai.operations.samples import shapes, tan_yen_2024, xa_tan_yen
from doithoai.operations.samples.shapes import Sample

DISTRICT = tan_yen_2024.SAMPLE
COMMUNE = xa_tan_yen.SAMPLE
both = pytest.mark.parametrize("sample", [DISTRICT, COMMUNE], ids=["district", "commune"])

MADE_ON = date(2026, 3, 2)
FINAL_TURNS = {"finished", "to_written", "withdrawn", "redirected", "merged", "declined"}


def texts(value: object) -> Iterator[str]:
    """Every string anywhere inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        for one_field in fields(value):
            yield from texts(getattr(value, one_field.name))


def on(when: shapes.When | None) -> date:
    assert when is not None
    return shapes.day_of(when, MADE_ON)


@both
def test_keys_are_unique(sample: Sample) -> None:
    for rows in (
        sample.organisations, sample.people, sample.places, sample.fields, sample.plan.conferences,
        sample.plan.tasks, sample.announcements, sample.opinions, sample.matters,
        sample.assignments, sample.commitments, sample.referrals, sample.remarks,
    ):  # fmt: skip
        keys = Counter(row.key for row in rows)  # type: ignore[attr-defined]
        assert not [key for key, n in keys.items() if n > 1]


@both
def test_every_reference_leads_somewhere(sample: Sample) -> None:
    organisations = {o.key for o in sample.organisations}
    people = {p.key for p in sample.people}
    places = {p.key for p in sample.places} | {""}
    sub_fields = {f.key for f in sample.fields if f.parent}
    conferences = {c.key for c in sample.plan.conferences}
    tasks = {t.key: t for t in sample.plan.tasks}
    opinions = {o.key: o for o in sample.opinions}
    matters = {m.key for m in sample.matters}
    commitments = {c.key for c in sample.commitments}

    tops = {f.key for f in sample.fields if not f.parent}
    assert all(f.parent in tops and f.lead in organisations for f in sample.fields if f.parent)
    assert all(p.organisation in organisations for p in sample.people)
    assert all(not r.conference or r.conference in conferences for p in sample.people for r in p.roles)
    for planned in sample.plan.conferences:
        assert set(planned.places) <= places
    for task in tasks.values():
        assert {task.lead, *task.co, *task.more_leads} <= organisations
        assert set(task.conferences) <= conferences
    assert all(set(r.organisations) <= organisations for r in sample.plan.recipients)
    for conference in sample.conferences:
        assert conference.key in conferences
        assert all(a.person in people for a in conference.appointments)
        assert all(not i.organisation or i.organisation in organisations for i in conference.invitations)
    assert all(a.conference in conferences for a in sample.announcements)
    announcements = {a.key: a for a in sample.announcements}
    for broadcast in sample.broadcasts:
        assert broadcast.by in people
        assert broadcast.channel in announcements[broadcast.announcement].channels
    for duty in sample.duties:
        assert duty.conference in conferences
        assert duty.organisation in {tasks[duty.task].lead, *tasks[duty.task].more_leads}
        assert not tasks[duty.task].conferences or duty.conference in tasks[duty.task].conferences
    for opinion in sample.opinions:
        assert opinion.matter in matters and opinion.place in places
        assert not opinion.organisation or opinion.organisation in organisations
    assert {o.matter for o in sample.opinions} == matters
    for matter in sample.matters:
        assert matter.field in sub_fields and matter.place in places
        assert {matter.lead, *matter.co} <= organisations
        assert not matter.conference or matter.conference in conferences
        if matter.answer:
            assert matter.answer.author in people
            assert not matter.answer.reviewer or matter.answer.reviewer in people
    for assignment in sample.assignments:
        assert assignment.matter in matters and assignment.by in people
        assert {assignment.organisation, *assignment.co} <= organisations
        assert not assignment.believed or assignment.believed in organisations
    for commitment in sample.commitments:
        assert commitment.matter in matters and commitment.owner in organisations
    upper = {o.key for o in sample.organisations if o.kind == "upper"}
    assert all(set(r.matters) <= matters and r.to in upper for r in sample.referrals)
    assert all(r.by in people and r.matter in matters for r in sample.remarks)
    assert all(v.opinion in opinions for v in sample.verdicts)
    assert all(lot.by in people for lot in sample.lots)
    for sitting in sample.sittings:
        turns = {t.key for t in sitting.turns}
        questions = {q.key for q in sitting.questions}
        segments = {s.key for s in sitting.segments}
        assert sitting.conference in conferences
        assert all(not t.opinion or t.opinion in opinions for t in sitting.turns)
        assert all(bool(t.into) == (t.state == "merged") and t.into in turns | {""} for t in sitting.turns)
        assert all(q.turn in turns and opinions[q.opinion].door == "hall" for q in sitting.questions)
        assert all(q.by == "chair" or q.by in organisations for q in sitting.questions)
        assert all(line.segment in segments for line in sitting.lines)
        assert all(i.question in questions for i in sitting.conclusions)
        assert all(not i.commitment or i.commitment in commitments for i in sitting.conclusions)


@both
def test_texts_are_composed_and_trimmed(sample: Sample) -> None:
    for text in texts(sample):
        assert text == unicodedata.normalize("NFC", text)
        assert text == text.strip() and "  " not in text


@both
def test_words_are_from_the_closed_lists(sample: Sample) -> None:
    for opinion in sample.opinions:
        assert opinion.door in shapes.DOORS and opinion.kind in shapes.KINDS
        assert opinion.category in shapes.CATEGORIES and opinion.consent in {"", "t", "tn"}
        assert opinion.name or opinion.consent != "tn"
    assert all(m.state in shapes.OPEN_STATES + shapes.RESULTS for m in sample.matters)


@both
def test_every_result_has_words_and_every_promise_a_commitment(sample: Sample) -> None:
    people = {p.key: p for p in sample.people}
    promised = {c.matter for c in sample.commitments}
    referred = {m for r in sample.referrals for m in r.matters}
    for matter in sample.matters:
        if matter.state in shapes.RESULTS:
            assert matter.words
        if matter.state in {"in_progress", "scheduled"}:
            assert matter.key in promised
        if matter.state == "referred":
            assert matter.key in referred
        if matter.state in {"not_accepted", "diverted", "withdrawn"}:
            assert matter.reason
        if matter.answer:
            assert len(matter.answer.short) <= 200
            assert matter.answer.author != matter.answer.reviewer
            assert matter.answer.basis
            author = people[matter.answer.author]
            assert author.organisation in {matter.lead, *matter.co}
            assert any(r.name == "agency_clerk" for r in author.roles)
            if matter.answer.reviewer:
                assert any(r.name == "reviewer" for r in people[matter.answer.reviewer].roles)


@both
def test_nothing_happens_before_its_cause(sample: Sample) -> None:
    first = {m.key: min(on(o.day) for o in sample.opinions if o.matter == m.key) for m in sample.matters}
    for matter in sample.matters:
        assert first[matter.key] <= on(matter.day)
        if matter.answer and matter.answer.given == "written":
            assert first[matter.key] <= on(matter.answer.day)
    for assignment in sample.assignments:
        assert first[assignment.matter] <= on(assignment.given) <= on(assignment.due)
    for commitment in sample.commitments:
        assert first[commitment.matter] <= on(commitment.made) <= on(commitment.due)
        if commitment.state == "done":
            assert commitment.evidence and on(commitment.evidence_day) <= on(commitment.verified)
        if commitment.state == "not_possible":
            assert commitment.reason


@both
def test_a_spreadsheet_and_a_sheet_came_once_from_one_hand(sample: Sample) -> None:
    for name in ("batch", "submission"):
        seen: dict[str, set[tuple[object, ...]]] = {}
        for o in sample.opinions:
            if key := getattr(o, name):
                seen.setdefault(key, set()).add((o.day, o.door, o.organisation))
        assert all(len(origin) == 1 for origin in seen.values())


@both
def test_phone_numbers_are_in_prefixes_nobody_has(sample: Sample) -> None:
    phones = [o.phone for o in sample.opinions if o.phone]
    assert len(phones) == len(set(phones)) >= 5
    assert all(len(p) == 10 and p[:3] in shapes.PREFIXES for p in phones)


def test_the_district_has_its_twenty_two_committees_and_three_conferences_in_their_quarters() -> None:
    assert sum(o.key.startswith("du-") for o in DISTRICT.organisations) == 22
    assert [(c.key, c.period, c.mode) for c in DISTRICT.plan.conferences] == [
        ("c1", "2024-Q2", "assign"),
        ("c2", "2024-Q3", "assign"),
        ("c3", "2024-Q3", "resolve_on_spot"),
    ]
    for conference in DISTRICT.conferences:
        planned = next(p for p in DISTRICT.plan.conferences if p.key == conference.key)
        day = on(conference.day)
        assert planned.period == f"{day.year}-Q{(day.month + 2) // 3}"
        assert planned.venue in {"", conference.venue}
    counts = Counter(m.conference for o in DISTRICT.opinions for m in DISTRICT.matters if m.key == o.matter)
    assert all(8 <= n <= 10 for n in counts.values())
    assert all(m.state in shapes.RESULTS for m in DISTRICT.matters)
    assert all(c.state == "done" for c in DISTRICT.commitments)
    assert DISTRICT.plan.bases[0].number == "1158-QĐ/TU"
    assert [r.purpose for r in DISTRICT.plan.recipients] == ["report", *[""] * 6, "file"]


def test_the_commune_has_something_of_everything() -> None:
    assert len(COMMUNE.opinions) >= 120 and len(COMMUNE.matters) >= 50
    assert len(COMMUNE.commitments) >= 20 and len(COMMUNE.people) >= 25
    assert {o.door for o in COMMUNE.opinions} == set(shapes.DOORS)
    assert {o.kind for o in COMMUNE.opinions} == set(shapes.KINDS)
    assert {m.state for m in COMMUNE.matters} == set(shapes.OPEN_STATES + shapes.RESULTS)
    assert sum(not o.name for o in COMMUNE.opinions) >= 25
    assert max(len(o.text.split()) for o in COMMUNE.opinions) > 150
    assert sum(o.text.isascii() for o in COMMUNE.opinions) >= 5
    assert {m.seal for m in COMMUNE.matters} == {"", "proposed", "confirmed"}
    assert {m.divert for m in COMMUNE.matters} == {"", "denunciation", "complaint"}
    assert {c.state for c in COMMUNE.commitments} == {"open", "evidence", "done", "not_possible"}
    assert any(c.state == "open" and on(c.due) < MADE_ON for c in COMMUNE.commitments)
    given = {a.state for a in COMMUNE.assignments}
    assert given >= {"given", "accepted", "answered", "closed", "handed_back"}
    assert any(a.state == "accepted" and on(a.due) < MADE_ON for a in COMMUNE.assignments)
    assert [(c.state, c.day) for c in COMMUNE.conferences] == [
        ("concluded", -40), ("in_session", 0), ("announced", 9), ("planned", None),
    ]  # fmt: skip
    held = {r.name for p in COMMUNE.people for r in p.roles}
    assert len(held) == 21


def test_the_sitting_over_is_balanced_and_the_one_now_has_one_speaker() -> None:
    over, now = COMMUNE.sittings
    assert all(t.state in FINAL_TURNS for t in over.turns)
    assert [q.key for q in over.questions] == sorted(i.question for i in over.conclusions)
    assert all(q.outcome for q in over.questions)
    assert all(q.due is not None for q in over.questions if q.outcome == "promised")
    assert sum(t.state == "speaking" for t in now.turns) == 1
    assert len(now.turns) >= 12
    queue = {"ready", "accepted", "deferred", "submitted"}
    assert {t.state for t in now.turns} >= queue | {"finished", "withdrawn", "redirected"}
    people = {o.name for s in (DISTRICT, COMMUNE) for o in s.opinions} - {""}
    officials = {p.name for s in (DISTRICT, COMMUNE) for p in s.people}
    assert not people & officials
