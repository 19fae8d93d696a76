"""Work goes out as a spreadsheet and comes back as drafts; what was typed on line is never overwritten."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doithoai.casework import answer_sheets, answering, answers_back, assigning, entering
from doithoai.casework.answer_sheets import BASIS, BODY, DAY, HEADER, REASON, RESULT, SHORT
from doithoai.casework.models import Answer, Assignment, WorkNote
from doithoai.core import clock, journal, sheets
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.opinion import triage
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.rows import nothing_written

pytestmark = pytest.mark.django_db
GOOD = {SHORT: "Xã làm lại cống.", BODY: "Đã khảo sát, cống cũ không đủ thoát.", RESULT: "Đã giải trình"}


@pytest.fixture
def commune() -> Commune:
    return Commune()


def sheet(commune: Commune) -> list[list[str]]:
    """The sheet as it is handed out, read as it comes back."""
    return sheets.read_rows(answer_sheets.write(commune.agency), "tra-loi.xlsx")


def fill(table: list[list[str]], row: int, cells: dict[str, str]) -> list[list[str]]:
    for name, words in cells.items():
        line = table[row]
        line += [""] * (len(HEADER) - len(line))
        line[HEADER.index(name)] = words
    return table


def read(commune: Commune, table: list[list[str]]) -> answers_back.Preview:
    return answers_back.read(commune.agency, table)


def take(commune: Commune, table: list[list[str]], **more: object) -> answers_back.Taken:
    by = more.pop("by", commune.coordinator)
    return answers_back.take_in(commune.agency, read(commune, table), by=by, **more)  # type: ignore[arg-type]


@pytest.mark.clause("S-70", "S-35")
def test_the_sheet_holds_the_open_work_of_one_organisation_and_nothing_of_who_raised_it(commune: Commune) -> None:
    mine = commune.assigned(commune.matter(email="ba.buoi@example.org"), asked="Khảo sát")
    commune.assigned(commune.matter(), lead=commune.other)
    commune.published(commune.assigned(commune.matter()))
    commune.handed_in(commune.assigned(commune.matter()))
    kept = commune.assigned(commune.matter())
    type(kept.matter).objects.filter(pk=kept.matter_id).update(is_sealed=True)

    table = sheet(commune)

    assert tuple(table[0]) == HEADER
    assert [row[:5] for row in table[1:]] == [
        [answer_sheets.code_of(mine), mine.matter.number, mine.matter.title, "Khảo sát", vndate(mine.due_on)]
    ]
    assert "example.org" not in str(table) and "Cống sau chợ bé" not in str(table)


@pytest.mark.clause("S-70", "S-35")
def test_a_filled_row_becomes_a_draft_whose_author_is_who_entered_it_and_never_its_reviewer(commune: Commune) -> None:
    work = commune.assigned()

    taken = take(commune, fill(sheet(commune), 1, GOOD), hand_in=True)

    answer = Answer.objects.get()
    assert taken == answers_back.Taken(1, 1)
    assert (answer.state, answer.author, answer.short, answer.result) == (
        "in_review",
        commune.coordinator.pk,
        GOOD[SHORT],
        "explained",
    )
    entry = journal.history(answer).filter(verb="answer.from_sheet").get()
    assert (entry.by_id, entry.facts["row"], len(entry.facts["file"])) == (commune.coordinator.pk, 2, 16)
    both = people.also(commune.coordinator, "reviewer", commune.authority)
    with pytest.raises(Refused):
        answering.approve(answer, by=both)
    answering.approve(answer, by=commune.reviewer)
    assert Assignment.objects.get(pk=work.pk).state == "answered"


@pytest.mark.clause("S-70")
def test_the_same_file_twice_changes_nothing_also_after_it_went_on(commune: Commune) -> None:
    commune.assigned()
    table = fill(sheet(commune), 1, GOOD)
    take(commune, table)

    with nothing_written():
        assert take(commune, table, hand_in=True) == answers_back.Taken(0, 0)
    assert read(commune, table).known == [2]
    answering.hand_in(Answer.objects.get(), by=commune.clerk)
    assert (read(commune, table).known, read(commune, table).refused) == ([2], [])


def test_a_newer_sheet_takes_the_place_of_an_older_one_and_empty_rows_say_nothing(commune: Commune) -> None:
    commune.assigned(commune.matter())
    commune.assigned(commune.matter())
    table = fill(sheet(commune), 1, GOOD)
    assert read(commune, table).empty == [3]
    take(commune, table)

    take(commune, fill(table, 1, {SHORT: "Xã làm lại cống trong quý I."}))

    assert Answer.objects.get().short == "Xã làm lại cống trong quý I."
    assert sheet(commune)[1][5] == "Xã làm lại cống trong quý I."


@pytest.mark.clause("S-70")
def test_what_somebody_typed_on_line_is_shown_and_not_overwritten(commune: Commune) -> None:
    work = commune.assigned()
    table = fill(sheet(commune), 1, GOOD)
    typed = commune.drafted(work, short="Gõ trên mạng")

    preview = read(commune, table)

    assert [(one.row, one.answer.short, one.written.short) for one in preview.clashes] == [
        (2, "Gõ trên mạng", GOOD[SHORT])
    ]
    with nothing_written():
        assert take(commune, table) == answers_back.Taken(0, 0)
    # Typed over after the sheet came: the sheet does not come back over it either.
    Answer.objects.filter(pk=typed.pk).update(short="", body="", basis="", result="")
    take(commune, table)
    typed.refresh_from_db()
    answering.save(typed, short="Sửa lại", body="Sửa", basis="", result="", by=commune.clerk, seen_edits=typed.edits)
    assert len(read(commune, fill(table, 1, {SHORT: "Bản mới"})).clashes) == 1


@pytest.mark.parametrize("ended", ["withdrawn", "handed_in", "asked", "foreign", "twice"])
def test_a_row_whose_work_ended_or_changed_meanwhile_is_refused_with_a_sentence(commune: Commune, ended: str) -> None:
    work = commune.assigned(asked="Khảo sát")
    table = fill(sheet(commune), 1, GOOD)
    if ended == "withdrawn":
        assigning.withdraw(work, reason="Giao nhầm", by=commune.coordinator)
    if ended == "handed_in":
        commune.handed_in(work, short="Câu khác")
    if ended == "asked":
        triage.classify(
            work.matter,
            field=commune.field(),
            by=commune.coordinator,
            title="Cống và mương sau chợ",
        )
    if ended == "foreign":
        table[1][0] = answer_sheets.code_of(commune.assigned(commune.matter(), lead=commune.other))
    if ended == "twice":
        table.append(list(table[1]))

    preview = read(commune, table)

    assert [number for number, _words in preview.refused] == [3 if ended == "twice" else 2]
    assert len(preview.lines) == (1 if ended == "twice" else 0)


@pytest.mark.parametrize(
    "wrong",
    [
        {RESULT: "Xong rồi"},
        {SHORT: "x" * 201},
        {REASON: "x" * 301},
        {DAY: "hôm qua"},
        {RESULT: "Sẽ giải quyết"},
        {RESULT: "Đang giải quyết", DAY: "tháng 3"},
    ],
)
def test_a_row_that_cannot_be_right_is_left_out_and_the_others_go_on(commune: Commune, wrong: dict[str, str]) -> None:
    commune.assigned(commune.matter())
    commune.assigned(commune.matter())
    table = fill(fill(sheet(commune), 1, GOOD), 2, GOOD | wrong)

    preview = read(commune, table)
    take(commune, table)

    assert [number for number, _words in preview.refused] == [3]
    assert Answer.objects.count() == 1


def test_an_incomplete_row_is_a_draft_with_a_warning_and_does_not_go_on(commune: Commune) -> None:
    commune.assigned(commune.matter())
    commune.assigned(commune.matter())
    table = fill(fill(sheet(commune), 1, {SHORT: "Đang xem"}), 2, GOOD | {RESULT: "Đã giải quyết xong"})

    preview = read(commune, table)

    assert [number for number, _words in preview.warnings] == [2, 3]
    assert take(commune, table, hand_in=True) == answers_back.Taken(2, 0)
    assert set(Answer.objects.values_list("state", flat=True)) == {"draft"}
    assert take(commune, fill(table, 2, {BASIS: "Biên bản nghiệm thu"}), hand_in=True).handed_in == 1


def test_a_promised_day_is_noted_for_who_enters_the_commitment(commune: Commune) -> None:
    commune.assigned()
    day = clock.today() + timedelta(days=40)

    take(commune, fill(sheet(commune), 1, GOOD | {RESULT: "sẽ giải quyết", DAY: vndate(day)}))

    assert vndate(day) in WorkNote.objects.get().text
    assert Answer.objects.get().result == "scheduled"


def test_who_may_enter_is_the_organisation_itself_or_who_gave_it_the_work(commune: Commune) -> None:
    work = commune.assigned()
    table = fill(sheet(commune), 1, GOOD)

    for stranger in (commune.neighbour, commune.supervisor, commune.reviewer, Commune("xa-viet-yen").coordinator):
        with pytest.raises(Refused):
            take(commune, table, by=stranger)
    take(commune, table, by=commune.clerk)

    assert Answer.objects.get().author == commune.clerk.pk
    with pytest.raises(Refused):
        entering.enter(work, entering.Written(short="x"), by=commune.neighbour)


def test_a_sheet_that_was_not_handed_out_is_refused(commune: Commune) -> None:
    with pytest.raises(Refused):
        read(commune, [["STT", "Nội dung"], ["1", "x"]])


@pytest.mark.clause("S-70")
def test_a_slip_that_came_back_is_entered_by_hand_as_a_draft(commune: Commune) -> None:
    work = commune.assigned()

    with pytest.raises(Refused):
        entering.enter(work, entering.Written(), by=commune.coordinator)
    with pytest.raises(Refused):
        entering.enter(work, entering.Written(short="Hẹn", result="scheduled"), by=commune.coordinator)
    answer = entering.enter(work, entering.Written(short="Trả lời", body="Đủ"), by=commune.coordinator)
    assert entering.enter(work, entering.Written(short="Trả lời", body="Đủ"), by=commune.coordinator) == answer

    assert journal.history(answer).filter(verb="answer.from_paper").count() == 1
    answering.save(answer, short="Sửa", body="Sửa", basis="", result="", by=commune.clerk, seen_edits=answer.edits)
    with pytest.raises(Refused):
        entering.enter(work, entering.Written(short="Trả lời", body="Đủ"), by=commune.coordinator)
