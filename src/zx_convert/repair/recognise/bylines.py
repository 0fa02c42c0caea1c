"""Bylines and photo credits that are a line of their own; `trailing_byline` finds those that end a paragraph."""

from itertools import pairwise

from zx_convert.text.bonds import TIGHT, bond
from zx_convert.text.characters import LETTER
from zx_convert.text.dates import DATE
from zx_convert.text.patterns import regex

from .affiliations import is_body, with_affiliation
from .alphabet import DOTS, HAN
from .brackets import PAIRS, strip_span, unwrap
from .imprint import SIGNED
from .likelihood import reads_as_word, surname_length, unusual
from .names import SURE, Known, Person
from .phrase import Phrase, read_phrase
from .places import COUNTRIES, PLACES, doubt_of_place
from .reading import PADDED
from .roles import ROLE, TITLES
from .signatures import (
    AUTHOR_NOTE,
    EDITOR,
    JUMP,
    SERIAL,
    Byline,
    anonymous,
    certainty,
    signature,
    signed,
    unnamed,
    without_others,
)
from .sources import taken_from
from .stopwords import is_word
from .tails import trailing_byline

__all__ = ["Byline", "trailing_byline", "whole_byline"]

_LONGEST_LINE = 170
# Behind the name of an author: 葛明远¹.
_FOOTNOTES = "¹²³⁴⁵*＊①②③"
_LONGEST_NAMES_ALONE = 16
_MOST_NAMES_ALONE = 4
# 曾 见 山: hardly anything but names is set so.
_ALL_PADDED = regex(f"[{HAN}](?:\\s+[{HAN}]){{2}}")

