"""One way of answering a form that calls one rule: redirect when it was done, the same page (422) when not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import render

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal


def form_page(
    request: HouseRequest,
    form: BaseForm,
    act: Callable[[dict[str, Any]], Any],
    done: Callable[[Any], HttpResponse],
    template: str = "office/form.html",
    said: str = "",
    **context: Any,
) -> HttpResponse:
    """Show, check and act; `act` takes the cleaned data, `done` what the rule returned."""
    if form.is_bound and form.is_valid():
        try:
            made = act(form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            if said:
                messages.success(request, said)
            return done(made)
    return render(request, template, {"form": form, **context}, status=422 if form.is_bound else 200)
