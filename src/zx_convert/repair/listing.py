"""Lines that list something together: forms, items behind numbers and bullets, names."""

import itertools
from collections.abc import Iterator, Sequence

from zx_convert.repair.looks import HEADING_LIMIT, Line, lines_from, take_byline
from zx_convert.repair.pictures import share_pictures
from zx_convert.repair.recognise import columns, headings
from zx_convert.repair.recognise.bullets import CIRCLED, kind_of_bullet
from zx_convert.text.characters import LETTER, is_emoji
from zx_convert.text.patterns import regex

# What a question or a call ends in.
ASKS = frozenset("？！?!")
# 主讲人：…, 时　间：…
_LABELLED = regex(rf"(?:{LETTER}{{2,5}}|{LETTER}\s{{1,4}}{LETTER}):\s?[^\s。]{{1,50}}(?:\s[^\s:。]{{1,4}}){{0,2}}$")


def forms(lines: Sequence[Line]) -> None:
    """Lines that open with what they tell are a form: 时间：…, 主持人：…, 出席：…; of three and more none is a byline.

    Some must be no byline by themselves: 记者：…, 摄影：…, 编辑：… are bylines all.
    """
    for labelled, run in itertools.groupby(lines, lambda line: _LABELLED.match(line.half) is not None):
        form = list(run)
        if not labelled or len(form) < 2:
            continue
        if not any(line.ending or line.byline for line in form):
            for line in form:
                line.facts.add("form")
        if len(form) < 3 or sum(line.byline is None for line in form) < 2:
            continue
        for line in form:
            take_byline(line)
            line.facts.add("fields")


def labels(lines: Sequence[Line]) -> None:
    """Short lines without an end that open with one label head what stands below them: ●连线地点：青屏市."""
    marked: dict[str, list[Line]] = {}
    for line in lines:
        if line.length <= HEADING_LIMIT and not line.ending and (label := _MARKED_LABEL.match(line.half)):
            marked.setdefault(label.group(), []).append(line)
    for alike in marked.values():
        for line in alike if len(alike) > 1 else ():
            line.facts.add("labelled")


_MARKED_LABEL = regex(rf"[^\w\s(]?\s?{LETTER}{{2,8}}:\s?(?=\S)")
# 副组长：…, 成　员：…
_ROW_LABEL = regex(r"(?![0-9]{1,2}:[0-9]{2})\w(?:\s{0,4}\w){0,7}:\s*\S")
_DAY = regex("(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日")
# proposal, n. 提案
_GLOSSED = regex(r"[A-Za-z][A-Za-z ,.;'-]{1,40}[ :](?:[^\W\d_A-Za-z]|[、（）();,])+")
_ROW_MARKS = regex("[,:;、《》()\\s]")
_LONGEST_ROW = 48


def _may_be_row(line: Line) -> bool:
    short = line.length <= _LONGEST_ROW and not line.ending
    return short and line.byline is None and _FULL.isdisjoint(line.facts)


