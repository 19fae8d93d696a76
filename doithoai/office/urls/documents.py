"""Addresses of papers and number books."""

from django.urls import path

from doithoai.office.views import documents, paper_words, wordings

urlpatterns = [
    path("van-ban/", documents.papers, name="papers"),
    path("van-ban/so/", documents.books, name="books"),
    path("van-ban/so/<int:pk>/", documents.book, name="book"),
    path("van-ban/so/<int:pk>/giu-so/", documents.reserve, name="number_reserve"),
    path("van-ban/so/dong/<int:pk>/bo/", documents.release, name="number_release"),
    path("van-ban/loi-van/", wordings.wordings, name="wordings"),
    path("van-ban/loi-van/<str:code>/", wordings.wording_edit, name="wording"),
    path("van-ban/loi-van/<str:code>/mac-dinh/", wordings.wording_reset, name="wording_reset"),
    path("van-ban/<str:public_id>/", documents.paper, name="paper"),
    path("van-ban/<str:public_id>/ky/", documents.sign, name="paper_sign"),
    path("van-ban/<str:public_id>/sua-loi/", paper_words.paper_edit, name="paper_edit"),
    path("van-ban/<str:public_id>/ban-ky/", paper_words.paper_scan, name="paper_scan"),
    path("van-ban/<str:public_id>/ban-ky/tep/", paper_words.paper_scan_file, name="paper_scan_file"),
    path("van-ban/<str:public_id>/ban-hanh/", documents.issue, name="paper_issue"),
    path("van-ban/<str:public_id>/thu-hoi/", documents.withdraw, name="paper_withdraw"),
    path("van-ban/<str:public_id>/tep/<str:form>/", documents.paper_file, name="paper_file"),
]
