"""Results in figures: broken down under the rule of five, on the page and as tables for anybody."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.cache import patch_cache_control

from doithoai.core import sheets
from doithoai.core.web import HouseRequest, public_page
from doithoai.reporting import open_data, showing
from doithoai.reporting.measures import MEASURES, By

CSV = "text/csv; charset=utf-8"
FRESH_SECONDS = 60


def by_of(request: HouseRequest) -> str:
    """What the address breaks down by; by field when it cannot be read."""
    by = request.GET.get("theo", "")
    return by if by in By.values else By.FIELD


def context(request: HouseRequest) -> dict[str, Any]:
    """What the page shows of the figures."""
    by = by_of(request)
    published, at, reasons = open_data.told(request.authority, by)
    lines, (heads, numeric) = published.lines, showing.heads()
    months = showing.months({line.key: line.numbers for line in lines if line.key}) if by == By.MONTH else []
    return {
        "by": by,
        "by_label": By(by).label,
        "ways": [(value, label, value == by) for value, label in By.choices],
        "counted_at": at,
        "rule": open_data.rule(),
        "published": published,
        "heads": heads,
        "numeric": numeric,
        "lines": [(line.label, showing.cells(line.numbers)) for line in lines],
        "whole_cells": showing.cells(published.sum.numbers),
        "months": months,
        "bars": showing.bars((line.label, line.numbers) for line in lines),
        "legend": showing.shares(published.sum.numbers),
        "reasons": reasons,
        "refused": sum(number for _words, number in reasons),
        "measures": MEASURES,
    }


@public_page
def results_table(request: HouseRequest, slug: str) -> HttpResponse:
    """The same figures to take away: CSV, JSON, or what the columns mean."""
    by = by_of(request)
    published, at, _reasons = open_data.told(request.authority, by)
    kind = request.GET.get("dang", "csv")
    if kind == "json":
        document = open_data.document(request.authority, by, published, at)
        return _fresh(JsonResponse(document, json_dumps_params={"ensure_ascii": False, "indent": 1}), by, "json")
    if kind == "mo-ta":
        data = sheets.write_csv(open_data.DESCRIBED, open_data.description(by, at))
        return _fresh(HttpResponse(data, content_type=CSV), f"{by}-mo-ta", "csv")
    return _fresh(HttpResponse(sheets.write_csv(*open_data.table(by, published)), content_type=CSV), by, "csv")


def _fresh(response: HttpResponse, name: str, ending: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="ket-qua-theo-{name}.{ending}"'
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response
