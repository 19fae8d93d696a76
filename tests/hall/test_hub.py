"""Nobody waits for a screen that does not read, and each change is rendered once for all."""

from __future__ import annotations

import asyncio
import gzip
import io
import zlib
from collections.abc import Iterable
from typing import Any

from doithoai.hall.fragments import Fragment
from doithoai.hall.hub import GZIP_HEAD, Hub, Screen, pack
from doithoai.hall.stream import _retry
from tests.coroutines import run


class House:
    """Renderings counted; the beat is moved by the test."""

    def __init__(self) -> None:
        self.beat, self.rendered = 1, 0

    def render(self, conference: int, audience: str, language: str) -> Fragment:
        self.rendered += 1
        return Fragment(self.beat, f"<p>{conference} {audience} {language} {self.beat}</p>".encode())

    def beats(self, ids: Iterable[int]) -> list[tuple[int, int]]:
        return [(one, self.beat) for one in ids]


class Line:
    """A connection: it reads, or it takes nothing until it is let go."""

    def __init__(self, *, stalled: bool = False) -> None:
        self.got: list[bytes] = []
        self.free = asyncio.Event()
        if not stalled:
            self.free.set()

    async def send(self, message: dict[str, Any]) -> None:
        await self.free.wait()
        self.got.append(message["body"])


async def opened(hub: Hub, lines: list[Line], conference: int = 1, *, packed: bool = False) -> None:
    channel = hub.join((conference, "phone", "vi"), (str(conference), "phone", "vi"))
    await hub.first(channel)
    for line in lines:
        screen = Screen(line.send, packed=packed)
        screen.begun = True
        channel.screens.add(screen)


async def changed(hub: Hub, house: House, conference: int = 1) -> None:
    house.beat += 1
    hub.heard(f"conference:{conference}", house.beat)
    await asyncio.sleep(0)
    while conference in hub.tasks:
        await asyncio.sleep(0.001)


def test_five_hundred_screens_that_do_not_read_delay_nobody_and_get_the_newest_state_alone() -> None:
    async def play() -> None:
        house = House()
        hub = Hub(house.render, house.beats, follow=False)
        stalled, reading = [Line(stalled=True) for _line in range(500)], [Line() for _line in range(20)]
        await opened(hub, [*stalled, *reading])
        tasks = len(asyncio.all_tasks())
        for _change in range(30):
            await changed(hub, house)
        assert all(len(line.got) == 30 for line in reading)
        assert house.rendered == 31  # the first state, and one for each change
        assert len(asyncio.all_tasks()) == tasks + 500  # one for each that stalls, none for who reads

        for line in stalled:
            line.free.set()
        await asyncio.sleep(0.05)

        assert all(line.got[-1] == reading[0].got[-1] and len(line.got) == 2 for line in stalled)
        assert len(asyncio.all_tasks()) == tasks
        await hub.end()

    run(play())


def test_the_same_object_of_bytes_goes_to_every_screen_and_not_to_another_conference() -> None:
    async def play() -> None:
        house = House()
        hub = Hub(house.render, house.beats, follow=False)
        here, there = [Line() for _line in range(3)], [Line()]
        await opened(hub, here, packed=True)
        await opened(hub, there, 2)
        await changed(hub, house)
        assert len({id(line.got[-1]) for line in here}) == 1 and there[0].got == []
        await changed(hub, house, 2)
        assert len(here[0].got) == 1 and b"<p>2 phone" in there[0].got[-1] and b"<p>1 " not in there[0].got[-1]
        await hub.end()

    run(play())


def test_hundreds_who_come_at_once_ask_the_database_once_and_one_who_goes_takes_nobody_along() -> None:
    async def play() -> None:
        house = House()
        hub = Hub(house.render, house.beats, follow=False)
        coming = [asyncio.ensure_future(opened(hub, [Line()])) for _screen in range(300)]
        await asyncio.sleep(0)
        coming[0].cancel()

        done = await asyncio.gather(*coming, return_exceptions=True)

        assert [one for one in done if one is not None] == [done[0]]
        assert isinstance(done[0], asyncio.CancelledError)
        assert house.rendered == 1 and len(hub.of(1)[0].screens) == 299
        await hub.end()

    run(play())


def test_who_comes_while_the_database_is_away_is_told_so_and_the_next_one_is_served() -> None:
    async def play() -> None:
        house = House()
        hub = Hub(house.render, house.beats, follow=False)

        def away(*_key: Any) -> Fragment:
            raise ConnectionError

        hub.render = away
        faults = await asyncio.gather(*(opened(hub, [Line()]) for _screen in range(3)), return_exceptions=True)
        assert [type(one) for one in faults] == [ConnectionError] * 3
        hub.render = house.render
        await opened(hub, [Line()])
        assert house.rendered == 1
        await hub.end()

    run(play())


def test_a_screen_that_breaks_while_it_is_written_to_does_not_stop_the_others() -> None:
    class Broken(Line):
        async def send(self, message: dict[str, Any]) -> None:
            raise ConnectionResetError

    async def play() -> None:
        house = House()
        hub = Hub(house.render, house.beats, follow=False)
        lines = [Broken(), Line(), Broken(), Line()]
        await opened(hub, lines)
        await changed(hub, house)
        assert [len(line.got) for line in lines] == [0, 1, 0, 1]
        await hub.end()

    run(play())


def test_a_rendering_that_fails_is_made_up_for_when_the_database_is_back() -> None:
    async def play() -> None:
        house = House()
        hub, line, is_down = Hub(house.render, house.beats, follow=False), Line(), True

        def render(*key: Any) -> Fragment:
            if is_down and house.beat > 1:
                raise ConnectionError
            return house.render(*key)

        hub.render = render
        await opened(hub, [line])
        await changed(hub, house)
        assert line.got == []
        is_down = False
        async with asyncio.timeout(4):
            while not line.got:
                await asyncio.sleep(0.02)
        assert b"phone vi 2" in line.got[-1]
        await hub.end()

    run(play())


def test_packed_parts_join_to_one_stream_that_any_browser_reads() -> None:
    parts = [b"id: 1\ndata: {}\n\n", "data: Giáp Văn Khởi\n\n".encode() * 40, b": still here\n\n"]
    joined = GZIP_HEAD + b"".join(pack(part) for part in (*parts, parts[1]))
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert reader.decompress(joined) == b"".join((*parts, parts[1]))
    assert zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(_retry("phone", packed=True)).startswith(b"retry: ")
    assert len(pack(parts[1])) < len(parts[1]) / 5
    assert gzip.GzipFile(fileobj=io.BytesIO(joined)).read(15) == parts[0][:15]


def test_phones_come_back_spread_over_three_seconds_walls_and_staff_at_once() -> None:
    phones = {_retry("phone", packed=False) for _time in range(200)}
    assert len(phones) > 15 and max(int(one.split()[1]) for one in phones) <= 3500
    assert {_retry(one, packed=False) for one in ("projector", "timer", "staff")} == {b"retry: 500\n"}
