"""Page furniture is set aside: running heads, page numbers, editors' lines, addresses, links of web pages."""

from zx_convert.document.edits import Wrap, flow, retag, wrap
from zx_convert.document.elements import Document, Element
from zx_convert.document.layers import source_offsets
from zx_convert.repair.pipeline import Context
from zx_convert.repair.recognise.endings import endings
from zx_convert.repair.recognise.furniture import Furniture, furniture
from zx_convert.text.characters import CLOSERS, SENTENCE_ENDS

name = "furniture"
rules = {
    "page-header": "A running head (paper, date, page, section) is page furniture.",
    "page-number": "A page number on a line of its own is page furniture.",
    "editors": "A line that names editors, designers or proofreaders is page furniture.",
    "contact": "A line with a telephone number or an address of the paper is page furniture.",
    "source": "A line that names the source of a web page's text is page furniture.",
    "links": "Navigation and links of a web page are page furniture.",
    "ornament": "A line of asterisks or rules is page furniture.",
    "contents": "A box that says what stands on which page is page furniture.",
    "end-mark": "A mark that says that a story ends (（完）, □) is page furniture.",
}


def run(document: Document, context: Context) -> None:
    """Retag the lines that are furniture."""
    blocks = [(offset, element) for offset, element in source_offsets(document) if element.tag == "p"]
    texts = [flow(block) for _, block in blocks]
    found = [furniture(text) for text in texts]
    chosen = [kind is not None and _stands(found, texts, place) for place, kind in enumerate(found)]
    for (offset, block), kind, is_furniture in zip(blocks, found, chosen, strict=True):
        if is_furniture and kind is not None and context.allows(kind.type, offset):
            cert = "medium" if kind.cert == "low" else kind.cert
            retag(block, "furniture", type=kind.type, rule=kind.type, cert=cert)
        else:
            _set_endings_aside(block, offset, context)


def _set_endings_aside(block: Element, offset: int, context: Context) -> None:
    """Wrap what stands behind the last sentence, so that what reads on sees the sentence end."""
    wraps = [
        Wrap(found.start, found.end, "furniture", {"type": found.type, "rule": found.type, "cert": "high"})
        for found in endings(flow(block))
        if context.allows(found.type, offset)
    ]
    if wraps:
        wrap(block, wraps)


def _stands(found: list[Furniture | None], texts: list[str], place: int) -> bool:
    """Whether a line stands where furniture does: a bare number at an edge, beside furniture, or in mid-sentence."""
    kind = found[place]
    if kind is None or kind.cert != "low":
        return kind is not None
    if place in (0, len(found) - 1):
        return len(found) > 1
    beside = [found[place - 1], found[place + 1]]
    if any(other is not None and other.cert == "high" for other in beside):
        return True
    before = texts[place - 1].rstrip(CLOSERS)
    return len(texts[place - 1]) >= 20 and not before.endswith(tuple(SENTENCE_ENDS + "：:；;"))