def are_rows(a: Line, b: Line) -> bool:
    """Whether two lines without an end are entries of one list: labelled, numbered or built alike."""
    if not (_may_be_row(a) and _may_be_row(b)):
        return False
    if (_ROW_LABEL.match(a.half) and _ROW_LABEL.match(b.half)) or (_DAY.match(a.half) and _DAY.match(b.half)):
        return True
    style = headings.numbering(a.text)
    if style and style == headings.numbering(b.text):
        return True
    if _GLOSSED.fullmatch(a.half) and _GLOSSED.fullmatch(b.half):
        return True
    marks = _ROW_MARKS.findall(a.half)
    even = abs(a.length - b.length) <= max(2, a.length // 6)
    return bool(marks) and even and marks == _ROW_MARKS.findall(b.half)


def rows_without_ends(lines: Sequence[Line]) -> None:
    """Three entries and more that are built alike with marks in them are a list, and head nothing."""
    run: list[Line] = []
    for line in [*lines, None]:
        if line is not None and (not run or are_rows(run[-1], line)):
            run.append(line)
            continue
        if line is not None and "dateline" in line.facts:  # its headline may look like those rows
            del run[-1:]
        if len(run) >= _LEAST_ROWS and all(_ROW_COMMA.search(row.half) for row in run):
            for row in run:
                row.facts.add("row-run")
        run = [line] if line is not None else []


_LEAST_ROWS = 3
_ROW_COMMA = regex("[,:;]")
_FULL = frozenset({"fills-line", "cut-at-width"})


# 大家好：
_LONGEST_CALL = 4


def enumerations(lines: Sequence[Line]) -> None:
    """Short lines below one that ends in a colon, and numbered lines among numbered sentences, are items."""
    for place, (a, b) in enumerate(itertools.pairwise(lines)):
        leads = a.ending == "colon" and "introduces" not in a.facts and len(introduction(lines, place)) > _LONGEST_CALL
        listed = leads or "enumerated" in a.facts
        if listed and not b.ending and b.length <= HEADING_LIMIT and not (b.signed_by or headings.numbering(b.text)):
            b.facts.add("enumerated")
    _lists_between_labels(lines)
    _introduced(lines)
    numbered = [line for line in lines if headings.numbering(line.text)]
    for a, b in itertools.pairwise(numbered):
        if headings.numbering(a.text) == headings.numbering(b.text):
            if not (a.ending or b.ending) and max(a.length, b.length) <= HEADING_LIMIT:
                a.facts.add("parallel")
                b.facts.add("parallel")
            for one, other in ((a, b), (b, a)):
                if other.ending in ("stop", "semicolon") and other.text[-1] not in ASKS and not one.ending:
                    one.facts.add("item-run")


def _introduced(lines: Sequence[Line]) -> None:
    """Short lines between a colon and prose are what the colon introduces, and head nothing."""
    for place, above in enumerate(lines):
        if above.ending != "colon" or len(introduction(lines, place)) < _LEAST_INTRODUCTION:
            continue
        run = list(itertools.takewhile(_may_be_introduced, lines[place + 1 : place + 2 + _MOST_INTRODUCED]))
        below = next(lines_from(lines, place + 1 + len(run)), None)
        if len(run) > 1 and below is not None and _is_prose(below):
            for line in run:
                line.facts.add("introduced")


def introduction(lines: Sequence[Line], place: int) -> str:
    """The line at `place`, with the two above it where these have no end: a program may have wrapped them."""
    text = lines[place].half
    for above in reversed(lines[max(0, place - 2) : place]):
        if above.ending not in ("", "comma") or above.length < _LEAST_WRAPPED:
            break
        text = above.half + text
    return text


_LEAST_INTRODUCTION, _MOST_INTRODUCED, _LEAST_WRAPPED = 8, 8, 12
# Rules, slogans and lines of verse are short; longer rows may have a headline below them.
_LONGEST_INTRODUCED = 14


def _may_be_introduced(line: Line) -> bool:
    plain = line.facts.isdisjoint({"row", "names", "figures", "box", "boxed", "tag", *_FULL})
    short = line.length <= _LONGEST_INTRODUCED
    return short and "enumerated" in line.facts and line.byline is None and plain


def _is_prose(line: Line) -> bool:
    parted = line.facts.isdisjoint({"dateline", "dateline-line", "caption", "item"})
    long = line.length > HEADING_LIMIT or (line.ending == "stop" and line.length > HEADING_LIMIT // 2)
    return long and line.byline is None and parted


def _lists_between_labels(lines: Sequence[Line]) -> None:
    """Short lines between a label alone and the next label are a list: 参会人员： / … / … / 有关要求：."""
    for place, line in enumerate(lines):
        if line.ending != "colon" or not _LABEL.fullmatch(line.half):
            continue
        listed = list(itertools.takewhile(_is_enumerated, lines_from(lines, place + 1)))
        end = place + 1 + len(listed)
        if len(listed) > 1 and (end == len(lines) or _LABEL.match(lines[end].half)):
            for entry in listed:
                entry.facts.add("row-run")


_LABEL = regex(rf"{LETTER}{{2,8}}:")


def _is_enumerated(line: Line) -> bool:
    return "enumerated" in line.facts and line.byline is None


def lists_of_names(lines: Sequence[Line]) -> None:
    """Lines of nothing but short words between spaces are lists of names, but for what brackets say of some."""
    for line in lines:
        if len(line.text.split()) >= _LEAST_NAMES and len(_cells(line)) >= _LEAST_NAMES:
            line.facts.add("names")
    pairs = list(itertools.pairwise(lines))
    for a, b in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        if "names" in a.facts and b.text.count(" ") + b.text.count("\u3000") and len(_cells(b)) > 1:
            b.facts.add("names")  # the last row of a list is shorter
    for above, line in itertools.pairwise(lines):
        if "names" in line.facts and line.byline and (_LEADS_TO_NAMES.search(above.half) or "listed" in above.facts):
            take_byline(line)
            line.facts.add("listed")


def groups_of_names(lines: Sequence[Line]) -> None:
    """Groups of names, two and more, each below what it is a group of: 副主席 / 葛明远, 一等奖 / 《渡口》　苏　岚."""
    heads = [place for place, (a, b) in enumerate(itertools.pairwise(lines)) if _heads_names(a) and _may_name(b)]
    if len(heads) < _LEAST_GROUPS:
        return
    for head in heads:
        take_byline(lines[head])
        lines[head].facts.add("heads-names")
        for line in itertools.takewhile(_may_name, lines_from(lines, head + 1)):
            take_byline(line)
            line.facts.update({"names", "listed"})


_LEAST_GROUPS = 2


def works(lines: Sequence[Line]) -> None:
    """Works with who made them, two and more, are a list: 《渡口》　作者：葛明远."""
    made = [_WORK.fullmatch(line.half) is not None for line in lines]
    for place in [place for place, is_work in enumerate(made) if is_work]:
        if any(made[max(0, place - _NEAR_WORK) : place] + made[place + 1 : place + 1 + _NEAR_WORK]):
            take_byline(lines[place])
            lines[place].facts.update({"row-run", "fields"})


# With the heading of a group between them.
_NEAR_WORK = 2
_MADE = "作者|著者|主创|导演|編導|编导|作[词詞曲]|[词詞曲]作者|[报報选選]送[单單]位"
_WORK = regex(rf"《[^《》]{{1,30}}》\s*(?:{_MADE})\s*:\s*\S[^，。,]{{0,40}}")


def bearers_of_posts(lines: Sequence[Line]) -> None:
    """Below a colon, posts with who bears them are a list, and no bylines: 选举： / 主　任 葛明远 / 副主任 苏　岚."""
    for above, line in itertools.pairwise(lines):
        led = above.ending == "colon" or "posts" in above.facts
        if led and not line.ending and line.length <= HEADING_LIMIT and _POST.match(line.text):
            take_byline(line)
            line.facts.update({"names", "listed", "posts"})


def rows_below_colons(lines: Sequence[Line]) -> None:
    """Below a colon, three lines in parts and more are a list, and no bylines: 公示如下： / 葛明远 省机修公司钳工."""
    for place, above in enumerate(lines):
        if above.ending != "colon" or above.length <= _LONGEST_ADDRESSED:
            continue
        run = list(itertools.takewhile(_is_in_parts, lines_from(lines, place + 1)))
        below = next(lines_from(lines, place + 1 + len(run)), None)
        if len(run) >= _LEAST_ROWS and below is not None and _goes_on_below(below):
            for line in run:
                take_byline(line)
                line.facts.update({"names", "listed"})


def _goes_on_below(line: Line) -> bool:
    """Whether a line below a list goes on with the text of the list's story, and opens none."""
    pointed = line.ending == "stop" or ("pointed" in line.facts and line.length > HEADING_LIMIT // 2)
    return pointed and line.byline is None and line.facts.isdisjoint({"dateline", "dateline-line"})


# 编辑同志：
_LONGEST_ADDRESSED = 6


def _is_in_parts(line: Line) -> bool:
    """Whether a line is of several short parts, as an entry of a list is, and certainly no byline."""
    signs = line.byline is not None and line.byline.cert == "high"
    parts = line.text.split()
    return not (signs or line.ending) and line.length <= HEADING_LIMIT and len(parts) > 1 and parts[0].isalpha()


_POST = regex(
    r"(?:常\s*务\s*)?(?:副\s*)?(?:主\s*[任席]|[市县區区省州乡镇鄉鎮縣院校会會局部处處所站社]\s*[长長]|秘\s*[书書]\s*[长長]|[检檢]察[长長]|理事[长長]|[监監]事[长長]|(?:[常监監理]\s*)?[委理]\s*[员員事])"
    r"(?:\s*[:：]\s*|\s+)\S"
)


def _heads_names(line: Line) -> bool:
    return not line.ending and columns.heads_names(line.text)


def _may_name(line: Line) -> bool:
    """Whether a line may be names, with or without what they made, and heads no other names."""
    if line.ending or line.length > HEADING_LIMIT or _heads_names(line):
        return False
    cells = _BRACKETED.sub("", _WORKS.sub(" ", line.text)).split()
    return bool(cells) and all((cell.isalpha() and len(cell) <= _LONGEST_NAME) or "·" in cell for cell in cells)


_WORKS = regex("《[^》]*》")
_LONGEST_NAME = 6


def _cells(line: Line) -> list[str]:
    """The short words between the spaces of a line, none if there is anything else."""
    cells = _BRACKETED.sub("", line.text).split()
    return cells if all((cell.isalpha() and len(cell) <= 4) or "·" in cell for cell in cells) else []


# 委　员：（按姓氏笔画为序）, 名单如下：
_LEADS_TO_NAMES = regex(r":\s*(?:\([^()]*\))?$|名[单單]$")
_LEAST_NAMES = 4
_BRACKETED = regex(r"[（(][^（）()]{1,8}[）)]")


def bullets(lines: Sequence[Line]) -> None:
    """Triangles that open sentences in a row are bullets; alone, or with a credit, they point at a picture."""
    pairs = [*itertools.pairwise(lines), *_around_cut_lines(lines)]
    for a, b in [*pairs, *reversed(pairs)]:
        mark = a.text[0]
        if mark in CIRCLED and b.text[0] in CIRCLED:
            share_pictures(a, b)
        if b.text[0] != mark or "credited" in a.facts | b.facts:
            continue
        adorned = is_emoji(mark) and "bullet" in a.facts & b.facts
        if not adorned and (mark not in "▲▼◆■●★△▶" or share_pictures(a, b)):
            continue
        if adorned or "stop" in (a.ending, b.ending) or "item" in a.facts - {"caption"}:
            for line in (a, b):
                line.facts.difference_update({"caption", "scene"})
                line.facts.add("item")


def _around_cut_lines(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines with the rest of the first one between them."""
    for a, rest, b in zip(lines, lines[1:], lines[2:], strict=False):
        if a.ending in ("", "comma") and rest.ending == "stop" and a.length > HEADING_LIMIT // 2:
            yield a, b


_HEADS_SUMMARY = regex(
    "[【\\[]?(?:核心阅读|(?:阅读|閱讀|核心|内容|內容|新闻|新聞)?(?:提示|提要|看点|导读|導讀|摘要))[】\\]]?[:：]?"
)


def summaries(lines: Sequence[Line]) -> None:
    """Bulleted lines without a mark between the byline and the story sum it up (提要)."""
    for place, line in enumerate(lines):
        if line.signed_by is None or line.length > HEADING_LIMIT:
            continue
        first = place + 2 if place + 1 < len(lines) and _HEADS_SUMMARY.fullmatch(lines[place + 1].text) else place + 1
        summary = list(itertools.takewhile(_sums_up, lines_from(lines, first)))
        if len(summary) > 1:
            for item in lines[place + 1 : first + len(summary)]:
                item.facts.add("summary")


_HEADS_ABSTRACT = regex(
    "[【\\[]?(?:核心(?:提示|提要|阅读)|[阅閱][读讀]提[示要]|[内內]容提[示要]|新[闻聞]提[示要])[】\\]]?"
)


def abstracts(lines: Sequence[Line]) -> None:
    """A paragraph below 核心提示 alone sums the story up, between the headline or byline and the text."""
    for place, (above, label, text) in enumerate(zip(lines, lines[1:], lines[2:], strict=False)):
        if not _HEADS_ABSTRACT.fullmatch(label.half) or text.ending != "stop" or text.byline is not None:
            continue
        heads = above.signed_by is not None or (not above.ending and above.length <= HEADING_LIMIT)
        below = next(lines_from(lines, place + 3), None)
        if heads and below is not None and (below.signed_by is not None or above.signed_by is not None):
            label.facts.add("abstract")
            text.facts.add("abstract")


def _sums_up(line: Line) -> bool:
    return "bullet" in line.facts and line.length <= HEADING_LIMIT and line.ending in ("", "semicolon")


def heads_behind_bullets(lines: Sequence[Line]) -> None:
    """Short lines behind like bullets, none right below another, head the parts of a story: ■技术统计, ■赛后声音."""
    marked: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        if kind := kind_of_bullet(line.text):
            marked.setdefault(kind, []).append(place)
    for places in marked.values():
        apart = all(b - a > 1 for a, b in itertools.pairwise([*places, len(lines)]))
        if lines[places[0]].text[0] in _POINTING:
            continue
        if len(places) < 2 and lines[places[0]].facts.isdisjoint({"box", "boxed", "side-box"}):
            continue
        if apart and all(_is_short_title(lines[place]) for place in places):
            for place in places:
                lines[place].facts.difference_update({"item", "bullet", "caption", "scene"})
                lines[place].facts.add("numbered")  # as with a number, it is told by its mark


def signed_titles(lines: Sequence[Line]) -> None:
    """Numbered lines that have who wrote it below them are the titles of a bulletin's texts, and part nothing."""
    titles = [a for a, b in itertools.pairwise(lines) if "numbered" in a.facts and not a.ending and _signs(b)]
    if len(titles) > 1:
        for line in titles:
            line.facts.difference_update({"numbered", "parallel", "level"})


def _signs(line: Line) -> bool:
    return line.signed_by is not None or ("parenthesised" in line.facts and not line.ending)


# They point at pictures.
_POINTING = frozenset("▲▼△▽◀▶►☞")
_LONGEST_TITLE = 14


def _is_short_title(line: Line) -> bool:
    plain = not (line.ending or line.byline) and line.facts.isdisjoint({"spaced", "fields", "credited"})
    return plain and 3 <= line.length <= _LONGEST_TITLE and line.text[-1] != line.text[0]
