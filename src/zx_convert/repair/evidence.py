"""The evidence for what a line is and whether it goes on: a table of weighted features, and which of them hold.

A decision is the sum of its features' weights, so it is explained by naming them.
"""

from zx_convert.repair.page import HEADING_LIMIT, Line, Page, announces
from zx_convert.repair.recognise.bonds import bond

# Labels of lines. An article opens with a kicker or headline.
KICKER, HEADLINE, DECK, LEAD, BYLINE, DATELINE = "kicker", "headline", "deck", "lead", "byline", "dateline"
PARAGRAPH, SUBHEAD, CAPTION, CREDIT, NOTE, TURN, VERSE, ROW = (
    "p", "subhead", "caption", "credit", "note", "continuation", "l", "row",
)  # fmt: skip
STACK = frozenset({KICKER, HEADLINE, DECK})
# Labels whose block may go on in the next line.
CONTINUES = frozenset({PARAGRAPH, CAPTION, NOTE})

WEIGHTS: dict[str, float] = {
    # -- does the next line go on with this one?
    "join:closer-starts": 8.86,
    "join:stop-ends": -6.461,
    "join:comma-ends": 4.079,
    "join:opener-ends": 6.0,
    "join:colon-ends": -2.313,
    "join:semicolon-ends": -1.298,
    "join:dash-ends": -0.516,
    "join:mid-clause": 0.823,
    "join:open-quote": 2.898,
    "join:long": -0.517,
    "join:middling": -1.015,
    "join:short": 0.96,
    "join:very-short": -4.113,
    "join:next-short-unended": -4.771,
    "join:next-ends": 4.227,
    "join:next-opens-block": -5.0,
    "join:next-attributed": -5.783,
    "join:next-indented": -8.0,
    "join:next-not-indented": 2.5,
    "join:blank-between": -3.0,
    "join:no-blank-between": 2.0,
    "join:line-full": 6.0,
    "join:line-full-ended": 9.0,
    "join:line-not-full": -5.0,
    "join:wrapped-line-cut": -1.0,
    "join:page-break-between": 1.5,
    "join:number-spans": 3.0,
    "join:word-spans": 2.0,
    "join:signed": -6.161,
    "join:parenthesised": -6.0,
    "join:bond-word": 4.429,
    "join:bond-bound": 3.427,
    "join:bond-likely": 1.835,
    "join:bond-even": 0.571,
    "join:bond-weak": -1.095,
    "join:bond-unseen": -1.485,
    "join:bond-never": -1.441,
    "join:prose": 4.277,
    "join:function-ends": 2.29,
    "join:function-starts": 1.245,
    "join:bracket-ends": -4.205,
    "join:figures": -5.526,
    "join:number-unit": 2.0,
    "join:particles": 0.812,
    "join:opens-clause": 0.868,
    "join:dispatch": 2.084,
    "join:listed": 0.443,
    # -- a block that ends without an end
    "end:unended": -0.391,
    "end:unended-field": 1.225,
    # -- is it a paragraph?
    "p:ended": 1.5,
    "p:long": 2.5,
    "p:sentences": 1.0,
    "p:short-unended": -2.2,
    "p:field": 2.0,
    "p:item": 2.0,
    "p:dateline": 3.0,
    "p:quotation": 1.0,
    "p:caption": -3.0,
    "p:note": -2.5,
    "p:indented": 1.5,
    "p:goes-on": 1.5,
    # -- is it a headline, a kicker, a deck, a sub-headline?
    "head:length": 1.5,
    "head:long": -1.5,
    "head:too-long": -6.0,
    "head:ended": -6.0,
    "head:mark-ends": -0.6,
    "head:comma-ends": -5.0,
    "head:colon-ends": -3.5,
    "head:sentence": -4.0,
    "head:indented": -1.5,
    "head:dash": -5.0,
    "head:item": -3.0,
    "head:field": -3.0,
    "head:qa": -4.0,
    "head:attributed": -4.0,
    "head:row": -3.0,
    "head:verse": -1.0,
    "head:date": -6.0,
    "head:signature": -4.0,
    "headline:spaced": 0.3,
    "headline:bracketed": -3.0,
    "headline:chapter": 4.0,
    "headline:numbered": -3.0,
    "headline:box": 2.5,
    "headline:document": 2.0,
    "kicker:bracketed": 4.0,
    "kicker:column": 1.0,
    "kicker:organisation": -1.0,
    "kicker:spaced": -0.3,
    "kicker:says": 1.5,
    "kicker:box": 1.5,
    "kicker:mark-ends": -1.2,
    "kicker:attends": -2.0,
    "deck:dash": 9.5,
    "deck:commas": 0.7,
    "deck:short": -1.5,
    "deck:plain": -0.3,
    "deck:attends": 2.0,
    "deck:parenthesised": 3.5,
    "deck:mark-ends": -1.0,
    "subhead:short": 0.8,
    "subhead:long": -2.5,
    "subhead:parallel": 2.0,
    "subhead:numbered": 5.5,
    "subhead:number": 4.5,
    "subhead:chapter": -3.0,
    "subhead:bracketed": -0.5,
    "subhead:again": 0.5,
    "subhead:box": -2.5,
    "subhead:document": -1.5,
    # -- the rest
    "byline:high": 6.5,
    "byline:medium": 4.0,
    "byline:low": 2.5,
    "dateline:line": 6.0,
    "caption:opens": 5.0,
    "caption:credited": 1.2,
    "credit:line": 5.5,
    "note:opens": 7.0,
    "turn:line": 9.0,
    "verse:strong": 3.5,
    "verse:weak": 1.2,
    "verse:name": -1.5,
    "row:cells": 5.0,
    # -- what follows what
    "stack:organisation": 2.5,
    "stack:verb-follows": 1.2,
    "stack:alike": 1.6,
    "stack:question": 1.0,
    "stack:column": 1.5,
    "stack:name-like-kicker": 0.8,
    "stack:longer-kicker": 1.2,
    "stack:comma-deck": 1.2,
    "stack:longer-deck": 0.6,
    "stack:traditional-deck": 0.6,
    "stack:shorter-deck": 0.4,
    "stack:longer-headline": 0.5,
    "stack:mark-ends-headline": 1.0,
    "stack:spaced-headline": 0.4,
    # -- does an article begin?
    "article:base": -1.4,
    "article:announced": 4.0,
    "article:stack": 1.2,
    "article:signed-before": 2.2,
    "article:turned-before": 4.5,
    "article:furniture-before": 1.8,
    "article:caption-before": 0.5,
    "article:unattributed": -1.2,
    "article:attributed-again": -2.5,
    "article:dateline-in-body": -4.5,
    "article:signed-again": -2.0,
    "article:parted": -1.0,
    "article:photo": 3.0,
    "article:table": 1.0,
    "article:news-lead": 1.6,
    "article:signed-after": 0.5,
    "article:among-briefs": 0.7,
    "article:after-subhead": -6.0,
    "article:page-begins": 1.0,
}

