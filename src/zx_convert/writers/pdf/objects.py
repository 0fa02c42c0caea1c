"""The objects of a PDF file: those of reportlab, packed and written as they come.

reportlab's `PDFDocument` numbers objects and writes dictionaries, arrays, names, strings and dates. What it has not is
here: an end of line before `endstream` (ISO 19005-2, 6.1.7.1), object streams and the cross-reference stream
(ISO 32000-1, 7.5.7 and 7.5.8), and streams that are packed in a thread while further pages are set. The same objects
give the same bytes.
"""

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import md5
from threading import Thread
from types import MappingProxyType
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import (
    DummyDoc,
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPages,
    PDFStream,
    PDFStreamFilterZCompress,
    PDFString,
    PDFText,
    format,  # noqa: A004 -- reportlab's own name
)

# Objects of one stream: more pack better, fewer are found faster.
_OBJECTS_A_STREAM = 200
# Level 5 of zlib takes two thirds of the time of 6 and packs text and outlines to within a hundredth of it.
_LEVEL = 5
# Streams of so many bytes are packed in a thread: for shorter ones changing threads takes longer than packing.
_WORTH_A_THREAD = 30_000
# Bytes of a row of the cross-reference stream: type, place, index.
_ROW = struct.Struct(">BIH")


@lru_cache(4096)
def number(value: float) -> bytes:
    """Write a number with three places at most, as content streams have them.

    >>> number(12.0), number(-0.00049), number(841.8898)
    (b'12', b'0', b'841.89')
    """
    short = round(value, 3) or 0
    return b"%d" % short if short == int(short) else b"%.3f" % short if abs(short) >= 1000 else b"%g" % short


def text_string(text: str) -> bytes:
    """Write a text for people where no dictionary of reportlab's does (7.9.2.2).

    >>> text_string("春")
    b'<feff6625>'
    """
    written: bytes = PDFText("\ufeff" + text, "utf-16-be").format(DummyDoc())
    return written


class Deflate(PDFStreamFilterZCompress):
    """reportlab's filter, at a level of zlib."""

    def __init__(self, level: int) -> None:
        self.level = level

    def encode(self, text: bytes) -> bytes:
        """Pack what is in a stream."""
        return zlib.compress(text, self.level)


class Stream(PDFStream):
    """reportlab's stream, with an end of line before `endstream`; it lets go of its content when it is written."""

    def __init__(
        self, content: bytes, entries: Mapping[str, object] = MappingProxyType({}), level: int = _LEVEL
    ) -> None:
        """Take what is in it, entries of its dictionary by name, and the level of zlib."""
        super().__init__(PDFDictionary(dict(entries)), content, [Deflate(level)])

    def format(self, document: PDFDocument) -> bytes:
        """Write it."""
        written = super().format(document)
        self.content = None
        return written.removesuffix(b"endstream\n") + b"\nendstream\n"


