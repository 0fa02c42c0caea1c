"""Packs pages, metadata and style sheet with EbookLib, then anew so that the same book is the same bytes."""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ebooklib import epub
from lxml import etree

from zx_convert.document.elements import XML_LANG
from zx_convert.writers.epub.metadata import Metadata
from zx_convert.writers.epub.page import Page

_XHTML = "application/xhtml+xml"
_PACKAGE = "EPUB/content.opf"
# The earliest date that a zip can hold.
_DATE = (1980, 1, 1, 0, 0, 0)


class _Item(epub.EpubItem):  # type: ignore[misc]
    """A file that is packed as it is: EbookLib's own pages lose their links and landmarks."""

    properties: list[str]


def pack(pages: Sequence[Page], metadata: Metadata, css: str, modified: datetime) -> bytes:
    """The book as a file.

    Args:
        pages: every XHTML document, in reading order; one of them is the navigation document.
        metadata: what the package says of the book.
        css: the style sheet that the pages link to.
        modified: the date of last modification.
    """
    book = epub.EpubBook()
    _describe(book, metadata)
    items = [_page_item(page) for page in pages]
    for item in [*items, epub.EpubNcx(), _item("style", "style.css", "text/css", css.encode())]:
        book.add_item(item)
    book.toc = _contents([page for page in pages if page.listed])
    book.spine = [item for item, page in zip(items, pages, strict=True) if page.in_spine]
    if metadata.vertical:
        book.set_direction("rtl")
    raw = io.BytesIO()
    epub.write_epub(raw, book, {"mtime": modified, "raise_exceptions": True, "compresslevel": 0})
    return _repacked(raw, metadata.language)


def _describe(book: Any, metadata: Metadata) -> None:
    book.set_identifier(metadata.identifier)
    book.set_title(metadata.title)
    book.set_language(metadata.language)
    book.set_unique_metadata("OPF", "generator", "", {"name": "generator", "content": "zx-convert"})
    if metadata.vertical:
        book.add_metadata(None, "meta", "", {"name": "primary-writing-mode", "content": "vertical-rl"})
    for entry in metadata.entries:
        book.add_metadata(None if entry.name == "meta" else "DC", entry.name, entry.value, entry.attributes)


def _item(name: str, file: str, media_type: str, content: bytes, properties: Sequence[str] = ()) -> _Item:
    item = _Item(uid=name, file_name=file, media_type=media_type, content=content)
    item.properties = list(properties)
    return item


def _page_item(page: Page) -> _Item:
    return _item(page.name, page.file, _XHTML, page.content, page.properties)


def _contents(pages: Sequence[Page]) -> list[Any]:
    """The contents for the NCX."""
    entries: list[Any] = []
    for page in pages:
        links = [epub.Link(f"{page.file}#{name}", text, f"{page.name}-{name}") for name, text in page.sections]
        if links:
            entries.append((epub.Section(page.title, page.file), links))
        else:
            entries.append(epub.Link(page.file, page.title, page.name))
    return entries


def _repacked(raw: io.BytesIO, language: str) -> bytes:
    """The same files with fixed dates and no trace of the machine; the media type stored first (OCF 3.3, 4.3)."""
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 0
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            data = source.read(name)
            target.writestr(info, _with_language(data, language) if name == _PACKAGE else data)
    return out.getvalue()


def _with_language(package: bytes, language: str) -> bytes:
    """The package document with the language of its text, which EbookLib does not write."""
    root = etree.fromstring(package)
    root.set(XML_LANG, language)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
