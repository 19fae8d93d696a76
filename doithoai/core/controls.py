"""The plain controls of a form, drawn in one pass: a template for each option of each list took a third of a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms.utils import flatatt
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

Widget = dict[str, Any]


def text(widget: Widget) -> SafeString:
    """An input of any type, a tick among them."""
    value = widget["value"]
    given = "" if value is None else f' value="{conditional_escape(str(value))}"'
    return mark_safe(f'<input type="{widget["type"]}" name="{_name(widget)}"{given}{flatatt(widget["attrs"])}>')


def area(widget: Widget) -> SafeString:
    """A box of several lines; its first line break is the box's own."""
    inside = conditional_escape(widget["value"]) if widget["value"] else ""
    return mark_safe(f'<textarea name="{_name(widget)}"{flatatt(widget["attrs"])}>\n{inside}</textarea>')


def select(widget: Widget) -> SafeString:
    """A list to choose from, with its groups."""
    groups = "".join(_group(name, options) for name, options, _place in widget["optgroups"])
    return mark_safe(f'<select name="{_name(widget)}"{flatatt(widget["attrs"])}>{groups}</select>')


def _group(name: Any, options: list[Widget]) -> str:
    rows = "".join(
        f'<option value="{conditional_escape(str(one["value"]))}"{flatatt(one["attrs"])}>'
        f"{conditional_escape(one['label'])}</option>"
        for one in options
    )
    return f'<optgroup label="{conditional_escape(name)}">{rows}</optgroup>' if name else rows


def _name(widget: Widget) -> str:
    return conditional_escape(widget["name"])


_OF = "django/forms/widgets/"
#: What Django names by a template, and the function that draws the same.
DRAWN: dict[str, Callable[[Widget], SafeString]] = {
    **{
        f"{_OF}{name}.html": text
        for name in ("text", "input", "number", "email", "url", "password", "hidden", "date", "time", "checkbox")
    },
    f"{_OF}textarea.html": area,
    f"{_OF}select.html": select,
}
