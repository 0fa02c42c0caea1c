"""The character sets that the bundled fonts are measured against, as sets of Unicode scalar values."""

import bz2
import codecs
import unicodedata
from functools import cache
from pathlib import Path

STANDARD_SIZE = 8105
"""Number of characters in 通用规范汉字表 (2013)."""

_HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00), range(0x20000, 0x40000))


def is_han(character: int) -> bool:
    """Whether a code point lies in a block of Han ideographs (unified or compatibility)."""
    return any(character in block for block in _HAN)


def is_private(character: int) -> bool:
    """Whether a code point has no agreed meaning: private use, or a noncharacter."""
    return 0xE000 <= character < 0xF900 or character >= 0xF0000 or character & 0xFFFE == 0xFFFE


@cache
def encodable(encoding: str) -> frozenset[int]:
    """Give every graphic character that Python's codec of this name can write, private use left out."""
    encode = codecs.getencoder(encoding)
    found = set()
    for character in range(0x30000):
        try:
            encode(chr(character))
        except UnicodeEncodeError:
            continue
        if unicodedata.category(chr(character)) != "Cc" and not is_private(character):
            found.add(character)
    return frozenset(found)


def standard(unicode_data: Path) -> frozenset[int]:
    """Read the characters of 通用规范汉字表 from the field kTGH of the Unihan database (UAX #38).

    `unicode_data` is the unpacked Debian package. Raises ValueError if the list is not complete.
    """
    table = next(unicode_data.rglob("Unihan_OtherMappings.txt.bz2"))
    with bz2.open(table, "rt", encoding="utf-8") as lines:
        fields = (line.split("\t") for line in lines if not line.startswith("#"))
        found = frozenset(int(field[0][2:], 16) for field in fields if len(field) == 3 and field[1] == "kTGH")
    if len(found) != STANDARD_SIZE:
        raise ValueError(f"{table} lists {len(found)} characters of 通用规范汉字表 instead of {STANDARD_SIZE}")
    return found


def coverage(characters: frozenset[int], standard_list: frozenset[int]) -> dict[str, dict[str, int] | int]:
    """Count for the manifest: all characters, all Han, and how much of each character set is there."""
    gbk = encodable("gbk")
    sets = {
        "gbk": gbk,
        # The 20,902 ideographs of Unicode 1.1, all of which GBK took over.
        "gbk_han": gbk & frozenset(range(0x4E00, 0x9FA6)),
        "standard": standard_list,
        "big5": encodable("big5") | encodable("cp950"),
        "big5hkscs": encodable("big5hkscs"),
    }
    counts: dict[str, dict[str, int] | int] = {
        "characters": len(characters),
        "han": sum(map(is_han, characters)),
    }
    return counts | {name: {"has": len(wanted & characters), "of": len(wanted)} for name, wanted in sets.items()}
