"""Manuals that exist hard-wrapped and as HTML: whether wrapped paragraphs come back, and spaces where Latin meets.

Debian's Reference in both scripts, from its packages (by `apt-get download` where apt is, else left out).
"""

import gzip
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from quality.cache import folder
from quality.mended import whole_text
from quality.score import OURS, Row, share
from zx_convert import read, repair
from zx_convert.text.characters import is_han, is_latin

PART = "Hard-wrapped manuals (Debian Reference)"
_LANGUAGES = ("zh-cn", "zh-tw")
_BULLET = re.compile(r"^(?:[*+o•-]\s+|[0-9]+\.\s+|\^(?=\[))")
_MARKS = frozenset("，。、；：？！（）《》“”‘’—…")


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table."""
    del quick
    found: list[Row] = []
    for language in _LANGUAGES:
        place = _unpacked(language)
        if place is None:
            print(f"debian-reference-{language} cannot be loaded and is left out", file=sys.stderr)
            continue
        found += _measure(language, place)
    return found


def _unpacked(language: str) -> Path | None:
    """The folder with the package's texts; loaded the first time."""
    target = folder() / f"debian-reference-{language}"
    texts = target / "usr/share/debian-reference"
    if texts.is_dir():
        return texts
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return None
    with tempfile.TemporaryDirectory() as name:
        command = ["apt-get", "-q", "download", f"debian-reference-{language}"]
        loaded = subprocess.run(command, cwd=name, capture_output=True, check=False)
        packages = list(Path(name).glob("*.deb"))
        if loaded.returncode or not packages:
            return None
        subprocess.run(["dpkg-deb", "-x", packages[0], target], check=True)
    return texts


def _measure(language: str, texts: Path) -> Iterator[Row]:
    wrapped = gzip.decompress((texts / f"debian-reference.{language}.txt.gz").read_bytes()).decode("utf-8")
    document = repair(read(wrapped), without=("people", "jumps", "punctuation"))
    found = {_bare(line): " ".join(_bullet_off(line).split()) for line in whole_text(document).splitlines()}
    lines = {_bare(line) for line in wrapped.splitlines()}
    ends = _ends(wrapped)
    whole = right = seams = spaces = 0
    for text in _paragraphs(texts, language):
        bare = "".join(text.split())
        if bare in lines or bare not in ends:
            continue
        whole += 1
        ours = found.get(bare)
        right += ours is not None
        for place in ends[bare] if ours is not None else ():
            truth = _space_at(text, place)
            if truth is not None:
                seams += 1
                spaces += truth == _space_at(ours or "", place)
    yield Row(PART, f"{language}: paragraphs exact but for white space", f"{whole:,}", {OURS: share(right / whole)})
    yield Row(PART, f"{language}: spaces at seams with Latin", f"{seams:,}", {OURS: share(spaces / max(1, seams))})


def _paragraphs(texts: Path, language: str) -> Iterator[str]:
    for path in sorted(texts.glob(f"*.{language}.html")):
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
