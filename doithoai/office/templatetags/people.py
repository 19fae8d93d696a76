"""Words for roles."""

from __future__ import annotations

from django import template

from doithoai.people.roles import role_words

register = template.Library()
register.filter("role_words", role_words)
