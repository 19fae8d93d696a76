"""The table of safeguards names tests that exist; files made elsewhere are unchanged; no SQL is put together."""

from __future__ import annotations

import ast
import hashlib
import re
import tomllib

import pytest

from scripts import supply
from tests.house.syntax import ROOT

TABLE = ROOT / "docs" / "security.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
VENDORED = ROOT / "docs" / "vendored.toml"
MADE_ELSEWHERE = ("*.woff", "*.woff2", "*.ttf", "*.otf", "*.min.js", "*.min.css")
#: Pieces of SQL are joined here out of constants and placeholders; no value that anybody typed is among them.
JOINS_CONSTANTS = {
    "doithoai/core/append_only.py",
    "doithoai/core/bus.py",
    "doithoai/operations/backup/measuring.py",
    "doithoai/operations/backup/tools.py",
    "doithoai/operations/health/store.py",
    "doithoai/operations/rotating.py",
    "doithoai/opinion/index.py",
    "doithoai/operations/planning.py",
}


def rows() -> dict[int, list[str]]:
    """The table: number of the row -> its other cells."""
    lines = [line.strip("| \n").split(" | ") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return {int(cells[0]): cells[1:] for cells in lines if cells[0].strip().isdecimal()}


def missing(text: str) -> list[str]:
    """Tests that a text names and nobody wrote."""
    return [
        f"{file}::{name}"
        for file, name in NAMED.findall(text)
        if not (ROOT / file).is_file()
        or not re.search(rf"^def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.M)
    ]


def test_each_row_has_a_test_that_exists_or_says_what_is_missing() -> None:
    said = rows()

    assert list(said) == list(range(1, len(said) + 1)) and len(said) >= 58
    assert missing(TABLE.read_text(encoding="utf-8")) == []
    silent = [number for number, (*_what, proof) in said.items() if not NAMED.search(proof) and "open:" not in proof]
    assert silent == []


def test_a_test_that_nobody_wrote_is_named() -> None:
    planted = "`tests/house/test_security_table.py::test_of_nobody` `tests/house/none.py::test_x`"

    assert missing(planted) == ["tests/house/test_security_table.py::test_of_nobody", "tests/house/none.py::test_x"]


def test_every_file_made_elsewhere_is_listed_and_unchanged() -> None:
    listed = tomllib.loads(VENDORED.read_text(encoding="utf-8"))["file"]
    found = {
        str(path.relative_to(ROOT))
        for folder in ("doithoai", "tests")
        for form in MADE_ELSEWHERE
        for path in (ROOT / folder).rglob(form)
    }

    assert {row["path"] for row in listed} == found
    for row in listed:
        assert hashlib.sha256((ROOT / row["path"]).read_bytes()).hexdigest() == row["sha256"], row["path"]
        assert row["version"] and (ROOT / row["licence"]).is_file(), row["path"]


def formatted_sql(source: str) -> list[int]:
    """Lines where a statement is put together: an f-string, %, + or format() in execute, raw, extra or RawSQL."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            is_built = isinstance(first, ast.JoinedStr | ast.BinOp) or (
                isinstance(first, ast.Call) and getattr(first.func, "attr", "") == "format"
            )
            if name in ("execute", "executemany", "raw", "extra", "RawSQL") and is_built:
                found.append(node.lineno)
    return found


def test_no_statement_is_put_together_from_words() -> None:
    built = {
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "doithoai").rglob("*.py"))
        if "migrations" not in path.parts and formatted_sql(path.read_text(encoding="utf-8"))
    }

    assert built == JOINS_CONSTANTS


@pytest.mark.parametrize(
    "planted", ['c.execute(f"SELECT {x}")', 'c.execute("SELECT %s" % x)', 'M.objects.raw("SELECT {}".format(x))']
)
def test_a_planted_statement_is_seen(planted: str) -> None:
    assert formatted_sql(planted) == [1]


def test_no_template_is_made_of_words_that_somebody_typed() -> None:
    called = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "doithoai").rglob("*.py")
        if re.search(
            r"from django\.template import[^\n]*\b(Template|Engine|engines)\b|import jinja2",
            path.read_text(encoding="utf-8"),
        )
    ]

    assert called == []


def test_the_bill_of_materials_names_every_package_of_the_lock_with_its_fingerprints() -> None:
    lock = supply.LOCK.read_text(encoding="utf-8")
    packages = [part for part in supply.bill()["components"] if part["type"] == "library"]

    assert len(packages) == len(re.findall(r"^[A-Za-z0-9].*==", lock, re.M)) > 20
    hashes = [one["content"] for part in packages for one in part["externalReferences"][0]["hashes"]]
    assert sorted(hashes) == sorted(re.findall(r"sha256:([0-9a-f]{64})", lock))
