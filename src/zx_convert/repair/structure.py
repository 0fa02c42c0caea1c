"""Structure: what each line is, which lines are one block, where articles begin. Decided together over the page."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple, cast

from zx_convert.document import edits
from zx_convert.document.elements import XML_ID, Document, Element, unescape
from zx_convert.document.layers import source_offsets
from zx_convert.repair.decisions import Decision, decisions
from zx_convert.repair.insets import insets
from zx_convert.repair.lattice import Lattice
from zx_convert.repair.looks import Line
from zx_convert.repair.page import Page, read_page
from zx_convert.repair.pipeline import Context
from zx_convert.repair.recognise.bullets import kind_of_bullet
from zx_convert.repair.weights import PARAGRAPH, STACK
from zx_convert.text.lines import count_line_ends
from zx_convert.text.patterns import regex
from zx_convert.text.seam import between, puts_spaces

name = "structure"
rules = {
    "join": "A line that a page, column or line end has cut goes on the line before.",
    "stack": "The lines of one headline, kicker or deck are one block.",
    "article": "An article begins with its headline stack.",
    "kicker": "A line above the headline that leads up to it is the kicker (引题).",
    "headline": "The line that names the story is the headline (主题).",
    "deck": "A line below the headline that explains it is the deck (副题).",
    "byline": "A line that names who reports is the byline.",
    "dateline": "A line that says from where and when a dispatch comes is the dateline.",
    "subhead": "A short line inside the story that names its next part is a sub-headline (小标题).",
    "caption": "A text that explains a picture is a caption.",
    "credit": "A line that names who made a picture is a credit.",
    "note": "A note by the editor or on the author is a note.",
    "continuation": "A line that says where the story goes on or comes from is a jump line.",
    "l": "Short lines in a run are verse.",
    "row": "Lines of a table are its rows.",
    "item": "Paragraphs that open with a bullet or number in a row are items of a list.",
}

_IN_HEAD = frozenset({"kicker", "headline", "deck", "byline", "dateline", "credit"})
_HEADED_BY_KICKERS = frozenset({"caption", "l"})
_NUMBERED = regex(r"\d{1,2}[．.、]")


def run(document: Document, context: Context) -> None:
    """Join, retag and group the blocks of a page."""
    if _has_structure(document):
        return
    nodes = flat_nodes(document)
    page = _read(nodes, context)
    if not page.lines:
        return
    lattice = Lattice(
        page,
        traditional=document.language != "zh-CN",
        refused=_refused(page.lines, context),
        off=context.without,
        join_bias=context.join_bias,
    )
    blocks = _blocks(page.lines, decisions(lattice))
    order = [node for _, node in nodes]
    spacing = _Spacing(puts_spaces([line.text for line in page.lines]), page.cut)
    made = [_make(block, order, spacing) for block in blocks]
    refused = [not context.allows("item", block.lines[0].offset) for block in blocks]
    plain = frozenset(element for element, is_refused in zip(made, refused, strict=True) if is_refused)
    _group_articles(document, made, blocks, plain)


def _read(nodes: list[tuple[int, Element]], context: Context) -> Page:
    """Read the page; what has fallen into its paragraphs is named first, and parts their halves no more."""
    page = read_page(nodes, context.lists)
    fallen = [(line, kind, above) for line, kind, above in insets(page.lines) if context.allows(kind, line.offset)]
    if not fallen:
        return page
    places = {node: place for place, (_, node) in enumerate(nodes)}
    for line, kind, _ in fallen:
        node = edits.retag(line.node, kind, rule=kind, cert="high")
        nodes[places[line.node]] = (line.offset, edits.group([node], "figure") if kind == "caption" else node)
    page = read_page(nodes, context.lists)
    cut = {above.offset for _, _, above in fallen}
    for line in page.lines:
        if line.offset in cut:
            line.facts.add("goes-on")
    return page


def _has_structure(document: Document) -> bool:
    """Whether blocks have been joined or named already, by this pass or by hand: that stands."""
    joined = any(lb.get("break") in ("no", "line") for lb in document.iter("lb"))
    return joined or any(block.tag not in ("p", "furniture") for block in document.blocks())


def flat_nodes(document: Document) -> list[tuple[int, Element]]:
    """Take a document's articles apart; give its blocks, breaks and furniture, each with its place in the source."""
    edits.flatten(document)
    nodes = [(offset, node) for offset, node in source_offsets(document) if node.getparent() is document]
    return [(offset, node) for offset, node in nodes if node.tag not in ("source", "meta")]


