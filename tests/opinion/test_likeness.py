"""Which opinions say the same, on cases of our own: same matter in other words, without marks, abbreviated."""

import csv
import io
import itertools
import json
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from doithoai.opinion import likeness
from doithoai.opinion.management.commands import same
from doithoai.opinion.names_of_services import SERVICES
from doithoai.opinion.names_of_troubles import TROUBLES
from doithoai.opinion.names_of_works import WORKS

CASES = Path(__file__).with_name("same_cases.tsv")
TEXTS = st.lists(st.text(alphabet="abcđeêô \n", max_size=30), max_size=12)


#: Written before the method was looked at: paraphrases, and the same trouble in the next hamlet.
UNSEEN = sorted(Path(__file__).parent.glob("same_unseen_*.tsv"))


def cases(path: Path = CASES) -> tuple[list[str], list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    names = [row["same"] if row["same"] != "-" else f"alone {place}" for place, row in enumerate(rows)]
    return names, [row["text"] for row in rows]


def found(texts: list[str]) -> tuple[list[dict[int, float]], list[list[int]]]:
    links = likeness.links(likeness.vectors(texts))
    return links, likeness.groups(links)


def pairs(groups: list[list[int]]) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in itertools.combinations(group, 2)}


def f1(right: float, proposed: float, wanted: float) -> float:
    return 2 * right / (proposed + wanted)


def test_the_cases_are_enough() -> None:
    names, texts = cases()
    assert len(texts) >= 60
    assert len({name for name in names if not name.startswith("alone")}) >= 15


@pytest.mark.parametrize("path", [CASES, *UNSEEN], ids=lambda path: path.stem)
def test_the_nearest_is_a_true_twin_and_groups_are_right(path: Path) -> None:
    names, texts = cases(path)
    links, groups = found(texts)
    members: dict[str, set[int]] = defaultdict(set)
    for place, name in enumerate(names):
        members[name].add(place)
    twins = [place for place, name in enumerate(names) if len(members[name]) > 1]
    first = sum(likeness.nearest(links[place], 1)[0] in members[names[place]] for place in twins)
    sys.stdout.write(f"{path.name}: nearest {first / len(twins):.3f}\n")
    assert first / len(twins) >= 0.96
    of = {place: set(group) for group in groups for place in group}
    every = range(len(texts))
    precision = sum(len(of[place] & members[names[place]]) / len(of[place]) for place in every) / len(texts)
    recall = sum(len(of[place] & members[names[place]]) / len(members[names[place]]) for place in every) / len(texts)
    assert 2 * precision * recall / (precision + recall) >= 0.88
    wanted, made = pairs([sorted(group) for group in members.values()]), pairs(groups)
    assert f1(len(wanted & made), len(made), len(wanted)) >= 0.75


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Cầu Bãi Lau mục ván", "cau bai lau muc van"),
        ("Hộ GPMB chưa được giao đất TĐC", "Hộ giải phóng mặt bằng chưa được giao đất tái định cư"),
        ("Đường vào thôn Hoà Lạc", "ĐƯỜNG VÀO THÔN HÒA LẠC"),
    ],
)
def test_other_spellings_are_the_same_words(one: str, two: str) -> None:
    first, second = likeness.vectors([one, two])
    assert likeness.likeness(first, second) == pytest.approx(1)


def test_the_same_topic_elsewhere_is_another_matter() -> None:
    names, texts = cases()
    _links, groups = found(texts)
    of = {place: number for number, group in enumerate(groups) for place in group}
    here = of[names.index("nuoc-khe-ngang")]
    assert here != of[names.index("nuoc-da-bac")]


def test_shared_words_stand_together_as_written() -> None:
    text = "Cống sau chợ Nhã Nam quá nhỏ, nước sau chợ tràn vào nhà"
    one, two = likeness.vectors(["cong sau cho nha nam bi tac, vao nha het", text])
    assert likeness.shared(one, two, text) == ["cống sau chợ nhã nam", "vào nhà"]


def test_a_text_in_pieces_is_the_text() -> None:
    text = "Cống  sau chợ,\nNhã Nam: tắc!"
    cut = likeness.pieces(text, {"cong", "sau", "cho", "nha"})
    assert "".join(part for part, _shared in cut) == text
    assert [part for part, is_shared in cut if is_shared] == ["Cống  sau chợ,\nNhã"]


def test_one_thing_under_two_names_brings_texts_together() -> None:
    one, two, other = likeness.vectors(["Xin cấp sổ đỏ", "Mong được nhận bìa đỏ", "Xin cấp áo ấm"])
    assert likeness.likeness(one, two) > likeness.likeness(two, other)
    assert not any(piece.startswith("~") for piece in likeness.shared(one, two, "Mong được nhận bìa đỏ"))


def test_words_of_another_region_are_the_same_thing() -> None:
    one, two, other = likeness.vectors(
        ["Mương nội đồng bồi lắng", "Con kinh trong đồng nghẹt cứng", "Bà con trong đồng mất trâu"]
    )
    assert likeness.likeness(one, two) > likeness.likeness(two, other)
    assert likeness.likeness(one, two) > likeness.WORTH_A_LOOK


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Chất thải của lợn nhiều", "Đoạn đường lớn nhiều"),
        ("Kênh cạn", "Kinh phí cạn"),
        ("Mười hộ xin nước", "Muỗi đầy xóm"),
        ("Bắp rớt giá", "Ngõ hẹp"),
        ("Dịch bệnh lan", "Thương binh xin nhà"),
        ("Giá cả leo thang", "Các cụ già yếu"),
    ],
)
def test_words_that_only_look_the_same_without_marks_are_two_things(one: str, other: str) -> None:
    things = [{gram for gram in likeness.grams(text) if gram.startswith("~")} for text in (one, other)]
    assert not things[0] & things[1]


