from importlib import import_module

from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "doithoai.reporting"
    label = "reporting"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What lies here of a sealed text is cleaned with it (docs/decisions/0007)."""
        clean = import_module("doithoai.reporting.sealing").clean
        import_module("doithoai.opinion.traces").clean_also(clean)