# What may follow what inside an article; a pair that is not here does not occur.
FOLLOWS: dict[str, dict[str, float]] = {
    "": {
        KICKER: 0, HEADLINE: 0, PARAGRAPH: -1.5, CAPTION: -2, VERSE: -2, NOTE: -1, TURN: -1, BYLINE: -3, ROW: -2,
        SUBHEAD: -4,
    },
    KICKER: {KICKER: -2.5, HEADLINE: 0},
    HEADLINE: {
        HEADLINE: -0.9, DECK: -0.5, BYLINE: 0, DATELINE: 0, TURN: 0, NOTE: 0, PARAGRAPH: 0, CAPTION: 0, VERSE: -1.5,
        SUBHEAD: -2.5, ROW: -1.5, CREDIT: -3,
    },
    DECK: {DECK: -2, BYLINE: 0, DATELINE: 0, PARAGRAPH: 0, NOTE: 0, CAPTION: 0, TURN: 0, VERSE: -1.5, SUBHEAD: -2.5},
    BYLINE: {
        BYLINE: -0.7, DATELINE: 0, PARAGRAPH: 0, NOTE: 0, CAPTION: 0, VERSE: 0, SUBHEAD: -1, TURN: 0, ROW: -1,
        DECK: -4, CREDIT: -1,
    },
    DATELINE: {BYLINE: 0, PARAGRAPH: 0, NOTE: 0, CAPTION: 0, SUBHEAD: -1, TURN: 0},
    PARAGRAPH: {
        PARAGRAPH: 0, SUBHEAD: 0, CAPTION: 0, CREDIT: -1, NOTE: 0, TURN: 0, BYLINE: -1.5, DATELINE: -4, VERSE: 0,
        ROW: 0,
    },
    SUBHEAD: {PARAGRAPH: 0, CAPTION: -0.5, VERSE: 0, SUBHEAD: -2.5, NOTE: -2, ROW: -0.5, BYLINE: -2, TURN: -4},
    CAPTION: {CAPTION: 0, CREDIT: 0, PARAGRAPH: 0, SUBHEAD: 0, NOTE: 0, TURN: 0, VERSE: -1, BYLINE: -2, ROW: -1},
    CREDIT: {CAPTION: 0, CREDIT: -1, PARAGRAPH: 0, SUBHEAD: 0, NOTE: 0, TURN: 0, BYLINE: -1},
    NOTE: {PARAGRAPH: 0, NOTE: -1, CAPTION: 0, SUBHEAD: -0.5, VERSE: 0, BYLINE: -0.5, TURN: 0, DATELINE: 0, ROW: -1},
    TURN: {PARAGRAPH: 0, SUBHEAD: 0, CAPTION: 0, NOTE: -0.5, BYLINE: -0.5, VERSE: 0, TURN: -2, DATELINE: -1, ROW: -1},
    VERSE: {VERSE: 0.3, PARAGRAPH: -0.3, SUBHEAD: -0.3, NOTE: 0, CAPTION: 0, BYLINE: -1, TURN: 0, CREDIT: -1},
    ROW: {ROW: 0.5, PARAGRAPH: 0, SUBHEAD: -0.3, NOTE: 0, CAPTION: 0, TURN: 0, BYLINE: -1},
}  # fmt: skip


