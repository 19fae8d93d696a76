"""Web process and clock process under one command; stopping the command stops both."""

from __future__ import annotations

import ctypes
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)

APPLICATION = "doithoai.config.asgi:application"
GRACE_SECONDS = 10


@dataclass
class Child:
    """One process that is kept alive; after a crash it rests a little before it is begun again."""

    name: str
    command: list[str]
    rest_seconds: float = 0.25
    process: subprocess.Popen[bytes] | None = None
    begin_at: float = field(default=0.0)

    def keep(self, now: float) -> None:
        """Begin the process when it does not run and has rested."""
        if self.process is not None and self.process.poll() is not None:
            logger.error("%s ended with code %s; it is begun again", self.name, self.process.returncode)
            self.process, self.begin_at = None, now + self.rest_seconds
            self.rest_seconds = min(self.rest_seconds * 2, 60)
        if self.process is None and now >= self.begin_at:
            # A session of its own: a Ctrl-C reaches the parent alone, and the parent stops both in order.
            self.process = subprocess.Popen(self.command, start_new_session=True, preexec_fn=_end_with(os.getpid()))

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def _end_with(parent: int) -> Callable[[], None]:
    """On Linux: a child ends when its parent was killed, so that the next start finds its port free."""
    if not sys.platform.startswith("linux"):
        return lambda: None
    prctl, ends_with_parent = ctypes.CDLL(None, use_errno=True).prctl, 1

    def inside() -> None:
        prctl(ends_with_parent, int(signal.SIGTERM), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    return inside


def web_command(host: str, port: int, workers: int = 1) -> list[str]:
    """How the web server is started; no access log, since addresses of people are personal data."""
    command = [sys.executable, "-m", "uvicorn", APPLICATION, "--host", host, "--port", str(port)]
    command += ["--no-access-log", "--no-server-header", "--log-level", "warning"]
    # Streams stay open for hours: a stop must not wait for them.
    command += ["--timeout-graceful-shutdown", "3"]
    return [*command, "--workers", str(workers)] if workers > 1 else command


def clock_command() -> list[str]:
    return [sys.executable, "-m", "django", "clock"]


def serve(children: list[Child], started: Callable[[], None]) -> None:
    """Keep the children alive until INT or TERM, then stop them in the reverse order."""
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_got: stopping.set())
    try:
        _keep(children)
        started()
        while not stopping.wait(0.5):
            _keep(children)
    finally:
        for child in reversed(children):
            child.stop()


def _keep(children: list[Child]) -> None:
    for child in children:
        child.keep(time.monotonic())
