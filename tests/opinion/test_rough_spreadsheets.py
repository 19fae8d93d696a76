"""Spreadsheets in rarer clothes and with rarer words give exactly what they hold."""

from __future__ import annotations

import pytest

from tests.opinion.sheets_lookalike import all_lookalike
from tests.opinion.sheets_made import Made
from tests.opinion.sheets_refused import all_refused
from tests.opinion.sheets_rough import all_rough
from tests.opinion.sheets_untitled import all_untitled
from tests.opinion.test_spreadsheets import gives_what_it_holds

ROUGH = {made.name: made for made in [*all_rough(), *all_lookalike(), *all_untitled(), *all_refused()]}


@pytest.mark.parametrize("made", ROUGH.values(), ids=ROUGH)
def test_a_file_in_rarer_clothes_gives_what_it_holds(made: Made) -> None:
    gives_what_it_holds(made)
