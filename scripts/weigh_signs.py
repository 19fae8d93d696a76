#!/usr/bin/env python3
"""Find the weights of opinion/weighing.py anew from the cases beside the tests, and print them.

Logistic regression over the signs, each case with and without marks, drawn towards zero. The cases are hard ones;
what people write every day stands beside them with the opinions of the samples. To be run when a list of words in
opinion/signs.py has changed; what it prints goes into opinion/weights.py.
"""

from __future__ import annotations

import csv
import math
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from doithoai.operations.samples import tan_yen_2024, xa_tan_yen  # noqa: E402
from doithoai.opinion import weighing  # noqa: E402
from doithoai.opinion.phrases import read  # noqa: E402

ROUNDS, STEP, TO_ZERO, FOUND_COUNTS = 1000, 2.0, 0.004, 1.5
#: Below an even chance: what is missed is published, what is found too much is looked at and let go.
LIMIT = -1.0


def bare(text: str) -> str:
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).replace("đ", "d").replace("Đ", "D")


def cases(but: str = "") -> list[tuple[list[str], bool]]:
    """The signs of every case, and whether it is a denunciation; `but` leaves one file out."""
    rows: list[tuple[list[str], bool]] = []
    for path in sorted((HERE / "tests/opinion").glob("*_*.tsv")):
        if path.name == but:
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                route = row.get("route", "normal")
                for text in (row["text"], bare(row["text"])):
                    if route not in {"stop", "bin"}:
                        rows.append((sorted(weighing.told_in(read(text))), route == "denunciation"))
    return rows


def everyday() -> list[tuple[list[str], bool]]:
    """The opinions of the samples that go the usual way: neither the whole nor a sentence of one tells of a wrong."""
    texts: list[str] = []
    for sample in (tan_yen_2024.SAMPLE, xa_tan_yen.SAMPLE):
        diverted = {matter.key for matter in sample.matters if matter.divert}
        texts += [said.text for said in sample.opinions if said.matter not in diverted]
    forms = [form for text in texts for form in (text, bare(text))]
    return [(sorted(weighing.found(part)), False) for form in forms for part in weighing.parts(read(form))]


def fitted(rows: list[tuple[list[str], bool]], rounds: int = ROUNDS) -> tuple[dict[str, float], float]:
    weights = dict.fromkeys(sorted({sign for signs, _is_one in rows for sign in signs}), 0.0)
    base = -1.0
    for _round in range(rounds):
        pull, pull_base = dict.fromkeys(weights, 0.0), 0.0
        for signs, is_one in rows:
            chance = 1 / (1 + math.exp(-base - sum(weights[sign] for sign in signs)))
            error = (1 - chance) * FOUND_COUNTS if is_one else -chance
            pull_base += error / len(rows)
            for sign in signs:
                pull[sign] += error / len(rows)
        base += STEP * pull_base
        for sign in weights:
            weights[sign] += STEP * (pull[sign] - TO_ZERO * weights[sign])
    return weights, base - LIMIT


def main() -> None:
    weights, base = fitted([*cases(), *everyday()])
    lines = [f'    "{sign}": {weight:.2f},' for sign, weight in sorted(weights.items(), key=lambda one: -one[1])]
    print(
        '"""How much each sign of opinion/weighing.py weighs: printed by scripts/weigh_signs.py, not chosen by hand."""'
        f"\n\nBASE = {base:.2f}\nWEIGHTS = {{\n" + "\n".join(lines) + "\n}"
    )


if __name__ == "__main__":
    main()
