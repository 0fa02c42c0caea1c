"""The words that close the head of a dispatch (讯, 电, 消息, 報導), and what stands before each of them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from zx_convert.text.characters import LETTER
from zx_convert.text.dates import DATE
from zx_convert.text.patterns import regex

from .alphabet import DOTS, SPACES
from .brackets import skip_spaces, strip_span
from .given import TRANSLITERATION
from .phrase import Phrase
from .places import PLACES
from .roles import ROLE
from .signatures import Byline
from .words import ahead

_STOP = regex('[。，,；;：:！!？?"『』「」…\n\r)）】\\]］]')
_QUALIFIERS = """
综合外电 綜合外電 综合 綜合 专题 專題 连线 連線 现场 現場 实地 實地 采访 採訪 独家 獨家 联合 聯合 跟踪 连续 深度 即時
即时 摄影 攝影 图文 圖文 特别 特別 特稿 外电 外電 外 整理 专访 專訪 新媒体专 体育专 新媒體專 體育專 专 專 特 急 快 短
简 電 电
"""
_QUALIFIER = "(?:" + "|".join(_QUALIFIERS.split()) + ")?"
_TAIL = regex(
    ahead(_QUALIFIERS, others="讯訊电電消报報直专專")
    + f"(?P<qualifier>{_QUALIFIER})(?P<word>(?<![资資通音喜审審传傳腾騰视視])[讯訊]"
    "|电(?!讯)|電(?!訊)|消息|报道|報道|報導|报导|直击|直擊|专访|專訪)"
)
_BASED_ON = regex("(?:据|據|综合|綜合)\\s*")
_HOW = "(?:綜合|综合|連線|连线|整理|外電|外电|專題|专题|現場|现场|採訪|采访|專訪|专访)+"
NO_PLACE = regex(f"^{_HOW}|{_HOW}$")
_PLACE = regex(f"[\\w{DOTS}、“”《》—]{{2,16}}")
_NOT_FIRST, _NOT_LAST = frozenset(DOTS + "、”》"), frozenset(DOTS + "、“《")
_NOT_IN_PLACES = regex("[的了是在被把就这這記记說说]|此间|获悉|公司|项目|今年|全国|会议")
# The country of a foreign place: 达沃斯（瑞士）１月２９日电.
COUNTRY = regex(f"[(（](?<={LETTER}.){LETTER}{{2,8}}[)）](?=[0-9０-９一二三四五六七八九十]{{1,3}}[月日])")
SLASHES = "/／∕╱"
_ROUND = ("(", "（")


class Dateline(NamedTuple):
    """Where, when and through whom a story came.

    `date` is ISO 8601 (`--08-16` without a year, `---11` without a month, "" for none); `bylines` are those inside the
    head; `rule` names the form and `cert` says how sure it is.
    """

    start: int
    end: int
    agency: str
    place: str
    date: str
    bylines: tuple[Byline, ...]
    rule: str
    cert: str


class Head(NamedTuple):
    """The text before one candidate for 讯/电/報導: `begin` to `end`, without 据 and white space."""

    text: str
    start: int
    begin: int
    end: int
    tail: re.Match[str]
    based: bool
    bracket: bool
    second: bool

    @property
    def word(self) -> str:
        return self.tail["word"]

    @property
    def follower(self) -> str:
        return self.text[self.tail.end() : self.tail.end() + 1]

    @property
    def role_follows(self) -> bool:
        return ROLE.match(self.text, skip_spaces(self.text, self.tail.end())) is not None or self.follower in _ROUND

    @property
    def ends_there(self) -> bool:
        """Whether something that is no word comes next: the end, white space, a bracket or a colon."""
        return not self.follower or self.follower in SPACES or self.follower in "(（:：【[［〔)）】]］〕"

    def found(self, agency: str, place: str, date: str, bylines: tuple[Byline, ...], rule: str, cert: str) -> Dateline:
        return Dateline(self.start, self.tail.end(), agency, place, date, bylines, rule, cert)


def signed_in_head(start: int, end: int, phrase: Phrase) -> Byline:
    """The byline of a phrase inside a dateline."""
    return Byline(start, end, phrase.persons, "byline", "byline-dateline", "high", phrase.agency)


def candidates(text: str, start: int, end: int, bracket: bool, second: bool) -> Iterator[Head]:
    country = COUNTRY.search(text, start, end)
    stop = _STOP.search(text, country.end() if country else start, end)
    for tail in _TAIL.finditer(text, start, stop.start() if stop else end):
        based = _BASED_ON.match(text, start, tail.start())
        begin, last = strip_span(text, based.end() if based else start, tail.start())
        if begin < last:
            yield Head(text, start, begin, last, tail, based is not None, bracket, second)


def is_unsigned(head: Head) -> bool:
    slash = any(mark in head.text[head.begin : head.end] for mark in SLASHES)
    return not slash and ROLE.search(head.text, head.begin, head.end) is None


def last_date(text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for found in DATE.finditer(text, start, end):
        last = found
    return last


def is_place(text: str) -> bool:
    if text in PLACES or (len(text) > 3 and "的" in text and TRANSLITERATION.issuperset(text.replace("的", ""))):
        return True  # 蒙得维的亚
    if _PLACE.fullmatch(text) is None or text[0] in _NOT_FIRST or text[-1] in _NOT_LAST:
        return False
    return _NOT_IN_PLACES.search(text) is None
