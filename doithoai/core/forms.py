"""Forms as the house writes them: label, hint, error, control; dates and telephones as people here write them."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.forms.models import ModelChoiceIterator
from django.forms.renderers import DjangoTemplates, TemplatesSetting
from django.forms.utils import flatatt, pretty_name
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, controls, letters, uploads
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused

_DATE = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2})\s*(?::|h|g|giờ|\.)?\s*(\d{2})?\s*(?:phút|')?", re.I)
_MOBILE = re.compile(r"0[35789]\d{8}")
_FIXED = re.compile(r"02\d{8,9}")
Bound = date | Callable[[], date] | None
Folds = tuple[tuple[Any, tuple[str, ...]], ...]


class HouseField(BoundField):
    """A field on a page: ids id_x, id_x-h (hint), id_x-e (error), classes of the design."""

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error that belong to this field."""
        ids = [f"{self.auto_id}-h"] if self.help_text else []
        ids += [f"{self.auto_id}-e"] if self.errors else []
        return " ".join(ids)

    @property
    def aria_describedby(self) -> str | None:
        own = self.field.widget.attrs.get("aria-describedby")
        return None if own or self.is_hidden or not self.auto_id else self.described_by or None

    @property
    def kind(self) -> str:
        """How the field is laid out: one control, one tick, or a question with choices."""
        if isinstance(self.field.widget, forms.CheckboxSelectMultiple | forms.RadioSelect):
            return "choices"
        return "tick" if isinstance(self.field.widget, forms.CheckboxInput) else "single"

    @property
    def first_id(self) -> str:
        """The id of the first control: where the link of the error summary leads."""
        return f"{self.auto_id}_0" if self.kind == "choices" else str(self.auto_id)

    @property
    def inline(self) -> bool:
        return bool(getattr(self.field.widget, "inline", False))

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        made: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        made.pop("required", None)  # the browser's own sentences come in the browser's language
        control = widget or self.field.widget
        if control.is_hidden:
            return made
        if self.kind == "choices":
            made.pop("aria-invalid", None)
        base = "input" if self.kind == "single" else "choice__input"
        own = [name for name in str(control.attrs.get("class", "")).split() if name != base]
        made["class"] = " ".join([base, *own])
        return made


