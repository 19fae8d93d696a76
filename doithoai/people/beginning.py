"""The first steps of an authority: what was confirmed or left for later stands in the journal, and nowhere else."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import allow
from doithoai.people.models import Authority

journal.register_verb("clock.confirm", _("Deadline rules looked through and confirmed"))
journal.register_verb("setup.mail", _("A letter was sent to try out the mail server"))
journal.register_verb("setup.look", _("Look of the papers confirmed"))
journal.register_verb("setup.skip", _("First step left for later"))
journal.register_verb("setup.resume", _("First step taken up again"))

#: What a person says was looked at, and the right of the page where it is done.
CONFIRMED = {"clocks": ("clock.confirm", "clock.manage"), "look": ("setup.look", "settings.manage")}


def confirm(authority: Authority, step: str, *, by: Actor) -> None:
    """Somebody looked at it and found it right."""
    verb, right = CONFIRMED[step]
    allow(by, right, authority)
    journal.record(authority, verb, by=by)


def mail_went(authority: Authority, *, by: Actor) -> None:
    """A letter was handed to the mail server; to whom is kept nowhere."""
    allow(by, "settings.manage", authority)
    journal.record(authority, "setup.mail", by=by)


def skip(authority: Authority, step: str, *, by: Actor) -> None:
    """Leave a step for later: it no longer counts as open."""
    allow(by, "settings.manage", authority)
    journal.record(authority, "setup.skip", by=by, facts={"step": step})


def resume(authority: Authority, step: str, *, by: Actor) -> None:
    """Take a step up again that was left."""
    allow(by, "settings.manage", authority)
    journal.record(authority, "setup.resume", by=by, facts={"step": step})


def known(authority: Authority) -> tuple[frozenset[str], frozenset[str]]:
    """What was confirmed or tried out, by its verb, and which steps are left for later now."""
    verbs = ("clock.confirm", "setup.mail", "setup.look", "setup.skip", "setup.resume")
    rows = journal.history(authority).filter(verb__in=verbs).order_by("id").values_list("verb", "facts")
    done: set[str] = set()
    left: set[str] = set()
    for verb, facts in rows:
        if verb == "setup.skip":
            left.add(facts["step"])
        elif verb == "setup.resume":
            left.discard(facts["step"])
        else:
            done.add(verb)
    return frozenset(done), frozenset(left)
