"""Addresses of sending an opinion, following it, and of what is public of matters."""

from django.urls import URLPattern, path

from doithoai.portal.views import answer_files, following, matters, sending, yearly

urlpatterns: list[URLPattern] = [
    path("gui-y-kien/", sending.send, name="send"),
    path("gui-y-kien/noi-dung/", sending.send_text, name="send_text"),
    path("gui-y-kien/lien-he/", sending.send_contact, name="send_contact"),
    path("gui-y-kien/xem-lai/", sending.send_check, name="send_check"),
    path("gui-y-kien/bien-nhan/", sending.receipt, name="receipt"),
    path("tra-cuu/", following.lookup, name="lookup"),
    path("tra-cuu/ket-qua/", following.case, name="case"),
    path("tra-cuu/dong/", following.leave, name="case_leave"),
    path("tra-cuu/ket-qua/<slug:public_id>/rut/", following.withdraw, name="case_withdraw"),
    path("tra-cuu/ket-qua/<slug:public_id>/danh-gia/", following.verdict, name="case_verdict"),
    path("tra-cuu/ket-qua/<slug:public_id>/tep/<slug:file_id>/", answer_files.of_case, name="case_file"),
    path("van-de/<slug:public_id>/", matters.matter, name="matter"),
    path("van-de/<slug:public_id>/tep/<slug:file_id>/", answer_files.of_matter, name="matter_file"),
    path("so-lieu/", matters.figures, name="figures"),
    path("so-lieu/nam/", yearly.yearly_figures, name="yearly_figures"),
]
