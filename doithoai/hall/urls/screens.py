"""Addresses of the screens in the hall and of their buttons."""

from django.urls import path

from doithoai.hall import replaying
from doithoai.hall.acting import ACTS
from doithoai.hall.acts import desk, floor, late, questions, sitting
from doithoai.hall.views import consoles, helping, public

#: Importing these modules declares their buttons.
BUTTONS = (floor, questions, sitting, desk, late)

urlpatterns = [
    path("", consoles.lobby, name="lobby"),
    path("tro-giup/<str:area>/", helping.show, name="help"),
    path("<str:conference>/mo-cua/", consoles.open_desk, name="open_desk"),
    path("<str:conference>/chu-toa/", consoles.chair, name="chair"),
    path("<str:conference>/thu-ky/", consoles.secretary, name="secretary"),
    path("<str:conference>/ban-dang-ky/", consoles.desk, name="desk"),
    path("<str:conference>/co-quan/", consoles.agency, name="agency"),
    path("<str:conference>/theo-doi/", consoles.observer, name="observer"),
    path("<str:conference>/man-chieu/", public.projector, name="projector"),
    path("<str:conference>/dong-ho/", public.timer, name="timer"),
    path("<str:conference>/ban-dang-ky/danh-sach/", consoles.delegates, name="delegates"),
    path("<str:conference>/ban-dang-ky/bien-nhan/<str:slip>/", consoles.receipt, name="receipt"),
    path("<str:conference>/phieu-ghi-tay/", consoles.by_hand_sheet, name="by_hand"),
    path("<str:conference>/ghi-tam/", replaying.replayed, name="replay"),
    path("<str:conference>/nhip/<str:audience>/", public.fragment, name="fragment"),
    path("<str:conference>/dien-thoai/", public.phone, name="phone"),
    path("<str:conference>/dien-thoai/gan-so/", public.bind, name="phone_bind"),
    path("<str:conference>/dien-thoai/xin-noi/", public.ask, name="phone_ask"),
    path("<str:conference>/dien-thoai/rut/", public.leave, name="phone_leave"),
    path("<str:conference>/dien-thoai/hai-long/", public.verdict, name="phone_verdict"),
    *(one.pattern for one in ACTS.values()),
]
