"""Running heads and lines of fields that the end of a line has cut."""

from collections import Counter

from zx_convert.repair.recognise.furniture import furniture
from zx_convert.repair.recognise.imprint import opens_with_label
from zx_convert.text.characters import half

from .lines import LONGEST_HEAD, OF_PAPER, SURE_HEAD, Found


def take_halves(found: Found, texts: list[str]) -> None:
    """A line of fields that a line end has cut: 新闻热线:0543-3210000 邮箱:ed / itor@example.com.

    Where its first part is furniture already, the second is only if furniture stands below.
    """
    width = _wrapped_at(texts)
    for place in range(len(texts) - 1):
        first, second = texts[place : place + 2]
        if width and (cut := _cut_head(found, texts, place, width)):
            found[place : place + len(cut)] = cut
            continue
        if not 8 < len(first) <= LONGEST_HEAD or len(second) > len(first):
            continue
        stands = found[place + 1] is None and place + 2 < len(found) and found[place + 2] is not None
        if found[place] and not (stands or second.startswith("@")):
            continue
        if not opens_with_label(half(first)) or (found[place] is None and furniture(first)):  # kept as text
            continue
        whole = furniture(first + second)
        if whole is not None and whole.cert == "high" and whole.type in OF_PAPER:
            found[place] = found[place + 1] = whole


_LEAST_FULL = 4
_SHORTEST_WORD = 4
_MOST_PIECES = 5


def _wrapped_at(texts: list[str]) -> int:
    """The width at which lines are cut, 0 if they are not: the longest length, which many lines have."""
    lengths = Counter(len(text) for text in texts)
    width = max(lengths, default=0)
    return width if 9 <= width <= 60 and lengths[width] >= max(_LEAST_FULL, len(texts) / 8) else 0


def _cut_head(found: Found, texts: list[str], place: int, width: int) -> Found:
    """What the lines are that a running head or fields too long for the width have been cut into; none for none."""
    if found[place] == SURE_HEAD and _is_a_word(texts[place + 1]):
        return []
    for stop in range(place + 1, min(place + _MOST_PIECES, len(texts))):
        if len(texts[stop - 1]) < width - 1:
            return []
        alone, last = found[stop], texts[stop]
        if alone is not None and alone.cert == "high" and alone.type != "page-number":
            return []
        whole = furniture("".join(texts[place : stop + 1])) if len(last) < width else None
        if whole is not None and whole.cert == "high" and whole.type in OF_PAPER:
            return [whole] * (stop + 1 - place)
    return []


def _is_a_word(text: str) -> bool:
    """Whether a line is a word by itself, such as names a column, and no piece of a field: 灯下漫笔, 【文旅新观察】."""
    bare = "".join(text.split()).strip("【】[]〔〕")
    return len(bare) >= _SHORTEST_WORD and bare.isalpha() and not bare.isascii()
