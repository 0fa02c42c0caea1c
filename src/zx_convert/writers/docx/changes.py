"""Repairs as tracked changes (ECMA-376-1, 17.13.5): an editor accepts or refuses each one in Word.

A break that is none becomes a deleted paragraph mark, furniture a deleted paragraph, and what is set elsewhere (a
figure out of a paragraph, a story turned to another page) is deleted here and inserted there. Refusing all gives the
source, what stands in its breaks aside (white space, tags of markup, marks of quoted mail): styles set the indents, and
a deletion at the beginning of every paragraph would hide the others. Accepting all gives what the other writers print.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from zx_convert.document import Element, original
from zx_convert.writers.docx.comments import Comments
from zx_convert.writers.docx.marked import MarkedBody, Op
from zx_convert.writers.docx.markup import clean, paragraph
from zx_convert.writers.docx.properties import AUTHOR

# Stands in the runs of a block where a paragraph ends whose mark is deleted; no XML has it.
_PARAGRAPH_END = "\0"


@dataclass(slots=True)
class TrackedBody(MarkedBody):
    """Makes the paragraphs of a document with its repairs as tracked changes.

    Attributes:
        moment: when the changes were made, in W3CDTF, "" if nobody knows.
        comments: where a comment beside each change says why it was made; None for no comments.
    """

    moment: str = ""
    comments: Comments | None = None
    _deleted_marks: list[str] = field(default_factory=list, init=False)
    _inserted: bool = field(default=False, init=False)

    def _left_out(self, furniture: Element) -> Iterator[str]:
        yield from self._deleted(furniture)

    def _gone(self, block: Element) -> Iterator[str]:
        yield from self._deleted(block)

    def _deleted(self, block: Element) -> Iterator[str]:
        said = self._reason(block)
        for line in original(block).splitlines():
            if clean(line).strip():
                mark = f"<w:rPr>{self._change('del')}</w:rPr>"
                yield paragraph(self._deletion(clean(line).strip()) + said, properties=mark)
                said = ""

    def _moved(self, blocks: list[Element]) -> Iterator[str]:
        self._inserted = True
        yield from self._plain_blocks(blocks)
        self._inserted = False

    def _paragraph(self, content: str, style: str, properties: str) -> str:
        pieces = content.split(_PARAGRAPH_END)
        last = self._change("ins") if self._inserted else ""
        marks = [f"<w:rPr>{mark}</w:rPr>" if mark else "" for mark in (*self._deleted_marks, last)]
        self._deleted_marks.clear()
        first, *others = zip(pieces, marks, strict=True)
        return paragraph(first[0], style, properties + first[1]) + "".join(
            paragraph(piece, style, mark) for piece, mark in others
        )

    def _render(self, ops: list[Op]) -> str:
        out: list[str] = []
        for number, op in enumerate(ops):
            if op.kind == "keep":
                out.append(self._run(op))
            elif op.kind == "ins":
                out.append(self._change("ins", self._run(op)))
            elif op.kind == "del":
                out.append(self._deletion(clean(op.text), op))
            following = ops[number + 1].cause if number + 1 < len(ops) else None
            if op.cause is not None and op.cause is not following:
                out.append(self._reason(op.cause))
            if op.kind == "end":
                self._deleted_marks.append(self._change("del"))
                out.append(_PARAGRAPH_END)
        return "".join(out)

    def _reason(self, cause: Element) -> str:
        """The comment on a change, where such are wanted."""
        if self.comments is None or not cause.rule:
            return ""
        code = {"lb": "joined", "reg": "regularised"}.get(cause.name, "left-out-here")
        return self.comments.around("", self.comments.text(code, cause))

    def _deletion(self, text: str, op: Op | None = None) -> str:
        op = Op("del", text, op.role if op is not None else "")
        return self._change("del", self._run(op, "w:delText")) if text else ""

    def _change(self, kind: str, content: str = "") -> str:
        date = f' w:date="{self.moment}"' if self.moment else ""
        return f'<w:{kind} w:id="{self._next_id()}" w:author="{AUTHOR}"{date}>{content}</w:{kind}>'
