"""Notices are written first and carried later: no mail without its act, no act twice in the post."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils.functional import Promise

from doithoai.core import clock
from doithoai.notices import carriers, occasions
from doithoai.notices.models import Carrier, How, Notice, NoticeSet, Preference
from doithoai.people.models import Authority, Person

#: A carrier that died between taking and stamping may be followed after this time.
TAKEN_FOR = timedelta(minutes=10)
FIRST_RETRY = timedelta(minutes=5)
MOST_TRIES = 8
OUTDATED = "outdated"


def post(
    *,
    authority: Authority,
    key: str,
    subject: str | Promise,
    body: str | Promise,
    reader: Person | None = None,
    address: str = "",
    carrier: str = Carrier.INBOX,
    path: str = "",
    not_before: datetime | None = None,
    about: str = "",
    in_digest: bool = False,
) -> Notice | None:
    """Put one notice into the outbox; None when the same occasion was already told to this reader."""
    moment = clock.now()
    notice, is_new = Notice.objects.get_or_create(
        key=key[:120],
        defaults={
            "authority": authority,
            "reader": reader,
            "carrier": carrier,
            "address": address,
            "subject": str(subject)[:200],
            "body": str(body),
            "path": path[:200],
            "about": about,
            "in_digest": in_digest,
            "not_before": not_before or moment,
            "created_at": moment,
            "sent_at": (not_before or moment) if carrier == Carrier.INBOX and not in_digest else None,
        },
    )
    return notice if is_new else None


def tell(
    authority: Authority,
    people: Iterable[Person],
    *,
    key: str,
    subject: str | Promise,
    body: str | Promise,
    path: str = "",
    in_digest: bool = False,
    not_before: datetime | None = None,
) -> int:
    """One notice per official: in the inbox, and by e-mail too when the person has an address and wants it.

    `in_digest`: a reminder, which goes by e-mail only as a line of the digest of the day.
    """
    new = 0
    readers = {one.pk: one for one in people}
    wanted = dict(Preference.objects.filter(person__in=readers).values_list("person", "how"))
    for person in readers.values():
        how = wanted.get(person.pk, How.AT_ONCE)
        by_mail = is_reached(person) and how != How.INBOX
        daily = by_mail and (in_digest or how == How.DAILY)
        carrier = Carrier.EMAIL if by_mail and not daily else Carrier.INBOX
        notice = post(
            authority=authority,
            key=f"{key}:{person.pk}",
            subject=subject,
            body=body,
            reader=person,
            address=person.email if carrier == Carrier.EMAIL else "",
            carrier=carrier,
            path=path,
            in_digest=daily,
            not_before=not_before,
        )
        new += notice is not None
    return new


def is_reached(person: Person) -> bool:
    """True when this installation sends e-mail and knows where to."""
    return bool(person.email) and carriers.mail_is_set_up()


def wanted_by(person: Person) -> str:
    """How this official wants to be told by e-mail."""
    kept = Preference.objects.filter(person=person).values_list("how", flat=True).first()
    return kept or How.AT_ONCE


def prefer(person: Person, how: str) -> None:
    """Holds for what is told from now on, in every authority."""
    Preference.objects.update_or_create(person=person, defaults={"how": How(how)})


def carry_one(now: datetime) -> bool:
    """Carry the oldest notice that is due and still holds; True when one was tried, so there may be more."""
    notice = _oldest(now)
    if notice is None:
        return False
    when = occasions.when(notice, now)
    if when is None or when > now:
        _keep_back(notice, when)
        return True
    claimed = Notice.objects.filter(pk=notice.pk, taken_at=notice.taken_at, sent_at=None).update(
        taken_at=now, tries=F("tries") + 1
    )
    if not claimed:  # another carrier was faster; it is theirs now
        return True
    try:
        carriers.of(notice.carrier).carry(notice)
    except Exception as fault:
        _put_off(notice, now, fault)
    else:
        Notice.objects.filter(pk=notice.pk).update(sent_at=now, failure="")
    return True


def by_hand(authority: Authority) -> NoticeSet:
    """What no wire brings to a sender: no address for one, no carrier for it, or every try failed."""
    stuck = Q(carrier=Carrier.HAND) | Q(tries__gte=MOST_TRIES)
    if not carriers.mail_is_set_up():
        stuck |= Q(carrier=Carrier.EMAIL)
    if not carriers.text_messages_are_set_up():
        stuck |= Q(carrier=Carrier.SMS)
    rows = Notice.objects.filter(stuck, authority=authority, sent_at=None, about__gt="")
    return rows.exclude(failure=OUTDATED).order_by("pk")


def outdate(about: str, *, by_key: str) -> None:
    """What nobody told yet and the notice of this key replaces: it is not told any more, nor counted as told."""
    occasion = by_key.partition(":")[0]
    earlier = Notice.objects.filter(about=about, sent_at=None, carrier=Carrier.HAND)
    earlier.filter(key__startswith=f"{occasion}:").exclude(key=by_key).update(failure=OUTDATED)


def reword(notice: Notice, subject: str, body: str) -> None:
    """A letter that has not left says how things stand now."""
    if (notice.subject, notice.body) == (subject[:200], body):
        return
    notice.subject, notice.body = subject[:200], body
    Notice.objects.filter(pk=notice.pk, sent_at=None).update(subject=notice.subject, body=body)


def told(notice: Notice, *, how: str, by: int | None) -> bool:
    """A person told it; False when that was recorded before."""
    fresh = Notice.objects.filter(pk=notice.pk, sent_at=None)
    return bool(fresh.update(sent_at=clock.now(), told_how=how, told_by=by))


def mark_read(notice: Notice) -> None:
    """The reader opened it; the first time counts."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())


