"""What has fallen into a paragraph: a jump line or a caption between the halves of a sentence that a page has cut."""

from collections.abc import Iterator, Sequence

from zx_convert.repair.looks import Line
from zx_convert.text.bonds import is_tight
from zx_convert.text.patterns import regex

# A first half is at least as long, and a rest; a longer caption is told by its credit alone.
_LEAST_HALF, _LEAST_REST, _LONGEST_CAPTION = 16, 6, 120
_NO_HALF = frozenset({
    "caption", "credited", "item", "speaker", "dateline-line", "row", "verse", "verse-strong", "numbered",
    "note", "author-note", "date", "formula", "fields",
})  # fmt: skip
# A dispatch begins with its first half.
_NO_REST = _NO_HALF | {"dateline"}


def insets(lines: Sequence[Line]) -> Iterator[tuple[Line, str, Line]]:
    """Each line that stands inside a cut sentence, with what it is, and the line with the first half.

    Only where a word surely spans it: …以人民为中心的发展思 / （下转第六版） / 想，扎实推进…; a caption also where the
    first half has a sentence before it, as no heading has.
    """
    for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        kind = _kind(line)
        if not (kind and _is_cut(above) and _goes_on(below)):
            continue
        if _spans(above.text, below.text) or (kind == "caption" and _SENTENCE.search(above.text)):
            yield line, kind, above


# 听。三年来…: no sentence is as short, so that it is the end of one.
_FRAGMENT = regex("[^\\W\\d_]{1,2}[。！？]")


_SENTENCE = regex("[。！？”]\\s*\\w")


def _spans(above: str, below: str) -> bool:
    return is_tight(above[-1], below[0]) or _FRAGMENT.match(below) is not None


def _kind(line: Line) -> str:
    """What a line is that may fall into a paragraph, "" for one that may not."""
    if "turns-to" in line.facts:
        return "continuation"
    told = "credited" in line.facts or ("caption" in line.facts and line.ending == "stop")
    return "caption" if told and line.length <= _LONGEST_CAPTION and "dateline" not in line.facts else ""


def _is_cut(line: Line) -> bool:
    return not line.ending and line.length >= _LEAST_HALF and line.byline is None and _NO_HALF.isdisjoint(line.facts)


def _goes_on(line: Line) -> bool:
    ends = line.ending == "stop" or (line.length >= _LEAST_HALF and "pointed" in line.facts)
    prose = ends and line.length >= _LEAST_REST and not line.indent
    return prose and line.byline is None and _NO_REST.isdisjoint(line.facts)
