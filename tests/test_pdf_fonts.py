"""Fonts in PDF that are not our own: OpenType with cubic outlines, alone and in a collection."""

import io
import struct
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTCollection, TTFont

from test_pdf import NEWSPAPER, objects, paragraphs, squeezed, texts, written
from zx_convert.styling.fonts import find_font
from zx_convert.styling.style import Style
from zx_convert.text.problem import Problem
from zx_convert.writers.pdf.program import open_program
from zx_convert.writers.pdf.subset import subset

# Half the width of a glyph's round, in units, by its character.
SIZES = {"甲": 300, "乙": 400, "，": 60}


def round_glyph(half: int) -> object:
    """A circle, nearly, around the middle of the square."""
    pen = T2CharStringPen(1000, None)
    x, y, k = 500, 380, half * 0.5523
    pen.moveTo((x + half, y))
    pen.curveTo((x + half, y + k), (x + k, y + half), (x, y + half))
    pen.curveTo((x - k, y + half), (x - half, y + k), (x - half, y))
    pen.curveTo((x - half, y - k), (x - k, y - half), (x, y - half))
    pen.curveTo((x + k, y - half), (x + half, y - k), (x + half, y))
    pen.closePath()
    return pen.getCharString()


def cubic_font(path: Path, family: str, characters: str) -> Path:
    names = [".notdef", "space", *(f"u{ord(character):X}" for character in characters)]
    shapes = {f"u{ord(character):X}": round_glyph(SIZES[character]) for character in characters}
    empty = T2CharStringPen(1000, None).getCharString()
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space"} | {ord(character): f"u{ord(character):X}" for character in characters})
    builder.setupCFF(family, {}, {".notdef": empty, "space": empty, **shapes}, {})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": family})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(path)
    return path


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's with a font and a collection of two."""
    folder = tmp_path / "fonts"
    folder.mkdir()
    cubic_font(folder / "one.otf", "House", "甲乙，")
    parts = [cubic_font(tmp_path / "a.otf", "First", "甲"), cubic_font(tmp_path / "b.otf", "Second", "乙")]
    collection = TTCollection()
    collection.fonts = [TTFont(part) for part in parts]
    collection.save(folder / "both.otc")
    monkeypatch.setenv("ZX_CONVERT_FONTS", str(folder))
    return folder


def song(*names: str) -> Style:
    fonts = {**NEWSPAPER.fonts, "song": replace(NEWSPAPER.fonts["song"], pdf=names)}
    return replace(NEWSPAPER, fonts=fonts, page_number="")


def test_a_font_with_cubic_outlines_is_embedded_with_what_is_shown(house: Path) -> None:
    data = written(paragraphs("甲，甲"), song("House"))
    assert squeezed("".join(texts(data))) == "甲，甲"
    names = objects(data)
    assert b"+House " in names
    assert names.count(b"/Subtype /CIDFontType2") == 1


def test_a_font_of_a_collection_is_embedded_and_others_help_out(house: Path) -> None:
    data = written(paragraphs("乙甲春"), song("Second", "First"))
    assert squeezed("".join(texts(data))) == "乙甲春"
    assert objects(data).count(b"/Subtype /Type0") == 3


def test_outlines_stay_within_a_thousandth_of_an_em(house: Path) -> None:
    file = find_font(["House"], "regular", lambda notice: None)
    program = open_program(file.path, file.index)
    glyphs = [0, program.glyph(ord("甲")), program.glyph(ord("乙")), program.glyph(ord(" "))]
    font = TTFont(io.BytesIO(subset(program, glyphs)))
    assert font["maxp"].maxContours == 1
    assert font["maxp"].maxPoints >= 8
    for number, character in ((1, "甲"), (2, "乙")):
        shape, half = font["glyf"][font.getGlyphName(number)], SIZES[character]
        assert (shape.xMin, shape.xMax, shape.yMax) == (500 - half, 500 + half, 380 + half)
        middle = [(x - 500, y - 380) for x, y in shape.coordinates]
        assert all(half - 1 <= (x * x + y * y) ** 0.5 <= half * 1.1 for x, y in middle)
    assert program.outline(glyphs[3]) == b""
    assert program.blanks(glyphs[1]) == (200, 200)


def test_marks_of_such_a_font_have_its_own_blanks(house: Path) -> None:
    # Its comma stands in the middle of its square: no half of it gives way for the mark that would begin the next line.
    narrow = replace(NEWSPAPER.page, inner=213, outer=213)
    document = paragraphs("甲" * 6 + "，" + "甲" * 7 + "，" + "乙" * 20)
    first = [
        texts(written(document, replace(style, page=narrow)))[0].split()[0]
        for style in (song("House"), song("ZX Song"))
    ]
    assert list(map(len, first)) == [13, 15]


def test_a_damaged_font_with_cubic_outlines_is_told(tmp_path: Path) -> None:
    path = cubic_font(tmp_path / "x.otf", "X", "甲")
    data = bytearray(path.read_bytes())
    place = data.find(b"CFF ", 12, 300)
    offset = struct.unpack_from(">L", data, place + 8)[0]
    data[offset : offset + 40] = bytes(40)
    path.write_bytes(data)
    with pytest.raises(ValueError, match="damaged"):
        open_program(path, 0)


def test_a_damaged_outline_is_an_error_that_names_the_font(house: Path) -> None:
    path = house / "broken.otf"
    cubic_font(path, "Broken", "甲乙，")
    data = bytearray(path.read_bytes())
    with TTFont(io.BytesIO(bytes(data))) as font:
        program = font["CFF "].cff.topDictIndex[0].CharStrings["u7532"]
        program.compile()
        place = data.find(program.bytecode)
    # Calls of subroutines that are not there.
    data[place : place + 8] = bytes([29] * 8)
    path.write_bytes(data)
    with pytest.raises(Problem) as caught:
        written(paragraphs("甲"), song("Broken"))
    assert caught.value.code == "bad-font"
    assert caught.value.values["font"] == str(path)
