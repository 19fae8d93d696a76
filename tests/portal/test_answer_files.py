"""Files of a published answer: for the sender behind the code, and for everybody where the matter is public."""

from __future__ import annotations

import copy
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.casework import answering, attaching, writing
from doithoai.casework.models import Answer, Assignment
from doithoai.core import uploads
from doithoai.core.actors import CITIZEN
from doithoai.documents.models import Attachment
from doithoai.notices.models import Notice
from doithoai.opinion import intake, triage
from doithoai.opinion.intake import ContactData, Receipt
from doithoai.opinion.models import Matter
from tests import once
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


@pytest.fixture
def receipt(commune: Commune) -> Receipt:
    """An opinion of somebody who left a telephone number."""
    made = intake.receive(
        commune.authority,
        door="web",
        texts=["Cống sau chợ bé, mưa là ngập vào nhà."],
        by=CITIZEN,
        contact=ContactData(name="Dương Thị Hạ Lam", phone="0912345678"),
    )
    triage.classify(made.opinions[0].matter, field=commune.field(), by=commune.coordinator, title="Cống sau chợ")
    return made


def url(name: str, *args: Any) -> str:
    return reverse(f"portal:{name}", args=["xa-tan-yen", *args])


def with_file(commune: Commune, assignment: Assignment, words: str, **typed: str) -> tuple[Answer, Attachment]:
    """An approved answer with one more file."""
    answer = commune.drafted(assignment, **typed)
    known = {name: getattr(answer, name) for name in writing.COLUMNS}
    file = uploads.accept(f"%PDF-1.4 {words}\n%%EOF".encode(), "Nhà bà Lam.pdf")
    old = [one.public_id for one in attaching.of(answer)]
    writing.save(
        answer, by=commune.clerk, seen_edits=answer.edits, added=[("Nhà bà Lam.pdf", file)], dropped=old, **known
    )
    answering.hand_in(answer, by=commune.clerk)
    answering.approve(answer, by=commune.reviewer)
    return answer, attaching.of(answer)[-1]


def behind(receipt: Receipt) -> Client:
    client = Client()
    client.post(url("lookup"), {"code": str(receipt.code)})
    return client


@pytest.mark.clause("S-12")
def test_the_sender_opens_it_once_published_and_everybody_once_the_matter_is_public(
    commune: Commune, receipt: Receipt
) -> None:
    (opinion,) = receipt.opinions
    answer, file = with_file(commune, commune.assigned(opinion.matter), "một")
    own, public = (
        url("case_file", opinion.public_id, file.public_id),
        url("matter_file", opinion.matter.public_id, file.public_id),
    )
    assert behind(receipt).get(own).status_code == 404

    answering.publish(answer, by=commune.publisher)
    given = behind(receipt).get(own)
    assert (given.status_code, Client().get(own).status_code, Client().get(public).status_code) == (200, 404, 404)
    assert b"".join(given.streaming_content) == "%PDF-1.4 một\n%%EOF".encode()  # type: ignore[attr-defined]
    assert f"{opinion.matter.number}-1.pdf" in unquote(given["Content-Disposition"])

    commune.made_public(Matter.objects.get())
    page = Client().get(url("matter", opinion.matter.public_id)).content.decode()
    assert public in page and "Nhà bà Lam" not in page
    assert Client().get(public).status_code == 200
    assert own in behind(receipt).get(url("case")).content.decode()


def test_after_a_correction_only_the_files_of_the_version_that_stands_are_opened_and_everybody_reads_why(
    commune: Commune, receipt: Receipt
) -> None:
    (opinion,) = receipt.opinions
    first, old = with_file(commune, commune.assigned(opinion.matter), "một")
    answering.publish(first, by=commune.publisher)
    matter = commune.made_public(Matter.objects.get())
    second, new = with_file(commune, commune.assigned(matter), "hai", correction_reason="Nhầm số liệu")
    answering.publish(second, by=commune.publisher)

    found = {
        file: Client().get(url("matter_file", matter.public_id, file.public_id)).status_code for file in (old, new)
    }
    assert found == {old: 404, new: 200}
    for page in (Client().get(url("matter", matter.public_id)), behind(receipt).get(url("case"))):
        assert "Nhầm số liệu" in page.content.decode()
    told = Notice.objects.filter(key__startswith=f"answered:{second.pk}:").get()
    assert "Nhầm số liệu" in told.body and "đính chính" in told.subject
    assert [file.public_id for file in Answer.objects.get(pk=first.pk).files] == [old.public_id]


def test_an_internal_matter_shows_its_files_to_its_sender_alone(commune: Commune, receipt: Receipt) -> None:
    (opinion,) = receipt.opinions
    answer, file = with_file(commune, commune.assigned(opinion.matter), "một")
    answering.publish(answer, by=commune.publisher)
    matter = commune.made_public(Matter.objects.get())
    Matter.objects.update(is_internal=True)

    assert Client().get(url("matter_file", matter.public_id, file.public_id)).status_code == 404
    assert behind(receipt).get(url("case_file", opinion.public_id, file.public_id)).status_code == 200
