"""Does an article begin with a line? What stands above it, and below the heading that it would open."""

from zx_convert.repair.announcing import announces
from zx_convert.repair.looks import HEADING_LIMIT, Line
from zx_convert.repair.page import Page
from zx_convert.repair.topics import TOPICS


def article(page: Page, place: int) -> list[str]:
    """The evidence that an article begins with this line, from the lines around it."""
    lines = page.lines
    if place == 0:
        return ["article:page-begins"]
    found = ["base", *_before(lines[place], lines[place - 1])]
    found += [name for name in (*TOPICS, "heads-few", "heads-many", "voice") if name in lines[place].facts]
    if "chapter" in lines[place].facts:
        found.append("chapter")
    if "signature" in lines[place].facts and place + 1 < len(lines) and "date" in lines[place + 1].facts:
        found.append("signs")
    if page.briefs:
        found.append("among-briefs")
    depth = announces(lines, place)
    if depth:
        found += ["announced", *(["stack"] if depth >= 2 else [])]
    elif place + 1 < len(lines):
        found += _below(lines, place)
    return [f"article:{name}" for name in found]


def _before(line: Line, before: Line) -> list[str]:
    found = []
    if line.after_furniture:
        found.append("furniture-before")
    if before.facts & {"signed", "signature"}:
        found.append("signed-before")
    if before.facts & {"turns-to", "turned"}:
        found.append("turned-before")
    if "caption" in before.facts or "credited" in before.facts:
        found.append("caption-before")
    return found


def _is_one_paragraph(lines: list[Line], place: int) -> bool:
    """Whether a whole paragraph stands at `place`, and below it what may be the next heading."""
    if lines[place].ending != "stop" or lines[place].length <= HEADING_LIMIT:
        return False
    if place + 1 == len(lines):
        return True
    below = lines[place + 1]
    return below.length <= HEADING_LIMIT and not below.ending and not below.facts & _LISTED


_LISTED = frozenset({"fields", "score", "row", "item", "numbered-beside", "timed-beside", "figure", "qa", "date"})


def _below(lines: list[Line], place: int) -> list[str]:
    """What stands below a headline that no byline or dateline announces."""
    below = lines[place + 1]
    if below.facts & {"caption", "credited"}:
        return ["photo"]
    if "row" in below.facts:
        return ["table"]
    lead = _lead(lines, place)
    found = ["news-lead"] if "news-lead" in lines[lead].facts else []
    if below.facts & _LISTED and lines[place + 2 : place + 3] and lines[place + 2].facts & _LISTED:
        found.append("list-below")
    if lines[place].facts & {"box", "boxed"}:
        found.append("boxed")
    if _is_one_paragraph(lines, lead):
        found.append("one-paragraph")
    for line in lines[lead : place + 12]:
        if "signed" in line.facts:
            return [*found, "signed-after"]
        if line.length <= HEADING_LIMIT and not line.ending and not line.facts & {"fields", "item"}:
            break
    return found


def _lead(lines: list[Line], place: int) -> int:
    """The place of the first prose below a headline, which may have one more line."""
    second = place + 1
    if second + 1 < len(lines) and lines[second].length <= HEADING_LIMIT and not lines[second].ending:
        return second + 1 if lines[second + 1].length > HEADING_LIMIT else second
    return second
