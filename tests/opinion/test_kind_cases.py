"""Kinds and routes on cases of our own: acts told without their legal word, legal words without such an act."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from doithoai.opinion import kinds

CASES = Path(__file__).with_name("kinds_cases.tsv")


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_there_are_enough_cases_of_every_kind() -> None:
    rows = cases()
    assert len(rows) >= 200
    assert {row["kind"] for row in rows} >= {"petition", "reflection", "suggestion", "aspiration", "question", "praise"}


def test_most_kinds_are_right() -> None:
    rows = cases()
    right = sum(kinds.kind(row["text"]) in {row["kind"], *row["also"].split()} for row in rows)
    assert right / len(rows) >= 0.9


def test_denunciations_are_found_and_few_others_are_taken_for_one() -> None:
    rows = cases()
    told = [row for row in rows if row["route"] == "denunciation"]
    others = [row for row in rows if row["route"] != "denunciation"]
    assert sum(kinds.route(row["text"]) == "denunciation" for row in told) / len(told) >= 0.95
    assert sum(kinds.route(row["text"]) == "denunciation" for row in others) / len(others) <= 0.1


def test_routes_are_right() -> None:
    rows = cases()
    assert sum(kinds.route(row["text"]) == row["route"] for row in rows) / len(rows) >= 0.9


def test_the_command_answers_one_object_a_line(tmp_path: Path) -> None:
    table = tmp_path / "texts.tsv"
    table.write_text("id\ttext\na\tBao giờ xã làm đường?\nb\tTỐI MẬT. Kế hoạch\n", encoding="utf-8")
    out = StringIO()
    call_command("kind", str(table), "--json", stdout=out)
    assert [json.loads(line) for line in out.getvalue().splitlines()] == [
        {"id": "a", "kind": "question", "route": "normal"},
        {"id": "b", "kind": "secret", "route": "stop"},
    ]


def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "other.tsv"
    table.write_text("id\twords\na\tBao giờ\n", encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("kind", str(table))
    with pytest.raises(CommandError):
        call_command("kind", str(tmp_path / "nothing.tsv"))
