"""What where a line stands tells of its being furniture: at an edge of the text, beside furniture, in mid-sentence."""

from zx_convert.repair.recognise.furniture import UNSURE, Furniture
from zx_convert.repair.recognise.mastheads import is_section
from zx_convert.text.characters import LETTER, half
from zx_convert.text.patterns import regex

from .lines import HEAD, LEAST_PROSE, LONGEST_SECTION, OF_HEADS, OF_PAPER, PAGE_NUMBER, Found, is_ended, least_prose

# What tells that a line is furniture: its form alone, or where it stands. The latter are named as evidence.
FORM, IN_HEAD, BELOW, EDGE, BESIDE, CUT = (
    "form", "furniture:head", "furniture:below", "furniture:edge", "furniture:beside", "furniture:cut",
)  # fmt: skip
EVIDENCE = (IN_HEAD, BELOW, EDGE, BESIDE, CUT)
# Lines at the end of a text that may be furniture, all of them.
_MOST_AT_END = 4
# Names of papers that are no 日报 or 晚报: 清溪新闻.
_NAMES_OF_PAPERS = (
    "新闻", "新聞", "简报", "簡報", "专报", "会刊", "文艺", "文藝", "文学", "文學", "周刊", "週刊", "文摘",
    "时讯", "资讯", "资訊", "副刊", "专刊", "專刊",
)  # fmt: skip


def choose(found: Found, texts: list[str]) -> list[str]:
    """What tells of each line that it is furniture, "" where it is none."""
    chosen: list[str] = []
    least = least_prose(texts)
    for place, kind in enumerate(found):
        tells = FORM
        if kind is None and all(chosen) and _is_section_in_head(found, texts, place):
            found[place] = kind = HEAD
            tells = IN_HEAD
        elif kind is None and _is_section_in_cut(found, chosen, texts, place, least):
            found[place] = kind = HEAD
            tells = CUT
        if kind is None:
            tells = ""
        elif kind.cert in UNSURE and tells == FORM:
            tells = _stands(found, chosen, texts, place, least)
        chosen.append(tells)
    return chosen


def _is_section_in_head(found: Found, texts: list[str], place: int) -> bool:
    """Whether a short line belongs to the head: 中原时报 / 教师成长 / 2019年5月22日 星期三; 【悦读】 / 3月10日 / B5."""
    text = texts[place]
    if place == len(found) - 1 or len(text) > LONGEST_SECTION:
        return False
    after = found[place + 1]
    if place == 0 and _BRACKETED.fullmatch(text):
        is_head = after is not None and after.type == "page-header" and any(map(str.isdigit, texts[1]))
        return is_head and len(found) > 2 and found[2] is not None
    if not text.replace("·", "").isalpha():
        return False
    if place == 0:
        names = is_section(text) or text.endswith(_NAMES_OF_PAPERS) or text.startswith("今日")
        is_head = after is not None and (
            after.type == "page-number" or (after.type, after.cert) == ("page-header", "high")
        )
        return is_head and names
    before = found[place - 1]
    if before is None or before.type not in OF_PAPER:
        return False
    return is_section(text) or (after is not None and after.type in OF_PAPER | {"page-number"})


def _is_section_in_cut(found: Found, chosen: list[str], texts: list[str], place: int, least: int) -> bool:
    """Whether a section stands below a running head that cuts a sentence: …坐在灶台 / 云川日报 第2版 / 要闻."""
    before = found[place - 1] if place > 1 and chosen[place - 1] else None
    if before is None or before.type != "page-header" or not is_section(texts[place]):
        return False
    above = next((text for text, tells in zip(reversed(texts[:place]), reversed(chosen), strict=True) if not tells), "")
    return len(above) >= least and not is_ended(above)


# 【悦读】 above the day.
_BRACKETED = regex(f"【{LETTER}{{2,6}}】|〖{LETTER}{{2,6}}〗|\\[{LETTER}{{2,6}}\\]|〔{LETTER}{{2,6}}〕")


def _is_beside_sure(found: Found, place: int, step: int) -> bool:
    """Whether sure furniture stands on one side, with nothing between but a few lines of the same kind."""
    own = found[place]
    for at in range(place + step, place + step * (_MOST_BETWEEN + 1), step):
        other = found[at] if 0 <= at < len(found) else None
        if other is None or (other.cert != "high" and own is not None and other.type != own.type):
            return False
        if other.cert == "high":
            return True
    return False


def _is_cut_from_prose(found: Found, texts: list[str], place: int) -> bool:
    """Whether a figure is what a line end has left of a sentence, above a running head with a number of its own."""
    above, below = texts[place - 1], found[place + 1] if place + 1 < len(found) else None
    if found[place - 1] is not None or len(above) < LEAST_PROSE or is_ended(above):
        return False
    headed = below is not None and below.type == "page-header" and PAGE_NUMBER.search(texts[place + 1])
    return bool(headed) and half(texts[place]).strip() not in half(texts[place + 1])


# So many lines at most: a longer run of such lines is no furniture, and each of it would look along all of it.
_MOST_BETWEEN = 16


def _stands(found: Found, chosen: list[str], texts: list[str], place: int, least: int) -> str:
    """What tells that a line stands where furniture does: at an edge, beside furniture, or in mid-sentence.

    `least`: from how many characters on a line above may be prose that goes on.
    """
    kind = found[place]
    if kind is None:
        return ""
    before = found[place - 1] if place else None
    if kind.cert == "lowest" and kind.type == "links":
        return CUT if _cuts_a_sentence(texts, place, least) else ""
    if kind.cert == "lowest":  # 报名电话 of a notice; 联系电话 below 投稿邮箱
        return BELOW if before is not None and chosen[-1] and before.type in OF_PAPER | OF_HEADS else ""
    if place == 0 or _ends_the_text(found, place, kind):
        return EDGE if len(found) > 1 else ""
    if kind.type in OF_HEADS and all(chosen):
        return IN_HEAD
    if any(_is_beside_sure(found, place, step) for step in (-1, 1)):
        return "" if kind.type == "page-number" and _is_cut_from_prose(found, texts, place) else BESIDE
    if kind.type not in _MAY_CUT and not (kind.type == "page-header" and texts[place].isalpha()):
        return ""
    return CUT if _cuts_a_sentence(texts, place, least) else ""


def _ends_the_text(found: Found, place: int, kind: Furniture) -> bool:
    """Whether nothing but a few lines of furniture stands from here to the end, and this is not who signs a notice."""
    rest = [other.type if other else "" for other in found[place : place + _MOST_AT_END + 1]]
    if len(rest) > _MOST_AT_END or "" in rest:
        return False
    # Above what the next issue has a notice may end.
    return kind.type != "source" and not (kind.type in OF_HEADS and "contents" in rest)


def _cuts_a_sentence(texts: list[str], place: int, least: int) -> bool:
    """Whether prose stands above that has not ended; the last line of a piece whose lines are wrapped may be short."""
    above = texts[max(0, place - 2) : place]
    if not above or above[-1][-1:] in _HYPHENS:  # 23- / 25. of a reference
        return False
    long = len(above[-1]) >= least or (len(above[0]) >= least and not is_ended(above[0]))
    return long and not is_ended(above[-1])


_HYPHENS = frozenset("-–~～")
# What stands between the halves of a sentence, and elsewhere may be a line of the text.
_MAY_CUT = frozenset({"page-number", "links"})
