"""One XHTML document an article."""

import html

from zx_convert.document import Article, Document, headline
from zx_convert.document.printed import printed_blocks
from zx_convert.styling.style import Style
from zx_convert.writers.epub.markup import Markup
from zx_convert.writers.epub.page import Page, xhtml

_LABEL_LENGTH = 20


def chapters(plain: Document, style: Style, *, vertical: bool, sections: bool) -> list[Page]:
    """The articles of a reading tree, but for those of which the style prints nothing.

    Args:
        plain: the reading tree.
        style: what is printed.
        vertical: lines run from top to bottom.
        sections: the contents list sub-headlines.
    """
    pages: list[Page] = []
    for article in plain.articles:
        label = _label(article, style)
        if label:
            markup = Markup(style, vertical=vertical)
            body = _chapter(article, label, markup)
            name = f"article-{len(pages) + 1:04d}"
            pages.append(
                Page(name, label, xhtml(label, plain.language, body), tuple(markup.sections) if sections else ())
            )
    return pages


def _label(article: Article, style: Style) -> str:
    """The headline, else the beginning of the text; "" for an article that shows none."""
    first = next((text for _, text in printed_blocks(article, style)), "").replace("\n", " ")
    short = first if len(first) <= _LABEL_LENGTH else first[:_LABEL_LENGTH] + "…"
    return first and (headline(article) or short)


def _chapter(article: Article, label: str, markup: Markup) -> str:
    head = markup.children(article.head)
    body = markup.children(article.body)
    named = 'aria-labelledby="headline"' if markup.headline else f'aria-label="{html.escape(label)}"'
    header = f"<header>\n{head}\n</header>" if head else ""
    section = f'<section epub:type="chapter" role="doc-chapter" {named}>'
    return "\n".join(filter(None, (section, header, body, "</section>")))
