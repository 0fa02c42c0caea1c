"""The rules of Chinese line composition, as a table of classes and the regular expressions that they make.

Source: W3C, Requirements for Chinese Text Layout (CLREQ), named here by the anchors of its sections; GB/T 15834-2011,
"General rules for punctuation". Which rule says what:

    may not begin or end a line     #prohibition_rules_for_line_start_end, in three levels
    may not be parted               #prohibition_rules_for_unbreakable_marks
    share their blank halves        #h-adjustment_of_adjacent_punctuation_marks, GB/T 15834 5.1.2
    give up a half at line edges    #h-compression_of_punctuation_marks_at_line_start, GB/T 15834 5.1.10
    stand on half a square          GB/T 15834 5.1.7 (interpunct), 5.1.9 (solidus)
    may hang                        #hanging_punctuation_marks_at_line_end
    a space between scripts         #mixed_text_composition_in_horizontal_writing_mode
    where a line gives and takes    #procedures_for_inter-character_spacing_reduction, …_space_expansion

docs/typesetting.md goes through both standards clause by clause.
"""

from functools import cache
from typing import Literal
from unicodedata import category

from zx_convert.text.patterns import regex

EM = 1000
HALF = EM // 2
QUARTER = EM // 4
EIGHTH = EM // 8

Level = Literal["basic", "gb", "strict"]

# Every character has a class of one letter, a small one if it belongs to alphabets and their numbers.
OPENING, CLOSING, PAUSE, STOP, EXCLAMATION = "OCPFX"
INTERPUNCT, CONNECTOR, SOLIDUS, PREFIX, DASH, ELLIPSIS, SPACE, GLUE = "MNVYDESG"
HAN, LETTER, DIGIT, WIDE_DIGIT = "HldW"
IDEOGRAPHIC_SPACE = "\u3000"
_MEMBERS = {
    OPENING: "（《〈【『「〔〖［｛“‘〝",  # their left half is blank
    CLOSING: "）》〉】』」〕〗］｝”’〞",  # their right half is blank
    PAUSE: "，、；：",  # their right half is blank
    STOP: "。．",  # their right half is blank
    EXCLAMATION: "！？",  # their right half is blank in mainland fonts, and in no others
    INTERPUNCT: "·・‧",
    CONNECTOR: "‼⁇⁈⁉～〜－–‐‑％‰℃°′″々〻ー",  # connector marks, and suffixes of numbers
    SOLIDUS: "／",
    PREFIX: "￥＄￡＃＠№",
    DASH: "—―─⸺\U0010fffe\U0010ffff",
    ELLIPSIS: "…⋯",
    SPACE: " \u2002\u2003\u2009\u3000\t",
    GLUE: "\u00a0\u202f",
    DIGIT: "0123456789",
    WIDE_DIGIT: "０１２３４５６７８９",
    "o": "([{$£¥#@",  # opening marks of alphabets
    "c": ")]},.;:!?%",  # closing marks of alphabets
    "h": "-\u00ad",
    "b": "/&=_+|~\\*<>^",
    "q": "\"'`",
    # Superior and inferior letters and digits.
    LETTER: "⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₔₕₖₗₘₙₚₛₜ",
    # Signs of a number or formula, before it or inside it.
    "s": "±∓×÷∶≈≠≤≥≦≧∠√∆",
    "a": "\ufdd0",
    "e": "\ufdd1",
}  # fmt: skip
# What belongs to words and numbers of alphabets.
_WESTERN = LETTER + DIGIT + "ochbqsae"
# Addresses, whose lines end before a point and @ (class a), and behind a solidus, a hyphen and the like (class e):
# noncharacters stand for both. A mark of the sentence that follows belongs to none.
ADDRESS = regex(r"(?:https?://|www\.)[!-~]*[A-Za-z0-9/]|[A-Za-z0-9][\w.+-]*@[A-Za-z0-9.-]*[A-Za-z0-9]")
_IN_ADDRESSES = str.maketrans(dict.fromkeys(".@", "\ufdd0") | dict.fromkeys("/-_&=?#", "\ufdd1"))

