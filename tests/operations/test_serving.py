"""The one command keeps both processes alive and leaves none behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from doithoai.operations.serving import Child, web_command

ROOT = Path(__file__).resolve().parent.parent.parent
SLEEP = "import time; time.sleep(60)"
KEEPER = f"""
import sys
from doithoai.operations.serving import Child, serve
one = Child("one", [sys.executable, "-c", {SLEEP!r}])
two = Child("two", [sys.executable, "-c", {SLEEP!r}])
serve([one, two], started=lambda: print(one.process.pid, two.process.pid, flush=True))
"""


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_zombie(pid: int) -> bool:
    """Dead, and nobody has asked for its code yet: its parent is gone, and ours may not collect it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def test_a_stop_ends_both_processes() -> None:
    keeper = subprocess.Popen([sys.executable, "-c", KEEPER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert keeper.stdout is not None
    pids = [int(pid) for pid in keeper.stdout.readline().split()]
    assert [is_alive(pid) for pid in pids] == [True, True]

    keeper.send_signal(signal.SIGTERM)

    assert keeper.wait(timeout=15) == 0
    assert [is_alive(pid) for pid in pids] == [False, False]
    keeper.stdout.close()


def test_a_keeper_that_is_killed_leaves_no_process_on_its_port() -> None:
    keeper = subprocess.Popen([sys.executable, "-c", KEEPER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert keeper.stdout is not None
    pids = [int(pid) for pid in keeper.stdout.readline().split()]

    keeper.kill()
    keeper.wait()

    until = time.monotonic() + 5
    while any(is_alive(pid) and not is_zombie(pid) for pid in pids) and time.monotonic() < until:
        time.sleep(0.05)
    assert [is_alive(pid) and not is_zombie(pid) for pid in pids] == [False, False]
    keeper.stdout.close()


def test_a_process_that_died_is_begun_again_after_a_rest() -> None:
    child = Child("short", [sys.executable, "-c", "pass"], rest_seconds=5)
    now = time.monotonic()
    child.keep(now)
    assert child.process is not None
    child.process.wait()

    child.keep(now + 1)
    assert child.process is None
    child.keep(now + 6)

    assert child.process is not None
    child.stop()


def test_the_web_server_keeps_no_access_log() -> None:
    assert "--no-access-log" in web_command("127.0.0.1", 8000)
