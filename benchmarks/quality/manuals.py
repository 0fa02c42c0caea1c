"""Manuals that exist hard-wrapped and as HTML: whether wrapped paragraphs come back, and spaces where Latin meets.

Debian's Reference in both scripts and its installation guide, from their packages (by `apt-get download` where apt is,
else left out). Their punctuation is a mixture, so what counts is what comes back with the pass `punctuation` off; what
the whole repair leaves exact, where it changes typewriter marks beside Han on purpose, is told beside it.
"""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import html

from quality.cache import folder
from quality.mended import whole_text
from quality.score import OURS, Row, share
from zx_convert import read, repair
from zx_convert.text.characters import is_han, is_latin

PART = "Hard-wrapped manuals of Debian"


@dataclass(frozen=True, slots=True)
class Manual:
    """A text that a package has in both forms: where its wrapped text lies, and its pages in HTML."""

    name: str
    package: str
    text: str
    pages: str


_REFERENCE, _GUIDE = "usr/share/debian-reference", "usr/share/doc/installation-guide-amd64/zh_CN"
_MANUALS = (
    *(
        Manual(f"Reference, {code}", f"debian-reference-{code}",
               f"{_REFERENCE}/debian-reference.{code}.txt.gz", f"{_REFERENCE}/*.{code}.html")
        for code in ("zh-cn", "zh-tw")
    ),
    Manual("Installation Guide, zh-cn", "installation-guide-amd64",
           f"{_GUIDE}/install.zh_CN.txt.gz", f"{_GUIDE}/*.html"),
)  # fmt: skip
# What a wrapped text may have in place of the marks of the page in HTML.
_TYPEWRITER = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "—": "-", "–": "-", "…": "...", "™": "(tm)"})
_SEAMS_ONLY = ("people", "jumps", "punctuation")
_BULLET = re.compile(r"^(?:[*+o•-]\s+|[0-9]+\.\s+|\^(?=\[))")
_MARKS = frozenset("，。、；：？！（）《》“”‘’—…")


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table."""
    del quick
    found: list[Row] = []
    for manual in _MANUALS:
        folder = _unpacked(manual.package)
        if folder is None:
            print(f"{manual.package} (Debian) cannot be loaded and is left out", file=sys.stderr)
        else:
            found += _measure(manual, folder)
    return found


def _unpacked(package: str) -> Path | None:
    """The folder with the package's files; loaded the first time."""
    target = folder() / package
    if target.is_dir():
        return target
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    with tempfile.TemporaryDirectory() as name:
        loaded = subprocess.run(["apt-get", "-q", "download", package], cwd=name, capture_output=True, check=False)
        files = list(Path(name).glob("*.deb"))
        if loaded.returncode or not files:
            return None
        subprocess.run(["dpkg-deb", "-x", files[0], Path(name, "files")], check=True)
        shutil.copytree(Path(name, "files"), target, symlinks=True)
    return target


def _measure(manual: Manual, folder: Path) -> Iterator[Row]:
    wrapped = gzip.decompress((folder / manual.text).read_bytes()).decode("utf-8")
    lines = {_bare(line) for line in wrapped.splitlines()}
    ends = _ends(wrapped)
    pages = [*_paragraphs(folder, manual.pages)]
    texts = {"".join(text.split()): text for page in pages for text in (page, page.translate(_TYPEWRITER))}
    wanted = {bare: text for bare, text in texts.items() if bare in ends and bare not in lines}
    found, repaired = _blocks(wrapped, without=_SEAMS_ONLY), _blocks(wrapped)
    seams = spaces = 0
    for bare in wanted.keys() & found.keys():
        for place in ends[bare]:
            truth = _space_at(wanted[bare], place)
            if truth is not None:
                seams += 1
                spaces += truth == _space_at(found[bare], place)
    amount = f"{len(wanted):,}"
    for measure, blocks in (("exact but for white space", found), ("exact, the whole repair", repaired)):
        exact = share(len(wanted.keys() & blocks.keys()) / len(wanted))
        yield Row(PART, f"{manual.name}: paragraphs {measure}", amount, {OURS: exact})
    yield Row(PART, f"{manual.name}: spaces at seams with Latin", f"{seams:,}", {OURS: share(spaces / max(1, seams))})


def _blocks(wrapped: str, without: tuple[str, ...] = ()) -> dict[str, str]:
    """What the repair makes of a text: its blocks by what they are without white space."""
    lines = whole_text(repair(read(wrapped), without=without)).splitlines()
    return {_bare(line): " ".join(_bullet_off(line).split()) for line in lines}


def _paragraphs(folder: Path, pages: str) -> Iterator[str]:
    for path in sorted(folder.glob(pages)):
        for paragraph in html.parse(str(path)).iter("p"):
            yield " ".join("".join(paragraph.itertext()).split())


def _bullet_off(line: str) -> str:
    return _BULLET.sub("", line.strip())


def _bare(line: str) -> str:
    return "".join(_bullet_off(line).split())


def _ends(wrapped: str) -> dict[str, list[int]]:
    """Every block between blank lines, without white space, with the places where its lines end."""
    found: dict[str, list[int]] = {}
    for block in re.split(r"\n\s*\n", wrapped):
        first, *others = block.splitlines() or [""]
        lines = [_bare(first), *("".join(line.split()) for line in others)]
        places, at = [], 0
        for line in lines[:-1]:
            at += len(line)
            places.append(at)
        found["".join(lines)] = places
    return found


def _space_at(text: str, place: int) -> bool | None:
    """Whether white space stands behind so many other characters; None if no Latin is beside, or a full-width mark."""
    count = 0
    for at, char in enumerate(text):
        count += not char.isspace()
        if count == place:
            after = text[at + 1 :].lstrip()[:1]
            if not after or char in _MARKS or after in _MARKS or not (is_latin(char) or is_latin(after)):
                return None
            both = (is_han(char) or is_latin(char)) and (is_han(after) or is_latin(after))
            return text[at + 1].isspace() if both else None
    return None
