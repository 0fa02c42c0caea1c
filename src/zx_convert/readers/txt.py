"""Plain text: every line that holds something is a block, all white space between two lines is a break."""

import hashlib
from typing import ClassVar

from zx_convert.document.elements import Document, make
from zx_convert.document.files import line_sums
from zx_convert.document.raw import raw_document
from zx_convert.text import encoding as codecs
from zx_convert.text.problem import Problem


def read_text(text: str) -> Document:
    """A document of unrepaired paragraphs, one a line of `text`. Takes any string.

    >>> from zx_convert.document import original
    >>> original(read_text("第一段\\r\\n\\r\\n第二段")) == "第一段\\r\\n\\r\\n第二段"
    True
    """
    return raw_document(text)


class TxtReader:
    """Reads plain text in the encodings that Chinese text comes in."""

    name: ClassVar[str] = "txt"
    suffixes: ClassVar[tuple[str, ...]] = (".txt", ".text")

    def read(self, data: bytes, *, encoding: str | None = None, name: str = "") -> Document:
        """Decode and read a file.

        Args:
            data: the file's bytes.
            encoding: name of the encoding; None finds it out.
            name: the file's name, kept in the document and named in errors.

        Raises:
            Problem: `not-text`, `undecodable`, `unknown-encoding` or `no-text`.
        """
        decoded = _decode(data, encoding, name)
        document = read_text(decoded.text)
        if not document.articles:
            raise Problem("no-text", path=name)
        source = make("source", name=name, encoding=decoded.encoding, sha256=hashlib.sha256(data).hexdigest())
        if decoded.bom:
            source.set("bom", decoded.bom)
        if decoded.exceptions:
            source.set("exceptions", " ".join(f"{at}:{raw}" for at, raw in decoded.exceptions))
        if decoded.undecodable:
            source.set("undecodable", " ".join(map(str, decoded.undecodable)))
        source.set("lines", line_sums(decoded.text))
        document.insert(0, source)
        return document


def _decode(data: bytes, encoding: str | None, name: str) -> codecs.Decoded:
    try:
        return codecs.decode(data, encoding)
    except codecs.NotText as error:
        raise Problem("not-text", path=name, seems=error.seems, hint=error.hint) from None
    except codecs.Undecodable as error:
        raise Problem(
            "undecodable", path=name, encoding=error.encoding, offset=error.offset, line=error.line,
            byte=f"{error.byte:02X}", count=error.count,
        ) from None  # fmt: skip
    except codecs.UnknownEncoding as error:
        raise Problem("unknown-encoding", name=error.name) from None
