"""The stream of the shipped server: a change is on the screens within two seconds, whoever made it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.served import ROOT
from tests.hall.serving import House, Screen, hall_served

pytestmark = [pytest.mark.race]

CALL = """
import sys, django
django.setup()
from doithoai.live import floor
from doithoai.live.models import Sitting
from doithoai.people.models import Person
from doithoai.people.roles import Acting
sitting = Sitting.objects.select_related("conference__authority").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), sitting.conference.authority)
print("ready", flush=True)
sys.stdin.readline()
turn = floor.call_next(sitting, by=by)
floor.start(turn, by=by)
floor.stop(turn, by=by)
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with hall_served(tmp_path_factory.mktemp("stream"), os.environ.get("DOITHOAI_DATABASE_URL")) as house:
        yield house


def test_a_press_in_this_process_is_on_every_wall_within_two_seconds(house: House) -> None:
    wall, phone = Screen(house, "projector"), Screen(house, "phone")
    first = wall.next()
    assert "Mai Hiên" not in first["html"] and first["now"] > 0
    phone.next()
    began = time.monotonic()

    house.press("moi-tiep")

    wall.until("Mai Hiên")
    phone.until("Mai Hiên")
    assert time.monotonic() - began < 4  # the page and the press themselves included
    assert wall.answer.getheader("Content-Type") == "text/event-stream"
    assert wall.answer.getheader("Cache-Control") == "no-store"
    house.press("hoan-tac")
    wall.next()


def test_a_change_by_another_process_is_on_the_walls_within_two_seconds(house: House) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", CALL, str(house.sitting), str(house.chair)],
        cwd=ROOT,
        env=house.server.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdin is not None and other.stdout is not None
    assert other.stdout.readline() == "ready\n"
    wall = Screen(house, "phone")
    beat = wall.next()["beat"]
    other.stdin.write("go\n")
    other.stdin.flush()
    other.wait(20)
    began = time.monotonic()

    seen = wall.next()

    assert time.monotonic() - began < 2 and seen["beat"] > beat


def test_a_new_screen_begins_with_the_whole_state_and_its_beat_as_id(house: House) -> None:
    line = house.connect()
    line.request("GET", f"/stream/{house.conference}/phone/vi")
    answer = line.getresponse()
    lines = [answer.readline().decode().strip() for _line in range(3)]

    assert lines[0].startswith("retry: ") and lines[1].startswith("id: ")
    assert "data-waiting=" in json.loads(lines[2].removeprefix("data: "))["html"]


def test_who_may_not_watch_gets_nothing(house: House) -> None:
    for path, cookie in (
        (f"/stream/{house.conference}/staff/vi", ""),
        (f"/stream/{house.conference}/staff/vi", "doithoai=abc"),
        (f"/stream/{house.conference}/secret/vi", house.cookie),
        (f"/stream/{house.conference}/phone/xx", ""),
        ("/stream/aaaaaaaaaa/phone/vi", ""),
        (f"/stream/{house.conference}", ""),
        ("/stream/", ""),
    ):
        line = house.connect()
        line.request("GET", path, headers={"Cookie": cookie})
        assert line.getresponse().status == 404, path
    staff = Screen(house, "staff", house.cookie)
    assert staff.answer.status == 200 and "Hiên" not in staff.next()["html"]


def test_a_screen_that_closes_leaves_the_others_alone(house: House) -> None:
    closing, staying = Screen(house, "phone"), Screen(house, "phone")
    closing.next()
    staying.next()
    closing.close()

    house.press("dong-danh-sach")
    house.press("mo-danh-sach")

    assert staying.next()["beat"] > 0 and Path(house.server.log).exists()
