"""What stands before the articles: the title page, and the navigation document with contents and landmarks."""

import html
from collections.abc import Iterator, Sequence

from zx_convert.document import Document
from zx_convert.writers.epub.page import Page, xhtml
from zx_convert.writers.epub.words import words

_IMPRINT = ("publication", "issue", "date", "page", "section", "publisher")


def front_matter(
    plain: Document, stories: Sequence[Page], title: str, *, title_page: bool, contents: bool
) -> list[Page]:
    """The title page, where one is wanted, and the navigation document.

    Args:
        plain: the reading tree.
        stories: the articles' pages; where there are none a title page stands in for them.
        title: the book's title.
        title_page: several articles open with a title page.
        contents: several articles open with the contents as a page.
    """
    several = len(stories) > 1
    pages: list[Page] = []
    if not stories or (several and title_page):
        pages.append(_title_page(plain, title, listed=not stories))
    return [*pages, _navigation(plain.language, pages, stories, shown=several and contents)]


def _title_page(plain: Document, title: str, *, listed: bool) -> Page:
    lines = [f'<h1 class="title" epub:type="title">{html.escape(title, quote=False)}</h1>']
    lines += (f'<p class="{name}">{html.escape(text, quote=False)}</p>' for name, text in _imprint(plain, title))
    body = "\n".join(['<section class="titlepage" epub:type="titlepage">', *lines, "</section>"])
    return Page("title", title, xhtml(title, plain.language, body), listed=listed)


def _imprint(plain: Document, title: str) -> Iterator[tuple[str, str]]:
    """Publication, issue and date, makers, publisher: as far as given, and not in the title already."""
    given = plain.meta
    if given is None:
        return
    field = {name: given.findtext(name) or "" for name in _IMPRINT}
    for names in (("publication", "issue"), ("date", "page", "section")):
        text = " ".join(field[name] for name in names if field[name] and field[name] not in title)
        if text:
            yield "deck", text
    makers = "\u3000".join(creator.text or "" for creator in given.findall("creator"))
    if makers:
        yield "byline", makers
    if field["publisher"] and field["publisher"] not in title:
        yield "dateline", field["publisher"]


def _navigation(language: str, before: Sequence[Page], stories: Sequence[Page], *, shown: bool) -> Page:
    word = words(language)
    landmarks = [_landmark("titlepage", page.file, word.title_page) for page in before]
    if shown:
        landmarks.append(_landmark("toc", "nav.xhtml#toc", word.contents))
    landmarks += [_landmark("bodymatter", page.file, word.body) for page in stories[:1]]
    lines = [
        '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">',
        f'<h1 class="headline" id="toc-title">{word.contents}</h1>',
        *_contents([page for page in [*before, *stories] if page.listed]),
        "</nav>",
        f'<nav epub:type="landmarks" hidden="hidden" aria-label="{word.landmarks}">',
        *("<ol>", *landmarks, "</ol>"),
        "</nav>",
    ]
    content = xhtml(word.contents, language, "\n".join(lines))
    return Page("nav", word.contents, content, properties=("nav",), listed=False, in_spine=shown)


def _contents(pages: Sequence[Page]) -> Iterator[str]:
    yield "<ol>"
    for page in pages:
        yield f"<li>{_link(page.file, page.title)}"
        if page.sections:
            yield from (
                "<ol>",
                *(f"<li>{_link(f'{page.file}#{name}', text)}</li>" for name, text in page.sections),
                "</ol>",
            )
        yield "</li>"
    yield "</ol>"


def _landmark(kind: str, target: str, text: str) -> str:
    return f'<li><a epub:type="{kind}" href="{target}">{text}</a></li>'


def _link(target: str, text: str) -> str:
    return f'<a href="{target}">{html.escape(text, quote=False)}</a>'
