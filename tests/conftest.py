"""What every test run shares: clause marks, results for `make trace`, nothing skipped in silence."""

from __future__ import annotations

import gc
import json
import logging
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from hypothesis import HealthCheck, settings

from scripts import migrated
from tests import emptying

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = os.environ.get("DOITHOAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRE_ALL = os.environ.get("DOITHOAI_REQUIRE_ALL") == "1"
#: Disks of a test's own can be made here: by root, with loop devices.
MOUNTS = os.geteuid() == 0 and os.access("/dev/loop-control", os.W_OK) and shutil.which("mkfs.ext4") is not None
SOAK = os.environ.get("DOITHOAI_SOAK") == "1"
RESULTS = os.environ.get("DOITHOAI_RESULTS")
#: Another run, on the other database, stands beside this one: what need not be run on both is shared out.
BESIDE = os.environ.get("DOITHOAI_BESIDE") == "1"
#: "only" what the run of the screens in a browser does, or "none" of it.
PAGES = os.environ.get("DOITHOAI_PAGES", "")


# What is loaded stays out of the search for rubbish; seldom enough to cost little, often enough that a run of an hour
# does not fill three gigabytes with the pages of tests that are over.
gc.set_threshold(50_000, 10, 10)
# The same way of hashing passwords, without its cost.
Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 8, 1


# Before its first example Hypothesis reads the whole house for constants: that alone may take seconds. How long an
# example takes says more of the machine than of the house: the benchmarks measure that.
settings.register_profile("house", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


# Whatever the house says at all goes into the log of the run, which is looked through at its end (scripts/logs.py).
logging.getLogger("doithoai").setLevel(logging.DEBUG)


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Record(config), "record")


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


def known_clauses() -> set[str]:
    with open(ROOT / "docs" / "clauses.toml", "rb") as source:
        book = tomllib.load(source)
    return {*book["clauses"], *book["gaps"]}


def clauses_of(item: pytest.Item) -> list[str]:
    """The ids on the mark nearest to the test; a mark of a module is not a proof of each of its tests."""
    mark = next((m for m in item.iter_markers("clause")), None)
    return [str(one) for one in mark.args] if mark else []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    known = known_clauses()
    for item in items:
        if len(item.name) > 1000:  # a file of 20 MB once stood in a name, and in every report of it
            raise pytest.UsageError(f"{item.nodeid[:200]}… needs ids= for its parameters")
        ids = clauses_of(item)
        if len(ids) > 3 or set(ids) - known:
            raise pytest.UsageError(f"{item.nodeid}: at most three known clause ids, not {ids}")
        item.user_properties.append(("clauses", ids))
    drop(config, items, "soak", unless=SOAK)
    drop(config, items, "mounts", unless=MOUNTS)
    drop(config, items, "pages", unless=SOAK or connections["default"].vendor == "sqlite")
    here = connections["default"].vendor
    elsewhere = {item for item, places in shared_out(items) if here not in places} if BESIDE else set()
    drop(config, items, "the other database's", unless=not BESIDE, which=elsewhere.__contains__)
    drop(config, items, "other run's", unless=not PAGES, which=lambda item: is_page(item) != (PAGES == "only"))
    drop(config, items, "browser", unless=CHROMIUM is not None)


#: The home of these tests is PostgreSQL, the stricter of the two (types, lengths, grouping, order) …
ROOMS = tuple(f"tests/{room}/" for room in (*("casework", "hall", "live", "notices", "opinion", "people"),))
#: … and of these SQLite, where a browser walks the screens too; its own run does the second part.
SCREENS = tuple(
    f"tests/{room}/"
    for room in ("conference", "documents", "house", "office", "portal", "privacy", "programme", "reporting")
)
WITH_THE_BROWSER = ("tests/conference/", "tests/documents/", "tests/portal/", "tests/reporting/")
BOTH = frozenset({"sqlite", "postgresql"})


def is_page(item: pytest.Item) -> bool:
    """For the run of the screens in a browser, which waits much: beside it four rooms, and what asks no database."""
    is_screen = all(item.get_closest_marker(mark) for mark in ("pages", "browser"))
    is_beside = connections["default"].vendor == "sqlite" and item.nodeid.startswith(WITH_THE_BROWSER)
    return is_screen or is_beside or (BESIDE and is_the_same_anywhere(item))


def shared_out(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, frozenset[str]]]:
    """Beside another run: the databases on which each of all the tests runs.

    Rooms and screens have one home each. A clause is proved on both: where none of its tests is at home, its first one
    goes there too.
    """
    homes = {item: home_of(item) for item in items}
    for database in sorted(BOTH):
        proved = {clause for item, home in homes.items() if database in home for clause in clauses_of(item)}
        for item, home in homes.items():
            if database not in home and is_movable(item) and not proved.issuperset(clauses_of(item)):
                homes[item] = BOTH
                proved.update(clauses_of(item))
    yield from homes.items()


