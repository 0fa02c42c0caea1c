"""Which lines of a page are verse: runs of short lines, and couplets of old verse."""

import itertools
from collections import Counter
from collections.abc import Sequence

from zx_convert.repair.announcing import announces
from zx_convert.repair.listing import introduction
from zx_convert.repair.looks import HEADING_LIMIT, Line
from zx_convert.repair.recognise import headings
from zx_convert.repair.recognise.poems import FORMS
from zx_convert.repair.recognise.words import one_of
from zx_convert.text.bonds import is_tight
from zx_convert.text.characters import CLOSERS, LETTER
from zx_convert.text.patterns import regex


def verse(lines: Sequence[Line], wrap: int) -> None:
    """Runs of short lines that are neither dialogue, items, names nor the ends of wrapped lines."""
    run: list[Line] = []
    previous: Line | None = None
    signed = False
    for place, line in enumerate([*lines, None]):
        heads = _depths_of_stacks(line, run, signed)
        if line is not None and (run or signed) and line.byline is None and _TITLE.fullmatch(line.text):
            continue
        if line is not None and run and (_numbers_a_stanza(line) or _PART_OF_SONG.fullmatch(line.half)):
            pass
        elif (
            line is not None
            and _may_be_verse(line, previous, wrap, inside=bool(run))
            and announces(lines, place) not in heads
        ):
            run.append(line)
        else:
            _mark_verse(run, signed)
            run = []
        if not run:
            signed = line is not None and (_signs_a_poem(line) or _recites(line))
        previous = line
    _old_verse(lines)
    _inscribed(lines)
    _quoted_couplets(lines, wrap)
    _prose_below_couplets(lines)


def _depths_of_stacks(line: Line | None, run: Sequence[Line], signed: bool) -> tuple[int, ...]:
    """How far below a line what ends a headline stack may stand, for the line to be the first of one and no verse.

    A poem's last line may stand right above the next byline; before there is a poem, or where a line is wider than all
    of it, the stack may be deeper.
    """
    if len(run) < 3 and not signed:
        return (1, 2, 3, 4)
    return (1, 2, 3) if _is_wider(line, run) else (1,)


def _is_wider(line: Line | None, run: Sequence[Line]) -> bool:
    """Whether a line is longer than all of a poem above, as a headline is."""
    widest = max((verse.length for verse in run), default=HEADING_LIMIT)
    return line is not None and line.length >= _LEAST_HEADLINE and 5 * line.length > 7 * widest


_LEAST_HEADLINE = 10


def _signs_a_poem(line: Line) -> bool:
    return line.signed_by is not None and line.signed_by.kind == "byline"


def _recites(line: Line) -> bool:
    """Whether a line announces verse: 我念一首给你听：."""
    return line.ending == "colon" and _RECITES.search(line.half[-24:]) is not None


_RECITES = regex(
    "(?:(?<!演)[唱念吟诵誦写寫][道着著]|[诗詩]曰|(?:(?<!演)[唱念吟写寫]了?[一二两兩三几幾](?:首|句)|顺口溜|順口溜|快板|民[谣謠])[^。,;!?]{0,8}):$"
)
# 春眠不觉晓，处处闻啼鸟。
_COUPLET = regex(f"(?:{LETTER}{{5}}，{LETTER}{{5}}|{LETTER}{{7}}，{LETTER}{{7}})[。？！；]")
# The title of a work, marks of Markdown, a figure with its unit (3.2万亩).
_NO_VERSE = regex(
    "《[^《》]{1,14}》$|.*[(（]外[一二两兩三四五六]+[首章][)）]$|[#*+!-]|[0-9０-９][^。]{3,}[；;]$|[0-9０-９][\\x00-\\x7f\\s\\uff00-\\uffef]*$|[0-9０-９][0-9０-９.,．，万亿%％]*\\w{0,3}$"
)


def _old_verse(lines: Sequence[Line]) -> None:
    """Two and more couplets in a row, of five or seven characters a half, or stanzas of one form are verse."""
    for a, b in itertools.pairwise(lines):
        if a.length == b.length and ((_is_couplet(a) and _is_couplet(b)) or _are_stanzas(a, b)):
            for line in (a, b):
                line.facts.discard("verse")
                line.facts.add("verse-strong")


