"""The name, issue and office at the head of an office's bulletin, and whom it goes to at its foot."""

from zx_convert.repair.recognise.furniture import Furniture
from zx_convert.repair.recognise.imprint import ends_a_bulletin
from zx_convert.text.characters import LETTER, half
from zx_convert.text.patterns import regex

from .lines import SURE_HEAD, Found

_DISTRIBUTION = Furniture("contact", "high")
_BULLETINS = ("简报", "簡報", "专报", "會刊", "会刊")
_LONGEST_FOOT = 8


def take_bulletins(found: Found, texts: list[str]) -> None:
    """The name, issue and office at the head of a bulletin, and whom it goes to; other official texts keep that."""
    heads = [place for place in range(len(texts) - 1) if _is_head_of_bulletin(texts[place], texts[place + 1])]
    for place in heads:
        found[place] = found[place + 1] = SURE_HEAD
        if place + 2 < len(texts) and found[place + 2] is None and _OFFICE_AND_DAY.fullmatch(half(texts[place + 2])):
            found[place + 2] = SURE_HEAD
    if not heads and not any(text.endswith(_BULLETINS) for text in texts[:2]):
        return
    for stop in (*heads, len(texts)):
        for place in range(stop - 1, max(-1, stop - _LONGEST_FOOT), -1):
            if ends_a_bulletin(half(texts[place])):
                found[place] = _DISTRIBUTION
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
