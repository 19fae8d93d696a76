"""A sealed text is nowhere but in its encrypted column: not in the database, not in a file, not on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from doithoai.casework import assigning, oversight, referring
from doithoai.core import clock, journal, previews, uploads
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.core.vietnamese import fold
from doithoai.live import minutes
from doithoai.opinion import conservation, intake, public_text, sameness, sealed, triage
from doithoai.opinion.models import Matter, Opinion, Submission
from tests.factories import live as halls
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.people import signed_in

#: Words that occur nowhere else, folded as they are looked for.

pytestmark = pytest.mark.both

PLAIN = "Ngõ Quỳnh Khuếch thiếu ba bóng đèn từ tháng trước, đêm đi lại vấp ngã."
ACCUSED = "Tôi tố cáo ông Ngoạch Khuếch Thoắng nhận tiền của bảy hộ để cho trúng thầu chợ."
MARKS = ("khuech", "ngoach", "thoang")
PDF = b"%PDF-1.4\n% Ngoach Khuech Thoang\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def everything_stored() -> Iterator[tuple[str, str]]:
    """Each text of each table, and each file: (where, what)."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "matter_words":  # a word index without content; what it holds lies in the tables behind it
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((f"{table}.{name}", str(value)) for name, value in zip(names, row, strict=True))
    for file in (Path(settings.DOITHOAI_DATA_DIR) / "files").rglob("*"):
        if file.is_file():
            yield f"file {file.name}", f"{file.name} {file.read_bytes().decode('latin-1')}"


def found() -> list[str]:
    return sorted({where for where, what in everything_stored() if any(mark in fold(what) for mark in MARKS)})


def files() -> list[str]:
    """What lies in the folder of files, pictures made of them included."""
    return [file.name for file in (Path(settings.DOITHOAI_DATA_DIR) / "files").rglob("*") if file.is_file()]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = str(tmp_path)


def received(commune: Commune, text: str) -> Opinion:
    scan = ("don-ong-Ngoach-Khuech-Thoang.pdf", uploads.accept(PDF, "don.pdf"))
    receipt = intake.receive(
        commune.authority,
        door="letter",
        texts=[text],
        by=CITIZEN if text == PLAIN else people.person("intake", commune.authority),
        files=[scan],
        consents_to_text=True,
        place="Ngõ Quỳnh Khuếch",
        contact=intake.ContactData(name="Trần Thị Mơ", email="mo@vidu.vn"),
        right="opinion.send" if text == PLAIN else None,
    )
    return Opinion.objects.select_related("matter", "submission").get(pk=receipt.opinions[0].pk)


@pytest.mark.clause("S-39")
@pytest.mark.django_db(transaction=True)
def test_what_reads_like_a_denunciation_is_stored_encrypted_from_the_first_moment() -> None:
    commune = Commune()
    opinion = received(commune, ACCUSED)
    assert opinion.matter.is_sealed
    # The place stays with the form that was received; nobody but a holder reaches it.
    assert [where for where in found() if where != "opinion_submission.place"] == []
    holder = people.person("sealed_holder", commune.authority)
    assert sealed.open(opinion.matter, by=holder, reason="Kiểm tra đơn") == [ACCUSED]


