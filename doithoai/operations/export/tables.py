"""Which tables are carried, in the order in which rows may be put in, and what stays behind."""

from __future__ import annotations

from graphlib import TopologicalSorter

from django.apps import apps
from django.db import models

from doithoai.core.models import SealedText

#: Made by migrations or by the running service: sessions, counts of attempts, what the search index is made of.
LEFT_BEHIND = {
    "contenttypes.contenttype",
    "auth.permission",
    "sessions.session",
    "usersessions.usersession",
    "core.rate",
    "documents.paperword",
}
ROOM = "doithoai."


def carried() -> list[type[models.Model]]:
    """Every model with rows to carry, those that others point at first; a circle is broken at a nullable key."""
    known = [one for one in apps.get_models(include_auto_created=True) if one._meta.label_lower not in LEFT_BEHIND]
    known = [one for one in known if one._meta.managed and not one._meta.proxy]
    below = {one: {to for to in _points_at(one) if to in known and to is not one} for one in known}
    return list(TopologicalSorter(below).static_order())


def _points_at(model: type[models.Model]) -> set[type[models.Model]]:
    return {
        field.remote_field.model
        for field in model._meta.concrete_fields
        if field.remote_field is not None and not field.null
    }


def sealed(model: type[models.Model]) -> list[SealedText]:
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedText)]
