"""What announces an article: a byline, a dateline or their like below a headline stack."""

from collections.abc import Sequence

from zx_convert.repair.looks import Line, is_heading_like

_ANNOUNCING = frozenset({"dateline", "dateline-line", "continuation", "resumed"})


def announces(lines: Sequence[Line], place: int) -> int:
    """How many lines below a headline stack's first line stands what ends it, 0 where nothing does.

    That is a byline, a dateline, a deck with a dash, or a jump line.
    """
    for depth, line in enumerate(lines[place : place + 5]):
        if depth and _ends_stack(line, depth):
            return depth
        if not is_heading_like(line):
            return 0
    return 0


def _ends_stack(line: Line, depth: int) -> bool:
    facts = line.facts
    if not _ANNOUNCING.isdisjoint(facts) or ("dash" in facts and "item" not in facts):
        return True
    return line.byline is not None and (depth <= 2 or line.byline.cert != "low")
