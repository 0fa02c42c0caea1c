"""Sets one line to its measure: what gives way where it is too long, what is stretched where it is too short.

Lengths are in 1/1000 em. Order and bounds are those of CLREQ, #procedures_for_inter-character_spacing_reduction and
#procedures_for_inter-character_space_expansion: a space between words grows to half an em, then one between scripts,
then all characters are parted evenly, here by a quarter of an em at most. A line that would need more is set ragged.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from zx_convert.writers.pdf.rules import HALF, QUARTER

# Indices, and how much the character at each can give up, in the order in which they are asked.
Steps = Sequence[Mapping[int, float]]
# Rounding alone makes no line ragged.
_ROUNDING = 0.01


class Line(NamedTuple):
    """One line of a paragraph.

    Attributes:
        start: index of its first character.
        end: index after its last one; spaces at the end of a line belong to none.
        width: its set width, without a mark that hangs.
        indent: where it begins, negative where an opening mark's blank half stands outside.
        kerns: space added after the character at an index; negative where marks are compressed.
        spread: space added after each character; where none belongs, `kerns` takes it back.
        ragged: it ends short of the measure because stretching it would open holes in it.
        hangs: its last mark stands outside the measure.
    """

    start: int
    end: int
    width: float
    indent: float = 0.0
    kerns: Mapping[int, float] = MappingProxyType({})
    spread: float = 0.0
    ragged: bool = False
    hangs: bool = False


def total(slack: Steps) -> float:
    """All that can give way."""
    return sum(sum(step.values()) for step in slack)


def compressed(line: Line, slack: Steps, over: float) -> Line:
    """Take `over` from what can give way, one step after the other, equally from all of a step."""
    kerns = dict(line.kerns)
    taken = 0.0
    for step in slack:
        if taken >= over:
            break
        room = sum(step.values())
        share = min((over - taken) / room, 1.0) if room else 0.0
        for index, given in step.items():
            kerns[index] = kerns.get(index, 0.0) - given * share
        taken += room * share
    return line._replace(kerns=kerns, width=line.width - taken)


def most_stretch(spaces: Sequence[float], seams: int, gaps: int) -> float:
    """How far a line can be stretched: widths of its spaces between words, numbers of its seams and of all gaps."""
    words = sum(max(HALF - width, 0.0) for width in spaces)
    return words + seams * QUARTER + max(gaps - seams - len(spaces), 0) * QUARTER


def evenly_stretched(line: Line, rest: float) -> Line:
    """Fill a line of Han and marks alone that is `rest` too short."""
    spread = rest / (line.end - line.start - 1)
    if spread > QUARTER + _ROUNDING:
        return line._replace(ragged=True)
    return Line(line.start, line.end, line.width + rest, line.indent, line.kerns, spread)


def stretched(line: Line, rest: float, spaces: Mapping[int, float], seams: Sequence[int], rigid: Sequence[int]) -> Line:
    """Fill a line that is `rest` too short.

    Args:
        line: as it stands.
        rest: what it lacks.
        spaces: width of each space between words, by its index.
        seams: indices of characters that are followed by one of another script.
        rigid: indices of characters after which nothing may be added.
    """
    gaps = line.end - line.start - 1 - len(rigid)
    if rest > most_stretch(list(spaces.values()), len(seams), gaps) + _ROUNDING:
        return line._replace(ragged=True)
    kerns = dict(line.kerns)
    left = rest
    for step in ({index: max(HALF - width, 0.0) for index, width in spaces.items()}, dict.fromkeys(seams, QUARTER)):
        room = sum(step.values())
        share = min(left / room, 1.0) if room else 0.0
        for index, given in step.items():
            kerns[index] = kerns.get(index, 0.0) + given * share
        left -= room * share
    fixed = {*spaces, *seams, *rigid}
    even = line.end - line.start - 1 - len(fixed)
    spread = left / even if even and left > _ROUNDING else 0.0
    if spread:
        for index in fixed:
            kerns[index] = kerns.get(index, 0.0) - spread
    return line._replace(kerns=kerns, spread=spread, width=line.width + rest)
