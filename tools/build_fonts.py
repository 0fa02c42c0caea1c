"""Build the bundled fonts (fonts/*.ttf), their licence texts and manifest.json from packages of public registries.

    python tools/build_fonts.py            build into fonts/
    python tools/build_fonts.py --check    build elsewhere and compare with fonts/manifest.json

Needs npm, apt-get and dpkg-deb, or the packages' archives in the cache folder.
"""

import argparse
import hashlib
import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fontTools
from fonts_charsets import coverage, encodable, is_han, is_private, standard
from fonts_sources import SANS, SERIF, UNIHAN, WENKAI, Package, SourceError, unpacked
from fonts_subset import Names, make_font

PROJECT = Path(__file__).resolve().parent.parent
FONTS = PROJECT / "fonts"
LICENCE_TEXT = "package/LICENSE_FONT"
EXTENSION_A = range(0x3400, 0x4DC0)


@dataclass(frozen=True)
class Source:
    """A type family as its makers publish it."""

    package: Package
    name: str
    version: str
    copyright: str
    licence_file: str


@dataclass(frozen=True)
class Bundled:
    """One font of ours: the role and weight it plays, and the file it is made from."""

    family: str
    style: str
    role: str
    weight: int
    source: Source
    path: str
    everything: bool = True

    @property
    def names(self) -> Names:
        made_from = f"{self.source.name} {self.style} {self.source.version}"
        return Names(self.family, self.style, self.source.copyright, made_from)


NOTO_SERIF = Source(
    SERIF,
    "Noto Serif SC",
    "2.003",
    "(c) 2017-2024 Adobe (http://www.adobe.com/).\nCopyright 2012 Google Inc. All Rights Reserved.",
    "OFL-ZXSong.txt",
)
NOTO_SANS = Source(
    SANS,
    "Noto Sans SC",
    "2.004",
    "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'.",
    "OFL-ZXHei.txt",
)
LXGW_WENKAI = Source(
    WENKAI,
    "LXGW WenKai",
    "1.250",
    'Copyright 2021-2023 LXGW (https://github.com/lxgw/LxgwWenKai), with Reserved Font Names "霞鹜" and "LXGW".\n'
    "Copyright 2020 The Klee Project Authors (https://github.com/fontworks-fonts/Klee)",
    "OFL-ZXKai.txt",
)

BUNDLED = (
    Bundled("ZX Song", "Regular", "song", 400, NOTO_SERIF, "package/400Regular/NotoSerifSC_400Regular.ttf"),
    # Headlines alone need it: room is saved here.
    Bundled("ZX Song", "Bold", "song", 700, NOTO_SERIF, "package/700Bold/NotoSerifSC_700Bold.ttf", everything=False),
    Bundled("ZX Hei", "Bold", "hei", 700, NOTO_SANS, "package/700Bold/NotoSansSC_700Bold.ttf"),
    Bundled(
        "ZX Kai", "Regular", "kai", 400, LXGW_WENKAI, "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
    ),
)


def chooser(font: Bundled, standard_list: frozenset[int]) -> Callable[[int], bool]:
    """Which characters a font keeps: all with an agreed meaning, or only those of Extension A that a standard lists."""
    listed = standard_list | encodable("gbk") | encodable("cp950") | encodable("big5hkscs")

    def keeps(character: int) -> bool:
        rare = is_han(character) and character in EXTENSION_A and character not in listed
        return not is_private(character) and (font.everything or not rare)

    return keeps


def build(cache: Path, target: Path) -> dict[str, Any]:
    """Write fonts and licences into `target` and give the manifest. Raises SourceError, ValueError."""
    standard_list = standard(unpacked(UNIHAN, cache))
    entries = []
    for font in BUNDLED:
        print(font.names.postscript, file=sys.stderr)
        file = target / f"{font.names.postscript}.ttf"
        source = unpacked(font.source.package, cache) / font.path
        characters = make_font(source, file, chooser(font, standard_list), font.names)
        entries.append(describe(font, file) | {"coverage": coverage(characters, standard_list)})
    write_licences(cache, target)
    return {"built_with": {"fonttools": fontTools.version}, "fonts": entries}


def describe(font: Bundled, file: Path) -> dict[str, Any]:
    package = font.source.package
    return {
        "file": file.name,
        "family": font.family,
        "style": font.style,
        "postscript_name": font.names.postscript,
        "role": font.role,
        "weight": font.weight,
        "sha256": hashlib.sha256(file.read_bytes()).hexdigest(),
        "licence": "OFL-1.1",
        "licence_file": font.source.licence_file,
        "source": {
            "font": f"{font.source.name} {font.style}",
            "font_version": font.source.version,
            "registry": package.registry,
            "package": package.name,
            "package_version": package.version,
        },
    }


def write_licences(cache: Path, target: Path) -> None:
    """One text a family: its copyright lines, then the licence (the same for all three)."""
    text = (unpacked(SANS, cache) / LICENCE_TEXT).read_text(encoding="utf-8")
    licence = text[text.index("-----") :].rstrip()
    for source in (NOTO_SERIF, NOTO_SANS, LXGW_WENKAI):
        head = f"{source.copyright}\n\nThis Font Software is licensed under the SIL Open Font License, Version 1.1.\n"
        (target / source.licence_file).write_text(f"{head}\n{licence}\n", encoding="utf-8", newline="\n")


def dump(manifest: dict[str, Any]) -> str:
    return json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"


def differences(manifest: dict[str, Any]) -> list[str]:
    """List what a fresh build and fonts/manifest.json do not agree on."""
    kept = json.loads((FONTS / "manifest.json").read_text(encoding="utf-8"))
    pairs = zip(kept["fonts"], manifest["fonts"], strict=True)
    found = [f"{new['file']}: built {new}, kept {old}" for old, new in pairs if old != new]
    if kept["built_with"] != manifest["built_with"]:
        found.append(f"built with {manifest['built_with']}, kept {kept['built_with']}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the bundled fonts.")
    parser.add_argument("--check", action="store_true", help="compare a fresh build with fonts/manifest.json")
    parser.add_argument(
        "--cache", type=Path, default=Path(tempfile.gettempdir()) / "zx-fonts", help="folder for the packages"
    )
    options = parser.parse_args()
    try:
        if options.check:
            with tempfile.TemporaryDirectory() as folder:
                found = differences(build(options.cache, Path(folder)))
            print("\n".join(found) or "the fonts are as built", file=sys.stderr)
            return 1 if found else 0
        manifest = build(options.cache, FONTS)
        (FONTS / "manifest.json").write_text(dump(manifest), encoding="utf-8", newline="\n")
    except (SourceError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
