"""Outside and inside: what was received outside is inside once, whole, under the same numbers, or nothing is."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from PIL import Image

from doithoai.casework import verdicts
from doithoai.casework.models import Verdict
from doithoai.core import uploads
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.operations.exchange import keys, outgoing, reading
from doithoai.opinion import conservation, intake, lookup, public_text, refusing, taking_over, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.people.models import Authority
from doithoai.portal.tracking import tracks
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.rows import nothing_written
from tests.operations import crossing
from tests.operations.crossing import Sides, export

pytestmark = pytest.mark.django_db
NAME, PHONE = "Dương Thị Hạ Lam", "0912345678"
WORDS = "Cống sau chợ bé, mưa là ngập vào nhà."
DENOUNCED = "Tôi tố cáo cán bộ địa chính nhận tiền của dân để làm sổ đỏ."


@pytest.fixture
def sides(settings: Any, tmp_path: Path) -> Sides:
    return crossing.made(settings, tmp_path)


@pytest.fixture
def place() -> Authority:
    return people.authority("xa-tan-yen")


def received(place: Authority, text: str = WORDS, **more: Any) -> intake.Receipt:
    contact = ContactData(name=NAME, phone=PHONE)
    more = {"door": "web", "by": CITIZEN, "contact": contact, "consents_to_text": True} | more
    return intake.receive(place, texts=[text, "Xin sửa đèn đường."], **more)


def picture() -> tuple[str, uploads.Accepted]:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "JPEG")
    return "ngap.jpg", uploads.accept(out.getvalue(), "ngap.jpg")


@pytest.mark.clause("S-27")
def test_what_came_outside_is_inside_once_with_its_numbers_code_contact_and_files(
    sides: Sides, place: Authority
) -> None:
    with sides.on_its_own("outside"):
        first = received(place, files=[picture()])
        secret = received(place, DENOUNCED)
        triage.withdraw(secret.opinions[1], by=CITIZEN)
        numbers = list(Opinion.objects.order_by("number").values_list("number", "matter__number", "acknowledge_by"))
        export(sides)
        export(sides)
        balance = conservation.examine(place)
        assert balance.holds and balance.received == 4
    (file,) = sides.carried
    told = file.read_bytes()
    assert all(word.encode() not in told for word in (NAME, PHONE, WORDS, "tố cáo"))
    assert not Submission.objects.exists()

    taken = reading.take(file)

    assert (taken.submissions, taken.withdrawn, taken.is_new) == (2, 1, True)
    assert list(Opinion.objects.order_by("number").values_list("number", "matter__number", "acknowledge_by")) == numbers
    row = lookup.find(place, str(first.code))
    assert row is not None and (row.text, row.text_hash) == (first.submission.text, first.submission.text_hash)
    assert row.received_at == first.submission.received_at and row.contact.name == NAME
    assert Contact.objects.filter(phone_index=first.submission.contact.phone_index).count() == 2
    (kept,) = row.attachments
    with uploads.open_kept(kept.path) as content:
        assert content.read() == picture()[1].content
    hidden = Opinion.objects.get(number=secret.opinions[0].number)
    assert hidden.matter.is_sealed and hidden.text == "" and hidden.received_text == DENOUNCED
    assert Entry.objects.filter(verb="matter.seal", subject_id=hidden.matter_id).exists()
    # The sum holds here too, and numbers that are given out here are others.
    here = received(place)
    assert here.opinions[0].number.rpartition("-")[2].startswith("T")
    balance = conservation.examine(place)
    assert (balance.holds, balance.received, balance.places["withdrawn"]) == (True, 6, 1)

    with nothing_written():
        assert not reading.take(file).is_new


def test_a_gap_is_told_and_the_files_are_taken_in_when_it_is_closed(sides: Sides, place: Authority) -> None:
    with sides.on_its_own("outside"):
        for _time in range(3):
            received(place)
            export(sides)
        first, second, third = sides.carried
        second.unlink()
        with nothing_written():
            export(sides, "--from", "2")
    with nothing_written(), pytest.raises(Refused, match="1, 2"):
        reading.take(third)
    call_command("inbox_import", *(str(one) for one in (third, first, second)), stdout=io.StringIO())

    assert Submission.objects.count() == 3 and conservation.examine(place).holds


def test_a_changed_byte_another_key_and_the_wrong_side_are_refused_before_anything_is_written(
    sides: Sides, place: Authority
) -> None:
    with sides.on_its_own("outside"):
        received(place)
        export(sides)
        with pytest.raises(Refused):
            reading.take(sides.carried[0])
    (file,) = sides.carried
    data = file.read_bytes()
    changed = sides.root / "changed.doithoai"
    body = data.index(b"\n", data.index(b"\n", data.index(b"\n") + 1) + 1)
    with nothing_written():
        for at in (0, 30, data.index(b'"number"') + 10, body - 4, body + 1, body + 60, len(data) - 1):
            changed.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
            with pytest.raises(Refused):
                reading.take(changed)
        for cut in (b"", data[:-1], data + b"x"):
            changed.write_bytes(cut)
            with pytest.raises(Refused):
                reading.take(changed)
        # Another house with good keys of its own.
        sides.on("outside")
        keys.key_place().unlink()
        keys.make()
        with sides.on_its_own("outside"):
            received(place)
            (sides.root / "outside" / "exchange").rename(sides.root / "old")
            export(sides)
        with pytest.raises(Refused):
            reading.take(next(one for one in sides.carried if one != file))


def test_an_act_that_fails_leaves_no_row_and_no_file_and_a_number_given_twice_is_told(
    sides: Sides, place: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with sides.on_its_own("outside"):
        received(place, files=[picture()])
        export(sides)
    file = sides.carried[0].rename(sides.root / "first.doithoai")
    # The outside one was put back from a backup: it counts anew, and what it sends is not what came.
    (sides.root / "outside" / "exchange").rename(sides.root / "before")
    with sides.on_its_own("outside"):
        received(place, "Một ý kiến khác.")
        export(sides)
    monkeypatch.setattr(reading.conservation, "balance", lambda _place: conservation.Balance(1, {}, 1))
    with nothing_written(), pytest.raises(Refused):
        reading.take(file)
    assert not list((sides.root / "inside").rglob("*.jpg"))
    monkeypatch.undo()
    sides.on("inside")
    assert reading.take(file).is_new

    with nothing_written(), pytest.raises(Refused, match="1"):
        reading.take(sides.carried[0])


def test_what_was_numbered_but_not_yet_named_is_not_lost(sides: Sides, place: Authority) -> None:
    """Stopped between the rows and the name of the file: the next run names it; without its rows it is none."""
    with sides.on_its_own("outside"):
        received(place)
        export(sides)
        kept = next((sides.root / "outside" / "exchange").glob("*.doithoai"))
        kept.rename(kept.with_suffix(".part"))
        kept.with_name(kept.name.replace("-000001.doithoai", "-000002.part")).write_bytes(b"never committed")
        sides.carried[0].unlink()
        export(sides, "--from", "1")
    assert [one.name for one in sides.carried] == [kept.name] and reading.take(sides.carried[0]).is_new


@pytest.mark.clause("S-12", "S-22")
def test_the_sender_reads_the_answer_outside_by_the_same_code_and_what_is_said_of_it_goes_inside(sides: Sides) -> None:
    commune = Commune()
    place = commune.authority
    with sides.on_its_own("outside"):
        receipt = received(place)
        export(sides)
        came = taking_over.told(receipt.submission)
    sent = sides.carried[0]
    # Inside: answered, the title approved, then corrected; the other opinion refused.
    with sides.on_its_own("inside"):
        reading.take(sent)
        first, second = [row.matter for row in Opinion.objects.order_by("number")]
        triage.classify(first, field=commune.field(), by=commune.coordinator, title="Cống sau chợ")
        commune.made_public(commune.published(commune.assigned(first)).matter)
        first.refresh_from_db()
        text = public_text.propose(first.opinions.get(), text="Cống nhỏ, hay ngập.", by=commune.coordinator)
        public_text.approve(text, by=people.person("text_reviewer", place))
        triage.reopen(first, reason="Chưa đủ", by=commune.coordinator)
        commune.published(commune.assigned(first), body="Bản đã sửa.", correction_reason="Sai số liệu")
        refusing.refuse(second, reason=refusing.reasons(place)[0], by=commune.coordinator)
        export(sides)
        with nothing_written():
            export(sides)
        places = conservation.examine(place).places
    (back,) = [one for one in sides.carried if "inside" in one.name]
    assert b"Ban" not in back.read_bytes() and "Cống".encode() not in back.read_bytes()

    with sides.on_its_own("outside"):
        taking_over.take(place, came, [])  # as it stands there since it was received
        assert reading.take(back).told == 2
        row = lookup.find(place, str(receipt.code))
        assert row is not None
        shown, other = tracks(row)
        assert shown.answer is not None and shown.answer.body == "Bản đã sửa."
        assert (shown.opinion.matter.public_title, shown.opinion.matter.state) == ("Cống sau chợ", "explained")
        assert public_text.shown(shown.opinion) == "Cống nhỏ, hay ngập."
        assert other.opinion.matter.state == "not_accepted" and other.opinion.matter.reason
        assert conservation.examine(place).holds and conservation.balance(place).places == places
        with nothing_written():
            assert not reading.take(back).is_new
        verdicts.give(shown.opinion, grade="not_yet", words="Vẫn ngập")
        said = outgoing.next_parcel(place, "outside").rows["verdicts"]
    with sides.on_its_own("inside"):
        reading.take(sent)
        first = Opinion.objects.order_by("number")[0].matter
        triage.classify(first, field=commune.field(), by=commune.coordinator, title="Cống sau chợ")
        commune.published(commune.assigned(first))
        rows: dict[str, Any] = {"verdicts": said}
        assert [reading.made_inside(place, n, rows, {}, []).verdicts for n in (2, 3)] == [1, 0]
        assert Verdict.objects.get().words == "Vẫn ngập"


def test_keys_lie_shut_in_and_are_made_once(sides: Sides, place: Authority) -> None:
    before = keys.key_place().read_text()

    assert keys.key_place().stat().st_mode & 0o777 == 0o600 and not keys.make()
    assert keys.key_place().read_text() == before and len(keys.own().card.fingerprint.split("-")) == 8
    with pytest.raises(Refused):
        keys.trust(keys.own().card)
    with pytest.raises(Refused):
        keys.read_card('{"side": "outside", "sign": "AAAA", "box": "AAAA"}')
