from importlib import import_module

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "doithoai.operations"
    label = "operations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The web process too must know the verbs that only the clock or a command writes: the timelines show them."""
        import_module("doithoai.operations.rounds")
        import_module("doithoai.operations.exchange.reading")
        import_module("doithoai.operations.health.registering").register_all()
