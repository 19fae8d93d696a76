from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "doithoai.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"