def _refused(lines: Sequence[Line], context: Context) -> set[tuple[int, str]]:
    at = {line.offset: place for place, line in enumerate(lines)}
    refused: set[tuple[int, str]] = set()
    for rule, offset in context.forbidden:
        if rule in ("join", "stack"):
            after = [place for place, line in enumerate(lines) if line.offset > offset]
            refused |= {(after[0], rule)} if after else set()
        elif offset in at:
            refused.add((at[offset], rule))
    return refused


class _Block:
    """A block to be: its lines with their decisions."""

    def __init__(self, line: Line, decision: Decision) -> None:
        self.lines = [line]
        self.decisions = [decision]

    @property
    def label(self) -> str:
        return self.decisions[0].label

    @property
    def opens_article(self) -> bool:
        return self.decisions[0].opens_article


def _blocks(lines: Sequence[Line], decisions: Sequence[Decision]) -> list[_Block]:
    blocks: list[_Block] = []
    for line, decision in zip(lines, decisions, strict=True):
        last = blocks[-1] if blocks else None
        stacked = (
            last is not None
            and decision.label == last.label
            and decision.label in STACK
            and not decision.opens_article
            and not decision.joined
        )
        if last is not None and (decision.joined or stacked):
            last.lines.append(line)
            last.decisions.append(decision)
        else:
            blocks.append(_Block(line, decision))
    return blocks


def _make(block: _Block, order: list[Element], spacing: "_Spacing") -> Element:
    """Join the lines of a block and give it its name; mark an undecided break before it."""
    first = block.lines[0].node
    if len(block.lines) > 1:
        _join(block, spacing)
    decision = block.decisions[0]
    if decision.maybe:
        lb = first.getprevious()
        while lb is not None and lb.tag == "furniture":
            lb = lb.getprevious()
        if lb is not None and lb.tag == "lb":
            lb.set("break", "maybe")
            lb.set("rule", "join")
            lb.set("cert", "low")
            lb.set("why", " ".join(decision.maybe))
    if block.label == PARAGRAPH:
        return first
    why = " ".join(decision.why)
    return edits.retag(first, block.label, rule=block.label, cert=decision.cert, **({"why": why} if why else {}))


class _Spacing(NamedTuple):
    """What tells where spaces stood: whether the text parts Han from Latin, and where lines were cut inside words."""

    spaced: bool
    width: int

    def between(self, line: Line, below: Line, gap: str) -> str:
        """What stands between two lines of a paragraph, of which `gap` is what the source has there."""
        full = 0 < self.width <= line.width
        return between(line.text, below.text, spaced=self.spaced, cut=full and " " not in gap)


def _join(block: _Block, spacing: _Spacing) -> None:
    stacked = block.label in STACK
    nodes: list[Element] = [block.lines[0].node]
    last = block.lines[-1].node
    while nodes[-1] is not last:
        nodes.append(cast("Element", nodes[-1].getnext()))
    texts: list[str] = []
    certs = {line.node: decision for line, decision in zip(block.lines, block.decisions, strict=True)}
    place = 0
    marks: list[tuple[Element, Decision]] = []
    fresh = True
    for position, node in enumerate(nodes[1:], 1):
        if node.tag == "lb":
            follower = next(nodes[at] for at in range(position, len(nodes)) if nodes[at] in certs)
            marks.append((node, certs[follower]))
            above, below = block.lines[place : place + 2]
            gap = unescape(node.get("orig") or "")
            texts.append("" if stacked or not fresh else spacing.between(above, below, gap))
            fresh = False
        elif node in certs:
            place += 1
            fresh = True
    edits.join(nodes, texts, "line" if stacked else "no", rule="stack" if stacked else "join")
    for lb, decision in marks:
        lb.set("cert", decision.cert)
        why = decision.stacked if stacked else decision.why
        if why:
            lb.set("why", " ".join(why))


