"""A PostgreSQL server of a test's own, to be stopped and begun again."""

from __future__ import annotations

import contextlib
import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.served import free_port


class Cluster:
    """A PostgreSQL server of the test's own."""

    def __init__(self, place: Path) -> None:
        self.port, self.data = free_port(), place / "data"
        self.programs = (sorted(glob.glob("/usr/lib/postgresql/*/bin")) or [""])[-1]
        if os.geteuid() == 0:
            shutil.chown(place, "postgres")
        self.run("initdb", "-D", str(self.data), "-A", "trust", "-U", "house", "-N")

    def run(self, program: str, *arguments: str) -> None:
        user = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None
        command = [str(Path(self.programs) / program) if self.programs else program, *arguments]
        subprocess.run(command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def start(self) -> None:
        options = f"-p {self.port} -k {self.data} -c listen_addresses=127.0.0.1 -c fsync=off"
        self.run("pg_ctl", "-D", str(self.data), "-w", "-o", options, "-l", str(self.data / "log"), "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.data), "-w", "-m", "immediate", "stop")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Where its user may go: the folders of the tests are open to one user alone."""
    place = Path(tempfile.mkdtemp(prefix="cluster-"))
    one = Cluster(place)
    one.start()
    try:
        yield one
    finally:
        with contextlib.suppress(subprocess.CalledProcessError):
            one.stop()
        shutil.rmtree(place)
