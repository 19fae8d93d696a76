"""Kinds and routes on cases of our own: acts told without their legal word, legal words without such an act."""

import csv
import json
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from doithoai.operations.samples import tan_yen_2024, xa_tan_yen
from doithoai.opinion import kinds, weighing
from scripts.weigh_signs import bare, everyday, fitted
from scripts.weigh_signs import cases as weighed_cases

CASES = Path(__file__).with_name("kinds_cases.tsv")
#: Written before the rules were looked at; the rules have been widened by what they showed since.
UNSEEN = sorted(Path(__file__).parent.glob("kinds_unseen_*.tsv"))

SHORT = Path(__file__).with_name("kinds_short.tsv")
#: Short points written before the rules were looked at; the weights never see them.
EVERYDAY = Path(__file__).with_name("everyday.tsv")


def cases(path: Path = CASES) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def denounced(rows: list[dict[str, str]]) -> tuple[float, float]:
    """Share of denunciations that are found, and of the others that are taken for one."""
    told = [row for row in rows if row["route"] == "denunciation"]
    others = [row for row in rows if row["route"] != "denunciation"]
    found, wrong = (sum(kinds.route(row["text"]) == "denunciation" for row in part) for part in (told, others))
    return found / len(told), wrong / len(others)


def test_there_are_enough_cases_of_every_kind() -> None:
    rows = cases()
    assert len(rows) >= 200
    assert {row["kind"] for row in rows} >= {"petition", "reflection", "suggestion", "aspiration", "question", "praise"}


def test_most_kinds_are_right() -> None:
    rows = cases()
    right = sum(kinds.kind(row["text"]) in {row["kind"], *row["also"].split()} for row in rows)
    assert right / len(rows) >= 0.9


def test_denunciations_are_found_and_few_others_are_taken_for_one() -> None:
    found, wrong = denounced(cases())
    assert found >= 0.95
    assert wrong <= 0.1


def test_what_people_write_every_day_is_seldom_taken_for_a_denunciation() -> None:
    """The opinions of the samples, of two programmes."""
    texts = [
        said.text
        for sample in (tan_yen_2024.SAMPLE, xa_tan_yen.SAMPLE)
        for said in sample.opinions
        if said.matter not in {matter.key for matter in sample.matters if matter.divert}
    ]
    wrong = sum(kinds.route(text) == "denunciation" for text in texts)
    assert len(texts) > 150
    assert wrong / len(texts) < 0.04


def test_texts_written_before_the_rules() -> None:
    rows = [row for path in UNSEEN for row in cases(path)]
    right = sum(kinds.kind(row["text"]) in {row["kind"], *row["also"].split()} for row in rows)
    found, wrong = denounced(rows)
    sys.stdout.write(
        f"{len(rows)} texts: kind {right / len(rows):.3f}, denunciations {found:.3f}, wrongly {wrong:.3f}\n"
    )
    assert right / len(rows) >= 0.85
    assert found >= 0.93
    assert wrong <= 0.1


@pytest.mark.parametrize("written", [str, bare])
def test_short_points_of_every_day_stay_open_and_short_denunciations_are_sealed(written: Callable[[str], str]) -> None:
    """As they stand in the spreadsheets of communes: a line, no greeting, often no subject."""
    rows = [{**row, "text": written(row["text"])} for row in cases(SHORT)]
    right = sum(kinds.kind(row["text"]) in {row["kind"], *row["also"].split()} for row in rows)
    found, wrong = denounced(rows)
    assert len(rows) >= 270
    assert right / len(rows) >= 0.93
    assert found >= 0.95
    assert wrong <= 0.08


@pytest.mark.parametrize("written", [str, bare])
def test_short_points_that_the_weights_never_saw(written: Callable[[str], str]) -> None:
    found, wrong = denounced([{**row, "text": written(row["text"])} for row in cases(EVERYDAY)])
    assert found >= 0.95
    assert wrong <= 0.04


def test_texts_typed_without_marks() -> None:
    rows = [{**row, "text": bare(row["text"])} for path in [CASES, *UNSEEN] for row in cases(path)]
    rows = [row for row in rows if row["route"] != "stop"]
    right = sum(kinds.kind(row["text"]) in {row["kind"], *row["also"].split()} for row in rows)
    found, wrong = denounced(rows)
    sys.stdout.write(
        f"{len(rows)} texts: kind {right / len(rows):.3f}, denunciations {found:.3f}, wrongly {wrong:.3f}\n"
    )
    assert right / len(rows) >= 0.85
    assert found >= 0.93
    assert wrong <= 0.1


@pytest.mark.soak
def test_weights_found_without_a_set_find_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not learnt by heart: each set is judged by weights that never saw it."""
    shares = []
    for path in UNSEEN:
        weights, base = fitted([*weighed_cases(but=path.name), *everyday()], rounds=150)
        monkeypatch.setattr(weighing, "WEIGHTS", weights)
        monkeypatch.setattr(weighing, "BASE", base)
        shares.append(denounced(cases(path)))
        sys.stdout.write(f"{path.name}: denunciations {shares[-1][0]:.3f}, wrongly {shares[-1][1]:.3f}\n")
    assert sum(found for found, _wrong in shares) / len(shares) >= 0.9
    assert sum(wrong for _found, wrong in shares) / len(shares) <= 0.12


@pytest.mark.soak
def test_the_weights_are_those_that_the_cases_give() -> None:
    weights, base = fitted([*weighed_cases(), *everyday()])
    assert base == pytest.approx(weighing.BASE, abs=0.006)
    assert weights == pytest.approx(weighing.WEIGHTS, abs=0.006)


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
