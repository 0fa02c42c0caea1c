"""The document model: an XML tree in which nothing of the input is lost and every repair is a mark."""

from zx_convert.document.elements import Article, Document, Element
from zx_convert.document.files import build_time, known_time, load, restore_bytes, save, validate
from zx_convert.document.layers import original, reading
from zx_convert.document.marks import Counts, Mark, marks, summary
from zx_convert.document.metadata import (
    Creator,
    Dateline,
    creators,
    datelines,
    document_title,
    headline,
    select_article,
    set_meta,
)
from zx_convert.document.plain import reading_tree
from zx_convert.document.printed import Run, inline_runs, printed_text

__all__ = [
    "Article", "Counts", "Creator", "Dateline", "Document", "Element", "Mark", "Run",
    "build_time", "creators", "datelines", "document_title", "headline", "inline_runs", "known_time", "load", "marks",
    "original", "printed_text", "reading", "reading_tree", "restore_bytes", "save", "select_article", "set_meta",
    "summary", "validate",
]  # fmt: skip
