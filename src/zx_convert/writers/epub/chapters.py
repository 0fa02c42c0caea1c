"""One XHTML document an article."""

import html
from collections.abc import Mapping

from zx_convert.document import Article, Document, headline
from zx_convert.document.origins import UNKNOWN, Origin
from zx_convert.document.printed import printed_blocks
from zx_convert.styling.style import Style
from zx_convert.writers.epub.markup import Markup
from zx_convert.writers.epub.page import Page, xhtml

_LABEL_LENGTH = 20


def chapters(
    plain: Document, style: Style, origins: Mapping[str, Origin], *, vertical: bool, sections: bool, popup: bool
) -> list[Page]:
    """The articles of a reading tree, but for those of which the style prints nothing.

    Args:
        plain: the reading tree.
        style: what is printed.
        origins: where in the newspaper each article stood, by its id.
        vertical: lines run from top to bottom.
        sections: the contents list sub-headlines.
        popup: notes that explain a text pop up.
    """
    pages: list[Page] = []
    for article in plain.articles:
        label = _label(article, style)
        if label:
            origin = origins.get(article.id, UNKNOWN)
            turned = origin if origin.page and (not pages or pages[-1].origin != origin) else None
            markup = Markup(style, plain.language, vertical=vertical, popup=popup)
            body = _chapter(article, label, markup, turned)
            name = f"article-{len(pages) + 1:04d}"
            listed = tuple(markup.sections) if sections else ()
            pages.append(Page(name, label, xhtml(label, plain.language, body), listed, origin=origin, opens=turned))
    return pages


def _label(article: Article, style: Style) -> str:
    """The headline, else the beginning of the text; "" for an article that shows none."""
    first = next((text for _, text in printed_blocks(article, style)), "").replace("\n", " ")
    short = first if len(first) <= _LABEL_LENGTH else first[:_LABEL_LENGTH] + "…"
    return first and (headline(article) or short)


def _chapter(article: Article, label: str, markup: Markup, turned: Origin | None) -> str:
    head = markup.children(article.head)
    body = markup.children(article.body)
    named = 'aria-labelledby="headline"' if markup.headline else f'aria-label="{html.escape(label)}"'
    header = f"<header>\n{head}\n</header>" if head else ""
    section = f'<section epub:type="chapter" role="doc-chapter" {named}>'
    return "\n".join(filter(None, (section, _page_break(turned), header, body, *markup.notes, "</section>")))


def _page_break(origin: Origin | None) -> str:
    """The mark that a page of the newspaper begins here (EPUB Accessibility 1.1, 4.2)."""
    if origin is None:
        return ""
    label = html.escape(origin.page)
    mark = 'class="pagebreak" epub:type="pagebreak" role="doc-pagebreak" id="newspaper-page"'
    return f'<div {mark} aria-label="{label}"></div>'
