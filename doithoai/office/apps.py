from pathlib import Path

from django.apps import AppConfig

from doithoai.core import helping
from doithoai.office.help_areas import AREAS


class OfficeConfig(AppConfig):
    name = "doithoai.office"
    label = "office"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the help texts of this desk their place."""
        helping.register("office", Path(__file__).parent / "help", AREAS)
