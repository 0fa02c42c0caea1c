"""The contents as a tree: papers, their pages, articles, sub-headlines. Navigation document and NCX are made of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from zx_convert.writers.epub.page import Page


@dataclass(slots=True)
class Entry:
    """A line of the contents, and what stands below it."""

    title: str
    target: str
    below: "list[Entry]" = field(default_factory=list)


def contents(pages: Sequence[Page]) -> list[Entry]:
    """List pages of the book; articles of several papers or pages of a paper are grouped by them."""
    articles = [page for page in pages if page.listed]
    papers = {page.origin.paper for page in articles}
    places = {(page.origin.paper, page.origin.page) for page in articles}
    return list(_grouped(articles, by_paper=len(papers) > 1, by_page=len(places) > len(papers)))


def _grouped(pages: Iterable[Page], *, by_paper: bool, by_page: bool) -> Iterator[Entry]:
    paper = place = None
    found: list[Entry] = []
    for page in pages:
        origin, level = page.origin, found
        if by_paper and origin.paper:
            if paper is None or paper[0] != origin.paper:
                paper, place = (origin.paper, Entry(origin.paper, page.file)), None
                level.append(paper[1])
            level = paper[1].below
        if by_page and origin.page:
            key = (origin.paper, origin.page)
            if place is None or place[0] != key:
                place = (key, Entry(origin.page_title, page.file))
                level.append(place[1])
            level = place[1].below
        level.append(_article(page))
    yield from found


def _article(page: Page) -> Entry:
    entry = Entry(page.title, page.file)
    path = [entry]
    for level, name, title in page.sections:
        del path[level:]
        section = Entry(title, f"{page.file}#{name}")
        path[-1].below.append(section)
        path.append(section)
    return entry
