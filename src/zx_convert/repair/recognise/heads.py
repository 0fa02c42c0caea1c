"""The head of a dispatch up to 讯, 电, 消息 or 報導: agency, place, date, and the names that stand among them."""

from zx_convert.text.dates import iso
from zx_convert.text.patterns import regex

from .alphabet import SPACES
from .brackets import strip_span
from .headwords import NO_PLACE, Dateline, Head, candidates, is_place, is_unsigned, last_date, signed_in_head
from .names import Known
from .organs import split_organ
from .phrase import read_phrase
from .places import doubt_of_place
from .roles import is_organ
from .signed_heads import signed_head

_DAY_WORD = regex(
    "(?:今日|昨日|今天|昨天|今晨|昨晚|今晚|今早|昨夜|今夜|前天|前日|日前|近日|最新|当日)(?:[0-9]{1,2}[时時点點](?:[0-9]{1,2}分)?)?$"
)
# 工商简讯, 时事快讯: a column, where no organ is named.
_COLUMN_TAGS = frozenset("简簡快短急要")
# 电 and 讯 as the first character of another word: 电视, 电力, 讯问.
_ELECTRIC = frozenset("视視影力网網话話子台信器脑腦动動梯池费費源缆线")
_ENQUIRY = frozenset("问問息号號")
_COUNTRY_AT_END = regex("[(（][^()（）]{2,8}[)）]$")
_OWN = regex("^本\\s+([报報])")
# What foreign agencies are called between a day and 电.
_WIRE = regex("(?:法新|路透|美[联聯]|彭博|共同|塔斯|德新|埃菲|安莎|韩联|韓聯|俄新|时事|時事)社?")
_LIKELY_PLACE = 2.6
_SURE_PLACE = 3.6
_NO_PLACE_AT_ALL = 3.5


def read_head(
    text: str, start: int, end: int, known: Known | None, *, bracket: bool, second: bool = False
) -> Dateline | None:
    """Agency, place, date and 讯/电/報導 from `start`, in `text[start:end]`; in brackets they must fill it.

    `second` says that another head stands before: then a place alone may be one (…电 麦纳麦消息：).
    """
    for head in candidates(text, start, end, bracket, second):
        found = _unsigned(head) if is_unsigned(head) else signed_head(head, known)
        if found is None:
            continue
        if not bracket or found.end >= end:
            return found
        # 新华社北京6月10日电 记者张三: the byline follows inside the brackets.
        rest = strip_span(text, found.end, end)
        phrase = read_phrase(text, *rest, known, trusted=True)
        if phrase and phrase.persons and not phrase.editors_only:
            return found._replace(end=end, bylines=(*found.bylines, signed_in_head(*rest, phrase)))
    return None


def _unsigned(head: Head) -> Dateline | None:
    """本报兰州讯, 新华社杭州3月21日电, 中新网6月10日消息."""
    body = head.text[head.begin : head.end]
    day = last_date(body, 0, len(body))
    date = iso(day) if day else ""
    if date is None:
        return None
    before = _COUNTRY_AT_END.sub("", body[: day.start()]) if day else _DAY_WORD.sub("", body)
    after = body[day.end() :].strip(SPACES) if day else ""
    split = split_organ(_OWN.sub(r"本\1", before.strip(SPACES)))
    if split and split[1] and not split[0] and _WIRE.fullmatch(after):  # （曼谷11日法新电）
        split, after = (after, split[1]), ""
    if split is None or (split[1] and after):
        return None
    agency, place = split[0], NO_PLACE.sub("", split[1] or after)
    tag = bool(head.tail["qualifier"]) and head.tail["qualifier"] in _COLUMN_TAGS
    if tag and not date and (not agency or _is_whole_line(head)):
        return None
    if not agency and _is_unlisted_outlet(head, place, date):
        agency, place = place, ""
    if (place and not is_place(place)) or not _holds_together(head, agency, place, date):
        return None
    rule = "dateline-wire" if head.word in "电電" else "dateline-report"
    sure = is_organ(agency) and (not place or doubt_of_place(place) < _SURE_PLACE)
    return head.found(agency, place, date, (), rule, "high" if sure else "medium")


def _is_whole_line(head: Head) -> bool:
    return head.start == 0 and not head.bracket and head.tail.end() == len(head.text.rstrip(SPACES))


def _is_unlisted_outlet(head: Head, name: str, date: str) -> bool:
    """交汇点讯（记者 …）, 中新经纬7月3日电: rather the name of an outlet than a place."""
    if date:  # （瓜拉江沙15日讯）: in round brackets overseas papers set the place
        return doubt_of_place(name) >= _NO_PLACE_AT_ALL and not (head.bracket and head.text[head.start - 1] in "(（")
    return head.word in "讯訊" and doubt_of_place(name) >= _LIKELY_PLACE and head.role_follows


def _holds_together(head: Head, agency: str, place: str, date: str) -> bool:
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


def _is_wire(head: Head, agency: str, place: str, date: str) -> bool:
    if head.follower in _ELECTRIC and head.follower and not (agency and date and place):
        return False
    if date:
        return bool(agency or place or (head.based and head.bracket))
    if head.bracket and not agency and place:  # 【台北電】
        return doubt_of_place(place) == 0.0
    return bool(agency) and bool(
        head.ends_there or head.based or head.bracket or head.tail["qualifier"] or head.role_follows
    )


def _is_report(head: Head, agency: str, place: str, date: str) -> bool:
    closed = head.ends_there or head.bracket
    if head.follower in _ENQUIRY:
        return False
    if agency:
        return True
    if date:
        return closed
    return closed and len(place) <= 5 and doubt_of_place(place) < _LIKELY_PLACE
