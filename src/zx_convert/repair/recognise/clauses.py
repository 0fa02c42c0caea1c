"""Whether a line is part of a sentence, or cut in the middle of one, by the small words sentences are made with."""

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .words import one_of

# Characters that stand before something: no sentence, headline or name ends in them.
_NEVER_LAST = frozenset("的了和在是与與为為对對将將把被及以从從之于於使由向让讓就也都不并並而或给給")
# Characters that stand after something.
_NEVER_FIRST = frozenset("的了们們着著过過地得之性化者")
_UNITS = frozenset(
    "年月日时時点點分秒个個名人位元万萬亿億千百余餘多次件项項条條家户戶亩畝吨噸斤米里平公岁歲届屆级級％%倍"
    "支块塊座辆輛艘隻匹册冊幅棵株幢栋棟"
)
_POINT = regex("[，,。；;]")
# Headlines make do without most of these.
_PARTICLES = "的在了和是也将对这都我们他着就而把被那她很但并还還將已"  # frequent ones first
_OPENERS = """
据 據 根据 根據 由于 由於 为了 為了 随着 隨著 此外 其中 因此 因为 因為 但 而 如果 虽然 雖然 对于 對於 通过 通過 目前
近日 日前 今年 去年 昨天 今天 昨日 今日 在 自 从 從 当 當 同时 同時 另外 如今 现在 現在 记者 記者 他 她 我 这 這
又讯 又訊
"""
# 业内人士提醒，, 市交通局负责人介绍，: with a colon headlines open so too.
_SAYS = (
    f"{LETTER}{{0,10}}(?:人士|[专專]家|[学學]者|[负負][责責]人|[医醫]生|律[师師]|警方|部[门門]|研究[人员者]{{1,2}}|工作人[员員]|[们們]|[记記]者|委[员員]|代表)"
    f"{LETTER}{{0,6}}?(?:提醒|表示|[认認][为為]|介[绍紹]|指出|坦言|透露|建[议議]|呼[吁籲]|告[诉訴][记記]者|[说說])[，,]"
)
_OPENER = regex(f"{one_of(_OPENERS)}|{_SAYS}")
_REPORTED = regex(
    f"{_SAYS}|据(?!理|点)|據(?!理|點)|又讯|又訊|另据|另據|(?:此外|其中|因此|日前|近日|目前|同时|同時|另外)[,，]"
)


def ends_in_function_word(text: str) -> bool:
    """Whether a text ends in a character that something has to follow (的, 和, 在)."""
    return text[-1] in _NEVER_LAST


def starts_in_function_word(text: str) -> bool:
    """Whether a text starts with a character that belongs to what stands before (们, 性, 者)."""
    return text[0] in _NEVER_FIRST


def starts_in_unit(text: str) -> bool:
    """Whether a text starts with a unit that a number may stand before (年, 万, %)."""
    return text[0] in _UNITS


def has_particles(text: str) -> bool:
    """Whether a text has two or more of the words that sentences have and headlines leave out."""
    found = 0
    for particle in _PARTICLES:
        found += particle in text
        if found == 2:
            return True
    return False


def is_pointed(text: str) -> bool:
    """Whether a text has a mark that parts or ends clauses, as prose has."""
    return _POINT.search(text) is not None


def opens_a_clause(text: str) -> bool:
    """Whether a text opens as a sentence does and a headline does not (据…, 由于…, 记者…)."""
    return _OPENER.match(text) is not None


def opens_a_report(text: str) -> bool:
    """Whether a text opens as sentences of a story do and no headline does (据介绍, 又讯, 此外，)."""
    return _REPORTED.match(text) is not None
