"""The document itself as XML, marks and all: to keep, to edit by hand, to convert on."""

from dataclasses import dataclass
from typing import BinaryIO, ClassVar

from zx_convert.document import Document, save
from zx_convert.plugins import Output


@dataclass(frozen=True, slots=True)
class Options:
    """XML has no options."""


class XmlWriter:
    """Writes the document's own form."""

    name: ClassVar[str] = "xml"
    suffixes: ClassVar[tuple[str, ...]] = (".xml",)
    media_type: ClassVar[str] = "application/xml"
    Options: ClassVar[type] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write `document`, which is not resolved first: every mark stays."""
        stream.write(save(document))
