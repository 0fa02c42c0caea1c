"""Datelines (消息头): 讯头 and 电头 with agency, place and date, and the bylines that belong to them.

The span is the whole head: brackets, 讯/电/消息/報導, the byline in or after it, 报道：, and the white space behind.
"""

from zx_convert.text.characters import LETTER
from zx_convert.text.dates import DATE, iso
from zx_convert.text.patterns import regex

from .alphabet import DOTS, LISTED, SPACES
from .blocks import is_news_lead
from .brackets import PAIRS, closing_bracket, opening_bracket, skip_spaces, strip_span
from .bylines import whole_byline
from .heads import read_head
from .headwords import Dateline, signed_in_head
from .likelihood import reads_as_word
from .names import SURE, Known
from .phrase import read_phrase
from .roles import AGENCY_AT_START, ROLE
from .signatures import Byline
from .tails import trailing_byline

__all__ = ["Dateline", "leading_dateline", "leading_datelines", "trailing_dateline"]

_HEAD = 64
_TAIL = 120
_MOST_IN_A_ROW = 3
_LONGEST_TOPIC_LINE = 160
_DOUBT_BEFORE_REPORTS = 6.5
_DOUBT_BETWEEN_SPACES = 5.4
_LONGEST_NAMES = 24

_CUE = regex(f"[讯訊电電息道導导者社員员{LISTED}]|[发發]自")
# Without brackets a head ends in a word for what was sent, or names where from.
_SENT = regex("[讯訊电電息道導导击擊稿访訪]|[发發]自")
_OPENING = frozenset("(（【[［〔〖『〈<")
_NAMES_IN_FRONT = regex("[(（][\\w\\s、，,]{2,16}[)）]\\s*[0-9０-９一二三四五六七八九十昨今近日前连]")
# These open the items of a list; the others stand before the byline.
_BULLETS_OF_LISTS = frozenset("●■◆▲△▶►▪•")
_BULLET = regex("[●■◆▲★○□◇△☆▶►▪•◎※]+\\s*")
# Heads that name neither organ nor place.
_NAMELESS = regex(
    "(?:综合|綜合)(?:外电|外電|媒体|媒體|各方)?(?:消息|报道|報道|報導|讯|訊)(?=[\\s:：])"
    f"|(?:综合|綜合)(?:本报|本報|本社|{AGENCY_AT_START.pattern})驻?{LETTER}{{0,8}}(?:记者|記者)(?:报道|報道|報導|电|電)(?=[\\s:：])"
    f"|(?:据|據)?{AGENCY_AT_START.pattern}(?:微特稿|专特稿|專特稿|特稿|专稿|專稿|体育专电)(?=[\\s:：])"
    "|[【〔［\\[(（](?:(?:本市|本埠)?[专專特][讯訊电電]|又[讯訊电電]|(?:综合|綜合)(?:(?:外电|外電|媒体|媒體|本报|本報)"
    "(?:消息|报道|報道|報導|电|電)?|(?:消息|报道|報道|報導|报导|电|電|讯|訊)))[】〕］\\])）]"
    f"|[【〔［\\[(（](?!{LETTER}?[资資通音喜审審传傳腾騰视視])(?:{LETTER}{{1,9}}[馆館处處院会會部系所局站团團组組委校办辦]|{LETTER}{{0,8}}(?:中心|办公室|辦公室))[讯訊][】〕］\\])）]"
)
_BEFORE_TITLE = 16
_ARTICLE = regex(
    f"(?P<opens>[【〔［\\[(（])?(?P<agency>[\\w{DOTS}]{{0,8}}《[^《》]{{1,20}}》(?:网站|網站|周刊|週刊|月刊|双月刊|杂志|雜誌)?)\\s*"
    f"(?:{DATE.pattern})\\s*(?:文章|报道|報道|報導|评论|評論|社论|社論)"
    "(?(opens)[】〕］\\])）]|(?=\\s|[:：]|[题題][:：]))"
)
_TAKEN = regex(
    "[(（][据據]\\s?(?P<agency>《[^《》]{1,18}(?:[报報刊网網]|杂志|雜誌|周末)》)(?:报道|報道|報導)?"
    "(?P<names>(?!记载|記載|所载|所載)[^()（）]{0,12})[)）]"
)
_REPORT = "(?:报道|報道|報導|报导)"
_REPORTS = regex(f"(?=[从自在综摄图报報])(?:(?:从|自|在){LETTER}{{2,8}})?(?:综合|摄影|图文)?{_REPORT}\\s*[:：]?")
_ORIGIN = regex(f"\\s*(?:发自|發自)\\s*(?P<place>[\\w、]{{2,8}}?)(?:(?:摄影)?{_REPORT})?(?=[\\s:：]|$)")
_BYLINE_AFTER_COLON = regex(f"[:：]\\s*[(（](?:{LETTER}{{0,8}})(?:记者|記者|通讯员|通訊員)")
_CREDIT_AND_AGENCY = regex(f"[摄攝]\\s*(?={AGENCY_AT_START.pattern})")
_CAPTION = 200
_OFFICE = regex(
    f"{LETTER}{{1,16}}(?:办公室|部|局|办|辦|委|会|會|中心|站|院|校|公司|队|隊|街道|镇|鎮|乡|鄉|科|室|处|處|馆|館|联|協|协)"
)
# （9月1日寄自石塘）: how letters from abroad end.
_SENT_FROM = regex(f"(?P<day>[^()（）]{{0,12}}?)\\s*寄自\\s*(?P<place>{LETTER}{{2,8}})")
_TOPIC = regex("\\s*[题題]\\s*[:：]")
_SENTENCE_END = regex("[。！？!?…][”』」）)]*")
# 云川都市报讯 6月19日 截至…: the day behind the head, between spaces; before a comma it is said in the sentence.
_DAY_BEHIND = regex(f"\\s+(?:{DATE.pattern})(?<=[日号號])(?=\\s)")
_SPACE_OR_END = regex("\\s+|$")
_PROSE = regex('[。；;：:！!？?“”"『』「」…\n\r)）】\\]］]')


