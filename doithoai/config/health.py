"""Pages for the machines that watch the service: does it live, can it serve, and figures without anything personal."""

import hmac
from functools import cache

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404, HttpRequest, HttpResponse

from doithoai.operations import figures, release


def _plain(words: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(words + "\n", content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    if status == 503:
        response["Retry-After"] = "10"
    return response


def livez(request: HttpRequest) -> HttpResponse:
    """The process answers; a process that does not is to be started again."""
    return _plain("ok")


@cache
def _known() -> frozenset[str]:
    return frozenset(release.known_migrations())


def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and has the tables of this release; else 503, and no visitor is to be sent here."""
    try:
        applied = {f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()}
    except Error as fault:
        return _plain(f"database: {type(fault).__name__}", 503)
    waiting = _known() - applied
    return _plain(f"migrations: {len(waiting)} are not applied", 503) if waiting else _plain("ok")


def metrics(request: HttpRequest) -> HttpResponse:
    """Figures in the text form of Prometheus, for who says the token; without a token there is no such page."""
    token = settings.DOITHOAI_METRICS_TOKEN
    said = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not hmac.compare_digest(said.encode(), token.encode()):
        raise Http404
    response = _plain(figures.text())
    response["Content-Type"] = "text/plain; version=0.0.4; charset=utf-8"
    return response
