"""A commune in which matters are assigned, answered, promised and referred; every row through the public rules."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from doithoai.casework import answering, assigning, points, promising, referring
from doithoai.casework.models import Answer, Assignment, Commitment, Purpose, Referral
from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, public_text, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Field, Matter, Opinion
from doithoai.people.models import Authority, Organisation
from doithoai.people.roles import Acting
from tests.factories import people
from tests.remembering import remembered


@remembered
def _founded(slug: str, **columns: Any) -> dict[str, Any]:
    """The authority, its organisations and its people, by the names that a commune has for them."""
    place = people.authority(slug, **columns)
    agency, other = people.organisation(place), people.organisation(place, "cong-an")
    front = people.organisation(place, "mttq")
    return {
        "authority": place,
        "agency": agency,
        "other": other,
        "front": front,
        "upper": people.organisation(place, "so-xay-dung", "Sở Xây dựng", "upper"),
        **{role: people.person(role, place) for role in ("coordinator", "reviewer", "publisher", "standing")},
        "supervisor": people.person("supervisor", place, front),
        "clerk": people.person("agency_clerk", place, agency),
        "head": people.person("agency_head", place, agency),
        "neighbour": people.person("agency_clerk", place, other),
    }


class Commune:
    """One authority with everybody whom casework needs; the neighbour is another agency of the same commune."""

    authority: Authority
    agency: Organisation
    other: Organisation
    front: Organisation
    upper: Organisation
    coordinator: Acting
    reviewer: Acting
    publisher: Acting
    standing: Acting
    supervisor: Acting
    clerk: Acting
    head: Acting
    neighbour: Acting

    def __init__(self, slug: str = "xa-tan-yen", **columns: Any) -> None:
        self.__dict__.update(_founded(slug, **columns))

    def field(self, code: str = "THOAT-NUOC", **columns: Any) -> Field:
        known = Field.objects.filter(authority=self.authority, code=code).first()
        return known or Field.objects.create(
            authority=self.authority, code=code, **({"name": "Thoát nước, thủy lợi"} | columns)
        )

    def opinion(self, text: str = "Cống sau chợ bé, mưa là ngập vào nhà.", *, email: str = "") -> Opinion:
        contact = ContactData(email=email) if email else None
        receipt = intake.receive(
            self.authority, door="web", texts=[text], by=CITIZEN, contact=contact, consents_to_text=True
        )
        return receipt.opinions[0]

    def matter(self, title: str = "Cống thoát nước sau chợ trung tâm", *, email: str = "", **field: Any) -> Matter:
        """Received and classified; the public title is not yet approved."""
        matter = self.opinion(email=email).matter
        triage.classify(matter, field=self.field(**field), by=self.coordinator, title=title)
        return matter

    def made_public(self, matter: Matter, title: str = "") -> Matter:
        """A title prepared by one person and approved by another."""
        reviewer = people.person("text_reviewer", self.authority)
        text = public_text.propose(matter, text=title or matter.title, by=self.coordinator)
        public_text.approve(text, by=reviewer)
        matter.refresh_from_db()
        return matter

    def assigned(self, matter: Matter | None = None, *, purpose: str = Purpose.RESOLVE, **more: Any) -> Assignment:
        matter = matter or self.matter()
        lead = more.pop("lead", self.agency)
        return assigning.assign(matter, lead=lead, purpose=purpose, by=more.pop("by", self.coordinator), **more)

    def drafted(self, assignment: Assignment | None = None, *, by: Acting | None = None, **words: str) -> Answer:
        writer = by or self.clerk
        answer = answering.draft(assignment or self.assigned(), by=writer)
        values = {
            "short": "Xã làm lại cống trong quý I năm 2027.",
            "body": "Phòng Kinh tế đã khảo sát, cống cũ đường kính 40 cm không đủ thoát.",
            "basis": "Nghị quyết số 14/NQ-HĐND ngày 20/11/2026",
            "result": "explained",
        } | words
        if answering.replaced(answer) is not None:
            values.setdefault("correction_reason", "Bổ sung kết quả khảo sát")
        answered = [one.pk for one in points.of(answer.matter)]
        answering.save(answer, by=writer, seen_edits=answer.edits, answered=answered, **values)
        return answer

    def handed_in(self, assignment: Assignment | None = None, **words: str) -> Answer:
        answer = self.drafted(assignment, **words)
        answering.hand_in(answer, by=self.clerk)
        return answer

    def approved(self, assignment: Assignment | None = None, **words: str) -> Answer:
        answer = self.handed_in(assignment, **words)
        answering.approve(answer, by=self.reviewer)
        return answer

    def published(self, assignment: Assignment | None = None, **words: str) -> Answer:
        answer = self.approved(assignment, **words)
        answering.publish(answer, by=self.publisher)
        return answer

    def commitment(self, matter: Matter | None = None, *, days: int = 30, **more: Any) -> Commitment:
        return promising.commit(
            matter or self.matter(),
            owner=more.pop("owner", self.agency),
            what=more.pop("what", "Thay 180 m cống sau chợ bằng cống hộp"),
            due_on=more.pop("due_on", clock.today() + timedelta(days=days)),
            by=self.coordinator,
            **more,
        )

    def scheduled(self, matter: Matter | None = None, *, days: int = 30) -> Commitment:
        """A published answer that says "will be resolved", with its promise."""
        assignment = self.assigned(matter)
        answer = self.approved(assignment, result="scheduled")
        promise = self.commitment(answer.matter, days=days, answer=answer)
        answering.publish(answer, by=self.publisher)
        promise.refresh_from_db()
        return promise

    def referral(self, *matters: Matter, sent: bool = True, reply_by: date | None = None) -> Referral:
        row = referring.draft(self.authority, to=self.upper, matters=matters or [self.matter()], by=self.coordinator)
        if sent:
            referring.send(row, letter="15-CV/ĐU", on=clock.today(), reply_by=reply_by, by=self.coordinator)
        return row
