"""What everything stands on: the authority, its organisations and people with their roles, fields, clocks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from doithoai.casework.models import Assignment, Commitment, Referral
from doithoai.conference.models import Announcement, Conference
from doithoai.core import vietnamese
from doithoai.core.actors import Machine
from doithoai.live.models import Question, Sitting, Turn
from doithoai.operations.demo.timeline import Timeline
from doithoai.operations.samples import shapes
from doithoai.opinion import fields as scheme
from doithoai.opinion.models import Field, Matter, Opinion
from doithoai.people import accounts, organising, presets
from doithoai.people.models import Authority, Organisation, OrganisationKind, Person
from doithoai.people.roles import TABLE, Acting, Role
from doithoai.programme.models import Plan, PlannedConference, Task

SETUP = Machine("setup", frozenset({"people.manage", "organisation.manage"}))
#: How long before the first act the offices are furnished.
BEFORE = timedelta(days=14)


@dataclass
class World:
    """The rows made so far, by the keys of the sample; every act finds here what it needs."""

    sample: shapes.Sample
    authority: Authority
    line: Timeline
    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, list[shapes.Role]] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    plans: list[Plan] = field(default_factory=list)
    planned: dict[str, PlannedConference] = field(default_factory=dict)
    tasks: dict[str, list[Task]] = field(default_factory=dict)
    conferences: dict[str, Conference] = field(default_factory=dict)
    announcements: dict[str, Announcement] = field(default_factory=dict)
    opinions: dict[str, Opinion] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    commitments: dict[str, Commitment] = field(default_factory=dict)
    referrals: dict[str, Referral] = field(default_factory=dict)
    sittings: dict[str, Sitting] = field(default_factory=dict)
    turns: dict[str, Turn] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    _acting: dict[str, Acting] = field(default_factory=dict)

    @property
    def made_on(self) -> date:
        return self.line.made_on

    @property
    def is_running(self) -> bool:
        """A programme of today, not one that is long over."""
        return self.sample.plan.year is None

    def day(self, when: shapes.When) -> date:
        return shapes.day_of(when, self.made_on)

    def place(self, key: str) -> str:
        """The name of a village or commune."""
        return next((one.name for one in self.sample.places if one.key == key), key)

    def organisations_said(self, key: str) -> str:
        """The name of an organisation as the data gives it."""
        return next(one.name for one in self.sample.organisations if one.key == key)

    def fields_internal(self, key: str) -> bool:
        """True for a field of Party matters."""
        return next(one.internal for one in self.sample.fields if one.key == key)

    def matter(self, key: str) -> Matter:
        """The row as it is now; conference and authority ride along."""
        rows = Matter.objects.select_related("authority", "conference__authority", "field__parent")
        return rows.get(pk=self.matters[key].pk)

    def acting(self, key: str) -> Acting:
        """A person with the present rights; made anew after an appointment."""
        if key not in self._acting:
            self._acting[key] = Acting(self.people[key], self.authority)
        return self._acting[key]

    def appointed(self) -> None:
        """Somebody has a new role."""
        self._acting.clear()

    def holder(self, role: str, *, not_pk: int | None = None) -> Acting:
        """The first person of the sample with a role, who is not that one."""
        for key, held in self.roles.items():
            if self.people[key].pk != not_pk and any(one.name == role for one in held):
                return self.acting(key)
        raise LookupError(f"nobody holds {role}")

    def worker(self, organisation: str, right: str) -> Acting:
        """Who does this in an organisation; the coordinator where nobody of it has an account."""
        for one in self.sample.people:
            held = [role.name for role in self.roles[one.key] if role.scope == "O"]
            if one.organisation == organisation and any(right in TABLE[name][1] for name in held):
                return self.acting(one.key)
        return self.holder(Role.COORDINATOR)


def authority_of(sample: shapes.Sample) -> Authority:
    """The organising body with the clocks of its preset; `created_at` is the day of making."""
    said = sample.authority
    is_district = said.level == "district"
    row = Authority.objects.create(
        slug=said.slug,
        name=said.name,
        short_name=said.name.split(" Tân Yên")[0],
        place_name="Tân Yên",
        level=said.level,
        head_kind=said.head_kind,
        head_title="Bí thư Huyện ủy" if is_district else "Bí thư Đảng ủy xã",
        issuing_body=said.body.removesuffix(" Tân Yên").removesuffix(" xã"),
        superior_name="Đảng bộ tỉnh Bắc Giang" if is_district else "Đảng bộ tỉnh Bắc Ninh",
        symbol="HU" if is_district else "ĐU",
        paper_profile="dang_2018" if is_district else "dang_2026",
        term_label="2020-2025" if is_district else "2025-2030",
        phone="0204 300 0115" if is_district else "0204 300 0120",
        address=f"{'Thị trấn Cao Thượng, huyện' if is_district else 'Trụ sở Đảng ủy xã'} Tân Yên, {said.province}",
        valid_from=said.valid_from,
        valid_to=said.valid_until,
        demo=True,
    )
    presets.apply_preset(row, said.preset)
    return row


def build(world: World) -> None:
    """Organisations, people and fields, all from the same morning."""
    for order, said in enumerate(world.sample.organisations, start=1):
        body = Organisation(
            authority=world.authority,
            code=said.key[:20],
            name=said.name,
            short_name=said.name.removesuffix(" xã").removesuffix(" huyện")[:80],
            kind=said.kind if said.kind in OrganisationKind.values else OrganisationKind.OTHER,
            level=said.level or world.authority.level,
            order=order,
            head_title=said.head,
        )
        world.organisations[said.key] = organising.enter(body, by=SETUP)
    _people(world)
    for one in world.sample.fields:
        parent = world.fields.get(one.parent)
        row = scheme.enter(
            world.authority, code=one.key, name=one.name, parent=parent, is_internal=one.internal, by=SETUP
        )
        world.fields[one.key] = row
        if one.lead:
            scheme.make_competent(row, organisation=world.organisations[one.lead], level=one.level, by=SETUP)


def _people(world: World) -> None:
    extra = _missing_workers(world.sample)
    for one in world.sample.people:
        person = Person(
            username=_free_name(one.login, world.authority),
            full_name=one.name,
            sort_name=vietnamese.sort_key(one.name),
        )
        person.set_unusable_password()
        person.save()
        world.people[one.key] = person
        world.roles[one.key] = [role for role in (*one.roles, *extra.get(one.key, ())) if role.scope != "C"]
        for role in world.roles[one.key]:
            accounts.give_role(
                person,
                authority=world.authority,
                role=role.name,
                organisation=world.organisations[one.organisation],
                position=one.position,
                by=SETUP,
            )


def _free_name(login: str, authority: Authority) -> str:
    """Names to sign in with are unique in the whole installation."""
    return f"{login}.{authority.level}" if Person.objects.filter(username=login).exists() else login


def _missing_workers(sample: shapes.Sample) -> dict[str, list[shapes.Role]]:
    """Bodies that work and have nobody for it: their first person leads, their last one writes."""
    working = {one.organisation for one in sample.assignments} | {one.organisation for one in sample.duties}
    working |= {one.owner for one in sample.commitments} | {one.lead for one in sample.matters if one.answer}
    found: dict[str, list[shapes.Role]] = {}
    for body in sorted(working):
        staff = [one for one in sample.people if one.organisation == body]
        names = {role.name for one in staff for role in one.roles if role.scope == "O"}
        if not staff or names & {"agency_head", "agency_clerk", "local_committee"}:
            continue
        found.setdefault(staff[0].key, []).append(shapes.Role("agency_head", "O"))
        found.setdefault(staff[-1].key, []).append(shapes.Role("agency_clerk", "O"))
    return found
