"""What lines of a page show together: lists, forms, pictures, dialogue, sub-headlines in parallel."""

import itertools
from collections.abc import Iterator, Sequence

from zx_convert.repair.announcing import announces
from zx_convert.repair.looks import HEADING_LIMIT, Line, is_heading_like, take_byline
from zx_convert.repair.recognise import clauses, headings
from zx_convert.repair.recognise.blocks import tells_of_the_shot
from zx_convert.repair.recognise.bullets import CIRCLED, kind_of_bullet
from zx_convert.repair.recognise.bylines import trailing_byline
from zx_convert.text.characters import LETTER, half, is_emoji
from zx_convert.text.patterns import regex

# A field of a form (时间：, 地点：) behind a space or at the start.
_FIELD = regex(rf"(?:^|[\s]){LETTER}{{2,6}}:(?=\S)")


_LABELLED = regex(rf"{LETTER}{{2,5}}:\s?[^\s。]{{1,50}}$")
_FIRST_ITEM = regex(r"(?:[1一]、|1\.(?![0-9])|\([1一]\))")


def neighbours(lines: Sequence[Line]) -> None:
    """Facts of two lines together: fields in a row (时间：, 地点：), a signature with its date below."""
    for a, b in itertools.pairwise(lines):
        if a.length <= 60 and len(_FIELD.findall(a.half)) >= 2 and not a.byline:
            a.facts.add("fields")
        if "clause" in b.facts:
            a.facts.add("clause-below")
        if "number-of-text" in b.facts and "document" in a.facts and is_heading_like(a):  # below the title it is a deck
            b.facts.discard("number-of-text")
            b.facts.add("number-below")
        if _goes_on_into(a, b):
            a.facts.add("goes-on")
        alike = set(_shared(a, b))
        a.facts.update(alike)
        b.facts.update(alike)
        if a.length == b.length == 1:  # what was set vertically heads nothing
            a.facts.add("vertical")
            b.facts.add("vertical")
        _announced(a, b)
        if "date" in b.facts and a.length <= _LONGEST_SIGNATURE and not a.ending:
            a.facts.add("signature")
            b.facts.add("signed-day" if a.byline and a.byline.persons else "signature")
    _reporters_in_prose(lines)
    _signatures_of_notices(lines)
    _offices_below_titles(lines)
    _introductions(lines)
    _forms(lines)
    _bullets(lines)
    _summaries(lines)
    _lone_squares(lines)
    _heads_behind_bullets(lines)
    _ends_of_speech(lines)
    _sayings(lines)
    _enumerations(lines)
    _lists_of_names(lines)


_WISHES = regex("[敬谨謹顺順恭]?祝[您你]?:?|此致:?")
_LONGEST_WISH = 16


def _announced(a: Line, b: Line) -> None:
    """Facts of a short line and of what it leads up to."""
    if a.length <= 20 and not a.ending and _FIRST_ITEM.match(b.half):
        a.facts.add("heads-list")
    if _WISHES.fullmatch(a.half) and b.length <= _LONGEST_WISH:  # 祝 / 身体健康，工作顺利！
        b.facts.add("formula")
    if "side-box" in a.facts and not is_heading_like(b):  # 小贴士 above its text: no headline stands between
        a.facts.discard("box")


_LONGEST_FRAGMENT, _LONGEST_QUESTION = 5, 3
_ASKS = frozenset("？！?!")
_THE_END = regex("[（(](?:完|全文完|待续|未完待续|下期续完)[）)]$")
# 日前 and the like begin sentences; a number before is no part of them.
_NO_UNITS = ("日前", "日本", "月底", "月初", "年初", "年底", "人们", "个人", "分别", "元旦", "天气", "万众", "名人")