# A closing quotation mark inside a word is an apostrophe.
APOSTROPHE = regex(r"(?<=[A-Za-z\u00c0-\u024f])’(?=[A-Za-z\u00c0-\u024f])")
# A number and its unit (#h-digits_and_their_prefix_and_suffix), or its groups of three: a space does not part them.
UNIT = regex(
    r"(?<=[0-9])[ \u2009](?=(?:[0-9]{3}|[kcmdnµμ]?m[²³23]?|[kmµμ]?g|[kmµ]?[lL]|[kMGT]?(?:W|Wh|Hz|B|b)"
    r"|[kM]?Pa|[kM]?J|[km]?[VA]|ha|t|s|min|h|d|km/h|m/s|ppm|dB|rpm|°C|℃|％|%)(?![A-Za-z0-9]))"
)
# A unit that is a ratio: its solidus does not part it.
_UNIT_NAME = "[A-Za-zµμ]{1,4}[²³23]?"
RATIO = regex(f"(?<=[0-9]){_UNIT_NAME}(?:/{_UNIT_NAME})+(?![A-Za-z0-9/])")
# 78.5%80.1%: a number ends behind its sign, though another follows.
PERCENT = regex("%(?=[0-9])")
# A point inside a number of full-width digits.
WIDE_POINT = regex("(?<=[０-９])．(?=[０-９])")
_LETTER_OR_DIGIT = regex(r"[^\W_]")
# Alphabets end here; what follows is symbols, then Han and its kin.
_LAST_ALPHABET = 0x2000


class _Classes(dict[int, str]):
    def __missing__(self, codepoint: int) -> str:
        char = chr(codepoint)
        if category(char) in ("Mn", "Me", "Cf"):
            # What shows nothing of its own goes with what it follows.
            found = CONNECTOR
        else:
            found = LETTER if codepoint < _LAST_ALPHABET and _LETTER_OR_DIGIT.match(char) else HAN
        self[codepoint] = found
        return found


_CLASS_OF = _Classes({ord(char): letter for letter, chars in _MEMBERS.items() for char in chars})


def classes(text: str) -> str:
    """Give the class of each character.

    >>> classes("（第3版）——A"), classes("长5 km")
    ('OHdHCDDl', 'HdGll')
    >>> classes("见www.a.cn/b。"), classes("见a-b@c.cn")
    ('HlllalallelF', 'Hlelalall')
    >>> classes("６．３米"), classes("5mg/m³")
    ('WWWH', 'dlllll')
    >>> classes("PM₂.₅"), classes("比±5℃高")
    ('lllcl', 'HsdNH')
    """
    if "’" in text:
        text = APOSTROPHE.sub("'", text)
    if " " in text or "\u2009" in text:
        text = UNIT.sub("\u00a0", text)
    if "@" in text or "://" in text or "www." in text:
        text = ADDRESS.sub(lambda found: found[0].translate(_IN_ADDRESSES), text)
    if "%" in text:
        text = PERCENT.sub("\ufdd1", text)
    if "/" in text:
        text = RATIO.sub(lambda found: found[0].replace("/", "p"), text)
    if "．" in text:
        text = WIDE_POINT.sub("０", text)
    return text.translate(_CLASS_OF)


def seams(kinds: str) -> tuple[list[int], list[int]]:
    """Find where Han meets an alphabet, and the characters inside alphabets' words: indices before each gap.

    A space of a quarter of an em, which is no character, parts a letter or digit from Han, and a closing sign that
    belongs to a number (78%).

    >>> seams(classes("第3版，GDP增长7.5%左右"))
    ([0, 1, 6, 8, 12], [4, 5, 9, 10, 11])
    """
    between: list[int] = []
    inside: list[int] = []
    for match in WESTERN.finditer(kinds):
        start, end = match.span()
        if start and kinds[start - 1] == HAN and (kinds[start] in "ld" or kinds[start : start + 2] in ("sd", "sl")):
            between.append(start - 1)
        inside += range(start, end - 1)
        last = kinds[end - 1]
        closes = last in "ld" or (last == "c" and end - start > 1 and kinds[end - 2] in "ld")
        if closes and kinds[end : end + 1] == HAN:
            between.append(end - 1)
    return between, inside


