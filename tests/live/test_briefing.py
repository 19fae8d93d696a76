"""At its part of the sitting the information part stands on the wall and before the chair."""

import pytest

from doithoai.conference import briefing
from doithoai.conference.models import Briefing
from doithoai.live import projection
from doithoai.live import sitting as sittings
from doithoai.live.agenda import REPORT
from doithoai.live.models import Segment
from tests.conference.test_briefing import TEXTS
from tests.factories.live import Hall, in_session

pytestmark = pytest.mark.django_db


def written(hall: Hall, *, ready: bool) -> Briefing:
    row = briefing.give(hall.conference, owner=hall.agency, by=hall.coordinator)
    figures = "Hộ nghèo: 2,1 %\nThu ngân sách: 112 %"
    briefing.write(row, by=hall.coordinator, title="Tình hình của xã", figures=figures, **TEXTS)
    if ready:
        briefing.finish(row, by=hall.coordinator)
    return row


def to_the_report(hall: Hall) -> None:
    while not Segment.objects.filter(sitting=hall.sitting, state="active", short=REPORT).exists():
        sittings.next_segment(hall.sitting, by=hall.host)


@pytest.mark.clause("S-15", "S-16")
def test_its_part_brings_title_figures_and_text_to_the_wall_and_the_next_part_takes_them_down() -> None:
    hall = in_session()
    row = written(hall, ready=True)
    before = projection.public(hall.sitting).told

    to_the_report(hall)
    shown = projection.public(hall.sitting).told
    sittings.next_segment(hall.sitting, by=hall.host)

    row.refresh_from_db()
    assert before is None
    assert shown == projection.Told(
        "Tình hình của xã", TEXTS["results"], (("Hộ nghèo", "2,1 %"), ("Thu ngân sách", "112 %"))
    )
    assert (row.state, row.shown_at is not None) == ("shown", True)
    assert projection.public(hall.sitting).told is None


def test_what_is_still_being_written_never_reaches_the_wall() -> None:
    hall = in_session()
    row = written(hall, ready=False)

    to_the_report(hall)
    sittings.show_slide(hall.sitting, slide="report", by=hall.operator)

    row.refresh_from_db()
    assert projection.public(hall.sitting).told is None
    assert row.state == "writing"