def weigh(names: list[str]) -> float:
    """The sum of the weights of these features."""
    return sum(WEIGHTS[name] for name in names)


def ends_open(text: str) -> bool:
    """Whether a quotation or bracket that opens in `text` is not closed in it."""
    pairs = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"), ("(", ")"))
    tail = text[-2000:]
    return any(tail.count(first) > tail.count(last) for first, last in pairs)


def seam(page: Page, a: Line, b: Line, open_before: bool, total: int) -> list[str]:
    """The evidence on whether line `b` goes on with the block that line `a` ends and that has `total` characters."""
    found = [*_seam_ends(a, open_before, total), *_seam_next(a, b), *_seam_layout(page, a, b, total)]
    if not a.ending:
        found += _seam_words(a, b)
    if a.text[-1].isdigit() and b.text[0].isdigit():
        found.append("number-spans")
    elif a.text[-1].isascii() and a.text[-1].isalpha() and b.text[0].isascii() and b.text[0].islower():
        found.append("word-spans")
    return [f"join:{name}" for name in found]


def _seam_ends(a: Line, open_before: bool, total: int) -> list[str]:
    found = [{"": "mid-clause"}.get(a.ending, f"{a.ending}-ends")]
    if open_before and a.ending != "stop":
        found.append("open-quote")
    if total >= 40:
        found.append("long")
    elif total >= 24:
        found.append("middling")
    else:
        found.append("short" if total >= 12 else "very-short")
    if "signed" in a.facts or "credited" in a.facts:
        found.append("signed")
    if "parenthesised" in a.facts and total == a.length:
        found.append("parenthesised")
    return found


