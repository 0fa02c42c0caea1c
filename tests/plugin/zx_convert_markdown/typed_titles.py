"""Titles of books that were typed with double square brackets: [[边城]] → 《边城》."""

import re
from typing import cast

from zx_convert.document import Document, Element
from zx_convert.document.edits import Change, flow, regularise
from zx_convert.repair.pipeline import Context

name = "typed-titles"
rules = {"book-title": "Double square brackets around Han text become title marks ([[边城]] → 《边城》)."}

_TITLE = re.compile(r"\[\[([\u4e00-\u9fff]+)\]\]")


def run(document: Document, context: Context) -> None:
    """Mark every typed title."""
    if not context.allows("book-title"):
        return
    for block in cast("list[Element]", list(document.blocks())):
        changes = []
        for match in _TITLE.finditer(flow(block)):
            changes.append(Change(match.start(), match.start() + 2, "《", "book-title"))
            changes.append(Change(match.end() - 2, match.end(), "》", "book-title"))
        if changes:
            regularise(block, changes)
