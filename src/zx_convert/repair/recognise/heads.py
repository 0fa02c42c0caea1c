"""The head of a story up to 讯, 电, 消息 or 報導: agency, place, date, and the names that stand among them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .brackets import skip_spaces, strip_span
from .dates import DATE, iso
from .names import DOTS, HAN, SPACES, SURE, Known
from .organs import split_organ
from .phrase import Phrase, read_phrase
from .places import doubt_of_place
from .roles import ROLE, is_organ
from .signatures import Byline

_STOP = re.compile('[。，,；;：:！!？?"『』「」…\n\r)）】\\]］]')
_QUALIFIERS = """
综合外电 綜合外電 综合 綜合 专题 專題 连线 連線 现场 現場 实地 實地 采访 採訪 独家 獨家 联合 聯合 跟踪 连续 深度 即時
即时 摄影 攝影 图文 圖文 特别 特別 特稿 外电 外電 整理 专访 專訪 新媒体专 体育专 专 專 特 急 快 短 简 電 电
"""
_QUALIFIER = "(?:" + "|".join(_QUALIFIERS.split()) + ")?"
_TAIL = re.compile(f"(?P<qualifier>{_QUALIFIER})(?P<word>[讯訊]|电(?!讯)|電(?!訊)|消息|报道|報道|報導|报导)")
_BASED_ON = re.compile(f"(?:据|據|综合|綜合)[{SPACES}]*")
_DAY_WORD = re.compile("(?:今日|昨日|今天|昨天|今晨|昨晚|今晚|今早|前天|前日|日前|近日|最新|当日)$")
# 工商简讯, 时事快讯: a column, where no organ is named.
_COLUMN_TAGS = frozenset("简簡快短急要")
# 电 and 讯 as the first character of another word: 电视, 电力, 讯问.
_ELECTRIC = frozenset("视視影力网網话話子台信器脑腦动動梯池费費源缆线")
_ENQUIRY = frozenset("问問息号號")
_GROUP = re.compile(f"[{HAN}A-Za-z0-9{DOTS}]{{1,12}}(?:組|组|中心|部|社|報|报|网|網|台|室|處|处)")
_NO_PLACE = re.compile("(?:綜合|综合|連線|连线|整理|外電|外电|專題|专题|現場|现场|採訪|采访|專訪|专访)+$")
_PLACE = re.compile(f"[{HAN}“《][{HAN}{DOTS}、“”《》]{{0,14}}[{HAN}]")
_NOT_IN_PLACES = re.compile("[的了是在被把就这這記记說说]|此间|获悉|公司|项目|今年|全国|会议")
_SLASHES = "/／╱"
_ROUND = ("(", "（")
_LIKELY_PLACE = 2.6
_SURE_PLACE = 3.6
_NO_PLACE_AT_ALL = 3.5


@dataclass(frozen=True, slots=True)
class Dateline:
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


@dataclass(frozen=True, slots=True)
class _Head:
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


def read_head(
    text: str, start: int, end: int, known: Known | None, *, bracket: bool, second: bool = False
) -> Dateline | None:
    """Agency, place, date and 讯/电/報導 from `start`, in `text[start:end]`; in brackets they must fill it.

    `second` says that another head stands before: then a place alone may be one (…电 麦纳麦消息：).
    """
    for head in _candidates(text, start, end, bracket, second):
        found = _unsigned(head) if _is_unsigned(head) else _signed(head, known)
        if found is None:
            continue
        if not bracket or found.end >= end:
            return found
        # 新华社北京6月10日电 记者张三: the byline follows inside the brackets.
        rest = strip_span(text, found.end, end)
        phrase = read_phrase(text, *rest, known, trusted=True)
        if phrase and phrase.persons and not phrase.editors_only:
            return replace(found, end=end, bylines=(*found.bylines, signed_in_head(*rest, phrase)))
    return None


def _candidates(text: str, start: int, end: int, bracket: bool, second: bool) -> Iterator[_Head]:
    stop = _STOP.search(text, start, end)
    for tail in _TAIL.finditer(text, start, stop.start() if stop else end):
        based = _BASED_ON.match(text, start, tail.start())
        begin, last = strip_span(text, based.end() if based else start, tail.start())
        if begin < last:
            yield _Head(text, start, begin, last, tail, based is not None, bracket, second)


def _is_unsigned(head: _Head) -> bool:
    slash = any(mark in head.text[head.begin : head.end] for mark in _SLASHES)
    return not slash and ROLE.search(head.text, head.begin, head.end) is None


def _last_date(text: str, start: int, end: int) -> re.Match[str] | None:
    last = None
    for found in DATE.finditer(text, start, end):
        last = found
    return last


# 本报兰州讯, 新华社杭州3月21日电, 中新网6月10日消息 -----------------------------------------------------------


def _unsigned(head: _Head) -> Dateline | None:
    body = head.text[head.begin : head.end]
    day = _last_date(body, 0, len(body))
    date = iso(day) if day else ""
    if date is None:
        return None
    before = body[: day.start()] if day else _DAY_WORD.sub("", body)
    after = body[day.end() :].strip(SPACES) if day else ""
    split = split_organ(before.strip(SPACES))
    if split is None or (split[1] and after):
        return None
    agency, place = split[0], _NO_PLACE.sub("", split[1] or after)
    if not agency and not date and head.tail["qualifier"] and head.tail["qualifier"] in _COLUMN_TAGS:
        return None
    if not agency and _is_unlisted_outlet(head, place, date):
        agency, place = place, ""
    if (place and not _is_place(place)) or not _holds_together(head, agency, place, date):
        return None
    rule = "dateline-wire" if head.word in "电電" else "dateline-report"
    sure = is_organ(agency) and (not place or doubt_of_place(place) < _SURE_PLACE)
    return head.found(agency, place, date, (), rule, "high" if sure else "medium")


def _is_unlisted_outlet(head: _Head, name: str, date: str) -> bool:
    """交汇点讯（记者 …）, 中新经纬7月3日电: rather the name of an outlet than a place."""
    if date:
        return doubt_of_place(name) >= _NO_PLACE_AT_ALL
    return head.word in "讯訊" and doubt_of_place(name) >= _LIKELY_PLACE and head.role_follows


def _is_place(text: str) -> bool:
    return _PLACE.fullmatch(text) is not None and _NOT_IN_PLACES.search(text) is None


def _holds_together(head: _Head, agency: str, place: str, date: str) -> bool:
    """Whether the parts found make a dateline, or are the beginning of a sentence."""
    if head.based and head.follower and head.follower in ",，":  # 据新华社电，… is said in the sentence
        return False
    if head.word in "电電":
        return _is_wire(head, agency, place, date)
    if head.word in "讯訊":
        return _is_report(head, agency, place, date)
    if head.word == "消息" and head.second and place:
        return head.follower in (":", "：")
    if not agency or not head.ends_there:
        return False
    if head.word == "消息":
        return True
    own = agency[0] in "本" and head.follower in ":： \u3000"
    return bool(head.tail["qualifier"] or date or head.bracket or own or head.role_follows)


def _is_wire(head: _Head, agency: str, place: str, date: str) -> bool:
    if head.follower in _ELECTRIC and head.follower and not (agency and date and place):
        return False
    if date:
        return bool(agency or place)
    return bool(agency) and bool(
        head.ends_there or head.based or head.bracket or head.tail["qualifier"] or head.role_follows
    )


def _is_report(head: _Head, agency: str, place: str, date: str) -> bool:
    closed = head.ends_there or head.bracket
    if head.follower in _ENQUIRY:
        return False
    if agency:
        return True
    if date:
        return closed
    return closed and len(place) <= 5 and doubt_of_place(place) < _LIKELY_PLACE


# 記者林書妍／臺南報導, 中央社記者潘若筠花蓮7日電, 本报记者 张三 北京报道, 專案組／台北報導 ---------------------


def _signed(head: _Head, known: Known | None) -> Dateline | None:
    text, begin = head.text, head.begin
    day = _last_date(text, begin, head.end)
    date = iso(day) if day else ""
    if date is None or (day and text[day.end() : head.end].strip(SPACES)):
        return None
    stop = strip_span(text, begin, day.start() if day else head.end)[1]
    slash = max(text.rfind(mark, begin, stop) for mark in _SLASHES)
    if slash > begin:
        found = _parted_by_slash(head, slash, stop, known)
    else:
        found = _parted_by_cost(head, stop, known, sure=head.bracket or bool(date))
    if found is None or not (head.bracket or not head.follower or head.follower in SPACES + ":：(（"):
        return None
    agency, place, bylines = found
    if not place and not date and not (slash > begin and head.tail["qualifier"]):
        return None
    return head.found(agency, place, date, bylines, "dateline-signed", "high" if head.bracket else "medium")


def _parted_by_slash(
    head: _Head, slash: int, stop: int, known: Known | None
) -> tuple[str, str, tuple[Byline, ...]] | None:
    place = _NO_PLACE.sub("", head.text[slash + 1 : stop].strip(SPACES))
    if place and not _is_place(place):
        return None
    first, last = strip_span(head.text, head.begin, slash)
    phrase = read_phrase(head.text, first, last, known, trusted=head.bracket)
    if phrase is not None and (phrase.has_role or (phrase.persons and phrase.doubt <= SURE)):
        return phrase.agency, place, (signed_in_head(first, last, phrase),)
    if not _GROUP.fullmatch(head.text, first, last):
        return None
    group = head.text[first:last]
    return (group if is_organ(group) and group[-1] in "社報报網网台" else ""), place, ()


def _parted_by_cost(
    head: _Head, stop: int, known: Known | None, *, sure: bool
) -> tuple[str, str, tuple[Byline, ...]] | None:
    """Names and place without a mark between them: the cheapest of all cuts."""
    text, begin = head.text, head.begin
    best: tuple[float, Phrase, str, int] | None = None
    whole = read_phrase(text, begin, stop, known)
    if whole and whole.persons and sure:
        best = (whole.cost + 3.0, whole, "", stop)
    for cut in range(stop - 2, max(begin + 3, stop - 12), -1):
        place = text[cut:stop]
        if not _is_place(place):
            break
        spaced = text[cut - 1] in SPACES
        if not spaced and not sure and doubt_of_place(place) > 1.5:
            continue
        last = strip_span(text, begin, cut)[1]
        phrase = read_phrase(text, begin, last, known)
        if phrase is None or not phrase.persons or not phrase.has_role:
            continue
        cost = phrase.cost + doubt_of_place(place) - 3.0 * spaced
        if best is None or cost < best[0]:
            best = (cost, phrase, place, last)
    if best is None:
        return None
    _, phrase, place, last = best
    return phrase.agency, place, (signed_in_head(begin, last, phrase),)
