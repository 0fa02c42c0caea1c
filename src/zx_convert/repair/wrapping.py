"""Whether a page is hard-wrapped, at what width, and which of its lines are full."""

import itertools
from collections import Counter
from collections.abc import Sequence

from zx_convert.repair.looks import Line, ending
from zx_convert.text.patterns import regex
from zx_convert.text.width import display_width

# The first piece of a line that its end may not cut: a word, a number, or one Han character.
_PIECE = regex("[“‘（《「]*(?:[!-~]+|.)")
# Programs do not agree on whether these are one column wide or two (UAX #11).
_AMBIGUOUS = regex("[“”‘’—…·→]")
_SHORTEST, _LONGEST = 9, 60  # characters
# How many of the lines are cut in mid-clause at the width: more where lines of verse could be as long.
_VERSE, _SHARE, _SHARE_OF_NARROW = 16, 0.12, 0.35
_ENTRY = regex("[0-9一二三四五六七八九十]{1,3}[、.．)）]|[●■◆▲☆★□○]")
_LEAST_SEAMS = 6
_NARROWEST, _WIDEST = 40, 160  # columns
_SLACK = 2
_NOT_FULL = 3


def wrap_width(lines: Sequence[Line]) -> tuple[int, bool]:
    """The width at which lines were wrapped, in full-width characters, 0 where they were not; whether by columns.

    Where they were cut by columns, at words, `Line.filled` becomes this width for those that had no room for more, and
    `Line.indent` is set anew.
    """
    if width := _in_characters(lines) or _in_ems(lines):
        return width, False
    width = _in_columns(lines)
    return width, width > 0


def cut_at(lines: Sequence[Line], wrap: int) -> int:
    """The number of characters that nearly all full lines have: then words were cut too. 0 where there is none."""
    widths = Counter(line.width for line in lines if line.width >= wrap - 2)
    if not wrap or not widths:
        return 0
    width, count = widths.most_common(1)[0]
    return width if count * 5 >= widths.total() * 4 else 0


def mark_full_lines(lines: Sequence[Line], width: int) -> None:
    """Lines that end in mid-clause at the width go on; above another full line or a sentence's end they are prose."""
    if not width:
        return
    for line, below in itertools.pairwise(lines):
        if not _fills(line, below, width) or line.ending or below.blank or below.indent:
            continue
        goes_on = below.width >= width - _SHORT_BY or below.ending == "stop" or below.text[-1] in "）)"
        line.facts.add("fills-line" if goes_on else "cut-at-width")


def _fills(line: Line, below: Line, width: int) -> bool:
    """Whether a line has room for nothing of the next: a figure is not parted from its unit (…涂装等 / 11家)."""
    if line.width >= width:
        return True
    whole = _WHOLE.match(below.text) if line.width >= width - _SHORT_BY else None
    return whole is not None and line.width + display_width(whole.group()) / 2 > width


# A line is so much shorter where a mark must not begin the next one, or a figure stays with its unit.
_SHORT_BY = 1
_WHOLE = regex("[0-9A-Za-z][0-9A-Za-z.,%]*\\w?")


