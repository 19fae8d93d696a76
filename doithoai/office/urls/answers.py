"""Addresses of the answer workshop."""

from django.urls import path

from doithoai.office.views import answer_acts, answer_page, answer_versions, answers, booklet

urlpatterns = [
    path("tra-loi/", answers.answers, name="answers"),
    path("giao-viec/<str:public_id>/soan/", answers.begin, name="answer_begin"),
    path("tra-loi-cho/<slug:step>/", answers.at_step, name="answers_waiting"),
    path("tra-loi/<str:public_id>/", answer_page.answer, name="answer"),
    path("tra-loi/<str:public_id>/dong-y/", answer_acts.endorse, name="answer_endorse"),
    path("tra-loi/<str:public_id>/trinh/", answer_acts.hand_in, name="answer_hand_in"),
    path("tra-loi/<str:public_id>/bo-sung/", answer_acts.send_back, name="answer_send_back"),
    path("tra-loi/<str:public_id>/lay-mau/", answer_versions.borrow, name="answer_borrow"),
    path("tra-loi/<str:public_id>/tep-word/", answer_versions.word, name="answer_word"),
    path("tra-loi/<str:public_id>/tep/<str:file_id>/", answer_versions.file, name="answer_file"),
    path("tra-loi/<str:public_id>/so-sanh/", answer_versions.compare, name="answer_compare"),
    path("tra-loi/<str:public_id>/tham-dinh/", answer_acts.reviewers, name="answer_reviewers"),
    path("tra-loi/<str:public_id>/duyet/", answer_acts.approve, name="answer_approve"),
    path("tra-loi/<str:public_id>/cong-bo/", answer_acts.publish, name="answer_publish"),
    path("hoi-nghi/<str:public_id>/tap-tra-loi/", booklet.booklet, name="booklet"),
    path("hoi-nghi/<str:public_id>/tap-tra-loi/<str:form>/", booklet.booklet_file, name="booklet_file"),
]
