"""An authority in which a little of everything happened, by a seed; and its figures counted one opinion at a time."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from doithoai.casework import carrying, promising, verdicts
from doithoai.casework.models import Commitment
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.opinion import dividing, intake, refusing, sameness, sealed, triage
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.states import STILL_OPEN, MatterState
from doithoai.people.models import Organisation
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import By
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.programme import plan

DOORS = ("web", "counter", "phone", "paper")
PLACES = ("Thôn Đông", "thôn  đông", "Thôn Hậu", "Tổ dân phố 3", "")
LATE_STATES = ("received", "classified", "assigned", "in_progress", "scheduled", "referred")
UNANSWERED = ("received", "classified", "assigned", "prepared", "raised", "diverted", "withdrawn")

Figures = dict[str, int]


class World(Commune):
    """Made through the rules of the rooms alone, but for days that have passed."""

    def __init__(self, seed: int, opinions: int = 36) -> None:
        super().__init__()
        self.dice = random.Random(seed)
        self.holder = people.person("sealed_holder", self.authority)
        self.conferences = self._conferences()
        top = self.field("DAT", name="Đất đai")
        self.fields = [top, self.field("GPMB", name="Bồi thường", parent=top), self.field()]
        self.inside = self.field("XDD", name="Xây dựng Đảng", is_internal=True)
        self.opinions = [self._received(number) for number in range(opinions)]
        acts: list[Callable[[Opinion], object]] = [
            self._nothing,
            self._classified,
            self._assigned,
            self._answered,
            self._resolved,
            self._promised,
            self._refused,
            self._refused_in_the_answer,
            self._withdrawn,
            self._joined,
            self._divided,
            self._sealed,
            self._diverted,
            self._internal,
            self._reopened,
        ]
        for place, opinion in enumerate(self.opinions):
            # Each once, then by lot.
            (acts[place] if place < len(acts) else self.dice.choice(acts))(opinion)
        self._carried()
        self._let_days_pass()

    def _conferences(self) -> list[Conference | None]:
        first, second = plan(self.authority, conferences=2).planned.all()
        day, new = clock.today(), Conference.objects.create
        held = new(
            authority=self.authority, title="Lần một", audience="Nhân dân", planned=first, state="closed", day=day
        )
        later = new(
            authority=self.authority, title="Lần hai", audience="Nhân dân", planned=second, day=day + timedelta(days=40)
        )
        alone = new(authority=self.authority, title="Đột xuất", audience="Nhân dân", day=day - timedelta(days=5))
        return [held, later, alone, None]

    def _received(self, number: int) -> Opinion:
        day = clock.today() - timedelta(days=self.dice.choice([0, 3, 40, 75, 365, 368, 420]))
        door = self.dice.choice(DOORS)
        return intake.receive(
            self.authority,
            door=door,
            texts=[f"Cống số {number} sau chợ bé. Đường thôn {number} lầy lội."],
            by=CITIZEN if door == "web" else people.person("intake", self.authority),
            conference=self.dice.choice(self.conferences),
            place=self.dice.choice(PLACES),
            received_at=datetime.combine(day, time(9), tzinfo=clock.ZONE),
        ).opinions[0]

    # --- what may happen to one of them --------------------------------------------------------------

    def _nothing(self, opinion: Opinion) -> None:
        pass

    def _classified(self, opinion: Opinion) -> Matter:
        matter = Matter.objects.get(pk=opinion.matter_id)
        triage.classify(
            matter, field=self.dice.choice(self.fields), by=self.coordinator, title=f"Việc {opinion.number}"
        )
        return matter

    def _internal(self, opinion: Opinion) -> None:
        triage.classify(opinion.matter, field=self.inside, by=self.coordinator, title="Công tác cán bộ")

    def _assigned(self, opinion: Opinion) -> object:
        lead: Organisation = self.dice.choice([self.agency, self.other])
        return self.assigned(self._classified(opinion), lead=lead)

    def _answered(self, opinion: Opinion) -> None:
        self.published(self.assigned(self._classified(opinion)))
        self._judged(opinion)

    def _judged(self, opinion: Opinion) -> None:
        opinion.matter.refresh_from_db()
        for _time in range(self.dice.choice([0, 1, 2])):
            verdicts.give(opinion, grade=self.dice.choice(["satisfied", "partly", "not_yet"]), words="Lời")

    def _promised(self, opinion: Opinion) -> Commitment:
        return self.scheduled(self._classified(opinion))

    def _resolved(self, opinion: Opinion) -> None:
        promise = self._promised(opinion)
        promising.show(promise, evidence_text="Biên bản", by=self.clerk)
        promising.verify(promise, by=self.coordinator)

    def _refused(self, opinion: Opinion) -> None:
        reason = self.dice.choice(refusing.reasons(self.authority))
        refusing.refuse(self._classified(opinion), reason=reason, by=self.coordinator)

    def _refused_in_the_answer(self, opinion: Opinion) -> None:
        assignment = self.assigned(self._classified(opinion))
        self.published(assignment, result="not_accepted", not_accepted_reason="Không có cơ sở")

    def _withdrawn(self, opinion: Opinion) -> None:
        triage.withdraw(opinion, by=CITIZEN)

    def _joined(self, opinion: Opinion) -> None:
        open_ones = Matter.objects.of(self.authority).unsealed().filter(is_internal=False)
        into = (
            open_ones.filter(state__in=["classified", "assigned"]).exclude(pk=opinion.matter_id).order_by("pk").first()
        )
        if into is not None:
            sameness.join(opinion, into=into, by=self.coordinator)

    def _divided(self, opinion: Opinion) -> None:
        points = dividing.divide(opinion, texts=["Cống hẹp", "Đường lầy"], by=self.coordinator)
        self._answered(points[1])

    def _sealed(self, opinion: Opinion) -> None:
        matter = self._classified(opinion)
        sealed.seal(matter, kind="denunciation", by=self.coordinator)

    def _diverted(self, opinion: Opinion) -> None:
        matter = opinion.matter
        sealed.seal(matter, kind="complaint", by=self.coordinator)
        triage.result(matter, MatterState.DIVERTED, by=self.holder, reason="Luật Khiếu nại")

    def _reopened(self, opinion: Opinion) -> None:
        self.published(self.assigned(self._classified(opinion)))
        triage.reopen(Matter.objects.get(pk=opinion.matter_id), reason="Trả lời chưa đủ", by=self.coordinator)

    def _carried(self) -> None:
        held, later, *_others = self.conferences
        assert held is not None and later is not None
        Commitment.objects.filter(state="open").update(conference=held)
        rows = list(carrying.left_open(held))[:2]
        if rows:
            carrying.carry(held, rows=rows, to=later, reason="Chờ vốn", by=self.coordinator)

    def _let_days_pass(self) -> None:
        for row in Matter.objects.exclude(due_on=None).order_by("pk"):
            if self.dice.random() < 0.5:
                Matter.objects.filter(pk=row.pk).update(due_on=clock.today() - timedelta(days=2))


# --- the same figures, one opinion at a time -------------------------------------------------------------


def key_of(opinion: Opinion, by: str) -> str:
    """The row in which it must stand, by its name or number."""
    matter = opinion.matter
    hidden = matter.is_sealed
    if by == By.ORGANISATION:
        return "" if hidden or matter.lead is None else matter.lead.name
    if by == By.FIELD:
        return "" if hidden or matter.field is None else matter.field.name
    if by == By.PLACE:
        return "" if hidden else " ".join(matter.place.lower().split())
    if by == By.DOOR:
        return str(opinion.submission.get_door_display())
    if by == By.CONFERENCE:
        return opinion.conference.title if opinion.conference else ""
    if by == By.PROGRAMME:
        planned = opinion.conference.planned if opinion.conference else None
        return str(planned.plan.year) if planned else ""
    return f"{opinion.received_on.month}/{opinion.received_on.year}"


def carried_over() -> set[int]:
    """The promises that were carried to a later conference."""
    rows = Entry.objects.filter(subject="casework.commitment", verb="commitment.carry_over")
    return set(rows.values_list("subject_id", flat=True))


def counted(opinion: Opinion, on: date, moved: set[int]) -> Figures:
    """What one opinion adds to its row."""
    matter = opinion.matter
    figures = {"received": 1, "open": int(matter.state in STILL_OPEN)}
    if matter.is_sealed:
        return figures
    late = matter.state in LATE_STATES and matter.due_on is not None and matter.due_on < on
    last = max(opinion.verdicts.all(), key=lambda one: one.pk, default=None)
    return figures | {
        "answered": int(matter.state not in UNANSWERED),
        "resolved": int(matter.state == "resolved"),
        "late": int(late),
        "not_accepted": int(matter.state == "not_accepted"),
        "repeated": int(sum(one.stands for one in matter.opinions.all()) > 1),
        "carried": int(any(row.pk in moved for row in matter.commitments.all())),
        "judged": int(last is not None),
        **{grade: int(last is not None and last.grade == grade) for grade in ("satisfied", "partly", "not_yet")},
    }


def standing(world: Commune, span: Span) -> Iterator[Opinion]:
    rows = Opinion.objects.filter(authority=world.authority).select_related(
        "matter__lead", "matter__field", "submission", "conference__planned__plan"
    )
    rows = rows.prefetch_related("verdicts", "matter__commitments", "matter__opinions")
    for row in rows:
        is_in = (span.since is None or row.received_on >= span.since) and (
            span.until is None or row.received_on <= span.until
        )
        if is_in and span.conference in (None, row.conference):
            yield row


def brute(world: Commune, span: Span, by: str, on: date, *, internal: bool | None = None) -> dict[str, Figures]:
    """Every row of a break-down, counted by hand."""
    found: dict[str, Figures] = {}
    moved = carried_over()
    for opinion in standing(world, span):
        if internal is not None and (opinion.matter.is_internal and not opinion.matter.is_sealed) != internal:
            continue
        row = found.setdefault(key_of(opinion, by), {})
        for name, number in counted(opinion, on, moved).items():
            row[name] = row.get(name, 0) + number
    return found
