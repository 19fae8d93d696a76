"""From the server to Django: the bridge of a2wsgi, which asks the loop only where it has to wait for it."""

from __future__ import annotations

import asyncio
from typing import Any

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import WSGIResponder


class Bridge(WSGIMiddleware):
    """`WSGIMiddleware` with answers that are handed over whole."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        await _Answer(self.app, self.executor, self.send_queue_size)(scope, receive, send)


class _Answer(WSGIResponder):
    """Waits between the parts of a long body, so that it is made no faster than it is read.

    The head, a page of one part and the end need no waiting: each would cost the thread a turn of the loop.
    """

    _held: dict[str, Any] | None = None

    def send(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            self._put(message)
            return
        held, self._held = self._held, message
        if message.get("more_body"):
            if held is not None:
                self._put(held).result()
        else:
            self._put({**message, "body": held["body"]} if held is not None else message)

    def _put(self, message: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(self.send_queue.put(message), loop=self.loop)
