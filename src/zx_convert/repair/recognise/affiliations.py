"""Names with the body, office or place that they belong to: 县政协委员 葛明远, 葛明远（县第一中学）."""

import re
from collections.abc import Iterator

from zx_convert.text.bonds import bond
from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .alphabet import SLASHES
from .brackets import strip_span
from .likelihood import reads_as_word, surname_length
from .names import Known, Person
from .phrase import Phrase, read_phrase
from .places import ADMINISTRATIVE_END, PLACES, doubt_of_place
from .roles import ROLE, TITLES
from .signatures import Byline
from .stopwords import COMMON_WORDS, NAME_LIKE
from .words import one_of

_IN_PROVINCE = regex(f"{LETTER}{{2,3}}[省市县縣](?={LETTER}{{2,}}$)")
_MOST_NAMES = 3
_MOST_TOKENS = 2
_LIMIT = 3.6
# Beside a word that may be a place, or a title alone, the name must be surer.
_SURE = 3.0
# The full name of a body is hardly a word of prose.
_LONG_BODY, _LONG_BODY_LIMIT = 6, 4.0
_LISTED_LIMIT = 5.6
_TOLD_LIMIT = 5.6
_LIKELY_PLACE = 1.0
_LONGEST_PLACE = 12
# What a word before names says for certain of their bearers.
_TELLING = frozenset({"titled", "class", "reporter"})
_OF_PLACES = frozenset({"place", "listed", "unlisted"})
_TITLE = regex(f"{TITLES}$")
_NUMBER = "0-9０-９一二三四五六七八九"
_CLASS = regex(
    f"{LETTER}{{0,16}}(?:[{_NUMBER}]年?[级級]?[(（]?[{_NUMBER}]{{0,2}}[)）]?班|年[级級]"
    f"|[0-9０-９]{{2,4}}[级級届屆]{LETTER}{{0,8}}(?:[{_NUMBER}]{{1,2}}班)?)"
)
_DEPARTMENTS = """
中文 新聞 新闻 外文 外語 外语 英語 英语 英文 日文 日語 日语 德文 法文 歷史 历史 哲學 哲学 數學 数学 物理 化學
化学 化工 生物 生科 地理 地質 地质 電機 电机 電子 电子 資工 資訊 計算機 计算机 機械 机械 土木 建築 建筑 法律
法學 法学 政治 經濟 经济 企管 經管 经管 會計 会计 財金 财金 金融 管理 工管 社會 社会 社工 心理 教育 特教 幼教
大傳 傳播 传播 戲劇 戏剧 音樂 音乐 美術 美术 體育 体育 醫學 医学 護理 护理 藥學 药学 農學 农学 園藝 园艺 森林
海洋 環工 环工 材料
"""
# 中文三: a department and the year of study.
_YEAR_OF_STUDY = regex(f"{one_of(_DEPARTMENTS)}[一二三四][甲乙丙丁]?")
# A body of four characters or more, whose last ones say what it is.
_ENDS = (
    "[会會委局办辦部处處院校学學团團队隊室科所站司厂廠店馆館联聯协協盟社系矿礦场場连連营營旅排舰庭段]"
    "|车间|車間|班组|支部|公司|集团|集團|街道|社区|社區|中心|医院|銀行|银行|教研组|編輯部|工会|法庭"
)
_UNITS = "科班组組股队隊段室"
_BODY = regex(f"{LETTER}{{3,20}}(?:{_ENDS})|{LETTER}{{2}}(?:车间|車間|[{_UNITS}厂廠])")
_ESTATES = "小区|小區|花园|花園|公寓|家园|家園"
# 北门街四十一号: how readers sign their letters.
_ADDRESS = regex(
    f"{LETTER}{{2,14}}[{_NUMBER}十百]+[号號](?:院|楼|樓)?(?:[{_NUMBER}十百]+[室楼樓号號])?"
    f"|{LETTER}{{2,5}}(?:[县縣市区區乡鄉镇鎮]|街道){LETTER}{{2,6}}(?:村|社区|社區|屯|寨|{_ESTATES})(?:[{_NUMBER}十]+[组組])?"
)
_STREET = regex(f"{LETTER}{{2,6}}(?:[街路巷苑]|新村|大院|{_ESTATES})")
_TITLED = regex(f"{LETTER}{{1,20}}{TITLES}(?:[、，]{LETTER}{{1,20}}{TITLES})*")
_IN_BRACKETS = regex(f"[(（](?P<body>[^()（）]{{2,24}}|(?:{_CLASS.pattern}))[)）]$")
# 葛明远委员（民建界别）
_MEMBER = regex(
    f"(?P<name>{LETTER}(?:\\s?{LETTER}){{1,3}}?)\\s*(?P<title>委员|委員|代表|常委)"
    f"[(（]{LETTER}{{2,12}}(?:界别?|界別|[党黨][团團]?|[联聯][盟合]?|[团團小]组?|代表[团團]|[总總]工[会會]|[学學]社|[会會])[)）]"
)
# 葛明远（中央社记者）: the role behind the name.
_OUTLET = regex(f"{LETTER}{{2,12}}")
# How readers sign who do not give their names.
_SPOKEN = regex(
    f"(?P<title>{TITLES})?(?P<name>{LETTER}(?:女士|先生|老师|老師|阿姨|大爷|大爺|大妈|大媽|师傅|師傅|奶奶|爷爷|爺爺)|(?!小[哥姐妹弟]|老[板闆师師婆公伯])[老小阿]{LETTER})"
)
# What one does for a living: 快递员 葛明远, 退休会计 葛明远.
_CALLING = regex(
    f"{LETTER}{{0,18}}(?:(?:快递|外卖|售货|营业|服务|炊事|驾驶|饲养|保育|管理|技术|护林|保洁|网格|邮递|乘务|理发)员|会计|會計|司机|司機"
    "|厨师|廚師|护士|護士|店主|[花菜果]农|木匠|个体户|社员|社員|战士|戰士|志愿者|球迷|家长|家長)"
)
_SLASH = regex(f"[{SLASHES}]")
# 葛明遠／雲岡縣，果農: how readers sign in Taiwan.
_HOME_AND_WORK = regex(
    f"(?P<name>{LETTER}(?:\\s?{LETTER}){{1,3}})\\s*[{SLASHES}]\\s*(?:{LETTER}{{2,8}}[縣县市區区鄉乡鎮镇村]"
    f"(?:\\s*[，,、{SLASHES}]\\s*{LETTER}{{2,10}}|[（(]{LETTER}{{2,10}}[）)])?"
    f"|{LETTER}{{2,10}}[（(]{LETTER}{{1,8}}[縣县市區区鄉乡鎮镇村][）)])"
    f"|(?P<worker>{LETTER}(?:\\s?{LETTER}){{1,3}})\\s+{LETTER}{{2,12}}[，,]\\s*{LETTER}{{1,8}}[縣县市區区鄉乡鎮镇村]"
)
# 宛若／台中
_AT_HOME = regex(f"(?P<name>{LETTER}{{2,4}})\\s*[{SLASHES}]\\s*(?P<place>{LETTER}{{2,4}})")
_TOKEN = regex("[^\\s]+")
# Names of villages and the like end so, names of people hardly.
_NO_END = frozenset("庄莊沟溝湾灣坪村寨屯堡集口岭嶺坡镇鎮路街巷")


