"""The Vietnamese catalogue says everything, and every arrow has words for the timeline."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import polib
import pytest
from django.utils import translation

from doithoai.core.journal import VERBS
from doithoai.core.transitions import STEPS, Step
from tests.house.syntax import ROOT


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_script", ROOT / "scripts" / "messages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def without_words(steps: dict[str, Step]) -> list[str]:
    """Arrows whose label is empty, or only the name again."""
    with translation.override("en"):
        return [name for name, one in steps.items() if str(one.label).strip() in {"", name}]


def test_the_catalogue_is_complete(messages: ModuleType) -> None:
    assert messages.problems(messages.read("vi")) == []


@pytest.mark.parametrize(
    ("words", "flag", "finding"),
    [
        ("", "", "no Vietnamese for"),
        ("còn %(days)s ngày", "fuzzy", "fuzzy"),
        ("còn vài ngày", "", "placeholders differ"),
    ],
)
def test_a_planted_gap_is_seen(messages: ModuleType, words: str, flag: str, finding: str) -> None:
    catalogue = polib.POFile()
    flags = [flag] if flag else []
    catalogue.append(polib.POEntry(msgid="%(days)s days left", msgstr=words, flags=flags))

    assert [finding in line for line in messages.problems(catalogue)] == [True]


def test_every_arrow_has_words() -> None:
    assert STEPS
    assert without_words(STEPS) == []
    assert set(STEPS) - set(VERBS) == set()


def test_an_arrow_without_words_is_seen() -> None:
    planted = Step("matter.vanish", ("received",), "gone", right="x", label=" ")

    assert without_words({"matter.vanish": planted}) == ["matter.vanish"]
