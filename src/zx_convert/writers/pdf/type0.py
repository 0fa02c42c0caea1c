"""A composite font (Type 0, Identity-H) that holds the glyphs a document shows, with the text behind them.

reportlab's own TrueType class cuts a Chinese text into dozens of fonts of 256 glyphs and loses characters outside the
basic plane. Source: ISO 32000-1, 9.7 "Composite fonts" and 9.10.3 "ToUnicode CMaps".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING
from unicodedata import category

from zx_convert.styling.fonts import FontFile
from zx_convert.writers.pdf.program import FontProgram, Glyph, open_program
from zx_convert.writers.pdf.subset import subset

if TYPE_CHECKING:
    from zx_convert.writers.pdf.file import PdfFile, Reference

_EM = 1000
# What a character that no font has is shown as: the mark that a compositor sets in its place.
GETA = "〓"
# Two em dashes are one stroke: a glyph of its own draws it. A noncharacter stands for it between breaking and encoding.
_LONG_DASH = "\U0010fffe"
_TWO_EM_DASH = 0x2E3A
# Stands for the glyph of what shows nothing.
_NOTHING = -1
_BOLD, _REGULAR_STEM, _BOLD_STEM = 600, 80, 140
# Bytes that a literal string would need to escape.
_ESCAPED = frozenset(b"\r()\\")


class _Filled(dict[str, int]):
    """A table that works out what it has not been asked before."""

    def __init__(self, work_out: Callable[[str], int]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, char: str) -> int:
        found = self[char] = self._work_out(char)
        return found


class Type0Font:
    """One font of one PDF.

    Attributes:
        file: where it comes from.
        name: of the font as a resource.
        ascent: in 1/1000 em.
        descent: in 1/1000 em, below zero.
        advances: the width of each character in 1/1000 em; that of a geta mark for what the font has not.
    """

    def __init__(self, file: FontFile, name: str) -> None:
        self.file = file
        self.name = name
        self.program: FontProgram = open_program(file.path, file.index)
        self._scale = _EM / self.program.units
        self.ascent = round(self.program.ascent * self._scale)
        self.descent = round(self.program.descent * self._scale)
        self.advances: Mapping[str, int] = _Filled(self._advance)
        self._glyphs: dict[str, Glyph] = {}
        self._had: set[str] = set()
        self._used: set[str] = set()
        self._cids: dict[int, int] = {}
        self._order: list[Glyph | None] = [0]
        self._texts: list[str] = [""]

    def has(self, char: str) -> bool:
        """Whether it has a glyph for this character, or needs none."""
        return self._glyph(char) != 0

    def lacking(self, text: str) -> set[str]:
        """Find the characters of a text that it has no glyph for."""
        new = set(text) - self._had
        lacking = {char for char in new if not self.has(char)}
        self._had |= new - lacking
        return lacking

    @property
    def used(self) -> bool:
        """Whether the document shows anything in it."""
        return bool(self._used)

    def _advance(self, char: str) -> int:
        glyph = self._shown(char)
        return 0 if glyph is None else round(self.program.advance(glyph) * self._scale)

    def _shown(self, char: str) -> Glyph | None:
        """Give the glyph that is shown, None for nothing."""
        glyph = self._glyph(char)
        return None if glyph == _NOTHING else glyph or self._glyph(GETA)

    def _glyph(self, char: str) -> Glyph:
        glyph = self._glyphs.get(char)
        if glyph is None:
            glyph = self.program.glyph(_TWO_EM_DASH if char == _LONG_DASH else ord(char))
            glyph = self._glyphs[char] = _NOTHING if _is_invisible(char) else glyph
        return glyph

    def use(self, text: str) -> None:
        """Note that the document shows this text."""
        self._used.update(text, self._joined(text))

    def _joined(self, text: str) -> str:
        return text.replace("——", _LONG_DASH) if "——" in text and self.has(_LONG_DASH) else text

    def number(self) -> None:
        """Hand out numbers, in the order of the font's glyphs: it packs best. After the last `use`, before `encode`."""
        for _, char in sorted((self._shown(char) or 0, char) for char in self._used):
            while _unfit(len(self._order)):
                self._order.append(None)
                self._texts.append("")
            self._cids[ord(char)] = len(self._order)
            self._order.append(self._shown(char))
            self._texts.append("——" if char == _LONG_DASH else char)

    def encode(self, text: str) -> bytes:
        """Give the bytes that show `text` in a literal string; none of them needs an escape."""
        return self._joined(text).translate(self._cids).encode("utf-16-be")

    def add_to(self, pdf: "PdfFile") -> "Reference":
        """Write the font into a document."""
        glyphs = subset(self.program, self._order)
        # Subsets are told apart by six capitals (9.6.4), here made from what is in them.
        digest = sha256(glyphs).digest()
        name = "".join(chr(65 + byte % 26) for byte in digest[:6]) + "+" + self.program.name
        descriptor = pdf.add({
            "Type": "/FontDescriptor", "FontName": f"/{name}", "Flags": 4, "ItalicAngle": 0,
            "FontBBox": [round(value * self._scale) for value in self.program.box],
            "Ascent": self.ascent, "Descent": self.descent, "CapHeight": round(self.program.cap_height * self._scale),
            "StemV": _BOLD_STEM if self.program.weight >= _BOLD else _REGULAR_STEM,
            "FontFile2": pdf.add_stream(glyphs, {"Length1": len(glyphs)}),
        })  # fmt: skip
        descendant = pdf.add({
            "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": f"/{name}", "CIDToGIDMap": "/Identity",
            "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
            "FontDescriptor": descriptor, "DW": _EM, "W": self._widths(),
        })  # fmt: skip
        return pdf.add({
            "Type": "/Font", "Subtype": "/Type0", "BaseFont": f"/{name}", "Encoding": "/Identity-H",
            "DescendantFonts": [descendant], "ToUnicode": pdf.add_stream(_to_unicode(self._texts)),
        })  # fmt: skip

    def _widths(self) -> list[object]:
        """Give the widths that are no em, stretch by stretch."""
        found: list[object] = []
        stretch: list[float] = []
        for number, glyph in enumerate(self._order):
            width = round(self.program.advance(glyph) * self._scale, 2) if glyph is not None else 0
            if width == _EM:
                stretch = []
                continue
            if not stretch:
                stretch = []
                found += [number, stretch]
            stretch.append(width)
        return found


def _is_invisible(char: str) -> bool:
    """Whether a character shows nothing: joiners, marks of direction, selectors of variants."""
    selects_variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return selects_variant or category(char) == "Cf"


def _unfit(number: int) -> bool:
    high, low = divmod(number, 256)
    return high in _ESCAPED or low in _ESCAPED or 0xD8 <= high <= 0xDF


def _to_unicode(texts: Sequence[str]) -> bytes:
    entries = [f"<{number:04X}><{text.encode('utf-16-be').hex().upper()}>" for number, text in enumerate(texts) if text]
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
