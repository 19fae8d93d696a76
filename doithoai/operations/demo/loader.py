"""One sample programme, act by act."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils import translation

from doithoai.conference import announcing, appointing, attending, duties, scheduling
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.operations.demo.cases import Cases
from doithoai.operations.demo.sittings import Sittings
from doithoai.operations.demo.timeline import Timeline
from doithoai.operations.samples import shapes
from doithoai.opinion import fields as scheme
from doithoai.opinion.models import Competence, Field
from doithoai.people import accounts, organising, presets
from doithoai.people.models import Authority, Level, Organisation, OrganisationKind, Person
from doithoai.people.roles import TABLE, Acting, O, Role
from doithoai.programme import issuing, parts, planning
from doithoai.programme.models import DueKind, Plan, PlannedConference

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Giáp", "Thân", "Ngô", "Dương", "Đỗ", "Vũ", "Hà")
MIDDLE = ("Văn", "Thị", "Đức", "Thị Thu", "Quang", "Thị Minh", "Xuân", "Thị Kim", "Bá", "Thị Hồng")
GIVEN = ("Lành", "Bưởi", "Khải", "Nhàn", "Thuận", "Mận", "Toàn", "Huệ", "Chiến", "Thơm", "Bền", "Na", "Sáu")
MOST_GUESTS = 24


class Loader:
    """Holds the rows made so far, by the keys of the sample."""

    def __init__(self, sample: shapes.Sample, made_on: date) -> None:
        self.sample = sample
        self.made_on = made_on
        self.line = Timeline(made_on, clock.now())
        self.organisations: dict[str, Organisation] = {}
        self.people: dict[str, Person] = {}
        self.fields: dict[str, Field] = {}
        self.planned: dict[str, PlannedConference] = {}
        self.conferences: dict[str, Conference] = {}
        self.plan: Plan | None = None
        self.authority: Authority = self._authority()
        self.names = itertools.cycle(
            f"{family} {middle} {given}" for given in GIVEN for middle in MIDDLE for family in FAMILY
        )

    # -- who acts -------------------------------------------------------------------------------------------

    def day(self, when: shapes.When) -> date:
        return shapes.day_of(when, self.made_on)

    def acting(self, key: str) -> Acting:
        """A person of the sample with the rights of the moment."""
        return Acting(self.people[key], self.authority, clock.today())

    def with_role(self, role: str, organisation: str = "") -> Acting:
        """The first person of the sample who holds a role (in an organisation)."""
        for one in self.sample.people:
            fits = any(held.name == role for held in one.roles)
            if fits and (not organisation or one.organisation == organisation):
                return self.acting(one.key)
        raise LookupError(f"nobody is {role} {organisation}")

    def other_than(self, role: str, key: int | None) -> Acting:
        """Somebody with the role who is not that person."""
        for one in self.sample.people:
            if any(held.name == role for held in one.roles) and self.people[one.key].pk != key:
                return self.acting(one.key)
        raise LookupError(f"nobody else is {role}")

    def agent(self, organisation: str) -> Acting:
        """Somebody who works for an organisation; the samples name clerks for those that have work."""
        for role in ("agency_clerk", "agency_head", "local_committee", "media"):
            try:
                return self.with_role(role, organisation)
            except LookupError:
                continue
        raise Refused(f"không có cán bộ của {organisation}")

    # -- the ground -----------------------------------------------------------------------------------------

    def _authority(self) -> Authority:
        said = self.sample.authority
        district = said.level == "district"
        row = Authority.objects.create(
            slug=said.slug,
            name=said.name,
            short_name=said.name.replace(" Tân Yên", ""),
            place_name="Tân Yên",
            level=said.level,
            head_kind=said.head_kind,
            head_title="Bí thư Huyện ủy" if district else "Bí thư Đảng ủy xã",
            issuing_body=said.body,
            superior_name="Đảng bộ tỉnh Bắc Giang" if district else "Đảng bộ tỉnh Bắc Ninh",
            symbol="HU" if district else "ĐU",
            paper_profile="dang_2018" if district else "dang_2026",
            term_label="2020-2025" if district else "2025-2030",
            phone="0204 300 0115",
            address="Thị trấn Cao Thượng" if district else "Thôn Đồng Khoát, xã Tân Yên, tỉnh Bắc Ninh",
            valid_from=said.valid_from,
            valid_to=said.valid_until,
            demo=True,
        )
        presets.apply_preset(row, said.preset)
        return row

    def ground(self) -> None:
        """Organisations, people with their roles, fields with their competence."""
        setup = accounts.SETUP
        for order, said in enumerate(self.sample.organisations, start=1):
            body = Organisation(
                authority=self.authority,
                code=said.key[:20],
                name=said.name,
                short_name=said.name.removesuffix(" xã").removesuffix(" huyện")[:80],
                kind=said.kind if said.kind in OrganisationKind.values else OrganisationKind.OTHER,
                level=said.level or self.authority.level,
                order=order,
                head_title=said.head,
            )
            self.organisations[said.key] = organising.enter(body, by=SETUP_ALL)
        for one in self.sample.people:
            person, _secret = accounts.new_person(
                self.authority, username=self._login(one), full_name=one.name, by=setup
            )
            person.must_change_password = False
            person.set_unusable_password()
            person.save(update_fields=["must_change_password", "password"])
            self.people[one.key] = person
            for role in one.roles:
                self._give(person, one, role)
        self._scheme()

    def _login(self, one: shapes.Person) -> str:
        """Two samples may use one login: the district's people get its mark."""
        taken = Person.objects.filter(username=one.login).exists()
        return f"{one.login}.huyen" if taken else one.login

    def _give(self, person: Person, one: shapes.Person, role: shapes.Role) -> None:
        if role.name not in Role.values or role.conference or role.scope == "C":
            return
        needs = TABLE[role.name][0] == O
        accounts.give_role(
            person,
            authority=self.authority,
            role=role.name,
            organisation=self.organisations[one.organisation] if needs or one.organisation else None,
            position=one.position,
            valid_from=date(2020, 1, 1),
            by=accounts.SETUP,
        )

    def _scheme(self) -> None:
        for said in self.sample.fields:
            parent = self.fields.get(said.parent)
            row = scheme.enter(
                self.authority,
                code=said.key.upper()[:20],
                name=said.name,
                parent=parent,
                is_internal=said.internal,
                by=SETUP_ALL,
            )
            self.fields[said.key] = row
            if said.lead:
                level = said.level if said.level in Level.values else self.authority.level
                Competence.objects.create(field=row, organisation=self.organisations[said.lead], level=level)

    # -- plan and conferences -------------------------------------------------------------------------------

    def programme(self) -> None:
        """The plan, issued before the first conference was fixed; then the conferences."""
        said = self.sample.plan
        first = min(self.day(one.scheduled_on) for one in self.sample.conferences if one.scheduled_on is not None)
        issued = self.day(said.issued) if said.issued is not None else first - timedelta(days=20)
        issued = min(issued, first)
        self.line.at(issued - timedelta(days=3), "plan", lambda: self._draft(issued.year))
        self.line.at(issued - timedelta(days=1), "plan submitted", self._submit)
        self.line.at(issued, "plan issued", lambda: self._issue(issued))
        for conference in self.sample.conferences:
            self._conference(conference)

    def _draft(self, year: int) -> None:
        said, by = self.sample.plan, self.with_role("coordinator")
        year = said.year or (year if year < self.made_on.year else self.made_on.year)
        plan = planning.draft(
            self.authority,
            year=year,
            title=said.title.replace("{year}", str(year)),
            by=by,
            lead_in=f"{said.issuer} xây dựng kế hoạch như sau:",
            purposes="\n".join(said.purposes),
            requirements="\n".join(said.requirements),
            audience_reason=said.reason,
            form_text=said.form,
            regime_text=said.regime,
            procedure="\n".join(said.order),
            signing_authority=said.signer.on_behalf,
            signer_position=said.signer.position,
            signer_name=said.signer.name,
        )
        self.plan = plan
        for basis in said.bases:
            parts.add_basis(
                plan,
                document_type=basis.kind,
                symbol=basis.number,
                issued_on=basis.dated,
                issuer=basis.issuer,
                subject=basis.subject,
                by=by,
            )
        for one in said.conferences:
            self._planned(plan, one, by)
        for task in said.tasks:
            for lead in (task.lead, *task.more_leads):
                self._task(plan, task, lead, by)
        for recipient in said.recipients:
            parts.add_recipient(
                plan,
                name=recipient.text,
                purpose="b/c" if recipient.purpose == "report" else "",
                is_filing=recipient.purpose == "file",
                organisations=[self.organisations[key] for key in recipient.organisations],
                by=by,
            )

    def _planned(self, plan: Plan, one: shapes.PlannedConference, by: Acting) -> None:
        kind, start, end = self._period(one, plan.year)
        self.planned[one.key] = parts.add_conference(
            plan,
            audience=one.audience,
            audience_groups=list(one.groups),
            inform_part=one.part("inform"),
            listen_part=one.part("listen"),
            respond_part=one.part("assign", "refer", "direct"),
            internal_topic=one.internal_topic,
            mode=one.mode,
            pre_gathering=one.gather,
            period_kind=kind,
            period_from=start,
            period_to=end,
            venue=one.venue,
            by=by,
        )

    def _period(self, one: shapes.PlannedConference, year: int) -> tuple[str, date | None, date | None]:
        """ "2024-Q2", or the quarter of the conference's own day, or the next one."""
        if "-Q" in one.period:
            of, said = one.period.split("-Q")
            return "quarter", *parts.quarter(int(of), int(said))
        real = next((row for row in self.sample.conferences if row.key == one.key and row.day is not None), None)
        day = self.day(real.day) if real is not None and real.day is not None else self.made_on
        number, of_year = (day.month - 1) // 3 + 1, day.year
        if one.period == "Q+1":
            number, of_year = (number % 4) + 1, of_year + (1 if number == 4 else 0)
        return "quarter", *parts.quarter(of_year, number)

    def _task(self, plan: Plan, task: shapes.Task, lead: str, by: Acting) -> None:
        due = {("conference", "before"): DueKind.BEFORE, ("conference", "after"): DueKind.AFTER}
        kind = due.get((task.due.anchor, task.due.side), DueKind.NONE)
        parts.add_task(
            plan,
            kind=task.kind,
            text=task.text,
            lead=self.organisations[lead],
            cooperating=[self.organisations[key] for key in task.co if key != lead],
            conferences=[self.planned[key] for key in task.conferences],
            evidence=task.evidence[:200],
            due_kind=kind,
            due_amount=task.due.amount if kind != DueKind.NONE else None,
            due_unit=task.due.unit,
            by=by,
        )

    def _submit(self) -> None:
        planning.submit(self._plan(), by=self.with_role("coordinator"))

    def _plan(self) -> Plan:
        if self.plan is None:
            raise Refused("chưa có kế hoạch")
        return self.plan

    def _issue(self, on: date) -> None:
        by = self.with_role("office")
        reason = "Ban Thường vụ đồng ý ban hành, bổ sung các nội dung còn lại khi tổ chức từng hội nghị."
        issuing.issue(self._plan(), on=on, number=self.sample.plan.number, by=by, override_reason=reason)
        scheduling.make_real(self._plan(), by=by)
        for key, planned in self.planned.items():
            self.conferences[key] = Conference.objects.get(planned__in=[planned])

    def _conference(self, said: shapes.Conference) -> None:
        key, at = said.key, self.line.at
        for_it = [one for one in self.sample.announcements if one.conference == key]
        if said.day is None or said.scheduled_on is None:
            return
        at(said.scheduled_on, f"{key} roles", lambda: self._appoint(said), 8.0)
        first_venue = "Nhà văn hóa thôn Trung Hòa" if len(for_it) > 1 else said.venue
        at(said.scheduled_on, f"{key} fixed", lambda: self._fix(said, first_venue, for_it[0] if for_it else None), 8.5)
        for number, words in enumerate(for_it):
            if number:
                at(words.day, f"{key} moved", lambda: self._fix(said, said.venue, for_it[-1]), 8.0)
            at(words.day, f"{key} announced", partial(self._announce, key, again=number > 0), 9.0)
        for broadcast in self.sample.broadcasts:
            if broadcast.announcement in {one.key for one in for_it} and broadcast.channel != "portal":
                at(
                    broadcast.day,
                    "broadcast",
                    partial(self._broadcast, key, broadcast),
                    _hour(broadcast.at) + 0.6,
                )
        at(self.day(said.day) - timedelta(days=3), f"{key} guests", lambda: self._guests(said))
        for duty in self.sample.duties:
            if duty.conference == key and duty.state != "open":
                day = duty.evidence_day if duty.evidence_day is not None else duty.due
                at(day, f"{key} {duty.task}", partial(self._duty, key, duty), 15.0)

    def _appoint(self, said: shapes.Conference) -> None:
        by, conference = self.with_role("coordinator"), self.conferences[said.key]
        held = [(one.person, one.role) for one in said.appointments]
        held += [
            (person.key, role.name)
            for person in self.sample.people
            for role in person.roles
            if role.scope == "C" and role.conference == said.key
        ]
        for person, role in dict.fromkeys(held):
            appointing.appoint(conference, person=self.people[person], role=role, by=by)

    def _fix(self, said: shapes.Conference, venue: str, words: shapes.Announcement | None) -> None:
        hours, minutes = said.starts.split(":")
        texts: dict[str, Any] = {}
        if words is not None:
            starts = f"{hours} giờ {minutes}"
            day = self.day(said.day) if said.day is not None else self.made_on
            content = words.content.replace("{time}", starts).replace("{venue}", said.venue)
            texts = {
                "programme": words.programme,
                "content": content.replace("{date}", f"{day:%d/%m/%Y}"),
                "how_to_take_part": words.take_part,
                "house_rules": "\n".join(self.sample.house_rules),
            }
        scheduling.fix(
            self.conferences[said.key],
            day=self.day(said.day) if said.day is not None else None,
            starts_at=_time(said.starts),
            ends_at=_time(said.ends) if said.ends else None,
            venue=venue,
            reason="Thường trực Đảng ủy thống nhất ngày tổ chức theo chương trình công tác.",
            by=self.with_role("coordinator"),
            **texts,
        )

    def _announce(self, key: str, *, again: bool) -> None:
        announcing.publish(
            self.conferences[key],
            by=self.with_role("coordinator"),
            change_note="Thay đổi địa điểm tổ chức hội nghị." if again else "",
            override_reason="Thông báo sớm trên cổng, các kênh khác phát tiếp theo lịch.",
        )

    def _broadcast(self, key: str, said: shapes.Broadcast) -> None:
        conference = self.conferences[key]
        current = announcing.latest(conference)
        if current is None:
            raise Refused("chưa có thông báo")
        by = self.acting(said.by) if said.by else self.with_role("coordinator")
        if not by.holds("broadcast.log"):
            by = self.with_role("coordinator")
        body = next((row.organisation for row in by.memberships if row.organisation), None)
        if body is None:
            raise Refused("người ghi không thuộc đơn vị nào")
        announcing.log_broadcast(
            current,
            channel=said.channel,
            organisation=body,
            aired_at=clock.now() - timedelta(minutes=30),
            minutes=4,
            place=said.where,
            evidence_text=said.note,
            by=by,
        )

    def _guests(self, said: shapes.Conference) -> None:
        by, conference = self.with_role("coordinator"), self.conferences[said.key]
        left = MOST_GUESTS
        for invitation in said.invitations:
            body = self.organisations.get(invitation.organisation)
            for _one in range(min(left, max(2, invitation.expected // 8))):
                left -= 1
                leader = "Lãnh đạo" in invitation.group
                attending.expect(
                    conference,
                    name=next(self.names),
                    category="leader" if leader else "people",
                    unit=invitation.group,
                    position="Trưởng phòng" if leader else "",
                    organisation=body,
                    is_summoned=invitation.how == "summoned",
                    by=by,
                )
        working = {one.lead for one in self.sample.matters if one.conference == said.key and one.lead}
        for key in sorted(working):
            attending.expect(
                conference,
                name=next(self.names),
                category="leader",
                unit=self.organisations[key].name,
                position="Trưởng phòng",
                organisation=self.organisations[key],
                by=by,
            )

    def _duty(self, key: str, said: shapes.Duty) -> None:
        rows = self.conferences[key].duties.filter(lead=self.organisations[said.organisation])
        task = next(one for one in self.sample.plan.tasks if one.key == said.task)
        duty = rows.filter(title=task.text[:300]).first() or rows.filter(task__kind=task.kind).first()
        if duty is None:
            raise Refused("không có nhiệm vụ này")
        checker = self.with_role("coordinator")
        if said.state == "not_done":
            duties.give_up(duty, reason=said.evidence or "Không nhận được báo cáo.", by=checker)
            return
        duties.show(duty, evidence_text=said.evidence or "Đã thực hiện.", by=self._worker(said.organisation))
        if said.state == "done":
            duties.verify(duty, by=checker)

    def _worker(self, organisation: str) -> Acting:
        try:
            return self.agent(organisation)
        except Refused:
            return self.with_role("coordinator")

    # -- everything -----------------------------------------------------------------------------------------

    def load(self) -> list[str]:
        """Make everything; returns what the rules refused (nothing, when sample and rules agree)."""
        with translation.override("vi"):
            self.ground()
            self.programme()
            cases = Cases(self)
            Sittings(self, cases).plan()
            cases.plan()
            self.line.run()
        return self.line.refused


class _Setup:
    """Who enters organisations and fields before anybody has a role."""

    pk = None
    name = "setup"
    unit = ""

    def may(self, right: str, scope: Any) -> bool:
        return right in {"organisation.manage", "people.manage"}


SETUP_ALL = _Setup()


def _hour(text: str) -> float:
    hours, minutes = text.split(":")
    return int(hours) + int(minutes) / 60


def _time(text: str) -> Any:
    hours, minutes = text.split(":")
    return clock.now().replace(hour=int(hours), minute=int(minutes), second=0, microsecond=0).time()