class Catalog(PDFCatalog):
    """The root of a file that says how its colours are meant; what follows may be set."""

    __NoDefault__ = [*PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012 -- as in reportlab

    Lang: PDFString
    Pages: PDFPages
    Outlines: PDFObject | None = None
    PageLabels: PDFObject
    ViewerPreferences: PDFObject
    Metadata: PDFObject
    OutputIntents: PDFObject
    MarkInfo: PDFObject
    StructTreeRoot: PDFObject


class PackedDocument(PDFDocument):
    """reportlab's document, whose streams are written as they come and whose other objects share streams."""

    def __init__(self, language: str) -> None:
        version = (1, 7)
        super().__init__(dummyoutline=True, invariant=True, pdfVersion=version)
        self.pages = PDFPages()
        self.Pages = self.pages  # where pages look for it
        self.Catalog = Catalog()
        self.Catalog.Lang, self.Catalog.Pages = PDFString(language), self.pages
        self._file = PDFFile(version)
        # What is being packed, by the number of its object.
        self._parcels: dict[int, _Parcel] = {}
        # Numbers of objects that are written apart.
        self._streams: set[int] = set()
        # Type and two numbers of each object, as in table 18.
        self._places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def add_stream(self, stream: Stream) -> PDFObjectReference:
        """Have a stream written, a long one while others are made."""
        reference = self.refer(stream)
        self._streams.add(self.objectcounter)
        if len(stream.content or b"") < _WORTH_A_THREAD:
            self._add(self.objectcounter, PDFIndirectObject(reference.name, stream).format(self))
        else:
            parcel = self._parcels[self.objectcounter] = _Parcel(self, reference.name, stream)
            parcel.start()
        return reference

    def refer(self, thing: PDFObject) -> PDFObjectReference:
        """Refer to an object; a new one is numbered."""
        reference: PDFObjectReference = super().Reference(thing)  # type: ignore[no-untyped-call]
        return reference

    def number(self, thing: PDFObject) -> int:
        """The number of an object; a new one gets its own."""
        return self.idToObjectNumberAndVersion[self.refer(thing).name][0]

    def save(self, stream: BinaryIO) -> None:
        """Write the file."""
        self.refer(self.Catalog)
        self.refer(self.info)
        self._pack_objects()
        for number, parcel in self._parcels.items():
            self._add(number, parcel.written())
        self._add_references()
        stream.writelines(self._file.strings)

    def _add(self, number: int, written: bytes) -> None:
        self._places[number] = (1, self._file.add(written), 0)

    def _pack_objects(self) -> None:
        """Write all objects that are no streams; formatting one may bring further ones."""
        packed: dict[int, bytes] = {}
        number = 0
        while (number := number + 1) in self.numberToId:
            if number not in self._streams:
                packed[number] = format(self.idToObject[self.numberToId[number]], self, toplevel=True)
            last = number + 1 not in self.numberToId
            if len(packed) == _OBJECTS_A_STREAM or (last and packed):
                self._pack(packed)
                packed = {}

    def _pack(self, objects: dict[int, bytes]) -> None:
        heads: list[str] = []
        offset = 0
        for index, (number, data) in enumerate(objects.items()):
            heads.append(f"{number} {offset}")
            offset += len(data) + 1
            self._places[number] = (2, self.objectcounter + 1, index)
        head = " ".join(heads).encode() + b" "
        entries = {"Type": PDFName("ObjStm"), "N": len(objects), "First": len(head)}
        self._add_at_once(Stream(head + b" ".join(objects.values()), entries))

    def _add_at_once(self, stream: Stream) -> None:
        number = self.number(stream)
        self._streams.add(number)
        self._add(number, PDFIndirectObject(self.numberToId[number], stream).format(self))

    def _add_references(self) -> None:
        """Write the cross-reference stream, which is the trailer too."""
        number = self.objectcounter + 1
        start = self._file.offset
        self._places[number] = (1, start, 0)
        rows = b"".join(_ROW.pack(*self._places[key]) for key in range(number + 1))
        digest = md5(usedforsecurity=False)
        for part in self._file.strings:
            digest.update(part)
        identity = PDFText(digest.digest(), "raw")
        entries = {
            "Type": PDFName("XRef"), "Size": number + 1, "W": PDFArray([1, 4, 2]), "ID": PDFArray([identity, identity]),
            "DecodeParms": PDFArray([PDFDictionary({"Predictor": 12, "Columns": _ROW.size})]),
            "Root": self.refer(self.Catalog), "Info": self.refer(self.info),
        }  # fmt: skip
        self._add_at_once(Stream(_differences(rows), entries))
        self._file.add(f"startxref\n{start}\n%%EOF\n")


class _Parcel(Thread):
    """A long stream that is packed while pages are still being set: zlib leaves the interpreter free meanwhile."""

    def __init__(self, document: PackedDocument, name: str, stream: Stream) -> None:
        super().__init__(name=name, daemon=True)
        self._document = document
        self._stream = stream
        self._written = b""
        self._failed: BaseException | None = None

    def run(self) -> None:
        """Write the stream."""
        try:
            self._written = PDFIndirectObject(self.name, self._stream).format(self._document)
        except BaseException as error:
            self._failed = error

    def written(self) -> bytes:
        """What was written, when it is."""
        self.join()
        if self._failed is not None:
            raise self._failed
        return self._written


def _differences(rows: bytes) -> bytes:
    """What each row adds to the one above (the "up" filter of PNG), which packs far better."""
    width = _ROW.size
    added = bytes((new - old) & 0xFF for new, old in zip(rows, bytes(width) + rows, strict=False))
    found = bytearray(b"\2" * (len(rows) // width * (width + 1)))
    for column in range(width):
        found[column + 1 :: width + 1] = added[column::width]
    return bytes(found)
