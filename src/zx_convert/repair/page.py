"""The page as the structure pass sees it: lines, their gaps, and what can only be known from the whole page."""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zx_convert.document.edits import flow
from zx_convert.document.elements import Element, unescape
from zx_convert.repair import pictures, runs
from zx_convert.repair.announcing import announces
from zx_convert.repair.authors import authors, poets
from zx_convert.repair.listing import signed_titles
from zx_convert.repair.lists import NO_LISTS, Lists
from zx_convert.repair.looks import HEADING_LIMIT, Line, ending, is_heading_like, look
from zx_convert.repair.manuscripts import declared, in_stack
from zx_convert.repair.parallels import parallels
from zx_convert.repair.tables import rows
from zx_convert.repair.topics import leads, topics
from zx_convert.repair.verses import verse
from zx_convert.repair.wrapping import cut_at, mark_full_lines, wrap_width
from zx_convert.text.characters import half
from zx_convert.text.lines import count_line_ends, unwritten
from zx_convert.text.width import display_width

_EDGE = 200
# Characters of a line that may be prose.
_LONG = 20


@dataclass(slots=True)
class Page:
    """All lines, and what the page says as a whole.

    Attributes:
        lines: the lines in order.
        wrap: the width of hard-wrapped lines in full-width characters, 0 where lines are not wrapped.
        cut: the characters of nearly all full lines, where words were cut too; 0 where lines are of several widths.
        columns: they were wrapped by columns at words, as programs do, with blank lines between paragraphs.
        indented: paragraphs are set in, so that a line that is not goes on or is a heading.
        set_in: all lines are, by ideographic spaces, which nothing but a paragraph or heading begins with.
        mixed: blank lines stand between some lines only, so that they part paragraphs.
        attributed: articles can be expected to name their source.
        briefs: the page holds several short articles.
    """

    lines: list[Line]
    wrap: int = 0
    cut: int = 0
    columns: bool = False
    indented: bool = False
    set_in: bool = False
    mixed: bool = False
    attributed: bool = False
    briefs: bool = False


def read_page(nodes: Sequence[tuple[int, Element]], lists: Lists = NO_LISTS) -> Page:
    """Measure a flattened document: `nodes` are its blocks, breaks and furniture with their places in the source."""
    lines = _lines(nodes)
    for a, b in itertools.pairwise(lines):
        b.declared = in_stack(a.declared, b.declared)
    page = Page(lines)
    page.wrap, page.columns = wrap_width(lines)
    page.cut = 0 if page.columns else cut_at(lines, page.wrap)
    page.indented = _is_indented(lines, page.wrap)
    page.set_in = bool(lines) and all("wide-indent" in line.facts for line in lines)
    page.mixed = _are_parted(lines, page.wrap)
    for line in lines:
        look(line, lists)
    if page.indented:
        _mark_centred(lines)
        _take_speakers(lines)
    mark_full_lines(lines, page.cut or page.wrap)
    poets(lines)
    authors(lines, lists)
    runs.neighbours(lines)
    rows(lines, page.columns)
    verse(lines, page.wrap)
    pictures.pictures(lines, page.wrap)
    pictures.sets_of_pictures(lines)
    pictures.columns_of_pictures(lines)
    parallels(lines, page.wrap)
    signed_titles(lines)
    topics(lines, page.wrap)
    leads(lines, page.wrap)
    page.attributed = any("attributed" in line.facts for line in lines)
    starts = [n for n, line in enumerate(lines) if line.length <= HEADING_LIMIT and announces(lines, n) == 1]
    page.briefs = len(starts) >= 3 and len(lines) <= 9 * len(starts)
    return page


def _take_speakers(lines: Sequence[Line]) -> None:
    """Where speeches are set in as other paragraphs are, a short line that is not opens none: 学戏：七年只演一个兵."""
    spoken = [(line, line.half.partition(":")[0]) for line in lines if "speaker" in line.facts]
    speakers = Counter(name for _, name in spoken)
    if any(line.indent for line, _ in spoken):
        for line, name in spoken:
            if not line.indent and speakers[name] == 1 and is_heading_like(line) and not line.ending:
                line.facts.discard("speaker")


