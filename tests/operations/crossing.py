"""Two installations over the tables of one database: what one writes is gone before the other takes its file in."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse


@dataclass
class Sides:
    """Two installations: each with a data folder of its own, over the tables of one database in turn."""

    settings: Any
    root: Path

    def on(self, side: str) -> None:
        place = self.root / side
        place.mkdir(exist_ok=True)
        self.settings.DOITHOAI_SIDE, self.settings.DOITHOAI_DATA_DIR = side, place
        self.settings.MEDIA_ROOT = place / "files"

    @contextmanager
    def on_its_own(self, side: str) -> Iterator[None]:
        """What is written within is gone afterwards, as if it lay in another database; files stay."""
        self.on(side)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.on("inside")

    @property
    def carried(self) -> list[Path]:
        return sorted((self.root / "stick").glob("*.doithoai"))

    def number(self, number: int) -> Path:
        (found,) = [one for one in self.carried if one.name.endswith(f"-{number:06d}.doithoai")]
        return found


def made(settings: Any, tmp_path: Path) -> Sides:
    """Both have made their keys and trust each other."""
    sides = Sides(settings, tmp_path)
    cards = {side: tmp_path / f"{side}.card" for side in ("outside", "inside")}
    for side, card in cards.items():
        sides.on(side)
        call_command("exchange_keys", "--card", str(card), stdout=io.StringIO())
    for side, other in (("outside", "inside"), ("inside", "outside")):
        sides.on(side)
        call_command("exchange_keys", "--trust", str(cards[other]), stdout=io.StringIO())
    return sides


def export(sides: Sides, *options: str) -> None:
    call_command("outbox_export", str(sides.root / "stick"), *options, stdout=io.StringIO())


def pages(*asked: tuple[Any, ...]) -> list[str]:
    """What stands on pages of the portal, without the links to the plan (it does not cross) and the marks of forms."""
    found: list[str] = []
    for name, *args in asked:
        response = Client().get(reverse(f"portal:{name}", args=["xa-tan-yen", *args]))
        assert response.status_code == 200, (name, response.status_code)
        found += [line.strip() for line in response.content.decode().splitlines()]
    return [line for line in found if line and "/ke-hoach/" not in line and "csrfmiddlewaretoken" not in line]


def differing(one: list[str], other: list[str]) -> list[str]:
    return [line for line in difflib.ndiff(one, other) if line[0] in "+-"]