_LEAD = regex("\\s*[□■◎●○◆◇▲△★☆※⊙◤◥►▶▷◀◁◣◢▪▫◼◻❏❑☐✎✍✏*＊—–─\\-]+\\s*")
# Marks that papers set before the name of an author, and hardly before anything else.
_STRONG_LEAD = frozenset("□■◎○◆◇★☆※⊙▪▫◼◻❏❑☐✎✍✏")
# □ 中共云川县委组织部, but not ◎市民走进公安局.
_BY_OFFICE = regex(
    f"(?!{LETTER}*[走进進考问問访訪听聽惊驚])(?:中共)?{LETTER}{{3,18}}(?:(?:[组組][织織]|宣[传傳]|[统統][战戰]|[编編][辑輯])部|研究[室院所]"
    "|[办辦]公室|[县縣市省区區党黨]委|委[员員][会會]|政府|[党黨][组組]|政[协協]|人大|局|[厅廳]|(?:[课課][题題]|[调調]研)[组組]|[学學]院"
    "|[总總]支部?|支部)"
)
# Brackets of columns and datelines, never of a name alone.
_BOLD = frozenset("【〖〔［[")
_NOT_AT_END = frozenset("，,、；;：:。？！?!")
# How letters are signed: 黃國棟 敬上.
_RESPECTS = regex(
    "\\s+(?:敬上|[谨謹]上|敬[启啟]|[谨謹][启啟]|敬呈|拜上|[顿頓]首)$"
    "|(?:(?<=[读讀]者\\s\\S{2})|(?<=[读讀]者\\s\\S{3}))\\s+上$"
)
# 读者 葛明远 5月20日: the day behind the name of who wrote a letter.
_DAY = regex(
    f"\\s+(?:{DATE.pattern})(?:[上下]午|深夜|凌晨|清晨|傍晚|夜|晨|晚)?(?:[写寫作记記草]?[于於]{LETTER}{{2,8}})?$"
)
_MAY_BE_DAY = regex(f"[日月午夜晨晚]$|[于於]{LETTER}{{2,8}}$")
_FROM = regex(f"\\s*(?:发自|發自)\\s*{LETTER}{{2,8}}(?:报道|報道)?$")
# What stands behind who signs: 提案人：葛明远　主办单位：市文旅局, 葛明远 著　海天出版社2025年出版.
_BEYOND = regex(
    "\\s+(?:主办|主辦|承办|承辦|会办|會辦|协办|協辦|办理|辦理|答复|答覆)(?:单位|單位)\\s*[:：].*$"
    "|(?<=[著编編译譯绘繪撰])\\s+\\S{2,16}(?:出版社|出版公司|出版集团|书店|書店|书局|書局)\\S{0,14}(?:\\s+(?:定价|定價)\\S*)?$"
)
_TRANSLATED = regex(
    f"[〔［\\[(（](?P<country>{LETTER}{{1,6}})[〕］\\])）]\\s*(?P<author>(?:{LETTER}|[{DOTS}]){{2,12}})\\s*[著文]?"
    f"[\\s/／]+(?P<translator>{LETTER}(?:[\\s]?{LETTER}){{1,3}})\\s*[译譯]"
)
# What parts the bearers of one role, and what they are, in brackets behind their names.
_NEXT_BEARER = regex("\\s*[；;]\\s*|(?<=[)）])(?:\\s*[、，]\\s*|\\s+)")
_POST = regex("\\s*[(（][^()（）]{2,24}[)）]$")
# 农工党界别 葛明远 委员
_MEMBER_BEHIND = regex(r"(?<=\S)\s+(?:委员|委員|代表|常委)$")
_OWN_EDITOR = regex("本[报報刊版栏][^\\s:：]{0,4}[编編][辑輯]\\s+")
_CLOSING = frozenset(PAIRS.values())
# 来源：云川融媒 记者 葛明远: where the story is from, and who wrote it.
_SOURCE = regex(f"(?:来源|來源|稿源)\\s*[:：]\\s*{SIGNED.pattern}")
_LABEL = regex(f"【{LETTER}{{2,4}}】\\s*")
# Where the author is reached, and what others have done for it.
_REACHED = regex(
    r"\s+(?:[\w.+-]{1,40}@[\w.-]{3,40}|(?:[亦也]|均)?[对對](?:本文|此文)[亦也均]?有(?:所)?(?:[贡貢][献獻]|[帮幫]助))$"
)
# Who has told the paper what it reports: 线索提供：市民陈先生 ■记者 葛明远.
_CLUE = regex(rf"(?:[线線]索提供|[报報爆]料)\s*[:：]\s*{LETTER}{{2,8}}\s+[■□●◎]?\s*(?=\S)")
_HOME = regex(f"[(（\\[［【〔](?P<place>{LETTER}{{1,8}})[)）\\]］】〕]")
# A bracket with the photographer, or an agency behind a stroke (贾建舟摄/光明图片).
_ISSUED = regex("[)）】\\]］][0-9０-９\\s]*$|[/／∕][\\w\\s]+$")
_MARKS_OF_ISSUED = frozenset(")）】]］/／∕")
# What a bracket before a name may say that is no country.
_NO_COUNTRIES = frozenset(["连载", "人物", "专访", "小说", "散文", "书评", "访谈", "上", "中", "下"])
_FOREIGN = regex(f"\\s*{LETTER}{{1,6}}[·•]{LETTER}{{2,8}}(?:\\s|$)")
_PERIODS = frozenset("古先秦汉漢魏晋晉唐宋元明清")


# Behind the title of a poem that others go with.
GROUP_OF_POEMS = regex("[(（](?:外[一二两兩三四五六]+[首章]|组诗|組詩|散文诗|散文詩)[)）]$")
_LONGEST_TITLE, _SAYS = 14, regex("[是，。：]")
_POET = regex(rf"{LETTER}(?:\s?{LETTER}){{1,3}}")


_BOXED_ROLE = regex("[【\\[](?P<role>作者|记者|記者|通讯员|撰文)[】\\]]")