def _goes_on_into(a: Line, b: Line) -> bool:
    """Whether a line surely goes on in the next: its bracket is closed there, its number has its unit there …"""
    if a.ending:
        return False
    text = b.text
    if a.text[-1].isdigit() and _CUT_YEAR.search(f"{a.half[-5:]}\n{b.half[:5]}"):
        return True
    if a.text[-1].isdigit() and clauses.starts_in_unit(text) and not text.startswith(_NO_UNITS):
        return b.ending in ("stop", "semicolon") or "，" in text or "," in text
    for opener, closer in ("（）", "()", "《》"):
        before, closes, _ = text.partition(closer)
        if closes and opener not in before and a.text.count(opener) > a.text.count(closer):
            return True
    rest = _unsigned(b)
    longest = _LONGEST_FRAGMENT if rest[-1:] == "。" else _LONGEST_QUESTION if rest[-1:] in _ASKS else 0
    return 1 < len(rest) <= longest and rest[:-1].isalnum() and a.length >= _LONGEST_FRAGMENT


# 始建于20 / 18年
_CUT_YEAR = regex(rf"(?<={LETTER})(?:[12]\n[0-9]{{3}}|(?:19|20)\n[0-9]{{2}}|(?:19|20)[0-9]\n[0-9])年")


def _unsigned(line: Line) -> str:
    """A line without the byline that ends it, and without （完）: 扇。（石　碾） is the end of a sentence."""
    stop = line.tail.start if line.tail and "signed" in line.facts else len(line.text)
    return _THE_END.sub("", line.text[:stop].rstrip())


def _reporters_in_prose(lines: Sequence[Line]) -> None:
    """记者从统计 / 局了解到: a sentence that is cut right behind the word for where the reporter learned it."""
    for a, b in itertools.pairwise(lines):
        if a.byline is not None and _FROM_WHOM.match(a.text) and _LEARNED.search(b.text[:_REACH_OF_VERB]):
            take_byline(a)
            a.facts.add("goes-on")


_FROM_WHOM = regex(f"(?:本报|本報|本刊)?(?:记者|記者)[从從向在就对對到]{LETTER}{{1,8}}$")
_LEARNED = regex(
    "了解|瞭解|[获獲](?:悉|知|[准準])|看到|看見|看见|采访|採訪|询问|詢問|求证|核实|打听|发现|發現|介绍|介紹|咨询"
)
_REACH_OF_VERB = 24


def _signatures_of_notices(lines: Sequence[Line]) -> None:
    """Who signs a notice without a day: the first organisation below its prose, though another title stands below."""
    notice = False
    for place, (above, line) in enumerate(itertools.pairwise(lines)):
        if "document" in above.facts and is_heading_like(above):
            notice = True
        if notice and above.ending == "stop" and not line.ending and line.length <= _LONGEST_SIGNATURE:
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


def _offices_below_titles(lines: Sequence[Line]) -> None:
    """The office that proposes, between the title of a proposal and its text: 关于…的建议 / 民革省委会."""
    for title, line, below in zip(lines, lines[1:], lines[2:], strict=False):
        proposes = is_heading_like(title) and headings.proposes(title.text)
        if proposes and headings.names_an_office(line.text) and (below.ending or below.length > HEADING_LIMIT):
            line.facts.add("office")


_LONGEST_SIGNATURE = 24
_FIGURED = regex(r"[^\s:]{2,20}:\s*[0-9][0-9\s.+:-]*$")


def _is_figured(line: Line) -> bool:
    """Whether a line is a label and figures: 福彩3D第2024229期：4 0 7."""
    return line.length <= _LONGEST_FIGURED and _FIGURED.match(line.half) is not None


_LONGEST_FIGURED = 45
_LONGEST_PLACE, _LONGEST_BELOW_PLACE, _LONGEST_KICKER = 10, 30, 24
_MARKS = regex("[，。！？；]")


def _introductions(lines: Sequence[Line]) -> None:
    """A short line with a colon or a dash above a headline: 嵩溪镇： / 班车开进小村, 民革建议—— / 管好停车."""
    for a, b, c in zip(lines, lines[1:], lines[2:], strict=False):
        placed = a.ending == "colon" and a.length <= _LONGEST_PLACE and a.text[0] not in "“「"
        dashed = _ends_in_dash(a)
        if not (placed or dashed) or not _may_head(b):
            continue
        if (c.ending and c.length > HEADING_LIMIT) or (dashed and c.byline is not None):
            a.facts.add("introduces")


