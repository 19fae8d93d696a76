"""A spreadsheet comes in: read and shown first, then taken in as one act or not at all; no row twice."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core import clock, journal, uploads
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.core.vietnamese import fold
from doithoai.opinion import gathering, intake_many, states
from doithoai.opinion.intake_many import Lot, Progress
from doithoai.opinion.models import Door, Field, Opinion, SheetHeadings, SheetImport, SheetRow
from doithoai.opinion.received import ContactData, hash_of, points_of
from doithoai.opinion.spreadsheets import answers, guarding, headings, reading, senders
from doithoai.people.models import Authority, Organisation, valid_on

journal.register_verb("sheet.read", _("Spreadsheet read"))
journal.register_verb("sheet.columns", _("Columns of the spreadsheet set"))
journal.register_verb("sheet.counted", _("Rows of the spreadsheet counted"))

RIGHT = "opinion.intake"
#: What is left of a file that was put aside or whose time is over.
NOTHING = json.dumps({"rows": [], "refused": [], "skipped": [], "warnings": [], "columns": []})
Row = dict[str, Any]


@dataclass(frozen=True)
class Preview:
    """What is in a file and what would become of it now."""

    rows: list[Row]
    refused: list[Row]
    skipped: list[Row]
    warnings: list[Row]
    columns: list[Row]
    known: set[str]
    elsewhere: dict[str, str]

    @property
    def new(self) -> int:
        return sum(row["key"] not in self.known for row in self.rows)


def read(
    authority: Authority,
    *,
    data: bytes,
    name: str,
    by: Actor,
    conference: Conference | None = None,
    through: Organisation | None = None,
    content_heading: str = "",
) -> SheetImport:
    """Read a file and keep what was understood, for somebody to look at; raises Refused for a file that is none.

    `content_heading` says how the heading of the opinions reads where it is not found by itself; it is remembered for
    the sender when the file was read with it.
    """
    kind = guarding.kind_of(data)
    mapping = roles_of(authority, through)
    if content_heading:
        mapping |= {content_heading: headings.CONTENT}
    outcome = _outcome(data, name, mapping, through)
    row = SheetImport(
        authority=authority,
        conference=conference,
        through=through,
        name=name[-120:],
        path="",
        sha256=hashlib.sha256(data).hexdigest(),
        by_id=by.pk or 0,
        outcome=json.dumps(outcome, ensure_ascii=False),
        **_counts(outcome),
    )
    _belongs(authority, conference, through)
    allow(by, RIGHT, row)
    row.path = uploads.keep(uploads.Accepted(data, "sheet", f".{kind}", row.sha256), locked=True)
    with transaction.atomic():
        if content_heading:
            _remember(row, roles_of(authority, through) | _contents(outcome))
        return begin(row, "sheet.read", by=by, right=RIGHT, facts={"rows": row.rows, "refused": row.refused})


def _contents(outcome: dict[str, Any]) -> dict[str, str]:
    """The heading of the opinions as the file writes it."""
    return {one["title"]: one["role"] for one in outcome["columns"] if one["role"] == headings.CONTENT}


def roles_of(authority: Authority, through: Organisation | None) -> dict[str, str]:
    """What the headings of this sender meant last time."""
    known = SheetHeadings.objects.filter(authority=authority, organisation=through).first()
    return dict(known.roles) if known else {}


def _remember(row: SheetImport, roles: dict[str, str]) -> None:
    SheetHeadings.objects.update_or_create(authority=row.authority, organisation=row.through, defaults={"roles": roles})


def set_columns(row: SheetImport, roles: dict[str, str], *, by: Actor) -> None:
    """Say what the headings mean, by their words; remembered for the sender, and the file is read again."""
    if any(role not in headings.ROLES for role in roles.values()):
        raise Refused(_("Choose one of the values offered."), code="choice")
    if headings.CONTENT not in roles.values():
        raise Refused(_("Say which column holds the opinions."), field="columns", code="no_content_column")
    if row.state != states.SheetState.PREVIEWED:
        raise Refused(_("This is no longer possible: the state has changed. Reload the page."), code="state")
    with uploads.open_kept(row.path) as kept:
        data = kept.read()
    mapping = roles_of(row.authority, row.through) | roles
    outcome = _outcome(data, row.name, mapping, row.through)
    with transaction.atomic():
        _remember(row, mapping)
        text = json.dumps(outcome, ensure_ascii=False)
        amend(row, "sheet.columns", by=by, right=RIGHT, outcome=text, **_counts(outcome))


def preview(row: SheetImport) -> Preview:
    """What was understood, with what the authority has received already."""
    kept = json.loads(row.outcome)
    rows: list[Row] = kept["rows"]
    known = intake_many.known_keys(row.authority, [one["key"] for one in rows])
    return Preview(
        rows=rows,
        refused=kept["refused"],
        skipped=kept["skipped"],
        warnings=kept["warnings"],
        columns=kept["columns"],
        known=known,
        elsewhere=_elsewhere(row, [one for one in rows if one["key"] not in known]),
    )


def take_in(row: SheetImport, *, by: Actor, progress: Progress = lambda _done, _of: None) -> SheetImport:
    """All rows that are new, in one transaction; refused when there is none."""
    kept = json.loads(row.outcome)["rows"]
    fields = _fields(row.authority)
    lots = [_lot(one, fields) for one in kept]
    where: dict[str, Row] = {one["key"]: one for one in kept}
    with transaction.atomic():
        move(row, states.TAKE_SHEET, by=by)
        made = intake_many.receive_many(
            row.authority,
            lots,
            door=Door.SHEET,
            by=by,
            conference=row.conference,
            through=row.through,
            progress=progress,
        )
        if not made:
            raise Refused(_("All rows of this file were received before. Nothing was added."), code="known")
        SheetRow.objects.bulk_create(
            [
                SheetRow(file=row, sheet=where[key]["sheet"][:120], row=where[key]["row"], submission=submission)
                for key, submission in made.items()
            ],
            batch_size=500,
        )
        figures: dict[str, Any] = {"added": len(made), "known": len(kept) - len(made)}
        amend(row, "sheet.counted", by=by, right=RIGHT, facts=figures, **figures)
    return row


def drop(row: SheetImport, *, by: Actor) -> None:
    """Put a file aside; what was read of it goes, for it holds names."""
    with transaction.atomic():
        move(row, states.DROP_SHEET, by=by, outcome=NOTHING)
        transaction.on_commit(lambda: uploads.discard(row.path))


def _belongs(authority: Authority, conference: Conference | None, through: Organisation | None) -> None:
    if conference is not None and conference.authority_id != authority.pk:
        raise Refused(_("Choose a conference of this authority."), field="conference")
    if through is not None and through.authority_id != authority.pk:
        raise Refused(_("Choose an organisation of this authority."), field="through")
    if through is not None:
        gathering.may_gather(through, conference)


def _outcome(data: bytes, name: str, mapping: dict[str, str], through: Organisation | None) -> dict[str, Any]:
    found = reading.read(data, name, mapping)
    told = answers.of(found)
    seen: Counter[str] = Counter()
    rows = []
    for one in found.found:
        known = one.sender.known()
        points = [f"{one.lead}\n{point}" if one.lead else point for point in one.points]
        known.pop("id_number", None)  # not needed to deal with an opinion, so it is not kept
        rows.append(
            {
                "sheet": one.sheet,
                "row": one.row,
                "key": _key(one.text, known, one.date, through, seen),
                "texts": points,
                "sender": known,
                "date": one.date,
                "field": one.field or one.section,
                "level": one.level,
                "section": one.section,
                "note": one.note,
                "warnings": one.warnings,
                "sealed": any(answers.DIVERTED.get(route) for route in one.routes),
            }
        )
    columns = [
        {"sheet": sheet.name, "title": title, "role": sheet.heading.roles.get(column) or headings.OTHER}
        for sheet in found.sheets
        if sheet.heading
        for column, title in sorted(sheet.heading.titles.items())
        if title
    ]
    whole = [one for one in told["warnings"] if one["row"] is None or one["code"] == "total_mismatch"]
    return {
        "rows": rows,
        "refused": told["refused"],
        "skipped": told["skipped"],
        "warnings": whole,
        "columns": columns,
    }


def _counts(outcome: dict[str, Any]) -> dict[str, Any]:
    rows = outcome["rows"]
    points = sum(len(row["texts"]) for row in rows)
    return {"rows": len(rows), "points": points, "refused": len(outcome["refused"])}


def _key(text: str, known: dict[str, str], day: str, through: Organisation | None, seen: Counter[str]) -> str:
    """The same words of the same person from the same sender are the same row, wherever it stands in the file.

    Who gave no name is told apart by place and day, and by how many such rows stand before.
    """
    person = known.get("name", "").casefold(), known.get("phone", "")
    who = person if any(person) else (known.get("address", "").casefold(), day)
    content = "\x1f".join((str(through.pk if through else 0), " ".join(text.split()).casefold(), *who))
    seen[content] += 1
    digest = hashlib.sha256(f"{content}\x1f{seen[content]}".encode()).hexdigest()
    return f"sheet:{digest[:48]}"


def _lot(row: Row, fields: dict[str, Field]) -> Lot:
    sender = row["sender"]
    address = sender.get("address", "")
    return Lot(
        key=row["key"],
        texts=tuple(row["texts"]),
        contact=ContactData(
            name=sender.get("name", ""),
            phone=sender.get("phone", ""),
            email=sender.get("email", ""),
            address=address,
        ),
        received_at=_moment(row["date"]),
        # A village is where it is; a house number is how a person is found and stays with the contact.
        place=address if senders.is_place(address) and not any(sign.isdigit() for sign in address) else "",
        field=fields.get(fold(row["field"])),
    )


def _moment(day: str) -> datetime:
    """Noon of the day that the sheet says, if it is past; else now."""
    now = clock.now()
    try:
        said = date.fromisoformat(day)
    except ValueError:
        return now
    noon = datetime.combine(said, time(12), clock.local(now).tzinfo)
    return noon if noon < now else now


def _fields(authority: Authority) -> dict[str, Field]:
    rows = Field.objects.filter(valid_on(clock.today()), authority=authority)
    return {fold(row.name): row for row in rows}


def _elsewhere(row: SheetImport, new: Iterable[Row]) -> dict[str, str]:
    """Rows whose very words this conference has from somebody else: shown, never joined by the import."""
    hashes: dict[str, str] = {hash_of(points_of(one["texts"])): one["key"] for one in new}
    found: dict[str, str] = {}
    names = list(hashes)
    of = Opinion.objects.filter(authority=row.authority, conference=row.conference, matter__is_sealed=False, part=1)
    for start in range(0, len(names), intake_many.BATCH):
        same = of.filter(submission__text_hash__in=names[start : start + intake_many.BATCH])
        found.update({hashes[text]: number for text, number in same.values_list("submission__text_hash", "number")})
    return found
