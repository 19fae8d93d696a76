from django.apps import AppConfig
from django.db.backends.signals import connection_created

from doithoai.core import folding


class CoreConfig(AppConfig):
    name = "doithoai.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        connection_created.connect(folding.teach, dispatch_uid="folding")
