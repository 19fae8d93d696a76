"""All addresses: accounts, then the authority's portal, office and hall under its slug."""

from django.urls import include, path

from doithoai.office.views import entry
from doithoai.portal.views import front

urlpatterns = [
    path("", front.authorities, name="authorities"),
    path("livez", front.livez, name="livez"),
    path("ngon-ngu/", include("django.conf.urls.i18n")),
    path("tai-khoan/", include("allauth.account.urls")),
    path("tai-khoan/phien/", include("allauth.usersessions.urls")),
    path("vao/", entry.choose, name="choose"),
    path("khoi-tao/", entry.first_administrator, name="first_administrator"),
    path("dung-thu/", entry.demo_sign_in, name="demo_sign_in"),
    path("<slug:slug>/van-phong/", include("doithoai.office.urls")),
    path("<slug:slug>/hoi-truong/", include("doithoai.hall.urls")),
    path("<slug:slug>/", include("doithoai.portal.urls")),
]

handler400 = "doithoai.portal.views.front.bad_request"
handler403 = "doithoai.portal.views.front.forbidden"
handler404 = "doithoai.portal.views.front.not_found"
handler500 = "doithoai.portal.views.front.server_error"
