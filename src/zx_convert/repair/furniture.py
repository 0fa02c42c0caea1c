"""Page furniture is set aside: running heads, page numbers, editors' lines, addresses, links of web pages."""

import itertools
from collections import Counter

from zx_convert.document.edits import Wrap, flow, retag, wrap
from zx_convert.document.elements import Document, Element, unescape
from zx_convert.document.layers import source_offsets
from zx_convert.repair.lists import Lists
from zx_convert.repair.lookalikes import is_ended, keep_lookalikes
from zx_convert.repair.manuscripts import LABEL, fields
from zx_convert.repair.pipeline import Context
from zx_convert.repair.recognise.columns import is_formula
from zx_convert.repair.recognise.endings import endings
from zx_convert.repair.recognise.furniture import UNSURE, Furniture, furniture, is_entry
from zx_convert.repair.recognise.imprint import ends_a_bulletin, opens_with_label
from zx_convert.repair.recognise.mails import greets_or_sends, heads_attachments, is_mail_field, opens_mail, sends_texts
from zx_convert.repair.recognise.mastheads import WEEKDAY, is_section
from zx_convert.repair.recognise.webpages import heads_links, is_dated_link, is_link, opens_list_of_links
from zx_convert.repair.running_heads import take_heads_in_sentences
from zx_convert.text.characters import LETTER, half
from zx_convert.text.patterns import regex

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


# Kinds that only those have who make the paper.
_OF_PAPER = frozenset({"page-header", "editors", "contact"})
_OF_HEADS = frozenset({"page-header", "page-number"})
# What tells that a line is furniture: its form alone, or where it stands. The latter are named as evidence.
_FORM, _HEAD, _BELOW, _EDGE, _BESIDE, _CUT = (
    "form", "furniture:head", "furniture:below", "furniture:edge", "furniture:beside", "furniture:cut",
)  # fmt: skip
EVIDENCE = (_HEAD, _BELOW, _EDGE, _BESIDE, _CUT)
_LONGEST_SECTION = 8
_LONGEST_HALF = 60
# Lines at the end of a text that may be furniture, all of them.
_MOST_AT_END = 4
_LONGEST_MAIL_HEAD, _LONGEST_CLOSE = 10, 8


def run(document: Document, context: Context) -> None:
    """Retag the lines that are furniture."""
    blocks = [(offset, element) for offset, element in source_offsets(document) if element.tag == "p"]
    texts = [flow(block) for _, block in blocks]
    found = [_look_up(text, context.lists) for text in texts]
    _take_titles_with_pages(found, texts)
    _take_repeated(found, texts, [_is_below_page_break(block) for _, block in blocks])
    _take_heads_beside_numbers(found, texts)
    take_heads_in_sentences(found, texts)
    _take_date_in_pieces(found, texts)
    _take_table_of_contents(found, texts)
    _take_boxes(found, texts)
    _take_close_of_mail(found, texts)
    _take_bulletins(found, texts)
    keep_lookalikes(found, texts)
    _take_halves(found, texts)
    labelled = fields(texts)
    for place, field in labelled.items():
        found[place] = None if field.kind else Furniture(LABEL, "high")
    chosen = _choose(found, texts)
    if all(chosen) and all(kind is None or kind.cert != "high" for kind in found):  # a text of nothing else
        chosen = [""] * len(chosen)
    for place, ((offset, block), kind, tells) in enumerate(zip(blocks, found, chosen, strict=True)):
        if place in labelled and labelled[place].kind and context.allows(LABEL, offset):
            wrap(block, [Wrap(0, labelled[place].start, "furniture", {"type": LABEL, "rule": LABEL, "cert": "high"})])
        if tells and kind is not None and context.allows(kind.type, offset):
            cert = "medium" if kind.cert in UNSURE else kind.cert
            why = {} if tells == _FORM else {"why": tells}
            retag(block, "furniture", type=kind.type, rule=kind.type, cert=cert, **why)
        else:
            _set_endings_aside(block, offset, context)


def _is_below_page_break(block: Element) -> bool:
    """Whether a block of one line stands below a form feed."""
    gap = block.getprevious()
    whole = block.find("lb") is None
    return whole and gap is not None and gap.tag == "lb" and "\f" in unescape(gap.get("orig") or "")


