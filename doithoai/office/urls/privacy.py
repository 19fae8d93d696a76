"""Addresses of requests about personal data, of how long data are kept, and of what the law wants recorded."""

from django.urls import path

from doithoai.office.views import data_acts, data_requests, data_rules

urlpatterns = [
    path("du-lieu-ca-nhan/", data_requests.listed, name="data_requests"),
    path("du-lieu-ca-nhan/moi/", data_requests.new, name="data_request_new"),
    path("du-lieu-ca-nhan/tai-ve/", data_requests.export, name="data_requests_export"),
    path("du-lieu-ca-nhan/<str:public_id>/", data_requests.shown, name="data_request"),
    path("du-lieu-ca-nhan/<str:public_id>/tiep-nhan/", data_acts.accept, name="data_request_accept"),
    path("du-lieu-ca-nhan/<str:public_id>/gia-han/", data_acts.extend, name="data_request_extend"),
    path("du-lieu-ca-nhan/<str:public_id>/thuc-hien/", data_acts.finish, name="data_request_finish"),
    path("du-lieu-ca-nhan/<str:public_id>/tu-choi/", data_acts.refuse, name="data_request_refuse"),
    path("du-lieu-ca-nhan/<str:public_id>/trich-xuat/<str:form>/", data_acts.extract, name="data_request_extract"),
    path("thiet-lap/luu-giu/", data_rules.kept, name="retention"),
    path("thiet-lap/ho-so-xu-ly/", data_rules.processing, name="processing"),
    path("thiet-lap/ho-so-xu-ly/<str:form>/", data_rules.processing_file, name="processing_file"),
    path("thiet-lap/su-co/", data_rules.breach_report, name="breach"),
    path("thiet-lap/su-co/tai-ve/", data_rules.breach_sheet, name="breach_sheet"),
]
