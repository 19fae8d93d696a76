"""An erased person is found nowhere: not in the bytes of the database, in files, search, notices, or a new backup."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from doithoai.casework import answering, verdicts
from doithoai.core import seals, uploads
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.documents import drafting, issuing
from doithoai.documents.content import Paragraph
from doithoai.live import covering, desk, helping, minutes, questions, sitting
from doithoai.live.help_models import Help
from doithoai.operations.backup import making, sealing, unpacking
from doithoai.opinion import conservation, contacts, importing, intake, public_text, search, telling, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.people.roles import Acting
from doithoai.privacy import asking, doing
from doithoai.privacy.models import DataRequest
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import NOW
from tests.factories.live import doors_open
from tests.operations.keeping import own_folder
from tests.privacy.bytes import decrypted, dumped

#: Words that occur nowhere else, so that every byte of them counts.
NAME, PHONE = "Quàng Thị Xuyểnh", "0987650123"
EMAIL, ADDRESS = "xuyenh.quang@vidu.example", "Ngõ 77 Khuềnh, thôn Vẹo"
TEXT = "Mương Khuềnh trước ngõ vỡ nắp, trẻ Ngoẻnh ngã gãy tay, xin làm lại nắp mương Khuềnh."
OTHER = "Loa thôn Hậu rè, bà con không nghe được tin."
#: Each as it would lie: in clear, folded for the search, in part. None so short that random signs spell it.
TRACES = [
    NAME,
    "Xuyểnh",
    "xuyenh",
    PHONE,
    EMAIL,
    "xuyenh.quang",
    ADDRESS,
    "Khuềnh",
    "khuenh",
    "Ngoẻnh",
    "ngoenh",
    "quang_thi",
]
SEEN = [NAME, "Xuyểnh", "Khuềnh", "khuenh", "Ngoẻnh", "ngoenh"]


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def opened(copy: Path) -> bytes:
    """The database of a backup; a dump of PostgreSQL as the statements that would be run."""
    dump = copy / "database.dump"
    if not dump.exists():
        return (copy / "database.sqlite3").read_bytes()
    return subprocess.run(["pg_restore", "--file=-", str(dump)], capture_output=True, check=True).stdout


def found(content: bytes) -> list[str]:
    """The traces that lie there, whatever their case."""
    low = content.decode("utf-8", "ignore").casefold()
    return [one for one in TRACES if one.casefold() in low]


def world(place: Commune) -> tuple[Submission, Opinion]:
    """A person with everything that a life of an opinion leaves behind, and a neighbour who stays."""
    contact = ContactData(NAME, PHONE, EMAIL, ADDRESS)
    picture = uploads.accept(b"%PDF-1.4\n1 0 obj <<>> endobj\n%" + TEXT.encode() + b"\ntrailer <<>>\n%%EOF\n", "a.pdf")
    receipt = intake.receive(
        place.authority, door="web", texts=[TEXT], by=CITIZEN, contact=contact, place=ADDRESS,
        files=[(f"don {NAME}.pdf", picture)], consents_to_text=True, consents_to_name=True,
    )  # fmt: skip
    opinion = receipt.opinions[0]
    place.opinion(OTHER)
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator)
    text = public_text.propose(opinion, text="Mương Khuềnh trước ngõ vỡ nắp", by=place.coordinator)
    public_text.approve(text, by=people.person("text_reviewer", place.authority))
    contacts.open(
        receipt.submission, by=people.person("contact_reader", place.authority), reason=f"Gọi lại cho bà {NAME}"
    )
    answer = place.drafted(place.assigned(opinion.matter), body=f"Bà {NAME} đã nhận nắp mương mới ngày 02/11.")
    answering.hand_in(answer, by=place.clerk)
    answering.approve(answer, by=place.reviewer)
    answering.publish(answer, by=place.publisher)
    opinion.refresh_from_db()
    verdicts.give(opinion, grade="not_yet", words="Nắp mương Khuềnh vẫn kênh, trẻ Ngoẻnh lại ngã.")
    letter = drafting.listed(
        place.authority, kind="Phiếu chuyển", abstract=("nắp mương",), body=[Paragraph(f"Bà {NAME} nêu: {TEXT}")]
    )
    issuing.draft(place.authority, content=letter, by=place.coordinator)
    telling.sender(opinion, key="kiem-tra:1", subject="Ý kiến", body=f"Kính gửi bà {NAME}")
    return receipt.submission, opinion


def asked(place: Commune, opinion: Opinion, kind: str = "erase", by: Acting | None = None) -> DataRequest:
    return asking.entered(
        place.authority, opinions=opinion.number, kind=kind, door="counter", proof="document",
        words=f"Tôi là {NAME}, xin xóa.", by=by or place.coordinator,
    )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_an_erased_person_is_found_nowhere_and_the_sum_and_the_journal_hold(settings: Any, tmp_path: Path) -> None:
    own_folder(settings, tmp_path / "data")
    place = Commune()
    submission, opinion = world(place)
    number, digest = opinion.number, submission.text_hash
    assert set(SEEN) <= set(found(dumped())), "the scan sees what lies in clear"
    before, entries = conservation.balance(place.authority), Entry.objects.count()
    while seals.seal_some(NOW):
        pass

    row = asked(place, opinion)
    doing.accept(row, by=place.coordinator)
    doing.finish(row, by=place.coordinator)

    assert (found(dumped()), decrypted(*TRACES)) == ([], [])
    assert [one for one in (tmp_path / "data" / "files").rglob("*") if one.is_file()] == []
    made = making.make()
    copy = tmp_path / "copy"
    unpacking.unpack(made.path, copy, sealing.read_key())
    assert found(opened(copy)) == []
    left = Opinion.objects.select_related("submission", "matter").get(pk=opinion.pk)
    assert (left.number, left.text, left.received_text, left.submission.text_hash) == (number, "", "", digest)
    assert not Contact.objects.filter(submission=submission).exists()
    assert (left.matter.state, left.submission.erased_at is not None) == ("explained", True)
    after = conservation.balance(place.authority)
    assert after.holds and (after.received, after.places) == (before.received, before.places)
    assert conservation.check() == [] and search.check() == []
    assert list(seals.verify()) == [] and Entry.objects.count() > entries
    neighbour = Opinion.objects.select_related("submission").get(text=OTHER)
    told = tmp_path / "data" / "backups" / "erased.txt"
    assert told.read_text(encoding="ascii") == f"2026-11-02 {submission.public_id} {row.number}\n"
    told.write_text(f"2026-11-02 {neighbour.submission.public_id} DL-2026-0009\n", encoding="ascii")
    call_command("erase", "--again", stdout=io.StringIO())  # as after a restore of a backup of before
    assert not Opinion.objects.filter(text=OTHER).exists()


@pytest.mark.django_db
def test_who_spoke_in_the_hall_is_forgotten_and_what_was_concluded_stays() -> None:
    hall = doors_open()
    came = desk.walk_in(
        hall.sitting, name=NAME, place="Thôn Vẹo", topic="Nắp mương Khuềnh", name_shown="full", by=hall.desk
    )
    sitting.start(hall.fresh(), by=hall.chair)
    question = questions.raise_question(
        hall.sitting, gist="Bao giờ làm lại nắp mương Khuềnh?", turn=came.turn, by=hall.secretary
    )
    minutes.write(hall.sitting, text=f"Bà {NAME} hỏi bao giờ làm lại nắp mương.", by=hall.secretary)
    helping.note(hall.sitting, kind="interprets", name=f"Cháu của bà {NAME}", turn=came.turn, by=hall.desk)
    helping.note(hall.sitting, kind="knows", name=f"Trưởng thôn của {NAME}", attendance=came.attendance, by=hall.desk)
    covering.cover(question, words=["mương Khuềnh"], by=hall.secretary)
    assert len(decrypted(NAME, "Khuềnh")) > 3

    row = asking.entered(
        hall.authority, opinions=question.opinion.number, kind="erase", door="counter", proof="document",
        by=hall.coordinator,
    )  # fmt: skip
    doing.finish(row, by=hall.coordinator)

    assert decrypted(NAME, "Khuềnh", "Thôn Vẹo") == []
    assert Help.objects.count() == 2
    question.refresh_from_db()
    assert (question.number, question.state, conservation.check()) == (1, "raised", [])


@pytest.mark.django_db
def test_a_row_of_a_spreadsheet_goes_with_its_file_and_the_same_file_does_not_bring_it_back(settings: Any) -> None:
    place = Commune()
    table = f'Họ tên,Điện thoại,Nội dung kiến nghị\n{NAME},{PHONE},"{TEXT}"\nLò Văn Mẫu,0912000111,"{OTHER}"\n'.encode()
    first = importing.read(place.authority, data=table, name="thon-veo.csv", by=place.coordinator)
    importing.take_in(first, by=place.coordinator)
    opinion = Opinion.objects.get(text=TEXT)

    doing.finish(asked(place, opinion), by=place.coordinator)

    assert decrypted(NAME, PHONE, "Khuềnh") == []
    assert decrypted("Lò Văn Mẫu") != []
    again = importing.read(place.authority, data=table, name="thon-veo.csv", by=place.coordinator)
    assert importing.preview(again).new == 0
