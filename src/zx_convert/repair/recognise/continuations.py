"""Jump lines: 下转第四版, 上接B01版, 续一版, 轉A4版, as a line of their own or inside a paragraph."""

import re
from typing import NamedTuple

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .alphabet import SPACES
from .brackets import skip_spaces

_EDGE = 220
_LONGEST_LINE = 90

_DIGIT = "0-9０-９一二三四五六七八九十〇零两"
_LETTER = "A-Za-zＡ-Ｚ甲乙丙丁"
_NUMBERED = (
    f"[{_LETTER}]?[{_DIGIT}]{{1,4}}(?:[{_LETTER}]?[叠疊])?(?:[{_DIGIT}]{{1,3}})?"
    f"(?:[、，,和至—~～-][{_LETTER}]?[{_DIGIT}]{{1,3}})*"
    f"|[{_LETTER}][叠疊][{_DIGIT}]{{1,3}}"
)
_PAGE = (
    f"(?:(?P<page>{_NUMBERED}|头|頭|本|尾)\\s*(?:版面?|页|頁|叠|疊)"
    "|(?P<named>封[一二三四面底]|中缝|中縫|[上下]一?[页頁版]|[A-ZＡ-Ｚ][0-9０-９]{1,2}(?![0-9０-９A-Za-z])))"
)
_TO = "(?:文字?|全文|[图圖]片?|报道|紧|緊)?(?:下[转轉接续續]|[转轉]|接[转轉]|续[转見见]|續[轉見])"
# A page that tells more; no word of a jump without brackets.
_SEE = (
    "[\\w“”《》]{0,12}(?:详|詳|全文|内容|內容|名单|名單|图|圖|图片|照片|报道|報道|報導|新闻|新聞"
    "|评论|評論|社论|社論|附表|摘编|摘要|发言|發言)(?:[请請]?[见見看]|[转轉])(?:今日|今天)?|更多[\\w“”《》]{0,12}(?:[请請]?[见見看]|[转轉])"
)
_FROM = "(?:紧|緊|文)?上[接承续續转轉]|紧接|緊接|承接|文?[续續接承]"
_ARROWS = "▼▲▶►▷◀◁◄↓↑→←☞☟▽△➔➜★●■□◆"
_TITLE = f"(?:[\\s:：,，·]*[《“「][^》”」]{{1,60}}[》”」](?:一文)?|\\s*[·•・:：]\\s*{LETTER}{{2,5}}|[①-⑳])?"
_DAY = f"(?:[{_DIGIT}]{{1,3}}月[{_DIGIT}]{{1,3}}日)"
_WHERE = f"\\s*{_DAY}?(?:本报|本報|今日|同日)?第?\\s*{_PAGE}{_TITLE}"
_BRACKETED = regex(
    f"[(（【\\[［〔]\\s*[{_ARROWS}]*\\s*(?:(?P<to>{_TO}|{_SEE})|(?P<from>{_FROM})){_WHERE}"
    f"\\s*[{_ARROWS}]*\\s*[)）】\\]］〕]"
)
_BARE = regex(
    f"[{_ARROWS}…—>＞\\-]*\\s*(?:(?P<to>{_TO}|(?<=[{_ARROWS}>＞]){_SEE})|(?P<from>{_FROM})){_WHERE}\\s*[{_ARROWS}>＞]*"
)
# Each page has one of these characters, and most lines have none.
_PAGE_WORD = regex("[版页頁叠疊封缝縫]|[转轉接续續见見看]第?[A-ZＡ-Ｚ][0-9０-９]")
# So has each jump, at an edge of the text.
_TURNS = frozenset("转轉接续續承见見看")
_REACH = 40
# What is no word of ordinary prose before a page number, so that it needs no brackets.
_STRONG = regex("下[转轉接续續]|上[接承续續]|[紧緊]接")


class Continuation(NamedTuple):
    """A jump line.

    `direction` is "to" where the story goes on elsewhere, "from" where it comes from; `page` is as printed.
    """

    start: int
    end: int
    direction: str
    page: str


def continuation(text: str) -> list[Continuation]:
    """All jump lines in a block: the whole line, in brackets near either edge, or bare at the very beginning or end."""
    if not _PAGE_WORD.search(text) or (_TURNS.isdisjoint(text[:_REACH]) and _TURNS.isdisjoint(text[-_REACH:])):
        return []
    last = len(text)
    while last and text[last - 1] in SPACES:
        last -= 1
    first = skip_spaces(text, 0)
    if last - first < 3:
        return []
    whole = _BARE.fullmatch(text, first, last) if last - first <= _LONGEST_LINE else None
    if whole:
        return [_made(text, whole)]
    windows = [(0, len(text))] if len(text) <= 2 * _EDGE else [(0, _EDGE), (len(text) - _EDGE, len(text))]
    found = [_made(text, match) for low, high in windows for match in _BRACKETED.finditer(text, low, high)]
    opening = _BARE.match(text, first, min(len(text), first + _LONGEST_LINE))
    if opening and _STRONG.search(opening.group()) and not found:
        found.append(_made(text, opening))
    closing = _closing(text, last)
    if closing and not any(other.end > closing.start for other in found):
        found.append(closing)
    return found


def _closing(text: str, last: int) -> Continuation | None:
    """A jump line without brackets that ends the block."""
    low = max(0, last - _LONGEST_LINE)
    for cue in _STRONG.finditer(text, low, last):
        begin = cue.start()
        while begin > low and text[begin - 1] in _ARROWS:
            begin -= 1
        match = _BARE.fullmatch(text, begin, last)
        if match:
            return _made(text, match)
    return None


def _made(text: str, match: re.Match[str]) -> Continuation:
    direction = "to" if match["to"] else "from"
    return Continuation(match.start(), skip_spaces(text, match.end()), direction, match["page"] or match["named"])
