"""Repairs as tracked changes (ECMA-376-1, 17.13.5): an editor accepts or refuses each one in Word.

Made of the document itself, not of its reading tree: what a repair takes away is still in it. A break that is none
becomes a deleted paragraph mark, furniture a deleted paragraph. The name of the rule is the change's author, so that
Word can show and accept the changes of one rule alone. Order is that of the source: figures follow the paragraph that
they stood in, but stories turned to another page are not brought together, and tables stay lines.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from zx_convert.document import Document, Element, original, reading
from zx_convert.document.elements import unescape
from zx_convert.writers.docx.body import PLAIN, Body, Direct
from zx_convert.writers.docx.markup import HINT, attribute, clean, is_east_asian, paragraph, run
from zx_convert.writers.docx.styles import CHARACTER_IDS

_AUTHOR = "zx-convert"
# Stands in the runs of a block where a paragraph ends whose mark is deleted; no XML has it.
_PARAGRAPH_END = "\0"


@dataclass(slots=True)
class TrackedBody(Body):
    """Makes the paragraphs of a document with its repairs as tracked changes.

    Attributes:
        moment: when the changes were made, in W3CDTF.
    """

    moment: str = ""
    _hint: str = field(default="", init=False)
    _deleted_marks: list[str] = field(default_factory=list, init=False)

    def paragraphs(self, document: Document) -> Iterator[str]:
        first = True
        for child in cast("Iterator[Element]", document):
            if child.tag == "article":
                self._pending = PLAIN if first else self._opening()
                first = False
                yield from self._article(child)  # type: ignore[arg-type]
            elif child.tag == "furniture":
                yield from self._block(child)

    def _block(self, block: Element, direct: Direct = PLAIN, bookmark: str = "") -> Iterator[str]:
        if block.tag == "lb":
            return
        if block.tag == "furniture":
            yield from self._deleted(block)
            return
        yield from Body._block(self, block, direct, bookmark)
        for figure in cast("Iterator[Element]", block.iterfind("figure")):
            yield from self._blocks(figure)

    def _table(self, element: Element) -> Iterator[str]:
        for row in cast("Iterator[Element]", element):
            yield from self._block(row)

    def _deleted(self, furniture: Element) -> Iterator[str]:
        for line in original(furniture).splitlines():
            if line.strip():
                mark = f"<w:rPr>{self._change('del', furniture)}</w:rPr>"
                yield paragraph(self._deletion(line.strip(), "", furniture), properties=mark)

    def _content(self, block: Element) -> str:
        self._hint = HINT if is_east_asian(reading(block, asides=True)) else ""
        out: list[str] = []
        self._walk(block, "", out)
        return "".join(out)

    def _paragraph(self, content: str, style: str, properties: str) -> str:
        pieces = content.split(_PARAGRAPH_END)
        marks = [f"<w:rPr>{mark}</w:rPr>" for mark in self._deleted_marks] + [""]
        self._deleted_marks.clear()
        first, *others = zip(pieces, marks, strict=True)
        return paragraph(first[0], style, properties + first[1]) + "".join(
            paragraph(piece, style, mark) for piece, mark in others
        )

    def _walk(self, element: Element, role: str, out: list[str]) -> None:
        self._text(element.text, role, out)
        for child in cast("Iterator[Element]", element):
            if child.tag == "lb":
                self._break(child, role, out)
            elif child.tag == "reg":
                out.append(self._deletion(unescape(child.get("orig") or ""), role, child))
                out.append(self._insertion(child.text or "", role, child))
            elif child.tag == "furniture":
                out.append(self._deletion(original(child), role, child))
            elif child.tag == "person":
                self._walk(child, role, out)
            elif child.tag in CHARACTER_IDS and self.style.prints(child.name, inline=True):
                self._walk(child, role or child.name, out)
            self._text(child.tail, role, out)

    def _text(self, text: str | None, role: str, out: list[str]) -> None:
        if text:
            out.append(run(text, self._properties(role)))

    def _break(self, lb: Element, role: str, out: list[str]) -> None:
        if lb.get("break") != "no":
            out.append(run("\n", self._properties(role)))
            return
        self._deleted_marks.append(self._change("del", lb))
        out.append(_PARAGRAPH_END)
        out.append(self._insertion(lb.text or "", role, lb))

    def _insertion(self, text: str, role: str, cause: Element) -> str:
        return self._change("ins", cause, run(text, self._properties(role))) if text else ""

    def _deletion(self, text: str, role: str, cause: Element) -> str:
        text = clean(text)
        return self._change("del", cause, run(text, self._properties(role), "w:delText")) if text else ""

    def _change(self, kind: str, cause: Element, content: str = "") -> str:
        author = attribute(f"{_AUTHOR} {cause.rule}".strip())
        date = f' w:date="{self.moment}"' if self.moment else ""
        return f'<w:{kind} w:id="{self._next_id()}" w:author="{author}"{date}>{content}</w:{kind}>'

    def _properties(self, role: str) -> str:
        return (f'<w:rStyle w:val="{CHARACTER_IDS[role]}"/>' if role else "") + self._hint
