"""What a browser holds for its owner between two pages: encrypted, within one authority, for a while."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from doithoai.core import cipher, clock
from doithoai.core.web import HouseRequest

PURPOSE = "session.kept"


def put(request: HouseRequest, name: str, value: dict[str, Any], *, minutes: int) -> None:
    """Keep a small value in the session; what a person typed never lies there in clear text."""
    until = clock.now() + timedelta(minutes=minutes)
    body = json.dumps({"until": until.timestamp(), "value": value})
    request.session[_key(request, name)] = cipher.seal(body, PURPOSE)


def get(request: HouseRequest, name: str) -> dict[str, Any]:
    """The value, or nothing when it was never there or its time is over."""
    sealed = request.session.get(_key(request, name))
    if not sealed:
        return {}
    try:
        held = json.loads(cipher.unseal(sealed, PURPOSE))
    except cipher.Unreadable:
        return {}
    value: dict[str, Any] = held["value"]
    return value if held["until"] > clock.now().timestamp() else {}


def drop(request: HouseRequest, name: str) -> None:
    request.session.pop(_key(request, name), None)


def save(request: HouseRequest) -> None:
    """Write the session now, in the transaction of the act that fills it, and not again with the answer.

    A code that is told once must not be lost with a server that dies between the two.
    """
    request.session.save()
    request.session.modified = False


def _key(request: HouseRequest, name: str) -> str:
    return f"kept:{name}:{request.authority.pk}"
