"""All addresses: accounts, then the authority's portal, office and hall under its slug."""

from allauth.account import views as account
from allauth.usersessions import views as sessions
from django.urls import include, path

from doithoai.config import health, outside, training
from doithoai.office.views import entry, passkeys, second_factor
from doithoai.portal.views import front

urlpatterns = [
    path("", front.authorities, name="authorities"),
    path("livez", health.livez, name="livez"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("tai-khoan/dang-nhap/", entry.sign_in, name="account_login"),
    path("tai-khoan/dang-nhap/ma/", second_factor.second_step, name="second_step"),
    path("tai-khoan/dang-nhap/ngoai/", outside.sign_in, name="outside_sign_in"),
    path("tai-khoan/dang-nhap/ngoai/ve/", outside.callback, name="outside_callback"),
    path("tai-khoan/xac-thuc-hai-buoc/", second_factor.factors, name="second_factors"),
    path("tai-khoan/xac-thuc-hai-buoc/them/", second_factor.factor_add, name="second_factor_add"),
    path("tai-khoan/xac-thuc-hai-buoc/them-khoa/", passkeys.key_add, name="second_factor_key_add"),
    path("tai-khoan/dang-nhap/khoa/", passkeys.key_step, name="second_step_key"),
    path("tai-khoan/xac-thuc-hai-buoc/ma-du-phong/", second_factor.factor_codes, name="second_factor_codes"),
    path("tai-khoan/xac-thuc-hai-buoc/<str:public_id>/bo/", second_factor.factor_remove, name="second_factor_remove"),
    path("tai-khoan/dang-xuat/", account.logout, name="account_logout"),
    path("tai-khoan/doi-mat-khau/", entry.change_password, name="account_change_password"),
    path("tai-khoan/quen-mat-khau/", entry.forgotten, name="account_reset_password"),
    # Who has no password (a person of the samples, a closed account) gets one from the administrator.
    path("tai-khoan/chua-co-mat-khau/", entry.forgotten, name="account_set_password"),
    path("tai-khoan/xac-nhan/", entry.confirm_password, name="account_reauthenticate"),
    path("tai-khoan/khong-hoat-dong/", account.account_inactive, name="account_inactive"),
    path("tai-khoan/phien/", sessions.list_usersessions, name="usersessions_list"),
    path("tai-khoan/phien/<int:pk>/ket-thuc/", entry.end_session, name="session_end"),
    path("vao/", entry.choose, name="choose"),
    path("khoi-tao/", entry.first_administrator, name="first_administrator"),
    path("dung-thu/", entry.demo_sign_in, name="demo_sign_in"),
    path("dung-thu/dong-ho/", training.move, name="training"),
    path("<slug:slug>/van-phong/", include("doithoai.office.urls")),
    path("<slug:slug>/hoi-truong/", include("doithoai.hall.urls")),
    path("<slug:slug>/", include("doithoai.portal.urls")),
]

handler400 = "doithoai.portal.views.front.bad_request"
handler403 = "doithoai.portal.views.front.forbidden"
handler404 = "doithoai.portal.views.front.not_found"
handler429 = "doithoai.core.web.too_many"
handler500 = "doithoai.portal.views.front.server_error"
