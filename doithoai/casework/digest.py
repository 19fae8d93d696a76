"""One e-mail a day to each official: what they were reminded of and is still open when it is sent.

Every line stands in the inbox already; here the lines of one reader become one letter. A line is taken once, in the
same act that writes the letter: a clock that dies between leaves both or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.db.models import Exists, OuterRef

from doithoai.casework import deadlines
from doithoai.casework.models import Assignment, Commitment
from doithoai.conference.models import Duty
from doithoai.core import clock, working_time
from doithoai.core.formats import vndate
from doithoai.notices import carriers, outbox
from doithoai.notices.models import Carrier, How, Notice, Preference
from doithoai.people.models import Membership

KEY = "digest"


def send_one(now: datetime) -> bool:
    """The letter of one reader in one authority, once a day in working time; True when there may be more."""
    if not working_time.is_open(now) or deadlines.next_to_remind(now) is not None:
        return False
    today = clock.local(now).date()
    begun = datetime.combine(today, time.min, tzinfo=clock.ZONE)
    told = Notice.objects.filter(
        reader=OuterRef("reader"), authority=OuterRef("authority"), key__startswith=f"{KEY}:", created_at__gte=begun
    )
    waiting = Notice.objects.filter(in_digest=True, taken_at=None, reader__isnull=False)
    first = waiting.filter(~Exists(told)).order_by("pk").first()
    if first is None:
        return False
    with transaction.atomic():
        own = waiting.filter(reader=first.reader_id, authority=first.authority_id).order_by("pk")
        lines = list(own.select_related("reader", "authority"))
        if Notice.objects.filter(pk__in=[line.pk for line in lines], taken_at=None).update(taken_at=now) < len(lines):
            transaction.set_rollback(True)  # another clock is at it
            return True
        _write([line for line in lines if _is_open(line)], today.isoformat(), vndate(today))
    return True


def _write(lines: Sequence[Notice], day: str, words: str) -> None:
    """Nothing is written where nothing is open, or to who does not want it any more."""
    if not lines:
        return
    reader, authority = lines[0].reader, lines[0].authority
    how = Preference.objects.filter(person=reader).values_list("how", flat=True).first()
    if reader is None or not reader.email or how == How.INBOX or not carriers.mail_is_set_up():
        return
    outbox.post(
        authority=authority,
        key=f"{KEY}:{authority.pk}:{reader.pk}:{day}",
        subject=f"Việc cần lưu ý ngày {words}: {len(lines)} việc",
        body="\n".join(_line(line) for line in lines),
        reader=reader,
        address=reader.email,
        carrier=Carrier.EMAIL,
        path=f"/{authority.slug}/van-phong/",
    )


def _line(notice: Notice) -> str:
    link = carriers.full_link(notice.path)
    return f"- {notice.subject}" + (f"\n  {link}" if link else "")


def _is_open(line: Notice) -> bool:
    """True while what was reminded of is to be done, and its reader still belongs to the authority."""
    today = clock.today()
    if not Membership.objects.on(today).filter(person=line.reader_id, authority=line.authority_id).exists():
        return False
    occasion, _colon, rest = line.key.partition(":")
    about = rest.partition(":")[0]
    if occasion == "remind":
        given = Assignment.objects.filter(public_id=about, state__in=deadlines.WORKING, matter__is_sealed=False)
        promised = Commitment.objects.filter(public_id=about, state__in=deadlines.PROMISED, matter__is_sealed=False)
        return given.exists() or promised.exists()
    if occasion in ("duty.remind", "duty.urge"):
        return Duty.objects.waiting().filter(pk=int(about)).exists()
    return True
