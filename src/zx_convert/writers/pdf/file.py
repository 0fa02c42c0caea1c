"""The PDF file: its pages, outline, page labels, links, and what it says of itself.

All of it are reportlab's objects; here stands what its classes do not let through (keys of tagged PDF).
Source: ISO 32000-1 (PDF 1.7), 7.7 "Document structure", 12.3 "Document-level navigation".
"""

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO, NamedTuple, cast

from reportlab.pdfbase.pdfdoc import (
    BasicFonts,
    LinkAnnotation,
    OutlineEntryObject,
    PDFArray,
    PDFDate,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFPageLabel,
    PDFPageLabels,
    PDFResourceDictionary,
    PDFString,
    ViewerPreferencesPDFDictionary,
)

from zx_convert.writers.pdf.archive import gray_profile, metadata
from zx_convert.writers.pdf.objects import PackedDocument, Stream, number, text_string

_CREATOR = "zx-convert"


class Information(NamedTuple):
    """What a file says of itself.

    Attributes:
        title: of the document.
        authors: names, in order.
        language: BCP 47 tag.
        subject: where it appeared, "" for nothing.
        date: when it was made, None if nobody knows.
    """

    title: str
    authors: Sequence[str]
    language: str
    subject: str
    date: datetime | None


class PageObject(PDFPage):
    """A page of a tagged file."""

    __NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012 -- as in reportlab

    StructParents: int
    Tabs: str
    number = 0


class Place(NamedTuple):
    """A place to go to: a page, and a height on it in points from its foot."""

    page: PageObject
    top: float

    def destination(self) -> bytes:
        """The destination (12.3.2.2)."""
        return b"[%d 0 R/XYZ null %s null]" % (self.page.number, number(self.top))


class Entry(OutlineEntryObject):
    """An entry of the outline, which writes itself: reportlab's way takes ten times as long, and there are many."""

    def __init__(self, title: str, place: Place) -> None:
        """Take what it shows, and where it leads."""
        self.title = title
        self.place = place
        self.entries: list[Entry] = []
        self.around = b""

    def format(self, document: PDFDocument) -> bytes:
        """Write its dictionary."""
        del document
        return b"<</Title%s/Dest%s%s>>" % (text_string(self.title), self.place.destination(), self.around)


class Link(LinkAnnotation):
    """A link that the structure knows."""

    permitted = (*LinkAnnotation.permitted, "StructParent")


class _Info(PDFInfo):
    """What a file says of itself; what is not known is left out."""

    def __init__(self, told: Information) -> None:
        super().__init__()
        self.told = told

    def format(self, document: PDFDocument) -> bytes:
        told = self.told
        texts = {
            "Title": told.title, "Author": "；".join(told.authors), "Subject": told.subject, "Creator": _CREATOR,
            "Producer": _CREATOR,
        }  # fmt: skip
        entries: dict[str, object] = {name: PDFString(text) for name, text in texts.items() if text}
        if told.date is not None:
            moment = told.date.strftime("D:%Y%m%d%H%M%S+00'00'")
            entries["CreationDate"] = entries["ModDate"] = PDFDate(dateFormatter=lambda *_: moment)
        written: bytes = PDFDictionary(entries).format(document)
        return written


