"""Files of an answer: added and taken out while it is written, frozen with its words, carried into a correction."""

from __future__ import annotations

import pytest

from doithoai.casework import answering, attaching, writing
from doithoai.casework.models import Answer, AnswerFile
from doithoai.core import journal, uploads
from doithoai.core.transitions import Refused
from doithoai.documents.models import Attachment
from doithoai.opinion import sealed
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
WORDS = {"short": "Ngắn", "body": "Dài", "basis": "", "result": "explained"}


@pytest.fixture
def commune() -> Commune:
    return Commune()


def pdf(words: str) -> uploads.Accepted:
    return uploads.accept(f"%PDF-1.4 {words}\n%%EOF".encode(), "Bản đồ.pdf")


def keep(answer: Answer, commune: Commune, *files: str, dropped: tuple[str, ...] = ()) -> None:
    added = [(f"{one}.pdf", pdf(one)) for one in files]
    writing.save(answer, by=commune.clerk, seen_edits=answer.edits, added=added, dropped=dropped, **WORDS)


def test_a_file_is_kept_once_and_taken_out_for_good(
    commune: Commune, django_capture_on_commit_callbacks: object
) -> None:
    answer = commune.drafted()
    keep(answer, commune, "a", "b", "a")
    keep(answer, commune, "b")
    first, second = attaching.of(answer)
    assert (first.name, second.name) == ("a.pdf", "b.pdf")
    assert attaching.name_of(answer, second) == f"{answer.matter.number}-2.pdf"

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        keep(answer, commune, dropped=(first.public_id, "khong-co"))

    assert attaching.of(answer) == [second]
    assert not Attachment.objects.filter(pk=first.pk).exists() and not uploads.is_kept(first.path)
    assert [row.facts for row in journal.history(answer).filter(verb="answer.files")] == [
        {"added": 0, "dropped": 1},
        {"added": 2, "dropped": 0},
    ]


def test_too_many_files_or_a_sound_are_refused_and_nothing_of_the_press_is_kept(commune: Commune) -> None:
    answer = commune.drafted()
    before = answer.short
    sound = uploads.accept(b"ID3\x03\x00\x00\x00\x00\x00\x00" + b"\xff\xfb\x90\x00" * 300, "loa.mp3")
    for added in ([(f"{n}.pdf", pdf(str(n))) for n in range(6)], [("loa.mp3", sound)]):
        with pytest.raises(Refused) as refusal:
            writing.save(answer, by=commune.clerk, seen_edits=answer.edits, added=added, **WORDS)
        assert refusal.value.field == "added"
        answer.refresh_from_db()
    assert (answer.short, AnswerFile.objects.count(), Attachment.objects.count()) == (before, 0, 0)


def test_only_who_writes_it_changes_the_files_and_only_while_it_is_written(commune: Commune) -> None:
    answer = commune.handed_in()
    for by in (commune.clerk, commune.neighbour, commune.reviewer):
        with pytest.raises(Refused):
            writing.save(answer, by=by, seen_edits=answer.edits, added=[("a.pdf", pdf("a"))], **WORDS)
    assert not AnswerFile.objects.exists()


def test_the_frozen_hash_holds_what_the_files_hold(commune: Commune) -> None:
    answer = commune.drafted()
    keep(answer, commune, "a")
    answering.hand_in(answer, by=commune.clerk)
    answering.approve(answer, by=commune.reviewer)
    assert answering.hash_of(answer) == answer.frozen_hash

    Attachment.objects.update(sha256="0" * 64)
    with pytest.raises(Refused) as refusal:
        answering.publish(answer, by=commune.publisher)
    assert refusal.value.code == "hash"


def test_a_correction_begins_with_the_files_and_ticks_and_an_old_file_stays_with_the_old_version(
    commune: Commune,
) -> None:
    first = commune.drafted()
    keep(first, commune, "a")
    answering.hand_in(first, by=commune.clerk)
    answering.approve(first, by=commune.reviewer)
    answering.publish(first, by=commune.publisher)
    assert [file.is_public for file in attaching.of(first)] == [True]
    second = answering.draft(commune.assigned(Matter.objects.get()), by=commune.clerk)
    (file,) = attaching.of(second)

    keep(second, commune, dropped=(file.public_id,))

    assert (attaching.of(second), attaching.of(first)) == ([], [file])
    assert uploads.is_kept(file.path)


def test_a_matter_sealed_late_takes_the_files_of_its_answers_with_it(commune: Commune) -> None:
    answer = commune.drafted()
    keep(answer, commune, "a")
    (file,) = attaching.of(answer)

    sealed.seal(answer.matter, kind="complaint", by=commune.coordinator)

    after = Attachment.objects.get(pk=file.pk)
    assert attaching.of(answer) == [] and Answer.objects.get().files == []
    assert (after.is_sealed, after.is_public, uploads.is_locked(after.path)) == (True, False, True)
