from importlib import import_module

from django.apps import AppConfig


class OpinionConfig(AppConfig):
    name = "doithoai.opinion"
    label = "opinion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The search follows every change of a matter, whoever makes it; dates follow their rules (0014)."""
        import_module("doithoai.opinion.search")
        recounting = import_module("doithoai.opinion.recounting")
        import_module("doithoai.conference.recomputing").follow_also(recounting.follow)
