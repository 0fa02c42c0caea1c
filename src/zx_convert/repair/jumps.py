"""Jump lines (下转, 上接) are marked, and the two halves of a story in one input are linked."""

from collections import Counter
from typing import cast

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


def run(document: Document, context: Context) -> None:
    """Mark jump lines, then link the halves of stories."""
    if context.allows("jump"):
        for block in cast("list[Element]", list(document.blocks())):
            if block.tag == "continuation":
                _describe(block)
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
    if not any(char in text[:40] or char in text[-40:] for char in "转轉接续續见見"):
        return
    found = continuation(text)
    wrap(block, [Wrap(c.start, c.end, "continuation", _facts(c) | {"rule": "jump", "cert": "high"}) for c in found])


def _link(document: Document) -> None:
    articles = document.articles
    waiting = [article for article in articles if _jump(article, "to") is not None]
    for second in articles:
        if _jump(second, "from") is None:
            continue
        first = next((a for a in waiting if a is not second and _same_story(a, second)), None)
        if first is None or not first.id or not second.id:
            continue
        waiting.remove(first)
        first.set("next", second.id)
        second.set("prev", first.id)
        jump = cast("Element", _jump(first, "to"))
        jump.set("break", "no" if _ends_open(first) else "yes")


def _jump(article: Article, direction: str) -> Element | None:
    return next((cast("Element", c) for c in article.iter("continuation") if c.get("dir") == direction), None)


def _same_story(one: Article, two: Article) -> bool:
    a, b = (_bare(headline(article)) for article in (one, two))
    if not a or not b:
        return False
    if a == b or a in b or b in a:
        return True
    shared = sum((Counter(a) & Counter(b)).values())
    return shared / max(len(a), len(b)) >= _NEAR


def _bare(text: str) -> str:
    return "".join(char for char in half(text) if char.isalnum())


def _ends_open(article: Article) -> bool:
    """Whether the last paragraph before the jump ends without a sentence mark."""
    paragraphs = list(article.iter("p"))
    text = reading(cast("Element", paragraphs[-1])).rstrip() if paragraphs else ""
    return bool(text) and text.rstrip(CLOSERS)[-1:] not in tuple("。！？…!?")
