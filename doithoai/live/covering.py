"""What is asked and must not be read by everybody: covered words of a gist, and whole questions kept inside (S-41)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend
from doithoai.live import beats
from doithoai.live.models import Question
from doithoai.live.sitting import permit
from doithoai.opinion import triage

journal.register_verb("question.inside", _("Question kept inside"))
journal.register_verb("question.outside", _("Question no longer kept inside"))
journal.register_verb("question.cover", _("Words of the question covered"))

#: Who decides that something is no internal topic after all, beside the one who chairs.
OPENS = "opinion.triage"
OFF: dict[str, Any] = {"shown_gist": "", "gist_confirmed_by": None}


def keep_inside(question: Question, *, by: Actor) -> None:
    """An internal topic (S-41): it leaves every public screen and page, and is dealt with like the others."""
    with transaction.atomic():
        permit(question.sitting, "gist.write", by=by)
        beats.screens(question.sitting)
        amend(question, "question.inside", by=by, right="gist.write", allowed=True, **OFF)
        triage.keep_inside(question.opinion.matter, by=by, allowed=True)


def open_again(question: Question, *, by: Actor) -> None:
    """It was no internal topic: a second person must let it onto the screens anew."""
    with transaction.atomic():
        permit(question.sitting, OPENS, by=by)
        beats.screens(question.sitting)
        amend(question, "question.outside", by=by, right=OPENS, allowed=True, **OFF)
        triage.open_again(question.opinion.matter, by=by, allowed=True)


def cover(question: Question, *, words: Iterable[str], by: Actor) -> None:
    """These words leave the screens at once; fewer than before need the second person again. The gist keeps all."""
    wanted = list(dict.fromkeys(filter(None, (one.strip() for one in words))))
    missing = [one for one in wanted if one not in question.gist]
    if missing:
        raise Refused(_("These words do not stand in the question. Copy them as they are written."), field="words")
    if any(len(one) < 2 for one in wanted):
        raise Refused(_("A single letter cannot be covered. Copy whole words."), field="words")
    with transaction.atomic():
        permit(question.sitting, "gist.write", by=by)
        beats.screens(question.sitting)
        uncovers = not set(question.covered) <= set(wanted)
        question.covered = wanted
        shown = OFF if uncovers or not question.shown_gist else {"shown_gist": question.open_gist}
        facts = {"n": len(wanted)}
        amend(question, "question.cover", by=by, right="", allowed=True, facts=facts, covered=wanted, **shown)
