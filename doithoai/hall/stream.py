"""The bare ASGI stream: the same bytes to every open screen of one audience, beside Django in the same process."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db import DatabaseError

from doithoai.core.models import Pulse
from doithoai.hall import fragments
from doithoai.hall.access import may_watch
from doithoai.hall.hub import GZIP_HEAD, Channel, Hub, Screen, Send, pack

HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"vary", b"accept-encoding"),
    (b"x-accel-buffering", b"no"),
]
#: How soon a browser comes back (milliseconds): staff and walls at once, the many phones spread over three seconds.
AT_ONCE, SPREAD = 500, 3000


def _beats(ids: Iterable[int]) -> list[tuple[int, int]]:
    rows = Pulse.objects.filter(pk__in=[f"conference:{one}" for one in ids]).values_list("key", "beat")
    return [(int(key.partition(":")[2]), beat) for key, beat in rows]


HUB = Hub(fragments.render, _beats)


async def stream(scope: dict[str, Any], receive: Any, send: Send, hub: Hub = HUB) -> None:
    """GET /stream/<conference>/<audience>/<language>: full state first, then every change."""
    parts = [part for part in scope["path"].split("/") if part]
    screen = Screen(send, packed=b"gzip" in _header(scope, b"accept-encoding"))
    channel: Channel | None = None
    try:
        channel = await _channel(hub, parts, scope) if len(parts) == 4 else None
        if channel is None:
            await _refuse(send, 404, [])
            return
        channel.screens.add(screen)
        await hub.first(channel)
        await _show(channel, screen, receive)
    except DatabaseError:
        # Before the first byte: the browser reads the page of refusals once, and comes back by itself.
        await _refuse(send, 503, [(b"retry-after", b"2")])
    finally:
        if channel is not None:
            hub.leave(channel, screen)


async def _show(channel: Channel, screen: Screen, receive: Any) -> None:
    """The whole state; from then on the hub writes, and this waits for the end."""
    headers = [*HEADERS, (b"content-encoding", b"gzip")] if screen.packed else HEADERS
    await screen.send({"type": "http.response.start", "status": 200, "headers": headers})
    block = channel.greeting()
    assert block is not None
    body = _retry(channel.key[1], screen.packed) + (block.packed if screen.packed else block.plain)
    screen.begun = True
    await screen.send({"type": "http.response.body", "body": body, "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass


async def _channel(hub: Hub, parts: list[str], scope: dict[str, Any]) -> Channel | None:
    """What this address and cookie may watch; a public channel that others watch already needs no asking."""
    name = (parts[1], parts[2], parts[3])
    known = hub.names.get(name)
    if known is not None and parts[2] in fragments.PUBLIC_AUDIENCES:
        return known
    cookie = _header(scope, b"cookie").decode("latin-1")
    conference_id = await hub.run(may_watch, parts, cookie)
    return hub.join((conference_id, parts[2], parts[3]), name) if conference_id is not None else None


def _header(scope: dict[str, Any], name: bytes) -> bytes:
    return next((value for one, value in scope["headers"] if one == name), b"")


async def _refuse(send: Send, status: int, headers: list[tuple[bytes, bytes]]) -> None:
    await send({"type": "http.response.start", "status": status, "headers": [*headers, (b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


def _retry(audience: str, packed: bool) -> bytes:
    wait = AT_ONCE + 100 * secrets.randbelow(SPREAD // 100) if audience == "phone" else AT_ONCE
    return _retry_line(wait, packed)


@lru_cache(maxsize=128)
def _retry_line(wait: int, packed: bool) -> bytes:
    line = b"retry: %d\n" % wait
    return GZIP_HEAD + pack(line) if packed else line
