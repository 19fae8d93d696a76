"""Pictures of every kind of page, phone and desktop, as the public and as each role of the sample."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.served import CHROMIUM, FLAGS, served  # noqa: E402 -- the neighbour scripts
from scripts.walking import sign_in, sign_in_buttons, visits  # noqa: E402

SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1366, "height": 768}}


def name_of(kind: str) -> str:
    return re.sub(r"[^a-z0-9-]+", "_", kind.replace("*", "mot").strip("/").lower()).strip("_") or "first"


def take(browser: Browser, house: str, size: str, folder: Path) -> int:
    """Walk as the public, then as each person of the sample; each kind of page once."""
    visited: set[str] = set()
    taken = 0
    context = browser.new_context(viewport=SIZES[size], locale="vi-VN")  # type: ignore[arg-type]
    page = context.new_page()
    places = [None, *range(len(sign_in_buttons(page, house)))]
    for place in places:
        if place is not None:
            sign_in(page, house, place)
        for kind, _status in visits(page, page.url if place is not None else f"{house}/", visited, thorough=True):
            page.screenshot(path=folder / f"{name_of(kind)}.{size}.png", full_page=True)
            taken += 1
        context.clear_cookies()
    context.close()
    return taken


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--to", type=Path, default=ROOT / "build" / "screenshots")
    folder = reader.parse_args().to
    if CHROMIUM is None:
        print("Chromium was not found; set DOITHOAI_CHROMIUM to its path.", file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place, served(Path(place)) as house, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in SIZES:
            print(f"{size}: {take(browser, house.url, size, folder)} pictures in {folder}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
