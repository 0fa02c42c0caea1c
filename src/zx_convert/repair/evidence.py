"""What speaks for a line being of a kind, for its going on in the next line, and for an article that begins with it."""

from zx_convert.repair.looks import HEADING_LIMIT, Line
from zx_convert.repair.page import Page
from zx_convert.repair.recognise import clauses
from zx_convert.repair.recognise.bonds import bond
from zx_convert.repair.runs import TOPICS, announces
from zx_convert.repair.weights import (
    BYLINE,
    CAPTION,
    CONTINUES,
    CREDIT,
    DATELINE,
    DECK,
    HEADLINE,
    KICKER,
    NOTE,
    PARAGRAPH,
    ROW,
    SUBHEAD,
    TURN,
    VERSE,
    WEIGHTS,
)
from zx_convert.text.patterns import regex
from zx_convert.text.seam import cuts_number

_weight = WEIGHTS.__getitem__


def weigh(names: list[str]) -> float:
    """The sum of the weights of these features."""
    return sum(map(_weight, names))


_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"), ("(", ")"))


def unclosed(text: str) -> tuple[int, ...]:
    """How many quotations and brackets of each kind `text` opens, less those that it closes."""
    tail = text[-2000:]
    return tuple([tail.count(first) - tail.count(last) for first, last in _PAIRS])


def seam(page: Page, a: Line, b: Line, open_before: bool, total: int) -> list[str]:
    """The evidence on whether line `b` goes on with the block that line `a` ends and that has `total` characters."""
    cut = cuts_number(a.text, b.text)
    found = [*_seam_ends(a, open_before, total, cut), *_seam_next(a, b), *_seam_layout(page, a, b, total)]
    if not a.ending and not a.facts & {"signed", "credited"}:
        goes_on = page.wrap > 0 and total > a.length and "row" not in a.facts
        found += _seam_words(a, b, goes_on)
    if b.text[0] in "“「‘『" and not page.wrap:
        found.append("quote-to-quote" if a.text[-1] in "”」’』" else "next-quotes")
    if cut:
        found.append("number-cut")
    elif a.text[-1].isdigit() and b.text[0].isdigit():
        found.append("number-spans")
    elif a.text[-1].isascii() and a.text[-1].isalpha() and b.text[0].isascii() and b.text[0].islower():
        found.append("word-spans")
    return [f"join:{name}" for name in found]


def _seam_ends(a: Line, open_before: bool, total: int, cut: bool) -> list[str]:
    found = ["mid-clause" if cut or not a.ending else f"{a.ending}-ends"]
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


_OPENS_BLOCK = frozenset(
    {
        "item", "caption", "note", "qa", "author-note", "numbered", "bracketed", "clause", "enacted", "pictured",
        "heads-list",
    }
)  # fmt: skip


def _seam_next(a: Line, b: Line) -> list[str]:
    found = []
    if "closer" in b.facts:
        found.append("closer-starts")
    if "bullet" in b.facts:
        found.append("next-bullet")
    if b.length <= 24 and not b.ending:
        found.append("next-short-unended")
    elif b.ending == "stop":
        found.append("next-ends")
    if _opens_alike(a, b):
        found.append("next-alike")
    if b.facts & _OPENS_BLOCK or ("speaker" in b.facts and a.ending in ("stop", "colon")):
        found.append("next-opens-block")
    if b.facts & {"dateline", "dateline-line"}:
        found.append("next-dateline")
    elif b.signed_by:
        found.append("next-attributed")
    return found


_OPENINGS = frozenset({"speaker", "timed", "names", "clause", "numbered-beside", "row"})


def _opens_alike(a: Line, b: Line) -> bool:
    """Whether two lines open in the same way, as entries of a list do."""
    return not _OPENINGS.isdisjoint(a.facts & b.facts)


