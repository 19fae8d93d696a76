"""A sitting as it was, act by act: doors, speakers, questions with their outcomes, minutes, conclusion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from doithoai.conference import scheduling
from doithoai.core.actors import Actor
from doithoai.live import conclusion, desk, floor, minutes, questions, queue
from doithoai.live import sitting as sittings
from doithoai.live.models import MinuteLine, Question, Sitting, Turn
from doithoai.operations.demo import aftermath, guests, halls
from doithoai.operations.demo.ground import World
from doithoai.operations.demo.hours import Hours, hours_of
from doithoai.operations.samples import shapes
from doithoai.opinion.models import Door, Opinion
from doithoai.people.roles import Role

#: Which parts of the agenda begin when, after the opening.
PARTS = ("08:09", "08:12", "08:15", "08:34")
ENDED_TURNS = ("withdrawn", "redirected", "merged")


def schedule(world: World) -> None:
    """Every conference that was held or is being held."""
    for conference in world.sample.conferences:
        said = halls.of(world, conference)
        if said is not None:
            Hall(world, conference, said, hours_of(world, conference)).schedule()


@dataclass
class Hall:
    """One sitting of the sample, the hours of its day and its rows."""

    world: World
    conference: shapes.Conference
    said: shapes.Sitting
    hours: Hours
    lines: dict[str, MinuteLine] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return self.said.state != "in_session"

    def at(self, hour: str, name: str, act: Callable[[], object], *, seconds: int = 0) -> None:
        moment = self.hours.at(hour, seconds=seconds)
        self.world.line.at_moment(moment, f"{self.conference.key} {name}", act)

    def who(self, role: str) -> Actor:
        """Who has this role at the conference."""
        return self.world.acting(next(one.person for one in self.conference.appointments if one.role == role))

    @property
    def sitting(self) -> Sitting:
        """As it is now; its state is asked by every act."""
        rows = Sitting.objects.select_related("conference__authority", "conference__planned")
        return rows.get(pk=self.world.sittings[self.conference.key].pk)

    def turn(self, key: str) -> Turn:
        rows = Turn.objects.select_related("sitting__conference__authority", "attendance", "opinion__matter")
        return rows.get(pk=self.world.turns[key].pk)

    def question(self, key: str) -> Question:
        rows = Question.objects.select_related("sitting__conference__authority", "opinion__matter", "group_of")
        return rows.get(pk=self.world.questions[key].pk)

    # -- the plan of the day --------------------------------------------------------------------------------

    def schedule(self) -> None:
        self.at("07:00", "doors", self.open_doors)
        for turn in self.said.turns:
            if turn.registered.startswith("-"):
                self.at("07:02", turn.key, partial(self.register, turn), seconds=turn.number)
            else:
                self.at(turn.registered, turn.key, partial(self.register, turn))
            self._schedule_turn(turn)
        self.at("07:10", "delegates", self.check_in)
        self.at("08:00", "opening", lambda: sittings.start(self.sitting, by=self.who(Role.CHAIR)))
        for hour in PARTS:
            self.at(hour, "next part", self.next_part)
        for line in self.said.lines:
            self.at(line.at, "minutes", partial(self.write, line), seconds=20)
        for question in self.said.questions:
            self._schedule_question(question)
        if self.is_over:
            self.at("10:24", "next part", self.next_part)
            self.at("10:25", "concluding", lambda: floor.begin_concluding(self.sitting, by=self.who(Role.CHAIR)))
            self.at("10:46", "signing off", self.sign_off)
            self.at("10:50", "next part", self.next_part)
            self.at("10:58", "end", lambda: sittings.end(self.sitting, by=self.who(Role.CHAIR)))
            aftermath.schedule(self.world, self)

    def _schedule_turn(self, turn: shapes.Turn) -> None:
        if turn.state in ENDED_TURNS:
            self.at("08:05", f"{turn.key} {turn.state}", lambda: self.leave(turn))
        if turn.called:
            self.at(turn.called, f"{turn.key} called", lambda: self.call(turn))
        if turn.called and not turn.started:
            self.at(turn.called, f"{turn.key} absent", lambda: self.defer(turn), seconds=40)
            if turn.state == "to_written":
                self.at("10:20", f"{turn.key} called again", lambda: self.call(turn))
                self.at("10:20", f"{turn.key} absent again", lambda: self.defer(turn), seconds=40)
        if turn.started:
            self.at(turn.started, f"{turn.key} speaks", lambda: self.speak(turn), seconds=10)
        if turn.ended:
            self.at(turn.ended, f"{turn.key} ends", lambda: self.stop(turn))

    def _schedule_question(self, said: shapes.Question) -> None:
        """Raised while the person speaks, answered and closed when the speech is over."""
        turn = next(one for one in self.said.turns if one.key == said.turn)
        self.at(turn.started, f"{said.key} raised", lambda: self.raise_question(said), seconds=50)
        if said.confirmed:
            self.at(turn.started, f"{said.key} confirmed", lambda: self.confirm(said), seconds=70)
        ended = turn.ended or turn.started
        self.at(ended, f"{said.key} assigned", lambda: self.assign(said), seconds=75)
        if said.outcome:
            self.at(ended, f"{said.key} answered", lambda: self.answer(said), seconds=90)
            self.at(ended, f"{said.key} closed", lambda: self.close(said), seconds=150)

    # -- doors and delegates --------------------------------------------------------------------------------

    def open_doors(self) -> None:
        row = self.world.conferences[self.conference.key]
        row.refresh_from_db()
        self.world.sittings[self.conference.key] = sittings.open_desk(row, by=self.world.holder(Role.COORDINATOR))

    def check_in(self) -> None:
        present, excused = guests.came(self.world, self.conference)
        sitting, by = self.sitting, self.who(Role.DESK)
        for row in present:
            desk.check_in(sitting, row, by=by)
        for row in excused:
            desk.excuse(sitting, row, reason="Báo vắng có lý do: đi công tác.", by=by)
        early = [one for one in self.said.turns if one.registered.startswith("-")]
        for turn in early:
            if turn.state in ("finished", "speaking", "ready", "merged") and turn.key in self.world.turns:
                delegate = self.turn(turn.key).attendance
                if delegate is not None:
                    desk.check_in(sitting, delegate, by=by)

    def register(self, said: shapes.Turn) -> None:
        """Who asked before is entered when the doors open; who asks now stands at the desk."""
        by, sitting = self.who(Role.DESK), self.sitting
        delegate = sitting.conference.attendances.get(number=said.number)
        is_here = not said.registered.startswith("-")
        if is_here:
            desk.check_in(sitting, delegate, by=by)
        opinion = self.world.opinions.get(said.opinion)
        row = queue.request(
            sitting,
            name=said.name,
            topic=said.topic,
            content=said.content,
            place=self.world.place(said.place),
            name_shown=said.consent,
            attendance=delegate,
            opinion=Opinion.objects.get(pk=opinion.pk) if opinion is not None else None,
            door=said.channel if said.channel in Door.values else Door.HALL,
            in_hall=is_here and said.state in ("finished", "speaking", "ready"),
            by=by,
        )
        self.world.turns[said.key] = row
        if said.state != "submitted" and said.state not in ENDED_TURNS and row.state == "submitted":
            queue.accept(row, by=self.who(Role.MINUTE_TAKER))

    def leave(self, said: shapes.Turn) -> None:
        row = self.turn(said.key)
        if said.state == "withdrawn":
            queue.withdraw(row, by=self.who(Role.DESK))
        elif said.state == "redirected":
            queue.redirect(row, reason=said.reason, by=self.who(Role.MINUTE_TAKER))
        else:
            queue.merge(row, into=self.turn(said.into), by=self.who(Role.MINUTE_TAKER))

    # -- the floor ------------------------------------------------------------------------------------------

    def next_part(self) -> None:
        sittings.next_segment(self.sitting, by=self.who(Role.HOST))

    def call(self, said: shapes.Turn) -> None:
        """The next one where the data follows the queue, one by name where it does not."""
        sitting, row = self.sitting, self.turn(said.key)
        waiting = queue.waiting(sitting)
        if waiting and waiting[0].pk == row.pk:
            floor.call_next(sitting, by=self.who(Role.OPERATOR))
        else:
            floor.call(row, by=self.who(Role.CHAIR))

    def defer(self, said: shapes.Turn) -> None:
        floor.defer(self.turn(said.key), by=self.who(Role.OPERATOR))

    def speak(self, said: shapes.Turn) -> None:
        floor.start(self.turn(said.key), by=self.who(Role.OPERATOR))

    def stop(self, said: shapes.Turn) -> None:
        floor.stop(self.turn(said.key), by=self.who(Role.OPERATOR))

    def write(self, said: shapes.MinuteLine) -> None:
        by = self.who(Role.MINUTE_TAKER)
        if said.corrects:
            self.lines[said.at] = minutes.correct(self.lines[said.corrects], text=said.text, by=by)
        else:
            self.lines[said.at] = minutes.write(self.sitting, text=said.text, by=by)

    # -- questions ------------------------------------------------------------------------------------------

    def raise_question(self, said: shapes.Question) -> None:
        opinion = next(one for one in self.world.sample.opinions if one.key == said.opinion)
        known = opinion.matter in self.world.matters
        made = questions.raise_question(
            self.sitting,
            gist=said.gist,
            text=opinion.text,
            turn=self.turn(said.turn),
            into=self.world.matter(opinion.matter) if known else None,
            by=self.who(Role.MINUTE_TAKER),
        )
        self.world.questions[said.key] = made
        self.world.opinions[opinion.key] = made.opinion
        self.world.matters.setdefault(opinion.matter, made.opinion.matter)

    def confirm(self, said: shapes.Question) -> None:
        questions.confirm_gist(self.question(said.key), by=self.who(Role.DEPUTY))

    def assign(self, said: shapes.Question) -> None:
        to = None if said.by == "chair" else self.world.organisations[said.by]
        questions.assign(self.question(said.key), to=to, by=self.who(Role.CHAIR), even_if_absent=True)

    def answer(self, said: shapes.Question) -> None:
        """The organisation that was asked takes the floor, when it has somebody in the hall."""
        by = self.world.worker(said.by, "hall.answer")
        row = self.question(said.key)
        if said.by != "chair" and by.may("hall.answer", row.scope()):
            questions.begin_answer(row, by=by)

    def close(self, said: shapes.Question) -> None:
        """A direction on the spot is for conferences of that mode; elsewhere the chair has it promised."""
        row, state = self.question(said.key), said.outcome
        if state == "directed_on_spot" and row.sitting.conference.mode != "resolve_on_spot":
            state = "promised"
        is_work = state in ("promised", "directed_on_spot")
        questions.outcome(
            row,
            state,
            answer_text=self._words(said),
            executor=self.world.organisations[said.executor] if is_work else None,
            due_on=self.world.day(said.due) if is_work and said.due is not None else None,
            by=self.who(Role.CHAIR),
        )
        if state == "answered_on_spot" and said.satisfied:
            questions.say_satisfied(self.question(said.key), is_satisfied=True, by=self.who(Role.MINUTE_TAKER))

    def _words(self, said: shapes.Question) -> str:
        """What was answered; the full words where the data has them."""
        opinion = next(one for one in self.world.sample.opinions if one.key == said.opinion)
        answer = next(one.answer for one in self.world.sample.matters if one.key == opinion.matter)
        if answer is not None and answer.given == "hall" and self.world.is_running:
            return answer.short
        return said.answer

    def sign_off(self) -> None:
        """Results, answers and promises are born; the promises get the keys of the data."""
        conclusion.sign_off(self.sitting, by=self.who(Role.CHAIR))
        for item in self.said.conclusions:
            made = self.question(item.question).commitment if item.question else None
            if item.commitment and made is not None:
                self.world.commitments[item.commitment] = made

    def close_conference(self) -> None:
        scheduling.close(self.sitting.conference, by=self.world.holder(Role.COORDINATOR))
