"""Charts that are drawn here as SVG, without a script; the figures always stand in a table beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from doithoai.core import formats
from doithoai.core.pieces import CHART_HEIGHT, CHART_WIDTH, GROUND, standing

register = template.Library()


@register.simple_tag
def columns_chart(rows: Iterable[tuple[Any, int, Sequence[Any]]], label: Any) -> SafeString:
    """Columns (word, number, shares) in the order of time, to one common scale; `label` says what is drawn."""
    shown = [(one, formats.vnnumber(one.number)) for one in standing(rows)]
    values = {
        "columns": shown,
        "label": label,
        "box": f"0 0 {CHART_WIDTH:.0f} {CHART_HEIGHT:.0f}",
        "ground": f"{GROUND:.0f}",
        "right": f"{CHART_WIDTH:.0f}",
        "words_at": f"{GROUND + 20:.0f}",
    }
    return render_to_string("components/columns_chart.html", values)
