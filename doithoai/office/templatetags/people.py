"""Words for roles and for the devices that people sign in from."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from doithoai.office import first_steps
from doithoai.people.roles import role_words

register = template.Library()
register.filter("role_words", role_words)

#: What stands in a browser's own description, the more telling first.
BROWSERS = (("Edg", "Edge"), ("coc_coc", "Cốc Cốc"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.inclusion_tag("office/people/steps_line.html", takes_context=True)
def steps_line(context: dict[str, Any]) -> dict[str, Any]:
    """The way back to the first steps, on the pages that they lead to; nothing when none is open."""
    steps = first_steps.still_open(context["actor"], context["authority"])
    return {"number": len(steps), "slug": context["slug"]}


@register.filter
def device(user_agent: str) -> str:
    """Browser and system in two words: "Chrome · Windows"."""
    found = [_first(BROWSERS, user_agent), _first(SYSTEMS, user_agent)]
    return " · ".join(word for word in found if word) or str(_("unknown device"))


def _first(known: tuple[tuple[str, str], ...], text: str) -> str:
    return next((word for part, word in known if part in text), "")
