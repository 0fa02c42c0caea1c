"""Typewriter marks in Han text: straight quotation marks in pairs, and full stops of one dot."""

from zx_convert.repair.recognise.given import TRANSLITERATION
from zx_convert.text.characters import HAN, LETTER
from zx_convert.text.patterns import regex

_HAN = regex(LETTER)
_BESIDE = regex(f"[{HAN}，。、；：？！…—《》〈〉「」『』【】（）“”‘’,;:?!()]")
_STRAIGHT = regex("[\"']")
# What paths, variables and markup have, and names and abbreviations have not.
_CODE = regex(r"[/\\~_$=<>{}|*@#]")
_LATIN = regex("[A-Za-z0-9]")
_CURLY = {'"': "“”", "'": "‘’"}
# The dot behind a numeral that opens a line numbers what follows: 一.概述.
_NUMBERED = regex("(?:^|[\n\r])[一二三四五六七八九十百]{1,3}\\.")
_DOT = regex(rf"(?:(?<={LETTER})|(?<=[%％㎡℃]))[”’」』）)》\"']{{0,3}}(\.)(?!\.)")
_AT_END = regex(r"\s*$|\s|[”’」』）)\"']")
_LEAST = 4  # characters beside a dot that parts sentences


def straight_quotes(text: str) -> list[tuple[int, str]]:
    """Where a straight quotation mark of Han text stands, and the curly one for it (GB/T 15834-2011, 4.8).

    Nothing where they do not pair, in Latin sentences and code, and for feet and minutes.

    >>> [new for _, new in straight_quotes('他说:"要看\\'人心\\'。"')]
    ['“', '‘', '’', '”']
    >>> straight_quotes('He said, "Hello." 5"管, class="好"'), straight_quotes("don't说'不'")
    ([], [(6, '‘'), (8, '’')])
    >>> straight_quotes('“人工省三成。"'), straight_quotes('"人工省三成。”')
    ([(7, '”')], [(0, '“')])
    """
    found: list[tuple[int, str]] = []
    for mark, curly in _CURLY.items():
        if mark not in text:
            continue
        places = _places(text, mark)
        halves = _other_halves(text, places, curly)
        found += halves
        if halves:
            continue
        if len(places) % 2:
            places, alone = _without_odd_one(text, places, curly)
            found += alone
        for first, last in zip(places[::2], places[1::2], strict=True):
            if _is_han_quotation(text, first, last):
                found += [(first, curly[0]), (last, curly[1])]
    return sorted(found)


def _places(text: str, mark: str) -> list[int]:
    """Where the mark stands, but as an apostrophe or, with no quotation open, behind a figure (feet, inches)."""
    places: list[int] = []
    for at in (match.start() for match in _STRAIGHT.finditer(text) if match[0] == mark):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        apostrophe = mark == "'" and _LATIN.match(before) and _LATIN.match(after)
        measure = len(places) % 2 == 0 and before.isascii() and before.isdigit()
        if not (apostrophe or measure):
            places.append(at)
    return places


def _other_halves(text: str, places: list[int], curly: str) -> list[tuple[int, str]]:
    """What each straight mark stands for where they are the other halves of curly ones: “人工省三成。\"."""
    unclosed = text.count(curly[0]) - text.count(curly[1])
    if not unclosed or abs(unclosed) != len(places):
        return []
    if unclosed > 0:
        fits = all(text.rfind(curly[0], 0, at) > text.rfind(curly[1], 0, at) for at in places)
        return [(at, curly[1]) for at in places] if fits else []
    fits = all(
        text.find(curly[1], at) >= 0 and not 0 <= text.find(curly[0], at) < text.find(curly[1], at) for at in places
    )
    return [(at, curly[0]) for at in places] if fits else []


def _without_odd_one(text: str, places: list[int], curly: str) -> tuple[list[int], list[tuple[int, str]]]:
    """The marks that pair, and the one that does not: its partner stands in another paragraph, or has been cut off.

    The last one opens what the next paragraph goes on with, or the first one ends what the one before began.
    """
    first, last = places[0], places[-1]
    if (not last or text[last - 1] in _BEFORE_SPEECH) and _HAN.match(text, last + 1):
        return places[:-1], [(last, curly[0])]
    if text[first - 1 : first] in _SENTENCE_ENDS and (first + 1 == len(text) or _SAYS.match(text, first + 1)):
        return places[1:], [(first, curly[1])]
    return [], []


_BEFORE_SPEECH, _SENTENCE_ENDS = frozenset("：:，,—（("), frozenset("。！？!?…，,")
# …走吧。"他说: who says what has been quoted.
_SAYS = regex(f"(?![^，。,]*[我你您咱]){LETTER}{{1,8}}(?:说|說|道|问|問|答|表示|告诉|告訴|笑|喊|叫|讲|講)|[，。,]")


def _is_han_quotation(text: str, first: int, last: int) -> bool:
    inside = text[first + 1 : last]
    if not inside.strip() or inside[0].isspace() or inside[-1].isspace() or text[first - 1 : first] == "=":
        return False
    if _HAN.search(inside):
        return True
    if _CODE.search(inside):
        return False
    return bool(_BESIDE.match(text[first - 1 : first] if first else "") or _BESIDE.match(text, last + 1)) and (
        _HAN.search(text[max(0, first - 2) : first]) is not None or _HAN.match(text, last + 1) is not None
    )


def stops(text: str) -> list[int]:
    """Where a dot ends a sentence of Han text: at the end, before white space, a closing mark or another sentence.

    Not behind a number that opens a line, nor between the parts of a foreign name (卡尔.马克思).

    >>> stops("水是命脉."), stops("风来了.他说走吧。"), stops("一.概述"), stops("卡尔.马克思")
    ([4], [3], [], [])
    """
    if "." not in text:
        return []
    numbered = {match.end() - 1 for match in _NUMBERED.finditer(text)}
    found = [match.start(1) for match in _DOT.finditer(text) if match.start(1) not in numbered]
    return [at for at in found if _AT_END.match(text, at + 1) or _parts_sentences(text, at)]


def _parts_sentences(text: str, at: int) -> bool:
    before, after = text[max(0, at - 2) : at], text[at + 1 : at + 3]
    if not _BESIDE.match(after) or len(before) + len(after) < _LEAST:
        return False
    return not TRANSLITERATION.issuperset(before + after)