def _seam_words(a: Line, b: Line, goes_on: bool) -> list[str]:
    """Whether the characters on both sides of a seam in mid-clause belong together; `goes_on`: `a` opens no block."""
    bonded = bond(a.text[-1], b.text[0])
    tests = {
        f"bond-{bonded}": bool(bonded),
        "prose" if a.length > 24 or goes_on else "short-prose": (goes_on or "pointed" in a.facts) and not _in_cells(a),
        "function-ends": clauses.ends_in_function_word(a.text),
        "function-starts": clauses.starts_in_function_word(b.text),
        "bracket-ends": a.text[-1] in "）)】」』》”",
        "figures": _is_figures(a) and _is_figures(b),
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
    if page.indented:
        found.append("next-indented" if b.indent else "next-not-indented" if total >= 20 else "")
    if b.after_furniture:
        found.append("page-break-between")
    elif page.mixed:
        found.append("blank-between" if b.blank else "no-blank-between")
        if page.columns and b.blank:
            found.append("blank-in-columns")
    if page.wrap and not b.after_furniture and not (page.mixed and b.blank):
        if a.filled >= page.wrap - 2:
            found.append("line-full-ended" if a.ending == "stop" else "line-full")
            hangs = b.margin == a.margin or (b.margin > a.margin and _BULLETED.match(a.text) is not None)
            if page.columns and hangs and not b.facts & {"bullet", "item"}:
                found.append("no-room")
        elif b.blank == 0:
            found.append("wrapped-line-cut" if total > page.wrap and not a.ending else "line-not-full")
    if page.wrap and page.indented and not b.indent and b.filled >= page.wrap - 2 and not a.ending:
        found.append("flush-full")
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
        return {TURN: ["turn:line"], PARAGRAPH: _paragraph(page, line)}
    found: dict[str, list[str]] = {PARAGRAPH: _paragraph(page, line), **_signing(line), **_below_pictures(page, line)}
    if facts & {"note", "author-note"}:
        found[NOTE] = ["note:opens"]
    elif "table-note" in facts:
        found[NOTE] = ["note:table"]
    elif (
        "parenthesised" in facts
        and line.length >= 8
        and not (line.byline or "enacted" in facts)
        and not line.half.endswith("版)")
    ):
        found[NOTE] = ["note:parenthesised"]
    if "enacted" in facts:
        found[DECK] = ["deck:enacted"]
    if "row" in facts:
        found[ROW] = ["row:cells"]
    if facts & {"verse-strong", "verse"}:
        found[VERSE] = ["verse:strong" if "verse-strong" in facts else "verse:weak"]
        found[VERSE] += ["verse:name"] if line.byline else []
    short = line.length <= 60 and (not line.ending or line.text[-1] in "？！?!”」…）)")
    if (short or facts & {"dash", "bracketed"}) and not facts & {"turned", "resumed"}:
        found = _headings(page, line) | found
    return found


def _signing(line: Line) -> dict[str, list[str]]:
    """What names the source of a story: bylines, credits, datelines and signatures on a line of their own."""
    facts = line.facts
    found: dict[str, list[str]] = {}
    if line.byline is not None:
        label = CREDIT if line.byline.kind == "credit" else BYLINE
        found[label] = ["credit:line"] if label == CREDIT else [f"byline:{line.byline.cert}"]
    if "dateline-line" in facts:
        found[DATELINE] = ["dateline:line"]
    elif "date" in facts:
        below = next((name for name in ("signed-day", "signature") if name in facts), "date")
        found[DATELINE] = [f"dateline:{below}"]
    if "signature" in facts and "date" not in facts and line.byline is None:
        found[BYLINE] = ["byline:signature"]
    return found


def _below_pictures(page: Page, line: Line) -> dict[str, list[str]]:
    credited = ["caption:credited"] if line.facts & {"credited", "credited-below"} else []
    if "caption" in line.facts:
        return {CAPTION: ["caption:opens", *credited]}
    return {CAPTION: [*credited, *_paragraph(page, line)]} if credited else {}


_IN_ORDER = (
    "names", "score", "enumerated", "item-run", "particles", "timed", "timed-beside", "numbered-beside", "figure",
    "formula", "speech-beside",
)  # fmt: skip
_OF_LISTS = frozenset(_IN_ORDER)


def _holding(tests: dict[str, bool], facts: set[str]) -> list[str]:
    """The names of the tests that hold, and what a line has of lists."""
    found = [name for name, holds in tests.items() if holds]
    return found if _OF_LISTS.isdisjoint(facts) else found + [name for name in _IN_ORDER if name in facts]


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
        "indented": page.indented and line.indent and "parenthesised" not in facts,
        "goes-on": line.ending == "comma" and line.length >= 24,
        "date": "date" in facts,
        "signature": "signature" in facts and line.signed_by is None,
    }
    return [f"p:{name}" for name in _holding(tests, facts)]


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
        "report": clauses.opens_a_report(line.text),
        "indented": page.indented and line.indent,
        "field": "fields" in facts,
        "date": "date" in facts,
        "signature": "signature" in facts,
        "qa": "qa" in facts,
        "attributed": bool(facts & {"dateline", "dateline-line"}) or line.signed_by is not None,
        "row": "row" in facts,
        "verse": "verse-strong" in facts,
        "quotation": line.text[0] in "“「" and bool(line.ending) and line.text[-1] in "”」",
    }
    common = [f"head:{name}" for name in _holding(tests, facts)]
    plain = common + (["head:dash"] if "dash" in facts else [])
    items = ["head:item"] if "item" in facts and "numbered" not in facts else []
    marked = ["kicker:mark-ends"] if line.text[-1] in "？！?!" else []
    return {
        HEADLINE: [*plain, *items, *_having("headline", facts, _OF_HEADLINES)],
        KICKER: [*plain, *items, *marked, *_having("kicker", facts, _OF_KICKERS)],
        DECK: [*common, *_deck(line)],
        SUBHEAD: plain + items + _subhead(line),
    }


