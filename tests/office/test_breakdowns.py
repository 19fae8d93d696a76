"""The figures of the office: broken down, filtered in the address, beside the year before, taken away as tables."""

from __future__ import annotations

import copy
from datetime import timedelta

import pytest

from doithoai.core import clock, sheets
from doithoai.opinion import intake, sameness, sealed
from doithoai.opinion.models import Matter
from doithoai.people.models import Organisation
from doithoai.reporting import kept
from doithoai.reporting.measures import MEASURES
from tests import once
from tests.factories import people
from tests.factories.casework import Commune
from tests.office.breakdowns import get, read, table

pytestmark = pytest.mark.django_db


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_tables_that_leave_the_house_say_what_the_page_says_and_calculate_nothing(
    commune: Commune, kind: str
) -> None:
    Organisation.objects.filter(pk=commune.agency.pk).update(name='=HYPERLINK("http://x","Bấm")')
    commune.published()
    commune.matter()

    response = get(commune.standing, "figures_export", theo="don-vi", dang=kind, since="01/01/2026")
    rows = sheets.read_rows(response.content, f"so-lieu.{kind}")

    assert f'filename="so-lieu-theo-don-vi.{kind}"' in response["Content-Disposition"]
    assert len(rows[0]) == 1 + len(MEASURES) + 3
    assert rows[1][0].endswith('=HYPERLINK("http://x","Bấm")') and rows[1][1:4] == ["1", "1", "0"]
    assert rows[3][1:4] == ["2", "1", "0"]
    if kind == "csv":
        assert rows[1][0].startswith("'")
    # The moment and the meanings go along.
    assert [row[1] for row in rows[6:] if len(row) > 1][: len(MEASURES)] == [str(one.meaning) for one in MEASURES]


def test_the_filter_stands_in_the_address_and_goes_along_from_tab_to_tab(commune: Commune) -> None:
    commune.matter()
    tomorrow = f"{clock.today() + timedelta(days=1):%d/%m/%Y}"

    page = read(commune.standing, "figures", theo="linh-vuc", since="01/01/2026")
    assert "Thoát nước" in table(page).split("</form>")[1]
    assert "?since=01%2F01%2F2026&amp;theo=dia-ban" in page
    assert '<input type="hidden" name="theo" value="linh-vuc"' in page
    assert (
        "Thoát nước"
        not in table(read(commune.standing, "figures", theo="linh-vuc", since=tomorrow)).split("</form>")[1]
    )
    assert get(commune.standing, "figures", theo="khong-co", since="31/02/2026").status_code == 200
    assert get(commune.standing, "figures", theo="thang", since="31/02/2026", trang="z").status_code == 200


def test_the_year_before_stands_beside_in_words_that_judge_nobody(commune: Commune) -> None:
    year_ago = clock.now() - timedelta(days=366)
    for at in (year_ago, clock.now(), clock.now()):
        intake.receive(
            commune.authority,
            door="phone",
            texts=["Cống hẹp"],
            by=people.person("intake", commune.authority),
            received_at=at,
        )
    on = clock.today()

    page = table(read(commune.standing, "figures", theo="kenh", since=f"01/01/{on.year}", until=f"{on:%d/%m/%Y}"))

    assert f"01/01/{on.year - 1}" in page
    assert "1 more" in page or "nhiều hơn 1" in page
    assert f"01/01/{on.year - 1}" not in table(read(commune.standing, "figures", theo="kenh"))
    assert f"01%2F01%2F{on.year}" in read(commune.standing, "figures", theo="kenh")


@pytest.mark.clause("S-17")
def test_what_comes_again_and_stays_late_is_listed_with_the_numbers_of_the_matters(commune: Commune) -> None:
    matter = commune.matter()
    sameness.join(commune.opinion("Nước tràn."), into=matter, by=commune.coordinator)
    commune.assigned(matter)
    Matter.objects.filter(pk=matter.pk).update(due_on=clock.today() - timedelta(days=4))

    page = read(commune.standing, "figures_persisting")

    for text in (matter.number, matter.title, commune.agency.name, f"{clock.today() - timedelta(days=4):%d/%m/%Y}"):
        assert text in table(page)
    assert matter.number not in table(read(commune.standing, "figures_persisting", lead=str(commune.other.pk)))
    assert matter.number in table(read(commune.standing, "figures_persisting", what="late"))
    assert get(commune.clerk, "figures_persisting").status_code == 403


def test_of_a_large_authority_one_organisation_is_listed_at_a_time(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LARGE", 1)
    matter = commune.assigned(commune.matter()).matter
    commune.matter()
    Matter.objects.filter(pk=matter.pk).update(due_on=clock.today() - timedelta(days=4))

    assert matter.number not in table(read(commune.standing, "figures_persisting"))
    assert matter.number in table(read(commune.standing, "figures_persisting", lead=str(commune.agency.pk)))


def test_a_supervisor_reads_neither_internal_matters_nor_words_of_senders(commune: Commune) -> None:
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    inside, hidden = commune.matter("Việc nội bộ của chi bộ", code="XDD"), commune.matter("Việc sẽ niêm phong")
    for matter in (inside, hidden):
        sameness.join(commune.opinion("Cũng việc ấy."), into=matter, by=commune.coordinator)
        Matter.objects.filter(pk=matter.pk).update(due_on=clock.today() - timedelta(days=4))
    unsorted_ = commune.opinion("Bà Bưởi kể rằng cống hỏng").matter
    Matter.objects.filter(pk=unsorted_.pk).update(due_on=clock.today() - timedelta(days=4))
    Matter.objects.filter(pk=hidden.pk).update(is_sealed=True)

    for name in ("figures", "figures_persisting"):
        seen, all_ = table(read(commune.supervisor, name)), table(read(commune.standing, name))
        assert inside.title not in seen and "Bà Bưởi" not in seen
        assert inside.title in all_ and hidden.title not in all_
    assert sealed.SEALED_TITLE not in table(read(commune.standing, "figures_persisting"))