def _take_titles_with_pages(found: list[Furniture | None], texts: list[str]) -> None:
    """A title that comes again with page after page is a running head: 河灯  213 … 河灯  215."""
    titles: dict[str, list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        if len(text) <= _LONGEST_HALF and found[place] is None and (paged := _PAGED.fullmatch(half(text))):
            number = int(paged["before"] or paged["behind"])
            titles.setdefault(paged["title"] or paged["other"], []).append((number, place))
    for pages in titles.values():
        if len(pages) > 1 and all(a < b for (a, _), (b, _) in itertools.pairwise(pages)):
            for _, place in pages:
                found[place] = Furniture("page-header", "high")


def _take_repeated(found: list[Furniture | None], texts: list[str], below_page_break: list[bool]) -> None:
    """What opens several pages but for its number is their running head."""
    heads = [_PAGE_NUMBER.sub("", text) if len(text) <= _LONGEST_HALF and not is_ended(text) else "" for text in texts]
    times = Counter(head for head, below in zip(heads, below_page_break, strict=True) if below)
    for place, head in enumerate(heads):
        repeated = len(head) >= _SHORTEST_HEAD and times[head] > 1
        if repeated and below_page_break[place] and found[place] is None:
            found[place] = Furniture("page-header", "medium")


def _take_heads_beside_numbers(found: list[Furniture | None], texts: list[str]) -> None:
    """What stands beside several page numbers, always the same, is the running head of a book."""
    numbered = {place for place, kind in enumerate(found) if kind is not None and kind.type == "page-number"}
    beside = {at for place in numbered for at in (place - 1, place + 1) if 0 <= at < len(texts) and found[at] is None}
    short = {place for place in beside if len(texts[place]) <= _LONGEST_HALF and not is_ended(texts[place])}
    times = Counter(texts[place] for place in short)
    heads = {text for text, count in times.items() if count > 1 and len(text) >= _SHORTEST_HEAD}
    # The first page has it above its text, where no number stands.
    times_in_all = Counter(text for text in texts if len(text) <= _LONGEST_HALF)
    heads |= {text for text in times if times_in_all[text] > 1 and texts[0] == text and len(text) >= _SHORTEST_HEAD}
    for place, text in enumerate(texts):
        if found[place] is None and text in heads and (place in beside or place == 0):
            found[place] = Furniture("page-header", "high")


# 河灯  213, 第三章 商会    ( 45 ): a title and, far behind or before it, the page.
_PAGED = regex(
    r"(?P<title>[^。,!?;:]{2,30}?)\s{2,}[(·•—-]?\s*(?P<behind>[0-9]{1,4})\s*[)·•—-]?"
    r"|[(·•—-]?\s*(?P<before>[0-9]{1,4})\s*[)·•—-]?\s{2,}(?P<other>[^。,!?;:]{2,30})"
)
_PAGE_NUMBER = regex(r"^[-—·\s]*[0-9０-９]+[-—·\s]+|[-—·\s]+[0-9０-９]+[-—·\s]*$")
_SHORTEST_HEAD = 5
_BULLETINS = ("简报", "簡報", "专报", "會刊", "会刊")
# Names of papers that are no 日报 or 晚报: 清溪新闻.
_NAMES_OF_PAPERS = (
    "新闻", "新聞", "简报", "簡報", "专报", "会刊", "文艺", "文藝", "文学", "文學", "周刊", "週刊", "文摘",
    "时讯", "资讯", "资訊", "副刊", "专刊", "專刊",
)  # fmt: skip


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


def _take_boxes(found: list[Furniture | None], texts: list[str]) -> None:
    """The entries of a table of contents, the links below 推荐阅读, the fields of a mail below the first."""
    entries = [is_entry(text) for text in texts]
    lines = list(map(half, [*texts, ""]))
    box = bullet = ""
    for place, text in enumerate(texts):
        kind, line = found[place], lines[place]
        if opens_mail(line) and (box == "mail" or _heads_mail(line, lines[place + 1])):  # 收件人： heads an address too
            found[place], box = Furniture("links", "high"), "mail"
        elif (box == "mail" and (is_mail_field(line) or greets_or_sends(line))) or heads_attachments(
            line, lines[place + 1]
        ):
            found[place] = Furniture("links", "high")
        elif heads_links(text, texts[place + 1 : place + 3]):
            found[place], box, bullet = Furniture("links", "high"), "links", texts[place + 1][:1]
        elif kind is not None and (kind.type == "contents" or opens_list_of_links(text)):
            box = kind.type
            bullet = next((below[:1] for below in texts[place + 1 : place + 3] if is_link(below, below[:1])), "")
        elif (
            entries[place]
            and (box == "contents" or any(entries[max(0, place - 1) : place] + entries[place + 1 : place + 2]))
        ) or (box == "contents" and _has_page_below(text, lines[place + 1])):
            found[place] = Furniture("contents", "high")
        elif box == "contents" and is_link(text, bullet) and kind is None:
            found[place] = Furniture("contents", "medium")
        elif (
            box == "links"
            and kind is None
            and (is_link(text, bullet) or is_dated_link(text) or _heads_links_of_section(texts, place, bullet))
        ):
            found[place] = Furniture("links", "medium")
        else:
            box = ""


def _take_date_in_pieces(found: list[Furniture | None], texts: list[str]) -> None:
    """The day on a front page is set in lines of different size: 2025年3月 / 13 / 星期四."""
    for place in range(min(len(texts) - 1, _LONGEST_HEAD)):
        if _YEAR_AND_MONTH.fullmatch(texts[place]) and _DAY.fullmatch(texts[place + 1]):
            stop = place + 2 + bool(texts[place + 2 : place + 3] and WEEKDAY.fullmatch(texts[place + 2]))
            found[place:stop] = [Furniture("page-header", "high")] * (stop - place)


_LONGEST_HEAD = 10
_YEAR_AND_MONTH = regex("[0-9０-９〇○零一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,2}月")
_DAY = regex("[0-9０-９一二三四五六七八九十廿卅]{1,3}日?")
_PAGE_ALONE = regex("第?[A-Z]?[0-9０-９一二三四五六七八九十]{1,2}版")


def _has_page_below(text: str, below: str) -> bool:
    """Whether a line may be an entry of a table of contents whose page stands on the next line."""
    entry = len(text) <= _LONGEST_HALF and not is_ended(text)
    return (entry and _PAGE_ALONE.fullmatch(below) is not None) or _PAGE_ALONE.fullmatch(text) is not None


def _take_table_of_contents(found: list[Furniture | None], texts: list[str]) -> None:
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
            found[place:stop] = [Furniture("contents", "high")] * (stop - place)


_CONTENTS = frozenset({"目录", "目錄", "目次"})
_LEADERS = regex(r"[.…·]*[0-9]*$")
_LEAST_CONTENTS = 2


def _heads_links_of_section(texts: list[str], place: int, bullet: str) -> bool:
    """Whether a line is the name of a section above its links: 新闻 / •…"""
    below = texts[place + 1] if place + 1 < len(texts) else ""
    return len(texts[place]) <= _LONGEST_SECTION and texts[place].isalpha() and is_link(below, bullet)


def _heads_mail(line: str, below: str) -> bool:
    """Whether a first field of mail has another below it, or an address; 收件人：葛明远 is on parcels too."""
    return "@" in line or is_mail_field(below) or greets_or_sends(below)


def _take_close_of_mail(found: list[Furniture | None], texts: list[str]) -> None:
    """Where a mail that brings texts says goodbye at its end (此致, 敬礼), that and the lines below are its own."""
    if not any(opens_mail(half(text)) for text in texts[:_LONGEST_MAIL_HEAD]):
        return
    if not any(sends_texts(half(text)) for text in texts):
        return
    first = max(0, len(texts) - _LONGEST_CLOSE)
    closes = next((place for place in range(first, len(texts)) if is_formula(texts[place])), None)
    if closes is None or any(len(text) > _LONGEST_HALF for text in texts[closes:]):
        return
    if closes and greets_or_sends(half(texts[closes - 1])):
        closes -= 1
    for place in range(closes, len(texts)):
        found[place] = found[place] or Furniture("links", "high")


def _take_bulletins(found: list[Furniture | None], texts: list[str]) -> None:
    """The name, issue and office at the head of a bulletin, and whom it goes to; other official texts keep that."""
    heads = [place for place in range(len(texts) - 1) if _is_head_of_bulletin(texts[place], texts[place + 1])]
    for place in heads:
        found[place] = found[place + 1] = Furniture("page-header", "high")
        if place + 2 < len(texts) and found[place + 2] is None and _OFFICE_AND_DAY.fullmatch(half(texts[place + 2])):
            found[place + 2] = Furniture("page-header", "high")
    if not heads and not any(text.endswith(_BULLETINS) for text in texts[:2]):
        return
    for stop in (*heads, len(texts)):
        for place in range(stop - 1, max(-1, stop - _LONGEST_CLOSE), -1):
            if ends_a_bulletin(half(texts[place])):
                found[place] = Furniture("contact", "high")
            elif found[place] is None:
                break


# A bulletin's name above its issue: 社情民意信息 / 第31期 / 县政协办公室　2024年6月26日.
_BULLETIN = regex(
    f"{LETTER}{{0,10}}(?:简报|簡報|专报|專報|摘报|快报|通报|参阅|參閱|信息|动态|要情|内参|通讯|专刊|工作交流)"
)
_ISSUE_ALONE = regex(
    r"\(?(?:[0-9]{4}年)?\s*(?:总第|第)\s*[0-9〇一二三四五六七八九十百]+\s*期\s*(?:\(总第?\s*[0-9]+\s*期\))?\)?"
)
_OFFICE_AND_DAY = regex(rf"{LETTER}{{4,30}}\s+[0-9]{{4}}年[0-9]{{1,2}}月[0-9]{{1,2}}日")


def _is_head_of_bulletin(text: str, below: str) -> bool:
    return _BULLETIN.fullmatch("".join(text.split())) is not None and _ISSUE_ALONE.fullmatch(half(below)) is not None


def _take_halves(found: list[Furniture | None], texts: list[str]) -> None:
    """A line of fields that a line end has cut: 新闻热线:0543-3210000 邮箱:ed / itor@example.com.

    Where its first part is furniture already, the second is only if furniture stands below.
    """
    width = _wrapped_at(texts)
    for place in range(len(texts) - 1):
        first, second = texts[place : place + 2]
        if width and (stop := _end_of_cut_head(found, texts, place, width)):
            found[place:stop] = [Furniture("page-header", "high")] * (stop - place)
            continue
        if not 8 < len(first) <= _LONGEST_HALF or len(second) > len(first):
            continue
        stands = found[place + 1] is None and place + 2 < len(found) and found[place + 2] is not None
        if found[place] and not (stands or second.startswith("@")):
            continue
        if not opens_with_label(half(first)) or (found[place] is None and furniture(first)):  # kept as text
            continue
        whole = furniture(first + second)
        if whole is not None and whole.cert == "high" and whole.type in _OF_PAPER:
            found[place] = found[place + 1] = whole


_LEAST_FULL = 4
_SHORTEST_WORD = 4
_MOST_PIECES = 5


def _wrapped_at(texts: list[str]) -> int:
    """The width at which lines are cut, 0 if they are not: the longest length, which many lines have."""
    lengths = Counter(len(text) for text in texts)
    width = max(lengths, default=0)
    return width if 9 <= width <= 60 and lengths[width] >= max(_LEAST_FULL, len(texts) / 8) else 0


def _end_of_cut_head(found: list[Furniture | None], texts: list[str], place: int, width: int) -> int:
    """Where a running head ends that was too long for the width, 0 where none begins."""
    if found[place] == Furniture("page-header", "high") and _is_a_word(texts[place + 1]):
        return 0
    for stop in range(place + 1, min(place + _MOST_PIECES, len(texts))):
        if len(texts[stop - 1]) < width - 1:
            return 0
        alone, last = found[stop], texts[stop]
        if alone is not None and alone.cert == "high" and alone.type != "page-number":
            return 0
        whole = furniture("".join(texts[place : stop + 1])) if len(last) < width else None
        if whole is not None and whole.cert == "high" and whole.type in _OF_PAPER:
            return stop + 1
    return 0


def _is_a_word(text: str) -> bool:
    """Whether a line is a word by itself, such as names a column, and no piece of a field: 灯下漫笔, 【文旅新观察】."""
    bare = "".join(text.split()).strip("【】[]〔〕")
    return len(bare) >= _SHORTEST_WORD and bare.isalpha() and not bare.isascii()


def _choose(found: list[Furniture | None], texts: list[str]) -> list[str]:
    """What tells of each line that it is furniture, "" where it is none."""
    chosen: list[str] = []
    for place, kind in enumerate(found):
        tells = _FORM
        if kind is None and all(chosen) and _is_section_in_head(found, texts, place):
            found[place] = kind = Furniture("page-header", "medium")
            tells = _HEAD
        if kind is None:
            tells = ""
        elif kind.cert in UNSURE:
            tells = _stands(found, chosen, texts, place)
        chosen.append(tells)
    return chosen


def _is_section_in_head(found: list[Furniture | None], texts: list[str], place: int) -> bool:
    """Whether a short line belongs to the head: 中原时报 / 教师成长 / 2019年5月22日 星期三; 【悦读】 / 3月10日 / B5."""
    text = texts[place]
    if place == len(found) - 1 or len(text) > _LONGEST_SECTION:
        return False
    after = found[place + 1]
    if place == 0 and _BRACKETED.fullmatch(text):
        is_head = after is not None and after.type == "page-header" and any(map(str.isdigit, texts[1]))
        return is_head and len(found) > 2 and found[2] is not None
    if not text.replace("·", "").isalpha():
        return False
    if place == 0:
        names = is_section(text) or text.endswith(_NAMES_OF_PAPERS) or text.startswith("今日")
        is_head = after is not None and (
            after.type == "page-number" or (after.type, after.cert) == ("page-header", "high")
        )
        return is_head and names
    before = found[place - 1]
    if before is None or before.type not in _OF_PAPER:
        return False
    return is_section(text) or (after is not None and after.type in _OF_PAPER | {"page-number"})


# 【悦读】 above the day.
_BRACKETED = regex(f"【{LETTER}{{2,6}}】|〖{LETTER}{{2,6}}〗|\\[{LETTER}{{2,6}}\\]|〔{LETTER}{{2,6}}〕")


def _is_beside_sure(found: list[Furniture | None], place: int, step: int) -> bool:
    """Whether sure furniture stands on one side, with nothing between but a few lines of the same kind."""
    own = found[place]
    for at in range(place + step, place + step * (_MOST_BETWEEN + 1), step):
        other = found[at] if 0 <= at < len(found) else None
        if other is None or (other.cert != "high" and own is not None and other.type != own.type):
            return False
        if other.cert == "high":
            return True
    return False


def _is_cut_from_prose(found: list[Furniture | None], texts: list[str], place: int) -> bool:
    """Whether a figure is what a line end has left of a sentence, above a running head with a number of its own."""
    above, below = texts[place - 1], found[place + 1] if place + 1 < len(found) else None
    if found[place - 1] is not None or len(above) < _LEAST_PROSE or is_ended(above):
        return False
    headed = below is not None and below.type == "page-header" and _PAGE_NUMBER.search(texts[place + 1])
    return bool(headed) and half(texts[place]).strip() not in half(texts[place + 1])


# So many lines at most: a longer run of such lines is no furniture, and each of it would look along all of it.
_MOST_BETWEEN = 16


def _stands(found: list[Furniture | None], chosen: list[str], texts: list[str], place: int) -> str:
    """What tells that a line stands where furniture does: at an edge, beside furniture, or in mid-sentence."""
    kind = found[place]
    if kind is None:
        return ""
    before = found[place - 1] if place else None
    if kind.cert == "lowest":  # 报名电话 of a notice; 联系电话 below 投稿邮箱
        return _BELOW if before is not None and chosen[-1] and before.type in _OF_PAPER | _OF_HEADS else ""
    at_end = len(found) - place <= _MOST_AT_END and None not in found[place:] and kind.type != "source"
    if place == 0 or at_end:
        return _EDGE if len(found) > 1 else ""
    if kind.type in _OF_HEADS and all(chosen):
        return _HEAD
    if any(_is_beside_sure(found, place, step) for step in (-1, 1)):
        return "" if kind.type == "page-number" and _is_cut_from_prose(found, texts, place) else _BESIDE
    if kind.type != "page-number" and not (kind.type == "page-header" and texts[place].isalpha()):
        return ""
    above = texts[max(0, place - 2) : place]
    if above[-1][-1:] in _HYPHENS:  # 23- / 25. of a reference
        return ""
    # The last line of a piece whose lines are wrapped may be short.
    long = len(above[-1]) >= _LEAST_PROSE or (len(above[0]) >= _LEAST_PROSE and not is_ended(above[0]))
    return _CUT if long and not is_ended(above[-1]) else ""


_LEAST_PROSE = 20
_HYPHENS = frozenset("-–~～")
