"""Every component drawn once, and the words and attributes that make it usable."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import translation

from doithoai.core.badges import ICONS, TONES, Badge
from doithoai.core.forms import Form, PhoneField, Radios, Ticks, VietnameseDateField, VietnameseTimeField
from doithoai.core.models import Entry
from doithoai.core.pieces import Milestone, Share

STATIC = Path(__file__).parents[2] / "doithoai" / "static"
TODAY = date(2026, 12, 2)
SHARES = [
    Share("done", 37, "Đã duyệt"),
    Share("wait", 8, "Chờ duyệt"),
    Share("work", 5, "Đang soạn"),
    Share("rest", 2, "Chưa ai soạn"),
]


class SampleForm(Form):
    title = forms.CharField(label="Tên vấn đề", help_text="Viết ngắn, một việc.")
    note = forms.CharField(
        label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3, "data-draft": "thu"})
    )
    day = VietnameseDateField(label="Xong trước ngày", earliest=lambda: TODAY)
    at = VietnameseTimeField(label="Lúc", required=False)
    phone = PhoneField(label="Số điện thoại", required=False, help_text="Ví dụ: 0912 345 678")
    result = forms.ChoiceField(
        label="Kết quả",
        choices=[("a", "Giải trình"), ("b", "Đang giải quyết")],
        widget=Radios(hints={"b": "phải có ngày xong"}),
    )
    parts = forms.MultipleChoiceField(
        label="Đã đối chiếu",
        choices=[("1", "Đúng điều hỏi"), ("2", "Có ngày")],
        widget=Ticks(inline=True),
        required=False,
    )
    agree = forms.BooleanField(label="Tôi đồng ý", help_text="Chỉ để trả lời ý kiến này.")
    unit = forms.ChoiceField(label="Cơ quan", choices=[("", "Tất cả"), ("kt", "Phòng Kinh tế")], required=False)


def draw(source: str, **values: Any) -> str:
    request = RequestFactory().get("/xa/van-phong/", {"q": "cống", "trang": "3"})
    with translation.override("vi"):
        return engines["django"].from_string(source).render(values, request)


def flat(html: str) -> str:
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html)).strip()


def test_every_icon_of_the_list_is_in_the_sprite_and_the_other_way_round() -> None:
    sprite = (STATIC / "img" / "icons.svg").read_text(encoding="utf-8")

    assert set(re.findall(r'id="i-([a-z-]+)"', sprite)) == ICONS
    assert set(TONES.values()) <= ICONS


def test_every_tone_has_its_colours() -> None:
    css = (STATIC / "css" / "components.css").read_text(encoding="utf-8")

    assert [tone for tone in TONES if tone != "stop" and f".tag--{tone} " not in css] == []
    assert [tone for tone in TONES if f".f-{tone} " not in css] == []


@pytest.mark.parametrize(("tone", "icon"), [("rosy", "check"), ("done", "heart")])
def test_an_unknown_tone_or_icon_is_said_at_once(tone: str, icon: str) -> None:
    with pytest.raises(ValueError, match="no "):
        Badge("Xong", tone, icon)


def test_a_tag_says_its_word_beside_the_icon() -> None:
    html = draw("{% tag badge %}", badge=Badge("Đã giải quyết <xong>", "done"))

    assert html == (
        '<span class="tag tag--done"><svg class="icon" aria-hidden="true" focusable="false">'
        '<use href="/static/img/icons.svg#i-done"/></svg>Đã giải quyết &lt;xong&gt;</span>'
    )


def test_a_state_without_badge_shows_nothing() -> None:
    assert draw("{% tag badge %}", badge=None) == ""


def test_a_deadline_opens_its_rule_only_where_there_is_one() -> None:
    closed = draw("{% due day today=today %}", day=date(2026, 12, 5), today=TODAY)
    rule = "Trước <10> ngày"
    opens = draw("{% due day today=today rule=rule %}", day=date(2026, 11, 30), today=TODAY, rule=rule)

    assert closed.startswith('<span class="due due--soon"><span class="due__chip">')
    assert opens.startswith('<details class="due due--late"><summary class="due__chip">')
    assert opens.endswith('<p class="due__rule">Trước &lt;10&gt; ngày</p></details>')


def test_a_bar_is_drawn_and_said_from_the_same_numbers() -> None:
    html = draw(
        "{% bar shares %}", shares=[Share("done", 3, "Xong"), Share("late", 0, "Quá hạn"), Share("rest", 1, "Chờ")]
    )

    drawn = re.findall(r'<rect class="f-(\w+)" x="([^"]+)" width="([^"]+)"', html)
    assert drawn == [("done", "0.0", "748.0"), ("rest", "750.0", "248.0")]
    assert "f-late" not in html
    assert re.search(r'aria-label="3 xong, 0 quá hạn, 1 chờ, [^"]+ 4"', html)


def test_numbers_in_attributes_are_never_localised() -> None:
    html = draw("{% bar shares total=12345 %}", shares=[Share("done", 4321, "Xong")])

    assert 'width="348.0"' in html


def test_a_table_names_every_cell_by_its_column() -> None:
    html = draw(
        "{% table %}{% columns 'Việc' 'Cơ quan' 'Số' numeric='3' %}"
        "{% for name in names %}{% row current=forloop.first %}{% cell %}{{ name }}{% endcell %}"
        "{% cell %}Phòng Kinh tế{% endcell %}{% cell %}7{% endcell %}{% endrow %}{% endfor %}"
        "{% row foot=True %}{% cell %}Cộng{% endcell %}{% cell %}{% endcell %}{% cell %}14{% endcell %}{% endrow %}"
        "{% endtable %}",
        names=["<Cống>", "Đường"],
    )

    assert flat(html) == flat("""
      <table class="table table--cards" role="table"><thead role="rowgroup"><tr role="row">
      <th scope="col" role="columnheader">Việc</th><th scope="col" role="columnheader">Cơ quan</th>
      <th scope="col" role="columnheader" class="is-num">Số</th></tr></thead><tbody role="rowgroup">
      <tr role="row" aria-current="true"><th scope="row" role="rowheader">&lt;Cống&gt;</th>
      <td role="cell" data-label="Cơ quan">Phòng Kinh tế</td><td role="cell" class="is-num" data-label="Số">7</td></tr>
      <tr role="row"><th scope="row" role="rowheader">Đường</th>
      <td role="cell" data-label="Cơ quan">Phòng Kinh tế</td><td role="cell" class="is-num" data-label="Số">7</td></tr>
      </tbody><tfoot role="rowgroup"><tr role="row"><th scope="row" role="rowheader">Cộng</th>
      <td role="cell" data-label="Cơ quan"></td><td role="cell" class="is-num" data-label="Số">14</td></tr></tfoot>
      </table>""")


def test_a_detail_page_refuses_to_stand_without_the_next_act() -> None:
    with pytest.raises(ValueError, match="acts next"):
        draw("{% page_head title='VĐ-2026-0042' detail=True %}{% endpage_head %}")


def test_a_form_links_label_hint_error_and_control() -> None:
    form = SampleForm({"title": "", "day": "31/11/2026", "phone": "0912 345 67"})

    html = draw("{{ form }}", form=form)

    assert (
        '<input type="text" name="title" aria-describedby="id_title-h id_title-e" aria-invalid="true" '
        'class="input" id="id_title">'
    ) in html
    assert '<span class="field__hint" id="id_title-h">Viết ngắn, một việc.</span>' in html
    assert 'id="id_day-e"' in html and 'href="#id_day"' in html
    assert 'href="#id_result_0"' in html and 'id="id_result_0"' in html
    assert html.index('class="error-summary"') < html.index('name="title"')
    assert 'value="0912 345 67"' in html
    assert "required" not in html


def test_optional_fields_are_marked_and_the_others_are_not() -> None:
    with translation.override("en"):
        html = SampleForm().render()

    assert html.count("(optional)") == 6 - 1
    assert "Tên vấn đề</label>" in html


def test_a_choice_shows_its_hint_and_keeps_what_was_chosen() -> None:
    html = flat(draw("{{ form.result }}", form=SampleForm({"result": "b"})))

    assert '<input type="radio" name="result" value="b" class="choice__input" id="id_result_1" checked>' in html
    assert 'Đang giải quyết<span class="choice__hint">phải có ngày xong</span>' in html


def test_a_form_in_a_page_carries_the_token_and_its_verb() -> None:
    html = draw("{% whole_form form submit='Lưu vấn đề' cancel='/ve/' %}", form=SampleForm())

    assert 'name="csrfmiddlewaretoken"' in html
    assert html.count('type="submit"') == 1
    assert 'href="/ve/"' in html


def test_the_pager_keeps_what_is_filtered() -> None:
    page = Paginator(range(312), 25).page(3)

    html = draw("{% pager page %}", page=page)

    assert 'href="?q=c%E1%BB%91ng&amp;trang=4"' in html
    assert 'aria-current="page"' in html
    assert ">13</a>" in html


def test_an_applied_filter_is_taken_off_by_its_link() -> None:
    class Search(Form):
        q = forms.CharField(label="Tìm", required=False)
        unit = forms.ChoiceField(label="Cơ quan", choices=[("", "Tất cả"), ("kt", "Phòng Kinh tế")], required=False)

    html = draw("{% applied form '12 vấn đề' %}", form=Search({"q": "cống", "unit": "kt"}))

    assert "Cơ quan: Phòng Kinh tế" in html
    assert 'href="?q=c%E1%BB%91ng"' in html


def test_a_covered_place_is_drawn_and_the_rest_escaped() -> None:
    html = draw("{{ text|masked }}", text="Tôi là [đã che: họ tên]\n<b>sđt</b>")

    assert html == 'Tôi là <span class="masked">đã che: họ tên</span><br>&lt;b&gt;sđt&lt;/b&gt;'


def test_the_timeline_of_the_public_names_the_day_and_the_body() -> None:
    at = datetime(2026, 11, 21, 2, 10, tzinfo=UTC)
    entry = Entry(at=at, verb="x.y", unit="Phòng Kinh tế", facts={"reason": "đã có vốn"})

    html = draw("{% timeline entries public=True %}", entries=[entry])

    assert "21/11/2026 · Phòng Kinh tế" in html
    assert "09:10" not in html
    assert "đã có vốn" in html


@pytest.mark.parametrize(
    ("filtered", "shown"),
    [
        ("{{ 1234.5|vnnumber }}", "1.234,5"),
        ("{{ day|vndate }}", "02/12/2026"),
        ("{{ at|clocktime }}", "08:05"),
        ("{{ at|vntime }}", "08 giờ 05"),
        ("{{ at|vnmoment }}", "08:05 02/12/2026"),
        ("{{ at|vndatetime }}", "08 giờ 05 ngày 02/12/2026"),
        ("{{ nothing|vndate }}", ""),
        ("{{ 1234567|bytes_size }}", "1,2 MB"),
        ("{{ 300|bytes_size }}", "1 kB"),
    ],
)
def test_dates_and_numbers_are_written_as_people_here_write_them(filtered: str, shown: str) -> None:
    assert draw(filtered, day=TODAY, at=datetime(2026, 12, 2, 1, 5, tzinfo=UTC), nothing=None) == shown


def test_a_qr_code_has_a_label_and_no_size_of_its_own() -> None:
    html = draw("{% qr 'https://example.vn/x' 'Mã vuông' %}")

    assert html.startswith('<svg class="slip__qr" viewBox="-2 -2 ')
    assert 'aria-label="Mã vuông"' in html


def test_the_kitchen_sink_stands() -> None:
    html = draw(SINK, **sink_values())

    assert html.count("<h1>") == 1
    assert "{%" not in html and "None" not in html


@pytest.mark.parametrize("code", ["400", "403", "404", "409", "413", "429", "500", "503", "../403_csrf"])
def test_an_error_page_stands_without_any_context(code: str) -> None:
    with translation.override("vi"):
        html = engines["django"].get_template(f"errors/{code}.html").render()

    assert html.count("<h1>") == 1
    assert 'lang="vi"' in html


SINK = (Path(__file__).parent / "kitchen_sink.html").read_text(encoding="utf-8")


def sink_values() -> dict[str, Any]:
    """What the page of all components shows."""
    entries = [
        Entry(
            at=datetime(2026, 11, 21, 2, 10, tzinfo=UTC),
            verb="a.b",
            unit="Bí thư Đảng ủy",
            facts={"reason": "đã có vốn"},
        ),
        Entry(at=datetime(2026, 11, 20, 2, 10, tzinfo=UTC), verb="c.d", unit="Phòng Kinh tế", facts={}),
    ]
    bad = SampleForm(
        {"title": "Cống thoát nước", "day": "30/11/2026", "phone": "0912 345 67", "result": "b", "agree": ""}
    )
    return {
        "today": TODAY,
        "demo": True,
        "badges": [Badge("Đã tiếp nhận", tone) for tone in TONES],
        "days": [date(2026, 12, 14), date(2026, 12, 5), date(2026, 12, 2), date(2026, 11, 30)],
        "shares": SHARES,
        "rows": [("Giao thông", 52, [("done", 17, "Xong"), ("say", 25, "Giải trình"), ("rest", 10, "Khác")])],
        "points": [
            Milestone(date(2026, 11, 30), "Trước 10 ngày: báo cáo tổng hợp", "6 / 7 đơn vị đã gửi"),
            Milestone(date(2026, 12, 3), "Trước 07 ngày: phát loa truyền thanh", "12 / 14 cụm đã phát"),
            Milestone(date(2026, 12, 10), "Hội nghị", counts=False),
        ],
        "steps": ["Lên lịch", "Đã thông báo", "Đang họp", "Kết luận", "Theo dõi"],
        "entries": entries,
        "page": Paginator(range(312), 25).page(3),
        "form": bad,
        "search": SampleForm(),
    }
