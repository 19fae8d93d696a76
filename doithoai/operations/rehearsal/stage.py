"""The stage of a rehearsal: an authority of its own with its bodies, people, conference and list of delegates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from doithoai.conference import announcing, appointing, attending, scheduling
from doithoai.conference.models import Attendance, Category, Conference
from doithoai.core import clock, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.models import public_id
from doithoai.core.transitions import begin
from doithoai.live import sitting as sittings
from doithoai.live.models import NameShown, Question, Segment, Sitting, Turn
from doithoai.operations.rehearsal.script import Event, Script
from doithoai.people.models import Authority, Membership, Organisation, OrganisationKind, Person
from doithoai.people.presets import apply_preset
from doithoai.people.roles import Acting, Role

#: How long before the day the stage is set up: every deadline of the presets lies behind it.
BEFORE = timedelta(days=40)
SHOWN = {"full_name": NameShown.FULL, "name_place": NameShown.PLACE, "number_only": NameShown.NUMBER}
CATEGORIES = {"can bo": Category.OFFICIAL, "dang vien": Category.PARTY_MEMBER, "khach": Category.GUEST}
#: What scripts call the parts of the agenda.
PARTS = {
    "opening": "Khai mạc",
    "rules": "Nội quy",
    "method": "Phương pháp",
    "report": "Báo cáo",
    "dialogue": "Đối thoại",
    "conclusion": "Kết luận",
    "closing": "Bế mạc",
}
PEOPLE = {
    "chair": Role.CHAIR,
    "deputy": Role.DEPUTY,
    "secretary": Role.MINUTE_TAKER,
    "operator": Role.OPERATOR,
    "host": Role.HOST,
    "desk": Role.DESK,
}


@dataclass
class Stage:
    """Who and what the names of a script stand for."""

    authority: Authority
    conference: Conference
    coordinator: Acting
    actors: dict[str, Actor]
    bodies: dict[str, Organisation]
    delegates: dict[str, Attendance] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)
    turns: dict[str, Turn] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    segments: dict[str, Segment] = field(default_factory=dict)
    sitting: Sitting | None = None

    def fresh(self) -> Sitting:
        """The sitting as it is now."""
        assert self.sitting is not None
        rows = Sitting.objects.select_related("conference__authority")
        self.sitting = rows.get(pk=self.sitting.pk)
        return self.sitting


def set_up(script: Script) -> Stage:
    """Everything that a conference has before its doors open, made through the rules."""
    with clock.held(script.begins - BEFORE):
        authority = _authority(script.setup)
        office = _body(authority, "Văn phòng", OrganisationKind.PARTY_OFFICE)
        coordinator = _person(authority, "Người điều phối", "coordinator", office)
        conference = _conference(script, authority, coordinator)
        bodies: dict[str, Organisation] = {}
        actors: dict[str, Actor] = {}
        for name, role in PEOPLE.items():
            actor = _person(authority, f"Vai {name}", Role.TEXT_REVIEWER, office)
            appointing.appoint(conference, person=actor.person, role=role, by=coordinator)
            actors[name] = actor
        for told in script.setup.data.get("organisations") or []:
            body = _body(authority, str(told.get("name") or told["id"]), OrganisationKind.AGENCY)
            bodies[str(told["id"])] = body
            actors[f"agency:{told['id']}"] = _person(authority, body.name, Role.AGENCY_HEAD, body)
        actors["observer"] = _person(authority, "Người giám sát", Role.SUPERVISOR, office)
    # Rights as they are on the day itself.
    with clock.held(script.begins):
        held = {name: Acting(one.person, authority) for name, one in actors.items() if isinstance(one, Acting)}
        by = Acting(coordinator.person, authority)
    stage = Stage(authority, conference, by, {**actors, **held}, bodies)
    with clock.held(script.begins - timedelta(days=1)):
        for told in script.setup.data.get("expected") or []:
            _expect(stage, told)
    return stage


def open_desk(stage: Stage) -> None:
    """The doors open."""
    stage.sitting = sittings.open_desk(stage.conference, by=stage.coordinator)
    for row in stage.sitting.segments.all():
        stage.segments[row.short] = row


def _authority(setup: Event) -> Authority:
    row = Authority.objects.create(
        slug=f"dien-tap-{public_id()}",
        name="Đơn vị diễn tập",
        short_name="Diễn tập",
        place_name="Diễn tập",
        level="commune",
        head_kind="party",
        head_title="Bí thư",
        issuing_body="Ban Thường vụ",
        symbol="DT",
        demo=True,
    )
    apply_preset(row, "two_level_2025")
    return row


def _body(authority: Authority, name: str, kind: str) -> Organisation:
    return Organisation.objects.create(
        authority=authority,
        code=f"dt-{public_id()}",
        name=name[:200],
        short_name=name[:80],
        kind=kind,
        level=authority.level,
        head_title="Trưởng đơn vị",
    )


def _person(authority: Authority, name: str, role: str, body: Organisation) -> Acting:
    """Somebody without a password: nobody can sign in as a role of a rehearsal."""
    person = Person(username=f"dt-{public_id()}", full_name=name[:120], sort_name=vietnamese.sort_key(name)[:120])
    person.set_unusable_password()
    person.save()
    Membership.objects.create(
        person=person, authority=authority, organisation=body, role=role, valid_from=clock.today(), position="Trưởng"
    )
    return Acting(person, authority)


def _conference(script: Script, authority: Authority, by: Acting) -> Conference:
    told = script.setup
    settings = told.data.get("settings") or {}
    row = Conference(
        authority=authority,
        title=f"Diễn tập: {told.text('title') or 'hội nghị đối thoại'}"[:300],
        audience="Cán bộ, đảng viên và nhân dân",
        mode=told.text("mode"),
        speak_seconds=int(settings.get("limit_s") or 180),
        warning_seconds=int(settings.get("warn_s") or 30),
    )
    begin(row, "conference.begin", by=by, right="conference.schedule", facts={"plan": ""})
    begins = script.begins
    values: dict[str, Any] = {
        "day": begins.date(),
        "starts_at": begins.time(),
        "ends_at": (begins + timedelta(hours=3)).time(),
        "venue": "Hội trường",
        "programme": "Khai mạc; đối thoại; kết luận.",
        "content": "Nội dung diễn tập.",
        "how_to_take_part": "Đăng ký tại bàn đón tiếp.",
        "reason": "Diễn tập.",
    }
    scheduling.fix(row, by=by, **values)
    announcing.publish(row, by=by, override_reason="Diễn tập.")
    return row


def _expect(stage: Stage, told: dict[str, Any]) -> None:
    code = str(told["person"])
    category = CATEGORIES.get(vietnamese.fold(str(told.get("category") or "")), Category.PEOPLE)
    stage.delegates[code] = attending.expect(
        stage.conference,
        name=str(told.get("name") or code)[:120],
        category=category,
        unit=str(told.get("place") or "")[:120],
        by=stage.coordinator,
    )
    stage.shown[code] = SHOWN.get(str(told.get("consent") or ""), NameShown.NUMBER)
