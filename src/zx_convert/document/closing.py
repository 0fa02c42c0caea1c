"""How an article closes: the note of its attachments, who signs it, and the day (GB/T 9704-2012, 7.3.4 and 7.3.5).

What the marks say comes first: a byline or dateline at the end of a text is a signature. Notices are signed by organs,
which are nobody's names and stand as paragraphs: there the day below tells.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, cast

from zx_convert.document.elements import Element
from zx_convert.document.layers import reading
from zx_convert.text.dates import DATE
from zx_convert.text.patterns import regex

Closing = Literal["attachment", "signature", "day"]
CLOSING: tuple[Closing, ...] = ("attachment", "signature", "day")

# What may follow a signature: notes in brackets (7.3.6), jump lines, who took the picture.
_BEHIND = frozenset({"note", "continuation", "credit"})
_SIGNED = frozenset({"p", "subhead", "byline"})
_LONGEST_NAME = 30
_LONGEST_ATTACHMENT = 100
_SENTENCE = regex("[。！？；，…!?;,]|[：:]$")
# What closes a letter or a notice above its signature.
_FORMULA = regex("特此|此[致复複令]|敬[礼禮祝启啟]|[顺順恭]?[祝颂頌]|以上|妥否|[编編]安|附[件：:]")
_IMPRINT = regex(
    "(?:抄\\s*[报報送]|主\\s*送|分\\s*送|发\\s*至)\\s*[：:]|.{2,40}\\s(?:[0-9〇○零一二三四五六七八九十]+[年月日]){3}\\s?(?:印发|印制|印)$|[（(]?共印.{1,8}份[）)]?$"
)
# Further signatures above the first: organs that sign together.
_ORGAN = regex(".+[局委办辦厅廳部处處会會府院校司社团團室组組所站队隊]")
_LABEL = "附件?\\s*[0-9０-９一二三四五六七八九十]{0,2}\\s*[：:]\\s*"
_NUMBER = "[0-9０-９]{1,2}\\s*[.．、]\\s*"
_WRITTEN = "(?:[写寫作草记記改])?"
# 2026年4月18日, 写于2026年4月, 二〇二六年三月一日于云川.
_DAY = regex(
    f"(?:{_WRITTEN}[于於]\\s?)?(?:{DATE.pattern}|[0-9０-９〇○零一二三四五六七八九]{{4}}年[0-9０-９一二三四五六七八九十]{{1,3}}月)"
    f"(?:\\s?{_WRITTEN}[于於在]\\w{{2,10}})?"
)
_ATTACHMENTS = regex(f"(?P<label>{_LABEL})(?P<number>{_NUMBER})?")
_FURTHER = regex(f"(?P<number>{_NUMBER})")


def closing(body: Element) -> dict[Element, Closing]:
    """The blocks of a body that close it, with their roles, in order; none in a body that has no text but these."""
    blocks = [block for block in body.blocks() if block.tag != "furniture"]
    while blocks and (blocks[-1].tag in _BEHIND or _is_imprint(blocks[-1])):
        blocks.pop()
    signed = _signed(blocks)
    above = blocks[: len(blocks) - len(signed)]
    noted: dict[Element, Closing] = dict.fromkeys(_attachments(above), "attachment")
    return noted | signed if len(noted) < len(above) else {}


def _is_imprint(block: Element) -> bool:
    """Whether a block belongs to the 版记 below a signature (7.4): 抄送：…, …办公室　2024年11月5日印发."""
    text = reading(block, asides=True).strip()
    return block.tag in _SIGNED and len(text) <= _LONGEST_ATTACHMENT and _IMPRINT.match(text) is not None


def _signed(blocks: Sequence[Element]) -> dict[Element, Closing]:
    """The blocks at the end that are names or days."""
    found: dict[Element, Closing] = {}
    for block in reversed(blocks):
        below: Closing | None = next(reversed(found.values()), None)
        text = reading(block, asides=True).strip()
        if _is_day(block, text):
            found[block] = "day"
        elif block.tag == "byline" or (below and _is_name(block, text, joint=below == "signature")):
            found[block] = "signature"
        else:
            break
    return dict(reversed(found.items()))


def _is_day(block: Element, text: str) -> bool:
    return block.tag == "dateline" or (block.tag == "p" and _DAY.fullmatch(text) is not None)


def _is_name(block: Element, text: str, *, joint: bool) -> bool:
    """Whether a line above a day, or above another organ (`joint`), tells who signs."""
    if block.tag not in _SIGNED or not 1 < len(text) <= _LONGEST_NAME:
        return False
    if _SENTENCE.search(text) or _FORMULA.match(text) or _FURTHER.match(text):
        return False
    return not joint or _ORGAN.fullmatch(text) is not None


def _attachments(blocks: Sequence[Element]) -> list[Element]:
    """The blocks at the end that name attachments: 附件：1．…, then 2．… and so forth."""
    start = end = len(blocks)
    for place in range(end - 1, -1, -1):
        text = reading(blocks[place])
        if len(text) > _LONGEST_ATTACHMENT:
            break
        if _ATTACHMENTS.match(text):
            start = place
        elif not _FURTHER.match(text):
            break
    return list(blocks[start:end])


def attachment_parts(text: str) -> tuple[str, str]:
    """What stands before the name of an attachment: the label, "" for further ones, and the number.

    >>> attachment_parts("附件：1．名单"), attachment_parts("2. 电话表"), attachment_parts("附件：方案")
    (('附件：', '1．'), ('', '2. '), ('附件：', ''))
    """
    found = _ATTACHMENTS.match(text) or _FURTHER.match(text)
    parts: Mapping[str, str | None] = found.groupdict() if found else {}
    return parts.get("label") or "", parts.get("number") or ""


def mark_closing(article: Element) -> None:
    """Name in a reading tree the roles of the blocks that close an article, as `type`."""
    body = article.find("body")
    for block, role in closing(cast("Element", body)).items() if body is not None else ():
        block.set("type", role)
