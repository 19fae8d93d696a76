"""What the operator's commands have in common."""

from django.core.management.base import BaseCommand


class HouseCommand(BaseCommand):
    """Begins at once: Django's checks of code and settings take a second, and `serve` has made them."""

    requires_system_checks: list[str] = []
