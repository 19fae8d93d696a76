"""Find the PostgreSQL of the tests, start it where possible, print its address; exit 1 when there is none.

DOITHOAI_TEST_POSTGRESQL_URL names a server of one's own; its role must be allowed to create databases.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from urllib.parse import urlsplit

import psycopg

DEFAULT = "postgres://doithoai_test:doithoai_test@127.0.0.1:5432/doithoai_test"


def address() -> str:
    return os.environ.get("DOITHOAI_TEST_POSTGRESQL_URL", DEFAULT)


def reachable(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3):
            return True
    except psycopg.OperationalError:
        return False


def run(*command: str, sql: str | None = None) -> bool:
    done = subprocess.run(command, input=sql, capture_output=True, text=True, check=False)
    return done.returncode == 0


def start() -> None:
    """Start the cluster that the system's package made: Debian's way first, then the plain one."""
    if shutil.which("pg_lsclusters"):
        done = subprocess.run(["pg_lsclusters", "--no-header"], capture_output=True, text=True, check=False)
        for line in done.stdout.splitlines():
            version, name, _port, status = line.split()[:4]
            if not status.startswith("online"):
                run("pg_ctlcluster", "--skip-systemctl-redirect", version, name, "start")
    elif data := os.environ.get("PGDATA"):
        run(*as_postgres(), "pg_ctl", "-D", data, "-w", "start")


def as_postgres() -> list[str]:
    return ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []


def make_role(url: str) -> None:
    """The role and database of the tests, made by the server's own superuser."""
    parts = urlsplit(url)
    sql = (
        f"CREATE ROLE {parts.username} LOGIN CREATEDB PASSWORD '{parts.password}';\n"
        f"CREATE DATABASE {parts.path.strip('/')} OWNER {parts.username};\n"
    )
    run(*as_postgres(), "psql", "-q", "-p", str(parts.port or 5432), "-d", "postgres", sql=sql)


def ready(url: str, seconds: float = 15) -> bool:
    until = time.monotonic() + seconds
    while not reachable(url):
        if time.monotonic() > until:
            return False
        time.sleep(0.3)
    return True


def find() -> str | None:
    """The address of a server that answers, after starting and preparing it when it is ours to start."""
    url = address()
    if reachable(url):
        return url
    if "DOITHOAI_TEST_POSTGRESQL_URL" in os.environ:
        return None
    start()
    make_role(url)
    return url if ready(url, 10) else None


if __name__ == "__main__":
    found = find()
    print(found or "no PostgreSQL", file=sys.stdout if found else sys.stderr)
    sys.exit(0 if found else 1)