def is_body(text: str) -> bool:
    """Whether a text is the name of an office, a firm or another body.

    >>> is_body("云川市公共交通公司"), is_body("云川的早晨")
    (True, False)
    """
    return _BODY.fullmatch(text) is not None


def with_affiliation(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """A byline of names and what their bearer is, in either order, or with a body in brackets behind; or None."""
    home = _HOME_AND_WORK.fullmatch(text, start, end)
    if home is not None:
        return _made(text, home.span(home.lastgroup or "name"), "body", home.group(), (start, end), known)
    at_home = _AT_HOME.fullmatch(text, start, end)
    if at_home is not None and at_home["place"] in PLACES and not reads_as_word(at_home["name"]):
        return _made(text, at_home.span("name"), "class", at_home.group(), (start, end), known)
    bracket = _IN_BRACKETS.search(text, start, end) if text.endswith((")", "）"), start, end) else None
    member = _MEMBER.fullmatch(text, start, end) if bracket else None
    if member:
        return _made(text, member.span("name"), "titled", member["title"], (start, end), known)
    if bracket:
        kind = _kind([part for part in _SLASH.split(bracket["body"]) if part], first=False)
        kind = kind or _kind_in_brackets(bracket["body"])
        parts = (strip_span(text, start, bracket.start()), kind, bracket["body"])
        return _made(text, *parts, (start, end), known) if kind in ("titled", "class", "body", "reporter") else None
    tokens = [found.span() for found in _TOKEN.finditer(text, start, end)]
    for names, bodies, first in _orders(tokens):
        words = [text[slice(*body)] for body in bodies]
        kind = _kind(words, first=first)
        found = _made(text, names, kind, words[-1], (start, end), known) if kind else None
        if found:
            return found
    return None


def _kind_in_brackets(body: str) -> str:
    """The same of what only brackets show to be one: 本报记者; a town and a calling (台南市／豆花攤業者)."""
    if ROLE.fullmatch(body):
        return "reporter"
    parts = _SLASH.split(body)
    towns = [part for part in parts if part in PLACES or part[-1:] in ADMINISTRATIVE_END]
    return "body" if len(parts) == 2 and len(towns) == 1 else ""


def _orders(tokens: list[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], list[tuple[int, int]], bool]]:
    """The spans of the names and of the words for their bearers, and whether these come first, likely ones first."""
    for count in range(1, min(_MOST_TOKENS, len(tokens) - 1) + 1):
        yield (tokens[count][0], tokens[-1][1]), tokens[:count], True
        yield (tokens[0][0], tokens[-count - 1][1]), tokens[-count:], False


