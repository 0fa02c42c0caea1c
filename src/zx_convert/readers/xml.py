"""Documents of our own: saved by `--to xml`, perhaps edited by hand."""

from typing import ClassVar

from zx_convert.document.elements import Document
from zx_convert.document.files import load


class XmlReader:
    """Reads a saved document; what it has been repaired for is not repaired again."""

    name: ClassVar[str] = "xml"
    suffixes: ClassVar[tuple[str, ...]] = (".xml",)

    def read(self, data: bytes, *, encoding: str | None = None, name: str = "") -> Document:
        """Load and check a document; XML names its own encoding.

        Raises:
            Problem: `bad-xml` or `bad-document`, with the line.
        """
        return load(data, name)