def mark_all_read(person: Person, authority: Authority) -> int:
    """Everything in the inbox was looked at."""
    return Notice.objects.inbox_of(person.pk, authority).filter(read_at=None).update(read_at=clock.now())


def _oldest(now: datetime) -> Notice | None:
    free = Q(taken_at=None) | Q(taken_at__lte=now - TAKEN_FOR)
    rows = Notice.objects.waiting().filter(free, not_before__lte=now, tries__lt=MOST_TRIES)
    return rows.select_related("authority", "reader").order_by("not_before", "pk").first()


def _keep_back(notice: Notice, until: datetime | None) -> None:
    """It leaves later; or not at all, for what it told of has been done since: then it stands in the inbox alone."""
    rows = Notice.objects.filter(pk=notice.pk, taken_at=notice.taken_at, sent_at=None)
    if until is not None:
        rows.update(not_before=until)
    else:
        rows.update(carrier=Carrier.INBOX, address="", failure=OUTDATED, sent_at=clock.now())


def _put_off(notice: Notice, now: datetime, fault: Exception) -> None:
    """Later again, and later each time; the kind of fault is kept, never the address."""
    wait = FIRST_RETRY * 2**notice.tries
    Notice.objects.filter(pk=notice.pk).update(not_before=now + wait, taken_at=None, failure=type(fault).__name__[:200])


def forget(authority: Authority, quotes: Callable[[str], bool], *, since: datetime, words: str) -> int:
    """Take words that are kept confidential from now on out of every notice; returns how many held some."""
    held = [
        notice.pk
        for notice in Notice.objects.filter(authority=authority, created_at__gte=since).only("subject", "body")
        if quotes(f"{notice.subject}\n{notice.body}")
    ]
    return Notice.objects.filter(pk__in=held).update(subject=words, body="")


def forget_about(abouts: Iterable[str]) -> int:
    """The person these opinions came from is forgotten: no message, no address of theirs is kept."""
    gone, _by_model = Notice.objects.filter(about__in=list(abouts)).exclude(about="").delete()
    return gone


def stop_about(abouts: Iterable[str]) -> None:
    """What waits to be told of these opinions is not told any more."""
    Notice.objects.filter(about__in=list(abouts), sent_at=None).exclude(about="").update(
        failure=OUTDATED, carrier=Carrier.HAND, address=""
    )
