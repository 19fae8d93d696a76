"""What time does to requests about data: reminders, and lateness as a fact."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, working_time
from doithoai.core.actors import CLOCK
from doithoai.core.formats import vndate
from doithoai.notices import occasions
from doithoai.notices.models import Notice
from doithoai.privacy import asking, reminding
from doithoai.privacy.models import DataRequest
from doithoai.privacy.states import OPEN, RequestState

journal.register_verb("data_request.remind", _("Reminded"))
journal.register_verb("data_request.late", _("Overdue"))


def register() -> None:
    """A letter about a request that is decided meanwhile does not leave."""
    occasions.look_again("data_request", _still)


def _still(notice: Notice, now: datetime) -> datetime | None:
    open_now = DataRequest.objects.filter(public_id=notice.key.split(":")[2], state__in=OPEN)
    return now if open_now.exists() else None


def remind_one(now: datetime) -> bool:
    """The oldest request whose reminder is due, in working time; True when there was one."""
    rows = DataRequest.objects.filter(remind_at__lte=now).select_related("authority")
    row = rows.order_by("remind_at", "pk").first()
    if row is None or not working_time.is_open(now):
        return False
    following = reminding.again(row.authority, now) if row.is_open else None
    number = row.reminders + 1
    with transaction.atomic():
        fresh = DataRequest.objects.filter(pk=row.pk, remind_at=row.remind_at)
        if fresh.update(remind_at=following, reminders=number) and row.is_open:
            journal.record(row, "data_request.remind", by=CLOCK, at=now, facts={"round": number})
            day = row.answer_by if row.state == RequestState.RECEIVED else row.due_on
            overdue = day is not None and day < clock.local(now).date()
            words = "đã quá hạn" if overdue else "sắp đến hạn"
            asking.tell_handlers(
                row, f"remind{number}", f"{row.number} {words} {vndate(day)}", "Yêu cầu về dữ liệu cá nhân."
            )
    return True


def mark_late_one(now: datetime) -> bool:
    """Record one request that has passed its day; True when one was found."""
    today = clock.local(now).date()
    row = DataRequest.objects.open().filter(is_late=False, due_on__lt=today).order_by("due_on", "pk").first()
    if row is None:
        return False
    with transaction.atomic():
        if DataRequest.objects.filter(pk=row.pk, is_late=False).update(is_late=True):
            journal.record(row, "data_request.late", by=CLOCK, at=now, facts={"due": str(row.due_on)})
    return True
