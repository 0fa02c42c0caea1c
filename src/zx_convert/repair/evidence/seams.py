"""Does a line go on with the block before? What ends that, what the line opens with, and how the page is laid out."""

from zx_convert.repair.looks import Line, ending
from zx_convert.repair.page import Page
from zx_convert.repair.recognise import clauses
from zx_convert.repair.weights import CONTINUES
from zx_convert.text.bonds import begins_sentences, bond, ends_sentences
from zx_convert.text.characters import CLOSERS, half
from zx_convert.text.patterns import regex
from zx_convert.text.seam import cuts_number

_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"), ("(", ")"))


# A straight quote where a quotation ends: “人工省三成。"
_STRAIGHT_CLOSES = regex('(?<=[。！？，…；])"')


def unclosed(text: str) -> tuple[int, ...]:
    """How many quotations and brackets of each kind `text` opens, less those that it closes."""
    tail = text[-2000:]
    found = tuple([tail.count(first) - tail.count(last) for first, last in _PAIRS])
    if found[0] > 0 and '"' in tail:
        return (found[0] - min(found[0], len(_STRAIGHT_CLOSES.findall(tail))), *found[1:])
    return found


def seam(page: Page, a: Line, b: Line, open_before: bool, total: int) -> list[str]:
    """The evidence on whether line `b` goes on with the block that line `a` ends and that has `total` characters."""
    cut = cuts_number(a.text, b.text)
    found = [*_seam_ends(a, b, open_before, total, cut), *_seam_next(page, a, b), *_seam_layout(page, a, b, total)]
    if not a.ending and not page.wrap and a.facts & {"parallel", "labelled"}:
        found.append("parallel")
    if _cuts_a_caption(a, b):
        found.append("caption-cut")
    if not a.ending and not a.facts & {"signed", "credited"}:
        goes_on = page.wrap > 0 and total > a.length and "row" not in a.facts
        found += _seam_words(a, b, goes_on)
    if b.text[0] in "“「‘『" and not page.wrap:
        found.append("quote-to-quote" if a.text[-1] in "”」’』" else "next-quotes")
    if cut:
        found.append("number-cut")
    elif a.text[-1].isdigit() and b.text[0].isdigit():
        found.append("number-spans")
    elif _is_ascii_letter(a.text[-1]) and _is_ascii_letter(b.text[0]) and (b.text[0].islower() or b.text[0] > "\x7f"):
        found.append("word-spans")
    elif a.text[-1] in "年月" and b.text[0].isdigit() and _DATE_SPANS.search(f"{a.text[-6:]}\n{b.text[:4]}"):
        found.append("date-spans")
    return [f"join:{name}" for name in found]


def _cuts_a_caption(a: Line, b: Line) -> bool:
    """Whether line `a` opens as a caption and has neither an end nor a credit, which line `b` has."""
    opens = a.ending in ("", "comma") and "caption" in a.facts and a.facts.isdisjoint({"credited", "signed"})
    return opens and "credited" in b.facts and "caption" not in b.facts


# 1977年 / 12月6日
_DATE_SPANS = regex(r"[0-9０-９]{2,4}年\n[0-9０-９]{1,2}月|[0-9０-９]{1,2}月\n[0-9０-９]{1,2}日")


def _is_ascii_letter(char: str) -> bool:
    """Whether it is a letter of ASCII, of either width."""
    return char.isalpha() and half(char).isascii()


_OF_VERSE = frozenset({"verse", "verse-strong"})
# What a line begins with that closes a quotation before it opens any.
_CLOSES_FIRST = regex("[^“”「」]*[”」]")
# Characters of a line that is hardly a heading.
_LONG = 20


def _seam_ends(a: Line, b: Line, open_before: bool, total: int, cut: bool) -> list[str]:
    found = ["mid-clause" if cut or not a.ending else f"{a.ending}-ends"]
    if a.text[-1] == "、":
        found.append("pause-ends")
    if "goes-on" in a.facts:
        found.append("goes-on")
    if open_before and a.ending != "stop":
        found += ["open-quote", "quote-closes"] if _CLOSES_FIRST.match(b.half) else ["open-quote"]
    if total >= 40:
        found.append("long")
    elif total >= 24:
        found.append("middling")
    else:
        found.append("short" if total >= 12 else "very-short")
    if a.ending == "comma" and (b.ending == "stop" or b.length >= _LONG) and _OF_VERSE.isdisjoint(a.facts | b.facts):
        found.append("comma-in-prose")
    if "signed" in a.facts or "credited" in a.facts:
        found.append("signed")
    if "parenthesised" in a.facts and total == a.length:
        found.append("parenthesised")
    return found


_OPENS_BLOCK = frozenset(
    {
        "item", "caption", "note", "qa", "author-note", "numbered", "bracketed", "clause", "enacted", "pictured",
        "heads-list",
    }
)  # fmt: skip