def _inscribed(lines: Sequence[Line]) -> None:
    """Lines of one length without a mark: two that a colon introduces as verse, or four of old verse below prose."""
    for place, above in enumerate(lines):
        if above.ending not in ("colon", "stop") or place + 2 >= len(lines):
            continue
        run = _even_run(lines, place + 1)
        said = introduction(lines, place)[-_REACH:] if run else ""
        if not run or _LISTS.search(said) or any(headings.ends_as_organisation(line.text) for line in run):
            continue
        if above.ending == "colon" and _SAYS_COUPLET.search(said):
            _set_verse(lines, place + 1, 2)
        elif len(run) % 2 == 0 and _may_be_inscribed(above, run, said):
            _set_verse(lines, place + 1, len(run))


def _may_be_inscribed(above: Line, run: Sequence[Line], said: str) -> bool:
    """Whether lines as long are verse by what introduces them, or are of old verse and written, sung or said."""
    if above.ending == "colon" and _SAYS_VERSE.search(said):
        return True
    couplet = len(run) == 2 and "introduced" in run[-1].facts
    return run[0].length in _OLD and (len(run) in _STANZAS or couplet) and _WRITTEN.search(said) is not None


def _even_run(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines from `start` that are letters alone and of one length, [] for fewer than two."""
    length = lines[start].length
    few = lines[start : start + _MOST_INSCRIBED + 1]
    run = list(itertools.takewhile(lambda line: line.length == length and line.text.isalpha(), few))
    return run if len(run) > 1 and 4 <= length <= _LONGEST_HALF else []


def _set_verse(lines: Sequence[Line], start: int, count: int) -> None:
    """So many lines are verse, and what stands below them is none if it is much longer."""
    for line in lines[start : start + count]:
        line.facts.discard("verse")
        line.facts.add("verse-strong")
    for line in lines[start + count : start + count + 1]:
        if _is_much_longer(line, lines[start]):
            line.facts.difference_update({"verse", "verse-strong"})


_STANZAS = (4, 8)
_MOST_INSCRIBED, _OLD = 8, (5, 7)
# 写了一副对子：, 门上的春联是：
_SAYS_COUPLET = regex("(?:[对對][子联聯]|[楹春门門挽輓喜寿壽旧舊古][联聯])[^。,;!?]{0,16}:$")
_SAYS_VERSE = regex("(?:[诗詩](?![人会會社刊集词詞])|偈|[歌民][谣謠]|顺口溜|順口溜)[^。,;!?]{0,16}:$")
_WRITTEN = regex("[写寫刻题題念唱吟抄]|手[书書]|留下|[号號]子|更夫|[词詞句]")
# What introduces names of firms, schools or dishes.
_LISTS = regex("名[单單]|[单單]位|如下|分[别別]是|入[围圍]|[决決][赛賽]|[东東]西")
_REACH = 40
# What is no verse of itself: items, speakers, figures.
_NO_COUPLET = frozenset({"item", "bullet", "speaker", "dateline", "caption", "names", "row", "timed", "numbered", "qa"})
_INNER_MARK = regex("[，。；：！？、,;:!?0-9０-９A-Za-z]")


def _quoted_couplets(lines: Sequence[Line], wrap: int) -> None:
    """Two lines of one length between paragraphs, a comma behind the first: 山是老辈留下的山，/ 水是儿孙借来的水。"""
    for place, (a, b) in enumerate(itertools.pairwise(lines)):
        if not 5 <= a.length == b.length <= _LONGEST_HALF or (a.ending, b.ending) != ("comma", "stop"):
            continue
        above, below = lines[place - 1] if place else None, lines[place + 2] if place + 2 < len(lines) else None
        parted = above is not None and above.ending == "colon"
        alone = parted and not b.blank and (below is None or below.length > _LONGEST_HALF)
        plain = _NO_COUPLET.isdisjoint(a.facts | b.facts) and not any(_INNER_MARK.search(x.text[:-1]) for x in (a, b))
        if alone and plain and not (wrap and 2 * a.filled >= wrap):
            a.facts.add("verse")
            b.facts.add("verse")


def _prose_below_couplets(lines: Sequence[Line]) -> None:
    """Below a couplet that prose quotes (李白诗云：) a much longer line with a comma inside is prose again."""
    for above, a, b, line in zip(lines, lines[1:], lines[2:], lines[3:], strict=False):
        quoted = above.ending == "colon" and a.length == b.length <= _LONGEST_HALF and b.ending == "stop"
        if quoted and not any(_INNER_MARK.search(half.text[:-1]) for half in (a, b)) and _is_much_longer(line, b):
            line.facts.difference_update({"verse", "verse-strong"})


def _is_much_longer(line: Line, half: Line) -> bool:
    return 2 * line.length >= 3 * half.length and _INNER_MARK.search(line.text[:-1]) is not None


_LONGEST_HALF = 12
_CLAUSE = regex("[，。；！？]")
# A form of three clauses and more, one of five characters at least, comes back in prose hardly ever.
_LEAST_CLAUSES, _LEAST_LONG, _LONGEST_CLAUSE, _LONGEST_STANZA = 3, 5, 9, 80


def _are_stanzas(a: Line, b: Line) -> bool:
    """Whether two lines as long have clauses of the same lengths one after the other: 7, 7, 7 and 7, 7, 7."""
    return a.length <= _LONGEST_STANZA and a.ending == b.ending == "stop" and _form(a) == _form(b) != ()


def _form(line: Line) -> tuple[int, ...]:
    """The lengths of the clauses of a stanza, () for what is none."""
    clauses = _CLAUSE.split(line.text)
    if clauses.pop() or len(clauses) < _LEAST_CLAUSES or not all(map(str.isalpha, clauses)):
        return ()
    form = tuple(map(len, clauses))
    return form if min(form) > 1 and _LEAST_LONG <= max(form) <= _LONGEST_CLAUSE else ()


def _is_couplet(line: Line) -> bool:
    return line.length <= _LONGEST_COUPLET and not line.byline and _COUPLET.fullmatch(line.text) is not None


_LONGEST_COUPLET = 16


def _may_be_verse(line: Line, previous: Line | None, wrap: int, *, inside: bool) -> bool:
    """`inside`: the line before is verse, as far as can be told."""
    if previous is not None and _may_be_rest(line, previous, wrap, inside=inside):
        return False
    odd = {
        "speaker", "item", "dateline", "caption", "continuation", "bracketed", "credited", "note", "author-note",
        "dash", "qa", "signature", "table-note", "box", "score", "names", "row", "formula", "timed", "chapter",
        "appoints", "colophon", "clause", "about",
    }  # fmt: skip
    even = inside and previous is not None and previous.length == line.length <= _MEASURE
    goes_on = line.ending in ("comma", "semicolon")
    if even or (goes_on and inside):  # 孙子拦住爷爷问：; 有人在梦里报数：七十三，
        odd.discard("speaker")
    if (goes_on and line.length <= _MEASURE) or _MONTH.match(line.text):  # 二月鲫，三月鳊，
        odd.discard("timed")
    if inside and line.byline is None and "organisation" not in line.facts:  # the last line, with the day below
        odd.discard("signature")
    if line.facts & odd or any(f.startswith(("byline-byline-high", "byline-byline-medium")) for f in line.facts):
        return False
    if _NO_VERSE.match(line.text):
        return False
    dialogue = line.text[0] in "“「" and line.text[-1] in "”」"
    breaks = line.ending == "opener" or (line.ending == "colon" and not even)
    return line.length <= 22 and not (dialogue or breaks) and line.text.count("。") <= 2


def _may_be_rest(line: Line, previous: Line, wrap: int, *, inside: bool) -> bool:
    """Whether a line may be the end of a paragraph that fills the line before, or was cut there."""
    if wrap and previous.filled >= wrap - 2:
        return not (line.blank and previous.ending)
    if previous.length > HEADING_LIMIT and not previous.ending:
        return True
    return not inside and wrap > 0 and not previous.ending and line.ending == "stop" and 2 * previous.filled >= wrap


# 六月把一池的绿铺开; but 六月三日 begins the entry of a diary.
_MONTH = regex("[一二三四五六七八九十]{1,2}月(?![^日]{0,3}日)")
# 渔　火, 浣溪沙·晒秋, 《渡口》: the title of another poem of the group.
_TITLE = regex(
    f"{LETTER}\u3000{LETTER}|《[^《》]{{1,12}}》|{one_of(FORMS)}(?:[·•・]\\s*\\S.{{0,18}}|(?:[(（].{{1,8}}[)）])?)"
)
# [副歌], （合唱）: who sings, and which part of a song follows.
_PART_OF_SONG = regex(
    "[(\\[【](?:主歌|副歌|前奏|[间間]奏|尾奏|尾[声聲]|桥段|念白|[独獨]白|合唱|[齐齊]唱|[领領]唱|[独獨]唱|[对對]唱|男[声聲]?|女[声聲]?|合|[领領])"
    "\\s*[0-9一二三四]?[)\\]】]:?"
)
# Lines of old and folk verse have up to seven characters and a mark.
_MEASURE = 8


def _without_loners(run: list[Line]) -> list[Line]:
    """The lines of a poem less longer ones above and below, which blank lines part from it: they are prose."""
    start, stop = 0, len(run)
    while (
        stop - start > 2 and run[start + 1].blank > run[start + 2].blank and _is_longest(run[start], run[start + 1 :])
    ):
        start += 1
    while (
        stop - start > 2 and run[stop - 1].blank > run[stop - 2].blank and _is_longest(run[stop - 1], run[: stop - 1])
    ):
        stop -= 1
    return run[start:stop]


def _is_longest(line: Line, others: Sequence[Line]) -> bool:
    return line.length > max(other.length for other in others)


def _without_columns(run: list[Line]) -> list[Line]:
    """The lines of a poem without the name of a column above, or of the next one below with its headline: 微小说."""
    start = next((place for place, line in enumerate(run) if "tag" not in line.facts), 0)
    first = max(start, len(run) - _MOST_OF_NEXT_HEAD)
    stop = next((n for n in range(first, len(run)) if "tag" in run[n].facts and not run[n].ending), len(run))
    return run[start:stop]


_MOST_OF_NEXT_HEAD = 3


def _without_headings(run: list[Line]) -> list[Line]:
    """The lines of a poem with marks, less those without that stand above or below it."""
    marked = [place for place, line in enumerate(run) if line.ending]
    inner = run[marked[0] : marked[-1] + 1] if marked else []
    return inner if len(inner) >= 3 and len(marked) * 5 >= len(inner) * 4 else run


def _numbers_a_stanza(line: Line) -> bool:
    """Whether a line is the number of a stanza, with its name or without: 二、芦苇, 2."""
    if line.length <= 2 and line.half.isdecimal():
        return True
    return line.length <= 8 and not line.ending and "numbered" in line.facts and "chapter" not in line.facts


def _mark_verse(run: list[Line], signed: bool) -> None:
    """`signed`: a byline stands right above, as above a poem, or a line that announces verse."""
    whole = _without_loners(_without_columns(run))
    run = _without_headings(whole)
    if len(run) < len(whole):  # free verse may stand above a poem with marks, or below it
        start = whole.index(run[0])
        for rest in (whole[:start], whole[start + len(run) :]):
            if len(rest) >= _LEAST_FREE:
                _mark_verse(rest, signed)
    if sum("。" in line.text.rstrip(CLOSERS)[:-1] for line in run) * 5 >= len(run) > 0:
        return  # prose in narrow columns: sentences end within its lines
    cut = [is_tight(a.text[-1], b.text[0]) for a, b in itertools.pairwise(run) if not a.ending]
    if sum(cut) >= _LEAST_CUT and sum(cut) * 3 >= len(cut):
        return  # its lines end inside of words
    pointed = sum(bool(line.ending) for line in run) * 3 >= len(run) * 2
    if len(run) < 3 or (len(run) < (4 if signed else 5) and not pointed):
        return
    if sum(headings.ends_as_organisation(line.text) and line.length >= 6 for line in run) * 2 >= len(run):
        return
    sentences = sum(line.text[-1] in "。!！" for line in run)
    if (
        len({line.length for line in run}) > 1
        and sentences * 4 >= len(run) * 3
        and sum(line.length for line in run) >= 12 * len(run)
    ):
        return
    lengths = Counter(line.length for line in run)
    marked = sum(line.ending in ("comma", "stop", "semicolon") for line in run)
    even = max(lengths.values()) >= len(run) * 0.6
    strong = len(run) >= 6 or (len(run) >= 4 and (signed or even or marked >= len(run) * 0.7))
    for line in run:
        line.facts.add("verse-strong" if strong else "verse")


_LEAST_CUT = 2
# Fewer lines without marks beside a poem with them are no poem.
_LEAST_FREE = 6