def leading_dateline(text: str, *, known: Known | None = None) -> Dateline | None:
    """The dateline that opens the paragraph, or is the whole line, or None."""
    found = leading_datelines(text, known=known)
    return found[0] if found else None


def leading_datelines(text: str, *, known: Known | None = None) -> tuple[Dateline, ...]:
    """All datelines that open the paragraph, one after the other: 【記者…報導】（中央社…電）."""
    found: list[Dateline] = []
    credit = credit_before_dateline(text, known=known)
    at = first = credit.end if credit else skip_spaces(text, 0)
    bullet = _BULLET.match(text, at)
    if bullet:
        at = bullet.end()
        first = at if text[first] in _BULLETS_OF_LISTS else first
    while len(found) < _MOST_IN_A_ROW:
        dateline = _dateline(text, at, known, second=bool(found))
        if dateline is None:
            break
        if found and _names_place_of(found[-1], dateline):
            found[-1] = found[-1]._replace(end=dateline.end, place=dateline.place)
        else:
            found.append(dateline._replace(start=first) if bullet and not found else dateline)
        at = dateline.end
    return tuple(found)


def _names_place_of(first: Dateline, second: Dateline) -> bool:
    """Whether the second head only says where the first comes from: 新华社13日讯　墨尔本消息：."""
    return not first.place and bool(second.place) and not (second.agency or second.date or second.bylines)


