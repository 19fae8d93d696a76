"""The map and the life cycles in docs say what stands there today."""

from __future__ import annotations

from scripts import life_cycles
from scripts import map as house_map


def test_the_map_is_true() -> None:
    assert house_map.MAP.read_text(encoding="utf-8") == house_map.drawn(), "run `make map`"


def test_every_room_with_modules_is_on_it() -> None:
    built = {folder.name for folder in (house_map.ROOT / "doithoai").iterdir() if (folder / "apps.py").exists()}
    assert built - {"config"} == set(house_map.ROOMS)


def test_the_life_cycles_are_those_of_the_code() -> None:
    assert life_cycles.PAGE.read_text(encoding="utf-8") == life_cycles.drawn(), "run `make map`"