def whole_byline(text: str, *, known: Known | None = None) -> Byline | None:
    """The byline that the whole line is, or None.

    A line that is a dateline as well (【記者林書妍／臺南報導】) is for `leading_dateline`: ask that one first.
    """
    if len(text) > _LONGEST_LINE:
        return None
    boxed = _BOXED_ROLE.match(text) if text[:1] in "【[" else None
    if boxed:  # 【作者】葛明远, of a record: as long as before
        text = f"\u3000{boxed['role']}：" + text[boxed.end() :]
    if text[:1] in _STRONG_LEAD and text.count(text[0]) > 1:  # □ 本报记者 葛明远 □ 通讯员 苏岚
        text = text[0] + text[1:].replace(text[0], "\u3000")
    start, end = strip_span(text, 0, len(text.rstrip(_FOOTNOTES)))
    if end - start < 2 or text[end - 1] in _NOT_AT_END:
        return None
    respects = _RESPECTS.search(text, start, end) if text[end - 1] in "上启啟呈首" else None
    end = respects.start() if respects else end
    day = _DAY.search(text, start, end) if _MAY_BE_DAY.search(text, start, end) else None
    end = day.start() if day else end
    source = _SOURCE.match(text, start, end) if text[start] in "来來稿" else None
    start = source.end() if source else start
    beyond = _BEYOND.search(text, start, end)
    end = beyond.start() if beyond else end
    serial = SERIAL.search(text, start, end) if text[end - 1].isdigit() else None
    stop = serial.start() if serial else end
    lead = _LEAD.match(text, start, stop)
    wrapped = unwrap(text, lead.end() if lead else start, stop)
    if stop - start > 2 and text[start] in DOTS and text[stop - 1] in DOTS:  # ·葛明远·
        lead, wrapped = None, strip_span(text, start + 1, stop - 1)
    if EDITOR.fullmatch(text, *(wrapped or (start, stop))) and (wrapped or lead):
        return Byline(start, len(text), (), "byline", "byline-editor", "high")
    inner, stop = wrapped or (lead.end() if lead else start, stop)
    reached = _REACHED.search(text, inner, stop) if "@" in text or "文" in text else None
    stop = without_others(text, inner, reached.start() if reached else stop)
    clue = _CLUE.match(text, inner, stop)
    inner = clue.end() if clue else inner
    if wrapped is not None and text[inner : inner + 1] in _STRONG_LEAD:  # （◎见习记者 葛明远）
        inner = strip_span(text, inner + 1, stop)[0]
    if wrapped is not None and _ASIDE.fullmatch(text, inner, stop):
        return None
    shot = "摄" in text or "攝" in text
    found = _issued(text, start, known) if shot else None  # before its agency is read as a home
    found = found or _line(text, inner, stop, known, bracket=wrapped is not None, lead=text[start] if lead else "")
    found = found or _taken(text, inner, stop, known) or (None if shot else _issued(text, start, known))
    found = found or _labelled(text, start, stop, known) or _of_several(text, inner, stop, known)
    found = found or _of_bodies(text, inner, stop, known)
    found = found or _translated(text, start, end) or _office_signs(text, start, end, respects is not None)
    found = found or _behind_square(text, inner, stop)
    if found and text[start] in _BOLD and found.rule in ("byline-name", "byline-affiliation"):  # 【乡镇来风】
        return None
    return found._replace(start=start, end=len(text)) if found else None


def is_aside(text: str) -> bool:
    """Whether a line in brackets says something of the title above it, or of an entry, and names nobody.

    >>> is_aside("（外二首）"), is_aside("（葛明远）")
    (True, False)
    """
    return text[:1] in "(（" and _ASIDE.fullmatch(text, 1, len(text) - 1) is not None


def poet(title: str, text: str) -> Byline | None:
    """Who stands below the title of a poem that others go with, whatever the name: 渡口（外一首） / 如是."""
    group = GROUP_OF_POEMS.search(title)
    if group is None or not 0 < group.start() <= _LONGEST_TITLE or _SAYS.search(title) or not _POET.fullmatch(text):
        return None
    name = "".join(text.split())
    if reads_as_word(name) or (name != text and not surname_length(name)):  # 春天; 渡　口, the first poem
        return None
    person = Person(name, "", 0, len(text))
    return Byline(0, len(text), (person,), "byline", "byline-name", "medium", "")