def _ends_in_dash(line: Line) -> bool:
    return line.ending == "dash" and line.length <= _LONGEST_KICKER and not _MARKS.search(line.text)


def _may_head(line: Line) -> bool:
    """Whether a line looks like a headline, and like nothing of a list or a form."""
    listed = line.facts & {"item", "speaker", "numbered", "fields"}
    return line.length < _LONGEST_BELOW_PLACE and is_heading_like(line) and not listed


def _shared(a: Line, b: Line) -> Iterator[str]:
    """What two lines show both."""
    if _is_speech(a) and _is_speech(b):
        yield "speech-beside"
    if "timed" in a.facts and "timed" in b.facts:
        yield "timed-beside"
    style = headings.numbering(a.text)
    if style and style == headings.numbering(b.text):
        yield "numbered-beside"
    if all(("speaker" in line.facts and not _TELLS.match(line.half)) or _is_figured(line) for line in (a, b)):
        yield "fields"


# 住在六楼的黄太说：“…”: prose that tells what somebody said, and no field.
_TELLS = regex(f'{LETTER}{{1,14}}(?:[说說称稱道]|表示|坦言|回忆|回憶|告诉记者|告訴記者):\\s*[“「"]')


def _forms(lines: Sequence[Line]) -> None:
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


def _is_speech(line: Line) -> bool:
    return line.text[0] in "“「" and line.text[-1] in "”」" and line.ending == "stop"


def _enumerations(lines: Sequence[Line]) -> None:
    """Short lines below one that ends in a colon, and numbered lines among numbered sentences, are items."""
    for a, b in itertools.pairwise(lines):
        listed = (a.ending == "colon" and a.length > 4) or "enumerated" in a.facts
        if listed and not b.ending and b.length <= HEADING_LIMIT and not (b.signed_by or headings.numbering(b.text)):
            b.facts.add("enumerated")
    numbered = [line for line in lines if headings.numbering(line.text)]
    for a, b in itertools.pairwise(numbered):
        if headings.numbering(a.text) == headings.numbering(b.text):
            if not (a.ending or b.ending) and max(a.length, b.length) <= HEADING_LIMIT:
                a.facts.add("parallel")
                b.facts.add("parallel")
            for one, other in ((a, b), (b, a)):
                if other.ending in ("stop", "semicolon") and other.text[-1] not in _ASKS and not one.ending:
                    one.facts.add("item-run")


def _lists_of_names(lines: Sequence[Line]) -> None:
    """Lines of nothing but short words between spaces are lists of names, but for what brackets say of some."""
    for line in lines:
        if len(line.text.split()) >= _LEAST_NAMES and len(_cells(line)) >= _LEAST_NAMES:
            line.facts.add("names")
    pairs = list(itertools.pairwise(lines))
    for a, b in [*pairs, *((b, a) for a, b in reversed(pairs))]:
        if "names" in a.facts and b.text.count(" ") + b.text.count("\u3000") and len(_cells(b)) > 1:
            b.facts.add("names")  # the last row of a list is shorter


def _cells(line: Line) -> list[str]:
    """The short words between the spaces of a line, none if there is anything else."""
    cells = _BRACKETED.sub("", line.text).split()
    return cells if all((cell.isalpha() and len(cell) <= 4) or "·" in cell for cell in cells) else []


_LEAST_NAMES = 4
_BRACKETED = regex(r"[（(][^（）()]{1,8}[）)]")


