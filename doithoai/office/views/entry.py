"""Ways in: choose an authority, the first administrator, the demo buttons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def choose(request: HttpRequest) -> HttpResponse:
    return render(request, "office/entry/choose.html")


def first_administrator(request: HttpRequest) -> HttpResponse:
    return render(request, "office/entry/first.html")


def demo_sign_in(request: HttpRequest) -> HttpResponse:
    return render(request, "office/entry/demo.html")
