"""What every answer says to the browser, of whichever layer it comes: pages, refusals, files and streams."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PERMISSIONS = "camera=(self), geolocation=(), microphone=()"
#: What is taken away as a file runs nothing and asks for nothing, should a browser show it all the same.
SHUT_IN = "default-src 'none'; frame-ancestors 'none'; sandbox"


class HouseHeaders:
    """Stands outside of all that may answer early, so that no answer goes out without these."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS
        response.setdefault("X-Frame-Options", "DENY")
        if response.get("Content-Disposition", "").startswith("attachment"):
            response["Content-Security-Policy"] = SHUT_IN
        return response
