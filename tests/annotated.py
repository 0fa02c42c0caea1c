"""Annotated pages (tests/pages/*.ann): the page as it was copied, and the document that a careful reader sees in it.

`# key=value` lines set encoding, newline (lf, crlf), separator (blank: a blank line between blocks, line: none),
indent (ideographic spaces before a paragraph) and wrap (lines of so many characters). `A` starts an article; any other
line is `KIND: text`, where `‖` is a page break inside the block, a piece that begins with `F: ` is furniture that it
brought along, and `[raw|facts]` is text with a role: facts are `role:name,name`, `place=…`, `date=…`, `jump`, parted by
`|`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from zx_convert.document import Article, Document, Element, creators, datelines, reading
from zx_convert.text.characters import half

KINDS = {
    "K": "kicker", "T": "headline", "S": "deck", "B": "byline", "P": "p", "H": "subhead", "C": "caption", "Q": "l",
    "X": "continuation", "N": "note",
}  # fmt: skip
_SPAN = re.compile(r"\[([^\[\]|]+)\|([^\[\]]*)\]")
# Lines of one block in print, parts of a list or table in the document: both read as paragraphs.
_SAME = {"item": "p", "row": "p", "credit": "byline", "dateline": "byline"}
_STACKED = ("headline", "kicker", "deck")


@dataclass(slots=True)
class Story:
    """An article as a list of blocks (kind, prose), and what is marked in it."""

    blocks: list[tuple[str, str]] = field(default_factory=list)
    people: set[tuple[str, str]] = field(default_factory=set)
    datelines: list[tuple[str, str]] = field(default_factory=list)
    jumps: list[str] = field(default_factory=list)

    def add(self, kind: str, prose: str) -> None:
        """Add a block; the lines of one headline are one block."""
        if self.blocks and kind in _STACKED and self.blocks[-1][0] == kind:
            prose = self.blocks.pop()[1] + prose
        if prose:
            self.blocks.append((kind, prose))


@dataclass(slots=True)
class AnnotatedPage:
    """A page: its options, its blocks as printed (cut where pages cut them), its stories and its furniture.

    `opens` are the numbers of the blocks that stories begin with, `asides` of those that hold nothing but marked text.
    """

    options: dict[str, str] = field(default_factory=dict)
    printed: list[tuple[str, list[str]]] = field(default_factory=list)
    opens: set[int] = field(default_factory=set)
    asides: set[int] = field(default_factory=set)
    stories: list[Story] = field(default_factory=list)
    furniture: str = ""

    def raw(self) -> bytes:
        """The page as it was copied."""
        indent, wrap = int(self.options.get("indent", "0")), int(self.options.get("wrap", "0"))
        newline = {"lf": "\n", "crlf": "\r\n"}[self.options.get("newline", "lf")]
        lines = []
        for kind, pieces in self.printed:
            for number, piece in enumerate(pieces):
                line = "\u3000" * (indent if kind in "PN" and number == 0 else 0) + piece.removeprefix("F: ")
                step = wrap or len(line)
                lines.append(newline.join(line[at : at + step] for at in range(0, len(line), step)))
        gap = newline if self.options.get("separator") == "line" else 2 * newline
        return (gap.join(lines) + newline).encode(self.options.get("encoding", "utf-8"))


def fold(text: str) -> str:
    """Text without white space and in half-width forms: widths are another test's affair."""
    return "".join(half(text).split())


def read_page(path: Path) -> AnnotatedPage:
    page = AnnotatedPage()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            page.options.update(re.findall(r"(\w+)=(\S+)", line))
        elif line == "A":
            page.stories.append(Story())
            page.opens.add(len(page.printed))
        elif line.strip():
            kind, _, text = line.partition(": ")
            _read_block(page, kind, text)
    return page


def _read_block(page: AnnotatedPage, kind: str, text: str) -> None:
    page.printed.append((kind, _SPAN.sub(r"\1", text).split("‖")))
    brought = [piece.removeprefix("F: ") for piece in text.split("‖") if piece.startswith("F: ")]
    page.furniture += fold("".join(brought))
    own = "".join(piece for piece in text.split("‖") if not piece.startswith("F: "))
    if kind == "F":
        page.furniture += fold(own)
        return
    if not _SPAN.sub("", own).strip():
        page.asides.add(len(page.printed) - 1)
        kind = "B"
    story = page.stories[-1]
    # A byline is text with a role all over: nothing of it is prose.
    story.add(KINDS[kind], fold(_SPAN.sub(r"\1" if kind == "B" else "", own)))
    for raw, facts in _SPAN.findall(own):
        _read_facts(story, raw, facts.split("|"))
    if kind == "X":
        story.jumps.append(fold(own))


def _read_facts(story: Story, raw: str, facts: list[str]) -> None:
    given = dict(fact.split("=", 1) for fact in facts if "=" in fact)
    if given:
        story.datelines.append((given.get("place", ""), given.get("date", "")))
    for role, _, names in (fact.partition(":") for fact in facts if ":" in fact):
        story.people |= {(role, name) for name in names.split(",")}
    if "jump" in facts:
        story.jumps.append(fold(raw))


def stories(document: Document) -> Iterator[Story]:
    """The articles of a document in the same form."""
    for article in document.articles:
        story = Story()
        for block in article.blocks():
            kind = _SAME.get(block.name, block.name)
            if kind != "furniture":
                story.add(kind, fold(reading(block, asides=kind == "byline")))
        _read_marks(story, article)
        yield story


def _read_marks(story: Story, article: Article) -> None:
    story.people = {(creator.role, creator.name) for creator in creators(article)}
    story.datelines = [(found.place, found.date) for found in datelines(article) if found.place or found.date]
    jumps = cast("Iterator[Element]", article.iter("continuation"))
    story.jumps = [fold(reading(jump)) for jump in jumps]


def furniture(document: Document) -> str:
    """All furniture of a document, inside and outside of blocks."""
    found = cast("Iterator[Element]", document.iter("furniture"))
    return fold("".join(reading(part) for part in found))
