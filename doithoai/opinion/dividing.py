"""One opinion that holds several points is taken apart; what was received stays as it came (process rule 2)."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, F, Max, OuterRef, Q, Sum
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor, Granted
from doithoai.core.counting import Sums
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.core.vietnamese import fold, plain
from doithoai.opinion import kinds, search
from doithoai.opinion.intake import LONGEST, first_words
from doithoai.opinion.models import Division, Matter, Opinion, PublicText, Submission
from doithoai.opinion.states import MatterState, TextState
from doithoai.people.models import Authority

journal.register_verb("opinion.divide", _("Taken apart into several opinions"))
journal.register_verb("opinion.whole", _("Stands whole again: the taking apart was undone"))
journal.register_verb("opinion.point_undone", _("Ended: the opinion it came from stands whole again"))
journal.register_verb("matter.point", _("Holds a point of an opinion that was taken apart"))

RIGHT = "opinion.triage"
#: Later on, what is done with the matter would speak of all points.
DIVISIBLE = (MatterState.RECEIVED, MatterState.CLASSIFIED)
#: More points than any form holds.
MOST = 30


def divide(opinion: Opinion, *, texts: Sequence[str], by: Actor) -> list[Opinion]:
    """The first point stays in the matter, each other one opens its own; the sum counts the points."""
    points = [text for text in (plain(text.replace("\r\n", "\n")).strip() for text in texts) if fold(text)]
    _check(points)
    with transaction.atomic():
        matter = Matter.objects.select_for_update().select_related("authority").get(pk=opinion.matter_id)
        allow(by, RIGHT, matter)
        whole = Opinion.every.select_related("submission").get(pk=opinion.pk)
        _divisible(whole, opinion, matter)
        division = Division.objects.create(opinion=whole, parts=len(points), title=matter.title, made_by=by.pk)
        if matter.title == first_words(whole.text)[:200]:
            amend(matter, "matter.point", by=by, right=RIGHT, title=first_words(points[0])[:200])
        made = [_point(whole, division, text, matter if not place else None, by) for place, text in enumerate(points)]
        facts = {"into": ", ".join(row.number for row in made)}
        amend(whole, "opinion.divide", by=by, right=RIGHT, allowed=True, public=True, facts=facts, stands=False)
        Division.objects.filter(pk=division.pk).update(last_entry=_last_entry())
        for row in made:
            search.write(row.matter)
    opinion.stands = False
    return made


def _check(points: Sequence[str]) -> None:
    if len(points) < 2:
        raise Refused(_("Write at least two points."), field="points", code="single")
    if len(points) > MOST or sum(len(text) for text in points) > LONGEST:
        raise Refused(_("These are too many points, or too long ones."), field="points")
    for place, text in enumerate(points, start=1):
        if kinds.sealing(text):
            raise Refused(
                _(
                    "Point %(n)s reads like a complaint or a denunciation. Seal the opinion first; "
                    "a holder of sealed matters decides."
                )
                % {"n": place},
                field="points",
                code="sealed",
            )


def _divisible(whole: Opinion, seen: Opinion, matter: Matter) -> None:
    if not whole.stands or whole.matter_id != seen.matter_id:
        raise Refused(_("Somebody else has taken it apart or moved it meanwhile. Reload the page."), code="stale")
    if matter.is_sealed:
        raise Refused(_("This matter is sealed. Only a holder of sealed matters may act on it."), code="right")
    if matter.state not in DIVISIBLE:
        raise Refused(_("This matter is already being worked on; it can no longer be taken apart."), code="state")
    shown = (TextState.PROPOSED, TextState.APPROVED, TextState.SENT_BACK)
    if whole.public_texts.filter(state__in=shown).exists():
        raise Refused(
            _("A text for the public exists already and would speak of all points; it can no longer be taken apart."),
            code="state",
        )


def _point(whole: Opinion, division: Division, text: str, home: Matter | None, by: Actor) -> Opinion:
    """A new opinion of the same submission, sender, door and days; it points at the one it came from."""
    year = clock.today().year
    granted = Granted(by, RIGHT)
    old = whole.matter
    matter = home or Matter(
        authority=old.authority,
        conference=old.conference,
        number=numbers.numbered("VĐ", old.authority_id, year),
        title=first_words(text)[:200],
        field=old.field,
        kind=whole.kind,
        place=old.place,
        competence_level=old.competence_level,
        is_internal=old.is_internal,
        received_on=whole.received_on,
    )
    if home is None:
        begin(matter, "matter.open", by=granted, right=RIGHT)
    last = Opinion.every.filter(submission=whole.submission_id).aggregate(part=Max("part"))["part"]
    point = Opinion(
        authority=old.authority,
        submission=whole.submission,
        conference=whole.conference,
        number=numbers.numbered("YK", old.authority_id, year),
        part=last + 1,
        text=text,
        kind=whole.kind,
        matter=matter,
        received_on=whole.received_on,
        acknowledge_by=whole.acknowledge_by,
        acknowledged_at=whole.acknowledged_at,
        division=division,
    )
    return begin(point, "opinion.receive", by=granted, right=RIGHT, public=True, facts={"from": whole.number})


def _last_entry() -> int:
    return Entry.objects.aggregate(pk=Max("pk"))["pk"] or 0


def standing(opinion: Opinion) -> Division | None:
    """The taking apart that made it a point."""
    rows = Division.objects.filter(undone_at=None).select_related("opinion__matter")
    return rows.filter(pk=opinion.division_id).first() if opinion.division_id else None


def heir(authority: Authority, public_id: str) -> Opinion | None:
    """Where a link leads to an opinion that was taken apart, or to a point whose taking apart was undone."""
    row = Opinion.every.filter(authority=authority, stands=False, public_id=public_id).first()
    if row is None:
        return None
    points = Opinion.objects.filter(division__opinion=row, division__undone_at=None, matter__is_sealed=False)
    whole = Opinion.objects.filter(divisions=row.division_id, matter__is_sealed=False)
    return points.order_by("part").first() or whole.first()


def can_undo(division: Division) -> bool:
    """While nothing was done with the points."""
    return division.undone_at is None and not _touched(division)


def _touched(division: Division) -> bool:
    points = list(Opinion.every.filter(division=division))
    matters = {division.opinion.matter_id, *(row.matter_id for row in points)}
    own = matters - {division.opinion.matter_id}
    later = Entry.objects.filter(pk__gt=division.last_entry).filter(
        Q(subject="opinion.opinion", subject_id__in=[division.opinion_id, *(row.pk for row in points)])
        | Q(subject="opinion.matter", subject_id__in=matters)
    )
    return (
        not all(row.stands for row in points)
        or later.exists()
        # Somebody else's opinion was joined to a point: its matter cannot go.
        or Opinion.objects.filter(matter__in=own).exclude(division=division).exists()
        or Matter.objects.filter(joined_into__in=own).exists()
        or PublicText.objects.filter(Q(opinion__in=points) | Q(matter__in=matters)).exists()
        or Division.objects.filter(opinion__in=points).exists()
    )


def undo(division: Division, *, by: Actor) -> None:
    """The opinion stands whole again; undone once, it stays undone."""
    with transaction.atomic():
        whole = Opinion.every.select_related("submission", "matter").get(pk=division.opinion_id)
        held = Matter.objects.filter(Q(pk=whole.matter_id) | Q(opinions__division=division)).values("pk")
        home = {row.pk: row for row in Matter.objects.select_for_update().filter(pk__in=held).order_by("pk")}[
            whole.matter_id
        ]
        allow(by, RIGHT, home)
        division.refresh_from_db()
        if division.undone_at is not None:
            return
        if _touched(division):
            raise Refused(_("Something was already done with the points; join them instead."), code="state")
        points = list(Opinion.every.filter(division=division).select_related("matter").order_by("part"))
        for row in points:
            facts = {"from": whole.number}
            amend(row, "opinion.point_undone", by=by, right=RIGHT, allowed=True, facts=facts, stands=False)
        facts = {"from": ", ".join(row.number for row in points)}
        amend(whole, "opinion.whole", by=by, right=RIGHT, allowed=True, public=True, facts=facts, stands=True)
        for row in points:
            if row.matter_id != home.pk:
                facts = {"to": home.number}
                amend(row.matter, "matter.joined", by=by, right=RIGHT, allowed=True, facts=facts, joined_into=home)
        if home.title != division.title:
            amend(home, "matter.point", by=by, right=RIGHT, allowed=True, title=division.title)
        Division.objects.filter(pk=division.pk).update(undone_at=clock.now())
        division.undone_at = clock.now()
        for row in points:
            search.write(row.matter)
        search.write(home)


def added_points(submissions: Q) -> Sums:
    """How many opinions more the standing divisions make of the submissions that they were received in.

    The divisions lead: they are few.
    """
    of = Submission.objects.filter(submissions, opinions=OuterRef("opinion_id"))
    return Sums(Division.objects.filter(Exists(of), undone_at=None), {"n": Sum(F("parts") - 1)})