def _seam_next(page: Page, a: Line, b: Line) -> list[str]:
    found = []
    if "closer" in b.facts:
        found.append("closer-starts")
    if "bullet" in b.facts:
        found.append("next-bullet")
    short = b.length <= 24 and not b.ending and bool(b.text.strip(CLOSERS))
    if short and b.facts.isdisjoint(_GOES_ON) and not _ends_before_its_credit(b):
        found.append("next-short-unended")
    elif b.ending == "stop":
        found.append("next-ends")
    if _opens_alike(a, b):
        found.append("next-alike")
    if not _ROWS.isdisjoint(a.facts - b.facts) and b.ending == "stop":
        found.append("ends-rows")
    if (b.facts & _OPENS_BLOCK and not _counts_on(a, b)) or _opens_speech(page, a, b) or _BOX.match(b.half):
        found.append("next-opens-block")
    if b.facts & {"dateline", "dateline-line"}:
        found.append("next-dateline")
    elif b.signed_by:
        found.append("next-attributed")
    return found


def _counts_on(a: Line, b: Line) -> bool:
    """Whether a sentence that has not ended counts its points: …，/ 一是…，二是…."""
    return a.ending == "comma" and "item" in b.facts and _POINT.match(b.text) is not None


# 一是, 二要
_POINT = regex("[一二三四五六七八九十][是要]")


def _ends_before_its_credit(line: Line) -> bool:
    """Whether a line is the end of a sentence with a credit behind it: 走。新华社记者 葛明远 摄."""
    before = line.text[: line.tail.start].rstrip() if line.tail is not None else ""
    return bool(before) and (ending(before) == "stop" or not before.strip(CLOSERS))


# What no heading has: it fills a line, or a sentence ends within it.
_GOES_ON = frozenset({"fills-line", "goes-on", "sentence"})
_LONGEST_ADDRESS, _LONGEST_BEFORE_ADDRESS = 12, 24


def _is_addressed(line: Line) -> bool:
    """Whether a line is nothing but who a letter is for: 编辑同志："""
    return line.ending == "colon" and line.length <= _LONGEST_ADDRESS


def _opens_speech(page: Page, a: Line, b: Line) -> bool:
    """Whether a line opens what somebody says; where paragraphs are set in, it is set in too."""
    if "speaker" not in b.facts:
        return False
    addressed = _is_addressed(b) and (a.ending != "" or a.length <= _LONGEST_BEFORE_ADDRESS)
    if page.wrap and page.indented and not b.indent:  # in the middle of a paragraph: 好在结尾及时收住：…
        return addressed
    return a.ending in ("stop", "colon") or addressed or _are_turns(a, b)


_BOX = regex("(?:小贴士|小貼士|温馨提示|溫馨提示|特别提醒|延伸阅读|相关链接|抄?报|抄?送|主送|印?发)\\s*:")
# 甲：…, 问：…
_TURN = regex("\\w{1,4}[:：]")


def _are_turns(a: Line, b: Line) -> bool:
    """Whether two lines are what two speakers say, each behind a short label."""
    return _TURN.match(a.text) is not None and _TURN.match(b.text) is not None


_ROWS = frozenset({"rowed", "introduced"})
_OPENINGS = frozenset({"row-run", "speaker", "timed", "names", "clause", "numbered-beside", "row", "introduced"})


def _opens_alike(a: Line, b: Line) -> bool:
    """Whether two lines open in the same way, as entries of a list do."""
    if a.ending == "semicolon" and a.text[:2] == b.text[:2]:
        return True
    return b.text.count("\t") > 1 or not _OPENINGS.isdisjoint(a.facts & b.facts)


def _seam_words(a: Line, b: Line, goes_on: bool) -> list[str]:
    """Whether the characters on both sides of a seam in mid-clause belong together; `goes_on`: `a` opens no block."""
    bonded = bond(a.text[-1], b.text[0])
    first, last = begins_sentences(b.text[:2]), ends_sentences(a.text[-2:])
    is_long = a.length > 24 or "sentence" in a.facts
    tests = {
        f"bond-{bonded}": bool(bonded),
        f"next-begins-{first}": bool(first),
        f"ends-{last}": bool(last),
        "prose" if is_long or goes_on else "short-prose": (goes_on or "pointed" in a.facts) and not _in_cells(a),
        "function-ends": clauses.ends_in_function_word(a.text),
        "function-starts": clauses.starts_in_function_word(b.text),
        "bracket-ends": a.text[-1] in "）)】」』》”",
        "figures": "score" in a.facts or (_is_figures(a) and _is_figures(b)),
        "number-unit": a.text[-1].isdigit() and clauses.starts_in_unit(b.text),
        "particles": "particles" in a.facts,
        "opens-clause": clauses.opens_a_clause(a.text),
        "dispatch": "dateline" in a.facts,
        "listed": "item" in a.facts,
        "enumerates": _enumerates(a, b),
        "item-cut": "item-run" in a.facts and "commas" in a.facts,
        "speech-cut": "speaker" in a.facts and "speaker" not in b.facts and b.ending == "stop",
        # A lead takes words of its headline up again; within a sentence four characters hardly come back.
        "repeats": len(b.text) > 4 and b.text[:4] in a.text[-60:],
    }
    return [name for name, holds in tests.items() if holds]


