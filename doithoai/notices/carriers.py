"""How a notice leaves the house: inbox, e-mail, text message. The only place that touches the wire."""

from __future__ import annotations

import hashlib
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

from doithoai.core import letters
from doithoai.core.transitions import Refused
from doithoai.notices import act_links
from doithoai.notices.models import Carrier, Notice


class Carries(Protocol):
    """Takes one notice out; raises when it could not."""

    def carry(self, notice: Notice) -> None: ...


class NotCarried(Exception):
    """This installation has no such carrier, or the notice has no address."""


class Inbox:
    """Nothing to do: the row is the message."""

    def carry(self, notice: Notice) -> None:
        return None


class Mail:
    """SMTP; the Message-ID comes from the key, so a second copy is recognised as the same letter."""

    def carry(self, notice: Notice) -> None:
        if not mail_is_set_up() or not notice.address:
            raise NotCarried
        letter = EmailMessage(
            # A title that was typed may hold a line break; in a header it would begin another.
            subject=" ".join(letters.in_one_line(notice.subject).split()),
            body=letter_text(notice),
            to=[notice.address],
            headers={"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"},
        )
        letter.send(fail_silently=False)


class NoTextMessages:
    """Stands where a provider of text messages will stand: refuses, writes nothing down, keeps nothing."""

    def carry(self, notice: Notice) -> None:
        raise NotCarried


CARRIERS: dict[str, Carries] = {Carrier.INBOX: Inbox(), Carrier.EMAIL: Mail(), Carrier.SMS: NoTextMessages()}


def of(name: str) -> Carries:
    """The carrier of this name."""
    return CARRIERS[name]


def mail_is_set_up() -> bool:
    """True when this installation knows a mail server (or a test took its place)."""
    smtp = str(settings.EMAIL_BACKEND).endswith("smtp.EmailBackend")
    return not smtp or bool(settings.EMAIL_HOST)


def text_messages_are_set_up() -> bool:
    """True when a provider of text messages stands in its place."""
    return not isinstance(CARRIERS[Carrier.SMS], NoTextMessages)


def try_out(address: str, sender: str) -> None:
    """One letter, to see whether the mail server takes it; what goes wrong is said in words."""
    if not mail_is_set_up():
        raise Refused(_("No mail server is set. Set DOITHOAI_SMTP_HOST and start the service again."), code="state")
    letter = EmailMessage(
        subject=_("Trial letter of the dialogue system"),
        body=_("This letter was sent by %(sender)s to try out the mail server. Nothing is to be done.")
        % {"sender": sender},
        to=[address],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        letter.send(fail_silently=False)
    except (OSError, SMTPException) as fault:
        words = _("The mail server did not take the letter (%(kind)s). Look at the settings DOITHOAI_SMTP_….")
        raise Refused(words % {"kind": type(fault).__name__}) from fault


def message_id(notice: Notice) -> str:
    """The same for the same notice, and says nothing about whom or what."""
    digest = hashlib.sha256(f"{settings.SECRET_KEY}:{notice.key}".encode()).hexdigest()[:32]
    host = str(settings.DEFAULT_FROM_EMAIL).rpartition("@")[2].strip("> ") or "localhost"
    return f"<{digest}@{host}>"


def full_link(path: str) -> str:
    """The address from outside; nothing when the installation does not know its own, or there is no page."""
    base = str(settings.DOITHOAI_BASE_URL).rstrip("/")
    return f"{base}{path}" if base and path else ""


def letter_text(notice: Notice) -> str:
    """The body, what can be done at once, and where to read on when the installation knows its own address."""
    parts = [notice.body, _at_once(notice), full_link(notice.path), f"-- \n{notice.authority.name}\n"]
    return "\n\n".join(part for part in parts if part)


def _at_once(notice: Notice) -> str:
    offered = act_links.offered(notice) if settings.DOITHOAI_BASE_URL else None
    if offered is None:
        return ""
    act, path = offered
    return f"{act.words}:\n{full_link(path)}"
