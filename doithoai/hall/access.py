"""Who may watch which audience of a conference; asked once, when a stream opens."""

from __future__ import annotations

from http.cookies import SimpleCookie
from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest
from django.utils import translation

from doithoai.conference.models import Conference
from doithoai.hall.fragments import PUBLIC_AUDIENCES, TEMPLATES
from doithoai.people import second_factor
from doithoai.people.models import Person
from doithoai.people.roles import Acting


def may_watch(parts: list[str], cookie: str) -> int | None:
    """The id of the conference when the address exists and the cookie's person may see it; else None."""
    _stream, public_id, audience, language = parts[0], parts[1], parts[2], parts[3]
    if audience not in TEMPLATES or not translation.check_for_language(language):
        return None
    conference = Conference.objects.select_related("authority").filter(public_id=public_id).first()
    if conference is None:
        return None
    if audience in PUBLIC_AUDIENCES:
        return conference.pk if conference.announced_at is not None else None
    person = _person(cookie)
    if person is None:
        return None
    actor = Acting(person, conference.authority)
    # The staff channel carries the beat alone; each screen then reads its own page under its own rights.
    may = actor.may("hall.read", conference.scope()) or actor.holds("hall.answer")
    return conference.pk if may else None


def _person(cookie: str) -> Person | None:
    """The person of this session, its hash checked as for any page."""
    jar = SimpleCookie(cookie)
    if settings.SESSION_COOKIE_NAME not in jar:
        return None
    engine = import_module(settings.SESSION_ENGINE)
    request = HttpRequest()
    request.session = engine.SessionStore(jar[settings.SESSION_COOKIE_NAME].value)
    user = get_user(request)
    if not isinstance(user, Person) or not user.is_active or second_factor.is_missing(request.session, user):
        return None
    return user
