"""What everybody reads of the figures: the rule of five, internal matters in one line, tables with what they mean."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.casework import verdicts
from doithoai.core import sheets
from doithoai.opinion import sealed
from doithoai.reporting.measures import MEASURES, By
from tests.factories.casework import Commune
from tests.factories.random_world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


def get(name: str, **query: str) -> Any:
    response = Client().get(reverse(f"portal:{name}", args=["xa-tan-yen"]), query)
    assert response.status_code == 200
    return response


def section(**query: str) -> str:
    return str(get("results", **query).content.decode()).split('aria-labelledby="theo"')[1].split('id="tung-viec"')[0]


@pytest.mark.clause("S-22", "G-15")
def test_groups_of_five_stand_by_their_name_smaller_ones_together(commune: Commune) -> None:
    for _number in range(6):
        commune.matter()
    for number in range(5):
        commune.matter(code=f"NHO-{number}", name=f"Lĩnh vực nhỏ {number}")

    page = section(theo="linh-vuc")

    assert "Thoát nước" in page and "Lĩnh vực nhỏ" not in page
    document = json.loads(get("results_table", theo="linh-vuc", dang="json").content)
    assert [(row["kind"], row["received"]) for row in document["rows"]] == [("row", 6), ("other", 5)]
    assert document["total"]["received"] == 11


def test_a_few_opinions_are_not_broken_down_at_all(commune: Commune) -> None:
    for _number in range(4):
        commune.matter()

    page = section()

    assert "Thoát nước" not in page and "<tfoot" not in page


@pytest.mark.clause("S-17a", "S-22")
def test_verdicts_are_told_from_five_on(commune: Commune) -> None:
    for number in range(6):
        answer = commune.published(commune.assigned(commune.matter()))
        if number < 4:
            verdicts.give(answer.matter.opinions.get(), grade="satisfied")

    def row() -> dict[str, Any]:
        found: dict[str, Any] = json.loads(get("results_table", dang="json").content)["rows"][0]
        return found

    assert (row()["answered"], row()["judged"], row()["satisfied"], row()["not_yet"]) == (6, None, None, None)
    verdicts.give(answer.matter.opinions.get(), grade="not_yet", words="Bà Bưởi chưa hài lòng")
    assert (row()["judged"], row()["satisfied"], row()["not_yet"]) == (5, 4, 1)
    assert "4 / 5" in section() and "Bà Bưởi" not in section()


def test_internal_matters_stand_in_one_line_without_content_and_sealed_ones_nowhere(commune: Commune) -> None:
    for _number in range(6):
        commune.matter()
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    for _number in range(7):
        commune.matter("Công tác cán bộ", code="XDD")
    commune.field("TO-CAO", name="Lĩnh vực của đơn")
    for _number in range(6):
        sealed.seal(commune.matter("Đơn", code="TO-CAO"), kind="denunciation", by=commune.coordinator)

    for by in By.values:
        everything = section(theo=by) + get("results_table", theo=by, dang="json").content.decode()
        for word in ("Xây dựng Đảng", "Công tác cán bộ", "Lĩnh vực của đơn"):
            assert word not in everything
    rows = json.loads(get("results_table", theo="linh-vuc", dang="json").content)["rows"]
    assert [(row["kind"], row["received"]) for row in rows] == [("row", 6), ("without", 6), ("internal", 7)]


def test_parts_of_a_field_are_counted_with_it(commune: Commune) -> None:
    top = commune.field("DAT", name="Đất đai")
    for number in range(6):
        commune.matter(code=f"DAT-{number}", name=f"Phần {number}", parent=top)

    page = section(theo="linh-vuc")

    assert "Đất đai" in page and "Phần" not in page.split("<table")[1]


def test_the_tables_describe_their_columns_and_hold_nobody(commune: Commune) -> None:
    for _number in range(6):
        commune.matter(email="ba.buoi@example.vn")

    document = json.loads(get("results_table", dang="json").content)
    rows = sheets.read_rows(get("results_table", dang="csv").content, "a.csv")
    described = sheets.read_rows(get("results_table", dang="mo-ta").content, "b.csv")

    assert [one["code"] for one in document["columns"]] == [one.code for one in MEASURES]
    assert all(one["meaning"] for one in document["columns"]) and document["counted_at"] and document["rule"]
    assert set(document["rows"][0]) == {"label", "kind", *(one.code for one in MEASURES)}
    assert len(rows[0]) == 1 + len(MEASURES) and rows[1][1] == "6"
    assert [row[1] for row in described[2:-1]] == [one.code for one in MEASURES]
    assert "buoi" not in f"{document}{rows}{described}".lower()
    assert get("results_table", theo="khong-co", dang="x")["Content-Disposition"].endswith('theo-linh-vuc.csv"')


def test_the_page_says_how_and_when_its_figures_were_counted() -> None:
    world = World(41, opinions=20)

    page = section(theo="thang")

    assert str(MEASURES[2].meaning) in page and world.authority.name not in page
    assert 'class="chart"' in page or "<tfoot" not in page


def test_the_results_ask_few_statements_however_much_there_is(commune: Commune) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            get("results", theo="dia-ban")
        return len(queries)

    commune.published(commune.assigned(commune.matter()))
    first = asked()
    for _number in range(6):
        commune.made_public(commune.published(commune.assigned(commune.matter())).matter)

    assert asked() <= first + 2 <= 15
