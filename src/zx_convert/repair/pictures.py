"""Which lines say what a picture shows, as their neighbours tell: a credit below, numbers, marks that point."""

import itertools
from collections.abc import Sequence

from zx_convert.repair.looks import HEADING_LIMIT, Line, is_heading_like
from zx_convert.repair.recognise.blocks import tells_of_the_shot
from zx_convert.repair.recognise.bullets import CIRCLED
from zx_convert.repair.recognise.bylines import trailing_byline
from zx_convert.text.patterns import regex


def pictures(lines: Sequence[Line], wrap: int) -> None:
    """The first line of a caption that is cut shows nothing; its last line has the credit or tells of the shot.

    One short line between a heading and a line of credit is a caption as well.
    """
    for above, line in itertools.pairwise(lines if wrap else ()):
        if line.half.endswith("摄)") and "(" not in line.half and _ends_in_credit(above.text + line.text):
            line.facts.add("credited")
        if above.filled >= wrap - 1 and not (line.indent or line.blank):  # its paragraph goes on
            above.facts.discard("scene")
    for place, line in enumerate(lines):
        credit = place > 1 and line.byline is not None and line.byline.kind == "credit"
        short = credit and lines[place - 1].ending == "stop" and lines[place - 1].length <= _LONGEST_PICTURED
        if short and is_heading_like(lines[place - 2]):
            lines[place - 1].facts.add("credited-below")
        if "caption" in line.facts or not ("credited" in line.facts or tells_of_the_shot(line.text)):
            continue
        first = place
        while first and not (wrap and lines[first].blank) and _goes_on(lines[first - 1], wrap):
            first -= 1
        if first < place:
            lines[first].facts.add("credited-below")


def columns_of_pictures(lines: Sequence[Line]) -> None:
    """The name of a column of pictures heads a caption that has no headline: 图片新闻."""
    for place, (a, b) in enumerate(itertools.pairwise(lines)):
        if b.facts.isdisjoint(_OF_CAPTIONS):
            continue
        below = lines[place + 2] if place + 2 < len(lines) else None
        story = below is not None and ("dateline" in below.facts or (below.ending and below.length > HEADING_LIMIT))
        name = _SERIES.split("".join(a.text.split()).strip("【】[]〔〕■●"))[-1]
        if not story and _OF_PICTURES.fullmatch(name):
            a.facts.add("heads-picture")


_OF_CAPTIONS = frozenset({"caption", "credited", "credited-below", "scene"})
# 走基层·镜头
_SERIES = regex("[·•|｜丨]")
_OF_PICTURES = regex(
    "(?:图片|圖片|影像|镜头|鏡頭|光影|摄影|攝影|视觉|視覺|定格|瞬间|瞬間|图说|圖說|图话|圖話|图看|画说)(?:新闻|新聞|报道|報道|故事)?\\w{0,3}"
    "|\\w{0,3}(?:瞬间|瞬間|掠影|剪影|写真|寫真|镜头|鏡頭|影像|视觉|視覺|图集|圖集)"
)


def sets_of_pictures(lines: Sequence[Line]) -> None:
    """Three and more short lines with ①②③ below a byline that tells of pictures (文/图) say what these show."""
    for place, line in enumerate(lines):
        if not _may_caption(line, _COUNT[0]) or not _is_pictured(lines[max(0, place - _FAR_BELOW_HEAD) : place]):
            continue
        numbered = _in_order(lines[place : place + _LONGEST_STORY])
        for other in numbered if len(numbered) >= _LEAST_PICTURES else ():
            other.facts.discard("item")
            other.facts.add("caption")


def _is_pictured(above: Sequence[Line]) -> bool:
    bylines = [line for line in above if line.byline is not None]
    return bool(bylines) and _PICTURED_BY.search(bylines[-1].text) is not None


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """The lines with ①, ②, ③ …, with prose between them or none; a further ① begins another set."""
    found: list[Line] = []
    for line in lines:
        if len(found) == len(_COUNT) or (found and line.text[0] == _COUNT[0]):
            break
        if _may_caption(line, _COUNT[len(found)]):
            found.append(line)
    return found


def _may_caption(line: Line, number: str) -> bool:
    return line.text[0] == number and line.ending == "stop" and line.length <= _LONGEST_PICTURED


_LEAST_PICTURES, _FAR_BELOW_HEAD, _LONGEST_STORY = 3, 24, 60
_COUNT = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_PICTURED_BY = regex("[图圖]\\s*[/／:：]|[/／\\s文]\\s*[图圖](?:$|[\\s/／文))])|[摄攝](?:影|$|[\\s/／))])")


def lone_squares(lines: Sequence[Line]) -> None:
    """A square alone before one short sentence points at a picture: ■學生從現場搶救的招牌。"""
    for place, line in enumerate(lines):
        beside = [*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2]]
        squared = line.text[0] == "■" and not line.text[1:2].isdigit()
        if not squared or line.length > _LONGEST_CAPTION or line.byline or line.ending != "stop":
            continue
        if "。" not in line.text[:-1] and all(other.text[0] != "■" for other in beside):
            line.facts.add("caption")
            line.facts.discard("item")


_LONGEST_CAPTION = 40


def share_pictures(a: Line, b: Line) -> bool:
    """Lines with like marks are captions all if one tells how its picture was taken."""
    found = (
        "scene" in a.facts & b.facts
        or ("scene" in a.facts | b.facts and a.text[0] in CIRCLED and max(a.length, b.length) <= _LONGEST_CAPTION)
        or ("caption" in a.facts | b.facts and a.text[0] in CIRCLED)
        or tells_of_the_shot(a.text)
        or tells_of_the_shot(b.text)
    )
    if found:
        for line in (a, b):
            line.facts.add("caption")
            line.facts.discard("item")
    return found


def _ends_in_credit(text: str) -> bool:
    found = trailing_byline(text)
    return found is not None and found.kind == "credit"


_LONGEST_PICTURED = 80


def _goes_on(line: Line, wrap: int) -> bool:
    if wrap and line.filled >= wrap - 2:
        return True
    least = wrap / 2 if wrap else 24
    return not line.ending and line.filled >= least and line.facts.isdisjoint({"credited", "turned"})
