"""What files are let in, and where they lie."""

from __future__ import annotations

import hashlib
import io
import resource
import zipfile
from pathlib import Path

import pillow_heif
import pytest
from docx import Document
from openpyxl import Workbook
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytest_django import Settings

from doithoai.core import uploads
from doithoai.core.transitions import Refused
from doithoai.core.web import is_away

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><exif:GPSLatitude>21,16N</exif:GPSLatitude></x:xmpmeta>'


@pytest.fixture(autouse=True)
def _folder(settings: Settings, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path


def picture(form: str, **more: object) -> bytes:
    image = Image.new("RGB", (40, 20), "white")
    image.paste("red", (0, 0, 20, 20))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "Máy ảnh của bà Bưởi".encode().decode("latin-1")
    exif.get_ifd(GPS)[2] = (21.0, 16.0, 30.0)
    out = io.BytesIO()
    image.save(out, form, exif=exif, **more)
    return out.getvalue()


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n0\n%%EOF\n"


def docx() -> bytes:
    out = io.BytesIO()
    Document().save(out)
    return out.getvalue()


def xlsx() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def with_member(data: bytes, name: str) -> bytes:
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(name, b"x")
    return out.getvalue()


def refusal(data: bytes, name: str = "tep") -> str:
    with pytest.raises(Refused) as refused:
        uploads.accept(data, name)
    assert str(refused.value.sentence)
    return refused.value.code


@pytest.mark.parametrize(
    ("data", "kind", "suffix"),
    [
        (pdf(), "paper", ".pdf"),
        (docx(), "paper", ".docx"),
        (xlsx(), "sheet", ".xlsx"),
        (b"ID3\x03\0\0\0\0\0\x0a" + b"\0" * 10 + b"\xff\xfb\x90\x44" + b"\0" * 600, "sound", ".mp3"),
    ],
    ids=["pdf", "docx", "xlsx", "mp3"],
)
def test_papers_sheets_and_recordings_are_kept_as_they_are(data: bytes, kind: str, suffix: str) -> None:
    accepted = uploads.accept(data, "ảnh.exe")

    assert accepted == uploads.Accepted(data, kind, suffix, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(("form", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".jpg")])
def test_a_picture_is_made_anew_upright_and_without_its_place(form: str, suffix: str) -> None:
    data = picture(form, xmp=XMP) if form != "PNG" else picture(form)
    before = Image.open(io.BytesIO(data))
    assert dict(before.getexif().get_ifd(GPS))
    assert form == "PNG" or b"GPSLatitude" in data

    accepted = uploads.accept(data + b"<script>alert(1)</script>", "hien-truong.pdf")

    after = Image.open(io.BytesIO(accepted.content))
    assert (accepted.kind, accepted.suffix) == ("picture", suffix)
    assert after.size == (20, 40)
    assert dict(after.getexif()) == {}
    for trace in (b"GPSLatitude", "Bưởi".encode(), b"<script>", b"Exif", b"eXIf"):
        assert trace not in accepted.content
    assert accepted.sha256 == hashlib.sha256(accepted.content).hexdigest()


def test_words_hidden_in_a_png_are_gone() -> None:
    words = PngInfo()
    words.add_text("Comment", "thôn Đông")
    words.add_itxt("XML:com.adobe.xmp", "GPSLatitude")
    data = picture("PNG", pnginfo=words)

    accepted = uploads.accept(data, "a.png")

    assert Image.open(io.BytesIO(data)).text  # type: ignore[attr-defined]
    assert not Image.open(io.BytesIO(accepted.content)).text  # type: ignore[attr-defined]


def test_a_picture_of_an_iphone_becomes_one_that_every_browser_shows() -> None:
    out = io.BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", (64, 64), "green")).save(out)

    accepted = uploads.accept(out.getvalue(), "IMG_0001.HEIC")

    assert (accepted.kind, accepted.suffix) == ("picture", ".jpg")
    assert Image.open(io.BytesIO(accepted.content)).format == "JPEG"


def test_a_see_through_picture_stays_see_through() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "WEBP")

    assert uploads.accept(out.getvalue(), "a.webp").suffix == ".png"


def test_a_picture_with_too_many_pixels_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MAX_IMAGE_PIXELS", 799)

    assert refusal(picture("JPEG")) == "pixels"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\0" + b"\0" * 100,
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 50,
        b"%PDF-1.7 without an end",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        b"#!/bin/sh\n",
        with_member(docx(), "word/vbaProject.bin"),
    ],
    ids=len,
)
def test_everything_else_is_refused_whatever_its_name(data: bytes) -> None:
    assert refusal(data, "anh-dep.jpg") == "kind"


def test_a_plain_zip_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.exe", b"MZ")

    assert refusal(out.getvalue(), "bao-cao.docx") == "kind"


def test_a_broken_picture_is_refused() -> None:
    data = picture("JPEG")

    assert refusal(data[: len(data) // 2]) == "broken"


def test_ten_megabytes_are_the_limit() -> None:
    assert refusal(pdf() + b"\0" * uploads.MAX_BYTES) == "too_large"


def test_a_kept_file_lies_under_a_random_name_and_opens_again(tmp_path: Path) -> None:
    accepted = uploads.accept(pdf(), "don-cua-ba-Buoi.pdf")

    one, other = uploads.keep(accepted), uploads.keep(accepted)

    assert one != other
    assert "Buoi" not in one
    assert (tmp_path / "files" / one).stat().st_mode & 0o777 == 0o640
    with uploads.open_kept(one) as kept:
        assert kept.read() == pdf()


def test_of_a_file_that_did_not_fit_nothing_stays(tmp_path: Path) -> None:
    kept = uploads.accept(picture("PNG"), "a.png")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(kept.content) // 2, before[1]))
    try:
        with pytest.raises(OSError) as fault:
            uploads.keep(kept)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert is_away(fault.value)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []
    assert uploads.is_kept(uploads.keep(kept))


def test_a_discarded_file_is_gone_and_a_second_time_does_nothing() -> None:
    path = uploads.keep(uploads.accept(pdf(), "a.pdf"))

    uploads.discard(path)
    uploads.discard(path)

    with pytest.raises(FileNotFoundError):
        uploads.open_kept(path)


@pytest.mark.parametrize(
    "path", ["", "../secret", "/etc/passwd", "ab/../../x.pdf", "ab/" + "0" * 32, "ab/" + "0" * 32 + ".pdf\n"]
)
def test_no_other_path_is_opened(path: str, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")

    with pytest.raises(FileNotFoundError):
        uploads.open_kept(path)
