"""Finds font files for PDF and EPUB by family name: bundled fonts, a folder of the user's, those of the system."""

import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from zx_convert.styling import sfnt
from zx_convert.styling.resources import data_folder
from zx_convert.styling.style import Weight
from zx_convert.text.problem import Notice, Problem, Report

_BOLD = 600
_SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
# What stands in for a family that is not there, by a part of its name; the first match counts.
_STAND_INS = (
    ("ZX Kai", ("kai", "楷", "fang", "仿")),
    ("ZX Hei", ("hei", "黑", "sans", "gothic", "arial")),
)
_STAND_IN_FOR_ANY = "ZX Song"
_HEADLINE_FACES = ("biaosong", "标宋", "標宋")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font that can be embedded (TrueType or OpenType/CFF outlines).

    Attributes:
        path: the file.
        index: its place in a collection (.ttc), else 0.
        family: family name.
        weight: the weight this font has, which need not be the one asked for.

    """

    path: Path
    index: int
    family: str
    weight: Weight

    def covers(self, codepoint: int) -> bool:
        """Whether the font has a glyph for this character."""
        return codepoint in self.coverage()

    def coverage(self) -> sfnt.Coverage:
        """Give the characters of the font; `len` counts them. Raises OSError, ValueError for a damaged file."""
        return sfnt.coverage(self.path, self.index)


@cache
def bundled_fonts() -> tuple[FontFile, ...]:
    """List the fonts that come with the program, as their manifest names them."""
    folder = data_folder("fonts")
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(
        FontFile(folder / entry["file"], 0, entry["family"], "bold" if entry["weight"] >= _BOLD else "regular")
        for entry in manifest["fonts"]
    )


def find_font(names: Sequence[str], weight: Weight, notice: Report, folder: Path | None = None) -> FontFile:
    """Find the first of `names` that is there, in the weight asked for if the family has it.

    Looks among the bundled fonts, then in `folder` (default: the folder that ZX_CONVERT_FONTS names), then in the
    system's font folders, which are read only if a name is not bundled. The notice `font-fallback` (font, weight,
    used) is given where a bundled font stands in for a family that is not there, `font-weight` (font, weight, used)
    where a family has only the other weight.
    Raises Problem `no-font` (font) if not even a bundled font is there.
    """
    for name in names:
        if family := _family(name, folder):
            # A headline face is drawn for its size: in its place stands a bold one.
            wanted = "bold" if name != names[0] and _is_headline_face(names[0]) else weight
            found = _weighted(family, wanted)
            bundled = family[0] in bundled_fonts()
            if bundled and name != names[0]:
                notice(_fallback(names[0], weight, found))
            elif found.weight != wanted and not (bundled and wanted == "regular"):
                # The bundled 黑体 is heavy by nature, and nobody could add a lighter one to it.
                notice(Notice("font-weight", "warning", {"font": name, "weight": wanted, "used": found.weight}))
            return found
    found = _stand_in(names, weight)
    notice(_fallback(names[0], weight, found))
    return found


def system_folders() -> list[Path]:
    """List the folders where this system keeps fonts, whether they exist or not."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
        windows = Path(os.environ.get("WINDIR") or "C:/Windows")
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts"]


def _family(name: str, folder: Path | None) -> list[FontFile]:
    """Find the fonts of one family: the first place that has any."""
    if bundled := [font for font in bundled_fonts() if font.family == name]:
        return bundled
    own = folder or (Path(value) if (value := os.environ.get("ZX_CONVERT_FONTS")) else None)
    for place in ((own,) if own else (), tuple(system_folders())):
        if fonts := _scan(place).get(name.casefold()):
            return fonts
    return []


@lru_cache(maxsize=8)
def _scan(folders: tuple[Path, ...]) -> dict[str, list[FontFile]]:
    """Read the names of all fonts below some folders; families are known in lower case."""
    families: dict[str, list[tuple[str, Path, sfnt.Face]]] = {}
    for path in _files(folders):
        for face in sfnt.faces(path):
            for name in face.families:
                families.setdefault(name.casefold(), []).append((name, path, face))
    return {key: _regular_and_bold(found) for key, found in families.items()}


def _regular_and_bold(found: list[tuple[str, Path, sfnt.Face]]) -> list[FontFile]:
    """Choose the upright fonts of a family that come nearest to regular and to bold."""
    chosen: dict[Weight, tuple[tuple[bool, int], FontFile]] = {}
    for name, path, face in found:
        weight: Weight = "bold" if face.weight >= _BOLD else "regular"
        rank = (face.italic, abs(face.weight - (700 if weight == "bold" else 400)))
        if weight not in chosen or rank < chosen[weight][0]:
            chosen[weight] = (rank, FontFile(path, face.index, name, weight))
    return [font for _, font in chosen.values()]


def _files(folders: Iterable[Path]) -> list[Path]:
    # Sorted: which of two copies is taken must not depend on the file system.
    return sorted(
        path for folder in folders if folder.is_dir() for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES
    )


def _weighted(family: Sequence[FontFile], weight: Weight) -> FontFile:
    return next((font for font in family if font.weight == weight), family[0])


def _is_headline_face(name: str) -> bool:
    return any(part in name.casefold() for part in _HEADLINE_FACES)


def _stand_in(names: Sequence[str], weight: Weight) -> FontFile:
    wanted = " ".join(names).casefold()
    if _is_headline_face(wanted):
        weight = "bold"
    name = next((name for name, parts in _STAND_INS if any(part in wanted for part in parts)), _STAND_IN_FOR_ANY)
    family = [font for font in bundled_fonts() if font.family == name] or bundled_fonts()
    if not family:
        raise Problem("no-font", font=names[0])
    return _weighted(family, weight)


def _fallback(font: str, weight: Weight, used: FontFile) -> Notice:
    return Notice("font-fallback", "warning", {"font": font, "weight": weight, "used": f"{used.family} {used.weight}"})
