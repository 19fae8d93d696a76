"""Who watches what in this process: each change is rendered once per channel, and the same bytes go to every screen.

No task and no thread per screen: the bytes are handed to each connection without waiting. A connection that takes
nothing keeps the newest state alone, and gets it when it reads again; nobody waits for it.
"""

from __future__ import annotations

import asyncio
import json
import logging
import zlib
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from time import monotonic
from typing import Any

from django.db import close_old_connections, connections

from doithoai.core import bus, clock
from doithoai.hall.fragments import Fragment

logger = logging.getLogger(__name__)

#: Every second the beats of all watched conferences are asked for: what no notice told is heard then.
POLL_SECONDS = 1.0
HEARTBEAT_SECONDS = 20.0
#: After so many screens other work of the loop has its turn: the answer to the chair does not wait for 2,000 phones.
TURN = 100
#: So long is a rendered event good for newcomers; the time of the house in it is as old at most.
FRESH_SECONDS = 0.05
#: Walls and staff hear first; phones are the many.
ORDER = ("staff", "timer", "projector", "phone")
GZIP_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"

Key = tuple[int, str, str]
Send = Callable[[dict[str, Any]], Awaitable[None]]


def pack(plain: bytes) -> bytes:
    """A part of a gzip stream that stands alone: the same bytes may follow whatever went before."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS, 8)
    return packer.compress(plain) + packer.flush(zlib.Z_FULL_FLUSH)


@dataclass
class Block:
    """Bytes for every screen, packed once for all that take gzip."""

    plain: bytes

    @cached_property
    def packed(self) -> bytes:
        return pack(self.plain)


HEARTBEAT = Block(b": still here\n\n")


def event(fragment: Fragment) -> Block:
    """One server-sent event; the beat is its id, the server's time lets the timers of the screens agree."""
    now = int(clock.now().timestamp() * 1000)
    data = json.dumps({"beat": fragment.beat, "html": fragment.body.decode(), "now": now}, ensure_ascii=False)
    return Block(f"id: {fragment.beat}\ndata: {data}\n\n".encode())


class Screen:
    """One open connection."""

    __slots__ = ("begun", "catching_up", "newest", "packed", "send")

    def __init__(self, send: Send, *, packed: bool) -> None:
        self.send, self.packed = send, packed
        #: The first state opens the stream; before it nothing is written.
        self.begun = False
        self.newest: Block | None = None
        self.catching_up: asyncio.Task[None] | None = None

    def write(self, block: Block, *, is_state: bool = True) -> None:
        """Hand the bytes over; when the connection takes none now, the newest state waits for it."""
        if not self.begun:
            return
        if self.catching_up is not None:
            self.newest = block if is_state else self.newest
            return
        step = self._sent(block)
        try:
            step.send(None)
        except StopIteration:
            return
        except Exception:
            logger.debug("a screen went away while it was written to")
            return
        # The server asked to wait before it wrote anything: from here on this one screen has a task of its own.
        step.close()
        if is_state:
            self.newest = block
        self.catching_up = asyncio.ensure_future(self._catch_up())

    def _sent(self, block: Block) -> Coroutine[Any, Any, None]:
        body = block.packed if self.packed else block.plain
        sent: Any = self.send({"type": "http.response.body", "body": body, "more_body": True})
        return sent  # type: ignore[no-any-return]

    async def _catch_up(self) -> None:
        try:
            await self._sent(HEARTBEAT)
            while self.newest is not None:
                block, self.newest = self.newest, None
                await self._sent(block)
        except OSError:
            logger.debug("a screen went away before it had caught up")
        finally:
            self.catching_up = None

    def close(self) -> None:
        if self.catching_up is not None:
            self.catching_up.cancel()


@dataclass
class Channel:
    """One audience of a conference in one language: its screens, and what they show."""

    key: Key
    name: tuple[str, str, str]
    screens: set[Screen] = field(default_factory=set)
    shown: Fragment | None = None
    block: Block | None = None
    made_at: float = 0.0
    opening: asyncio.Task[None] | None = None

    def show(self, fragment: Fragment) -> None:
        """Show this, unless something newer is shown already."""
        if self.shown is not None and fragment.beat < self.shown.beat:
            return
        self.shown, self.block, self.made_at = fragment, event(fragment), monotonic()

    def greeting(self) -> Block | None:
        """The present state for a newcomer, with a time that is fresh; None before the first rendering."""
        if self.shown is not None and monotonic() - self.made_at > FRESH_SECONDS:
            self.show(self.shown)
        return self.block


