"""Who stands between a headline and its text: there names are read that no line by itself shows to be any."""

import itertools
from collections.abc import Sequence

from zx_convert.repair.lists import Lists
from zx_convert.repair.looks import HEADING_LIMIT, Line, is_heading_like, take_byline
from zx_convert.repair.recognise.bylines import GROUP_OF_POEMS, Byline, below_headline, poet
from zx_convert.text.patterns import regex

# A line above that is shorter may be a kicker, and what is below it the headline.
_LEAST_HEADLINE = 7
_NO_HEADLINE = frozenset({"item", "speaker", "caption", "date", "rowed", "fields", "listed", "numbered", "box"})


def poets(lines: Sequence[Line]) -> None:
    """The title of a poem that others go with is no name; who stands below it is the poet."""
    for a, b in itertools.pairwise(lines):
        if b.byline is None and (found := poet(a.text, b.text)):
            b.byline = found
            b.facts.update({"byline-byline-medium", "attributed"})
        if a.byline is not None and GROUP_OF_POEMS.match(b.text):
            take_byline(a)


def authors(lines: Sequence[Line], lists: Lists) -> None:
    """A line that may name somebody, between what looks like a headline and prose: 紉秋, 运输部 阚桂芝."""
    for place in range(1, len(lines) - 1):
        above, line, below = lines[place - 1 : place + 2]
        if line.byline is not None:
            if _heads(line.byline, above, below):
                take_byline(line)
        elif _may_name(line) and _may_head(above) and _is_prose(below):
            found = below_headline(lists.veil(line.text), known=lists.known)
            if found is not None and not below.text.startswith(tuple(person.name for person in found.persons)):
                stacked = place > 1 and _may_head(lines[place - 2])
                line.byline = found
                line.facts.add("named-below" if above.length >= _LEAST_HEADLINE or stacked else "named-below-short")


# Whom a box is on, its name tells: 人物名片 / 葛明远.
_CARD = regex("【?(?:人物|[动動]物|名家|作者|嘉[宾賓])?(?:名片|小?[档檔]案|小[传傳]|卡片)】?")


def _heads(byline: Byline, above: Line, below: Line) -> bool:
    """Whether who is named heads what is told of him: below 人物名片, or 外卖员 王大勇 / 王大勇在送餐途中…."""
    if byline.rule == "byline-name":
        return _CARD.fullmatch(above.text) is not None
    if byline.rule != "byline-affiliation" or not _is_prose(below):
        return False
    return any(below.text.startswith(person.name) and not person.role for person in byline.persons)


def _may_name(line: Line) -> bool:
    return is_heading_like(line) and not line.ending and line.facts.isdisjoint({"date", "dateline-line", "signature"})


def _may_head(line: Line) -> bool:
    return is_heading_like(line) and line.byline is None and line.facts.isdisjoint(_NO_HEADLINE)


def _is_prose(line: Line) -> bool:
    return line.byline is None and (line.length > HEADING_LIMIT or line.ending == "stop")