def _kind(words: list[str], *, first: bool) -> str:
    """What the words before or behind names tell of their bearers: the most telling of their kinds, or ""."""
    kinds = [_kind_of_token(word) for word in words]
    if not all(kinds):
        return "unlisted" if first and len(words) == 1 and _may_be_place(words[0]) else ""
    if set(kinds) <= {"street"} or (not first and kinds[0] in ("place", "listed")):
        return ""
    if "title" in kinds and len(kinds) > 1:
        return "titled"
    order = ("titled", "class", "reporter", "title", "body", "listed", "place", "street")
    return min(kinds, key=order.index)


def _kind_of_token(word: str) -> str:
    if _TITLED.fullmatch(word):
        return "titled"
    if _CLASS.fullmatch(word) or _YEAR_OF_STUDY.fullmatch(word):
        return "class"
    if _is_reporter(word):
        return "reporter"
    if _TITLE.fullmatch(word) or _CALLING.fullmatch(word):
        return "title"
    if word in PLACES or (word[:-1] in PLACES and word[-1] in ADMINISTRATIVE_END):
        return "listed"
    if _BODY.fullmatch(word) or _ADDRESS.fullmatch(word):
        return "body"
    return "street" if _STREET.fullmatch(word) else _kind_of_place(word)


def _kind_of_place(word: str) -> str:
    if not 2 < len(word) <= _LONGEST_PLACE:
        return ""
    if any(word[:size] in PLACES and word[size:] in PLACES for size in (2, 3, 4)):  # 广西桂林
        return "listed"
    if word[-1] not in ADMINISTRATIVE_END or doubt_of_place(word) > _LIKELY_PLACE:
        return ""
    return "body" if _IN_PROVINCE.match(word) else "place"