def _in_characters(lines: Sequence[Line]) -> int:
    """Lines that end in mid-clause end at the width, and none goes beyond: so a page of Han is cut."""
    filled = sorted((line.filled for line in lines if line.length >= 4), reverse=True)
    if len(filled) < 5:
        return 0
    width = filled[len(filled) // 50]
    if not _SHORTEST <= width <= _LONGEST or filled[0] > width + 2:
        return 0
    full = cut = 0
    for line, below in itertools.pairwise(lines):
        if below.blank == 0 and line.filled * 2 >= width and _cuts_a_sentence(line, below):
            cut += 1
            full += line.filled >= width - 2
    if width < _VERSE and not _are_of_prose([line for line in lines if line.filled >= width - 1]):
        return 0
    least = len(filled) * (_SHARE if width >= _VERSE else _SHARE_OF_NARROW)
    return width if full >= max(3, least) and full * 5 >= cut * 3 else 0


def _in_ems(lines: Sequence[Line]) -> int:
    """The width of a narrow column in em, as PDF copying gives it: figures and Latin letters are half as wide as Han.

    Bylines and headings may be longer. Of full lines `Line.filled` and `Line.width` become this width.
    """
    # Most pages are of long lines, which need no measuring: half an em is the least that a character takes.
    if sum(line.length > _LONGEST_IN_EMS for line in lines) * 6 > len(lines):
        return 0
    ems = [(line.margin + display_width(line.text) + 1) // 2 for line in lines]
    seams = Counter(
        em for em, (line, below) in zip(ems, itertools.pairwise(lines), strict=False)
        if below.blank == 0 and _cuts_a_sentence(line, below)
    )  # fmt: skip
    width = max(_NARROW_EMS, key=lambda em: (seams[em] + seams[em - 1], em))
    full = seams[width] + seams[width - 1]
    first = seams[width - 2] + seams[width - 3]  # lines of paragraphs whose indent is lost
    if full < max(_LEAST_SEAMS, len(lines) * _SHARE_OF_NARROW, 2 * first) or (full + first) * 5 < seams.total() * 4:
        return 0
    within = [line for line, em in zip(lines, ems, strict=True) if width - 1 <= em <= width]
    # Speakers stand before the lines of a dialogue.
    of_prose = _are_of_prose(within) and sum(map(_is_labelled, lines)) * 5 < len(lines)
    if not of_prose or sum(em > width for em in ems) * 6 > len(lines):
        return 0
    for line, em in zip(lines, ems, strict=True):
        line.filled = line.width = width if width - 1 <= em <= width else em
    if any(line.blank for line in lines):
        _fill_first_lines(lines, width)
    return width


def _fill_first_lines(lines: Sequence[Line], width: int) -> None:
    """The first line of a paragraph is full too where its indent of two em is lost: headings have blank lines below."""
    for line, below in itertools.pairwise(lines):
        short = width - 3 <= line.width < width - 1 and not line.indent
        if short and not (below.blank or ending(line.text)) and below.width >= width - 1:
            line.filled = line.width = width


_NARROW_EMS = range(9, 31)
_LONGEST_IN_EMS = 2 * _NARROW_EMS[-1]
_INNER_MARK = regex("[，。；！？、,](?=\\w)")


_LABEL = regex("\\w{1,6}[:：]")


def _is_labelled(line: Line) -> bool:
    return _LABEL.match(line.text) is not None


def _are_of_prose(lines: Sequence[Line]) -> bool:
    """Whether sentences end within lines, as in prose and not in a poem."""
    return sum(map(_has_inner_mark, lines)) * 4 >= len(lines)


def _has_inner_mark(line: Line) -> bool:
    return _INNER_MARK.search(line.text) is not None


def _cuts_a_sentence(line: Line, below: Line) -> bool:
    """Whether a line ends in mid-clause, and neither it nor the next one looks like code or an entry of a list."""
    if ending(line.text) or _ENTRY.match(below.text):
        return False
    return not (line.text[-1].isascii() or below.text[0].isascii())


def _in_columns(lines: Sequence[Line]) -> int:
    """The width that most lines reach which the first piece of the next line would have gone beyond."""
    pairs = [(line, below) for line, below in itertools.pairwise(lines) if below.blank == 0]
    if len(pairs) < _LEAST_SEAMS:
        return 0
    seams = [(low, high) for low, high in itertools.starmap(_columns, pairs) if high > _NARROWEST and low <= _WIDEST]
    if len(seams) < _LEAST_SEAMS:
        return 0
    holds = Counter(width for low, high in seams for width in range(low - 1, min(high + 1, low + _NARROWEST)))
    width, count = min(holds.items(), key=lambda item: (-item[1], item[0]))
    if not width >= _NARROWEST or count < _LEAST_SEAMS or count * 2 < len(seams):
        return 0
    reached = [*itertools.starmap(_columns, itertools.pairwise(lines)), (0, 0)]
    for line, (low, high) in zip(lines, reached, strict=True):
        full = low <= width + _SLACK and high > width - _SLACK
        line.filled = width // 2 if full else min(line.filled, width // 2 - _NOT_FULL)
    _indents(lines)
    return width // 2


def _indents(lines: Sequence[Line]) -> None:
    """Such texts set whole blocks in: a line has an indent if it stands further in than its neighbour in the block."""
    for place, line in enumerate(lines):
        below = lines[place + 1] if place + 1 < len(lines) and not lines[place + 1].blank else None
        if place and not line.blank:
            line.indent = line.margin > lines[place - 1].margin
        else:
            line.indent = below is not None and line.margin > below.margin


def _columns(line: Line, below: Line) -> tuple[int, int]:
    """The least columns of a line, and the most that they would be with the first piece of the line below."""
    most = line.margin + display_width(line.text)
    piece = _PIECE.match(below.text)
    space = line.text[-1].isascii() and below.text[0].isascii()
    least = most - len(_AMBIGUOUS.findall(line.text))
    return least, most + space + (display_width(piece[0]) if piece else 0)
