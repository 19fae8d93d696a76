"""Coroutines run to their end, also where a browser has left a loop running in this thread."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def run(one: Coroutine[Any, Any, Any]) -> Any:
    """As asyncio.run, in a thread of its own."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, one).result()