def _is_reporter(word: str) -> bool:
    outlet = _OUTLET.match(word) if ROLE.search(word, 2) else None
    return outlet is not None and any(ROLE.fullmatch(word, at) for at in range(2, outlet.end() + 1))


def _may_be_place(word: str) -> bool:
    """Whether two characters are no word of prose, so that they may name a place or an outlet."""
    return len(word) == 2 and word not in COMMON_WORDS and bond(*word) in ("unseen", "never")


def _made(
    text: str, names: tuple[int, int], kind: str, word: str, whole: tuple[int, int], known: Known | None
) -> Byline | None:
    if kind != "unlisted" and (spoken := _SPOKEN.fullmatch(text, *names)):
        return _made_of(spoken, whole, kind)
    phrase = read_phrase(text, *names, known, trusted=kind == "class")
    if phrase is None or phrase.editors_only or not 0 < len(phrase.persons) <= _MOST_NAMES:
        return None
    if phrase.photo and (kind in _OF_PLACES or word.endswith(("现场", "現場"))):  # 大会现场 葛明远 摄
        return None
    likely = all(_is_likely(text, person) for person in phrase.persons)
    if not likely or phrase.doubt > _limit(text, kind, word, phrase):
        return None
    if kind not in _TELLING and any(map(reads_as_word, _unpadded(text, phrase))):
        return None
    title = _TITLE.search(word)
    persons = tuple(p._replace(role=p.role or (title.group() if title else "")) for p in phrase.persons)
    sure = kind in _TELLING or phrase.has_role
    short = any(len(name) == 2 for name in _unpadded(text, phrase))  # 广东 陈皮
    sure = sure or (kind in ("listed", "place", "body") and phrase.doubt <= _SURE and not short)
    return Byline(*whole, persons, "byline", "byline-affiliation", "medium" if sure else "low", phrase.agency)


def _made_of(spoken: re.Match[str], whole: tuple[int, int], kind: str) -> Byline | None:
    """A reader of the paper as neighbours call them: 江岸区 章老师, 球迷 老桑."""
    name = spoken["name"]
    if name[0] not in "老小阿" and not surname_length(name):
        return None
    person = Person(name, spoken["title"] or "", *spoken.span("name"))
    return Byline(*whole, (person,), "byline", "byline-affiliation", "low" if kind in ("body", "listed") else "medium")


def _limit(text: str, kind: str, word: str, phrase: Phrase) -> float:
    """How doubtful names may be: more where spaces pad them, or with two surnames (宋陈月芬), which words are not."""
    names = [person.name for person in phrase.persons]
    padded = not _unpadded(text, phrase)
    if kind in _TELLING or (padded and kind != "unlisted"):
        return _TOLD_LIMIT
    if all(surname_length(name) == 2 or len(name) == 4 for name in names) and kind != "unlisted":
        return _LIMIT if kind == "title" else _LISTED_LIMIT
    long = kind == "title" and all(len(name) == 3 for name in names)  # 律师 华容德
    if kind == "body" and (len(word) >= _LONG_BODY or word[-1] in _UNITS):
        return _LONG_BODY_LIMIT
    placed = kind == "listed" and word[:-1] in PLACES and all(len(name) == 3 for name in names)
    return _LIMIT if kind == "body" or long or placed else _SURE


def _unpadded(text: str, phrase: Phrase) -> list[str]:
    return [person.name for person in phrase.persons if text[person.start : person.end] == person.name]


def _is_likely(text: str, person: Person) -> bool:
    padded = text[person.start : person.end] != person.name
    word = person.name in COMMON_WORDS and person.name not in NAME_LIKE and not padded
    return not word and person.name not in PLACES and (padded or person.name[-1] not in _NO_END)
