"""Manuscripts as they are handed in, which say what their lines are: 标题：…, 副题：…, and the desk's own fields."""

from collections.abc import Sequence
from typing import NamedTuple

from zx_convert.document.elements import Element
from zx_convert.repair.recognise.bylines import whole_byline
from zx_convert.repair.recognise.words import one_of
from zx_convert.repair.weights import CAPTION, DECK, HEADLINE, KICKER, SUBHEAD
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

# The type of a label as page furniture.
LABEL = "label"
_WORDS = {
    KICKER: "引题 引題 肩题 肩題 眉题 眉題 栏题 欄題 引标题",
    HEADLINE: "标题 標題 正题 正題 主标题 主標題 文章标题 稿件标题",
    DECK: "副题 副題 副标题 副標題 副标 子题",
    SUBHEAD: "小标题 小標題",
    CAPTION: "图说 圖說 图片说明 圖片說明 照片说明 照片說明",
}
# What only those who make the paper need to know.
_OF_DESK = """
稿号 稿件编号 稿件类型 稿件来源 稿源 栏目 栏目名称 版面 版位 拟用版面 拟发版面 见报版面 见报日期 字数 总字数 篇幅
一审 二审 三审 初审 复审 终审 审稿 审稿人 审核 签发 签发人 编审 收稿 收稿人 收稿时间 来稿时间 交稿时间 发稿时间
来稿邮箱 来稿单位 编辑批注 编辑意见 批注 审稿意见 审核意见 责编意见
"""
_COLON = "\\s*[:：]\\s*"
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_LABELS = one_of(" ".join(_WORDS.values()))
_FIELD = regex(f"(?:(?P<word>{_LABELS})\\s*[:：]|[【\\[](?P<boxed>{_LABELS})[】\\]][:：]?)\\s*(?=\\S)")
_DESK = regex(f"(?:{one_of(_OF_DESK)}){_COLON}|[【\\[]{one_of(_OF_DESK)}[】\\]]|共\\s*[0-9０-９]+\\s*篇(?:\\s|$)")
_AUTHOR = regex(f"(?:作者|记者|記者|撰文|撰稿|采写|採寫){_COLON}")
_SENTENCE_ENDS = frozenset("。；;.")
# The fields of one manuscript stand together.
_NEAR = 5
_LONGEST = 80


class Field(NamedTuple):
    """What a line says it is (a label of the lattice, or "" for a field of the desk's), and where its value begins."""

    kind: str
    start: int


def fields(texts: Sequence[str]) -> dict[int, Field]:
    """The fields of manuscripts among lines, by place; none where nothing but a title is named.

    >>> fields(["稿号：11", "标题：春耕正忙", "副题：——县里的早晨", "清晨，田里有人。"])[1]
    Field(kind='headline', start=3)
    >>> fields(["标题：不超过二十字。", "清晨，田里有人。"])
    {}
    """
    found = {place: field for place, text in enumerate(texts) if (field := _field(text)) is not None}
    titles = [place for place, field in found.items() if field.kind == HEADLINE]
    if not any(_has_company(texts, found, place) for place in titles):
        return {}
    return found


def _field(text: str) -> Field | None:
    labelled = _FIELD.match(text)
    if labelled is None:
        return Field("", 0) if _DESK.match(text) else None
    kind = _KINDS[labelled["word"] or labelled["boxed"]]
    is_heading = kind != CAPTION and len(text) <= _LONGEST and text[-1] not in _SENTENCE_ENDS
    return Field(kind, labelled.end()) if is_heading or kind == CAPTION else None


def _has_company(texts: Sequence[str], found: dict[int, Field], title: int) -> bool:
    """Whether another field stands beside a title, or who wrote it does."""
    near = [place for place in range(max(0, title - _NEAR), min(len(texts), title + _NEAR + 1)) if place != title]
    if any(place in found and found[place].kind not in (HEADLINE, CAPTION) for place in near):
        return True
    return any(_AUTHOR.match(texts[place]) and whole_byline(texts[place]) for place in near)


def declared(block: Element) -> str:
    """What the label that was set aside at the beginning of a block says that it is, "" without one."""
    if not len(block) or block.text:
        return ""
    first = block[0]
    if first.tag != "furniture" or first.get("type") != LABEL:
        return ""
    return _KINDS.get(half(first.text or "").strip("【】[]: \u3000"), "")
