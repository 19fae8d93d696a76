"""The bare ASGI stream: the same bytes to every open screen of one audience.

Beside Django in the same process. A change in this process is heard at once through core.bus; a change made by
another process is seen by one query a second for all watched conferences together.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import close_old_connections

from doithoai.core import bus, clock
from doithoai.core.models import Pulse
from doithoai.hall import fragments
from doithoai.hall.access import may_watch

POLL_SECONDS = 1.0
HEARTBEAT_SECONDS = 20.0

Channel = tuple[int, str, str]


class Hub:
    """Who watches what in this process, and the last bytes of each channel."""

    def __init__(self) -> None:
        self.watchers: dict[Channel, set[asyncio.Queue[bytes]]] = defaultdict(set)
        self.beats: dict[int, int] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.poller: asyncio.Task[None] | None = None
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stream")

    async def run(self, act: Any, *args: Any) -> Any:
        """Do database work on the one thread that is kept for it."""

        def inside() -> Any:
            close_old_connections()
            try:
                return act(*args)
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self.worker, inside)

    def join(self, channel: Channel) -> asyncio.Queue[bytes]:
        if self.poller is None or self.poller.done() or self.loop is not asyncio.get_running_loop():
            self.loop = asyncio.get_running_loop()
            self.poller = self.loop.create_task(self._poll())
            bus.listen(self.heard)
        queue: asyncio.Queue[bytes] = asyncio.Queue(maxsize=4)
        self.watchers[channel].add(queue)
        return queue

    def leave(self, channel: Channel, queue: asyncio.Queue[bytes]) -> None:
        self.watchers[channel].discard(queue)
        if not self.watchers[channel]:
            del self.watchers[channel]

    def heard(self, key: str, beat: int) -> None:
        """A commit in this process; called from any thread."""
        kind, _colon, number = key.partition(":")
        loop = self.loop
        if kind == "conference" and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._changed, int(number), beat)

    def _changed(self, conference_id: int, beat: int) -> None:
        if beat <= self.beats.get(conference_id, -1) or not self._watched(conference_id):
            return
        self.beats[conference_id] = beat
        asyncio.ensure_future(self._spread(conference_id))

    def _watched(self, conference_id: int) -> bool:
        return any(channel[0] == conference_id for channel in self.watchers)

    async def _spread(self, conference_id: int) -> None:
        """Render each audience once and hand the same bytes to all who watch it."""
        for channel in [one for one in self.watchers if one[0] == conference_id]:
            fragment = await self.run(fragments.render, *channel)
            block = event(fragment)
            for queue in tuple(self.watchers.get(channel, ())):
                if queue.full():
                    queue.get_nowait()
                queue.put_nowait(block)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            ids = {channel[0] for channel in self.watchers}
            if not ids:
                continue
            for key, beat in await self.run(_beats, [f"conference:{one}" for one in ids]):
                self._changed(int(key.partition(":")[2]), beat)


def _beats(keys: list[str]) -> list[tuple[str, int]]:
    return list(Pulse.objects.filter(pk__in=keys).values_list("key", "beat"))


HUB = Hub()


def event(fragment: fragments.Fragment) -> bytes:
    """One server-sent event; the beat is its id, the server's time lets the timers of the screens agree."""
    now = int(clock.now().timestamp() * 1000)
    data = json.dumps({"beat": fragment.beat, "html": fragment.body.decode(), "now": now})
    return f"id: {fragment.beat}\ndata: {data}\n\n".encode()


async def stream(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """GET /stream/<conference>/<audience>/<language>: full state first, then every change."""
    parts = [part for part in scope["path"].split("/") if part]
    cookie = next((value for name, value in scope["headers"] if name == b"cookie"), b"").decode("latin-1")
    conference_id = await HUB.run(may_watch, parts, cookie) if len(parts) == 4 else None
    if conference_id is None:
        await send({"type": "http.response.start", "status": 404, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    channel: Channel = (conference_id, parts[2], parts[3])
    queue = HUB.join(channel)
    try:
        await _write(channel, queue, receive, send)
    finally:
        HUB.leave(channel, queue)


async def _write(channel: Channel, queue: asyncio.Queue[bytes], receive: Any, send: Any) -> None:
    headers = [
        (b"content-type", b"text/event-stream"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    first = await HUB.run(fragments.render, *channel)
    await send({"type": "http.response.body", "body": _retry(channel[1]) + event(first), "more_body": True})
    gone = asyncio.ensure_future(_until_gone(receive))
    try:
        while not gone.done():
            waiting = asyncio.ensure_future(queue.get())
            done, _pending = await asyncio.wait(
                {waiting, gone}, timeout=HEARTBEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            body = waiting.result() if waiting in done else b": still here\n\n"
            if waiting not in done:
                waiting.cancel()
            if gone not in done:
                await send({"type": "http.response.body", "body": body, "more_body": True})
    finally:
        gone.cancel()


def _retry(audience: str) -> bytes:
    """How soon a browser comes back: staff and walls at once, phones spread over some seconds."""
    return b"retry: %d\n" % (500 + secrets.randbelow(3000) if audience == "phone" else 500)


async def _until_gone(receive: Any) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
