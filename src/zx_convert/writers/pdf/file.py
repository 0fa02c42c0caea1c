"""The PDF file: reportlab's document of objects, with streams, outline, page labels and information of our own.

Source: ISO 32000-1 (PDF 1.7). The same objects give the same bytes.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

_VERSION = (1, 7)
Reference = pdfdoc.PDFObjectReference


@dataclass(frozen=True, slots=True)
class Information:
    """What a file says of itself.

    Attributes:
        title: of the document.
        authors: names, in order.
        language: BCP 47 tag.
        subject: where it appeared, "" for nothing.
        date: when it was made.
    """

    title: str
    authors: Sequence[str]
    language: str
    subject: str
    date: datetime


@dataclass(slots=True)
class Entry:
    """An entry of the outline.

    Attributes:
        title: what it shows.
        page: index of its page.
        top: where on the page, in points from the bottom.
        entries: what is below it.
    """

    title: str
    page: int
    top: float
    entries: list["Entry"] = field(default_factory=list)


class _Stream(pdfdoc.PDFObject):
    """Packed data. reportlab's own leaves out the end of line before `endstream` and wraps data in ASCII."""

    # An object that can only be referred to.
    __RefOnly__ = 1

    def __init__(self, data: bytes, entries: Mapping[str, object], *, packed: bool) -> None:
        self.data = zlib.compress(data) if packed else data
        self.entries = {**entries, "Length": len(self.data), **({"Filter": "/FlateDecode"} if packed else {})}

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"%s\nstream\n%s\nendstream\n" % (pdfdoc.format(_object(self.entries), document), self.data)


class _Information(pdfdoc.PDFDictionary):
    """The information dictionary; the document asks it for nothing else."""

    def digest(self, signature: Any) -> None:
        """What is in it goes into the file's identity with everything else."""


class PdfFile:
    """A PDF document in the making."""

    def __init__(self, information: Information) -> None:
        self.document = _document(information.language)
        self.document.info = _information(information)
        self.information = information
        self.pages: list[Reference] = []
        self._parent = self._refer(self.document.Pages)
        self.resources: dict[str, object] = {}
        self._resources = self._refer(_Late(self.resources))

    def _refer(self, thing: pdfdoc.PDFObject) -> Reference:
        reference: Reference = self.document.Reference(thing)
        return reference

    def add(self, entries: Mapping[str, object] | Sequence[object]) -> Reference:
        """Add an object; names are written with their slash, texts by `text_string`."""
        return self._refer(_object(entries))

    def add_stream(self, data: bytes, entries: Mapping[str, object] | None = None, *, packed: bool = True) -> Reference:
        """Add a stream."""
        self.document.updateSignature(data)
        return self._refer(_Stream(data, entries or {}, packed=packed))

    def add_page(
        self, content: bytes, width: float, height: float, entries: Mapping[str, object] | None = None
    ) -> None:
        """Add a page; its size is in points."""
        page = pdfdoc.PDFDictionary(
            _members({
                "Type": "/Page", "Parent": self._parent, "MediaBox": [0, 0, round(width, 2), round(height, 2)],
                "Resources": self._resources, "Contents": self.add_stream(content), **(entries or {}),
            })
        )  # fmt: skip
        self.document.addPage(page)
        self.pages.append(self._refer(page))

    def add_link(self, box: Sequence[float], page: int, top: float) -> Reference:
        """Add a link: where it is on its page (left, foot, right, top), and the place that it leads to."""
        rectangle = [round(value, 2) for value in box]
        destination = self.destination(page, top)
        return self.add({
            "Type": "/Annot", "Subtype": "/Link", "Rect": rectangle, "Border": [0, 0, 0], "F": 4, "Dest": destination
        })  # fmt: skip

    def page_reference(self, index: int) -> Reference:
        """The page of this index, which need not have been added yet."""
        return Reference(f"Page{index + 1}")

    def destination(self, page: int, top: float) -> list[object]:
        """A place to go to: a page, and a height on it."""
        return [self.page_reference(page), "/XYZ", "null", round(top, 2), "null"]

    def set_outline(self, entries: Sequence[Entry]) -> None:
        """Set the outline, which a viewer shows beside the pages."""
        if not entries:
            return
        root = pdfdoc.PDFDictionary({"Type": "/Outlines"})
        reference = self._refer(root)
        root.dict.update(_members(self._children(entries, reference)))
        self.document.Catalog.Outlines = reference
        self.document.Catalog.showOutline()

    def _children(self, entries: Sequence[Entry], parent: Reference) -> dict[str, object]:
        items = [pdfdoc.PDFDictionary({}) for _ in entries]
        references = [self._refer(item) for item in items]
        for number, (entry, item) in enumerate(zip(entries, items, strict=True)):
            members: dict[str, object] = {
                "Title": text_string(entry.title), "Parent": parent, "Dest": self.destination(entry.page, entry.top)
            }  # fmt: skip
            if number:
                members["Prev"] = references[number - 1]
            if number + 1 < len(items):
                members["Next"] = references[number + 1]
            if entry.entries:
                # A count below zero leaves the entry closed.
                below = self._children(entry.entries, references[number])
                members |= below | {"Count": -len(entry.entries)}
            item.dict.update(_members(members))
        return {"First": references[0], "Last": references[-1], "Count": len(references)}

    def label_pages(self, front: int) -> None:
        """Number the first pages i, ii, iii, those after them 1, 2, 3."""
        if front:
            labels = self.add({"Nums": [0, {"S": "/r"}, front, {"S": "/D"}]})
            self.document.Catalog.PageLabels = labels

    def save(self, stream: BinaryIO) -> None:
        """Write the file."""
        catalog = self.document.Catalog
        if isinstance(catalog.Outlines, pdfdoc.PDFOutlines):
            catalog.Outlines = None
        catalog.ViewerPreferences = _object({"DisplayDocTitle": "true"})
        self.document.Outlines = pdfdoc.PDFOutlines0()
        self.document.updateSignature(repr(self.information))
        stream.write(self.document.format())


def _document(language: str) -> Any:
    """Make an empty document; the published types of reportlab leave out most of its class."""
    return pdfdoc.PDFDocument(invariant=1, pdfVersion=_VERSION, lang=language)


class _Late(pdfdoc.PDFObject):
    """A dictionary that is filled after it has been referred to."""

    def __init__(self, entries: Mapping[str, object]) -> None:
        self.entries = entries

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return bytes(pdfdoc.format(_object(self.entries), document))


def text_string(text: str) -> pdfdoc.PDFString:
    """Make a text for an outline or the information (7.9.2.2)."""
    return pdfdoc.PDFString(text)


def _members(entries: Mapping[str, object]) -> dict[str, object]:
    return {name: _object(value) for name, value in entries.items()}


def _object(value: object) -> Any:
    if isinstance(value, Mapping):
        return pdfdoc.PDFDictionary(_members(value))
    if isinstance(value, (list, tuple)):
        return pdfdoc.PDFArrayCompact([_object(member) for member in value])
    return value


def _information(given: Information) -> _Information:
    moment = given.date.strftime("(D:%Y%m%d%H%M%S+00'00')")
    texts = {
        "Title": given.title, "Author": "；".join(given.authors), "Subject": given.subject, "Creator": "zx-convert",
        "Producer": "ReportLab PDF Library",
    }  # fmt: skip
    entries: dict[str, object] = {name: text_string(text) for name, text in texts.items() if text}
    return _Information({**entries, "CreationDate": moment, "ModDate": moment})
