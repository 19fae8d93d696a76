"""How an authority wants its abbreviations read by the announcer; added to the usual ones of core.spoken."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.conference.station_models import Abbreviation
from doithoai.core import journal, spoken
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, begin
from doithoai.documents.content import clean
from doithoai.people.models import Authority

journal.register_verb("abbreviation.add", _("Abbreviation to be read aloud entered"))
journal.register_verb("abbreviation.end", _("Abbreviation to be read aloud taken out"))


def listed(authority: Authority) -> list[Abbreviation]:
    return list(Abbreviation.objects.filter(authority=authority, is_over=False))


def extra(authority: Authority) -> dict[str, str]:
    """Letters → words, for spoken.aloud."""
    return {row.short: row.words for row in listed(authority)}


def add(authority: Authority, *, short: str, words: str, by: Actor) -> Abbreviation:
    """One more; its words must be such as can be read as they stand."""
    short, words = clean(short), clean(words)
    if not short or " " in short:
        raise Refused(_("Write the abbreviation as it stands in texts, without blanks."), field="short")
    if not words or spoken.aloud(words).lower() != words.lower():
        raise Refused(_("Write the words as they are read: no digits, signs or further abbreviations."), field="words")
    if Abbreviation.objects.filter(authority=authority, short=short, is_over=False).exists():
        raise Refused(_("This abbreviation is in the list. Take it out first."), code="twice", field="short")
    row = Abbreviation(authority=authority, short=short, words=words)
    return begin(row, "abbreviation.add", by=by, right="conference.announce", facts={"short": short})


def end(row: Abbreviation, *, by: Actor) -> None:
    """From now on it is read as before. Twice is once."""
    if not row.is_over:
        amend(row, "abbreviation.end", by=by, right="conference.announce", facts={"short": row.short}, is_over=True)
