"""What concerns safety, line by line: who signed in, failed, was refused, took a file of persons away.

One line for each (its form: config/log_words.py), to the log of the service, where no user of the pages can change
it. Nobody is named: a person is a number, a visitor the fingerprint of an address. What changes a row stands in the
journal besides.
"""

from __future__ import annotations

import logging
from typing import Any

from django.urls import Resolver404, resolve

log = logging.getLogger("doithoai.security")
#: What of an address says which row is meant; the token of a link opens something and is left out.
ROWS = ("public_id", "pk", "number", "delegate_id", "membership_id", "kind", "key", "form")


def note(event: str, path: str, *, person: int | None, client: str) -> None:
    """Write one line: the act, who, and the page and row it was about."""
    try:
        found = resolve(path)
        page, words = found.view_name, found.kwargs
    except Resolver404:
        page, words = "", {}
    known: dict[str, Any] = {
        "person": person,
        "client": client,
        "page": page,
        "authority": words.get("slug", ""),
        "row": {name: str(words[name]) for name in ROWS if name in words},
    }
    log.info(event, extra=known)
