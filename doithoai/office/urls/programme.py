"""Addresses of the year plans."""

from django.urls import URLPattern, path, re_path

from doithoai.office.views import plan_closing, plan_parts, plan_reading, plan_versions, programme

PLAN = "ke-hoach/<slug:public_id>"

urlpatterns: list[URLPattern] = [
    path("ke-hoach/", programme.plans, name="plans"),
    path("ke-hoach/moi/", programme.plan_new, name="plan_new"),
    path("ke-hoach/doc-tu-tep/", plan_reading.plan_read, name="plan_read"),
    path("ke-hoach/doc-tu-tep/lap/", plan_reading.plan_take_over, name="plan_take_over"),
    path(f"{PLAN}/", programme.plan, name="plan"),
    path(f"{PLAN}/sua/", programme.plan_text, name="plan_text"),
    path(f"{PLAN}/trinh/", programme.plan_submit, name="plan_submit"),
    path(f"{PLAN}/tra-lai/", programme.plan_act, {"act": "tra-lai"}, name="plan_send_back"),
    path(f"{PLAN}/dieu-chinh/", programme.plan_act, {"act": "dieu-chinh"}, name="plan_amend"),
    path(f"{PLAN}/ban-hanh/", programme.plan_issue, name="plan_issue"),
    path(f"{PLAN}/dong/", plan_closing.plan_close, name="plan_close"),
    path(f"{PLAN}/luu-tru/lap/", plan_closing.plan_archive_ask, name="plan_archive_ask"),
    path(f"{PLAN}/luu-tru.zip", plan_closing.plan_archive_file, name="plan_archive_file"),
    path(f"{PLAN}/xac-nhan/", programme.plan_acknowledge, name="plan_acknowledge"),
    re_path(r"^ke-hoach/(?P<public_id>[\w-]+)/tep\.(?P<form>docx|pdf)$", programme.plan_file, name="plan_file"),
    path(f"{PLAN}/hop-nhat.<slug:form>", programme.plan_whole_file, name="plan_whole_file"),
    path(f"{PLAN}/sat-thuc-te/", plan_versions.plan_reality, name="plan_reality"),
    path(f"{PLAN}/so-sanh/", plan_versions.plan_compare, name="plan_compare"),
    path(f"{PLAN}/nhan-hoi-nghi/<slug:conference_id>/", plan_versions.plan_move_in, name="plan_move_in"),
    path(f"{PLAN}/<slug:kind>/moi/", plan_parts.part_new, name="plan_part_new"),
    path(f"{PLAN}/<slug:kind>/<slug:part_id>/", plan_parts.part, name="plan_part"),
    path(f"{PLAN}/<slug:kind>/<slug:part_id>/bo/", plan_parts.part_remove, name="plan_part_remove"),
]