def below_headline(text: str, *, known: Known | None = None) -> Byline | None:
    """Who may be named between a headline and its text, where a name needs no surname: 紉秋, 亦　木, 运输部 阚桂芝.

    Headlines below a kicker look like that too: it is never sure.
    """
    start, end = strip_span(text, 0, len(text))
    if not 1 < end - start <= _LONGEST_BELOW_HEADLINE:
        return None
    found = _line(text, start, end, known, bracket=True, lead="")
    if found is None or not found.persons or found.rule not in ("byline-name", "byline-affiliation"):
        return None
    names = [person.name for person in found.persons]
    alone = sum(map(len, names)) == sum(map(str.isalpha, text))
    parted = bool(found.agency) or any(map(str.isspace, text[start:end]))
    if found.rule == "byline-name" and (any(map(_may_be_words, names)) if alone else not parted):
        return None
    return found._replace(start=0, end=len(text), rule="byline-placed", cert="low")


def _may_be_words(name: str) -> bool:
    """Whether characters that no surname tells to be a name are prose or a place: 欧洲杯, 归途, 温故."""
    surname = surname_length(name)
    given = name[surname:]
    common = unusual(given) >= (_COMMON_GIVEN if surname else _COMMON) * len(given)
    tight = not TIGHT.isdisjoint(bond(a, b) for a, b in pairwise(name))
    return common or tight or is_word(name) or reads_as_word(name) or name[-1] in _PLACES


# How common the characters of a name may be in prose, each on the whole, with a surname before them and without.
_COMMON_GIVEN, _COMMON = 1.2, 0.8
_PLACES = frozenset("港街源沟溝墙牆杯路行山河湖江海湾灣桥橋村镇鎮城区區县縣市省岛島寺塔")


