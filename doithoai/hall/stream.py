"""The bare ASGI stream: the same bytes to every open screen of one audience."""

from typing import Any


async def stream(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answer 404 until the hall screens are open."""
    await send({"type": "http.response.start", "status": 404, "headers": []})
    await send({"type": "http.response.body", "body": b""})
