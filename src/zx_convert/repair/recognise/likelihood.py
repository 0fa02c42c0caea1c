"""How likely a string is a name, by surname, length and characters: costs in powers of ten, lower is surer."""

from itertools import pairwise

from zx_convert.text.bonds import TIGHT, bond
from zx_convert.text.patterns import regex

from .alphabet import DOTS
from .given import FREQUENT_GIVEN, GIVEN, NAME_ELEMENTS, NAME_SYLLABLES, TRANSLITERATION
from .places import PLACES
from .stopwords import COMMON_WORDS, NAME_LIKE, NOT_IN_NAMES, PROSE, is_word
from .surnames import COMMON_COMPOUNDS, COMPOUND_LENGTHS, COMPOUND_SURNAMES, SURNAMES
from .words import one_of

_NO_END_OF_NAMES = frozenset("社馆館网網报報讯訊电電省市县縣区區乡鄉局厅廳室部办辦组組族奖獎注註")
ENDS_OF_BODIES = frozenset("社处處委团團局厅廳室部办辦组組")
_RARE = -2.7
_NONE = float("-inf")

# 李先生, 王某: how a person is spoken of, not how one signs.
_TITLES = """
先生 女士 小姐 太太 老师 老師 师傅 師傅 同志 大爷 大爺 大妈 大媽 大娘 大姐 大哥 大叔 阿姨 叔叔 奶奶 爷爷 爺爺 婆婆 某
主任 书记 書記 市长 市長 县长 縣長 局长 局長 院长 院長 校长 校長 教授 医生 醫生 医师 律师 律師 总 总经理 经理 主席
队长 村长 区长 镇长 所长 站长 部长 工
"""
_TITLE = regex(f"{one_of(_TITLES)}$")
_OFFICES = tuple(word for word in (*_TITLES.split(), "委员", "委員", "代表") if len(word) > 1)


# What a name begins with where nothing else promises one.
NAME_OPENERS = frozenset(name[0] for name in (*SURNAMES, *COMPOUND_SURNAMES, *NAME_ELEMENTS))

WORD = 3.0  # what being a word costs a name
PROMISED_WORD = 1.8  # the same for a word that begins with a surname and stands where a role promises a name


def surname_length(name: str) -> int:
    """How many characters at the beginning are a surname; 0 where none is."""
    for length in COMPOUND_LENGTHS:
        if length < len(name) and name[:length] in COMPOUND_SURNAMES:
            return length
    return 1 if name[0] in SURNAMES else 0


def cost_of_form(name: str, surname: int) -> float:
    """How unlikely a name is by its surname, length and given characters, in powers of ten."""
    options = [float("inf")]
    size = len(name)
    if surname > 1 and size - surname <= 2:
        rarity = 2.3 if name[:surname] in COMMON_COMPOUNDS else 3.2
        options.append(rarity + (0.4 if size - surname == 1 else 0.1) + 0.6 * unusual(name[surname:]))
    if name[0] in SURNAMES and size <= 3:
        options.append(-SURNAMES[name[0]] + (0.6 if size == 2 else 0.1) + 0.6 * unusual(name[1:]))
    if size == 4 and SURNAMES.get(name[0], -9) > -3 and SURNAMES.get(name[1], -9) > -3:  # two surnames, as of a wife
        options.append(-SURNAMES[name[0]] + 3.5 + 0.6 * unusual(name[2:]))
    if size == 4 and (_is_foreign(name) or (name[:2] in NAME_ELEMENTS and not _are_two(name))):
        options.append(4.0)
    if _of_elements(name):
        options.append(2.6 if size > 2 else 3.2)
    return min(options)


def cost_alone(name: str) -> float:
    """How unlikely a name is that stands between marks or spaces where one is promised, whatever it begins with."""
    foreign = not NAME_ELEMENTS.isdisjoint((name[:2], name[:3], name[-2:], name[-3:]))
    if len(name) >= 4 and _is_foreign(name):
        return 3.6
    if len(name) == 4 and not _are_two(name) and sum(map(TRANSLITERATION.__contains__, name)) >= 3:
        return 4.5 + 0.3 * unusual(name)  # 阿加果果
    if len(name) > (6 if foreign else 3):
        return float("inf")
    return 4.5 + 0.65 * unusual(name)