class Hub:
    """The channels of this process, the changes it hears, and one thread for what must ask the database.

    `render` gives the fragment of a channel, `beats` the present beats of conferences; both are run on that thread.
    """

    def __init__(
        self,
        render: Callable[[int, str, str], Fragment],
        beats: Callable[[Iterable[int]], list[tuple[int, int]]],
        *,
        follow: bool = True,
    ) -> None:
        self.render, self.ask_beats, self.follow = render, beats, follow
        self.channels: dict[Key, Channel] = {}
        self.names: dict[tuple[str, str, str], Channel] = {}
        self.beats: dict[int, int] = {}
        self.dirty: set[int] = set()
        self.tasks: dict[Any, asyncio.Task[None]] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="stream")

    async def run(self, act: Callable[..., Any], *args: Any) -> Any:
        """Do database work on the one thread that is kept for it."""

        def inside() -> Any:
            close_old_connections()
            try:
                return act(*args)
            finally:
                close_old_connections()

        return await asyncio.get_running_loop().run_in_executor(self.worker, inside)

    def begin(self) -> None:
        """Listen, ask and beat, in the loop that runs now."""
        if self.loop is asyncio.get_running_loop():
            return
        self.loop = asyncio.get_running_loop()
        self.tasks = {one.__name__: self.loop.create_task(one()) for one in (self._poll, self._beat)}
        bus.listen(self.heard)
        if self.follow:
            bus.follow()

    async def end(self) -> None:
        """Stop all of it; its thread lets go of the database."""
        bus.forget(self.heard)
        for task in tuple(self.tasks.values()):
            task.cancel()
        await asyncio.get_running_loop().run_in_executor(self.worker, connections.close_all)
        self.worker.shutdown()
        self.loop = None

    def join(self, key: Key, name: tuple[str, str, str]) -> Channel:
        """The channel of that key, made when nobody watched it."""
        self.begin()
        if key not in self.channels:
            self.channels[key] = self.names[name] = Channel(key, name)
        return self.channels[key]

    async def first(self, channel: Channel) -> None:
        """Have something to show; the database is asked once for all who come to a channel that nobody watched."""
        if channel.shown is not None:
            return
        if channel.opening is None:
            channel.opening = asyncio.ensure_future(self._open(channel))
        # One who goes away meanwhile leaves the others waiting for the same.
        await asyncio.shield(channel.opening)

    async def _open(self, channel: Channel) -> None:
        try:
            fragment = await self.run(self.render, *channel.key)
        finally:
            channel.opening = None
        channel.show(fragment)
        self.beats[channel.key[0]] = max(fragment.beat, self.beats.get(channel.key[0], -1))

    def leave(self, channel: Channel, screen: Screen) -> None:
        channel.screens.discard(screen)
        screen.close()
        if not channel.screens and self.channels.get(channel.key) is channel:
            del self.channels[channel.key], self.names[channel.name]
            if not self.of(channel.key[0]):
                self.beats.pop(channel.key[0], None)

    def of(self, conference_id: int) -> list[Channel]:
        """The watched channels of a conference, the staff's first."""
        found = [one for key, one in self.channels.items() if key[0] == conference_id]
        return sorted(found, key=lambda one: ORDER.index(one.key[1]))

    def heard(self, key: str, beat: int) -> None:
        """A commit in this or another process; called from any thread."""
        kind, _colon, number = key.partition(":")
        loop = self.loop
        if kind == "conference" and loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._changed, int(number), beat)

    def _changed(self, conference_id: int, beat: int) -> None:
        if beat <= self.beats.get(conference_id, -1) or not self.of(conference_id):
            return
        self.beats[conference_id] = beat
        self.dirty.add(conference_id)
        if conference_id not in self.tasks:
            self.tasks[conference_id] = asyncio.ensure_future(self._spread(conference_id))

    async def _spread(self, conference_id: int) -> None:
        """Until nothing is new: render each channel once and write the same bytes to all who watch it."""
        try:
            while conference_id in self.dirty:
                self.dirty.discard(conference_id)
                for channel in self.of(conference_id):
                    channel.show(await self.run(self.render, *channel.key))
                    await self._write(channel)
        except Exception as error:
            # Without a database nothing can be shown; the next asking that succeeds begins again.
            logger.warning("the screens wait for the database: %s", type(error).__name__)
            self.beats.pop(conference_id, None)
            self.dirty.discard(conference_id)
        finally:
            self.tasks.pop(conference_id, None)

    async def _write(self, channel: Channel) -> None:
        assert channel.block is not None
        for place, screen in enumerate(tuple(channel.screens)):
            if place % TURN == TURN - 1:
                await asyncio.sleep(0)
            screen.write(channel.block)

    async def _poll(self) -> None:
        while True:
            await asyncio.sleep(POLL_SECONDS)
            ids = {key[0] for key in self.channels}
            if not ids:
                continue
            try:
                for conference_id, beat in await self.run(self.ask_beats, ids):
                    self._changed(conference_id, beat)
            except Exception as error:
                logger.warning("the beats could not be asked for: %s", type(error).__name__)

    async def _beat(self) -> None:
        """What lets both sides notice a connection that is dead."""
        while True:
            await asyncio.sleep(HEARTBEAT_SECONDS)
            for channel in tuple(self.channels.values()):
                for screen in tuple(channel.screens):
                    screen.write(HEARTBEAT, is_state=False)
                await asyncio.sleep(0)