def _labelled(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """【專訪】記者葛明遠, with the kind of the story in brackets before it."""
    label = _LABEL.match(text, start, end)
    found = _line(text, label.end(), end, known, bracket=False, lead="") if label else None
    return found if found and found.rule == "byline-role" else None


def _taken(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """Who wrote what was taken from another paper; without a name that is a note."""
    found = taken_from(text, start, end, known)
    return found if found and found.persons else None


def _behind_square(text: str, start: int, end: int) -> Byline | None:
    """□ 如　是: a name whose two or three characters are parted, behind a square, with a surname or without."""
    if text[:1] != "□" or not PADDED.fullmatch(text, start, end):
        return None
    name = "".join(text[start:end].split())
    if is_word(name) or reads_as_word(name) or name[0] in "不无無没沒未":  # □ 同　意, □ 不　同　意
        return None
    return Byline(start, end, (Person(name, "", start, end),), "byline", "byline-mark", "medium")


def _office_signs(text: str, start: int, end: int, respects: bool) -> Byline | None:
    """云川市公交公司　敬启: an office that signs a letter."""
    signs = respects and is_body(text[start:end])
    return Byline(start, end, (), "byline", "byline-organ", "medium") if signs else None


def _of_several(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """反映人：县政协委员 葛明远；县第一中学 苏岚, a role for bearers of whom each has a body."""
    role = ROLE.match(text, start, end)
    if role is None or role["person"] is None or text[role.end() : role.end() + 1] not in (":", "："):
        return None
    ends = [found.span() for found in _NEXT_BEARER.finditer(text, role.end() + 1, end)]
    parts = list(zip([role.end() + 1, *(last for _, last in ends)], [*(first for first, _ in ends), end], strict=True))
    bearers = [_bearers(text, *part, known) for part in parts]
    behind = _POST.search(text, start, end) or _MEMBER_BEHIND.search(text, start, end)
    if not all(bearers) or (len(parts) == 1 and behind is None and "辑" not in text):
        return None
    name = "".join(role.group().split())
    persons = tuple(person._replace(role=name) for persons in bearers for person in persons)
    return Byline(start, end, persons, "byline", "byline-role", "high")


def _of_bodies(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """Names behind the body of each: 风湿科 葛明远 营养科 苏岚, 本报通讯员 葛明远 县广播站 苏岚."""
    words = [found.span() for found in _WORD.finditer(text, start, end)]
    # Of two teams that meet the players may be named so.
    starts = [first for first, last in words[1:-1] if is_body(text[first:last]) and text[last - 1] not in "队隊"]
    if not starts:
        return None
    groups = [
        _line(text, *strip_span(text, a, b), known, bracket=False, lead="") for a, b in pairwise([start, *starts, end])
    ]
    told = [found for found in groups if found and found.persons and found.rule in _OF_BEARERS]
    if len(told) < len(groups):
        return None
    persons = tuple(person for found in told for person in found.persons)
    return Byline(start, end, persons, "byline", "byline-affiliation", "medium")


_WORD = regex(r"\S+")
_OF_BEARERS = frozenset({"byline-role", "byline-affiliation"})


def _bearers(text: str, start: int, end: int, known: Known | None) -> tuple[Person, ...]:
    """Who bears a role, with a post in brackets or 本刊编辑 before: 葛明远（县文联主席）."""
    start, end = strip_span(text, start, end)
    own = _OWN_EDITOR.match(text, start, end)
    post = _POST.search(text, start, end) or _MEMBER_BEHIND.search(text, start, end)
    first, last = own.end() if own else start, post.start() if post else end
    found = _line(text, first, last, known, bracket=True, lead="") if first < last else None
    persons = found.persons if found else ()
    return () if any(is_word(person.name) or reads_as_word(person.name) for person in persons) else persons


def _translated(text: str, start: int, end: int) -> Byline | None:
    """[日]村上春树 著　施小炜 译: a foreign author, whatever the name, and who has translated."""
    found = _TRANSLATED.fullmatch(text, start, end) if text[start] in "〔［[(（" else None
    if found is None or (found["country"] not in COUNTRIES and found["country"] not in _PERIODS):
        return None
    names = [(found["author"], "author"), (found["translator"], "translator")]
    persons = tuple(Person("".join(name.split()), "", *found.span(group)) for name, group in names)
    return Byline(start, end, persons, "byline", "byline-sign", "high")


def _issued(text: str, start: int, known: Known | None) -> Byline | None:
    """新华社发（章岳摄）, with the photographer in brackets behind the agency."""
    if _MARKS_OF_ISSUED.isdisjoint(text) or not _ISSUED.search(text, start):
        return None
    found = trailing_byline(text, known=known)
    return found if found and found.start == start and found.kind == "credit" else None


def _line(text: str, start: int, end: int, known: Known | None, *, bracket: bool, lead: str) -> Byline | None:
    if AUTHOR_NOTE.match(text, start, end):
        return None
    nobody = anonymous(text, start, end, bracket=bracket)
    if nobody:
        return nobody
    if lead == "□" and _BY_OFFICE.fullmatch(text, start, end):
        return Byline(start, end, (), "byline", "byline-organ", "medium")
    origin = _FROM.search(text, start, end) if "发自" in text or "發自" in text else None
    phrase = signature(text, start, origin.start() if origin else end, known, trusted=bracket or origin is not None)
    if phrase is None or not phrase.persons:
        other = unnamed(text, start, end, phrase) or _with_home(text, start, end, known)
        return other or with_affiliation(text, start, end, known)
    if phrase.editors_only:
        return None
    if phrase.has_role or phrase.has_sign:
        return signed(start, end, phrase, "byline-role" if phrase.has_role else "byline-sign", certainty(phrase))
    alone = _names_alone(text, start, end, phrase, known, bracket=bracket, lead=lead)
    return alone or with_affiliation(text, start, end, known)


def _names_alone(
    text: str, start: int, end: int, phrase: Phrase, known: Known | None, *, bracket: bool, lead: str
) -> Byline | None:
    """A line of names and nothing else. Short headlines look like that: without a mark before it, it is never sure."""
    names = {person.name for person in phrase.persons}
    if JUMP.search(text, start, end) or not names.isdisjoint(PLACES) or any(name.isascii() for name in names):
        return None
    if not names.isdisjoint(_TEXTS):  # 贺　电
        return None
    if len(names) < len(phrase.persons) or any(name[0] in "和与與都还還" for name in names):  # 沙沙，沙沙; 和鞋子
        return None
    unpadded = {person.name for person in phrase.persons if text[person.start : person.end] == person.name}
    if bracket and any(is_word(name) for name in unpadded):  # （高兴）, （周末）
        return None
    if lead in _STRONG_LEAD and phrase.doubt <= SURE + 1.0:
        return signed(start, end, phrase, "byline-mark", "high")
    expected = known is not None and names <= known.names
    if not expected and phrase.doubt > _limit_alone(phrase, len(names), bool(lead or bracket)):
        return None
    too_long = end - start > _LONGEST_NAMES_ALONE and not any("·" in name for name in names)
    if too_long or len(names) > _MOST_NAMES_ALONE:
        return None
    if len(names) > 1 and any(map(reads_as_word, names)) and _are_glued(phrase):  # 藝文櫥窗
        return None
    padded = len(names) == 1 and _ALL_PADDED.fullmatch(text, start, end) is not None
    sure = expected or bracket or padded or (phrase.doubt <= 3.0 and len(names) == 1)
    return signed(start, end, phrase, "byline-name", "medium" if sure else "low")


_LONGEST_BELOW_HEADLINE = 24
_TEXTS = frozenset({"贺电", "賀電", "贺信", "賀信", "贺词", "賀詞"})
# What stands in brackets below a title, or for an entry that a list has not: （外二首）, （散文诗）, （空缺）.
_ASIDE = regex(
    "外[一二两兩三四五六七八九十]+[首章篇则則阕闋]|(?:散文|组|組|长|長|短|叙事|敘事|朗诵|朗誦|儿童|兒童|小)[诗詩]|[并並附]序|空缺|[红紅黑白蓝藍]方?[胜勝先]"
    "|[节節选選摘][选選录錄章编編要]|小[样樣]|[小微][小型]?小?[说說]|[相小][声聲品]"
)


def _are_glued(phrase: Phrase) -> bool:
    return any(a.end == b.start for a, b in pairwise(phrase.persons))


def _limit_alone(phrase: Phrase, count: int, marked: bool) -> float:
    """How doubtful names may be that stand alone: less where nothing parts them, as prose can be cut into names."""
    if marked:
        return SURE + (1.5 if any(p.end - p.start > len(p.name) for p in phrase.persons) else 1.0)
    if not _are_glued(phrase):
        return SURE + 0.6 * all(p.end - p.start > len(p.name) for p in phrase.persons)
    return 3.4 if count <= 2 else 3.3


def _names_foreigner(text: str, start: int, first: int, place: str) -> bool:
    """Whether a name with a dot stands behind a bracket that may say a country, whichever it is: 〔芬国〕埃罗·林德."""
    return text[start] in "〔［[" and place not in _NO_COUNTRIES and _FOREIGN.match(text, first) is not None


def _with_calling(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """A name with its bearer's town and calling in brackets: 葛明远（云川市民，教师）."""
    calling = _CALLING.search(text, start, end)
    phrase = read_phrase(text, *strip_span(text, start, calling.start()), known) if calling else None
    if phrase is None or phrase.editors_only or len(phrase.persons) != 1 or phrase.doubt > SURE:
        return None
    return signed(start, end, phrase, "byline-home", "medium")


_CALLING = regex(f"[(（](?:{LETTER}|[，,、]){{2,16}}?[，,、]{LETTER}{{0,6}}{TITLES}[)）]$")


def _with_home(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """A name with its bearer's place or country in brackets: 张三（兰州）, ［美］海明威."""
    if start == end or (text[start] not in PAIRS and text[end - 1] not in _CLOSING):
        return None
    first, last = start, end
    home = _HOME.match(text, start, end)
    if home:
        first = home.end()
    else:
        home = next((found for found in _HOME.finditer(text, start, end) if found.end() == end), None)
        last = home.start() if home else end
    if home is None:
        return _with_calling(text, start, end, known)
    place = home["place"]
    known_place = place in COUNTRIES or place in _PERIODS or doubt_of_place(place) <= 1.0
    if not known_place and not _names_foreigner(text, start, first, place):
        return None
    abroad = not known_place or (first > start and place in COUNTRIES)
    phrase = read_phrase(text, *strip_span(text, first, last), known)
    if phrase is None or phrase.editors_only or not phrase.persons or phrase.doubt > SURE:
        return None
    told = phrase.has_role or phrase.has_sign or abroad
    return signed(start, end, phrase, "byline-home", "medium" if told else "low")
