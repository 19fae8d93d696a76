"""Collect every text of the interface, fill the Vietnamese catalogue, compile it, and say what is missing.

    scripts/messages.py                  extract, fill, write locale/, compile, list what is missing
    scripts/messages.py --fragments DIR  the same, and take translations from DIR/*.tsv
    scripts/messages.py --check          write nothing; fail when the catalogue is not complete
    scripts/messages.py --compile        only compile the catalogues

A fragment holds `msgid<TAB>words` or `context<TAB>msgid<TAB>words` per line, a new line as \\n.
Texts of libraries that lack Vietnamese stand in locale/borrowed.txt, one msgid per line, and count as ours.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "locale"
BORROWED = LOCALE / "borrowed.txt"
SOURCES = ("doithoai",)
KEYWORDS = (
    "gettext_noop",
    "gettext_lazy",
    "ngettext_lazy:1,2",
    "pgettext:1c,2",
    "npgettext:1c,2,3",
    "pgettext_lazy:1c,2",
    "npgettext_lazy:1c,2,3",
)
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|\{\w*\}")
Key = tuple[str, str]


def files(suffix: str) -> Iterator[Path]:
    """Every source file of a kind, in a stable order."""
    for source in SOURCES:
        for path in sorted((ROOT / source).rglob(f"*{suffix}")):
            if "migrations" not in path.parts and "static" not in path.parts:
                yield path


def extract() -> polib.POFile:
    """All texts of Python files and templates, as xgettext reads them."""
    from django.conf import settings  # noqa: PLC0415 -- templatize needs settings, and only here
    from django.utils.translation.template import templatize  # noqa: PLC0415

    if not settings.configured:
        settings.configure()
    with tempfile.TemporaryDirectory() as place:
        names = []
        for path in [*files(".py"), *files(".html"), *files(".txt")]:
            name = path.relative_to(ROOT)
            copy = Path(place) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text(encoding="utf-8")
            copy.write_text(text if path.suffix == ".py" else templatize(text), encoding="utf-8")
            names.append(str(name))
        command = ["xgettext", "--language=Python", "--from-code=UTF-8", "--output=-", "--files-from=-"]
        command += ["--add-location=file", "--no-wrap", "--force-po", *(f"--keyword={k}" for k in KEYWORDS)]
        done = subprocess.run(command, cwd=place, input="\n".join(names), capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"xgettext failed:\n{done.stderr}")
    return polib.pofile(done.stdout)


def borrowed() -> Iterator[polib.POEntry]:
    """Texts of libraries that we translate because they do not."""
    if BORROWED.exists():
        for line in BORROWED.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                msgid, _tab, plural = line.partition("\t")
                yield polib.POEntry(msgid=msgid, msgid_plural=plural, comment="text of a library")


def fragments(folder: Path | None) -> dict[Key, str]:
    """Translations from the fragment files; the first of two different ones stands, the clash is reported."""
    found: dict[Key, str] = {}
    for path in sorted(folder.glob("*.tsv")) if folder else []:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            parts = [part.strip(" ").replace("\\n", "\n") for part in line.split("\t")]
            if not line.strip() or line.startswith("#"):
                continue
            if len(parts) not in (2, 3):
                print(f"{path.name}:{number}: expected 2 or 3 columns, found {len(parts)}: {line[:80]}")
                continue
            key = ("", parts[0]) if len(parts) == 2 else (parts[0], parts[1])
            if found.setdefault(key, parts[-1]) != parts[-1]:
                print(f"{path.name}:{number}: another translation stands: {parts[-2]!r} = {found[key]!r}")
    return found


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt or "", entry.msgid


def filled(template: polib.POFile, old: polib.POFile, given: dict[Key, str]) -> polib.POFile:
    """The new catalogue: texts of the template, words of the fragments, else the words of before."""
    before = {key_of(entry): entry for entry in old}
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = header("vi")
    taken: set[Key] = set()  # not catalogue.find(): without a context it also finds texts that have one
    for entry in [*template, *borrowed()]:
        if not entry.msgid or key_of(entry) in taken:
            continue
        taken.add(key_of(entry))
        known = before.get(key_of(entry))
        words = given.get(key_of(entry)) or given.get(("", entry.msgid)) or ""
        if not words and known is not None and "fuzzy" not in known.flags:
            words = known.msgstr or known.msgstr_plural.get(0, "")
        if entry.msgid_plural:
            entry.msgstr, entry.msgstr_plural = "", {0: words}
        else:
            entry.msgstr = words
        entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
        entry.occurrences = sorted({(file, "") for file, _line in entry.occurrences})
        catalogue.append(entry)
    return catalogue


def header(language: str) -> dict[str, str]:
    plural = "nplurals=1; plural=0;" if language == "vi" else "nplurals=2; plural=(n != 1);"
    return {
        "Project-Id-Version": "doithoai",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural,
    }


def problems(catalogue: polib.POFile) -> list[str]:
    """What keeps the catalogue from being complete."""
    found = []
    for entry in catalogue:
        words = entry.msgstr_plural.get(0, "") if entry.msgid_plural else entry.msgstr
        where = entry.occurrences[0][0] if entry.occurrences else "library"
        if not words:
            context = f"[{entry.msgctxt}] " if entry.msgctxt else ""
            found.append(f"{where}: no Vietnamese for: {context}{entry.msgid!r}")
        elif "fuzzy" in entry.flags:
            found.append(f"{where}: fuzzy: {entry.msgid!r}")
        elif not same_places(entry, words):
            found.append(f"{where}: placeholders differ: {entry.msgid!r} = {words!r}")
    return found


def same_places(entry: polib.POEntry, words: str) -> bool:
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    return set(PLACEHOLDER.findall(words)) == wanted


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> polib.POFile:
    path = path_of(language)
    return polib.pofile(str(path), wrapwidth=0) if path.exists() else polib.POFile(wrapwidth=0)


def compile_all() -> None:
    """Write the .mo files when they are older than their catalogue."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        target = path.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
            part = target.with_suffix(f".{os.getpid()}")
            polib.pofile(str(path)).save_as_mofile(str(part))
            part.replace(target)


def save(catalogue: polib.POFile, language: str) -> None:
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = str(catalogue) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")


def check() -> int:
    """Compare the committed catalogue with the sources; print what is wrong."""
    template, old = extract(), read("vi")
    known = {key_of(entry) for entry in old}
    found = [
        f"not in the catalogue: {entry.msgid!r}"
        for entry in [*template, *borrowed()]
        if entry.msgid and key_of(entry) not in known
    ]
    found += problems(old)
    return report(found, len(old))


def report(found: list[str], total: int) -> int:
    for line in sorted(set(found)):
        print(line)
    print(f"{total} texts, {len(set(found))} to mend")
    return 1 if found else 0


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--fragments", type=Path, default=None, help="folder of .tsv files with translations")
    reader.add_argument("--check", action="store_true")
    reader.add_argument("--compile", action="store_true")
    choice = reader.parse_args()
    folder = choice.fragments or Path(os.environ.get("DOITHOAI_FRAGMENTS", ROOT / "build" / "fragments"))
    (ROOT / "build").mkdir(exist_ok=True)
    with open(ROOT / "build" / "messages.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if choice.compile:
            compile_all()
            return 0
        if choice.check:
            return check()
        catalogue = filled(extract(), read("vi"), fragments(folder if folder.is_dir() else None))
        save(catalogue, "vi")
        english = polib.POFile(wrapwidth=0)
        english.metadata = header("en")
        save(english, "en")
        compile_all()
        report(problems(catalogue), len(catalogue))
    return 0


if __name__ == "__main__":
    sys.exit(main())
