"""What a password may not be made of: the words that everybody here would try first."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from doithoai.core import vietnamese
from doithoai.people.models import Authority, Person

#: Words of the house itself; the names of the authorities come from the database.
HOUSE_WORDS = ("doithoai", "dangnhap", "matkhau", "password", "danguy", "huyen", "quantri")
#: What must be left when those words are taken out.
LEFT_OVER = 8


class NotTheHouseValidator:
    """Refuses "DangUyXaTanYen2026": names of the body and a year are no secret."""

    def validate(self, password: str, user: Person | None = None) -> None:
        rest = squeezed(password)
        own = {squeezed(user.username), squeezed(user.full_name)} - {""} if user else set()
        for word in sorted({*HOUSE_WORDS, *names_of_authorities(), *own}, key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != squeezed(password) and len(rest) < LEFT_OVER:
            raise ValidationError(
                _(
                    "Do not build the password from your name or the name of your body. "
                    "Choose words nobody would guess."
                ),
                code="password_house_words",
            )

    def get_help_text(self) -> str:
        return _("Not from your name, the name of your body or place.")


class KindsOfSigns:
    """Small and capital letters, digits and other signs: only where the house asks for it (Decision 742).

    Long passwords of words that do not belong together are safer (ASVS 6.2.5), so this is off unless it is set.
    """

    def validate(self, password: str, user: Person | None = None) -> None:
        kinds = (str.islower, str.isupper, str.isdigit, lambda sign: not sign.isalnum())
        if settings.DOITHOAI_PASSWORD_KINDS and not all(any(map(kind, password)) for kind in kinds):
            raise ValidationError(
                _("Use small and capital letters, a digit and another sign."), code="password_kinds_of_signs"
            )

    def get_help_text(self) -> str:
        return _("Small and capital letters, a digit and another sign.") if settings.DOITHOAI_PASSWORD_KINDS else ""


def squeezed(text: str) -> str:
    """Small letters and digits alone, without marks."""
    return "".join(sign for sign in vietnamese.fold(text) if sign.isalnum())


def names_of_authorities() -> set[str]:
    rows = Authority.objects.values_list("name", "short_name", "place_name", "slug")
    words = {squeezed(text) for row in rows for text in row}
    return {word for word in words if len(word) >= 4}
