"""The fonts in fonts/: whole, named as the licence demands, and covering what the manifest claims."""

import hashlib
import json
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FONTS = Path(__file__).resolve().parent.parent / "fonts"
MANIFEST: dict[str, Any] = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))
ENTRIES: list[dict[str, Any]] = MANIFEST["fonts"]
WHEEL_ROOM = 34_000_000
RESERVED_NAMES = ("Source", "LXGW", "霞鹜", "Noto", "Klee")

each_font = pytest.mark.parametrize("entry", ENTRIES, ids=[entry["postscript_name"] for entry in ENTRIES])


@cache
def opened(file: str) -> Any:
    ttlib = pytest.importorskip("fontTools.ttLib")
    return ttlib.TTFont(FONTS / file, lazy=True)


def has(entry: dict[str, Any], characters: set[int]) -> set[int]:
    covered: set[int] = characters & opened(entry["file"]).getBestCmap().keys()
    return covered


def decoded_pairs(encoding: str) -> set[int]:
    """Every character that two bytes stand for."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    texts = (pair.decode(encoding, errors="ignore") for pair in pairs)
    return {ord(text) for text in texts if len(text) == 1 and ord(text) > 0x7F}


GBK = decoded_pairs("gbk")
GBK_HAN = GBK & set(range(0x4E00, 0x9FA6))


def advance(entry: dict[str, Any], character: str) -> int:
    font = opened(entry["file"])
    width: int = font["hmtx"][font.getBestCmap()[ord(character)]][0]
    return width


def test_manifest_lists_every_font_file() -> None:
    assert sorted(entry["file"] for entry in ENTRIES) == sorted(path.name for path in FONTS.glob("*.[to]t[fc]"))


def test_roles_and_weights_are_those_the_styles_ask_for() -> None:
    assert {(entry["role"], entry["weight"]) for entry in ENTRIES} == {
        ("song", 400),
        ("song", 700),
        ("hei", 700),
        ("kai", 400),
    }


@each_font
def test_file_is_the_one_that_was_built(entry: dict[str, Any]) -> None:
    assert hashlib.sha256((FONTS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


@each_font
def test_outlines_and_encodings_are_what_the_writers_read(entry: dict[str, Any]) -> None:
    font = opened(entry["file"])
    assert {"glyf", "loca", "hmtx", "vmtx", "OS/2", "GSUB"} <= set(font.keys())
    assert font["head"].unitsPerEm == 1000
    assert font["OS/2"].fsType == 0
    assert {table.format for table in font["cmap"].tables} == {4, 12}
    assert "vert" in {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


@each_font
def test_names_are_ours_and_hold_no_reserved_one(entry: dict[str, Any]) -> None:
    names = opened(entry["file"])["name"]
    assert names.getDebugName(1) == entry["family"]
    assert names.getDebugName(2) == entry["style"]
    assert names.getDebugName(6) == entry["postscript_name"]
    shown = " ".join(str(record) for record in names.names if record.nameID in (1, 3, 4, 6, 16, 17, 18, 25))
    assert not [name for name in RESERVED_NAMES if name.lower() in shown.lower()]


@each_font
def test_licence_text_lies_beside_the_font(entry: dict[str, Any]) -> None:
    licence = (FONTS / entry["licence_file"]).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert opened(entry["file"])["name"].getDebugName(0) in licence


@each_font
def test_all_gbk_ideographs_are_there(entry: dict[str, Any]) -> None:
    assert len(GBK_HAN) == 20_902
    assert has(entry, GBK_HAN) == GBK_HAN
    assert entry["coverage"]["gbk_han"] == {"has": 20_902, "of": 20_902}


@each_font
def test_gbk_and_total_counts_are_true(entry: dict[str, Any]) -> None:
    ascii_graphic = set(range(0x20, 0x7F))
    wanted = GBK | ascii_graphic
    coverage = entry["coverage"]
    assert coverage["gbk"] == {"has": len(has(entry, wanted)), "of": len(wanted)}
    assert coverage["gbk"]["has"] >= len(wanted) - 8
    assert coverage["characters"] == len(opened(entry["file"]).getBestCmap())


@each_font
def test_all_big5_ideographs_are_there(entry: dict[str, Any]) -> None:
    ideographs = {character for character in decoded_pairs("cp950") if 0x4E00 <= character < 0xA000}
    assert has(entry, ideographs) == ideographs


@each_font
def test_standard_characters_outside_the_bmp_are_there(entry: dict[str, Any]) -> None:
    # A few of the 196 in 通用规范汉字表: names of elements, places and people.
    standard = {ord(character) for character in "𫓧𬬻𬭊𬭛𬭶𬭳𫟼𫟹𫖯𫖮𬱖𫍯𬸚𫛭𬇙𬴊𫄧𦈡𨱏𩽾"}
    assert entry["coverage"]["standard"] == {"has": 8_105, "of": 8_105}
    assert has(entry, standard) == standard


@each_font
def test_no_private_use_character_claims_to_be_covered(entry: dict[str, Any]) -> None:
    assert has(entry, {*range(0xE000, 0xF900), *range(0xF0000, 0x110000)}) == set()


@each_font
def test_chinese_punctuation_is_one_em_wide(entry: dict[str, Any]) -> None:
    marks = "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—―…⋯·・～　％①〇"
    assert {mark: advance(entry, mark) for mark in marks} == dict.fromkeys(marks, 1000)
    assert advance(entry, "⸺") == 2000


@each_font
def test_quotation_marks_stand_in_the_half_that_faces_the_words(entry: dict[str, Any]) -> None:
    font = opened(entry["file"])
    glyphs = {mark: font["glyf"][font.getBestCmap()[ord(mark)]] for mark in "‘“’”"}
    assert [mark for mark in "‘“" if glyphs[mark].xMin < 500] == []
    assert [mark for mark in "’”" if glyphs[mark].xMax > 500] == []


@each_font
def test_every_ideograph_fills_one_em(entry: dict[str, Any]) -> None:
    font = opened(entry["file"])
    widths = font["hmtx"].metrics
    han = ((code, glyph) for code, glyph in font.getBestCmap().items() if 0x3400 <= code < 0xA000 or code >= 0x20000)
    assert [chr(code) for code, glyph in han if widths[glyph][0] != 1000 and not 0x4DC0 <= code < 0x4E00] == []


def test_fonts_leave_room_in_the_wheel() -> None:
    with ThreadPoolExecutor() as pool:  # zlib lets other threads run
        sizes = pool.map(lambda entry: len(zlib.compress((FONTS / entry["file"]).read_bytes())), ENTRIES)
        assert sum(sizes) < WHEEL_ROOM
