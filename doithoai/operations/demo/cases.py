"""Opinions, matters, assignments, answers and commitments of a sample."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from doithoai.casework import answering, assigning, oversight, promising, referring, verdicts
from doithoai.casework.models import Assignment, Commitment, Referral
from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.operations.samples import shapes
from doithoai.opinion import intake, public_text, sameness, sealed, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Level

if TYPE_CHECKING:
    from doithoai.operations.demo.loader import Loader

DONE = ("taken_up", "explained", "resolved", "in_progress", "scheduled", "referred", "not_accepted")


class Cases:
    """Follows each matter of the sample from its first opinion to where it stands today."""

    def __init__(self, loader: Loader) -> None:
        self.loader = loader
        self.sample = loader.sample
        self.opinions: dict[str, Opinion] = {}
        self.matters: dict[str, Matter] = {}
        self.assignments: dict[str, Assignment] = {}
        self.commitments: dict[str, Commitment] = {}
        self.referrals: dict[str, Referral] = {}
        self.said = {one.key: one for one in self.sample.matters}
        #: Opinions that are born in the hall: made by the sitting, not here.
        self.from_hall = {question.opinion for sitting in self.sample.sittings for question in sitting.questions}
        self.concluded = {
            question.opinion
            for sitting in self.sample.sittings
            if sitting.signed is not None or sitting.state != "in_session"
            for question in sitting.questions
            if question.outcome
        }

    def matter(self, key: str) -> Matter:
        if key not in self.matters:
            raise Refused(f"chưa có vấn đề {key}")
        row = self.matters[key]
        row.refresh_from_db()
        return row

    def plan(self) -> None:
        at = self.loader.line.at
        by_submission: dict[str, list[shapes.Opinion]] = {}
        for one in self.sample.opinions:
            if one.door == "hall" and one.key in self.from_hall:
                continue
            by_submission.setdefault(one.submission or one.key, []).append(one)
        for number, group in enumerate(by_submission.values()):
            at(group[0].day, group[0].key, partial(self._receive, group), 7.5 + (number % 30) / 10)
        for matter in self.sample.matters:
            self._plan_matter(matter)
        for work in self.sample.assignments:
            self._plan_assignment(work)
        for promise in self.sample.commitments:
            self._plan_commitment(promise)
        for referral in self.sample.referrals:
            self._plan_referral(referral)
        for remark in self.sample.remarks:
            at(remark.day, remark.key, partial(self._remark, remark), 16.0)
        for verdict in self.sample.verdicts:
            at(verdict.day, f"verdict {verdict.opinion}", partial(self._verdict, verdict), 19.0)

    # -- opinions -------------------------------------------------------------------------------------------

    def _receive(self, group: list[shapes.Opinion]) -> None:
        first, loader = group[0], self.loader
        clerk = CITIZEN if first.door == "web" else loader.with_role("intake")
        places = {place.key: place.name for place in self.sample.places}
        receipt = intake.receive(
            loader.authority,
            door=first.door,
            texts=[one.text for one in group],
            by=clerk,
            conference=loader.conferences.get(self.said[first.matter].conference),
            contact=ContactData(name=first.name, phone=first.phone) if first.name else None,
            category=first.category,
            place=places.get(first.place, first.place),
            consents_to_text=first.consent.startswith("t"),
            consents_to_name=first.consent == "tn",
            through=loader.organisations.get(first.organisation),
            kind=first.kind,
        )
        for said, made in zip(group, receipt.opinions, strict=True):
            self.opinions[said.key] = made
            self._gather(said, made)

    def _gather(self, said: shapes.Opinion, made: Opinion) -> None:
        """The first opinion opens the matter, those that say the same are joined to it."""
        if said.matter not in self.matters:
            self.matters[said.matter] = made.matter
            return
        into = self.matter(said.matter)
        if triage.has_result(into) or into.is_sealed or made.matter.is_sealed:
            return
        by = self.loader.with_role("coordinator")
        sameness.join(made, into=into, by=by, because="Cùng nội dung, cùng địa bàn")

    # -- matters --------------------------------------------------------------------------------------------

    def _first_day(self, key: str) -> date:
        days = [self.loader.day(one.day) for one in self.sample.opinions if one.matter == key]
        return min(days) if days else self.loader.made_on

    def _plan_matter(self, said: shapes.Matter) -> None:
        at, first = self.loader.line.at, self._first_day(said.key)
        today = self.loader.made_on
        if said.seal or said.divert:
            at(first, f"{said.key} sealed", lambda: self._seal(said), 11.5)
            if said.seal != "proposed":
                at(min(first + timedelta(days=2), today), f"{said.key} diverted", lambda: self._divert(said), 11.6)
            return
        if said.state == "received":
            return
        sorted_on = min(first + timedelta(days=1), today)
        at(first, f"{said.key} released", lambda: self._release(said), 11.5)
        at(sorted_on, f"{said.key} classified", lambda: self._classify(said), 11.0)
        at(min(sorted_on + timedelta(days=1), today), f"{said.key} public", lambda: self._publish_words(said), 11.2)
        if said.answer is not None and said.answer.given == "written":
            at(said.answer.day, f"{said.key} answer", lambda: self._answer(said), 14.0)
        if said.state in DONE or said.state == "withdrawn":
            at(said.day, f"{said.key} result", lambda: self._result(said), 16.0)

    def _seal(self, said: shapes.Matter) -> None:
        matter = self.matter(said.key)
        if not matter.is_sealed:
            sealed.seal(matter, kind=said.divert or "denunciation", by=self.loader.with_role("coordinator"))

    def _release(self, said: shapes.Matter) -> None:
        """What only reads like a denunciation is released by the holder."""
        matter = self.matter(said.key)
        if matter.is_sealed:
            reason = "Nội dung là phản ánh, kiến nghị; không phải tố cáo."
            sealed.release(matter, by=self.loader.with_role("sealed_holder"), reason=reason)

    def _divert(self, said: shapes.Matter) -> None:
        holder = self.loader.with_role("sealed_holder")
        matter = self.matter(said.key)
        sealed.open(matter, by=holder, reason="Phân loại đơn theo thẩm quyền")
        sealed.confirm(matter, by=holder, reason=said.reason or "Chuyển cơ quan có thẩm quyền theo quy định.")

    def _classify(self, said: shapes.Matter) -> None:
        places = {place.key: place.name for place in self.sample.places}
        triage.classify(
            self.matter(said.key),
            field=self.loader.fields[said.field],
            title=said.title,
            place=places.get(said.place, said.place),
            level=said.level if said.level in Level.values else "",
            by=self.loader.with_role("coordinator"),
        )

    def _publish_words(self, said: shapes.Matter) -> None:
        """The title and, with consent, the words of some: prepared by one person, approved by another."""
        matter = self.matter(said.key)
        if matter.is_internal or matter.is_sealed:
            return
        by = self.loader.with_role("coordinator")
        title = public_text.propose(matter, text=said.title, by=by)
        if said.state in ("classified",):
            return  # waits for the second person
        second = self.loader.other_than("text_reviewer", by.pk)
        public_text.approve(title, by=second)
        for opinion in matter.opinions.filter(submission__consents_to_text=True)[:2]:
            words = public_text.propose(opinion, text=opinion.text[:600], by=by)
            public_text.approve(words, by=second)

    def _answer(self, said: shapes.Matter) -> None:
        """Draft, hand in, review: as far as the sample says."""
        answer, loader = said.answer, self.loader
        if answer is None:
            return
        matter = self.matter(said.key)
        work = matter.assignments.filter(is_lead=True, state__in=["given", "accepted", "answered"]).first()
        if work is None:
            work = assigning.assign(matter, lead=loader.organisations[said.lead], by=loader.with_role("coordinator"))
        writer = loader.agent(next(key for key, row in loader.organisations.items() if row.pk == work.organisation_id))
        made = answering.draft(work, by=writer)
        promised = any(one.matter == said.key and self._is_made_here(one) for one in self.sample.commitments)
        result = said.state if said.state in DONE and said.state != "referred" else "explained"
        if result in ("in_progress", "scheduled", "resolved"):
            result = "scheduled" if promised else "resolved" if said.state == "resolved" else "explained"
        answering.save(
            made,
            short=answer.short,
            body=answer.body,
            basis=answer.basis,
            result=result,
            not_accepted_reason=said.reason,
            by=writer,
            seen_edits=made.edits,
        )
        if answer.state == "draft":
            return
        self._promise_first(said, matter)
        answering.hand_in(made, by=writer)
        reviewer = loader.other_than("reviewer", made.author)
        if answer.state == "sent_back" or answer.note:
            answering.send_back(made, reason=answer.note or "Nêu rõ thời hạn hoàn thành.", by=reviewer)
            if answer.state == "sent_back":
                return
            made.refresh_from_db()
            answering.hand_in(made, by=writer)
        if answer.state in ("approved", "published"):
            answering.approve(made, by=reviewer)
        if promised and answer.state == "published":
            answering.publish(made, by=loader.with_role("publisher"))

    def _promise_first(self, said: shapes.Matter, matter: Matter) -> None:
        """A result that leaves work behind needs its promise before the answer goes out."""
        for promise in self.sample.commitments:
            if promise.matter == said.key and self._is_made_here(promise):
                self._commit(promise)

    def _result(self, said: shapes.Matter) -> None:
        """Publish the approved answer, or give the result that triage gives."""
        matter, loader = self.matter(said.key), self.loader
        if said.state == "withdrawn":
            triage.withdraw(matter.opinions.get(), by=CITIZEN)
        elif said.state == "not_accepted" and said.answer is None:
            triage.result(matter, "not_accepted", reason=said.reason, by=loader.with_role("coordinator"))
        else:
            approved = matter.answers.filter(state="approved").first()
            if approved is not None:
                answering.publish(approved, by=loader.with_role("publisher"))

    # -- assignments ----------------------------------------------------------------------------------------

    def _plan_assignment(self, said: shapes.Assignment) -> None:
        at = self.loader.line.at
        at(said.given, said.key, lambda: self._assign(said), 12.0)
        if said.accepted is not None:
            at(said.accepted, f"{said.key} accepted", lambda: self._accept(said), 13.2)
        if said.handed_back:
            back = min(self.loader.day(said.given) + timedelta(days=1), self.loader.made_on)
            at(back, f"{said.key} handed back", lambda: self._hand_back(said), 13.0)
        if said.extension is not None:
            at(said.extension.asked, f"{said.key} extension", lambda: self._extend(said), 10.0)

    def _assign(self, said: shapes.Assignment) -> None:
        matter, loader = self.matter(said.matter), self.loader
        if matter.state == "received":
            self._classify(self.said[said.matter])
            matter = self.matter(said.matter)
        earlier = matter.assignments.filter(is_lead=True, state__in=["given", "accepted", "answered"]).first()
        if earlier is not None:
            assigning.withdraw(earlier, reason="Chuyển sang giai đoạn giải quyết.", by=loader.with_role("coordinator"))
        self.assignments[said.key] = assigning.assign(
            self.matter(said.matter),
            lead=loader.organisations[said.organisation],
            with_=[loader.organisations[key] for key in said.co],
            purpose=said.kind,
            asked=said.task,
            due_on=max(loader.day(said.due), clock.today()),
            by=loader.with_role("coordinator"),
        )

    def _live(self, said: shapes.Assignment) -> Assignment:
        if said.key not in self.assignments:
            raise Refused(f"chưa giao {said.key}")
        row = self.assignments[said.key]
        row.refresh_from_db()
        return row

    def _accept(self, said: shapes.Assignment) -> None:
        row = self._live(said)
        if row.state == "given":
            assigning.accept(row, by=self.loader.agent(said.organisation))

    def _hand_back(self, said: shapes.Assignment) -> None:
        head = self.loader.with_role("agency_head", said.organisation)
        believed = self.loader.organisations[said.believed or said.organisation]
        assigning.hand_back(self._live(said), reason=said.handed_back, believed_competent=believed, by=head)

    def _extend(self, said: shapes.Assignment) -> None:
        if said.extension is None:
            return
        asker = self.loader.agent(said.organisation)
        until = self.loader.day(said.extension.until)
        made = assigning.ask_extension(self._live(said), to_day=until, reason=said.extension.reason, by=asker)
        if said.extension.granted is not None:
            decider = self.loader.other_than("standing", asker.pk)
            assigning.decide(made, granted=said.extension.granted, by=decider)

    # -- commitments, referrals, remarks, verdicts -----------------------------------------------------------

    def _plan_commitment(self, said: shapes.Commitment) -> None:
        at = self.loader.line.at
        if self._is_made_here(said):
            at(said.made, said.key, lambda: self._commit(said), 13.5)
        for number, extension in enumerate(said.extensions):
            at(extension.asked, f"{said.key} more time", partial(self._more_time, said, extension), 10 + number)
        shown = said.evidence_day
        if shown is not None and said.state in ("done", "evidence"):
            at(shown, f"{said.key} shown", lambda: self._show(said), 10.5)
        if said.state == "done":
            day = said.verified if said.verified is not None else shown if shown is not None else 0
            at(day, f"{said.key} verified", lambda: self._verify(said), 15.5)
        if said.state == "not_possible":
            day = said.evidence_day if said.evidence_day is not None else 0
            at(day, f"{said.key} given up", lambda: self._give_up(said), 15.5)

    def _is_made_here(self, said: shapes.Commitment) -> bool:
        """Born in an answer, or at a conference whose sitting the sample does not tell."""
        return said.origin == "answer" or not self.sample.sittings

    def _commit(self, said: shapes.Commitment) -> None:
        if said.key in self.commitments:
            return
        self.commitments[said.key] = promising.commit(
            self.matter(said.matter),
            owner=self.loader.organisations[said.owner],
            what=said.what,
            done_means=said.done_when,
            due_on=max(self.loader.day(said.due), clock.today()),
            by=self.loader.with_role("coordinator"),
        )

    def commitment(self, said: shapes.Commitment) -> Commitment:
        """The row: made here, or born when the conclusion was signed."""
        if said.key not in self.commitments:
            known = {row.pk for row in self.commitments.values()}
            born = self.matter(said.matter).commitments.exclude(pk__in=known).order_by("pk").first()
            if born is None:
                raise Refused(f"chưa có cam kết {said.key}")
            self.commitments[said.key] = born
        row = self.commitments[said.key]
        row.refresh_from_db()
        return row

    def _more_time(self, said: shapes.Commitment, extension: shapes.Extension) -> None:
        asker = self.loader.agent(said.owner)
        until = self.loader.day(extension.until)
        made = promising.ask_extension(self.commitment(said), to_day=until, reason=extension.reason, by=asker)
        if extension.granted is not None:
            assigning.decide(made, granted=extension.granted, by=self.loader.other_than("standing", asker.pk))

    def _show(self, said: shapes.Commitment) -> None:
        promising.show(
            self.commitment(said), evidence_text=said.evidence, by=self.loader.with_role("agency_clerk", said.owner)
        )

    def _verify(self, said: shapes.Commitment) -> None:
        row = self.commitment(said)
        promising.verify(row, by=self.loader.other_than("coordinator", promising.shown_by(row)))

    def _give_up(self, said: shapes.Commitment) -> None:
        promising.give_up(self.commitment(said), reason=said.reason, by=self.loader.with_role("coordinator"))

    def _plan_referral(self, said: shapes.Referral) -> None:
        at = self.loader.line.at
        if said.sent is not None:
            at(said.sent, said.key, lambda: self._refer(said), 14.5)
        if said.received is not None:
            at(said.received, f"{said.key} received", lambda: self._referral_step(said, "receive"), 9.5)
        if said.replied is not None:
            at(said.replied, f"{said.key} replied", lambda: self._referral_step(said, "reply"), 9.6)
        if said.state == "passed_on":
            at(said.replied or 0, f"{said.key} passed on", lambda: self._referral_step(said, "pass_on"), 16.5)

    def _refer(self, said: shapes.Referral) -> None:
        loader = self.loader
        by = loader.with_role("coordinator")
        made = referring.draft(
            loader.authority,
            to=loader.organisations[said.to],
            matters=[self.matter(key) for key in said.matters],
            purpose="amend" if said.policy else "solve",
            by=by,
        )
        self.referrals[said.key] = made
        if said.state != "drafted":
            letter = f"{40 + len(self.referrals)}-CV/{loader.authority.symbol}"
            due = clock.today() + timedelta(days=20)
            referring.send(made, letter=letter, on=clock.today(), reply_by=due, by=by)

    def _referral_step(self, said: shapes.Referral, step: str) -> None:
        row, by = self.referrals[said.key], self.loader.with_role("coordinator")
        row.refresh_from_db()
        if step == "receive":
            referring.receive(row, on=clock.today(), by=by)
        elif step == "reply":
            referring.reply(row, text=said.reply, on=clock.today(), by=by)
        else:
            referring.pass_on(row, by=by)

    def _remark(self, said: shapes.Remark) -> None:
        by = self.loader.acting(said.by) if said.by in self.loader.people else self.loader.with_role("supervisor")
        body = next((row.organisation for row in by.memberships if row.organisation), None)
        if body is None:
            raise Refused("người giám sát không thuộc đơn vị nào")
        oversight.remark(self.matter(said.matter), organisation=body, text=said.text, by=by)

    def _verdict(self, said: shapes.Verdict) -> None:
        opinion = self.opinions.get(said.opinion)
        if opinion is None:
            raise Refused(f"chưa có ý kiến {said.opinion}")
        opinion.refresh_from_db()
        made = verdicts.give(opinion, is_satisfied=said.satisfied, words=said.text)
        if said.upheld:
            verdicts.uphold(
                made, reason="Người nêu chưa hài lòng, cần xem lại.", by=self.loader.with_role("coordinator")
            )
