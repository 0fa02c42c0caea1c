"""The PDF file: reportlab's document of objects, with streams, outline, page labels and information of our own.

Source: ISO 32000-1 (PDF 1.7). The same objects give the same bytes.
"""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

from zx_convert.writers.pdf.archive import gray_profile, metadata
from zx_convert.writers.pdf.compact import CompactDocument

_CREATOR, _PRODUCER = "zx-convert", "ReportLab PDF Library"
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
    is_stream = True

    def __init__(self, data: bytes, entries: Mapping[str, object], *, packed: bool) -> None:
        self.data = zlib.compress(data) if packed else data
        self.entries = {**entries, "Length": len(self.data), **({"Filter": "/FlateDecode"} if packed else {})}

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        return b"%s\nstream\n%s\nendstream\n" % (pdfdoc.format(_object(self.entries), document), self.data)


class PdfFile:
    """A PDF document in the making."""

    def __init__(self, information: Information) -> None:
        self.document = CompactDocument(invariant=1)
        self.document.info = _Late(_information(information))
        self.information = information
        self.catalog: dict[str, object] = {
            "Type": "/Catalog", "Lang": text_string(information.language),
            "ViewerPreferences": {"DisplayDocTitle": "true"},
        }  # fmt: skip
        self.pages: list[Reference] = []
        self._late: dict[str, _Late] = {}
        self._tree = self.catalog["Pages"] = self.reserve()
        self.resources: dict[str, object] = {}
        self._resources = self._refer(_Late(self.resources))

    def _refer(self, thing: pdfdoc.PDFObject, name: str | None = None) -> Reference:
        reference: Reference = self.document.Reference(thing, name)  # type: ignore[no-untyped-call]
        return reference

    def reserve(self) -> Reference:
        """Refer to an object that is filled later."""
        late = _Late({})
        reference = self._refer(late)
        self._late[reference.name] = late
        return reference

    def fill(self, reference: Reference, entries: Mapping[str, object]) -> None:
        """Say what a reserved object is."""
        self._late[reference.name].entries = entries

    def add(self, entries: Mapping[str, object] | Sequence[object]) -> Reference:
        """Add an object; names are written with their slash, texts by `text_string`."""
        return self._refer(_object(entries))

    def add_stream(self, data: bytes, entries: Mapping[str, object] | None = None, *, packed: bool = True) -> Reference:
        """Add a stream."""
        return self._refer(_Stream(data, entries or {}, packed=packed))

    def add_page(
        self, content: bytes, width: float, height: float, entries: Mapping[str, object] | None = None
    ) -> None:
        """Add a page; its size is in points."""
        page = pdfdoc.PDFDictionary(
            _members({
                "Type": "/Page", "Parent": self._tree, "MediaBox": [0, 0, round(width, 2), round(height, 2)],
                "Resources": self._resources, "Contents": self.add_stream(content), **(entries or {}),
            })
        )  # fmt: skip
        self.pages.append(self._refer(page, _page_name(len(self.pages))))

    def add_link(self, box: Sequence[float], page: int, top: float, text: str, key: int) -> Reference:
        """Add a link.

        Args:
            box: where it is on its page: left, foot, right, top, in points.
            page: index of the page that it leads to.
            top: where on that page.
            text: what it says.
            key: its key in the structure's tree of parents.
        """
        rectangle = [round(value, 2) for value in box]
        destination = self.destination(page, top)
        return self.add({
            "Type": "/Annot", "Subtype": "/Link", "Rect": rectangle, "Border": [0, 0, 0], "F": 4, "Dest": destination,
            "Contents": text_string(text), "StructParent": key,
        })  # fmt: skip

    def page_reference(self, index: int) -> Reference:
        """The page of this index, which need not have been added yet."""
        return Reference(_page_name(index))

    def destination(self, page: int, top: float) -> list[object]:
        """A place to go to: a page, and a height on it."""
        return [self.page_reference(page), "/XYZ", "null", round(top, 2), "null"]

    def set_outline(self, entries: Sequence[Entry]) -> None:
        """Set the outline, which a viewer shows beside the pages."""
        if not entries:
            return
        root = self.reserve()
        self.fill(root, {"Type": "/Outlines", **self._children(entries, root)})
        self.catalog |= {"Outlines": root, "PageMode": "/UseOutlines"}

    def _children(self, entries: Sequence[Entry], parent: Reference) -> dict[str, object]:
        references = [self.reserve() for _ in entries]
        for number, entry in enumerate(entries):
            members: dict[str, object] = {
                "Title": text_string(entry.title), "Parent": parent, "Dest": self.destination(entry.page, entry.top)
            }  # fmt: skip
            if number:
                members["Prev"] = references[number - 1]
            if number + 1 < len(entries):
                members["Next"] = references[number + 1]
            if entry.entries:
                # A count below zero leaves the entry closed.
                below = self._children(entry.entries, references[number])
                members |= below | {"Count": -len(entry.entries)}
            self.fill(references[number], members)
        return {"First": references[0], "Last": references[-1], "Count": len(references)}

    def label_pages(self, front: int) -> None:
        """Number the first pages i, ii, iii, those after them 1, 2, 3."""
        if front:
            self.catalog["PageLabels"] = self.add({"Nums": [0, {"S": "/r"}, front, {"S": "/D"}]})

    def save(self, stream: BinaryIO) -> None:
        """Write the file."""
        self.fill(self._tree, {"Type": "/Pages", "Kids": self.pages, "Count": len(self.pages)})
        self._archive()
        self.document.Catalog = _Late(self.catalog)
        stream.write(self.document.format())

    def _archive(self) -> None:
        """Say what an archive asks for."""
        told = self.information
        packet = metadata(told.title, tuple(told.authors), told.language, told.subject, told.date, _CREATOR, _PRODUCER)
        # Readers that know no PDF look for the packet as it is.
        self.catalog["Metadata"] = self.add_stream(packet, {"Type": "/Metadata", "Subtype": "/XML"}, packed=False)
        self.catalog["OutputIntents"] = [{
            "Type": "/OutputIntent", "S": "/GTS_PDFA1", "OutputConditionIdentifier": "(Gray gamma 2.2)",
            "Info": "(Gray gamma 2.2)", "DestOutputProfile": self.add_stream(gray_profile(), {"N": 1}),
        }]  # fmt: skip


def _page_name(index: int) -> str:
    return f"Page{index + 1}"


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


def _information(given: Information) -> dict[str, object]:
    moment = given.date.strftime("(D:%Y%m%d%H%M%S+00'00')")
    texts = {
        "Title": given.title, "Author": "；".join(given.authors), "Subject": given.subject, "Creator": _CREATOR,
        "Producer": _PRODUCER,
    }  # fmt: skip
    entries: dict[str, object] = {name: text_string(text) for name, text in texts.items() if text}
    return {**entries, "CreationDate": moment, "ModDate": moment}
