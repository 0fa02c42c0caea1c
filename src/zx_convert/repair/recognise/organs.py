"""Where an organ ends and a place begins at the head of a story: 本报兰州, 中新网甘肃武威, 云川教育网."""

import re

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .alphabet import DOTS, SPACES
from .places import PLACES, doubt_of_place
from .roles import AGENCY_AT_START, is_organ

_REGIONAL = regex(f"(?:中新|新华|人民|央视|央广){LETTER}{{2,4}}[网網]")
_STRONG_END = regex(
    "日报|日報|晚报|晚報|早报|時報|时报|新闻|新聞|电视台|電視台|电台|在线|传媒|客户端|频道|[网網报報社]"
)
# What a known organ may be followed by and still be one organ: 人民日报客户端, 中新网广西新闻.
_EXTENSION = regex("海外版|(?:新闻)?客户端|新媒体|微博|微信|社(?=$)")
_CONTINUES_ORGAN = regex("(?:时刻|热线|直播|快讯|频道|客户端|新闻|视频|融媒|站|分社|网|網|社|台|报|報|总站|微博|微信)$")
_NO_PLACE = 3.5
_JOINED = regex(f"[{DOTS}\\-－—]")


def split_organ(text: str) -> tuple[str, str] | None:
    """(organ, place) of the text before 讯 or the date, either may be empty; None if it can be neither."""
    if not text:
        return "", ""
    known = _REGIONAL.match(text) or AGENCY_AT_START.match(text)
    if known:
        extension = _EXTENSION.match(text, known.end())
        stop = extension.end() if extension else known.end()
        rest = text[stop:].strip(f"{SPACES}/／∕")
        if _JOINED.match(rest):
            return _split_at_last_end(text)
        if rest and _CONTINUES_ORGAN.search(rest) and rest not in PLACES:
            return text, ""
        return text[:stop], rest
    if text in PLACES:
        return "", text
    if is_organ(text):
        return text, ""
    return _split_at_last_end(text)


def _split_at_last_end(text: str) -> tuple[str, str] | None:
    best: tuple[float, str, str] | None = None
    for end in _STRONG_END.finditer(text):
        organ, place = text[: end.end()].strip(SPACES), text[end.end() :].strip(SPACES)
        if place and place not in PLACES and _CONTINUES_ORGAN.search(place):  # 红网时刻
            organ, place = organ + place, ""
        if not is_organ(organ) or len(place) == 1:
            continue
        # The last end of an organ counts: a place seldom holds 报, 网 or 社.
        cost = (doubt_of_place(place) if place else 0.0) - 0.1 * len(organ)
        if best is None or cost < best[0]:
            best = (cost, organ, place)
    if best is None:
        return ("", text) if re.fullmatch(f"[\\w{DOTS}]{{2,8}}", text) else None
    _, organ, place = best
    if place and doubt_of_place(place) >= _NO_PLACE:  # 长沙晚报掌上长沙: rather two outlets
        return text, ""
    return organ, place