@pytest.mark.clause("S-39")
@pytest.mark.django_db(transaction=True)
def test_sealing_late_takes_every_word_back_and_releasing_gives_them_again() -> None:
    commune = Commune()
    opinion = received(commune, PLAIN)
    matter, other = opinion.matter, commune.matter()
    triage.classify(matter, field=commune.field(), by=commune.coordinator, title="Ngõ Quỳnh Khuếch thiếu đèn")
    commune.made_public(matter, "Ngõ Quỳnh Khuếch thiếu ba bóng đèn")
    text = public_text.propose(opinion, text=PLAIN, by=commune.coordinator)
    public_text.send_back(text, note="Bỏ tên ngõ Khuếch", by=people.person("text_reviewer", commune.authority))
    joining = sameness.join(opinion, into=other, by=commune.coordinator, because="quỳnh khuếch")
    sameness.undo(joining, by=commune.coordinator)
    matter.refresh_from_db()
    assignment = commune.assigned(matter, asked="Kiểm tra đèn ngõ Quỳnh Khuếch")
    commune.drafted(assignment, short="Ngõ Quỳnh Khuếch lắp ba bóng đèn.", body=PLAIN)
    later = clock.today() + timedelta(days=40)
    assigning.ask_extension(assignment, to_day=later, reason="Ngõ Quỳnh Khuếch chờ cột điện", by=commune.head)
    oversight.remark(matter, organisation=commune.front, text=f"Đề nghị sớm: {PLAIN}", by=commune.supervisor)
    with pytest.raises(Refused):
        previews.of(opinion.submission.files.get().attachment.path)  # that it was tried lies beside it too
    assert len(found()) > 8 and len(files()) == 2
    before = conservation.balance(commune.authority).received

    sealed.seal(matter, kind="denunciation", by=commune.coordinator)

    assert [where for where in found() if where != "opinion_submission.place"] == []
    assert [name.endswith(".pdf.locked") for name in files()] == [True]
    assignment.refresh_from_db()
    assert assignment.state == "withdrawn"
    assert not conservation.check(commune.authority)
    assert conservation.balance(commune.authority).received == before

    holder = people.person("sealed_holder", commune.authority)
    assert sealed.open(matter, by=holder, reason="Xem lại") == [PLAIN]
    sealed.release(matter, by=holder, reason="Không phải đơn tố cáo")
    opinion.refresh_from_db()
    assert (opinion.text, opinion.sealed_text) == (PLAIN, "")
    kept = opinion.submission.files.get().attachment
    with uploads.open_kept(kept.path) as file:
        assert file.read() == PDF
    assert not kept.is_sealed
    assert opinion.submission.text_hash == Submission.objects.get(pk=opinion.submission_id).text_hash


@pytest.mark.django_db(transaction=True)
def test_a_reason_that_quotes_the_text_is_found_nowhere_after_sealing_and_was_never_in_the_journal() -> None:
    commune = Commune()
    opinion = received(commune, PLAIN)
    matter, other, quote = opinion.matter, commune.matter(), f"Trả lại vì {PLAIN}"
    triage.classify(matter, field=commune.field(), by=commune.coordinator, title="Đèn ngõ")
    road = commune.field("DUONG", name="Đường")
    triage.classify(matter, field=road, by=commune.coordinator, because=quote)
    page = signed_in(commune.coordinator).get(reverse("office:matter", args=[commune.authority.slug, matter.public_id]))
    assert f"Lý do: {quote}" in page.content.decode()
    sameness.join(opinion, into=other, by=commune.coordinator)
    opinion.refresh_from_db()
    matter = sameness.take_out(opinion, by=commune.coordinator, reason=quote)
    triage.classify(matter, field=road, by=commune.coordinator, title="Đèn ngõ")
    assignment = commune.assigned(matter, despite=quote)
    assigning.hand_back(assignment, reason=quote, believed_competent=commune.other, by=commune.head)
    matter.refresh_from_db()
    triage.result(matter, "not_accepted", reason=quote, by=commune.coordinator)
    triage.reopen(matter, reason=quote, by=commune.coordinator)
    referral = commune.referral(commune.matter())
    referring.urge(referral, how=PLAIN, on=clock.today(), by=commune.coordinator)
    assert not [where for where in found() if where.startswith("core_entry.")]
    assert {"core_said.text", "casework_assignment.reason", "opinion_matter.reason"} <= set(found())

    matter.refresh_from_db()
    sealed.seal(matter, kind="denunciation", by=commune.coordinator)

    assert [where for where in found() if where != "opinion_submission.place"] == []
    assert {journal.said(entry, "reason") for entry in journal.history(opinion)} == {""}
    assert [how for _day, how in referring.urgings(referral)] == [""]


