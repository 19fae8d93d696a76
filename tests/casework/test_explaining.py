"""Every due day explains itself: where it is counted from, how many days, which days off, and who or what set it."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine

from doithoai.casework import assigning, explaining, moved_days, promising
from doithoai.casework.models import Assignment, Extension
from doithoai.core.clock import ZONE
from doithoai.people.clocks import Due
from tests.factories.casework import Commune
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db
#: The 24th of November 2026 is a day off.
FRIDAY = datetime(2026, 11, 20, 9, tzinfo=ZONE)


@pytest.fixture
def commune() -> Commune:
    return Commune()


def of(row: Assignment) -> Due:
    return explaining.of_assignment(row, moved_days.told(row.extensions.order_by("-pk")))


def test_a_day_set_by_a_person_is_counted_from_the_giving_with_its_days_off(commune: Commune) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        row = commune.assigned(due_on=date(2026, 11, 27))

        assert of(row).rule == (
            "Ngày do người giao việc ấn định. Từ ngày giao việc 20/11/2026 (không tính) đến hết ngày 27/11/2026: "
            "7 ngày, trong đó 4 ngày làm việc, ngày nghỉ 24/11."
        )


def test_a_day_of_a_rule_names_the_rule_and_its_source(commune: Commune) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        due = of(commune.assigned())

    assert due.rule == ("Sau ngày kết luận 15 ngày: ngày kết luận 20/11/2026 không tính; hạn là hết ngày 05/12/2026.")
    assert due.basis == "Quy trình nội bộ của cơ quan tổ chức"


def test_a_moved_day_says_from_when_to_when_and_who_decided(commune: Commune) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        row = commune.assigned(due_on=date(2026, 11, 27))
        assigning.ask_extension(row, to_day=date(2026, 12, 4), reason="Chờ thẩm định", by=commune.head)
        assigning.decide(Extension.objects.get(), granted=True, by=commune.coordinator)
        row.refresh_from_db()

        assert (of(row).day, of(row).rule) == (date(2026, 12, 4), "Gia hạn từ 27/11/2026 đến 04/12/2026.")
        assert of(row).basis == f"{commune.coordinator.unit} ngày 20/11/2026"


def test_a_promised_day_says_when_it_was_promised_and_how_far_it_is(commune: Commune) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        promise = commune.commitment(days=10)
        promising.ask_extension(promise, to_day=date(2026, 12, 7), reason="Mưa", by=commune.head)
        assigning.decide(Extension.objects.get(), granted=True, by=commune.coordinator)
        promise.refresh_from_db()

        due = explaining.of_promise(promise, moved_days.told(promise.extensions.all()))

    assert due.rule == (
        "Ngày đã hứa. Từ ngày hứa 20/11/2026 (không tính) đến hết ngày 30/11/2026: 10 ngày, "
        "trong đó 5 ngày làm việc, ngày nghỉ 24/11. Gia hạn từ 30/11/2026 đến 07/12/2026."
    )


def test_the_pages_open_the_explanation(commune: Commune) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        row = commune.assigned(due_on=date(2026, 11, 27))
        promise = commune.commitment(row.matter)
        browser, here = signed_in(commune.clerk), f"/{commune.authority.slug}/van-phong"

        pages = [
            browser.get(f"{here}/giao-viec/{row.public_id}/").content.decode(),
            browser.get(f"{here}/cam-ket/{promise.public_id}/").content.decode(),
        ]

    assert "trong đó 4 ngày làm việc, ngày nghỉ 24/11." in pages[0]
    assert "Ngày đã hứa. Từ ngày hứa 20/11/2026 (không tính)" in pages[1]
