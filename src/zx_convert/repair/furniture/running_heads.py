"""Running heads and dates at the heads of pages, which come again with page after page."""

import itertools
from collections import Counter

from zx_convert.repair.recognise.mastheads import WEEKDAY
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

from .lines import HEAD, LONGEST_HEAD, PAGE_NUMBER, SURE_HEAD, Found, may_head

# 河灯  213, 第三章 商会    ( 45 ): a title and, far behind or before it, the page.
_PAGED = regex(
    r"(?P<title>[^。,!?;:]{2,30}?)\s{2,}[(·•—-]?\s*(?P<behind>[0-9]{1,4})\s*[)·•—-]?"
    r"|[(·•—-]?\s*(?P<before>[0-9]{1,4})\s*[)·•—-]?\s{2,}(?P<other>[^。,!?;:]{2,30})"
)
_SHORTEST_HEAD = 5


def take_titles_with_pages(found: Found, texts: list[str]) -> None:
    """A title that comes again with page after page is a running head: 河灯  213 … 河灯  215."""
    titles: dict[str, list[tuple[int, int]]] = {}
    for place, text in enumerate(texts):
        if len(text) <= LONGEST_HEAD and found[place] is None and (paged := _PAGED.fullmatch(half(text))):
            number = int(paged["before"] or paged["behind"])
            titles.setdefault(paged["title"] or paged["other"], []).append((number, place))
    for pages in titles.values():
        if len(pages) > 1 and all(a < b for (a, _), (b, _) in itertools.pairwise(pages)):
            for _, place in pages:
                found[place] = SURE_HEAD


def take_repeated(found: Found, texts: list[str], below_page_break: list[bool]) -> None:
    """What opens several pages but for its number is their running head."""
    heads = [PAGE_NUMBER.sub("", text) if may_head(text) else "" for text in texts]
    times = Counter(head for head, below in zip(heads, below_page_break, strict=True) if below)
    for place, head in enumerate(heads):
        repeated = len(head) >= _SHORTEST_HEAD and times[head] > 1
        if repeated and below_page_break[place] and found[place] is None:
            found[place] = HEAD


def take_heads_beside_numbers(found: Found, texts: list[str]) -> None:
    """What stands beside several page numbers, always the same, is the running head of a book."""
    numbered = {place for place, kind in enumerate(found) if kind is not None and kind.type == "page-number"}
    beside = {at for place in numbered for at in (place - 1, place + 1) if 0 <= at < len(texts) and found[at] is None}
    times = Counter(texts[place] for place in beside if may_head(texts[place]))
    if texts and texts[0] in times:  # the first page has it above its text, where no number stands
        times[texts[0]] = texts.count(texts[0])
    heads = {text for text, count in times.items() if count > 1 and len(text) >= _SHORTEST_HEAD}
    for place, text in enumerate(texts):
        if found[place] is None and text in heads and (place in beside or place == 0):
            found[place] = SURE_HEAD


def take_date_in_pieces(found: Found, texts: list[str]) -> None:
    """The day on a front page is set in lines of different size: 2025年3月 / 13 / 星期四."""
    for place in range(min(len(texts) - 1, _MOST_ABOVE)):
        if _YEAR_AND_MONTH.fullmatch(texts[place]) and _DAY.fullmatch(texts[place + 1]):
            stop = place + 2 + bool(texts[place + 2 : place + 3] and WEEKDAY.fullmatch(texts[place + 2]))
            found[place:stop] = [SURE_HEAD] * (stop - place)


_MOST_ABOVE = 10
_YEAR_AND_MONTH = regex("[0-9０-９〇○零一二三四五六七八九]{4}年[0-9０-９一二三四五六七八九十]{1,2}月")
_DAY = regex("[0-9０-９一二三四五六七八九十廿卅]{1,3}日?")
