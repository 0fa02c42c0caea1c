"""Datelines (消息头): 讯头 and 电头 with agency, place and date, and the bylines that belong to them.

The span is the whole head: brackets, 讯/电/消息/報導, the byline in or after it, 报道：, and the white space behind.
"""

import re
from dataclasses import dataclass, replace

from .brackets import PAIRS, closing_bracket, opening_bracket, skip_spaces, strip_span
from .bylines import Byline
from .dates import DATE, iso
from .names import DOTS, HAN, SPACES, SURE, Known
from .organs import split_organ
from .phrase import Phrase, read_phrase
from .places import doubt_of_place
from .roles import ROLE

_HEAD = 64
_BODY_STOP = re.compile("[。，,；;：:！!？?“”\"『』「」《》…\n\r)）】\\]］]")
_QUALIFIER = (
    "(?:综合外电|綜合外電|综合|綜合|专题|專題|连线|連線|现场|現場|实地|實地|采访|採訪|独家|獨家|联合|聯合|跟踪|连续|深度|摄影|攝影|图文|圖文|特别|特別|特稿|外电|外電|整理|专|專|特|急|快|短|简|電|电)?"
)
_TAIL = re.compile(f"(?P<qualifier>{_QUALIFIER})(?P<word>讯|訊|电(?!讯)|電(?!訊)|消息|报道|報道|報導)")
_CUE = re.compile("[讯訊电電息道導]")
_OPENING = re.compile("[(（【\\[［〔]")
_BASED_ON = re.compile(f"(?:据|據|综合|綜合)[{SPACES}]*")
_TODAY = re.compile("(?:今日|昨日|今天|昨天|今晨|昨晚|今晚|今早|前天|前日|日前|近日|最新|当日)$")
_ELECTRIC = re.compile("[视視影力网網话話子台信器脑腦动動梯池费費源缆线]")
_REPORTS = re.compile(f"(?:(?:从|自|在)[{HAN}]{{2,8}})?(?:综合|摄影|图文)?(?:报道|報道|報導)[{SPACES}]*[:：]?")
_TOPIC = re.compile(f"[{SPACES}]*题[{SPACES}]*[:：]")
_GROUP = re.compile(f"[{HAN}A-Za-z0-9{DOTS}]{{1,12}}(?:組|组|中心|部|社|報|报|网|網|台|室|處|处)$")
_NO_PLACE = re.compile("(?:綜合|综合|連線|连线|整理|外電|外电|專題|专题|現場|现场|採訪|采访)+$")
_PLACE = re.compile(f"[{HAN}{DOTS}、]{{2,16}}$")
_NOT_IN_PLACES = re.compile("[的了是在被把就也都这那這记記说說为為有让向对]|获悉|公司|项目|今年|全国|会议")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and through whom a story came.

    `date` is ISO 8601 (`--08-16` without a year, `---11` without a month, "" for none), `bylines` are those inside the head.
    """

    start: int
    end: int
    agency: str
    place: str
    date: str
    bylines: tuple[Byline, ...]
    rule: str
    cert: str


def leading_dateline(text: str, *, known: Known | None = None) -> Dateline | None:
    """The dateline that opens the paragraph, or is the whole line, or None."""
    found = leading_datelines(text, known=known)
    return found[0] if found else None


def leading_datelines(text: str, *, known: Known | None = None) -> tuple[Dateline, ...]:
    """All datelines that open the paragraph, one after the other: 【記者…報導】（中央社…電）."""
    found: list[Dateline] = []
    at = skip_spaces(text, 0)
    while len(found) < 3:
        dateline = _dateline(text, at, known)
        if dateline is None:
            break
        found.append(dateline)
        at = dateline.end
    return tuple(found)


def trailing_dateline(text: str) -> Dateline | None:
    """The dateline in brackets that ends the paragraph, （本报迪拜6月10日电）, or None."""
    start, end = strip_span(text, max(0, len(text) - 120), len(text))
    if end - start < 5 or text[end - 1] not in ")）】]］":
        return None
    opening = opening_bracket(text, end - 1, 90)
    if opening is None or not _CUE.search(text, opening, end):
        return None
    found = _head(text, *strip_span(text, opening + 1, end - 1), None, bracket=True)
    if found is None:
        return None
    return replace(found, start=opening, end=len(text), rule="dateline-tail")


def _dateline(text: str, at: int, known: Known | None) -> Dateline | None:
    if at >= len(text) or not _CUE.search(text, at, at + _HEAD):
        return None
    if _OPENING.match(text[at]):
        closing = closing_bracket(text, at, _HEAD + 30)
        if closing is None:
            return None
        inner = strip_span(text, at + 1, closing)
        found = _head(text, *inner, known, bracket=True)
        if found is None:
            return None
        return _with_byline_after(text, replace(found, start=at, end=closing + 1), known)
    found = _head(text, at, min(len(text), at + _HEAD), known, bracket=False)
    return _with_byline_after(text, found, known) if found else None


def _head(text: str, start: int, end: int, known: Known | None, *, bracket: bool) -> Dateline | None:
    """Agency, place, date and 讯/电/報導 from `start`; in brackets they must fill the span."""
    stop = _BODY_STOP.search(text, start, end)
    limit = stop.start() if stop else end
    for tail in _TAIL.finditer(text, start, limit):
        if tail.start() == start:
            continue
        found = _read_head(text, start, tail, limit, known, bracket)
        if found is None:
            continue
        if not bracket or found.end >= end:
            return found
        # 新华社北京6月10日电 记者张三: the byline follows inside the brackets.
        phrase = read_phrase(text, *strip_span(text, found.end, end), known, trusted=True)
        if phrase and phrase.persons and not phrase.editors_only:
            byline = _byline(*strip_span(text, found.end, end), phrase)
            return replace(found, end=end, bylines=(*found.bylines, byline))
    return None


def _read_head(
    text: str, start: int, tail: re.Match[str], limit: int, known: Known | None, bracket: bool
) -> Dateline | None:
    based = _BASED_ON.match(text, start, tail.start())
    begin, end = strip_span(text, based.end() if based else start, tail.start())
    word = tail["word"]
    report = word in ("报道", "報道", "報導")
    role = ROLE.search(text, begin, end)
    slash = max(text.rfind("／", begin, end), text.rfind("/", begin, end))
    if role or slash > 0:
        return _signed_head(text, start, begin, end, tail, slash, known, bracket)
    body = text[begin:end]
    day = None
    for day in DATE.finditer(body):
        pass
    date = iso(day) if day else ""
    if date is None:
        return None
    before, after = (body[: day.start()], body[day.end() :]) if day else (_TODAY.sub("", body), "")
    split = split_organ(before.strip(SPACES))
    if split is None:
        return None
    agency, place = split
    if after.strip(SPACES):
        if place:
            return None
        place = after.strip(SPACES)
    place = _NO_PLACE.sub("", place)
    if place and not _is_place(place):
        return None
    if not _holds_together(text, tail, agency, place, date, bool(based), bracket, report):
        return None
    cert = "high" if agency and (not place or doubt_of_place(place) < 3.6) else "medium"
    return Dateline(start, tail.end(), agency, place, date, (), "dateline-" + ("wire" if word in "电電" else "report"), cert)


def _is_place(text: str) -> bool:
    return _PLACE.match(text) is not None and _NOT_IN_PLACES.search(text) is None


def _holds_together(
    text: str, tail: re.Match[str], agency: str, place: str, date: str, based: bool, bracket: bool, report: bool
) -> bool:
    """Whether the parts found make a dateline, or are the beginning of a sentence."""
    follower = text[tail.end() : tail.end() + 1]
    word = tail["word"]
    gap = not follower or follower in SPACES or follower in "(（:：【[［)）】]］"
    if word in "电電":
        if _ELECTRIC.match(follower) and not (agency and date and place):
            return False
        if not date and not agency:
            return False
        return bool(date and (agency or place)) or bool(agency and (gap or based or bracket or tail["qualifier"]))
    if word in "讯訊":
        if agency:
            return bool(date or place or gap or bracket or follower != "息")
        return (bool(place) and (gap or bracket) and (bool(date) or (len(place) <= 5 and doubt_of_place(place) < 2.7))) or (
            bool(date) and gap
        )
    if word == "消息":
        return bool(agency) and gap
    return report and bool(agency) and (bracket or gap) and (bool(tail["qualifier"]) or bracket or bool(date))


def _signed_head(
    text: str, start: int, begin: int, end: int, tail: re.Match[str], slash: int, known: Known | None, bracket: bool
) -> Dateline | None:
    """記者林書妍／臺南報導, 中央社記者潘若筠花蓮7日電, 本报记者 张三 北京报道, 專案組／台北報導."""
    day = None
    for day in DATE.finditer(text, begin, end):
        pass
    date = iso(day) if day else ""
    if date is None or (day and strip_span(text, day.end(), end)[0] != strip_span(text, day.end(), end)[1]):
        return None
    stop = strip_span(text, begin, day.start() if day else end)[1]
    found = (
        _parted_by_slash(text, begin, stop, slash, known, bracket)
        if begin < slash < stop
        else _glued_place(text, begin, stop, known, bracket or bool(date))
    )
    if found is None:
        return None
    phrase, place, person_end = found
    follower = text[tail.end() : tail.end() + 1]
    if not bracket and follower and follower not in SPACES and follower not in ":：(（":
        return None
    if not place and not date and not (slash > 0 and tail["qualifier"]):
        return None
    bylines = (_byline(begin, person_end, phrase),) if phrase and (phrase.persons or phrase.has_role) else ()
    agency = phrase.agency if phrase else ""
    return Dateline(start, tail.end(), agency, place, date, bylines, "dateline-signed", "high" if bracket else "medium")


def _parted_by_slash(
    text: str, begin: int, stop: int, slash: int, known: Known | None, bracket: bool
) -> tuple[Phrase | None, str, int] | None:
    place = _NO_PLACE.sub("", text[slash + 1 : stop].strip(SPACES))
    if place and not _is_place(place):
        return None
    first, last = strip_span(text, begin, slash)
    phrase = read_phrase(text, first, last, known, trusted=bracket)
    if phrase is not None and (phrase.has_role or (phrase.persons and phrase.doubt <= SURE)):
        return phrase, place, last
    return (None, place, last) if _GROUP.fullmatch(text, first, last) else None


def _glued_place(text: str, begin: int, stop: int, known: Known | None, sure: bool) -> tuple[Phrase, str, int] | None:
    """Names and place without a mark between them: the cheapest of all cuts."""
    best: tuple[float, Phrase, str, int] | None = None
    whole = read_phrase(text, begin, stop, known, trusted=False)
    if whole and whole.persons and sure:
        best = (whole.cost + 3.0, whole, "", stop)
    for cut in range(stop - 2, max(begin + 3, stop - 12), -1):
        place = text[cut:stop]
        if not _is_place(place):
            break
        phrase = read_phrase(text, *strip_span(text, begin, cut), known)
        if phrase is None or not phrase.persons or not phrase.has_role:
            continue
        spaced = text[cut - 1] in SPACES
        if not spaced and not sure and doubt_of_place(place) > 1.5:
            continue
        cost = phrase.cost + doubt_of_place(place) - 3.0 * spaced
        if best is None or cost < best[0]:
            best = (cost, phrase, place, strip_span(text, begin, cut)[1])
    return best[1:] if best else None


def _byline(start: int, end: int, phrase: Phrase) -> Byline:
    return Byline(start, end, phrase.persons, "byline", "byline-dateline", "high", phrase.agency)


def _with_byline_after(text: str, found: Dateline, known: Known | None) -> Dateline:
    """Take in the byline behind the head, in brackets or before 报道：, and what closes the head."""
    at = skip_spaces(text, found.end)
    topic = _TOPIC.match(text, found.end)
    if topic and len(text) <= 160 and "。" not in text[at:]:
        return replace(found, end=len(text))
    byline = _byline_in_brackets(text, at, known) or _byline_before_reports(text, at, known)
    if byline:
        found = replace(found, bylines=(*found.bylines, byline))
        at = byline.end
        reports = _REPORTS.match(text, at)
        at = reports.end() if reports else at
    else:
        at = _programme(text, at)
    if text[at : at + 1] in (":", "："):
        at += 1
    return replace(found, end=skip_spaces(text, at))


def _programme(text: str, at: int) -> int:
    """Past a bracket that is no byline but belongs to the head: 央视网消息（新闻联播）：."""
    if text[at : at + 1] not in ("(", "（"):
        return at
    closing = closing_bracket(text, at, 24)
    return closing + 1 if closing and text[closing + 1 : closing + 2] in (":", "：") else at


def _byline_in_brackets(text: str, at: int, known: Known | None) -> Byline | None:
    if at >= len(text) or text[at] not in PAIRS or text[at] in "「『<〈":
        return None
    closing = closing_bracket(text, at, 180)
    if closing is None:
        return None
    phrase = read_phrase(text, *strip_span(text, at + 1, closing), known, trusted=True)
    if phrase is None or phrase.editors_only or not (phrase.persons or phrase.agency):
        return None
    if not phrase.has_role and phrase.doubt > 5.4:
        return None
    return _byline(at, closing + 1, phrase)


def _byline_before_reports(text: str, at: int, known: Known | None) -> Byline | None:
    """新华社记者佟立民、本报记者严克勤报道：, or a byline between spaces."""
    role = ROLE.search(text, at, at + 24)
    if role is None:
        return None
    reports = next((m for m in _REPORTS.finditer(text, at, at + 90)), None)
    if reports:
        phrase = read_phrase(text, *strip_span(text, at, reports.start()), known)
        if phrase and phrase.persons and phrase.has_role:
            return _byline(at, reports.start(), phrase)
    best = None
    for gap in re.finditer(f"[{SPACES}]+|$", text[at : at + 70]):
        stop = at + gap.start()
        if _BODY_STOP.search(text[at:stop].replace("，", "、").replace(",", "、")):
            break
        if stop >= at + 70 and stop < len(text):
            break
        phrase = read_phrase(text, at, stop, known)
        if phrase and phrase.persons and phrase.has_role and not phrase.editors_only and phrase.doubt <= 5.4:
            best = _byline(at, stop, phrase)
    return best
