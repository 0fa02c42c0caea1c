"""Articles that an archive gives as JSON: {"title": …, "text": …}."""

import json
from typing import ClassVar

from zx_convert.document import Document, set_meta
from zx_convert.readers.txt import read_text
from zx_convert.text.problem import Problem


class JsonReader:
    """Reads the text of one record; its title becomes the document's."""

    name: ClassVar[str] = "json"
    suffixes: ClassVar[tuple[str, ...]] = (".json",)

    def read(self, data: bytes, *, encoding: str | None = None, name: str = "") -> Document:
        try:
            record = json.loads(data.decode(encoding or "utf-8"))
        except json.JSONDecodeError as error:
            # A code of the package's own: its facts are shown.
            raise Problem("bad-json", reason=error.msg, line=error.lineno) from None
        document = read_text(record["text"])
        set_meta(document, title=record["title"])
        return document
