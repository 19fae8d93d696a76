from pathlib import Path

from django.apps import AppConfig

from doithoai.core import helping
from doithoai.hall.help_areas import AREAS


class HallConfig(AppConfig):
    name = "doithoai.hall"
    label = "hall"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Give the help texts of this desk their place."""
        helping.register("hall", Path(__file__).parent / "help", AREAS)
