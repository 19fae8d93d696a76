"""Load both sample programmes once; a second call keeps what is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from doithoai.core import clock
from doithoai.operations.demo.loader import Loader
from doithoai.operations.rounds import tick
from doithoai.operations.samples import tan_yen_2024, xa_tan_yen
from doithoai.opinion import conservation
from doithoai.opinion.conservation import Balance
from doithoai.people.models import Authority

SAMPLES = (tan_yen_2024.SAMPLE, xa_tan_yen.SAMPLE)


@dataclass(frozen=True)
class Loaded:
    """What there is after the call; `refused` names acts that a rule did not allow."""

    made_on: date
    is_new: bool
    sums: dict[str, Balance]
    refused: tuple[str, ...] = ()


def load() -> Loaded:
    """Each programme in one transaction: either all of it is there, or nothing."""
    known = Authority.objects.filter(demo=True).order_by("created_at").first()
    refused: list[str] = []
    made_on = clock.local(known.created_at).date() if known else clock.today()
    for sample in SAMPLES:
        if not Authority.objects.filter(slug=sample.authority.slug).exists():
            with transaction.atomic():
                refused += Loader(sample, clock.today()).load()
    if known is None:
        tick(clock.now())
    rows = Authority.objects.filter(demo=True)
    return Loaded(made_on, known is None, {row.slug: conservation.balance(row) for row in rows}, tuple(refused))
