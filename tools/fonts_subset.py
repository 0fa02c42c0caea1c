"""Makes one bundled font from its source: chooses characters, sets the Chinese forms, renames, saves."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fonts_charsets import is_han
from fontTools import subset
from fontTools.ttLib import TTFont, newTable

# 'ccmp' joins two dashes to a 破折号; the others turn punctuation for vertical setting and close it up.
KEPT_FEATURES = ("ccmp", "vert", "vrt2", "halt", "vhal", "chws", "vchw")
DROPPED_TABLES = ("BASE", "DSIG", "GDEF", "STAT")
WINDOWS_ENGLISH = (3, 1, 0x409)
REVISION = "1.000"

EM_DASH, HORIZONTAL_BAR = 0x2014, 0x2015
TWO_EM_DASH, THREE_EM_DASH = 0x2E3A, 0x2E3B
MIDDLE_DOT, KATAKANA_MIDDLE_DOT = 0x00B7, 0x30FB
OPENING_QUOTES, CLOSING_QUOTES = (0x2018, 0x201C), (0x2019, 0x201D)


@dataclass(frozen=True)
class Names:
    """What the name table of a bundled font says."""

    family: str
    style: str
    copyright: str
    made_from: str

    @property
    def postscript(self) -> str:
        return f"{self.family.replace(' ', '')}-{self.style}"

    def records(self) -> dict[int, str]:
        """Strings by name id (OpenType, table 'name')."""
        return {
            0: self.copyright,
            1: self.family,
            2: self.style,
            3: f"{REVISION};{self.postscript}",
            4: f"{self.family} {self.style}",
            5: f"Version {REVISION}",
            6: self.postscript,
            10: f"A modified version of {self.made_from}.",
            13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
            14: "https://openfontlicense.org",
        }


def make_font(source: Path, target: Path, keeps: Callable[[int], bool], names: Names) -> frozenset[int]:
    """Write `target` from `source` and give the characters it has. The same source gives the same bytes.

    `keeps` chooses characters by code point.
    """
    with TTFont(source, recalcTimestamp=False) as font:
        _set_chinese_forms(font)
        _keep_characters(font, keeps)
        _simplify_tables(font)
        _rename(font, names)
        font.save(target)
        return frozenset(font.getBestCmap())


def _set_chinese_forms(font: TTFont) -> None:
    """Give dashes, the middle dot and quotation marks the widths of Chinese text (GB/T 15834-2011, 5.1).

    Source fonts give these characters, which Latin text shares, Latin widths, and leave the Chinese form to
    OpenType features that few programs apply. These fonts set Chinese only.
    """
    characters = font.getBestCmap()
    localised = _simplified_chinese_forms(font)
    forms = {MIDDLE_DOT: characters[KATAKANA_MIDDLE_DOT], EM_DASH: characters[HORIZONTAL_BAR]}
    for dash in (TWO_EM_DASH, THREE_EM_DASH):
        if dash in characters:
            forms[dash] = localised.get(characters[dash], characters[dash])
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap.update(forms)
    for quote in (*OPENING_QUOTES, *CLOSING_QUOTES):
        _widen(font, characters[quote], at_end=quote in OPENING_QUOTES)
    # Two ideographs of one source are a little too narrow for the grid.
    for ideograph in filter(is_han, characters):
        _widen(font, characters[ideograph], at_end=False)


def _simplified_chinese_forms(font: TTFont) -> dict[str, str]:
    """Glyph to glyph, as the font's feature 'locl' would put them for Han script in Simplified Chinese."""
    table = font["GSUB"].table
    forms: dict[str, str] = {}
    for script in table.ScriptList.ScriptRecord:
        for language in script.Script.LangSysRecord:
            if script.ScriptTag == "hani" and language.LangSysTag == "ZHS ":
                for feature in (table.FeatureList.FeatureRecord[index] for index in language.LangSys.FeatureIndex):
                    if feature.FeatureTag == "locl":
                        for lookup in feature.Feature.LookupListIndex:
                            for subtable in table.LookupList.Lookup[lookup].SubTable:
                                forms |= getattr(subtable, "ExtSubTable", subtable).mapping
    return forms


def _widen(font: TTFont, glyph: str, *, at_end: bool) -> None:
    """Make a narrower glyph one em wide, its ink in the first half, or in the last with `at_end`."""
    em = font["head"].unitsPerEm
    advance, bearing = font["hmtx"][glyph]
    if advance >= em:
        return
    shift = em - advance if at_end else 0
    outline = font["glyf"][glyph]
    outline.coordinates.translate((shift, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"][glyph] = (em, bearing + shift)


def _keep_characters(font: TTFont, keeps: Callable[[int], bool]) -> None:
    options = subset.Options()
    options.layout_features = list(KEPT_FEATURES)
    options.drop_tables += DROPPED_TABLES
    options.hinting = False
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = []
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[character for character in font.getBestCmap() if keeps(character)])
    subsetter.subset(font)


def _simplify_tables(font: TTFont) -> None:
    # Two encodings serve every reader: format 4 the oldest, format 12 all others.
    font["cmap"].tables = [
        table
        for table in font["cmap"].tables
        if (table.platformID, table.platEncID, table.format) in ((3, 1, 4), (3, 10, 12))
    ]
    font["post"].formatType = 3.0
    # One em a column, as the line height of upright characters is; one source says three.
    em = font["head"].unitsPerEm
    font["vhea"].ascent, font["vhea"].descent, font["vhea"].lineGap = em // 2, -em // 2, 0


def _rename(font: TTFont, names: Names) -> None:
    """Replace all names: reserved ones must not stay on a modified version (OFL 1.1, condition 3)."""
    font["name"] = newTable("name")
    font["name"].names = []
    for name_id, text in names.records().items():
        font["name"].setName(text, name_id, *WINDOWS_ENGLISH)
    font["head"].fontRevision = float(REVISION)
    font["OS/2"].achVendID = "    "
