"""What stands before the articles in every format: whether there is a title page and contents, and what they say."""

from collections.abc import Iterator
from typing import Literal

from zx_convert.document import Creator, Document, document_title
from zx_convert.document.metadata import appeared, given_creators, running_head
from zx_convert.styling.style import Style

Wish = Literal["style", "yes", "no"]
_CONTENTS = {"zh-CN": "目录"}
_CONTENTS_ELSEWHERE = "目錄"
_UNTITLED = {"zh-CN": "无题"}
_UNTITLED_ELSEWHERE = "無題"


def has_title_page(style: Style, articles: int) -> bool:
    """Whether a document of so many articles opens with a title page."""
    return style.title_page and articles > 1


def has_contents(style: Style, articles: int, wish: Wish = "style") -> bool:
    """Whether a document of so many articles has a table of contents: as the user wishes, else as the style says."""
    return wish == "yes" or (wish == "style" and style.contents and articles > 1)


def contents_heading(language: str) -> str:
    """What stands above the contents, in the script of the text."""
    return _CONTENTS.get(language, _CONTENTS_ELSEWHERE)


def whole_title(document: Document, asked: str, fallback: str = "") -> str:
    """The title of the whole, the same in every format: the one asked for, else the document's own, else `fallback`.

    `document` is not its reading tree, which has no page headers.
    """
    return asked or document_title(document) or fallback or untitled(document.language)


def untitled(language: str) -> str:
    """What a document without a title is called, in the script of the text."""
    return _UNTITLED.get(language, _UNTITLED_ELSEWHERE)


def title_page_lines(document: Document, title: str) -> Iterator[tuple[str, str]]:
    """The role and text of each line of the title page: the title, who made the collection, where it appeared."""
    name, published = _title_and_place(document, title)
    yield "title", name
    people = given_creators(document)
    if people:
        yield "byline", "　".join(map(_person, people))
    if published:
        yield "byline", published


def _title_and_place(document: Document, title: str) -> tuple[str, str]:
    """The title and where the texts appeared; a title that was made of that says it only once."""
    meta = appeared(document)
    publication = meta.get("publication", "")
    if publication and not meta.get("title") and title == document_title(document):
        return publication, running_head(meta | {"publication": ""})
    return title, running_head(meta)


def _person(person: Creator) -> str:
    return f"{person.name}（{person.role}）" if person.role else person.name
