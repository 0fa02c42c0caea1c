"""Boxes of what stands elsewhere: tables of contents, and the links below 推荐阅读."""

from typing import NamedTuple

from zx_convert.repair.recognise.furniture import UNSURE, Furniture, is_entry
from zx_convert.repair.recognise.webpages import heads_links, is_dated_link, is_link, opens_list_of_links
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

from .lines import LINKS, LONGEST_SECTION, Found, may_head

_ENTRY = Furniture("contents", "high")
_PAGE_ALONE = regex("第?[A-Z]?[0-9０-９一二三四五六七八九十]{1,2}版")


class _Box(NamedTuple):
    """What is listed at a place (contents, links; "" for nothing), and what each entry begins with."""

    kind: str = ""
    bullet: str = ""


_NO_BOX = _Box()


def take_boxes(found: Found, texts: list[str]) -> None:
    """The heads of boxes of contents and links, and the entries below them."""
    entries = [is_entry(text) for text in texts]
    box = _NO_BOX
    for place, text in enumerate(texts):
        kind, below = found[place], texts[place + 1 : place + 3]
        if heads_links(text, below):
            found[place], box = LINKS, _Box("links", below[0][:1])
        elif kind is not None and (kind.type == "contents" or opens_list_of_links(text)):
            box = _Box(kind.type, next((line[:1] for line in below if is_link(line, line[:1])), ""))
        elif _is_entry(box, entries, texts, place):
            found[place] = _ENTRY
        elif box.kind and _is_unsure(kind) and _is_link_in(box, texts, place):
            found[place] = Furniture(box.kind, "medium")
        else:
            box = _NO_BOX


def take_ranks(found: Found, texts: list[str]) -> None:
    """The numbered headlines of what is read most: 大家都在看 / 1 灯会延至午夜 / 2 ….

    Something else must tell surely of a web page, or the list is the paper's own.
    """
    sure = sum(kind in _SURE_OF_WEB for kind in found)
    for place, text in enumerate(texts):
        kind = found[place]
        if kind is None or sure == (kind in _SURE_OF_WEB) or not opens_list_of_links(text):
            continue
        first = texts[place + 1 : place + 3]
        if not (len(first) > 1 and all(line.startswith(str(rank)) for rank, line in enumerate(first, 1))):
            continue
        for at in range(place + 1, len(texts)):
            if not (_is_unsure(found[at]) and _is_ranked(texts[at])):
                break
            found[at] = Furniture("links", "medium")


_SURE_OF_WEB = frozenset({LINKS, Furniture("source", "high")})


def _is_unsure(kind: Furniture | None) -> bool:
    return kind is None or kind.cert in UNSURE


def take_titles_of_windows(found: Found, texts: list[str]) -> None:
    """A title that comes again right below what stands around a web page's text: the window's, then the story's."""
    for place, text in enumerate(texts):
        if found[place] is not None or len(text) < _SHORTEST_TITLE or not may_head(text):
            continue
        below = range(place + 1, min(place + _MOST_BELOW_TITLE, len(texts)))
        stop = next((at for at in below if not ((kind := found[at]) and kind.type in _OF_WEB)), place)
        if stop > place + 1 and texts[stop] == text:
            found[place] = LINKS


_OF_WEB = frozenset({"links", "source", "page-header"})
_MOST_BELOW_TITLE, _SHORTEST_TITLE = 6, 5


def _is_entry(box: _Box, entries: list[bool], texts: list[str], place: int) -> bool:
    """Whether a line is an entry of a table of contents: one with a page, in a box or beside another."""
    in_contents = box.kind == "contents"
    if entries[place]:
        return in_contents or any(entries[max(0, place - 1) : place] + entries[place + 1 : place + 2])
    return in_contents and _has_page_below(texts[place], half("".join(texts[place + 1 : place + 2])))


def _has_page_below(text: str, below: str) -> bool:
    """Whether a line may be an entry of a table of contents whose page stands on the next line."""
    return (may_head(text) and _PAGE_ALONE.fullmatch(below) is not None) or _PAGE_ALONE.fullmatch(text) is not None


def _is_link_in(box: _Box, texts: list[str], place: int) -> bool:
    """Whether a line is an entry without a page, or, among links, the name of a section above its own: 新闻 / •…"""
    if is_link(texts[place], box.bullet):
        return True
    return box.kind == "links" and (is_dated_link(texts[place]) or _heads_section(texts, place, box.bullet))


def _is_ranked(text: str) -> bool:
    """Whether a line may be a headline in a list of what is read most: 3 灯会延至午夜."""
    return _RANKED.fullmatch(half(text)) is not None and may_head(text) and "》" not in text[-_AUTHOR:]


_AUTHOR = 12  # behind the title of a book: 《渡口》葛明远著
_RANKED = regex(r"[0-9]{1,2}[.、\s]\s*[^\s0-9].{3,40}")


def _heads_section(texts: list[str], place: int, bullet: str) -> bool:
    below = texts[place + 1] if place + 1 < len(texts) else ""
    return len(texts[place]) <= LONGEST_SECTION and texts[place].isalpha() and is_link(below, bullet)


def take_table_of_contents(found: Found, texts: list[str]) -> None:
    """Below 目录 the lines that come again below, with a page number or without, are a table of contents."""
    titles = ["".join(text.split()) for text in texts]
    last = {title: place for place, title in enumerate(titles)}
    for place, title in enumerate(titles):
        if title not in _CONTENTS:
            continue
        stop = place + 1
        while stop < len(titles) and last.get(_LEADERS.sub("", titles[stop]), -1) > stop:
            stop += 1
        if stop - place > _LEAST_CONTENTS:
            found[place:stop] = [_ENTRY] * (stop - place)


_CONTENTS = frozenset({"目录", "目錄", "目次"})
_LEADERS = regex(r"[.…·]*[0-9]*$")
_LEAST_CONTENTS = 2
