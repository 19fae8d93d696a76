"""The door for officials who have no second factor yet."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from doithoai.people import second_factor

#: What remains open without one: the own account, files of the pages, the language.
OPEN = ("/tai-khoan/", "/static/", "/ngon-ngu/")


class SecondFactorFirst:
    """Where it is required: without a second factor one adds it first; a session that did not show it ends."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and second_factor.is_missing(request.session, user):
            if second_factor.has_one(user):
                logout(request)
                return redirect("account_login")
            if not request.path.startswith(OPEN):
                return redirect("second_factor_add")
        return self.get_response(request)
