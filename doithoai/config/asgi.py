"""One ASGI router: /stream/… to the bare stream, the rest to Django on two fixed pools of threads.

Django's own ASGI handler makes a thread and a connection per request; the bridge is measured faster
(docs/decisions).
"""

import os
from typing import Any, cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doithoai.config.settings")

from doithoai.config.bridge import Bridge
from doithoai.config.wsgi import application as django_wsgi
from doithoai.hall.stream import stream

# Two threads: a page is work of the processor, more of them at once only wait longer for each other (eight readers at
# once, p95: 0.60 s with two, 0.74 with three, 0.65 to 1.02 with four). Two packages spell the WSGI types differently.
_pages: Any = Bridge(cast(Any, django_wsgi), workers=2)
# Whoever writes may have to wait for the database, up to ten seconds each; who reads does not wait behind them.
_presses: Any = Bridge(cast(Any, django_wsgi), workers=2)
_READING = {"GET", "HEAD", "OPTIONS"}


async def application(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Route by path; answer the lifespan events of the server."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and scope["path"].startswith("/stream/"):
        await stream(scope, receive, send)
    elif scope["type"] == "http" and scope["method"] not in _READING:
        await _presses(scope, receive, send)
    else:
        await _pages(scope, receive, send)


async def _lifespan(receive: Any, send: Any) -> None:
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
