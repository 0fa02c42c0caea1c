"""Lines that name a person with the body or office it belongs to: 县政协委员 葛明远, 葛明远（县第一中学）."""

import re
from dataclasses import replace

from .alphabet import HAN, SPACES
from .brackets import strip_span
from .names import Known, Person
from .phrase import read_phrase
from .places import PLACES
from .roles import ROLE
from .signatures import Byline
from .stopwords import COMMON_WORDS, NAME_LIKE
from .words import one_of

_MOST_NAMES = 3
_LIMIT = 3.6
_TITLES = """
委员 委員 常委 主席 副主席 主任 副主任 书记 書記 副书记 副書記 秘书长 秘書長 代表 教授 副教授 讲师 講師 研究员 研究員
院长 院長 副院长 校长 校長 副校长 会长 會長 副会长 主委 副主委 理事长 局长 副局长 部长 副部长 县长 副县长 市长 副市长
区长 副区长 乡长 镇长 副镇长 馆长 館長 所长 站长 村支书 支书 队长 工程师 律师 律師 医生 醫生 医师 教师 教師 老师 老師
学生 學生 干部 职工 民警 法官 检察官 村民 居民 战士 戰士
"""
_TITLE = re.compile(f"{one_of(_TITLES)}$")
_NUMBER = "0-9０-９一二三四五六七八九"
_CLASS = f"[{HAN}]{{0,16}}[{_NUMBER}]年?[级級]?[(（]?[{_NUMBER}]{{0,2}}[)）]?班|[{HAN}]{{0,16}}年[级級]"
# A body of five characters or more, whose last ones say what it is.
_ENDS = "[会會委局办辦部处處院校学學团團队隊室科所站司厂廠馆館联聯协協盟]|支部|公司|集团|集團|街道|社区|社區"
_BODY = f"[{HAN}]{{3,20}}(?:{_ENDS})"
_BEARER = re.compile(f"[{HAN}]{{1,20}}{one_of(_TITLES)}|{_CLASS}|{_BODY}")
_IN_BRACKETS = re.compile(f"[(（](?P<body>[^()（）]{{2,24}}|{_CLASS})[)）]$")
# 葛明远（中央社记者）: the role behind the name.
_REPORTER = re.compile(f"[{HAN}]{{2,12}}(?:{ROLE.pattern})")
_SPACE = re.compile(f"[{SPACES}]+")
# Names of villages and the like end so, names of people hardly.
_NO_END = frozenset("庄莊沟溝湾灣坪村寨屯堡集口岭嶺坡镇鎮")


def with_affiliation(text: str, start: int, end: int, known: Known | None) -> Byline | None:
    """A byline of names and what their bearer is, in either order, or with a body in brackets behind; or None."""
    bracket = _IN_BRACKETS.search(text, start, end)
    if bracket:
        return _made(text, (start, bracket.start()), bracket.span("body"), (start, end), known)
    for gap in _SPACE.finditer(text, start, end):
        left, right = (start, gap.start()), (gap.end(), end)
        found = _made(text, right, left, (start, end), known) or _made(text, left, right, (start, end), known)
        if found:
            return found
    return None


def _made(
    text: str, names: tuple[int, int], body: tuple[int, int], whole: tuple[int, int], known: Known | None
) -> Byline | None:
    words = text[slice(*body)]
    if not (_BEARER.fullmatch(words) or _REPORTER.fullmatch(words)):
        return None
    phrase = read_phrase(text, *strip_span(text, *names), known)
    if phrase is None or phrase.editors_only or not 0 < len(phrase.persons) <= _MOST_NAMES:
        return None
    if phrase.doubt > _LIMIT or not all(map(_is_likely, phrase.persons)):
        return None
    title = _TITLE.search(words)
    persons = tuple(replace(p, role=p.role or (title.group() if title else "")) for p in phrase.persons)
    sure = title is not None or phrase.has_role or re.fullmatch(_CLASS, words) is not None
    return Byline(*whole, persons, "byline", "byline-affiliation", "medium" if sure else "low", phrase.agency)


def _is_likely(person: Person) -> bool:
    word = person.name in COMMON_WORDS and person.name not in NAME_LIKE
    return not word and person.name not in PLACES and person.name[-1] not in _NO_END
