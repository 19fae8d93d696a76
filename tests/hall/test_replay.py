"""What a screen kept while the server was away: done once, in its order, at its time; two versions are told."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core.models import Entry
from doithoai.live import beats, desk, floor, minutes, questions
from doithoai.live.models import Command, HallDevice, MinuteLine, Turn
from doithoai.live.states import TurnState
from doithoai.people.roles import Acting, Role
from tests.factories.live import Hall, appointed, delegate, doors_open, in_session, question, speaker, speaking
from tests.factories.people import authority, signed_in

pytestmark = pytest.mark.django_db

Result = dict[str, Any]


def opened_long_ago() -> Hall:
    with time_machine.travel(datetime.now(UTC) - timedelta(hours=3)):
        return in_session()


def ms(moment: datetime) -> float:
    return moment.timestamp() * 1000


def kept(seq: int, act: str, *, ago: float = 60, offset: float = 0, key: str = "", **fields: Any) -> Result:
    """A command as the browser keeps it: pressed so many seconds ago by a clock that is `offset` seconds behind."""
    at = datetime.now(UTC) - timedelta(seconds=ago) - timedelta(seconds=offset)
    own = {name: fields.pop(name) for name in ("number", "insists") if name in fields}
    known = {"key": key or f"key-{act}-{seq}", "act": act, "seq": seq, "t": ms(at), "offset": offset * 1000}
    return known | own | {"fields": {name: str(value) for name, value in fields.items()}}


def post(who: Acting | Client, hall: Hall, body: Any) -> Any:
    client = who if isinstance(who, Client) else signed_in(who)
    text = body if isinstance(body, str) else json.dumps(body)
    address = f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/ghi-tam/"
    return client.post(address, text, content_type="application/json")


def send(who: Acting, hall: Hall, *commands: Result, screen: str = "desk", device: str = "device-one") -> list[Result]:
    answer = post(who, hall, {"screen": screen, "device": device, "commands": list(commands)})
    assert answer.status_code == 200, answer.content
    return list(answer.json()["results"])


def outcomes(results: list[Result]) -> list[str]:
    return [one["outcome"] for one in results]


def test_scans_come_once_at_the_time_of_the_scan_however_often_they_are_sent() -> None:
    hall = opened_long_ago()
    rows = [delegate(hall, f"Đại biểu {n}") for n in range(3)]
    scans = [kept(n, "co-mat", ago=1800 - n, delegate=row.public_id) for n, row in enumerate(rows)]

    first, second = send(hall.desk, hall, *scans), send(hall.desk, hall, *scans)

    assert (outcomes(first), outcomes(second)) == (["done"] * 3, ["again"] * 3)
    checks = list(Entry.objects.filter(verb="attendance.check_in"))
    assert len(checks) == 3
    came = Attendance.objects.get(pk=rows[0].pk).checked_in_at
    assert came is not None and 1790 < (datetime.now(UTC) - came).total_seconds() < 1810
    # Both times are in the journal: when it was heard of, and when it happened.
    heard = checks[0]
    assert (datetime.now(UTC) - heard.at).total_seconds() < 60
    assert heard.facts["happened_at"] == came.isoformat(timespec="seconds")


def test_a_clock_an_hour_slow_is_put_right_and_none_reaches_into_the_future() -> None:
    hall = opened_long_ago()
    slow, hasty = (
        kept(1, "co-mat", ago=600, offset=3600, delegate=delegate(hall).public_id),
        kept(2, "co-mat", ago=-9000, delegate=delegate(hall, "Bà Lý").public_id),
    )

    assert outcomes(send(hall.desk, hall, slow, hasty)) == ["done", "done"]

    known = list(Command.objects.exclude(device="").order_by("sequence"))
    ago = [(datetime.now(UTC) - one.happened_at).total_seconds() for one in known if one.happened_at]
    assert 595 < ago[0] < 630 and 0 <= ago[1] < 30
    assert known[0].device_at is not None and (known[0].at - known[0].device_at).total_seconds() > 4100


def test_commands_are_done_in_the_order_of_the_device() -> None:
    hall = in_session()
    lines = [kept(n, "ghi-bien-ban", ago=100, text=f"Dòng {n}") for n in (3, 1, 2)]

    results = send(hall.secretary, hall, *lines, screen="secretary")

    assert [one["key"] for one in results] == [f"key-ghi-bien-ban-{n}" for n in (1, 2, 3)]
    assert [line.text for line in minutes.standing_lines(hall.sitting)] == ["Dòng 1", "Dòng 2", "Dòng 3"]
    assert not any(line.is_late_entry for line in MinuteLine.objects.all())


def test_a_speech_led_without_the_server_is_one_chain() -> None:
    hall = in_session()
    turn = speaking(hall)
    seen = beats.of_floor(hall.sitting)
    # The first press reached the server; its answer was lost. It comes again with the rest.
    signed_in(hall.chair).post(
        f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/viec/tam-dung/",
        {"screen": "chair", "key": "key-lost-answer", "seen": seen, "turn": turn.public_id},
    )
    commands = [
        kept(1, "tam-dung", key="key-lost-answer", seen=seen, turn=turn.public_id),
        kept(2, "tiep-tuc", seen=seen, turn=turn.public_id),
        kept(3, "ket-thuc-luot", seen=seen, turn=turn.public_id),
    ]

    assert outcomes(send(hall.chair, hall, *commands, screen="chair")) == ["again", "done", "done"]
    assert Turn.objects.get(pk=turn.pk).state == TurnState.FINISHED


def test_when_another_one_led_meanwhile_the_chair_sees_both_and_decides() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    seen = beats.of_floor(hall.sitting)
    floor.call(second, by=hall.secretary, seen=seen)
    command = kept(1, "moi", seen=seen, turn=first.public_id)

    [told] = send(hall.chair, hall, command, screen="chair")

    assert told["outcome"] == "contested" and told["may_insist"]
    assert hall.secretary.name in told["theirs"]
    assert Turn.objects.get(pk=first.pk).state == TurnState.READY
    assert send(hall.chair, hall, command, screen="chair")[0]["outcome"] == "contested"
    assert Entry.objects.filter(verb="sitting.contested").count() == 1
    [told] = send(hall.chair, hall, command | {"insists": True}, screen="chair")
    assert told["outcome"] == "settled"
    assert Turn.objects.get(pk=first.pk).state == TurnState.CALLED


def test_on_the_floor_the_secretary_cannot_insist_against_the_chair() -> None:
    hall = in_session()
    turn = speaker(hall)
    seen = beats.of_floor(hall.sitting)
    floor.call(turn, by=hall.chair, seen=seen)
    command = kept(1, "moi-tiep", seen=seen)

    [told] = send(hall.secretary, hall, command, screen="secretary")

    assert told["outcome"] == "contested" and not told["may_insist"] and "Chủ tọa quyết định" in told["said"]


def test_of_two_texts_the_minute_takers_counts_and_both_are_told() -> None:
    hall = in_session()
    asked = question(hall)
    other = appointed(hall.conference, Role.MINUTE_TAKER, hall.coordinator, "Vi Thị Nhàn")
    questions.write_gist(asked, gist="Lời của người khác", by=other)
    line = minutes.write(hall.sitting, text="Một", by=hall.secretary)
    minutes.correct(line, text="Hai", by=hall.secretary)

    texts = send(
        hall.secretary,
        hall,
        kept(1, "sua-cau-hoi", question=asked.public_id, gist="Lời của thư ký"),
        kept(2, "sua-bien-ban", line=line.public_id, text="Ba"),
        screen="secretary",
    )

    assert outcomes(texts) == ["settled", "settled"]
    assert "Lời của người khác" in texts[0]["theirs"] and "Hai" in texts[1]["theirs"]
    asked.refresh_from_db()
    assert asked.gist == "Lời của thư ký"
    assert [one.text for one in minutes.standing_lines(hall.sitting)] == ["Ba"]


def test_who_is_there_is_the_word_of_the_desk() -> None:
    hall = in_session()
    row = delegate(hall)
    other = appointed(hall.conference, Role.DESK, hall.coordinator, "Vi Thị Nhàn")
    desk.excuse(hall.sitting, row, reason="Ốm", by=other)

    [told] = send(hall.desk, hall, kept(1, "co-mat", delegate=row.public_id))

    assert told["outcome"] == "settled" and other.name in told["theirs"]
    assert Attendance.objects.get(pk=row.pk).status == AttendanceStatus.PRESENT


def test_numbers_of_two_desks_carry_their_letters_and_never_collide() -> None:
    hall = doors_open()
    guest = {"person": "Thân Văn Một", "category": "people", "name_shown": "number"}
    ours = kept(1, "khach-den", key="key-of-desk-one", number="A-1", **guest)
    theirs = ours | {"key": "key-of-desk-two", "number": "B-1"}
    stolen = ours | {"key": "key-stolen-number", "number": "A-2"}

    first = post(hall.desk, hall, {"screen": "desk", "device": "device-one", "commands": [ours]}).json()
    second = post(hall.desk, hall, {"screen": "desk", "device": "device-two", "commands": [theirs, stolen]}).json()

    assert (first["letter"], second["letter"]) == ("A", "B")
    assert outcomes(first["results"] + second["results"]) == ["done"] * 3
    # A number of another desk's letter is not believed.
    assert sorted(Attendance.objects.values_list("desk_number", flat=True)) == ["", "A-1", "B-1"]
    assert [row.desk_number for row in desk.find(hall.conference, "b-1")] == ["B-1"]
    assert HallDevice.objects.count() == 2


def test_what_cannot_be_done_is_said_and_the_rest_is_done() -> None:
    hall = in_session()
    elsewhere = delegate(in_session(authority("xa-khac")))

    results = send(
        hall.desk,
        hall,
        kept(1, "co-mat", delegate=elsewhere.public_id),
        kept(2, "ghi-co-mat", typed="Không Có Ai"),
        kept(3, "co-mat", delegate=delegate(hall).public_id),
    )

    assert outcomes(results) == ["refused", "refused", "done"]
    assert "Không có ai trong danh sách" in results[1]["said"]


def test_who_lost_the_right_is_shown_out_and_nothing_is_done() -> None:
    hall = in_session()
    row = delegate(hall)
    letter = {"screen": "desk", "device": "device-one", "commands": [kept(1, "co-mat", delegate=row.public_id)]}

    assert post(hall.answerer, hall, letter).status_code == 403
    assert post(hall.chair, hall, letter).status_code == 404
    assert post(Client(), hall, letter).status_code == 302
    stranger = in_session(authority("xa-khac"))
    assert post(stranger.desk, hall, letter).status_code == 404
    # On a screen one may open, the rule asks for the right of each act again.
    [told] = send(hall.chair, hall, kept(1, "co-mat", delegate=row.public_id), screen="chair")
    assert told["outcome"] == "refused"
    assert Attendance.objects.get(pk=row.pk).status == AttendanceStatus.EXPECTED


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        ("[]", 400),
        ('{"screen": "desk"}', 400),
        ({"screen": "desk", "device": "x", "commands": []}, 400),
        ({"screen": "desk", "device": "device-one", "commands": [{}]}, 400),
        ({"screen": "desk", "device": "device-one", "commands": [kept(1, "be-mac")]}, 400),
        ({"screen": "desk", "device": "device-one", "commands": [kept(1, "co-mat") | {"t": 1e300}]}, 400),
        ({"screen": "desk", "device": "device-one", "commands": [kept(1, "co-mat") | {"t": None}]}, 400),
        ({"screen": "desk", "device": "device-one", "commands": [kept(1, "co-mat") | {"seq": -1}]}, 400),
        ({"screen": "agency", "device": "device-one", "commands": []}, 404),
        ({"screen": "desk", "device": "device-one", "commands": [kept(n, "co-mat") for n in range(51)]}, 413),
        (" " * 300_000, 413),
    ],
    ids=lambda value: str(value)[:50].strip() or "blanks" if not isinstance(value, int) else str(value),
)
def test_a_letter_that_cannot_be_read_is_refused_whole(body: Any, status: int) -> None:
    hall = doors_open()

    assert post(hall.desk, hall, body).status_code == status
    assert Command.objects.count() == 0