def _seam_next(a: Line, b: Line) -> list[str]:
    found = []
    if "closer" in b.facts:
        found.append("closer-starts")
    if b.length <= 24 and not b.ending:
        found.append("next-short-unended")
    elif b.ending == "stop":
        found.append("next-ends")
    if b.facts & {"item", "caption", "note", "qa", "author-note", "numbered", "bracketed"} or (
        "speaker" in b.facts and a.ending in ("stop", "colon")
    ):
        found.append("next-opens-block")
    if b.facts & {"dateline", "dateline-line"} or b.signed_by:
        found.append("next-attributed")
    return found


_NEVER_LAST = frozenset("的了和在是与與为為对對将將把被及以从從之于於使由向让讓就也都不并並而或给給")
_NEVER_FIRST = frozenset("的了们們着著过過地得之性化者")


_UNITS = frozenset("年月日时時点點分秒个個名人位元万萬亿億千百余餘多次件项項条條家户戶亩畝吨噸斤米里平公岁歲届屆级級％%倍")
# Words of whole sentences; headlines make do without most of them.
_PARTICLES = frozenset("的了着是在和也就都而把被这那他她我们很但并还還將将已对")
_CLAUSE_OPENERS = (
    "据", "據", "根据", "根據", "由于", "由於", "为了", "為了", "随着", "隨著", "此外", "其中", "因此", "因为", "因為", "但", "而",
    "如果", "虽然", "雖然", "对于", "對於", "通过", "通過", "目前", "近日", "日前", "今年", "去年", "昨天", "今天", "昨日", "今日",
    "在", "自", "从", "從", "当", "當", "同时", "同時", "另外", "如今", "现在", "現在", "记者", "記者", "他", "她", "我", "这", "這",
)  # fmt: skip


def _seam_words(a: Line, b: Line) -> list[str]:
    """Whether the characters on both sides of a seam in mid-clause belong together."""
    bonded = bond(a.text[-1], b.text[0])
    tests = {
        f"bond-{bonded}": bool(bonded),
        "prose": any(mark in a.text for mark in "，,。；;"),
        "function-ends": a.text[-1] in _NEVER_LAST,
        "function-starts": b.text[0] in _NEVER_FIRST,
        "bracket-ends": a.text[-1] in "）)】」』》”",
        "figures": _is_figures(a) and _is_figures(b),
        "number-unit": a.text[-1].isdigit() and b.text[0] in _UNITS,
        "particles": len(set(a.text) & _PARTICLES) >= 2,
        "opens-clause": a.text.startswith(_CLAUSE_OPENERS),
        "dispatch": "dateline" in a.facts,
        "listed": "item" in a.facts,
    }
    return [name for name, holds in tests.items() if holds]


def _is_figures(line: Line) -> bool:
    digits = sum(char.isdigit() for char in line.half)
    return digits * 2 > len(line.half)


def _seam_layout(page: Page, a: Line, b: Line, total: int) -> list[str]:
    found = []
    if page.indented:
        found.append("next-indented" if b.indent else "next-not-indented" if total >= 20 else "")
    if b.after_furniture:
        found.append("page-break-between")
    elif page.mixed:
        found.append("blank-between" if b.blank else "no-blank-between")
    if page.wrap and not b.after_furniture and not (page.mixed and b.blank):
        if a.filled >= page.wrap - 2:
            found.append("line-full-ended" if a.ending == "stop" else "line-full")
        elif b.blank == 0:
            found.append("wrapped-line-cut" if total > page.wrap and not a.ending else "line-not-full")
    return [name for name in found if name]


def end(line: Line, label: str) -> list[str]:
    """The evidence against a paragraph that ends with this line."""
    if label not in CONTINUES or line.ending in ("stop", "colon", "semicolon"):
        return []
    if line.facts & {"signed", "credited", "turned", "row"}:
        return []
    if line.facts & {"speaker", "item", "caption", "author-note"}:
        return ["end:unended-field"]
    return ["end:unended"]


