"""What breaks in a hall: the server is killed, the database stops, phones come and go, screens do not read."""

from __future__ import annotations

import contextlib
import http.client
import os
import re
import signal
import socket
import statistics
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from doithoai.operations.serving import web_command
from scripts.served import ROOT, free_port
from tests.clusters import cluster
from tests.hall.serving import House, Screen, hall_served
from tests.pace import within

pytestmark = [pytest.mark.race]

KEYS = """
from doithoai.live.models import Command
print(" ".join(Command.objects.values_list("key", flat=True)))
"""
#: Of the sentence on the page of 503: nothing was lost, wait and send again.
OUT_OF_ORDER = "503"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with hall_served(tmp_path_factory.mktemp("faults"), os.environ.get("DOITHOAI_DATABASE_URL")) as house:
        yield house


def web_process(house: House) -> int:
    """The web server below the command that keeps it."""
    assert house.server.process is not None
    pid = house.server.process.pid
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()[0])


def stalled(house: House) -> socket.socket:
    """A screen that asks for the stream and never reads it."""
    at = urlsplit(house.server.url)
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    line.connect((at.hostname or "", at.port or 0))
    line.sendall(f"GET /stream/{house.conference}/projector/vi HTTP/1.1\r\nHost: hall\r\n\r\n".encode())
    return line


def waiting(house: House) -> str:
    found = re.search(r'data-waiting="([^"]*)"', house.read(house.page("dien-thoai"))[1])
    assert found is not None
    return found.group(1)


def press_until(house: House, stop: threading.Event, acknowledged: list[str]) -> None:
    """A chair who goes on pressing, and notes what was acknowledged."""
    for number in range(1000):
        if stop.is_set():
            return
        act, key = ("dong-danh-sach", "mo-danh-sach")[number % 2], f"fault-{number}"
        try:
            house.press(act, key=key)
            acknowledged.append(key)
        except (OSError, http.client.HTTPException, AssertionError):
            time.sleep(0.05)


def test_killed_in_the_middle_the_house_is_back_within_five_seconds_and_nothing_acknowledged_is_lost(
    house: House,
) -> None:
    house.press("moi-tiep")
    turn = re.search(r'name="turn" value="([^"]+)"', house.read(house.page("chu-toa"), house.cookie)[1])
    assert turn is not None
    house.press("bat-dau", turn=turn.group(1))
    before, started = waiting(house), time.monotonic()
    stop, acknowledged = threading.Event(), list[str]()
    chair = threading.Thread(target=press_until, args=(house, stop, acknowledged))
    chair.start()
    time.sleep(1)

    os.kill(web_process(house), signal.SIGKILL)
    killed = time.monotonic()
    house.server.wait_until_alive(20)
    wall = Screen(house, "projector").next()["html"]
    took = time.monotonic() - killed
    stop.set()
    chair.join()

    assert took < within(5), took
    assert "Mai Hiên" in wall and 'data-timer="running"' in wall
    elapsed = re.search(r'data-elapsed="(\d+)"', wall)
    assert elapsed is not None and abs(int(elapsed.group(1)) - (time.monotonic() - started)) < 3
    assert waiting(house) == before
    kept = house.inside(KEYS).split()
    assert acknowledged and set(acknowledged) <= set(kept) and len(kept) == len(set(kept))


def test_a_phone_that_comes_and_goes_fifty_times_leaves_nothing_behind(house: House) -> None:
    files = Path(f"/proc/{web_process(house)}/fd")
    Screen(house, "phone").close()
    time.sleep(0.3)
    before = len(list(files.iterdir()))
    for _time in range(50):
        phone = Screen(house, "phone")
        assert phone.next()["beat"] > 0
        phone.close()
    until = time.monotonic() + 5
    while len(list(files.iterdir())) > before + 2 and time.monotonic() < until:
        time.sleep(0.1)
    assert len(list(files.iterdir())) <= before + 2


def changes_beside_stalled(house: House, screens: int) -> list[float]:
    """Seconds from the press to the wall that reads, while so many others never do."""
    house.press("mo-danh-sach")
    lines = [stalled(house) for _screen in range(screens)]
    wall, took = Screen(house, "projector"), []
    wall.next()
    for number in range(12):
        began = time.monotonic()
        house.press(("dong-danh-sach", "mo-danh-sach")[number % 2])
        wall.next()
        took.append(time.monotonic() - began)
    for line in lines:
        line.close()
    wall.close()
    return took


def test_screens_that_never_read_do_not_delay_the_others(house: House) -> None:
    took = changes_beside_stalled(house, 60)
    assert statistics.median(took) < 0.5, took


@pytest.mark.soak
def test_five_hundred_screens_that_never_read_do_not_delay_the_others(house: House) -> None:
    alone, took = changes_beside_stalled(house, 0), changes_beside_stalled(house, 500)
    assert statistics.median(took) < statistics.median(alone) + 0.15, (alone, took)


def wait_for_port(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")


def status_of(port: int, path: str, cookie: str) -> tuple[int, str]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    line.request("GET", path, headers={"Cookie": cookie})
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def test_without_its_database_the_house_answers_503_with_a_sentence_to_everybody(tmp_path: Path) -> None:
    port = free_port()
    environment = {
        **os.environ,
        "DOITHOAI_DATA_DIR": str(tmp_path),
        "DOITHOAI_DATABASE_URL": f"postgres://nobody:x@127.0.0.1:{free_port()}/nothing",
        "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
    }
    with open(tmp_path / "log", "wb") as log:
        server = subprocess.Popen(web_command("127.0.0.1", port), cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        wait_for_port(port)
        for path, cookie in (
            ("/xa-tan-an/hoi-truong/aaaaaaaaaa/dien-thoai/", ""),
            ("/xa-tan-an/hoi-truong/aaaaaaaaaa/man-chieu/", ""),
            ("/xa-tan-an/hoi-truong/aaaaaaaaaa/chu-toa/", "doithoai=abcdefghijklmnopqrstuvwxyz012345"),
        ):
            status, page = status_of(port, path, cookie)
            assert status == 503 and OUT_OF_ORDER in page, (path, status, page[:1500])
        assert status_of(port, "/stream/aaaaaaaaaa/phone/vi", "") == (503, "")
    finally:
        server.terminate()
        server.wait(20)


@pytest.mark.soak
def test_a_database_that_stops_and_comes_back_needs_no_restart_of_the_house(tmp_path: Path) -> None:
    with cluster() as server, hall_served(tmp_path, f"postgres://house@127.0.0.1:{server.port}/postgres") as house:
        wall, phone = Screen(house, "projector"), house.page("dien-thoai")
        wall.next()
        server.stop()
        status, page = house.read(phone)
        assert status == 503 and OUT_OF_ORDER in page
        assert house.read(house.page("chu-toa"), house.cookie)[0] == 503
        assert house.read(f"/stream/{house.conference}/timer/vi")[0] == 503
        time.sleep(3)

        server.start()
        until = time.monotonic() + 10
        while house.read(phone)[0] != 200 and time.monotonic() < until:
            time.sleep(0.2)
        assert house.read(phone)[0] == 200
        house.press("moi-tiep")

        assert wall.until("Mai Hiên", 5) < 5  # the stream that was open all the while
        assert "Traceback" not in house.server.log.read_text(errors="replace")
