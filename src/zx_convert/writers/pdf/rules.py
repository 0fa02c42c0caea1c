"""The rules of Chinese line layout as regular expressions over classes of characters.

Source: W3C, Requirements for Chinese Text Layout (CLREQ), 3.1.6 and 3.1.7, prohibition rules at the basic level, with
the solidus of GB/T 15834-2011 (5.1); the same standard for what marks and interpuncts measure.
"""

import re
from unicodedata import category

EM = 1000
HALF = EM // 2
QUARTER = EM // 4
EIGHTH = EM // 8
# From this width on a mark has a blank half that it can give up; fonts with narrower marks have none.
FULL = EM - EIGHTH

# Every character has a class of one letter.
_MEMBERS = {
    "O": "（《〈【『「〔〖［｛“‘〝",  # opening marks: their left half is blank
    "C": "）》〉】』」〕〗］｝”’〞",  # closing marks: their right half is blank
    "P": "，。、；：．",  # marks of pause and stop: their right half is blank
    "X": "！？",  # fill their square
    "M": "·・‧",  # interpuncts, half a square wide
    "N": "～〜％‰℃°′″々〻ー–‐‑",  # others that may not begin a line
    "V": "／",  # solidus: neither begins nor ends a line
    "Y": "￥＄￡＃＠№",  # may not end a line
    "D": "—―─⸺",
    "E": "…⋯",
    "S": " \u00a0\u2002\u2003\u2009\u202f\u3000\t",
    "d": "0123456789",
    "o": "([{$£¥#@",
    "c": ")]},.;:!?%",
    "h": "-\u00ad",
    "b": "/&=_+|~\\*<>^",
    "q": "\"'`",
}
# A closing quotation mark inside a word is an apostrophe.
APOSTROPHE = re.compile(r"(?<=[A-Za-z\u00c0-\u024f])’(?=[A-Za-z\u00c0-\u024f])")
_LETTER = re.compile(r"[^\W_]")
# Alphabets end here; what follows is symbols, then Han and its kin.
_LAST_ALPHABET = 0x2000


class _Classes(dict[int, str]):
    def __missing__(self, codepoint: int) -> str:
        char = chr(codepoint)
        if category(char) in ("Mn", "Me", "Cf"):
            found = "N"
        else:
            found = "L" if codepoint < _LAST_ALPHABET and _LETTER.match(char) else "H"
        self[codepoint] = found
        return found


_CLASS_OF = _Classes({ord(char): letter for letter, chars in _MEMBERS.items() for char in chars})

# Before which index no line may end: what follows may not begin one, what precedes may not end one, or both
# belong together (a word, a number, two halves of a dash).
UNBREAKABLE = re.compile(
    r"(?=[CPXMNVchbS])"
    r"|(?<=[OoYV])"
    r"|(?<=[Ldcq])(?=[Ldoq])|(?<=q)(?=[^S])|(?<=[^S])(?=q)"
    r"|(?<=h)(?=d)|(?<=d[b])(?=d)"
    r"|(?<=D)(?=D)|(?<=E)(?=E)"
)
# Two marks whose blank halves meet: the first gives up half an em.
MEETING = re.compile(r"[CP](?=[COP])|O(?=O)")
# Where Han meets an alphabet.
SEAM = re.compile(r"H(?=[Ld])|[Ld](?=H)|(?<=d)c(?=H)")
# Between these no justification is set: inside words, numbers, pairs.
RIGID = re.compile(r"[Ldchboq](?=[Ldchboq])|D(?=D)|E(?=E)")
SQUEEZABLE = re.compile(r"[OCP]")
INTERPUNCT = re.compile(r"M")
SPACES = re.compile(r"S+")
SOLID = re.compile(r"[HLd]")


def classes(text: str) -> str:
    """Give the class of each character.

    >>> classes("（第3版）——A")
    'OHdHCDDL'
    """
    return APOSTROPHE.sub("'", text).translate(_CLASS_OF)
