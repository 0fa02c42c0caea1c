"""Where a text of a digest was taken from, with or without who wrote it: （摘自《旧事》2025年第8期　葛明远）."""

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .brackets import strip_span
from .names import Known
from .phrase import read_phrase
from .signatures import Byline

_LONGEST = 60
_TAKEN = (
    "(?:摘自|摘编自|選自|选自|节选自|節選自|原载|原載|载于|載於|据|據|编译自|編譯自|译自|譯自|转自|轉自|转载自|轉載自"
    "|引自|荐自|薦自|(?<=[译譯])自)"
)
_NUMBER = "[0-9０-９〇零一二三四五六七八九十]"
_PUBLISHER = f"{LETTER}{{2,10}}(?:出版社|出版公司|出版集团|书局|書局|书店|書店|书社|書社)"
# 2025年第8期, 9月号, 半月刊9.20, ，海天出版社2019年版，有删节
_ISSUE = (
    rf"(?:[\s,，、.．·/／]|{_NUMBER}++[年月日期号號卷辑輯版页頁]?|[第总總版刊期号號]|[上下]半[年月](?:刊|版)?"
    "|[半双雙旬周週]?[月周週]刊|增刊|[上下]旬刊|网站|網站|有[删刪][节節改减減]|略有改动|原题|"
    f"{_PUBLISHER})*+"
)
_TITLE = "[《〈][^《》〈〉]{1,24}[》〉]"
_SOURCE = regex(
    rf"(?P<taken>{_TAKEN}\s*[:：]?\s*{LETTER}{{0,8}})?(?P<title>{_TITLE}){_ISSUE}(?P<names>[^《》]{{0,16}})"
)
_AUTHOR_FIRST = regex(
    rf"(?P<names>[^《》]{{2,16}}?)[\s,，/／]+{_TAKEN}\s*{LETTER}{{0,8}}{_TITLE}(?:杂志|雜誌)?{_ISSUE}"
)
_DATED = regex(f"[》〉].*{_NUMBER}[年月期号號.．版]")
_WRITES = regex(r"\s*[/／]?\s*(?:文|著|撰|作|[编編]?[译譯])$")


def taken_from(text: str, start: int, end: int, known: Known | None = None) -> Byline | None:
    """The source that makes up all of `text[start:end]`, with who wrote it if it names them; or None.

    >>> found = taken_from("摘自《旧事》2025年第8期　葛明远", 0, 18)
    >>> found and [person.name for person in found.persons]
    ['葛明远']
    >>> taken_from("《旧事》", 0, 4) is None, taken_from("据《旧事》记载", 0, 7) is None
    (True, True)
    """
    if end - start > _LONGEST or "》" not in text[start:end]:
        return None
    found = _SOURCE.fullmatch(text, start, end)
    told = found is not None and (found["taken"] or _DATED.search(text, start, end))
    if not told:
        found = _AUTHOR_FIRST.fullmatch(text, start, end)
    if found is None:
        return None
    first, last = strip_span(text, *found.span("names"))
    if first == last:
        return Byline(start, end, (), "byline", "byline-source", "high")
    writes = _WRITES.search(text, first, last)
    if not writes and first > start and text[first - 1] == "》":  # 据《旧事》记载
        return None
    phrase = read_phrase(text, first, writes.start() if writes else last, known, trusted=True)
    if phrase is None or not phrase.persons:
        return None
    return Byline(start, end, phrase.persons, "byline", "byline-source", "high")