_SAMPLE = 40


def _in_cells(line: Line) -> bool:
    """Whether a line is in several parts, as names and tables are."""
    return len(line.text.split()) > 4 and not line.text.isascii()


def _enumerates(a: Line, b: Line) -> bool:
    """Whether one part of an enumeration begins on line `a` and ends on line `b`: …、周畅、罗 / 豪才、傅尊…"""
    if "、" not in b.text[:16]:
        return False
    before, after = a.text[-24:].split("、"), b.text[:16].split("、")
    return len(before) >= 3 and len(after) >= 2 and 2 <= len(before[-1] + after[0]) <= 12 and bool(before[-1])


def _is_figures(line: Line) -> bool:
    beginning = line.half[:_SAMPLE]
    return sum(map(str.isdigit, beginning)) * 2 > len(beginning)


# An item whose lines are set in below its first one.
_BULLETED = regex(r"(?:[*+o•-]|[0-9]+\.|\^?\[[0-9]+\])\s")


def _seam_layout(page: Page, a: Line, b: Line, total: int) -> list[str]:
    found = []
    if page.indented or page.set_in:
        below = total >= _LONG or (a.indent and a.ending == "comma")
        set_in = b.indent and "goes-on" not in a.facts
        found.append("next-indented" if set_in else "next-not-indented" if below and not b.indent else "")
        if a.ending == "stop" and not page.wrap and total >= _LONG and _goes_on_after_stop(b):
            found.append("stop-not-indented")
    if b.after_furniture:
        found.append("page-break-between")
    elif page.mixed:
        found.append("blank-between" if b.blank else "no-blank-between")
        if page.columns and b.blank:
            found.append("blank-in-columns")
        elif b.blank and page.cut and a.width >= page.cut and not a.ending and total > a.length:
            found.append("full-above-blank")
    if page.wrap and not b.after_furniture and not (page.mixed and b.blank):
        found += _filled(page, a, b, total)
    if page.wrap and page.indented and not b.indent and b.filled >= page.wrap - 2 and not a.ending:
        found.append("flush-full")
    if (page.indented or page.set_in) and a.ending in _IN_CLAUSE and _is_flush_prose(page, b):
        found.append("flush-prose" if a.ending else "flush-prose-unended")
    return [name for name in found if name]


_OF_OTHERS = frozenset({"caption", "scene", "credited", "item", "note", "author-note", "speaker", "dateline"})


# Behind a colon a letter or a speech may begin that is not set in.
_IN_CLAUSE = frozenset({"", "comma", "opener", "dash"})


def _goes_on_after_stop(line: Line) -> bool:
    """Whether it is prose that is not set in, such as a paragraph goes on with after a break between sentences."""
    bare = line.text.rstrip(CLOSERS)
    return not line.indent and line.length >= _LONG and bare.endswith("。") and line.facts.isdisjoint(_OF_OTHERS)


def _is_flush_prose(page: Page, line: Line) -> bool:
    """Whether it is prose that is not set in, by its end or, where lines are wrapped, its marks and width."""
    if line.indent or not line.facts.isdisjoint(_OF_OTHERS):
        return False
    full = page.wrap > 0 and line.filled >= page.wrap - 2 and "pointed" in line.facts
    return full or (line.length >= _LONG and line.ending == "stop")


def _filled(page: Page, a: Line, b: Line, total: int) -> list[str]:
    """Whether a line of a wrapped page is full."""
    found: list[str] = []
    # The last line of a paragraph has its full stop: a short one without is a heading.
    heads = not b.ending and b.filled * 2 < page.wrap
    if a.ending == "stop" and (a.width < page.cut or heads):
        found.append("line-not-full")
    elif a.filled >= page.wrap - 2:
        found.append("line-full-ended" if a.ending == "stop" else "line-full")
        hangs = b.margin == a.margin or (b.margin > a.margin and _BULLETED.match(a.text) is not None)
        if page.columns and hangs and not b.facts & {"bullet", "item"}:
            found.append("no-room")
    elif b.blank == 0:
        found.append("wrapped-line-cut" if total > page.wrap and not a.ending else "line-not-full")
    return found


def end(line: Line, label: str) -> list[str]:
    """The evidence against a paragraph that ends with this line."""
    if label not in CONTINUES or line.ending in ("stop", "colon", "semicolon"):
        return []
    if line.facts & {"signed", "credited", "turned", "row"}:
        return []
    if line.facts & {"speaker", "item", "caption", "author-note"}:
        return ["end:unended-field"]
    return ["end:unended", "end:comma"] if line.ending in ("comma", "opener") else ["end:unended"]
