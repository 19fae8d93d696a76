"""Open streams inside the tests: the shipped ASGI stream in a loop of its own, every byte kept."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from doithoai.hall import fragments
from doithoai.hall.hub import Hub
from doithoai.hall.stream import _beats, stream


class Line:
    """What one screen got."""

    def __init__(self, path: str, cookie: str = "") -> None:
        headers = [(b"cookie", cookie.encode())] if cookie else []
        self.scope = {"type": "http", "path": path, "headers": headers}
        self.got = bytearray()
        self.status = 0

    async def send(self, message: dict[str, Any]) -> None:
        self.status = message.get("status", self.status)
        self.got += message.get("body", b"")

    async def receive(self) -> dict[str, Any]:
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    @property
    def events(self) -> list[dict[str, Any]]:
        lines = bytes(self.got).decode().splitlines()
        return [json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: ")]

    @property
    def words(self) -> str:
        """Everything as it is read: no letter hidden behind an escape of JSON."""
        return bytes(self.got).decode() + "".join(event["html"] for event in self.events)

    def until(self, beat: int, seconds: float = 10) -> None:
        """Wait until the screen has shown this beat."""
        end = time.monotonic() + seconds
        while not (self.events and self.events[-1]["beat"] >= beat):
            assert time.monotonic() < end, f"beat {beat} did not come: {[one['beat'] for one in self.events]}"
            time.sleep(0.02)


class Ears:
    """A loop on a thread, and the hub in it."""

    def __init__(self) -> None:
        self.hub = Hub(fragments.render, _beats, follow=False)
        self.loop = asyncio.new_event_loop()
        self.tasks: list[asyncio.Task[None]] = []
        self.thread = threading.Thread(target=self.loop.run_forever)

    def open(self, path: str, cookie: str = "") -> Line:
        line = Line(path, cookie)

        async def begin() -> None:
            self.tasks.append(asyncio.ensure_future(stream(line.scope, line.receive, line.send, self.hub)))

        asyncio.run_coroutine_threadsafe(begin(), self.loop).result(10)
        end = time.monotonic() + 10
        while not line.status or (line.status == 200 and not line.got):
            assert time.monotonic() < end, "the stream did not open"
            time.sleep(0.01)
        return line

    async def _close(self) -> None:
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        await self.hub.end()


@contextmanager
def listening() -> Iterator[Ears]:
    ears = Ears()
    ears.thread.start()
    try:
        yield ears
    finally:
        asyncio.run_coroutine_threadsafe(ears._close(), ears.loop).result(20)
        ears.loop.call_soon_threadsafe(ears.loop.stop)
        ears.thread.join()
        ears.loop.close()