def _are_two(name: str) -> bool:
    """Whether four characters may be two names: one half begins with a common surname (若愚肖荻)."""
    return max(SURNAMES.get(name[0], _NONE), SURNAMES.get(name[2], _NONE)) >= _RARE


def _is_foreign(name: str) -> bool:
    """Whether a name has an element of Tibetan, Mongolian and other names at an edge, and characters of such names."""
    edges = (name[:2], name[:3], name[-2:], name[-3:])
    return not NAME_ELEMENTS.isdisjoint(edges) and TRANSLITERATION.issuperset(name)


def _of_elements(name: str) -> bool:
    """True for names of one to three elements of Tibetan, Mongolian and other names: 扎西, 索朗罗布, 尼玛措."""
    if name[:2] not in NAME_ELEMENTS and name[:3] not in NAME_ELEMENTS:
        return False
    reached = {0}
    for at in range(len(name)):
        if at in reached:
            reached.update(at + size for size in (2, 3) if name[at : at + size] in NAME_ELEMENTS)
    return len(name) in reached or (len(name) - 1 in reached and len(name) == 3 and name[-1] in NAME_SYLLABLES)


def unusual(given: str) -> float:
    """How little the characters look like a given name: a rare one speaks for a name, one of common prose against."""
    return sum(0.0 if c in FREQUENT_GIVEN else 0.5 if c in GIVEN else 1.6 if c in PROSE else 0.8 for c in given)


def cost_of_words(name: str) -> float:
    """What speaks against a name: it is a word, a place, a title or an organ, or made of words."""
    if len(name) <= 4 and _TITLE.search(name, 1):
        return 6.0
    if len(name) == 2 and name[1] == "家":  # 余家提供
        return 1.8
    if name[-1] == "社" and len(name) == 3 and name[0] in SURNAMES:  # 王建社
        return 1.8
    if len(name) == 3 and name[-1] in ENDS_OF_BODIES:  # 保卫处, 观鸟社
        return 8.0
    if name[-1] in _NO_END_OF_NAMES or (name in PLACES and name not in NAME_LIKE):
        return 5.0
    if is_word(name):
        return WORD
    if name in COMMON_WORDS:
        return 1.5
    if len(name) > 3 and name[:2] in COMMON_WORDS and name[2:] in COMMON_WORDS:
        return 6.0
    return 1.5 * (name[:2] in COMMON_WORDS) + 1.0 * (name[-2:] in COMMON_WORDS)


def cost_of_padded_words(name: str) -> float:
    """The same where spaces pad the name: few words are set so (文 明)."""
    return 1.5 * (name in COMMON_WORDS and name not in NAME_LIKE)


def reads_as_word(name: str) -> bool:
    """Whether the characters are oftener neighbours in prose than chance has it, and no common surname opens them.

    Where names stand alone, words in brackets (完毕, 三十) look like them. Real names are among the counts too, so
    a common surname outweighs them.
    """
    surname = SURNAMES.get(name[0], float("-inf"))
    bonds = {bond(a, b) for a, b in pairwise(name)}
    nickname = len(name) == 2 and name[0] in "小老阿" and name[1] in SURNAMES
    if len(name) > 3 or surname >= _RARE or nickname:
        return False
    return not bonds.isdisjoint(TIGHT) or (len(name) == 2 and "likely" in bonds and name[0] not in SURNAMES)


def cost_of_dotted(name: str) -> float:
    """Names of other peoples are written with a few hundred characters: 艾山, 穆罕默德; prose with a dot is not."""
    if name.endswith(_OFFICES):  # 古丽·艾山委员 speaks below
        return float("inf")
    han = [character for character in name if character not in DOTS]
    foreign = sum(character in TRANSLITERATION or character.isascii() for character in han)
    prose = not NOT_IN_NAMES.isdisjoint(name)
    return 0.5 + 7.0 * (1 - foreign / len(han)) + 9.0 * prose
