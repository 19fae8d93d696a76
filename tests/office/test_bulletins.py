"""The bulletin at the desk: read, taken away, and heard where the machine can speak."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse

from tests.factories.conference import NOW, announced, conference, scheduled
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-83")
def test_the_station_reads_copies_and_takes_both_texts_with_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    commune = authority()
    row = announced(commune)
    station = signed_in(person("media", commune, organisation(commune, "truyen-thong")))

    page = station.get(reverse("office:bulletin", args=[SLUG, row.public_id])).content.decode()
    file = station.get(reverse("office:bulletin_file", args=[SLUG, row.public_id, "ngan"]))

    assert "ngày mùng mười tháng mười hai" in page
    assert page.count("data-copy=") == 2
    assert "espeak-ng" in page
    assert file["Content-Disposition"] == 'attachment; filename="ban-tin-ngan.txt"'
    assert "thứ Năm, ngày mùng mười" in file.content.decode("utf-8-sig")
    assert station.get(reverse("office:bulletin_sound", args=[SLUG, row.public_id, "ngan"])).status_code == 409


def test_where_a_speech_program_is_the_text_is_heard_at_the_pace_of_the_authority(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text('#!/bin/sh\nprintf "RIFF %s " "$@"\nexec /bin/cat\n')
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    monkeypatch.setenv("PATH", str(tmp_path))
    writer = coordinator(authority())
    row = announced(authority(), by=writer)

    page = signed_in(writer).get(reverse("office:bulletin", args=[SLUG, row.public_id])).content.decode()
    heard = signed_in(writer).get(reverse("office:bulletin_sound", args=[SLUG, row.public_id, "day-du"]))

    assert page.count("<audio") == 2
    assert heard["Content-Type"] == "audio/wav"
    assert heard.content.startswith(b"RIFF -v RIFF vi RIFF -s RIFF 160")
    assert "tái định cư" in heard.content.decode()


def test_before_all_is_known_there_is_nothing_to_read_and_a_draft_says_that_it_is_one() -> None:
    writer = coordinator(authority())
    planned = conference(authority(), by=writer)
    address = reverse("office:bulletin", args=[SLUG, planned.public_id])

    empty = signed_in(writer).get(address).content.decode()
    file = signed_in(writer).get(reverse("office:bulletin_file", args=[SLUG, planned.public_id, "ngan"]))

    assert "empty__title" in empty
    assert file.status_code == 404


def test_a_draft_says_that_it_is_not_announced_yet() -> None:
    writer = coordinator(authority())
    row = scheduled(authority(), by=writer)

    page = signed_in(writer).get(reverse("office:bulletin", args=[SLUG, row.public_id])).content.decode()

    assert "notice--warn" in page
    assert "ngày mùng mười tháng mười hai" in page
