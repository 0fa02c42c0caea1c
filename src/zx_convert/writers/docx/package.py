"""The package: our template opened with python-docx, filled, and saved so that the same input gives the same bytes."""

import zipfile
from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from zx_convert.writers.docx.markup import NAMESPACES, W

_TEMPLATE = Path(__file__).with_name("template.docx")
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class Package:
    """A Word document in the making."""

    def __init__(self) -> None:
        import docx

        self._document = docx.Document(str(_TEMPLATE))
        self._main = self._document.part
        self._replaced: dict[str, bytes] = {}

    def set_body(self, paragraphs: Iterable[str], section: str) -> None:
        """Put in paragraphs and tables, and the properties of the last section."""
        body = self._document.element.body
        body.clear()
        body.extend(_parse([*paragraphs, section]))

    def set_styles(self, styles: Iterable[str], language: str) -> None:
        root = self._document.styles.element
        root.extend(_parse(styles))
        for element in root.iter(f"{{{W}}}lang"):
            element.set(f"{{{W}}}eastAsia", language)

    def set_settings(self, language: str, *, mirror: bool, update_fields: bool) -> None:
        """Set what differs from the template: East Asian language, mirrored margins, fields worked out on opening."""
        root = self._document.settings.element
        root.find(f"{{{W}}}themeFontLang").set(f"{{{W}}}eastAsia", language)
        if mirror:
            root.find(f"{{{W}}}zoom").addnext(_parse(["<w:mirrorMargins/>"])[0])
        if update_fields:
            root.find(f"{{{W}}}compat").addprevious(_parse(["<w:updateFields/>"])[0])

    def set_fonts(self, fonts: Iterable[str]) -> None:
        self._replaced["word/fontTable.xml"] = f"<w:fonts {NAMESPACES}>{''.join(fonts)}</w:fonts>".encode()

    def set_properties(self, core: bytes, custom: bytes) -> None:
        self._replaced |= {"docProps/core.xml": core, "docProps/custom.xml": custom}

    def add_header(self, content: bytes) -> str:
        """Add a header and give its relationship id."""
        return self._add("header", content)

    def add_footer(self, content: bytes) -> str:
        """Add a footer and give its relationship id."""
        return self._add("footer", content)

    def _add(self, kind: str, content: bytes) -> str:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        media_type = getattr(CONTENT_TYPE, f"WML_{kind.upper()}")
        part = Part(PackURI(f"/word/{kind}1.xml"), media_type, content, self._main.package)
        return str(self._main.relate_to(part, getattr(RELATIONSHIP_TYPE, kind.upper())))

    def save(self, stream: BinaryIO) -> None:
        saved = BytesIO()
        self._document.save(saved)
        with zipfile.ZipFile(saved) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        write_zip(parts | self._replaced, stream)


def write_zip(parts: Mapping[str, bytes], stream: BinaryIO) -> None:
    """Write a package's parts in a fixed order, without dates and without traces of the system.

    `stream` need not be seekable.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(parts, key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, parts[name])


def _parse(fragments: Iterable[str]) -> list[Any]:
    """Parse elements all at once; each finds its namespaces in the root around them."""
    from docx.oxml import parse_xml

    root = parse_xml(f"<w:body {NAMESPACES}>{''.join(fragments)}</w:body>")
    elements = list(root)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r"])
    return elements
