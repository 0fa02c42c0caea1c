"""reportlab's document, written with object streams and a cross-reference stream: a structure tree stays small so.

Source: ISO 32000-1, 7.5.7 "Object streams" and 7.5.8 "Cross-reference streams".
"""

import struct
import zlib
from hashlib import md5
from itertools import count
from typing import Any

from reportlab.pdfbase import pdfdoc

_HEADER = b"%PDF-1.7\n%\xe4\xb8\xad\xe6\x96\x87\n"
# Objects of one stream: more pack better, fewer are found faster.
_OBJECTS_A_STREAM = 200


class CompactDocument(pdfdoc.PDFDocument):
    """A document of objects whose catalog and information are set by who uses it."""

    Catalog: Any
    info: Any

    def format(self) -> bytes:
        """Write the file."""
        return _Body(self).written()


class _Body:
    """The file in the making: what has been written, and where each object is."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.root = document.Reference(document.Catalog)
        self.info = document.Reference(document.info)
        self.parts = [_HEADER]
        self.length = len(_HEADER)
        # Type and two numbers of each object, as in table 18.
        self.places: dict[int, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def written(self) -> bytes:
        loose: list[tuple[int, bytes]] = []
        for number in count(1):  # writing an object may refer to new ones
            name = self.document.numberToId.get(number)
            if name is None:
                break
            thing = self.document.idToObject[name]
            data = pdfdoc.format(thing, self.document, toplevel=1)
            if getattr(thing, "is_stream", False):
                self._add(number, data)
            else:
                loose.append((number, data.strip()))
        for start in range(0, len(loose), _OBJECTS_A_STREAM):
            self._add_objects(loose[start : start + _OBJECTS_A_STREAM])
        self._add_references()
        return b"".join(self.parts)

    def _append(self, data: bytes) -> None:
        self.parts.append(data)
        self.length += len(data)

    def _add(self, number: int, data: bytes) -> None:
        self.places[number] = (1, self.length, 0)
        self._append(b"%d 0 obj\n%s\nendobj\n" % (number, data.rstrip(b"\n")))

    def _add_objects(self, objects: list[tuple[int, bytes]]) -> None:
        """Pack objects into one stream."""
        stream = self._next_number()
        heads: list[bytes] = []
        offset = 0
        for index, (number, data) in enumerate(objects):
            heads.append(b"%d %d" % (number, offset))
            offset += len(data) + 1
            self.places[number] = (2, stream, index)
        head = b" ".join(heads) + b" "
        packed = zlib.compress(head + b" ".join(data for _, data in objects))
        entries = b"/Type /ObjStm /N %d /First %d" % (len(objects), len(head))
        self._add(stream, _stream(entries, packed))

    def _next_number(self) -> int:
        self.document.objectcounter += 1
        return int(self.document.objectcounter)

    def _add_references(self) -> None:
        """Write the cross-reference stream, which is the trailer too."""
        number, start = self._next_number(), self.length
        self.places[number] = (1, start, 0)
        rows = [struct.pack(">BIH", *self.places[key]) for key in range(number + 1)]
        identity = md5(b"".join(self.parts), usedforsecurity=False).hexdigest().encode()
        root, info = (pdfdoc.format(reference, self.document) for reference in (self.root, self.info))
        entries = b"/Type /XRef /Size %d /W [1 4 2] /Root %s /Info %s /ID [<%s> <%s>]" % (
            number + 1, root, info, identity, identity,
        )  # fmt: skip
        predictor = b" /DecodeParms <</Predictor 12 /Columns 7>>"
        self._add(number, _stream(entries + predictor, zlib.compress(_differences(rows))))
        self._append(b"startxref\n%d\n%%%%EOF\n" % start)


def _stream(entries: bytes, packed: bytes) -> bytes:
    return b"<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream" % (entries, len(packed), packed)


def _differences(rows: list[bytes]) -> bytes:
    """What each row adds to the one above, byte by byte (the "up" filter of PNG), which packs far better."""
    above, found = bytes(7), bytearray()
    for row in rows:
        found.append(2)
        found += bytes((new - old) & 0xFF for new, old in zip(row, above, strict=True))
        above = row
    return bytes(found)
