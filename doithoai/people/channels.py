"""By which channels an authority must announce (S-26, S-83): data of the authority, with its basis and its days."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, begin
from doithoai.people.models import Authority, Channel, RequiredChannel, valid_on

journal.register_verb("channel.require", _("Channel of announcements required"))
journal.register_verb("channel.release", _("Channel of announcements no longer required"))

ORDER = {str(code): place for place, code in enumerate(Channel.values)}


def required(authority: Authority, on: date | None = None) -> tuple[str, ...]:
    """The codes of the channels required on a day, in the order of the list."""
    return tuple(row.channel for row in rules_of(authority, on))


def rules_of(authority: Authority, on: date | None = None) -> list[RequiredChannel]:
    """The rows that hold on a day."""
    rows = RequiredChannel.objects.filter(valid_on(on or clock.today()), authority=authority)
    return sorted(rows, key=lambda row: ORDER[row.channel])


def ended(authority: Authority) -> list[RequiredChannel]:
    """What was required once: old announcements are still measured by it."""
    rows = RequiredChannel.objects.filter(authority=authority, valid_to__lt=clock.today())
    return list(rows.order_by("-valid_to", "channel"))


def require(
    authority: Authority, *, channel: str, basis: str, by: Actor, valid_from: date | None = None
) -> RequiredChannel:
    """From a day on every announcement must use this channel."""
    if channel not in Channel.values:
        raise Refused(_("Choose a channel."), field="channel")
    if not basis.strip():
        raise Refused(_("Say which paper requires this channel."), field="basis")
    if RequiredChannel.objects.filter(authority=authority, channel=channel, valid_to=None).exists():
        raise Refused(_("This channel is required already."), code="twice", field="channel")
    row = RequiredChannel(
        authority=authority, channel=channel, basis=basis.strip(), valid_from=valid_from or clock.today()
    )
    facts = {"channel": channel}
    return begin(row, "channel.require", by=by, right="settings.manage", facts=facts)


def release(row: RequiredChannel, *, by: Actor) -> None:
    """No longer required from today on; twice is once."""
    if row.valid_to is not None:
        return
    with transaction.atomic():
        amend(
            row,
            "channel.release",
            by=by,
            right="settings.manage",
            facts={"channel": row.channel},
            valid_to=clock.today() - timedelta(days=1),
        )
