from importlib import import_module

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "doithoai.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        import_module("doithoai.privacy.deadlines").register()
        import_module("doithoai.conference.recomputing").follow_also(
            import_module("doithoai.privacy.recounting").follow
        )
