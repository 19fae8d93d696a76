"""Every page of every desk, as everybody: what is on the list that a person reads and changes by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import time_machine

from doithoai.people.roles import TABLE
from tests.factories.conference import NOW
from tests.house import matrix, world

DOORS = {page.name: page.right for page in matrix.pages()}


def test_the_list_has_a_line_for_every_page_and_none_for_others() -> None:
    assert sorted(matrix.expected()) == sorted(DOORS)


def test_every_line_has_a_word_for_everybody() -> None:
    known = {"ok", "403", "404", "login"}

    wrong = [
        (page, who, said)
        for page, row in matrix.expected().items()
        for who, said in row.items()
        if set(said.split("/")) - known
    ]

    assert wrong == []
    assert {tuple(row) for row in matrix.expected().values()} == {matrix.WHO}


def test_who_holds_no_right_of_the_door_is_turned_away_at_it() -> None:
    """The list agrees with the table of roles: 403 for everybody whose role lacks every right of the page."""
    held = {str(role): rights for role, (_scope, rights) in TABLE.items()}

    wrong = [
        (page, who)
        for page, row in matrix.expected().items()
        if DOORS[page] not in ("public", "member", "none")
        for who, rights in held.items()
        if not rights & set(DOORS[page].split("|")) and row[who] != "403"
    ]

    assert wrong == []


def test_on_the_list_nobody_reaches_a_row_of_another_authority_from_inside_the_office() -> None:
    outside = [
        (page, who)
        for page, row in matrix.expected().items()
        for who, said in row.items()
        if "/" in said and not said.endswith("404")
    ]
    neighbour = {row["neighbour"] for page, row in matrix.expected().items() if page.startswith("office:")}

    assert (outside, neighbour) == ([], {"404"})


@pytest.mark.clause("G-11", "S-18")
def test_on_the_list_the_front_reads_widely_and_presses_nothing_but_its_own_remark_and_sample() -> None:
    opens = {page for page, row in matrix.expected().items() if row["supervisor"].startswith("ok")}
    acts = {page for page in opens if page.startswith("office:")} - READ_BY_SUPERVISOR

    assert acts == {"office:remark", "office:sample_new", "office:sample_note", "office:sample_publish"}
    assert opens >= READ_BY_SUPERVISOR


READ_BY_SUPERVISOR = {
    "office:saved_filter_save",  # a view of one's own
    "office:help",
    "office:today",
    "office:notices",
    "office:notices_read",
    "office:notice_preference",  # how one is told oneself
    "office:plans",
    "office:plan",
    "office:plan_file",
    "office:plan_whole_file",
    "office:plan_compare",
    "office:year",
    "office:year_sheet",
    "office:calendar_link",  # a calendar of one's own
    "office:calendar_link_stop",
    "office:conferences",
    "office:conference",
    "office:briefing",
    "office:conference_rules",
    "office:expectations",
    "office:hall_checks",
    "office:notice_file",
    "office:bulletin",
    "office:bulletin_file",
    "office:bulletin_sound",
    "office:conference_channels",
    "office:poster",
    "office:conference_papers",
    "office:conference_paper_file",
    "office:conference_dossier",
    "office:book",
    "office:duty",
    "office:sitting",
    "office:conference_results",
    "office:matters",
    "office:matters_export",
    "office:matter",
    "office:search",
    "office:remarks",
    "office:remarks_export",
    "office:samples",
    "office:samples_export",
    "office:sample",
    "office:commitments",
    "office:commitment",
    "office:papers",
    "office:books",
    "office:paper",
    "office:paper_file",
    "office:figures",
    "office:figures_export",
    "office:figures_persisting",
    "office:periodic_reports",
    "office:periodic_report",
    "office:periodic_report_file",
}


@pytest.mark.pages
@pytest.mark.django_db
@pytest.mark.parametrize("desks", [("office",), ("portal", "hall")])
def test_every_page_says_to_everybody_what_the_list_says(desks: tuple[str, ...], settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        here, there = world.side("xa-tan-yen"), world.side("xa-phuc-hoa")

        said = matrix.asked(here, there, desks)

    assert matrix.differences(matrix.expected(), said) == []


@pytest.mark.django_db
@pytest.mark.clause("G-12")
def test_what_is_sealed_is_not_there_for_anybody_but_its_holder(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW, tick=False):
        here = world.side("xa-tan-yen")
        here.rows |= {
            ("matter", world.OWN): here.row("sealed", world.OWN),
            ("opinion", world.OWN): here.row("sealed_opinion", world.OWN),
            ("file", world.OWN): here.row("sealed_file", world.OWN),
        }
        browsers = matrix.clients(here, here)

        said = {
            (page.name, who): matrix.ask(browsers[who], matrix.address(page, here, here, world.OWN), {})
            for page in matrix.pages()
            for who in CURIOUS
            if page.kind in ("matter", "opinion") and page.name != "office:remark"
        }

    assert [cell for cell, word in said.items() if word not in ("403", "404", "login")] == []
    assert len(said) > 50


CURIOUS = ("anonymous", "coordinator", "intake", "reviewer", "text_reviewer", "publisher", "standing", "supervisor")


def test_a_difference_is_named() -> None:
    wanted = {"office:people": {"administrator": "ok", "coordinator": "403"}}
    got = {"office:people": {"administrator": "ok", "coordinator": "ok"}, "office:new": {"intake": "ok"}}

    assert matrix.differences(wanted, got) == [
        "office:people as coordinator: the list says 403, the page says ok",
        "office:new as intake: the list says nothing, the page says ok",
    ]