def credit_before_dateline(text: str, *, known: Known | None = None) -> Byline | None:
    """The photo credit that stands glued before a dateline near the beginning of a block, with or without its caption.

    图为大桥。新华社记者 葛明远摄本报北京3月30日电 …
    """
    if text.find("摄", 0, _CAPTION) < 0 and text.find("攝", 0, _CAPTION) < 0:
        return None
    for glued in _CREDIT_AND_AGENCY.finditer(text, 0, _CAPTION):
        before = text[: glued.end()].rstrip(SPACES)
        credit = whole_byline(before, known=known) or trailing_byline(before, known=known)
        if credit is None or credit.kind != "credit" or not credit.persons:
            continue
        head = read_head(text, glued.end(), min(len(text), glued.end() + _HEAD), known, bracket=False)
        if head and head.agency and head.date:
            return credit._replace(end=glued.end())
    return None


def trailing_dateline(text: str) -> Dateline | None:
    """The dateline in brackets that ends the paragraph, （本报迪拜6月10日电）, or None."""
    start, end = strip_span(text, max(0, len(text) - _TAIL), len(text))
    if end - start < 5 or text[end - 1] not in ")）】]］":
        return _open_at_end(text, start, end)
    opening = opening_bracket(text, end - 1, _TAIL)
    if opening is not None and (sent := _SENT_FROM.fullmatch(text, opening + 1, end - 1)):
        day = DATE.search(sent["day"] or "")
        return Dateline(opening, len(text), "", sent["place"], (day and iso(day)) or "", (), "dateline-tail", "medium")
    if opening is None or not _CUE.search(text, opening, end):
        return None
    found = read_head(text, *strip_span(text, opening + 1, end - 1), None, bracket=True)
    return found._replace(start=opening, end=len(text), rule="dateline-tail") if found else None


def _open_at_end(text: str, start: int, end: int) -> Dateline | None:
    """…大会昨天闭幕。据新华社墨尔本十三日电, without brackets."""
    if start == end or text[end - 1] not in "电電讯訊":
        return None
    ends = [found.end() for found in _SENTENCE_END.finditer(text, max(start, end - _HEAD), end)]
    at = skip_spaces(text, ends[-1]) if ends else end
    found = read_head(text, at, end, None, bracket=True) if at < end else None
    if found is None or not found.agency or not (found.date or found.place or text[at] in "据據"):
        return None
    return found._replace(start=at, end=len(text), rule="dateline-tail")


def _dateline(text: str, at: int, known: Known | None, *, second: bool) -> Dateline | None:
    opens = text[at : at + 1] in _OPENING
    if "《" in text[at : at + _BEFORE_TITLE] and (found := _of_a_journal(text, at, known)):
        return found
    if not opens and not _SENT.search(text, at, at + _HEAD):
        return None
    named = opens and _NAMES_IN_FRONT.match(text, at) is not None
    if not named and not _CUE.search(text, at, at + _HEAD):
        return None
    bare = _NAMELESS.match(text, at)
    if bare and bare.end() < len(text):
        return _with_what_follows(text, Dateline(at, bare.end(), "", "", "", (), "dateline-report", "medium"), known)
    if opens:
        return _in_brackets(text, at, known)
    found = read_head(text, at, min(len(text), at + _HEAD), known, bracket=False, second=second)
    found = found or _with_origin(text, at, known) or _reported(text, at, known)
    return _with_what_follows(text, found, known) if found else None


def _of_a_journal(text: str, at: int, known: Known | None) -> Dateline | None:
    """The journal that a story is taken from: 【西班牙《世界报》网站11月5日文章】题：…, （据《科学画报》 葛明远）."""
    article = _ARTICLE.match(text, at)
    if article and (day := iso(article)):
        head = Dateline(at, article.end(), article["agency"], "", day, (), "dateline-report", "high")
        return _with_what_follows(text, head, known)
    taken = _TAKEN.match(text, at)
    if taken is None or taken.end() == len(text):
        return None
    phrase = read_phrase(text, *strip_span(text, *taken.span("names")), known, trusted=True)
    bylines = (signed_in_head(at, taken.end(), phrase),) if phrase and phrase.persons else ()
    if taken["names"].strip() and not bylines:
        return None
    return Dateline(at, skip_spaces(text, taken.end()), taken["agency"], "", "", bylines, "dateline-agency", "medium")


