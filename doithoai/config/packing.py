"""Answers packed for the way: files of the house once, pages for people who are not signed in.

A page of somebody signed in stays as it is: what is packed together with a secret tells its length.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

SMALLEST = 600
KINDS = ("text/html", "text/css", "text/javascript", "application/javascript", "image/svg+xml")


class Packing:
    """Stands before the files and the pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.files: dict[tuple[str, str], bytes] = {}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not self.may_pack(request, response):
            return response
        patch_vary_headers(response, ("Accept-Encoding",))
        if "gzip" not in request.headers.get("Accept-Encoding", ""):
            return response
        return self.file(request, response) if response.streaming else self.page(response)

    def may_pack(self, request: HttpRequest, response: HttpResponseBase) -> bool:
        if request.method != "GET" or response.status_code != 200 or response.has_header("Content-Encoding"):
            return False
        if not response.get("Content-Type", "").startswith(KINDS):
            return False
        is_file = request.path.startswith(settings.STATIC_URL)
        return is_file if response.streaming else settings.SESSION_COOKIE_NAME not in request.COOKIES

    def file(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """A file of the house, packed when it is first asked for; its date is part of what is kept."""
        key = (request.path, response.get("Last-Modified", ""))
        if key not in self.files:
            self.files[key] = gzip.compress(b"".join(response), 9, mtime=0)
        response.close()
        headers = {name: value for name, value in response.headers.items() if name != "ETag"}
        # The date alone tells whether it changed: the tag is that of the bytes before they were packed.
        return _said(HttpResponse(self.files[key], headers=headers))

    def page(self, response: HttpResponseBase) -> HttpResponseBase:
        assert isinstance(response, HttpResponse)
        if len(response.content) >= SMALLEST:
            response.content = gzip.compress(response.content, 5)
            _said(response)
        return response


def _said(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Content-Length"] = str(len(response.content))
    if response.headers.get("ETag", "").startswith('"'):
        response.headers["ETag"] = f"W/{response.headers['ETag']}"
    return response
