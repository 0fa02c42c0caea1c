"""The package of a document that has no template but our own: its parts are text, filled in and zipped.

python-docx, which builds the template and opens those of offices, would cost more than all the rest: 50 ms to import.
"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zx_convert.styling.style import Style
from zx_convert.writers.docx import styles
from zx_convert.writers.docx.ids import OURS, StyleIds
from zx_convert.writers.docx.markup import NAMESPACES
from zx_convert.writers.docx.page import Section, Sheet

if TYPE_CHECKING:
    from zx_convert.writers.docx.numbering import Numbering

DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# Media type and relationship type of the parts that are added, after the common beginning of each.
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
_TEMPLATE = Path(__file__).with_name("template.docx")
_RELATIONS, _TYPES = "word/_rels/document.xml.rels", "[Content_Types].xml"
_FIRST = (_TYPES, "_rels/.rels")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


@cache
def _template() -> Mapping[str, bytes]:
    with zipfile.ZipFile(_TEMPLATE) as package:
        return {name: package.read(name) for name in package.namelist()}


class Package:
    """A Word document in the making.

    Attributes:
        ids: the styles' ids, by role.
        style: the style sheet, as far as it holds for this document.
        numbering: what numbers paragraphs by their styles, None where nothing does.
    """

    ids: StyleIds = OURS
    numbering: "Numbering | None" = None

    def __init__(self, style: Style, language: str, sheet: Sheet) -> None:
        self.style = style
        self.sheet = sheet
        self._parts = dict(_template())
        self._relations: list[str] = []
        made = "".join(styles.style_elements(style, language, sheet))
        self._put("word/styles.xml", ("</w:styles>", f"{made}</w:styles>"), ('w:eastAsia="zh-CN"', _language(language)))
        fonts = "".join(styles.font_elements(style, language))
        self._parts["word/fontTable.xml"] = DECLARATION + f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>".encode()
        self._put("word/settings.xml", ('w:eastAsia="zh-CN"', _language(language)))
        if not style.compression:
            self._put("word/settings.xml", ("compressPunctuation", "doNotCompress"))

    def set_body(self, paragraphs: Iterable[str], section: str) -> None:
        """Put in paragraphs and tables, and the properties of the last section."""
        body = f"<w:document {NAMESPACES}><w:body>{''.join(paragraphs)}{section}</w:body></w:document>"
        self._parts["word/document.xml"] = DECLARATION + body.encode()

    def section(self, section: Section) -> str:
        """Make the `w:sectPr` of a section."""
        return section.markup(self.sheet)

    def set_settings(self, *, mirror: bool, odd_and_even: bool, update_fields: bool) -> None:
        """Set what differs from the template: mirrored margins, headers of even pages, fields worked out on opening."""
        zoom, tabs = '<w:zoom w:percent="100"/>', '<w:defaultTabStop w:val="420"/>'
        self._put(
            "word/settings.xml",
            (zoom, zoom + "<w:mirrorMargins/>" * mirror),
            (tabs, tabs + "<w:evenAndOddHeaders/>" * odd_and_even),
            ("<w:compat>", "<w:updateFields/>" * update_fields + "<w:compat>"),
        )

    def set_core_properties(self, content: bytes) -> None:
        self._parts[CORE] = content

    def set_custom_properties(self, properties: Mapping[str, str]) -> None:
        from zx_convert.writers.docx.properties import custom_properties

        self._parts[CUSTOM] = custom_properties(properties)

    def add_part(self, kind: str, name: str, content: bytes) -> str:
        """Add `word/NAME.xml` of a kind (header, footer, comments) and give its relationship id."""
        self._parts[f"word/{name}.xml"] = content
        media_type = f'<Override PartName="/word/{name}.xml" ContentType="{WORD_TYPE}{kind}+xml"/>'
        self._put(_TYPES, ("</Types>", f"{media_type}</Types>"))
        identity = f"rIdZx{len(self._relations) + 1}"
        relation = f'<Relationship Id="{identity}" Type="{RELATION_TYPE}{kind}" Target="{name}.xml"/>'
        self._relations.append(identity)
        self._put(_RELATIONS, ("</Relationships>", f"{relation}</Relationships>"))
        return identity

    def save(self, stream: BinaryIO) -> None:
        write_zip(self._parts, stream)

    def _put(self, part: str, *changes: tuple[str, str]) -> None:
        content = self._parts[part]
        for old, new in changes:
            content = content.replace(old.encode(), new.encode())
        self._parts[part] = content


def _language(language: str) -> str:
    return f'w:eastAsia="{language}"'


def write_zip(parts: Mapping[str, bytes], stream: BinaryIO) -> None:
    """Write a package's parts in a fixed order, without dates and without traces of the system.

    `stream` need not be seekable.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            # What is compressed already only takes time.
            stored = re.search(r"\.(png|jpe?g|gif|zip)$", name)
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])
