"""Jump lines: 下转第四版, 上接B01版, 续一版, 轉A4版, as a line of their own or inside a paragraph."""

import re
from dataclasses import dataclass

from .brackets import skip_spaces
from .names import SPACES

_EDGE = 220
_NUMBER = "0-9０-９一二三四五六七八九十〇零两"
_PAGE = f"(?P<page>[A-Za-zＡ-Ｚ甲乙丙丁]?[{_NUMBER}]{{1,4}}(?:叠|疊)?(?:[{_NUMBER}]{{1,3}})?(?:[、，,和至—~～-][A-ZＡ-Ｚ]?[{_NUMBER}]{{1,3}})*|头|頭|封面|封底|本|尾)"
_TO = "(?:(?:文字?|全文|图片?|报道|紧|緊)?(?:下[转轉接续續]|[转轉]|接[转轉]|继[转轉]|续[转见]|續[轉見]|接续见?))"
_FROM = "(?:(?:紧|緊|文|承)?(?:上[接承续續]|接)|[续續]|紧接|緊接|承接|承)"
_ARROWS = "▼▲▶►▷◀◁◄↓↑→←☞☟▽△➔➜★●■□◆"
_TITLE = "(?:[ \u3000:：,，]*[《“「][^》”」]{1,60}[》”」](?:一文)?)?"
_BODY = f"(?:(?P<to>{_TO})|(?P<from>{_FROM}))[{SPACES}]*(?:本报|本報|今日|前页|同日)?第?[{SPACES}]*{_PAGE}[{SPACES}]*(?:版面?|页|頁|叠|疊){_TITLE}"
_BRACKETED = re.compile(
    f"[(（【\\[［〔][{SPACES}]*[{_ARROWS}]*[{SPACES}]*{_BODY}[{SPACES}]*[{_ARROWS}]*[{SPACES}]*[)）】\\]］〕]"
)
_BARE = re.compile(f"[{_ARROWS}…—>＞\\-]*[{SPACES}]*{_BODY}[{SPACES}]*[{_ARROWS}>＞]*")
_STRONG = re.compile("下[转轉接续續]|上[接承续續]|[紧緊]接")


@dataclass(frozen=True, slots=True)
class Continuation:
    """A jump line: `direction` is "to" where the story goes on elsewhere, "from" where it comes from; `page` as printed."""

    start: int
    end: int
    direction: str
    page: str


def continuation(text: str) -> list[Continuation]:
    """All jump lines in a block: the whole line, in brackets near either edge, or bare at the very beginning or end."""
    last = len(text)
    while last and text[last - 1] in SPACES:
        last -= 1
    first = skip_spaces(text, 0)
    if last - first < 3:
        return []
    whole = _BARE.fullmatch(text, first, last) if last - first <= 90 else None
    if whole:
        return [_made(text, whole)]
    windows = [(0, len(text))] if len(text) <= 2 * _EDGE else [(0, _EDGE), (len(text) - _EDGE, len(text))]
    found = [_made(text, m) for low, high in windows for m in _BRACKETED.finditer(text, low, high)]
    opening = _BARE.match(text, first, min(len(text), first + 90))
    if opening and _STRONG.search(opening.group()) and not found:
        found.insert(0, _made(text, opening))
    closing = _closing(text, last)
    if closing and not any(c.end > closing.start for c in found):
        found.append(closing)
    return found


def _closing(text: str, last: int) -> Continuation | None:
    """A jump line without brackets that ends the block."""
    low = max(0, last - 90)
    for cue in _STRONG.finditer(text, low, last):
        begin = cue.start()
        while begin > low and text[begin - 1] in _ARROWS + SPACES:
            begin -= 1
        match = _BARE.fullmatch(text, begin, last)
        if match:
            return _made(text, match)
    return None


def _made(text: str, match: re.Match[str]) -> Continuation:
    direction = "to" if match["to"] else "from"
    return Continuation(match.start(), skip_spaces(text, match.end()), direction, match["page"])
