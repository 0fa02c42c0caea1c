"""Comments (ECMA-376-1, 17.13.4): the repairs explained in the margin, for who reads rather than decides."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from zx_convert.document import Element, original
from zx_convert.document.elements import unescape
from zx_convert.messages.comments import comment_text
from zx_convert.writers.docx.marked import MarkedBody, Op
from zx_convert.writers.docx.markup import HINT, NAMESPACES, clean, paragraph, run
from zx_convert.writers.docx.properties import AUTHOR

_INITIALS = "zx"
# A page has hundreds of these: one comment a paragraph counts them.
_COUNTED = frozenset({"width", "letterspaced"})
_SHOWN = 60


@dataclass(slots=True)
class Comments:
    """The comments of one document.

    Attributes:
        language: of the document; the comments are in its script.
        moment: when they were made, in W3CDTF, "" if nobody knows.
    """

    language: str
    moment: str
    _bodies: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self._bodies)

    def around(self, content: str, text: str) -> str:
        """Put a comment on runs; on nothing it marks the place."""
        number = len(self._bodies)
        date = f' w:date="{self.moment}"' if self.moment else ""
        self._bodies.append(
            f'<w:comment w:id="{number}" w:author="{AUTHOR}"{date} w:initials="{_INITIALS}">'
            f"{paragraph(run(clean(text), HINT))}</w:comment>"
        )
        reference = f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>{content}<w:commentRangeEnd w:id="{number}"/>{reference}'

    def part(self) -> bytes:
        """Make word/comments.xml."""
        declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        return f"{declaration}<w:comments {NAMESPACES}>{''.join(self._bodies)}</w:comments>".encode()

    def text(self, code: str, cause: Element | None, **values: object) -> str:
        """The words of a comment; who decided and how sure it was stand behind them."""
        said = comment_text(code, self.language, **values)
        if cause is None or not cause.rule:
            return said
        why = cause.get("why") or ""
        known = {"rule": cause.rule, "cert": comment_text(f"cert-{cause.get('cert') or 'high'}", self.language)}
        return f"{said}{comment_text('because' if why else 'decided', self.language, why=why, **known)}"


@dataclass(slots=True)
class CommentedBody(MarkedBody):
    """Makes the paragraphs of a document as it reads, its repairs as comments."""

    comments: Comments = field(default_factory=lambda: Comments("zh-CN", ""))
    _due: list[tuple[str, Element]] = field(default_factory=list, init=False)

    def _left_out(self, furniture: Element) -> Iterator[str]:
        """Furniture between blocks is spoken of in the block that follows."""
        self._due.append(("left-out", furniture))
        yield from ()

    def _undecided(self, lb: Element) -> None:
        self._due.append(("maybe", lb))

    def _moved(self, blocks: list[Element]) -> Iterator[str]:
        """Figures are set where they belong; nothing shows where they were."""
        yield from self._plain_blocks(blocks)

    def _gone(self, block: Element) -> Iterator[str]:
        yield from ()

    def _render(self, ops: list[Op]) -> str:
        due, self._due = self._due, []
        out = [self._comment("", code, cause) for code, cause in due]
        counted = sum(op.kind == "del" and op.cause is not None and op.cause.rule in _COUNTED for op in ops)
        last: Element | None = None
        for op in ops:
            content = self._run(op) if op.kind in ("keep", "ins") else ""
            cause = op.cause
            if cause is None or cause is last or (cause.tag == "reg" and cause.rule in _COUNTED):
                out.append(content)
                continue
            last = cause
            code = {"lb": "joined", "reg": "replaced"}.get(cause.name, "left-out")
            out.append(self._comment(content, code, cause))
        if counted:
            out.append(self.comments.around("", self.comments.text("widths", None, count=counted)))
        return "".join(out)

    def _comment(self, content: str, code: str, cause: Element) -> str:
        source = unescape(cause.get("orig") or "") if cause.tag == "reg" else " ".join(original(cause).split())
        shown = source if len(source) <= _SHOWN else source[:_SHOWN] + "…"
        return self.comments.around(content, self.comments.text(code, cause, source=clean(shown)))

    def _paragraph(self, content: str, style: str, properties: str) -> str:
        return paragraph(content, style, properties)
