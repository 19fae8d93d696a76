"""Checks of the machine: keys, permissions of the data folder, room on the disk, settings under TLS."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.utils.translation import gettext as _

from doithoai.core.health import Finding, Verdict, bad, ok, warning

MEGABYTE = 1024 * 1024
#: Below the first the next backup may not fit, below the second the next opinion may not.
LITTLE, TOO_LITTLE = 1024, 100
SHORT_KEY = 32


def data_dir() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR)


def secret() -> list[Finding]:
    """The key of sign-in is long and nobody's example."""
    key = str(settings.SECRET_KEY)
    if len(key) < SHORT_KEY or len(set(key)) < 8 or key.startswith("django-insecure"):
        return bad(
            _("The secret key is short or easy to guess."),
            _("Take DOITHOAI_SECRET_KEY out of the settings: a key is then made and kept in the data folder."),
        )
    return ok(_("The secret key is long enough."))


def permissions() -> list[Finding]:
    """The data folder belongs to the one who runs the service; keys are read by nobody else."""
    folder, found = data_dir(), []
    if not os.access(folder, os.W_OK | os.X_OK):
        found += bad(
            _("The data folder cannot be written."),
            _("Give the folder named in DOITHOAI_DATA_DIR to the account that runs the service (chown)."),
        )
    if folder.stat().st_uid != os.geteuid():
        found += warning(
            _("The data folder belongs to another account."),
            _("Run this command as the account that runs the service, or give it the folder (chown -R)."),
        )
    open_keys = [path.name for path in sorted(folder.glob("*.key")) if path.stat().st_mode & 0o077]
    if open_keys:
        found += bad(
            _("Other accounts can read these keys: %(names)s.") % {"names": ", ".join(open_keys)},
            _("Run chmod 600 on them."),
        )
    if stat.S_IMODE(folder.stat().st_mode) & 0o007:
        found += warning(_("Every account of the machine can look into the data folder."), _("Run chmod 750 on it."))
    return found or ok(_("The data folder and the keys have the right owner and permissions."))


def disk() -> list[Finding]:
    """Room for the next days."""
    free = shutil.disk_usage(data_dir()).free // MEGABYTE
    seen = _("%(free)s MB are free where the data lie.") % {"free": free}
    if free < TOO_LITTLE:
        return bad(seen, _("Make room at once: what people send can soon not be stored any more."))
    if free < LITTLE:
        return warning(seen, _("Make room, or move old backups to another disk."))
    return ok(seen)


#: Argon2id with the present cost of the framework; passwords hashed otherwise are hashed anew at the next sign-in.
PASSWORDS = "Argon2PasswordHasher"


def security() -> list[Finding]:
    """What Django's own deployment checks say; plain http is right for a demonstration only."""
    if settings.DEBUG:
        return bad(_("Traces of errors are shown to everybody."), _("Set DOITHOAI_DEBUG=0."))
    if not settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].get("default-src"):
        return bad(_("Pages carry no content security policy."), _("Put the policy of the release back."))
    if PASSWORDS not in settings.PASSWORD_HASHERS[0]:
        return bad(_("Passwords are not hashed with Argon2id."), _("Put the way of hashing of the release back."))
    if settings.DOITHOAI_PLAIN_HTTP:
        return warning(
            _("Pages are served without TLS."),
            _("Put a web server with a certificate in front and set DOITHOAI_PLAIN_HTTP=0."),
        )
    said = [one for one in checks.run_checks(include_deployment_checks=True) if not one.is_silenced()]
    found = [
        Finding(Verdict.BAD if one.is_serious() else Verdict.WARNING, f"{one.id}: {one.msg}", str(one.hint or ""))
        for one in said
    ]
    return found or ok(_("The settings are those of a service under TLS."))


def mail() -> list[Finding]:
    """Without a mail server senders are told by a person."""
    if not settings.EMAIL_HOST:
        return warning(
            _("No mail server is set: nobody is told by e-mail."),
            _("Set DOITHOAI_SMTP_HOST, or tell senders from the list “To be told by a person”."),
        )
    if "localhost" in settings.DEFAULT_FROM_EMAIL:
        return warning(_("Letters name no sender that can be answered."), _("Set DOITHOAI_MAIL_FROM."))
    if not settings.DOITHOAI_BASE_URL:
        return warning(_("Letters carry no full link."), _("Set DOITHOAI_BASE_URL to the address of the pages."))
    return ok(_("Mail goes out through the server that is set."))


def fonts() -> list[Finding]:
    """The letters of the papers lie in the package."""
    folder = Path(settings.PACKAGE) / "documents" / "fonts"
    if not any(folder.glob("*.ttf")):
        return bad(_("The letters of the PDF papers are missing."), _("Install the release again."))
    return ok(_("The letters of the PDF papers are there."))