def test_a_name_stands_also_with_words_between() -> None:
    apart, together, other = (likeness.grams(text) for text in ("Điện ở xóm tôi yếu", "Điện yếu", "Điện ở xóm tôi rẻ"))
    assert {gram for gram in together if gram.startswith("~!")} & set(apart)
    assert not {gram for gram in apart if gram.startswith("~!")} & set(other)


def test_two_troubles_of_one_thing_are_less_alike_than_one_trouble_in_other_words() -> None:
    leaking, leaking_too, food = likeness.vectors(
        [
            "Trường tiểu học Vân Nham mái dột, đề nghị sửa chữa.",
            "Con tôi học ở trường Vân Nham, phòng học xuống cấp lắm rồi.",
            "Trường tiểu học Vân Nham thái độ của bảo vệ hách dịch.",
        ]
    )
    assert likeness.agreement(leaking, leaking_too) == 1
    assert likeness.agreement(leaking, food) == likeness.OTHER_TROUBLE
    assert likeness.likeness(leaking, leaking_too) > likeness.likeness(leaking, food)


def test_a_text_that_names_no_place_is_less_alike_than_one_of_the_same_place() -> None:
    here, twin, nowhere = likeness.vectors(["Đèn ở Vân Nham", "Xin đèn ở Vân Nham", "Xin đèn ở ngoài ngõ"])
    assert likeness.agreement(here, twin) == 1
    assert likeness.agreement(here, nowhere) == likeness.NAMELESS


def test_a_name_is_read_with_its_marks_where_a_text_has_marks() -> None:
    marked, other, bare = (
        likeness.grams(text) for text in ("Quán bán hàng giả", "Quán ăn hàng giá", "quan ban hang gia")
    )
    assert "~hang_gia" in marked
    assert "~hang_gia" in bare
    assert "~hang_gia" not in other


def test_a_syllable_of_a_proper_name_is_no_thing() -> None:
    assert "~hem" in likeness.grams("Kiệt nhà tôi tối")
    assert "~hem" not in likeness.grams("Trường Lý Thường Kiệt tối")
    assert "~cho" in likeness.grams("Cống chợ Phủ tắc")


def test_every_name_stands_once_in_its_line_and_no_line_is_empty() -> None:
    for line in [*WORKS, *SERVICES, *TROUBLES]:
        names = line.split("|")
        assert all(name == name.strip() and name for name in names)
        assert len(set(names)) == len(names)


def test_many_rows_are_grouped_like_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _names, texts = cases()
    table = tmp_path / "texts.tsv"
    table.write_text("text\n" + "".join(f"{text}\n" for text in texts), "utf-8")

    def answers() -> list[str]:
        out = io.StringIO()
        call_command("same", str(table), "--json", stdout=out)
        return [json.loads(line)["group"] for line in out.getvalue().splitlines()]

    few = answers()
    monkeypatch.setattr(same, "MANY", len(texts) - 1)
    assert answers() == few


def test_texts_of_two_fields_are_less_alike_and_a_text_without_field_is_of_any() -> None:
    all_links = [{1: 0.5, 2: 0.5, 3: 0.5}, {0: 0.5}, {0: 0.5}, {0: 0.5}]
    apart = likeness.sorted_apart(all_links, ["Đất đai", "ĐẤT ĐAI", "", "Y tế"])
    assert apart[0] == {1: 0.5, 2: 0.5, 3: pytest.approx(0.5 * likeness.OTHER_FIELD)}
    assert apart[3] == {0: apart[0][3]}


@given(st.text(max_size=60), st.sets(st.sampled_from(["a", "b", "c"])))
def test_pieces_lose_nothing(text: str, words: set[str]) -> None:
    assert "".join(part for part, _shared in likeness.pieces(text, words)) == text


@given(TEXTS)
def test_every_text_stands_in_one_group(texts: list[str]) -> None:
    links, groups = found(texts)
    assert sorted(place for group in groups for place in group) == list(range(len(texts)))
    for place, row in enumerate(links):
        assert place not in row
        assert all(links[other][place] == alike for other, alike in row.items())
        assert all(-1e-9 <= alike <= 1 + 1e-9 for alike in row.values())


@given(TEXTS)
def test_groups_by_links_are_average_linkage_by_the_book(texts: list[str]) -> None:
    """Against the slow way: look at all pairs of groups each time. Equal likeness may be joined in any order."""
    links, groups = found(texts)
    for one, two in itertools.combinations(groups, 2):
        mean = sum(links[a].get(b, 0) for a in one for b in two) / (len(one) * len(two))
        assert mean < likeness.TOGETHER + 1e-9


def test_the_command_answers_row_by_row(tmp_path: Path) -> None:
    table = tmp_path / "texts.tsv"
    table.write_text('field\ttext\nx\tCầu "Bãi Lau" mục ván\ny\tcau bai lau muc van\nz\tLoa xã hỏng\n', "utf-8")
    out = io.StringIO()
    call_command("same", str(table), "--json", stdout=out)
    answers = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [answer["row"] for answer in answers] == [1, 2, 3]
    assert answers[0]["group"] == answers[1]["group"] != answers[2]["group"]
    assert answers[0]["nearest"] == [2]
    assert answers[2]["nearest"] == []
    plain = io.StringIO()
    call_command("same", str(table), stdout=plain)
    assert plain.getvalue().splitlines()[2].endswith("Loa xã hỏng")


def test_the_command_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    table = tmp_path / "texts.tsv"
    table.write_text("field\nx\n", "utf-8")
    with pytest.raises(CommandError, match="no column text"):
        call_command("same", str(table))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("same", str(tmp_path / "missing.tsv"))
