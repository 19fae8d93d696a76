"""Fields forgive how people write and say what to mend; forms name what is missing."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from django.utils.datastructures import MultiValueDict
from PIL import Image

from doithoai.core.forms import (
    AcceptedFileField,
    AcceptedFilesField,
    Form,
    PhoneField,
    VietnameseDateField,
    VietnameseTimeField,
    in_order,
)
from doithoai.core.transitions import Refused
from doithoai.office.forms.conference import FixForm
from doithoai.office.forms.planned import PlannedForm
from doithoai.office.forms.programme import PlanTextForm


@pytest.fixture(autouse=True)
def in_english() -> object:
    with translation.override("en"):
        yield


def refusal(field: forms.Field, typed: Any) -> str:
    with pytest.raises(forms.ValidationError) as caught:
        field.clean(typed)
    return " ".join(caught.value.messages)


@pytest.mark.parametrize("typed", ["05/11/2026", "5/11/2026", "5-11-2026", "05.11.26", " 5 / 11 / 2026 ", "2026-11-05"])
def test_a_day_is_read_day_first(typed: str) -> None:
    assert VietnameseDateField().clean(typed) == date(2026, 11, 5)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/11/2026", "The calendar has no day 31/11/2026. Check day and month."),
        ("11/25/2026", "The calendar has no day 11/25/2026. Check day and month."),
        ("ngày mai", "Write the day as day/month/year. Example: 05/11/2026."),
        ("", "Enter the day as day/month/year. Example: 05/11/2026."),
    ],
)
def test_a_day_that_cannot_be_says_what_to_mend(typed: str, words: str) -> None:
    assert refusal(VietnameseDateField(), typed) == words


class Long(Form):
    first = forms.CharField(label="First")
    deep = forms.CharField(label="Deep", required=False, max_length=3)
    other = forms.CharField(label="Other", required=False)
    way = forms.ChoiceField(label="Way", choices=[("a", "A"), ("b", "B")], required=False)
    early = forms.BooleanField(label="Early", required=False)

    folds = (("", ("first",)), ("Words", ("deep", "other")), ("Ways", ("way", "early")))


@pytest.mark.parametrize(
    ("typed", "is_open"),
    [
        (None, [False, False, False]),
        ({"first": "x"}, [True, False, False]),
        ({"first": "x", "deep": "too long"}, [True, True, False]),
        ({"first": "x", "other": "kept"}, [True, True, False]),
        ({"first": "x", "way": "b", "early": "on"}, [True, False, False]),
    ],
)
def test_a_fold_is_open_where_something_was_typed_or_is_wrong(
    typed: dict[str, str] | None, is_open: list[bool]
) -> None:
    form = Long(typed)

    assert [one.is_open for one in form.folded()] == is_open
    page = str(form)
    assert page.count("<details") == 2 and page.count(" open>") == sum(is_open[1:])
    assert all(f'name="{name}"' in page for name in Long.base_fields)


def test_a_closed_fold_says_what_was_entered_in_it_and_a_choice_says_nothing() -> None:
    form = Long(initial={"other": "kept", "way": "a", "early": True})
    words, ways = list(form.folded())[1:]

    assert ([one.name for one in words.filled], ways.filled) == (["other"], [])
    assert "Entered: Other" in " ".join(str(form).split())


def test_a_long_form_of_the_office_leaves_no_field_out_of_its_folds() -> None:
    for kind in (FixForm, PlannedForm, PlanTextForm):
        shown = [name for name, field in kind.base_fields.items() if not field.widget.is_hidden]
        assert sorted(in_order(kind.folds)) == sorted(shown)


def test_what_a_new_conference_needs_stands_before_its_folds() -> None:
    needed = [name for name, field in PlannedForm.base_fields.items() if field.required and field.initial is None]

    assert needed and set(needed) <= {*PlannedForm.folds[0][1]}


def test_a_day_outside_its_bounds_names_the_bound() -> None:
    field = VietnameseDateField(earliest=date(2026, 12, 1), latest=lambda: date(2026, 12, 10))

    assert field.clean("10/12/2026") == date(2026, 12, 10)
    assert "01/12/2026" in refusal(field, "30/11/2026")
    assert "10/12/2026" in refusal(field, "11/12/2026")


def test_a_kept_day_is_shown_as_it_is_typed_and_is_no_change() -> None:
    class One(Form):
        day = VietnameseDateField(label="Ngày")

    shown = One(initial={"day": date(2026, 11, 5)}).render()

    assert 'value="05/11/2026"' in shown
    assert not One({"day": "5/11/2026"}, initial={"day": date(2026, 11, 5)}).has_changed()


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("08:00", time(8)),
        ("8h", time(8)),
        ("8h30", time(8, 30)),
        ("8 giờ 30 phút", time(8, 30)),
        ("8.30", time(8, 30)),
        ("14 giờ", time(14)),
    ],
)
def test_a_time_is_read_as_people_write_it(typed: str, at: time) -> None:
    assert VietnameseTimeField().clean(typed) == at


@pytest.mark.parametrize("typed", ["24:00", "8:60", "sáng"])
def test_a_time_that_cannot_be_is_not_taken(typed: str) -> None:
    assert refusal(VietnameseTimeField(), typed) == "Write the time as hours and minutes. Example: 08:00."


@pytest.mark.parametrize("typed", ["0912 345 678", "0912.345.678", "+84 912 345 678", "84912345678", "(0912) 345-678"])
def test_a_number_is_kept_in_one_form(typed: str) -> None:
    assert PhoneField().clean(typed) == "0912345678"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("0912 345 67", "The telephone number lacks 1 digits. Example: 0912 345 678."),
        ("0912 345 6789", "The telephone number has 1 digits too many. Example: 0912 345 678."),
        ("0412 345 678", "A telephone number begins with 03, 05, 07, 08 or 09. Example: 0912 345 678."),
        ("số nhà 12", "Write the telephone number in digits. Example: 0912 345 678."),
        ("٠٩١٢٣٤٥٦٧٨", "Write the telephone number in digits. Example: 0912 345 678."),
    ],
)
def test_a_wrong_number_says_what_is_wrong(typed: str, words: str) -> None:
    assert refusal(PhoneField(), typed) == words


def test_a_land_line_is_let_in_only_where_it_is_asked_for() -> None:
    assert PhoneField(fixed=True).clean("0204 300 0115") == "02043000115"
    assert "too many" in refusal(PhoneField(), "0204 300 0115")


def picture(folder: Path, name: str = "ảnh.png") -> SimpleUploadedFile:
    Image.new("RGB", (4, 4), "red").save(folder / "a.png")
    return SimpleUploadedFile(name, (folder / "a.png").read_bytes())


def test_files_are_let_in_by_their_content(tmp_path: Path) -> None:
    field = AcceptedFilesField(kinds=["picture"], most=2)

    taken = field.clean([picture(tmp_path), picture(tmp_path)])

    assert [(name, one.kind) for name, one in taken] == [("ảnh.png", "picture")] * 2
    assert field.clean([]) == []
    assert refusal(field, [picture(tmp_path)] * 3) == "Send at most 2 files at a time."
    assert "cannot be taken" in refusal(field, [SimpleUploadedFile("ảnh.png", b"MZ not a picture")])


def test_a_file_of_another_kind_is_not_taken(tmp_path: Path) -> None:
    assert "not a file of the kind" in refusal(AcceptedFileField(kinds=["sheet"]), [picture(tmp_path, "bảng.xlsx")])


def test_one_file_is_asked_for_in_words() -> None:
    assert refusal(AcceptedFileField(), []) == "Choose a file."
    assert AcceptedFileField(required=False).clean([]) is None


def test_files_come_through_a_form(tmp_path: Path) -> None:
    class Send(Form):
        files = AcceptedFilesField(label="Ảnh", kinds=["picture"])

    form = Send({}, MultiValueDict({"files": [picture(tmp_path), picture(tmp_path)]}))

    assert form.is_valid()
    assert len(form.cleaned_data["files"]) == 2
    assert 'accept="image/*,.heic"' in form.render() and " multiple" in form.render()


class Asked(Form):
    title = forms.CharField(label="Tên")
    kind = forms.ChoiceField(label="Loại", choices=[("a", "A")])
    agree = forms.BooleanField(label="Tôi đồng ý")


def test_what_is_missing_is_named() -> None:
    errors = {name: list(words) for name, words in Asked({}).errors.items()}

    assert errors == {
        "title": ["Fill in: Tên."],
        "kind": ["Choose: Loại."],
        "agree": ["Please tick: Tôi đồng ý."],
    }


def test_a_refusal_stands_where_the_person_typed_or_on_top() -> None:
    form = Asked({"title": "x", "kind": "a", "agree": "on"})
    assert form.is_valid()

    form.refuse(Refused("Tên đã có.", field="title"))
    form.refuse(Refused("Đã khóa.", field="owner"))

    assert form.errors["title"] == ["Tên đã có."]
    assert form.non_field_errors() == ["Đã khóa."]


class ChoosingForm(Form):
    done = forms.ChoiceField(label="Is it done?", choices=[("yes", "Yes")])
    also = forms.MultipleChoiceField(label="Also", choices=[("a", "A")], required=False)


def test_a_label_that_asks_is_named_without_its_sign() -> None:
    assert ChoosingForm({}).errors["done"] == ["Choose: Is it done."]


def test_what_the_list_does_not_hold_is_chosen_again() -> None:
    errors = ChoosingForm({"done": "no", "also": ["b"]}).errors

    assert {words for said in errors.values() for words in said} == {
        "What was chosen is no longer in the list. Choose again."
    }