def home_of(item: pytest.Item) -> frozenset[str]:
    """The journey through the whole programme walks on PostgreSQL: all other browser tests are on SQLite."""
    if item.get_closest_marker("pages") or is_the_same_anywhere(item):
        return frozenset({"sqlite"})
    if item.get_closest_marker("browser"):
        return frozenset({"postgresql"})
    if any(item.get_closest_marker(mark) for mark in ALWAYS):
        return BOTH
    at_home = {"postgresql": ROOMS, "sqlite": SCREENS}
    return frozenset(one for one, rooms in at_home.items() if item.nodeid.startswith(rooms)) or BOTH


def is_movable(item: pytest.Item) -> bool:
    return not any(item.get_closest_marker(mark) for mark in ("pages", "browser"))


#: Tests with these marks say themselves where they run.
ALWAYS = ("pages", "race", "browser", "soak", "both")
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server", "client", "house", "served"}


def is_the_same_anywhere(item: pytest.Item) -> bool:
    """True when neither a mark nor a fixture asks for a database, and no clause must be proved on both."""
    asked = DATABASE & set(getattr(item, "fixturenames", ()))
    marked = any(item.get_closest_marker(mark) for mark in ("django_db", *ALWAYS))
    return not asked and not marked and not clauses_of(item)


def drop(
    config: pytest.Config,
    items: list[pytest.Item],
    mark: str,
    *,
    unless: bool,
    which: Callable[[pytest.Item], bool] | None = None,
) -> None:
    """Take tests out of the run, aloud: a missing browser is said at the end, never skipped over."""
    asked = which or (lambda item: item.get_closest_marker(mark) is not None)
    out = [] if unless else [item for item in items if asked(item)]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]
        config.stash.setdefault(LEFT_OUT, {})[mark] = len(out)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite on a file, as in use: in memory every connection would see a database of its own.

    Each run has a name of its own, so that runs side by side do not meet; no waiting for the disk.
    """
    database = connections.settings["default"]
    if connections["default"].vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("db") / "test.sqlite3")
        migrated.copy_to(Path(name))
        options = database["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    else:
        name = f"test_doithoai_{os.getpid()}"
        kept = migrated.template(os.environ["DOITHOAI_DATABASE_URL"])
        database["TEST"] = {**database.get("TEST", {}), "TEMPLATE": kept}
    database["TEST"] = {**database.get("TEST", {}), "NAME": name}


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Begin with the tables that were copied, when they were."""
    name = connections.settings["default"]["TEST"]["NAME"]
    return connections["default"].vendor == "sqlite" and Path(name).exists()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_keepdb: bool) -> None:
    """Keep the tables for the next run, when they had to be made."""
    if connections["default"].vendor == "sqlite" and not django_db_keepdb:
        migrated.keep(Path(str(connections["default"].settings_dict["NAME"])))


@pytest.fixture(scope="session", autouse=True)
def emptied_after_tests_that_commit() -> Iterator[None]:
    yield from emptying.instead_of_flush()


LEFT_OUT = pytest.StashKey[dict[str, int]]()


class Record:
    """Collects one line per test and writes them where DOITHOAI_RESULTS says."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.tests: dict[str, dict[str, object]] = {}
        self.seconds: dict[str, float] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.seconds[report.nodeid] = self.seconds.get(report.nodeid, 0) + report.duration
        if report.when != "call" and report.outcome == "passed":
            return
        clauses = dict(report.user_properties).get("clauses", [])
        known = self.tests.get(report.nodeid)
        if known is None or report.outcome == "failed":
            self.tests[report.nodeid] = {"outcome": report.outcome, "clauses": clauses}

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(self.config, "workerinput"):
            return
        skipped = [name for name, test in self.tests.items() if test["outcome"] == "skipped"]
        browser = self.config.stash.get(LEFT_OUT, {}).get("browser")
        if REQUIRE_ALL and (skipped or browser) and session.exitstatus == 0:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if RESULTS:
            self.write(Path(RESULTS))

    def write(self, path: Path) -> None:
        head = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        for name, test in self.tests.items():
            test["seconds"] = round(self.seconds[name], 2)
        content = {"commit": head.stdout.strip(), "tests": self.tests}
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        browser = self.config.stash.get(LEFT_OUT, {}).get("browser")
        if browser:
            terminalreporter.write_line(f"NOT RUN: {browser} browser tests, Chromium was not found", red=True)
        mounts = self.config.stash.get(LEFT_OUT, {}).get("mounts")
        if mounts:
            terminalreporter.write_line(f"NOT RUN: {mounts} tests that make disks of their own, which root alone may")
        skipped = terminalreporter.stats.get("skipped", [])
        if REQUIRE_ALL and skipped:
            terminalreporter.write_line(f"FAILED: {len(skipped)} tests were skipped; nothing may be", red=True)
