"""Somebody of the organisation takes a piece of work, or gives it back to all."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import taking
from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.views.assignments import assignment_of


@require_POST
@office_page("answer.draft")
def take(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    taking.take(assignment_of(request, public_id), by=request.actor)
    say_done(request, _("It is among your own work now."))
    return redirect("office:assignment", slug, public_id)


@require_POST
@office_page("answer.draft")
def leave(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    taking.leave(assignment_of(request, public_id), by=request.actor)
    say_done(request, _("It lies there for everybody of the organisation again."))
    return redirect("office:assignment", slug, public_id)
