"""Front matter: the title page, and the table of contents as a field that Word can bring up to date."""

from collections.abc import Iterable, Sequence

from zx_convert.styling.style import Style
from zx_convert.writers.docx.body import Direct
from zx_convert.writers.docx.ids import StyleIds
from zx_convert.writers.docx.markup import HINT, attribute, clean, field, is_east_asian, paragraph, run
from zx_convert.writers.front import contents_heading


def title_page(lines: Iterable[tuple[str, str]], style: Style, ids: StyleIds) -> list[str]:
    """Set the lines of the title page, by their roles; the title stands a quarter of the way down."""
    lowered = Direct(before=style.page.height / 4).markup()
    return [paragraph(_run(text), ids.paragraphs[role], lowered if role == "title" else "") for role, text in lines]


def contents(entries: Sequence[tuple[str, str, int]], language: str, ids: StyleIds, *, new_page: bool) -> list[str]:
    """Make the table of contents.

    Args:
        entries: bookmark, headline and page of each article.
        language: of the document.
        ids: ids of the styles.
        new_page: it begins a page.
    """
    heading = paragraph(_run(contents_heading(language)), ids.contents_heading, Direct(new_page=new_page).markup())
    lines = [_entry(*entry) for entry in entries]
    # The field reaches over all entries: it begins in the first paragraph and ends after the last.
    begin, end = field(r'TOC \o "1-1" \h \z \u', "\0").split("\0")
    lines[0] = begin + lines[0]
    lines[-1] += end
    paragraphs = [heading, *(paragraph(line, ids.contents_entry) for line in lines)]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return [f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{''.join(paragraphs)}</w:sdtContent></w:sdt>"]


def _entry(bookmark: str, headline: str, page: int) -> str:
    """Link to a headline; its page is a field, which Word brings up to date."""
    content = _run(headline) + run("\t") + field(rf"PAGEREF {bookmark} \h", run(str(page)))
    return f'<w:hyperlink w:anchor="{attribute(bookmark)}" w:history="1">{content}</w:hyperlink>'


def _run(text: str) -> str:
    return run(clean(text), HINT if is_east_asian(text) else "")
