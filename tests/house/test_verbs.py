"""A timeline never shows the name of a verb: the serving process knows the words of all of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys

from tests.house.syntax import ROOT

REGISTERED = re.compile(r'register_verb\(\s*"([^"]+)"')
KNOWN = """
import json, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns
from doithoai.core import journal
print(json.dumps(sorted(journal.VERBS)))
"""


def test_the_serving_process_knows_the_words_of_every_verb() -> None:
    told = subprocess.run([sys.executable, "-c", KNOWN], cwd=ROOT, capture_output=True, text=True, check=True)
    written = {
        verb
        for file in (ROOT / "doithoai").rglob("*.py")
        for verb in REGISTERED.findall(file.read_text(encoding="utf-8"))
    }
    assert len(written) > 100
    assert written - set(json.loads(told.stdout.splitlines()[-1])) == set()
