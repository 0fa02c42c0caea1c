"""Puts a book together: a document becomes pages, contents, style sheet and metadata, and these a file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from zx_convert.document import Document, build_time, reading_tree
from zx_convert.document.metadata import appeared, running_head
from zx_convert.document.origins import origins
from zx_convert.plugins import Output
from zx_convert.writers.epub import cover
from zx_convert.writers.epub.chapters import chapters
from zx_convert.writers.epub.contents import contents
from zx_convert.writers.epub.embed import embedded_fonts
from zx_convert.writers.epub.front import cover_page, navigation, title_page
from zx_convert.writers.epub.metadata import clean_title, metadata
from zx_convert.writers.epub.package import Contained, pack
from zx_convert.writers.epub.page import Page
from zx_convert.writers.epub.sheet import style_sheet
from zx_convert.writers.front import has_contents, whole_title

if TYPE_CHECKING:
    from zx_convert.writers.epub import Options


def book(document: Document, output: Output, options: "Options") -> bytes:
    """Make the book as a file. Raises Problem: `bad-cover`."""
    plain = reading_tree(document)
    stories = chapters(
        plain,
        output.style,
        origins(document),
        vertical=options.vertical,
        sections=options.toc_depth > 1,
        popup=options.notes == "popup",
    )
    title = clean_title(whole_title(document, output.title, stories[0].title if stories else ""), plain.language)
    picture = _cover(document, stories, title, output) if options.cover or "cover" in output.files else None
    pages = [cover_page(picture.file, title, plain.language)] if picture is not None else []
    if not stories or (len(stories) > 1 and options.title_page):
        pages.append(title_page(document, title, listed=not stories))
    entries = contents([*pages, *stories])
    shown = has_contents(output.style, len(stories))
    listed = navigation(plain.language, entries, [*pages, *stories], shown=shown)
    said = [title, *(page.title for page in (listed, *pages, *stories)), *_signs(plain)]
    fonts = list(embedded_fonts(plain, said, output)) if options.fonts == "embed" else []
    css = style_sheet(output.style, plain.language, vertical=options.vertical, fonts=fonts)
    made = Contained([*pages, listed, *stories], entries, css, picture, fonts)
    about = metadata(
        plain,
        title,
        vertical=options.vertical,
        cover=picture is not None,
        paged=any(page.opens is not None for page in stories),
    )
    return pack(made, about, build_time(document))


def _cover(document: Document, stories: Sequence[Page], title: str, output: Output) -> cover.Picture:
    """The user's picture, else one set in type."""
    if "cover" in output.files:
        return cover.given_cover(output.files["cover"])
    given = appeared(document)
    publication = given.pop("publication", "")
    derived = bool(publication) and not given.get("title") and title.startswith(publication)
    papers = {page.origin.paper for page in stories}
    if not publication and len(papers) == 1:
        # The name of the paper stands first in its page headers, its date behind.
        publication, _, given["date"] = papers.pop().partition(" ")
    words = cover.Words(
        title,
        publication if derived else title,
        publication,
        running_head(given),
        [page.title for page in stories if page.title != title] if len(stories) > 1 else (),
    )
    return cover.typeset_cover(words, output.style, document.language)


def _signs(plain: Document) -> list[str]:
    """What stands on the title page and at notes."""
    about = [entry.text or "" for entry in plain.meta] if plain.meta is not None else []
    return [*about, "注註0123456789↩　 "]
