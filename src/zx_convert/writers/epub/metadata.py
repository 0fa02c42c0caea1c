"""The package metadata: Dublin Core, roles, collection and accessibility (EPUB 3.3, 5.5; EPUB Accessibility 1.1)."""

import hashlib
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from lxml import etree

from zx_convert.document import Creator, Document, creators, reading
from zx_convert.document.elements import Element, fits
from zx_convert.document.metadata import page_name
from zx_convert.text.dates import day_name
from zx_convert.text.patterns import regex
from zx_convert.writers.epub.words import words
from zx_convert.writers.front import untitled

# Names identifiers of books made of text alone (RFC 9562, 5.5).
_NAMESPACE = uuid.UUID("6f1c3c0e-5d7b-5c55-9b44-2f3ad0b7c1e8")
# MARC relators by what a printed role says; every other role is an author's.
_RELATORS = (
    ("aut", regex("文")),
    ("pfr", regex("校[对對]")),
    ("edt", regex("编辑|編輯|责编|責編")),
    ("trl", regex("[译譯]")),
    ("pht", regex("[摄攝图圖]")),
    ("ill", regex("[绘繪]|漫[画畫]")),
)
_W3C_DATE = regex(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LATIN_NAME = regex(r"([A-Za-z\u00c0-\u024f.'’ -]+) ([A-Za-z\u00c0-\u024f'’-]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the metadata: a Dublin Core element, or `meta`."""

    name: str
    value: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the package says of the book."""

    identifier: str
    title: str
    language: str
    vertical: bool
    entries: list[Entry]


def metadata(plain: Document, title: str, *, vertical: bool, cover: bool, paged: bool) -> Metadata:
    """Derive the metadata of a book from a reading tree.

    Args:
        plain: the reading tree.
        title: of the book.
        vertical: lines run from top to bottom.
        cover: the book has a cover.
        paged: the book says where the newspaper's pages begin.
    """
    digest = hashlib.sha256(title.encode() + b"\0" + etree.tostring(plain, encoding="utf-8")).hexdigest()
    entries = [*_people(plain), *_publication(plain), *_access(plain, vertical=vertical, cover=cover, paged=paged)]
    return Metadata(f"urn:uuid:{uuid.uuid5(_NAMESPACE, digest)}", title, plain.language, vertical, entries)


def clean_title(title: str, language: str) -> str:
    """A title on one line that XML can hold, never empty."""
    return " ".join("".join(char for char in title if fits(char)).split()) or untitled(language)


def _people(plain: Document) -> Iterator[Entry]:
    writers, picture_makers = set[str](), set[str]()
    for person in cast("Iterator[Element]", plain.iter("person")):
        credited = any(above.tag == "credit" for above in person.iterancestors())
        (picture_makers if credited else writers).add("".join(reading(person).split()))
    for number, creator in enumerate(creators(plain), 1):
        only_pictures = creator.name in picture_makers and creator.name not in writers
        role = "pht" if only_pictures else _relator(creator)
        name = f"creator-{number}"
        yield Entry("creator" if role == "aut" else "contributor", creator.name, {"id": name})
        yield Entry("meta", role, {"refines": f"#{name}", "property": "role", "scheme": "marc:relators"})
        latin = _LATIN_NAME.fullmatch(creator.name)
        # In Chinese the family's name stands first as it is.
        filed = f"{latin[2]}, {latin[1]}" if latin else creator.name
        yield Entry("meta", filed, {"refines": f"#{name}", "property": "file-as"})


def _relator(creator: Creator) -> str:
    return next((code for code, words_of in _RELATORS if words_of.search(creator.role)), "aut")


def _publication(plain: Document) -> Iterator[Entry]:
    given = plain.meta
    if given is None:
        return
    publication, issue, date = (_text(given, name) for name in ("publication", "issue", "date"))
    publisher = _text(given, "publisher") or publication
    if publisher:
        yield Entry("publisher", publisher)
    if _W3C_DATE.fullmatch(date):
        yield Entry("date", date)
    for name in ("section", "subject", "description", "rights"):
        for found in given.findall(name):
            if found.text:
                yield Entry("subject" if name == "section" else name, found.text)
    if publication:
        source = " ".join(filter(None, (publication, issue, day_name(date), page_name(_text(given, "page")))))
        yield Entry("source", source)
        yield Entry("meta", source, {"property": "dcterms:source"})
        yield from _collection(publication, issue)


def _collection(publication: str, issue: str) -> Iterator[Entry]:
    yield Entry("meta", publication, {"property": "belongs-to-collection", "id": "publication"})
    yield Entry("meta", "series", {"refines": "#publication", "property": "collection-type"})
    number = re.search("[0-9]+", issue)
    if number:
        yield Entry("meta", number[0], {"refines": "#publication", "property": "group-position"})


def _access(plain: Document, *, vertical: bool, cover: bool, paged: bool) -> Iterator[Entry]:
    direction = "verticalWriting" if vertical else "horizontalWriting"
    for name, value in (
        ("accessMode", "textual"),
        *([("accessMode", "visual"), ("accessibilityFeature", "alternativeText")] if cover else ()),
        *([("accessibilityFeature", "pageNavigation"), ("accessibilityFeature", "pageBreakMarkers")] if paged else ()),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "displayTransformability"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", direction),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", words(plain.language).accessibility),
    ):
        yield Entry("meta", value, {"property": f"schema:{name}"})
    if paged:
        source = plain.meta.findtext("publication") if plain.meta is not None else None
        yield Entry("meta", source or words(plain.language).pages, {"property": "pageBreakSource"})


def _text(given: Element, name: str) -> str:
    return given.findtext(name) or ""
