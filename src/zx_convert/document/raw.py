"""The tree of a text that nobody has repaired: a paragraph for each line that holds something, breaks between them."""

from typing import cast

from zx_convert.document.edits import add_text
from zx_convert.document.elements import XML_LANG, Document, Element, escape, make
from zx_convert.text.characters import language_of
from zx_convert.text.lines import split_blocks


def raw_document(text: str) -> Document:
    """A document of unrepaired paragraphs, one a line of `text`; a text of white space has no article."""
    document = cast("Document", make("document", version="1"))
    document.set(XML_LANG, language_of(text))
    blocks = split_blocks(text)
    if any(line for _, line in blocks):
        article, body = make("article"), make("body")
        document.append(article)
        article.append(body)
        _fill(body, blocks)
    else:
        _fill(document, blocks)
    return document


def _fill(parent: Element, blocks: list[tuple[str, str]]) -> None:
    for spaces, line in blocks:
        if spaces:
            parent.append(make("lb", orig=escape(spaces), break_="yes"))
        if line:
            paragraph = make("p")
            add_text(paragraph, line)
            parent.append(paragraph)