class HouseRenderer(TemplatesSetting):
    """Draws forms with the components; widgets that have no component come from Django."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
    bound_field_class = HouseField
    own: ClassVar[dict[str, str]] = {
        "django/forms/widgets/radio.html": "components/choices.html",
        "django/forms/widgets/checkbox_select.html": "components/choices.html",
    }

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        drawn = controls.DRAWN.get(template_name)
        return drawn(context["widget"]) if drawn else super().render(template_name, context, request)

    def get_template(self, template_name: str) -> Any:
        name = self.own.get(template_name, template_name)
        plain = name.startswith("django/forms/")
        return _PLAIN.get_template(name) if plain else super().get_template(name)


class LongSelect(forms.Select):
    """A select box of many rows: drawn in one pass, without a row of the model and a template for each."""

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        chosen = {str(one) for one in self.format_value(value) or [""]}
        choices: Iterable[tuple[Any, Any]] = self.choices
        options = "".join(self._options(key, label, chosen) for key, label in choices)
        drawn = flatatt(self.build_attrs(self.attrs, attrs))
        return mark_safe(f'<select name="{html.escape(name)}"{drawn}>{options}</select>')  # escaped piece by piece

    def _options(self, key: Any, label: Any, chosen: set[str]) -> str:
        """One row, or a group of them under its name."""
        if isinstance(label, list | tuple):
            within = "".join(self._options(own, words, chosen) for own, words in label)
            return f'<optgroup label="{html.escape(str(key))}">{within}</optgroup>'
        mark = " selected" if str(key) in chosen else ""
        return f'<option value="{html.escape(str(key))}"{mark}>{html.escape(str(label))}</option>'


class _Named(ModelChoiceIterator):  # type: ignore[type-arg,unused-ignore]  # not generic at run time
    """Keys and names alone."""

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        field: Any = self.field
        if field.empty_label is not None:
            yield ("", field.empty_label)
        yield from self.queryset.values_list("pk", field.named)


class NamedChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg,unused-ignore]  # not generic at run time
    """One row of very many, shown by one of its columns."""

    iterator = _Named
    widget = LongSelect

    def __init__(self, *, named: str, **kwargs: Any) -> None:
        self.named = named
        super().__init__(**kwargs)


_PLAIN = DjangoTemplates()
_RENDERER = HouseRenderer()


_NAMELESS = forms.Field.default_error_messages["required"]
#: What the library says of a value that the list does not hold.
_FOREIGN = tuple(
    kind.default_error_messages["invalid_choice"]
    for kind in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField, forms.ModelMultipleChoiceField)
)


def _name_what_is_missing(name: str, field: forms.Field) -> None:
    """Say which field is empty: in the summary on top, “this field” would be any of them."""
    if field.required and field.error_messages.get("required") is _NAMELESS:
        words = _("Choose: %(label)s.") if hasattr(field, "choices") else _("Fill in: %(label)s.")
        if isinstance(field, forms.BooleanField):
            words = _("Please tick: %(label)s.")
        label = field.label if field.label is not None else pretty_name(name)
        field.error_messages["required"] = words % {"label": str(label).rstrip("?:. ")}
    if any(field.error_messages.get("invalid_choice") is words for words in _FOREIGN):
        field.error_messages["invalid_choice"] = _("What was chosen is no longer in the list. Choose again.")


def _leave_the_unseen_outside(field: forms.Field) -> None:
    """Letters that nobody sees do not come in, and what is one line stays one line; a password is left as it is."""
    if not isinstance(field, forms.CharField) or isinstance(field.widget, forms.PasswordInput):
        return
    is_long = isinstance(field.widget, forms.Textarea | forms.HiddenInput)
    read, tidy = field.to_python, letters.visible if is_long else letters.in_one_line
    field.to_python = lambda value: read(tidy(value) if isinstance(value, str) else value)  # type: ignore[method-assign]


def _is_typed(field: forms.Field) -> bool:
    """A tick or a choice always holds something, which says nothing of what a person did."""
    return not hasattr(field, "choices") and not isinstance(field, forms.BooleanField)


@dataclass(frozen=True)
class Fold:
    """Fields of a long form that stand together; without a legend they are always seen."""

    legend: Any
    fields: list[BoundField]
    is_open: bool

    @property
    def filled(self) -> list[BoundField]:
        """Those in which somebody has entered something."""
        return [one for one in self.fields if _is_typed(one.field) and one.value()]


def in_order(folds: Folds) -> list[str]:
    """The names of all fields as they stand on the page: the summary of errors keeps that order."""
    return [name for _legend, names in folds for name in names]


class _House:
    """What Form and ModelForm share."""

    default_renderer: Any = _RENDERER  # one for all: it keeps nothing
    use_required_attribute = False
    #: A long form in parts: a legend (empty: always seen) with the names of its fields.
    folds: ClassVar[Folds] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            _name_what_is_missing(name, field)
            _leave_the_unseen_outside(field)

    def folded(self) -> list[Fold]:
        """The parts of the form; open is what holds an error or what was typed just now."""
        form: Any = self
        opening: set[str] = set()
        if form.is_bound:
            opening = {*form.errors, *(name for name in form.changed_data if _is_typed(form.fields[name]))}
        return [Fold(legend, [form[name] for name in names], bool(opening & {*names})) for legend, names in self.folds]

    def refuse(self, refusal: Refused) -> None:
        """Show a refusal where the person typed: at the field it names, else on top."""
        name = refusal.field if refusal.field in self.fields else None  # type: ignore[attr-defined]
        self.add_error(name, str(refusal.sentence))  # type: ignore[attr-defined]


class Form(_House, forms.Form):
    """A form without a row."""


class ModelForm(_House, forms.ModelForm):  # type: ignore[type-arg]  # the row is named by each form's Meta
    """A form over one row."""


class Radios(forms.RadioSelect):
    """One of several; `hints` gives a second line per value, `inline` sets short ones in one row."""

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, inline: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints, self.inline = hints or {}, inline

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}


class Ticks(forms.CheckboxSelectMultiple):
    """Several of several; `hints` and `inline` as in Radios."""

    def __init__(self, *args: Any, hints: Mapping[str, Any] | None = None, inline: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints, self.inline = hints or {}, inline

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        return {**option, "hint": self.hints.get(str(value), "")}


class VietnameseDateField(forms.Field):
    """A day typed as 05/11/2024; `earliest` and `latest` are days or functions that give one."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Enter the day as day/month/year. Example: 05/11/2026."),
        "invalid": _("Write the day as day/month/year. Example: 05/11/2026."),
        "no_such_day": _("The calendar has no day %(typed)s. Check day and month."),
        "early": _("%(typed)s is too early. Choose %(bound)s or a later day."),
        "late": _("%(typed)s is too late. Choose %(bound)s or an earlier day."),
        "past": _("The day %(typed)s has passed. Choose today or a later day."),
        "future": _("The day %(typed)s has not come yet. Choose today or an earlier day."),
    }

    def __init__(self, *, earliest: Bound = None, latest: Bound = None, **kwargs: Any) -> None:
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "input--w12", "inputmode": "numeric", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return vndate(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in (None, "") or isinstance(value, date):
            return value or None
        typed = str(value).strip()
        iso, plain = _ISO.fullmatch(typed), _DATE.fullmatch(typed)
        if iso:
            year, month, day = (int(part) for part in iso.groups())
        elif plain:
            day, month, year = (int(part) for part in plain.groups())
            year += 2000 if year < 100 else 0
        else:
            raise self._no("invalid")
        try:
            return date(year, month, day)
        except ValueError:
            raise self._no("no_such_day", typed=typed) from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        earliest, latest, today = _day(self.earliest), _day(self.latest), clock.today()
        if value and earliest and value < earliest:
            code = "past" if earliest == today else "early"
            raise self._no(code, typed=vndate(value), bound=vndate(earliest))
        if value and latest and value > latest:
            code = "future" if latest == today else "late"
            raise self._no(code, typed=vndate(value), bound=vndate(latest))

    def _no(self, code: str, **params: Any) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=params)


