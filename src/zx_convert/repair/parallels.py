"""Short lines inside one story that are built alike, as its sub-headlines are."""

from collections.abc import Iterator, Sequence

from zx_convert.repair.announcing import announces
from zx_convert.repair.looks import Line
from zx_convert.text.characters import half


def parallels(lines: Sequence[Line], wrap: int) -> None:
    """Short lines inside one story that are built alike or as long, and whether there are more than it has parts.

    Sub-headlines come in parallel forms, and in small numbers.
    """
    for stretch in _stretches(lines, least_prose(wrap)):
        heads = [lines[place] for place in stretch]
        size = "heads-many" if len(heads) >= _MANY_HEADS else "heads-few" if len(heads) <= _FEW_HEADS else ""
        for number, line in enumerate(heads):
            line.facts.update([size] if size else [])
            if number and len(line.text) == len(heads[number - 1].text) >= 4 and "numbered" not in line.facts:
                line.facts.add("level")
                heads[number - 1].facts.add("level")
            for other in range(max(0, number - _NEAR), number):
                if stretch[number] - stretch[other] > 1 and _alike(line, heads[other]):
                    line.facts.add("parallel")
                    heads[other].facts.add("parallel")


# Sub-headlines of a story are seldom more or fewer.
_FEW_HEADS, _MANY_HEADS = 1, 6
_NEAR = 8
_PROSE = 24


def least_prose(wrap: int) -> int:
    """The length from which lines are prose and no headings: less where they are cut at a width that is less."""
    return min(_PROSE, wrap - 2) if wrap else _PROSE


def _stretches(lines: Sequence[Line], prose: int) -> Iterator[list[int]]:
    """The places of short lines above prose, by the stories in which they stand.

    A line with a byline, dateline or deck below it is a headline and parts what stands before it from what follows;
    so does the end of what is on this page of a story that goes on elsewhere.
    """
    short: list[int] = []
    for place, line in enumerate(lines):
        if line.length > _PROSE or line.byline or line.facts & {"row", "verse-strong", "fields", "dash", "qa"}:
            continue
        if line.ending and not _asks(line):
            continue
        below = lines[place + 1] if place + 1 < len(lines) else None
        if place and lines[place - 1].facts & {"turned", "turns-to"}:
            yield short
            short = []
        if announces(lines, place) or (below is not None and below.facts & {"caption", "credited"}):
            yield short
            short = []
        elif below is not None and below.length > prose:
            short.append(place)
    yield short


def _asks(line: Line) -> bool:
    """Whether a line is one question that nobody asks aloud: 情书的主人是谁？"""
    return line.text[-1] in "？?" and line.text[0] not in "“「‘" and not line.facts & {"speaker", "pointed", "item"}


def _alike(one: Line, two: Line) -> bool:
    a, b = one.text, two.text
    if _asks(one) and _asks(two):
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4:
        return False
    shapes = _shape(a), _shape(b)
    same = sum(x == y for x, y in zip(a, b, strict=False)) >= 2
    parted = shapes[0] == shapes[1] and len(shapes[0]) > 1
    return same or parted


def _shape(text: str) -> tuple[int, ...]:
    """The lengths of a line's parts between spaces and commas."""
    return tuple(len(part) for part in half(text).replace(",", " ").split())