def _bullets(lines: Sequence[Line]) -> None:
    """Triangles that open sentences in a row are bullets; alone, or with a credit, they point at a picture."""
    pairs = [*itertools.pairwise(lines), *_around_cut_lines(lines)]
    for a, b in [*pairs, *reversed(pairs)]:
        mark = a.text[0]
        if mark in CIRCLED and b.text[0] in CIRCLED:
            _share_pictures(a, b)
        if b.text[0] != mark or "credited" in a.facts | b.facts:
            continue
        adorned = is_emoji(mark) and "bullet" in a.facts & b.facts
        if not adorned and (mark not in "▲▼◆■●★△▶" or _share_pictures(a, b)):
            continue
        if adorned or "stop" in (a.ending, b.ending) or "item" in a.facts - {"caption"}:
            for line in (a, b):
                line.facts.difference_update({"caption", "scene"})
                line.facts.add("item")


def _summaries(lines: Sequence[Line]) -> None:
    """Bulleted lines without a mark between the byline and the story sum it up (提要)."""
    for place, line in enumerate(lines):
        if line.signed_by is None or line.length > HEADING_LIMIT:
            continue
        summary = list(itertools.takewhile(_sums_up, itertools.islice(lines, place + 1, None)))
        if len(summary) > 1:
            for item in summary:
                item.facts.add("summary")


def _sums_up(line: Line) -> bool:
    return "bullet" in line.facts and line.length <= HEADING_LIMIT and line.ending in ("", "semicolon")


