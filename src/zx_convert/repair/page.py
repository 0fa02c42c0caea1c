"""The page as the structure pass sees it: lines, their gaps, and what can only be known from the whole page."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from zx_convert.document.edits import flow
from zx_convert.document.elements import Element, unescape
from zx_convert.repair.recognise import blocks, clauses, headings
from zx_convert.repair.recognise.bylines import Byline, trailing_byline, whole_byline
from zx_convert.repair.recognise.continuations import continuation
from zx_convert.repair.recognise.datelines import Dateline, leading_dateline, trailing_dateline
from zx_convert.text.characters import CLOSERS, half
from zx_convert.text.lines import count_line_ends

HEADING_LIMIT = 45
_EDGE = 200


@dataclass(slots=True)
class Line:
    """A line of the page that is not furniture, with what can be said of it alone.

    Attributes:
        node: its element.
        offset: place in the source.
        text: its reading.
        half: the ends of the reading in half-width forms, for tests that do not depend on width.
        length: characters.
        filled: characters with the indent before them, for comparing with the width of hard-wrapped lines.
        blank: blank lines before it.
        indent: it is set in.
        after_furniture: furniture or a page break stands before it.
        ending: "stop", "comma", "colon", "semicolon", "opener" or "" (in mid-clause).
        facts: names of what it looks like.
    """

    node: Element
    offset: int
    text: str
    half: str
    length: int
    filled: int
    blank: int
    indent: bool
    after_furniture: bool
    ending: str = ""
    facts: set[str] = field(default_factory=set)
    byline: Byline | None = None
    tail: Byline | Dateline | None = None
    dateline: Dateline | None = None

    @property
    def signed_by(self) -> Byline | None:
        """The byline that the line is, if that is more than a guess."""
        return self.byline if self.byline is not None and self.byline.cert != "low" else None


@dataclass(slots=True)
class Page:
    """All lines, and what the page says as a whole.

    Attributes:
        lines: the lines in order.
        wrap: the width of hard-wrapped lines in characters, 0 where lines are not wrapped.
        indented: paragraphs are set in, so that a line that is not goes on or is a heading.
        mixed: blank lines stand between some lines only, so that they part paragraphs.
        attributed: articles can be expected to name their source.
        briefs: the page holds several short articles.
    """

    lines: list[Line]
    wrap: int = 0
    indented: bool = False
    mixed: bool = False
    attributed: bool = False
    briefs: bool = False


def read_page(nodes: Sequence[tuple[int, Element]]) -> Page:
    """Measure a flattened document: `nodes` are its blocks, breaks and furniture with their places in the source."""
    lines = _lines(nodes)
    page = Page(lines)
    page.wrap = _wrap_width(lines)
    page.indented = _is_indented(lines)
    blank = Counter(min(line.blank, 1) for line in lines[1:] if not line.after_furniture)
    page.mixed = min(blank[0], blank[1]) * 10 >= len(lines) and len(lines) > 4
    for line in lines:
        _look(line)
    _neighbours(lines)
    _rows(lines)
    _verse(page)
    _parallels(lines)
    page.attributed = any("attributed" in line.facts for line in lines)
    starts = [n for n, line in enumerate(lines) if line.length <= HEADING_LIMIT and announces(lines, n) == 1]
    page.briefs = len(starts) >= 3 and len(lines) <= 9 * len(starts)
    return page


def _lines(nodes: Sequence[tuple[int, Element]]) -> list[Line]:
    lines: list[Line] = []
    gap, broken, gaps = "", False, list[str]()
    for offset, node in nodes:
        if node.tag == "lb":
            gap = unescape(node.get("orig") or "")
            gaps.append(gap)
        elif node.tag == "furniture":
            broken = True
        else:
            # A line may hold nothing but control characters, which read as nothing.
            text = flow(node) or " "
            edges = text if len(text) <= 2 * _EDGE else text[:_EDGE] + text[-_EDGE:]
            indent = _indent(gap)
            ends = min(map(count_line_ends, gaps), default=0)
            lines.append(
                Line(
                    node, offset, text, half(edges), len(text), len(text) + indent, max(0, ends - 1), indent > 0,
                    broken or "\f" in gap,
                )
            )  # fmt: skip
            gap, broken, gaps = "", False, []
    return lines


def _indent(gap: str) -> int:
    """Width of the indent that a gap ends in, in full-width characters (4 and more spaces count as one)."""
    tail = gap[max(gap.rfind("\n"), gap.rfind("\r"), gap.rfind("\f")) + 1 :]
    wide, narrow = tail.count("\u3000"), tail.count(" ") + tail.count("\u00a0") + 4 * tail.count("\t")
    return wide + narrow if wide or narrow >= 2 else 0


def _wrap_width(lines: Sequence[Line]) -> int:
    """The width at which lines were wrapped: many lines end there and none goes beyond."""
    filled = sorted((line.filled for line in lines if line.length >= 4), reverse=True)
    if len(filled) < 5:
        return 0
    width = filled[len(filled) // 50]
    full = sum(1 for n in filled if width - 2 <= n <= width)
    if not 16 <= width <= 60 or full < max(3, len(filled) * 0.2) or filled[0] > width + 2:
        return 0
    return width


def _is_indented(lines: Sequence[Line]) -> bool:
    long = [line for line in lines if line.length >= 20]
    set_in = sum(line.indent for line in long)
    return len(lines) >= 3 and set_in * 5 >= len(long) and any(not line.indent for line in lines)


_ENDINGS = {
    "stop": "。！？…!?", "comma": "，、,", "colon": "：:", "semicolon": "；;", "opener": "“‘「『（(《〈【〔",
}  # fmt: skip


# What stands in brackets after the end of a sentence is no part of it.
_REMARK = re.compile(r"(?<=[。！？!?…”」])[（(][^（）()]{1,40}[）)]$")


def _ending(text: str) -> str:
    text = _REMARK.sub("", text)
    last = text[-1:]
    bare = text.rstrip(CLOSERS) if last in CLOSERS else text
    for kind, marks in _ENDINGS.items():
        if bare and bare[-1] in marks:
            return kind
    if bare.endswith(("——", "—")) and last not in CLOSERS:
        return "dash"
    return ""


def _look(line: Line) -> None:
    """Note what a line looks like by itself."""
    text, facts = line.text, line.facts
    line.ending = _ending(text)
    turns = continuation(text) if _may_turn(text) else []
    if turns and turns[0].start <= 1 and turns[0].end >= line.length - 1:
        facts.update({"continuation", "turns-to"} if turns[0].direction == "to" else {"continuation"})
    elif turns:
        facts.add("turned" if turns[-1].direction == "to" else "resumed")
    if line.length <= 120 and (found := whole_byline(text)):
        line.byline = found
        facts.add(f"byline-{found.kind}-{found.cert}")
    line.dateline = leading_dateline(text)
    if line.dateline:
        facts.add("dateline-line" if line.dateline.end >= line.length else "dateline")
    line.tail = trailing_byline(text) or trailing_dateline(text)
    if line.tail and line.tail.start > 0 and not line.byline:
        facts.add("credited" if isinstance(line.tail, Byline) and line.tail.kind == "credit" else "signed")
    if facts & {"dateline", "dateline-line", "signed"} or any(f.startswith("byline-byline") for f in facts):
        facts.add("attributed")
    _look_at_opening(line)


def _may_turn(text: str) -> bool:
    ends = text[:40] + text[-40:]
    return any(word in ends for word in "转轉接续續")


def _look_at_opening(line: Line) -> None:
    text, facts = line.text, line.facts
    tests = {
        "news-lead": blocks.is_news_lead, "caption": blocks.is_caption, "item": blocks.is_item,
        "speaker": blocks.is_speaker, "qa": blocks.is_question_or_answer,
        "particles": clauses.has_particles, "pointed": clauses.is_pointed,
    }  # fmt: skip
    facts.update(fact for fact, test in tests.items() if test(text))
    note = blocks.note_kind(text)
    if note:
        facts.add("note" if note == "editor" else "author-note")
    if text.startswith(("——", "--", "―", "──", "—")):
        facts.add("dash")
    if text[0] in "，。、；：？！”’」』）》】〉〕,;:?!)…%％" and any(map(str.isalnum, text)):
        facts.add("closer")
    if line.length <= HEADING_LIMIT:
        _look_at_short(line)


def _look_at_short(line: Line) -> None:
    text, facts = line.text, line.facts
    tests = {
        "numbered": headings.is_numbered_head, "chapter": headings.is_chapter, "number": headings.is_section_number,
        "organisation": headings.ends_as_organisation, "column": headings.ends_as_column,
        "verb": headings.opens_with_verb,
        "box": headings.is_box, "document": headings.is_document_title, "date": blocks.is_date_line,
        "says": headings.ends_with_says, "attends": headings.ends_with_attendance, "genre": headings.ends_as_genre,
        "tag": headings.is_column_name, "table-note": blocks.is_table_note,
        "number-of-text": headings.is_document_number, "score": blocks.is_score, "acts": headings.tells_an_act,
    }  # fmt: skip
    facts.update(fact for fact, test in tests.items() if test(text))
    if text[0] in "（(" and text[-1] in "）)":
        facts.add("parenthesised")
    if text[0] in "【〖［[〔" and text[-1] in "】〗］]〕":
        facts.add("bracketed")
    if "  " in text or "\u3000" in text or (" " in text.strip() and line.half[0] > "\x7f"):
        facts.add("spaced")
    if any(mark in text for mark in "，,、；;"):
        facts.add("commas")
    if "。" in text[:-1] or "！" in text[:-2]:
        facts.add("sentence")


# A field of a form (时间：, 地点：) behind a space or at the start.
_FIELD = re.compile(r"(?:^|[\s])[\u4e00-\u9fff]{2,6}:(?=\S)")


def _neighbours(lines: Sequence[Line]) -> None:
    """Facts of two lines together: fields in a row (时间：, 地点：), a signature with its date below."""
    for a, b in itertools.pairwise(lines):
        if a.length <= 60 and len(_FIELD.findall(a.half)) >= 2 and not a.byline:
            a.facts.add("fields")
        if "speaker" in a.facts and "speaker" in b.facts:
            a.facts.add("fields")
            b.facts.add("fields")
        if "date" in b.facts and a.length <= 24 and not a.ending:
            a.facts.add("signature")
            b.facts.add("signature")
    _bullets(lines)
    _enumerations(lines)


def _enumerations(lines: Sequence[Line]) -> None:
    """Short lines below one that ends in a colon, and numbered lines among numbered sentences, are items."""
    for a, b in itertools.pairwise(lines):
        listed = (a.ending == "colon" and a.length > 4) or "enumerated" in a.facts
        if listed and not b.ending and b.length <= HEADING_LIMIT and not (b.signed_by or headings.numbering(b.text)):
            b.facts.add("enumerated")
    numbered = [line for line in lines if headings.numbering(line.text)]
    for a, b in itertools.pairwise(numbered):
        if headings.numbering(a.text) == headings.numbering(b.text):
            if not (a.ending or b.ending) and max(a.length, b.length) <= HEADING_LIMIT:
                a.facts.add("parallel")
                b.facts.add("parallel")
            for one, other in ((a, b), (b, a)):
                if other.ending in ("stop", "semicolon") and not one.ending:
                    one.facts.add("item-run")
    for line in lines:
        cells = line.text.split()
        if len(cells) >= 4 and all((cell.isalpha() and len(cell) <= 4) or "·" in cell for cell in cells):
            line.facts.add("names")


def _bullets(lines: Sequence[Line]) -> None:
    """Triangles that open sentences in a row are bullets; alone, or with a credit, they point at a picture."""
    for a, b in itertools.pairwise(lines):
        mark = a.text[0]
        if mark not in "▲▼◆■●★△" or b.text[0] != mark or "credited" in a.facts | b.facts:
            continue
        if a.ending == "stop" or "item" in a.facts - {"caption"}:
            for line in (a, b):
                line.facts.discard("caption")
                line.facts.add("item")


def _verse(page: Page) -> None:
    """Runs of short lines that are neither dialogue, items, names nor the ends of wrapped lines."""
    run: list[Line] = []
    previous: Line | None = None
    for place, line in enumerate([*page.lines, None]):
        # A poem's last line may stand above the next headline and its byline.
        heads = (1, 2, 3, 4) if len(run) < 4 else (1,)
        if line is not None and _may_be_verse(line, previous, page.wrap) and announces(page.lines, place) not in heads:
            run.append(line)
        else:
            _mark_verse(run)
            run = []
        previous = line


def _may_be_verse(line: Line, previous: Line | None, wrap: int) -> bool:
    if wrap and previous is not None and previous.filled >= wrap - 2:
        return False
    odd = {
        "speaker", "item", "dateline", "caption", "continuation", "bracketed", "credited", "note", "dash", "qa",
        "signature", "table-note", "box", "score", "names", "row",
    }  # fmt: skip
    if line.facts & odd or any(f.startswith(("byline-byline-high", "byline-byline-medium")) for f in line.facts):
        return False
    dialogue = line.text[0] in "“「" and line.text[-1] in "”」"
    return line.length <= 22 and not dialogue and line.ending not in ("colon", "opener") and line.text.count("。") <= 2


def _mark_verse(run: list[Line]) -> None:
    pointed = sum(bool(line.ending) for line in run) * 3 >= len(run) * 2
    if len(run) < 3 or (len(run) < 5 and not pointed):
        return
    sentences = sum(line.text[-1] in "。!！" for line in run)
    if sentences * 4 >= len(run) * 3 and sum(line.length for line in run) >= 12 * len(run):
        return
    lengths = Counter(line.length for line in run)
    marked = sum(line.ending in ("comma", "stop", "semicolon") for line in run)
    even = max(lengths.values()) >= len(run) * 0.6
    strong = len(run) >= 6 or (len(run) >= 4 and (even or marked >= len(run) * 0.7))
    for line in run:
        line.facts.add("verse-strong" if strong else "verse")


def _rows(lines: Sequence[Line]) -> None:
    """Lines of a table: neighbours of the same number of cells, with figures in them."""
    cells = [_cells(line) for line in lines]
    start = 0
    while start < len(lines):
        stop = start + 1
        while stop < len(lines) and cells[start] >= 2 and cells[stop] == cells[start]:
            stop += 1
        run = lines[start:stop]
        figures = sum(any(char.isdigit() for char in line.half) for line in run)
        if len(run) >= 2 and (figures * 2 >= len(run) or (len(run) >= 3 and cells[start] >= 3)):
            for line in run:
                line.facts.add("row")
        start = stop


def _cells(line: Line) -> int:
    if line.length > 60 or line.ending in ("stop", "comma", "semicolon"):
        return 0
    if any(f.startswith("byline") for f in line.facts):
        return 0
    return len(line.text.replace("\t", "\u3000").split())


def _parallels(lines: Sequence[Line]) -> None:
    """Short lines inside one article that are built alike: sub-headlines come in parallel forms.

    A line with a byline, dateline or deck below it is a headline and parts what stands before it from what follows.
    """
    short: list[tuple[int, Line]] = []
    for place, line in enumerate(lines):
        if line.length > 24 or line.ending or line.byline or line.facts & {"row", "verse-strong", "fields", "dash"}:
            continue
        below = lines[place + 1].facts if place + 1 < len(lines) else set()
        if announces(lines, place) or below & {"caption", "credited"}:
            short.clear()
        elif place + 1 < len(lines) and lines[place + 1].length > 24:
            for other, partner in short[-8:]:
                if place - other > 1 and _alike(line, partner):
                    line.facts.add("parallel")
                    partner.facts.add("parallel")
            short.append((place, line))


def announces(lines: Sequence[Line], place: int) -> int:
    """How many lines below a headline stack's first line stands what ends it, 0 where nothing does.

    That is a byline, a dateline, a deck with a dash, or a jump line.
    """
    for depth, line in enumerate(lines[place : place + 5]):
        facts = line.facts
        strong = facts & {"dateline", "dateline-line", "continuation"} or line.signed_by
        if depth and (strong or ("dash" in facts and "item" not in facts) or (line.byline and depth <= 2)):
            return depth
        if line.length > HEADING_LIMIT or (line.ending and line.text[-1] not in "？！?!”」…"):
            return 0
    return 0


def _alike(one: Line, two: Line) -> bool:
    a, b = one.text, two.text
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4:
        return False
    shapes = _shape(a), _shape(b)
    same = sum(x == y for x, y in zip(a, b, strict=False)) >= 2
    parted = shapes[0] == shapes[1] and len(shapes[0]) > 1
    return same or parted or (len(a) == len(b) and "numbered" not in one.facts)


def _shape(text: str) -> tuple[int, ...]:
    """The lengths of a line's parts between spaces and commas."""
    return tuple(len(part) for part in half(text).replace(",", " ").split())
