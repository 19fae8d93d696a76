"""The rail of the office: only the works that this person may open."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

register = template.Library()

#: URL name, words, icon, rights of which one opens the work (none: every member).
WORKS: tuple[tuple[str, Any, str, tuple[str, ...]], ...] = (
    ("today", _("Today"), "home", ()),
    ("plans", _("Plan"), "plan", ("plan.read",)),
    ("conferences", _("Conferences"), "calendar", ("conference.read", "duty.work", "hall.read", "attendance.list")),
    ("inbox", _("Opinions"), "speech", ("opinion.read",)),
    ("matters", _("Matters"), "merge", ("matter.read", "oversight.read")),
    ("remarks", _("Supervision"), "eye", ("oversight.read",)),
    ("sealed", _("Sealed matters"), "lock", ("sealed.open",)),
    ("answers", _("Answers"), "pen", ("answer.read", "assignment.read")),
    ("commitments", _("Commitments"), "seal", ("commitment.read",)),
    ("papers", _("Papers"), "file", ("paper.read",)),
    ("figures", _("Figures"), "chart", ("report.read",)),
    ("people", _("People"), "people", ("people.manage",)),
    ("settings", _("Settings"), "work", ("settings.manage",)),
)


@register.inclusion_tag("office/rail.html", takes_context=True)
def rail(context: dict[str, Any]) -> dict[str, Any]:
    """The works in their order; the present one by `work` of the page, else by its address."""
    actor, slug = context.get("actor"), context.get("slug")
    if actor is None or not slug:
        return {"links": []}
    works = [(name, label, icon, _address(name, slug)) for name, label, icon, rights in WORKS if _opens(actor, rights)]
    here = context.get("work") or _by_address(getattr(context.get("request"), "path", ""), works)
    counts = context.get("counts") or {}
    links = [
        {"url": url, "label": label, "icon": icon, "here": name == here, "count": counts.get(name)}
        for name, label, icon, url in works
        if url
    ]
    return {"links": links}


def _opens(actor: Any, rights: tuple[str, ...]) -> bool:
    return not rights or any(actor.holds(right) for right in rights)


def _address(name: str, slug: str) -> str:
    try:
        return reverse(f"office:{name}", args=[slug])
    except NoReverseMatch:
        return ""


def _by_address(path: str, works: list[tuple[str, Any, str, str]]) -> str:
    """The work whose address is the longest beginning of this page's address."""
    fitting = [(len(url), name) for name, _label, _icon, url in works if url and path.startswith(url)]
    return max(fitting, default=(0, ""))[1]