def _in_brackets(text: str, at: int, known: Known | None) -> Dateline | None:
    closing = closing_bracket(text, at, _HEAD + 30)
    if closing is None:
        return None
    inner = strip_span(text, at + 1, closing)
    found = read_head(text, *inner, known, bracket=True)
    if found:
        return _with_what_follows(text, found._replace(start=at, end=closing + 1), known)
    return _byline_in_front(text, at, closing, inner, known)


def _byline_in_front(text: str, at: int, closing: int, inner: tuple[int, int], known: Known | None) -> Dateline | None:
    """A bracket before a paragraph with a byline or an agency alone: 【环球时报记者 青木】, 〔中央社〕."""
    end = skip_spaces(text, closing + 1)
    if end == len(text):
        return None
    if AGENCY_AT_START.fullmatch(text, *inner):
        return Dateline(at, end, text[slice(*inner)], "", "", (), "dateline-agency", "medium")
    phrase = read_phrase(text, *inner, known, trusted=True)
    if phrase is None or not phrase.persons or phrase.editors_only or phrase.photo:
        return None
    if not phrase.has_role and not (phrase.doubt <= SURE and is_news_lead(text[end:])):  # （葛明远 苏 岚）5月9日起，…
        return None
    byline = signed_in_head(at, closing + 1, phrase)
    return Dateline(at, end, phrase.agency, "", "", (byline,), "dateline-byline", "medium")


def _with_origin(text: str, at: int, known: Known | None) -> Dateline | None:
    """本报记者 张三 发自上海."""
    told = any(text.find(word, at, at + _HEAD) >= 0 for word in ("发自", "發自"))
    origin = _ORIGIN.search(text, at, at + _HEAD) if told else None
    phrase = read_phrase(text, at, origin.start(), known) if origin else None
    if origin is None or phrase is None or not phrase.has_role or not phrase.persons:
        return None
    bylines = (signed_in_head(at, origin.start(), phrase),)
    return Dateline(at, origin.end(), phrase.agency, origin["place"], "", bylines, "dateline-origin", "high")


def _reported(text: str, at: int, known: Known | None) -> Dateline | None:
    """本报记者张三报道：, with nothing before it."""
    reports = _REPORTS.search(text, at, at + _HEAD)
    if reports is None or reports.group()[-1] not in f":：{SPACES}" or not ROLE.search(text, at, at + 24):
        return None
    last = strip_span(text, at, reports.start())[1]
    phrase = read_phrase(text, at, last, known)
    if phrase is None or not phrase.has_role or not phrase.persons or phrase.editors_only:
        return None
    bylines = (signed_in_head(at, last, phrase),)
    return Dateline(at, reports.end(), phrase.agency, "", "", bylines, "dateline-byline", "high")


def _with_what_follows(text: str, found: Dateline, known: Known | None) -> Dateline:
    """Take in the byline behind the head, in brackets or before 报道：, the topic, and what closes the head."""
    day = _DAY_BEHIND.match(text, found.end) if not found.date and text[found.end - 1] in "讯訊" else None
    if day is not None and (date := iso(day)):
        found = found._replace(end=day.end(), date=date)
    at = skip_spaces(text, found.end)
    if text[at : at + 1] in (":", "：") and _BYLINE_AFTER_COLON.match(text, at):
        at = skip_spaces(text, at + 1)
    byline = _bracketed_byline(text, at, known) or _byline_before_reports(text, at, known)
    byline = byline or _byline_between_spaces(text, at, known)
    if byline:
        found = found._replace(bylines=(*found.bylines, byline))
        reports = _REPORTS.match(text, byline.end)
        at = reports.end() if reports else byline.end
    else:
        at = _programme(text, at)
    if _TOPIC.match(text, at) and len(text) <= _LONGEST_TOPIC_LINE and "。" not in text[at:]:
        return found._replace(end=len(text))
    if text[at : at + 1] in (":", "："):
        at += 1
    return found._replace(end=skip_spaces(text, at))


