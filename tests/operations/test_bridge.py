"""The bridge from the server to Django: answers whole, in order, and no faster than they are read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from doithoai.config.bridge import Bridge
from tests.coroutines import run

App = Callable[..., Iterable[bytes]]
SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "GET",
    "path": "/",
    "query_string": b"",
    "headers": [],
    "root_path": "",
    "scheme": "http",
    "server": ("127.0.0.1", 80),
    "client": ("127.0.0.1", 4000),
}


def answer(app: App, read: Callable[[dict[str, Any]], Any] | None = None) -> list[dict[str, Any]]:
    """What the server is given; `read` may take its time over each part."""
    given: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        if read is not None:
            await read(message)
        given.append(message)

    async def ask() -> None:
        await Bridge(app, workers=1)(SCOPE, receive, send)

    run(asyncio.wait_for(ask(), 20))
    return given


def of_parts(*parts: bytes, closed: list[bool] | None = None) -> App:
    class Body(list[bytes]):
        def close(self) -> None:
            (closed if closed is not None else []).append(True)

    def app(_environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("X-Part", str(len(parts)))])
        return Body(parts)

    return app


@pytest.mark.parametrize("parts", [(), (b"",), (b"one page",), (b"a", b"b"), tuple(b"%d," % n for n in range(60))])
def test_what_was_made_arrives_whole_and_in_order(parts: tuple[bytes, ...]) -> None:
    closed: list[bool] = []
    head, *body = answer(of_parts(*parts, closed=closed))
    assert (head["type"], head["status"], head["headers"]) == (
        "http.response.start",
        200,
        [(b"x-part", str(len(parts)).encode())],
    )
    assert b"".join(one["body"] for one in body) == b"".join(parts)
    assert [bool(one.get("more_body")) for one in body] == [True] * (len(body) - 1) + [False]
    assert closed == [True]


def test_a_page_is_handed_over_in_one_part() -> None:
    assert len(answer(of_parts(b"one page"))) == 2


def test_a_long_file_is_made_no_faster_than_it_is_read() -> None:
    made, ahead = 0, []

    def app(_environ: Any, start_response: Any) -> Iterable[bytes]:
        nonlocal made
        start_response("200 OK", [])
        for _n in range(200):
            made += 1
            yield b"x" * 10

    got = 0

    async def read(message: dict[str, Any]) -> None:
        nonlocal got
        await asyncio.sleep(0.002)
        ahead.append(made - got)
        got += message["type"] == "http.response.body"

    assert sum(len(one.get("body", b"")) for one in answer(app, read)) == 2000
    assert max(ahead) < 20, "parts pile up in memory when the reader is slow"


def test_a_fault_in_the_middle_does_not_end_the_answer_as_if_it_were_whole() -> None:
    def app(_environ: Any, start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])
        yield b"half"
        raise RuntimeError("gone")

    given: list[dict[str, Any]] = []

    async def read(message: dict[str, Any]) -> None:
        given.append(message)

    with pytest.raises(RuntimeError, match="gone"):
        answer(app, read)
    assert all(one.get("more_body", True) for one in given)
