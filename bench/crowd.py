"""Many screens in one light process: raw sockets, one asyncio loop; told what to do by lines on standard input.

python bench/crowd.py HOST PORT PATH
open N     N more streams; answers when all have their first state: {"took": [seconds to the full state]}
close      closes all of them
seen       {"beats": {beat: [moments of arrival on the clock of the system]}}, and forgets them
"""

from __future__ import annotations

import asyncio
import gc
import json
import re
import sys
import time
from collections import defaultdict
from typing import Any

import uvloop

BEAT = re.compile(rb"^id: (\d+)\r?$", re.MULTILINE)


class Screen(asyncio.Protocol):
    """One stream: looks for the id of each event, and forgets the rest."""

    __slots__ = ("begun", "crowd", "ended", "has_state", "line", "rest")

    def __init__(self, crowd: Crowd, begun: float) -> None:
        self.crowd, self.begun = crowd, begun
        self.has_state, self.ended, self.rest = False, False, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.line: Any = transport
        self.line.write(self.crowd.request)

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        if self.rest:
            data = self.rest + data
        end = data.rfind(b"\n\n")
        if end < 0:
            self.rest = data
            return
        self.rest = data[end + 2 :]
        found = BEAT.findall(data, 0, end)
        if not found:
            return
        if self.has_state:
            for beat in found:
                self.crowd.beats[int(beat)].append(now)
        else:
            self.has_state = True
            self.crowd.stated(now - self.begun)

    def connection_lost(self, error: Exception | None) -> None:
        self.crowd.lost += 0 if self.ended else 1


class Crowd:
    """All screens of this process."""

    def __init__(self, host: str, port: int, path: str) -> None:
        self.host, self.port = host, port
        self.request = f"GET {path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept: text/event-stream\r\n\r\n".encode()
        self.screens: list[Screen] = []
        self.beats: dict[int, list[float]] = defaultdict(list)
        self.took: list[float] = []
        self.lost = 0
        self.wanted = 0
        self.all_there = asyncio.Event()

    def stated(self, seconds: float) -> None:
        self.took.append(seconds)
        if len(self.took) >= self.wanted:
            self.all_there.set()

    async def open(self, count: int) -> dict[str, Any]:
        self.took, self.wanted = [], count
        self.all_there.clear()
        loop, began = asyncio.get_running_loop(), time.monotonic()

        async def one() -> None:
            _line, screen = await loop.create_connection(lambda: Screen(self, began), self.host, self.port)
            self.screens.append(screen)

        await asyncio.gather(*(one() for _one in range(count)))
        await asyncio.wait_for(self.all_there.wait(), 60)
        return {"took": self.took, "lost": self.lost}

    async def close(self) -> dict[str, Any]:
        for screen in self.screens:
            screen.ended = True
            screen.line.close()
        self.screens.clear()
        await asyncio.sleep(0.2)
        return {}

    async def seen(self) -> dict[str, Any]:
        beats, self.beats = self.beats, defaultdict(list)
        return {"beats": beats, "lost": self.lost}


async def main(host: str, port: int, path: str) -> None:
    crowd, loop = Crowd(host, port, path), asyncio.get_running_loop()
    # No looking for rubbish in the middle of a measurement: it would be counted as the server's.
    gc.disable()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        name, *numbers = line.split()
        print(json.dumps(await getattr(crowd, name)(*map(int, numbers))), flush=True)


if __name__ == "__main__":
    # The loop of the server: the slower one of the library would itself be a good part of what is measured.
    uvloop.run(main(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
