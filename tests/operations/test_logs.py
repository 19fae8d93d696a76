"""The log of a walk through the house: JSON lines in UTC, and nothing of anybody, whatever breaks on the way."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.config import log_words
from doithoai.opinion import intake
from doithoai.portal.views import matters
from scripts import logs
from tests.factories import people

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
NAME, PHONE, MAIL, IDENTITY = "Dương Thị Hạ Lam", "0912345678", "ha.lam@example.vn", "024185001234"
WORDS = "Cống thoát nước sau chợ trung tâm bé quá, mưa nửa giờ là ngập đến đầu gối."
PASSWORD = "Đường về thôn Hậu 1968"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The lines as the handlers of the settings write them, with everything that the house says."""
    handler = logging.FileHandler(tmp_path / "house.jsonl", encoding="utf-8")
    handler.setFormatter(log_words.lines())
    watched = [logging.getLogger(), logging.getLogger("django.request")]
    before = [one.level for one in watched]
    watched[0].addHandler(handler)
    for one in watched:
        one.setLevel(logging.DEBUG)
    yield tmp_path / "house.jsonl"
    watched[0].removeHandler(handler)
    handler.close()
    for one, level in zip(watched, before, strict=True):
        one.setLevel(level)


def url(name: str, *args: Any) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *args])


def test_a_walk_leaves_nothing_of_who_walked(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = people.authority(SLUG)
    actor = people.person("coordinator", place)
    actor.person.set_password(PASSWORD)
    actor.person.save()
    browser = Client(raise_request_exception=False)

    # Sent with name, telephone, address and a file that is refused.
    browser.post(url("send"), {"field": "", "place": "Sau chợ"})
    browser.post(url("send_text"), {"text": f"{WORDS} CCCD {IDENTITY}", "kind": ""})
    browser.post(url("send_contact"), {"name": NAME, "phone": PHONE, "email": MAIL})
    file = SimpleUploadedFile(f"{NAME}.exe", b"MZ\x00", "application/x-msdownload")
    browser.post(url("send_check"), {"attached": [file]})
    browser.post(url("send_check"), {})
    receipt = intake.receive(place, door="phone", texts=[WORDS], by=people.person("intake", place))
    for code in (str(receipt.code), "BCDF-GHJK-LMNP-Q"):
        browser.post(url("lookup"), {"code": code})
    # Signed in, wrongly and rightly.
    for password in ("sai mật khẩu", PASSWORD):
        browser.post(reverse("account_login"), {"login": actor.person.username, "password": password})
    # Addresses that lead nowhere, with what somebody typed in them; a host and a line that are none.
    browser.get(f"/{SLUG}/khong-co/{NAME}/{PHONE}/?ten={NAME}&code={receipt.code}")
    browser.get(f"/{SLUG}/mot%0d%0aERROR%20gia/")
    browser.get("/", headers={"host": f"{PHONE}.example.vn"})
    # A page that breaks with the words of a person in its fault.
    monkeypatch.setattr(matters, "_sum", broken)
    assert browser.get(url("figures"), {"q": MAIL}).status_code == 500
    logging.getLogger("doithoai.walk").warning("of %s\r\nERROR by %s, %s", PHONE, MAIL, receipt.code)
    logging.getLogger("library").warning("cannot read %s", NAME)

    lines = log.read_text(encoding="utf-8").splitlines()
    code, last_name = str(receipt.code), NAME.split()[-1]
    secrets = [NAME, last_name, PHONE, MAIL, IDENTITY, WORDS[:20], code, code.replace("-", ""), PASSWORD, "khong-co"]
    assert list(logs.wrong(lines, secrets)) == []
    told = [json.loads(line) for line in lines]
    broke = next(one for one in told if one.get("status") == 500)
    assert (broke["fault"], broke["page"]) == ("ValueError", "GET <slug:slug>/so-lieu/")
    assert any("test_logs.py" in place and "broken" in place for place in broke["at"])
    assert {404, 500, 400} <= {one.get("status") for one in told}
    assert any(one["event"].startswith("of …") for one in told)


def broken(_authority: Any) -> Any:
    raise ValueError(f"{NAME}, {PHONE}, {MAIL}")


SERVED = """
import logging.config, sys
from uvicorn.config import LOGGING_CONFIG
logging.config.dictConfig(LOGGING_CONFIG)
logging.getLogger("uvicorn.access").propagate = False  # as the server does with --no-access-log
from django.conf import settings
logging.config.dictConfig(settings.LOGGING)
logging.getLogger("uvicorn.access").critical("%s GET %s", "192.0.2.1", "/tra-cuu/?code=1")
logging.getLogger("uvicorn.error").error("of %s", sys.argv[1])
"""


def test_the_web_server_writes_through_the_same_lines_and_notes_no_access() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "doithoai.config.settings", "DOITHOAI_LOG_FILE": ""}
    command = [sys.executable, "-c", SERVED, PHONE]
    done = subprocess.run(command, cwd=logs.ROOT, env=environment, capture_output=True, text=True, check=True)

    (line,) = done.stderr.splitlines()
    assert (json.loads(line)["logger"], json.loads(line)["event"]) == ("uvicorn.error", "of %s")


def test_what_looks_through_the_logs_sees_what_is_planted() -> None:
    assert {"0912345678"} <= logs.values()
    moment = '"time": "2026-11-05T01:00:00.123456Z"'
    planted = [
        f'{{"event": "of {NAME}", {moment}}}',
        f'{{"event": "call 0912 345 678", {moment}}}',
        f'{{"event": "{MAIL}", {moment}}}',
        f'{{"event": "/tra-cuu/?code=1", {moment}}}',
        '{"event": "late", "time": "2026-11-05 08:00"}',
        "Traceback (most recent call last):",
    ]
    assert [len(list(logs.wrong([line], [NAME]))) for line in planted] == [1] * 6
    assert list(logs.wrong([f'{{"event": "fine", {moment}}}'], [NAME])) == []
