"""A conference played from a script: the balance worked out by hand, and what is refused before it begins."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.live.models import Sitting
from doithoai.people.models import Authority

pytestmark = pytest.mark.django_db

SETUP: dict[str, Any] = {
    "who": "system",
    "act": "setup",
    "title": "Hội nghị đối thoại với nhân dân xã Lam Sơn",
    "date": "2026-10-08",
    "starts": "08:00",
    "mode": "assign",
    "settings": {"limit_s": 180, "warn_s": 30},
    "organisations": [
        {"id": "kt", "name": "Phòng Kinh tế", "present": True},
        {"id": "vh", "name": "Phòng Văn hóa - Xã hội", "present": False},
    ],
    "expected": [
        {
            "person": "A",
            "name": "Lường Văn Sính",
            "place": "bản Nà Cang",
            "category": "nhân dân",
            "consent": "full_name",
        },
        {
            "person": "B",
            "name": "Tòng Thị Ín",
            "place": "bản Pá Hốc",
            "category": "đảng viên",
            "consent": "number_only",
        },
        {"person": "C", "name": "Cầm Văn Pọm", "place": "bản Nà Cang", "category": "cán bộ", "consent": "name_place"},
        {"person": "D", "name": "Vì Thị Mó", "place": "bản Lọng", "category": "nhân dân", "consent": "full_name"},
    ],
}


def script(*events: dict[str, Any], **setup: Any) -> list[dict[str, Any]]:
    """The setting and the events, numbered, each under a key of its own unless it brings one."""
    told = [{"t": -7200, **SETUP, **setup}, *events]
    return [{"n": place, "key": f"k{place}", **event} for place, event in enumerate(told, 1)]


def e(t: float, who: str, act: str, **other: Any) -> dict[str, Any]:
    return {"t": t, "who": who, "act": act, **other}


def written(tmp_path: Path, events: list[dict[str, Any]]) -> str:
    path = tmp_path / "kich-ban.jsonl"
    path.write_text("\n".join(json.dumps(event, ensure_ascii=False) for event in events), encoding="utf-8")
    return str(path)


def balance_of(tmp_path: Path, *events: dict[str, Any], **setup: Any) -> dict[str, Any]:
    out = StringIO()
    call_command("rehearse", written(tmp_path, script(*events, **setup)), "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


OPENED = (
    e(-1800, "desk1", "open_desk"),  # 2
    e(-1700, "desk1", "check_in", person="A"),  # 3
    e(-1600, "desk2", "check_in", person="B"),  # 4
    e(-1500, "secretary", "register", request="R1", person="A", topic="Đường bản", source="before"),  # 5
    e(-1490, "secretary", "accept", request="R1"),  # 6
    e(-1400, "desk1", "register", request="R2", person="B", topic="Nước sạch", content="Bể hỏng", source="desk"),  # 7
    e(-1300, "person:C", "register", request="R3", person="C", topic="Chợ phiên", source="phone"),  # 8
    e(0, "chair", "start"),  # 9
)


@pytest.mark.clause("S-59", "S-63")
def test_a_morning_in_the_assigning_mode_ends_with_the_balance_worked_out_by_hand(tmp_path: Path) -> None:
    found = balance_of(
        tmp_path,
        *OPENED,
        e(10, "operator", "call", request="R1"),  # 10
        e(12, "operator", "call", request="R2"),  # 11 the wrong one
        e(15, "operator", "undo", of=11),  # 12
        e(20, "operator", "speak", request="R1"),  # 13
        e(60, "chair", "suspend", reason="recess"),  # 14
        e(160, "chair", "resume"),  # 15: 40 s spoken, 100 s suspended
        e(200, "chair", "call", request="R2"),  # 16 refused: somebody speaks
        e(220, "operator", "finish", request="R1"),  # 17: 100 s spoken
        e(225, "operator", "undo", of=17),  # 18
        e(240, "secretary", "finish", request="R1"),  # 19: 120 s
        e(250, "secretary", "question", question="Q1", request="R1", gist="Bao giờ đổ bê tông đường bản?"),  # 20
        e(260, "secretary", "assign", question="Q1", to="kt"),  # 21 refused: not on behalf
        e(265, "secretary", "assign", question="Q1", to="kt", on_behalf=True),  # 22
        e(270, "chair", "direct", question="Q1", owner="kt", date="2026-11-30"),  # 23 refused: assigning mode
        e(280, "agency:vh", "promise", question="Q1", owner="vh", date="2026-11-30"),  # 24 refused
        e(290, "agency:kt", "promise", question="Q1", owner="kt", date="2026-11-30", text="Xong trong tháng 11"),  # 25
        e(300, "chair", "call", request="R2"),  # 26
        e(360, "chair", "no_show", request="R2"),  # 27
        e(375, "chair", "undo", of=27),  # 28 refused: too late
        e(380, "chair", "call", request="R2"),  # 29
        e(390, "operator", "speak", request="R2"),  # 30
        e(420, "operator", "pause", request="R2"),  # 31
        e(450, "chair", "stop", request="R2", reason="off_topic"),  # 32: 30 s
        e(
            460, "secretary", "question", question="Q2", request="R2", gist="Bể nước hỏng ba tháng", source="arising"
        ),  # 33
        e(465, "chair", "answer", question="Q2", text="Sửa trong tuần này."),  # 34
        e(470, "person:B", "verdict", question="Q2", verdict="not_yet"),  # 35
        e(480, "chair", "conclude"),  # 36: R3, not yet screened, into writing
        e(490, "chair", "sign_conclusion"),  # 37 refused: Q2 is open again
        e(500, "chair", "out_of_scope", question="Q2", reason="Đã có trong kế hoạch năm"),  # 38
        e(510, "chair", "sign_conclusion"),  # 39
        e(520, "chair", "end"),  # 40
    )

    assert [one["n"] for one in found["refused_events"]] == [16, 21, 23, 24, 28, 37]
    assert found["request_states"] == {"R1": "finished", "R2": "finished", "R3": "to_written"}
    assert found["speaking_seconds"] == {"R1": 120, "R2": 30}
    assert found["written_answers"] == [
        {"request": "R2", "why": "stopped_rest"},
        {"request": "R3", "why": "time_out"},
    ]
    assert found["question_outcomes"] == {"Q1": "promised", "Q2": "out_of_scope"}
    assert found["commitments"] == [{"question": "Q1", "owner": "kt", "date": "2026-11-30"}]
    assert found["suspensions"] == [{"reason": "recess", "seconds": 100}]
    assert found["attendance"] == {"expected": 4, "came_of_expected": 2, "walk_ins": 0}
    assert found["verdicts"] == {"not_yet": 1, "satisfied": 0}
    assert found["never_public"] == {"questions": [], "names_of": ["B"]}


@pytest.mark.clause("S-41", "S-42", "S-57")
def test_on_the_spot_with_deputy_group_referral_and_late_requests(tmp_path: Path) -> None:
    found = balance_of(
        tmp_path,
        *OPENED,
        e(5, "chair", "hand_over", to="deputy"),  # 10
        e(6, "chair", "close_list"),  # 11 refused: no longer the head
        e(10, "deputy", "call", request="R2"),  # 12
        e(20, "deputy", "speak", request="R2"),  # 13
        e(90, "deputy", "finish", request="R2"),  # 14
        e(95, "secretary", "question", question="Q1", request="R2", gist="Bể nước hỏng"),  # 15
        e(96, "secretary", "question", question="Q2", request="R2", gist="Đường ống rò rỉ"),  # 16
        e(97, "secretary", "question", question="Q3", request="R2", gist="Sinh hoạt chi bộ", internal=True),  # 17
        e(
            98, "desk1", "question", question="Q4", person="A", gist="Nội dung chuyển theo quy định", source="paper"
        ),  # 18
        e(100, "deputy", "group", question="Q2", into="Q1"),  # 19
        e(110, "deputy", "direct", question="Q1", owner="kt", date="2026-10-20", text="Thay bể"),  # 20
        e(115, "deputy", "direct", question="Q3", owner="vh", date=None, text="Chấn chỉnh ngay"),  # 21
        e(118, "secretary", "refer", question="Q4", kind="khieu_nai"),  # 22
        e(120, "deputy", "expel", person="A", reason="Gây mất trật tự"),  # 23: R1 into writing
        e(130, "deputy", "close_list"),  # 24
        e(140, "desk2", "walk_in", person="E", name="Hà Thị Khuyên", place="bản Lọng", consent="number_only"),  # 25
        e(150, "desk2", "register", request="R4", person="E", topic="Điện yếu", source="desk"),  # 26 late
        e(160, "secretary", "merge", request="R3", into="R2", key="k26"),  # 27 repeats a key: no effect
        e(170, "deputy", "conclude"),  # 28
        e(180, "deputy", "sign_conclusion"),  # 29
        e(190, "deputy", "end"),  # 30
        mode="resolve_on_spot",
    )

    assert [one["n"] for one in found["refused_events"]] == [11] and found["repeated_events"] == [27]
    assert found["chair_at_end"] == "deputy" and found["attendance"]["walk_ins"] == 1
    assert {one["request"]: one["why"] for one in found["written_answers"]} == {
        "R1": "expelled",
        "R3": "time_out",
        "R4": "late",
    }
    assert found["question_outcomes"] == {
        "Q1": "directed_on_spot",
        "Q2": "directed_on_spot",
        "Q3": "directed_on_spot",
        "Q4": "referred",
    }
    assert found["commitments"] == [{"question": "Q1", "owner": "kt", "date": "2026-10-20"}]
    assert found["questions"]["grouped"] == 1
    assert found["never_public"] == {"questions": ["Q3", "Q4"], "names_of": ["B", "E"]}


def test_undone_taps_of_the_timer_a_chain_of_groups_and_a_deputy_who_turns_to_the_next_part(tmp_path: Path) -> None:
    found = balance_of(
        tmp_path,
        *OPENED,
        e(5, "deputy", "segment", segment="dialogue"),  # 10
        e(10, "operator", "call", request="R1"),  # 11
        e(20, "operator", "speak", request="R1"),  # 12
        e(30, "operator", "pause", request="R1"),  # 13
        e(35, "operator", "undo", of=13),  # 14: as if it had run on
        e(50, "operator", "pause", request="R1"),  # 15
        e(70, "operator", "unpause", request="R1"),  # 16
        e(75, "operator", "undo", of=16),  # 17: paused since 50
        e(80, "operator", "unpause", request="R1"),  # 18
        e(90, "operator", "finish", request="R1"),  # 19: 30 + 10
        e(100, "operator", "call", request="R2"),  # 20
        e(160, "operator", "no_show", request="R2"),  # 21
        e(170, "operator", "call", request="R2"),  # 22
        e(230, "operator", "no_show", request="R2"),  # 23
        e(236, "operator", "undo", of=23),  # 24
        e(240, "operator", "speak", request="R2"),  # 25
        e(260, "operator", "finish", request="R2"),  # 26
        *(e(270, "secretary", "question", question=f"Q{n}", request="R1", gist=f"Hỏi {n}") for n in (1, 2, 3)),  # 29
        e(280, "chair", "group", question="Q3", into="Q2"),  # 30
        e(281, "chair", "group", question="Q2", into="Q1"),  # 31
        e(290, "chair", "promise", question="Q1", owner="kt", date="2026-11-30", text="x"),  # 32
        e(300, "chair", "conclude"),  # 33
        e(310, "chair", "sign_conclusion"),  # 34
        e(320, "chair", "end"),  # 35
    )

    assert found["refused_events"] == [] and found["segments"] == ["dialogue"]
    assert found["speaking_seconds"] == {"R1": 40, "R2": 20}
    assert found["written_answers"] == [{"request": "R3", "why": "time_out"}]
    assert found["question_outcomes"] == {"Q1": "promised", "Q2": "promised", "Q3": "promised"}
    assert found["questions"]["grouped"] == 2
    assert found["commitments"] == [{"question": "Q1", "owner": "kt", "date": "2026-11-30"}]


def test_long_names_and_words_are_played_too(tmp_path: Path) -> None:
    """Only PostgreSQL minds how long a value is."""
    long = "Trung tâm Phát triển quỹ đất và Giải phóng mặt bằng " * 8
    body, person = "phong-nong-nghiep-va-moi-truong-xa-lam-son", {"person": "E", "name": long, "place": long}
    found = balance_of(
        tmp_path,
        e(-1800, "desk1", "open_desk"),
        e(-60, "desk1", "check_in", person="E"),
        e(-50, "desk1", "register", request="R1", person="E", topic=long, content=long, source="desk"),
        e(0, "chair", "start"),
        e(10, "operator", "call", request="R1"),
        e(15, "operator", "speak", request="R1"),
        e(60, "operator", "finish", request="R1"),
        e(70, "secretary", "question", question="Q1", request="R1", gist=long),
        e(75, "secretary", "assign", question="Q1", to=body, on_behalf=True),
        e(80, f"agency:{body}", "not_ours", question="Q1", reason=long),
        e(90, "chair", "out_of_scope", question="Q1", reason=long),
        organisations=[{"id": body, "name": long, "present": True}],
        expected=[{**person, "category": "nhân dân", "consent": "full_name"}],
    )

    assert found["refused_events"] == [] and found["question_outcomes"] == {"Q1": "out_of_scope"}


def test_what_a_desk_kept_off_line_happened_by_its_own_clock(tmp_path: Path) -> None:
    found = balance_of(
        tmp_path,
        *OPENED,
        e(10, "operator", "call", request="R2"),
        e(20, "operator", "speak", request="R2"),
        e(400, "operator", "finish", request="R2", device_t=80),
    )

    assert found["speaking_seconds"] == {"R2": 60}


def test_nothing_of_a_rehearsal_stays_unless_it_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, script(*OPENED))
    entries = Entry.objects.count()
    call_command("rehearse", path, stdout=StringIO())
    assert Authority.objects.count() == 0 and Entry.objects.count() == entries

    call_command("rehearse", path, "--keep", stdout=StringIO(), stderr=StringIO())
    assert Authority.objects.get().demo and Sitting.objects.get().state == "in_session"
    assert not clock.is_moved()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('{"t": 1, "who": "chair"', "JSON"),
        ('{"t": 1, "who": "chair", "act": "dance"}', "dance"),
        ('{"t": 1, "who": "chair", "act": "call"}', "request"),
        ('{"t": "soon", "who": "chair", "act": "start"}', "“t”"),
        ('{"t": 1, "who": "nobody", "act": "start"}', "nobody"),
        ("[1, 2]", "đối tượng"),
        (json.dumps({"n": 1, "t": 0, **SETUP}), "dòng đầu"),
    ],
    ids=["half", "unknown act", "no request", "no time", "nobody", "a list", "second setting"],
)
def test_a_broken_script_is_refused_with_its_line_before_anything_is_played(
    line: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "hong.jsonl"
    good = [json.dumps(event, ensure_ascii=False) for event in script(*OPENED)[:2]]
    path.write_text("\n".join([*good, line]), encoding="utf-8")

    with pytest.raises(CommandError) as refused:
        call_command("rehearse", str(path), stdout=StringIO())

    assert "Dòng 3" in str(refused.value) and says in str(refused.value)
