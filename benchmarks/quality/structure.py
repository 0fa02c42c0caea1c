"""Headlines, bylines and the rest on annotated pages: F1 of each kind of block over all pages together.

The weights were fitted on these pages, which were written by people who did not know the rules: what other pages will
reach lies below.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from quality.score import OURS, Row, Tally, share
from zx_convert import read, repair

_TESTS = Path(__file__).resolve().parents[2] / "tests"
sys.path.insert(0, str(_TESTS))

from annotated import Story, read_page, stories  # noqa: E402

# Folders of annotated pages; the last is there for those who work on the program.
_FOLDERS = {
    "Structure of pages of newspapers": _TESTS / "corpus",
    "Structure of pages that nothing was fitted on": _TESTS / "unseen",
    "Structure of the pages that tests want without a slip": _TESTS.parents[1] / "shared" / "corpus",
}
_KINDS = {
    "headline": "headlines", "kicker": "kickers", "deck": "decks", "subhead": "sub-headlines", "caption": "captions",
    "l": "lines of verse", "note": "notes", "p": "paragraphs", "people": "people with their roles",
    "jumps": "jump lines",
}  # fmt: skip


def rows(*, quick: bool) -> list[Row]:
    """The measures of this module as rows of the table."""
    folders = {part: sorted(folder.glob("*.ann")) for part, folder in _FOLDERS.items()}
    return [row for part, pages in folders.items() if pages for row in _measure(part, pages[:: 8 if quick else 1])]


def _measure(part: str, pages: Sequence[Path]) -> list[Row]:
    tallies = {kind: Tally() for kind in _KINDS}
    for path in pages:
        page = read_page(path)
        found = list(stories(repair(read(page.raw()))))
        for kind, tally in tallies.items():
            want, have = Counter(_facts(page.stories, kind)), Counter(_facts(found, kind))
            tally.right += (want & have).total()
            tally.expected += want.total()
            tally.found += have.total()
    return [Row(part, _KINDS[k], f"{t.expected:,}", {OURS: share(t.f1)}) for k, t in tallies.items()]


def _facts(page: list[Story], kind: str) -> Iterator[object]:
    for story in page:
        if kind == "people":
            yield from story.people
        elif kind == "jumps":
            yield from story.jumps
        else:
            yield from (text for block, text in story.blocks if block == kind)
