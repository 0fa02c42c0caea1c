"""Clean text: one paragraph a line, the headline stack of each article set off by blank lines."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Literal

from zx_convert.document import Document, Element, reading_tree
from zx_convert.document.printed import printed_blocks
from zx_convert.plugins import Output
from zx_convert.text.problem import Fault, Problem, fault
from zx_convert.text.width import wrap

_LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}
# Running text takes the indent; heads, bylines, signatures, credits, jump lines and rows of tables stand flush left.
_INDENTED = frozenset({"lead", "p", "item", "l", "caption", "note"})
# Narrower lines hold no Chinese phrase between two marks that may not be parted.
_NARROWEST = 8


def _bad(option: str, value: int, wanted: Fault) -> Problem:
    return Problem("bad-option", option=option, value=value, reason=fault("must-be", wanted=wanted))


@dataclass(frozen=True, slots=True)
class Options:
    """Options of clean text. Raises Problem: `bad-option` for an indent below 0 or a width too small for it."""

    indent: int = field(default=0, metadata={"help": "full-width spaces before each paragraph"})
    wrap: int = field(default=0, metadata={"help": "columns of a line, a Han character takes two; 0 for no limit"})
    newline: Literal["lf", "crlf"] = field(default="lf", metadata={"help": "line ends: lf, or crlf as on Windows"})
    bom: bool = field(default=False, metadata={"help": "begin with a byte order mark, for programs that need one"})

    def __post_init__(self) -> None:
        if self.indent < 0:
            raise _bad("indent", self.indent, fault("least", least=0))
        least = _NARROWEST + 2 * self.indent
        if self.wrap and self.wrap < least:
            raise _bad("wrap", self.wrap, fault("zero-or-least", least=least))


class TxtWriter:
    """Writes what a page shows as UTF-8 text."""

    name: ClassVar[str] = "txt"
    suffixes: ClassVar[tuple[str, ...]] = (".txt",)
    media_type: ClassVar[str] = "text/plain"
    Options: ClassVar[type] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write the printed text of `document`."""
        options: Options = output.options
        end = _LINE_ENDS[options.newline]
        text = "".join(line + end for line in _lines(reading_tree(document), output, options))
        stream.write(text.encode("utf-8-sig" if options.bom else "utf-8"))


def _lines(plain: Document, output: Output, options: Options) -> Iterator[str]:
    first = True
    for article in plain.articles:
        previous: Element | None = None
        for block, text in printed_blocks(article, output.style):
            if not first:
                yield from [""] * _blank_lines(previous, block)
            yield from _block(block, text, options)
            previous, first = block, False


def _blank_lines(above: Element | None, below: Element) -> int:
    """Two between articles, one after the headline stack and between stanzas."""
    if above is None:
        return 2
    stanza_ends = above.tag == below.tag == "l" and above.getparent() is not below.getparent()
    return 1 if stanza_ends or _in_head(above) != _in_head(below) else 0


def _in_head(block: Element) -> bool:
    return any(parent.tag == "head" for parent in block.iterancestors())


def _block(block: Element, text: str, options: Options) -> Iterator[str]:
    flush = block.get("type") in ("ornament", "addressee", "signature", "day")
    indent = "\u3000" * options.indent if block.tag in _INDENTED and not flush else ""
    for line in text.split("\n"):
        if options.wrap:
            yield from wrap(line, options.wrap, indent)
        else:
            yield indent + line
