from django.apps import AppConfig


class ConferenceConfig(AppConfig):
    name = "doithoai.conference"
    label = "conference"
    default_auto_field = "django.db.models.BigAutoField"
