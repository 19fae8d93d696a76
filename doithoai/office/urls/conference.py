"""Addresses of the conferences and of the work around them."""

from django.urls import URLPattern, path, re_path

from doithoai.office.views import (
    briefing,
    bulletins,
    channels,
    conference,
    conference_papers,
    conference_work,
    hall_day,
    hall_print,
    invitations,
    opinion_gathering,
)

ONE = "hoi-nghi/<slug:public_id>"
BULLETIN = r"hoi-nghi/(?P<public_id>[\w-]+)/ban-tin/(?P<which>day-du|ngan)"
DUTY = "viec-hoi-nghi/<slug:public_id>"

urlpatterns: list[URLPattern] = [
    path("hoi-nghi/", conference.conferences, name="conferences"),
    path(f"{ONE}/", conference.conference, name="conference"),
    path(f"{ONE}/ngay/", conference.fix, name="fix"),
    path(f"{ONE}/thong-bao/", conference.announce, name="announce"),
    re_path(
        r"^hoi-nghi/(?P<public_id>[\w-]+)/thong-bao/(?P<version>\d+)\.(?P<form>docx|pdf)$",
        conference.notice_file,
        name="notice_file",
    ),
    path(f"{ONE}/ban-tin/", bulletins.scripts, name="bulletin"),
    re_path(rf"^{BULLETIN}\.txt$", bulletins.script_file, name="bulletin_file"),
    re_path(rf"^{BULLETIN}\.wav$", bulletins.script_sound, name="bulletin_sound"),
    re_path(r"^hoi-nghi/(?P<public_id>[\w-]+)/(?P<act>hoan|huy|chuyen-nam)/$", conference.call_off, name="call_off"),
    path(f"{ONE}/van-ban/", conference_papers.conference_papers, name="conference_papers"),
    path(f"{ONE}/van-ban/ho-so.zip", conference_papers.conference_dossier, name="conference_dossier"),
    path(f"{ONE}/van-ban/<str:key>/soan/", conference_papers.conference_paper_draft, name="conference_paper_draft"),
    path(
        f"{ONE}/van-ban/<str:key>/<slug:form>/", conference_papers.conference_paper_file, name="conference_paper_file"
    ),
    path(f"{ONE}/in-hoi-truong/", hall_print.hall_print, name="hall_print"),
    re_path(
        r"^hoi-nghi/(?P<public_id>[\w-]+)/in-hoi-truong/(?P<key>tat-ca|[a-z-]+)\.(?P<form>pdf|zip)$",
        hall_print.hall_print_file,
        name="hall_print_file",
    ),
    path(f"{ONE}/du-kien/", hall_print.expectations, name="expectations"),
    path("hoi-truong/mau/", hall_day.hall_template, name="hall_template"),
    path(f"{ONE}/noi-quy/", hall_day.rules, name="conference_rules"),
    path(f"{ONE}/hoi-truong/", hall_day.hall_checks, name="hall_checks"),
    path(f"{ONE}/hoi-truong/lap/", hall_day.hall_checks_make, name="hall_checks_make"),
    path(f"{ONE}/hoi-truong/<slug:check_id>/xong/", hall_day.hall_check_tick, name="hall_check_tick"),
    path(f"{ONE}/phan-thong-tin/", briefing.briefing_page, name="briefing"),
    path(f"{ONE}/phan-thong-tin/giao/", briefing.briefing_give, name="briefing_give"),
    path(f"{ONE}/phan-thong-tin/xong/", briefing.briefing_ready, name="briefing_ready"),
    path(f"{ONE}/phan-thong-tin/sua-lai/", briefing.briefing_reopen, name="briefing_reopen"),
    path(f"{ONE}/phan-thong-tin/trinh-chieu/", briefing.briefing_slides_file, name="briefing_slides_file"),
    path(f"{ONE}/dong/", conference.close, name="conference_close"),
    path(f"{ONE}/phat-song/", conference_work.broadcast, name="broadcast"),
    path(f"{ONE}/phat-song/tu-bang/", channels.broadcast_import, name="broadcast_import"),
    path("phat-song/mau.xlsx", channels.broadcast_template, name="broadcast_template"),
    path(f"{ONE}/kenh/", channels.channels, name="conference_channels"),
    path(f"{ONE}/kenh/<str:channel>/du/", channels.channel_enough, name="conference_channel_enough"),
    path(f"{ONE}/da-nhan/", channels.arrived, name="announcement_arrived"),
    re_path(r"^hoi-nghi/(?P<public_id>[\w-]+)/ap-phich/(?P<size>a4|a3)\.pdf$", bulletins.poster_file, name="poster"),
    path(f"{ONE}/phan-cong/", conference_work.roles, name="conference_roles"),
    path(f"{ONE}/phan-cong/<slug:membership_id>/thoi/", conference_work.role_end, name="conference_role_end"),
    path(f"{ONE}/dai-bieu/", conference_work.delegates, name="delegates"),
    path(f"{ONE}/dai-bieu/tu-bang/", invitations.delegates_import, name="delegates_import"),
    path("dai-bieu/mau.xlsx", invitations.delegates_template, name="delegates_template"),
    re_path(
        r"^hoi-nghi/(?P<public_id>[\w-]+)/(?P<kind>giay-moi|giay-trieu-tap)\.pdf$",
        invitations.invitations_file,
        name="invitations_file",
    ),
    re_path(r"^hoi-nghi/(?P<public_id>[\w-]+)/the-dai-bieu\.pdf$", invitations.cards_file, name="cards_file"),
    path(f"{ONE}/dai-bieu/<slug:delegate_id>/", invitations.delegate, name="delegate"),
    path(f"{ONE}/dai-bieu/<slug:delegate_id>/giay-moi/", invitations.invitation_file, name="invitation_file"),
    path(f"{ONE}/dai-bieu/<slug:delegate_id>/den/", conference_work.delegate_came, name="delegate_came"),
    path(f"{ONE}/dai-bieu/<slug:delegate_id>/vang/", conference_work.delegate_excuse, name="delegate_excuse"),
    path(f"{ONE}/tong-hop/", opinion_gathering.overview, name="gathering"),
    path(f"{ONE}/tong-hop/gui/", opinion_gathering.report, name="gathering_report"),
    path(f"{ONE}/tong-hop/trinh/", opinion_gathering.consolidate, name="gathering_consolidate"),
    re_path(
        r"^bao-cao-y-kien/(?P<public_id>[\w-]+)/(?P<act>nhan|trinh|ghi-nhan)/$",
        opinion_gathering.act,
        name="report_act",
    ),
    path("bao-cao-y-kien/<slug:public_id>/tra-lai/", opinion_gathering.send_back, name="report_return"),
    re_path(
        r"^bao-cao-y-kien/(?P<public_id>[\w-]+)/tep\.(?P<form>docx|pdf)$", opinion_gathering.file, name="report_file"
    ),
    path(f"{DUTY}/", conference_work.duty, name="duty"),
    path(f"{DUTY}/tep/", conference_work.duty_file, name="duty_file"),
    path(f"{DUTY}/dat/", conference_work.duty_verify, name="duty_verify"),
    path(f"{DUTY}/tra-lai/", conference_work.duty_return, {"act": "tra-lai"}, name="duty_reject"),
    path(f"{DUTY}/khong-lam/", conference_work.duty_return, {"act": "khong-lam"}, name="duty_give_up"),
]
