"""A person asks: with the look-up code, or through a clerk. Both get a number and the days of the authority's rules."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Assignment
from doithoai.core import clock, journal, numbers, working_time
from doithoai.core.actors import CITIZEN, Actor
from doithoai.core.transitions import Refused, begin
from doithoai.notices import outbox
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.people import clocks, directory
from doithoai.people.clocks import Due
from doithoai.people.models import Authority
from doithoai.privacy import doing
from doithoai.privacy.models import DataRequest, Proof, RequestDoor, RequestKind
from doithoai.privacy.states import OPEN, RIGHT

journal.register_verb("data_request.receive", _("Request about data received"))

#: Who enters what somebody asks in person, by letter or by telephone.
ENTERS = "data.enter"
#: What is stopped has other days than the other rights (Decree 356/2025); the numbers are rules of the authority.
STOPS = (RequestKind.CONSENT, RequestKind.RESTRICT)
CONTACT = ("name", "phone", "email", "address")
MOST_SUBMISSIONS = 20


def due(authority: Authority, kind: str, on: date, *, shared: bool) -> Due:
    """By when it is done, by the rule for this kind."""
    code = "data_stop" if kind in STOPS else "data_other"
    return clocks.due(authority, f"{code}_shared" if shared else code, anchor=on)


def rule_words(reckoned: Due) -> str:
    """How the day was counted, with the law behind it."""
    return (f"{reckoned.rule} ({reckoned.basis})" if reckoned.basis else reckoned.rule)[:400]


def by_code(submission: Submission, *, kind: str, words: str = "", wanted: dict[str, str] | None = None) -> DataRequest:
    """Who holds the code asks for what lies behind it; a consent is taken back at once."""
    earlier = DataRequest.objects.filter(submissions=submission, kind=kind, state__in=OPEN).first()
    if earlier is not None:
        return earlier
    with transaction.atomic():
        row = _receive(
            submission.authority,
            [submission],
            kind=kind,
            door=RequestDoor.WEB,
            proof=Proof.CODE,
            words=words,
            wanted=wanted or {},
            on=clock.today(),
            by=CITIZEN,
            right="data.ask",
        )
        if kind == RequestKind.CONSENT:
            doing.finish(row, by=CITIZEN, allowed=True)
    return row


def entered(
    authority: Authority,
    *,
    opinions: str,
    kind: str,
    door: str,
    proof: str,
    by: Actor,
    words: str = "",
    received_on: date | None = None,
    **wanted: str,
) -> DataRequest:
    """A clerk enters what somebody asked, with how it was made sure who it is; `opinions` are numbers of opinions."""
    if door == RequestDoor.WEB:
        raise Refused(_("Choose one of the values offered."), field="door")
    found = _by_numbers(authority, opinions)
    with transaction.atomic():
        return _receive(
            authority,
            found,
            kind=kind,
            door=door,
            proof=proof,
            words=words,
            wanted=wanted,
            on=received_on or clock.today(),
            by=by,
            right=ENTERS,
        )


def _by_numbers(authority: Authority, typed: str) -> list[Submission]:
    asked = {one.strip().upper() for one in typed.replace(";", ",").replace("\n", ",").split(",") if one.strip()}
    if not asked:
        raise Refused(_("Write the number of the opinion, as it stands on the receipt."), field="opinions")
    if len(asked) > MOST_SUBMISSIONS:
        raise Refused(_("At most %(n)s numbers in one request.") % {"n": MOST_SUBMISSIONS}, field="opinions")
    rows = Opinion.every.filter(authority=authority, number__in=asked).select_related("submission")
    missing = asked - {row.number for row in rows}
    if missing:
        raise Refused(
            _("There is no opinion with the number %(number)s.") % {"number": ", ".join(sorted(missing))},
            field="opinions",
        )
    return list({row.submission_id: row.submission for row in rows}.values())


def _receive(
    authority: Authority,
    submissions: Sequence[Submission],
    *,
    kind: str,
    door: str,
    proof: str,
    words: str,
    wanted: dict[str, str],
    on: date,
    by: Actor,
    right: str,
) -> DataRequest:
    new = {name: wanted.get(name, "").strip() for name in CONTACT} if kind == RequestKind.CORRECT else {}
    if kind == RequestKind.CORRECT and not any(new.values()):
        raise Refused(_("Write how the contact data should read."), field="name")
    if on > clock.today():
        raise Refused(_("This day has not come yet."), field="received_on")
    shared = any(is_shared(one) for one in submissions)
    reckoned = due(authority, kind, on, shared=shared)
    answer_by = clocks.due(authority, "data_answer", anchor=on).day
    row = DataRequest(
        authority=authority,
        number=numbers.numbered("DL", authority.pk, on.year),
        kind=kind,
        door=door,
        received_on=on,
        received_by=by.pk,
        proof=proof,
        words=words.strip(),
        wanted=json.dumps(new, ensure_ascii=False) if new else "",
        is_sealed=Opinion.every.filter(submission__in=submissions, matter__is_sealed=True).exists(),
        has_third_party=shared,
        answer_by=answer_by,
        due_on=reckoned.day,
        due_rule=rule_words(reckoned),
        remind_at=working_time.morning_by(answer_by) if answer_by else None,
    )
    begin(row, "data_request.receive", by=by, right=right, facts={"kind": kind, "door": door, "proof": proof})
    row.submissions.set(submissions)
    tell_handlers(row, "received", f"{row.number}: yêu cầu về dữ liệu cá nhân", "Cần trả lời đúng hạn luật định.")
    return row


def parts_of(row: DataRequest) -> list[str]:
    """Which parts of the contact data a correction is about, without what they say."""
    return [name for name, value in json.loads(row.wanted or "{}").items() if value]


def is_shared(submission: Submission) -> bool:
    """Another body holds the data too: it came through one, or the one that answers may see the contact data."""
    if submission.through_id or submission.contact_for_agency:
        return True
    return Assignment.objects.filter(matter__opinions__submission=submission).exists()


def tell_handlers(row: DataRequest, occasion: str, subject: str, body: str) -> None:
    """Who decides reads of it: the number alone."""
    right = "sealed.open" if row.is_sealed else RIGHT
    outbox.tell(
        row.authority,
        directory.people_with(row.authority, right),
        key=f"data_request:{occasion}:{row.public_id}",
        subject=subject,
        body=body,
        path=f"/{row.authority.slug}/van-phong/du-lieu-ca-nhan/{row.public_id}/",
    )


def of_submission(submission: Submission) -> Iterable[DataRequest]:
    """What was asked about it, the newest first."""
    return DataRequest.objects.filter(submissions=submission).order_by("-pk")


def same_telephone(row: DataRequest) -> list[str]:
    """Numbers of other opinions that came with the same telephone number: the person may mean them too."""
    asked = row.submissions.values("pk")
    prints = Contact.objects.filter(submission__in=asked).exclude(phone_index="").values("phone_index")
    others = Contact.objects.filter(phone_index__in=prints, submission__authority=row.authority_id)
    found = Opinion.objects.filter(submission__in=others.exclude(submission__in=asked).values("submission"))
    found = found.filter(matter__is_sealed=False).order_by("pk")
    return list(found.values_list("number", flat=True)[:MOST_SUBMISSIONS])
