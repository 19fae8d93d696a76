"""A file is looked at on the page of the work: drawn on first sight, clean, and gone with the file."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path
from typing import Any

import pillow_heif
import pypdfium2
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from doithoai.casework import answering, assigning
from doithoai.core import previews, uploads
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.opinion import intake, sealed, triage
from doithoai.opinion.models import Opinion
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db(transaction=True)
SLUG = "xa-tan-yen"
GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
OWNER = "May anh cua ba Buoi"


@pytest.fixture
def place(settings: Any, tmp_path: Path) -> Commune:
    settings.DOITHOAI_DATA_DIR = str(tmp_path)
    return Commune()


def pdf(*, width: float = 595, height: float = 842, pages: int = 1, colour: bytes = b"1 0 0 rg") -> bytes:
    """Pages filled with red, written by hand: a cross-reference table is rebuilt by the reader."""
    box = f"/MediaBox[0 0 {width:g} {height:g}]".encode()
    drawn = colour + f" 0 0 {width:g} {height:g} re f".encode()
    kids = b" ".join(b"%d 0 R" % (4 + number) for number in range(pages))
    parts = [
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        b"2 0 obj<</Type/Pages/Count %d/Kids[%s]>>endobj" % (pages, kids),
        b"3 0 obj<</Length %d>>stream\n%s\nendstream endobj" % (len(drawn), drawn),
        *(b"%d 0 obj<</Type/Page/Parent 2 0 R%s/Contents 3 0 R>>endobj" % (4 + number, box) for number in range(pages)),
    ]
    return b"%PDF-1.4\n" + b"\n".join(parts) + b"\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def photo(form: str) -> bytes:
    """Held on its side: red is stored on the left and belongs on top."""
    image = Image.new("RGB", (400, 200), "white")
    image.paste("red", (0, 0, 200, 200))
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = 6, OWNER
    exif.get_ifd(GPS)[2] = (21.0, 16.0, 30.0)
    out = io.BytesIO()
    if form == "HEIF":
        pillow_heif.from_pillow(image).save(out, exif=exif.tobytes(), quality=90)
    else:
        image.save(out, form, exif=exif)
    return out.getvalue()


def sent(
    place: Commune, *files: bytes, text: str = "Cống sau chợ bé, mưa là ngập vào nhà.", door: str = "web", **more: Any
) -> Opinion:
    accepted = [(f"tep-{n}", uploads.accept(data, f"tep-{n}")) for n, data in enumerate(files)]
    by = CITIZEN if door == "web" else people.person("intake", place.authority)
    made = intake.receive(place.authority, door=door, texts=[text], by=by, files=accepted, **more)
    return Opinion.objects.select_related("matter", "submission").get(pk=made.opinions[0].pk)


def address(opinion: Opinion, name: str = "opinion_preview") -> str:
    kept = opinion.submission.files.get().attachment
    return reverse(f"office:{name}", args=[SLUG, opinion.public_id, kept.public_id])


def looked_at(who: Any, opinion: Opinion) -> Any:
    return people.signed_in(who).get(address(opinion))


def kept_files() -> list[str]:
    return sorted(file.name for file in uploads._root().rglob("*") if file.is_file())


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_stands_upright_and_tells_neither_where_nor_by_whom(place: Commune, form: str) -> None:
    opinion = sent(place, photo(form))

    answer = looked_at(place.coordinator, opinion)

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert "no-store" in answer["Cache-Control"]
    shown = Image.open(io.BytesIO(answer.content))
    assert (shown.width, shown.height) == (200, 400)
    top, bottom = shown.getpixel((100, 20)), shown.getpixel((100, 380))
    assert isinstance(top, tuple) and isinstance(bottom, tuple)
    assert top[1] < 60 and bottom[1] > 200  # red above, white below
    assert not dict(shown.getexif()) and "exif" not in shown.info and "comment" not in shown.info
    for data in [answer.content, *(file.read_bytes() for file in uploads._root().rglob("*") if file.is_file())]:
        assert OWNER.encode() not in data and b"Exif" not in data


def test_of_a_pdf_the_first_page_is_drawn_once_and_lies_beside_the_file(place: Commune) -> None:
    opinion = sent(place, pdf(pages=3))
    assert len(kept_files()) == 1

    first = looked_at(place.coordinator, opinion)

    shown = Image.open(io.BytesIO(first.content))
    assert shown.height in (1286, 1287) and shown.getpixel((9, 9))[1] < 60  # type: ignore[index]
    original, beside = kept_files()
    assert beside == f"{original}.preview"
    (next(uploads._root().rglob(beside))).write_bytes(b"again")
    assert looked_at(place.coordinator, opinion).content == b"again"


@pytest.mark.parametrize(
    "bomb",
    [
        b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n",
        pdf(pages=2400),
        b"%PDF-1.4\n" + b"[" * 200_000 + b"\n%%EOF\n",
    ],
    ids=["no page", "too many pages", "nested without end"],
)
def test_a_file_that_cannot_be_drawn_is_refused_in_a_sentence_and_not_tried_again(place: Commune, bomb: bytes) -> None:
    opinion = sent(place, bomb)

    for _time in range(2):
        began = time.monotonic()
        answer = looked_at(place.coordinator, opinion)
        assert answer.status_code in (409, 422) and "Tải tệp về" in answer.content.decode()
    assert time.monotonic() - began < 2
    page = people.signed_in(place.coordinator).get(reverse("office:opinion", args=[SLUG, opinion.public_id]))
    assert address(opinion) not in page.content.decode() and address(opinion, "opinion_file") in page.content.decode()


def packed_spaces(size: int, *, times: int) -> bytes:
    """So many spaces, so many times: one packed part stands for all, and the sum of the check goes over all of them."""
    spaces, packer = b" " * size, zlib.compressobj(1, wbits=-zlib.MAX_WBITS)
    part = packer.compress(spaces) + packer.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _part in range(times):
        check = zlib.adler32(spaces, check)
    return b"\x78\x01" + part * times + packer.flush() + check.to_bytes(4, "big")


def test_a_small_file_that_unpacks_to_more_than_the_machine_holds_is_refused(place: Commune) -> None:
    packed = packed_spaces(2**24, times=80)
    whole = pdf()
    start, end = whole.index(b"3 0 obj"), whole.index(b"4 0 obj")
    stream = b"3 0 obj<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream endobj\n" % (len(packed), packed)
    opinion = sent(place, whole[:start] + stream + whole[end:])

    answer = looked_at(place.coordinator, opinion)

    assert answer.status_code in (409, 422) and "Tải tệp về" in answer.content.decode()


def test_a_page_as_large_as_a_field_gives_no_larger_picture(place: Commune) -> None:
    opinion = sent(place, pdf(width=14400, height=14400))
    shown = Image.open(io.BytesIO(looked_at(place.coordinator, opinion).content))
    assert max(shown.size) <= 1400


def test_what_takes_too_long_is_ended(place: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "_WAIT", 0.01)
    opinion = sent(place, pdf())
    path = opinion.submission.files.get().attachment.path
    with pytest.raises(Refused):
        previews.of(path)
    assert previews.is_refused(path)


def test_the_agency_that_works_on_the_matter_looks_too_and_no_other(place: Commune) -> None:
    opinion = sent(place, photo("JPEG"))
    assert looked_at(place.clerk, opinion).status_code == 404
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator)
    given = place.assigned(opinion.matter)

    assert looked_at(place.clerk, opinion).status_code == 200
    assert looked_at(place.neighbour, opinion).status_code == 404
    assert looked_at(people.person("media", place.authority), opinion).status_code == 403
    assert Client().get(address(opinion)).status_code == 302
    for name, who, public_id in (
        ("assignment", place.clerk, given.public_id),
        ("matter", place.clerk, opinion.matter.public_id),
        ("matter", place.coordinator, opinion.matter.public_id),
        ("opinion", place.coordinator, opinion.public_id),
    ):
        there = reverse(f"office:{name}", args=[SLUG, public_id])
        assert f'src="{address(opinion)}"' in people.signed_in(who).get(there).content.decode(), name

    assigning.withdraw(given, reason="Giao nhầm", by=place.coordinator)
    assert looked_at(place.clerk, opinion).status_code == 404


@pytest.mark.parametrize("door", ["paper", "letter"])
def test_the_sheet_that_bears_a_name_is_for_the_agency_only_where_the_sender_allows_it(
    place: Commune, door: str
) -> None:
    seen = {}
    for allowed in (False, True):
        opinion = sent(place, photo("JPEG"), door=door, contact_for_agency=allowed)
        triage.classify(opinion.matter, field=place.field(), by=place.coordinator)
        given = place.assigned(opinion.matter)
        pages = [("assignment", given.public_id), ("matter", opinion.matter.public_id)]
        shown = [
            address(opinion, "opinion_file")
            in people.signed_in(place.clerk).get(reverse(f"office:{name}", args=[SLUG, key])).content.decode()
            for name, key in pages
        ]
        files = [people.signed_in(place.clerk).get(address(opinion, f"opinion_{part}")) for part in ("file", "preview")]
        seen[allowed] = (shown, [answer.status_code for answer in files])
        assert looked_at(place.coordinator, opinion).status_code == 200

    assert seen == {False: ([False, False], [404, 404]), True: ([True, True], [200, 200])}


def test_the_agency_still_looks_when_its_answer_is_published(place: Commune) -> None:
    opinion = sent(place, photo("JPEG"))
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator)
    place.made_public(opinion.matter)
    answering.publish(place.approved(place.assigned(opinion.matter)), by=place.publisher)
    assert looked_at(place.clerk, opinion).status_code == 200


@pytest.mark.clause("S-39")
def test_sealing_late_takes_the_picture_along_and_nothing_is_drawn_while_it_is_sealed(place: Commune) -> None:
    opinion = sent(place, pdf())
    assert looked_at(place.coordinator, opinion).status_code == 200 and len(kept_files()) == 2
    before = opinion.submission.files.get().attachment.path

    sealed.seal(opinion.matter, kind="denunciation", by=place.coordinator)

    assert [name.endswith(".locked") for name in kept_files()] == [True]
    kept = opinion.submission.files.get().attachment
    for path in (before, kept.path):
        with pytest.raises(FileNotFoundError):
            previews.of(path)
    assert looked_at(place.coordinator, opinion).status_code == 404
    assert not kept.can_be_seen and len(kept_files()) == 1


@pytest.mark.clause("S-39")
def test_a_picture_drawn_while_the_file_is_being_sealed_does_not_stay(
    place: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinion = sent(place, pdf())
    path, draw = opinion.submission.files.get().attachment.path, previews._page

    def sealed_meanwhile(data: bytes) -> bytes:
        picture = draw(data)
        sealed.seal(opinion.matter, kind="denunciation", by=place.coordinator)
        return picture

    monkeypatch.setattr(previews, "_page", sealed_meanwhile)
    with pytest.raises(FileNotFoundError):
        previews.of(path)
    assert [name.endswith(".locked") for name in kept_files()] == [True]


def test_the_reader_of_pages_reads_what_the_tests_write() -> None:
    assert len(pypdfium2.PdfDocument(pdf(pages=2))) == 2


def test_while_the_folder_of_files_is_away_the_work_goes_on_and_a_file_is_a_503_in_words(place: Commune) -> None:
    opinion = sent(place, photo("JPEG"))
    browser = people.signed_in(place.coordinator)
    browser.raise_request_exception = False
    folder = uploads._root()
    away = folder.with_name("away")
    folder.rename(away)

    answer = browser.get(address(opinion, "opinion_file"))

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert "Hệ thống đang bận" in answer.content.decode()
    assert browser.get(reverse("office:opinion", args=[SLUG, opinion.public_id])).status_code == 200
    assert sent(place, photo("PNG"), text="Đèn đường hỏng đã ba tháng.").submission.files.count() == 1
    for kept in away.rglob("*.*"):  # what came meanwhile stays where it is
        target = folder / kept.relative_to(away)
        target.parent.mkdir(exist_ok=True)
        kept.rename(target)
    assert browser.get(address(opinion, "opinion_file")).status_code == 200
