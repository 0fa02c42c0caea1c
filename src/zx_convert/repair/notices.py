"""Who issues a notice or proposes something, above its text or below it."""

import itertools
from collections.abc import Sequence

from zx_convert.repair.looks import HEADING_LIMIT, Line, is_heading_like
from zx_convert.repair.recognise import columns, headings
from zx_convert.text.patterns import regex

LONGEST_SIGNATURE = 24


def signatures_of_notices(lines: Sequence[Line]) -> None:
    """Who signs a notice without a day: the first organisation below its prose, though another title stands below."""
    notice = False
    for place, (above, line) in enumerate(itertools.pairwise(lines)):
        if "document" in above.facts and is_heading_like(above):
            notice = True
        if notice and above.ending == "stop" and not line.ending and line.length <= LONGEST_SIGNATURE:
            if "organisation" in line.facts and not _heads_a_document(lines, place + 1):
                line.facts.add("signature")
            notice = False


def _heads_a_document(lines: Sequence[Line], place: int) -> bool:
    """Whether who issues a notice stands above its title: the same name signs below it, and has a day."""
    title = lines[place + 1] if place + 1 < len(lines) else None
    if title is None or "document" not in title.facts or not is_heading_like(title):
        return False
    below = lines[place + 2 : place + 2 + _LONGEST_NOTICE]
    return any(a.text == lines[place].text and "date" in b.facts for a, b in itertools.pairwise(below))


_LONGEST_NOTICE = 24


def joint_signatures(lines: Sequence[Line]) -> None:
    """Several offices that sign together, one below the other, above their day."""
    for place in range(len(lines) - 1, 1, -1):
        above, line, below = lines[place - 2 : place + 1]
        signs = "signature" in below.facts and not below.facts.isdisjoint({"date", "organisation"})
        ends = _ends_a_text(above) or not is_heading_like(above)
        if signs and _is_office(line) and (ends or _is_office(above)):
            line.facts.add("signature")


def offices_above_days(lines: Sequence[Line]) -> None:
    """The offices that sign an official text, between its text or enclosures and the day: they head nothing."""
    for place, line in enumerate(lines):
        if "date" not in line.facts:
            continue
        first = place
        while first and _is_office(lines[first - 1]):
            first -= 1
        above = lines[first - 1] if first else line
        if above.ending == "stop" or _ends_a_text(above):
            for office in lines[first:place]:
                office.facts.add("signs")


def _ends_a_text(line: Line) -> bool:
    """Whether a line without an end mark is the last of an official text: enclosures, whom to call."""
    return "enclosure" in line.facts or _TO_CALL.search(line.half[-40:]) is not None


_TO_CALL = regex("(?:[联聯][系絡络]|[电電][话話]|地址|[邮郵]箱)[^:]{0,4}:.*[0-9@]")


def _is_office(line: Line) -> bool:
    return "organisation" in line.facts and not line.ending and line.length <= LONGEST_SIGNATURE


def heads_of_official_texts(lines: Sequence[Line]) -> None:
    """The red head of an official text, its number and its title: …办公室文件 / 云政办发〔2024〕17号 / 关于…的通知."""
    for place in range(1, min(len(lines), _LAST_NUMBER)):
        above, line = lines[place - 1 : place + 1]
        if "number-of-text" not in line.facts or not columns.is_red_head(above.text):
            continue
        for head in lines[:place]:
            if columns.is_red_head(head.text):
                head.facts.add("red-head")
        line.facts.add("red-head")
        title = list(itertools.takewhile(_may_be_title, lines[place + 1 : place + 1 + _MOST_TITLE]))
        ends = next((n for n, part in enumerate(title) if columns.is_document_title(part.text)), None)
        for part in title[: 0 if ends is None else ends + 1]:
            part.facts.add("about")


def titles_of_official_texts(lines: Sequence[Line]) -> None:
    """The title of an official text in several lines: …关于印发《云川市 / 城市更新方案》 / 的通知."""
    for place, first in enumerate(lines):
        if not _may_be_title(first) or (place and _may_be_title(lines[place - 1])):
            continue
        title = list(itertools.takewhile(_may_be_title, lines[place : place + _MOST_TITLE]))
        if not any("关于" in part.text for part in title[:2]):
            continue
        whole = itertools.accumulate(part.text for part in title)
        ends = next((n for n, text in enumerate(whole) if n and columns.is_about(text)), 0)
        for part in title[: ends + 1] if ends else ():
            part.facts.discard("goes-on")
            part.facts.add("about")


_LAST_NUMBER, _MOST_TITLE, _LONGEST_TITLE = 6, 4, 70


def _may_be_title(line: Line) -> bool:
    return not line.ending and line.length <= _LONGEST_TITLE


def enclosures(lines: Sequence[Line]) -> None:
    """What is enclosed with an official text, numbered, one below the other: 附件：1.名单 / 2.情况表."""
    number = 0
    for line in lines:
        first = _FIRST_ENCLOSED.match(line.half) if "enclosure" in line.facts else None
        if first is not None:
            number = 1
        elif number and line.half.startswith((f"{number + 1}.", f"{number + 1}、")) and not line.ending:
            number += 1
            line.facts.add("enclosure")
        else:
            number = 0


_FIRST_ENCLOSED = regex("附[件表图]:\\s*1[.、]")


def signatures_of_letters(lines: Sequence[Line]) -> None:
    """Who wrote a letter to the paper, below its text: 编辑同志： / … / 江城第七中学　葛明远."""
    text = 0
    for above, line in itertools.pairwise(lines):
        if _TO_THE_PAPER.fullmatch(above.half):
            text = _LONGEST_LETTER
        if text and line.byline is not None and line.byline.persons and above.ending == "stop":
            line.facts.add("letter-signed")
        if "formula" in above.facts and line.byline is not None and line.byline.persons:  # 近安 / 葛明远
            line.facts.add("letter-signed")
        text = 0 if line.byline is not None else max(0, text - 1)


_TO_THE_PAPER = regex(
    r"(?:(?:尊敬的|亲爱的)?\w{0,6}(?:编辑|編輯|编者|記者|记者|主编|主編)(?:部|先生|女士|同志|老师|老師|小姐|叔叔|阿姨|们|們)*|[报報]社):"
)
_LONGEST_LETTER = 12


def offices_below_titles(lines: Sequence[Line]) -> None:
    """The office that proposes, between the title of a proposal and its text: 关于…的建议 / 民革省委会."""
    for title, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        proposes = is_heading_like(title) and ("about" in title.facts or headings.proposes(title.text))
        stands = below.ending or below.length > HEADING_LIMIT or not below.facts.isdisjoint({"date", "parenthesised"})
        if proposes and headings.names_an_office(line.text) and stands:
            line.facts.add("office")
            line.facts.discard("signature")
