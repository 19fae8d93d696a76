"""Addresses of the forms on paper, the counter and the message groups."""

from django.urls import URLPattern, path

from doithoai.office.views import opinion_chat, opinion_printing

RUN = "y-kien/in-phieu/<slug:public_id>"

urlpatterns: list[URLPattern] = [
    path("y-kien/nhap-tin-nhan/", opinion_chat.chat, name="chat"),
    path("y-kien/in-phieu/", opinion_printing.printings, name="printings"),
    path(f"{RUN}/", opinion_printing.printing, name="printing"),
    path(f"{RUN}/phieu.pdf", opinion_printing.file, name="printing_file"),
    path(f"{RUN}/nhap/", opinion_printing.entry, name="printing_entry"),
    path(f"{RUN}/bo-qua/", opinion_printing.skip, name="printing_skip"),
    path(f"{RUN}/ban-quet/", opinion_printing.scans, name="printing_scans"),
    path(f"{RUN}/ban-quet/<int:sheet>/", opinion_printing.scan, name="printing_scan"),
]
