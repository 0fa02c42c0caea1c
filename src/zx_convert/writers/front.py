"""What stands before the articles in every format: whether there is a title page and contents, and what they say."""

from collections.abc import Iterator
from typing import Literal

from zx_convert.document import Creator, Document, document_title
from zx_convert.document.metadata import given_creators, given_meta, running_head
from zx_convert.styling.style import Style

Wish = Literal["style", "yes", "no"]
_CONTENTS = {"zh-CN": "目录"}
_CONTENTS_ELSEWHERE = "目錄"


def has_title_page(style: Style, articles: int) -> bool:
    """Whether a document of so many articles opens with a title page."""
    return style.title_page and articles > 1


def has_contents(style: Style, articles: int, wish: Wish = "style") -> bool:
    """Whether a document of so many articles has a table of contents: as the user wishes, else as the style says."""
    return wish == "yes" or (wish == "style" and style.contents and articles > 1)


def contents_heading(language: str) -> str:
    """What stands above the contents, in the script of the text."""
    return _CONTENTS.get(language, _CONTENTS_ELSEWHERE)


def title_page_lines(plain: Document, title: str) -> Iterator[tuple[str, str]]:
    """The role and text of each line of the title page: the title, who made the collection, where it appeared."""
    name, published = _title_and_place(plain, title)
    yield "title", name
    people = given_creators(plain)
    if people:
        yield "byline", "　".join(map(_person, people))
    if published:
        yield "byline", published


def _title_and_place(plain: Document, title: str) -> tuple[str, str]:
    """The title and where the texts appeared; a title that was made of that says it only once."""
    meta = given_meta(plain)
    publication = meta.get("publication", "")
    if publication and not meta.get("title") and title == document_title(plain):
        return publication, running_head(meta | {"publication": ""})
    return title, running_head(meta)


def _person(person: Creator) -> str:
    return f"{person.name}（{person.role}）" if person.role else person.name
