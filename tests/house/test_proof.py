"""Pages that open doors, publish, or carry persons' data away ask for the own password again: the whole list."""

from __future__ import annotations

from tests.house.test_doors import desk

#: Read and changed by hand: what a page does when it was proved who does it.
ACTS = {
    "office:person_new": "an account",
    "office:people_import": "accounts",
    "office:role_add": "a role",
    "office:role_end": "a role",
    "office:stand_in": "a role",
    "office:person_reset": "a password",
    "office:person_close": "an account",
    "office:person_open": "an account",
    "office:conference_roles": "a role at a conference",
    "office:conference_role_end": "a role at a conference",
    "office:factor_reset_ask": "a second factor",
    "office:factor_reset_confirm": "a second factor",
    "office:factor_reset_refuse": "a second factor",
    "office:outside_link": "a way in",
    "office:outside_unlink": "a way in",
    "office:answer_publish": "goes public",
    "office:announce": "goes public",
    "office:conclusion_issue": "goes public",
    "office:commitment_verify": "goes public",
    "office:periodic_report_publish": "goes public",
    "office:periodic_report_unpublish": "leaves the public pages",
    "office:sample_publish": "goes public",
}
EXPORTS = {
    "office:openings_export": "who opened whose data",
    "office:invitations_file": "names and addresses of delegates",
    "office:cards_file": "names of delegates",
    "office:hall_print_file": "names of delegates and speakers",
    "office:conference_names_file": "names of delegates and speakers, minutes",
    "office:conference_dossier": "all papers of a conference",
    "office:plan_archive_file": "all papers of a year",
}


def test_the_pages_that_want_the_password_again_are_those_of_the_list() -> None:
    found = {name: getattr(view, "house_proof", None) for name, view in [*desk("office"), *desk("hall")]}

    assert {name for name, kind in found.items() if kind == "act"} == set(ACTS)
    assert {name for name, kind in found.items() if kind == "export"} == set(EXPORTS)


def test_whatever_needs_a_right_to_publish_or_to_manage_people_is_on_the_list() -> None:
    """Reading pages and what only takes something away from others are named here."""
    reading = {"office:people", "office:person", "office:people_template", "office:sessions_end"}
    rights = {"people.manage", "answer.publish", "conclusion.publish", "report.publish"}

    pages = {name for name, view in desk("office") if getattr(view, "house_right", "") in rights}

    assert pages - reading == set(ACTS) & pages
