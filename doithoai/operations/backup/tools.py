"""Other programs and other databases: our own commands against a copy, and the tools of PostgreSQL."""

from __future__ import annotations

import json
import logging
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from doithoai.operations.backup.sealing import BadBackup

log = logging.getLogger(__name__)

WORK = "backup-work-"


@contextmanager
def work_folder(beside: Path) -> Iterator[Path]:
    """A folder that only we can read, gone afterwards; what a killed run left is removed first."""
    for old in beside.glob(f"{WORK}*"):
        if not _runs(old.name.removeprefix(WORK)):
            shutil.rmtree(old, ignore_errors=True)
    folder = beside / f"{WORK}{os.getpid()}"
    folder.mkdir(mode=0o700, parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _runs(number: str) -> bool:
    try:
        os.kill(int(number), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True
    return True


def database_url() -> str:
    """The address of the configured database, for another process."""
    it = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{it['NAME']}"
    user, password = quote(str(it["USER"]), safe=""), quote(str(it["PASSWORD"]), safe="")
    host = it["HOST"] or "localhost"
    return f"postgres://{user}:{password}@{host}:{it['PORT'] or 5432}/{it['NAME']}"


def manage(url: str, data_dir: Path, *command: str) -> str:
    """One of our commands against another database and data folder; BadBackup with its last line when it fails."""
    done = subprocess.run(
        [sys.executable, "-m", "django", *command],
        env={
            "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
            **os.environ,
            "PYTHONPATH": str(settings.ROOT),
            "DOITHOAI_DATABASE_URL": url,
            "DOITHOAI_DATA_DIR": str(data_dir),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise BadBackup(f"{command[0]}: {said[-1] if said else done.returncode}")
    return done.stdout


def measured(url: str, data_dir: Path, *, rows_only: bool = False) -> dict[str, Any]:
    """Measure another database."""
    answer = manage(url, data_dir, "measure", *(["--rows-only"] if rows_only else []))
    found: dict[str, Any] = json.loads(answer)
    return found


def lend_keys(folder: Path) -> None:
    """Let a data folder of a copy use the keys of this installation."""
    for key in Path(settings.DOITHOAI_DATA_DIR).glob("*.key"):
        (folder / key.name).symlink_to(key.resolve())


def postgresql(program: str, url: str, *arguments: str) -> None:
    """pg_dump, pg_restore or psql; the password goes by the environment, never by the list of processes."""
    if shutil.which(program) is None:
        raise BadBackup(
            _("The program %(name)s is missing. Install the client tools of PostgreSQL.") % {"name": program}
        )
    parts = urlsplit(url)
    environment = {**os.environ, "PGPASSWORD": unquote(parts.password or "")}
    to = [f"--host={parts.hostname}", f"--port={parts.port or 5432}", f"--username={unquote(parts.username or '')}"]
    done = subprocess.run(
        [program, *to, f"--dbname={parts.path.lstrip('/')}", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise BadBackup(f"{program}: {said[0] if said else done.returncode}")


def script_of(dump: Path, script: Path) -> None:
    """Turn a dump into the SQL that makes it again."""
    command = ["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(dump)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BadBackup(f"pg_restore: {done.stderr.strip().splitlines()[:1]}")


@contextmanager
def spare_database(url: str) -> Iterator[str]:
    """An empty database on the same server, dropped afterwards; the role needs the right to create databases."""
    name = f"doithoai_check_{secrets.token_hex(6)}"
    try:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'CREATE DATABASE "{name}"')
    except psycopg.Error as error:
        raise BadBackup(
            _("No spare database can be made for the check. Let an administrator of PostgreSQL run: %(sql)s")
            % {"sql": "ALTER ROLE … CREATEDB"}
        ) from error
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        try:
            drop_database(url, name)
        except psycopg.Error as error:  # what was found out counts, also where the house was not tidied
            log.warning("the spare database %s stays: %s", name, type(error).__name__)


def drop_database(url: str, name: str) -> None:
    """Drop another database of this server, also when somebody is still connected to it.

    PostgreSQL sends its own vacuum away by itself; told to do it by force, it asks for rights that no owner has.
    """
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = %s AND usename = current_user AND pid <> pg_backend_pid()",
            [name],
        )
        server.execute(f'DROP DATABASE IF EXISTS "{name}"')