def _around_cut_lines(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Lines with the rest of the first one between them."""
    for a, rest, b in zip(lines, lines[1:], lines[2:], strict=False):
        if a.ending in ("", "comma") and rest.ending == "stop" and a.length > HEADING_LIMIT // 2:
            yield a, b


def _lone_squares(lines: Sequence[Line]) -> None:
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


def _heads_behind_bullets(lines: Sequence[Line]) -> None:
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


# They point at pictures.
_POINTING = frozenset("▲▼△▽◀▶►☞")
_LONGEST_TITLE = 14


def _is_short_title(line: Line) -> bool:
    plain = not (line.ending or line.byline) and line.facts.isdisjoint({"spaced", "fields", "credited"})
    return plain and 3 <= line.length <= _LONGEST_TITLE and line.text[-1] != line.text[0]


def _ends_of_speech(lines: Sequence[Line]) -> None:
    """A line that ends a quotation which it does not open ends the speech above: no headline does."""
    for a, b in itertools.pairwise(lines):
        in_prose = a.length > HEADING_LIMIT or a.ending
        if in_prose and any(
            b.text[-1] == close and opener not in b.text for opener, close in ("“”", "‘’", "「」", "『』")
        ):
            b.facts.add("closes")


def _sayings(lines: Sequence[Line]) -> None:
    """Quotations with those who said them below a dash, two of them and more, are a collection of sayings."""
    said = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if _is_speech(a) and "dash" in b.facts and not b.ending and b.length <= _LONGEST_SPEAKER
    ]
    if len(said) > 1:
        for line in itertools.chain.from_iterable(said):
            take_byline(line)
            line.facts.add("saying")


_LONGEST_SPEAKER = 30


def _share_pictures(a: Line, b: Line) -> bool:
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


def pictures(lines: Sequence[Line], wrap: int) -> None:
    """The first line of a caption that is cut shows nothing; its last line has the credit or tells of the shot.

    One short line between a heading and a line of credit is a caption as well.
    """
    for above, line in itertools.pairwise(lines if wrap else ()):
        if line.half.endswith("摄)") and "(" not in line.half and _ends_in_credit(above.text + line.text):
            line.facts.add("credited")
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


def sets_of_pictures(lines: Sequence[Line]) -> None:
    """Three and more short lines with ①②③ below a byline that tells of pictures (文/图) say what these show."""
    for place in range(len(lines) - _LEAST_PICTURES + 1):
        if not all(map(_may_caption, lines[place : place + _LEAST_PICTURES], _COUNT)):
            continue
        above = [other for other in lines[max(0, place - _FAR_BELOW_HEAD) : place] if other.byline is not None]
        if not above or not _PICTURED_BY.search(above[-1].text):
            continue
        for other, number in zip(lines[place:], _COUNT, strict=False):
            if not _may_caption(other, number):
                break
            other.facts.discard("item")
            other.facts.add("caption")


def _may_caption(line: Line, number: str) -> bool:
    return line.text[0] == number and line.ending == "stop" and line.length <= _LONGEST_PICTURED


_LEAST_PICTURES, _FAR_BELOW_HEAD = 3, 24
_COUNT = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_PICTURED_BY = regex("[图圖摄攝影]")


def _ends_in_credit(text: str) -> bool:
    found = trailing_byline(text)
    return found is not None and found.kind == "credit"


_LONGEST_PICTURED = 80


def _goes_on(line: Line, wrap: int) -> bool:
    if wrap and line.filled >= wrap - 2:
        return True
    least = wrap / 2 if wrap else 24
    return not line.ending and line.filled >= least and line.facts.isdisjoint({"credited", "turned"})


def parallels(lines: Sequence[Line], wrap: int) -> None:
    """Short lines inside one story that are built alike or as long, and whether there are more than it has parts.

    Sub-headlines come in parallel forms, and in small numbers.
    """
    for stretch in _stretches(lines, least_prose(wrap)):
        heads = [lines[place] for place in stretch]
        size = "heads-many" if len(heads) >= _MANY_HEADS else "heads-few" if len(heads) <= _FEW_HEADS else ""
        for number, line in enumerate(heads):
            line.facts.update([size] if size else [])
            if number and len(line.text) == len(heads[number - 1].text) >= 4 and "numbered" not in line.facts:
                line.facts.add("level")
                heads[number - 1].facts.add("level")
            for other in range(max(0, number - _NEAR), number):
                if stretch[number] - stretch[other] > 1 and _alike(line, heads[other]):
                    line.facts.add("parallel")
                    heads[other].facts.add("parallel")


# Sub-headlines of a story are seldom more or fewer.
_FEW_HEADS, _MANY_HEADS = 1, 6
_NEAR = 8
_PROSE = 24


def least_prose(wrap: int) -> int:
    """The length from which lines are prose and no headings: less where they are cut at a width that is less."""
    return min(_PROSE, wrap - 2) if wrap else _PROSE


def _stretches(lines: Sequence[Line], prose: int) -> Iterator[list[int]]:
    """The places of short lines above prose, by the stories in which they stand.

    A line with a byline, dateline or deck below it is a headline and parts what stands before it from what follows;
    so does the end of what is on this page of a story that goes on elsewhere.
    """
    short: list[int] = []
    for place, line in enumerate(lines):
        if line.length > _PROSE or line.byline or line.facts & {"row", "verse-strong", "fields", "dash", "qa"}:
            continue
        if line.ending and not _asks(line):
            continue
        below = lines[place + 1] if place + 1 < len(lines) else None
        if place and lines[place - 1].facts & {"turned", "turns-to"}:
            yield short
            short = []
        if announces(lines, place) or (below is not None and below.facts & {"caption", "credited"}):
            yield short
            short = []
        elif below is not None and below.length > prose:
            short.append(place)
    yield short


def _asks(line: Line) -> bool:
    """Whether a line is one question that nobody asks aloud: 情书的主人是谁？"""
    return line.text[-1] in "？?" and line.text[0] not in "“「‘" and not line.facts & {"speaker", "pointed", "item"}


def _alike(one: Line, two: Line) -> bool:
    a, b = one.text, two.text
    if _asks(one) and _asks(two):
        return True
    if abs(len(a) - len(b)) > 1 or min(len(a), len(b)) < 4:
        return False
    shapes = _shape(a), _shape(b)
    same = sum(x == y for x, y in zip(a, b, strict=False)) >= 2
    parted = shapes[0] == shapes[1] and len(shapes[0]) > 1
    return same or parted


def _shape(text: str) -> tuple[int, ...]:
    """The lengths of a line's parts between spaces and commas."""
    return tuple(len(part) for part in half(text).replace(",", " ").split())
