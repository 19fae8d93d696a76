"""Take an export into an empty installation of the same release, on either database; all of it or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from doithoai.core import uploads
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.documents import search as papers
from doithoai.operations import rotating
from doithoai.operations.backup import making, measuring
from doithoai.operations.export import tables, writing
from doithoai.opinion import search as matters
from doithoai.people.models import Authority

BATCH = 500


def read(folder: Path) -> dict[str, Any]:
    """Put every row and file in, compare journal and sums with the export; Refused, and nothing is changed."""
    manifest = _understood(folder)
    _files(folder, manifest)
    with transaction.atomic():
        models_ = tables.carried()
        for model in models_:
            model._base_manager.all()._raw_delete(connection.alias)  # what migrations put in
        for model in models_:
            _table(model, folder, manifest["tables"][model._meta.label_lower])
        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), models_):
                cursor.execute(sql)
        rotating.renew_phones()
        found = measuring.differences(manifest, {"journal": measuring.entries(), "sums": measuring.sums()})
        if found:
            raise Refused(_("The rows do not give what the export says: %(what)s.") % {"what": "; ".join(found)})
    matters.rebuild()
    papers.rebuild()
    return manifest


def _understood(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / writing.MANIFEST).read_text())
    except (OSError, ValueError) as error:
        raise Refused(_("%(place)s is no whole export.") % {"place": folder}) from error
    if manifest.get("format") != writing.FORMAT or manifest["migrations"] != measuring.applied():
        raise Refused(
            _("The export was made by another release (%(version)s). Both sides need the same.")
            % {"version": manifest.get("version", "?")}
        )
    if manifest["code_key"] != making.data_keys()["code"]:
        raise Refused(_("Look-up codes need the key of before. Put its code_key.key into the data folder first."))
    if Authority.objects.exists() or Entry.objects.exists():
        raise Refused(_("There are data already. An export is taken into an empty installation only."))
    return manifest


def _table(model: type[models.Model], folder: Path, said: dict[str, Any]) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    place, number = folder / "tables" / f"{model._meta.label_lower}.jsonl", 0
    if _digest(place) != said["sha256"]:
        raise Refused(_("The file of the table %(name)s was changed.") % {"name": model._meta.label_lower})
    with place.open("rb") as source:
        while lines := list(islice(source, BATCH)):
            rows = list(_rows(model, fields, lines))
            model._base_manager.bulk_create(rows, batch_size=BATCH)
            number += len(rows)
    if number != said["rows"]:
        raise Refused(_("The file of the table %(name)s was changed.") % {"name": model._meta.label_lower})


def _digest(place: Path) -> str:
    if not place.is_file():
        return ""
    with place.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _rows(model: type[models.Model], fields: dict[str, Any], lines: list[bytes]) -> Iterator[models.Model]:
    for line in lines:
        values = json.loads(line)
        yield model(**{name: fields[name].to_python(value) for name, value in values.items()})


def _files(folder: Path, manifest: dict[str, Any]) -> None:
    for name, sha256 in manifest["files"].items():
        place = folder / "files" / name
        if _digest(place) != sha256:
            raise Refused(_("The file %(name)s was changed.") % {"name": name})
        uploads.put_back(name, place.read_bytes())
