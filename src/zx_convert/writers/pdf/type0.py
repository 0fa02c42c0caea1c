"""A composite font (Type 0, Identity-H) that holds the glyphs a document shows, with the text behind them.

Source: ISO 32000-1, 9.7 "Composite fonts" and 9.10.3 "ToUnicode CMaps".
"""

from collections.abc import Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import chain, count, groupby, islice

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from zx_convert.styling.fonts import FontFile
from zx_convert.text.patterns import regex
from zx_convert.writers.pdf.face import DASHES, STROKE, open_face
from zx_convert.writers.pdf.objects import PackedDocument, Stream
from zx_convert.writers.pdf.rules import EM, MARKS, classes
from zx_convert.writers.pdf.subset import subset

# Classes whose characters stand on a square in nearly all fonts, and those of other characters.
_SQUARES = frozenset("HWOCPFXYV")
_NO_SQUARES = regex("[^HWOCPFXYV]+")
# Stands for the second half of a stroke in what `codes` gives.
_UNSHOWN = 0xFFFF
UNSHOWN = b"\xff\xff"
_BOLD, _REGULAR_STEM, _BOLD_STEM = 600, 80, 140
# Bytes that a literal string would need to escape.
_ESCAPED = frozenset(b"\r()\\")
# Outlines pack to within a fortieth of level 4, in four fifths of the time.
_LEVEL = 2


