"""A small keep-alive client: cookies, forms, and how long the whole answer took."""

from __future__ import annotations

import http.client
import re
import time
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from django.conf import settings

IDLE_SECONDS = 2
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """One connection that is kept open, as a browser keeps it."""

    def __init__(self, port: int, session: str = "") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies = {settings.SESSION_COOKIE_NAME: session} if session else {}
        self.body = b""
        self.location = ""
        self.took = 0.0
        self.used = time.monotonic()

    def get(self, path: str, query: dict[str, str] | None = None) -> int:
        return self._ask("GET", f"{path}?{urlencode(query)}" if query else path)

    def post(self, path: str, data: dict[str, str]) -> int:
        """Post a form that was got before: its token goes along."""
        token = TOKEN.search(self.body.decode())
        filled = {"csrfmiddlewaretoken": token[1] if token else "", **data}
        return self._ask("POST", path, urlencode(filled), {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method: str, path: str, body: str | None = None, more: dict[str, str] | None = None) -> int:
        headers = {"Accept": "text/html", **(more or {})}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if time.monotonic() - self.used > IDLE_SECONDS:
            self.connection.close()  # the server does so too; the next request opens it again
        began = time.perf_counter()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        self.body = answer.read()
        self.took = (time.perf_counter() - began) * 1000
        self.used = time.monotonic()
        self.location = answer.headers.get("Location", "")
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status