_OF_HEADLINES = (
    "link", "spaced", "bracketed", "chapter", "numbered", "box", "boxed", "document", "tag", "acts", "parenthesised",
    "verb", "clause-below",
)  # fmt: skip
_OF_KICKERS = (
    "slogan", "occasion", "figures", "bracketed", "column", "organisation", "spaced", "says", "box", "boxed",
    "attends", "tag", "genre", "parenthesised",
)  # fmt: skip
_OF_SUBHEADS = (
    "parallel", "chapter", "bracketed", "number", "box", "boxed", "document", "tag", "acts", "commas", "verb",
    "clause-below",
)  # fmt: skip


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
    found += _having("deck", line.facts, ("attends", "parenthesised", "genre", "figures", "occasion", "reports"))
    if "number-of-text" in line.facts:
        found.append("deck:number")
    return found


def _subhead(line: Line) -> list[str]:
    found = ["subhead:short" if line.length <= 20 else "subhead:long" if line.length > 26 else ""]
    found += _having("subhead", line.facts, _OF_SUBHEADS)
    if "numbered" in line.facts and "chapter" not in line.facts:
        found.append("subhead:numbered")
    return [name for name in found if name]


# What there is evidence on of two lines of a headline stack.
STACKED = frozenset({(HEADLINE, HEADLINE), (KICKER, HEADLINE), (HEADLINE, DECK)})


def stack(a: Line, b: Line, label: str, next_label: str, traditional: bool) -> list[str]:
    """The evidence of two lines of one headline stack for being `label` and `next_label`."""
    found: list[str] = []
    organisation = "organisation" in a.facts and a.length <= 16 and "box" not in b.facts
    placed_above = "placed" in a.facts and "placed" not in b.facts
    placed_below = "placed" in b.facts and "placed" not in a.facts
    if (label, next_label) == (HEADLINE, HEADLINE):
        found += ["organisation"] if organisation else []
        found += ["verb-follows"] if organisation and "verb" in b.facts else []
        found += ["colon"] if a.ending == "colon" else []
        found += ["question"] if a.text[-1] in "？！?!" else []
        found += ["meeting"] if a.text[-2:] in ("会议", "會議", "大会", "大會", "全会") and "verb" in b.facts else []
        short = abs(a.length - b.length) <= 2 and max(a.length, b.length) <= 9
        found += ["even"] if min(a.length, b.length) >= 8 and abs(a.length - b.length) <= 2 else []
        found += ["genre-below"] if "genre" in b.facts and "genre" not in a.facts else []
        found += ["bonded"] if bond(a.text[-1], b.text[0]) in ("word", "bound") and "spaced" not in a.facts else []
        found += ["place-second"] if placed_below else []
        found += ["voice-second"] if "voice" in b.facts and "voice" not in a.facts else []
        found += ["alike"] if short and not a.facts & {"column", "says", "box"} else []
    elif (label, next_label) == (KICKER, HEADLINE):
        found += ["column"] if "column" in a.facts else []
        found += ["place-kicker"] if placed_above else []
        found += ["tiny-kicker"] if a.length <= 3 and not a.facts & {"placed", "spaced"} else []
        found += ["even-kicker"] if abs(a.length - b.length) <= 2 else []
        found += ["boxed"] if "boxed" in a.facts else []
        found += ["tag-like"] if a.length <= 8 and b.length >= 1.3 * a.length and not organisation else []
        found += ["box"] if "box" in a.facts and b.length >= 8 else []
        found += ["name-like-kicker"] if a.length <= 6 and not organisation and "spaced" not in a.facts else []
        longer = b.length > 1.1 * a.length and "commas" not in b.facts
        found += ["longer-headline"] if longer and not organisation else []
        found += ["mark-ends-headline"] if b.text[-1] in "！!？?" else []
        found += ["longer-kicker"] if a.length >= 10 and a.length > 1.25 * b.length and not organisation else []
    elif (label, next_label) == (HEADLINE, DECK):
        found += ["place-deck"] if placed_below else []
        found += ["voice-deck"] if "voice" in b.facts and "voice" not in a.facts else []
        found += ["place-headline"] if placed_above else []
        found += ["even-deck"] if abs(a.length - b.length) <= 2 else []
        found += ["figures-deck"] if "figures" in b.facts and "figures" not in a.facts else []
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
    found += [name for name in TOPICS if name in lines[place].facts]
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
    found = ["news-lead"] if "news-lead" in below.facts else []
    if below.facts & _LISTED and lines[place + 2 : place + 3] and lines[place + 2].facts & _LISTED:
        found.append("list-below")
    if lines[place].facts & {"box", "boxed"}:
        found.append("boxed")
    if _is_one_paragraph(lines, place + 1):
        found.append("one-paragraph")
    for line in lines[place + 1 : place + 12]:
        if "signed" in line.facts:
            return [*found, "signed-after"]
        if line.length <= HEADING_LIMIT and not line.ending and not line.facts & {"fields", "item"}:
            break
    return found
