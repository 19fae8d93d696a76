"""Figures of the running service in the text form of Prometheus: counts, ages and queues, nothing personal."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max

from doithoai.casework.models import Assignment
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from doithoai.operations import heartbeat, release
from doithoai.operations.backup import note
from doithoai.opinion import conservation
from doithoai.people.models import Authority

Line = tuple[str, dict[str, str], float]


def text() -> str:
    """All figures; every name has its line of help once."""
    out, named = [], set()
    for name, labels, value in _lines():
        if name not in named:
            named.add(name)
            out += [f"# HELP doithoai_{name} {HELP[name]}", f"# TYPE doithoai_{name} gauge"]
        inside = ",".join(f'{key}="{_escaped(word)}"' for key, word in labels.items())
        out.append(f"doithoai_{name}{'{' + inside + '}' if inside else ''} {value:g}")
    return "\n".join(out)


HELP = {
    "info": "Release that runs.",
    "opinions": "Opinions by authority and by what became of them.",
    "assignments_late": "Assignments past their day, by authority.",
    "notices_waiting": "Letters and notices not carried yet, by authority.",
    "journal_last": "Number of the last entry of the journal.",
    "clock_age_seconds": "Since the clock last ran; -1 when it never did.",
    "round_age_seconds": "Since a round of the clock last came to its end without a fault.",
    "backup_age_seconds": "Since the last backup was finished; -1 when there is none.",
    "disk_free_bytes": "Free where the data lie.",
}


def _lines() -> Iterator[Line]:
    yield "info", {"version": release.version()}, 1
    slugs = dict(Authority.objects.order_by("slug").values_list("pk", "slug"))
    for authority in Authority.objects.order_by("slug"):
        for place, number in conservation.told(authority).places.items():
            yield "opinions", {"authority": authority.slug, "place": place}, number
    late = Assignment.objects.filter(is_late=True).order_by().values_list("matter__authority").annotate(n=Count("pk"))
    yield from _by_authority("assignments_late", slugs, dict(late))
    waiting = Notice.objects.waiting().order_by().values_list("authority").annotate(n=Count("pk"))
    yield from _by_authority("notices_waiting", slugs, dict(waiting))
    yield "journal_last", {}, Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    now = clock.now()
    for name, at in (("clock_age_seconds", heartbeat.last_run()), ("backup_age_seconds", note.last())):
        yield name, {}, -1 if at is None else max(0, int((now - at).total_seconds()))
    for name, at in sorted(heartbeat.last_rounds().items()):
        yield "round_age_seconds", {"round": name}, max(0, int((now - at).total_seconds()))
    yield "disk_free_bytes", {}, shutil.disk_usage(Path(settings.DOITHOAI_DATA_DIR)).free


def _by_authority(name: str, slugs: dict[int, str], counted: dict[int, int]) -> Iterator[Line]:
    for pk, slug in slugs.items():
        yield name, {"authority": slug}, counted.get(pk, 0)


def _escaped(word: str) -> str:
    return word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
