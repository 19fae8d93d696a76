"""Opinions from every door, gathered into matters, classified; what is confidential; words for the public."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from doithoai.core.actors import CITIZEN, Actor
from doithoai.core.transitions import Refused
from doithoai.operations.demo import halls
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.opinion import contacts, handing_over, intake, public_text, sameness, sealed, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Matter, Opinion, SealedKind
from doithoai.people.roles import Acting, Role

#: Words of opinions younger than this many days still wait for the second person.
WAITING_DAYS = 9
DAY = timedelta(days=1)
NOT_A_COMPLAINT = "Nội dung là phản ánh, kiến nghị về công việc chung, không phải đơn khiếu nại, tố cáo."


def schedule(world: World) -> None:
    """Each sheet of paper once, each matter from its first opinion to its field and its public title."""
    spoken = halls.spoken(world)
    sheets: dict[str, list[shapes.Opinion]] = {}
    for one in world.sample.opinions:
        if one.key not in spoken:
            sheets.setdefault(one.submission or one.key, []).append(one)
    for number, sheet in enumerate(sheets.values()):
        _receive_on(world, sheet, f"{7 + number % 3:02d}:{(number * 7) % 60:02d}")
    for matter in world.sample.matters:
        _sort(world, matter, spoken)
    for one in world.sample.opinions:
        if one.consent and one.door != "hall" and not _said(world, one.matter).divert:
            _own_words(world, one)
    if world.is_running:
        world.line.at(-5, "09:20", "contact opened", lambda: _open_contact(world))


def _said(world: World, key: str) -> shapes.Matter:
    return next(one for one in world.sample.matters if one.key == key)


def first_day(world: World, said: shapes.Matter) -> date:
    """The day of the first opinion."""
    return min(world.day(one.day) for one in world.sample.opinions if one.matter == said.key)


def _receive_on(world: World, sheet: list[shapes.Opinion], hour: str) -> None:
    first, gathered = sheet[0], "16:45"
    if first.door == "hall":  # said in the hall, but not as a question of the sitting
        hour, gathered = "11:40", "12:30"
    world.line.at(first.day, hour, first.key, lambda: _receive(world, sheet))
    for one in sheet:
        world.line.at(first.day, gathered, f"{one.key} gathered", partial(_gather, world, one))


def _receive(world: World, sheet: list[shapes.Opinion]) -> None:
    first = sheet[0]
    conference = world.conferences.get(_said(world, first.matter).conference)
    receipt = intake.receive(
        world.authority,
        door=first.door,
        texts=[one.text for one in sheet],
        by=_taker(world, first),
        conference=conference,
        contact=ContactData(name=first.name, phone=first.phone) if first.name else None,
        category=first.category,
        place=world.place(first.place),
        consents_to_text=first.consent.startswith("t"),
        consents_to_name=first.consent == "tn",
        contact_for_agency=bool(first.phone) and first.key[-1] in "147",
        wants_to_speak=first.key in {turn.opinion for hall in world.sample.sittings for turn in hall.turns},
        through=world.organisations.get(first.organisation),
        kind=first.kind,
        key=f"mau:{first.key}",
    )
    for said, made in zip(sheet, receipt.opinions, strict=True):
        world.opinions[said.key] = made


def _taker(world: World, said: shapes.Opinion) -> Actor:
    if said.door == "web":
        return CITIZEN
    return world.holder(Role.INTAKE)


def _gather(world: World, said: shapes.Opinion) -> None:
    """The first opinion opens the matter, the others are joined; what was sealed by mistake is released."""
    made = _opinion(world, said)
    matter = _said(world, said.matter)
    if made.matter.is_sealed and not matter.divert:
        holder = world.holder(Role.SEALED_HOLDER)
        sealed.open(made.matter, by=holder, reason="Xem nội dung đang được giữ kín để phân loại.")
        sealed.release(made.matter, by=holder, reason=NOT_A_COMPLAINT)
    if said.matter not in world.matters:
        world.matters[said.matter] = made.matter
    elif made.matter.pk != world.matters[said.matter].pk:
        sameness.join(
            made, into=world.matter(said.matter), by=world.holder(Role.COORDINATOR), because=_because(world, matter)
        )


def _because(world: World, said: shapes.Matter) -> str:
    return f"Cùng nội dung, cùng {world.place(said.place)}" if said.place else "Cùng nội dung"


def _sort(world: World, said: shapes.Matter, spoken: frozenset[str]) -> None:
    """Confidential ones go their way; of the others field and title."""
    at, first, key = world.line.at, first_day(world, said), said.key
    if said.divert:
        at(first, "17:00", f"{key} sealed", lambda: _seal(world, said))
        if said.seal != "proposed":
            at(said.day, "09:40", f"{key} diverted", lambda: _divert(world, said))
        return
    if said.state == "received":
        return
    opinions = [one for one in world.sample.opinions if one.matter == key]
    is_born_in_hall = all(one.key in spoken or one.door == "hall" for one in opinions)
    day, hour = (first, "13:00") if is_born_in_hall else (classified_on(world, said), "11:00")
    at(day, hour, f"{key} classified", lambda: _classify(world, said))
    if world.fields_internal(said.field):
        return
    at(day + DAY, "08:40", f"{key} title", lambda: _title(world, said))
    if not world.is_running or day < world.made_on - 2 * DAY:
        at(day + 2 * DAY, "09:10", f"{key} title approved", lambda: _approve_title(world, said))


def classified_on(world: World, said: shapes.Matter) -> date:
    """The day after it came, or when the data says so."""
    if said.state in ("classified", "not_accepted") and said.answer is None:
        return world.day(said.day)
    return first_day(world, said) + DAY


def _seal(world: World, said: shapes.Matter) -> None:
    matter = world.matter(said.key)
    if not matter.is_sealed:
        sealed.seal(matter, kind=said.divert, by=world.holder(Role.COORDINATOR))


def _divert(world: World, said: shapes.Matter) -> None:
    holder, matter = world.holder(Role.SEALED_HOLDER), world.matter(said.key)
    sealed.open(matter, by=holder, reason="Xử lý đơn theo quy định về khiếu nại, tố cáo.")
    handing_over.hand_over(
        matter,
        kind=matter.sealed_kind,
        receiver="Ủy ban Kiểm tra Đảng ủy" if matter.sealed_kind == SealedKind.DENUNCIATION else "Ban Tiếp công dân",
        reason=f"{said.reason} {said.words}".strip(),
        by=holder,
    )


def _classify(world: World, said: shapes.Matter) -> None:
    triage.classify(
        world.matter(said.key),
        field=world.fields[said.field],
        title=said.title,
        place=world.place(said.place),
        level=said.level,
        by=world.holder(Role.COORDINATOR),
    )


def _title(world: World, said: shapes.Matter) -> None:
    public_text.propose(world.matter(said.key), text=said.title, by=world.holder(Role.COORDINATOR))


def _approve_title(world: World, said: shapes.Matter) -> None:
    _approve(world, world.matter(said.key))


def _approve(world: World, row: Matter | Opinion) -> None:
    text = row.public_texts.filter(state="proposed").first()
    if text is None:
        raise Refused("không có nội dung chờ duyệt")
    public_text.approve(text, by=world.holder(Role.TEXT_REVIEWER, not_pk=text.prepared_by))


def _own_words(world: World, said: shapes.Opinion) -> None:
    """With the sender's consent: prepared by the clerk who took it in, let out by a second person."""
    matter, day = _said(world, said.matter), world.day(said.day)
    if world.fields_internal(matter.field) or matter.state in ("received", "not_accepted", "withdrawn"):
        return
    ready = max(day, classified_on(world, matter)) + DAY
    is_waiting = world.is_running and day > world.made_on - WAITING_DAYS * DAY
    if is_waiting and ready > world.made_on:
        return
    name = f"{said.key} words"
    world.line.at(ready, "14:20", name, lambda: _propose_words(world, said))
    if not is_waiting:
        world.line.at(ready + DAY, "09:30", f"{name} approved", lambda: _approve(world, _opinion(world, said)))
    elif said.key.endswith("5"):
        world.line.at(ready, "16:10", f"{name} sent back", lambda: _send_back_words(world, said))


