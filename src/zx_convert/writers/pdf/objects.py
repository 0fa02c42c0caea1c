"""The objects of a PDF file: numbered, packed into streams, and found again through a cross-reference stream.

Source: ISO 32000-1 (PDF 1.7), 7.3 "Objects", 7.5.7 "Object streams" and 7.5.8 "Cross-reference streams". An object is
given as the bytes that stand in the file; the same objects give the same bytes.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import md5
from queue import SimpleQueue
from threading import Thread
from typing import NamedTuple

# The number of an object, which other objects name it by.
Reference = int

_HEADER = b"%PDF-1.7\n%\xe4\xb8\xad\xe6\x96\x87\n"
# Objects of one stream: more pack better, fewer are found faster.
_OBJECTS_A_STREAM = 200
# Level 5 of zlib takes two thirds of the time of 6 and packs text and outlines to within a hundredth of it.
_LEVEL = 5
_SPECIAL = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def text_string(text: str) -> bytes:
    """Write a text for people: a title, a language (7.9.2.2).

    >>> text_string("A (b)"), text_string("春")
    (b'(A \\\\(b\\\\))', b'<FEFF6625>')
    """
    if text.isascii() and text.isprintable():
        return b"(%s)" % text.translate(_SPECIAL).encode()
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().upper().encode()


@lru_cache(4096)
def number(value: float) -> bytes:
    """Write a number with three places at most.

    >>> number(12.0), number(-0.00049), number(841.8898)
    (b'12', b'0', b'841.89')
    """
    short = round(value, 3) or 0
    return b"%d" % short if short == int(short) else b"%.3f" % short if abs(short) >= 1000 else b"%g" % short


def array(values: Iterator[float] | list[float]) -> bytes:
    """Write an array of numbers."""
    return b"[%s]" % b" ".join(map(number, values))


class Stream(NamedTuple):
    """A stream that is to be packed.

    Attributes:
        reference: its number.
        data: what is in it, or what makes it; that may say more entries.
        entries: of its dictionary.
        level: of zlib.
    """

    reference: Reference
    data: "bytes | Callable[[], bytes]"
    entries: bytes = b""
    level: int = _LEVEL


class _Packer:
    """Packs streams while pages are still being set: zlib leaves the interpreter free meanwhile."""

    def __init__(self) -> None:
        self.packed: list[tuple[Reference, bytes, bytes]] = []
        self._queue: SimpleQueue[Stream | None] = SimpleQueue()
        self._failed: BaseException | None = None
        self._thread = Thread(target=self._run, name="packer", daemon=True)
        self._thread.start()

    def put(self, stream: Stream | None) -> None:
        self._queue.put(stream)

    def join(self) -> list[tuple[Reference, bytes, bytes]]:
        self.put(None)
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        return self.packed

    def _run(self) -> None:
        try:
            while (stream := self._queue.get()) is not None:
                data = stream.data if isinstance(stream.data, bytes) else stream.data()
                entries = stream.entries or b"/Length1 %d" % len(data) if callable(stream.data) else stream.entries
                self.packed.append((stream.reference, zlib.compress(data, stream.level), entries))
        except BaseException as error:
            self._failed = error


class Objects:
    """All objects of one file."""

    def __init__(self) -> None:
        self._last: Reference = 0
        self._loose: dict[Reference, bytes] = {}
        self._packer = _Packer()
        self._parts = [_HEADER]
        self._length = len(_HEADER)
        # Type and two numbers of each object, as in table 18.
        self._places: dict[Reference, tuple[int, int, int]] = {0: (0, 0, 0xFFFF)}

    def reserve(self) -> Reference:
        """Hand out the number of an object that is filled later."""
        self._last += 1
        return self._last

    def fill(self, reference: Reference, data: bytes) -> None:
        """Say what a reserved object is."""
        self._loose[reference] = data

    def add(self, data: bytes) -> Reference:
        """Add an object that is no stream."""
        self._last += 1
        self._loose[self._last] = data
        return self._last

    def add_stream(self, data: bytes, entries: bytes = b"") -> Reference:
        """Add a stream; it is packed."""
        reference = self.reserve()
        self._packer.put(Stream(reference, data, entries))
        return reference

    def add_font_file(self, make: Callable[[], bytes], level: int) -> Reference:
        """Add a font program, made and packed beside all else."""
        reference = self.reserve()
        self._packer.put(Stream(reference, make, level=level))
        return reference

    def add_plain_stream(self, data: bytes, entries: bytes) -> Reference:
        """Add a stream that others than readers of PDF look into: it is not packed."""
        reference = self.reserve()
        self._write(reference, b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data))
        return reference

    def _add_packed(self, reference: Reference, packed: bytes, entries: bytes) -> None:
        head = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
        self._write(reference, b"%s\nstream\n%s\nendstream" % (head, packed))

    def _write(self, reference: Reference, data: bytes) -> None:
        self._places[reference] = (1, self._length, 0)
        written = b"%d 0 obj\n%s\nendobj\n" % (reference, data)
        self._parts.append(written)
        self._length += len(written)

    def written(self, root: Reference, information: Reference) -> list[bytes]:
        """Give the parts of the file."""
        for reference, packed, entries in self._packer.join():
            self._add_packed(reference, packed, entries)
        loose = list(self._loose.items())
        for start in range(0, len(loose), _OBJECTS_A_STREAM):
            self._pack(dict(loose[start : start + _OBJECTS_A_STREAM]))
        self._add_references(root, information)
        return self._parts

    def _pack(self, objects: Mapping[Reference, bytes]) -> None:
        stream = self.reserve()
        heads: list[bytes] = []
        offset = 0
        for index, (reference, data) in enumerate(objects.items()):
            heads.append(b"%d %d" % (reference, offset))
            offset += len(data) + 1
            self._places[reference] = (2, stream, index)
        head = b" ".join(heads) + b" "
        packed = zlib.compress(head + b" ".join(objects.values()), _LEVEL)
        self._add_packed(stream, packed, b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)))

    def _add_references(self, root: Reference, information: Reference) -> None:
        """Write the cross-reference stream, which is the trailer too."""
        reference = self.reserve()
        self._places[reference] = (1, self._length, 0)
        rows = b"".join(struct.pack(">BIH", *self._places[key]) for key in range(reference + 1))
        digest = md5(usedforsecurity=False)
        for part in self._parts:
            digest.update(part)
        identity = digest.hexdigest().encode()
        entries = b"/Type/XRef/Size %d/W[1 4 2]/DecodeParms<</Predictor 12/Columns 7>>" % (reference + 1)
        entries += b"/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (root, information, identity, identity)
        start = self._length
        self._add_packed(reference, zlib.compress(_differences(rows)), entries)
        self._parts.append(b"startxref\n%d\n%%%%EOF\n" % start)


def _differences(rows: bytes) -> bytes:
    """What each row of seven bytes adds to the one above (the "up" filter of PNG), which packs far better."""
    found = bytearray()
    above = bytes(7)
    for start in range(0, len(rows), 7):
        row = rows[start : start + 7]
        found.append(2)
        found += bytes((new - old) & 0xFF for new, old in zip(row, above, strict=True))
        above = row
    return bytes(found)