def _programme(text: str, at: int) -> int:
    """Past a bracket that is no byline but belongs to the head: 央视网消息（新闻联播）：, 本报讯（县政协办公室）."""
    if text[at : at + 1] not in ("(", "（"):
        return at
    closing = closing_bracket(text, at, 24)
    if closing is None:
        return at
    colon = text[closing + 1 : closing + 2] in (":", "：")
    return closing + 1 if colon or _OFFICE.fullmatch(text, at + 1, closing) else at


def _bracketed_byline(text: str, at: int, known: Known | None) -> Byline | None:
    if at >= len(text) or text[at] not in PAIRS or text[at] in "「『<〈":
        return None
    closing = closing_bracket(text, at, 180)
    if closing is None:
        return None
    inner, stop = strip_span(text, at + 1, closing)
    origin = _ORIGIN.search(text, inner, stop)
    phrase = read_phrase(text, inner, origin.start() if origin else stop, known, trusted=True)
    if phrase is None or phrase.editors_only or not (phrase.persons or phrase.agency):
        return None
    if not phrase.has_role and phrase.doubt > _DOUBT_BETWEEN_SPACES:
        return None
    return signed_in_head(at, closing + 1, phrase)


def _byline_before_reports(text: str, at: int, known: Known | None) -> Byline | None:
    """新华社记者佟立民、本报记者严克勤报道：, and 本报讯　葛明远、苏岚报道： with no more than names."""
    has_role = ROLE.search(text, at, at + 24) is not None
    reports = _REPORTS.search(text, at, at + (90 if has_role else _LONGEST_NAMES))
    if reports is None or not (has_role or reports.group()[-1] in ":："):
        return None
    office = None if has_role else _by_office(text, at, reports.start(), known)
    if office is not None:
        return office
    phrase = read_phrase(text, *strip_span(text, at, reports.start()), known, trusted=True)
    if phrase is None or not phrase.persons or phrase.has_role is not has_role:
        return None
    if phrase.doubt > (_DOUBT_BEFORE_REPORTS if has_role else SURE):
        return None
    return signed_in_head(at, reports.start(), phrase)


def _by_office(text: str, at: int, end: int, known: Known | None) -> Byline | None:
    """检修公司通讯组　葛明远报道：, 石浦镇通讯站葛明远报道：: the office that writes for a paper, and who did."""
    office = _WRITING_OFFICE.match(text, at, end)
    phrase = read_phrase(text, *strip_span(text, office.end(), end), known, trusted=True) if office else None
    if phrase is None or not phrase.persons or phrase.has_role or phrase.doubt > _DOUBT_BEFORE_REPORTS:
        return None
    if all(reads_as_word(person.name) for person in phrase.persons):  # 县总工会领导报道
        return None
    return signed_in_head(at, end, phrase)


_WRITING_OFFICE = regex(
    f"{LETTER}{{2,16}}(?:[通报報](?:[讯訊]|道)(?:站|[组組])|[记記]者站|宣[传傳][部科]|工会|媒体中心)\\s*"
)


def _byline_between_spaces(text: str, at: int, known: Known | None) -> Byline | None:
    """The longest byline behind the head that ends at white space: 本报讯 记者 张婷 通讯员 魏晓莹 3月5日，…."""
    if not ROLE.search(text, at, at + 24):
        return None
    limit = min(len(text), at + 70)
    prose = _PROSE.search(text, at, limit)
    best = None
    for gap in _SPACE_OR_END.finditer(text, at, prose.start() if prose else limit):
        if gap.start() == gap.end() < len(text):
            break
        phrase = read_phrase(text, at, gap.start(), known)
        if phrase is None or not phrase.persons or not phrase.has_role or phrase.editors_only:
            continue
        if phrase.doubt <= _DOUBT_BETWEEN_SPACES:
            best = signed_in_head(at, gap.start(), phrase)
    return best
