"""The samples load on whatever day somebody tries the product, each day on an empty database."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import time_machine

from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.live.models import Sitting
from doithoai.operations.demo import loading

DAYS = {
    "second of January": datetime(2027, 1, 2, 9, 30, tzinfo=clock.ZONE),
    "Tet": datetime(2027, 2, 6, 10, 0, tzinfo=clock.ZONE),
    "leap day": datetime(2028, 2, 29, 14, 20, tzinfo=clock.ZONE),
    "last day of the year": datetime(2026, 12, 31, 8, 5, tzinfo=clock.ZONE),
    "a Sunday": datetime(2027, 3, 7, 11, 0, tzinfo=clock.ZONE),
    "ten minutes to midnight": datetime(2027, 5, 12, 23, 50, tzinfo=clock.ZONE),
}


@pytest.mark.soak
@pytest.mark.django_db
@pytest.mark.parametrize("moment", DAYS.values(), ids=DAYS.keys())
def test_the_samples_load_on_any_day(moment: datetime) -> None:
    with time_machine.travel(moment):
        made = loading.load()

    assert made.refused == () and made.made_on == moment.date()
    assert all(balance.holds for balance in made.sums.values())
    assert Sitting.objects.filter(state="in_session").count() == 1
    assert not Entry.objects.filter(at__gt=moment + timedelta(minutes=30)).exists()