def _day(bound: Bound) -> date | None:
    return bound() if callable(bound) else bound


class VietnameseTimeField(forms.Field):
    """A time of day typed as 08:00, 8h, 8h30, 08 giờ 30."""

    widget = forms.TextInput
    default_error_messages = {
        "required": _("Enter the time. Example: 08:00."),
        "invalid": _("Write the time as hours and minutes. Example: 08:00."),
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "input--w5", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H:%M") if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        if value in (None, ""):
            return None
        if isinstance(value, time):
            return value
        found = _TIME.fullmatch(str(value).strip())
        if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return time(int(found[1]), int(found[2] or 0))


ClockTimeField = VietnameseTimeField


class PhoneField(forms.CharField):
    """A Vietnamese mobile number, kept as 0912345678; `fixed` also lets land lines (02…) in."""

    default_error_messages = {
        "required": _("Enter a telephone number. Example: 0912 345 678."),
        "letters": _("Write the telephone number in digits. Example: 0912 345 678."),
        "short": _("The telephone number lacks %(missing)s digits. Example: 0912 345 678."),
        "long": _("The telephone number has %(more)s digits too many. Example: 0912 345 678."),
        "start": _("A telephone number begins with 03, 05, 07, 08 or 09. Example: 0912 345 678."),
    }

    def __init__(self, *, fixed: bool = False, **kwargs: Any) -> None:
        self.fixed = fixed
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        extra = {"type": "tel", "inputmode": "tel", "autocomplete": "tel", "class": "input--w12"}
        return {**super().widget_attrs(widget), **extra}

    def to_python(self, value: Any) -> str:
        digits = re.sub(r"[\s.\-()]", "", super().to_python(value) or "")
        digits = re.sub(r"^(?:\+|00)?84(?=\d{9,10}$)", "0", digits)
        if not digits or _MOBILE.fullmatch(digits) or (self.fixed and _FIXED.fullmatch(digits)):
            return digits
        if not re.fullmatch(r"[0-9]+", digits):
            raise self._no("letters")
        if len(digits) < 10:
            raise self._no("short", missing=10 - len(digits))
        if len(digits) > 10 and not (self.fixed and digits.startswith("02")):
            raise self._no("long", more=len(digits) - 10)
        raise self._no("start")

    def _no(self, code: str, **params: Any) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=params)


class FilesInput(forms.FileInput):
    """The browser's own file control; it is the only one that works everywhere."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class AcceptedFilesField(forms.Field):
    """Up to `most` files, each let in by its content; cleaned: list of (name, core.uploads.Accepted)."""

    widget = FilesInput
    default_error_messages = {
        "required": _("Choose a file."),
        "many": _("Send at most %(most)s files at a time."),
        "kind": _("“%(name)s” is not a file of the kind asked for here."),
        "too_large": _("The file “%(name)s” is larger than 10 MB."),
    }
    accepts: ClassVar[dict[str, str]] = {
        "picture": "image/*,.heic",
        "paper": ".pdf,.docx",
        "sheet": ".xlsx",
        "sound": ".mp3,audio/mpeg",
    }

    def __init__(
        self,
        *,
        kinds: Iterable[str] = ("picture", "paper", "sheet", "sound"),
        most: int = uploads.MAX_FILES,
        required: bool = False,
        **kwargs: Any,
    ) -> None:
        self.kinds, self.most = tuple(kinds), most
        super().__init__(required=required, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs: dict[str, Any] = {"accept": ",".join(self.accepts[kind] for kind in self.kinds)}
        return {**attrs, "multiple": True} if self.most > 1 else attrs

    def clean(self, value: Any) -> Any:
        given = [one for one in (value if isinstance(value, list | tuple) else [value]) if one]
        if not given and self.required:
            raise self._no("required")
        if len(given) > self.most:
            raise self._no("many", most=self.most)
        return [(str(one.name), self._accept(one)) for one in given]

    def _accept(self, file: Any) -> uploads.Accepted:
        if file.size > uploads.MAX_BYTES:
            raise self._no("too_large", name=file.name)
        try:
            accepted = uploads.accept(file.read(), file.name)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal.sentence), code=refusal.code) from None
        if accepted.kind not in self.kinds:
            raise self._no("kind", name=file.name)
        return accepted

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)

    def _no(self, code: str, **params: Any) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code, params=params)


class AcceptedFileField(AcceptedFilesField):
    """One file, let in by its content; cleaned: core.uploads.Accepted or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(most=1, **{"required": True, **kwargs})

    def clean(self, value: Any) -> uploads.Accepted | None:
        taken = super().clean(value)
        return taken[0][1] if taken else None