def _group_articles(
    document: Document, made: Sequence[Element], blocks: Sequence[_Block], plain: frozenset[Element]
) -> None:
    """Group the blocks by articles; those in `plain` are refused as items of lists."""
    starts = [place for place, block in enumerate(blocks) if place == 0 or block.opens_article]
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else len(made)
        article = _article(made[start:stop], f"a{number + 1}", plain)
        if number:
            article.set("rule", "article")
            article.set("cert", blocks[start].decisions[0].cert)
            if blocks[start].decisions[0].opening:
                article.set("why", " ".join(blocks[start].decisions[0].opening))


def _article(blocks: Sequence[Element], name: str, plain: frozenset[Element]) -> Element:
    head = 0
    while head < len(blocks) and blocks[head].tag in _IN_HEAD:
        head += 1
    if not any(block.tag == "headline" for block in blocks[:head]):  # 图片新闻 heads its caption alone
        head = sum(1 for _ in itertools.takewhile(lambda block: block.tag == "kicker", blocks))
        head = head if head < len(blocks) and blocks[head].tag in _HEADED_BY_KICKERS else 0
    parts = []
    if head:
        parts.append(edits.group(_span(blocks[0], blocks[head - 1]), "head"))
    if head < len(blocks):
        parts.append(_body(blocks[head:], plain))
    article = edits.group(_span(parts[0], parts[-1]), "article")
    article.set(XML_ID, name)
    return article


def _span(first: Element, last: Element) -> list[Element]:
    nodes = [first]
    while nodes[-1] is not last:
        nodes.append(cast("Element", nodes[-1].getnext()))
    return nodes


def _body(blocks: Sequence[Element], plain: frozenset[Element]) -> Element:
    """Group the blocks of a body: figures, stanzas, tables and lists are containers of their own."""
    made: list[Element] = []
    place = 0
    while place < len(blocks):
        stop, tag = _run(blocks, place, plain)
        if tag:
            items = list(blocks[place:stop])
            if tag == "list":
                items = [edits.retag(item, "item", rule="item", cert="medium") for item in items]
            made.append(edits.group(_span(items[0], items[-1]), tag))
        else:
            made.append(_lead_in_body(blocks[place]))
        place = stop
    return edits.group(_span(made[0], made[-1]), "body")


def _lead_in_body(block: Element) -> Element:
    """A kicker, headline or deck that stands without a headline above is set as a sub-headline."""
    return edits.retag(block, "subhead") if block.tag in ("kicker", "headline", "deck") else block


def _run(blocks: Sequence[Element], place: int, plain: frozenset[Element]) -> tuple[int, str]:
    """The end of the run of like blocks that begins at `place`, and the container they make."""
    tag = blocks[place].tag
    stop = place + 1
    if tag in ("caption", "credit"):
        while tag == "caption" and stop < len(blocks) and blocks[stop].tag == "credit":
            stop += 1
        return stop, "figure" if tag == "caption" else ""
    if tag == "row":
        while stop < len(blocks) and blocks[stop].tag == "row":
            stop += 1
        return stop, "table"
    if tag == "l":
        while stop < len(blocks) and blocks[stop].tag == "l" and not _new_stanza(blocks, place, stop):
            stop += 1
        return stop, "lg"
    bullet = "" if blocks[place] in plain else _bullet(blocks[place])
    if bullet:
        while stop < len(blocks) and blocks[stop] not in plain and _bullet(blocks[stop]) == bullet:
            stop += 1
        return (stop, "list") if stop - place >= 2 else (place + 1, "")
    return stop, ""


def _new_stanza(blocks: Sequence[Element], place: int, stop: int) -> bool:
    """A gap wider than the one between the stanza's first two lines parts stanzas."""
    if stop == place + 1:
        return stop + 1 < len(blocks) and blocks[stop + 1].tag == "l" and _gap(blocks[stop]) > _gap(blocks[stop + 1])
    return _gap(blocks[stop]) > _gap(blocks[place + 1])


def _gap(block: Element) -> int:
    lb = block.getprevious()
    return count_line_ends(unescape(lb.get("orig") or "")) if lb is not None and lb.tag == "lb" else 0


def _bullet(block: Element) -> str:
    """The kind of bullet or number that a paragraph opens with, "" for none."""
    if block.tag != "p":
        return ""
    text = edits.flow(block)[:4]
    return kind_of_bullet(text) or ("number" if _NUMBERED.match(text) else "")
