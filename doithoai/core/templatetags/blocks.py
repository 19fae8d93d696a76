"""Components that hold something: page head, panel, notice, table, facts; taken in by `ui`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.db.models import Model
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from doithoai.core.formats import vndate, vnnumber
from doithoai.core.pieces import pages_around

register = template.Library()
PAGE = "trang"


def _part(name: str, **values: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", values)


def _inner(content: str) -> SafeString:
    return mark_safe(content.strip())  # a template rendered it, so it is escaped already


@register.simple_block_tag
def page_head(
    content: str, title: Any, kicker: Any = "", lede: Any = "", next: Any = "", badge: Any = None, detail: bool = False
) -> SafeString:
    """The head of a page; what stands inside are its actions. A page about one row must say who acts next."""
    if detail and not next:
        raise ValueError("a detail page says who acts next")
    values = {"title": title, "kicker": kicker, "lede": lede, "next": next, "badge": badge}
    return _part("page_head", actions=_inner(content), **values)


@register.simple_block_tag
def panel(
    content: str,
    title: Any = "",
    count: Any = "",
    key: bool = False,
    link: str = "",
    words: Any = "",
    bare: bool = False,
    id: str = "",
) -> SafeString:
    """A box with a head; `bare` leaves the padding to what is inside (tables, item lists)."""
    values = {"title": title, "count": count, "key": key, "link": link, "words": words, "bare": bare, "id": id}
    return _part("panel", content=content, **values)


@register.simple_block_tag
def notice(content: str, tone: str = "", icon: str = "") -> SafeString:
    """Words in the page; tone "", ok, warn, bad."""
    return _part("notice", content=content, tone=tone, icon=icon)


@register.simple_block_tag
def empty_state(content: str, title: Any) -> SafeString:
    """Why a list is empty and the one thing to do next."""
    return _part("empty", title=title, content=content)


@register.simple_block_tag
def fact(content: str, term: Any, change: str = "") -> SafeString:
    """One row inside `<dl class="facts">`; `change` is the address where it is changed."""
    return _part("fact", term=term, content=content, change=change)


@register.simple_tag
def figure(value: Any, label: Any, of: Any = None, late: bool = False) -> SafeString:
    """One figure inside `<dl class="figures">`: never without what it is a part of, where there is such a whole."""
    shown = vnnumber(value) if isinstance(value, int | float) else value
    whole = vnnumber(of) if isinstance(of, int | float) else of
    return _part("figure", value=shown, of=whole, label=label, late=late and bool(value))


@register.simple_block_tag
def event(content: str, when: Any = "", kind: str = "") -> SafeString:
    """One item inside `<ol class="timeline">`; kind "", now, done, next."""
    return _part("event", content=content, when=when, kind=kind)


@dataclass
class Columns:
    """The columns of the table being drawn: how a cell of each begins and ends, and which cell comes next."""

    cells: list[tuple[str, str]]
    at: int = 0
    foot: bool = False


@register.simple_block_tag(takes_context=True)
def table(context: Context, content: str, caption: Any = "", cards: bool = True, scroll: bool = False) -> SafeString:
    """A table that turns into cards on a phone, or with `scroll` scrolls in its own box."""
    columns = context.get("_columns")
    end = SafeString("" if columns and columns.foot else "</tbody>")
    css = "table table--cards" if cards and not scroll else "table"
    head = format_html("<caption>{}</caption>", caption) if caption and not scroll else ""
    made = format_html('<table class="{}" role="table">{}{}{}</table>', css, head, content, end)
    if not scroll:
        return made
    return format_html(
        '<div class="table-scroll" tabindex="0" role="region" aria-label="{}">{}</div>', caption or _("Table"), made
    )


@register.simple_tag(takes_context=True)
def columns(context: Context, *labels: Any, numeric: str = "") -> SafeString:
    """The heads of a table, single ones or lists of them; `numeric="3,4"` sets those columns (from 1) right."""
    labels = tuple(label for one in labels for label in (one if isinstance(one, list) else [one]))
    right = frozenset(int(one) - 1 for one in str(numeric).split(",") if one.strip())
    context["_columns"] = Columns([_edges(n, str(label), n in right) for n, label in enumerate(labels)])
    heads = format_html_join(
        "",
        '<th scope="col" role="columnheader"{}>{}</th>',
        ((SafeString(' class="is-num"') if n in right else "", label) for n, label in enumerate(labels)),
    )
    return format_html('<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">', heads)


def _edges(at: int, label: str, is_number: bool) -> tuple[str, str]:
    """How a cell begins, up to its `>`, and how it ends; escaped. The first of a row is its head."""
    css = ' class="is-num"' if is_number else ""
    if at == 0:
        return f'<th scope="row" role="rowheader"{css}', "</th>"
    named = format_html(' data-label="{}"', label) if label else ""
    return f'<td role="cell"{css}{named}', "</td>"


@register.simple_block_tag(takes_context=True)
def row(context: Context, content: str, current: bool = False, foot: bool = False) -> SafeString:
    """One row of a table; `foot` makes it the row of sums."""
    state: Columns = context["_columns"]
    state.at = 0
    here = ' aria-current="true"' if current else ""
    made = f'<tr role="row"{here}>{content}</tr>'
    if foot:
        state.foot = True
        made = f'</tbody><tfoot role="rowgroup">{made}</tfoot>'
    return mark_safe(made)  # a template rendered what is inside


@register.simple_block_tag(takes_context=True)
def cell(context: Context, content: str, span: int = 1) -> SafeString:
    """One cell; it knows its column."""
    state: Columns = context["_columns"]
    begin, end = state.cells[state.at] if state.at < len(state.cells) else _edges(state.at, "", False)
    state.at += span
    wide = f' colspan="{int(span)}"' if span > 1 else ""
    return mark_safe(f"{begin}{wide}>{content.strip()}{end}")  # a template rendered what is inside


@register.simple_tag(takes_context=True)
def numbers(context: Context, *values: int) -> SafeString:
    """Cells that hold a number each: a table of many figures is drawn several times as quick as cell by cell."""
    state: Columns = context["_columns"]
    edges = state.cells[state.at : state.at + len(values)]
    state.at += len(values)
    drawn = (f"{begin}>{vnnumber(value)}{end}" for (begin, end), value in zip(edges, values, strict=True))
    return mark_safe("".join(drawn))


def pager_values(context: Context, page: Any) -> dict[str, Any]:
    """What the pager shows: addresses keep everything that is filtered."""
    last = page.paginator.num_pages
    numbers = pages_around(page.number, last) if last > 1 else []
    links = [(str(n), address(context, **{PAGE: n}), n == page.number) if n else None for n in numbers]
    return {
        "links": links,
        "first": vnnumber(page.start_index()),
        "last": vnnumber(page.end_index()),
        "total": vnnumber(page.paginator.count),
        "before": address(context, **{PAGE: page.number - 1}) if page.has_previous() else "",
        "after": address(context, **{PAGE: page.number + 1}) if page.has_next() else "",
    }


def leaf_values(context: Context, leaf: Any) -> dict[str, Any]:
    """The same for a list without numbered pages."""
    turned = {"before": leaf.before, "after": leaf.after}
    return {name: "" if sau is None else address(context, sau=sau) for name, sau in turned.items()}


def _query(context: Context) -> dict[str, list[str]]:
    request = context.get("request")
    return dict(request.GET.lists()) if request else {}


def address(context: Context, **changes: Any) -> str:
    """The present address with some parameters changed; an empty value takes one out."""
    changed = {**_query(context), **{name: [str(value)] for name, value in changes.items()}}
    kept = {name: value for name, value in changed.items() if value not in ([""], ["None"])}
    return f"?{urlencode(kept, doseq=True)}"


def applied_items(context: Context, form: Any) -> list[tuple[str, str, str]]:
    """Label, words and the address without it, for every filter that is set."""
    if not form.is_bound:
        return []
    form.is_valid()
    items = []
    for bound in form.visible_fields():
        words = _words_of(bound, getattr(form, "cleaned_data", {}).get(bound.name))
        if words:
            rest = {
                name: given for name, given in _query(context).items() if name not in (bound.html_name, PAGE, "sau")
            }
            items.append((str(bound.label), words, f"?{urlencode(rest, doseq=True)}"))
    return items


def _words_of(bound: Any, value: Any) -> str:
    if value in (None, "", [], False):
        return ""
    if hasattr(value, "year"):
        return vndate(value)
    if value is True:
        return str(_("yes"))
    if isinstance(value, Model):
        return str(value)  # without asking for all the others
    many = value if isinstance(value, list | tuple) else [value]
    known = dict(_flat(getattr(bound.field, "choices", ())))
    return ", ".join(str(known.get(one, known.get(str(one), one))) for one in many)


def _flat(choices: Any) -> Any:
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