class Type0Font:
    """One font of one PDF: it is told of all text it is to show, then numbered, then it encodes.

    Attributes:
        file: where it comes from.
        name: of the font as a resource.
        face: what it says of characters.
    """

    def __init__(self, file: FontFile, name: str) -> None:
        self.file = file
        self.name = name
        self.face = open_face(file.path, file.index)
        self._used: set[str] = set()
        self._squares = _SQUARES
        self._cids: dict[int, int] = {}
        self._order: list[int | None] = [0]
        self._texts: list[str] = [""]
        # Widths that are no em, by number.
        self._odd: dict[int, int] = {}

    def has(self, char: str) -> bool:
        """Whether it has a glyph for this character, or needs none."""
        return self.face.glyphs[char] != 0

    def lacking(self, text: str) -> set[str]:
        """Find the characters of a text that it has no glyph for; the others are noted: the document shows them."""
        if self._used.issuperset(text):
            return set()
        new = set(text) - self._used
        lacking = {char for char in new if not self.has(char)}
        self.note(new - lacking)
        return lacking

    def note(self, new: set[str]) -> None:
        """Note that the document shows these characters."""
        self._used |= new
        odd = {char for char in new if self.face.advances[char] != EM}
        self._squares = self._squares - {classes(char) for char in odd}

    def narrow_marks(self, text: str, kinds: str, start: int, end: int) -> list[int]:
        """Find the marks without a blank half from `start` to `end` of a text, by index; `kinds` are its classes."""
        if not self.face.has_narrow_marks:
            return []
        return [match.start() for match in MARKS.finditer(kinds, start, end) if self.face.narrow(text[match.start()])]

    @property
    def used(self) -> bool:
        """Whether the document shows anything in it."""
        return bool(self._used)

    def joined(self, text: str) -> str:
        """Give a text with its long dashes joined, of the same length."""
        if DASHES in text and self.face.joins:
            self.note(set(STROKE))
            return text.replace(DASHES, STROKE)
        return text

    def advances(self, text: str, kinds: str) -> list[int]:
        """Measure each character of a text that has been noted, in 1/1000 em; `kinds` are their classes."""
        advances = self.face.advances
        if not self._squares.issuperset(_SQUARES):
            return list(map(advances.__getitem__, text))
        widths = [EM] * len(text)
        for match in _NO_SQUARES.finditer(kinds):
            start, end = match.span()
            widths[start:end] = map(advances.__getitem__, text[start:end])
        return widths

    def number(self) -> None:
        """Hand out numbers, in the order of the font's glyphs: it packs best. After all text, before `encode`."""
        self._cids[ord(STROKE[1])] = _UNSHOWN
        shown, advances = self.face.shown, self.face.advances
        pairs = sorted([(shown(char) or 0, char) for char in self._used if char != STROKE[1]])
        cids = list(islice(chain.from_iterable(map(_fit, count())), len(pairs)))
        self._order += [None] * cids[-1]
        self._texts += [""] * cids[-1]
        for (glyph, char), cid in zip(pairs, cids, strict=True):
            self._cids[ord(char)] = cid
            self._order[cid] = glyph or None
            self._texts[cid] = DASHES if char == STROKE[0] else char
            if (width := advances[char]) != EM:
                self._odd[cid] = width

    def codes(self, text: str) -> bytes:
        """Give the two bytes of each character; none of them needs an escape in a literal string."""
        return text.translate(self._cids).encode("utf-16-be")

    def add_to(self, document: PackedDocument) -> PDFObjectReference:
        """Write the font into a document."""
        # Subsets are told apart by six capitals (9.6.4), here made from what is in them.
        digest = sha256(repr((self.face.program.name, self._order)).encode()).digest()
        name = PDFName(f"{''.join(chr(65 + byte % 26) for byte in digest[:6])}+{self.face.program.name}")
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        descendant = PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("CIDFontType2"), "BaseFont": name, "DW": EM,
            "W": PDFArray(self._widths()), "CIDToGIDMap": PDFName("Identity"), "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": document.refer(self._descriptor(name, document)),
        })  # fmt: skip
        return document.refer(PDFDictionary({
            "Type": PDFName("Font"), "Subtype": PDFName("Type0"), "BaseFont": name, "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([document.refer(descendant)]),
            "ToUnicode": document.add_stream(Stream(_to_unicode(self._texts))),
        }))  # fmt: skip

    def _descriptor(self, name: str, document: PackedDocument) -> PDFDictionary:
        program, scale = self.face.program, self.face.scale
        outlines = subset(program, self._order)
        program.let_go()
        return PDFDictionary({
            "Type": PDFName("FontDescriptor"), "FontName": name, "Flags": 4, "ItalicAngle": 0,
            "FontBBox": PDFArray([round(value * scale) for value in program.box]),
            "Ascent": round(program.ascent * scale), "Descent": round(program.descent * scale),
            "CapHeight": round(program.cap_height * scale),
            "StemV": _BOLD_STEM if program.weight >= _BOLD else _REGULAR_STEM,
            "FontFile2": document.add_stream(Stream(outlines, {"Length1": len(outlines)}, _LEVEL)),
        })  # fmt: skip

    def _widths(self) -> Iterator[int | PDFArray]:
        """Give the widths that are no em, stretch by stretch: the number of the first, then the widths."""
        for _, stretch in groupby(enumerate(sorted(self._odd.items())), key=lambda pair: pair[1][0] - pair[0]):
            found = [odd for _, odd in stretch]
            yield found[0][0]
            yield PDFArray([width for _, width in found])


def plain(text: str) -> str:
    """Give back the text that `Type0Font.joined` has joined."""
    return text.replace(STROKE, DASHES)


@cache
def _fit(high: int) -> Sequence[int]:
    """The numbers with this high byte that need no escape; 0 stands for no glyph."""
    if high in _ESCAPED or 0xD8 <= high <= 0xDF:
        return ()
    return [256 * high + low for low in range(256) if low not in _ESCAPED and (high or low)]


@cache
def _written(text: str) -> str:
    return f"<{text.encode('utf-16-be').hex().upper()}>"


def _to_unicode(texts: Sequence[str]) -> bytes:
    entries = [f"<{cid:04X}>{_written(text)}" for cid, text in enumerate(texts) if text]
    return "\n".join((
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<0000><FFFF>", "endcodespacerange",
        *_sections(entries),
        "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", "",
    )).encode()  # fmt: skip


def _sections(entries: Sequence[str]) -> Iterator[str]:
    """A section holds a hundred entries at most."""
    for start in range(0, len(entries), 100):
        part = entries[start : start + 100]
        yield from (f"{len(part)} beginbfchar", *part, "endbfchar")
