"""Damage done to a Word file by editing its XML, as a careless hand would do it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

from docx import Document
from docx.shared import Pt
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


class Word:
    """The parts of a .docx as trees; paragraphs are found by what they say."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.body = etree.fromstring(self.files["word/document.xml"])

    def bytes(self) -> bytes:
        self.files["word/document.xml"] = etree.tostring(self.body, xml_declaration=True, encoding="UTF-8")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.files.items():
                archive.writestr(name, data)
        return out.getvalue()

    def at(self, start: str, *, last: bool = False) -> Any:
        found = [one for one in self.body.iter(w("p")) if said(one).startswith(start)]
        assert found, f"nothing begins with {start}"
        return found[-1 if last else 0]

    def look(self, start: str, name: str, **values: str) -> Word:
        """A property of all runs of a paragraph."""
        for run in self.at(start).iter(w("r")):
            properties = run.find(w("rPr"))
            if properties is None:
                properties = etree.Element(w("rPr"))
                run.insert(0, properties)
            for old in properties.findall(w(name)):
                properties.remove(old)
            etree.SubElement(properties, w(name), {w(key): value for key, value in values.items()})
        return self

    def form(self, start: str, name: str, *, last: bool = False, **values: str) -> Word:
        """A property of a paragraph."""
        properties = self.at(start, last=last).find(w("pPr"))
        for old in properties.findall(w(name)):
            properties.remove(old)
        etree.SubElement(properties, w(name), {w(key): value for key, value in values.items()})
        return self

    def say(self, start: str, text: str, *, last: bool = False) -> Word:
        texts = list(self.at(start, last=last).iter(w("t")))
        texts[0].text = text
        for other in texts[1:]:
            other.text = ""
        return self

    def drop(self, start: str) -> Word:
        node = self.at(start)
        node.getparent().remove(node)
        return self

    def drop_after(self, start: str, count: int = 1) -> Word:
        node = self.at(start)
        for _number in range(count):
            node.getparent().remove(node.getnext())
        return self

    def drop_all(self, name: str) -> Word:
        """An element of this name wherever it stands."""
        for node in list(self.body.iter(w(name))):
            node.getparent().remove(node)
        return self

    def move(self, start: str, after: str) -> Word:
        node = self.at(start)
        self.at(after).addnext(node)
        return self

    def insert(self, text: str, *, like: str, after: str) -> Word:
        copy = deepcopy(self.at(like))
        texts = list(copy.iter(w("t")))
        texts[0].text = text
        for other in texts[1:]:
            other.text = ""
        self.at(after).addnext(copy)
        return self

    def part(self, name: str, pattern: str, new: str) -> Word:
        """A change of text in another part of the file."""
        old = self.files[name].decode("utf-8")
        changed = re.sub(pattern, new, old)
        assert changed != old, f"{pattern} is not in {name}"
        self.files[name] = changed.encode("utf-8")
        return self

    def section(self, name: str, **values: str) -> Word:
        node = self.body.find(f".//{w('sectPr')}/{w(name)}")
        for key, value in values.items():
            node.set(w(key), value)
        return self

    def foot(self, text: str, *, size: float) -> Word:
        """A line in the foot of the first page."""
        document = Document(io.BytesIO(self.bytes()))
        run = document.sections[0].first_page_footer.paragraphs[0].add_run(text)
        run.font.size, run.font.name = Pt(size), "Times New Roman"
        out = io.BytesIO()
        document.save(out)
        self.__init__(out.getvalue())  # type: ignore[misc]
        return self

    def nameless(self) -> Word:
        """The styles under names that say nothing."""
        for part in ("word/styles.xml",):
            text = self.files[part].decode("utf-8")
            names = re.findall(r'<w:name w:val="Paper ([^"]+)"', text)
            for number, name in enumerate(names):
                text = text.replace(f'<w:name w:val="Paper {name}"', f'<w:name w:val="Kieu {number}"')
            self.files[part] = text.encode("utf-8")
        return self


def said(paragraph: Any) -> str:
    return "".join(node.text or "" for node in paragraph.iter(w("t"))).strip()


Damage = Callable[[Word], object]
