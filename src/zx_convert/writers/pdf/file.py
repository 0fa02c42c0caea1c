"""The PDF file: its pages, outline, page labels, links, and what it says of itself.

Source: ISO 32000-1 (PDF 1.7), 7.7 "Document structure", 12.3 "Document-level navigation".
"""

from collections.abc import Sequence
from datetime import datetime
from typing import BinaryIO, NamedTuple

from zx_convert.writers.pdf.archive import gray_profile, metadata
from zx_convert.writers.pdf.objects import Objects, Reference, array, number, text_string

_CREATOR = "zx-convert"


class Information(NamedTuple):
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


class Place(NamedTuple):
    """A place to go to: a page, and a height on it in points from its foot."""

    page: Reference
    top: float

    def written(self) -> bytes:
        """The destination (12.3.2.2)."""
        return b"[%d 0 R/XYZ null %s null]" % (self.page, number(self.top))


class Entry:
    """An entry of the outline: what it shows, where it leads, and the entries below it."""

    def __init__(self, title: str, place: Place) -> None:
        self.title = title
        self.place = place
        self.entries: list[Entry] = []


class PdfFile:
    """A PDF document in the making."""

    def __init__(self, information: Information, width: float, height: float) -> None:
        """Begin a file whose pages are `width` by `height` points."""
        self.objects = Objects()
        self.information = information
        self._box = array([width, height])[1:-1]
        self._tree = self.objects.reserve()
        self._resources = self.objects.reserve()
        self._catalog = [
            b"/Type/Catalog/Pages %d 0 R/Lang%s" % (self._tree, text_string(information.language)),
            b"/ViewerPreferences<</DisplayDocTitle true>>",
        ]

    def tell(self, entries: bytes) -> None:
        """Add entries to the catalog."""
        self._catalog.append(entries)

    def add_page(self, page: Reference, content: bytes, key: int, links: Sequence[Reference] = ()) -> None:
        """Fill the object of a page.

        Args:
            page: its reserved object.
            content: its content stream.
            key: its key in the structure's tree of parents.
            links: annotations on it.
        """
        noted = b"/Annots[%s]" % b" ".join(b"%d 0 R" % link for link in links) if links else b""
        stream = self.objects.add_stream(content)
        self.objects.fill(
            page,
            b"<</Type/Page/Parent %d 0 R/Resources %d 0 R/Contents %d 0 R/StructParents %d/Tabs/S%s>>"
            % (self._tree, self._resources, stream, key, noted),
        )

    def add_link(self, box: Sequence[float], place: Place, text: str, key: int) -> Reference:
        """Add a link in a box (left, foot, right, top); `key` is its own in the structure's tree of parents."""
        return self.objects.add(
            b"<</Type/Annot/Subtype/Link/Rect%s/Border[0 0 0]/F 4/Dest%s/Contents%s/StructParent %d>>"
            % (array(list(box)), place.written(), text_string(text), key)
        )

    def set_outline(self, entries: Sequence[Entry]) -> None:
        """Set the outline, which a viewer shows beside the pages."""
        if entries:
            root = self.objects.reserve()
            self.objects.fill(root, b"<</Type/Outlines%s/Count %d>>" % (self._children(entries, root), len(entries)))
            self.tell(b"/Outlines %d 0 R/PageMode/UseOutlines" % root)

    def _children(self, entries: Sequence[Entry], parent: Reference) -> bytes:
        references = [self.objects.reserve() for _ in entries]
        for index, entry in enumerate(entries):
            parts = [b"<</Title%s/Parent %d 0 R/Dest%s" % (text_string(entry.title), parent, entry.place.written())]
            if index:
                parts.append(b"/Prev %d 0 R" % references[index - 1])
            if index + 1 < len(entries):
                parts.append(b"/Next %d 0 R" % references[index + 1])
            if entry.entries:
                # A count below zero leaves the entry closed.
                parts += [self._children(entry.entries, references[index]), b"/Count %d" % -len(entry.entries)]
            self.objects.fill(references[index], b"".join([*parts, b">>"]))
        return b"/First %d 0 R/Last %d 0 R" % (references[0], references[-1])

    def set_fonts(self, fonts: Sequence[tuple[str, Reference]]) -> None:
        """Name the fonts that pages show text in."""
        named = b"".join(b"/%s %d 0 R" % (name.encode(), font) for name, font in fonts)
        self.objects.fill(self._resources, b"<</Font<<%s>>>>" % named)

    def save(self, stream: BinaryIO, front: Sequence[Reference], body: Sequence[Reference]) -> None:
        """Write the file: pages before the text are numbered i, ii, iii, those of the text 1, 2, 3."""
        if front:
            self.tell(b"/PageLabels<</Nums[0<</S/r>>%d<</S/D>>]>>" % len(front))
        pages = [*front, *body]
        kids = b" ".join(b"%d 0 R" % page for page in pages)
        tree = b"<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 %s]>>" % (kids, len(pages), self._box)
        self.objects.fill(self._tree, tree)
        self._archive()
        root = self.objects.add(b"<<%s>>" % b"".join(self._catalog))
        stream.writelines(self.objects.written(root, self.objects.add(_information(self.information))))

    def _archive(self) -> None:
        """Say what an archive asks for."""
        told = self.information
        packet = metadata(told.title, tuple(told.authors), told.language, told.subject, told.date, _CREATOR, _CREATOR)
        # Readers that know no PDF look for the packet as it is.
        described = self.objects.add_plain_stream(packet, b"/Type/Metadata/Subtype/XML")
        profile = self.objects.add_stream(gray_profile(), b"/N 1")
        self.tell(b"/Metadata %d 0 R" % described)
        self.tell(
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(Gray gamma 2.2)"
            b"/Info(Gray gamma 2.2)/DestOutputProfile %d 0 R>>]" % profile
        )


def _information(given: Information) -> bytes:
    moment = given.date.strftime("(D:%Y%m%d%H%M%S+00'00')").encode()
    texts = {
        b"Title": given.title, b"Author": "；".join(given.authors), b"Subject": given.subject, b"Creator": _CREATOR,
        b"Producer": _CREATOR,
    }  # fmt: skip
    written = b"".join(b"/%s%s" % (name, text_string(text)) for name, text in texts.items() if text)
    return b"<<%s/CreationDate%s/ModDate%s>>" % (written, moment, moment)
