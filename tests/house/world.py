"""Two authorities that look alike, with one row of every kind for each relation, and somebody in every role."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from doithoai.casework import answering, assigning, oversight, promising, referring
from doithoai.casework.models import Sample, SampledMatter, Verdict
from doithoai.conference import announcing, attending, briefing, checklist, reading_aloud, scheduling, stations
from doithoai.conference.models import Category, Conference, Duty
from doithoai.core import clock, uploads
from doithoai.core.actors import CITIZEN
from doithoai.core.models import HolidayDecision
from doithoai.documents import issuing, numbering
from doithoai.documents.models import Register
from doithoai.live import desk, questions
from doithoai.live import sitting as sittings
from doithoai.opinion import (
    dividing,
    gathering,
    handing_over,
    importing,
    intake,
    paper_runs,
    public_text,
    refusing,
    sameness,
    sealed,
    telling,
    triage,
)
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Competence, Field, Matter, Opinion
from doithoai.people.models import Authority, Clock, FactorReset, Membership, Organisation, RequiredChannel
from doithoai.people.roles import TABLE, Acting, C, O
from doithoai.privacy import asking
from doithoai.programme import planning
from doithoai.reporting import calendar, writing
from tests.factories import documents, people
from tests.factories.conference import DAY, PROGRAMME, TAKE_PART
from tests.factories.programme import issued_plan, office
from tests.factories.programme import plan as draft_plan

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OWN, OTHER, FOREIGN = "own", "other", "foreign"
#: Kinds of rows that belong to an organisation or a conference: the same role may open one and not the other.
DIVIDED = {
    "sheet",
    "conference",
    "paper_run",
    "duty",
    "slot",
    "delegate",
    "matter",
    "opinion",
    "body",
    "assignment",
    "extension",
    "answer",
    "commitment",
    "report",
}


@dataclass
class Side:
    """One authority with its people by role and its rows by kind and relation."""

    authority: Authority
    actors: dict[str, Acting] = field(default_factory=dict)
    rows: dict[tuple[str, str], Any] = field(default_factory=dict)

    def row(self, kind: str, relation: str) -> Any:
        return self.rows.get((kind, relation)) or self.rows[kind, OWN]


def side(slug: str) -> Side:
    """The same names, numbers and codes whatever the address."""
    place = people.authority(slug)
    made = Side(place)
    bodies = {OWN: people.organisation(place, "phong-kinh-te"), OTHER: people.organisation(place, "cong-an")}
    leader = people.person("coordinator", place, people.organisation(place, "ban-xdd"))
    made.actors["coordinator"] = leader
    _plans(made, leader)
    _conferences(made, leader, bodies)
    _stations(made, leader, bodies)
    for role, (where, _rights) in TABLE.items():
        if role not in made.actors:
            body = bodies[OWN] if where == O else None
            if role == "supervisor":
                body = people.organisation(place, "mttq")
            hall = made.row("conference", OWN) if where == C else None
            made.actors[str(role)] = people.person(str(role), place, body, hall)
    _catalogues(made, bodies)
    for relation, body in bodies.items():
        _matter(made, relation, body)
    _hall(made)
    _sealed(made)
    _papers(made)
    _reports(made, bodies)
    _sheets(made)
    _periodic(made)
    return made


def _plans(made: Side, by: Acting) -> None:
    made.rows["plan", OWN] = issued_plan(made.authority, by=by, conferences=2)
    draft = draft_plan(made.authority, by=by, year=2027)
    made.rows["draft_plan", OWN] = draft
    made.rows["planned", OWN] = draft.planned.get()
    last_year = issued_plan(made.authority, by=by, year=2025, number="5-KH/ĐU")
    amendment = planning.amend(last_year, reason="Đổi địa điểm.", by=by)
    planning.submit(amendment, by=by)
    planning.issue(amendment, number="9-KH/ĐU", on=date(2025, 3, 3), by=office(made.authority))
    made.rows["amendment", OWN] = amendment
    made.rows["task", OWN] = draft.tasks.first()


def _conferences(made: Side, by: Acting, bodies: dict[str, Organisation]) -> None:
    rows = scheduling.make_real(made.row("plan", OWN), by=by)
    for relation, row, day in zip((OWN, OTHER), rows, (DAY, DAY + timedelta(days=1)), strict=True):
        scheduling.fix(
            row,
            day=day,
            starts_at=time(8, 0),
            ends_at=time(11, 0),
            venue="Hội trường UBND xã",
            programme=PROGRAMME,
            content="Đất đai, giao thông.",
            how_to_take_part=TAKE_PART,
            by=by,
            reason="Theo lịch của Thường trực",
        )
        announcing.publish(row, by=by, override_reason="Theo lịch của Thường trực")
        head = people.person("chair", made.authority, None, row)
        if relation == OWN:
            made.actors["chair"] = head
        made.rows["head", relation] = head
        made.rows["sitting", relation] = sittings.open_desk(row, by=by)
        made.rows["conference", relation] = Conference.objects.get(pk=row.pk)
        made.rows["paper_run", relation] = paper_runs.print_run(row, copies=3, by=by)
        made.rows["delegate", relation] = attending.expect(
            row, name="Thân Thị Lý", category=Category.PEOPLE, unit="Thôn Cầu Xi", by=by
        )
        made.rows["hall_check", relation] = checklist.add(row, text="Kê ghế", owner=bodies[relation], by=by)
        briefing.give(row, owner=bodies[relation], by=by)
        duty = Duty.objects.filter(conference=rows[0], clock_code__in=["dossier", "on_screen"]).order_by("clock_code")
        made.rows["duty", relation] = duty[0 if relation == OWN else 1]
        Duty.objects.filter(pk=made.rows["duty", relation].pk).update(lead=bodies[relation])


def _stations(made: Side, by: Acting, bodies: dict[str, Organisation]) -> None:
    for relation, body in bodies.items():
        values: dict[str, Any] = {"channel": "grassroots_radio", "station": "Cụm loa", "at": time(5, 30), "minutes": 3}
        made.rows["slot", relation] = stations.add(body, by=by, **values)
    made.rows["announcement", OWN] = announcing.current(made.row("conference", OWN))
    made.rows["abbreviation", OWN] = reading_aloud.add(made.authority, short="HTX", words="hợp tác xã", by=by)


def _catalogues(made: Side, bodies: dict[str, Organisation]) -> None:
    place = made.authority
    made.rows["person", OWN] = made.actors["intake"].person
    made.rows["factor_reset", OWN] = FactorReset.objects.create(
        authority=made.authority,
        person=made.actors["intake"].person,
        asked_by=made.actors["coordinator"].person,
        reason="Mất điện thoại.",
    )
    made.rows["membership", OWN] = Membership.objects.get(person=made.actors["intake"].person)
    made.rows["conference_role", OWN] = Membership.objects.get(person=made.actors["desk"].person)
    other = people.person("desk", place, None, made.row("conference", OTHER))
    made.rows["conference_role", OTHER] = Membership.objects.get(person=other.person)
    made.rows["organisation", OWN] = bodies[OWN]
    made.rows |= {("body", relation): body for relation, body in bodies.items()}
    made.rows["clock", OWN] = Clock.objects.filter(authority=place).order_by("pk")[0]
    made.rows["channel", OWN] = RequiredChannel.objects.filter(authority=place).order_by("pk")[0]
    made.rows["field", OWN] = Field.objects.create(authority=place, code="NUOC", name="Thoát nước")
    made.rows["competence", OWN] = Competence.objects.create(
        field=made.row("field", OWN), organisation=bodies[OWN], level="commune"
    )
    made.rows["refusal_reason", OWN] = refusing.reasons(place)[0]
    made.rows["holiday", OWN], _new = HolidayDecision.objects.get_or_create(
        day=date(2026, 8, 31), defaults={"is_working": True, "reason": "Không hoán đổi", "year": 2026}
    )


def _received(made: Side, relation: str, text: str) -> Opinion:
    receipt = intake.receive(
        made.authority,
        door="web",
        texts=[text],
        by=CITIZEN,
        conference=made.row("conference", relation),
        contact=ContactData(name="Nguyễn Thị Bưởi", phone="0912345678"),
        contact_for_agency=True,
        consents_to_text=True,
        files=[("anh.png", uploads.accept(PICTURE, "anh.png"))],
    )
    return receipt.opinions[0]


def _matter(made: Side, relation: str, body: Organisation) -> None:
    leader = made.actors["coordinator"]
    clerk = people.person("agency_clerk", made.authority, body)
    opinion = _received(made, relation, "Cống sau chợ bé, mưa là ngập.")
    matter = opinion.matter
    triage.classify(matter, field=made.row("field", OWN), by=leader, title="Cống sau chợ")
    given = assigning.assign(matter, lead=body, by=leader)
    boss = people.person("agency_head", made.authority, body)
    asked = assigning.ask_extension(given, to_day=given.due_on + timedelta(days=5), reason="Chờ thẩm định", by=boss)
    promise = promising.commit(
        matter, owner=body, what="Thay 180 m cống", due_on=DAY + timedelta(days=60), by=leader, allowed=True
    )
    made.rows |= {
        ("submission", relation): opinion.submission,
        ("opinion", relation): opinion,
        ("matter", relation): matter,
        ("assignment", relation): given,
        ("extension", relation): asked,
        ("answer", relation): answering.draft(given, by=clerk),
        ("commitment", relation): promise,
    }
    Matter.objects.filter(pk=matter.pk).update(public_title="Cống sau chợ")
    made.rows["file", relation] = opinion.submission.files.get().attachment
    if relation == OWN:
        again = _received(made, OWN, "Cống sau chợ bé, mưa là ngập.")
        made.rows["joining", OWN] = sameness.join(again, into=matter, by=leader)
        whole = _received(made, OWN, "Sửa loa thôn và thay bóng đèn.")
        points = dividing.divide(whole, texts=["Sửa loa thôn", "Thay bóng đèn"], by=leader)
        made.rows["division", OWN] = points[0].division
        upper = people.organisation(made.authority, "so-xay-dung", "Sở Xây dựng", "upper")
        front = people.organisation(made.authority, "mttq")
        made.rows["referral", OWN] = referring.draft(
            made.authority, to=upper, matters=[matter], purpose="solve", by=leader
        )
        made.rows["text", OWN] = public_text.propose(made.row("opinion", OWN), text="Cống nhỏ, hay ngập.", by=leader)
        made.rows["untold", OWN] = telling.sender(
            made.row("opinion", OWN), key=f"matrix:{made.authority.slug}", subject="Đã có trả lời", body="Xem bằng mã."
        )
        made.rows["data_request", OWN] = asking.entered(
            made.authority, opinions=opinion.number, kind="see", door="counter", proof="document", by=leader
        )
        made.rows["verdict", OWN] = Verdict.objects.create(
            opinion=made.row("opinion", OWN), grade="not_yet", words="Chưa xong"
        )
        made.rows["remark", OWN] = oversight.remark(
            matter, organisation=front, text="Đề nghị làm sớm", by=made.actors["supervisor"]
        )
        made.rows["sample", OWN] = _sample(made, front, matter)
        made.rows["finding", OWN] = _sample(made, front, matter, finding="Đồng ý", published_at=clock.now())


def _sample(made: Side, body: Organisation, matter: Matter, **columns: Any) -> Sample:
    drawn = Sample.objects.create(
        authority=made.authority, organisation=body, seed="hạt 6241", until=DAY, whole=1, drawn_by=0, **columns
    )
    SampledMatter.objects.create(sample=drawn, matter=matter, place=1, how="call", agrees="yes")
    return drawn


def _hall(made: Side) -> None:
    """Somebody waits to speak and a question is written down, in both conferences."""
    for relation in (OWN, OTHER):
        hall = made.row("conference", relation)
        keeper = people.person("desk", made.authority, None, hall)
        writer = people.person("minute_taker", made.authority, None, hall)
        sitting = made.row("sitting", relation)
        came = desk.walk_in(
            sitting, name="Giáp Văn Khởi", place="Thôn Hậu", topic="Đường gom", name_shown="number", by=keeper
        )
        made.rows["turn", relation] = came.turn
        sittings.start(sitting, by=made.row("head", relation))
        made.rows["slip", relation] = desk.take_slip(sitting, text="Đèn đường thôn Hậu không sáng.", by=keeper)
        made.rows["question", relation] = questions.raise_question(sitting, gist="Bao giờ xong?", by=writer)


def _sealed(made: Side) -> None:
    opinion = _received(made, OTHER, "Tôi tố cáo cán bộ nhận tiền.")
    matter = opinion.matter
    made.rows["sealed", OWN] = matter
    made.rows["sealed_opinion", OWN] = opinion
    made.rows["sealed_file", OWN] = opinion.submission.files.get().attachment
    if not Matter.objects.get(pk=matter.pk).is_sealed:
        sealed.seal(matter, kind="denunciation", by=made.actors["coordinator"])
    made.rows["hand_over", OWN] = handing_over.hand_over(
        _received(made, OTHER, "Tôi tố cáo trưởng thôn giữ lại tiền hỗ trợ.").matter,
        kind="denunciation",
        receiver="Ủy ban Kiểm tra Đảng ủy",
        reason="Chuyển theo Luật Tố cáo",
        by=made.actors["sealed_holder"],
    )


def _reports(made: Side, bodies: dict[str, Organisation]) -> None:
    for relation, body in bodies.items():
        made.rows["report", relation] = gathering.send(
            made.row("conference", relation),
            body,
            method="Họp chi bộ, hòm thư góp ý.",
            since=None,
            until=None,
            by=people.person("agency_clerk", made.authority, body),
        )


def _periodic(made: Side) -> None:
    """A yearly report that was sent: everybody who reads reports opens it."""
    by, place = made.actors, made.authority
    asked: dict[str, Any] = {"cut_day": None, "due_amount": 15, "due_unit": "days", "valid_from": date(2024, 1, 1)}
    kind = calendar.add(
        place, by=by["administrator"], name="Báo cáo năm", rhythm="year", addressee="Thường trực", basis="Quy chế",
        only="", **asked,
    )  # fmt: skip
    occasion = writing.find_occasion(place, f"{kind.line}:2025:1")
    report = writing.begin_report(place, occasion, by=by["coordinator"])
    writing.save_texts(report, seen_edits=0, by=by["coordinator"], results="Kết quả tốt.")
    writing.submit(report, by=by["coordinator"])
    writing.approve(report, by=by["standing"])
    writing.send(report, by=by["coordinator"])
    made.rows |= {("periodic", OWN): report, ("report_kind", OWN): kind}


def _sheets(made: Side) -> None:
    data = "Họ tên,Nội dung kiến nghị\nLò Văn Mẫu,Đề nghị sửa cống sau chợ.\n".encode()
    for relation in (OWN, OTHER):
        made.rows["sheet", relation] = importing.read(
            made.authority,
            data=data,
            name="thon.csv",
            by=made.actors["coordinator"],
            conference=made.row("conference", relation),
        )


def _papers(made: Side) -> None:
    made.rows["paper", OWN] = issuing.draft(
        made.authority,
        organisation=people.organisation(made.authority, "van-phong"),
        content=documents.letter(),
        by=made.actors["office"],
    )
    book = Register.objects.create(authority=made.authority, kind="CV", series="2025-2030")
    made.rows["register", OWN] = book
    made.rows["line", OWN] = numbering.reserve(book, by=made.actors["office"], reason="Giữ cho tờ trình")
