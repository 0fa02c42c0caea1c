"""Jump lines (下转, 上接) are marked, and the two halves of a story in one input are linked."""

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import NamedTuple, cast

from zx_convert.document.edits import Wrap, flow, wrap
from zx_convert.document.elements import Article, Document, Element
from zx_convert.document.layers import reading
from zx_convert.document.metadata import headline
from zx_convert.repair.pipeline import Context
from zx_convert.repair.recognise.continuations import Continuation, continuation
from zx_convert.text.characters import CLOSERS, half

name = "jumps"
rules = {
    "jump": "A mark that says where a story goes on or comes from (下转第四版) is no prose.",
    "link": "The two halves of a story with one headline are linked, and joined where the first ends in mid-sentence.",
}

_NEAR = 0.6
# How many articles may stand between the halves of a story: some newspapers' worth.
_REACH = 200


def run(document: Document, context: Context) -> None:
    """Mark jump lines, then link the halves of stories."""
    if context.allows("jump"):
        for block in cast("list[Element]", list(document.texts())):
            fallen = block.findall("continuation")
            if block.tag == "continuation" or fallen:
                for line in fallen or [block]:
                    _describe(cast("Element", line))
            elif block.tag in ("p", "caption", "headline", "deck", "item"):
                _mark(block)
    if context.allows("link"):
        _link(document)


def _describe(block: Element) -> None:
    found = continuation(flow(block))
    if found:
        for key, value in _facts(found[0]).items():
            block.set(key, value)


def _facts(found: Continuation) -> dict[str, str]:
    return {"dir": found.direction} | ({"page": found.page} if found.page else {})


def _mark(block: Element) -> None:
    text = flow(block)
    found = continuation(text)
    wrap(block, [Wrap(c.start, c.end, "continuation", _facts(c) | {"rule": "jump", "cert": "high"}) for c in found])


class _Half(NamedTuple):
    """An article that may be the half of a story: its place among the articles, and its headline without marks."""

    place: int
    article: Article
    headline: str


def _link(document: Document) -> None:
    halves = [
        _Half(place, article, _bare(headline(article)))
        for place, article in enumerate(document.articles)
        if _jump(article, "to") is not None or _jump(article, "from") is not None
    ]
    waiting = [one for one in halves if _jump(one.article, "to") is not None]
    for second in halves:
        if _jump(second.article, "from") is None:
            continue
        first = _first_half(waiting, second)
        if first is None or not first.article.id or not second.article.id:
            continue
        waiting.remove(first)
        first.article.set("next", second.article.id)
        second.article.set("prev", first.article.id)
        jump = cast("Element", _jump(first.article, "to"))
        jump.set("break", "no" if _ends_open(first.article) else "yes")


def _first_half(waiting: list[_Half], second: _Half) -> _Half | None:
    """The half with the likest headline among those within reach."""
    low = bisect_left(waiting, second.place - _REACH, key=lambda one: one.place)
    high = bisect_right(waiting, second.place + _REACH, key=lambda one: one.place)
    near = [(_likeness(one.headline, second.headline), one) for one in waiting[low:high] if one is not second]
    likeness, first = max(near, key=lambda pair: pair[0], default=(0.0, None))
    return first if likeness >= _NEAR else None


def _jump(article: Article, direction: str) -> Element | None:
    return next((cast("Element", c) for c in article.iter("continuation") if c.get("dir") == direction), None)


def _likeness(one: str, two: str) -> float:
    """How like two headlines are, from 0 to 1; an inner page may shorten or lengthen the one of the front page."""
    if not one or not two:
        return 0.0
    shared = sum((Counter(one) & Counter(two)).values()) / max(len(one), len(two))
    return max(shared, _NEAR) if one in two or two in one else shared


def _bare(text: str) -> str:
    return "".join(char for char in half(text) if char.isalnum())


def _ends_open(article: Article) -> bool:
    """Whether the last paragraph before the jump ends without a sentence mark."""
    paragraphs = list(article.iter("p"))
    text = reading(cast("Element", paragraphs[-1])).rstrip() if paragraphs else ""
    return bool(text) and text.rstrip(CLOSERS)[-1:] not in tuple("。！？…!?")
