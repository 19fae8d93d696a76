"""Buttons of the screens: each carries the beat it was drawn at, the screen it stands on, and a key of its own."""

from __future__ import annotations

import secrets
from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

from doithoai.core import cipher
from doithoai.hall.acting import ACTS
from doithoai.live.projection import Timer

register = template.Library()


def new_key() -> str:
    return secrets.token_hex(10)


def _address(context: Context, name: str) -> str:
    return reverse(f"hall:{name}", args=[context["slug"], context["conference"].public_id])


@register.simple_tag(takes_context=True)
def hall_url(context: Context, name: str) -> str:
    return _address(context, name)


@register.simple_tag
def kept_acts() -> str:
    """Addresses of the buttons that may be pressed while the server is away."""
    return " ".join(one.address for one in ACTS.values() if one.away)


@register.simple_tag(takes_context=True)
def kept_for(context: Context) -> str:
    """Who is signed in, as a mark that a browser may keep: lines of one person are not sent as another's."""
    return cipher.blind_index(str(context["actor"].pk), "hall.kept_for")[:24]


@register.inclusion_tag("components/act.html", takes_context=True)
def press(context: Context, name: str, words: Any, icon: str = "", kind: str = "", **fields: Any) -> dict[str, Any]:
    """One button of the hall."""
    known = {"screen": context["screen"], "seen": context["seen"], "key": new_key()}
    return {
        "action": _address(context, name),
        "words": words,
        "icon": icon,
        "kind": kind,
        "fields": [*known.items(), *fields.items()],
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("hall/parts/hidden.html", takes_context=True)
def hidden(context: Context, **fields: Any) -> dict[str, Any]:
    """The same hidden fields inside a form of its own."""
    known = {"screen": context["screen"], "seen": context["seen"], "key": new_key()}
    return {"fields": [*known.items(), *fields.items()], "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("hall/parts/timer.html")
def timer(timer: Timer, wall: bool = False) -> dict[str, Any]:
    """The timer as facts: the page counts on from the server's time, without JavaScript it shows this moment."""
    left = timer.limit - timer.elapsed
    tone = "paused" if timer.state == "paused" else ""
    if timer.state == "running":
        tone = "over" if left < 0 else "warn" if left <= timer.warning else ""
    return {
        "timer": timer,
        "css": "wall__timer" if wall else "timer",
        "inner": "wall" if wall else "timer",
        "tone": tone,
        "left": clock_face(left),
        "now": int(timer.server_now.timestamp() * 1000),
    }


def clock_face(seconds: int) -> str:
    """3:05; over time with a plus."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds < 0 else ''}{minutes}:{rest:02d}"