@cache
def no_start(level: Level) -> str:
    """Classes that may not begin a line (#prohibition_rules_for_line_start_end).

    basic: pause and stop marks, closing marks, connectors, interpuncts, and the solidus;
    strict: dashes and ellipses too.
    """
    basic = PAUSE + STOP + EXCLAMATION + CLOSING + CONNECTOR + INTERPUNCT + SOLIDUS + GLUE + SPACE + "ch"
    return basic + (DASH + ELLIPSIS if level == "strict" else "")


@cache
def no_end(level: Level) -> str:
    """Classes that may not end a line: opening marks, prefixes of numbers; by GB/T 15834 and stricter the solidus."""
    return OPENING + PREFIX + GLUE + "o" + ("" if level == "basic" else SOLIDUS)


class Breaks(dict[str, bool]):
    """Whether a line may end between two characters, by their classes."""

    def __init__(self, level: Level) -> None:
        super().__init__()
        self._no_start, self._no_end = no_start(level), no_end(level)

    def __missing__(self, pair: str) -> bool:
        before, after = pair[0], pair[1]
        found = self[pair] = not (
            after in self._no_start
            or before in self._no_end
            # Two-em dashes and ellipses (#prohibition_rules_for_unbreakable_marks).
            or (before == after and after in DASH + ELLIPSIS)
            # A number of full-width digits and its unit (#h-digits_and_their_prefix_and_suffix).
            or (before == WIDE_DIGIT and after in WIDE_DIGIT + HAN + LETTER)
            or self._in_a_word(before, after)
        )
        return found

    @staticmethod
    def _in_a_word(before: str, after: str) -> bool:
        """Words and numbers of alphabets are not parted; after a hyphen or a sign between words they are."""
        if after == "q" or before == "q":
            return before != SPACE and after != SPACE
        if after == "s":
            # A number with a sign may follow one with a unit (1620℃±5℃).
            return before in LETTER + DIGIT + CONNECTOR + "os"
        if before == "s":
            return after in _WESTERN
        if after == "a":
            return before not in LETTER + DIGIT
        if before == "a" or after == "e":
            return before in _WESTERN
        if before in "hb":
            return after == DIGIT
        if after == "b":
            return before in _WESTERN
        return before in LETTER + DIGIT + "c" and after in LETTER + DIGIT + "o"


@cache
def breaks(level: Level) -> Breaks:
    """The table of one level."""
    return Breaks(level)


# Two marks whose blank halves meet: the first gives up half an em, and the opening mark stays close to what it opens
# (#h-adjustment_of_adjacent_punctuation_marks).
MEETING = regex(r"[CPFX](?=[COPFX])|O(?=O)")
# Two question or exclamation marks take one square together, three take two (GB/T 15834, 5.1.2): the second of two
# gives up half an em as well as the first.
DOUBLED = regex(r"(?<!X)X(X)(?![OCPFX])")
# Words, numbers and signs of alphabets: between their characters no justification is set.
WESTERN = regex(r"[a-zG]+")
# Nor is it in dashes, ellipses, marks that take one square together, and rows of spaces, nor beside connectors and the
# solidus (#procedures_for_inter-character_space_expansion).
RIGID = regex(r"D(?=D)|E(?=E)|S(?=S)|X(?=X)|[^S](?=[NV])|[NV](?=[^S])")
MAY_BE_RIGID = frozenset("DESXNV")
SPACES = regex(r"S+")
MARKS = regex(r"[OCPFX]")
SOLID = regex(r"[HWld]")
