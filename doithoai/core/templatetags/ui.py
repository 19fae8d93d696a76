"""Tags and filters of every page: icons, state tags, deadline chips, bars, and how things are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

import segno
from django import template
from django.db import models
from django.template.context import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from doithoai.core import clock, formats, helping, holidays, journal, toasts
from doithoai.core.badges import ICONS, Badge, badge_of
from doithoai.core.deadline_words import WORKING_DAYS, Chip, chip
from doithoai.core.models import Entry
from doithoai.core.pieces import Milestone, Share, rects, shares_of, spoken
from doithoai.core.templatetags import blocks

register = template.Library()
#: So many fields of a filter stand open; of more than that, the first few.
MOST_FILTERS, FIRST_FILTERS = 5, 3
#: In the address: the later fields were asked for.
MORE = "them"
register.tags.update(blocks.register.tags)

Pairs = Iterable[Share | Sequence[Any]]
_MASKED = re.compile(r"\[(đã che: [^\]\n]{1,80})\]")


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """The only place that writes an icon; it always stands beside a word."""
    if name not in ICONS:
        raise ValueError(f"no icon {name!r}")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>', _sprite(), name
    )


@register.simple_tag
def mark() -> SafeString:
    """The mark of the product, the only gold thing on a page."""
    return format_html(
        '<svg class="brand__mark" aria-hidden="true" focusable="false"><use href="{}#i-mark"/></svg>', _sprite()
    )


@register.simple_tag(takes_context=True)
def help_link(context: Context, beside: bool = False) -> SafeString:
    """The way to the help of this screen; `beside` opens it next to a screen that must stay open."""
    match = getattr(context.get("request"), "resolver_match", None)
    area = helping.area_of(match.namespace, match.url_name or "", match.func) if match else ""
    if not area or match is None or not context.get("slug"):
        return SafeString("")
    return format_html(
        '<a class="help-link" href="{}"{}><span aria-hidden="true">?</span><span class="help-link__word">{}</span></a>',
        reverse(f"{match.namespace}:help", args=[context["slug"], area]),
        SafeString(' target="_blank" rel="noopener"') if beside else "",
        _("Help"),
    )


def _sprite() -> str:
    return static("img/icons.svg")


@register.simple_tag
def tag(shown: models.Model | Badge | None) -> SafeString:
    """The tag of a Badge, or of a row with a state; nothing for None."""
    if not shown:
        return SafeString("")
    badge = shown if isinstance(shown, Badge) else badge_of(shown)
    return _tag(badge.tone, badge.icon, str(badge.word))


@lru_cache(512)
def _tag(tone: str, icon_name: str, word: str) -> SafeString:
    """Drawn once for all rows of a list: there are few of them, and each list shows the same."""
    return format_html('<span class="tag tag--{}">{}{}</span>', tone, icon(icon_name), word)


@register.simple_tag
def tag_of(tone: str, word: Any, icon_name: str = "") -> SafeString:
    """A tag by tone and word, for facts that are no state."""
    return tag(Badge(word, tone, icon_name))


@register.simple_tag
def due(
    day: Any,
    met_on: date | None = None,
    rule: Any = "",
    basis: Any = "",
    unit: str = "",
    closed: bool = False,
    today: date | None = None,
    open: bool = False,
    calendar: Any = None,
) -> SafeString:
    """A deadline chip. `day` is a date, or something with `.day` and `.rule` (people.clocks.Due).

    With `rule` it opens to show how the day is counted; `unit="workday"` counts working days; nothing when closed.
    """
    rule, basis = rule or getattr(day, "rule", ""), basis or getattr(day, "basis", "")
    due_on = _to_day(day if isinstance(day, date) else getattr(day, "day", None))
    if due_on is None or (closed and met_on is None):
        return SafeString("")
    shown = _chip(due_on, _to_day(met_on), unit, today, calendar)
    inside = format_html("{}{}", icon(shown.icon), shown.words)
    if not rule:
        return format_html('<span class="due due--{}"><span class="due__chip">{}</span></span>', shown.tone, inside)
    return format_html(
        '<details class="due due--{}"{}><summary class="due__chip">{}</summary><p class="due__rule">{}{}</p></details>',
        shown.tone,
        SafeString(" open") if open else "",
        inside,
        rule,
        f" ({basis})" if basis and str(basis) not in str(rule) else "",
    )


def _to_day(day: Any) -> Any:
    """The Vietnamese day; a variable that a template does not know arrives as an empty text."""
    return clock.local(day).date() if isinstance(day, datetime) else day or None


def _chip(due_on: date, met_on: date | None, unit: str, today: date | None, calendar: Any) -> Chip:
    now = today or clock.today()
    between = None
    if unit == WORKING_DAYS and met_on is None:
        between = (calendar or holidays.calendar_for([now.year, due_on.year])).between
    return chip(due_on, today=now, met_on=met_on, unit=unit or "day", between=between)


@register.simple_tag
def bar(pairs: Pairs, thin: bool = False, total: int | None = None, label: Any = "") -> SafeString:
    """A bar whose spoken label comes from the same numbers as its legend."""
    shares = shares_of(pairs)
    drawn = format_html_join(
        "",
        '<rect class="f-{}" x="{}" width="{}" height="20"/>',
        ((one.tone, one.x, one.width) for one in rects(shares, total=total)),
    )
    return format_html(
        '<svg class="bar{}" viewBox="0 0 1000 20" preserveAspectRatio="none" role="img" aria-label="{}">{}</svg>',
        " bar--thin" if thin else "",
        label or spoken(shares),
        drawn,
    )


@register.simple_tag
def legend(pairs: Pairs) -> SafeString:
    """The words and numbers beside a bar."""
    return _part("legend", shares=shares_of(pairs))


@register.simple_tag
def coverage(line: Any, pairs: Pairs, rest: Any = "") -> SafeString:
    """A sentence, the bar and its legend; `rest` says what the remaining ones stand for."""
    return _part("coverage", line=line, shares=shares_of(pairs), rest=rest)


@register.simple_tag
def bars(rows: Iterable[tuple[Any, int, Sequence[Any]]]) -> SafeString:
    """Rows (word, number, shares) drawn to one common scale."""
    made = [(word, number, shares_of(shares)) for word, number, shares in rows]
    most = max([number for _word, number, _shares in made], default=1)
    drawn = [(word, formats.vnnumber(number), rects(shares, total=most)) for word, number, shares in made]
    return _part("bars", rows=drawn)


@register.simple_tag
def milestones(items: Iterable[Milestone], today: date | None = None) -> SafeString:
    """Clocks counted back from the day of a conference."""
    shown = [(item, _chip(item.day, item.met_on, "", today, None) if item.counts else None) for item in items]
    return _part("milestones", items=shown)


@register.simple_tag
def stepper(labels: Iterable[Any], current: int, label: Any = "") -> SafeString:
    """The life of something: `current` is the place of the present step, counted from 0."""
    steps = [(words, "past" if n < current else "now" if n == current else "") for n, words in enumerate(labels)]
    return _part("stepper", steps=steps, label=label)


@register.simple_tag
def timeline(entries: Iterable[Entry], public: bool = False) -> SafeString:
    """Entries of the journal, newest first; the public one shows the day, the office one also the time."""
    return _part("timeline", entries=list(entries), public=public)


@register.simple_tag
def crumbs(*parts: Any) -> SafeString:
    """Pairs of words and address, then the words of this page."""
    links = list(zip(parts[0:-1:2], parts[1::2], strict=False))
    return _part("crumbs", links=links, here=parts[-1])


@register.simple_tag
def back(url: str, words: Any = "") -> SafeString:
    """The one way back inside a wizard."""
    return _part("back", url=url, words=words)


@register.simple_tag
def qr(text: str, label: Any, css: str = "slip__qr") -> SafeString:
    """A QR code as one SVG path, with no size of its own."""
    rows = [list(line) for line in segno.make(text, error="m", micro=False).matrix]
    path = "".join(f"M{x} {y}h1v1h-1z" for y, line in enumerate(rows) for x, dark in enumerate(line) if dark)
    side = len(rows) + 4
    return format_html(
        '<svg class="{}" viewBox="-2 -2 {} {}" role="img" aria-label="{}">'
        '<rect x="-2" y="-2" width="{}" height="{}" fill="#fff"/><path d="{}"/></svg>',
        css, side, side, label, side, side, path,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, words: Any, exact: bool = False) -> SafeString:
    """An item of the main navigation, marked when the page lies under it; nothing when there is no such page."""
    try:
        url = reverse(name, args=[context["slug"]])
    except (NoReverseMatch, KeyError):
        return SafeString("")
    path = getattr(context.get("request"), "path", "")
    here = path == url or (not exact and path.startswith(url))
    return _part("nav_link", url=url, words=words, here=here, this=path == url)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """The present address with some parameters changed; an empty value takes one out."""
    return blocks.address(context, **changes)


@register.inclusion_tag("components/whole_form.html", takes_context=True)
def whole_form(
    context: Context,
    form: Any,
    submit: Any = "",
    cancel: str = "",
    action: str = "",
    icon: str = "",
    danger: bool = False,
    wide: bool = False,
) -> dict[str, Any]:
    """A form with its button: error summary, fields, one verb, and a way out."""
    values = {"form": form, "submit": submit or _("Save"), "cancel": cancel, "action": action}
    return {**values, "icon": icon, "danger": danger, "wide": wide}


@register.inclusion_tag("components/confirm.html", takes_context=True)
def confirm(
    context: Context,
    title: Any,
    text: Any,
    submit: Any,
    cancel: str,
    form: Any = None,
    danger: bool = False,
    action: str = "",
) -> dict[str, Any]:
    """The question before an act that cannot be undone: the button repeats the verb of the title."""
    values = {"title": title, "text": text, "submit": submit, "cancel": cancel, "form": form}
    return {**values, "danger": danger, "action": action}


@register.inclusion_tag("components/act.html", takes_context=True)
def act(context: Context, action: str, words: Any, icon: str = "", kind: str = "", **fields: Any) -> dict[str, Any]:
    """One button that posts to `action`; kind "", primary, plain, danger, go, stop; `fields` go along hidden."""
    return {"action": action, "words": words, "icon": icon, "kind": kind, "fields": list(fields.items())}


@register.inclusion_tag("components/toast.html", takes_context=True)
def message_line(context: Context, message: Any) -> dict[str, Any]:
    """A message of the last act: a notice, or a toast with its undo button."""
    tone = {"success": "ok", "warning": "warn", "error": "bad"}.get(message.level_tag, "")
    return {"words": message.message, "tone": tone, "undo": toasts.undo_path(message.extra_tags)}


@register.simple_tag(takes_context=True)
def pager(context: Context, page: Any) -> SafeString:
    """The way through a list of several pages, and where one is in it."""
    return _part("pager", **blocks.pager_values(context, page))


@register.simple_tag(takes_context=True)
def leaf_turner(context: Context, leaf: Any) -> SafeString:
    """Back and on in a list that is too long for numbered pages."""
    return _part("leaf_turner", **blocks.leaf_values(context, leaf))


@register.simple_tag(takes_context=True)
def filters(context: Context, form: Any, submit: Any = "") -> SafeString:
    """A GET form, so that the address holds what is filtered; of many fields the later ones come when asked for.

    They are lists of hundreds of names, and a press of the button that asks for them keeps what was typed. A form may
    say by `first_filters` how many stand there at once.
    """
    fields = form.visible_fields()
    number = getattr(form, "first_filters", len(fields) if len(fields) <= MOST_FILTERS else FIRST_FILTERS)
    first, more = fields[:number], fields[number:]
    asked = getattr(context.get("request"), "GET", {})
    is_open = bool(more) and (MORE in asked or any(asked.get(field.html_name) for field in more))
    values = {"first": first, "more": more, "more_open": is_open, "more_name": MORE}
    return _part("filters", form=form, submit=submit or _("Filter"), **values)


@register.simple_tag(takes_context=True)
def applied(context: Context, form: Any, count: Any = "") -> SafeString:
    """How many there are and what is filtered, each removable by a link."""
    return _part("applied", items=blocks.applied_items(context, form), count=count)


@register.simple_tag
def error_summary(form: Any) -> SafeString:
    """What is missing, on top, linked to each field; the whole of `{{ form }}` begins with it already."""
    return _part("error_summary", form=form)


@register.filter
def vndate(day: date | datetime | None) -> str:
    """05/11/2024."""
    return formats.vndate(day)


@register.filter
def vntime(at: time | datetime | None) -> str:
    """08 giờ 00, as the public reads it."""
    return formats.vntime(at)


@register.filter
def clocktime(at: time | datetime | None) -> str:
    """08:00, for lists of the staff."""
    return formats.vntime(at, staff=True)


@register.filter
def vndatetime(at: datetime | None) -> str:
    """08 giờ 00 ngày 05/11/2024, as the public reads it."""
    return formats.vnmoment(at)


@register.filter
def vnmoment(at: datetime | None) -> str:
    """08:00 05/11/2024, for lists of the staff."""
    return formats.vnmoment(at, staff=True)


@register.filter
def weekday(day: date | datetime | None) -> str:
    """The name of the day of the week."""
    names = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
    return "" if day is None else names[_to_day(day).weekday()]


@register.filter
def vnnumber(value: int | float | Decimal | None, places: int | None = None) -> str:
    """1.234,5."""
    return formats.vnnumber(value, places)


@register.filter
def money(value: int | float | Decimal | None) -> str:
    """1.240.000 đồng."""
    return "" if value is None else _("%(amount)s dong") % {"amount": formats.vnnumber(value, 0)}


@register.filter
def bytes_size(value: int) -> str:
    """120 kB, 1,2 MB."""
    if value < 1_000_000:
        return f"{formats.vnnumber(max(round(value / 1000), 1))} kB"
    return f"{formats.vnnumber(value / 1_000_000, 1)} MB"


@register.filter
def masked(text: str) -> SafeString:
    """A public text: lines kept, each covered place drawn as one."""
    safe = _MASKED.sub(r'<span class="masked">\1</span>', escape(text))
    return mark_safe(safe.replace("\r\n", "\n").replace("\n", "<br>"))  # escaped in the line before


@register.filter
def sentence(entry: Entry) -> str:
    """The words of the timeline for one entry of the journal."""
    return journal.sentence(entry)


@register.filter
def said(entry: Entry, name: str) -> str:
    """A fact of an entry, typed words among them."""
    return journal.said(entry, name)


@register.filter
def lookup(mapping: Mapping[Any, Any], key: Any) -> Any:
    """The value under a key that is itself a variable."""
    return mapping.get(key)


def _part(name: str, **values: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", values)
