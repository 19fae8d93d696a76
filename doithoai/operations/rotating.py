"""A new key for personal columns and locked files: begun, worked off in pieces while people write, and finished.

Old and new can both be read until the old one is put away. Each value is replaced only as it was read, so two runs at
once, a cut, or somebody who writes at the same moment do no harm.
"""

from __future__ import annotations

import base64
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from doithoai.core import cipher, uploads
from doithoai.core.models import SealedText
from doithoai.core.transitions import Refused
from doithoai.documents import search
from doithoai.documents.models import PaperIndex
from doithoai.opinion.models import Contact

BATCH = 500
RETIRED = "retired-keys"


@dataclass
class Count:
    """What one run did, and what it could not read."""

    values: int = 0
    files: int = 0
    unreadable: list[str] = field(default_factory=list)


def begin() -> str:
    """Make the next key and return its id; the service must be started again before it can read with it."""
    if os.environ.get("DOITHOAI_DATA_KEY") or os.environ.get("DOITHOAI_DATA_KEY_ID"):
        raise Refused(
            _(
                "The data key is given by the environment. "
                "Change it there, and name the old one in DOITHOAI_OLD_DATA_KEYS."
            )
        )
    newest = str(settings.DOITHOAI_DATA_KEY_ID)
    if any(name != newest for name in _own_keys()):
        raise Refused(_("The last change of keys is not finished. Run manage.py rotate_keys, then --finish."))
    name = f"k{int(newest[1:]) + 1}"
    place = _folder() / f"data_key_{name}.key"
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(base64.urlsafe_b64encode(secrets.token_bytes(48)).decode())
        out.flush()
        os.fsync(out.fileno())
    return name


def work_off(most: int | None = None) -> Count:
    """Seal everything again that lies under an older key; at most so many values when asked."""
    count = Count()
    for model, column in sealed_columns():
        _column(model, column, count, most)
    if most is None or count.values < most:
        renew_phones(count)
        _papers()
        _files(count)
    return count


def sealed_columns() -> Iterator[tuple[type[models.Model], SealedText]]:
    for model in apps.get_models():
        for column in model._meta.local_concrete_fields:
            if isinstance(column, SealedText):
                yield model, column


def left() -> int:
    """How many values and files lie under another key than the newest."""
    values = sum(not _is_current(value) for model, column in sealed_columns() for _pk, value in _raw(model, column))
    return values + sum(1 for _path in _old_files())


def finish() -> list[Path]:
    """Put the old keys away; Refused while anything needs them."""
    waiting = left()
    if waiting:
        raise Refused(
            _("%(number)s values still need an old key. Run manage.py rotate_keys first.") % {"number": waiting}
        )
    away = _folder() / RETIRED
    moved = []
    for name, place in _own_keys().items():
        if name != settings.DOITHOAI_DATA_KEY_ID:
            away.mkdir(mode=0o700, exist_ok=True)
            place.rename(away / f"data_key_{name}.key")
            moved.append(away / f"data_key_{name}.key")
    return moved


def _folder() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR)


def _own_keys() -> dict[str, Path]:
    """The key files of the data folder by id."""
    found = {place.stem.removeprefix("data_key_"): place for place in _folder().glob("data_key_k[0-9]*.key")}
    first = _folder() / "data_key.key"
    return {**({"k1": first} if first.exists() else {}), **found}


def _is_current(value: str) -> bool:
    try:
        return cipher.is_current(value)
    except cipher.Unreadable:
        return False


def _names(model: type[models.Model], column: SealedText) -> tuple[str, str, str]:
    quote = connection.ops.quote_name
    primary = model._meta.pk
    return quote(model._meta.db_table), quote(str(primary.column)), quote(str(column.column))


def _raw(model: type[models.Model], column: SealedText) -> Iterator[tuple[Any, str]]:
    """Key and sealed value of every row, as they lie in the table, a batch at a time."""
    table, primary, name = _names(model, column)
    last: Any = None
    while True:
        after = f"AND {primary} > %s" if last is not None else ""
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {primary}, {name} FROM {table} WHERE {name} <> '' {after} ORDER BY {primary} LIMIT {BATCH}",  # noqa: S608 -- names of our own tables
                [last] if last is not None else [],
            )
            rows = cursor.fetchall()
        yield from rows
        if len(rows) < BATCH:
            return
        last = rows[-1][0]


def _column(model: type[models.Model], column: SealedText, count: Count, most: int | None) -> None:
    purpose = column._purpose()
    waiting: list[tuple[str, Any, str]] = []
    for pk, value in _raw(model, column):
        if most is not None and count.values + len(waiting) >= most:
            break
        if _is_current(value):
            continue
        try:
            waiting.append((cipher.seal(cipher.unseal(value, purpose), purpose), pk, value))
        except cipher.Unreadable:
            count.unreadable.append(f"{model._meta.db_table}.{column.column} {pk}")
        if len(waiting) >= BATCH:
            count.values += _replace(model, column, waiting)
            waiting = []
    count.values += _replace(model, column, waiting)


def _replace(model: type[models.Model], column: SealedText, rows: list[tuple[str, Any, str]]) -> int:
    """Only what still stands as it was read: who wrote meanwhile wrote with the newest key."""
    table, primary, name = _names(model, column)
    done = 0
    with transaction.atomic(), connection.cursor() as cursor:
        for row in rows:
            cursor.execute(f"UPDATE {table} SET {name} = %s WHERE {primary} = %s AND {name} = %s", row)  # noqa: S608 -- names of our own tables
            done += cursor.rowcount
    return done


def renew_phones(count: Count | None = None) -> None:
    """The fingerprints by which a telephone number is found again belong to a key too."""
    count = count or Count()
    for contact in Contact.objects.exclude(phone_index="").iterator(chunk_size=BATCH):
        anew = cipher.blind_index(contact.phone.strip(), "opinion_contact.phone")
        if anew != contact.phone_index:
            unchanged = Contact.objects.filter(pk=contact.pk, phone_index=contact.phone_index)
            count.values += unchanged.update(phone_index=anew)


def _papers() -> None:
    """The fingerprints of the words of papers, made again from the papers."""
    for row in PaperIndex.objects.select_related("paper").iterator(chunk_size=50):
        search.write(row.paper)


def _old_files() -> Iterator[str]:
    root = _folder() / "files"
    for path in sorted(root.glob("??/*.locked")):
        name = str(path.relative_to(root))
        if not uploads.is_under_newest_key(name):
            yield name


def _files(count: Count) -> None:
    for name in _old_files():
        try:
            uploads.seal_again(name)
            count.files += 1
        except (cipher.Unreadable, FileNotFoundError):
            count.unreadable.append(name)