def labels(page: Page, line: Line) -> dict[str, list[str]]:
    """What a line may be when it opens a block, with the evidence for each."""
    facts = line.facts
    if "continuation" in facts:
        return {TURN: ["turn:line"]}
    found: dict[str, list[str]] = {PARAGRAPH: _paragraph(page, line)}
    if line.byline is not None:
        label = CREDIT if line.byline.kind == "credit" else BYLINE
        found[label] = ["credit:line"] if label == CREDIT else [f"byline:{line.byline.cert}"]
    if "dateline-line" in facts:
        found[DATELINE] = ["dateline:line"]
    if "caption" in facts:
        found[CAPTION] = ["caption:opens", *(["caption:credited"] if "credited" in facts else [])]
    elif "credited" in facts:
        found[CAPTION] = ["caption:credited", *_paragraph(page, line)]
    if facts & {"note", "author-note"}:
        found[NOTE] = ["note:opens"]
    if "row" in facts:
        found[ROW] = ["row:cells"]
    if "verse-strong" in facts or "verse" in facts:
        found[VERSE] = ["verse:strong" if "verse-strong" in facts else "verse:weak"]
        found[VERSE] += ["verse:name"] if line.byline else []
    if (line.length <= 60 and (not line.ending or line.text[-1] in "？！?!”」…）)")) or "dash" in facts:
        found |= _headings(page, line)
    return found


def _paragraph(page: Page, line: Line) -> list[str]:
    facts = line.facts
    tests = {
        "ended": line.ending in ("stop", "colon", "semicolon"),
        "long": line.length >= 30,
        "sentences": "。" in line.text[:-1],
        "short-unended": line.length <= 24 and not line.ending and not facts & {"fields", "signed", "signature"},
        "field": "fields" in facts or ("speaker" in facts and bool(line.ending)),
        "item": "item" in facts,
        "dateline": "dateline" in facts,
        "quotation": line.text[0] in "“「" and line.ending == "stop",
        "caption": "caption" in facts,
        "note": bool(facts & {"note", "author-note"}),
        "indented": page.indented and line.indent,
        "goes-on": line.ending == "comma" and line.length >= 24,
    }
    return [f"p:{name}" for name, holds in tests.items() if holds]


def _headings(page: Page, line: Line) -> dict[str, list[str]]:
    facts, length = line.facts, line.length
    tests = {
        "length": 4 <= length <= 30,
        "long": 30 < length <= 40,
        "too-long": length > 40,
        "ended": line.text[-1] == "。" or (line.ending == "stop" and line.text[-1] not in "？！?!”」…"),
        "mark-ends": line.text[-1] in "？！?!”」…",
        "comma-ends": line.ending in ("comma", "semicolon", "opener"),
        "colon-ends": line.ending == "colon",
        "sentence": "sentence" in facts,
        "indented": page.indented and line.indent,
        "field": "fields" in facts,
        "date": "date" in facts,
        "signature": "signature" in facts,
        "qa": "qa" in facts,
        "attributed": bool(facts & {"dateline", "dateline-line"}) or line.signed_by is not None,
        "row": "row" in facts,
        "verse": "verse-strong" in facts,
    }
    common = [f"head:{name}" for name, holds in tests.items() if holds]
    plain = common + (["head:dash"] if "dash" in facts else [])
    items = ["head:item"] if "item" in facts and "numbered" not in facts else []
    marked = ["kicker:mark-ends"] if line.text[-1] in "？！?!" else []
    return {
        HEADLINE: [*plain, *items, *_having("headline", facts, _OF_HEADLINES)],
        KICKER: [*plain, *items, *marked, *_having("kicker", facts, _OF_KICKERS)],
        DECK: [*common, *_deck(line)],
        SUBHEAD: plain + items + _subhead(line),
    }