class PdfFile:
    """A PDF document in the making."""

    def __init__(self, information: Information, width: float, height: float) -> None:
        """Begin a file whose pages are `width` by `height` points."""
        self.document = PackedDocument(information.language)
        self.information = information
        self._box = PDFArray([0, 0, round(width, 3), round(height, 3)])
        self.catalog = self.document.Catalog
        self.catalog.ViewerPreferences = ViewerPreferencesPDFDictionary({"DisplayDocTitle": "true"})
        self.document.info = _Info(information)
        resources = PDFResourceDictionary()
        resources.basicFonts()
        self._resources = self.document.refer(resources)

    def open_page(self) -> PageObject:
        """Make the next page, which others can refer to."""
        page = PageObject()
        page.number = self.document.number(page)
        return page

    def fill_page(self, page: PageObject, content: bytes, key: int, links: Sequence[PDFObject] = ()) -> None:
        """Say what stands on a page.

        Args:
            page: that was opened.
            content: its content stream.
            key: its key in the structure's tree of parents.
            links: annotations on it.
        """
        page.MediaBox = self._box
        page.Resources = self._resources
        page.Contents = self.document.add_stream(Stream(content))
        page.StructParents, page.Tabs = key, PDFName("S")
        page.Annots = [self.document.refer(link) for link in links]

    def link(self, box: Sequence[float], place: Place, text: str, key: int) -> Link:
        """Make a link in a box (left, foot, right, top); `key` is its own in the structure's tree of parents."""
        rounded = [round(edge, 3) for edge in box]
        return Link(rounded, text, place.destination(), "[0 0 0]", F=4, StructParent=key)

    def set_outline(self, entries: Sequence[Entry]) -> None:
        """Set the outline, which a viewer shows beside the pages."""
        if entries:
            self.catalog.Outlines = root = PDFDictionary({"Type": PDFName("Outlines"), "Count": len(entries)})
            root["First"], root["Last"] = self._chain(entries, self.document.number(root))
            self.catalog.showOutline()

    def _chain(self, entries: Sequence[Entry], parent: int) -> tuple[PDFObjectReference, PDFObjectReference]:
        """Say what stands around the entries below one; give the first and the last."""
        references = [self.document.refer(entry) for entry in entries]
        numbers = [self.document.number(entry) for entry in entries]
        for index, entry in enumerate(entries):
            parts = [b"/Parent %d 0 R" % parent]
            parts += [b"/Prev %d 0 R" % numbers[index - 1]] if index else []
            parts += [b"/Next %d 0 R" % numbers[index + 1]] if entry is not entries[-1] else []
            if entry.entries:
                first, last = (each.format(self.document) for each in self._chain(entry.entries, numbers[index]))
                # A count below zero leaves the entry closed.
                parts.append(b"/First %s/Last %s/Count %d" % (first, last, -len(entry.entries)))
            entry.around = b"".join(parts)
        return references[0], references[-1]

    def set_fonts(self, fonts: Sequence[tuple[str, PDFObjectReference]]) -> None:
        """Name the fonts that pages show text in."""
        known = cast("PDFDictionary", self.document.idToObject[BasicFonts])
        known.dict.update(fonts)

    def save(self, stream: BinaryIO, front: Sequence[PageObject], body: Sequence[PageObject]) -> None:
        """Write the file: pages before the text are numbered i, ii, iii, those of the text 1, 2, 3."""
        for page in (*front, *body):
            self.document.pages.addPage(page)
        if front:
            self.catalog.PageLabels = labels = PDFPageLabels()
            labels.addPageLabel(0, PDFPageLabel("ROMAN_LOWER"))
            labels.addPageLabel(len(front), PDFPageLabel("ARABIC"))
        self._archive()
        self.document.save(stream)

    def _archive(self) -> None:
        """Say what an archive asks for."""
        told = self.information
        packet = metadata(told.title, tuple(told.authors), told.language, told.subject, told.date, _CREATOR, _CREATOR)
        # Readers that know no PDF look for the packet as it is: nothing packs it.
        entries: dict[str, object] = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        described = Stream(packet, entries)
        described.filters = []
        self.catalog.Metadata = self.document.add_stream(described)
        profile = self.document.add_stream(Stream(gray_profile(), {"N": 1}))
        meaning = {
            "Type": PDFName("OutputIntent"), "S": PDFName("GTS_PDFA1"), "Info": PDFString("Gray gamma 2.2"),
            "OutputConditionIdentifier": PDFString("Gray gamma 2.2"), "DestOutputProfile": profile,
        }  # fmt: skip
        self.catalog.OutputIntents = PDFArray([PDFDictionary(meaning)])
