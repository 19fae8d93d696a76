"""What waits for one person: things with a day, and piles of work for the roles held. Few queries per role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import oversight, verdicts, workshop
from doithoai.casework.models import Answer, Assignment, Commitment, Extension, Referral
from doithoai.casework.states import AnswerState, AssignmentState, CommitmentState, ExtensionState, ReferralState
from doithoai.conference.models import Conference, Duty
from doithoai.core.counting import count_each
from doithoai.documents.models import Paper
from doithoai.office import data_requests, due_reports, supervised
from doithoai.opinion import telling
from doithoai.opinion.models import Matter, PublicText
from doithoai.opinion.states import MatterState, TextState
from doithoai.people import factor_resets
from doithoai.people.models import Authority
from doithoai.people.roles import Acting

SOON = timedelta(days=3)
#: More than this of one kind is not shown one by one; the page of that work shows all.
MOST = 20
#: Piles are counted no further.
COUNTED = 1000
OF_ASSIGNMENT = ("matter__number", "matter__title", "organisation__short_name", "is_lead")
OF_PROMISE = ("number", "what", "owner__short_name")


@dataclass(frozen=True)
class Thing:
    """One piece of work with a day."""

    words: str
    sub: str
    due_on: date | None
    url: str
    act: str


@dataclass(frozen=True)
class Group:
    """Things that belong together by their day."""

    words: str
    things: list[Thing]


@dataclass(frozen=True)
class Pile:
    """One kind of work without a day of its own that waits for a role."""

    words: str
    number: int
    url: str
    act: str
    work: str
    has_more: bool = False


@dataclass(frozen=True)
class Coming:
    """A coming conference and how far its answers are (for who follows them)."""

    conference: Conference
    coverage: workshop.Coverage | None
    shares: list[tuple[str, int, str]]


def things(actor: Acting, place: Authority) -> list[Thing]:
    """What the own organisations have to do, and what goes late for who follows the work of all of them."""
    remarks = [Thing(*line) for line in supervised.on_own_work(actor, place, MOST)]
    own = [*_assignments(actor, place), *_promises(actor, place), *_duties(actor, place), *remarks]
    own += [Thing(*line) for line in due_reports.waiting(actor, place, MOST)]
    return [*own, *_followed(actor, place)]


def _assignments(actor: Acting, place: Authority) -> list[Thing]:
    rows = Assignment.objects.filter(
        state__in=[AssignmentState.GIVEN, AssignmentState.ACCEPTED],
        organisation_id__in=actor.organisation_ids,
        matter__authority=place,
        matter__is_sealed=False,
    )
    return [
        Thing(
            f"{row.matter__number} · {row.matter__title}",
            row.organisation__short_name
            if row.is_lead
            else _("%(body)s co-operates") % {"body": row.organisation__short_name},
            row.due_on,
            reverse("office:assignment", args=[place.slug, row.public_id]),
            _("Answer") if row.is_lead else _("Look"),
        )
        for row in _first(rows, *OF_ASSIGNMENT)
    ]


def _first(rows: QuerySet[Any], *columns: str) -> list[Any]:
    """The earliest by their day; only what a line says is read, the tables are wide."""
    return list(rows.order_by("due_on", "pk").values_list("public_id", "due_on", *columns, named=True)[:MOST])


def _promises(actor: Acting, place: Authority) -> list[Thing]:
    rows = Commitment.objects.of(place).unsealed().here()
    rows = rows.filter(state=CommitmentState.OPEN, owner_id__in=actor.organisation_ids)
    return [_promise(row, place, _("Show the evidence")) for row in _first(rows, *OF_PROMISE)]


def _promise(row: Any, place: Authority, act: str) -> Thing:
    url = reverse("office:commitment", args=[place.slug, row.public_id])
    return Thing(f"{row.number} · {row.what}", row.owner__short_name, row.due_on, url, act)


def _duties(actor: Acting, place: Authority) -> list[Thing]:
    rows = Duty.objects.of(place).for_organisations(actor.organisation_ids).waiting()
    return [
        Thing(
            row.title,
            row.conference__audience,
            row.due_on,
            reverse("office:duty", args=[place.slug, row.public_id]),
            _("Show that it is done"),
        )
        for row in _first(rows, "title", "conference__audience")
    ]


def _followed(actor: Acting, place: Authority) -> list[Thing]:
    """Late assignments, promises and replies of others: the coordinator urges, the standing members look."""
    urges = actor.holds("assignment.remind")
    if not urges and not (actor.everywhere("answer.read") and actor.holds("extension.approve")):
        return []
    step = _("Urge") if urges else _("Look")
    open_here = Assignment.objects.filter(matter__authority=place, matter__is_sealed=False)
    hindered = [
        Thing(
            f"{row.matter__number} · {row.matter__title}",
            _("%(body)s tells of an obstacle") % {"body": row.organisation__short_name},
            row.due_on,
            reverse("office:assignment", args=[place.slug, row.public_id]),
            _("Help") if urges else step,
        )
        for row in _first(open_here.hindered(), *OF_ASSIGNMENT)
    ]
    late = Assignment.objects.filter(
        is_late=True,
        state__in=[AssignmentState.GIVEN, AssignmentState.ACCEPTED],
        matter__authority=place,
        matter__is_sealed=False,
    )
    if not urges:
        late = late.filter(is_lead=True)  # who looks reads of each matter once; who urges, of each organisation
    found = hindered + [
        Thing(
            f"{row.matter__number} · {row.matter__title}",
            _("%(body)s has not answered; reminded %(n)s times")
            % {"body": row.organisation__short_name, "n": row.reminders},
            row.due_on,
            reverse("office:assignment", args=[place.slug, row.public_id]),
            step,
        )
        for row in _first(late.exclude(organisation_id__in=actor.organisation_ids), *OF_ASSIGNMENT, "reminders")
    ]
    promises = Commitment.objects.of(place).unsealed().here().filter(is_late=True, state=CommitmentState.OPEN)
    promises = promises.exclude(owner_id__in=actor.organisation_ids)
    found += [_promise(row, place, step) for row in _first(promises, *OF_PROMISE)]
    if not actor.holds("referral.send"):
        return found
    waiting = Referral.objects.filter(authority=place, state__in=[ReferralState.SENT, ReferralState.RECEIVED])
    found += [
        Thing(
            _("Reply of %(body)s") % {"body": row.to.short_name},
            row.letter,
            row.reply_by,
            reverse("office:referral", args=[place.slug, row.public_id]),
            _("Follow up"),
        )
        for row in waiting.exclude(reply_by=None).select_related("to").order_by("reply_by")[:MOST]
    ]
    return found


def with_days(actor: Acting, found: list[Pile], place: Authority) -> tuple[list[Pile], list[Thing]]:
    """Where a pile says that there are any, things: senders who are not satisfied, remarks to reply to, requests."""

    def requests(_place: Authority) -> list[Thing]:
        return [Thing(*line) for line in data_requests.waiting(actor, place, MOST)]

    read = {"verdicts": _not_yet, "remarks": _remarks, "data_requests": requests}
    by_url = {reverse(f"office:{name}", args=[place.slug]): things for name, things in read.items()}
    dated = [pile for pile in found if pile.url in by_url and pile.work in ("matters", "inbox")]
    rest = [pile for pile in found if pile not in dated]
    return rest, [thing for pile in dated for thing in by_url[pile.url](place)]


def _remarks(place: Authority) -> list[Thing]:
    return [Thing(*line) for line in supervised.to_reply(place, oversight.of(place), MOST)]


def _not_yet(place: Authority) -> list[Thing]:
    rows = verdicts.to_decide(place).select_related("opinion__matter")[:MOST]
    url = f"{reverse('office:verdicts', args=[place.slug])}?decided=open"
    return [
        Thing(
            f"{row.opinion.matter.number} · {row.opinion.matter.title}",
            _("the sender of %(number)s is not satisfied yet") % {"number": row.opinion.number},
            row.due_on,
            url,
            _("Decide"),
        )
        for row in rows
    ]


def by_day(found: Iterable[Thing], day: date) -> list[Group]:
    """Overdue, today and the next days, later; each in the order of its day."""
    groups = [Group(_("Overdue"), []), Group(_("Today and the next three days"), []), Group(_("Later"), [])]
    for thing in sorted(found, key=lambda thing: (thing.due_on or date.max, thing.words)):
        due = thing.due_on or date.max
        place = 0 if due < day else 1 if due <= day + SOON else 2
        groups[place].things.append(thing)
    return groups


def piles(actor: Acting, place: Authority) -> list[Pile]:
    """What waits for a role; only the rights this person holds are counted."""
    known = [*_known(actor, place), *supervised.waiting(actor, place), *data_requests.kinds(actor, place)]
    held = [one for one in known if actor.holds(one[0])]
    numbers = count_each([rows for _right, _words, rows, *_rest in held], COUNTED + 1)
    return [
        Pile(words, min(number, COUNTED), reverse(f"office:{name}", args=[place.slug]), act, work, number > COUNTED)
        for (_right, words, _rows, name, act, work), number in zip(held, numbers, strict=True)
        if number
    ]


def _known(actor: Acting, place: Authority) -> list[tuple[str, str, Any, str, str, str]]:
    matters = Matter.objects.of(place)
    texts = PublicText.objects.filter(
        Q(matter__authority=place) | Q(opinion__authority=place), state=TextState.PROPOSED
    )
    answers = Answer.objects.filter(matter__authority=place, matter__is_sealed=False)
    asked = Extension.objects.filter(
        Q(assignment__matter__authority=place) | Q(commitment__authority=place), state=ExtensionState.ASKED
    )
    return [
        (
            "opinion.triage",
            _("new opinions to classify"),
            matters.unsealed().filter(state=MatterState.RECEIVED),
            "inbox",
            _("Classify"),
            "inbox",
        ),
        (
            "opinion.intake",
            _("messages that a person must tell the senders"),
            telling.untold(place, actor),
            "to_tell",
            _("Tell them"),
            "inbox",
        ),
        (
            "assignment.give",
            _("classified matters to assign"),
            matters.unsealed().filter(state=MatterState.CLASSIFIED),
            "matters",
            _("Assign"),
            "matters",
        ),
        (
            "answer.approve",
            _("answers to review"),
            workshop.asked(answers, actor.pk),
            "answers",
            _("Review"),
            "answers",
        ),
        (
            "answer.publish",
            _("approved answers to publish"),
            answers.filter(state=AnswerState.APPROVED),
            "answers",
            _("Publish"),
            "answers",
        ),
        (
            "public_text.approve",
            _("public texts to approve"),
            texts.exclude(prepared_by=actor.pk),
            "texts",
            _("Approve"),
            "inbox",
        ),
        (
            "commitment.verify",
            _("commitments whose evidence waits for verification"),
            Commitment.objects.of(place).unsealed().here().filter(state=CommitmentState.EVIDENCE),
            "commitments",
            _("Verify"),
            "commitments",
        ),
        (
            "extension.approve",
            _("requests for more time"),
            asked.exclude(asked_by=actor.pk),
            "extensions",
            _("Decide"),
            "answers",
        ),
        (
            "opinion.triage",
            _("senders who are not satisfied yet"),
            verdicts.to_decide(place),
            "verdicts",
            _("Decide"),
            "matters",
        ),
        (
            "duty.verify",
            _("duties of conferences to verify"),
            Duty.objects.of(place).to_verify(),
            "conferences",
            _("Verify"),
            "conferences",
        ),
        (
            "factor.confirm",
            _("resets of a second factor that wait for a second person"),
            factor_resets.waiting(place).exclude(asked_by=actor.pk).exclude(person=actor.pk),
            "factor_resets",
            _("Decide"),
            "people",
        ),
        ("paper.issue", _("papers to sign or issue"), Paper.objects.of(place).waiting(), "papers", _("Open"), "papers"),
        (
            "sealed.open",
            _("sealed matters to decide"),
            matters.filter(is_sealed=True, state=MatterState.RECEIVED),
            "sealed",
            _("Open"),
            "inbox",
        ),
    ]


def counts(found: Iterable[Pile]) -> dict[str, int]:
    """Numbers beside the works of the rail."""
    summed: dict[str, int] = {}
    for pile in found:
        summed[pile.work] = summed.get(pile.work, 0) + pile.number
    return summed


def coming(actor: Acting, rows: Iterable[Conference]) -> list[Coming]:
    """The next conferences; how far the answers are only for who reads all of them."""
    reads_all = actor.everywhere("answer.read")
    return [_coming(row, reads_all) for row in rows]


def _coming(row: Conference, reads_all: bool) -> Coming:
    if not reads_all:
        return Coming(row, None, [])
    given = Assignment.objects.active().filter(matter__conference=row, matter__is_sealed=False)
    found = workshop.coverage(given)
    return Coming(row, found, found.shares)