_OF_HEADLINES = ("spaced", "bracketed", "chapter", "numbered", "box", "document")
_OF_KICKERS = ("bracketed", "column", "organisation", "spaced", "says", "box", "attends")


def _having(label: str, facts: set[str], names: tuple[str, ...]) -> list[str]:
    return [f"{label}:{name}" for name in names if name in facts and not (name == "numbered" and "chapter" in facts)]


def _deck(line: Line) -> list[str]:
    found = ["deck:dash" if "dash" in line.facts else "deck:plain"]
    if "commas" in line.facts:
        found.append("deck:commas")
    if line.length < 7:
        found.append("deck:short")
    if line.text[-1] in "！!？?":
        found.append("deck:mark-ends")
    found += _having("deck", line.facts, ("attends", "parenthesised"))
    return found


def _subhead(line: Line) -> list[str]:
    found = ["subhead:short" if line.length <= 20 else "subhead:long" if line.length > 26 else ""]
    found += _having("subhead", line.facts, ("parallel", "chapter", "bracketed", "number", "box", "document"))
    if "numbered" in line.facts and "chapter" not in line.facts:
        found.append("subhead:numbered")
    return [name for name in found if name]


def stack(a: Line, b: Line, label: str, next_label: str, traditional: bool) -> list[str]:
    """The evidence of two lines of one headline stack for being `label` and `next_label`."""
    found: list[str] = []
    organisation = "organisation" in a.facts and a.length <= 16 and "box" not in b.facts
    if (label, next_label) == (HEADLINE, HEADLINE):
        found += ["organisation"] if organisation else []
        found += ["verb-follows"] if organisation and "verb" in b.facts else []
        found += ["question"] if a.text[-1] in "？！?!" else []
        short = abs(a.length - b.length) <= 2 and max(a.length, b.length) <= 9
        found += ["alike"] if short and not a.facts & {"column", "says", "box"} else []
    elif (label, next_label) == (KICKER, HEADLINE):
        found += ["column"] if "column" in a.facts else []
        found += ["name-like-kicker"] if a.length <= 6 and not organisation and "spaced" not in a.facts else []
        longer = b.length > 1.1 * a.length and "commas" not in b.facts
        found += ["longer-headline"] if longer and not organisation else []
        found += ["mark-ends-headline"] if b.text[-1] in "！!？?" else []
        found += ["longer-kicker"] if a.length >= 10 and a.length > 1.25 * b.length and not organisation else []
    elif (label, next_label) == (HEADLINE, DECK):
        found += ["comma-deck"] if "commas" in b.facts and "commas" not in a.facts else []
        found += ["longer-deck"] if b.length > 1.2 * a.length and b.facts & {"commas", "spaced"} else []
        found += ["shorter-deck"] if b.length < a.length else []
        found += ["traditional-deck"] if traditional else []
        found += ["spaced-headline"] if "spaced" in a.facts and "spaced" not in b.facts else []
    return [f"stack:{name}" for name in found]


def article(page: Page, place: int) -> list[str]:
    """The evidence that an article begins with this line, from the lines around it."""
    lines = page.lines
    if place == 0:
        return ["article:page-begins"]
    found = ["base", *_before(lines[place], lines[place - 1])]
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
    if "signed" in before.facts:
        found.append("signed-before")
    if before.facts & {"turns-to", "turned"}:
        found.append("turned-before")
    if "caption" in before.facts or "credited" in before.facts:
        found.append("caption-before")
    return found


def _below(lines: list[Line], place: int) -> list[str]:
    """What stands below a headline that no byline or dateline announces."""
    below = lines[place + 1]
    if below.facts & {"caption", "credited"}:
        return ["photo"]
    if "row" in below.facts:
        return ["table"]
    found = ["news-lead"] if "news-lead" in below.facts else []
    for line in lines[place + 1 : place + 12]:
        if "signed" in line.facts:
            return [*found, "signed-after"]
        if line.length <= HEADING_LIMIT and not line.ending and not line.facts & {"fields", "item"}:
            break
    return found