def _lines(nodes: Sequence[tuple[int, Element]]) -> list[Line]:
    lines: list[Line] = []
    gap, broken, gaps = "", False, list[str]()
    for offset, node in nodes:
        if node.tag == "lb":
            gap = unescape(node.get("orig") or "")
            gaps.append(gap)
        elif node.tag != "p":  # furniture, and what has fallen into a paragraph
            broken = True
        else:
            # A line may hold nothing but control characters, which read as nothing.
            text = flow(node) or " "
            edges = text if len(text) <= 2 * _EDGE else text[:_EDGE] + text[-_EDGE:]
            before = _tail(gap)
            indent, margin, length = _indent(before), _margin(before), len(text)
            ends = min(map(count_line_ends, gaps), default=0)
            lines.append(
                Line(
                    node, offset, text, half(edges), length, length + indent, length + (indent or margin),
                    max(0, ends - 1), indent > 0, broken or "\f" in gap, margin,
                    facts={"wide-indent"} if "\u3000" in before else set(), declared=declared(node),
                )
            )  # fmt: skip
            gap, broken, gaps = "", False, []
    return lines


def _tail(gap: str) -> str:
    """The white space before a line: what a gap ends in."""
    gap = unwritten(gap) if "<" in gap or "&" in gap else gap
    return gap[max(gap.rfind("\n"), gap.rfind("\r"), gap.rfind("\f")) + 1 :]


def _margin(before: str) -> int:
    """Columns of the white space before a line."""
    return display_width(before.expandtabs(8))


def _indent(before: str) -> int:
    """Width of the white space before a line, in full-width characters (4 and more spaces count as one)."""
    wide = before.count("\u3000") + before.count("\u2003")
    narrow = before.count(" ") + before.count("\u00a0") + 4 * before.count("\t")
    return wide + narrow if wide or narrow >= 2 else 0


def _are_parted(lines: Sequence[Line], wrap: int) -> bool:
    """Whether blank lines part paragraphs: some lines have one above; unless wrapped, most that follow a sentence."""
    blank = Counter(min(line.blank, 1) for line in lines[1:] if not line.after_furniture)
    if min(blank[0], blank[1]) * 10 < len(lines) or len(lines) <= 4:
        return False
    parted = [line.blank > 0 for line in _below_paragraphs(lines)]
    return wrap > 0 or 4 * sum(parted) >= 3 * len(parted)


def _below_paragraphs(lines: Sequence[Line]) -> list[Line]:
    """The lines of whole sentences right below others of such."""
    return [
        b for a, b in itertools.pairwise(lines) if not b.after_furniture and ending(a.text) == "stop" == ending(b.text)
    ]


def _mark_centred(lines: Sequence[Line]) -> None:
    """Short lines above prose that stand further in than it are centred by spaces, and names anywhere."""
    usual = Counter(line.margin for line in lines if line.length >= _LONG and line.indent).most_common(1)
    least = usual[0][0] + _LEAST_BEYOND if usual else 0
    above: list[Line] = []
    for line in lines if usual else ():
        if line.margin >= least and is_heading_like(line) and "date" not in line.facts:
            if line.byline is not None:
                line.facts.add("centred")
            above.append(line)
            continue
        if line.length >= _LONG and len(above) <= _MOST_CENTRED:
            for heading in above:
                heading.facts.add("centred")
        above = []


_LEAST_BEYOND, _MOST_CENTRED = 4, 5


def _goes_on_set_in(lines: Sequence[Line]) -> bool:
    """Whether whole blocks are set in, so that also the lines are that go on: most of those below an open sentence."""
    below = [
        b for a, b in itertools.pairwise(lines) if a.length >= _LONG and not b.blank and ending(a.text) in ("", "comma")
    ]
    return len(below) > 1 and sum(line.indent for line in below) * 2 > len(below)


def _begins_set_in(lines: Sequence[Line]) -> bool:
    """Whether most of the long lines are set in that stand below the end of a sentence, so begin paragraphs."""
    below = [b.indent for a, b in itertools.pairwise(lines) if b.length >= _LONG and ending(a.text) == "stop"]
    return 3 * sum(below) >= 2 * len(below)


def _is_indented(lines: Sequence[Line], wrap: int) -> bool:
    long = [line for line in lines if (line.filled >= min(_LONG, wrap - 1) if wrap else line.length >= _LONG)]
    if not wrap and (_goes_on_set_in(lines) or not _begins_set_in(lines)):
        return False
    set_in = sum(line.indent for line in long)
    return len(lines) >= 3 and set_in * 5 >= len(long) and any(not line.indent for line in lines)