@pytest.mark.django_db(transaction=True)
def test_a_question_of_the_hall_that_is_sealed_leaves_screens_and_minutes() -> None:
    hall = halls.in_session()
    turn = halls.speaking(hall, topic="Ngõ Quỳnh Khuếch thiếu đèn")
    question = halls.question(hall, gist="Bao giờ ngõ Quỳnh Khuếch có lại ba bóng đèn?", turn=turn)
    minutes.write(hall.sitting, text="Bà con hỏi bao giờ ngõ Quỳnh Khuếch có lại đèn.", by=hall.secretary)
    assert found()
    sealed.seal(question.opinion.matter, kind="complaint", by=hall.coordinator)
    assert found() == []


@pytest.mark.django_db(transaction=True)
def test_no_page_search_or_export_of_anybody_shows_a_word() -> None:
    commune = Commune()
    opinion = received(commune, PLAIN)
    triage.classify(opinion.matter, field=commune.field(), by=commune.coordinator, title="Ngõ Quỳnh Khuếch thiếu đèn")
    commune.assigned(opinion.matter)
    sealed.seal(opinion.matter, kind="denunciation", by=commune.coordinator)
    slug = commune.authority.slug
    addresses = [
        *(reverse(f"office:{name}", args=[slug]) for name in ("today", "inbox", "matters", "matters_export", "texts")),
        *(
            reverse(f"office:{name}", args=[slug])
            for name in ("answers", "commitments", "figures", "notices", "sealed")
        ),
        reverse("office:search", args=[slug]) + "?q=khuech",
        reverse("office:sealed_matter", args=[slug, opinion.matter.public_id]),
        *(reverse(f"portal:{name}", args=[slug]) for name in ("home", "results", "figures", "commitments")),
        reverse("portal:results", args=[slug]) + "?q=khuech",
        reverse("portal:matter", args=[slug, opinion.matter.public_id]),
    ]
    readers = [commune.coordinator, commune.clerk, commune.supervisor, commune.standing]
    holder = people.person("sealed_holder", commune.authority)
    for reader in [*readers, people.person("administrator", commune.authority), holder]:
        client = signed_in(reader)
        for address in addresses:
            shown = client.get(address)
            body = b"".join(shown.streaming_content) if shown.streaming else shown.content
            page = fold(body.decode("utf-8", "replace").replace("?q=khuech", "").replace('value="khuech"', ""))
            page = page.replace("“khuech”", "")
            assert not any(mark in page for mark in MARKS[1:]), (address, reader)
            assert "quynh khuech" not in page, (address, reader)


@pytest.mark.django_db(transaction=True)
def test_a_holder_fetches_the_file_after_giving_a_reason_and_nobody_else_does() -> None:
    commune = Commune()
    opinion = received(commune, ACCUSED)
    matter = opinion.matter
    kept = opinion.submission.files.get().attachment
    address = reverse("office:sealed_file", args=[commune.authority.slug, matter.public_id, kept.public_id])
    client = signed_in(people.person("sealed_holder", commune.authority))
    assert client.get(address).status_code == 404
    page = client.post(
        reverse("office:sealed_matter", args=[commune.authority.slug, matter.public_id]), {"reason": "Xem đơn gốc"}
    )
    assert address in page.content.decode()
    fetched = client.get(address)
    assert b"".join(fetched.streaming_content) == PDF
    assert "Ngoach" not in fetched["Content-Disposition"]
    assert signed_in(commune.coordinator).get(address).status_code == 403
    plain = reverse("office:opinion_file", args=[commune.authority.slug, opinion.public_id, kept.public_id])
    assert signed_in(commune.coordinator).get(plain).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_database_lets_received_words_go_nowhere_but_into_the_sealed_column() -> None:
    commune = Commune()
    opinion = received(commune, PLAIN)
    rows = Opinion.objects.filter(pk=opinion.pk)
    for columns in ({"text": "Khác"}, {"text": ""}, {"sealed_text": "Thêm vào"}, {"text": "Khác", "sealed_text": "x"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**columns)
    sealed.seal(Matter.objects.get(pk=opinion.matter_id), kind="complaint", by=commune.coordinator)
    for columns in ({"sealed_text": ""}, {"text": "Khác"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**columns)
