"""Texts that say what their lines are: manuscripts (稿号：…, 标题：…) and records of databases (【题名】…)."""

from collections.abc import Sequence
from typing import NamedTuple

from zx_convert.document.elements import Element
from zx_convert.repair.recognise.bylines import whole_byline
from zx_convert.repair.recognise.mastheads import is_section
from zx_convert.repair.recognise.words import one_of
from zx_convert.repair.weights import CAPTION, DECK, HEADLINE, KICKER, SUBHEAD
from zx_convert.text.characters import half
from zx_convert.text.patterns import regex

# The type of a label as page furniture.
LABEL = "label"
_WORDS = {
    KICKER: "引题 引題 肩题 肩題 眉题 眉題 栏题 欄題 引标题 引题名 专栏",
    HEADLINE: "标题 標題 正题 正題 主标题 主標題 文章标题 稿件标题 题名 題名 正题名 篇名 文章题名",
    DECK: "副题 副題 副标题 副標題 副标 子题 副题名",
    SUBHEAD: "小标题 小標題",
    CAPTION: "图说 圖說 图片说明 圖片說明 照片说明 照片說明",
}
# What only those who make the paper need to know.
_OF_DESK = """
稿号 稿件编号 稿件类型 稿件来源 稿源 栏目 栏目名称 版面 版位 拟用版面 拟发版面 见报版面 见报日期 字数 总字数 篇幅
一审 二审 三审 初审 复审 终审 审稿 审稿人 审核 签发 签发人 编审 收稿 收稿人 收稿时间 来稿时间 交稿时间 发稿时间
来稿邮箱 来稿单位 编辑批注 编辑意见 批注 审稿意见 审核意见 责编意见
"""
# What records of databases and of digital papers have, and what only they have.
_OF_RECORDS = """
日期 来源 关键词 主题词 摘要 分类 年份 分类号 语种 页码 期号 作者单位 发表日期 出版日期 版次 版名 版别 报纸名称 报纸日期
报名 报刊名称 体裁 文体 文献类型 索取号 存档号
"""
_ONLY_OF_RECORDS = "版次 版名 报纸名称 报纸日期 报刊名称 体裁 文献类型"
# What a record is parted from others by: 记录 1 / 8, ------.
_PARTS_RECORDS = regex(
    r"(?:第\s*)?(?:记录|記錄|文献|文獻|检索结果)\s*[0-9]+\s*(?:条|篇)?(?:\s*/\s*(?:共\s*)?[0-9]+\s*(?:条|篇)?)?"
    r"|\S{2,16}(?:数据库|資料庫|检索系统)(?:\([^()]{2,8}\))?"
)
# What stands above and below all records.
_OF_SEARCH = regex(
    "(?:检索式|检索条件|检索词|导出格式|导出时间|命中(?:记录)?|已选|数据库)\\s*:"
    "|[声聲]明\\s*:\\s*本(?:数据库|資料庫|库|系统)"
)
_COLON = "\\s*[:：]\\s*"
_KINDS = {word: kind for kind, words in _WORDS.items() for word in words.split()}
# The name of a column is its kicker where that is no section.
_KINDS |= dict.fromkeys(("栏目", "欄目"), KICKER)
_LABELS = one_of(" ".join(_WORDS.values()))
_EMPTY = regex(
    f"(?:{_LABELS}|作者){_COLON}|[【\\[](?:{_LABELS}|作者|记者)[】\\]]\\s*[:：]?\\s*|作者{_COLON}(?:佚名|不详|无|匿名)\\s*"
)
_FIELD = regex(f"(?:(?P<word>{_LABELS})\\s*[:：]|[【\\[](?P<boxed>{_LABELS})[】\\]][:：]?)\\s*(?=\\S)")
# 栏目：民生回访; but 栏目：要闻 is the section of the page.
_COLUMN = regex(f"(?:栏目|欄目){_COLON}(?P<name>[\\w·•“”]{{3,16}})\\s*")
_DESK = regex(f"(?:{one_of(_OF_DESK)}){_COLON}|[【\\[]{one_of(_OF_DESK)}[】\\]]|共\\s*[0-9０-９]+\\s*篇(?:\\s|$)")
# The text may follow its label on the line: 正文：春耕….
_TEXT = regex(f"(?:正文|全文){_COLON}|[【\\[](?:正文|全文)[】\\]][:：]?\\s*")
_RECORD = regex(f"(?:{one_of(_OF_RECORDS)}){_COLON}|[【\\[]{one_of(_OF_RECORDS)}[】\\]]")
_ONLY_RECORD = regex(f"(?:{one_of(_ONLY_OF_RECORDS)}){_COLON}|[【\\[](?:{one_of(_ONLY_OF_RECORDS)}|题名|題名)[】\\]]")
# These tell what a text that is to be sent in must have.
_ASKS = regex("(?:征[文稿]|寻人|寻物|招聘|招领)[启啟]?[事示]?")
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
    """The fields of manuscripts and records among lines, by place; none where nothing but a title is named.

    >>> fields(["稿号：11", "标题：春耕正忙", "副题：——县里的早晨", "清晨，田里有人。"])[1]
    Field(kind='headline', start=3)
    >>> fields(["标题：不超过二十字。", "清晨，田里有人。"])
    {}
    """
    of_records = any(map(_ONLY_RECORD.match, texts)) and not any(_ASKS.fullmatch(text.strip()) for text in texts)
    found = {place: field for place, text in enumerate(texts) if (field := _field(text, of_records)) is not None}
    titles = [place for place, field in found.items() if field.kind == HEADLINE]
    if not any(_has_company(texts, found, place) for place in titles):
        return {}
    for place in [place for place, field in found.items() if field.kind == KICKER and _COLUMN.fullmatch(texts[place])]:
        if place + 1 not in found or not found[place + 1].kind:  # 栏目：…, not right above a title
            found[place] = Field("", 0)
    return _beside_others(found, texts) if of_records else found


