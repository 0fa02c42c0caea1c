"""What the prose around a short line is about: does a story go on below it, or does another begin?"""

import itertools
import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import add
from typing import NamedTuple

from zx_convert.repair.announcing import announces
from zx_convert.repair.looks import Line, is_heading_like
from zx_convert.repair.parallels import least_prose

# How much is alike, at least, and what that is called.
_ALIKE = (
    (0.28, "topic-same"), (0.23, "topic-like"), (0.19, "topic-near"), (0.15, "topic-far"), (0.11, "topic-new"),
    (0.0, "topic-strange"),
)  # fmt: skip
# How much more of a heading's own words stands in the lead below than above, and what that is called.
_TOLD = ((0.6, "told-below"), (0.4, "told-rather-below"), (-0.1, ""), (-1.0, "told-above"))
# How many characters of the story's headline the section below has, and what that is called.
_KEPT = ((4, "subject-kept"), (3, "subject-likely"), (2, ""), (1, "subject-faint"), (0, "subject-gone"))
TOPICS = tuple(name for _, name in (*_ALIKE, *_TOLD, *_KEPT) if name)
_REACH = 180  # characters on either side that are compared
_LEAD = 60
_STORY_LEAD = 100
# Lines that a headline stack may have above the story, with its byline.
_DEEPEST = 6


def topics(lines: Sequence[Line], wrap: int) -> None:
    """What the prose above and below a short line has in common with it, with each other, and with the last headline.

    A story goes on under a sub-headline and keeps its subject; a headline says what the first sentences below it tell.
    Texts are compared by the sets of their characters: of so little text single ones tell more than pairs do, and the
    nearest text more than what is farther away.
    """
    prose = _Prose(lines, least_prose(wrap))
    headline: set[str] = set()
    for place, line in enumerate(lines):
        depth = announces(lines, place)
        if depth:
            headline = {char for head in lines[place : place + depth] for char in _han(head.text)}
        if not 0 < place < len(lines) - 1 or depth or not is_heading_like(line):
            continue
        around = prose.around(place)
        if around.above and around.below:
            words = _han(line.text)
            told = (len(words & around.lead) - len(words & around.above)) / max(1, len(words))
            line.facts |= {_named(_ALIKE, around.alike), _named(_TOLD, told)}
            if headline:
                line.facts.add(_named(_KEPT, len(headline & around.section)))
            line.facts.discard("")


def leads(lines: Sequence[Line], wrap: int) -> None:
    """How much of each line of a headline stack is told again in the first sentences below it.

    A news story's lead says what its headline says; of a kicker or a deck there is less in it.
    """
    least, below = least_prose(wrap), len(lines)
    heading = [is_heading_like(line) for line in lines]
    lead: tuple[set[str], set[str]] | None = None
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.length >= least:
            below, lead = place, None
        elif heading[place] and below - place <= _DEEPEST and sum(heading[max(0, place - 1) : place + 2]) > 1:
            lead = lead or _lead(lines, below)
            words = _han(line.text)
            line.told = len(words & lead[0]) / max(1, len(words))
            line.retold = len(_pairs(line.text) & lead[1]) / max(1, line.length - 1)


def _lead(lines: Sequence[Line], place: int) -> tuple[set[str], set[str]]:
    """The characters of the first sentences of a story, behind its dateline, and the pairs of them."""
    text = "".join(line.text[line.dateline.end if line.dateline else 0 :] for line in lines[place : place + 2])
    return _han(text[:_STORY_LEAD]), _pairs(text[:_STORY_LEAD])


def _pairs(text: str) -> set[str]:
    return set(map(add, text, text[1:]))


class _Around(NamedTuple):
    """The characters of the prose around a place: above it, below it, in the lead and in the section below."""

    above: set[str]
    below: set[str]
    lead: set[str]
    section: set[str]

    @property
    def alike(self) -> float:
        """The cosine of the sets above and below."""
        return len(self.above & self.below) / math.sqrt(len(self.above) * len(self.below))


class _Prose:
    """The lines of prose among the lines of a page: those that are long enough."""

    def __init__(self, lines: Sequence[Line], least: int) -> None:
        self._places = [place for place, line in enumerate(lines) if line.length >= least]
        self._texts = [lines[place].text for place in self._places]
        # Above which of them a heading stands.
        self._headed = [
            any(not line.ending for line in lines[before + 1 : place])
            for before, place in itertools.pairwise([-1, *self._places])
        ]
        self._known: dict[tuple[int, int], _Around] = {}

    def around(self, place: int) -> _Around:
        """What stands around a line."""
        between = bisect_left(self._places, place), bisect_right(self._places, place)
        if between not in self._known:
            self._known[between] = self._look(*between)
        return self._known[between]

    def _look(self, stop: int, start: int) -> _Around:
        above, below, section = "", "", ""
        for at in range(stop - 1, -1, -1):
            above = self._texts[at][-_REACH:] + above
            if len(above) >= _REACH:
                break
        for at in range(start, len(self._texts)):
            if at > start and self._headed[at] and not section:
                section = below
            below += self._texts[at][:_REACH]
            if len(below) >= _REACH:
                break
        below = below[:_REACH]
        return _Around(_han(above[-_REACH:]), _han(below), _han(below[:_LEAD]), _han(section or below))


def _named(names: Sequence[tuple[float, str]], share: float) -> str:
    return next(name for least, name in names if share >= least)


def _han(text: str) -> set[str]:
    return {char for char in set(text) if "\u4e00" <= char <= "\u9fff"}
