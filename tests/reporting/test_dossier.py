"""The dossier of a conference holds its papers: as they were kept, or as they would stand today."""

from __future__ import annotations

import copy
import io
import json
import re
import zipfile
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.opinion.models import Matter
from doithoai.programme import comparing, planning
from doithoai.programme.models import Plan
from doithoai.reporting import dossier
from tests import once
from tests.factories import people
from tests.factories.dossier import Held, held
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
#: What a commune has of one conference once it was held; 2, 6 and 7 come with an amended plan and with reports.
ALWAYS = {1, 3, 4, 5, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 22, 23, 24}


made_once = once.fixture(held)


@pytest.fixture
def made(db: None, made_once: Held) -> Held:
    return copy.deepcopy(made_once)


@pytest.mark.clause("S-87")
def test_the_dossier_lists_what_lies_in_it(made: Held, tmp_path: Path) -> None:
    out = tmp_path / "ho-so.zip"
    sealed = made.commune.matter("Đơn tố cáo trưởng thôn")
    Matter.objects.filter(pk=sealed.pk).update(conference=made.conference, is_sealed=True)

    call_command("dossier", made.conference.public_id, "--out", str(out))

    with zipfile.ZipFile(out) as archive:
        index = json.loads(archive.read("index.json"))
        names = set(archive.namelist())
        spoken = archive.read("23-ban-tin.txt").decode()
    assert {one["file"] for one in index} | {"index.json"} == names
    assert {one["paper"] for one in index} == ALWAYS
    assert {one["profile"] for one in index} == {"dang_2026", "nd30_2020", ""}
    assert not [name for name in names if sealed.number in name]
    assert not re.search(r"\d|UBND|HĐND", spoken.partition("Thời lượng")[0])


def test_a_missing_conference_is_said_and_nothing_is_written(made: Held, tmp_path: Path) -> None:
    with pytest.raises(CommandError):
        call_command("dossier", "khong-co", "--out", str(tmp_path / "a.zip"))

    assert not (tmp_path / "a.zip").exists()


def test_an_issued_paper_lies_in_the_dossier_as_it_was_kept(made: Held, settings: Any, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path
    office = people.person("office", made.commune.authority)
    entry = next(one for one in made.entries() if one.number == 4)
    paper = issuing.draft(made.commune.authority, content=entry.build(), by=office, key=entry.key)
    issuing.sign(paper, by=office, name="Nguyễn Văn Thụ")
    issuing.issue(paper, by=office)

    with zipfile.ZipFile(io.BytesIO(dossier.packed(made.conference))) as archive:
        assert archive.read("04-de-nghi-tong-hop.pdf") == issuing.file_bytes(paper)


def test_the_papers_page_offers_files_drafts_and_the_archive_and_names_only_to_whom_keeps_the_lists(made: Held) -> None:
    authority, row = made.commune.authority, made.conference
    office = people.signed_in(people.person("office", authority))
    auditor = people.signed_in(made.commune.supervisor)
    url = reverse("office:conference_papers", args=[authority.slug, row.public_id])
    file = partial(reverse, "office:conference_names_file")
    plain = partial(reverse, "office:conference_paper_file")

    page = office.get(url).content.decode()
    drafted = office.post(reverse("office:conference_paper_draft", args=[authority.slug, row.public_id, "12-giay-moi"]))
    archive = office.get(reverse("office:conference_dossier", args=[authority.slug, row.public_id]))

    assert "Giấy mời" in page and "13-dai-bieu" in page
    assert drafted.status_code == 302
    assert Paper.objects.get().kind == "GM"
    assert zipfile.ZipFile(io.BytesIO(archive.content)).namelist()[-1] == "index.json"
    assert office.get(file(args=[authority.slug, row.public_id, "13-dai-bieu", "pdf"])).content.startswith(b"%PDF")
    # What names people leaves by its own door alone, and each time the journal says who took which list.
    assert office.get(plain(args=[authority.slug, row.public_id, "13-dai-bieu", "pdf"])).status_code == 404
    assert office.get(file(args=[authority.slug, row.public_id, "12-giay-moi", "pdf"])).status_code == 404
    taken = Entry.objects.filter(verb="conference.names_taken", subject_id=row.pk).order_by("pk")
    assert [one.facts for one in taken] == [{"what": "ho-so"}, {"what": "dai-bieu"}]
    assert "13-dai-bieu" not in auditor.get(url).content.decode()
    for key in ("13-dai-bieu", "15-bien-ban"):
        assert auditor.get(file(args=[authority.slug, row.public_id, key, "pdf"])).status_code == 403
        assert auditor.get(plain(args=[authority.slug, row.public_id, key, "pdf"])).status_code == 404


def test_a_dossier_that_is_too_large_for_one_press_is_refused(made: Held) -> None:
    with pytest.raises(Refused):
        dossier.packed(made.conference, most=3)


def test_the_adjusted_plan_says_what_was_and_what_is(made: Held) -> None:
    row = made.conference
    plan = row.planned.plan
    later = planning.amend(plan, reason="Đổi địa điểm theo đề nghị của nhân dân", by=coordinator(plan.authority))
    later.planned.update(venue="Nhà văn hóa trung tâm xã")
    whole = Plan.objects.whole().select_related("amends").get(pk=later.pk)

    assert [one.after for one in comparing.changes(whole.amends, whole)] == ["Nhà văn hóa trung tâm xã"]
