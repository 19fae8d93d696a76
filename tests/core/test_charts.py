"""Columns of a chart stand on one line, to one scale, and say in words what is drawn."""

from django.template import Context, Template

from doithoai.core.pieces import GROUND, HEAD, standing


def test_the_highest_column_fills_the_room_and_parts_stand_on_each_other() -> None:
    high, low, none = standing(
        [("1/26", 10, [("done", 4, "Xong"), ("rest", 6, "Chờ")]), ("2/26", 5, [("done", 5, "Xong")]), ("3/26", 0, [])]
    )

    heights = [float(height) for _tone, _x, _y, _width, height in high.rects]
    assert sum(heights) == GROUND - HEAD and float(high.rects[-1][2]) == HEAD
    assert float(low.rects[0][4]) == (GROUND - HEAD) / 2
    assert none.rects == [] and float(high.middle) < float(low.middle) < float(none.middle)


def test_a_chart_is_named_and_escapes_its_words() -> None:
    page = Template("{% load charts %}{% columns_chart rows label %}").render(
        Context({"rows": [("<b>", 1234, [("done", 1234, "x")])], "label": 'Theo "tháng"'})
    )

    assert 'role="img" aria-label="Theo &quot;tháng&quot;"' in page and "1.234" in page
    assert "<b>" not in page and "style=" not in page
    assert "<svg" in Template("{% load charts %}{% columns_chart rows label %}").render(
        Context({"rows": [], "label": ""})
    )
