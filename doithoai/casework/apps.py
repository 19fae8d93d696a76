from importlib import import_module

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "doithoai.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """What lies here of a sealed text is cleaned with it (docs/decisions/0007); dates follow their rules (0014)."""
        clean = import_module("doithoai.casework.sealing").clean
        import_module("doithoai.opinion.traces").clean_also(clean)
        import_module("doithoai.conference.recomputing").follow_also(
            import_module("doithoai.casework.recounting").follow
        )
        import_module("doithoai.conference.moving").follow_day_also(import_module("doithoai.casework.following").follow)
        import_module("doithoai.casework.still_holds").register()
        import_module("doithoai.casework.at_once").register()
        import_module("doithoai.opinion.search").found_also_by(import_module("doithoai.casework.searching").texts_of)
