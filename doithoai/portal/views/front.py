"""The first page of the installation and the answers to errors."""

import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from doithoai.core.web import busy, is_away, too_large
from doithoai.people.models import Authority


def authorities(request: HttpRequest) -> HttpResponse:
    """List the authorities of this installation, or go to the only one."""
    host = request.get_host().split(":")[0]
    rows = list(Authority.objects.all())
    own = [row for row in rows if row.host and row.host == host]
    if own or len(rows) == 1:
        return redirect("portal:home", (own or rows)[0].slug)
    return render(request, "portal/authorities.html", {"authorities": rows})


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFilesSent | TooManyFieldsSent):
        return too_large(request)
    return render(request, "errors/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Called while the fault is being handled: one that passes by itself (database away, disk full) is a 503."""
    if is_away(sys.exc_info()[1]):
        return busy()
    return render(request, "errors/500.html", status=500)
