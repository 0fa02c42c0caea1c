"""The cover: typeset from title, publication and date, or a picture of the user's."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml import etree

from zx_convert.styling.fonts import FontFile, find_font
from zx_convert.styling.style import Style
from zx_convert.text.problem import Problem, fault
from zx_convert.writers.epub.outlines import outline

_WIDTH, _HEIGHT, _MARGIN = 1600, 2400, 150
_ROOM = _WIDTH - 2 * _MARGIN
# Units to the em for outlines in large and in small type: a half a pixel either way.
_FINE, _COARSE, _SMALL = 400, 150, 70
# Headlines that there is room for.
_MOST = 5
_INK, _GREY, _PAPER, _RULE = "#1a1a1a", "#555", "#fbfaf6", "#9c2a1f"
# What a line may end with, best first.
_LINE_ENDS = (" \u3000", "，。！？：；、”』」》）", "")
_KINDS = {b"\xff\xd8\xff": ("image/jpeg", "jpg"), b"\x89PNG\r\n\x1a\n": ("image/png", "png")}
_SVG = "{http://www.w3.org/2000/svg}svg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the book: its name in the package, media type and content."""

    file: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Words:
    """What a cover says.

    Attributes:
        name: of the book, for who cannot see the cover.
        title: of the book, as it is set.
        publication: the newspaper, "" if it is not known.
        below: date, issue and page.
        headlines: of a book of several articles.
    """

    name: str
    title: str
    publication: str = ""
    below: str = ""
    headlines: Sequence[str] = ()


def given_cover(data: bytes) -> Picture:
    """A picture of the user's. Raises Problem: `bad-cover`."""
    for mark, (media_type, suffix) in _KINDS.items():
        if data.startswith(mark):
            return Picture(f"cover.{suffix}", media_type, data)
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        root = None
    if root is None or root.tag != _SVG:
        raise Problem("bad-cover", reason=fault("no-picture"))
    return Picture("cover.svg", "image/svg+xml", data)


def typeset_cover(words: Words, style: Style, language: str) -> Picture:
    """Set a cover in the fonts of the style's title and text."""
    canvas = _Canvas(_font(style, "title", "bold"), _font(style, "body", "regular"))
    masthead = words.publication
    y = 330.0
    if masthead:
        y = canvas.line(masthead, y + 60, min(230, _ROOM / max(len(masthead), 5)), "bold")
        y = canvas.rule(y + 60, 10, _RULE)
        y = canvas.rule(y + 14, 3, _RULE)
    if words.below:
        y = canvas.line(words.below, y + 95, min(62, _ROOM / max(len(words.below), 1)), "regular", _GREY)
    if words.title != masthead:
        y = canvas.title(words.title, max(y + 260, _HEIGHT * 0.3))
    canvas.headlines(words.headlines, max(y + 200, _HEIGHT * 0.62))
    return Picture("cover.svg", "image/svg+xml", canvas.svg(words.name, language))


def _font(style: Style, role: str, weight: Literal["bold", "regular"]) -> FontFile:
    # What stands in for a font that is not there is good enough here, and not worth a warning.
    return find_font(style.fonts[style.roles[role].font].pdf, weight, lambda notice: None)


@dataclass(slots=True)
class _Canvas:
    """The cover as it is being set."""

    bold: FontFile
    regular: FontFile
    parts: list[str] = field(default_factory=list)

    def line(self, text: str, y: float, size: float, weight: str, ink: str = _INK) -> float:
        """Set a line in the middle, its foot at `y`; give where it ends."""
        font = self.bold if weight == "bold" else self.regular
        units = _FINE if size > _SMALL else _COARSE
        glyphs = [outline(font.path, font.index, character, units) for character in text]
        scale = size / units
        x = (_WIDTH - sum(advance for _, advance in glyphs) * scale) / 2
        place = 0.0
        drawn = []
        for path, advance in glyphs:
            if path:
                drawn.append(f'<path transform="translate({place:.0f} 0)" d="{path}"/>')
            place += advance
        group = f'<g fill="{ink}" transform="translate({x:.1f} {y:.1f}) scale({scale:.4f})">{"".join(drawn)}</g>'
        self.parts.append(group)
        return y

    def rule(self, y: float, height: int, ink: str) -> float:
        self.parts.append(f'<rect x="{_MARGIN}" y="{y:.1f}" width="{_ROOM}" height="{height}" fill="{ink}"/>')
        return y + height

    def title(self, text: str, y: float) -> float:
        """Set the title as large as it may be in up to four lines."""
        lines = _lines(text)
        size = min(180.0, 0.92 * _ROOM / max(map(_em, lines)))
        for line in lines:
            y = self.line(line, y, size, "bold") + size * 1.4
        return y - size * 1.4

    def headlines(self, texts: Sequence[str], y: float) -> None:
        """List what is in the book, as far as there is room."""
        if not texts:
            return
        y = self.rule(y, 3, _RULE) + 120
        for text in texts[:_MOST]:
            shown = text if _em(text) <= 20 else text[:19] + "…"
            y = self.line(shown, y, 62, "regular") + 110

    def svg(self, name: str, language: str) -> bytes:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}"'
            f' height="{_HEIGHT}" xml:lang="{language}"><title>{html.escape(name)}</title>'
            f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="{_PAPER}"/>{"".join(self.parts)}</svg>\n'
        ).encode()


def _em(text: str) -> float:
    return sum(1.0 if ord(character) > 0x2000 else 0.55 for character in text) or 1.0


def _lines(text: str) -> list[str]:
    """Part a title into lines of about the same length, where its spaces and marks allow."""
    wanted = 1 if _em(text) <= 9 else 2 if _em(text) <= 20 else 3 if _em(text) <= 36 else 4
    lines = list(_parted(text, wanted))
    return lines[:4]


def _parted(text: str, wanted: int) -> Iterator[str]:
    if wanted == 1 or len(text) < 2:
        yield text.strip()
        return
    ideal = len(text) / wanted
    places = [place for place in range(1, len(text)) if abs(place - ideal) <= max(ideal * 0.4, 1)]
    for ends in _LINE_ENDS:
        near = [place for place in places if not ends or text[place - 1] in ends]
        if near:
            place = min(near, key=lambda place: abs(place - ideal))
            yield text[:place].strip()
            yield from _parted(text[place:].strip(), wanted - 1)
            return
    yield text.strip()