def _beside_others(found: dict[int, Field], texts: Sequence[str]) -> dict[int, Field]:
    """The fields of records that stand with others of which one is a title: 日期：… of a notice is its own."""
    kept: dict[int, Field] = {}
    group: list[int] = []
    for place in [*found, len(texts) + _BESIDE]:
        if group and place - group[-1] > _BESIDE:
            titled = len(group) > _BESIDE or any(found[at].kind == HEADLINE for at in group)
            kept.update({at: found[at] for at in group if titled or not _RECORD.match(texts[at])})
            group = []
        group.append(place)
    return kept


# Between the fields of a record stands who wrote it, and no more.
_BESIDE = 2


def _field(text: str, of_records: bool) -> Field | None:
    labelled = _FIELD.match(text)
    column = _COLUMN.fullmatch(text) if labelled is None else None
    if column and not (is_section(column["name"]) or column["name"].endswith(("新闻", "要闻"))):
        return Field(KICKER, column.start("name"))
    if labelled is None:
        opened = _TEXT.match(text)
        if opened:
            return Field("text" if opened.end() < len(text) else "", opened.end())
        own = _DESK.match(text) or _EMPTY.fullmatch(text) or (of_records and _is_of_record(text))
        return Field("", 0) if own else None
    kind = _KINDS[labelled["word"] or labelled["boxed"]]
    is_heading = kind != CAPTION and len(text) <= _LONGEST and text[-1] not in _SENTENCE_ENDS
    return Field(kind, labelled.end()) if is_heading or kind == CAPTION else None


def _is_of_record(text: str) -> bool:
    line = half(text).strip()
    if _PARTS_RECORDS.fullmatch(line) or _OF_SEARCH.match(line):
        return True
    return _RECORD.match(text) is not None and (text[-1] not in _SENTENCE_ENDS or "摘要" in text[:3])


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


def in_stack(above: str, below: str) -> str:
    """What the lower of two lines is that say what they are: 肩题 below 题名, as in records, has a deck's place."""
    return DECK if below == KICKER and above in (HEADLINE, DECK) else below
