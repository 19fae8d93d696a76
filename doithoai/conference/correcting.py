"""Level and kind of the head of an authority, entered wrongly at the beginning, are put right: shown first, then saved.

What is shown is the act itself, done and taken back. A paper that was signed stands in the form
of the head who signed it: from then on the kind of the head stays, and another body is an authority of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import recomputing
from doithoai.conference.moving import Move
from doithoai.core import clock
from doithoai.core.actors import Actor, Machine
from doithoai.core.transitions import Refused
from doithoai.documents.models import Paper
from doithoai.documents.profiles import DANG_2026, ND30_2020
from doithoai.documents.states import PaperState
from doithoai.people import channels, organising, presets
from doithoai.people.models import Authority, HeadKind
from doithoai.people.presets import Difference

#: Does for the preview what the administrator may do.
PREVIEW = Machine("correction", frozenset({"settings.manage", "clock.manage"}))


@dataclass(frozen=True)
class Kind:
    """What an authority is, and how its head signs."""

    level: str
    head_kind: str
    head_title: str
    issuing_body: str


@dataclass(frozen=True)
class Consequences:
    """What a correction changes besides the words themselves."""

    profile: str  # the form of papers from now on; empty when it stays
    drafts: int
    rules: Sequence[Difference]
    required: Sequence[str]
    released: Sequence[str]
    moves: Sequence[Move]


def preview(authority: Authority, kind: Kind, *, with_rules: bool) -> Consequences:
    """What saving would change; nothing of it is kept."""
    _refuse(authority, kind)
    with transaction.atomic():
        copy = Authority.objects.get(pk=authority.pk)
        before = set(channels.required(copy))
        form = copy.paper_profile
        drafts = Paper.objects.filter(authority=copy, state=PaperState.DRAFT).count()
        _correct(copy, kind, because="…", by=PREVIEW)
        rules = presets.differences(copy, presets.usual(copy)) if with_rules else []
        moves = _follow(copy, by=PREVIEW) if with_rules else []
        after = set(channels.required(copy))
        transaction.set_rollback(True)
    profile = copy.paper_profile if copy.paper_profile != form else ""
    required, released = sorted(after - before), sorted(before - after)
    return Consequences(profile, drafts if profile else 0, rules, required, released, moves)


def correct(authority: Authority, kind: Kind, *, with_rules: bool, because: str, by: Actor) -> list[Move]:
    """Put it right; with the rules and channels that such a body has, from today on. Twice is once."""
    _refuse(authority, kind)
    if not because.strip():
        raise Refused(_("Say why it is corrected; the journal keeps it."), field="because")
    with transaction.atomic():
        _correct(authority, kind, because=because.strip(), by=by)
        return _follow(authority, by=by) if with_rules else []


def is_same(authority: Authority, kind: Kind) -> bool:
    return kind == Kind(authority.level, authority.head_kind, authority.head_title, authority.issuing_body)


def _refuse(authority: Authority, kind: Kind) -> None:
    if authority.valid_to is not None and authority.valid_to < clock.today():
        raise Refused(_("This authority has ended; it stays as it was."), code="ended")
    signed = Paper.objects.filter(authority=authority, state__in=(PaperState.SIGNED, PaperState.ISSUED))
    if kind.head_kind != authority.head_kind and signed.exists():
        raise Refused(
            _(
                "Papers are signed in the name of this head, %(number)s in all. Withdraw those that are wrong, or set "
                "the other body up as an authority of its own."
            )
            % {"number": signed.count()},
            code="signed",
            field="head_kind",
        )


def _correct(authority: Authority, kind: Kind, *, because: str, by: Actor) -> None:
    if is_same(authority, kind):
        return
    columns = {
        "level": kind.level,
        "head_kind": kind.head_kind,
        "head_title": kind.head_title,
        "issuing_body": kind.issuing_body,
    }
    if kind.head_kind != authority.head_kind:
        columns["paper_profile"] = (ND30_2020 if kind.head_kind == HeadKind.STATE else DANG_2026).code
    organising.correct_kind(authority, because=because, by=by, **columns)


def _follow(authority: Authority, *, by: Actor) -> list[Move]:
    wanted = presets.usual_channels(authority)
    for row in channels.rules_of(authority):
        if row.channel not in wanted:
            channels.release(row, by=by)
    known = channels.required(authority)
    for channel in (one for one in wanted if one not in known):
        channels.require(authority, channel=channel, basis=wanted[channel], by=by)
    return recomputing.take_preset(authority, presets.usual(authority), by=by)
