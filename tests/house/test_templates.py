"""Pages carry no inline code and fetch nothing from outside; the CSP would block it anyway."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.house.syntax import ROOT

FORBIDDEN = {
    "inline style": re.compile(r"<style|\sstyle\s*=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\bsrc\s*=)(?![^>]*type=.application/json)", re.I),
    "inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']|\bhx-on\b|javascript:", re.I),
    "from outside": re.compile(r"\b(?:src|action|srcset|data)\s*=\s*[\"'](?:https?:)?//", re.I),
    "a link without rel": re.compile(r"<link[^>]*href\s*=\s*[\"'](?:https?:)?//", re.I),
    "unescaped": re.compile(r"\|\s*safe\b|{%\s*autoescape\s+off"),
    "button without type": re.compile(r"<button(?![^>]*\btype\s*=)[^>]*>", re.I),
}
OUTSIDE = {
    "css": re.compile(r"@import|url\(\s*[\"']?(?:https?:)?//", re.I),
    "js": re.compile(r"\beval\(|new Function\(|import\s*\(?[\"']https?:", re.I),
}


def templates() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "doithoai").rglob("*.html")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def faults(text: str) -> list[str]:
    """Names of what a template may not hold."""
    return [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]


def test_no_template_holds_what_the_page_may_not() -> None:
    assert [(name, fault) for name, text in templates() for fault in faults(text)] == []


def test_no_own_style_or_script_reaches_outside() -> None:
    found = [
        str(path.relative_to(ROOT))
        for suffix, pattern in OUTSIDE.items()
        for path in sorted((ROOT / "doithoai" / "static").rglob(f"*.{suffix}"))
        if ".min." not in path.name and pattern.search(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_no_static_file_names_a_source_map() -> None:
    folder = ROOT / "doithoai" / "static"
    files = [path for suffix in ("css", "js") for path in folder.rglob(f"*.{suffix}")]

    assert [path.name for path in files if "sourceMappingURL" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        ('<p style="color:red">', "inline style"),
        ("<style>p{}</style>", "inline style"),
        ("<script>alert(1)</script>", "inline script"),
        ('<a onclick="go()">', "inline handler"),
        ('<a href="javascript:go()">', "inline handler"),
        ('<div hx-on:click="go()">', "inline handler"),
        ('<img src="https://example.org/a.png">', "from outside"),
        ('<script src="//example.org/a.js"></script>', "from outside"),
        ("{{ text|safe }}", "unescaped"),
        ("<button>Gửi</button>", "button without type"),
    ],
)
def test_a_planted_fault_is_seen(planted: str, fault: str) -> None:
    assert faults(planted) == [fault]


def test_an_ordinary_page_has_no_fault() -> None:
    page = '<script type="module" src="{% static \'js/a.js\' %}"></script><button type="submit">Gửi</button>'

    assert faults(page) == []
