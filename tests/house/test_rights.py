"""Who may do what: the table in the code against the list that a person reads and changes by hand."""

from __future__ import annotations

from pathlib import Path

from doithoai.people.roles import TABLE

EXPECTED = Path(__file__).parent / "rights.txt"


def expected() -> dict[str, tuple[str, set[str]]]:
    """Role to scope and rights, from lines `role (scope): right right …`."""
    found: dict[str, tuple[str, set[str]]] = {}
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            head, _colon, rights = line.partition(":")
            role, scope = head.split()
            found[role] = (scope.strip("()"), set(rights.split()))
    return found


def present() -> dict[str, tuple[str, set[str]]]:
    return {str(role): (scope, set(rights)) for role, (scope, rights) in TABLE.items()}


def test_each_role_holds_exactly_the_rights_on_the_list() -> None:
    assert present() == expected()


def test_whoever_looks_after_the_machine_reads_no_texts_of_citizens() -> None:
    _scope, rights = present()["administrator"]

    assert {right for right in rights if right.split(".")[0] in {"opinion", "matter", "contact", "sealed"}} == set()


def test_whoever_supervises_acts_on_nothing_but_the_own_remarks_and_samples() -> None:
    _scope, rights = present()["supervisor"]

    assert {right for right in rights if not right.endswith(".read")} == {"remark.write", "sample.draw"}