def _propose_words(world: World, said: shapes.Opinion) -> None:
    public_text.propose(_opinion(world, said), text=said.text, by=_preparer(world))


def _opinion(world: World, said: shapes.Opinion) -> Opinion:
    """The row as it is now, in its matter of today."""
    return Opinion.objects.select_related("matter__authority", "submission").get(pk=world.opinions[said.key].pk)


def _preparer(world: World) -> Acting:
    """The clerk, unless nobody else could let the words out."""
    clerk = world.holder(Role.INTAKE)
    reviewers = [key for key, held in world.roles.items() if any(one.name == Role.TEXT_REVIEWER for one in held)]
    alone = [world.people[key].pk for key in reviewers] == [clerk.pk]
    return world.holder(Role.COORDINATOR) if alone else clerk


def _send_back_words(world: World, said: shapes.Opinion) -> None:
    text = world.opinions[said.key].public_texts.get(state="proposed")
    note = "Rút ngắn, bỏ chi tiết có thể nhận ra người nêu."
    public_text.send_back(text, note=note, by=world.holder(Role.TEXT_REVIEWER, not_pk=text.prepared_by))


def _open_contact(world: World) -> None:
    """A clerk of the agency calls a sender back: opened with a reason, and it leaves a trace."""
    clerk = world.holder(Role.CONTACT_READER)
    rows = Opinion.objects.filter(authority=world.authority, submission__contact_for_agency=True)
    mine = rows.filter(matter__lead__in=clerk.organisation_ids, matter__is_sealed=False).order_by("-pk").first()
    if mine is not None:
        contacts.open(mine.submission, by=clerk, reason="Gọi lại để hẹn ngày kiểm tra thực địa.")
