"""One e-mail a day to each official: what is late or due soon when it is sent, and what else was told that day.

Every line stands in the inbox already. A line becomes one of a letter in the act that writes the letter, under a key
that exists once per reader and day: a clock that dies between leaves both or none, two clocks write one letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef

from doithoai.casework import deadlines, open_work
from doithoai.casework.open_work import Work
from doithoai.core import clock, working_time
from doithoai.core.formats import vndate
from doithoai.notices import carriers, occasions, outbox
from doithoai.notices.models import DIGEST, Carrier, How, Notice
from doithoai.people.models import Authority, Person
from doithoai.people.roles import Acting

#: More of one kind is only counted: the first page of the office shows all.
MOST = 30


def send_one(now: datetime) -> bool:
    """The letter of one reader in one authority, once a day in working time; True when there may be more."""
    if not working_time.is_open(now) or deadlines.next_to_remind(now) is not None:
        return False
    begun = datetime.combine(clock.local(now).date(), time.min, tzinfo=clock.ZONE)
    told = Notice.objects.filter(
        reader=OuterRef("reader"), authority=OuterRef("authority"), key__startswith=f"{DIGEST}:", created_at__gte=begun
    )
    waiting = Notice.objects.to_gather()
    first = waiting.filter(~Exists(told)).select_related("reader", "authority").order_by("pk").first()
    if first is None or first.reader is None:
        return False
    with transaction.atomic():
        own = list(waiting.filter(reader=first.reader, authority=first.authority).order_by("pk"))
        if not _gather(first.authority, first.reader, own, now):
            transaction.set_rollback(True)  # another clock is at it
    return True


def _gather(authority: Authority, reader: Person, lines: Sequence[Notice], now: datetime) -> bool:
    """Write the letter where there is something to say and somebody who wants it; False when another was faster."""
    said = compose(authority, reader, lines, now) if _is_wanted(reader) else None
    moment = now
    if said is not None:
        letter = outbox.post(
            authority=authority,
            key=f"{DIGEST}:{authority.pk}:{reader.pk}:{clock.local(now).date().isoformat()}",
            subject=said[0],
            body=said[1],
            reader=reader,
            address=reader.email,
            carrier=Carrier.EMAIL,
            path=f"/{authority.slug}/van-phong/",
        )
        if letter is None:
            return False
        moment = letter.created_at
    taken = Notice.objects.to_gather().filter(pk__in=[line.pk for line in lines])
    return taken.update(sent_at=moment) == len(lines)


def _is_wanted(reader: Person) -> bool:
    return outbox.is_reached(reader) and outbox.wanted_by(reader) != How.INBOX


def compose(authority: Authority, reader: Person, lines: Iterable[Notice], now: datetime) -> tuple[str, str] | None:
    """Subject and body by how things stand now; None when nothing of what was told holds any longer."""
    holding = [line for line in lines if occasions.when(line, now) is not None]
    if not holding:
        return None
    today = clock.local(now).date()
    work = open_work.of(Acting(reader, authority, today), on=today)
    own = {one.path for one in work}
    rest = [line for line in holding if line.path not in own]
    groups = [
        ("Quá hạn", [_work(one) for one in work if one.due_on < today]),
        ("Đến hạn hôm nay", [_work(one) for one in work if one.due_on == today]),
        ("Sắp đến hạn", [_work(one) for one in work if one.due_on > today]),
        ("Tin khác", [_line(line.subject, line.path) for line in rest]),
    ]
    counted = [f"{len(found)} {words.lower()}" for words, found in groups if found]
    body = "\n\n".join(_group(words, found) for words, found in groups if found)
    return f"Việc cần lưu ý ngày {vndate(today)}: {', '.join(counted)}", body


def _group(words: str, found: Sequence[str]) -> str:
    more = [f"… và {len(found) - MOST} việc khác"] if len(found) > MOST else []
    return "\n".join([f"{words} ({len(found)}):", *found[:MOST], *more])


def _work(one: Work) -> str:
    return _line(f"{one.words}, hạn {vndate(one.due_on)}", one.path)


def _line(words: str, path: str) -> str:
    link = carriers.full_link(path)
    return f"- {words}" + (f"\n  {link}" if link else "")


def look_again(letter: Notice, now: datetime) -> datetime | None:
    """A letter that could not leave at once is written anew; on another day its lines go into the letter of that day.

    What may have left already (its carrier died) stays as it was: it may only be repeated.
    """
    if letter.reader is None or not _is_wanted(letter.reader):
        return None
    if letter.taken_at is not None:
        return now
    lines = Notice.objects.filter(
        reader=letter.reader, authority=letter.authority, in_digest=True, sent_at=letter.created_at
    )
    if clock.local(letter.created_at).date() != clock.local(now).date():
        lines.filter(carrier=Carrier.INBOX).update(sent_at=None)
        return None
    said = compose(letter.authority, letter.reader, lines.order_by("pk"), now)
    if said is None:
        return None
    outbox.reword(letter, *said)
    return working_time.next_opening(now)
