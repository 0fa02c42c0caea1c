"""Markdown: an article a section, its headline stack set off."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar

from zx_convert.document import Document, Element, inline_runs, reading_tree
from zx_convert.document.printed import block_role
from zx_convert.plugins import Output

_MARKS = {"kicker": "*{}*", "deck": "*{}*", "byline": "*{}*", "item": "- {}", "quote": "> {}", "verse": "{}  "}


@dataclass(frozen=True, slots=True)
class Options:
    """Options of Markdown."""

    level: int = field(default=2, metadata={"help": "level of an article's heading"})


class MarkdownWriter:
    """Writes what a page shows as Markdown."""

    name: ClassVar[str] = "markdown"
    suffixes: ClassVar[tuple[str, ...]] = (".md",)
    media_type: ClassVar[str] = "text/markdown"
    Options: ClassVar[type] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        lines = [f"# {output.title}"]
        for article in reading_tree(document).articles:
            lines += self._blocks(article, output)
        stream.write(("\n\n".join(lines) + "\n").encode("utf-8"))

    def _blocks(self, article: Element, output: Output) -> Iterator[str]:
        marks = {
            **_MARKS,
            "headline": "#" * output.options.level + " {}",
            "subhead": "#" * (output.options.level + 1) + " {}",
        }
        for block in article.blocks():
            role = block_role(block)
            text = "".join(run.text for run in inline_runs(block, output.style)).replace("\n", " ")
            if text and output.style.prints(role):
                yield marks.get(role, "{}").format(text)
