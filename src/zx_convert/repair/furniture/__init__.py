"""Page furniture is set aside: running heads, page numbers, editors' lines, addresses, links of web pages."""

from zx_convert.document.edits import Wrap, flow, retag, wrap
from zx_convert.document.elements import Document, Element, unescape
from zx_convert.document.layers import source_offsets
from zx_convert.repair.lists import Lists
from zx_convert.repair.manuscripts import LABEL, fields
from zx_convert.repair.pipeline import Context
from zx_convert.repair.recognise.endings import endings
from zx_convert.repair.recognise.furniture import UNSURE, Furniture, furniture
from zx_convert.repair.recognise.screens import adorned

from .boxes import take_boxes, take_ranks, take_table_of_contents, take_titles_of_windows
from .bulletins import take_bulletins
from .cut_heads import take_halves
from .in_sentences import take_heads_in_sentences
from .lines import may_head
from .lookalikes import keep_calls, keep_lookalikes
from .mails import take_close_of_mail, take_heads_of_mails
from .running_heads import take_date_in_pieces, take_heads_beside_numbers, take_repeated, take_titles_with_pages
from .screens import (
    take_advertisements,
    take_comments,
    take_counted,
    take_likely,
    take_listed,
    take_related,
    take_timed_comments,
)
from .standing import EVIDENCE, FORM, choose

__all__ = ["EVIDENCE", "name", "rules", "run"]

name = "furniture"
rules = {
    "listed": "A line on the list of furniture in zx-convert.toml is page furniture.",
    "page-header": "A running head (paper, date, page, section) is page furniture.",
    "page-number": "A page number on a line of its own is page furniture.",
    "editors": "A line that names editors, designers or proofreaders is page furniture.",
    "contact": "A line with a telephone number or an address of the paper is page furniture.",
    "source": "A line that names the source of a web page's text is page furniture.",
    "links": "Navigation and links of a web page are page furniture.",
    "ornament": "A line of asterisks or rules is page furniture.",
    "contents": "A box that says what stands on which page is page furniture.",
    "label": "Labels of a manuscript's lines (标题：, 副题：) and the desk's fields are page furniture.",
    "end-mark": "A mark that says that a story ends (（完）, □) is page furniture.",
}


def run(document: Document, context: Context) -> None:
    """Retag the lines that are furniture."""
    blocks = [(offset, element) for offset, element in source_offsets(document) if element.tag == "p"]
    texts = [flow(block) for _, block in blocks]
    found = [_look_up(text, context.lists) for text in texts]
    take_titles_with_pages(found, texts)
    take_repeated(found, texts, [_is_below_page_break(block) for _, block in blocks])
    take_heads_beside_numbers(found, texts)
    take_heads_in_sentences(found, texts)
    take_date_in_pieces(found, texts)
    take_table_of_contents(found, texts)
    take_heads_of_mails(found, texts)
    take_boxes(found, texts)
    take_ranks(found, texts)
    take_comments(found, texts)
    take_likely(found, texts)
    take_timed_comments(found, texts)
    take_related(found, texts)
    take_listed(found, texts)
    take_titles_of_windows(found, texts)
    take_close_of_mail(found, texts)
    take_bulletins(found, texts)
    keep_lookalikes(found, texts)
    take_halves(found, texts)
    keep_calls(found, texts)
    take_advertisements(found, texts)
    take_counted(found, texts)
    labelled = fields(texts)
    for place, field in labelled.items():
        found[place] = None if field.kind else Furniture(LABEL, "high")
    chosen = choose(found, texts)
    if all(chosen) and all(kind is None or kind.cert != "high" for kind in found):  # a text of nothing else
        chosen = [""] * len(chosen)
    for place, ((offset, block), kind, tells) in enumerate(zip(blocks, found, chosen, strict=True)):
        if place in labelled and labelled[place].kind and context.allows(LABEL, offset):
            wrap(block, [Wrap(0, labelled[place].start, "furniture", {"type": LABEL, "rule": LABEL, "cert": "high"})])
        if tells and kind is not None and context.allows(kind.type, offset):
            cert = "medium" if kind.cert in UNSURE else kind.cert
            why = {} if tells == FORM else {"why": tells}
            retag(block, "furniture", type=kind.type, rule=kind.type, cert=cert, **why)
        else:
            _set_endings_aside(block, offset, context)
    _set_pictures_aside(blocks, texts, context)


def _is_below_page_break(block: Element) -> bool:
    """Whether a block of one line stands below a form feed."""
    gap = block.getprevious()
    whole = block.find("lb") is None
    return whole and gap is not None and gap.tag == "lb" and "\f" in unescape(gap.get("orig") or "")


def _look_up(text: str, lists: Lists) -> Furniture | None:
    return Furniture("listed", "high") if lists.is_furniture(text) else furniture(lists.veil(text))


def _set_endings_aside(block: Element, offset: int, context: Context) -> None:
    """Wrap what stands behind the last sentence, so that what reads on sees the sentence end."""
    wraps = [
        Wrap(found.start, found.end, "furniture", {"type": found.type, "rule": found.type, "cert": "high"})
        for found in endings(flow(block))
        if context.allows(found.type, offset)
    ]
    if wraps:
        wrap(block, wraps)


def _set_pictures_aside(blocks: list[tuple[int, Element]], texts: list[str], context: Context) -> None:
    """Wrap the pictures that adorn a heading, 🦀 蟹苗上楼; before several lines the same ones are bullets."""
    for place, ((offset, block), text) in enumerate(zip(blocks, texts, strict=True)):
        end = adorned(text)
        if not 0 < end < len(text) <= _LONGEST_ADORNED or not may_head(text) or block.tag != "p":
            continue
        beside = [*texts[max(0, place - 1) : place], *texts[place + 1 : place + 2]]
        if not any(other.startswith(text[:1]) for other in beside) and context.allows("ornament", offset):
            wrap(block, [Wrap(0, end, "furniture", {"type": "ornament", "rule": "ornament", "cert": "high"})])


# Longer lines are prose, whose pictures belong to it.
_LONGEST_ADORNED = 48
