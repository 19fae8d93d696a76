"""The sittings of a sample: desk, speakers, questions, conclusion."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from doithoai.conference import attending, scheduling
from doithoai.core import clock
from doithoai.live import conclusion, floor, minutes, questions
from doithoai.live import sitting as sittings
from doithoai.live.models import Question, Sitting, Turn
from doithoai.operations.samples import shapes
from doithoai.opinion.models import Door

if TYPE_CHECKING:
    from doithoai.operations.demo.cases import Cases
    from doithoai.operations.demo.loader import Loader


class Sittings:
    """Replays each sitting of the sample on its day."""

    def __init__(self, loader: Loader, cases: Cases) -> None:
        self.loader, self.cases = loader, cases
        self.sittings: dict[str, Sitting] = {}
        self.turns: dict[str, Turn] = {}
        self.questions: dict[str, Question] = {}

    def plan(self) -> None:
        """Conferences without a detailed sitting are opened and concluded all the same."""
        detailed = {one.conference: one for one in self.loader.sample.sittings}
        for conference in self.loader.sample.conferences:
            if conference.state in ("in_session", "concluded", "closed") and conference.day is not None:
                said = detailed.get(conference.key)
                name = f"{conference.key} sitting"
                self.loader.line.at(conference.day, name, partial(self._hold, conference, said), 10.9)
                if conference.state == "closed":
                    closed_on = self.loader.day(conference.day) + timedelta(days=20)
                    self.loader.line.at(closed_on, f"{conference.key} closed", partial(self._close, conference))

    def _close(self, conference: shapes.Conference) -> None:
        row = self.loader.conferences[conference.key]
        row.refresh_from_db()
        scheduling.close(row, by=self.loader.with_role("coordinator"))

    def _role(self, key: str, role: str) -> str:
        for one in self.loader.sample.people:
            if any(held.name == role and held.conference == key for held in one.roles):
                return one.key
        conference = next(one for one in self.loader.sample.conferences if one.key == key)
        for appointment in conference.appointments:
            if appointment.role == role:
                return appointment.person
        raise LookupError(f"{key} has no {role}")

    def _hold(self, conference: shapes.Conference, said: shapes.Sitting | None) -> None:
        key, loader = conference.key, self.loader
        row = loader.conferences[key]
        row.refresh_from_db()
        sitting = sittings.open_desk(row, by=loader.with_role("coordinator"))
        self.sittings[key] = sitting
        desk, chair = loader.acting(self._role(key, "desk")), loader.acting(self._role(key, "chair"))
        for number, delegate in enumerate(row.attendances.all()):
            if number % 9 == 8:
                attending.excuse(delegate, reason="Đi công tác", by=desk)
            elif number % 7 != 6 or delegate.is_leader:
                attending.check_in(delegate, by=desk)
        for turn in said.turns if said else ():
            self._register(sitting, turn, key)
        sittings.start(sitting, by=chair)
        for _part in range(4):
            sittings.next_segment(sitting, by=chair)
        if said is not None:
            for turn in sorted(said.turns, key=lambda one: one.state == "speaking"):
                self._speak(sitting, turn, said, key)
        if conference.state == "in_session":
            return
        self._end(sitting, said, key)

    def _register(self, sitting: Sitting, said: shapes.Turn, key: str) -> None:
        desk = self.loader.acting(self._role(key, "desk"))
        places = {place.key: place.name for place in self.loader.sample.places}
        self.turns[said.key] = floor.request(
            sitting,
            name=said.name,
            place=places.get(said.place, said.place),
            topic=said.topic,
            content=said.content,
            name_shown=said.consent if said.consent in ("full", "place", "number") else "number",
            door=said.channel if said.channel in Door.values else Door.HALL,
            in_hall=said.state in ("ready", "finished", "speaking", "deferred", "withdrawn", "to_written"),
            opinion=self.cases.opinions.get(said.opinion)
            if said.opinion not in self.cases.from_hall or said.opinion in self.cases.opinions
            else None,
            by=desk,
        )

    def _speak(self, sitting: Sitting, said: shapes.Turn, whole: shapes.Sitting, key: str) -> None:
        turn = self.turns[said.key]
        turn.refresh_from_db()
        chair = self.loader.acting(self._role(key, "chair"))
        desk = self.loader.acting(self._role(key, "desk"))
        keeper = self.loader.acting(self._role(key, "minute_taker"))
        if said.state == "accepted":
            floor.accept(turn, by=keeper)
        elif said.state == "withdrawn":
            floor.withdraw(turn, by=desk)
        elif said.state == "deferred":
            floor.call(turn, by=chair)
            floor.defer(turn, by=chair)
        elif said.state == "merged" and said.into in self.turns:
            self.turns[said.into].refresh_from_db()
            floor.merge(turn, into=self.turns[said.into], by=keeper)
        elif said.state in ("finished", "speaking"):
            floor.call(turn, by=chair)
            floor.start(turn, by=chair)
            for question in whole.questions:
                if question.turn == said.key:
                    self._question(sitting, question, turn, key)
            if said.state == "finished":
                floor.stop(turn, by=chair)
            minutes.write(sitting, text=f"{said.name}: {said.topic}. {said.content}", by=keeper, turn=turn)

    def _question(self, sitting: Sitting, said: shapes.Question, turn: Turn, key: str) -> None:
        loader = self.loader
        keeper, chair = loader.acting(self._role(key, "minute_taker")), loader.acting(self._role(key, "chair"))
        opinion = next((one for one in loader.sample.opinions if one.key == said.opinion), None)
        known = self.cases.matters.get(opinion.matter) if opinion else None
        into = known if known is not None and not known.is_sealed else None
        if into is not None:
            into.refresh_from_db()
        made = questions.raise_question(
            sitting, gist=said.gist[:160], text=opinion.text if opinion else "", turn=turn, into=into, by=keeper
        )
        self.questions[said.key] = made
        if opinion is not None:
            self.cases.opinions.setdefault(said.opinion, made.opinion)
            self.cases.matters.setdefault(opinion.matter, made.opinion.matter)
        if said.confirmed:
            questions.confirm_gist(made, by=chair)
        body = loader.organisations.get(said.by)
        questions.assign(made, to=body, by=chair, even_if_absent=True)
        if said.outcome:
            self._outcome(made, said)

    def _outcome(self, made: Question, said: shapes.Question) -> None:
        loader = self.loader
        key = next(name for name, row in self.sittings.items() if row.pk == made.sitting_id)
        chair = loader.acting(self._role(key, "chair"))
        state, executor = (
            said.outcome,
            loader.organisations.get(said.executor or (said.by if said.by != "chair" else "")),
        )
        due = loader.day(said.due) if said.due is not None else None
        if state == "directed_on_spot" and made.sitting.conference.mode != "resolve_on_spot":
            state = "promised"
        if state == "promised" and (due is None or executor is None):
            state = "answered_on_spot"
        due = max(due, clock.today()) if due is not None else None
        questions.outcome(
            made,
            state,
            answer_text=said.answer or said.gist,
            executor=executor if state in ("promised", "directed_on_spot") else None,
            due_on=due if state in ("promised", "directed_on_spot") else None,
            reason="Không thuộc phạm vi hội nghị" if state in ("out_of_scope", "referred") else "",
            by=chair,
        )
        if said.satisfied and state == "answered_on_spot":
            keeper = loader.acting(self._role(key, "minute_taker"))
            questions.say_satisfied(made, is_satisfied=True, by=keeper)

    def _end(self, sitting: Sitting, said: shapes.Sitting | None, key: str) -> None:
        loader = self.loader
        chair, keeper = loader.acting(self._role(key, "chair")), loader.acting(self._role(key, "minute_taker"))
        if said is None:
            minutes.write(sitting, text="Hội nghị diễn ra theo chương trình đã thông báo.", by=keeper)
        floor.begin_concluding(sitting, by=chair)
        for question in conclusion.open_points(sitting):
            questions.outcome(question, "answered_on_spot", answer_text="Chủ trì đã giải đáp tại hội nghị.", by=chair)
        conclusion.sign_off(sitting, by=chair)
        sittings.end(sitting, by=chair)
        minutes.finish_draft(sitting, by=keeper)
        minutes.sign(sitting, by=chair)
