"""What stands before the articles: cover, title page, and the navigation document with contents and page list."""

import html
from collections.abc import Iterator, Sequence

from zx_convert.document import Document
from zx_convert.writers.epub.contents import Entry
from zx_convert.writers.epub.page import Page, xhtml
from zx_convert.writers.epub.words import words
from zx_convert.writers.front import contents_heading

_IMPRINT = ("publication", "issue", "date", "page", "section", "publisher")


def cover_page(file: str, title: str, language: str) -> Page:
    """The page that shows the cover."""
    word = words(language)
    said = html.escape(f"{word.cover}：{title}")
    picture = f'<img src="{file}" alt="{said}" role="doc-cover"/>'
    body = f'<section class="cover" epub:type="cover" aria-label="{word.cover}">{picture}</section>'
    return Page("cover", word.cover, xhtml(word.cover, language, body), listed=False, landmark="cover")


def title_page(plain: Document, title: str, *, listed: bool) -> Page:
    """The title, where the articles appeared and who made the book. `listed`: the contents list it."""
    lines = [f'<h1 class="title" epub:type="title">{html.escape(title, quote=False)}</h1>']
    lines += (f'<p class="{name}">{html.escape(text, quote=False)}</p>' for name, text in _imprint(plain, title))
    body = "\n".join(['<section class="titlepage" epub:type="titlepage">', *lines, "</section>"])
    return Page("title", title, xhtml(title, plain.language, body), listed=listed, landmark="titlepage")


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
