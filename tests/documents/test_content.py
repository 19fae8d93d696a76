"""What a paper says: kept whole, cleaned of what no file can carry."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from doithoai.documents.content import Article, Blank, Chapter, clean, dump, load, paragraphs
from tests.factories import documents as papers


def test_content_comes_back_as_it_was_kept() -> None:
    for content in (papers.plan(), papers.letter(), papers.minutes(), papers.state_notice(day=None)):
        assert load(dump(content)) == content


def test_every_kind_of_block_comes_back() -> None:
    content = papers.plan(body=(Chapter("Chương I", "QUY ĐỊNH CHUNG"), Article("Phạm vi"), Blank(3)))

    assert load(dump(content)).body == content.body


@given(st.text())
def test_clean_text_is_composed_on_one_line_and_stays_so(text: str) -> None:
    cleaned = clean(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert "\n" not in cleaned and "\x00" not in cleaned
    assert clean(cleaned) == cleaned


def test_typed_lines_become_paragraphs() -> None:
    assert [one.text for one in paragraphs("Một  việc\n\n hai việc ")] == ["Một việc", "hai việc"]
