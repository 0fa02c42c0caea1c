"""Packs pages, metadata and style sheet with EbookLib, then anew so that the same book is the same bytes."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ebooklib import epub
from lxml import etree

from zx_convert.document.elements import XML_LANG
from zx_convert.writers.epub.contents import Entry
from zx_convert.writers.epub.cover import Picture
from zx_convert.writers.epub.embed import Embedded
from zx_convert.writers.epub.metadata import Metadata
from zx_convert.writers.epub.page import Page

_XHTML = "application/xhtml+xml"
_PACKAGE = "EPUB/content.opf"
# The earliest date that a zip can hold.
_DATE = (1980, 1, 1, 0, 0, 0)
# What is compressed already only takes time.
_COMPRESSED = (".jpg", ".png", ".woff")
# Level 4 of zlib takes a third of the time of 6 for the outlines of a cover; the book is a fifteenth larger.
_LEVEL = 4


class _Item(epub.EpubItem):  # type: ignore[misc]
    """A file that is packed as it is: EbookLib's own pages lose their links and landmarks."""

    properties: list[str]


@dataclass(frozen=True, slots=True)
class Contained:
    """What a book is packed of beside its metadata.

    Attributes:
        pages: every XHTML document, in reading order; one of them is the navigation document.
        contents: the lines of the contents.
        css: the style sheet that the pages link to.
        cover: the picture of the cover, None for none.
        fonts: fonts that the style sheet names.
    """

    pages: Sequence[Page]
    contents: Sequence[Entry]
    css: str
    cover: Picture | None = None
    fonts: Sequence[Embedded] = ()


def pack(made: Contained, metadata: Metadata, modified: datetime) -> bytes:
    """The book as a file. `modified` is the date of last modification."""
    book = epub.EpubBook()
    _describe(book, metadata)
    items = [_page_item(page) for page in made.pages]
    others = [epub.EpubNcx(), _item("style", "style.css", "text/css", made.css.encode())]
    if made.cover is not None:
        picture = made.cover
        others.append(_item("cover-image", picture.file, picture.media_type, picture.content, ["cover-image"]))
        book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})
    fonts = [_item(f"font-{font.role}-{font.weight}", font.file, "font/woff", font.content) for font in made.fonts]
    for item in [*items, *others, *fonts]:
        book.add_item(item)
    book.toc = [_linked(entry, f"entry-{number}") for number, entry in enumerate(made.contents, 1)]
    book.spine = [item for item, page in zip(items, made.pages, strict=True) if page.in_spine]
    if metadata.vertical:
        book.set_direction("rtl")
    writer = _Writer("", book, {"mtime": modified})
    writer.process()
    writer.write()
    return _packed(writer.out.files, metadata.language)


class _Files:
    """Takes files as a zip does."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def writestr(self, name: str, data: str | bytes, **_: object) -> None:
        self.files[name] = data.encode() if isinstance(data, str) else data


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """Writes a book's files to memory instead of to a zip, which would have to be read and packed again."""

    out: _Files

    def write(self) -> None:
        self.out = _Files()
        self._write_container()
        self._write_opf()
        self._write_items()


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


def _linked(entry: Entry, identity: str) -> Any:
    """A line of the contents for the NCX, with those below it."""
    below = [_linked(inner, f"{identity}-{number}") for number, inner in enumerate(entry.below, 1)]
    return (epub.Section(entry.title, entry.target), below) if below else epub.Link(entry.target, entry.title, identity)


def _packed(files: Mapping[str, bytes], language: str) -> bytes:
    """Zip the files with fixed dates and no trace of the machine; the media type stored first (OCF 3.3, 4.3)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in {"mimetype": b"application/epub+zip", **files}.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.create_system = 0
            stored = name == "mimetype" or name.endswith(_COMPRESSED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            whole = _with_language(data, language) if name == _PACKAGE else data
            target.writestr(info, whole, compresslevel=_LEVEL)
    return out.getvalue()


def _with_language(package: bytes, language: str) -> bytes:
    """The package document with the language of its text, which EbookLib does not write."""
    root = etree.fromstring(package)
    root.set(XML_LANG, language)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
