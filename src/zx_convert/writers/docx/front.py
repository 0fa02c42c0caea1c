"""Front matter: the title page, and the table of contents as a field that Word can bring up to date."""

from collections.abc import Sequence

from zx_convert.document import Creator
from zx_convert.styling.style import Style
from zx_convert.writers.docx.body import Direct
from zx_convert.writers.docx.markup import HINT, attribute, clean, field, is_east_asian, paragraph, run
from zx_convert.writers.docx.styles import CONTENTS_ENTRY, CONTENTS_HEADING, PARAGRAPH_IDS

_CONTENTS = {"zh-CN": "目录"}
_CONTENTS_ELSEWHERE = "目錄"


def title_page(title: str, published: str, people: Sequence[Creator], style: Style) -> list[str]:
    """Set the title a quarter of the way down, then who made the collection and where it appeared."""
    lines = [paragraph(_run(title), PARAGRAPH_IDS["title"], Direct(before=style.page.height / 4).markup())]
    if people:
        lines.append(paragraph(_run("　".join(_person(person) for person in people)), PARAGRAPH_IDS["byline"]))
    if published:
        lines.append(paragraph(_run(published), PARAGRAPH_IDS["byline"]))
    return lines


def contents(entries: Sequence[tuple[str, str]], language: str, *, new_page: bool) -> list[str]:
    """Make the table of contents.

    Args:
        entries: bookmark and headline of each article.
        language: of the document.
        new_page: it begins a page.
    """
    heading = paragraph(
        _run(_CONTENTS.get(language, _CONTENTS_ELSEWHERE)), CONTENTS_HEADING.id, Direct(new_page=new_page).markup()
    )
    lines = [_entry(bookmark, headline) for bookmark, headline in entries]
    # The field reaches over all entries: it begins in the first paragraph and ends after the last.
    begin, end = field(r'TOC \o "1-1" \h \z \u', "\0").split("\0")
    lines[0] = begin + lines[0]
    lines[-1] += end
    paragraphs = [heading, *(paragraph(line, CONTENTS_ENTRY.id) for line in lines)]
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return [f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{''.join(paragraphs)}</w:sdtContent></w:sdt>"]


def _entry(bookmark: str, headline: str) -> str:
    """Link to a headline. Which page it is on only Word knows: the number is there as soon as it works out fields."""
    content = _run(headline) + run("\t") + field(rf"PAGEREF {bookmark} \h", "")
    return f'<w:hyperlink w:anchor="{attribute(bookmark)}" w:history="1">{content}</w:hyperlink>'


def _run(text: str) -> str:
    return run(clean(text), HINT if is_east_asian(text) else "")


def _person(person: Creator) -> str:
    return f"{person.name}（{person.role}）" if person.role else person.name
