"""Remarks of the Fatherland Front and other supervisors on a matter (S-18)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Remark
from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow
from doithoai.opinion.models import Matter
from doithoai.people.models import Organisation

journal.register_verb("remark.write", _("Remark of a supervisor"))


def remark(matter: Matter, *, organisation: Organisation, text: str, by: Actor) -> Remark:
    """A remark stays with the matter; sealed and internal matters are not open to supervisors."""
    allow(by, "remark.write", matter)
    if matter.is_sealed or matter.is_internal:
        raise Refused(_("This matter is not open to supervisors."), code="right")
    if not text.strip():
        raise Refused(_("Write the remark."), field="text")
    with transaction.atomic():
        row = Remark.objects.create(matter=matter, organisation=organisation, text=text.strip(), written_by=by.pk or 0)
        journal.record(matter, "remark.write", by=by)
    return row
