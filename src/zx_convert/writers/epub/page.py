"""An XHTML document of the book, and the shell that every one has."""

import html
from dataclasses import dataclass

from zx_convert.document.origins import UNKNOWN, Origin


@dataclass(frozen=True, slots=True)
class Page:
    """An XHTML document of the book.

    Attributes:
        name: id in the manifest; with `.xhtml` the file's name.
        title: what the contents call it.
        content: the document in UTF-8.
        sections: level, id and title of each sub-headline.
        properties: manifest properties ("nav").
        listed: whether the contents list it.
        in_spine: whether the reader comes to it when turning pages.
        origin: where in the newspaper it stood.
        opens: the page of the newspaper that begins with it, None if none does.
        landmark: its kind among the landmarks, "" for none.
    """

    name: str
    title: str
    content: bytes
    sections: tuple[tuple[int, str, str], ...] = ()
    properties: tuple[str, ...] = ()
    listed: bool = True
    in_spine: bool = True
    origin: Origin = UNKNOWN
    opens: Origin | None = None
    landmark: str = ""

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"


def xhtml(title: str, language: str, body: str) -> bytes:
    """A content document around the markup of its body."""
    return f"""\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head>
<meta charset="UTF-8"/>
<title>{html.escape(title, quote=False)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
""".encode()
