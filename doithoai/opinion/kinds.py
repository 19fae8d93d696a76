"""A proposal by plain word rules: does a text read like a denunciation or a complaint? A person decides."""

from __future__ import annotations

from doithoai.core import vietnamese

DENUNCIATION = (
    "to cao",
    "don to giac",
    "tham o",
    "tham nhung",
    "nhan hoi lo",
    "doi hoi lo",
    "doi tien boi duong",
    "an chan tien",
    "bo tui rieng",
    "lam quyen",
    "loi dung chuc vu",
    "chiem doat",
)
COMPLAINT = ("khieu nai", "don khieu nai quyet dinh", "khong dong y voi quyet dinh so")


def route(text: str) -> str:
    """denunciation, complaint, or an empty string for what is an opinion."""
    folded = f" {vietnamese.fold(text)} "
    if any(f" {words} " in folded for words in DENUNCIATION):
        return "denunciation"
    if any(f" {words} " in folded for words in COMPLAINT):
        return "complaint"
    return ""
