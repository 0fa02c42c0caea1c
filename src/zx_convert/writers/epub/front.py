"""What stands before the articles: cover, title page, and the navigation document with contents and page list."""

import html
from collections.abc import Iterator, Sequence
from itertools import starmap

from zx_convert.document import Document
from zx_convert.document.metadata import given_meta
from zx_convert.writers.epub.contents import Entry
from zx_convert.writers.epub.page import Page, xhtml
from zx_convert.writers.epub.words import words
from zx_convert.writers.front import contents_heading, title_page_lines


def cover_page(file: str, title: str, language: str) -> Page:
    """The page that shows the cover."""
    word = words(language)
    said = html.escape(f"{word.cover}：{title}")
    picture = f'<img src="{file}" alt="{said}" role="doc-cover"/>'
    body = f'<section class="cover" epub:type="cover" aria-label="{word.cover}">{picture}</section>'
    return Page("cover", word.cover, xhtml(word.cover, language, body), listed=False, landmark="cover")


def title_page(document: Document, title: str, *, listed: bool) -> Page:
    """The title, who made the book, where the articles appeared, the publisher. `listed`: the contents list it."""
    publisher = given_meta(document).get("publisher", "")
    lines = [*title_page_lines(document, title), *([("dateline", publisher)] if publisher else [])]
    body = "\n".join(['<section class="titlepage" epub:type="titlepage">', *starmap(_title_line, lines), "</section>"])
    return Page("title", title, xhtml(title, document.language, body), listed=listed, landmark="titlepage")


def _title_line(role: str, text: str) -> str:
    opening, closing = ('h1 class="title" epub:type="title"', "h1") if role == "title" else (f'p class="{role}"', "p")
    return f"<{opening}>{html.escape(text, quote=False)}</{closing}>"


def navigation(language: str, entries: Sequence[Entry], pages: Sequence[Page], *, shown: bool) -> Page:
    """The navigation document (EPUB 3.3, 7).

    Args:
        language: of the book.
        entries: the contents.
        pages: every other document of the book.
        shown: the contents are a page of the book.
    """
    word, heading = words(language), contents_heading(language)
    names = {"cover": word.cover, "titlepage": word.title_page}
    landmarks = [_landmark(page.landmark, page.file, names[page.landmark]) for page in pages if page.landmark]
    if shown:
        landmarks.append(_landmark("toc", "nav.xhtml#toc", heading))
    landmarks += [_landmark("bodymatter", page.file, word.body) for page in pages if page.name.startswith("article")][
        :1
    ]
    lines = [
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">',
        f'<h1 class="headline" id="toc-title">{heading}</h1>',
        *_listed(entries),
        "</nav>",
        f'<nav epub:type="landmarks" hidden="hidden" aria-label="{word.landmarks}">',
        *("<ol>", *landmarks, "</ol>"),
        "</nav>",
        *_page_list(pages, word.pages),
    ]
    content = xhtml(heading, language, "\n".join(lines))
    return Page("nav", heading, content, properties=("nav",), listed=False, in_spine=shown)


def _listed(entries: Sequence[Entry]) -> Iterator[str]:
    yield "<ol>"
    for entry in entries:
        yield f"<li>{_link(entry.target, entry.title)}"
        if entry.below:
            yield from _listed(entry.below)
        yield "</li>"
    yield "</ol>"


def _page_list(pages: Sequence[Page], title: str) -> Iterator[str]:
    """The newspaper's pages; where there are several newspapers, with their names."""
    opening = [(page, page.opens) for page in pages if page.opens is not None]
    if not opening:
        return
    several = len({origin.paper for _, origin in opening}) > 1
    yield f'<nav epub:type="page-list" role="doc-pagelist" hidden="hidden" aria-label="{title}">'
    yield "<ol>"
    for page, origin in opening:
        label = f"{origin.paper} {origin.page}".strip() if several else origin.page
        yield f"<li>{_link(f'{page.file}#newspaper-page', label)}</li>"
    yield "</ol>"
    yield "</nav>"


def _landmark(kind: str, target: str, text: str) -> str:
    return f'<li><a epub:type="{kind}" href="{target}">{text}</a></li>'


def _link(target: str, text: str) -> str:
    return f'<a href="{target}">{html.escape(text, quote=False)}</a>'
