"""Standing passages of papers: built in, and in the office's own words where it has written some.

A room declares a passage beside the paper that says it, with the fields that the text may name ({co_quan}, {han} …).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, begin
from doithoai.documents.content import clean
from doithoai.documents.models import Wording
from doithoai.people.models import Authority

journal.register_verb("wording.write", _("Wording of papers changed"))
journal.register_verb("wording.reset", _("Built-in wording of papers taken back"))

_FIELD = re.compile(r"\{([^{}]*)\}")
_MOST = 2000


@dataclass(frozen=True)
class Passage:
    """One passage: in which paper of the list it stands, and what its fields hold (name → an example)."""

    code: str
    number: int
    paper: str
    name: str
    text: str
    fields: Mapping[str, str]
    #: Fields without which the paper would not say what it must.
    needed: frozenset[str]

    def said(self, authority: Authority, **values: str) -> str:
        """The passage as a paper of the authority says it."""
        return filled(own(authority, self) or self.text, values)

    def example(self, text: str) -> str:
        return filled(text, self.fields)


PASSAGES: dict[str, Passage] = {}


def passage(
    code: str,
    *,
    number: int,
    paper: str,
    name: str,
    text: str,
    fields: Mapping[str, str] | None = None,
    needed: tuple[str, ...] = (),
) -> Passage:
    """Declare a passage; its built-in text keeps the rules that the office's own words must keep."""
    one = Passage(code, number, paper, name, text, fields or {}, frozenset(needed))
    if PASSAGES.get(code, one) != one:
        raise ValueError(f"two passages are named {code}")
    check(one, text)
    PASSAGES[code] = one
    return one


def listed() -> list[Passage]:
    """In the order of the list of papers."""
    return sorted(PASSAGES.values(), key=lambda one: (one.number, one.code))


def filled(text: str, values: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: values.get(found[1], found[0]), text)


def own(authority: Authority, one: Passage) -> str:
    """The office's own words; empty while the built-in ones hold."""
    newest = Wording.objects.filter(authority=authority, code=one.code).order_by("-version").first()
    return newest.text if newest else ""


def written(authority: Authority) -> dict[str, Wording]:
    """The newest version of every passage for which the office has own words."""
    found = {row.code: row for row in Wording.objects.filter(authority=authority).order_by("version")}
    return {code: row for code, row in found.items() if row.text}


def history(authority: Authority, one: Passage) -> list[Wording]:
    """All versions, the newest first."""
    return list(Wording.objects.filter(authority=authority, code=one.code).order_by("-version"))


def check(one: Passage, text: str) -> str:
    """The text as it will be kept; refuses fields that the paper cannot fill and the loss of those it needs."""
    said = clean(text)
    if not said:
        raise Refused(_("Write the wording, or take the built-in one back."), field="text", code="empty")
    if len(said) > _MOST:
        raise Refused(_("The wording is longer than %(n)s letters. Make it shorter.") % {"n": _MOST}, field="text")
    names = _FIELD.findall(said)
    if "{" in _FIELD.sub("", said) or "}" in _FIELD.sub("", said):
        raise Refused(
            _("A brace is open or closed without its partner. A field is a name between two braces."), field="text"
        )
    offered = ", ".join(f"{{{name}}}" for name in one.fields) or "–"
    for name in names:
        if name not in one.fields:
            words = {"name": f"{{{name}}}", "offered": offered}
            raise Refused(
                _("The paper has no field %(name)s. It can fill in: %(offered)s.") % words, field="text", code="unknown"
            )
    for name in sorted(one.needed - set(names)):
        raise Refused(
            _("The field %(name)s must stand in the wording. Put it where it belongs.") % {"name": f"{{{name}}}"},
            field="text",
            code="missing",
        )
    return said


def write(authority: Authority, one: Passage, *, text: str, by: Actor) -> Wording:
    """The office's own words from now on; papers that are drafted already do not change."""
    said = check(one, text)
    if said == (own(authority, one) or one.text):
        raise Refused(_("The wording is the same as before."), code="twice", field="text")
    return _add(authority, one, said, "wording.write", by)


def reset(authority: Authority, one: Passage, *, by: Actor) -> None:
    """Back to the built-in wording; the own one stays in the history. Twice is once."""
    if own(authority, one):
        _add(authority, one, "", "wording.reset", by)


def _add(authority: Authority, one: Passage, text: str, verb: str, by: Actor) -> Wording:
    with transaction.atomic():
        # One at a time: who comes second gets the next version.
        Authority.objects.select_for_update().get(pk=authority.pk)
        last = Wording.objects.filter(authority=authority, code=one.code).order_by("-version").first()
        row = Wording(authority=authority, code=one.code, version=last.version + 1 if last else 1, text=text)
        facts = {"passage": one.code, "version": row.version}
        return begin(row, verb, by=by, right="paper.issue", facts=facts)
